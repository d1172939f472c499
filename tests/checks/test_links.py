from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks import link_contents, link_forms, links, moves
from refcheck.checks.catalogue import CHECKS
from refcheck.checks.interface import Check
from refcheck.documents import read_text
from refcheck.model.evidence import PRIVATE_HINT, LinkEvidence, LinkHistory, LinkVerdict, Snapshot
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import ReplaceText, SetField
from refcheck.model.reference import FieldText, Reference
from tests.factories import make_context, make_link, make_reference, make_use, make_work

URL = "http://www.example.org/report.pdf"
ONLINE = [check for check in CHECKS if check.rule.family == "LNK" and check.rule.online]
MILD = {
    LinkVerdict.BLOCKED: "LNK005",
    LinkVerdict.UNAVAILABLE: "LNK004",
    LinkVerdict.TIMEOUT: "LNK004",
    LinkVerdict.TLS_ERROR: "LNK003",
}


def in_bib() -> Reference:
    return make_reference(file="a.bib", line=1, fields={"url": FieldText(name="url", raw=f"{{{URL}}}", line=4)})


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
    "check",
    [links.tls_error, links.unreachable, links.blocked, link_forms.malformed_url, link_contents.missing_fragment],
)
def test_the_milder_checks_are_silent_on_live_links(check: Check) -> None:
    assert judged(check, make_link(URL)) == []


@pytest.mark.parametrize("verdict", [LinkVerdict.OK, LinkVerdict.SKIPPED])
def test_live_and_skipped_links_are_silent(verdict: LinkVerdict) -> None:
    assert all_of(make_link(URL, verdict=verdict, reason="offline")) == {}


def test_links_that_were_not_asked_are_silent() -> None:
    assert [f for check in ONLINE for f in judged(check)] == []


def test_a_lasting_address_is_offered_where_there_is_one() -> None:
    moved = make_link(URL, verdict=LinkVerdict.REDIRECTED, final_url="https://new.example.org/x")
    address = "http://repository.example.org/handle/10986/28342"
    (by_doi,) = judged(
        moves.moved_permanently, moved, reference=make_reference(work=make_work(doi="10.1596/978-1-4648-1106-7"))
    )
    (by_handle,) = judged(moves.moved_permanently, replace(moved, url=address), url=address, reference=make_reference())
    assert by_doi.expected == "https://doi.org/10.1596/978-1-4648-1106-7"
    assert by_handle.expected == "https://hdl.handle.net/10986/28342"
    assert "https://new.example.org/x" in by_handle.message
    (dead,) = judged(links.dead_link, replace(broken(), url=address), url=address, reference=make_reference())
    assert dead.remedy == "lasting address: https://hdl.handle.net/10986/28342"


def test_a_saved_copy_is_offered_for_a_dead_link() -> None:
    saved = broken(snapshot=Snapshot(url="https://web.archive.org/web/2011/x", date="2011-03-08"))
    assert "2011-03-08" in judged(links.dead_link, saved)[0].remedy


def test_a_saved_copy_goes_beside_the_address_of_an_entry_and_in_its_place_in_a_document() -> None:
    saved = broken(snapshot=Snapshot(url="https://web.archive.org/web/2011/x", date="2011-03-08"))
    (entry,) = judged(links.dead_link, saved, reference=in_bib(), field="url")
    assert isinstance(entry.intent, SetField)
    assert (entry.intent.field, entry.intent.value, entry.intent.safe) == ("archiveurl", saved.snapshot.url, False)  # type: ignore[union-attr]  # it has one
    document = read_text(f"See [the report]({URL}).\n")
    (in_text,) = judged(links.dead_link, saved, document=document)
    assert isinstance(in_text.intent, ReplaceText)
    assert (in_text.intent.text, in_text.intent.safe) == (f"[the report]({saved.snapshot.url})", False)  # type: ignore[union-attr]


def test_a_lasting_address_that_was_found_takes_the_place_of_a_dead_one() -> None:
    moved = broken(lasting="https://doi.org/10.1596/1", snapshot=Snapshot(url="https://a.example/x", date="2011-03-08"))
    (finding,) = judged(links.dead_link, moved, reference=in_bib(), field="url")
    assert finding.remedy == "lasting address: https://doi.org/10.1596/1"
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.field, finding.intent.value) == ("url", "https://doi.org/10.1596/1")
    assert not finding.intent.safe


def test_without_a_copy_there_is_nothing_to_write() -> None:
    assert judged(links.dead_link, broken(), reference=in_bib(), field="url")[0].intent is None


def test_a_dead_link_with_a_saved_copy_that_is_there_is_a_remark() -> None:
    saved = "https://web.archive.org/web/2011/x"
    reference = make_reference(work=make_work(url=URL, archive_url=saved))
    (alone,) = judged(links.dead_link, broken(), reference=reference)
    (covered,) = judged(links.dead_link, broken(), make_link(saved), reference=reference)
    (lost,) = judged(links.dead_link, broken(), make_link(saved, verdict=LinkVerdict.UNAVAILABLE), reference=reference)
    assert [f.severity for f in (alone, covered, lost)] == [Severity.ERROR, Severity.INFO, Severity.ERROR]


def test_a_link_that_died_says_since_when() -> None:
    dead = broken(
        history=LinkHistory(
            last_ok="2026-01-01", failures=("2026-03-01", "2026-03-02", "2026-03-05"), died="2026-03-05"
        ),
        failing_since="2026-03-01",
    )
    (finding,) = judged(links.dead_link, dead)
    assert "failing since 2026-03-01, last seen alive 2026-01-01, dead since 2026-03-05" in finding.message


