"""Lines of a text: where they begin, and the line and column of a character."""

from __future__ import annotations

import re
from bisect import bisect_right

from refcheck.model.place import Location, Span

__all__ = ["Lines"]

_NEWLINE = re.compile(r"\r\n?|\n")


class Lines:
    """The lines of ``text``; they end at LF, CR LF or CR, as in CommonMark."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [match.span() for match in _NEWLINE.finditer(text)]
        self._starts = [0, *(end for _, end in self._ends)]

    def __len__(self) -> int:
        return len(self._starts)

    def span(self, index: int) -> Span:
        """Return the span of the line ``index`` (0-based) without its line end."""
        end = self._ends[index][0] if index < len(self._ends) else len(self.text)
        return Span(self._starts[index], end)

    def line(self, offset: int) -> int:
        """Return the 1-based line of a code point offset."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """Return the 1-based column of a code point offset."""
        return offset - self._starts[self.line(offset) - 1] + 1

    def location(self, path: str, offset: int, marker: str | None = None) -> Location:
        """Return the place of a code point offset in the file at ``path``."""
        return Location(path=path, line=self.line(offset), column=self.column(offset), marker=marker)
