"""The time, handed in: what waits or stamps a moment asks a clock, so that no test has to wait."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

__all__ = ["Clock", "SystemClock", "moment"]


class Clock(Protocol):
    """Two times and a pause; all in seconds."""

    def monotonic(self) -> float:
        """Return a time that never jumps; only differences mean something."""
        ...

    def wall(self) -> float:
        """Return the time of day as seconds since 1970-01-01 UTC; it may jump."""
        ...

    def sleep(self, seconds: float) -> None:
        """Return after ``seconds``."""
        ...


class SystemClock:
    """The clock of this machine."""

    def monotonic(self) -> float:
        """Return ``time.monotonic()``."""
        return time.monotonic()

    def wall(self) -> float:
        """Return ``time.time()``."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Return after ``seconds``; a negative pause is none."""
        time.sleep(max(seconds, 0.0))


def moment(wall: float) -> str:
    """Return a time of day as UTC ISO 8601 to the second: ``2026-11-23T14:02:00Z``."""
    return datetime.fromtimestamp(wall, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
