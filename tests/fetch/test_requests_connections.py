"""What only the transport over requests has: kept pools, and mocks in place of its adapter."""

from __future__ import annotations

import responses

from refcheck.config import NetworkConfig
from refcheck.fetch import Failure, fetch_all
from refcheck.fetch.requests_transport import RequestsTransport
from tests.fakes import (
    FakeResolver,
    FakeWeb,
)
from tests.fetch.asking import QUICK, ask, fetch, in_order

HOST = "www.example.org"


def test_more_hosts_than_pools_lose_nothing() -> None:
    config = NetworkConfig(host_interval=0.0, concurrency=4, timeout=5.0)
    with FakeWeb() as web:
        sites = [web.host(f"h{n}.example.org") for n in range(60)]
        for site in sites:
            site.page("/a")
            site.page("/b")
        found = fetch(web, *(site.url(path) for path in ("/a", "/b") for site in sites), config=config)
    assert {one.status for one in found} == {200}


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
