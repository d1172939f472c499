"""The evidence store: what every source answered, in SQLite, in the cache folder, for 90 days.

Short rows only (excerpts of at most 300 characters, digests, titles), file mode 0600, write-ahead
log, several runs at once lose nothing. Rows are written many at a time, the first of them at latest
half a second after it was put: a run that is killed loses no more than that. A damaged file is
rebuilt. A folder that cannot be written is one warning; the run goes on without.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

from refcheck.memory.keys import is_text
from refcheck.memory.store_file import (
    FILE_NAME,
    CacheState,
    clean_cache,
    connected,
    default_folder,
    describe_cache,
)

__all__ = ["FILE_NAME", "KEPT", "CacheState", "Store", "clean_cache", "default_folder", "describe_cache"]

KEPT = timedelta(days=90)
"""How long a row is kept."""
USED = 3
"""Old rows are removed only when the store was used on so many days since: else a clock may have jumped."""
FLUSHED = 0.5
"""Seconds that a row may wait to be written."""
ROWS = 2_000
"""So many rows are written at once: an index takes 2,000 rows in half the time that four times 500 take."""
CHUNK = 500
"""So many addresses are looked up in one statement."""
_FORM = "%Y-%m-%dT%H:%M:%SZ"

_PUT_LINK = "INSERT OR REPLACE INTO links (key, url, checked, evidence) VALUES (?, ?, ?, ?)"
_PUT_DAY = "INSERT OR IGNORE INTO days VALUES (?, ?, ?)"
_PUT_EVIDENCE = "INSERT OR REPLACE INTO evidence VALUES (?, ?, ?, ?, ?)"


class Store:
    """The open store. Nothing here raises: what goes wrong is one text in ``warning``, and from
    then on the store is empty and takes nothing.

    A day is a ``date``; a moment is UTC ISO 8601.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.warning: str | None = None
        self._connection: sqlite3.Connection | None = None
        self._held = threading.RLock()
        self._timer: threading.Timer | None = None
        self._since = 0.0
        self._links: dict[int, tuple[int, str, str, str]] = {}
        self._days: dict[tuple[int, int, bool], None] = {}
        self._evidence: dict[tuple[str, str, str], tuple[str, str]] = {}
        self.has_links = False
        """Whether any address is kept, as far as this run knows: another may be writing."""
        self.has_days = False
        self.has_evidence = False
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection, anew = connected(self.path)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)
            return
        if anew:
            self.warning = f"the evidence store was damaged and has been made anew: {self.path}"
        self.has_links = bool(self._rows("SELECT 1 FROM links LIMIT 1"))
        self.has_days = bool(self._rows("SELECT 1 FROM days LIMIT 1"))
        self.has_evidence = bool(self._rows("SELECT 1 FROM evidence LIMIT 1"))

    def _give_up(self, error: Exception) -> None:
        self._links, self._days, self._evidence = {}, {}, {}
        self.has_links = self.has_days = self.has_evidence = False
        self._disconnect()
        if self.warning is None or "made anew" in self.warning:
            reason = getattr(error, "strerror", None) or str(error)
            self.warning = f"the evidence store cannot be used, the run goes on without it: {self.path} ({reason})"

    @property
    def is_empty(self) -> bool:
        """Whether no address has been kept, as far as this run knows."""
        return not self.has_links

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        if self._connection is None:
            return []
        try:
            with self._held:
                return self._connection.execute(sql, values).fetchall()
        except UnicodeEncodeError:  # what is no text has never been kept, and never is
            return []
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def put_link(self, url: str, checked: str, evidence: str) -> None:
        """Keep what came of one address; a newer answer takes the place of an older one."""
        key = _key(url)
        if key is not None and self._connection is not None:
            self.has_links = True
            with self._held:
                self._links[key] = (key, url, checked, evidence)
                self._buffered(len(self._links))

    def put_seen(self, url: str, checked: str, evidence: str, *, page: str, day: date, alive: bool) -> None:
        """Keep what came of one address, and that its ``page`` was alive, or broken, on ``day``."""
        key = _key(url)
        known = key if page == url else _key(page)
        if key is None or known is None or self._connection is None:
            return
        self.has_links = self.has_days = True
        with self._held:
            # The day first: a row without it, after an interrupt, would keep the next run from asking.
            self._days[known, day.toordinal(), alive] = None
            self._links[key] = (key, url, checked, evidence)
            self._buffered(len(self._links))

    def put_day(self, url: str, day: date, *, alive: bool) -> None:
        """Keep that ``url`` was alive, or broken, on ``day``."""
        key = _key(url)
        if key is not None and self._connection is not None:
            self.has_days = True
            with self._held:
                self._days[key, day.toordinal(), alive] = None
                self._buffered(len(self._days))

    def put_evidence(self, source: str, asked: str, reference: str, checked: str, evidence: str) -> None:
        """Keep what a source answered about a reference (empty: about an address)."""
        if self._connection is not None and is_text(asked) and is_text(reference):
            self.has_evidence = True
            with self._held:
                self._evidence[source, asked, reference] = (checked, evidence)
                self._buffered(len(self._evidence))

    def _buffered(self, count: int) -> None:
        """Write what waits when it is much or has waited long; else see to it that it is written in time."""
        now = time.monotonic()
        if self._timer is None:
            self._since = now
            self._timer = threading.Timer(FLUSHED, self._on_time)
            self._timer.daemon = True
            self._timer.start()
        elif count >= ROWS or now - self._since >= FLUSHED:
            self.flush()

    def _on_time(self) -> None:
        with self._held:
            self._timer = None
            self.flush()

    def flush(self) -> None:
        """Write what waits, all of it or nothing; what could not be written because of an interrupt waits on."""
        with self._held:
            self._since = time.monotonic()
            if self._connection is None or not (self._links or self._days or self._evidence):
                return
            try:
                self._write(self._connection)
            except sqlite3.Error as error:
                self._give_up(error)
                return
            self._links, self._days, self._evidence = {}, {}, {}

    def _write(self, connection: sqlite3.Connection) -> None:
        # In the order of the keys, so that one page of an index is touched once.
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_PUT_LINK, sorted(self._links.values()))
            connection.executemany(_PUT_DAY, sorted(self._days))
            connection.executemany(_PUT_EVIDENCE, ((*key, *row) for key, row in sorted(self._evidence.items())))
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")

    def link(self, url: str) -> tuple[str, str] | None:
        """Return when ``url`` was asked last and the row of what came of it, ``None`` when nothing is known."""
        return self.links([url]).get(url) if self.has_links else None

    def links(self, urls: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return the like for those of ``urls`` of which something is known."""
        found: dict[str, tuple[str, str]] = {}
        if not self.has_links:
            return found
        keys = {key: url for url in urls if (key := _key(url)) is not None}
        for number, url, checked, evidence in self._rows_in(
            "SELECT key, url, checked, evidence FROM links WHERE key", keys
        ):
            if keys.get(number) == url:
                found[str(url)] = str(checked), str(evidence)
        if self._links:
            with self._held:
                found.update((row[1], (row[2], row[3])) for key in keys if (row := self._links.get(key)))
        return found

    def days(self, url: str) -> list[tuple[date, bool]]:
        """Return the days on which ``url`` was seen, oldest first, and whether it was alive."""
        return self.all_days([url]).get(url, [])

    def all_days(self, urls: Sequence[str]) -> dict[str, list[tuple[date, bool]]]:
        """Return the like for those of ``urls`` that were ever seen."""
        found: defaultdict[str, list[tuple[date, bool]]] = defaultdict(list)
        if not self.has_days:
            return found
        if self._days:
            self.flush()
        keys = {key: url for url in urls if (key := _key(url)) is not None}
        known: dict[Any, date] = {}
        for number, day, alive in self._rows_in("SELECT key, day, alive FROM days WHERE key", keys):
            when = known.get(day) or known.setdefault(day, _day(day))
            found[keys[number]].append((when, bool(alive)))
        for seen in found.values():
            seen.sort()
        return found

    def _rows_in(self, sql: str, values: Iterable[object]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of which the last column named in ``sql`` is one of ``values``."""
        wanted = list(values)
        for start in range(0, len(wanted), CHUNK):
            some = wanted[start : start + CHUNK]
            yield from self._rows(f"{sql} IN ({','.join('?' * len(some))})", some)

    def evidence(
        self, *, reference: str | None = None, asked: str | None = None, source: str | None = None
    ) -> list[str]:
        """Return the JSON of the evidence about a reference, or of an address, newest first.

        With ``source``: what that source answered about the address itself.
        """
        if not self.has_evidence:
            return []
        if source is not None:
            with self._held:
                waiting = self._evidence.get((source, asked or "", ""))
            if waiting is not None:
                return [waiting[1]]
            sql = "SELECT evidence FROM evidence WHERE source = ? AND asked = ? AND reference = ''"
            return [str(row[0]) for row in self._rows(sql, (source, asked))]
        if self._evidence:
            self.flush()
        column, value = ("asked", asked) if reference is None else ("reference", reference)
        sql = f"SELECT evidence FROM evidence WHERE {column} = ? ORDER BY checked DESC, source"  # noqa: S608 - two constants
        return [str(row[0]) for row in self._rows(sql, (value,))]

    def told(self, source: str, asked: str) -> list[str]:
        """Return the JSON of what a source answered in earlier runs, whichever reference it was asked for, newest first."""
        if not self.has_evidence:
            return []
        sql = "SELECT evidence FROM evidence WHERE source = ? AND asked = ? ORDER BY checked DESC, reference LIMIT 1"
        return [str(row[0]) for row in self._rows(sql, (source, asked))]

    def all_evidence(self, asked: Sequence[str]) -> dict[str, list[str]]:
        """Return the JSON of the evidence of those addresses that have any, newest first."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        if not self.has_evidence:
            return found
        if self._evidence:
            self.flush()
        sql = "SELECT asked, checked, source, evidence FROM evidence WHERE asked"
        rows = sorted(self._rows_in(sql, dict.fromkeys(asked)), key=lambda row: str(row[2]))
        for address, _, _, evidence in sorted(rows, key=lambda row: str(row[1]), reverse=True):
            found[str(address)].append(str(evidence))
        return found

    def forget(self, now: datetime) -> None:
        """Remove the rows that are older than ``KEPT``; once a day is enough.

        Unless the store was hardly used since: then it is the clock that may have jumped ahead, and
        old rows are only not read.
        """
        today = now.astimezone(UTC).date()
        if self._rows("PRAGMA user_version") == [(today.toordinal(),)]:
            return
        edge = (now.astimezone(UTC) - KEPT).strftime(_FORM)
        first = (today - KEPT).toordinal()
        used = self._rows(
            "SELECT count(DISTINCT day) FROM (SELECT substr(checked, 1, 10) AS day FROM links WHERE checked BETWEEN ? AND ?"
            " UNION ALL SELECT substr(checked, 1, 10) FROM evidence WHERE checked BETWEEN ? AND ?"
            " UNION ALL SELECT date(day + 1721424.5) FROM days WHERE day BETWEEN ? AND ?)",
            (edge, now.strftime(_FORM), edge, now.strftime(_FORM), first, today.toordinal()),
        )
        self._rows(f"PRAGMA user_version = {today.toordinal()}")
        if used and used[0][0] >= USED:
            self._rows("DELETE FROM links WHERE checked < ?", (edge,))
            self._rows("DELETE FROM evidence WHERE checked < ?", (edge,))
            self._rows("DELETE FROM days WHERE day < ?", (first,))

    def close(self) -> None:
        """Write what waits and close the store; calling it twice is fine."""
        self.flush()
        self._disconnect()

    def _disconnect(self) -> None:
        with self._held:
            timer, self._timer = self._timer, None
            connection, self._connection = self._connection, None
        if timer is not None:
            timer.cancel()
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()


def _key(url: str) -> int | None:
    """Return the number that an address is kept under, ``None`` when it is no text (half a character).

    Eight bytes instead of an address make the index small: a row of a first run lands anywhere in it.
    """
    try:
        return int.from_bytes(blake2b(url.encode("utf-8"), digest_size=8).digest(), "big", signed=True)
    except UnicodeEncodeError:
        return None


def _day(ordinal: object) -> date:
    """Return the day of a number; one that is no day is one that nobody looks at."""
    return date.fromordinal(ordinal) if isinstance(ordinal, int) and 0 < ordinal <= date.max.toordinal() else date.max
