"""What a reader of another program's file gives: records, and what was wrong with the file."""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.model.work import Work

__all__ = ["MAX_RECORDS", "Fault", "Record", "Records"]

MAX_RECORDS = 100_000
"""Further records of one file are not read; that is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One record: the work, the key that the other program gave it (empty for none), and its first line (1-based)."""

    work: Work
    key: str = ""
    line: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Something that is wrong with a file. ``line`` is 1-based; with ``lost`` a record is not among those found."""

    line: int
    message: str
    remedy: str = ""
    lost: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Records:
    """The records of a file in its order, and its faults."""

    found: tuple[Record, ...] = ()
    faults: tuple[Fault, ...] = ()
