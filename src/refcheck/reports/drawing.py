"""The history of a link as a small drawing: when runs saw it alive, when it failed, how it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from refcheck.model.evidence import ALIVE, LinkEvidence
from refcheck.reports.wording import counted, moment

__all__ = ["HEIGHT", "WIDTH", "Drawing", "drawing_of"]

WIDTH, HEIGHT = 220, 16
"""Of the drawing, in its own units."""
EDGE = 8
NEAREST = 7
"""Dots that would be nearer to each other are one: the later."""

_SHAPES = {
    "alive": ("alive dots", "M{x} 8h0"),
    "failed": ("failed crosses", "M{left} 4l8 8m0-8l-8 8"),
    "unknown": ("rings", "M{left} 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0"),
}
"""How a day looks by what it was: never by colour alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """What is drawn, as SVG paths with the names of their looks, in order; ``words`` say the same."""

    paths: tuple[tuple[str, str], ...]
    words: str


def drawing_of(link: LinkEvidence) -> Drawing | None:
    """Return the drawing of a link's history, ``None`` when nothing was known of it before this run."""
    history = link.history
    days: dict[str, str] = {}
    if history.first_seen:
        days[history.first_seen] = "unknown"  # alive or not: that is not kept
    if history.last_ok:
        days[history.last_ok] = "alive"
    days |= dict.fromkeys(history.failures, "failed")
    days |= {day: "alive" if alive else "failed" for day, alive in history.seen}
    if not days:
        return None
    now = (link.checked or "")[:10]
    if now:
        days[now] = _kind_now(link)
    known = sorted((when, kind) for day, kind in days.items() if (when := _day(day)) is not None)
    return _drawn(known, _words(link)) if known else None


def _kind_now(link: LinkEvidence) -> str:
    if link.verdict.is_unverified:
        return "unknown"
    return "alive" if link.verdict in ALIVE else "failed"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _drawn(known: Sequence[tuple[date, str]], words: str) -> Drawing:
    first, last = known[0][0], known[-1][0]
    length = max((last - first).days, 1)
    dots: list[tuple[int, str]] = []
    for day, kind in known:
        x = EDGE + round((WIDTH - 2 * EDGE) * (day - first).days / length)
        if dots and x - dots[-1][0] < NEAREST:
            dots.pop()
        dots.append((x, kind))
    # The time between two days is only known when both days say the same.
    lines = [(one if one == two else "unknown", left, right) for (left, one), (right, two) in pairwise(dots)]
    drawn: dict[str, str] = {}
    for kind, left, right in lines:
        drawn[kind] = f"{drawn.get(kind, '')}M{left} 8H{right}"
    for x, kind in dots:
        look, shape = _SHAPES[kind]
        drawn[look] = drawn.get(look, "") + shape.format(x=x, left=x - 4)
    return Drawing(paths=tuple(drawn.items()), words=words)


def _words(link: LinkEvidence) -> str:
    """Return the history in words: "first seen 1 Oct 2026, last alive 1 Nov 2026, failed on 1 day since"."""
    history = link.history
    said = [f"first seen {moment(history.first_seen)}"] if history.first_seen else []
    said += [f"last alive {moment(history.last_ok)}" if history.last_ok else "never seen alive"]
    if history.died:
        said.append(f"dead since {moment(history.died)}")
    elif history.failures:
        said.append(f"failed on {counted(len(history.failures), 'day')} since")
    if history.turns > 1:
        said.append(f"changed between alive and failing {history.turns} times")
    return ", ".join(said)
