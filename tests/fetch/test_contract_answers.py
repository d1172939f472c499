"""What every transport makes of proper answers: bodies, heads, redirects, cookies."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from refcheck.config import NetworkConfig
from refcheck.fetch.transport import BODY_LIMITS, body_limit
from refcheck.model.evidence import Depth
from tests.fakes import FakeWeb, Kind, hang, raw, redirect
from tests.fetch.asking import QUICK, ask, fetch

HOST = "www.example.org"
OK = b"HTTP/1.1 200 OK\r\n"


def test_a_page_comes_back(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Home", headers={"X-One": "1"})
        (found,) = fetch(web, site.url(), kind=kind)
    assert found.failure is None
    assert (found.status, found.complete, found.public) == (200, True, True)
    assert b"<title>Home</title>" in found.body
    assert found.headers["x-one"] == "1"
    assert found.asked == (HOST,)
    assert 0 < found.elapsed < 5


def test_what_is_sent_is_what_a_browser_sends_under_our_name(kind: Kind) -> None:
    config = NetworkConfig(host_interval=0.0, mailto="me@example.org")
    with FakeWeb() as web:
        site = web.host(HOST)
        fetch(web, site.url("/a?b=c"), config=config, kind=kind)
        (seen,) = site.seen
    assert (seen.method, seen.path) == ("GET", "/a?b=c")
    assert seen.headers["host"] == HOST
    assert seen.headers["user-agent"].startswith("refcheck/")
    assert "mailto:me@example.org" in seen.headers["user-agent"]
    assert seen.headers["accept"].startswith("text/html")
    assert "gzip" in seen.headers["accept-encoding"]
    assert set(seen.headers) == {"host", "user-agent", "accept", "accept-language", "accept-encoding"}


@pytest.mark.usefixtures("curl")
def test_all_transports_send_the_same() -> None:
    kinds: tuple[Kind, Kind] = ("requests", "curl")
    sent = []
    for kind in kinds:
        with FakeWeb() as web:
            site = web.host(HOST)
            fetch(web, site.url("/a?b"), kind=kind)
            (seen,) = site.seen
            sent.append((seen.method, seen.path, seen.headers))
    assert sent[0] == sent[1]


@pytest.mark.parametrize("path", ["/a//b?c=d/../e", "/%7Ea/;p=1?q=%C3%A9&r=[s]|t", "/?"])
def test_an_address_is_sent_as_it_is(kind: Kind, path: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        fetch(web, ask(site.url(path)), kind=kind)
        assert site.paths() == [path.rstrip("?")]


def test_own_headers_go_along_and_may_be_empty(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        headers = {"X-Key": "v", "X-None": "", "Accept": "text/plain", "Accept-Encoding": "identity"}
        fetch(web, ask(site.url(), headers=headers), ask(site.url("/next")), kind=kind)
        first, second = sorted(site.seen, key=lambda seen: seen.path)
    assert {name: first.headers[name] for name in map(str.lower, headers)} == {
        "x-key": "v",
        "x-none": "",
        "accept": "text/plain",
        "accept-encoding": "identity",
    }
    assert "x-key" not in second.headers


@pytest.mark.parametrize("how", [{"compress": "gzip"}, {"compress": "deflate"}, {"chunked": True}, {"close": True}])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_bodies_come_whole_however_they_are_packed(kind: Kind, how: dict[str, Any], scheme: str) -> None:
    text = "".join(f"line {n}\n" for n in range(9_000))
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", text, **how)
        (found,) = fetch(web, site.url(scheme=scheme), kind=kind)
    assert found.body == text.encode()
    assert found.complete


@pytest.mark.parametrize("head", [b"", b"Connection: close\r\n", b"Transfer-Encoding: identity\r\n"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_body_may_end_with_the_connection(kind: Kind, head: bytes, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", raw(OK + head + b"\r\nhello"))
        (found,) = fetch(web, site.url(scheme=scheme), kind=kind)
    assert (found.failure, found.body, found.complete) == (None, b"hello", True)


def test_a_wrong_charset_changes_no_byte(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", "é".encode("latin-1"), content_type="text/html; charset=utf-8")
        (found,) = fetch(web, site.url(), kind=kind)
    assert found.body == b"\xe9"


@pytest.mark.parametrize("compress", [False, True])
def test_as_much_is_read_as_the_depth_says(kind: Kind, compress: bool) -> None:
    size = BODY_LIMITS[Depth.HEAD]
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/exact", b"x" * size, compress=compress)
        site.page("/more", b"x" * (size + 1), compress=compress)
        exact, more, status = fetch(
            web,
            ask(site.url("/exact")),
            ask(site.url("/more")),
            ask(site.url("/more?"), depth=Depth.STATUS),
            kind=kind,
        )
        (deep,) = fetch(web, ask(site.url("/more"), depth=Depth.WHOLE), kind=kind)
    assert (status.failure, status.body, status.complete) == (None, b"", False)
    assert (len(exact.body), exact.complete) == (size, True)
    assert (more.failure, len(more.body), more.complete) == (None, size, False)
    assert (len(deep.body), deep.complete) == (size + 1, True)


@pytest.mark.parametrize("compress", [False, True])
def test_a_pdf_is_read_whole_where_its_record_is_wanted(kind: Kind, compress: bool) -> None:
    size = BODY_LIMITS[Depth.HEAD] + 1
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/file", b"x" * size, content_type="Application/PDF; a=b", compress=compress)
        site.page("/page", b"x" * size, compress=compress)
        file, page = fetch(
            web, ask(site.url("/file"), depth=Depth.RECORD), ask(site.url("/page"), depth=Depth.RECORD), kind=kind
        )
    assert (len(file.body), file.complete) == (size, True)
    assert (len(page.body), page.complete) == (size - 1, False)


def test_a_pdf_that_is_too_large_is_read_no_further_than_a_page() -> None:
    headers = {"content-type": "application/pdf", "content-length": str(BODY_LIMITS[Depth.WHOLE] + 1)}
    assert body_limit(Depth.RECORD, headers) == BODY_LIMITS[Depth.HEAD]
    assert body_limit(Depth.HEAD, {"content-type": "application/pdf"}) == BODY_LIMITS[Depth.HEAD]
    assert body_limit(Depth.STATUS, {"content-type": "application/pdf"}) == 0


@pytest.mark.parametrize("head", [OK, b"HTTP/1.1 302 Found\r\nLocation: /there\r\n"])
def test_nothing_is_waited_for_that_is_not_wanted(kind: Kind, head: bytes) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", hang(after=head + b"Content-Length: 100\r\n\r\n"))
        site.page("/there", "hello")
        (found,) = fetch(web, ask(site.url(), depth=Depth.STATUS), config=QUICK, kind=kind)
    assert (found.failure, found.status) == (None, 200)
    assert found.elapsed < 5


def test_more_than_was_announced_is_not_waited_for(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", hang(after=OK + b"Content-Length: 3\r\n\r\nabcdef"))
        (found,) = fetch(web, site.url(), config=QUICK, kind=kind)
    assert (found.failure, found.body, found.complete) == (None, b"abc", True)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_body_shorter_than_announced_is_kept_and_marked(kind: Kind, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Short", length=9_999)
        site.script("/chunks", raw(OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"))
        short, chunks = fetch(web, site.url(scheme=scheme), site.url("/chunks", scheme=scheme), kind=kind)
    assert (short.failure, short.status, short.complete) == (None, 200, False)
    assert b"Short" in short.body
    assert "announced" in short.detail
    assert (chunks.body, chunks.complete) == (b"abc", False)


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 405, 410, 418, 451, 600, 999])
def test_refusals_are_answers(kind: Kind, status: int) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", "" if status in (204, 304) else "no", status=status)
        (found,) = fetch(web, site.url(), kind=kind)
    assert (found.failure, found.status) == (None, status)
    assert found.body == (b"" if status in (204, 304) else b"no")
    assert found.complete


def test_interim_answers_are_passed_over(kind: Kind) -> None:
    hints = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", raw(hints + OK + b"Content-Length: 2\r\n\r\nok"))
        (found,) = fetch(web, site.url(), kind=kind)
    assert (found.status, found.body) == (200, b"ok")
    assert "link" not in found.headers


def test_trailers_are_no_headers(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", raw(OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Late: 1\r\n\r\n"))
        site.script("/empty", raw(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\nX-Late: 1\r\n\r\n"))
        found = fetch(web, site.url(), site.url("/empty"), kind=kind)
    assert [one.body for one in found] == [b"ok", b""]
    assert all(one.complete and "x-late" not in one.headers for one in found)


@pytest.mark.parametrize(
    ("lines", "headers"),
    [
        (b"X: 1\r\nx: 2\r\n", {"x": "1, 2"}),
        (b"X:1\r\nY:  2 \t\r\nZ:\r\n", {"x": "1", "y": "2", "z": ""}),
        (b"X: a\r\n b\r\n\tc\r\n", {"x": "a b c"}),
        (b"X: a\rb\r\n", {"x": "a b"}),
        (b"X : 1\r\n", {"x": "1"}),
        (b"X: \xe9\r\n", {"x": "\xe9"}),
        (b"X: a:b\r\n", {"x": "a:b"}),
        (b" leading\r\nX: 1\r\n", {"x": "1"}),
        (b"no colon here\r\nX: 1\r\n", {"x": "1"}),
        (b"\xff\xfe: x\r\n dropped too\r\nX: 1\r\n", {"x": "1"}),
        (b"a b: 1\r\n: 2\r\nX: 1\r\n", {"x": "1"}),
        (b"X: a\x00b\r\n", {"x": "a b"}),
    ],
)
def test_odd_header_lines_are_read_as_browsers_do(
    kind: Kind, lines: bytes, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with FakeWeb() as web, caplog.at_level(logging.WARNING):
        site = web.host(HOST)
        site.script("/secret", raw(OK + lines + b"Content-Length: 2\r\n\r\nok"))
        (found,) = fetch(web, site.url("/secret"), kind=kind)
    assert (found.status, found.body, found.attempts) == (200, b"ok", 1)
    assert {name: value for name, value in found.headers.items() if name != "content-length"} == headers
    assert caplog.records == []


@pytest.mark.parametrize(
    "message",
    [
        b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.2 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: x\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: utf-8\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nok\r\n0\r\n\r\n",
    ],
)
def test_what_browsers_read_is_read(kind: Kind, message: bytes) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", raw(message))
        (found,) = fetch(web, site.url(), kind=kind)
    assert (found.failure, found.status, found.body) == (None, 200, b"ok")


def test_head_lies_and_is_never_asked(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Fine")
        (found,) = fetch(web, ask(site.url(), depth=Depth.STATUS), kind=kind)
        assert [seen.method for seen in site.seen] == ["GET"]
    assert found.status == 200


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_lead_on(kind: Kind, status: int) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/old", redirect("/new#part", status=status, body="x" * 100_000))
        site.page("/new", title="New")
        (found,) = fetch(web, site.url("/old"), kind=kind)
    assert (found.status, found.final_url) == (200, site.url("/new#part"))
    assert [(hop.status, hop.url) for hop in found.redirects] == [(status, site.url("/new#part"))]


@pytest.mark.parametrize(
    ("message", "status"),
    [
        (b"HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nok", 302),
        (b"HTTP/1.1 302 Found\r\nLocation:\r\nContent-Length: 2\r\n\r\nok", 302),
        (b"HTTP/1.1 302 Found\r\nLocation: /new\r\nLocation: /gone\r\nContent-Length: 0\r\n\r\n", 200),
        ("HTTP/1.1 302 Found\r\nLocation: /né\r\nContent-Length: 0\r\n\r\n".encode(), 200),
        (b"HTTP/1.1 200 OK\r\nLocation: /gone\r\nContent-Length: 2\r\n\r\nok", 200),
    ],
)
def test_redirects_that_are_odd_or_none(kind: Kind, message: bytes, status: int) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", raw(message))
        site.page("/new", "ok")
        site.page("/n%C3%A9", "ok")
        (found,) = fetch(web, site.url(), kind=kind)
    assert (found.failure, found.status) == (None, status)


def test_a_chain_of_twelve_over_two_hosts(kind: Kind) -> None:
    with FakeWeb() as web:
        one, two = web.host("one.example.org"), web.host("two.example.org")
        for number in range(12):
            here, there = (one, two) if number % 2 == 0 else (two, one)
            here.script(f"/{number}", redirect(there.url(f"/{number + 1}")))
        one.page("/12", title="There")
        (found,) = fetch(web, one.url("/0"), kind=kind)
    assert found.status == 200
    assert len(found.redirects) == 12


def test_a_site_that_wants_its_cookie_back_gets_it_and_nobody_else(kind: Kind) -> None:
    with FakeWeb() as web:
        site, other = web.host(HOST), web.host("other.example.org")
        site.script("/", redirect("/", cookies=("seen=1; Path=/", "id=2")), redirect(other.url()))
        site.page("/later")
        other.page("/")
        fetch(web, site.url(), kind=kind)
        fetch(web, site.url("/later"), kind=kind)
        cookies = [seen.headers.get("cookie") for seen in site.seen]
        assert cookies == [None, "seen=1; id=2", None]
        assert [seen.headers.get("cookie") for seen in other.seen] == [None]


def test_keys_meant_for_one_host_do_not_reach_another(kind: Kind) -> None:
    with FakeWeb() as web:
        site, other = web.host(HOST), web.host("other.example.org")
        site.script("/", redirect(other.url("/x")))
        fetch(web, ask(site.url(), headers={"Authorization": "Bearer hunter2", "X-Key": "hunter2"}), kind=kind)
        assert site.seen[0].headers["authorization"] == "Bearer hunter2"
        assert "hunter2" not in str(other.seen)
