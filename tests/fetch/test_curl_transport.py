"""What the transport over libcurl does by its own means."""

from __future__ import annotations

import os
import select
import signal
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeGuard

import pytest

from refcheck.config import NetworkConfig
from refcheck.errors import ConfigError
from refcheck.fetch import Failure, Fetcher, fetch_all
from refcheck.fetch.requests_transport import RequestsTransport
from refcheck.fetch.transport import Answer, Ask
from refcheck.model.evidence import Depth
from tests.fakes import FakeWeb, hang, raw
from tests.fetch.asking import QUICK, answer_of, ask, fetch

if TYPE_CHECKING:
    from refcheck.fetch.curl_transport import CurlTransport

pytestmark = pytest.mark.usefixtures("curl")

HOST = "www.example.org"
ODD = b"HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 2\r\n\r\nok"


def is_curl(transport: RequestsTransport | CurlTransport) -> TypeGuard[CurlTransport]:
    return not isinstance(transport, RequestsTransport)


def an_ask(url: str, *, number: int = 1, timeout: float = 5.0) -> Ask:
    return Ask(number=number, url=url, headers={}, depth=Depth.HEAD, timeout=timeout)


# What is dialled


def test_libcurl_dials_no_address_but_the_one_that_was_judged() -> None:
    with FakeWeb() as web, web.transport(QUICK, kind="curl") as transport:
        assert is_curl(transport)
        site, other = web.host(HOST), web.host("other.example.org")
        site.script("/", raw(b"HTTP/1.1 200 OK\r\n\r\n"))
        transport.start(an_ask(site.url()))
        (first,) = transport.completed(5)
        # As if libcurl wanted to go somewhere else than it was told to.
        transport._routes._known[f"http://{HOST}"].addresses = (other.address,)
        transport.start(an_ask(site.url("/again")))
        (again,) = transport.completed(5)
        assert site.paths() == ["/"]
    assert first.status == 200
    assert (again.failure, again.sent) == (Failure.FORBIDDEN, False)
    assert "not the one that was checked" in again.detail


def test_a_family_that_this_machine_has_not_is_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def no_socket(*_: Any) -> Any:
        raise OSError(97, "Address family not supported by protocol")

    with FakeWeb() as web:
        site = web.host(HOST)
        with web.transport(QUICK, kind="curl") as transport:
            monkeypatch.setattr(socket, "socket", no_socket)
            transport.start(an_ask(site.url()))
            (found,) = transport.completed(5)
            monkeypatch.undo()
    assert (found.failure, found.sent) == (Failure.NO_ROUTE, False)


def test_addresses_that_take_no_connection_are_tried_in_turn() -> None:
    with FakeWeb() as web:
        web.resolver.set(HOST, ["127.0.9.1", "127.0.9.2", "127.0.9.3"])
        found = answer_of(web, f"http://{HOST}/", kind="curl")
    assert (found.failure, found.sent) == (Failure.CONNECTION_REFUSED, False)


def test_the_address_that_answered_comes_first_next_time() -> None:
    with FakeWeb() as web, web.transport(QUICK, kind="curl") as transport:
        site = web.host(HOST)
        web.resolver.set("both.example.org", ["127.0.9.9", site.address])
        transport.start(an_ask("http://both.example.org/"))
        transport.completed(5)
        assert is_curl(transport)
        assert transport._routes._known["http://both.example.org"].first == 1


# Reading once more


class Recorder:
    """A lenient transport that says what it was asked, and answers."""

    def __init__(self) -> None:
        self.asked: list[Ask] = []
        self.did: list[str] = []
        self._answers: list[Answer] = []

    def start(self, ask: Ask) -> None:
        self.asked.append(ask)
        failure = Failure.TIMEOUT if "slow" in ask.url else None
        self._answers.append(Answer(number=ask.number, failure=failure, status=203, elapsed=0.1))

    def completed(self, timeout: float) -> Sequence[Answer]:
        answers, self._answers = self._answers, []
        return answers

    def cancel(self) -> None:
        self.did.append("cancel")

    def close(self) -> None:
        self.did.append("close")


def test_what_libcurl_refuses_is_asked_again_in_what_is_left_of_the_time() -> None:
    recorder = Recorder()
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", raw(ODD))
        site.script("/slow", raw(ODD))
        with web.transport(QUICK, kind="curl") as transport:
            assert is_curl(transport)
            transport._lenient_maker = lambda: recorder
            for number, path in enumerate(("/", "/slow")):
                transport.start(an_ask(site.url(path), number=number))
            answers: list[Answer] = []
            while len(answers) < 2:
                answers += transport.completed(5)
            transport.cancel()
    answers.sort(key=lambda answer: answer.number)
    assert [answer.number for answer in answers] == [0, 1]
    assert answers[0].elapsed > 0.1
    assert answers[1].detail == "no whole answer within 5 seconds"
    assert all(0 < each.timeout < 5 for each in recorder.asked)
    assert recorder.did == ["cancel", "cancel", "close"]


