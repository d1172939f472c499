"""``references/refcheck.lock``: when each link was last alive, and what was seen of it; for git.

Its text is described in ``lock_text``, its entries in ``lock_entry``. Dates are UTC days. What this
version does not know is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from refcheck.memory.acceptance import from_entry
from refcheck.memory.folder import HeldError, held, is_inside, replace_file
from refcheck.memory.lock_entry import NO_MARKS, Entry, Marks, Seen, history_of, marks_of, updated
from refcheck.memory.lock_text import Change, DamagedLockError, Row, differs, read, woven
from refcheck.memory.strikes import DAYS, STRIKES
from refcheck.model.evidence import NO_HISTORY, Accepted, LinkHistory, Snapshot

__all__ = ["DamagedLockError", "LockFile", "Seen"]

FIRST_DAY = date(2020, 1, 1)
"""A clock that says an earlier day has lost its time: its days are not written."""

T = TypeVar("T")
Records = list[dict[str, Any]]


class LockFile:
    """The lock of a project. Nothing here raises: what goes wrong is among ``warnings``.

    ``root`` is the project's folder: a lock that links lead out of it is neither read nor written.
    A damaged lock is never overwritten: people review it, so people mend it. ``strikes`` and ``days``
    are those of the rule of strikes.
    """

    def __init__(self, path: Path, *, root: Path | None = None, strikes: int = STRIKES, days: int = DAYS) -> None:
        self.path = path
        self.warnings: list[str] = []
        self._rule = {"strikes": strikes, "days": days}
        self._usable = True
        self._marks: dict[str, Marks] = {}
        self._references: dict[str, Any] = {}
        self._titles: dict[str, str] | None = None
        self._accepted: dict[str, Accepted] | None = None
        self._histories: dict[tuple[Marks, date], LinkHistory] = {}
        if not is_inside(path, root or path.parent):
            self._refuse(f"links lead out of the project, so it is neither read nor written: {path}")
        else:
            self._marks, self._references = self._read(_days_and_records) or ({}, {})

    def _refuse(self, why: str) -> None:
        self._usable = False
        self._warn(why)

    def _warn(self, what: str) -> None:
        """Say it once, however often it is tried."""
        if (text := f"refcheck.lock: {what}") not in self.warnings:
            self.warnings.append(text)

    def _read(self, take: Callable[[Iterator[Row]], T]) -> T | None:
        """Return what ``take`` makes of the file's rows, ``None`` (and a warning) when it cannot be read."""
        try:
            return read(self.path, take)
        except DamagedLockError as error:
            remedy = "mend it, or take it back from version control, or remove it to begin anew"
            self._refuse(f"{self.path} cannot be read ({error}) and is left as it is; {remedy}")
        except OSError as error:
            self._refuse(f"{self.path} cannot be read ({error.strerror or error})")
        return None

    @property
    def is_empty(self) -> bool:
        """Whether no address is known to it."""
        return not self._marks

    def marks(self, url: str) -> Marks:
        """Return the days that the lock had of ``url`` when it was opened."""
        return self._marks.get(url, NO_MARKS)

    def history(self, url: str, today: date) -> LinkHistory:
        """Return what the lock knew of ``url`` when it was opened. Days after ``today`` are left out."""
        marks = self._marks.get(url)
        if marks is None:
            return NO_HISTORY
        known = self._histories.get((marks, today))
        if known is None:
            known = self._histories[marks, today] = history_of(marks, today, **self._rule)
        return known

    def title(self, url: str) -> str | None:
        """Return what the page at ``url`` was called on its last good day, ``None`` when that is not known.

        The titles are read when one is asked for: only dead links need them.
        """
        if self._titles is None:
            self._titles = (self._read(_titles) or {}) if self._usable else {}
        return self._titles.get(url)

    def accepted(self, url: str) -> Accepted | None:
        """Return what was accepted of the page at ``url`` when the lock was opened; read like the titles."""
        if self._accepted is None:
            self._accepted = (self._read(_pages) or {}) if self._usable else {}
        return self._accepted.get(url)

    def copies(self) -> dict[str, Snapshot]:
        """Return the copies in web archives that the lock names, by address; the file is read once more."""
        return (self._read(_copies) or {}) if self._usable else {}

    def references(self, key: str) -> Records:
        """Return the records that were matched to a reference."""
        found = self._references.get(key)
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    def save(
        self,
        urls: Mapping[str, Seen],
        references: Mapping[str, Records],
        *,
        today: date | None = None,
        wait: Callable[..., Any] = held,
    ) -> bool:
        """Merge what a run saw into the file; return whether it was written.

        The file is read again first, alone: what another run wrote meanwhile stays. ``today`` is the
        day of the clock, when some of it was seen before.
        """
        if any(seen.day < FIRST_DAY for seen in urls.values()):
            urls = {url: seen for url, seen in urls.items() if seen.day >= FIRST_DAY}
            self._warn("the clock of this machine is wrong, its days are not recorded")
        if not self._usable or not (urls or references):
            return False
        changes = {"urls": Change(urls, self._renewed(today)), "references": Change(references, lambda _, new: new)}
        before = self._stamp()
        if not self._differs(changes):
            return False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with wait(self.path.parent):
                # Another run may have written it meanwhile.
                if self._stamp() != before and not self._differs(changes):
                    return False
                read(self.path, lambda rows: replace_file(self.path, woven(rows, changes)))
        except HeldError:
            self._warn(f"another run holds {self.path.parent}, nothing was recorded")
        except DamagedLockError as error:
            self._warn(f"{self.path} was damaged meanwhile ({error}) and is left as it is")
        except OSError as error:
            self._warn(f"{self.path} cannot be written ({error.strerror or error})")
        else:
            return True
        return False

    def _differs(self, changes: Mapping[str, Change]) -> bool:
        """Return whether there is anything to write; not when the file cannot be read."""
        return bool(self._read(lambda rows: differs(rows, changes)))

    def _renewed(self, today: date | None) -> Callable[[Any, Any], Entry]:
        return lambda entry, seen: updated(entry, seen, today=today, **self._rule)

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what changes when the file is replaced, ``None`` when there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


def _days_and_records(rows: Iterator[Row]) -> tuple[dict[str, Marks], dict[str, Any]]:
    """Return the days of each address, those that are equal shared, and the records of each reference."""
    shared: dict[Marks, Marks] = {}
    days: dict[str, Marks] = {}
    records: dict[str, Any] = {}
    for section, key, value, _ in rows:
        if key is None:
            continue
        if section == "urls":
            marks = marks_of(value)
            days[key] = shared.setdefault(marks, marks)
        elif section == "references":
            records[key] = value
    return days, records


def _pages(rows: Iterator[Row]) -> dict[str, Accepted]:
    found = ((key, from_entry(value)) for section, key, value, _ in rows if section == "urls" and key is not None)
    return {key: accepted for key, accepted in found if accepted is not None}


def _copies(rows: Iterator[Row]) -> dict[str, Snapshot]:
    found: dict[str, Snapshot] = {}
    for section, key, value, _ in rows:
        copy = value.get("snapshot") if section == "urls" and key is not None and isinstance(value, dict) else None
        if key is not None and isinstance(copy, dict):
            url, day = copy.get("url"), copy.get("date")
            if isinstance(url, str) and isinstance(day, str):
                found[key] = Snapshot(url=url, date=day)
    return found


def _titles(rows: Iterator[Row]) -> dict[str, str]:
    return {
        key: value["title"]
        for section, key, value, _ in rows
        if section == "urls" and key is not None and isinstance(value, dict) and isinstance(value.get("title"), str)
    }
