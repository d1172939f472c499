"""The state machine on a fake clock and a fake transport: nothing waits."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from refcheck.config import NetworkConfig
from refcheck.fetch import Answer, Failure, Manners, Progress, Request, Response, fetch_all
from refcheck.fetch.fetcher import Fetcher
from refcheck.model.evidence import Depth
from tests.fakes import FakeClock, FakeTransport
from tests.fetch.asking import ask, in_order

A, B = "http://a.example/", "http://b.example/"


def answer(status: int | None = 200, **more: Any) -> Answer:
    return Answer(number=0, status=status, **more)


def failing(failure: Failure, **more: Any) -> Answer:
    return Answer(number=0, failure=failure, detail=f"because {failure.value}", **more)


def busy(status: int = 429, wait: str | None = None, **more: Any) -> Answer:
    return answer(status, headers={} if wait is None else {"retry-after": wait}, **more)


def redirecting(to: str, **more: Any) -> Answer:
    return answer(302, headers={"location": to}, **more)


class Run:
    """One run over ``answers``; ``requests`` are addresses or requests."""

    def __init__(
        self,
        answers: dict[str, list[Answer] | Answer],
        *requests: str | Request,
        interrupt_at: float | None = None,
        progress: Callable[[Progress], None] | None = None,
        **config: Any,
    ) -> None:
        self.clock = FakeClock()
        self.transport = FakeTransport(self.clock, answers)
        self.transport.interrupt_at = interrupt_at
        self.requests = [ask(one, confirm=True) if isinstance(one, str) else one for one in requests]
        self.config = NetworkConfig(**{"host_interval": 1.0, "timeout": 10.0, **config})
        self.found = list(
            fetch_all(self.requests, config=self.config, transport=self.transport, clock=self.clock, progress=progress)
        )

    @property
    def responses(self) -> list[Response]:
        return in_order(self.requests, self.found)

    @property
    def one(self) -> Response:
        assert len(self.found) == 1
        return self.found[0]


def test_an_answer_comes_back_with_all_that_is_known() -> None:
    run = Run({A: answer(200, headers={"x": "y"}, body=b"hi", public=True, elapsed=2.0)}, A)
    response = run.one
    assert response.failure is None
    assert response.status == 200
    assert response.final_url == A
    assert response.headers == {"x": "y"}
    assert response.body == b"hi"
    assert response.public
    assert response.attempts == 1
    assert response.elapsed == 2.0
    assert response.when == "2026-11-23T14:00:02Z"
    assert response.asked == ("a.example",)
    assert not response.confirmed


# Slots and pace


def test_no_more_are_under_way_than_there_are_slots() -> None:
    run = Run({}, *(f"http://h{n}.example/" for n in range(20)), concurrency=3)
    assert len(run.found) == 20
    assert run.transport.most == 3


def test_starts_to_one_host_are_apart_and_others_do_not_wait() -> None:
    run = Run({}, A + "1", A + "2", A + "3", B)
    assert [(round(at, 3), request.url) for at, request in run.transport.started] == [
        (0.0, A + "1"),
        (0.0, B),
        (1.0, A + "2"),
        (2.0, A + "3"),
    ]


def test_hanging_hosts_overlap_with_the_rest() -> None:
    slow = failing(Failure.TIMEOUT, elapsed=10.0)
    run = Run({f"http://slow{n}.example/": slow for n in range(5)}, *(f"http://h{n}.example/" for n in range(20)),
              *(f"http://slow{n}.example/" for n in range(5)))  # fmt: skip
    assert run.clock.passed == pytest.approx(10.0)


def test_no_more_than_per_host_are_under_way() -> None:
    urls = [f"{A}{n}" for n in range(6)]
    run = Run({url: answer(elapsed=5.0) for url in urls}, *urls, host_interval=0.0, per_host=2)
    assert run.transport.most == 2


# Second tries


@pytest.mark.parametrize("first", [failing(Failure.RESET), answer(500), answer(502), answer(504), answer(520)])
def test_what_may_pass_is_tried_again_later_and_later(first: Answer) -> None:
    run = Run({A: [first, first, answer(200)]}, A)
    assert run.one.status == 200
    assert run.one.failure is None
    assert run.one.attempts == 3
    assert run.transport.times(A) == [0.0, 2.1, 6.2]


@pytest.mark.parametrize("first", [failing(Failure.RESET), answer(502)])
def test_but_at_most_twice(first: Answer) -> None:
    run = Run({A: first}, A)
    assert run.one.attempts == 3
    assert (run.one.failure, run.one.status) == (first.failure, first.status)


@pytest.mark.parametrize(
    "first",
    [
        failing(Failure.TIMEOUT),
        failing(Failure.TLS),
        failing(Failure.GARBLED),
        failing(Failure.CONNECT),
        failing(Failure.CONNECTION_REFUSED),
        failing(Failure.MALFORMED),
        answer(401),
        answer(403),
        answer(404),
        answer(501),
        answer(505),
        answer(999),
    ],
)
def test_the_rest_is_not_tried_again(first: Answer) -> None:
    run = Run({A: first}, ask(A))
    assert run.one.attempts == 1
    assert (run.one.failure, run.one.status) == (first.failure, first.status)
    assert run.one.detail == first.detail


def test_all_attempts_and_hops_are_counted() -> None:
    run = Run({A: [redirecting(B, elapsed=1.0)], B: [answer(500, elapsed=2.0), answer(200, elapsed=3.0)]}, A)
    assert run.one.attempts == 2
    assert run.one.elapsed == 7.0
    assert run.one.asked == ("a.example", "b.example", "a.example", "b.example")


def test_what_was_not_sent_is_not_counted() -> None:
    run = Run({A: failing(Failure.NO_SUCH_HOST, sent=False)}, A)
    assert run.one.asked == ()
    assert run.one.attempts == 1


# 429 and 503


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("wait", ["7", "Mon, 23 Nov 2026 14:00:07 GMT"])
def test_a_busy_host_gets_the_pause_it_asks_for(status: int, wait: str) -> None:
    run = Run({A: [busy(status, wait), answer(200)]}, A, B, A + "other")
    assert run.responses[0].status == 200
    assert run.responses[0].attempts == 2
    pause = run.transport.times(A)[1] - run.transport.times(A)[0]
    assert pause >= 7.0
    # The whole host is left alone, and nobody else.
    assert run.transport.times(A + "other")[0] >= 7.0
    assert run.transport.times(B) == [0.0]


def test_without_a_word_ten_intervals_are_waited() -> None:
    run = Run({A: [busy(), answer(200)]}, A)
    assert run.transport.times(A) == [0.0, 10.1]


def test_a_second_refusal_in_a_row_rests_the_host() -> None:
    urls = [f"{A}{n}" for n in range(5)]
    run = Run({url: busy(wait="1") for url in urls}, *urls, B)
    first, second, *others, b = run.responses
    assert (first.status, first.failure, first.attempts) == (429, None, 1)
    assert (second.status, second.failure, second.attempts) == (429, None, 1)
    assert [one.failure for one in others] == [Failure.RESTS] * 3
    assert [one.attempts for one in others] == [0] * 3
    assert "twice in a row" in others[0].detail
    assert b.status == 200
    assert len(run.transport.started) == 3


def test_a_page_that_refuses_for_ever_is_asked_twice() -> None:
    run = Run({A: busy(wait="1")}, A)
    assert (run.one.status, run.one.failure, run.one.attempts) == (429, None, 2)


def test_two_refusals_on_different_pages_rest_it_too() -> None:
    run = Run({A: busy(wait="0"), A + "1": busy(503, "0")}, A, A + "1", A + "2")
    assert [one.status for one in run.responses] == [429, 503, None]
    assert run.responses[2].failure is Failure.RESTS


def test_refusals_under_way_together_count_once() -> None:
    slow = [busy(wait="0", elapsed=3.0), answer(200)]
    run = Run({A: list(slow), A + "1": list(slow)}, A, A + "1", per_host=2)
    assert [one.status for one in run.responses] == [200, 200]


def test_an_answer_in_between_makes_it_no_row() -> None:
    run = Run({A: [busy(wait="0"), busy(wait="0"), answer(200)], A + "1": answer(200)}, A, A + "1", per_host=1)
    assert [one.status for one in run.responses] == [200, 200]
    assert run.responses[0].attempts == 3


def test_a_pause_too_long_is_named_and_not_waited_for() -> None:
    run = Run({A: busy(wait="3600")}, A, A + "1")
    first, second = run.responses
    assert (first.status, first.failure) == (429, Failure.WAIT_TOO_LONG)
    assert "3600 seconds" in first.detail
    assert (second.status, second.failure, second.attempts) == (None, Failure.WAIT_TOO_LONG, 0)
    assert run.clock.passed < 5


def many(count: int, *last: str) -> list[str]:
    """Addresses of pages of one host, then ``last``."""
    return [*(f"{A}{number}" for number in range(count)), *last]


def fine(urls: Sequence[str], **others: Answer) -> dict[str, list[Answer] | Answer]:
    """A good answer for each of ``urls`` that is none of ``others``."""
    return {**dict.fromkeys(urls, answer(200)), **others}


def test_a_page_of_a_host_that_answers_may_be_away_for_long_alone() -> None:
    urls = many(5, f"{A}away", f"{A}next")
    run = Run(fine(urls, **{f"{A}away": busy(503, wait="3600")}), *urls, per_host=1)
    assert run.responses[5].failure is Failure.WAIT_TOO_LONG
    assert (run.responses[6].status, run.responses[6].attempts) == (200, 1)
    # It is left alone for as long as after any 503.
    assert run.transport.times(f"{A}next")[0] - run.transport.times(f"{A}away")[0] > 1.0


def test_a_second_page_that_is_away_for_long_lets_the_host_rest() -> None:
    urls = many(5, f"{A}away", f"{A}too", f"{A}next")
    away = {f"{A}away": busy(503, wait="3600"), f"{A}too": busy(503, wait="3600")}
    run = Run(fine(urls, **away), *urls, per_host=1)
    assert [one.failure for one in run.responses[5:]] == [Failure.WAIT_TOO_LONG] * 3
    assert run.transport.times(f"{A}next") == []


@pytest.mark.parametrize(("good", "status"), [(5, 429), (4, 503)])
def test_who_is_asked_to_go_away_for_long_or_has_seen_little_goes(good: int, status: int) -> None:
    urls = many(good, f"{A}away", f"{A}next")
    run = Run(fine(urls, **{f"{A}away": busy(status, wait="3600")}), *urls, per_host=1)
    assert run.responses[-1].attempts == 0


def test_max_wait_decides_what_is_too_long() -> None:
    run = Run({A: [busy(wait="100"), answer(200)]}, A, max_wait=120.0)
    assert run.one.status == 200


def test_a_busy_answer_after_the_host_was_put_to_rest_stands() -> None:
    run = Run(
        {A: busy(wait="9999", elapsed=2.0), A + "1": busy(wait="0", elapsed=4.0)},
        A,
        A + "1",
        host_interval=0.0,
    )
    assert [one.status for one in run.responses] == [429, 429]
    assert [one.failure for one in run.responses] == [Failure.WAIT_TOO_LONG, None]


def test_without_an_interval_a_busy_host_still_gets_a_second() -> None:
    run = Run({A: [busy(), answer(200)]}, A, host_interval=0.0)
    assert run.transport.times(A) == [0.0, 1.1]


def test_without_an_interval_what_failed_gets_a_moment() -> None:
    run = Run({A: [answer(502), answer(502), answer(200)]}, A, host_interval=0.0)
    assert run.transport.times(A) == [0.0, 0.3, 0.8]


@pytest.mark.parametrize("status", [429, 503, 500])
def test_a_challenge_is_no_sign_of_load(status: int) -> None:
    run = Run({A: answer(status, headers={"cf-mitigated": "challenge", "retry-after": "9"})}, A, A + "1")
    assert [(one.status, one.failure, one.attempts) for one in run.responses] == [(status, None, 1), (200, None, 1)]
    assert run.transport.times(A + "1") == [1.0]


def test_a_page_that_refuses_alone_does_not_stop_its_host() -> None:
    urls = [f"{A}{n}" for n in range(20)]
    answers: dict[str, list[Answer] | Answer] = {url: answer(elapsed=0.5) for url in urls}
    answers[urls[10]] = [busy(wait="30", elapsed=1.0), answer(200)]
    run = Run(answers, *urls, host_interval=0.0, per_host=4)
    assert [one.status for one in run.responses] == [200] * 20
    assert run.transport.times(urls[19])[0] < 10
    first, second = run.transport.times(urls[10])
    assert second - first >= 31.0


# Hosts that are not there


@pytest.mark.parametrize("failure", [Failure.NO_SUCH_HOST, Failure.RESOLVER, Failure.NO_ROUTE, Failure.FORBIDDEN])
def test_a_host_that_cannot_be_asked_is_remembered(failure: Failure) -> None:
    run = Run({A: failing(failure), A + "1": failing(failure)}, A, A + "1", A + "2", B, host_interval=0.5)
    assert [one.failure for one in run.responses] == [failure] * 3 + [None]
    assert len(run.transport.started) == 2
    assert run.clock.passed < 0.5


def test_an_offline_machine_is_seen_in_seconds() -> None:
    urls = [f"http://h{n}.example/{m}" for n in range(400) for m in range(5)]
    down = {url: failing(Failure.RESOLVER, elapsed=0.01) for url in urls}
    run = Run(dict(down), *urls)
    assert {one.failure for one in run.found} == {Failure.RESOLVER}
    assert run.clock.passed < 2.0


def test_a_host_that_lets_everything_time_out_rests() -> None:
    urls = [f"{A}{n}" for n in range(20)]
    run = Run({url: failing(Failure.TIMEOUT, elapsed=10.0) for url in urls}, *urls, host_interval=0.0)
    failures = [one.failure for one in run.responses]
    assert failures.count(Failure.TIMEOUT) == 4
    assert failures.count(Failure.RESTS) == 16


def test_a_host_with_one_slow_page_does_not() -> None:
    urls = [f"{A}{n}" for n in range(20)]
    slow = {url: failing(Failure.TIMEOUT, elapsed=10.0) for url in urls[1:]}
    run = Run({**slow, urls[0]: answer(200)}, *urls, host_interval=0.0)
    assert [one.failure for one in run.responses] == [None] + [Failure.TIMEOUT] * 19


def test_a_page_cut_off_by_the_clock_shows_that_its_host_is_there() -> None:
    urls = [f"{A}{n}" for n in range(9)]
    run = Run({url: failing(Failure.TIMEOUT, status=200, elapsed=10.0) for url in urls}, *urls, host_interval=0.0)
    assert [one.failure for one in run.responses] == [Failure.TIMEOUT] * 9


def test_hosts_that_are_down_leave_their_slots_to_others() -> None:
    down = [f"http://down{h}.example/{n}" for h in range(4) for n in range(50)]
    up = [f"http://up{h}.example/{n}" for h in range(4) for n in range(20)]
    run = Run(
        {url: failing(Failure.TIMEOUT, elapsed=10.0) for url in down},
        *down,
        *up,
        host_interval=0.0,
        per_host=8,
        concurrency=12,
    )
    last = max(at for at, request in run.transport.started if "up" in request.url)
    assert last < 2.0


# Confirmation


@pytest.mark.parametrize("status", [404, 410])
def test_a_missing_page_is_asked_twice_apart(status: int) -> None:
    run = Run({A: answer(status)}, A, A + "1", A + "2")
    assert (run.responses[0].status, run.responses[0].confirmed, run.responses[0].attempts) == (status, True, 2)
    first, second = run.transport.times(A)
    assert second - first >= 1.0
    assert second > run.transport.times(A + "2")[0]


def test_not_when_nobody_asks_for_it() -> None:
    run = Run({A: answer(404)}, ask(A))
    assert (run.one.status, run.one.confirmed, run.one.attempts) == (404, False, 1)


def test_a_page_that_is_there_the_second_time_is_there() -> None:
    run = Run({A: [answer(404), answer(200)]}, A)
    assert (run.one.status, run.one.confirmed) == (200, False)


def test_a_refusal_the_second_time_is_told() -> None:
    run = Run({A: [answer(404), answer(403)]}, A)
    assert (run.one.status, run.one.confirmed) == (403, False)


def test_a_page_gone_in_two_ways_is_confirmed() -> None:
    run = Run({A: [answer(404), answer(410)]}, A)
    assert (run.one.status, run.one.confirmed) == (410, True)


@pytest.mark.parametrize(
    "second",
    [
        failing(Failure.TIMEOUT),
        failing(Failure.RESET),
        failing(Failure.NO_ROUTE),
        answer(500),
        busy(429, "1"),
        busy(429, "9999"),
    ],
)
def test_a_confirmation_that_fails_leaves_the_first_answer_unconfirmed(second: Answer) -> None:
    run = Run({A: [answer(404), second]}, A)
    assert (run.one.status, run.one.failure, run.one.confirmed) == (404, None, False)
    assert run.one.attempts == 2
    assert len(run.one.asked) == 2


def test_a_moved_and_missing_page_is_asked_from_the_start() -> None:
    run = Run({A: redirecting(B), B: answer(404)}, A)
    assert run.one.confirmed
    assert [request.url for _, request in run.transport.started] == [A, B, A, B]


# Redirects


def test_redirects_are_paced_like_everything_else() -> None:
    run = Run({A: redirecting(A + "x"), A + "x": redirecting(A + "y")}, A)
    assert [round(at, 1) for at, _ in run.transport.started] == [0.0, 1.0, 2.0]
    assert run.one.attempts == 1
    assert run.one.final_url == A + "y"
    assert [hop.url for hop in run.one.redirects] == [A + "x", A + "y"]


def test_the_timeout_is_for_the_whole_chain_and_pauses_do_not_count() -> None:
    chain = {f"{A}{n}": redirecting(f"{A}{n + 1}", elapsed=3.0) for n in range(20)}
    run = Run(dict(chain), A + "0", host_interval=5.0)
    assert run.one.failure is Failure.TIMEOUT
    assert [round(request.timeout, 1) for _, request in run.transport.started] == [10.0, 7.0, 4.0, 1.0]
    assert "redirects included" in run.one.detail
    assert len(run.one.redirects) == 4


def test_a_circle_is_told_with_its_hops() -> None:
    run = Run({A: redirecting(A)}, A)
    assert run.one.failure is Failure.REDIRECT_LOOP
    assert run.one.status == 302
    assert len(run.one.redirects) == 2


def test_cookies_go_along_within_a_chain_and_not_beyond() -> None:
    run = Run({A: [redirecting(A, cookies=("k=v",)), answer(200)]}, A, A + "other", host_interval=0.0)
    sent = [(request.url, request.headers.get("Cookie")) for _, request in run.transport.started]
    assert sorted(sent, key=str) == sorted([(A, None), (A + "other", None), (A, "k=v")], key=str)


def test_a_redirect_to_a_host_that_rests_says_so() -> None:
    run = Run({A: redirecting(B), B: failing(Failure.NO_SUCH_HOST), B + "1": failing(Failure.NO_SUCH_HOST)}, B, A)
    response = run.responses[1]
    assert response.failure is Failure.NO_SUCH_HOST
    assert [hop.url for hop in response.redirects] == [B]
    assert response.final_url == B


def test_a_second_try_of_a_host_that_meanwhile_rests_gives_what_is_known() -> None:
    run = Run(
        {A: [answer(500), answer(200)], A + "1": failing(Failure.NO_ROUTE, elapsed=0.2)},
        A,
        A + "1",
        host_interval=0.5,
    )
    assert run.responses[0].status == 500
    assert run.responses[0].attempts == 1


# What is not asked at all


@pytest.mark.parametrize(
    ("url", "failure"),
    [
        ("ftp://a.example/", Failure.UNSUPPORTED),
        ("http://user:hunter2@a.example/", Failure.FORBIDDEN),
        ("http://a..b/", Failure.MALFORMED),
        ("nonsense", Failure.UNSUPPORTED),
        ("", Failure.UNSUPPORTED),
    ],
)
def test_addresses_that_are_refused_are_not_asked(url: str, failure: Failure) -> None:
    run = Run({}, url)
    assert run.one.failure is failure
    assert run.one.attempts == 0
    assert run.transport.started == []
    assert "hunter2" not in run.one.detail


# The same address twice


def test_one_exchange_answers_everybody_at_the_greatest_depth() -> None:
    requests = [ask(A, depth=Depth.STATUS), ask(A + "#part", depth=Depth.WHOLE), ask(A, depth=Depth.HEAD, confirm=True)]
    run = Run({A: answer(404)}, *requests)
    assert [request.depth for _, request in run.transport.started] == [Depth.WHOLE, Depth.WHOLE]
    assert [response.request for response in run.responses] == requests
    assert [response.confirmed for response in run.responses] == [True] * 3
    assert [len(response.asked) for response in run.found] == [2, 0, 0]


def test_other_headers_are_another_question() -> None:
    run = Run(
        {}, ask(A), ask(A, headers={"Accept": "application/json"}), ask(A, headers={"accept": "application/json"})
    )
    assert len(run.transport.started) == 2
    sent = [request.headers for _, request in run.transport.started]
    assert sent[1]["Accept"] == "application/json"
    assert sum(name.lower() == "accept" for name in sent[1]) == 1


def test_addresses_that_differ_in_a_secret_alone_are_two() -> None:
    one, other = f"{A}?token=one", f"{A}?token=other"
    run = Run({one: answer(200), other: answer(403)}, one, other)
    assert [response.status for response in run.responses] == [200, 403]
    assert [response.final_url for response in run.responses] == [one, other]


def test_nothing_to_ask_is_nothing() -> None:
    assert Run({}).found == []


# The end of a run


def test_what_is_left_at_the_deadline_is_said() -> None:
    urls = [f"{A}{n}" for n in range(5)]
    run = Run({urls[2]: answer(elapsed=9.0)}, *urls, deadline=3.5, per_host=1)
    assert [one.failure for one in run.responses] == [None, None, *[Failure.DEADLINE] * 3]
    assert run.clock.passed == pytest.approx(3.5)
    assert run.transport.cancelled == 1
    assert "whole run" in run.responses[4].detail


def test_the_deadline_keeps_what_was_to_be_asked_again() -> None:
    run = Run({A: answer(404), B: answer(500)}, A, B, deadline=1.5)
    assert [(one.status, one.failure, one.confirmed) for one in run.responses] == [
        (404, None, False),
        (500, None, False),
    ]


def test_an_interruption_yields_what_is_known_and_ends() -> None:
    urls = [f"{A}{n}" for n in range(5)]
    run = Run({}, *urls, interrupt_at=1.05)
    assert [one.failure for one in run.responses].count(Failure.INTERRUPTED) == 4
    assert run.responses[0].status == 200
    assert run.transport.cancelled == 1


@pytest.mark.parametrize("how", [{"interrupt_at": 1.05}, {"deadline": 1.05}])
def test_what_was_under_way_at_the_end_is_told_as_sent(how: dict[str, Any]) -> None:
    run = Run({B: [answer(500), answer(elapsed=9.0)], A: answer(elapsed=9.0)}, A, B, f"{A}2", **how, per_host=1)
    hosts = [one.asked for one in run.responses]
    assert len(run.transport.started) == 2
    assert hosts == [("a.example",), ("b.example",), ()]


def test_what_was_asked_again_at_the_end_is_told_as_sent_twice() -> None:
    run = Run({B: [answer(500), answer(elapsed=9.0)]}, B, interrupt_at=4.0)
    assert len(run.transport.started) == 2
    assert run.one.asked == ("b.example", "b.example")
    assert run.one.status == 500


def test_a_consumer_may_hand_its_interruption_on() -> None:
    clock = FakeClock()
    transport = FakeTransport(clock)
    requests = [ask(A), ask(B), ask("http://c.example/")]
    fetcher = Fetcher(NetworkConfig(concurrency=1), transport=transport, clock=clock)
    answers = fetcher.fetch(requests)
    found = [next(answers)]
    found.append(answers.throw(KeyboardInterrupt()))  # type: ignore[attr-defined]  # a generator
    found += answers
    assert [one.failure for one in found] == [None, Failure.INTERRUPTED, Failure.INTERRUPTED]
    assert fetcher.interrupted
    assert [one.failure for one in fetcher.fetch(requests)] == [Failure.INTERRUPTED] * 3
    assert len(transport.started) == 1


def test_a_consumer_that_stops_listening_stops_the_asking() -> None:
    clock = FakeClock()
    transport = FakeTransport(clock, {A: answer(elapsed=1.0), B: answer(elapsed=5.0)})
    answers = fetch_all([ask(A), ask(B)], config=NetworkConfig(), transport=transport, clock=clock)
    next(answers)
    answers.close()  # type: ignore[attr-defined]  # a generator
    assert transport.cancelled == 1
    assert transport.closed == 0  # whoever gave it closes it


# Rounds and progress


def test_declared_manners_hold() -> None:
    clock = FakeClock()
    transport = FakeTransport(clock)
    config = NetworkConfig(host_interval=0.0, per_host=9)
    manners = {"a.example": Manners(host_interval=2.5, per_host=1)}
    requests = [ask(f"{home}{n}") for home in (A, B) for n in range(3)]
    list(fetch_all(requests, config=config, transport=transport, clock=clock, manners=manners))
    assert [transport.times(f"{A}{n}") for n in range(3)] == [[0.0], [2.5], [5.0]]
    assert [transport.times(f"{B}{n}") for n in range(3)] == [[0.0]] * 3


def services(answers: dict[str, Answer], count: int, **manners: Any) -> tuple[FakeTransport, list[Response]]:
    """Return what came of ``count`` requests to a host with declared manners."""
    clock = FakeClock()
    transport = FakeTransport(clock, {f"{A}{n}": answers["*"] for n in range(count)})
    declared = {"a.example": Manners(host_interval=0.0, per_host=1, **manners)}
    requests = [ask(f"{A}{n}") for n in range(count)]
    config = NetworkConfig(host_interval=0.5, per_host=2, timeout=10.0)
    found = list(fetch_all(requests, config=config, transport=transport, clock=clock, manners=declared))
    return transport, in_order(requests, found)


def test_what_a_service_allows_holds_beside_the_default() -> None:
    transport, _ = services({"*": answer()}, 3, allows=True)
    # One after the other, as soon as it has answered.
    assert [transport.times(f"{A}{n}") for n in range(3)] == [[0.0], [0.1], [0.2]]


def test_a_silent_service_rests_after_as_many_timeouts_as_it_is_given_patience() -> None:
    _, found = services({"*": failing(Failure.TIMEOUT)}, 3, patience=1)
    assert [one.failure for one in found] == [Failure.TIMEOUT, Failure.RESTS, Failure.RESTS]


@pytest.mark.parametrize("fault", [failing(Failure.RESET), answer(500)])
def test_a_service_that_fails_and_fails_rests(fault: Answer) -> None:
    _, found = services({"*": fault}, 12)
    assert sum(one.attempts for one in found) == 6
    assert [one.failure for one in found].count(Failure.RESTS) >= 6


def test_a_declared_pace_is_heeded_and_never_made_faster() -> None:
    said = {"x-rate-limit-limit": "1", "x-rate-limit-interval": "4s", "x-concurrency-limit": "1"}
    transport, _ = services({"*": answer(headers=said)}, 3)
    assert [transport.times(f"{A}{n}") for n in range(3)] == [[0.0], [0.5], [4.5]]
    fast = {"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"}
    transport, _ = services({"*": answer(headers=fast)}, 3)
    assert [transport.times(f"{A}{n}") for n in range(3)] == [[0.0], [0.5], [1.0]]


def test_manners_last_over_rounds() -> None:
    clock = FakeClock()
    transport = FakeTransport(clock, {B: failing(Failure.NO_ROUTE)})
    with Fetcher(NetworkConfig(host_interval=5.0), transport=transport, clock=clock) as fetcher:
        list(fetcher.fetch([ask(A), ask(B)]))
        second = list(fetcher.fetch([ask(A + "1"), ask(B + "1")]))
    assert transport.times(A + "1") == [5.0]
    assert transport.times(B + "1") == []
    assert {one.failure for one in second} == {None, Failure.NO_ROUTE}


def test_the_deadline_is_for_all_rounds() -> None:
    clock = FakeClock()
    fetcher = Fetcher(NetworkConfig(deadline=3.0), transport=FakeTransport(clock), clock=clock)
    assert [one.failure for one in fetcher.fetch([ask(A)])] == [None]
    clock.sleep(10)
    assert [one.failure for one in fetcher.fetch([ask(A)])] == [Failure.DEADLINE]


def test_what_follows_from_an_answer_does_not_wait_for_the_slowest() -> None:
    clock = FakeClock()
    transport = FakeTransport(clock, {A: answer(elapsed=0.5), B: answer(elapsed=9.0)})
    fetcher = Fetcher(NetworkConfig(), transport=transport, clock=clock)
    planned: list[Request] = []
    told: list[Progress] = []
    found = []
    more = lambda: [planned.pop() for _ in planned[:]]  # noqa: E731
    for one in fetcher.fetch([ask(A), ask(B)], more=more, progress=told.append):
        found.append((one.request.url, round(clock.passed, 1)))
        if one.request.url == A:
            planned += [ask("http://c.example/"), ask("ftp://c.example/")]
        elif one.request.url == B:
            planned.append(ask("http://d.example/"))
    assert found == [
        (A, 0.5),
        ("ftp://c.example/", 0.5),
        ("http://c.example/", 0.6),
        (B, 9.0),
        ("http://d.example/", 9.1),
    ]
    assert (told[-1].done, told[-1].total) == (5, 5)


def test_requests_may_come_one_by_one_and_what_is_done_is_forgotten() -> None:
    clock = FakeClock()
    alive: weakref.WeakValueDictionary[int, Headers] = weakref.WeakValueDictionary()

    class Pages(FakeTransport):
        def start(self, ask: Any) -> None:
            number = len(self.started)
            headers = Headers(x="y")
            alive[number] = headers
            self.answers = {ask.url: [answer(404 if number % 3 == 0 else 200, headers=headers)]}
            super().start(ask)

    requests = (ask(f"http://h{n % 7}.example/{n}", confirm=n % 6 == 0) for n in range(300))
    responses = fetch_all(requests, config=NetworkConfig(host_interval=0.0), transport=Pages(clock), clock=clock)
    most = count = 0
    for _ in responses:
        count += 1
        most = max(most, len(alive))
    assert count == 300
    # Those under way and those just heard, and those that wait for their confirmation.
    assert most < 2 * 32 + 50


class Headers(dict[str, str]):
    """Headers that can be watched."""


def test_progress_is_told_for_every_address() -> None:
    told: list[Progress] = []
    Run({}, A, A, "http://user:hunter2@b.example/?token=hunter2", B, progress=told.append)
    assert [(one.done, one.total) for one in told] == [(1, 3), (2, 3), (3, 3)]
    assert all("hunter2" not in one.url for one in told)
    assert told[-1].under_way == 0
    assert told[-1].seconds >= 0.1


class ForgetfulTransport(FakeTransport):
    """Reports what nobody waits for any more."""

    def completed(self, timeout: float) -> Sequence[Answer]:
        return [Answer(number=999, status=500), *super().completed(timeout)]


def test_answers_that_nobody_waits_for_are_dropped() -> None:
    clock = FakeClock()
    found = list(fetch_all([ask(A)], config=NetworkConfig(), transport=ForgetfulTransport(clock), clock=clock))
    assert [one.status for one in found] == [200]


@pytest.mark.parametrize(
    "failure",
    [
        Failure.UNSUPPORTED,
        Failure.REDIRECT_LOOP,
        Failure.TOO_MANY_REDIRECTS,
        Failure.RESTS,
        Failure.WAIT_TOO_LONG,
        Failure.DEADLINE,
        Failure.INTERRUPTED,
    ],
)
def test_whatever_a_transport_says_is_an_outcome(failure: Failure) -> None:
    run = Run({A: failing(failure)}, A)
    assert run.one.failure is failure
