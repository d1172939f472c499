"""A transport that answers from a table, on a fake clock: for looking into the scheduler."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import replace

from refcheck.fetch.transport import Answer, Ask
from tests.fakes.clock import FakeClock

Script = Callable[[Ask], Answer]


class FakeTransport:
    """Gives ``answers[url]`` one after the other, the last one for ever; unknown addresses get 200.

    An answer takes its ``elapsed`` seconds of the clock (0.1 when it says 0). ``started`` is what
    was asked when: pairs of time and ``Ask``. ``most`` is how many were under way at once.
    """

    def __init__(self, clock: FakeClock, answers: dict[str, list[Answer] | Answer] | None = None) -> None:
        self.clock = clock
        self.answers = {url: list(a) if isinstance(a, list) else [a] for url, a in (answers or {}).items()}
        self.started: list[tuple[float, Ask]] = []
        self.cancelled = 0
        self.closed = 0
        self.most = 0
        self.interrupt_at: float | None = None
        self._under_way: list[tuple[float, int, Answer]] = []

    def start(self, ask: Ask) -> None:
        self.started.append((self.clock.monotonic(), ask))
        known = self.answers.get(ask.url, [Answer(number=0, status=200)])
        answer = known.pop(0) if len(known) > 1 else known[0]
        answer = replace(answer, number=ask.number, elapsed=min(answer.elapsed or 0.1, ask.timeout))
        heapq.heappush(self._under_way, (self.clock.monotonic() + answer.elapsed, ask.number, answer))
        self.most = max(self.most, len(self._under_way))

    def completed(self, timeout: float) -> Sequence[Answer]:
        until = self.clock.passed + timeout
        first = self._under_way[0][0] if self._under_way else until
        self.clock.passed = max(min(first, until), self.clock.passed)
        if self.interrupt_at is not None and self.clock.passed >= self.interrupt_at:
            self.interrupt_at = None
            raise KeyboardInterrupt
        done = []
        while self._under_way and self._under_way[0][0] <= self.clock.passed:
            done.append(heapq.heappop(self._under_way)[-1])
        return done

    def cancel(self) -> None:
        self.cancelled += 1
        self._under_way.clear()

    def close(self) -> None:
        self.closed += 1

    def times(self, url: str) -> list[float]:
        """When ``url`` was asked for."""
        return [round(at, 3) for at, ask in self.started if ask.url == url]
