"""Answers that never end, unpack without end, lie about their length, or pretend to be another's."""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from threading import Event

from refcheck.fetch.exchange import Failure, Response
from refcheck.fetch.transport import BODY_LIMITS
from refcheck.model.evidence import Depth
from tests.attacks.world import Behave, Case, Check, World, always
from tests.fakes import (
    Behaviour,
    drip_body,
    drip_head,
    empty,
    hang,
    huge_head,
    interim_for_ever,
    raw,
    reply,
    reset,
)

__all__ = ["cases"]

EVIL = "http://{evil}/"
_OK = b"HTTP/1.1 200 OK\r\n"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"
_FLOOD = 64 * 1024 * 1024
"""Bytes (number) that an attacker is ready to send; nobody should want them."""


def cases() -> Iterator[Case]:
    """Yield the attacks of this family."""
    yield from _heads()
    yield from _bombs()
    yield from _endless()
    yield from _slow()
    yield from _chunks()
    yield from _lengths()
    yield from _no_http()
    yield from _poison()
    yield from _tls()


def _case(name: str, behaviour: Behaviour, check: Check | None = None) -> Case:
    return Case(name=name, urls=(EVIL,), at={"/": always(behaviour)}, check=check)


def flood(begin: bytes, block: bytes, *, end: bytes = b"", size: int = _FLOOD) -> Behaviour:
    """``begin``, then ``block`` again and again, up to ``size`` bytes."""

    def play(sock: socket.socket, down: Event) -> bool:
        sock.sendall(begin)
        many = block * (65_536 // len(block) + 1)
        for _ in range(size // len(many) + 1):
            if down.is_set():
                return False
            sock.sendall(many)
        sock.sendall(end)
        return False

    return play


def drip(begin: bytes, more: bytes = b".", *, pause: float = 0.02) -> Behaviour:
    """``begin``, then ``more`` a byte at a time, again and again."""

    def play(sock: socket.socket, down: Event) -> bool:
        sock.sendall(begin)
        for number in range(10_000):
            sock.sendall(more[number % len(more) :][:1])
            if down.wait(pause):
                break
        return False

    return play


def failed(*failures: Failure) -> Check:
    """What was asked first has to end in one of these ways."""

    def check(_: World, found: list[Response]) -> str | None:
        return None if found[0].failure in failures else f"ended with {found[0].failure or found[0].status}"

    return check


def _bounded(_: World, found: list[Response]) -> str | None:
    longest = max(len(one.body) for one in found)
    return f"{longest} bytes were kept" if longest > BODY_LIMITS[Depth.HEAD] else None


def _late(_: World, found: list[Response]) -> str | None:
    """What was asked first has to end by its time, or be seen through before."""
    return (
        None
        if found[0].failure in {Failure.TIMEOUT, Failure.GARBLED}
        else f"ended with {found[0].failure or found[0].status}"
    )


def _heads() -> Iterator[Case]:
    garbled = failed(Failure.GARBLED, Failure.RESET)
    yield _case("head of 2 MB", huge_head(), garbled)
    yield _case("head without end", flood(_OK, b"X-Filler: " + b"f" * 1000 + b"\r\n"), garbled)
    yield _case("head of short lines without end", flood(_OK, b"A: b\r\n"), garbled)
    yield _case("head of one line without end", flood(_OK + b"X: ", b"x"), garbled)
    yield _case("head of a status without end", flood(b"HTTP/1.1 200 ", b"O"), garbled)
    yield _case("head of folded lines without end", flood(_OK + b"X: y\r\n", b" folded\r\n"), garbled)
    yield _case("head of cookies without end", flood(_OK, b"Set-Cookie: a=b\r\n"), garbled)
    yield _case("head of nothing without end", flood(b"", b"\r\n"), garbled)
    yield _case("head of zeros without end", flood(b"", b"\0"), garbled)
    yield _case("head with zeros", raw(_OK + b"X: a\0b\r\nContent-Length: 2\r\n\r\nok"))
    yield _case("head of 90 long cookies", raw(_OK + b"Set-Cookie: a=%s\r\n" % (b"x" * 2500) * 90 + b"\r\nok"))
    yield _case("interim answers without end", interim_for_ever(), garbled)
    yield _case(
        "interim answers with long heads", flood(b"", b"HTTP/1.1 103 Early\r\nX: " + b"x" * 9000 + b"\r\n\r\n"), garbled
    )
    yield _case("interim answer without an end", drip(b"HTTP/1.1 100 Continue\r\nX: "), _late)
    yield _case("interim answers, slowly", drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), _late)
    switch = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"
    yield _case("interim answer that changes the protocol", flood(switch, b"\0", size=1_000_000), failed(*_BROKEN))


_BROKEN = (Failure.GARBLED, Failure.RESET, Failure.CONNECT, Failure.TIMEOUT)


@cache
def packed(how: str, size: int) -> bytes:
    """``size`` zeros, packed as these codings say, one after the other."""
    names = how.split(", ")
    block = b"\0" * (1024 * 1024)
    match names[0]:
        case "br":
            import brotli  # type: ignore[import-untyped,import-not-found,unused-ignore]  # it has no types

            packer = brotli.Compressor(quality=5)
            whole: bytes = b"".join(packer.process(block) for _ in range(size // len(block))) + packer.finish()
        case "zstd":
            from backports import zstd

            press = zstd.ZstdCompressor()
            whole = b"".join(press.compress(block) for _ in range(size // len(block))) + press.flush()
        case _:
            stream = zlib.compressobj(9, zlib.DEFLATED, 31 if names[0] == "gzip" else 15)
            whole = b"".join(stream.compress(block) for _ in range(size // len(block))) + stream.flush()
    for name in names[1:]:
        whole = gzip.compress(whole) if name == "gzip" else zlib.compress(whole)
    return whole


def bomb(how: str, *, status: int = 200, chunked: bool = False, more: bytes = b"") -> Behave:
    """An answer that unpacks to ``World.bomb_size``; packed when it is first wanted."""

    def behave(world: World) -> Behaviour:
        body = packed(how, world.bomb_size)
        head = b"HTTP/1.1 %d So\r\nContent-Encoding: %s\r\nContent-Type: text/html\r\n%s" % (status, how.encode(), more)
        if chunked:
            return raw(head + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))
        return raw(head + b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    return behave


def _bombs() -> Iterator[Case]:
    for how in (
        "gzip",
        "deflate",
        "br",
        "zstd",
        "gzip, gzip",
        "deflate, gzip",
        "zstd, gzip",
        "br, deflate",
        "gzip, gzip, gzip",
    ):
        yield Case(name=f"bomb in {how}", urls=(EVIL,), at={"/": bomb(how)}, check=_bounded)
    yield Case(
        name="bomb in gzip, ten times over", urls=(EVIL,), at={"/": bomb(", ".join(["gzip"] * 10))}, check=_bounded
    )
    for how in ("gzip", "br", "zstd"):
        yield Case(name=f"bomb in chunks of {how}", urls=(EVIL,), at={"/": bomb(how, chunked=True)}, check=_bounded)
        moved = bomb(how, status=302, more=b"Location: /there\r\n")
        yield Case(
            name=f"bomb under a redirect, {how}",
            urls=(EVIL,),
            at={"/": moved, "/there": always(reply("x"))},
            check=_bounded,
        )
    yield Case(name="bomb under a 404", urls=(EVIL,), at={"/": bomb("gzip", status=404)}, check=_bounded)
    yield Case(name="bomb under a 503", urls=(EVIL,), at={"/": bomb("zstd", status=503)}, check=_bounded)
    second, third = (bomb("gzip", status=301, more=b"Location: /%d\r\n" % n) for n in (2, 3))
    at = {"/": second, "/2": third, "/3": bomb("gzip")}
    yield Case(name="bomb after bomb", urls=(EVIL,), at=at, check=_bounded)
    empty_members, empty_frames = gzip.compress(b"") * 400_000, b"\x50\x2a\x4d\x18\0\0\0\0" * 1_000_000
    for how, body in (("gzip", empty_members), ("zstd", empty_frames)):
        head = _OK + b"Content-Encoding: %s\r\nContent-Length: %d\r\n\r\n" % (how.encode(), len(body))
        yield _case(f"bomb of nothing in {how}", raw(head + body), _bounded)
    window = b"\x28\xb5\x2f\xfd\x00\x88" + b"\x00\x00\x00" * 10  # a zstd frame that asks for 128 MB of memory
    yield _case("bomb by the window of zstd", raw(_OK + b"Content-Encoding: zstd\r\n\r\n" + window), _bounded)
    names = b", ".join([b"gzip"] * 5_000)
    yield _case("bomb by the number of codings", raw(_OK + b"Content-Encoding: %s\r\n\r\nx" % names), _bounded)


def _endless() -> Iterator[Case]:
    page = b"<p>word</p>"
    yield _case(
        "endless body to the end of the connection", flood(_OK + b"Content-Type: text/html\r\n\r\n", page), _bounded
    )
    yield _case("endless body in chunks", flood(_CHUNKED, b"4000\r\n" + b"x" * 0x4000 + b"\r\n"), _bounded)
    for size in (2 * 1024**3, 10**18, 10**30, 10**5000):
        text = str(size) if size < 10**40 else "9" * 5_000
        name = f"endless body, {text[:31]} bytes announced"
        yield _case(name, flood(_OK + b"Content-Length: %s\r\n\r\n" % text.encode(), page), _bounded)
    yield _case("endless body of a 404", flood(b"HTTP/1.1 404 No\r\n\r\n", page), _bounded)
    yield _case("endless body of a redirect", flood(b"HTTP/1.1 302 No\r\nLocation: /x\r\n\r\n", page), _bounded)
    part = b"HTTP/1.1 206 Part\r\nContent-Range: bytes 0-1/99999999999\r\nContent-Length: 99999999999\r\n\r\n"
    yield _case("endless body of a part that nobody asked for", flood(part, page), _bounded)
    yield _case("endless end of a body in chunks", flood(_CHUNKED + b"1\r\nx\r\n0\r\n", b"X: y\r\n"), _bounded)


def _slow() -> Iterator[Case]:
    slow = b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: 99999\r\n\r\n"
    zipped = gzip.compress(bytes(range(256)) * 50)
    for name, behaviour in (
        ("head", drip_head()),
        ("status", drip(b"HTTP/1.1 200 ", b"OK")),
        ("header without an end", drip(_OK + b"X-Slow: ", b"x")),
        ("body", drip_body()),
        ("body that ends with the connection", drip_body(head=b"HTTP/1.0 200 OK\r\n\r\n<title>x")),
        ("body in chunks", drip(_CHUNKED, b"1\r\nx\r\n")),
        ("length of a chunk", drip(_CHUNKED, b"0")),
        ("extension of a chunk", drip(_CHUNKED + b"5;x=", b"x")),
        ("end of a body in chunks", drip(_CHUNKED + b"1\r\nx\r\n0\r\n", b"X: y\r\n")),
        ("gzip", drip(slow % b"gzip", zipped)),
        ("nothing in gzip", drip(slow % b"gzip", gzip.compress(b""))),
        ("404", drip_body(head=b"HTTP/1.1 404 No\r\nContent-Length: 999\r\n\r\n")),
        ("silence", hang()),
        ("silence in the status", hang(after=b"HTTP/1.1 20")),
        ("silence in the head", hang(after=_OK + b"Content-Ty")),
        ("silence in the body", hang(after=_OK + b"Content-Length: 100\r\n\r\nabc")),
        ("silence in a chunk", hang(after=_CHUNKED + b"5\r\nab")),
        ("silence after a chunk", hang(after=_CHUNKED + b"2\r\nab\r\n")),
    ):
        yield _case(f"slow {name}", behaviour, _late)
        if name in {"head", "body", "silence", "silence in the body"}:
            at = {"/tls": always(behaviour)}
            yield Case(name=f"slow {name} over TLS", urls=("https://evil.example.org:{s}/tls",), at=at, check=_late)
    yield Case(
        name="slow redirects", urls=(EVIL,), at={f"/{'x' * n}": _slow_redirect(n) for n in range(30)}, check=_late
    )
    yield Case(
        name="slow to take the connection", urls=("http://evil.example.org:{full}/",), prepare=_full, check=_late
    )
    for name, said in (("never answers", b""), ("drips", b"\x16\x03\x03\x10\x00\x02")):
        yield Case(
            name=f"slow handshake that {name}",
            urls=("https://evil.example.org:{odd}/",),
            prepare=_odd(hang(after=said) if not said else drip(said)),
            check=_late,
        )


def _slow_redirect(number: int) -> Behave:
    def play(sock: socket.socket, down: Event) -> bool:
        down.wait(0.15)
        sock.sendall(b"HTTP/1.1 302 Found\r\nLocation: /%s\r\nContent-Length: 0\r\n\r\n" % (b"x" * (number + 1)))
        return True

    return always(play)


def _full(world: World) -> dict[str, str]:
    return {"{full}": str(world.hanging_port())}


def _odd(behaviour: Behaviour, *, wait: bool = True) -> Callable[[World], dict[str, str]]:
    """A port at which a connection is answered with this, whatever it says first."""

    def prepare(world: World) -> dict[str, str]:
        server = socket.create_server((world.evil.address, 0), backlog=16)
        world.full.append(server)

        def serve() -> None:
            while True:
                try:
                    sock, _ = server.accept()
                except OSError:
                    return
                world.web.keep(sock)
                world.web.run(speak, sock)

        def speak(sock: socket.socket) -> None:
            try:
                if wait:
                    sock.recv(65_536)
                behaviour(sock, world.web.down)
            except OSError:
                pass
            finally:
                world.web.forget(sock)
                sock.close()

        world.web.run(serve)
        return {"{odd}": str(server.getsockname()[1])}

    return prepare


def _chunks() -> Iterator[Case]:
    for name, body in (
        ("huge", b"ffffffffffffffff\r\nabc"),
        ("more than huge", b"fffffffffffffffff\r\nabc"),
        ("longer than a number", b"f" * 30_000 + b"\r\nabc"),
        ("negative", b"-5\r\nabcde\r\n0\r\n\r\n"),
        ("signed", b"+5\r\nabcde\r\n0\r\n\r\n"),
        ("with a prefix", b"0x5\r\nabcde\r\n0\r\n\r\n"),
        ("with an underscore", b"0_5\r\nabcde\r\n0\r\n\r\n"),
        ("empty", b"\r\nabcde\r\n"),
        ("wide digits", "\uff15\r\nabcde\r\n0\r\n\r\n".encode()),
        ("too short", b"2\r\nabcde\r\n0\r\n\r\n"),
        ("never ended", b"5\r\nabcde\r\n5\r\nabc"),
        ("without an end of its line", b"5" * 70_000),
    ):
        yield _case(f"chunk {name}", raw(_CHUNKED + body), _bounded)
    long = b"1;" + b"x" * 60_000 + b"\r\na\r\n"
    yield _case("chunk with long extensions, many", flood(_CHUNKED, long), _bounded)
    yield _case("chunk of one byte, many", flood(_CHUNKED, b"1\r\na\r\n"), _bounded)
    for coding in ("chunked, identity", "xchunked", "chunked, chunked", "gzip, chunked", "\x0bchunked", "identity"):
        message = _OK + b"Transfer-Encoding: %s\r\n\r\n3\r\nabc\r\n0\r\n\r\n" % coding.encode()
        yield _case(f"chunk under the coding {coding!a}", raw(message), _bounded)
    both = _OK + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n"
    yield _case("chunk beside a length", raw(both + b"3\r\nabc\r\n0\r\n\r\n"), _bounded)


def _lengths() -> Iterator[Case]:
    for name, lengths in (
        ("negative", (b"-1",)),
        ("signed", (b"+3",)),
        ("with an underscore", (b"1_0",)),
        ("no number", (b"three",)),
        ("empty", (b"",)),
        ("two", (b"3", b"5")),
        ("two in one", (b"3, 5",)),
        ("the same twice", (b"3", b"3")),
        ("too long", (b"9000",)),
        ("too short", (b"1",)),
        ("none", ()),
        ("hexadecimal", (b"0x3",)),
        ("wide digits", ("\uff13".encode(),)),
    ):
        head = _OK + b"".join(b"Content-Length: %s\r\n" % length for length in lengths) + b"Connection: close\r\n\r\n"
        yield _case(f"length {name}", raw(head + b"abc"), _bounded)


def _no_http() -> Iterator[Case]:
    garbled = failed(*_BROKEN)
    for name, message in (
        ("HTTP/0.9", b"<html>hello</html>\n"),
        ("an SSH banner", b"SSH-2.0-OpenSSH_9.6\r\n"),
        ("an SMTP banner", b"220 mail.example.org ESMTP\r\n"),
        ("an FTP banner", b"220 ready\r\n"),
        ("redis", b"-ERR unknown command 'GET'\r\n"),
        ("memcached", b"ERROR\r\n"),
        ("ICY", b"ICY 200 OK\r\n\r\n"),
        ("HTTP/2", b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0d\0\x04@\0\0\0\0\x02\0\0\0\0"),
        ("a TLS alert", b"\x15\x03\x01\x00\x02\x02\x28"),
        ("zeros", b"\0" * 10_000 + b"\n"),
        ("an unknown version", b"HTTP/7.3 200 OK\r\n\r\n"),
        ("no number", b"HTTP/1.1 abc OK\r\n\r\n"),
        ("a huge number", b"HTTP/1.1 " + b"2" * 5_000 + b" OK\r\n\r\n"),
        ("a negative number", b"HTTP/1.1 -200 OK\r\n\r\n"),
        ("a status of 000", b"HTTP/1.1 000 OK\r\n\r\n"),
        ("nothing", b""),
    ):
        yield _case(f"garbage: {name}", raw(message), garbled)
    splitting = _OK + b"X: y\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"
    yield _case("garbage: one answer in another", raw(splitting), _bounded)
    yield _case("reset at once", reset(), garbled)
    yield _case("reset in the head", reset(after=_OK + b"Conte"), garbled)
    yield _case("reset in the body", reset(after=_OK + b"Content-Length: 100\r\n\r\nabc"), _never_whole)
    yield _case("reset in a chunk", reset(after=_CHUNKED + b"64\r\nabc"), _never_whole)
    yield _case("closed at once", empty(), garbled)


def _never_whole(_: World, found: list[Response]) -> str | None:
    return "what broke off passes for whole" if found[0].complete else None


def _poison() -> Iterator[Case]:
    """An answer that nobody asked for, on a connection that is kept, must not answer the next request."""
    good = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"
    bad = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison"
    for name, first in (
        ("at once", good + bad),
        ("behind chunks", _CHUNKED + b"4\r\ngood\r\n0\r\n\r\n" + bad),
        ("behind an empty body", b"HTTP/1.1 204 No\r\n\r\n" + bad),
        ("behind a 304", b"HTTP/1.1 304 No\r\nContent-Length: 4\r\n\r\n" + bad),
        ("behind a redirect", b"HTTP/1.1 302 No\r\nLocation: /second\r\nContent-Length: 0\r\n\r\n" + bad),
        ("behind two lengths that agree", good.replace(b"\r\n\r\n", b"\r\nContent-Length: 4\r\n\r\n") + bad),
        (
            "behind a length and chunks",
            _CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 14\r\n\r\n") + b"4\r\ngood\r\n0\r\n\r\n" + bad,
        ),
        ("in pieces", good + bad[:20]),
        ("many times", good + bad * 3_000),
        ("behind a short length", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" + bad),
        ("behind a line end", good + b"\r\n" + bad),
        ("by 408", good + b"HTTP/1.1 408 Late\r\nContent-Length: 0\r\n\r\n"),
    ):
        at = {"/": always(_keeping(first)), "/second": always(reply("good"))}
        tls = ("https://evil.example.org:{s}/", "https://evil.example.org:{s}/second")
        if name in {"at once", "in pieces", "behind chunks"}:
            yield Case(name=f"poison over TLS {name}", urls=tls, at=at, check=_second_is_good)
        yield Case(name=f"poison {name}", urls=(EVIL, "http://{evil}/second"), at=at, check=_second_is_good)


def _keeping(message: bytes) -> Behaviour:
    def play(sock: socket.socket, _: Event) -> bool:
        sock.sendall(message)
        return True

    return play


def _second_is_good(_: World, found: list[Response]) -> str | None:
    second = found[1]
    return (
        None
        if second.status == 200 and second.body == b"good"
        else f"the next answer is {second.status} {second.body[:20]!r}"
    )


def _tls() -> Iterator[Case]:
    tls = failed(Failure.TLS, Failure.RESET, Failure.GARBLED, Failure.CONNECT)
    for name, said in (
        ("plain HTTP", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
        ("garbage", b"\xff" * 5_000),
        ("an alert", b"\x15\x03\x03\x00\x02\x02\x28"),
        ("an empty record", b"\x16\x03\x03\x00\x00"),
        ("a record too long", b"\x16\x03\x03\xff\xff" + b"x" * 70_000),
        ("nothing", b""),
    ):
        yield Case(
            name=f"TLS answered with {name}",
            urls=("https://evil.example.org:{odd}/",),
            prepare=_odd(raw(said)),
            check=tls,
        )
    alerts = flood(b"", b"\x15\x03\x03\x00\x02\x01\x5a", size=1_000_000)  # "no renegotiation", a warning
    yield Case(
        name="TLS answered with warnings without end",
        urls=("https://evil.example.org:{odd}/",),
        prepare=_odd(alerts),
        check=failed(*_BROKEN, Failure.TLS),
    )
    yield Case(
        name="TLS with a certificate for another name",
        urls=("https://wrong.example.org:{s}/",),
        names={"wrong.example.org": (("127.0.1.2",),)},
        check=failed(Failure.TLS),
    )
    yield Case(name="TLS at the plain port", urls=("https://{evil}/",), check=failed(*_BROKEN, Failure.TLS))
    yield Case(name="plain HTTP at the TLS port", urls=("http://evil.example.org:{s}/",), check=failed(*_BROKEN))
