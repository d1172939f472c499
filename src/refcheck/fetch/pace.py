"""Which host may be asked when: queues by host, and the manners towards each.

A state machine without a clock: every call is told the time (monotonic seconds). One ``Pace``
serves a whole run, all rounds of it, so that what was learnt of a host holds.

- at most ``per_host`` under way to a host, and starts at least ``host_interval`` apart, from start
  to start; every GET counts, redirects too; a host with declared ``manners`` gets the stricter;
- the first URL of every host before the second of any, so that slow hosts overlap with the rest
  (chains of redirects that have begun go on first); then hosts that answer before those that have
  not answered yet, so that hosts that are down get no slot that another could use; among equals
  the host that will take longest comes first, since it bounds the run;
- within a host: redirects that are under way, then new URLs, then second tries, then confirmations;
- a 429 or 503 stands for the whole host, unless a request that was sent *after* the refused one was
  answered well, and the host refuses no more than one in six: then it is the page's own. A 503 of such a
  host that asks for longer than is waited for is the page's own until the next one says so, too.

A host stands in at most one of two heaps, by the time it waits for or by its urgency. An entry
whose ``version`` is not the host's any more is void.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from heapq import heappop, heappush
from math import inf
from types import MappingProxyType
from typing import Generic, TypeVar

from refcheck.fetch.exchange import Failure, Manners

__all__ = ["Pace", "Rank", "Rest"]

Work = TypeVar("Work")

_NO_MANNERS: Mapping[str, Manners] = MappingProxyType({})
FAILURES = 6
"""So many failures of a service in a row mean that it is down."""
PATIENCE = 3
"""So many timeouts in a row of a host that never answered are enough."""
_GUESS = 1.0
"""Seconds that an answer is thought to take as long as a host has given none."""
_AT_ONCE = 0.25
"""Seconds below which answers are taken to come alike: what is shorter is for the most part the time that this program
took for other answers. Hosts that change places by it have connections opened anew that others have just let go of.
"""
_WEIGHT = 0.3
"""What the last answer counts for in what the next is thought to take."""
_HESITATION = 1.0
"""Seconds after which one that was asked after a refusal is thought to hang: refusing is quickly done."""
_RARE = 5
"""A refusal may be a page's own if there are so many good answers to each."""


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


class _Host(Generic[Work]):
    """What is known of one host. ``fresh`` is a queue of new work that begins at ``head``; ``due``
    and ``later`` are heaps. ``probing`` are those under way that were
    started since the host was busy. ``listed`` is the time for which the host stands in a heap: minus
    infinity among the ready, infinity in none. ``last_good`` is when the latest request was sent that
    was answered well, ``refused`` when the one was sent that the host is left alone for, and ``before``
    the interval and the next start as they were then.
    """

    __slots__ = (
        *(
            "answers",
            "before",
            "busy_at",
            "due",
            "failures",
            "fresh",
            "head",
            "interval",
            "last_good",
            "last_start",
            "later",
        ),
        *(
            "limit",
            "listed",
            "next_start",
            "order",
            "probing",
            "refusals",
            "refused",
            "rest",
            "silent",
            "takes",
            "touched",
        ),
        *("under_way", "version"),
    )

    def __init__(self, *, order: int, interval: float, limit: int) -> None:
        self.order = order
        self.interval = interval
        self.limit = limit
        self.fresh: list[Work | None] = []
        self.head = 0
        self.due: list[tuple[int, int, Work]] = []
        self.later: list[tuple[float, int, int, Work]] = []
        self.under_way = 0
        self.probing = 0
        self.touched = False
        self.answers = 0
        self.refusals = 0
        self.last_good = -inf
        self.refused = inf
        self.before = (interval, -inf)
        self.next_start = -inf
        self.last_start = -inf
        self.listed = inf
        self.version = 0
        self.rest: Rest | None = None
        self.busy_at: float | None = None
        self.silent = 0
        self.failures = 0
        self.takes = _GUESS

    def left(self) -> int:
        """Return how much is queued."""
        return len(self.fresh) - self.head + len(self.due) + len(self.later)

    def earliest(self) -> float:
        """Return when something may start, infinity when that is up to what is under way."""
        if self.under_way >= self.limit:
            return inf
        start = self.next_start
        if self.busy_at is not None and self.probing:
            start = max(start, self.last_start + _HESITATION)
        if self.fresh or self.due:
            return start
        return max(start, self.later[0][0]) if self.later else inf

    def add(self, work: Work, *, ahead: bool) -> None:
        """Queue new work, behind what is there or ``ahead`` of it."""
        if not ahead:
            self.fresh.append(work)
        elif self.head:
            self.head -= 1
            self.fresh[self.head] = work
        else:
            self.fresh.insert(0, work)

    def pop(self, now: float) -> Work:
        """Return what is done next; there is something."""
        while self.later and self.later[0][0] <= now:
            heappush(self.due, heappop(self.later)[1:])
        if not self.fresh or (self.due and (self.due[0][0] == Rank.REDIRECT or self.is_touchy())):
            return heappop(self.due)[-1]
        work = self.fresh[self.head]
        assert work is not None
        self.fresh[self.head] = None
        self.head += 1
        if self.head == len(self.fresh):
            self.fresh, self.head = [], 0
        return work

    def place(self) -> tuple[int, float]:
        """Return how urgent the host is, least first: see the top of this module."""
        # With one more under way: so slots are shared out, and connections that are open are used again.
        expected = -self.left() * max(self.interval, max(self.takes, _AT_ONCE) / (self.under_way + 1))
        if self.due and self.due[0][0] == Rank.REDIRECT:
            return 0, expected
        if not self.touched:
            return 1, expected
        return (2 if self.answers else 3), expected

    def is_touchy(self) -> bool:
        """Return whether a page that has waited as long as it was told is a better guess than a new one:
        of a host that has refused one and answers, but often refuses.
        """
        return self.busy_at is not None and 0 < self.answers < _RARE * self.refusals

    def refuses_pages(self) -> bool:
        """Return whether what was refused last is refused for itself: see the top of this module."""
        return self.last_good > self.refused and self.answers >= _RARE * self.refusals

    def empty(self) -> Iterator[Work]:
        """Yield everything that is queued, in the order in which it would have been done."""
        due, later, fresh = sorted(self.due, key=_sequence), sorted(self.later, key=_time), self.fresh[self.head :]
        self.due, self.later, self.fresh, self.head = [], [], [], 0
        yield from (entry[-1] for entry in due if entry[0] == Rank.REDIRECT)
        yield from (work for work in fresh if work is not None)
        yield from (entry[-1] for entry in due if entry[0] != Rank.REDIRECT)
        yield from (entry[-1] for entry in later)


