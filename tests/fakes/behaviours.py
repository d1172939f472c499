"""What a fake host does with a request: proper answers and every kind of bad manners."""

from __future__ import annotations

import gzip
import html
import socket
import struct
import zlib
from collections.abc import Callable, Mapping
from threading import Event

Behaviour = Callable[[socket.socket, Event], bool]
"""Plays on a connection; returns whether it may be kept. The event is set when the web goes down."""

_REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found", 410: "Gone", 429: "Too Many Requests"}


def reply(
    body: str | bytes = "",
    *,
    status: int = 200,
    title: str = "",
    content_type: str | None = "text/html; charset=utf-8",
    headers: Mapping[str, str] | list[tuple[str, str]] | None = None,
    compress: bool | str = False,
    length: int | None = None,
    chunked: bool = False,
    close: bool = False,
) -> Behaviour:
    """A proper answer; ``title`` makes a small page. ``length`` lies about the length, ``compress``
    is True (gzip), "gzip" or "deflate".
    """
    if title:
        text = body if isinstance(body, str) else body.decode()
        body = f"<!doctype html><html><head><title>{html.escape(title)}</title></head><body>{text}</body></html>"
    content = body.encode() if isinstance(body, str) else body
    lines = list(headers.items() if isinstance(headers, Mapping) else headers or [])
    if compress == "deflate":
        content = zlib.compress(content)
        lines.append(("Content-Encoding", "deflate"))
    elif compress:
        content = gzip.compress(content)
        lines.append(("Content-Encoding", "gzip"))
    if content_type is not None:
        lines.append(("Content-Type", content_type))
    if chunked:
        lines.append(("Transfer-Encoding", "chunked"))
        content = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in _parts(content)) + b"0\r\n\r\n"
    else:
        lines.append(("Content-Length", str(len(content) if length is None else length)))
    if close or length is not None:
        lines.append(("Connection", "close"))
    message = _head(status, lines) + content

    def play(sock: socket.socket, _: Event) -> bool:
        sock.sendall(message)
        return not close and length is None

    return play


def redirect(
    to: str, *, status: int = 302, body: str | bytes = "", cookies: tuple[str, ...] = (), compress: bool = False
) -> Behaviour:
    """A redirect to ``to`` that may set cookies and carry a body."""
    lines = [("Location", to), *(("Set-Cookie", cookie) for cookie in cookies)]
    return reply(body, status=status, headers=lines, compress=compress)


def raw(message: bytes) -> Behaviour:
    """Exactly these bytes, then the end of the connection."""

    def play(sock: socket.socket, _: Event) -> bool:
        sock.sendall(message)
        return False

    return play


def empty() -> Behaviour:
    """The connection is closed without a byte."""
    return raw(b"")


def hang(*, after: bytes = b"") -> Behaviour:
    """Nothing more after ``after``, for ever."""

    def play(sock: socket.socket, down: Event) -> bool:
        sock.sendall(after)
        down.wait(30)
        return False

    return play


def reset(*, after: bytes = b"") -> Behaviour:
    """A TCP reset, after these bytes."""

    def play(sock: socket.socket, down: Event) -> bool:
        sock.sendall(after)
        if after:
            down.wait(0.02)  # or the reset overtakes them
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    return play


def drip_head(*, pause: float = 0.02) -> Behaviour:
    """A head that never ends, a few bytes at a time."""
    return _drip(b"HTTP/1.1 200 OK\r\n", lambda n: b"X-%d: y\r\n" % (n % 50) if n < 50 else b"z", pause)


def drip_body(*, pause: float = 0.02, head: bytes = b"") -> Behaviour:
    """A body that never ends, a byte at a time."""
    begin = head or b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<title>Slow</title>"
    return _drip(begin, lambda _: b".", pause)


def interim_for_ever() -> Behaviour:
    """``100 Continue`` without end."""
    return _drip(b"", lambda _: b"HTTP/1.1 100 Continue\r\n\r\n" * 10, 0.0)


def huge_head(*, size: int = 2_000_000) -> Behaviour:
    """Headers of ``size`` bytes, 8 kB each line."""
    line = b"X-Filler: " + b"f" * 8_000 + b"\r\n"
    return raw(b"HTTP/1.1 200 OK\r\n" + line * (size // len(line)) + b"\r\nhello")


def gzip_bomb(*, status: int = 200, size: int = 256 * 1024 * 1024, to: str = "") -> Behaviour:
    """An answer of ``size`` decoded bytes (256 MB in 256 kB); with ``to`` a redirect."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"\0" * (1024 * 1024)
    packed = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    lines = [("Content-Encoding", "gzip"), ("Content-Type", "text/html"), ("Content-Length", str(len(packed)))]
    if to:
        lines.append(("Location", to))
    return raw(_head(status, lines) + packed)


def _drip(begin: bytes, more: Callable[[int], bytes], pause: float) -> Behaviour:
    def play(sock: socket.socket, down: Event) -> bool:
        sock.sendall(begin)
        for number in range(100_000):
            sock.sendall(more(number))
            if down.wait(pause):
                break
        return False

    return play


def _head(status: int, lines: list[tuple[str, str]]) -> bytes:
    head = [f"HTTP/1.1 {status} {_REASONS.get(status, 'So it is')}", *(f"{name}: {value}" for name, value in lines)]
    return "\r\n".join([*head, "", ""]).encode("utf-8")


def _parts(content: bytes) -> list[bytes]:
    return [content[at : at + 1000] for at in range(0, len(content), 1000)]
