"""From characters of a decoded file to its bytes, and to the lines and columns that other tools count."""

from __future__ import annotations

import codecs
from array import array
from bisect import bisect_right
from itertools import accumulate

from refcheck.model.place import Position, Region

__all__ = ["Places"]

STEP = 4_096
"""The bytes are counted once for each stretch of so many characters: edits by the thousand are linear."""


class Places:
    """Where the characters of ``text`` stand in a file with this encoding and a byte order mark of so many bytes."""

    def __init__(self, text: str, *, encoding: str, bom_length: int) -> None:
        self.text = text
        self.encoding = encoding
        self._bom_length = bom_length
        self._encode = codecs.lookup(encoding).encode
        self._steps: array[int] | None = None
        self._starts: array[int] | None = None

    def bytes_before(self, offset: int) -> int:
        """Return the number of bytes of the file before a character of the text, the mark included."""
        if self.text.isascii() and not self.encoding.startswith("utf-16"):
            return self._bom_length + offset
        if self._steps is None:
            pieces = (self.text[at : at + STEP] for at in range(0, len(self.text), STEP))
            self._steps = array("q", accumulate((self._size(piece) for piece in pieces), initial=0))
        step = offset // STEP
        return self._bom_length + self._steps[step] + self._size(self.text[step * STEP : offset])

    def region(self, start: int, end: int) -> Region:
        """Return the characters ``[start, end)`` with their lines and columns."""
        return Region(
            offset=start,
            length=end - start,
            start=self._position(start),
            end=self._position(end),
            encoding=self.encoding,
        )

    def _size(self, text: str) -> int:
        return len(self._encode(text)[0])

    def _position(self, offset: int) -> Position:
        if self._starts is None:
            lengths = (len(line) + 1 for line in self.text.split("\n"))
            self._starts = array("q", accumulate(lengths, initial=0))
        line = bisect_right(self._starts, offset) - 1
        begin = self._starts[line]
        if self.encoding == "utf-8":
            size = self.bytes_before(offset) - self.bytes_before(begin)
        else:
            size = len(self.text[begin:offset].encode("utf-8", "surrogatepass"))
        return Position(line=line + 1, column=offset - begin + 1, byte_column=size + 1)
