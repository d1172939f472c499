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
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from refcheck.model.evidence import ENOUGH

__all__ = ["Found", "PageText", "find_passage", "parts_of"]

NEAR = 0.4
"""The nearest passage is shown when so much of it agrees."""
MAX_PASSAGE = 300
"""So much of a passage (characters) is kept."""
MAX_WORDS = 400
"""So much of a quotation (words) is looked for."""
GRAM = 3

_LEFT_OUT = re.compile(
    r"\s*(?:\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.\s?\.\s?\.(?:\s?\.)?|…|\[[^\[\]]{0,80}\])\s*"
)
_CHANGED_LETTER = re.compile(r"\[(\w{1,2})\](?=\w)")
_HYPHENATED = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=[a-zà-ÿ])")
_WORD = re.compile(r"[^\W_]+")
_JOINERS = re.compile(r"(?<=\w)[’'\u00ad\u200b-\u200d\u2060](?=\w)|\u00ad")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Where a quotation is: ``share`` of its words (0-1) that stand together at its best place, ``page`` the
    index of the page, ``passage`` what stands there, at most 300 characters.
    """

    share: float
    page: int = 0
    passage: str = ""

    @property
    def is_there(self) -> bool:
        """Whether enough of it is there to be the quotation."""
        return self.share >= ENOUGH


class PageText:
    """The words of a text that is in pages; a page on the web is one."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._texts = [_plain(page) for page in pages]
        self.words: list[str] = []
        self._places: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._begins: list[int] = []
        for text in self._texts:
            self._begins.append(len(self.words))
            for match in _WORD.finditer(text):
                self.words.append(match.group().casefold())
                self._places.append(match.span())

    def page_of(self, word: int) -> int:
        """Return the index of the page that the word with this number stands on."""
        return max(bisect_left(self._begins, word + 1) - 1, 0)

    def passage(self, first: int, count: int) -> str:
        """Return what stands from the word ``first`` on, to the end of its page at most."""
        if not self.words:
            return ""
        page = self.page_of(first)
        last = min(first + max(count, 1), len(self.words)) - 1
        while last > first and self.page_of(last) != page:
            last -= 1
        text = self._texts[page][self._places[first][0] : self._places[last][1]]
        shown = " ".join(text.split())
        return shown if len(shown) <= MAX_PASSAGE else shown[: MAX_PASSAGE - 1].rstrip() + "…"


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", _HYPHENATED.sub("", text))
    return _JOINERS.sub("", text)


def parts_of(quotation: str) -> list[list[str]]:
    """Return the words of a quotation, divided where something was left out or put in."""
    text = _CHANGED_LETTER.sub(r"\1", quotation)
    parts = [[word.casefold() for word in _WORD.findall(_plain(part))] for part in _LEFT_OUT.split(text)]
    return [part[:MAX_WORDS] for part in parts if part]


def find_passage(quotation: str, text: PageText) -> Found:
    """Return where a quotation is in a text, or the place that is nearest to it."""
    parts = parts_of(quotation)
    total = sum(map(len, parts))
    if not total or not text.words:
        return Found(share=0.0)
    said = 0.0
    at, first, page = 0, -1, 0
    longest = max(range(len(parts)), key=lambda index: len(parts[index]))
    for index, part in enumerate(parts):
        start, share = _best(part, text.words, at)
        if share < ENOUGH and at:
            # A part may stand before the one that it is said to follow.
            earlier, better = _best(part, text.words, 0)
            start, share = (earlier, better) if better > share else (start, share)
        said += share * len(part)
        if index == longest or first < 0:
            first, page = start, text.page_of(start)
        if share >= ENOUGH:
            at = start + len(part)
    share = said / total
    shown = text.passage(first, len(parts[longest]) + 2) if share >= NEAR else ""
    return Found(share=share, page=page, passage=shown)


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
