"""What every transport calls a failure, and which one: bad manners, bombs, hosts that are not there."""

from __future__ import annotations

import tracemalloc
from typing import Any

import pytest

from refcheck.fetch import Failure
from refcheck.fetch.transport import BODY_LIMITS
from refcheck.model.evidence import Depth
from tests.fakes import FakeWeb, Kind, empty, gzip_bomb, huge_head, interim_for_ever, raw, reset
from tests.fetch.asking import answer_of, ask, fetch

HOST = "www.example.org"
OK = b"HTTP/1.1 200 OK\r\n"
KINDS: tuple[Kind, Kind] = ("requests", "curl")
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"

MANNERS = [
    (reset(), Failure.RESET),
    (reset(after=OK + b"Conte"), Failure.RESET),
    (raw(OK + b"Content-Ty"), Failure.RESET),
    (raw(OK), Failure.RESET),
    (raw(b"HTTP/1.1 2"), Failure.RESET),
    (raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"), Failure.RESET),
    (raw(OK + b"Content-Length: 100\r\n\r\n"), Failure.RESET),
    (empty(), Failure.RESET),
    (raw(b"\x00\x01\x02garbage\r\n\r\n"), Failure.GARBLED),
    (raw(b"HTTP/1.1 two hundred\r\n\r\n"), Failure.GARBLED),
    (raw(b"HTTP/1.1 099 Early\r\n\r\n"), Failure.GARBLED),
    (raw(b"HTTP/9.9 200 OK\r\n\r\n"), Failure.GARBLED),
    (raw(b"HTTP/2 200\r\nContent-Length: 2\r\n\r\nok"), Failure.GARBLED),
    (raw(b"http/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), Failure.GARBLED),
    (raw(b"ICY 200 OK\r\n\r\nok"), Failure.GARBLED),
    (raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), Failure.GARBLED),
    (raw(b"<html>no head at all</html>\n"), Failure.GARBLED),
    (raw(OK + b"X: " + b"x" * 70_000 + b"\r\n\r\n"), Failure.GARBLED),
    (raw(OK + b"X: y\r\n" * 500 + b"\r\n"), Failure.GARBLED),
    (raw(OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nokk"), Failure.GARBLED),
    (raw(CHUNKED + b"zzz\r\nabc"), Failure.GARBLED),
    (raw(CHUNKED + b"ffffffffffffffffffff\r\nabc"), Failure.GARBLED),
    (raw(OK + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"), Failure.GARBLED),
    (raw(OK + b"Content-Encoding: compress\r\nContent-Length: 2\r\n\r\nok"), Failure.GARBLED),
    (huge_head(), Failure.GARBLED),
    (interim_for_ever(), Failure.GARBLED),
]


@pytest.mark.parametrize(("behaviour", "failure"), MANNERS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_kind_of_bad_manners_has_its_word(kind: Kind, behaviour: Any, failure: Failure, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", behaviour)
        found = answer_of(web, site.url(scheme=scheme), kind=kind)
    assert found.failure is failure
    assert found.detail
    assert HOST not in found.detail
    assert (found.complete, found.sent) == (False, True)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_reset_in_mid_body_never_passes_for_whole(kind: Kind, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", reset(after=OK + b"Content-Length: 100\r\n\r\nabc"))
        found = answer_of(web, site.url(scheme=scheme), kind=kind)
    assert not found.complete
    if scheme == "http" or found.failure is not None:  # under TLS a reset may look like an early end
        assert found.failure is Failure.RESET


def test_bad_chunks_after_good_ones_leave_a_part(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", raw(CHUNKED + b"3\r\nabc\r\nzzz\r\n"))
        site.script("/long", raw(CHUNKED + b"3\r\nabcdef\r\n0\r\n\r\n"))
        found = fetch(web, site.url(), site.url("/long"), kind=kind)
    assert [(one.failure, one.body, one.complete) for one in found] == [(None, b"abc", False)] * 2


def test_a_host_at_which_nobody_listens_refuses(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.refusing(HOST)
        (found,) = fetch(web, site.url(), kind=kind)
    assert (found.failure, found.attempts, found.asked, found.public) == (Failure.CONNECTION_REFUSED, 1, (), False)
    assert found.detail == "the host refuses connections at this port"


def test_missing_hosts_and_a_missing_name_service(kind: Kind) -> None:
    with FakeWeb() as web:
        web.missing("gone.example.org")
        (gone,) = fetch(web, "http://gone.example.org/", kind=kind)
        web.offline()
        (offline,) = fetch(web, "http://gone.example.org/", kind=kind)
    assert (gone.failure, gone.asked) == (Failure.NO_SUCH_HOST, ())
    assert (offline.failure, offline.asked) == (Failure.RESOLVER, ())


def test_a_second_address_is_tried_and_kept(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Here")
        web.resolver.set("both.example.org", ["127.0.9.9", site.address])
        first, second = fetch(web, "http://both.example.org/", "http://both.example.org/?", kind=kind)
    assert (first.status, second.status) == (200, 200)
    assert first.public


def test_the_memory_of_a_bomb_is_bounded(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/bomb", gzip_bomb(size=64 * 1024 * 1024))
        site.script("/moved", gzip_bomb(status=302, to="/fine", size=64 * 1024 * 1024))
        site.page("/fine", title="Fine")
        tracemalloc.start()
        bomb, moved = fetch(web, site.url("/bomb"), site.url("/moved"), kind=kind)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (len(bomb.body), bomb.complete) == (BODY_LIMITS[Depth.HEAD], False)
    assert (moved.status, moved.complete) == (200, True)
    assert most < 20_000_000


@pytest.mark.parametrize("value", ["a\r\nEvil: 1", "a\nb", "\u2028", "a\x00b"])
def test_headers_that_cannot_be_sent_are_a_malformed_request(kind: Kind, value: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        found, after = fetch(web, ask(site.url(), headers={"X": value}), ask(site.url("/after")), kind=kind)
        assert site.paths() == ["/after"]
    assert (found.failure, found.asked) == (Failure.MALFORMED, ())
    assert after.status == 404


@pytest.mark.usefixtures("curl")
@pytest.mark.parametrize("behaviour", [behaviour for behaviour, _ in MANNERS])
def test_all_transports_tell_the_same(behaviour: Any) -> None:
    told = []
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", behaviour)
        for kind in KINDS:
            found = answer_of(web, site.url(), kind=kind)
            told.append((found.failure, found.status, found.body, found.complete, found.public, found.sent))
    assert told[0] == told[1]
