from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from refcheck.errors import ExportError
from refcheck.exports import FORMATS, export
from refcheck.exports.checked import NOTHING_CHECKED, Checked, checked_of
from refcheck.exports.selection import render
from refcheck.model.evidence import Evidence, Outcome, Snapshot
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import ReferenceKind
from refcheck.model.report import Match, ReferenceRecord, Report, RunRecord, Verdict
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_link, make_reference, make_work

REFERENCE = make_reference(work=make_work(issued=PartialDate(year=2017), publisher="", doi=""))
KEY = REFERENCE.key
FOUND = replace(REFERENCE.work, publisher="World Bank", doi="10.1596/978-1-4648-1106-7", isbn=("9781464811067",))


def report(found: Work | None = FOUND, codes: tuple[str, ...] = (), **fields: Any) -> Report:
    fields.setdefault("matched", (Match(source="crossref", identifier="", title="", url="", score=1.0),))
    fields.setdefault("verdict", Verdict.OK)
    record = ReferenceRecord(
        id=KEY, key=KEY, work=REFERENCE.work, kind=ReferenceKind.PUBLICATION, file="a.bib", line=1, found=found,
        **{"found_source": "crossref", **fields},
    )  # fmt: skip
    findings = tuple(
        Finding(code=code, name=code, severity=Severity.ERROR, confidence=Confidence.HIGH, message="m",
                location=Location(path="a.bib", line=1), reference=KEY)
        for code in codes
    )  # fmt: skip
    return Report(
        run=RunRecord(version="1", started="2026-11-23T10:00:00Z", finished="", offline=False, requests={}),
        references=(record,),
        findings=findings,
        links=(make_link(REFERENCE.work.url or "https://e.org", snapshot=Snapshot(url="https://a.org/1", date="2020-01-02")),),
        asked={},
    )  # fmt: skip


def applied(found: Report, reference: Any = REFERENCE) -> Work:
    return checked_of(found, verified=True, tells=False).applied(reference).work


def test_what_is_missing_is_taken_from_an_accepted_record() -> None:
    work = applied(report())
    assert (work.publisher, work.doi, work.isbn) == ("World Bank", FOUND.doi, FOUND.isbn)
    assert work.title == REFERENCE.work.title


@pytest.mark.parametrize(
    "unsure",
    [
        {"matched": ()},
        {"found": None},
        {"found": replace(FOUND, title="Another work altogether", author=(Name(family="Other", given="A"),))},
    ],
)
def test_nothing_is_taken_from_a_record_that_is_not_known_to_be_the_works(unsure: dict[str, Any]) -> None:
    assert applied(report(**unsure)) == REFERENCE.work


def test_a_page_fills_nothing_in() -> None:
    assert applied(report(found_source="page")) == REFERENCE.work


def test_numbers_of_another_type_are_not_taken() -> None:
    assert applied(report(replace(FOUND, type="chapter"))).isbn == ()


def test_what_differs_is_taken_only_where_a_finding_says_so() -> None:
    later = replace(FOUND, issued=PartialDate(year=2018, month=3))
    assert applied(report(later)).issued == REFERENCE.work.issued
    assert applied(report(later, codes=("DAT003",))).issued == later.issued


def test_more_is_never_overwritten_with_less() -> None:
    exact = replace(REFERENCE, work=replace(REFERENCE.work, issued=PartialDate(year=2017, month=5, day=1)))
    found = report(replace(FOUND, issued=PartialDate(year=2018)), codes=("DAT003",))
    assert applied(found, exact).issued == exact.work.issued
    short = report(
        replace(FOUND, title="Migrating to Opportunity", author=FOUND.author[:1]), codes=("TTL001", "AUT002")
    )
    assert (applied(short).title, applied(short).author) == (REFERENCE.work.title, REFERENCE.work.author)
    loud = report(replace(FOUND, title=FOUND.title.replace("Labor", "Labour").upper()), codes=("TTL001",))
    assert applied(loud).title == REFERENCE.work.title


def test_a_record_of_another_work_under_the_same_id_is_none() -> None:
    other = replace(REFERENCE, work=Work(title="Something else"))
    assert applied(report(), other) == other.work
    assert checked_of(report(), verified=False, tells=True).status(other) == ""


def test_without_being_asked_nothing_changes() -> None:
    known = checked_of(report(), verified=False, tells=False)
    assert known.applied(REFERENCE) is REFERENCE
    assert known.status(REFERENCE) == ""
    assert NOTHING_CHECKED.applied(REFERENCE) is REFERENCE


def test_the_verdict_and_its_day_are_told() -> None:
    asked = Evidence(source="crossref", asked="x", outcome=Outcome.FOUND, when="2026-11-20T08:00:00Z", reference=KEY)
    told = checked_of(replace(report(), evidence=(asked,)), verified=False, tells=True)
    assert told.status(REFERENCE) == "refcheck 2026-11-20 – ok, agrees with its source (crossref)"
    unknown = report(None, verdict=Verdict.UNVERIFIED, reason="not-found", matched=())
    assert checked_of(unknown, verified=False, tells=True).status(REFERENCE) == (
        "refcheck 2026-11-23 – unverified, could not be checked (not found)"
    )


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "coins"])
def test_every_format_tells_it_without_a_colon(name: str) -> None:
    text = export([REFERENCE], name, report=report(), with_status=True)
    assert "refcheck 2026-11-23 – ok, agrees with its source (crossref)" in text
    assert "refcheck" not in export([REFERENCE], name)


def test_a_copy_in_an_archive_is_written_with_its_day() -> None:
    url = "https://e.org/x"
    reference = replace(REFERENCE, work=replace(REFERENCE.work, url=url))
    known = Checked(copies={url: Snapshot(url="https://web.archive.org/web/1/x", date="2020-01-02")})
    texts = {name: render([reference], name, (), known) for name in FORMATS}
    for name in ("bibtex", "biblatex", "csl-json", "csl-json-zotero", "ris", "endnote-xml", "csv"):
        assert "https://web.archive.org/web/1/x" in texts[name]
        assert "2020-01-02" in texts[name]
    assert json.loads(texts["csl-json"])[0]["custom"] == {"archive-date": "2020-01-02"}
    own = replace(reference, work=replace(reference.work, archive_url="https://mine.org", archive_date="2019-01-01"))
    assert "mine.org" in render([own], "ris", (), known)
    assert "web.archive.org" not in render([own], "ris", (), known)


def test_facts_and_verdicts_need_a_report() -> None:
    with pytest.raises(ExportError, match="no report"):
        export([REFERENCE], "ris", as_verified=True)
    with pytest.raises(ExportError, match="no report"):
        export([REFERENCE], "ris", with_status=True)
    assert "World Bank" in export([REFERENCE], "ris", report=report(), as_verified=True)
    assert "World Bank" not in export([REFERENCE], "ris", report=report())
