from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from refcheck.fetch.exchange import Failure
from refcheck.fetch.local import ask_local


@contextmanager
def listening(behave: Callable[[socket.socket], None]) -> Iterator[int]:
    """A program that takes one connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            sock, _ = server.accept()
            with sock:
                behave(sock)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join(5)


def answering(reply: bytes, seen: list[bytes] | None = None) -> Callable[[socket.socket], None]:
    def behave(sock: socket.socket) -> None:
        said = sock.recv(65_536)
        if seen is not None:
            seen.append(said)
        sock.sendall(reply)

    return behave


def test_an_answer_comes_back() -> None:
    seen: list[bytes] = []
    with listening(answering(b"HTTP/1.1 201 Created\r\nX-A: b\r\nContent-Length: 2\r\n\r\nok", seen)) as port:
        answer = ask_local("/x", port=port, body=b"{}", headers={"X-Q": "1"})
    assert (answer.failure, answer.status, answer.headers["x-a"], answer.body) == (None, 201, "b", b"ok")
    assert seen[0].startswith(b"POST /x HTTP/1.1\r\n")
    assert b"X-Q: 1" in seen[0]
    assert f"Host: 127.0.0.1:{port}".encode() in seen[0]


@pytest.mark.parametrize(
    ("reply", "failure"),
    [(b"nonsense\r\n\r\n", Failure.GARBLED), (b"", Failure.RESET)],
)
def test_a_bad_answer_is_a_failure(reply: bytes, failure: Failure) -> None:
    with listening(answering(reply)) as port:
        assert ask_local("/", port=port).failure is failure


def test_nobody_there_is_a_failure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert ask_local("/", port=port).failure is Failure.CONNECTION_REFUSED


def test_one_that_never_answers_is_given_up() -> None:
    done = threading.Event()

    def wait(_: socket.socket) -> None:
        done.wait(5)

    with listening(wait) as port:
        assert ask_local("/", port=port, timeout=0.2).failure is Failure.TIMEOUT
        done.set()


def test_one_that_drips_is_given_up_in_time() -> None:
    done = threading.Event()

    def drip(sock: socket.socket) -> None:
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not done.wait(0.05):
            try:
                sock.sendall(b"a")
            except OSError:
                return

    with listening(drip) as port:
        assert ask_local("/", port=port, timeout=0.3).failure is Failure.TIMEOUT
        done.set()
