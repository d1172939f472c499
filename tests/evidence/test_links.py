from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest

from refcheck.config import NetworkConfig
from refcheck.evidence.interface import Address
from refcheck.evidence.links import checked_fragment, kind_of
from refcheck.fetch.policy import Policy
from refcheck.model.evidence import LinkVerdict, RequestKind
from tests.evidence.conftest import FAST, SITE, link, links, page, refresh, said
from tests.fakes import Behaviour, FakeHost, FakeWeb, drip_head, empty, hang, redirect, reply, reset

HURRIED = replace(FAST, timeout=0.3)


@pytest.fixture
def site(web: FakeWeb) -> FakeHost:
    host = web.host(SITE)
    host.page("/", title="Example, the site of examples")
    host.page("/b", title="A Title of Some Length")
    return host


def test_a_page_that_is_there(web: FakeWeb, site: FakeHost) -> None:
    site.page("/a", title="A Title of Some Length | Example")
    found = link(web, "/a")
    assert said(found) == ("ok", "")
    assert (found.status, found.final_url, found.redirects) == (200, f"http://{SITE}/a", ())
    assert (found.content_type, found.attempts, found.confirmed, found.from_store) == ("text/html", 1, False, False)
    assert found.title
    assert found.checked
    assert found.elapsed > 0
    assert (found.secure_twin, found.failing_since) == (None, None)
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(("status", "reason"), [(404, "not-found"), (410, "gone")])
def test_what_is_gone_is_asked_twice(web: FakeWeb, site: FakeHost, status: int, reason: str) -> None:
    site.page("/a", title="Gone", status=status)
    found = link(web, "/a")
    assert said(found) == ("broken", reason)
    assert (found.confirmed, found.attempts, found.status, found.title) == (True, 2, status, None)
    assert found.failing_since is not None
    assert found.checked is not None
    assert found.failing_since <= found.checked[:10]  # a run may go on over midnight
    assert site.paths() == ["/a", "/a"]


