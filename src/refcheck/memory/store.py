"""The evidence store: what every source answered, in SQLite, in the cache folder, for 90 days.

Short rows only (excerpts of at most 300 characters, digests, titles), file mode 0600, write-ahead
log: a run that is killed loses nothing that was written, several runs at once lose nothing. A
damaged file is rebuilt. A folder that cannot be written is one warning; the run goes on without.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from refcheck.memory.folder import held

__all__ = ["FILE_NAME", "KEPT", "CacheState", "Store", "clean_cache", "default_folder", "describe_cache"]

FILE_NAME = "evidence-1.sqlite"
"""The number is that of the tables: another version of them has another file."""
KEPT = timedelta(days=90)
"""How long a row is kept."""
BUSY = 15.0
"""Seconds that a write of another run is waited for."""

_TABLES = """
CREATE TABLE IF NOT EXISTS links (
    url TEXT PRIMARY KEY, checked TEXT NOT NULL, evidence TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS days (
    url TEXT NOT NULL, day TEXT NOT NULL, alive INTEGER NOT NULL, PRIMARY KEY (url, day, alive)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS evidence (
    source TEXT NOT NULL, asked TEXT NOT NULL, reference TEXT NOT NULL, checked TEXT NOT NULL,
    evidence TEXT NOT NULL, PRIMARY KEY (source, asked, reference)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS evidence_of ON evidence (reference);
CREATE INDEX IF NOT EXISTS evidence_at ON evidence (asked);
"""
_SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, kw_only=True, slots=True)
class CacheState:
    """What a cache folder holds. ``size`` is in bytes; ``oldest`` and ``newest`` are UTC ISO 8601,
    ``None`` when it is empty; ``problem`` says why it cannot be read, empty when it can.
    """

    path: Path
    exists: bool = False
    size: int = 0
    links: int = 0
    evidence: int = 0
    oldest: str | None = None
    newest: str | None = None
    problem: str = ""


def default_folder() -> Path:
    """Return the platform's own cache folder for refcheck; it need not exist."""
    from platformdirs import user_cache_path

    return user_cache_path("refcheck", appauthor=False)


class Store:
    """The open store. Nothing here raises: what goes wrong is one text in ``warning``, and from
    then on the store is empty and takes nothing.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.warning: str | None = None
        self._connection: sqlite3.Connection | None = None
        self._looked = False
        self._has_links = False
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = self._opened()
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def _opened(self) -> sqlite3.Connection:
        """Return the open database. Runs open one after another: one may be rebuilding it."""
        with held(self.path.parent):
            try:
                return _connected(self.path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                _remove(self.path)
            connection = _connected(self.path)
        self.warning = f"the evidence store was damaged and has been made anew: {self.path}"
        return connection

    def _give_up(self, error: Exception) -> None:
        self.close()
        if self.warning is None or "made anew" in self.warning:
            reason = getattr(error, "strerror", None) or str(error)
            self.warning = f"the evidence store cannot be used, the run goes on without it: {self.path} ({reason})"

    @property
    def is_empty(self) -> bool:
        """Whether no address has been kept, as far as this run knows: another may be writing."""
        if not self._has_links:
            self._has_links = bool(self._rows("SELECT 1 FROM links LIMIT 1")) if not self._looked else False
            self._looked = True
        return not self._has_links

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(sql, values).fetchall()
        except UnicodeEncodeError:  # what is no text has never been kept, and never is
            return []
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def put_link(self, url: str, checked: str, evidence: str) -> None:
        """Keep what came of one address; a newer answer takes the place of an older one."""
        self._has_links = True
        self._rows("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", (url, checked, evidence))

    def link(self, url: str) -> str | None:
        """Return the JSON of what came of ``url`` last, ``None`` when nothing is known."""
        return next((str(row[0]) for row in self._rows("SELECT evidence FROM links WHERE url = ?", (url,))), None)

    def put_day(self, url: str, day: str, *, alive: bool) -> None:
        """Keep that ``url`` was alive, or broken, on ``day`` (ISO 8601)."""
        self._rows("INSERT OR REPLACE INTO days VALUES (?, ?, ?)", (url, day, int(alive)))

    def days(self, url: str) -> list[tuple[str, bool]]:
        """Return the days on which ``url`` was seen, oldest first, and whether it was alive."""
        rows = self._rows("SELECT day, alive FROM days WHERE url = ? ORDER BY day", (url,))
        return [(str(day), bool(alive)) for day, alive in rows]

    def put_evidence(self, source: str, asked: str, reference: str, checked: str, evidence: str) -> None:
        """Keep what a source answered about a reference (empty: about an address)."""
        self._rows(
            "INSERT OR REPLACE INTO evidence VALUES (?, ?, ?, ?, ?)", (source, asked, reference, checked, evidence)
        )

    def evidence(self, *, reference: str | None = None, asked: str | None = None) -> list[str]:
        """Return the JSON of the evidence about a reference, or of an address, newest first."""
        column, value = ("asked", asked) if reference is None else ("reference", reference)
        sql = f"SELECT evidence FROM evidence WHERE {column} = ? ORDER BY checked DESC, source"  # noqa: S608 - two constants
        return [str(row[0]) for row in self._rows(sql, (value,))]

    def forget(self, now: datetime) -> None:
        """Remove the rows that are older than ``KEPT``.

        Unless all are: then it is the clock that may have jumped ahead, and old rows are only not
        read.
        """
        newest = self._rows(
            "SELECT max(checked) FROM (SELECT checked FROM links UNION ALL SELECT checked FROM evidence)"
        )
        last = str(newest[0][0]) if newest and newest[0][0] else ""
        edge = (now - KEPT).strftime("%Y-%m-%dT%H:%M:%SZ")
        if not last or last < edge:
            return
        for table, column in (("links", "checked"), ("evidence", "checked"), ("days", "day")):
            self._rows(f"DELETE FROM {table} WHERE {column} < ?", (edge,))  # noqa: S608 - constants

    def close(self) -> None:
        """Close the store; calling it twice is fine."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    """Return the open database at ``path``, made when it is absent.

    Raises ``OSError`` or ``sqlite3.OperationalError`` when it cannot be used as things are, another
    ``sqlite3.DatabaseError`` when the file is damaged.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    _refuse_odd(path)
    if stat.S_IMODE(path.lstat().st_mode) & 0o077:
        path.chmod(0o600)
    connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
    with contextlib.ExitStack() as unless_ready:
        unless_ready.callback(connection.close)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _look_over(connection)
        unless_ready.pop_all()
    return connection


def _look_over(connection: sqlite3.Connection) -> None:
    """Make the tables where they are absent. Raises ``sqlite3.DatabaseError`` for a damaged file."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("quick_check found damage")
    connection.executescript(_TABLES)
    try:
        connection.execute("SELECT url, checked, evidence FROM links LIMIT 0")
        connection.execute("SELECT url, day, alive FROM days LIMIT 0")
        connection.execute("SELECT source, asked, reference, checked, evidence FROM evidence LIMIT 0")
    except sqlite3.OperationalError as error:
        raise sqlite3.DatabaseError(f"tables of another kind: {error}") from error


def _refuse_odd(path: Path) -> None:
    """Raise ``OSError`` for a link, a device or a FIFO: only a regular file is a store."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError(errno.EINVAL, "it is no regular file")


def _remove(path: Path) -> None:
    for side in ("", *_SIDE_FILES):
        path.with_name(path.name + side).unlink(missing_ok=True)


def describe_cache(folder: Path | None = None) -> CacheState:
    """Return what the evidence store in ``folder`` (default: the platform's) holds. Changes nothing."""
    path = (folder or default_folder()) / FILE_NAME
    if not os.path.lexists(path):
        return CacheState(path=path)
    sizes = [p.lstat().st_size for side in ("", *_SIDE_FILES) if (p := path.with_name(path.name + side)).exists()]
    try:
        _refuse_odd(path)
        # Without a log nobody has it open, and reading it as it lies makes no files beside it.
        how = "mode=ro" if os.path.lexists(path.with_name(f"{path.name}-wal")) else "mode=ro&immutable=1"
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=BUSY)
        with contextlib.closing(connection):
            links, first, last = connection.execute("SELECT count(*), min(checked), max(checked) FROM links").fetchone()
            count, early, late = connection.execute(
                "SELECT count(*), min(checked), max(checked) FROM evidence"
            ).fetchone()
    except (OSError, sqlite3.Error) as error:
        problem = getattr(error, "strerror", None) or str(error)
        return CacheState(path=path, exists=True, size=sum(sizes), problem=problem)
    return CacheState(
        path=path,
        exists=True,
        size=sum(sizes),
        links=links,
        evidence=count,
        oldest=min(filter(None, (first, early)), default=None),
        newest=max(filter(None, (last, late)), default=None),
    )


def clean_cache(folder: Path | None = None) -> CacheState:
    """Remove the evidence store in ``folder`` (default: the platform's); return what it held.

    ``refcheck.lock`` and everything else in the folder stay. Raises ``OSError``.
    """
    state = describe_cache(folder)
    if state.exists:
        with held(state.path.parent):
            _remove(state.path)
    return state
