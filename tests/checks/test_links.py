from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks import links
from refcheck.checks.interface import Check
from refcheck.model.evidence import LinkEvidence, LinkHistory, LinkVerdict, Snapshot
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import SetField
from refcheck.model.reference import FieldText
from tests.factories import make_context, make_document, make_link, make_reference, make_use, make_work

URL = "http://www.example.org/report.pdf"
ONLINE = [check for name, check in vars(links).items() if isinstance(check, Check) and check.rule.online]
MILD = {
    LinkVerdict.BLOCKED: "LNK005",
    LinkVerdict.UNAVAILABLE: "LNK004",
    LinkVerdict.TIMEOUT: "LNK004",
    LinkVerdict.TLS_ERROR: "LNK003",
}


def judged(check: Check, *asked: LinkEvidence, url: str = URL, **use: Any) -> list[Finding]:
    subject = make_use(url, **use)
    return list(
        check.judge(check.rule, make_context(links={link.url: link for link in asked}, uses=(subject,)), subject)
    )


def broken(reason: str = "not-found", **fields: Any) -> LinkEvidence:
    fields.setdefault("confirmed", True)
    return make_link(URL, verdict=LinkVerdict.BROKEN, reason=reason, **fields)


def all_of(link: LinkEvidence) -> dict[str, Severity]:
    return {f.code: f.severity for check in ONLINE for f in judged(check, link)}


def test_a_dead_link_that_was_never_alive_is_an_error() -> None:
    (finding,) = judged(links.dead_link, broken(status=404, detail="the server says it does not have it"))
    assert finding.severity is Severity.ERROR
    assert "asked twice" in finding.message
    assert "404" in finding.message


def test_a_dead_link_that_was_alive_fails_first_and_is_dead_later() -> None:
    young = broken(history=LinkHistory(last_ok="2026-03-01"))
    old = broken(
        history=LinkHistory(last_ok="2026-01-01", failures=("2026-03-10", "2026-03-12")), failing_since="2026-03-10"
    )
    assert judged(links.dead_link, young)[0].severity is Severity.WARNING
    assert "failing since 2026-03-14" in judged(links.dead_link, young)[0].message
    assert judged(links.dead_link, old)[0].severity is Severity.ERROR
    assert "failing since 2026-03-10" in judged(links.dead_link, old)[0].message


def test_a_404_that_was_asked_once_and_a_loop_are_warnings() -> None:
    assert judged(links.dead_link, broken(confirmed=False))[0].severity is Severity.WARNING
    assert judged(links.dead_link, broken("redirect-loop"))[0].severity is Severity.WARNING


def test_a_host_without_a_name_is_an_error_seen_from_here() -> None:
    (finding,) = judged(links.host_gone, broken("no-such-host"))
    assert finding.severity is Severity.ERROR
    assert "from this network" in finding.message
    assert judged(links.dead_link, broken("no-such-host")) == []


def test_a_host_that_refuses_is_a_warning_at_first() -> None:
    (finding,) = judged(links.host_gone, broken("connection-refused"))
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("verdict", sorted(MILD))
def test_what_could_not_be_verified_is_never_an_error(verdict: LinkVerdict) -> None:
    found = all_of(make_link(URL, verdict=verdict, reason="some-reason", status=503))
    assert list(found) == [MILD[verdict]]
    assert Severity.ERROR not in found.values()


@pytest.mark.parametrize(
    "check", [links.tls_error, links.unreachable, links.blocked, links.malformed_url, links.missing_fragment]
)
def test_the_milder_checks_are_silent_on_live_links(check: Check) -> None:
    assert judged(check, make_link(URL)) == []


@pytest.mark.parametrize("verdict", [LinkVerdict.OK, LinkVerdict.SKIPPED])
def test_live_and_skipped_links_are_silent(verdict: LinkVerdict) -> None:
    assert all_of(make_link(URL, verdict=verdict, reason="offline")) == {}


def test_links_that_were_not_asked_are_silent() -> None:
    assert [f for check in ONLINE for f in judged(check)] == []


def test_a_moved_link_has_its_new_address_for_the_entry() -> None:
    moved = make_link(URL, verdict=LinkVerdict.REDIRECTED, final_url="https://new.example.org/x")
    reference = make_reference(file="a.bib", line=1, fields={"url": FieldText(name="url", raw=f"{{{URL}}}", line=4)})
    (finding,) = judged(links.moved_permanently, moved, reference=reference, field="url")
    assert (finding.expected, finding.severity) == ("https://new.example.org/x", Severity.INFO)
    assert isinstance(finding.intent, SetField)
    assert not finding.intent.safe
    (in_text,) = judged(links.moved_permanently, moved, document=make_document(path="folder/statement.md"))
    assert in_text.intent is None
    assert in_text.origin == "statement.md"


def test_a_lasting_address_is_offered_where_there_is_one() -> None:
    moved = make_link(URL, verdict=LinkVerdict.REDIRECTED, final_url="https://new.example.org/x")
    address = "http://repository.example.org/handle/10986/28342"
    (by_doi,) = judged(
        links.moved_permanently, moved, reference=make_reference(work=make_work(doi="10.1596/978-1-4648-1106-7"))
    )
    (by_handle,) = judged(links.moved_permanently, replace(moved, url=address), url=address, reference=make_reference())
    assert by_doi.expected == "https://doi.org/10.1596/978-1-4648-1106-7"
    assert by_handle.expected == "https://hdl.handle.net/10986/28342"
    assert "https://new.example.org/x" in by_handle.message
    (dead,) = judged(links.dead_link, replace(broken(), url=address), url=address, reference=make_reference())
    assert dead.remedy == "lasting address: https://hdl.handle.net/10986/28342"


def test_a_saved_copy_is_offered_for_a_dead_link() -> None:
    saved = broken(snapshot=Snapshot(url="https://web.archive.org/web/2011/x", date="2011-03-08"))
    assert "2011-03-08" in judged(links.dead_link, saved)[0].remedy


def test_a_front_page_and_an_error_page_are_told_apart() -> None:
    home = make_link(URL, verdict=LinkVerdict.SOFT_404, reason="redirect-to-home", final_url="https://example.org/")
    page = make_link(URL, verdict=LinkVerdict.SOFT_404, reason="error-page", detail="the page says “not found”")
    assert all_of(home) == {"LNK007": Severity.WARNING}
    assert all_of(page) == {"LNK008": Severity.WARNING}
    assert judged(links.redirect_to_home, home)[0].actual == URL
    assert judged(links.soft_404, page)[0].message == "the page says “not found”"


def test_plain_http_is_a_remark_offline_too() -> None:
    (finding,) = judged(links.insecure)
    assert (finding.severity, finding.expected) == (Severity.INFO, "")
    (known,) = judged(links.insecure, make_link(URL, secure_twin=True))
    assert known.expected == "https://www.example.org/report.pdf"
    assert judged(links.insecure, url="https://www.example.org/") == []


def test_a_missing_part_and_an_address_that_cannot_be_asked() -> None:
    assert all_of(make_link(URL, verdict=LinkVerdict.FRAGMENT_MISSING)) == {"LNK011": Severity.WARNING}
    (finding,) = judged(links.malformed_url, make_link(URL, verdict=LinkVerdict.MALFORMED, detail="there is no host"))
    assert finding.message == "there is no host"


def test_secrets_in_an_address_are_not_repeated() -> None:
    (finding,) = judged(links.insecure, url="http://user:secret@example.org/a?token=abc")
    assert "secret" not in finding.actual
    assert "abc" not in finding.actual
