"""The evidence store's file: opened, looked over, made anew when it is damaged, described, removed."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
from dataclasses import dataclass
from pathlib import Path

from refcheck.memory.folder import held

__all__ = ["FILE_NAME", "CacheState", "clean_cache", "connected", "default_folder", "describe_cache"]

FILE_NAME = "evidence-2.sqlite"
"""The number is that of the tables: another version of them has another file."""
BUSY = 15.0
"""Seconds that a write of another run is waited for."""
CHECKPOINT = 4_000
"""So many pages of the log are written before it is worked into the file: four times the usual, as
every row of a first run is new and lands anywhere in an index.
"""

_TABLES = """
CREATE TABLE IF NOT EXISTS links (
    id INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, url TEXT NOT NULL, checked TEXT NOT NULL, evidence TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS days (
    key INTEGER NOT NULL, day INTEGER NOT NULL, alive INTEGER NOT NULL, PRIMARY KEY (key, day, alive)) WITHOUT ROWID;
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


def connected(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Return the open database at ``path``, and whether it was damaged and has been made anew.

    Runs open one after another: one may be rebuilding it. Raises ``OSError``, ``sqlite3.Error``.
    """
    with held(path.parent):
        try:
            return _connection(path), False
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            _remove(path)
        return _connection(path), True


def _connection(path: Path) -> sqlite3.Connection:
    """Return the open database at ``path``, made when it is absent.

    Raises ``OSError`` or ``sqlite3.OperationalError`` when it cannot be used as things are, another
    ``sqlite3.DatabaseError`` when the file is damaged.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    _refuse_odd(path)
    if stat.S_IMODE(path.lstat().st_mode) & 0o077:
        path.chmod(0o600)
    # Rows are also written by a timer, under a lock.
    connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    with contextlib.ExitStack() as unless_ready:
        unless_ready.callback(connection.close)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
        _look_over(connection)
        unless_ready.pop_all()
    return connection


def _look_over(connection: sqlite3.Connection) -> None:
    """Make the tables where they are absent. Raises ``sqlite3.DatabaseError`` for a damaged file."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("quick_check found damage")
    connection.executescript(_TABLES)
    try:
        connection.execute("SELECT id, key, url, checked, evidence FROM links LIMIT 0")
        connection.execute("SELECT key, day, alive FROM days LIMIT 0")
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