def test_how_many_strikes_it_takes_can_be_set() -> None:
    young = broken(history=LinkHistory(last_ok="2026-03-01", failures=("2026-03-13",)))
    use = make_use(URL)
    context = make_context(links={URL: young}, uses=(use,), strikes=2, strike_days=1)
    (finding,) = links.dead_link.judge(links.dead_link.rule, context, use)
    assert finding.severity is Severity.ERROR


def test_soft_404s_of_other_kinds_have_codes_of_their_own() -> None:
    def of(reason: str) -> dict[str, Severity]:
        return all_of(make_link(URL, verdict=LinkVerdict.SOFT_404, reason=reason, detail="what was seen"))

    assert of("parked") == {"LNK009": Severity.WARNING}
    assert of("wrong-kind") == {"LNK016": Severity.WARNING}
    assert of("suspended") == {"LNK008": Severity.WARNING}
    unknown = make_link(URL, verdict=LinkVerdict.UNAVAILABLE, reason="parked")
    assert judged(link_contents.parked_domain, unknown) == judged(link_contents.wrong_content, unknown) == []
    assert judged(link_contents.parked_domain) == judged(link_contents.wrong_content) == []


@pytest.mark.parametrize(
    "url", ["http://localhost:8000/a", "http://10.1.2.3/a", "https://wiki/a", "file:///home/a.pdf"]
)
def test_private_target_fires_on_what_only_some_can_open(url: str) -> None:
    (finding,) = judged(link_forms.private_target, url=url)
    assert finding.severity is Severity.WARNING


def test_private_target_is_silent_on_public_hosts_and_where_the_host_has_answered() -> None:
    assert judged(link_forms.private_target, url="https://local.example.org/localhost") == []
    assert judged(link_forms.private_target, url="http://93.184.216.34/") == []
    inside = "http://10.1.2.3/a"
    assert judged(link_forms.private_target, make_link(inside), url=inside) == []


def test_private_target_knows_a_public_name_only_once_it_was_looked_up() -> None:
    said = "the address is on a private network, or otherwise not allowed: "
    inner = f"{said}10.0.0.1 is a private address {PRIVATE_HINT}"
    refused = make_link(URL, verdict=LinkVerdict.SKIPPED, reason="forbidden", detail=inner)
    port = make_link(URL, verdict=LinkVerdict.SKIPPED, reason="forbidden", detail=f"{said}port 25 is for mail")
    offline = make_link(URL, verdict=LinkVerdict.SKIPPED, reason="offline")
    assert (
        judged(link_forms.private_target, refused)[0].message == "the address is only reachable from a private network"
    )
    assert judged(link_forms.private_target, port) == judged(link_forms.private_target, offline) == []


def test_flapping_fires_on_four_turns_only() -> None:
    (finding,) = judged(links.flapping, make_link(URL, history=LinkHistory(turns=4)))
    assert (finding.severity, "4 times" in finding.message) == (Severity.INFO, True)
    assert judged(links.flapping, make_link(URL, history=LinkHistory(turns=3))) == []
    assert judged(links.flapping) == []


def test_a_front_page_and_an_error_page_are_told_apart() -> None:
    home = make_link(URL, verdict=LinkVerdict.SOFT_404, reason="redirect-to-home", final_url="https://example.org/")
    page = make_link(URL, verdict=LinkVerdict.SOFT_404, reason="error-page", detail="the page says “not found”")
    search = make_link(URL, verdict=LinkVerdict.SOFT_404, reason="redirect-to-search", detail="it leads to a search")
    empty = make_link(URL, verdict=LinkVerdict.SOFT_404, reason="empty", detail="the file is there, and empty")
    assert all_of(home) == all_of(search) == {"LNK007": Severity.WARNING}
    assert all_of(empty) == {"LNK016": Severity.WARNING}
    assert all_of(page) == {"LNK008": Severity.WARNING}
    assert judged(link_contents.redirect_to_home, home)[0].actual == URL
    assert judged(link_contents.soft_404, page)[0].message == "the page says “not found”"


def test_a_missing_part_and_an_address_that_cannot_be_asked() -> None:
    assert all_of(make_link(URL, verdict=LinkVerdict.FRAGMENT_MISSING)) == {"LNK011": Severity.WARNING}
    (finding,) = judged(
        link_forms.malformed_url, make_link(URL, verdict=LinkVerdict.MALFORMED, detail="there is no host")
    )
    assert finding.message == "there is no host"


@pytest.mark.parametrize("beginning", ["http://https://", "https:/"])
def test_an_address_that_begins_wrongly_is_told_and_can_be_mended(beginning: str) -> None:
    twice = beginning + URL.partition("://")[2]
    entry = make_reference(file="a.bib", line=1, fields={"url": FieldText(name="url", raw=f"{{{twice}}}", line=4)})
    (finding,) = judged(link_forms.malformed_url, url=twice, reference=entry, field="url")
    assert (finding.actual, finding.expected) == (twice, URL.replace("http:", "https:"))
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.value, finding.intent.safe) == (finding.expected, False)
    assert judged(moves.insecure, url=twice) == judged(link_forms.private_target, url=twice) == []


@pytest.mark.parametrize("url", ["https://web.archive.org/web/2019/http://a.example/", "https://https.example.org/a"])
def test_one_scheme_and_others_further_on_are_silent(url: str) -> None:
    assert judged(link_forms.malformed_url, url=url) == []


def test_secrets_in_an_address_are_not_repeated() -> None:
    (finding,) = judged(moves.insecure, url="http://user:secret@example.org/a?token=abc")
    assert "secret" not in finding.actual
    assert "abc" not in finding.actual
