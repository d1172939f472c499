"""Where a citation begins in a note that says more: behind prose that leads to it, or behind another citation.

"It is a joke. The PHP Group, ‘What Is PHP?’, ..." and "First model: Tiedtke, M., "A title", ..." lead to one
citation; "Searle, ‘A title’ (1980). The answers are in David Cole, ‘Another’, ..." holds two. What shows it are
names right before a title that stands out, and the end of a sentence, a colon or a preposition before the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from refcheck.references.classify import is_periodical, is_sentence, opens_sentence
from refcheck.references.notetext import NoteText, Run, RunForm, part_of
from refcheck.references.plain_notes import split_plain
from refcheck.references.shortforms import without_signal
from refcheck.text.institutions import is_institution
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re

__all__ = ["divided", "find_named", "opens_with_names", "without_lead", "without_remark"]

MAX_NAMES = 240
"""So far before a title (characters) its names are looked for."""
MAX_TEXT = 2_000
"""Prose that is longer (characters) is not looked through."""
MAX_RUNS = 24
"""As many titles of one note are looked at (number)."""
MAX_SENTENCES = 12
"""After as many sentences behind a title a remark may begin (number)."""
MIN_QUOTATION = 8
"""As many words in quotation marks, a sentence, may be a quotation before its source (number)."""

_WORD = r"(?:[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)*|(?!(?:In|Its|The\s\w+\sof)\b)[A-ZÀ-ÞĐ][\w'’-]+|[A-ZÀ-Þ](?=[,\s]))"
_SMALL = r"(?:and|und|et|y|e|&|of|for|on|the|de|del|della|di|da|dos|du|den|der|des|van|von|la|le|al|ter|bin)"
_NAMES = lazy_re(
    rf"(?:(?P<start>^)|(?P<sentence>(?<=[\w)\]”\"’»][\w)\]”\"’»][.?!]\s)|(?<=[.?!][”\"’»)]\s)|(?<=\s\s\.\s))|(?P<colon>(?<=\w:\s))|(?P<word>(?<=\b(?:in|by|is)\s)|(?<=\b(?:see|was)\s)|(?<=\bfrom\s)))"
    rf"(?P<names>{_WORD}(?:(?:,|\s[–—/])?\s(?:{_WORD}|{_SMALL})){{0,24}}(?:,?\set\.?\sal\.?)?)(?P<end>[,.]?)\s*(?:\((?:1[4-9]|20)\d\d\)[.,:]?\s*)?[“\"‘'«„]?\s*$"
)
_DATED = lazy_re(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_ABBREVIATED = lazy_re(r"(?:^|[\s(])(?:[A-ZÀ-Þ]|[A-Za-z]{1,3}|Univ|Dept|Cambr|Mass|eds|trans|vols?)\.\s*$")
_ENDS = lazy_re(r"(?:(?<=[\w)\]”\"’»])|(?<=\s\s))[.?!][”\"’»)]?\s+(?=[A-ZÀ-Þ“\"‘'«])")
_OTHER_EDITION = lazy_re(
    r"(?:Edici[óo]n|Edition|Édition|Edição|Edizione|Ausgabe|Traducción|Traduction|Tradução|Traduzione|Übersetzung|Reprint(?:ed)?"
    r"|(?:Spanish|English|French|German|Italian|Portuguese)\s(?:edition|translation))\b"
)
"""What opens a sentence about another edition of the work."""
_YEAR_LAST = lazy_re(r"(?<!\d)(?:1[4-9]|20)\d\d\)?\.$")
_TELLS = lazy_re(
    r"(?!(?i:accessed|retrieved|available|consult|visited|disponib|disponív|acess|reprint|url|https?|doi|in:?\s|eds?\b|edited))"
    r"[A-ZÀ-Þ][^“”\"«»:]{0,80}?\s(?:[a-zß-ÿ]{4,})\b[^“”\"«»:]*$"
)
"""Words about a work that are no second imprint: "Operational from November 1985."."""
_WITHIN = lazy_re(r"(?i)\b(?:in|en|em|în|dins|dans|dalam)\s?:\s$")
_ADDRESS = lazy_re(r"https?:|www\.")


@dataclass(frozen=True, slots=True)
class _Opening:
    """Names right before a title: where they begin, what stands before them, and the title."""

    at: int
    kind: str
    names: str
    run: Run


def _openings(note: NoteText) -> Iterator[_Opening]:
    """Yield the places where names open a citation, in order."""
    for run in note.runs[:MAX_RUNS]:
        if run.form is RunForm.LINK:
            continue
        begin = max(0, run.start - MAX_NAMES)
        match = _names_at_end(note.text[begin : run.start])
        if match is None or not (match["end"] or "," in match["names"] or run.form is RunForm.QUOTED):
            continue
        kind = match.lastgroup if match.lastgroup in {"start", "sentence"} else ""
        kind = kind or next(name for name in ("start", "sentence", "colon", "word") if match[name] is not None)
        if kind == "start" and begin:
            continue
        if not opens_sentence(match["names"]):
            yield _Opening(begin + match.start("names"), kind, match["names"], run)


@kept(128, longest=MAX_NAMES)
def _names_at_end(text: str) -> re.Match[str] | None:
    """Return the names that a text ends with, before the mark that opens a title; several rules ask for those of one
    note."""
    return _NAMES.search(text)


def without_lead(part: NoteText) -> NoteText:
    """Return a part with blanks where prose, a quotation or what the citation proves stands before it.

    Only where nothing that stands before is a citation: no year, address or keyword, and words
    in quotation marks only as a sentence has them.
    """
    for opening in _openings(part):
        if opening.kind == "start":
            return part
        before = part.text[: opening.at]
        if _DATED.search(before) or _ADDRESS.search(part.raw[: opening.at]):
            return part
        if _is_dated_behind(part, opening) and _leads(part, opening, before):
            runs = tuple(run for run in part.runs if run.start >= opening.at)
            return replace(part, text=" " * opening.at + part.text[opening.at :], runs=runs)
    return part


def find_named(text: str) -> int:
    """Return where in a text without markup names open an article or a chapter behind prose, 0 where none do."""
    for match in list(_ENDS.finditer(text[:MAX_TEXT]))[:MAX_SENTENCES]:
        before, after = text[: match.end()], without_signal(text[match.end() :])
        if _DATED.search(before) or not _is_prose(before):
            return 0
        note = split_plain(after)
        if note is not None and note.authors and note.container and not note.is_body:
            return len(text) - len(after)
    return 0


def _is_prose(text: str) -> bool:
    """Return whether a sentence before a citation is prose; German has capitals in the middle of it."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 2]
    small = sum(word.islower() for word in words)
    return is_sentence(text) or (small > 2 and 3 * small > len(words))


