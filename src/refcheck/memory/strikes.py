"""When a broken link is an error: a pure rule on what was seen of it, in this run and before.

A link that was never seen alive is an error at once when it says so twice, apart, in one run, or
when its host does not exist. One that was alive once must fail on at least ``STRIKES`` days over at
least ``DAYS`` days. Refusals, time-outs and server errors are no strikes: they never get here. Nor
is a soft 404: something answers there, so it neither counts as alive nor as gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from refcheck.model.evidence import LinkEvidence, LinkHistory, LinkVerdict

__all__ = [
    "DAYS",
    "STRIKES",
    "Strike",
    "day_of",
    "died_since",
    "failing_since",
    "is_dead",
    "judge_broken",
    "past_day",
    "past_days",
]

STRIKES = 3
"""So many failures, each on a day of its own, make a link that was alive an error."""
DAYS = 3
"""So many days at least lie between the first failure and the last."""
SERIES = 365
"""Failures that lie further apart (days) are of two series: nobody looked for long, or a clock jumped."""
_DAY = timedelta(days=1)


class Strike(StrEnum):
    """How a broken link counts."""

    ERROR_NEW = "error-new"
    """Never seen alive, and certain."""
    ERROR_STRIKES = "error-strikes"
    """Alive once, and failing long enough."""
    FAILING_SINCE = "failing-since"
    """Alive once, and failing not yet long enough."""
    UNCONFIRMED = "unconfirmed"
    """Never seen alive, and said so only once."""


def judge_broken(link: LinkEvidence, *, today: date, strikes: int = STRIKES, days: int = DAYS) -> Strike:
    """Return how the broken ``link`` counts on the day ``today``.

    ``strikes`` counts days on which it failed, ``today`` among them; ``days`` is the least number of
    days from the first of them to the last. Dates after ``today`` are ignored: a clock that jumped,
    or somebody's invention. A link that was dead already stays so, however long ago that was.
    """
    dead = died_since(link.history, today, strikes=strikes, days=days) is not None
    if was_alive(link.history, today):
        return Strike.ERROR_STRIKES if dead else Strike.FAILING_SINCE
    certain = link.confirmed or (link.verdict is LinkVerdict.BROKEN and link.reason == "no-such-host")
    return Strike.ERROR_NEW if certain or dead else Strike.UNCONFIRMED


def died_since(history: LinkHistory, today: date, *, strikes: int = STRIKES, days: int = DAYS) -> str | None:
    """Return the first day (ISO 8601) of the failures that make a link dead which fails ``today``.

    ``None`` as long as the rule of strikes is not met.
    """
    before = past_days(history.failures, today)
    for failures in (before, [*before, today]):
        if is_dead(failures, strikes=strikes, days=days):
            return series(failures)[0].isoformat()
    return None


def is_dead(failures: Iterable[date], *, strikes: int = STRIKES, days: int = DAYS) -> bool:
    """Return whether ``failures`` meet the rule of strikes: enough of them, over enough days."""
    last = series(failures)
    return len(last) >= strikes and (last[-1] - last[0]).days >= days


def series(failures: Iterable[date]) -> Sequence[date]:
    """Return the last days of ``failures`` that belong together, oldest first, each once."""
    days = sorted(set(failures))
    for index in range(len(days) - 1, 0, -1):
        if (days[index] - days[index - 1]).days > SERIES:
            return days[index:]
    return days


def was_alive(history: LinkHistory, today: date) -> bool:
    """Return whether the link was ever seen alive, on a day that has been."""
    return past_day(history.last_ok, today) is not None


def failing_since(history: LinkHistory, today: date) -> str:
    """Return the first day (ISO 8601) of the failures that go on ``today``."""
    return min([*past_days(history.failures, today), today]).isoformat()


def past_days(texts: Iterable[object], today: date) -> list[date]:
    """Return the days among ``texts`` that are dates and not to come."""
    found = (past_day(text, today) for text in texts)
    return [day for day in found if day is not None]


def past_day(text: object, today: date) -> date | None:
    """Return the day of an ISO 8601 date or time, ``None`` when it is none or is still to come.

    Tomorrow is taken for today: the clocks of two machines differ by so much, and a link that was
    alive for one of them was alive.
    """
    day = day_of(text)
    if day is None or day <= today:
        return day
    return today if day - today == _DAY else None


def day_of(text: object) -> date | None:
    """Return the day of an ISO 8601 date or time, ``None`` for anything else."""
    if not isinstance(text, str):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
