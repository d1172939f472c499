from __future__ import annotations

import pytest

from refcheck.checks import archive, link_contents, links
from refcheck.checks.interface import Check
from refcheck.model.evidence import LinkEvidence, LinkVerdict, Snapshot
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import SetField
from refcheck.model.reference import FieldText
from tests.factories import judged_bib, make_context, make_link, make_reference, make_use, make_work

URL = "https://www.example.org/report.pdf"
COPY = "https://web.archive.org/web/20171120101010/https://www.example.org/report.pdf"


def of_copy(check: Check, *asked: LinkEvidence, url: str = COPY) -> list[Finding]:
    reference = make_reference(
        file="a.bib",
        work=make_work(url=URL, archive_url=COPY),
        fields={"url": FieldText(name="url", raw=f"{{{URL}}}", line=4)},
    )
    use = make_use(url, reference=reference, field="archive-url")
    context = make_context(links={link.url: link for link in asked}, uses=(use,))
    return list(check.judge(check.rule, context, use))


def test_a_page_without_a_saved_copy() -> None:
    (finding,) = judged_bib(archive.no_snapshot, f"@online{{a, title = {{T}}, url = {{{URL}}}}}")
    assert (finding.severity, finding.actual) == (Severity.INFO, URL)
    assert not archive.no_snapshot.rule.by_default


@pytest.mark.parametrize(
    "entry",
    [
        f"@online{{a, title = {{T}}, url = {{{URL}}}, archiveurl = {{{COPY}}}}}",
        f"@online{{a, title = {{T}}, url = {{{COPY}}}}}",
        f"@online{{a, title = {{T}}, url = {{{URL}}}, doi = {{10.1000/1}}}}",
        f"@article{{a, title = {{T}}, journal = {{J}}, url = {{{URL}}}}}",
        "@online{a, title = {T}}",
        "@online{a, title = {T}, url = {ftp://www.example.org/}}",
    ],
)
def test_works_with_a_copy_and_works_that_stay_are_silent(entry: str) -> None:
    assert judged_bib(archive.no_snapshot, entry) == []


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [(LinkVerdict.BROKEN, "not-found"), (LinkVerdict.SOFT_404, "error-page"), (LinkVerdict.SOFT_404, "parked")],
)
def test_a_copy_that_is_not_there_is_told_once(verdict: LinkVerdict, reason: str) -> None:
    link = make_link(COPY, verdict=verdict, reason=reason, confirmed=True)
    (finding,) = of_copy(archive.snapshot_not_there, link)
    assert finding.severity is Severity.WARNING
    for check in (links.dead_link, links.host_gone, link_contents.soft_404, link_contents.parked_domain):
        assert of_copy(check, link) == []


@pytest.mark.parametrize("verdict", [v for v in LinkVerdict if v not in links.NOT_THERE])
def test_a_copy_that_is_there_or_could_not_be_asked_is_silent(verdict: LinkVerdict) -> None:
    assert of_copy(archive.snapshot_not_there, make_link(COPY, verdict=verdict)) == []


def test_nothing_is_said_of_a_copy_that_nobody_asked_for() -> None:
    assert of_copy(archive.snapshot_not_there) == []


def test_the_works_own_address_is_no_copy() -> None:
    link = make_link(URL, verdict=LinkVerdict.BROKEN, reason="not-found", confirmed=True)
    assert of_copy(archive.snapshot_not_there, link, url=URL) == []
    assert len(of_copy(links.dead_link, link, url=URL)) == 1


def dead(snapshot: Snapshot | None, verdict: LinkVerdict = LinkVerdict.BROKEN) -> list[Finding]:
    reference = make_reference(
        file="a.bib", line=1, work=make_work(url=URL), fields={"url": FieldText(name="url", raw=f"{{{URL}}}", line=4)}
    )
    use = make_use(URL, reference=reference, field="url")
    link = make_link(URL, verdict=verdict, reason="not-found", snapshot=snapshot)
    check = archive.dead_but_archived
    return list(check.judge(check.rule, make_context(links={URL: link}, uses=(use,)), use))


def test_a_dead_link_with_a_saved_copy() -> None:
    (finding,) = dead(Snapshot(url=COPY, date="2017-11-20"))
    assert (finding.severity, finding.expected) == (Severity.INFO, COPY)
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.field, finding.intent.value, finding.intent.safe) == ("archiveurl", COPY, False)
    assert not archive.dead_but_archived.rule.by_default


def test_dead_links_without_a_copy_and_living_ones_are_silent() -> None:
    assert dead(None) == []
    assert dead(Snapshot(url=COPY, date="2017-11-20"), LinkVerdict.OK) == []
    assert dead(Snapshot(url=COPY, date="2017-11-20"), LinkVerdict.BLOCKED) == []
