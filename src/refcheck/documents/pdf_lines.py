"""Words, lines and pages of a PDF: what stands where, and how it is set."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

__all__ = ["Foot", "Line", "Page", "PageNote", "Word", "part_of"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place; ``glued``: nothing stands between it and the word before. ``marker`` is the
    label of the note that it leads to.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    italic: bool = False
    bold: bool = False
    code: bool = False
    raised: bool = False
    glued: bool = False
    url: str | None = None
    marker: str | None = None


@dataclass(slots=True, eq=False)
class PageNote:
    """A note: ``number`` orders its label among its like, ``page`` is the index of the page that it begins on.
    ``at_end``: it stands in a list of notes, not below the text that leads to it.
    """

    label: str
    number: int
    page: int
    at_end: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """A line of a page; ``size`` is that of most of its letters, ``page`` the index of its page, ``column``
    counts the columns of the page from top to bottom and left to right. ``ruled``: a short rule stands above it.
    """

    words: list[Word] = field(default_factory=list)
    baseline: float = 0.0
    size: float = 0.0
    page: int = 0
    column: int = 0
    ruled: bool = False
    turned: bool = False
    note: PageNote | None = None

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words[-3:])

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(("" if word.glued else " ") + word.text for word in self.words).strip()

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def is_code(self) -> bool:
        """Return whether it is of a program: in type of one width, and no address."""
        words = [word for word in self.words if not word.text.isdigit()]
        text = "".join(word.text for word in words)
        # Figures alone, such as the end of a broken DOI, are no program.
        return (
            bool(text)
            and all(word.code for word in words)
            and (len(words) > 1 or text[0] in "\\%{}#")
            and "://" not in text
        )

    @property
    def is_lone_address(self) -> bool:
        """Whether it is an address and no more, which browsers print over the edge of its column."""
        return len(self.words) == 1 and "/" in self.words[0].text

    @property
    def is_italic(self) -> bool:
        """Whether all of it is italic."""
        return all(word.italic for word in self.words)


@dataclass(frozen=True, slots=True)
class Foot:
    """The part of a page below ``top`` where that has columns of its own, parted at ``cuts``."""

    top: float = -math.inf
    cuts: Sequence[float] = ()


@dataclass(slots=True)
class Page:
    """The lines of a page, in the order of reading. ``box`` is left, bottom, right and top of it, ``rules``
    are left, right and height of each, ``cuts`` where its columns are parted, from left to right.
    ``furniture`` are the lines that are none of the text's: heads, feet, what is stamped on it.
    """

    lines: list[Line]
    box: tuple[float, float, float, float]
    furniture: list[Line] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    cuts: Sequence[float] = ()
    foot: Foot = Foot()


def part_of(line: Line, low: int, high: int) -> Line:
    """Return the words ``[low, high)`` of a line as a line."""
    words = line.words[low:high]
    return replace(line, words=[replace(words[0], glued=False), *words[1:]])
