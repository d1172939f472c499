"""Heads and chunks as they come off a socket, byte by byte."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fetch.requests_answers import BoundedResponse, BrokenOffError, FramingError, GarbledError


@contextmanager
def answer(message: bytes, *, more: bytes | None = None) -> Iterator[BoundedResponse]:
    """The answer on a connection that said ``message``; it stays open when there may be ``more``."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5.0)
        theirs.sendall(message)
        if more is None:
            theirs.shutdown(socket.SHUT_WR)
        else:
            theirs.sendall(more)
        response = BoundedResponse(ours)
        try:
            response.begin()
            yield response
        finally:
            response.close()


def whole(response: BoundedResponse) -> bytes:
    body = b""
    while piece := response.read1(100):
        body += piece
    return body


@pytest.mark.parametrize(
    ("head", "length", "chunked", "closes"),
    [
        (b"Content-Length: 3\r\n", 3, False, False),
        (b"Content-Length: 3\r\nConnection: close\r\n", 3, False, True),
        (b"Content-Length: 3, 3\r\nContent-Length: 3\r\n", 3, False, False),
        (b"Content-Length: -3\r\n", None, False, True),
        (b"Content-Length: +3\r\n", None, False, True),
        (b"Content-Length: 3_0\r\n", None, False, True),
        (b"Content-Length: 9999999999999999999\r\n", None, False, True),
        (b"Content-Length: \xb3\r\n", None, False, True),
        (b"Transfer-Encoding: chunked\r\n", None, True, False),
        (b"Transfer-Encoding: gzip, Chunked\r\n", None, True, False),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", None, True, True),
        (b"Transfer-Encoding: chunked, identity\r\n", None, False, True),
        (b"Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n", None, False, True),
        (b"", None, False, True),
    ],
)
def test_where_a_body_ends(head: bytes, length: int | None, chunked: bool, closes: bool) -> None:
    with answer(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n") as response:
        assert (response.length, response.chunked, response.will_close) == (length, chunked, closes)


def test_old_hosts_close_unless_they_say_otherwise() -> None:
    with answer(b"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n") as response:
        assert response.will_close
    with answer(b"HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: Keep-Alive\r\n\r\n") as response:
        assert not response.will_close


@pytest.mark.parametrize("status", [204, 304])
def test_answers_that_have_no_body(status: int) -> None:
    with answer(b"HTTP/1.1 %d X\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" % status) as response:
        assert (response.length, response.chunked) == (0, False)


def test_fields_keep_their_order_and_lose_what_is_odd() -> None:
    head = b"X-A : 1\r\nnonsense\r\n folded\r\nX-B:  two \r\n\tand three\r\nX-A: a\x00b\rc\r\n"
    with answer(b"HTTP/1.1 200\n" + head + b"\n") as response:
        assert response.fields == [("x-a", "1"), ("x-b", "two and three"), ("x-a", "a b c")]
        assert response.headers.get_all("X-A") == ["1", "a b c"]
        assert (response.status, response.reason) == (200, "")


@pytest.mark.parametrize(
    ("message", "error"),
    [
        (b"", http.client.RemoteDisconnected),
        (b"\r\n", http.client.RemoteDisconnected),
        (b"HTTP/1.1 20", BrokenOffError),
        (b"HT", BrokenOffError),
        (b"HTTP/1.1 200 OK\r\nX: y", BrokenOffError),
        (b"HTTP/1.1 200 OK\r\nX: y\r\n", BrokenOffError),
        (b"HTTP/1.1 100 Continue\r\nX: y\r\n", BrokenOffError),
        (b"SSH-2.0\r\n", GarbledError),
        (b"HTTP/1.1 OK\r\n\r\n", GarbledError),
        (b"HTTP/1.1 99 X\r\n\r\n", GarbledError),
        (b"HTTP/1.1 2000 X\r\n\r\n", GarbledError),
        (b"HTTP/2 200\r\n\r\n", GarbledError),
        (b"HTTP/1.1 101 Switching\r\n\r\n", GarbledError),
        (b"HTTP/1.1 100 C\r\n\r\n" * 40, GarbledError),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300 + b"\r\n", GarbledError),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000, GarbledError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", GarbledError),
    ],
)
def test_heads_that_are_none(message: bytes, error: type[Exception]) -> None:
    with pytest.raises(error), answer(message):
        pass


def test_interim_answers_and_a_line_end_too_many_are_passed_over() -> None:
    hints = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    with answer(b"\r\n" + hints + b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") as response:
        assert response.fields == [("content-length", "2")]
        assert whole(response) == b"ok"


_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=5), st.sampled_from([b"", b";a=b", b" ;x"]))
def test_chunks_come_together(parts: list[bytes], extension: bytes) -> None:
    body = b"".join(b"%x%b\r\n%b\r\n" % (len(part), extension, part) for part in parts)
    with answer(_CHUNKED + body + b"0\r\nTrailer: x\r\n\r\n") as response:
        assert whole(response) == b"".join(parts)


@pytest.mark.parametrize(
    "body",
    [b"-5\r\nabcde", b"+5\r\nabcde", b"0x5\r\nabcde", b"5_0\r\nabc", b"\r\nabc", b"z\r\n", b"2\r\nabcd\r\n", b"f" * 17 + b"\r\n"],
)  # fmt: skip
def test_chunks_without_a_proper_length(body: bytes) -> None:
    with answer(_CHUNKED + body) as response, pytest.raises(FramingError):
        whole(response)


@pytest.mark.parametrize("body", [b"5\r\nabcde\r\n", b"5\r\nabcde\r\n5", b"5\r\nabcde", b"5\r\nab", b""])
def test_chunks_that_break_off(body: bytes) -> None:
    with answer(_CHUNKED + body) as response, pytest.raises(http.client.IncompleteRead):
        whole(response)


@pytest.mark.parametrize("block", [b"1;" + b"x" * 40_000 + b"\r\na\r\n", b"1" * 70_000])
def test_what_stands_between_chunks_is_bounded(block: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5.0)
        theirs.settimeout(0.0)  # what does not fit is left out: it is more than enough
        theirs.send(_CHUNKED + b"1\r\na\r\n")
        response = BoundedResponse(ours)
        response.begin()
        with pytest.raises(FramingError):
            _read_for_ever(response, theirs, block)
        response.close()


def _read_for_ever(response: BoundedResponse, theirs: socket.socket, block: bytes) -> None:
    while True:
        with suppress(BlockingIOError):
            theirs.sendall(block)
        response.read1(100)


def is_shut(response: BoundedResponse) -> bool:
    return response._sock.recv(1, socket.MSG_PEEK) == b""


@pytest.mark.parametrize(
    ("message", "more", "shut"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", b"HTTP/1.1 200 OK\r\n\r\nmore", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", b"", False),
        (_CHUNKED + b"2\r\nok\r\n0\r\n\r\n", b"x", True),
        (_CHUNKED + b"2\r\nok\r\n0\r\n\r\n", b"", False),
    ],
)
def test_a_connection_that_holds_more_than_the_answer_is_shut(message: bytes, more: bytes, shut: bool) -> None:
    with answer(message, more=more) as response:
        body = b""
        while len(body) < 2:
            body += response.read1(2)
        response.read1(1) if response.chunked else response.close()
        assert body == b"ok"
        assert response._sock.gettimeout() == 5.0
        response._sock.settimeout(0.0)
        if shut:
            assert is_shut(response)
        else:
            with pytest.raises(BlockingIOError):
                response._sock.recv(1)
