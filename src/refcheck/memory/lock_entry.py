"""What the lock says of one address, and what becomes of it when a run has seen the address again.

    {"failures": [DAY, ...],        days on which it failed since the last good one, until it is dead
     "died": DAY,                   the first of them, once they meet the rule of strikes
     "first_seen": DAY, "last_ok": DAY,
     "turns": [DAY, ...],           days on which it went from alive to failing or back, the last few
     "earlier_ok": DAY,             the good day before ``last_ok``, when that was a leap
     "final_url", "title", "sha256", "snapshot": as the page was on the last good day,
     "accepted": DAY}               for a page that references stand on: since then "title", "sketch" (of
                                    its text), and of a file "sha256" and "modified" are those of that day

All of it is pure. Of two runs of one day it is the good one that counts, in either order; but a
good day that is not worth a line (``REFRESHED``) leaves no trace that a later failure could see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

from refcheck.memory.strikes import DAYS, STRIKES, is_dead, past_day, past_days, series
from refcheck.model.evidence import LinkHistory

__all__ = [
    "MAX_SEEN",
    "MAX_TURNS",
    "NOTHING",
    "NO_MARKS",
    "RECENT",
    "REFRESHED",
    "Entry",
    "Marks",
    "Seen",
    "history_of",
    "joined",
    "marks_of",
    "updated",
]

REFRESHED = 7
"""The last good day of a link that stays as it is is written again when it is older (days)."""
RECENT = 90
"""Turns that are longer ago (days) are no longer counted."""
MAX_TURNS = 8
"""So many turns are kept."""
MAX_FAILURES = 12
"""So many failures are kept (or one more than strikes, when that is more)."""
MAX_SEEN = 24
"""Of so many of the last days on which runs saw an address it is told what they saw."""
LEAP = 365
"""A good day so many days after the last one may be a clock's error: the earlier one is kept."""

OF_PAGE = ("accepted", "title", "sketch", "sha256", "modified")
"""What is said of a page as it was accepted."""

Entry = dict[str, Any]


NOTHING: Mapping[str, str] = MappingProxyType({})
"""What is written of a page that was not accepted."""


class Seen(NamedTuple):
    """What one run saw of an address; only what is certain: alive, or broken. A run keeps one for each.

    ``final_url`` is where the address has moved to for good. ``title``, ``sha256`` and ``snapshot``
    are those of the page, ``None`` when nothing is known of them. ``accepted`` is what is written of a page that
    was accepted, on this day or before; empty for one that no reference stands on.
    """

    day: date
    alive: bool
    final_url: str | None = None
    title: str | None = None
    sha256: str | None = None
    snapshot: Mapping[str, str] | None = None
    accepted: Mapping[str, str] = NOTHING


class Marks(NamedTuple):
    """The days of an entry, as they stand there; few entries differ in them, so they are shared."""

    first_seen: str | None = None
    last_ok: str | None = None
    earlier_ok: str | None = None
    failures: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()


NO_MARKS = Marks()


