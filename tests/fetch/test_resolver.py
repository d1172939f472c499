from __future__ import annotations

import socket
import threading
from typing import Any

import pytest

from refcheck.fetch.exchange import Failure
from refcheck.fetch.resolver import ResolutionError, SystemResolver


def rows(*addresses: str) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]


def failing(error: OSError | UnicodeError) -> Any:
    def lookup(*_: Any, **__: Any) -> Any:
        raise error

    return lookup


def failure_of(resolver: SystemResolver, host: str = "www.example.org") -> ResolutionError:
    with pytest.raises(ResolutionError) as caught:
        resolver.resolve(host)
    return caught.value


def test_addresses_come_in_order_without_doubles() -> None:
    resolver = SystemResolver(lookup=lambda *_, **__: rows("192.0.2.2", "192.0.2.1", "192.0.2.2"))
    assert resolver.resolve("www.example.org") == ("192.0.2.2", "192.0.2.1")


def test_each_name_is_asked_once_whatever_came_of_it() -> None:
    asked: list[str] = []

    def lookup(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        if host == "gone.example":
            raise socket.gaierror(socket.EAI_NONAME, "no")
        return rows("192.0.2.1")

    resolver = SystemResolver(lookup=lookup)
    for _ in range(3):
        assert resolver.resolve("www.example.org") == ("192.0.2.1",)
        assert failure_of(resolver, "gone.example").failure is Failure.NO_SUCH_HOST
    assert asked == ["www.example.org", "gone.example"]


def test_two_threads_share_one_lookup() -> None:
    asked: list[str] = []
    go_on = threading.Event()

    def lookup(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        go_on.wait(5)
        return rows("192.0.2.1")

    resolver = SystemResolver(lookup=lookup)
    found: list[tuple[str, ...]] = []
    threads = [threading.Thread(target=lambda: found.append(resolver.resolve("one.example"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join(5)
    assert found == [("192.0.2.1",)] * 3
    assert asked == ["one.example"]


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (socket.gaierror(socket.EAI_NONAME, "www.example.org"), Failure.NO_SUCH_HOST),
        (socket.gaierror(socket.EAI_NODATA, "www.example.org"), Failure.NO_SUCH_HOST),
        (socket.gaierror(socket.EAI_AGAIN, "www.example.org"), Failure.RESOLVER),
        (socket.gaierror(socket.EAI_FAIL, "www.example.org"), Failure.RESOLVER),
        (OSError("too many open files"), Failure.RESOLVER),
        (UnicodeError("label too long"), Failure.RESOLVER),
    ],
)
def test_a_missing_name_is_told_from_a_failing_service(error: OSError | UnicodeError, failure: Failure) -> None:
    told = failure_of(SystemResolver(lookup=failing(error)))
    assert told.failure is failure
    assert "example.org" not in told.detail


def test_a_name_without_an_address_does_not_exist_for_us() -> None:
    assert failure_of(SystemResolver(lookup=lambda *_, **__: [])).failure is Failure.NO_SUCH_HOST


def test_a_silent_service_is_given_up_after_the_bound() -> None:
    over = threading.Event()

    def lookup(*_: Any, **__: Any) -> Any:
        over.wait(5)
        return rows("192.0.2.1")

    resolver = SystemResolver(bound=0.05, lookup=lookup)
    told = failure_of(resolver)
    assert told.failure is Failure.RESOLVER
    assert "0.05 seconds" in told.detail
    over.set()
    # What comes later changes nothing: everybody hears the same in one run.
    assert failure_of(resolver).failure is Failure.RESOLVER


def test_after_some_silent_names_the_rest_fails_at_once() -> None:
    asked: list[str] = []
    over = threading.Event()

    def lookup(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        over.wait(5)
        return rows("192.0.2.1")

    resolver = SystemResolver(bound=0.01, lookup=lookup)
    for number in range(200):
        assert failure_of(resolver, f"host{number}.example").failure is Failure.RESOLVER
    over.set()
    assert len(asked) == 8


def test_a_service_that_says_no_is_there() -> None:
    over = threading.Event()

    def lookup(host: str, *_: Any, **__: Any) -> Any:
        if host.startswith("slow"):
            over.wait(5)
        raise socket.gaierror(socket.EAI_NONAME, "no")

    resolver = SystemResolver(bound=0.01, lookup=lookup)
    for number in range(20):
        assert failure_of(resolver, f"slow{number}.example").failure is Failure.RESOLVER
        if number % 5 == 4:
            resolver._bound = 5.0
            assert failure_of(resolver, f"gone{number}.example").failure is Failure.NO_SUCH_HOST
            resolver._bound = 0.01
    over.set()


def test_the_machine_itself_knows_localhost() -> None:
    assert "127.0.0.1" in SystemResolver().resolve("localhost") or "::1" in SystemResolver().resolve("localhost")


def test_silent_names_do_not_keep_others_from_being_asked_once_one_was_answered() -> None:
    go_on = threading.Event()

    def lookup(host: str, *_: Any, **__: Any) -> Any:
        if host.startswith("tar"):
            go_on.wait(5)
        return rows("192.0.2.1")

    resolver = SystemResolver(bound=0.01, lookup=lookup)
    resolver.resolve("one.example")
    for number in range(20):
        assert failure_of(resolver, f"tar{number}.example").failure is Failure.RESOLVER
    patient = resolver
    patient._bound = 5.0
    assert patient.resolve("two.example") == ("192.0.2.1",)
    go_on.set()
