"""The time of a run: its clock, or the machine's, and how a moment is written in reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refcheck.fetch import Clock

__all__ = ["iso_of", "now_of"]


def now_of(clock: Clock | None) -> Callable[[], datetime]:
    """Return what tells the time of a run: its clock, or the machine's."""
    if clock is None:
        return lambda: datetime.now(UTC)
    return lambda: datetime.fromtimestamp(clock.wall(), UTC)


def iso_of(moment: datetime) -> str:
    """Return a moment as UTC ISO 8601 to the second: ``2026-11-23T14:02:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
