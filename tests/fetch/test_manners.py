from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.config import PROJECT_URL
from refcheck.fetch.manners import browser_headers, declared_pace, is_challenge, is_no_load, retry_after, user_agent
from refcheck.version import __version__

NOW = 1_795_442_400.0  # Mon, 23 Nov 2026 14:00:00 GMT


def test_who_asks_is_said() -> None:
    assert user_agent(None) == f"refcheck/{__version__} (+{PROJECT_URL})"
    assert user_agent("me@example.org") == f"refcheck/{__version__} (+{PROJECT_URL}; mailto:me@example.org)"


@pytest.mark.parametrize("odd", ["", "a b@c", "me@x\r\nX: y", "ü@x", "a(b)@c", "x" * 400])
def test_an_odd_address_is_not_sent(odd: str) -> None:
    assert user_agent(odd) == user_agent(None)


def test_headers_are_a_browsers_under_our_name() -> None:
    headers = browser_headers("me@example.org")
    assert headers["User-Agent"].endswith("mailto:me@example.org)")
    assert headers["Accept"].startswith("text/html")
    assert headers["Accept"].endswith("*/*;q=0.8")
    assert "Accept-Language" in headers


@pytest.mark.parametrize(
    ("value", "date", "wait"),
    [
        ("120", None, 120.0),
        (" 0 ", None, 0.0),
        ("Mon, 23 Nov 2026 14:01:30 GMT", None, 91.0),
        ("Mon, 23 Nov 2026 13:00:00 GMT", None, 0.0),
        ("Mon, 23 Nov 2026 09:00:30 GMT", "Mon, 23 Nov 2026 09:00:00 GMT", 30.0),
        ("Monday, 23-Nov-26 14:00:10 GMT", None, 11.0),
        ("", None, None),
        ("soon", None, None),
        ("-5", None, None),
        ("1.5", None, None),
        ("９", None, None),
        ("9" * 5_000, None, None),
        ("Mon, 99 Nov 2026 14:01:30 GMT", None, None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(value: str, date: str | None, wait: float | None) -> None:
    headers = {"retry-after": value} if date is None else {"retry-after": value, "date": date}
    assert retry_after(headers, now=NOW) == wait


def test_a_host_that_says_nothing_asks_for_nothing() -> None:
    assert retry_after({}, now=NOW) is None


@given(st.text(max_size=80), st.text(max_size=40))
def test_anything_may_stand_there(value: str, date: str) -> None:
    wait = retry_after({"retry-after": value, "date": date}, now=NOW)
    assert wait is None or wait >= 0


def test_a_challenge_is_told_by_its_header() -> None:
    assert is_challenge({"cf-mitigated": "challenge"})
    assert not is_challenge({"server": "cloudflare"})


def test_an_answer_that_an_archive_replays_says_nothing_of_the_archives_load() -> None:
    assert is_no_load({"memento-datetime": "Thu, 29 Jan 2015 03:49:04 GMT"})
    assert is_no_load({"cf-mitigated": "challenge"})
    assert not is_no_load({"retry-after": "5"})


@pytest.mark.parametrize(
    ("limit", "interval", "at_once", "found"),
    [
        ("10", "1s", "3", (0.1, 3)),
        ("5", "1s", "", (0.2, 1000)),
        ("2", "1m", "1", (30.0, 1)),
        ("1", "9999s", "1", (60.0, 1)),
        ("0", "1s", "1", None),
        ("many", "1s", "1", None),
        ("10", "", "1", None),
    ],
)
def test_a_declared_pace(limit: str, interval: str, at_once: str, found: tuple[float, int] | None) -> None:
    headers = {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval, "x-concurrency-limit": at_once}
    pace = declared_pace(headers)
    assert (None if pace is None else (pace.host_interval, pace.per_host)) == found
