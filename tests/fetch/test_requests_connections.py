"""Certificates, kept connections, proxies and mocks, with the real transport."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import pytest
import responses

from refcheck.config import NetworkConfig
from refcheck.errors import ConfigError
from refcheck.fetch import Failure, fetch_all
from refcheck.fetch.requests_transport import RequestsTransport
from tests.fakes import (
    FakeResolver,
    FakeWeb,
    reply,
)
from tests.fakes.server import _Listener
from tests.fetch.asking import QUICK, ask, fetch, in_order

HOST = "www.example.org"


# TLS


def test_tls_is_checked_by_name_although_an_address_is_dialled() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", title="Safe")
        (found,) = fetch(web, site.url(scheme="https"))
        assert site.seen[0].sni == HOST
        assert site.seen[0].scheme == "https"
    assert (found.status, found.public) == (200, True)


@pytest.mark.parametrize(
    ("quality", "words"),
    [("self-signed", "certificate"), ("wrong-host", "for another host"), ("expired", "expired")],
)
def test_bad_certificates_are_named(quality: Any, words: str) -> None:
    with FakeWeb() as web:
        site = web.host(HOST, tls=quality)
        (found,) = fetch(web, site.url(scheme="https"))
        assert site.seen == []
    assert found.failure is Failure.TLS
    assert words in found.detail
    assert found.attempts == 1


def test_something_else_than_tls_is_a_tls_failure() -> None:
    with FakeWeb() as web, socket.create_server(("127.0.0.1", 0)) as server:
        site = web.host(HOST)
        site.address = "127.0.0.1"
        web.resolver.set(HOST, "127.0.0.1")
        site._listeners["https"] = _Listener(server=server, port=server.getsockname()[1], scheme="https")

        def speak_plainly() -> None:
            sock, _ = server.accept()
            with sock:
                sock.sendall(b"HTTP/1.1 400 This is plain\r\n\r\n")
                sock.recv(65_536)

        web.run(speak_plainly)
        (found,) = fetch(web, site.url(scheme="https"))
    assert found.failure is Failure.TLS


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_own_certificates_are_honoured(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    config = NetworkConfig(host_interval=0.0, allow_private_network=True)
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
    assert after.status == 200


def test_a_folder_of_certificates_may_be_named(tmp_path: Path) -> None:
    RequestsTransport(NetworkConfig(), environment={"SSL_CERT_FILE": str(tmp_path)}).close()


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_certificates_that_cannot_be_read_are_said(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "own.pem"
    if content:
        path.write_text(content)
    with pytest.raises(ConfigError, match=r"own\.pem") as caught:
        RequestsTransport(NetworkConfig(), environment={"CURL_CA_BUNDLE": str(path)})
    assert "CURL_CA_BUNDLE" in caught.value.remedy


# Connections


def test_connections_are_kept_within_a_host() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/")
        opened: list[Any] = []
        real = site._serve
        site._serve = lambda *args: (opened.append(1), real(*args))[1]  # type: ignore[method-assign,func-returns-value]
        config = NetworkConfig(host_interval=0.0, per_host=1)
        found = fetch(web, *(site.url(f"/?{n}") for n in range(5)), config=config)
    assert len(found) == 5
    assert len(opened) == 1


def test_a_kept_connection_that_was_closed_meanwhile_costs_no_attempt() -> None:
    def close_at_next(sock: Any, down: threading.Event) -> bool:
        reply("one")(sock, down)
        sock.recv(1)  # the next request comes in, and nobody answers
        return False

    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/1", close_at_next)
        site.page("/2", "two")
        config = NetworkConfig(host_interval=0.0, per_host=1)
        one, two = fetch(web, site.url("/1"), site.url("/2"), config=config)
    assert (one.status, two.status) == (200, 200)
    assert two.attempts == 1


def test_more_hosts_than_pools_lose_nothing() -> None:
    config = NetworkConfig(host_interval=0.0, concurrency=4, timeout=5.0)
    with FakeWeb() as web:
        sites = [web.host(f"h{n}.example.org") for n in range(60)]
        for site in sites:
            site.page("/a")
            site.page("/b")
        found = fetch(web, *(site.url(path) for path in ("/a", "/b") for site in sites), config=config)
    assert {one.status for one in found} == {200}


# Proxies


def test_a_proxy_is_used_only_when_it_is_named() -> None:
    with FakeWeb() as web:
        proxy = web.host("127.0.0.2")
        proxy.page("http://www.example.org/x", title="By way of the proxy")
        config = NetworkConfig(host_interval=0.0, proxy=proxy.local(""))
        with RequestsTransport(config, resolver=FakeResolver()) as transport:
            wanted = [ask("http://www.example.org/x"), ask("http://www.example.org/y")]
            found, missing = in_order(wanted, fetch_all(wanted, config=config, transport=transport))
    assert found.status == 200
    assert b"By way of the proxy" in found.body
    assert found.public
    assert missing.status == 404


def test_a_proxy_that_is_down_is_not_the_hosts_fault() -> None:
    with FakeWeb() as web:
        config = NetworkConfig(host_interval=0.0, proxy=web.refusing("127.0.0.2").local(""))
        found = list(fetch_all([ask("http://a.example/"), ask("https://a.example/")], config=config))
    assert {one.failure for one in found} <= {Failure.CONNECT, Failure.CONNECTION_REFUSED}
    assert not any(one.public for one in found)


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "127.0.0.1:3128", "ftp://x"])
def test_other_proxies_are_a_configuration_error(proxy: str) -> None:
    with pytest.raises(ConfigError, match="proxy"):
        RequestsTransport(NetworkConfig(proxy=proxy))


# Mocks


@responses.activate
def test_mocked_requests_need_no_name_service() -> None:
    responses.add(responses.GET, "https://www.example.org/x", body="<title>Mocked</title>", status=200)
    responses.add(responses.GET, "https://www.example.org/old", status=301, headers={"Location": "/x"})
    resolver = FakeResolver()
    with RequestsTransport(QUICK, resolver=resolver) as transport:
        wanted = [ask("https://www.example.org/x"), ask("https://www.example.org/old")]
        found, moved = in_order(wanted, fetch_all(wanted, config=QUICK, transport=transport))
    assert (found.status, found.body, found.complete) == (200, b"<title>Mocked</title>", True)
    assert moved.final_url == "https://www.example.org/x"
    assert resolver.asked == []
    assert not found.public


@responses.activate
def test_a_mock_that_fails_is_told_without_the_address() -> None:
    with RequestsTransport(QUICK) as transport:
        (found,) = fetch_all([ask("https://www.example.org/x?token=hunter2")], config=QUICK, transport=transport)
    assert found.failure is Failure.CONNECT
    assert "hunter2" not in found.detail