def test_it_is_not_asked_again_when_nothing_is_odd() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/")
        with web.transport(QUICK, kind="curl") as transport:
            assert is_curl(transport)
            transport._lenient_maker = lambda: pytest.fail("asked again")
            transport.start(an_ask(site.url()))
            (found,) = transport.completed(5)
    assert found.status == 200


def test_own_resolver_and_policy_hold_when_it_is_asked_again() -> None:
    with FakeWeb() as web:
        site = web.host("127.0.0.2")
        site.script("/", raw(ODD))
        config = NetworkConfig(host_interval=0.0, allow_private_network=True, transport="curl")
        (found,) = fetch_all([ask(site.local())], config=config, resolver=web.resolver)
    assert (found.status, found.body, found.public) == (200, b"ok", False)


def test_what_is_asked_again_is_counted_and_its_host_is_asked_once_from_then_on() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/a", raw(ODD))
        site.script("/b", raw(ODD))
        config = NetworkConfig(host_interval=0.0, per_host=1, timeout=5.0)
        one, two = fetch(web, site.url("/a"), site.url("/b"), config=config, kind="curl")
    assert (one.asked, two.asked) == ((HOST, HOST), (HOST,))
    assert site.paths() == ["/a", "/a", "/b"]


# Time and interruptions


def test_the_time_that_the_caller_spends_elsewhere_is_not_the_hosts() -> None:
    answered = threading.Event()

    def late(sock: Any, down: threading.Event) -> bool:
        down.wait(2.2)
        done = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")(sock, down)
        answered.set()
        return done

    with FakeWeb() as web, web.transport(QUICK, kind="curl") as transport:
        slow = web.host("slow.example.org")
        slow.script("/", late)
        slow.script("/hang", hang())
        transport.start(an_ask(slow.url(), number=2, timeout=2.0))
        transport.start(an_ask(slow.url("/hang"), number=3, timeout=2.0))
        answers: dict[int, Answer] = {}
        until = time.monotonic() + 20
        while len(slow.seen) < 2 and time.monotonic() < until:
            answers |= {answer.number: answer for answer in transport.completed(0.01)}
        assert answers == {}
        assert answered.wait(20)  # the caller is busy with something else for longer than the timeout
        while len(answers) < 2 and time.monotonic() < until:
            answers |= {answer.number: answer for answer in transport.completed(1)}
    assert (answers[2].failure, answers[2].body) == (None, b"ok")
    assert answers[2].elapsed < 2.0
    assert answers[3].failure is Failure.TIMEOUT
    assert answers[3].elapsed >= 2.0


def test_an_interruption_comes_out_of_waiting() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", hang())
        with web.transport(QUICK, kind="curl") as transport, Fetcher(QUICK, transport=transport) as fetcher:
            threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
            (found,) = fetcher.fetch([ask(site.url())])
            assert fetcher.interrupted
    assert found.failure is Failure.INTERRUPTED


def test_an_interruption_comes_out_of_a_callback(monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeWeb() as web, web.transport(QUICK, kind="curl") as transport:
        site = web.host(HOST)
        site.page("/")

        def interrupt(*_: Any) -> Any:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("refcheck.fetch.curl_kept.KeptConnections.add", interrupt)
            transport.start(an_ask(site.url()))
            with pytest.raises(KeyboardInterrupt):
                transport.completed(5)
        transport.cancel()
        transport.start(an_ask(site.url()))
        (found,) = transport.completed(5)
    assert found.status == 200


# Waiting


def test_it_works_where_there_is_no_epoll(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(select, "epoll", raising=False)
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", "here")
        site.script("/odd", raw(ODD))
        found = fetch(web, site.url(), site.url("/odd"), site.url(scheme="https"), kind="curl")
    assert [one.body for one in found] == [b"here", b"ok", b"here"]


def test_many_are_carried_at_once() -> None:
    config = NetworkConfig(host_interval=0.0, per_host=64, concurrency=64)
    with FakeWeb() as web:
        site = web.host(HOST)
        site.otherwise = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        found = fetch(web, *(site.url(f"/{n}") for n in range(300)), config=config, kind="curl")
    assert {one.body for one in found} == {b"ok"}


# Being there


def test_without_pycurl_it_is_a_configuration_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "refcheck.fetch.curl_transport", None)
    with pytest.raises(ConfigError, match="needs pycurl"):
        list(fetch_all([ask("http://a.example/")], config=NetworkConfig(transport="curl")))


def test_an_old_pycurl_is_a_configuration_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import pycurl

    monkeypatch.setattr(pycurl, "version", "PycURL/7.45.6 libcurl/8.14.1 GnuTLS/3.8.9")
    with pytest.raises(ConfigError, match=r"7\.46 or newer, not PycURL 7\.45\.6"):
        list(fetch_all([ask("http://a.example/")], config=NetworkConfig(transport="curl")))


def test_an_unknown_transport_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError, match="'pigeon' is not available"):
        list(fetch_all([ask("http://a.example/")], config=NetworkConfig(transport="pigeon")))
