"""Lines of a text: where they begin, and the line and column of a character."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from refcheck.model.place import Location, Span, Unit
from refcheck.text.lazy import lazy_re

__all__ = ["Lines"]

_NEWLINE = lazy_re(r"\r\n?|\n")


class Lines:
    """The lines of ``text``; they end at LF, CR LF or CR, as in CommonMark.

    ``pages`` are where the pages begin (rising offsets) and what they are called; ``unit`` is what the
    lines are to a person.
    """

    def __init__(self, text: str, *, pages: Sequence[tuple[int, str]] = (), unit: Unit = Unit.LINE) -> None:
        self.text = text
        self.unit = unit
        self._page_starts = [start for start, _ in pages]
        self._page_names = [name for _, name in pages]
        # Arrays: a text of 100,000 lines would else be 10 MB of integers.
        if "\r" in text:
            self._starts, self._ends = array("q", [0]), array("q")
            for match in _NEWLINE.finditer(text):
                self._ends.append(match.start())
                self._starts.append(match.end())
            self._ends.append(len(text))
        else:
            self._ends = array("q", (end - 1 for end in accumulate(len(line) + 1 for line in text.split("\n"))))
            self._starts = array("q", [0, *(end + 1 for end in self._ends[:-1])])

    @property
    def starts(self) -> Sequence[int]:
        """Where each line begins, as code point offsets."""
        return self._starts

    def __len__(self) -> int:
        return len(self._starts)

    def span(self, index: int) -> Span:
        """Return the span of the line ``index`` (0-based) without its line end."""
        return Span(self._starts[index], self._ends[index])

    def bounds(self, index: int) -> tuple[int, int]:
        """Return where the line ``index`` (0-based) begins and ends, its line end left out."""
        return self._starts[index], self._ends[index]

    def is_blank(self, index: int) -> bool:
        """Return whether the line ``index`` (0-based) is empty or has blanks only."""
        low, high = self.bounds(index)
        return low == high or not self.text[low:high].strip()

    def line(self, offset: int) -> int:
        """Return the 1-based line of a code point offset."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """Return the 1-based column of a code point offset."""
        return offset - self._starts[self.line(offset) - 1] + 1

    def location(self, path: str, offset: int, marker: str | None = None) -> Location:
        """Return the place of a code point offset in the file at ``path``."""
        return Location(
            path=path,
            line=self.line(offset),
            column=self.column(offset) if self.unit is Unit.LINE else None,
            marker=marker,
            page=self.page(offset),
            unit=self.unit,
        )

    def page(self, offset: int) -> str | None:
        """Return what the page of a code point offset is called, ``None`` where there are no pages."""
        index = bisect_right(self._page_starts, offset) - 1
        return self._page_names[index] if index >= 0 else None
