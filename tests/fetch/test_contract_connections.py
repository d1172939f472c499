"""How every transport connects: certificates, kept connections, proxies."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Any

import pytest

from refcheck.config import NetworkConfig
from refcheck.errors import ConfigError
from refcheck.fetch import Failure, fetch_all
from refcheck.fetch.transport import Ask
from refcheck.model.evidence import Depth
from tests.fakes import FakeWeb, Kind, redirect, reply
from tests.fakes.server import _Listener
from tests.fetch.asking import QUICK, ask, fetch, in_order

HOST = "www.example.org"


# TLS


def test_tls_is_checked_by_name_although_an_address_is_dialled(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Safe")
        (found,) = fetch(web, site.url(scheme="https"), kind=kind)
        assert site.seen[0].sni == HOST
        assert site.seen[0].scheme == "https"
    assert (found.status, found.public) == (200, True)


@pytest.mark.parametrize(
    ("quality", "words"),
    [
        ("self-signed", "the host sent no intermediate certificate"),
        ("missing-intermediate", "the host sent no intermediate certificate"),
        ("unknown-authority", "it comes from an authority that is not known here"),
        ("wrong-host", "it is for another host"),
        ("expired", "it has expired"),
        ("not-yet", "it is not yet valid"),
        ("old-protocol", "versions of TLS that are too old"),
    ],
)
def test_bad_certificates_and_handshakes_are_named(kind: Kind, quality: Any, words: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST, tls=quality)
        (found,) = fetch(web, site.url(scheme="https"), kind=kind)
        assert site.seen == []
    assert found.failure is Failure.TLS
    assert words in found.detail
    assert HOST not in found.detail
    assert found.attempts == 1


def test_a_host_that_wants_to_see_a_certificate_is_not_broken(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST, tls="wants-client-certificate")
        (found,) = fetch(web, site.url(scheme="https"), kind=kind)
        assert site.seen == []
    # With TLS 1.3 its word comes after the handshake, and the end of the connection may overtake it.
    assert found.failure in {Failure.TLS, Failure.RESET}
    assert found.failure is Failure.RESET or "wants a certificate from its visitors" in found.detail


@pytest.mark.parametrize("quality", ["good", "chained", "surplus-root"])
def test_good_certificates_are_accepted(kind: Kind, quality: Any) -> None:
    with FakeWeb() as web:
        site = web.host(HOST, tls=quality)
        (found,) = fetch(web, site.url(scheme="https"), kind=kind)
    assert (found.failure, found.status) == (None, 404)


@pytest.mark.parametrize(
    ("reply_bytes", "words"),
    [
        (b"HTTP/1.1 400 This is plain\r\n\r\n", "does not speak TLS"),
        (b"\x15\x03\x03\x00\x02\x02\x28", "shares no way of encrypting"),
        (b"\x15\x03\x03\x00\x02\x02\x70", "does not know this name"),
        (b"\x15\x03\x03\x00\x02\x02\x46", "too old"),
        (b"\x15\x03\x03\x00\x02\x02\x50", "alert"),
    ],
)
def test_something_else_than_a_handshake_is_a_tls_failure(kind: Kind, reply_bytes: bytes, words: str) -> None:
    with FakeWeb() as web, socket.create_server(("127.0.0.1", 0)) as server:
        site = web.host(HOST)
        site.address = "127.0.0.1"
        web.resolver.set(HOST, "127.0.0.1")
        site._listeners["https"] = _Listener(server=server, port=server.getsockname()[1], scheme="https")

        def speak() -> None:
            sock, _ = server.accept()
            with sock, suppress(OSError):
                sock.recv(65_536)
                sock.sendall(reply_bytes)
                sock.recv(65_536)

        web.run(speak)
        (found,) = fetch(web, site.url(scheme="https"), kind=kind)
    assert found.failure is Failure.TLS
    assert words in found.detail


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_own_certificates_are_honoured(kind: Kind, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    config = NetworkConfig(host_interval=0.0, allow_private_network=True, transport=kind)
    with FakeWeb() as web:
        site = web.host("127.0.0.2")
        site.page("/", title="Ours")
        url = site.local(scheme="https")
        (before,) = fetch_all([ask(url)], config=config)
        for other in web.environment():
            monkeypatch.delenv(other, raising=False)
        monkeypatch.setenv(name, str(web.certificates.file))
        (after,) = fetch_all([ask(url)], config=config)
    assert before.failure is Failure.TLS
    assert (after.failure, after.status) == (None, 200)


def test_certificates_that_cannot_be_read_are_said(kind: Kind, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "own.pem").write_text("no certificate")
    monkeypatch.setenv("CURL_CA_BUNDLE", str(tmp_path / "own.pem"))
    with pytest.raises(ConfigError, match=r"own\.pem") as caught:
        list(fetch_all([ask("http://a.example/")], config=NetworkConfig(transport=kind)))
    assert "CURL_CA_BUNDLE" in caught.value.remedy


def test_a_folder_of_certificates_may_be_named(kind: Kind, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path))
    config = NetworkConfig(host_interval=0.0, allow_private_network=True, transport=kind)
    with FakeWeb() as web:
        (found,) = fetch_all([ask(web.host("127.0.0.2").local(scheme="https"))], config=config)
    assert found.failure is Failure.TLS


# Connections


def opened_by(web: FakeWeb, site: Any) -> list[int]:
    """A list that grows with every connection to ``site``."""
    opened: list[int] = []
    real = site._serve

    def serve(*args: Any) -> None:
        opened.append(1)
        real(*args)

    site._serve = serve
    return opened


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_connections_are_kept_within_a_host(kind: Kind, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/")
        site.script("/moved", redirect("/"))
        opened = opened_by(web, site)
        config = NetworkConfig(host_interval=0.0, per_host=1)
        paths = ["/?1", "/?2", "/moved", "/?3"]
        found = fetch(web, *(site.url(path, scheme=scheme) for path in paths), config=config, kind=kind)
    assert [one.failure for one in found] == [None] * 4
    assert len(opened) == 1


def test_a_kept_connection_that_was_closed_meanwhile_costs_no_attempt(kind: Kind) -> None:
    def close_at_next(sock: Any, down: threading.Event) -> bool:
        reply("one")(sock, down)
        sock.recv(1)  # the next request comes in, and nobody answers
        return False

    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/1", close_at_next)
        site.page("/2", "two")
        config = NetworkConfig(host_interval=0.0, per_host=1)
        one, two = fetch(web, site.url("/1"), site.url("/2"), config=config, kind=kind)
    assert (one.status, two.status) == (200, 200)
    assert two.attempts == 1


UNASKED = [b"<p>more than was announced</p>\n", b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"]


@pytest.mark.parametrize(
    ("unasked", "scheme"),
    [(UNASKED[0], "http"), (UNASKED[1], "http"), (UNASKED[0], "https"), (UNASKED[1], "https")],
)
@pytest.mark.parametrize("apart", [True, False])
def test_what_is_sent_unasked_is_not_taken_for_the_next_answer(
    kind: Kind, unasked: bytes, scheme: str, apart: bool
) -> None:
    heard, sent = threading.Event(), threading.Event()

    def more_than_asked(sock: Any, down: threading.Event) -> bool:
        one = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none"
        sock.sendall(one if apart else one + unasked)
        if apart:
            heard.wait(5)
            with suppress(OSError):  # it may be closed by then
                sock.sendall(unasked)
        sent.set()
        return True

    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/1", more_than_asked)
        site.otherwise = reply("next")
        with web.transport(QUICK, kind=kind) as transport:
            bodies = []
            for number in (1, 2, 3):
                url = site.url(f"/{number}", scheme=scheme)
                transport.start(Ask(number=number, url=url, headers={}, depth=Depth.HEAD, timeout=5))
                bodies += [answer.body for answer in transport.completed(5)]
                heard.set()
                assert sent.wait(5)
    assert bodies == [b"one", b"next", b"next"]


@pytest.mark.parametrize("size", [3, 20_000])
def test_what_comes_in_with_the_end_of_an_answer_over_tls_is_not_taken_for_the_next_one(kind: Kind, size: int) -> None:
    sent = threading.Event()

    def more_than_asked(sock: Any, _: threading.Event) -> bool:
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)  # a record of its own
        sock.sendall(b"o" * size + UNASKED[1])
        sent.set()
        return True

    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/1", more_than_asked)
        site.otherwise = reply("next")
        with web.transport(QUICK, kind=kind) as transport:
            bodies = []
            for number in range(1, 5):
                url = site.url(f"/{number}", scheme="https")
                transport.start(Ask(number=number, url=url, headers={}, depth=Depth.HEAD, timeout=5))
                bodies += [answer.body for answer in transport.completed(5)]
                assert sent.wait(5)
        asked = site.paths()
    assert bodies == [b"o" * size, b"next", b"next", b"next"]
    assert asked.count("/3") == asked.count("/4") == 1


def test_many_hosts_lose_nothing(kind: Kind) -> None:
    config = NetworkConfig(host_interval=0.0, concurrency=4, timeout=5.0)
    with FakeWeb() as web:
        sites = [web.host(f"h{n}.example.org") for n in range(60)]
        for site in sites:
            site.page("/a")
            site.page("/b")
        found = fetch(web, *(site.url(path) for path in ("/a", "/b") for site in sites), config=config, kind=kind)
    assert {one.status for one in found} == {200}


def test_two_names_at_one_address_share_no_connection(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        web.resolver.set("other.example.org", site.address)
        config = NetworkConfig(host_interval=0.0, per_host=1)
        fetch(web, site.url(), "http://other.example.org/", site.url("/2"), config=config, kind=kind)
        assert sorted(seen.headers["host"] for seen in site.seen) == ["other.example.org", HOST, HOST]


@pytest.mark.parametrize("name", ["www.example.org.", "WWW.Example.ORG", "xn--bcher-kva.example"])
def test_names_that_are_written_oddly_lead_there(kind: Kind, name: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", "here")
        web.resolver.set("xn--bcher-kva.example", site.address)
        (found,) = fetch(web, f"http://{name}/", kind=kind)
    assert found.body == b"here"


def test_other_ports_and_addresses_of_the_sixth_version(kind: Kind) -> None:
    config = NetworkConfig(host_interval=0.0, allow_private_network=True, transport=kind)
    with FakeWeb() as web, socket.socket(socket.AF_INET6) as server:
        try:
            server.bind(("::1", 0))
        except OSError:
            pytest.skip("no IPv6 here")
        server.listen()

        def serve() -> None:
            sock, _ = server.accept()
            with sock:
                sock.recv(65_536)
                reply("six", close=True)(sock, web.down)

        web.run(serve)
        port = server.getsockname()[1]
        (six,) = fetch_all([ask(f"http://[::1]:{port}/")], config=config)
        site = web.host("127.0.0.3")
        site.page("/", "four")
        (four,) = fetch_all([ask(site.local())], config=config)
        assert site.seen[0].headers["host"] == f"127.0.0.3:{site.port()}"
    assert (six.body, four.body) == (b"six", b"four")


# Proxies


def test_a_proxy_is_used_only_when_it_is_named(kind: Kind) -> None:
    with FakeWeb() as web:
        proxy = web.host("127.0.0.2")
        proxy.page("http://www.example.org/x", title="By way of the proxy")
        config = NetworkConfig(host_interval=0.0, proxy=proxy.local(""), transport=kind)
        wanted = [ask("http://www.example.org/x"), ask("http://www.example.org/y")]
        found, missing = in_order(wanted, fetch_all(wanted, config=config, resolver=web.resolver))
        assert web.resolver.asked == []
    assert found.status == 200
    assert b"By way of the proxy" in found.body
    assert found.public
    assert missing.status == 404


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_down_is_not_the_hosts_fault(kind: Kind, scheme: str) -> None:
    with FakeWeb() as web:
        config = NetworkConfig(host_interval=0.0, proxy=web.refusing("127.0.0.2").local(""), transport=kind)
        (found,) = fetch_all([ask(f"{scheme}://a.example/")], config=config)
    assert found.failure in {Failure.CONNECT, Failure.CONNECTION_REFUSED}
    assert not found.public


def test_a_proxy_that_will_not_lead_on_is_not_the_hosts_fault(kind: Kind) -> None:
    with FakeWeb() as web:
        proxy = web.host("127.0.0.2")
        proxy.otherwise = reply("no", status=407, close=True)
        config = NetworkConfig(host_interval=0.0, proxy=proxy.local(""), transport=kind)
        (found,) = fetch_all([ask("https://a.example/")], config=config)
    assert (found.failure, found.public) == (Failure.CONNECT, False)
    assert "proxy" in found.detail


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "127.0.0.1:3128", "ftp://x"])
def test_other_proxies_are_a_configuration_error(kind: Kind, proxy: str) -> None:
    with pytest.raises(ConfigError, match="proxy"):
        list(fetch_all([ask("http://a.example/")], config=NetworkConfig(proxy=proxy, transport=kind)))
