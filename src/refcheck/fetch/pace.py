"""Which host may be asked when: queues by host, and the manners towards each.

A state machine without a clock: every call is told the time (monotonic seconds). One ``Pace``
serves a whole run, all rounds of it, so that what was learnt of a host holds.

- at most ``per_host`` under way to a host, and starts at least ``host_interval`` apart, from start
  to start; every GET counts, redirects too;
- the first URL of every host before the second of any, so that slow hosts overlap with the rest
  (chains of redirects that have begun go on first); among equals the host with most to do comes
  first, since it bounds the run;
- within a host: redirects that are under way, then new URLs, then second tries, then confirmations.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

from refcheck.fetch.exchange import Failure

__all__ = ["Pace", "Rank", "Rest"]

Work = TypeVar("Work")


class Rank(IntEnum):
    """In what order the work for one host is done."""

    REDIRECT = 0
    FIRST = 1
    RETRY = 2
    CONFIRM = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Rest:
    """Why a host is not asked any more in this run."""

    failure: Failure
    detail: str


@dataclass(slots=True, kw_only=True)
class _Host(Generic[Work]):
    """What is known of one host. ``due`` and ``later`` are heaps; ``version`` makes old tickets void."""

    order: int
    interval: float
    due: list[tuple[int, int, Work]] = field(default_factory=list)
    later: list[tuple[float, int, int, Work]] = field(default_factory=list)
    under_way: int = 0
    touched: bool = False
    next_start: float = float("-inf")
    version: int = 0
    rest: Rest | None = None
    busy_at: float | None = None
    silent: int = 0
    answered: bool = False


class Pace(Generic[Work]):
    """The queues and manners of all hosts. ``host_interval`` is in seconds."""

    def __init__(self, *, per_host: int, host_interval: float) -> None:
        self._per_host = max(per_host, 1)
        self._interval = max(host_interval, 0.0)
        self._hosts: dict[str, _Host[Work]] = {}
        self._sequence = 0
        self._waiting: list[tuple[float, int, str, int]] = []
        self._ready: list[tuple[int, int, int, str, int]] = []

    def put(self, host: str, work: Work, rank: Rank, *, not_before: float = float("-inf")) -> None:
        """Queue ``work`` for ``host``. The caller has asked ``rest_of`` first."""
        state = self._state(host)
        self._sequence += 1
        heapq.heappush(state.later, (not_before, int(rank), self._sequence, work))
        self._ticket(host, state)

    def take(self, now: float) -> Work | None:
        """Return work that may start at ``now``, counted as started; ``None`` when there is none yet."""
        self._wake(now)
        while self._ready:
            _, _, _, host, version = heapq.heappop(self._ready)
            state = self._hosts[host]
            if version != state.version:
                continue
            _, _, work = heapq.heappop(state.due)
            state.touched = True
            state.under_way += 1
            state.next_start = now + state.interval
            self._ticket(host, state)
            return work
        return None

    def next_time(self) -> float | None:
        """Return when something may start at the earliest, ``None`` when that is up to what is under way."""
        while self._waiting:
            time, _, host, version = self._waiting[0]
            if version == self._hosts[host].version:
                return time
            heapq.heappop(self._waiting)
        return None

    def finished(self, host: str) -> None:
        """Note that one request to ``host`` is no longer under way."""
        state = self._state(host)
        state.under_way -= 1
        self._ticket(host, state)

    def answered(self, host: str) -> None:
        """Note that ``host`` answered as a host does: what it asked for before is over."""
        state = self._state(host)
        state.busy_at = None
        state.silent = 0
        state.answered = True
        self._ticket(host, state)

    def silent(self, host: str) -> int:
        """Note that ``host`` let a request time out; return how often in a row, 0 if it ever answered."""
        state = self._state(host)
        state.silent += 1
        return 0 if state.answered else state.silent

    def busy(self, host: str, *, started: float, now: float, wait: float) -> bool:
        """Note that ``host`` answered 429 or 503 to a request sent at ``started``; return whether that
        was the second in a row.

        Nothing is started to it for ``wait`` seconds, and then one request at a time, twice as far
        apart as before. Several answers to requests that were under way together count as one.
        """
        state = self._state(host)
        again = state.busy_at is not None and started >= state.busy_at
        if state.busy_at is None:
            state.interval *= 2
        if not again:
            state.busy_at = now if state.busy_at is None else state.busy_at
        state.next_start = max(state.next_start, now + wait)
        self._ticket(host, state)
        return again

    def rest(self, host: str, rest: Rest) -> list[Work]:
        """Ask ``host`` nothing more in this run; return what was queued for it."""
        state = self._state(host)
        state.rest = state.rest or rest
        queued = [entry[-1] for entry in sorted(state.due, key=_place)]
        queued += [entry[-1] for entry in sorted(state.later, key=lambda entry: entry[:3])]
        state.due, state.later = [], []
        self._ticket(host, state)
        return queued

    def rest_of(self, host: str) -> Rest | None:
        """Return why ``host`` is not asked any more, ``None`` when it is."""
        state = self._hosts.get(host)
        return state.rest if state else None

    def clear(self) -> None:
        """Forget all work, queued and under way; what was learnt of the hosts stays."""
        for host, state in self._hosts.items():
            state.due, state.later, state.under_way = [], [], 0
            self._ticket(host, state)

    def _state(self, host: str) -> _Host[Work]:
        state = self._hosts.get(host)
        if state is None:
            state = self._hosts[host] = _Host(order=len(self._hosts), interval=self._interval)
        return state

    def _ticket(self, host: str, state: _Host[Work]) -> None:
        """Void the host's ticket and give it a new one if it may start something by itself."""
        state.version += 1
        limit = 1 if state.busy_at is not None else self._per_host
        if state.under_way >= limit:
            return
        if state.due:
            earliest = state.next_start
        elif state.later:
            earliest = max(state.next_start, state.later[0][0])
        else:
            return
        heapq.heappush(self._waiting, (earliest, state.order, host, state.version))

    def _wake(self, now: float) -> None:
        """Move the hosts whose time has come to the ready ones."""
        while self._waiting and self._waiting[0][0] <= now:
            _, order, host, version = heapq.heappop(self._waiting)
            state = self._hosts[host]
            if version != state.version:
                continue
            for entry in _due(state.later, now):
                heapq.heappush(state.due, entry)
            left = len(state.due) + len(state.later)
            heapq.heappush(self._ready, (_urgency(state), -left, order, host, version))


def _urgency(state: _Host[Work]) -> int:
    """Return 0 for a host that a chain waits for, 1 for one that was not asked yet, 2 for the rest."""
    if state.due and state.due[0][0] == Rank.REDIRECT:
        return 0
    return 2 if state.touched else 1


def _place(entry: tuple[int, int, object]) -> tuple[int, int]:
    return entry[:2]


def _due(later: list[tuple[float, int, int, Work]], now: float) -> Iterator[tuple[int, int, Work]]:
    while later and later[0][0] <= now:
        _, rank, sequence, work = heapq.heappop(later)
        yield rank, sequence, work
