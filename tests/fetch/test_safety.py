"""Attacks, from the outside: whole runs with the real transport and what the hosts saw of them."""

from __future__ import annotations

import pytest

from refcheck.config import NetworkConfig
from refcheck.fetch import Failure, fetch_all
from tests.fakes import FakeWeb, Kind, redirect, reply
from tests.fetch.asking import ask, fetch, in_order

HOST = "www.example.org"


def test_an_answer_by_a_loopback_host_after_a_public_one_keeps_the_proof() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", redirect("http://10.0.0.1/"))
        (found,) = fetch(web, site.url())
    assert found.failure is Failure.FORBIDDEN
    assert found.public


def test_hosts_see_their_manners_kept() -> None:
    config = NetworkConfig(host_interval=0.05, per_host=1)
    with FakeWeb() as web:
        site = web.host(HOST)
        site.otherwise = reply("x")
        wanted = [ask(site.url(f"/{n}")) for n in range(4)]
        with web.transport(config) as transport:
            found = in_order(wanted, fetch_all(wanted, config=config, transport=transport))
        times = [seen.at for seen in site.seen]
    assert [one.status for one in found] == [200] * 4
    assert times[-1] - times[0] >= 0.1


@pytest.mark.parametrize("status", [206, 416])
def test_a_part_that_nobody_asked_for_is_no_whole_page(kind: Kind, status: int) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/", "part", status=status, headers={"Content-Range": "bytes 0-3/9999"})
        (found,) = fetch(web, site.url(), kind=kind)
        assert "range" not in site.seen[0].headers
    assert (found.failure, found.status, found.body) == (None, status, b"part")
    assert found.complete == (status != 206)
