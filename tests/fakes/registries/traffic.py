"""What came in at each host and how fast, and what goes wrong there."""

from __future__ import annotations

import socket
import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from threading import Event

from tests.fakes.behaviours import Behaviour, hang, redirect, reply, reset
from tests.fakes.registries.wire import Answer, Pool, Registry, Request

_GIGANTIC = 80_000_000


class Trouble(StrEnum):
    """What a host does instead of answering."""

    DOWN = "503"
    RESET = "reset"
    HANG = "hang"
    BUSY = "429"
    GARBLED = "half of the answer"
    HTML = "a page in place of data"
    CHARSET = "another charset than said"
    GIGANTIC = "80 MB"
    PRIVATE = "a redirect to a private address"


@dataclass(slots=True, kw_only=True)
class Host:
    """What came in at one host: ``at`` are the seconds, ``most`` how many were under way at once,
    ``refused`` how many came faster than allowed."""

    at: list[float] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    most: int = 0
    refused: int = 0
    under_way: int = 0
    trouble: Trouble | None = None
    times: int | None = None
    latency: float | None = None

    @property
    def requests(self) -> int:
        """How many requests came in."""
        return len(self.at)

    @property
    def spacing(self) -> float:
        """The shortest time between two requests, in seconds; infinite with fewer than two."""
        times = sorted(self.at)
        return min((later - sooner for sooner, later in pairwise(times)), default=float("inf"))


class Traffic:
    """Counts what comes in and refuses what comes too fast. One request more than the limit is forgiven,
    because what is sent on time may arrive a moment early."""

    def __init__(self, clock: Callable[[], float], *, latency: float = 0.0, enforce: bool = True) -> None:
        self.hosts: defaultdict[str, Host] = defaultdict(Host)
        self.latency = latency
        self.enforce = enforce
        self._clock = clock
        self._windows: defaultdict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return the seconds of the clock."""
        return self._clock()

    def requests(self) -> dict[str, int]:
        """Return how many requests came in by host."""
        return {name: host.requests for name, host in self.hosts.items() if host.requests}

    def play(self, registry: Registry, request: Request) -> Behaviour:
        """Return what the host does with a request that came in now."""
        with self._lock:
            host = self.hosts[request.host]
            host.at.append(request.at)
            host.kinds[registry.kind(request)] += 1
            host.under_way += 1
            host.most = max(host.most, host.under_way)
            pool = registry.pool(request) if self.enforce else None
            too_fast = pool is not None and self._is_too_fast(request, host, pool)
            host.refused += too_fast
            trouble = self._trouble(host)
        latency = self.latency if host.latency is None else host.latency

        def play(sock: socket.socket, down: Event) -> bool:
            if latency:
                down.wait(latency)
            try:
                behaviour = _troubled(trouble, registry, request, too_fast=too_fast)
            finally:
                with self._lock:
                    host.under_way -= 1
            return behaviour(sock, down)

        return play

    def _is_too_fast(self, request: Request, host: Host, pool: Pool) -> bool:
        window = self._windows[request.host]
        while window and window[0] <= request.at - pool.interval:
            window.popleft()
        if len(window) > pool.limit or (pool.at_once and host.under_way > pool.at_once):
            return True
        window.append(request.at)
        return False

    def _trouble(self, host: Host) -> Trouble | None:
        if host.times is None or host.trouble is None:
            return host.trouble
        host.times -= 1
        if host.times < 0:
            host.trouble = None
        return host.trouble


def _troubled(trouble: Trouble | None, registry: Registry, request: Request, *, too_fast: bool) -> Behaviour:
    match trouble:
        case Trouble.DOWN:
            return reply("<html><h1>503 Service Temporarily Unavailable</h1></html>", status=503)
        case Trouble.RESET:
            return reset()
        case Trouble.HANG:
            return hang()
        case Trouble.PRIVATE:
            return redirect("http://10.0.0.7/")
        case Trouble.HTML:
            return reply("<html><title>Just a moment...</title><body>Checking your browser</body></html>")
        case Trouble.BUSY:
            return registry.busy(request).behaviour()
        case _ if too_fast:
            return registry.busy(request).behaviour()
    return _spoilt(registry.answer(request), trouble).behaviour()


def _spoilt(answer: Answer, trouble: Trouble | None) -> Answer:
    body = answer.body.encode() if isinstance(answer.body, str) else answer.body
    match trouble:
        case Trouble.GARBLED:
            body = body[: len(body) // 2]
        case Trouble.CHARSET:
            body = answer.body.encode("utf-16") if isinstance(answer.body, str) else body
        case Trouble.GIGANTIC:
            body = b'{"filler": "' + b"a" * _GIGANTIC + b'"}'
    return Answer(body=body, status=answer.status, content_type=answer.content_type, headers=answer.headers)