class Pace(Generic[Work]):
    """The queues and manners of all hosts. ``host_interval`` is in seconds; ``manners`` are those
    that hosts have declared, by host.
    """

    def __init__(self, *, per_host: int, host_interval: float, manners: Mapping[str, Manners] | None = None) -> None:
        self._per_host = max(per_host, 1)
        self._interval = max(host_interval, 0.0)
        self._manners = _NO_MANNERS if manners is None else manners
        self._hosts: dict[str, _Host[Work]] = {}
        self._sequence = 0
        self._waiting: list[tuple[float, int, int, _Host[Work]]] = []
        self._ready: list[tuple[int, float, int, int, _Host[Work]]] = []

    def put(self, host: str, work: Work, rank: Rank, *, not_before: float = -inf, ahead: bool = False) -> None:
        """Queue ``work`` for ``host``, before its other new work with ``ahead``. The caller has asked
        ``rest_of`` first.
        """
        state = self._state(host)
        if rank is Rank.FIRST and not_before == -inf:
            state.add(work, ahead=ahead)
        else:
            self._sequence += 1
            heappush(state.later, (not_before, int(rank), self._sequence, work))
            if rank is Rank.REDIRECT:
                state.listed = inf  # it may be ready already, and is more urgent now
        self._list(state)

    def take(self, now: float) -> Work | None:
        """Return work that may start at ``now``, counted as started; ``None`` when there is none yet."""
        self._wake(now)
        ready = self._ready
        while ready:
            _, _, _, version, state = heappop(ready)
            if version != state.version:
                continue
            work = state.pop(now)
            state.touched = True
            state.under_way += 1
            state.probing += state.busy_at is not None
            state.last_start, state.next_start = now, now + state.interval
            state.refused = inf  # a pause that was asked for is over
            state.listed = inf
            if state.earliest() <= now:
                self._make_ready(state)
            else:
                self._list(state)
            return work
        return None

    def next_time(self) -> float | None:
        """Return when something may start at the earliest, ``None`` when that is up to what is under way."""
        while self._waiting:
            time, _, version, state = self._waiting[0]
            if version == state.version:
                return time
            heappop(self._waiting)
        return None

    def finished(self, host: str, *, sent: float | None = None) -> None:
        """Note that a request to ``host``, of ``sent`` (monotonic seconds), is no longer under way."""
        state = self._state(host)
        state.under_way -= 1
        if state.probing and (sent is None or state.busy_at is None or sent >= state.busy_at):
            state.probing -= 1
        if state.listed == inf:
            self._list(state)

    def answered(self, host: str, *, sent: float | None = None, took: float | None = None) -> None:
        """Note that ``host`` answered as a host does, in ``took`` seconds, to a request of ``sent``
        (monotonic seconds): what it asked for before is over, and was not meant for all its pages if
        it was asked for by a request that was sent earlier.
        """
        state = self._state(host)
        state.silent = 0
        if took is not None:
            state.takes = (1 - _WEIGHT) * state.takes + _WEIGHT * took if state.answers else took
        state.answers += 1
        if state.answers == 1 and state.listed == -inf:
            self._list_anew(state)  # more urgent now
        if sent is not None and sent > state.last_good:
            state.last_good = sent
        if state.refused != inf and state.refuses_pages():
            self._go_on(state)
        if state.busy_at is not None:
            state.busy_at, state.probing = None, 0
            self._list(state)

    def ask_less(self, host: str, manners: Manners) -> None:
        """Heed what a host has said of itself in an answer: it is asked at most as often as that."""
        state = self._state(host)
        state.limit = max(min(state.limit, manners.per_host), 1)
        state.interval = max(state.interval, manners.host_interval)

    def is_failing(self, host: str) -> bool:
        """Note that ``host`` failed (a reset, a 5xx); return whether one with declared manners has done so too often
        in a row: a service is down as a whole, whereas a site may have many bad pages.
        """
        state = self._state(host)
        state.failures += 1
        return host in self._manners and state.failures >= FAILURES

    def worked(self, host: str) -> None:
        """Note that ``host`` gave an answer that stands."""
        self._state(host).failures = 0

    def patience(self, host: str) -> int:
        """Return after how many timeouts in a row a host that never answered is asked nothing more."""
        own = self._manners.get(host)
        return own.patience if own is not None else PATIENCE

    def silent(self, host: str) -> int:
        """Note that ``host`` let a request time out; return how often in a row, 0 if it ever answered."""
        state = self._state(host)
        state.silent += 1
        return 0 if state.answers else state.silent

    def busy(self, host: str, *, started: float, now: float, wait: float) -> bool:
        """Note that ``host`` answered 429 or 503 to a request sent at ``started``; return whether that
        was the second in a row.

        Nothing is started to it for ``wait`` seconds, and then one request at a time (beside those that
        are still under way or take long), twice as far apart as before. Several answers to requests that were under way together count as one.
        """
        state = self._state(host)
        state.refusals += 1
        again = state.busy_at is not None and started >= state.busy_at
        if state.refused == inf:
            state.refused = started
            if state.refuses_pages():
                state.refused = inf
                return False
            state.before = (state.interval, state.next_start)
        state.refused = max(state.refused, started)
        if state.busy_at is None:
            state.interval *= 2
            state.busy_at, state.probing = now, 0
        state.next_start = max(state.next_start, now + wait)
        self._list_anew(state)
        return again

    def answers_mostly(self, host: str) -> bool:
        """Return whether ``host``, with one more refusal, still refuses no more than one in six."""
        state = self._state(host)
        return state.answers >= _RARE * (state.refusals + 1)

    def _go_on(self, state: _Host[Work]) -> None:
        """Take back what a refusal did to a host that goes on answering."""
        state.interval, state.next_start = state.before
        state.refused, state.busy_at, state.probing = inf, None, 0
        self._list_anew(state)

    def rest(self, host: str, rest: Rest) -> list[Work]:
        """Ask ``host`` nothing more in this run; return what was queued for it."""
        state = self._state(host)
        state.rest = state.rest or rest
        queued = list(state.empty())
        self._list_anew(state)
        return queued

    def rest_of(self, host: str) -> Rest | None:
        """Return why ``host`` is not asked any more, ``None`` when it is."""
        state = self._hosts.get(host)
        return state.rest if state else None

    def clear(self) -> None:
        """Forget all work, queued and under way; what was learnt of the hosts stays."""
        for state in self._hosts.values():
            if state.left() or state.under_way:
                state.due, state.later, state.fresh, state.head = [], [], [], 0
                state.under_way = state.probing = 0
                self._list_anew(state)

    def _state(self, host: str) -> _Host[Work]:
        state = self._hosts.get(host)
        if state is None:
            interval, limit = self._interval, self._per_host
            own = self._manners.get(host)
            if own is not None and own.allows:
                interval, limit = own.host_interval, max(own.per_host, 1)
            elif own is not None:
                interval, limit = max(interval, own.host_interval), max(min(limit, own.per_host), 1)
            state = self._hosts[host] = _Host(order=len(self._hosts), interval=interval, limit=limit)
        return state

    def _list(self, state: _Host[Work]) -> None:
        """Let the host wait for the time when it may start something, unless it stands in for it."""
        earliest = state.earliest()
        if earliest < state.listed:
            state.version += 1
            state.listed = earliest
            heappush(self._waiting, (earliest, state.order, state.version, state))

    def _list_anew(self, state: _Host[Work]) -> None:
        """Void the host's entry and make one that is right, if it has anything to wait for."""
        state.version += 1
        state.listed = inf
        self._list(state)

    def _wake(self, now: float) -> None:
        """Move the hosts whose time has come to the ready ones."""
        waiting = self._waiting
        while waiting and waiting[0][0] <= now:
            _, _, version, state = heappop(waiting)
            if version == state.version:
                while state.later and state.later[0][0] <= now:
                    heappush(state.due, heappop(state.later)[1:])
                self._make_ready(state)

    def _make_ready(self, state: _Host[Work]) -> None:
        state.version += 1
        state.listed = -inf
        heappush(self._ready, (*state.place(), state.order, state.version, state))


def _sequence(entry: tuple[int, int, object]) -> tuple[int, int]:
    return entry[:2]


def _time(entry: tuple[float, int, int, object]) -> tuple[float, int, int]:
    return entry[:3]
