from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from refcheck.memory.strikes import Strike, judge_broken
from refcheck.model.evidence import LinkEvidence, LinkHistory, LinkVerdict

TODAY = date(2026, 3, 14)


def strike(reason: str = "not-found", *, today: date = TODAY, confirmed: bool = True, **history: Any) -> Strike:
    link = LinkEvidence(
        url="https://example.org/a",
        verdict=LinkVerdict.BROKEN,
        reason=reason,
        confirmed=confirmed,
        history=LinkHistory(**history),
    )
    return judge_broken(link, today=today)


def test_never_alive_and_gone_twice_is_an_error_at_once() -> None:
    assert strike() is strike("gone") is Strike.ERROR_NEW
    assert strike("no-such-host", confirmed=False) is Strike.ERROR_NEW


def test_never_alive_and_asked_once_is_not() -> None:
    assert strike(confirmed=False) is Strike.UNCONFIRMED
    assert (
        strike("connection-refused", confirmed=False) is strike("redirect-loop", confirmed=False) is Strike.UNCONFIRMED
    )


@pytest.mark.parametrize(
    ("failures", "expected"),
    [
        ((), Strike.FAILING_SINCE),
        (("2026-03-10",), Strike.FAILING_SINCE),
        (("2026-03-12", "2026-03-13"), Strike.FAILING_SINCE),
        (("2026-03-11", "2026-03-13"), Strike.ERROR_STRIKES),
        (("2026-01-01", "2026-02-01", "2026-03-01"), Strike.ERROR_STRIKES),
        (("2026-03-11", "2026-03-11", "2026-03-11"), Strike.FAILING_SINCE),
    ],
)
def test_once_alive_needs_three_days_over_three_days(failures: tuple[str, ...], expected: Strike) -> None:
    assert strike(last_ok="2026-01-01", failures=failures) is expected


def test_days_in_the_future_and_no_days_count_for_nothing() -> None:
    assert strike(last_ok="2026-01-01", failures=("2031-01-01", "2031-02-01", "soon")) is Strike.FAILING_SINCE
