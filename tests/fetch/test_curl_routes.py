"""From an origin to judged addresses, beside the main thread."""

from __future__ import annotations

import threading
import time

import pytest

from refcheck.fetch import Failure, Policy, curl_routes
from refcheck.fetch.curl_routes import Route, Routes
from refcheck.fetch.dialling import DialError
from refcheck.fetch.proxy import Proxy, parse_proxy
from refcheck.fetch.resolver import Resolver
from tests.fakes import FakeResolver


class Bell:
    """Counts, and lets a test wait for the next ring."""

    def __init__(self) -> None:
        self._rung = threading.Semaphore(0)

    def ring(self) -> None:
        self._rung.release()

    def wait(self) -> None:
        assert self._rung.acquire(timeout=5)


def routes(resolver: Resolver, bell: Bell, *, proxy: Proxy | None = None) -> Routes:
    return Routes(resolver, Policy(), proxy=proxy, port_of=None, threads=2, wake=bell.ring)


def found(one: Routes, bell: Bell, origin: str) -> Route | DialError:
    one.seek(origin)
    bell.wait()
    ((name, route),) = one.found()
    assert name == origin
    return route


def test_an_origin_is_the_beginning_of_an_address() -> None:
    one = routes(FakeResolver(), Bell())
    assert one.origin("https://a.example:8443/x?y=http://b/") == "https://a.example:8443"
    assert one.origin("http://a.example") == "http://a.example"
    proxied = routes(FakeResolver(), Bell(), proxy=parse_proxy("http://p.example"))
    assert proxied.origin("http://a.example/x") == ""


def test_a_name_is_looked_up_once_and_then_known() -> None:
    resolver, bell = FakeResolver({"a.example": ["93.184.216.34", "2606:2800:220:1::1"]}), Bell()
    one = routes(resolver, bell)
    assert one.known("https://a.example") is None
    one.seek("https://a.example")
    route = found(one, bell, "https://a.example")
    assert isinstance(route, Route)
    assert route.addresses == ("93.184.216.34", "2606:2800:220:1::1")
    assert route.where == (["::93.184.216.34:443"], ["::[2606:2800:220:1::1]:443"])
    assert (route.public, route.others()) == ((True, True), [1])
    assert one.known("https://a.example") is route
    assert resolver.asked == ["a.example"]
    one.close()


def test_a_written_address_needs_nobody() -> None:
    one = routes(FakeResolver(), Bell())
    route = one.known("http://93.184.216.34:8080")
    assert route is not None
    assert route.where == (["::93.184.216.34:8080"],)
    with pytest.raises(DialError) as caught:
        one.known("http://[::1]")
    assert caught.value.failure is Failure.FORBIDDEN


@pytest.mark.parametrize(
    ("answer", "failure"),
    [(Failure.NO_SUCH_HOST, Failure.NO_SUCH_HOST), ("10.0.0.1", Failure.FORBIDDEN)],
)
def test_what_leads_nowhere_is_told_and_not_kept(answer: str | Failure, failure: Failure) -> None:
    bell = Bell()
    one = routes(FakeResolver({"a.example": answer}), bell)
    error = found(one, bell, "http://a.example")
    assert isinstance(error, DialError)
    assert error.failure is failure
    assert one.known("http://a.example") is None


def test_the_way_to_a_proxy_is_one_for_all_and_may_be_private() -> None:
    bell = Bell()
    one = routes(FakeResolver({"p.example": ["10.0.0.1", "fd00::1"]}), bell, proxy=parse_proxy("https://u:p@p.example"))
    route = found(one, bell, "")
    assert isinstance(route, Route)
    assert route.where == (["p.example:443:10.0.0.1,[fd00::1]"],)
    assert (route.is_direct, route.public, route.others()) == (False, (False,), [])
    lost = routes(FakeResolver(), bell, proxy=parse_proxy("http://p.example:3128"))
    error = found(lost, bell, "")
    assert isinstance(error, DialError)
    assert (error.failure, error.detail) == (Failure.CONNECT, "the proxy could not be found")


def test_a_resolver_that_breaks_its_bound_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Stuck:
        def resolve(self, host: str) -> tuple[str, ...]:
            begun.set()
            go_on.wait(5)
            return ("93.184.216.34",)

    bell = Bell()
    one = routes(Stuck(), bell)
    one.seek("http://a.example")
    assert begun.wait(5)
    assert list(one.late()) == []
    monkeypatch.setattr(curl_routes, "RESOLVE_BOUND", -2.0)
    until = time.monotonic() + 5
    late: list[str] = []
    while not late and time.monotonic() < until:
        late = list(one.late())
    assert late == ["http://a.example"]
    go_on.set()
    bell.wait()
    assert list(one.found()) == []


def test_a_resolver_that_fails_unforeseen_is_an_answer_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def resolve(self, host: str) -> tuple[str, ...]:
            raise ZeroDivisionError

    caught: list[object] = []
    monkeypatch.setattr(threading, "excepthook", caught.append)
    bell = Bell()
    error = found(routes(Broken(), bell), bell, "http://a.example")
    assert isinstance(error, DialError)
    assert error.failure is Failure.RESOLVER


def test_no_more_is_known_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curl_routes, "_MOST_KNOWN", 2)
    one = routes(FakeResolver(), Bell())
    for last in range(1, 4):
        assert one.known(f"http://93.184.216.{last}") is not None
    assert len(one._known) == 1
