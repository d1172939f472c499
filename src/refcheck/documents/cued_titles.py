"""Titles without markup: capitalised words after a word that says that a work is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.documents.titlelike import is_body
from refcheck.text.cued import Cued
from refcheck.text.lazy import lazy_re
from refcheck.text.words import STOPWORDS, fold

__all__ = ["find_cued"]

MAX_WORDS = 30
"""A longer run of capitalised words is no title."""

_CUE = Cued(
    r"\b(?:report|study|paper|book|article|publication|handbook|guide|guidelines|manual|survey|thesis|dissertation|essay"
    r"|monograph|memoir|novel|briefing|brief|statement|document|volume|documentary|laporan|buku|penelitian)\b"
    r"(?P<comma>,)?(?P<called>\s+(?:entitled|titled|called|named|berjudul))?(?P<colon>[,:])?\s+(?=[A-Z0-9À-ÖØ-Þ])",
    *(
        "report",
        "study",
        "paper",
        "book",
        "article",
        "publication",
        "guide",
        "manual",
        "survey",
        "thesis",
        "dissertation",
    ),
    *(
        "essay",
        "monograph",
        "memoir",
        "novel",
        "brief",
        "statement",
        "document",
        "volume",
        "laporan",
        "buku",
        "penelitian",
    ),
)
_POINTING = lazy_re(r"(?i)\b(?:this|our|that|each|every|any|no|such|these|all|my|same|present)\s(?:[\w-]+\s){0,2}$")
_WORD = lazy_re(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’&/-][^\W_]+)*")
_GAP = lazy_re(r"\s{1,9}(?:[–—&-]\s{1,9})?|\s?:\s{1,9}|[?!]\s{1,9}(?=[A-Z])")
_SMALL = frozenset(
    """of for to in on and the a an from with by at as into or its their without within between against through under over
    upon is are be not de la du des et del y e da do dos das di dan untuk pada dari yang""".split()  # noqa: SIM905
)
_ENDS = lazy_re(r"\s*(?:[,.;)\]]|$|[(\[]|–|—)")


def find_cued(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of the titles in ``text``, in order.

    Tuned on English; titles in sentence case cannot be told from the words that follow them. Errs
    towards *no title*: there must be small words between the capitals, or a subtitle, or a word like
    "entitled" before them.
    """
    done = 0
    for cue in _CUE.finditer(text):
        start = cue.end()
        if start < done:
            continue
        end, words, capitals = _run(text, start)
        if end and _is_title(text, cue, (start, end), words, capitals):
            done = end
            yield start, end


def _run(text: str, start: int) -> tuple[int, int, int]:
    """Return where the run of capitalised and small words ends, how many words it has and how many
    of them are telling; the end is 0 when there is no run."""
    at, end, words, counted, telling = start, 0, 0, 0, 0
    while words < MAX_WORDS:
        word = _WORD.match(text, at)
        if word is None:
            break
        words += 1
        capital = word.group()[0].isupper() or word.group()[0].isdigit()
        if capital:
            end, counted = word.end(), words
            telling += fold(word.group()) not in STOPWORDS
        elif word.group() not in _SMALL:
            break
        gap = _GAP.match(text, word.end())
        if gap is None or (":" in gap.group() and not text[gap.end() : gap.end() + 1].isupper()):
            break
        at = gap.end()
    return (end, counted, telling) if words <= MAX_WORDS else (0, 0, 0)


def _is_title(text: str, cue: re.Match[str], place: tuple[int, int], words: int, telling: int) -> bool:
    start, end = place
    title = text[start:end]
    if telling < 2 or title[0].isdigit() or is_body(title):
        return False
    if cue["called"]:
        return True
    if cue["colon"] == ":" or words < 3 or not (":" in title or _has_small_word(title)):
        return False
    if cue["comma"] or cue["colon"]:
        return not _POINTING.search(text[max(0, cue.start() - 40) : cue.start()]) and _ENDS.match(text, end) is not None
    return True


def _has_small_word(title: str) -> bool:
    return any(word in _SMALL for word in title.split()[1:-1])