def test_what_is_gone_only_once_is_not_gone(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a", reply(status=404), reply(page()))
    assert said(link(web, "/a")) == ("ok", "")


def test_a_404_whose_confirmation_fails_is_broken_and_not_confirmed(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a", reply(status=404), reset())
    found = link(web, "/a")
    assert said(found) == ("broken", "not-found")
    assert not found.confirmed


@pytest.mark.parametrize(
    ("status", "verdict", "reason"),
    [
        (401, "blocked", "login"),
        (402, "blocked", "payment"),
        (403, "blocked", "refused"),
        (429, "blocked", "too-many-requests"),
        (451, "blocked", "legal"),
        (999, "blocked", "refused"),
        (500, "unavailable", "server-error"),
        (503, "unavailable", "server-error"),
        (520, "unavailable", "server-error"),
    ],
)
def test_what_a_host_would_not_show_is_not_wrong(
    web: FakeWeb, site: FakeHost, status: int, verdict: str, reason: str
) -> None:
    site.page("/a", page("So it is"), status=status)
    found = link(web, "/a")
    assert said(found) == (verdict, reason)
    assert found.verdict.is_unverified
    assert (found.status, found.failing_since, found.title) == (status, None, None)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_fault_that_passes_leaves_no_trace(web: FakeWeb, site: FakeHost, status: int) -> None:
    site.script("/a", reply(status=status), reply(page()))
    found = link(web, "/a")
    assert said(found) == ("ok", "")
    assert found.attempts == 2


def test_a_pause_longer_than_is_waited_for(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a", reply(status=429, headers={"Retry-After": "86400"}))
    assert said(link(web, "/a")) == ("blocked", "wait-too-long")
    site.script("/a", reply(status=503, headers={"Retry-After": "86400"}))
    assert said(link(web, "/a")) == ("unavailable", "wait-too-long")


def test_a_host_that_rests_is_no_strike(web: FakeWeb, site: FakeHost) -> None:
    paths = [f"/{number}" for number in range(5)]
    for path in paths:
        site.page(path, status=429)
    found = links(web, *(f"http://{SITE}{path}" for path in paths))
    assert {one.verdict for one in found} <= {LinkVerdict.BLOCKED, LinkVerdict.SKIPPED}
    rested = [one for one in found if one.reason == "rests"]
    assert rested
    assert {one.checked for one in rested} == {None}


@pytest.mark.parametrize("status", [200, 403, 503])
@pytest.mark.parametrize("how", ["title", "body", "header"])
def test_a_challenge_page(web: FakeWeb, site: FakeHost, status: int, how: str) -> None:
    title = "Just a moment..." if how == "title" else "Example"
    body = "<div id=px-captcha></div>" if how == "body" else ""
    headers = {"cf-mitigated": "challenge"} if how == "header" else {}
    site.page("/a", page(title, body), status=status, headers=headers)
    assert said(link(web, "/a")) == ("blocked", "challenge")


@pytest.mark.parametrize(
    ("behaviour", "verdict", "reason"),
    [(empty(), "unavailable", "garbled"), (reset(), "unavailable", "reset"), (reply(""), "unavailable", "empty")],
    ids=["empty", "reset", "no body"],
)
def test_a_reply_that_is_none(web: FakeWeb, site: FakeHost, behaviour: Behaviour, verdict: str, reason: str) -> None:
    site.script("/a", behaviour)
    found = link(web, "/a")
    assert found.verdict.value == verdict
    assert found.reason in {reason, "reset"}


@pytest.mark.parametrize("behaviour", [hang, drip_head], ids=["hang", "drip"])
def test_no_answer_in_time(web: FakeWeb, site: FakeHost, behaviour: Callable[[], Behaviour]) -> None:
    site.script("/a", behaviour())
    found = link(web, "/a", network=HURRIED)
    assert said(found) == ("timeout", "timeout")
    assert found.attempts == 1


@pytest.mark.parametrize("tls", ["self-signed", "wrong-host", "expired"])
def test_a_bad_certificate_is_said_and_not_wrong(
    web: FakeWeb, tls: Literal["self-signed", "wrong-host", "expired"]
) -> None:
    web.host(SITE, tls=tls).page("/a", page())
    found = link(web, "/a", scheme="https")
    assert said(found) == ("tls-error", "tls")
    assert found.verdict.is_unverified
    assert "certificate" in found.detail


def test_a_good_certificate(web: FakeWeb, site: FakeHost) -> None:
    assert said(link(web, "/b", scheme="https")) == ("ok", "")


def test_no_such_host_while_another_answers(web: FakeWeb, site: FakeHost) -> None:
    web.missing("gone.example")
    missing, fine = links(web, "http://gone.example/a", site.url("/b"))
    assert said(missing) == ("broken", "no-such-host")
    assert (missing.status, missing.final_url) == (None, None)
    assert "gone.example" in missing.detail
    assert "seen from this network" in missing.detail
    assert said(fine) == ("ok", "")


def test_no_such_host_and_nobody_answers(web: FakeWeb) -> None:
    web.missing("gone.example")
    (found,) = links(web, "http://gone.example/a")
    assert said(found) == ("skipped", "offline")
    assert (found.checked, found.failing_since) == (None, None)


def test_a_host_that_refuses(web: FakeWeb, site: FakeHost) -> None:
    web.refusing("closed.example")
    found, _ = links(web, "http://closed.example/a", site.url("/b"))
    assert said(found) == ("broken", "connection-refused")
    assert not found.confirmed
    assert "seen from this network" in found.detail


def test_a_circle(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a", redirect("/c"))
    site.script("/c", redirect("/a"))
    assert said(link(web, "/a")) == ("broken", "redirect-loop")


def test_a_redirect_without_an_end(web: FakeWeb, site: FakeHost) -> None:
    for number in range(60):
        site.script(f"/{number}", redirect(f"/{number + 1}"))
    assert said(link(web, "/0")) == ("broken", "too-many-redirects")


def test_a_redirect_to_nowhere(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a", redirect("http://gone.example/x"))
    site.script("/c", reply(page(), status=302))
    assert said(link(web, "/a")) == ("broken", "redirect-to-nowhere")
    assert said(link(web, "/c")) == ("broken", "redirect-to-nowhere")


@pytest.mark.parametrize(("status", "verdict"), [(301, "redirected"), (308, "redirected"), (302, "ok"), (307, "ok")])
def test_only_a_move_for_good_is_one(web: FakeWeb, site: FakeHost, status: int, verdict: str) -> None:
    site.script("/a", redirect("/b", status=status))
    found = link(web, "/a")
    assert found.verdict.value == verdict
    assert [(hop.status, hop.url) for hop in found.redirects] == [(status, f"http://{SITE}/b")]
    assert found.final_url == f"http://{SITE}/b"


def test_a_move_to_what_is_gone_is_gone(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a", redirect("/nothing", status=301))
    assert said(link(web, "/a")) == ("broken", "not-found")


@pytest.mark.parametrize(
    ("to", "verdict", "reason"),
    [
        ("/", "soft-404", "redirect-to-home"),
        ("/login?next=%2Fdeep", "blocked", "login"),
        ("/error/404.html", "soft-404", "error-page"),
        ("/b", "ok", ""),
    ],
)
@pytest.mark.parametrize("by", ["redirect", "refresh"])
def test_where_a_reader_ends_up(  # noqa: PLR0917 - a row of the table
    web: FakeWeb, site: FakeHost, to: str, verdict: str, reason: str, by: str
) -> None:
    site.script("/deep/a", redirect(to) if by == "redirect" else reply(refresh(to)))
    site.page(to, title="A Title of Some Length")
    assert said(link(web, "/deep/a")) == (verdict, reason)


def test_a_front_page_that_leads_to_another_is_fine(web: FakeWeb, site: FakeHost) -> None:
    site.page("/index.html", refresh("/"))
    assert said(link(web, "/index.html")) == ("ok", "")


def test_the_secure_twin_of_an_address(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a", redirect(f"https://{SITE}/a", status=301), scheme="http")
    site.page("/a", page(), scheme="https")
    found = link(web, "/a")
    assert said(found) == ("redirected", "moved")
    assert found.secure_twin is True
    assert link(web, "/a", scheme="https").secure_twin is None


BODY = '<h2 id="one">1</h2><h2 id="user-content-two">2</h2>'


@pytest.mark.parametrize(
    ("fragment", "verdict"),
    [
        ("one", "ok"),
        ("two", "ok"),
        ("user-content-two", "ok"),
        ("three", "fragment-missing"),
        ("top", "ok"),
        ("page=3", "ok"),
        ("page3", "ok"),
        ("L12", "ok"),
        ("/route", "ok"),
        ("!route", "ok"),
        (":~:text=a%20sentence%20that%20is%20not%20there", "fragment-missing"),
        ("issuecomment-1", "ok"),
        ("", "ok"),
    ],
)
def test_a_part_of_a_page(web: FakeWeb, site: FakeHost, fragment: str, verdict: str) -> None:
    site.page("/a", page(body=BODY))
    found = link(web, f"/a#{fragment}")
    assert found.verdict.value == verdict
    assert found.url.endswith(f"#{fragment}")
    assert site.paths() == ["/a"]


def test_two_parts_of_a_page_are_asked_once(web: FakeWeb, site: FakeHost) -> None:
    site.page("/a", page(body=BODY))
    found = links(web, *(f"http://{SITE}/a{part}" for part in ("", "#one", "#three")))
    assert [one.verdict.value for one in found] == ["ok", "ok", "fragment-missing"]
    assert "three" in found[2].detail
    assert site.paths() == ["/a"]


def test_a_part_is_looked_for_on_the_page_that_a_page_leads_to(web: FakeWeb, site: FakeHost) -> None:
    site.page("/a", refresh("/c"))
    site.page("/c", page(body=BODY))
    assert said(link(web, "/a#one")) == ("ok", "")
    assert said(link(web, "/a#three")) == ("fragment-missing", "fragment-missing")


def test_a_page_that_sends_its_reader_on_is_followed(web: FakeWeb, site: FakeHost) -> None:
    site.page("/a", refresh("/c"))
    site.script("/c", redirect("/b", status=301))
    found = link(web, "/a")
    assert said(found) == ("ok", "")
    assert (found.final_url, found.attempts) == (f"http://{SITE}/b", 2)
    assert [(hop.status, hop.url) for hop in found.redirects] == [(200, f"http://{SITE}/c"), (301, f"http://{SITE}/b")]


@pytest.mark.parametrize(
    ("behaviour", "verdict", "reason"),
    [
        (reply(status=404), "soft-404", "error-page"),
        (reply(status=403), "blocked", "refused"),
        (reply(status=500), "unavailable", "server-error"),
    ],
    ids=["gone", "refused", "fault"],
)
def test_a_page_that_leads_to_none(
    web: FakeWeb, site: FakeHost, behaviour: Behaviour, verdict: str, reason: str
) -> None:
    site.page("/a", refresh("/c"))
    site.script("/c", behaviour)
    found = link(web, "/a")
    assert said(found) == (verdict, reason)
    assert "sends its reader on" in found.detail
    assert not found.confirmed


def test_pages_that_lead_in_a_circle_or_for_ever_end(web: FakeWeb, site: FakeHost) -> None:
    site.page("/a", refresh("/c"))
    site.page("/c", refresh("/a"))
    assert link(web, "/a").verdict is LinkVerdict.OK
    for number in range(9):
        site.page(f"/{number}", refresh(f"/{number + 1}"))
    assert link(web, "/0").verdict is LinkVerdict.OK
    assert "/5" not in site.paths()


@pytest.mark.parametrize("status", [404, 403, 503])
def test_an_error_that_leads_home_stays_an_error(web: FakeWeb, site: FakeHost, status: int) -> None:
    site.page("/a", refresh("/"), status=status)
    assert link(web, "/a").verdict.value == {404: "broken", 403: "blocked", 503: "unavailable"}[status]
    assert "/" not in site.paths()


def test_other_schemes_are_not_asked(web: FakeWeb) -> None:
    raw = ("mailto:a@example.org", "tel:+0005550100", "ftp://ftp.example.org/a", "urn:isbn:9781464811067", "#part")
    found = links(web, *raw)
    assert [one.reason for one in found] == ["mailto", "tel", "ftp", "urn", "relative"]
    assert {one.verdict for one in found} == {LinkVerdict.SKIPPED}
    assert [one.url for one in found] == list(raw)
    assert {(one.attempts, one.checked) for one in found} == {(0, None)}
    assert web.resolver.asked == []


def test_identifiers_are_asked_of_their_resolvers(web: FakeWeb, site: FakeHost) -> None:
    web.host("doi.org").script("/10.1234/x", redirect(site.url("/b")))
    web.host("hdl.handle.net").script("/10986/28342", redirect(site.url("/b")))
    found = links(web, "doi:10.1234/x", "hdl:10986/28342", "https://doi.org/10.1234/x#top")
    assert [one.verdict.value for one in found] == ["ok"] * 3
    assert [one.url for one in found] == ["doi:10.1234/x", "hdl:10986/28342", "https://doi.org/10.1234/x#top"]
    assert found[0].final_url == site.url("/b")


def test_a_private_network_is_not_asked(web: FakeWeb) -> None:
    site = web.host("inside.example")
    site.page("/a", page())
    with web.transport(FAST, policy=Policy()) as transport:
        from refcheck.config import Config
        from refcheck.evidence import check_links

        found = check_links([site.url("/a"), "http://127.0.0.1/"], config=Config(network=FAST), transport=transport)
    assert [said(one) for one in found] == [("skipped", "forbidden")] * 2
    assert "allow-private-network" in found[0].detail
    assert site.seen == []


def test_a_redirect_into_a_private_network_is_not_followed(web: FakeWeb, site: FakeHost) -> None:
    web.resolver.set("inside.example", "10.0.0.7")
    site.script("/a", redirect("http://inside.example/admin"))
    found = link(web, "/a")
    assert said(found) == ("skipped", "forbidden")
    assert found.checked is None


def test_credentials_are_neither_sent_nor_shown(web: FakeWeb, site: FakeHost) -> None:
    (found,) = links(web, f"http://user:hunter2@{SITE}/a")
    assert said(found) == ("skipped", "credentials")
    assert "hunter2" not in repr(found)
    assert site.seen == []


def test_secrets_in_addresses_are_sent_and_not_shown(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a?token=sesame", redirect("/b?sig=sesame", status=301))
    site.page("/b?sig=sesame", page())
    found = link(web, "/a?token=sesame")
    assert said(found) == ("redirected", "moved")
    assert "sesame" not in repr(found)
    assert found.final_url == f"http://{SITE}/b?sig=***"
    assert site.paths() == ["/a?token=sesame", "/b?sig=sesame"]


def test_the_end_of_the_time_for_all(web: FakeWeb, site: FakeHost) -> None:
    site.script("/a", hang())
    found = link(web, "/a", network=NetworkConfig(host_interval=0.0, timeout=9.0, deadline=0.2))
    assert said(found) == ("skipped", "deadline")
    assert found.checked is None


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://doi.org/10.1234/x", RequestKind.IDENTIFIER),
        ("https://hdl.handle.net/1/2", RequestKind.IDENTIFIER),
        ("https://www.example.org/doi.org/", RequestKind.PAGE),
    ],
)
def test_what_a_request_tells(url: str, kind: RequestKind) -> None:
    assert kind_of(url) is kind


def test_parts_that_scripts_make_are_not_looked_for() -> None:
    assert checked_fragment(Address(fragment="top")) == ""
    assert checked_fragment(Address(fragment="topics")) == "topics"
