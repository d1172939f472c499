"""Attacks, from the outside: whole runs with the real transport and what the hosts saw of them."""

from __future__ import annotations

import logging

import pytest

from refcheck.config import NetworkConfig
from refcheck.fetch import Failure, Policy, fetch_all
from refcheck.fetch.requests_transport import RequestsTransport
from tests.fakes import FakeResolver, FakeWeb, redirect, reply, reset
from tests.fetch.asking import QUICK, ask, fetch, in_order

HOST = "www.example.org"


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("where", ["127.0.0.2", "localhost", "2130706434", "0x7f.0.0.2", "127.2", "[::ffff:127.0.0.2]"])
def test_this_machine_is_not_asked_however_it_is_written(where: str, scheme: str) -> None:
    with FakeWeb() as web:
        site = web.host("127.0.0.2")
        (found,) = fetch_all([ask(f"{scheme}://{where}:{site.port(scheme)}/")], config=QUICK)
        assert site.seen == []
    assert found.failure is Failure.FORBIDDEN
    assert "loopback" in found.detail
    assert (found.asked, found.public) == ((), False)


def test_it_is_when_private_networks_are_allowed_and_proves_nothing() -> None:
    with FakeWeb() as web:
        site = web.host("127.0.0.2")
        site.page("/", title="Here")
        config = NetworkConfig(host_interval=0.0, allow_private_network=True)
        (found,) = fetch_all([ask(site.local())], config=config)
    assert found.status == 200
    assert not found.public


@pytest.mark.parametrize(
    ("location", "failure"),
    [
        ("http://10.0.0.1/", Failure.FORBIDDEN),
        ("http://169.254.169.254/latest/meta-data/", Failure.FORBIDDEN),
        ("http://[fd00:ec2::254]/", Failure.FORBIDDEN),
        ("http://[::ffff:10.0.0.1]/", Failure.FORBIDDEN),
        ("http://intranet.example.org/", Failure.FORBIDDEN),
        ("http://mixed.example.org/", Failure.FORBIDDEN),
        ("http://user:hunter2@www.example.org/", Failure.FORBIDDEN),
        ("file:///etc/passwd", Failure.UNSUPPORTED),
        ("gopher://www.example.org:6379/_x", Failure.UNSUPPORTED),
        ("//www.example.org:6379/", Failure.FORBIDDEN),
    ],
)
def test_no_redirect_leads_where_nothing_may_be_asked(location: str, failure: Failure) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        web.resolver.set("intranet.example.org", "192.168.1.1")
        web.resolver.set("mixed.example.org", [site.address, "192.168.1.1"])
        site.script("/", redirect(location))
        (found,) = fetch(web, site.url())
        assert site.paths() == ["/"]
    assert found.failure is failure
    assert found.status in {302, None}
    assert len(found.redirects) == 1
    assert "hunter2" not in repr(found).replace(repr(found.request), "")


def test_a_name_that_changes_its_answer_gains_nothing() -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", reply("hello", close=True))
        site.script("/next", reply("hello", close=True))
        web.resolver.set(HOST, site.address, "10.0.0.1")
        first, second = fetch(web, site.url(), site.url("/next"), config=NetworkConfig(host_interval=0.0, per_host=1))
        # Each connection judges what it dials; nothing was resolved beside that.
        assert web.resolver.asked == [HOST, HOST]
        assert site.paths() == ["/"]
    assert first.status == 200
    assert second.failure is Failure.FORBIDDEN


def test_the_judge_sees_what_the_name_service_said_and_not_what_was_written() -> None:
    resolver = FakeResolver({"innocent.example.org": "::ffff:10.0.0.1"})
    with RequestsTransport(QUICK, resolver=resolver, policy=Policy()) as transport:
        (found,) = fetch_all([ask("http://innocent.example.org/")], config=QUICK, transport=transport)
    assert found.failure is Failure.FORBIDDEN
    assert "10.0.0.1 is a private address, reached through ::ffff" in found.detail


def test_no_secret_of_an_address_comes_out_in_words(caplog: pytest.LogCaptureFixture) -> None:
    secret = "hunter2"
    with FakeWeb() as web, caplog.at_level(logging.INFO):
        site = web.host(HOST)
        site.script(f"/reset?token={secret}", reset())
        site.script(f"/circle?token={secret}", redirect(f"/circle?token={secret}"))
        site.script(f"/away?token={secret}", redirect(f"https://u:{secret}@{HOST}/"))
        web.missing("gone.example.org")
        found = fetch(
            web,
            site.url(f"/reset?token={secret}"),
            site.url(f"/circle?token={secret}"),
            site.url(f"/away?token={secret}"),
            f"http://gone.example.org/?token={secret}",
            f"http://u:{secret}@{HOST}/",
            f"ftp://u:{secret}@{HOST}/",
            f"https://expired.example.org/?sig={secret}",
        )
    assert all(one.failure is not None for one in found)
    assert not any(secret in one.detail for one in found)
    assert not any(secret in record.getMessage() for record in caplog.records)


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
