"""Attacks on every transport, from the outside: whole runs, and what the hosts saw of them."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from refcheck.config import NetworkConfig
from refcheck.fetch import Failure, Policy, fetch_all
from tests.fakes import FakeResolver, FakeWeb, Kind, redirect, reply, reset
from tests.fetch.asking import ask, fetch

HOST = "www.example.org"


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("where", ["127.0.0.2", "localhost", "2130706434", "0x7f.0.0.2", "127.2", "[::ffff:127.0.0.2]"])
def test_this_machine_is_not_asked_however_it_is_written(kind: Kind, where: str, scheme: str) -> None:
    config = NetworkConfig(host_interval=0.0, timeout=5.0, transport=kind)
    with FakeWeb() as web:
        site = web.host("127.0.0.2")
        (found,) = fetch_all([ask(f"{scheme}://{where}:{site.port(scheme)}/")], config=config)
        assert site.seen == []
    assert found.failure is Failure.FORBIDDEN
    assert "loopback" in found.detail
    assert (found.asked, found.public) == ((), False)


def test_it_is_when_private_networks_are_allowed_and_proves_nothing(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host("127.0.0.2")
        site.page("/", title="Here")
        config = NetworkConfig(host_interval=0.0, allow_private_network=True, transport=kind)
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
def test_no_redirect_leads_where_nothing_may_be_asked(kind: Kind, location: str, failure: Failure) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        web.resolver.set("intranet.example.org", "192.168.1.1")
        web.resolver.set("mixed.example.org", [site.address, "192.168.1.1"])
        site.script("/", redirect(location))
        (found,) = fetch(web, site.url(), kind=kind)
        assert site.paths() == ["/"]
    assert found.failure is failure
    assert found.public  # the first host was
    assert len(found.redirects) == 1
    assert "hunter2" not in repr(found).replace(repr(found.request), "")


def test_a_name_that_changes_its_answer_gains_nothing(kind: Kind) -> None:
    with FakeWeb() as web:
        site = web.host(HOST)
        site.script("/", reply("hello", close=True))
        site.script("/next", reply("hello", close=True))
        web.resolver.set(HOST, site.address, "10.0.0.1")
        config = NetworkConfig(host_interval=0.0, per_host=1)
        first, second = fetch(web, site.url(), site.url("/next"), config=config, kind=kind)
    assert first.status == 200
    # Judged anew, or dialled at the address that was judged; never at the other.
    assert second.failure is Failure.FORBIDDEN or second.status == 200


def test_the_judge_sees_what_the_name_service_said_and_not_what_was_written(kind: Kind) -> None:
    resolver = FakeResolver({"innocent.example.org": "::ffff:10.0.0.1"})
    config = NetworkConfig(host_interval=0.0, transport=kind)
    (found,) = fetch_all([ask("http://innocent.example.org/")], config=config, resolver=resolver, policy=Policy())
    assert found.failure is Failure.FORBIDDEN
    assert "10.0.0.1 is a private address, reached through ::ffff" in found.detail


def test_no_secret_of_an_address_comes_out_in_words(
    kind: Kind, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
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
            kind=kind,
        )
    assert all(one.failure is not None for one in found)
    assert not any(secret in one.detail for one in found)
    assert not any(secret in record.getMessage() for record in caplog.records)
    assert capfd.readouterr() == ("", "")


def test_nothing_is_taken_from_the_environment(kind: Kind, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text(f"machine {HOST} login me password hunter2\ndefault login me password hunter2\n")
    (tmp_path / ".curlrc").write_text('header = "X-Evil: 1"\n')
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CURL_HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with FakeWeb() as web:
        site = web.host(HOST)
        site.page("/")
        (found,) = fetch(web, site.url(), kind=kind)
        (safe,) = fetch(web, site.url(scheme="https"), kind=kind)
        assert not {"authorization", "x-evil", "cookie"} & set(site.seen[0].headers)
    assert (found.status, safe.status) == (200, 200)


def test_the_environment_does_not_lead_past_a_proxy(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")
    with FakeWeb() as web:
        proxy = web.host("127.0.0.2")
        config = NetworkConfig(host_interval=0.0, proxy=proxy.local(""), transport=kind)
        (found,) = fetch_all([ask("http://www.example.org/x")], config=config)
        assert proxy.paths() == ["http://www.example.org/x"]
    assert found.status == 404
