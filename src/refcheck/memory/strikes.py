"""When a broken link is an error: a pure rule on what was seen of it, in this run and before.

A link that was never seen alive is an error at once when it says so twice, apart, in one run, or
when its host does not exist. One that was alive once must fail on at least ``STRIKES`` days over at
least ``DAYS`` days. Refusals, time-outs and server errors are no strikes: they never get here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from refcheck.model.evidence import LinkEvidence, LinkHistory, LinkVerdict

__all__ = ["DAYS", "STRIKES", "Strike", "day_of", "failing_since", "judge_broken", "past_days"]

STRIKES = 3
"""So many failures, each on a day of its own, make a link that was alive an error."""
DAYS = 3
"""So many days at least lie between the first failure and the last."""


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
    or somebody's invention.
    """
    failures = sorted({*past_days(link.history.failures, today), today})
    enough = len(failures) >= strikes and (failures[-1] - failures[0]).days >= days
    if was_alive(link.history, today):
        return Strike.ERROR_STRIKES if enough else Strike.FAILING_SINCE
    certain = link.confirmed or (link.verdict is LinkVerdict.BROKEN and link.reason == "no-such-host")
    return Strike.ERROR_NEW if certain or enough else Strike.UNCONFIRMED


def was_alive(history: LinkHistory, today: date) -> bool:
    """Return whether the link was ever seen alive, on a day that has been."""
    last = day_of(history.last_ok)
    return last is not None and last <= today


def failing_since(history: LinkHistory, today: date) -> str:
    """Return the first day (ISO 8601) of the failures that go on ``today``."""
    return min([*past_days(history.failures, today), today]).isoformat()


def past_days(texts: Iterable[str], today: date) -> list[date]:
    """Return the days among ``texts`` that are dates and not after ``today``."""
    found = (day_of(text) for text in texts)
    return [day for day in found if day is not None and day <= today]


def day_of(text: object) -> date | None:
    """Return the day of an ISO 8601 date or time, ``None`` for anything else."""
    if not isinstance(text, str):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
