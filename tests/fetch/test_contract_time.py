"""How every transport keeps time: total deadlines, cancelling, closing."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from refcheck.config import NetworkConfig
from refcheck.fetch import Failure, ResolutionError, fetch_all
from refcheck.fetch.transport import Answer, Ask
from refcheck.model.evidence import Depth
from tests.fakes import FakeWeb, Kind, drip_body, drip_head, hang, redirect
from tests.fetch.asking import IMPATIENT, QUICK, ask, fetch

HOST = "www.example.org"


@pytest.mark.parametrize(
    "behaviour",
    [
        hang(),
        hang(after=b"HTTP/1.1 200 OK\r\nContent-Ty"),
        hang(after=b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"),
        hang(after=b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip_head(),
        drip_body(),
        drip_body(head=b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<title>x"),
        drip_body(head=b"HTTP/1.0 200 OK\r\n\r\n<title>x"),
        drip_body(head=b"HTTP/1.1 404 Gone\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_time_up_is_a_timeout_and_never_a_clean_answer(kind: Kind, behaviour: Any, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", behaviour)
        (found,) = fetch(web, site.url(scheme=scheme), config=IMPATIENT, kind=kind)
    assert found.failure is Failure.TIMEOUT
    assert not found.complete
    assert found.attempts == 1
    assert "0.3 seconds" in found.detail or found.detail == "no answer came in time"


def test_endless_redirects_are_bounded_as_a_whole(kind: Kind) -> None:
    def slowly(sock: Any, down: threading.Event) -> bool:
        down.wait(0.1)
        return redirect(f"/{time.monotonic()}")(sock, down)

    with FakeWeb() as web:
        site = web.host(HOST)
        site.otherwise = slowly
        (found,) = fetch(web, site.url(), config=IMPATIENT, kind=kind)
    assert found.failure is Failure.TIMEOUT
    assert len(found.redirects) <= 3  # a busy machine gets fewer of them done in the time of all


def test_a_handshake_that_never_comes_is_bounded(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site._listeners["https"] = site._listen("http")  # a plain server that waits for a request
        (found,) = fetch(web, site.url(scheme="https"), config=IMPATIENT, kind=kind)
    assert found.failure is Failure.TIMEOUT


def test_other_hosts_do_not_wait_for_a_hanging_one(kind: Kind) -> None:
    with FakeWeb() as web:
        slow, fast = web.host("slow.example.org"), web.host("fast.example.org")
        slow.script("/", hang())
        fast.page("/")
        with web.transport(QUICK, kind=kind) as transport:
            asked = [ask(slow.url()), ask(fast.url())]
            first = next(iter(fetch_all(asked, config=QUICK, transport=transport)))
    assert (first.request.url, first.failure) == (fast.url(), None)


def test_other_hosts_do_not_wait_for_a_slow_name(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeWeb() as web:
        slow, fast = web.host("slow.example.org"), web.host("fast.example.org")
        slow.page("/", "slow")
        fast.page("/", "fast")
        answered = threading.Event()
        real = web.resolver.resolve

        def resolve(host: str) -> tuple[str, ...]:
            if host == slow.name:
                answered.wait(5)
            return real(host)

        monkeypatch.setattr(web.resolver, "resolve", resolve)
        config = NetworkConfig(host_interval=0.0, timeout=1.5)
        with web.transport(config, kind=kind) as transport:
            found = fetch_all([ask(slow.url()), ask(fast.url())], config=config, transport=transport)
            first = next(found)
            time.sleep(1.6)  # longer than the timeout: the time of the name service is not the host's
            answered.set()
            second = next(found)
    assert (first.request.url, first.body) == (fast.url(), b"fast")
    assert (second.failure, second.body) == (None, b"slow")
    assert second.elapsed < 1.5


def test_cancelling_is_quick_and_silent(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", hang())
        site.page("/after")
        transport = web.transport(QUICK, kind=kind)
        for number in range(3):
            transport.start(Ask(number=number, url=site.url(), headers={}, depth=Depth.HEAD, timeout=30))
        began = time.monotonic()
        while len(site.seen) < 3 and time.monotonic() - began < 20:
            assert transport.completed(0.005) == []
        transport.cancel()
        assert transport.completed(0.1) == []
        transport.start(Ask(number=9, url=site.url("/after"), headers={}, depth=Depth.HEAD, timeout=5))
        after: list[Answer] = []
        while not after and time.monotonic() - began < 20:
            after += transport.completed(0.1)  # what was given up may end a wait, and is not reported
        transport.close()
        transport.close()
        assert time.monotonic() - began < 20  # the three hang for thirty seconds
        assert not [thread for thread in threading.enumerate() if thread.name.startswith("refcheck-fetch")]
    assert [(answer.number, answer.status) for answer in after] == [(9, 200)]


def test_what_is_cancelled_while_its_name_is_looked_up_is_not_sent(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        asked, go_on = threading.Event(), threading.Event()
        real = web.resolver.resolve

        def resolve(host: str) -> tuple[str, ...]:
            asked.set()
            go_on.wait(5)
            return real(host)

        monkeypatch.setattr(web.resolver, "resolve", resolve)
        with web.transport(QUICK, kind=kind) as transport:
            transport.start(Ask(number=1, url=site.url(), headers={}, depth=Depth.HEAD, timeout=30))
            assert asked.wait(5)
            transport.cancel()
            go_on.set()
            assert transport.completed(0.1) == []
        assert site.seen == []


def test_a_name_service_that_fails_now_and_then_is_told(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str) -> tuple[str, ...]:
        raise ResolutionError(Failure.NO_ROUTE, "no way there")

    with FakeWeb() as web:
        monkeypatch.setattr(web.resolver, "resolve", resolve)
        (found,) = fetch(web, "http://www.example.org/", kind=kind)
    assert (found.failure, found.detail) == (Failure.NO_ROUTE, "no way there")
