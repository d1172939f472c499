"""Whole exchanges on the loopback web, with the real transport."""

from __future__ import annotations

import logging
import threading
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from refcheck.config import NetworkConfig
from refcheck.errors import ConfigError
from refcheck.fetch import Failure, fetch_all
from refcheck.fetch.transport import BODY_LIMITS, Ask
from refcheck.model.evidence import Depth
from tests.fakes import (
    FakeWeb,
    drip_body,
    drip_head,
    empty,
    gzip_bomb,
    hang,
    huge_head,
    interim_for_ever,
    raw,
    redirect,
    reset,
)
from tests.fetch.asking import IMPATIENT, QUICK, ask, fetch

HOST = "www.example.org"


# Answers


def test_a_page_comes_back() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Home", headers={"X-One": "1"})
        (found,) = fetch(web, site.url())
    assert found.failure is None
    assert (found.status, found.complete, found.public) == (200, True, True)
    assert b"<title>Home</title>" in found.body
    assert found.headers["x-one"] == "1"
    assert found.asked == (HOST,)
    assert 0 < found.elapsed < 2


def test_what_is_sent_is_what_a_browser_sends_under_our_name() -> None:
    config = NetworkConfig(host_interval=0.0, mailto="me@example.org")
    with FakeWeb() as web:
        site = web.host(HOST)
        fetch(web, site.url("/a?b=c"), config=config)
        (seen,) = site.seen
    assert (seen.method, seen.path) == ("GET", "/a?b=c")
    assert seen.headers["host"] == HOST
    assert seen.headers["user-agent"].startswith("refcheck/")
    assert "mailto:me@example.org" in seen.headers["user-agent"]
    assert seen.headers["accept"].startswith("text/html")
    assert "gzip" in seen.headers["accept-encoding"]
    assert set(seen.headers) == {"host", "user-agent", "accept", "accept-language", "accept-encoding"}


@pytest.mark.parametrize("how", [{"compress": "gzip"}, {"compress": "deflate"}, {"chunked": True}, {"close": True}])
def test_bodies_come_whole_however_they_are_packed(how: dict[str, Any]) -> None:
    text = "".join(f"line {n}\n" for n in range(9_000))
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", text, **how)
        (found,) = fetch(web, site.url())
    assert found.body == text.encode()
    assert found.complete


def test_a_wrong_charset_changes_no_byte() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", "é".encode("latin-1"), content_type="text/html; charset=utf-8")
        (found,) = fetch(web, site.url())
    assert found.body == b"\xe9"


def test_as_much_is_read_as_the_depth_says() -> None:
    size = BODY_LIMITS[Depth.HEAD]
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/exact", b"x" * size)
        site.page("/more", b"x" * (size + 1))
        status, exact, more, whole = fetch(
            web,
            ask(site.url("/more?"), depth=Depth.STATUS),
            ask(site.url("/exact"), depth=Depth.HEAD),
            ask(site.url("/more"), depth=Depth.HEAD),
            ask(site.url("/more#"), depth=Depth.HEAD, headers={"X": "1"}),
        )
        (deep,) = fetch(web, ask(site.url("/more"), depth=Depth.WHOLE))
    assert (status.body, status.complete) == (b"", False)
    assert (len(exact.body), exact.complete) == (size, True)
    assert (len(more.body), more.complete) == (size, False)
    assert len(whole.body) == size
    assert (len(deep.body), deep.complete) == (size + 1, True)


def test_more_than_was_announced_is_not_waited_for() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", hang(after=b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef"))
        (found,) = fetch(web, site.url(), config=IMPATIENT)
    assert (found.failure, found.body, found.complete) == (None, b"abc", True)


