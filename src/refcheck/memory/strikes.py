"""When a broken link is an error: by what was known of it before."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from refcheck.model.evidence import LinkEvidence

MIN_FAILURES = 3
"""A link that was alive once must fail on this many days ..."""
MIN_DAYS = 3
"""... over at least this many days before it is called dead."""
AT_ONCE = frozenset({"not-found", "gone"})


class Strike(StrEnum):
    """How a broken link stands."""

    ERROR_NEW = "error-new"
    ERROR_STRIKES = "error-strikes"
    FAILING_SINCE = "failing-since"
    UNCONFIRMED = "unconfirmed"


def judge_broken(
    link: LinkEvidence, *, today: date, min_failures: int = MIN_FAILURES, min_days: int = MIN_DAYS
) -> Strike:
    """Return how a link whose verdict is *broken* stands on ``today``.

    Never seen alive: an error when it said 404 or 410 twice in the run, or when its host does not
    exist. Once alive: an error when failures stand on ``min_failures`` days or more, the first of
    them at least ``min_days`` days ago. Days in the future are left out: a clock that jumped, or
    a memory that somebody forged, makes nothing worse.
    """
    if link.history.last_ok is None:
        sure = link.reason == "no-such-host" or (link.reason in AT_ONCE and link.confirmed)
        return Strike.ERROR_NEW if sure else Strike.UNCONFIRMED
    failed = sorted({day for day in map(_day, link.history.failures) if day and day <= today} | {today})
    long_enough = (today - failed[0]).days >= min_days
    return Strike.ERROR_STRIKES if len(failed) >= min_failures and long_enough else Strike.FAILING_SINCE


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