def marks_of(entry: object) -> Marks:
    """Return the days of an entry; what is no text is left out."""
    if not isinstance(entry, dict):
        return NO_MARKS
    get = entry.get
    return Marks(
        _text(get("first_seen")),
        _text(get("last_ok")),
        _text(get("earlier_ok")),
        _texts(get("failures")),
        _texts(get("turns")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple([one for one in value if isinstance(one, str)]) if value and isinstance(value, list) else ()


def history_of(marks: Marks, today: date, *, strikes: int = STRIKES, days: int = DAYS) -> LinkHistory:
    """Return the history that ``marks`` tell; what is no day, or is to come, is left out."""
    last = past_day(marks.last_ok, today) or past_day(marks.earlier_ok, today)
    first = past_day(marks.first_seen, today)
    turns = (day for day in set(past_days(marks.turns, today)) if (today - day).days < RECENT)
    return _told(
        LinkHistory(
            first_seen=first.isoformat() if first else None,
            last_ok=last.isoformat() if last else None,
            turns=sum(1 for _ in turns),
        ),
        past_days(marks.failures, today),
        strikes=strikes,
        days=days,
    )


def _told(known: LinkHistory, failures: list[date], *, strikes: int, days: int) -> LinkHistory:
    """Return ``known`` with those of the ``failures`` that came after its last good day."""
    last = known.last_ok or ""
    counted = sorted({day for day in failures if day.isoformat() > last})
    if not counted:
        return known
    died = series(counted)[0].isoformat() if is_dead(counted, strikes=strikes, days=days) else None
    return replace(known, failures=tuple(day.isoformat() for day in counted), died=died)


def joined(
    known: LinkHistory, seen: Iterable[tuple[date, bool]], today: date, *, strikes: int = STRIKES, days: int = DAYS
) -> LinkHistory:
    """Return ``known`` and what the store has ``seen`` (days in order, and whether it was alive) as one.

    A day of which both is known counts as good. Days to come are left out.
    """
    lived: dict[date, bool] = {}
    for day, alive in seen:
        when = past_day(day.isoformat(), today)
        if when is not None:
            lived[when] = alive or lived.get(when, False)
    if not lived:
        return known
    order = sorted(lived)
    turns = sum(1 for one, two in pairwise(order) if lived[one] != lived[two] and (today - two).days < RECENT)
    firsts = [day for day in (known.first_seen, order[0].isoformat()) if day]
    last = max([known.last_ok or "", *(day.isoformat() for day, alive in lived.items() if alive)])
    return _told(
        LinkHistory(
            first_seen=min(firsts),
            last_ok=last or None,
            turns=max(known.turns, turns),
            seen=tuple((day.isoformat(), lived[day]) for day in order[-MAX_SEEN:]) if len(order) > 1 else (),
        ),
        [*past_days(known.failures, today), *(day for day, alive in lived.items() if not alive)],
        strikes=strikes,
        days=days,
    )


def updated(entry: object, seen: Seen, *, today: date | None = None, strikes: int = STRIKES, days: int = DAYS) -> Entry:
    """Return the entry after ``seen``; equal to the old one when nothing worth a line has changed.

    ``today`` is the day on which it is told (by default that of ``seen``): of days in between the entry
    may know better.
    """
    old: Entry = dict(entry) if isinstance(entry, dict) else {}
    now = seen.day if today is None else max(seen.day, today)
    history = history_of(marks_of(old), now, strikes=strikes, days=days)
    if seen.alive:
        return _alive(old, history, seen, now)
    return _failing(old, history, seen, now, strikes=strikes, days=days)


def _failing(old: Entry, history: LinkHistory, seen: Seen, now: date, *, strikes: int, days: int) -> Entry:
    day = seen.day.isoformat()
    if history.last_ok is not None and history.last_ok >= day:
        return old
    failures = _with(past_days(history.failures, now), seen.day, strikes=strikes, days=days)
    kept = {name: value for name, value in old.items() if name not in {"last_ok", "died"}}
    new: Entry = {**kept, "first_seen": history.first_seen or day, "failures": [one.isoformat() for one in failures]}
    if history.last_ok:
        new["last_ok"] = history.last_ok
    if is_dead(failures, strikes=strikes, days=days):
        new["died"] = series(failures)[0].isoformat()
    if history.last_ok and not history.failures:
        new["turns"] = _turned(old, seen.day, now)
    return new


def _with(failures: list[date], today: date, *, strikes: int, days: int) -> list[date]:
    """Return the days of failure with this one, unless it would tell nothing new.

    That is so when the rule of strikes is met, or when only the time between them is still too short.
    """
    more = sorted({*failures, today})
    last = series(failures)
    waits = len(last) >= strikes and series(more)[0] == last[0] and not is_dead(more, strikes=strikes, days=days)
    if waits or is_dead(failures, strikes=strikes, days=days):
        return failures
    return more[-max(MAX_FAILURES, strikes + 1) :]


def _alive(old: Entry, history: LinkHistory, seen: Seen, now: date) -> Entry:
    day = seen.day.isoformat()
    if max((history.last_ok or "", *history.failures)) > day:
        return old
    last = past_day(old.get("last_ok"), now)
    # Titles and digests of living pages change at will: they are renewed with the day, not by themselves.
    stays = (
        last is not None
        and (seen.day - last).days <= REFRESHED
        and not old.get("failures")
        and old.get("final_url") == seen.final_url
        and (seen.snapshot is None or old.get("snapshot") == dict(seen.snapshot))
        and (not seen.accepted or seen.accepted == {name: old[name] for name in OF_PAGE if name in old})
    )
    if stays:
        return old
    told_of: dict[str, Any] = {"snapshot": dict(seen.snapshot) if seen.snapshot else None}
    gone = {"final_url", "died"}
    if seen.accepted:
        told_of |= seen.accepted
        gone.update(OF_PAGE)
    elif "accepted" not in old:
        told_of |= {"title": seen.title, "sha256": seen.sha256}
    kept = {name: value for name, value in old.items() if name not in gone}
    moved = {"final_url": seen.final_url} if seen.final_url else {}
    known = {name: value for name, value in told_of.items() if value is not None}
    new = {**kept, **moved, **known, "first_seen": history.first_seen or day, "last_ok": day, "failures": []}
    if any(one < day for one in history.failures):  # one of this very day was a bad hour, no turn
        new["turns"] = _turned(old, seen.day, now)
    before = past_day(history.last_ok, now)
    if before is not None and (seen.day - before).days > LEAP:
        new["earlier_ok"] = before.isoformat()
    return new


def _turned(old: Entry, day: date, now: date) -> list[str]:
    """Return the last turns, with that of ``day``; those to come are left out."""
    turns = {one for one in past_days(marks_of(old).turns, now) if (now - one).days < RECENT}
    return [one.isoformat() for one in sorted({*turns, day})][-MAX_TURNS:]