def test_a_body_shorter_than_announced_is_kept_and_marked() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Short", length=9_999)
        site.script("/chunks", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"))
        short, chunks = fetch(web, site.url(), site.url("/chunks"))
    assert (short.failure, short.status, short.complete) == (None, 200, False)
    assert b"Short" in short.body
    assert "announced" in short.detail
    assert (chunks.body, chunks.complete) == (b"abc", False)


@pytest.mark.parametrize("status", [401, 402, 403, 404, 405, 406, 410, 418, 451, 999])
def test_refusals_are_answers(status: int) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", "no", status=status)
        (found,) = fetch(web, site.url())
    assert (found.failure, found.status, found.body) == (None, status, b"no")


def test_interim_answers_are_passed_over() -> None:
    hints = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", raw(hints + b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
        (found,) = fetch(web, site.url())
    assert (found.status, found.body) == (200, b"ok")
    assert "link" not in found.headers


def test_odd_header_lines_are_left_out_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    head = (
        b"HTTP/1.1 200 OK\r\n leading\r\nno colon here\r\nX-Good : 1\r\nX-Split: a\rb\r\nX-Folded: a\r\n b\r\n"
        b"Content-Type: multipart/mixed\r\n\xff\xfe: x\r\n dropped too\r\nContent-Length: 2\r\n\r\nok"
    )
    with FakeWeb() as web, caplog.at_level(logging.WARNING):
        site = web.host(HOST)
        site.script("/secret", raw(head))
        (found,) = fetch(web, site.url("/secret"))
    assert (found.status, found.body) == (200, b"ok")
    assert found.headers["x-good"] == "1"
    assert found.headers["x-split"] == "a b"
    assert found.headers["x-folded"] == "a b"
    assert caplog.records == []


def test_head_lies_and_is_never_asked() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Fine")
        (found,) = fetch(web, ask(site.url(), depth=Depth.STATUS))
        assert [seen.method for seen in site.seen] == ["GET"]
    assert found.status == 200


# Time


@pytest.mark.parametrize(
    "behaviour",
    [
        hang(),
        hang(after=b"HTTP/1.1 200 OK\r\nContent-Ty"),
        hang(after=b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"),
        drip_head(),
        drip_body(),
        drip_body(head=b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<title>x"),
        drip_body(head=b"HTTP/1.0 200 OK\r\n\r\n<title>x"),
        drip_body(head=b"HTTP/1.1 404 Gone\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_time_up_is_a_timeout_and_never_a_clean_answer(behaviour: Any, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", behaviour)
        began = time.monotonic()
        (found,) = fetch(web, site.url(scheme=scheme), config=IMPATIENT)
        took = time.monotonic() - began
    assert found.failure is Failure.TIMEOUT
    assert not found.complete
    assert found.attempts == 1
    assert "0.3 seconds" in found.detail
    assert took < 3


def test_endless_redirects_are_bounded_as_a_whole() -> None:
    def slowly(sock: Any, down: threading.Event) -> bool:
        down.wait(0.1)
        return redirect(f"/{time.monotonic()}")(sock, down)

    with FakeWeb() as web:
        site = web.host(HOST)
        site.otherwise = slowly
        (found,) = fetch(web, site.url(), config=IMPATIENT)
    assert found.failure is Failure.TIMEOUT
    assert 1 <= len(found.redirects) <= 4


def test_a_handshake_that_never_comes_is_bounded() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site._listeners["https"] = site._listen("http")  # a plain server that waits for a request
        (found,) = fetch(web, site.url(scheme="https"), config=IMPATIENT)
    assert found.failure is Failure.TIMEOUT


def test_other_hosts_do_not_wait_for_a_hanging_one() -> None:
    with FakeWeb() as web:
        slow, fast = web.host("slow.example.org"), web.host("fast.example.org")
        slow.script("/", hang())
        fast.page("/")
        with web.transport(IMPATIENT) as transport:
            asked = [ask(slow.url()), ask(fast.url())]
            first = next(iter(fetch_all(asked, config=IMPATIENT, transport=transport)))
    assert first.request.url == fast.url()


# Bad manners


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        (reset(), Failure.RESET),
        (reset(after=b"HTTP/1.1 200 OK\r\nConte"), Failure.RESET),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Ty"), Failure.RESET),
        (raw(b"HTTP/1.1 200 OK\r\n"), Failure.RESET),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"), Failure.RESET),
        (empty(), Failure.RESET),
        (raw(b"\x00\x01\x02garbage\r\n\r\n"), Failure.GARBLED),
        (raw(b"HTTP/1.1 two hundred\r\n\r\n"), Failure.GARBLED),
        (raw(b"HTTP/9.9 200 OK\r\n\r\n"), Failure.GARBLED),
        (raw(b"<html>no head at all</html>\n"), Failure.GARBLED),
        (raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n"), Failure.GARBLED),
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"), Failure.GARBLED),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nabc"), Failure.GARBLED),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"), Failure.GARBLED),
        (huge_head(), Failure.GARBLED),
        (interim_for_ever(), Failure.GARBLED),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_kind_of_bad_manners_has_its_word(behaviour: Any, failure: Failure, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", behaviour)
        (found,) = fetch(web, site.url(scheme=scheme))
    assert found.failure is failure
    assert found.detail
    assert HOST not in found.detail
    assert found.attempts == (3 if failure is Failure.RESET else 1)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_reset_in_mid_body_never_passes_for_whole(scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", reset(after=b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"))
        (found,) = fetch(web, site.url(scheme=scheme))
    assert not found.complete
    if scheme == "http" or found.failure is not None:  # under TLS a reset may look like an early end
        assert found.failure is Failure.RESET
        assert found.attempts == 3


def test_a_host_at_which_nobody_listens_refuses() -> None:
    with FakeWeb() as web:
        site = web.refusing(HOST)
        (found,) = fetch(web, site.url())
    assert (found.failure, found.attempts, found.asked, found.public) == (Failure.CONNECTION_REFUSED, 1, (), False)


def test_missing_hosts_and_a_missing_name_service() -> None:
    with FakeWeb() as web:
        web.missing("gone.example.org")
        (gone,) = fetch(web, "http://gone.example.org/")
        web.offline()
        (offline,) = fetch(web, "http://gone.example.org/")
    assert gone.failure is Failure.NO_SUCH_HOST
    assert offline.failure is Failure.RESOLVER


def test_the_memory_of_a_bomb_is_bounded() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/bomb", gzip_bomb(size=64 * 1024 * 1024))
        site.script("/moved", gzip_bomb(status=302, to="/fine", size=64 * 1024 * 1024))
        site.page("/fine", title="Fine")
        tracemalloc.start()
        bomb, moved = fetch(web, site.url("/bomb"), site.url("/moved"))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (len(bomb.body), bomb.complete) == (BODY_LIMITS[Depth.HEAD], False)
    assert (moved.status, moved.complete) == (200, True)
    assert most < 20_000_000


# Redirects and cookies


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_lead_on(status: int) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/old", redirect("/new#part", status=status, body="x" * 100_000))
        site.page("/new", title="New")
        (found,) = fetch(web, site.url("/old"))
    assert (found.status, found.final_url) == (200, site.url("/new#part"))
    assert [(hop.status, hop.url) for hop in found.redirects] == [(status, site.url("/new#part"))]


def test_a_chain_of_twelve_over_two_hosts() -> None:
    with FakeWeb() as web:
        one, two = web.host("one.example.org"), web.host("two.example.org")
        for number in range(12):
            here, there = (one, two) if number % 2 == 0 else (two, one)
            here.script(f"/{number}", redirect(there.url(f"/{number + 1}")))
        one.page("/12", title="There")
        (found,) = fetch(web, one.url("/0"))
    assert found.status == 200
    assert len(found.redirects) == 12


def test_a_site_that_wants_its_cookie_back_gets_it_and_nobody_else() -> None:
    with FakeWeb() as web:
        site, other = web.host(HOST), web.host("other.example.org")
        site.script("/", redirect("/", cookies=("seen=1; Path=/", "id=2")), redirect(other.url()))
        site.page("/later")
        other.page("/")
        fetch(web, site.url())
        fetch(web, site.url("/later"))
        cookies = [seen.headers.get("cookie") for seen in site.seen]
        assert cookies == [None, "seen=1; id=2", None]
        assert [seen.headers.get("cookie") for seen in other.seen] == [None]


def test_keys_meant_for_one_host_do_not_reach_another() -> None:
    with FakeWeb() as web:
        site, other = web.host(HOST), web.host("other.example.org")
        site.script("/", redirect(other.url("/x")))
        fetch(web, ask(site.url(), headers={"Authorization": "Bearer hunter2", "X-Key": "hunter2"}))
        assert site.seen[0].headers["authorization"] == "Bearer hunter2"
        assert "hunter2" not in str(other.seen)


def test_nothing_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text(f"machine {HOST} login me password hunter2\ndefault login me password hunter2\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/")
        (found,) = fetch(web, site.url())
        assert "authorization" not in site.seen[0].headers
    assert found.status == 200


# Life


def test_cancelling_is_quick_and_silent() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", hang())
        transport = web.transport(QUICK)
        for number in range(3):
            transport.start(Ask(number=number, url=site.url(), headers={}, depth=Depth.HEAD, timeout=30))
        began = time.monotonic()
        while len(site.seen) < 3 and time.monotonic() - began < 5:
            time.sleep(0.005)
        transport.cancel()
        assert transport.completed(0.1) == []
        transport.close()
        transport.close()
        assert time.monotonic() - began < 5
        assert not [thread for thread in threading.enumerate() if thread.name.startswith("refcheck-fetch")]


def test_what_was_cancelled_before_it_began_is_not_sent() -> None:
    from refcheck.fetch.deadline import Guard

    with FakeWeb() as web, web.transport(QUICK) as transport:
        site = web.host(HOST)
        guard = Guard(transport._watch, 5.0)
        guard.cancel()
        answer = transport._exchange(Ask(number=1, url=site.url(), headers={}, depth=Depth.HEAD, timeout=5), guard)
        assert answer.failure is Failure.INTERRUPTED
        assert site.seen == []


def test_headers_that_cannot_be_sent_are_a_malformed_request() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        (found,) = fetch(web, ask(site.url(), headers={"X": "a\r\nEvil: 1"}))
        assert site.seen == []
    assert found.failure is Failure.MALFORMED


def test_an_unforeseen_end_is_an_answer_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", caught.append)
    with FakeWeb() as web, web.transport(QUICK) as transport:
        site = web.host(HOST)
        site.page("/")

        def broken(*_: Any, **__: Any) -> Any:
            raise ZeroDivisionError

        real = transport._adapter.send
        monkeypatch.setattr(transport._adapter, "send", broken)
        (found,) = fetch_all([ask(site.url())], config=QUICK, transport=transport)
        monkeypatch.setattr(transport._adapter, "send", real)
        (after,) = fetch_all([ask(site.url("/?2"))], config=QUICK, transport=transport)
    assert found.failure is Failure.CONNECT
    assert "unforeseen" in found.detail
    assert after.failure is None
    assert caught[0].exc_type is ZeroDivisionError


def test_an_unknown_transport_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError, match="'pigeon' is not available"):
        list(fetch_all([ask("http://a.example/")], config=NetworkConfig(transport="pigeon")))
