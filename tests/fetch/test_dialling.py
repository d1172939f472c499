from __future__ import annotations

import errno
import socket
from collections.abc import Iterator

import pytest

from refcheck.fetch.deadline import Guard, Watch
from refcheck.fetch.dialling import DialError, checked_addresses, connect, dial
from refcheck.fetch.exchange import Failure
from refcheck.fetch.policy import Policy
from tests.fakes import FakeResolver, LoopbackIsPublic


@pytest.fixture
def guard() -> Iterator[Guard]:
    watch = Watch()
    guard = Guard(watch, 5.0)
    yield guard
    guard.release()
    watch.close()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def port_of(server: socket.socket) -> int:
    port: int = server.getsockname()[1]
    return port


def failure_of(host: str, resolver: FakeResolver, policy: Policy | None = None) -> DialError:
    with pytest.raises(DialError) as caught:
        checked_addresses(host, resolver=resolver, policy=policy or Policy())
    return caught.value


def test_one_bad_address_blocks_the_host() -> None:
    resolver = FakeResolver({"mixed.example": ["8.8.8.8", "10.0.0.1", "1.1.1.1"]})
    error = failure_of("mixed.example", resolver)
    assert error.failure is Failure.FORBIDDEN
    assert "10.0.0.1 is a private address" in error.detail


def test_literal_addresses_are_judged_without_asking_anybody() -> None:
    resolver = FakeResolver()
    assert failure_of("127.0.0.1", resolver).failure is Failure.FORBIDDEN
    assert failure_of("::1", resolver).failure is Failure.FORBIDDEN
    assert checked_addresses("8.8.8.8", resolver=resolver, policy=Policy()) == ("8.8.8.8",)
    assert resolver.asked == []


@pytest.mark.parametrize("host", ["2130706433", "0177.0.0.1", "0x7f000001", "127.1", "localhost"])
def test_encoded_forms_land_in_the_same_check(host: str) -> None:
    from refcheck.fetch.resolver import SystemResolver

    with pytest.raises(DialError) as caught:
        checked_addresses(host, resolver=SystemResolver(), policy=Policy())
    assert caught.value.failure is Failure.FORBIDDEN


@pytest.mark.parametrize("failure", [Failure.NO_SUCH_HOST, Failure.RESOLVER])
def test_a_name_that_leads_nowhere_says_why(failure: Failure) -> None:
    assert failure_of("gone.example", FakeResolver({"gone.example": failure})).failure is failure


def test_only_the_judged_address_is_dialled_whatever_the_name_says_next(
    guard: Guard, listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolver = FakeResolver()
    resolver.set("rebinding.example", "127.0.0.1", "10.0.0.1")
    dialled: list[str] = []
    real = socket.socket.connect

    def note(self: socket.socket, address: tuple[str, int]) -> None:
        dialled.append(address[0])
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", note)
    sock, address = dial(
        "rebinding.example", port_of(listener), resolver=resolver, policy=LoopbackIsPublic(), guard=guard
    )
    sock.close()
    assert address == "127.0.0.1"
    assert dialled == ["127.0.0.1"]
    assert resolver.asked == ["rebinding.example"]


def test_the_next_address_is_tried_when_one_fails(guard: Guard, listener: socket.socket) -> None:
    sock, address = connect(("127.0.0.9", "127.0.0.1"), port_of(listener), guard=guard)
    with sock:
        assert address == "127.0.0.1"
        assert sock.gettimeout() == pytest.approx(5.0, abs=1.0)
        assert guard.holds


def test_a_port_where_nobody_listens_refuses(guard: Guard, listener: socket.socket) -> None:
    port = port_of(listener)
    listener.close()
    with pytest.raises(DialError) as caught:
        connect(("127.0.0.1",), port, guard=guard)
    assert caught.value.failure is Failure.CONNECTION_REFUSED


@pytest.mark.parametrize(
    ("errors", "failure"),
    [
        ([OSError(errno.ENETUNREACH, "")], Failure.NO_ROUTE),
        ([OSError(errno.EHOSTUNREACH, "")], Failure.NO_ROUTE),
        ([OSError(errno.EAFNOSUPPORT, "")], Failure.NO_ROUTE),
        ([TimeoutError()], Failure.TIMEOUT),
        ([ConnectionResetError()], Failure.RESET),
        ([PermissionError(errno.EPERM, "")], Failure.CONNECT),
        ([OSError(errno.ENETUNREACH, ""), ConnectionRefusedError()], Failure.CONNECTION_REFUSED),
        ([ConnectionRefusedError(), TimeoutError()], Failure.TIMEOUT),
    ],
)
def test_of_several_failures_the_least_sure_one_counts(
    errors: list[OSError], failure: Failure, guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = list(errors)

    def fail(_: socket.socket, __: tuple[str, int]) -> None:
        raise left.pop(0)

    monkeypatch.setattr(socket.socket, "connect", fail)
    with pytest.raises(DialError) as caught:
        connect(tuple(f"127.0.0.{n + 1}" for n in range(len(errors))), 80, guard=guard)
    assert caught.value.failure is failure
    assert "127.0.0" not in caught.value.detail


def test_a_cancelled_exchange_dials_no_more(guard: Guard) -> None:
    guard.cancel()
    with pytest.raises(DialError):
        connect(("127.0.0.1",), 80, guard=guard)


def test_a_hanging_address_leaves_time_for_the_next(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    bounds: list[float | None] = []

    def note(self: socket.socket, _: tuple[str, int]) -> None:
        bounds.append(self.gettimeout())
        raise TimeoutError

    monkeypatch.setattr(socket.socket, "connect", note)
    with pytest.raises(DialError):
        connect(("127.0.0.1", "::1"), 80, guard=guard)
    assert bounds == [pytest.approx(3.0), pytest.approx(5.0, abs=0.5)]
