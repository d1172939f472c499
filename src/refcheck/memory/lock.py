"""``references/refcheck.lock``: when each link was last alive, and what was seen of it; for git.

JSON with sorted keys and one line an address or reference, so that a review shows what changed.
Dates are UTC days. Keys that this version does not know are kept.

    {
    "schema": "refcheck-lock/1",
    "urls": {
    "https://www.example.org/a.pdf": {"failures": [], "first_seen": "2026-03-14", "last_ok": "2026-03-14", ...}
    },
    "references": {
    "doe2020title": [{"identifier": "10.1234/x", "source": "crossref", "title": "...", "url": "..."}]
    }
    }
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from refcheck.memory.folder import HeldError, held, is_inside, is_regular, replace_file
from refcheck.memory.strikes import DAYS, STRIKES, day_of, past_days
from refcheck.model.evidence import LinkHistory

__all__ = ["REFRESHED", "SCHEMA", "Contents", "DamagedLockError", "LockFile", "Seen", "merged", "parse", "render"]

SCHEMA = "refcheck-lock/1"
REFRESHED = 7
"""The last good day of a link that stays as it is is written again when it is older (days)."""
MAX_SIZE = 64 * 1024 * 1024
"""Larger files (bytes) are no lock of ours."""
FIRST_DAY = date(2020, 1, 1)
"""A clock that says an earlier day has lost its time: its days are not written."""

Entry = dict[str, Any]
Contents = dict[str, Any]
"""``{"urls": {URL: entry}, "references": {KEY: [record]}}`` and what else the file held at its top."""


class DamagedLockError(ValueError):
    """The text is no lock that this version can read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What one run saw of an address; only what is certain: alive, or broken.

    ``final_url`` is where the address has moved to for good. ``title``, ``sha256`` and ``snapshot``
    are those of the page, ``None`` when nothing is known of them.
    """

    day: date
    alive: bool
    final_url: str | None = None
    title: str | None = None
    sha256: str | None = None
    snapshot: Mapping[str, str] | None = None


class LockFile:
    """The lock of a project. Nothing here raises: what goes wrong is among ``warnings``.

    ``root`` is the project's folder: a lock that links lead out of it is neither read nor written.
    A damaged lock is never overwritten: people review it, so people mend it.
    """

    def __init__(self, path: Path, *, root: Path | None = None) -> None:
        self.path = path
        self.warnings: list[str] = []
        self._usable = True
        self._contents: Contents = {"urls": {}, "references": {}}
        if not is_inside(path, root or path.parent):
            self._refuse(f"links lead out of the project, so it is neither read nor written: {path}")
        elif path.exists() or path.is_symlink():
            self._contents = self._read() or self._contents

    def _refuse(self, why: str) -> None:
        self._usable = False
        self._warn(why)

    def _warn(self, what: str) -> None:
        """Say it once, however often it is tried."""
        if (text := f"refcheck.lock: {what}") not in self.warnings:
            self.warnings.append(text)

    def _read(self) -> Contents | None:
        try:
            return parse(_bytes_of(self.path))
        except DamagedLockError as error:
            remedy = "mend it, or take it back from version control, or remove it to begin anew"
            self._refuse(f"{self.path} cannot be read ({error}) and is left as it is; {remedy}")
        except OSError as error:
            self._refuse(f"{self.path} cannot be read ({error.strerror or error})")
        return None

    @property
    def is_empty(self) -> bool:
        """Whether no address is known to it."""
        return not self._contents["urls"]

    def history(self, url: str, today: date) -> LinkHistory:
        """Return what the lock knew of ``url`` when it was opened. Days after ``today`` are left out."""
        return history_of(self._contents["urls"].get(url), today)

    def references(self, key: str) -> list[dict[str, Any]]:
        """Return the records that were matched to a reference."""
        found = self._contents["references"].get(key)
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    def save(
        self,
        urls: Mapping[str, Seen],
        references: Mapping[str, list[dict[str, Any]]],
        *,
        wait: Callable[..., Any] = held,
    ) -> bool:
        """Merge what a run saw into the file; return whether it was written.

        The file is read again first, alone: what another run wrote meanwhile stays.
        """
        sane = {url: seen for url, seen in urls.items() if seen.day >= FIRST_DAY}
        if len(sane) < len(urls):
            self._warn("the clock of this machine is wrong, its days are not recorded")
        if not self._usable or not _changes(self._contents, sane, references):
            return False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with wait(self.path.parent):
                now = self._read() if self.path.exists() else {"urls": {}, "references": {}}
                if now is None:
                    return False
                if not _changes(now, sane, references):
                    return False
                self._contents = merged(now, sane, references)
                replace_file(self.path, render(self._contents))
        except HeldError:
            self._warn(f"another run holds {self.path.parent}, nothing was recorded")
            return False
        except OSError as error:
            self._warn(f"{self.path} cannot be written ({error.strerror or error})")
            return False
        return True


def _bytes_of(path: Path) -> bytes:
    """Return the content of a lock. Raises ``DamagedLockError`` for what cannot be one, ``OSError``."""
    if not is_regular(path):
        raise DamagedLockError("it is no regular file")
    if path.stat().st_size > MAX_SIZE:
        raise DamagedLockError("it is far too large")
    return path.read_bytes()


def parse(content: bytes) -> Contents:
    """Return what the bytes of a lock say. Raises ``DamagedLockError``."""
    try:
        loaded = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if b"<<<<<<<" in content:
            raise DamagedLockError("it holds the marks of a merge conflict") from None
        raise DamagedLockError(str(error)[:200]) from None
    if not isinstance(loaded, dict):
        raise DamagedLockError("it is no JSON object")
    schema = loaded.get("schema")
    if schema != SCHEMA:
        raise DamagedLockError(f"its schema is {str(schema)[:60]!r}, this version knows {SCHEMA!r}")
    for name in ("urls", "references"):
        if not isinstance(loaded.setdefault(name, {}), dict):
            raise DamagedLockError(f"{name!r} is no object")
    return loaded


def render(contents: Contents) -> str:
    """Return the text of a lock: one line an address or reference, sorted."""
    blocks = [f'"schema": {json.dumps(SCHEMA)}']
    for name in sorted(contents):
        value = contents[name]
        if name == "schema":
            continue
        if not isinstance(value, dict):
            blocks.append(f"{json.dumps(name)}: {_line(value)}")
            continue
        lines = [f"{_line(key)}: {_line(value[key])}" for key in sorted(value)]
        blocks.append(f"{json.dumps(name)}: {{" + ("\n" + ",\n".join(lines) + "\n" if lines else "") + "}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def _line(value: Any) -> str:
    # U+2028 and its like would break the line for some readers.
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def history_of(entry: object, today: date) -> LinkHistory:
    """Return the history that an entry holds; what is no day, or is after ``today``, is left out."""
    if not isinstance(entry, dict):
        return LinkHistory()
    last = _past(entry.get("last_ok"), today)
    failures = entry.get("failures")
    days = sorted(set(past_days(failures, today))) if isinstance(failures, list) else []
    first = _past(entry.get("first_seen"), today)
    return LinkHistory(
        first_seen=first.isoformat() if first else None,
        last_ok=last.isoformat() if last else None,
        failures=tuple(day.isoformat() for day in days if last is None or day > last),
    )


def _past(text: object, today: date) -> date | None:
    day = day_of(text)
    return day if day is not None and day <= today else None


def merged(now: Contents, urls: Mapping[str, Seen], references: Mapping[str, list[dict[str, Any]]]) -> Contents:
    """Return ``now`` with what a run saw; neither is changed."""
    result: Contents = {**now, "urls": dict(now["urls"]), "references": dict(now["references"])}
    for url, seen in urls.items():
        result["urls"][url] = _updated(now["urls"].get(url), seen)
    for key, records in references.items():
        result["references"][key] = records
    return result


def _changes(now: Contents, urls: Mapping[str, Seen], references: Mapping[str, list[dict[str, Any]]]) -> bool:
    return any(_updated(now["urls"].get(url), seen) != now["urls"].get(url) for url, seen in urls.items()) or any(
        now["references"].get(key) != records for key, records in references.items()
    )


def _updated(entry: object, seen: Seen) -> Entry:
    """Return the entry after ``seen``; equal to the old one when nothing worth a line has changed."""
    old: Entry = dict(entry) if isinstance(entry, dict) else {}
    history = history_of(old, seen.day)
    first = {"first_seen": history.first_seen or seen.day.isoformat()}
    if not seen.alive:
        return {**old, **first, "failures": _failures(history, seen.day)}
    last = day_of(history.last_ok)
    # Titles and digests of living pages change at will: they are renewed with the day, not by themselves.
    stays = (
        last is not None
        and (seen.day - last).days <= REFRESHED
        and not old.get("failures")
        and old.get("final_url") == seen.final_url
        and (seen.snapshot is None or old.get("snapshot") == dict(seen.snapshot))
    )
    if stays:
        return old
    told = {"title": seen.title, "sha256": seen.sha256, "snapshot": dict(seen.snapshot) if seen.snapshot else None}
    kept = {name: value for name, value in old.items() if name != "final_url"}
    moved = {"final_url": seen.final_url} if seen.final_url else {}
    known = {name: value for name, value in told.items() if value is not None}
    return {**kept, **first, **moved, **known, "last_ok": seen.day.isoformat(), "failures": []}


def _failures(history: LinkHistory, day: date) -> list[str]:
    """Return the days of failure with this one, unless the rule of strikes is already met."""
    days = [date.fromisoformat(text) for text in history.failures]
    if len(days) >= STRIKES and (days[-1] - days[0]).days >= DAYS:
        return list(history.failures)
    return sorted({*history.failures, day.isoformat()})
