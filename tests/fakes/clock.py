"""A clock that a test moves; nothing waits."""

from __future__ import annotations


class FakeClock:
    """Starts at ``start`` (seconds since 1970, 2026-11-23T14:00:00Z unless told); ``sleep`` moves it."""

    def __init__(self, start: float = 1_795_442_400.0) -> None:
        self._start = start
        self.passed = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.passed

    def wall(self) -> float:
        return self._start + self.passed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds
