from __future__ import annotations

from typing import Any

import pytest

from refcheck.fetch.exchange import Failure
from refcheck.fetch.redirects import MAX_REDIRECTS, Chain, ChainEnd, target_of
from refcheck.fetch.transport import Answer

HOME = "http://www.example.org/a/b?c=d"


def answer(location: str | None = None, *, status: int = 302, **more: Any) -> Answer:
    headers = {} if location is None else {"location": location}
    return Answer(number=1, status=status, headers=headers, **more)


def end_of(chain: Chain, one: Answer) -> ChainEnd:
    step = chain.follow(one)
    assert isinstance(step, ChainEnd)
    return step


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    chain = Chain(HOME)
    assert chain.follow(answer("/x", status=status)) is True
    assert chain.url == "http://www.example.org/x"
    assert [(hop.status, hop.url) for hop in chain.hops] == [(status, "http://www.example.org/x")]
    assert chain.host == "www.example.org"


@pytest.mark.parametrize("status", [200, 204, 300, 304, 305, 306, 404, 503])
def test_other_answers_are_the_last(status: int) -> None:
    assert Chain(HOME).follow(answer("/x", status=status)) is False


def test_a_redirect_to_nowhere_is_the_last_answer() -> None:
    assert Chain(HOME).follow(answer(None)) is False
    assert Chain(HOME).follow(answer("  ")) is False


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("x", "http://www.example.org/a/x"),
        ("?q=1", "http://www.example.org/a/b?q=1"),
        ("//other.example/y", "http://other.example/y"),
        ("https://other.example", "https://other.example"),
        ("/caf\u00c3\u00a9", "http://www.example.org/café"),
        ("/caf\u00e9", "http://www.example.org/café"),
        ("/x#part", "http://www.example.org/x#part"),
        ("http://[bad", "http://[bad"),
    ],
)
def test_locations_are_made_absolute(location: str, url: str) -> None:
    assert target_of(answer(location), HOME) == url


def test_a_fragment_is_shown_and_not_sent() -> None:
    chain = Chain(HOME + "#old")
    assert chain.shown == HOME
    chain.follow(answer("/x#part"))
    assert chain.url == "http://www.example.org/x"
    assert chain.shown == "http://www.example.org/x#part"


def test_a_location_is_percent_encoded() -> None:
    chain = Chain(HOME)
    chain.follow(answer("http://Bücher.example/a b/ü"))
    assert chain.url == "http://xn--bcher-kva.example/a%20b/%C3%BC"


@pytest.mark.parametrize(
    ("location", "failure"),
    [
        ("file:///etc/passwd", Failure.UNSUPPORTED),
        ("javascript:alert(1)", Failure.UNSUPPORTED),
        ("ftp://example.org/x", Failure.UNSUPPORTED),
        ("http://www.example.org:25/", Failure.FORBIDDEN),
        ("https:///x", Failure.MALFORMED),
        ("http://[bad", Failure.MALFORMED),
    ],
)
def test_every_hop_is_refused_as_written_where_it_must(location: str, failure: Failure) -> None:
    end = end_of(Chain(HOME), answer(location))
    assert end.failure is failure
    assert "redirected to an address that is not asked" in end.detail


def test_a_password_in_a_redirect_is_neither_sent_nor_shown() -> None:
    chain = Chain(HOME)
    end = end_of(chain, answer("http://user:hunter2@www.example.org/"))
    assert end.failure is Failure.FORBIDDEN
    assert "hunter2" not in end.detail + chain.shown + chain.hops[-1].url


def test_a_circle_ends_at_the_third_visit() -> None:
    chain = Chain("http://a.example/")
    assert chain.follow(answer("http://b.example/")) is True
    assert chain.follow(answer("http://a.example/")) is True
    assert chain.follow(answer("http://b.example/")) is True
    assert end_of(chain, answer("http://a.example/")).failure is Failure.REDIRECT_LOOP


def test_a_page_that_wants_its_cookie_back_is_no_circle() -> None:
    chain = Chain("http://a.example/")
    for number in range(5):
        assert chain.follow(answer("http://a.example/", cookies=(f"step={number}",))) is True
    assert chain.headers()["Cookie"] == "step=4"


def test_a_chain_of_twelve_is_followed_and_one_without_end_is_not() -> None:
    chain = Chain("http://a.example/0")
    for number in range(1, MAX_REDIRECTS + 1):
        assert chain.follow(answer(f"http://a.example/{number}")) is True
    assert end_of(chain, answer("http://a.example/x")).failure is Failure.TOO_MANY_REDIRECTS


KEYS = {"Authorization": "Bearer k", "X-Api-Key": "k", "Accept": "text/html", "User-Agent": "refcheck"}


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("https://a.example/", "https://a.example/x", True),
        ("http://a.example/", "https://a.example/x", True),
        ("https://a.example/", "http://a.example/x", False),
        ("https://a.example/", "https://b.example/x", False),
        ("https://a.example/", "https://a.example:8443/x", False),
        ("http://a.example:8080/", "https://a.example/x", False),
        ("https://a.example/", "https://sub.a.example/x", False),
    ],
)
def test_keys_do_not_leave_the_party_they_were_meant_for(before: str, after: str, *, kept: bool) -> None:
    chain = Chain(before)
    chain.begin(KEYS)
    chain.follow(answer(after))
    assert ("Authorization" in chain.headers()) is kept
    assert ("X-Api-Key" in chain.headers()) is kept
    assert chain.headers()["Accept"] == "text/html"
    assert chain.headers()["User-Agent"] == "refcheck"


def test_keys_do_not_come_back_either() -> None:
    chain = Chain("https://a.example/")
    chain.begin(KEYS)
    chain.follow(answer("https://b.example/"))
    chain.follow(answer("https://a.example/"))
    assert "Authorization" not in chain.headers()


def test_a_new_attempt_keeps_nothing_of_the_last() -> None:
    chain = Chain("https://a.example/")
    chain.follow(answer("https://b.example/", cookies=("k=v",)))
    chain.begin(KEYS)
    assert (chain.url, chain.host, chain.shown) == ("https://a.example/", "a.example", "https://a.example/")
    assert chain.hops == []
    assert chain.headers() == KEYS
