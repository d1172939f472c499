"""The lines of RIS files put together to records: wrapped lines, one blank before the dash, no ``ER``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from refcheck.formats.records import Fault
from refcheck.formats.taking import Values
from refcheck.formats.tex import fold_blanks
from refcheck.text.lazy import lazy_re

__all__ = ["Lines", "RawRecord", "raw_records"]

MAX_VALUES = 5_000
"""Further lines with a tag of one record are left out."""

_LINE_END = lazy_re(r"\r\n|\r|\n")
_TAG = lazy_re(r"[ \t]{0,3}([A-Z][A-Z0-9])( {1,3})-[ \t]?(.*)$", re.DOTALL)
_LISTS = frozenset({"KW", "SN", "UR", "AD"})
_TYPE = lazy_re(r"[A-Za-z0-9]{2,12}\s*$")


@dataclass(slots=True)
class RawRecord:
    """The lines of one record after its ``TY``: each a tag with the pieces of its value.

    ``line`` is that of the ``TY`` (1-based), ``type`` its value; ``narrow`` says that one blank stands
    before dashes, ``surplus`` that it has more lines than are read.
    """

    line: int
    type: str
    narrow: bool
    lines: list[tuple[str, list[str]]] = field(default_factory=list)
    surplus: bool = False

    def add(self, tag: str, value: str) -> None:
        """Add a line with a tag."""
        if len(self.lines) < MAX_VALUES:
            self.lines.append((tag, [value]))
        else:
            self.surplus = True

    def go_on(self, text: str) -> None:
        """Add a line that goes on with the one before it."""
        if self.lines and not self.surplus and not text.isspace():
            self.lines[-1][1].append(text)


class _Reading:
    """A pass over the lines of a text."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        self.open: RawRecord | None = None
        self._strayed = False

    def take(self, number: int, line: str) -> RawRecord | None:
        """Take a line; return the record that it ends."""
        tag, value = _tagged(line, self.open)
        if tag == "TY":
            before = self.end(number) if self.open else None
            self.open = RawRecord(line=number, type=value.strip().upper(), narrow="  -" not in line[:9])
            self._strayed = False
            return before
        if self.open is None:
            self._stray(tag, number)
            return None
        if tag == "ER":
            done, self.open = self.open, None
            return done
        if tag:
            self.open.add(tag, value)
        else:
            self.open.go_on(line)
        return None

    def end(self, next_line: int | None) -> RawRecord | None:
        """Return the record that nothing has ended."""
        done, self.open = self.open, None
        if done is not None:
            until = "the end of the file" if next_line is None else f"the next TY in line {next_line}"
            message = f"a record has no ER line; it was read up to {until}"
            self.faults.append(Fault(line=done.line, message=message, lost=False))
        return done

    def _stray(self, tag: str, number: int) -> None:
        """Tell once of lines that belong to no record."""
        if tag and tag != "ER" and not self._strayed:
            message = "a record does not begin with TY, so it cannot be read"
            self.faults.append(Fault(line=number, message=message, remedy="put a line with its type (TY) before it"))
        self._strayed = bool(tag or self._strayed) and tag != "ER"


def raw_records(text: str, faults: list[Fault]) -> Iterator[RawRecord]:
    """Yield the records of a text in order; a new ``TY`` ends one that has no ``ER``. Adds to ``faults``."""
    reading = _Reading(faults)
    for number, line in enumerate(_LINE_END.split(text), 1):
        done = reading.take(number, line)
        if done is not None:
            yield done
    last = reading.end(None)
    if last is not None:
        yield last


def _tagged(line: str, record: RawRecord | None) -> tuple[str, str]:
    """Return the tag of a line and its value; no tag for a line that goes on with the one before it.

    One blank before the dash makes a tag only in a record whose ``TY``, or the line after it, has one as well: in
    other files such a line is running text.
    """
    match = _TAG.match(line)
    if match is None:
        return "", ""
    tag, value = match[1], match[3]
    narrow = len(match[2]) == 1
    if narrow and record is not None and not record.lines:
        record.narrow = True
    if narrow and (record is None or not record.narrow) and not (record is None and tag == "TY"):
        return "", ""
    return ("", "") if tag == "TY" and _TYPE.match(value) is None else (tag, value)


class Lines(Values):
    """The values of a record by tag."""

    def __init__(self, record: RawRecord) -> None:
        super().__init__()
        for tag, pieces in record.lines:
            # EndNote writes lists with a line for each member; other values are wrapped.
            for text in pieces if tag in _LISTS else (" ".join(pieces),):
                if value := fold_blanks(text):
                    self._values.setdefault(tag, []).append(value)
