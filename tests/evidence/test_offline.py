from __future__ import annotations

import pytest

from refcheck.config import Config, NetworkConfig
from refcheck.evidence.addresses import address_of
from refcheck.evidence.answers import OFFLINE_SIGNS
from refcheck.evidence.offline import may_be_offline, not_asked, settled
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import LinkVerdict
from tests.evidence.conftest import SITE, answer, gathered, links, page, said, work
from tests.fakes import FakeWeb, redirect

GONE = "http://gone.example/a"


@pytest.mark.parametrize("failure", Failure)
def test_only_names_and_routes_look_like_an_offline_machine(failure: Failure) -> None:
    found = answer(failure=failure)
    assert may_be_offline(found) is (failure in OFFLINE_SIGNS)
    assert settled(found, online=True) == found
    assert (settled(found, online=False).reason == "offline") is (failure in OFFLINE_SIGNS)


def test_an_address_that_is_never_asked_keeps_its_own_reason() -> None:
    asked, never = address_of("http://www.example.org/"), address_of("mailto:a@example.org")
    assert not_asked(never, reason="offline", detail="so") == never
    kept = not_asked(asked, reason="offline", detail="so")
    assert (kept.ask, kept.verdict, kept.reason, kept.detail) == (None, LinkVerdict.SKIPPED, "offline", "so")


@pytest.mark.parametrize("failure", sorted(OFFLINE_SIGNS))
def test_a_machine_without_a_network_calls_nothing_dead(web: FakeWeb, config: Config, failure: Failure) -> None:
    web.offline(failure)
    reference, targets = work("a", GONE, f"http://{SITE}/a")
    found = gathered(web, [reference], targets, config)
    assert [said(one) for one in found.links] == [("skipped", "offline")] * 2
    assert (found.offline, found.due, found.answered, found.evidence, found.sent) == (True, 2, 0, (), ())
    assert {unknown.reason for unknown in found.unknown} == {"offline"}


@pytest.mark.parametrize("status", [200, 404, 500, 403])
def test_any_answer_of_another_host_makes_a_missing_name_count(web: FakeWeb, config: Config, status: int) -> None:
    web.host(SITE).page("/a", page(), status=status)
    web.missing("gone.example")
    _, targets = work("a", GONE, f"http://{SITE}/a")
    found = gathered(web, [], targets, config)
    assert said(found.links[0]) == ("broken", "no-such-host")
    assert not found.offline


@pytest.mark.parametrize(
    ("failure", "verdict", "reason"),
    [(Failure.RESOLVER, "unavailable", "resolver-failed"), (Failure.NO_ROUTE, "unavailable", "no-route")],
)
def test_a_resolver_that_fails_for_one_name_says_nothing_of_it(
    web: FakeWeb, failure: Failure, verdict: str, reason: str
) -> None:
    web.host(SITE).page("/a", page())
    web.resolver.set("gone.example", failure)
    found, _ = links(web, GONE, f"http://{SITE}/a")
    assert said(found) == (verdict, reason)


def test_a_host_that_refuses_proves_nothing(web: FakeWeb) -> None:
    web.refusing("closed.example")
    web.missing("gone.example")
    missing, _ = links(web, GONE, "http://closed.example/")
    assert said(missing) == ("skipped", "offline")


def test_a_private_host_proves_nothing(web: FakeWeb) -> None:
    site = web.host("127.0.0.77")
    site.page("/a", page())
    network = NetworkConfig(host_interval=0.0, allow_private_network=True)
    from refcheck.evidence import check_links

    found = check_links([GONE, site.local("/a")], config=Config(network=network), resolver=web.resolver)
    assert [said(one) for one in found] == [("skipped", "offline"), ("ok", "")]


def test_the_host_that_leads_to_a_missing_one_proves_the_machine_online(web: FakeWeb) -> None:
    web.host(SITE).script("/a", redirect(GONE))
    (found,) = links(web, f"http://{SITE}/a")
    assert said(found) == ("broken", "redirect-to-nowhere")


def test_a_run_that_is_told_to_be_offline_asks_nobody(web: FakeWeb, config: Config) -> None:
    site = web.host(SITE)
    reference, targets = work("a", site.url("/a"), "mailto:a@example.org", "http://")
    found = gathered(web, [reference], targets, config, offline=True)
    assert [said(one) for one in found.links] == [
        ("skipped", "offline"),
        ("skipped", "mailto"),
        ("malformed", "malformed"),
    ]
    assert (found.due, found.answered, found.offline, found.sent) == (0, 0, False, ())
    assert (site.seen, web.resolver.asked) == ([], [])