def opens_with_names(part: NoteText) -> bool:
    """Return whether a citation opens with the names before its title."""
    opening = next(_openings(part), None)
    return opening is not None and opening.kind == "start" and len(opening.run.of(part.text).split()) > 1


def without_remark(text: str) -> str:
    """Return what follows a title without the prose that comments on the work, behind a sentence with a year."""
    for match in list(_ENDS.finditer(text))[:MAX_SENTENCES]:
        before = text[: match.start() + 1]
        if not _DATED.search(before) or _ABBREVIATED.search(before):
            continue
        after = text[match.end() :]
        if _is_remark(after) or (_YEAR_LAST.search(before) and _tells_of_year(after)):
            return before
    return text


def _tells_of_year(text: str) -> bool:
    """Return whether a sentence behind a year names another one in words, and neither its reading nor an imprint."""
    return _DATED.search(text) is not None and _TELLS.match(text) is not None


def _is_remark(text: str) -> bool:
    return is_sentence(text) or _OTHER_EDITION.match(text) is not None


def _leads(part: NoteText, opening: _Opening, before: str) -> bool:
    """Return whether what stands before the names of a citation is prose."""
    earlier = [run for run in part.runs if run.start < opening.at]
    rest = "".join(_outside(part, earlier, opening.at))
    if opening.kind == "colon":
        if _WITHIN.search(before):
            return False
        words = re.findall(r"[^\W\d_]+", rest)
        return not earlier and len(words) <= 12 and _is_label(words, body=is_institution(before.rstrip(" :")))
    if not rest.strip(" .,;“”\"‘’'«»"):  # a quotation, and where it is from
        said = earlier[-1].of(part.text) if earlier and earlier[-1].form is RunForm.QUOTED else ""
        whole = len(said.split()) >= MIN_QUOTATION and re.search(r"[.?!]\W*$", before) is not None
        return whole and not (is_institution(opening.names) or is_periodical(opening.names))
    if opening.kind == "word" and earlier and not before[: earlier[0].start].strip("“\"‘'«„ "):
        return False  # the title comes first: "“A title”, a talk given in Jane Doe, *A Book*"
    return _is_prose(rest) or (opening.kind == "sentence" and opens_sentence(rest))


def _outside(part: NoteText, runs: list[Run], end: int) -> Iterator[str]:
    at = 0
    for run in runs:
        yield part.text[at : run.start]
        at = run.end
    yield part.text[at:end]


def _is_label(words: list[str], *, body: bool) -> bool:
    """Return whether words before a colon say what a citation is for: some small ones, or a single one.

    ``body`` says that they may name an institution.
    """
    small = [word for word in words if word.islower() and len(word) > 3]
    return len(small) >= 2 or (len(words) > 2 and bool(small)) or (len(words) == 1 and not body)


def divided(note: NoteText) -> tuple[NoteText, ...]:
    """Return the citations of a note apart: a further one begins at the sentence in which names open it,
    behind a citation with its year or address."""
    cuts = [0]
    seen = 0
    for opening in _openings(note):
        cut = _sentence_before(note, seen, opening.at)
        if cut is None:
            continue
        before = note.text[seen:cut]
        cited = any(seen <= run.start < cut for run in note.runs) and (
            _DATED.search(before) or _ADDRESS.search(note.raw[seen:cut])
        )
        if cited and _is_dated_behind(note, opening):
            cuts.append(cut)
            seen = cut
    if len(cuts) == 1:
        return (note,)
    ends = [*cuts[1:], len(note.text)]
    return tuple(part_of(note, start, end, last=end == ends[-1]) for start, end in zip(cuts, ends, strict=True))


def _is_dated_behind(note: NoteText, opening: _Opening) -> bool:
    """Return whether a year or an address follows a title, as in a citation."""
    at = opening.run.end
    return _DATED.search(note.text, at) is not None or _ADDRESS.search(note.raw, at) is not None


def _sentence_before(note: NoteText, start: int, end: int) -> int | None:
    """Return where the sentence begins that the names at ``end`` stand in, if one ends before it."""
    cut = None
    for match in _ENDS.finditer(note.text, start, end + 1):  # the names may open the sentence
        inside = any(run.start < match.end() <= run.end for run in note.runs)
        if not inside and not _ABBREVIATED.search(note.text[: match.start() + 1]):
            cut = match.end()
    return cut
