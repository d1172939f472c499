"""Words looked for in a text: a quotation in the page or the pages that it is said to be from.

Compared word by word, so that quotation marks, dashes, hyphens at the ends of lines, ligatures, case
and blanks make no difference. What an author left out or put in ("...", "[sic]") divides a quotation
into parts, which have to come one after the other. Time grows with the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import Indel

from refcheck.content.deviations import Departure, departures
from refcheck.model.evidence import ENOUGH
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["Found", "PageText", "find_passage", "parts_of"]

NEAR = 0.4
"""The nearest passage is shown when so much of it agrees."""
MAX_PASSAGE = 300
"""So much of a passage (characters) is kept."""
MAX_WORDS = 400
"""So much of a quotation (words) is looked for."""
GRAM = 3
BEFORE = 18
"""So many words before and behind a difference are shown."""
LIGATURES = 5
"""So many words with a capital in the midst of them are no names of brands."""
MAX_DIFFERENCES = 5
MAX_DIFFERENCE = 80
"""So much of one side of a difference (characters) is kept."""

_LEFT_OUT = lazy_re(r"\s*(?:\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.\s?\.\s?\.(?:\s?\.)?|…|\[[^\[\]]{0,80}\])\s*")
_CHANGED_LETTER = lazy_re(r"\[(\w{1,2})\](?=\w)")
# pdfium writes U+0002 for a hyphen at the end of a line.
_HYPHENATED = lazy_re(r"(?<=\w)(?:[-\u00ad\u2010]\s*\n\s*(?=[a-zà-ÿ])|\x02\s*)")
# Figures apart from letters: the number of a note stands close to its word.
_WORD = lazy_re(r"\d+|[^\W\d_]+(?:[’'][^\W\d_]+)*|[&%]")
_JOINERS = lazy_re(r"(?<=\w)[\u00ad\u200b-\u200d\u2060](?=\w)|\u00ad")
# What a word leans on: an article without its vowel ("l'offre"), a note's letter ("aThe")
_LEANING = lazy_re(r"[^\W\d_]{1,6}[’']+(?=\w)|[a-z](?=[A-Z][a-z])")
# Ligatures that a PDF calls by a wrong letter ("speciVed"), names of commands in the margin, TeX's own name
_GARBLED = lazy_re(r"[a-zà-ÿ][UVWXY](?=[a-zà-ÿ])|[\x00-\x08\ufffd\\@]|T ?E{1,2} ?X")
_WRONG_LIGATURE = lazy_re(r"(?<=[a-zà-ÿ])[UVWXY](?=[a-zà-ÿ]{2})")
_LIGATURE = lazy_re("ff[il]?|f[il]")
# "[3]", "[note 1]", "[citation needed]": put into a text by its publisher, as an author puts in what is left out
_BRACKETED = lazy_re(r"\[[^\[\]]{1,30}\]")
# Accents that a PDF sets beside their letters.
_LOOSE = lazy_re(r"\s?[\u0300-\u036f]+\s?|(?<=\w)[ˆˇ˘˙˚˜](?=\w)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Where a quotation is: ``share`` of its words (0-1) that stand together at its best place, ``page`` the
    index of the page, ``passage`` what stands there, at most 300 characters.

    ``differences`` are words of the quotation with what the source has in their place, either may be empty; only
    where the quotation is found. Then ``passage`` is about the first of them.
    """

    share: float
    page: int = 0
    passage: str = ""
    differences: tuple[tuple[str, str], ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether enough of it is there to be the quotation."""
        return self.share >= ENOUGH


class PageText:
    """The words of a text that is in pages; a page on the web is one. ``printed``: read from a PDF."""

    def __init__(self, pages: Sequence[str], *, printed: bool = False) -> None:
        self.printed = printed
        self._texts = [_plain(page) for page in pages]
        self.words: list[str] = []
        self._places: list[tuple[int, int]] = []
        self._begins: list[int] = []
        for text in self._texts:
            self._begins.append(len(self.words))
            for match in _WORD.finditer(_BRACKETED.sub(_blanks, text)):
                self.words.append(_folded(match.group()))
                self._places.append(match.span())
        self.breaks = frozenset(self._begins)

    def page_of(self, word: int) -> int:
        """Return the index of the page that the word with this number stands on."""
        return max(bisect_left(self._begins, word + 1) - 1, 0)

    def only(self, pages: Iterable[int]) -> PageText:
        """Return the text of some of its pages, by their indexes."""
        return PageText([self._texts[page] for page in pages], printed=self.printed)

    def passage(self, first: int, count: int) -> str:
        """Return what stands from the word ``first`` on, to the end of its page at most."""
        if not self.words:
            return ""
        shown = " ".join(self.said(first, first + max(count, 1)).split())
        return shown if len(shown) <= MAX_PASSAGE else shown[: MAX_PASSAGE - 1].rstrip() + "…"

    def said(self, first: int, end: int) -> str:
        """Return the words from ``first`` to before ``end`` as they are written, to the end of the page at most."""
        if end <= first:
            return ""
        page = self.page_of(first)
        last = min(end, len(self.words)) - 1
        while last > first and self.page_of(last) != page:
            last -= 1
        return self._texts[page][self._places[first][0] : self._places[last][1]]

    def is_garbled(self, first: int, end: int, replaced: bool) -> bool:
        """Return whether the words from ``first`` to before ``end`` are not what a reader of the PDF sees there: they
        hold wrong letters, or fill a line in the midst of others, as what stands in the margin does; nothing of it
        stands for words that a quotation has in their place.
        """
        if _GARBLED.search(self.said(first, end)) is not None:
            return True
        return not replaced and self._fill_a_line(first, end)

    @cached_property
    def _lacks_ligatures(self) -> bool:
        """Whether capitals stand for ligatures all through the text ("deVned"), so at the beginning of words too."""
        return sum(len(_WRONG_LIGATURE.findall(text)) for text in self._texts) >= LIGATURES

    def is_one(self, quoted: str, word: int, first: bool) -> bool:
        """Return whether the word with this number is ``quoted`` (folded), but for a capital that stands for the
        ligature at its beginning or, if a quotation begins with it, for what it leans on.
        """
        said = self.said(word, word + 1)
        match = _LEANING.match(said) if first else None
        if match is not None and _folded(said[match.end() :]) == quoted:
            return True
        ligature = _LIGATURE.match(quoted)
        return (
            ligature is not None
            and said[0] in "UVWXY"
            and self.words[word][1:] == quoted[ligature.end() :]
            and self._lacks_ligatures
        )

    def _fill_a_line(self, first: int, end: int) -> bool:
        page = self.page_of(first)
        if not first < end < len(self.words) or first == self._begins[page] or self.page_of(end) != page:
            return False
        text, places = self._texts[page], self._places
        return (
            "\n" in text[places[first - 1][1] : places[first][0]] and "\n" in text[places[end - 1][1] : places[end][0]]
        )


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", _HYPHENATED.sub("", text))
    return _JOINERS.sub("", _LOOSE.sub("", text))


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    """Return a word as it is compared: without case and accents."""
    word = word.replace("’", "").replace("'", "")
    return {"&": "and", "%": "percent"}.get(word) or fold(word).strip() or word


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a quotation without anything left out: its text, its words folded, and where they stand."""

    text: str
    words: list[str]
    places: list[tuple[int, int]]

    def said(self, first: int, end: int) -> str:
        return self.text[self.places[first][0] : self.places[end - 1][1]] if end > first else ""


def _parts_of(quotation: str) -> list[_Part]:
    text = _CHANGED_LETTER.sub(r"\1", quotation)
    parts = []
    for piece in map(_plain, _LEFT_OUT.split(text)):
        found = list(_WORD.finditer(piece))[:MAX_WORDS]
        if found:
            parts.append(_Part(piece, [_folded(m.group()) for m in found], [m.span() for m in found]))
    return parts


def parts_of(quotation: str) -> list[list[str]]:
    """Return the words of a quotation, divided where something was left out or put in."""
    return [part.words for part in _parts_of(quotation)]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part of a quotation with the number of the word where it stands best, the share of its words (0-1) that
    stand there, and where it departs from what stands there.
    """

    part: _Part
    start: int
    share: float
    departures: tuple[Departure, ...] = ()

    @property
    def weight(self) -> int:
        return len(self.part.words)


def find_passage(quotation: str, text: PageText) -> Found:
    """Return where a quotation is in a text, or the place that is nearest to it."""
    parts = _parts_of(quotation)
    if not parts or not text.words:
        return Found(share=0.0)
    placed: list[_Placed] = []
    at = 0
    for part in parts:
        one = _placed(part, text, at)
        if one.share < ENOUGH and at:
            # A part may stand before the one that it is said to follow.
            one = max(one, _placed(part, text, 0), key=lambda found: found.share)
        if one.share >= ENOUGH:
            at = one.start + one.weight
        placed.append(one)
    longest = max(placed, key=lambda found: found.weight)
    share = sum(one.share * one.weight for one in placed) / sum(one.weight for one in placed)
    page = text.page_of(longest.start)
    if share >= ENOUGH and (found := _differences(placed, text)):
        differences, about = found
        shown = text.passage(max(about - BEFORE, placed[0].start), 2 * BEFORE)
        return Found(share=share, page=page, passage=shown, differences=differences)
    shown = text.passage(longest.start, longest.weight + 2) if share >= NEAR else ""
    return Found(share=share, page=page, passage=shown)


def _placed(part: _Part, text: PageText, begin: int) -> _Placed:
    """Return where a part stands best at or after the word ``begin``."""
    start, share = _best(part.words, text.words, begin)
    count = len(part.words)
    # A word or two may stand anywhere.
    if count < GRAM or share < NEAR or text.words[start : start + count] == part.words:
        return _Placed(part, start, share)
    told = departures(
        part.words,
        text.words,
        start,
        breaks=text.breaks,
        printed=text.printed,
        is_one=text.is_one,
        is_garbled=text.is_garbled if text.printed else None,
    )
    if told is None:
        return _Placed(part, start, share)
    departing = sum(max(one.quoted[1] - one.quoted[0], one.source[1] - one.source[0]) for one in told)
    return _Placed(part, start, max(share, 1 - departing / count), told)


def _differences(placed: Sequence[_Placed], text: PageText) -> tuple[tuple[tuple[str, str], ...], int] | None:
    """Return the words in which parts differ from what stands at their places, and the number of the first one of
    the text; ``None`` when there are none for certain.
    """
    found = [
        (one.part.said(*each.quoted)[:MAX_DIFFERENCE], " ".join(text.said(*each.source).split())[:MAX_DIFFERENCE])
        for one in placed
        for each in one.departures
    ]
    first = next((each.source[0] for one in placed for each in one.departures), -1)
    return (tuple(found[:MAX_DIFFERENCES]), first) if found else None


def _best(part: Sequence[str], words: Sequence[str], begin: int) -> tuple[int, float]:
    """Return the number of the word where ``part`` stands best at or after ``begin``, and how much of it does."""
    size = min(GRAM, len(part))
    offsets: dict[tuple[str, ...], list[int]] = {}
    for index in range(len(part) - size + 1):
        offsets.setdefault(tuple(part[index : index + size]), []).append(index)
    wanted = {gram[0] for gram in offsets}
    votes: Counter[int] = Counter()
    for at in range(begin, len(words) - size + 1):
        if words[at] in wanted:
            for index in offsets.get(tuple(words[at : at + size]), ())[:4]:
                votes[at - index] += 1
    best, share = begin, 0.0
    # Words that are missing or put in shift what follows them: the votes of neighbours are looked at together.
    for start, _ in votes.most_common(5):
        low = max(start - 2, 0)
        for offset in (start, low):
            if offset < 0:
                continue
            here = _share(part, words[offset : offset + len(part) + (2 if offset == start else 4)])
            if here > share:
                best, share = max(start, 0), here
    return best, share


def _share(part: Sequence[str], window: Sequence[str]) -> float:
    """Return how many of the words of ``part`` stand in ``window`` in their order (0-1).

    Words of the window that are not in the part, between those that are, count against it.
    """
    if list(window[: len(part)]) == list(part):
        return 1.0
    common = (len(part) + len(window) - Indel.distance(part, window)) / 2
    return common / len(part)
