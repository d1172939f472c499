from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from refcheck.fetch.deadline import Guard, Watch


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    watch.close()


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5)
        yield ours, theirs


Pair = tuple[socket.socket, socket.socket]


def test_time_up_wakes_whoever_reads(watch: Watch, pair: Pair) -> None:
    guard = Guard(watch, 0.05)
    guard.begin()
    guard.hold(pair[0])
    assert pair[0].recv(1) == b""
    assert guard.expired
    assert guard.is_over()
    assert guard.remaining() == 0.001
    guard.release()


def test_a_socket_that_comes_too_late_is_shut_at_once(watch: Watch, pair: Pair) -> None:
    guard = Guard(watch, 5.0)
    guard.cancel()
    guard.hold(pair[0])
    assert pair[0].recv(1) == b""
    assert guard.cancelled
    assert not guard.expired
    guard.release()


def test_cancelling_wakes_too(watch: Watch, pair: Pair) -> None:
    guard = Guard(watch, 5.0)
    guard.hold(pair[0])
    guard.cancel()
    assert pair[0].recv(1) == b""
    guard.release()


def test_what_is_done_is_left_alone(watch: Watch, pair: Pair) -> None:
    guard = Guard(watch, 0.02)
    guard.begin()
    guard.hold(pair[0])
    guard.release()
    other = Guard(watch, 0.05)
    other.begin()
    while not other.expired:
        time.sleep(0.005)
    assert not guard.expired
    guard.expire()
    assert not guard.expired
    pair[1].send(b"x")
    assert pair[0].recv(1) == b"x"


def test_a_second_connection_takes_the_place_of_the_first(watch: Watch, pair: Pair) -> None:
    guard = Guard(watch, 5.0)
    guard.hold(pair[0])
    guard.hold(pair[1])
    assert guard.holds
    guard.release()
    assert not guard.holds


def test_what_is_set_aside_does_not_count(watch: Watch) -> None:
    guard = Guard(watch, 1.0)
    guard.begin()
    with guard.set_aside(20.0):
        time.sleep(1.1)
    assert not guard.is_over()
    assert guard.elapsed() < 1
    while not guard.is_over() and guard.elapsed() < 10:
        time.sleep(0.01)
    assert guard.is_over()
    assert guard.elapsed() < 10


def test_a_socket_that_is_gone_already_is_no_trouble(watch: Watch) -> None:
    guard = Guard(watch, 5.0)
    with socket.socket() as sock:
        guard.hold(sock)
        guard.expire()
    assert guard.expired
    guard.release()


def test_a_closed_watch_starts_no_thread_again() -> None:
    watch = Watch()
    watch.close()
    guard = Guard(watch, 0.0)
    guard.begin()
    watch.close()
    assert not guard.expired
