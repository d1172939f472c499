"""Words of a PDF's pages made lines: by where they stand, with raised figures told from the line's own words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from refcheck.content.looks import BOLD, ITALIC

__all__ = ["Line", "Word", "is_page_number", "lines_of", "usual_size", "without_furniture"]

SMALLER = 0.88
"""A raised figure is at most so large beside its line."""
HIGHER = 0.12
"""It stands higher than the line by so much of the line's size, at least."""
MARGIN = 0.11
"""Heads and feet stand within so much of the page's height at its edges."""
_PAGE_NUMBER = re.compile(
    r"(?i)[-–—|\s.]*(?:page|p\.|seite|página|halaman|หน้า)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|de|von)\s*\d{1,4})?[-–—|\s.]*"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place; ``glued``: nothing stands between it and the word before."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    italic: bool = False
    bold: bool = False
    raised: bool = False
    glued: bool = False
    url: str | None = None


@dataclass(slots=True)
class Line:
    """A line of a page; ``size`` is that of most of its letters, ``page`` the index of its page."""

    words: list[Word] = field(default_factory=list)
    baseline: float = 0.0
    size: float = 0.0
    page: int = 0

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(("" if word.glued else " ") + word.text for word in self.words).strip()

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def lines_of(page: Mapping[str, Any], index: int) -> list[Line]:
    """Return the lines of a page in the order of the file, which is that of reading in nearly all."""
    lines: list[Line] = []
    line: Line | None = None
    links = page["links"]
    for said in page["words"]:
        word = _word(said, links)
        if line is None or not _goes_on(line, word):
            line = Line(baseline=word.baseline, size=word.size, page=index)
            lines.append(line)
        if line.words and word.size > line.size * 1.05 and _is_short(line.words):
            # The line began with its raised figure.
            line.baseline, line.size = word.baseline, word.size
        line.words.append(word if line.words or not word.glued else replace(word, glued=False))
    return [_settled(one) for one in lines]


def _word(said: Sequence[Any], links: Sequence[Sequence[Any]]) -> Word:
    text, x0, x1, baseline, size, look, glued = said
    middle, height = (x0 + x1) / 2, baseline + size * 0.25
    url = next(
        (one[4] for one in links if one[0] - 1 <= middle <= one[2] + 1 and one[1] - 2 <= height <= one[3] + 2), None
    )
    return Word(text, x0, x1, baseline, size, bool(look & ITALIC), bool(look & BOLD), glued=glued, url=url)


def _is_short(words: Sequence[Word]) -> bool:
    return len(words) <= 3 and sum(len(word.text) for word in words) <= 3


def _goes_on(line: Line, word: Word) -> bool:
    """Return whether a word stands in the line: beside what is there, raised or lowered a little at most."""
    last = line.words[-1]
    size = max(line.size, word.size)
    if word.x0 < last.x1 - 0.6 * size or word.x0 > last.x1 + 12 * size:
        return False
    return abs(word.baseline - line.baseline) < 0.62 * size


def _settled(line: Line) -> Line:
    """Return the line with its own size and baseline, and raised figures marked."""
    sizes: Counter[float] = Counter()
    for word in line.words:
        sizes[word.size] += len(word.text)
    line.size = max(sizes, key=lambda size: (sizes[size], size))
    bases: Counter[float] = Counter()
    for word in line.words:
        if word.size == line.size:
            bases[word.baseline] += len(word.text)
    line.baseline = max(bases, key=lambda base: bases[base])
    line.words = [_raised(word, line) for word in line.words]
    return line


def _raised(word: Word, line: Line) -> Word:
    raised = word.size <= line.size * SMALLER and word.baseline >= line.baseline + HIGHER * line.size
    return replace(word, raised=True) if raised else word


def usual_size(lines: Sequence[Line]) -> float:
    """Return the size of the running text: of the letters in long lines, the larger of two that are about as common."""
    sizes: Counter[float] = Counter()
    for line in lines:
        letters = len(line.text)
        if letters > 30:
            sizes[round(line.size * 2) / 2] += letters
    if not sizes:
        return max((line.size for line in lines), default=10.0)
    most = max(sizes.values())
    # Notes may outweigh the text above them, which is larger.
    return max(size for size, letters in sizes.items() if letters >= 0.35 * most)


def is_page_number(text: str) -> bool:
    """Return whether a line is the number of its page and nothing else."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page without heads, feet and numbers that come back at the edges of pages."""
    places: dict[str, set[int]] = defaultdict(set)
    for index, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in _at_edges(lines, height):
            places[_name(line)].add(index)
    wanted = 2 if len(pages) <= 4 else 3
    recurring = {name for name, found in places.items() if len(found) >= wanted}
    kept: list[list[Line]] = []
    for lines, height in zip(pages, heights, strict=True):
        edges = {id(line) for line in _at_edges(lines, height) if _name(line) in recurring or is_page_number(line.text)}
        kept.append([line for line in lines if id(line) not in edges])
    return kept


def _at_edges(lines: Sequence[Line], height: float) -> Iterator[Line]:
    for line in lines:
        if line.baseline < height * MARGIN or line.baseline > height * (1 - MARGIN):
            yield line


def _name(line: Line) -> str:
    return re.sub(r"[0-9]+", "#", line.text.casefold())[:80]
