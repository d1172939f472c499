from __future__ import annotations

from datetime import date

import pytest

from refcheck.checks import dates
from refcheck.checks.dates import is_before
from refcheck.checks.interface import Check
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import ReferenceKind
from refcheck.model.work import PartialDate
from tests.factories import make_citation, make_context, make_document, make_reference, make_work


def day(text: str) -> PartialDate:
    parts = [int(part) for part in text.split("-")]
    return PartialDate(year=parts[0], month=parts[1] if parts[1:] else None, day=parts[2] if parts[2:] else None)


def judged(
    check: Check,
    *,
    issued: str = "",
    accessed: str = "",
    written: str = "2017-11-22",
    text: str = "A note.",
    kind: ReferenceKind = ReferenceKind.PUBLICATION,
) -> list[Finding]:
    work = make_work(issued=day(issued) if issued else None, accessed=day(accessed) if accessed else None)
    reference = make_reference(
        work=work, citations=(make_citation(path="a.md", marker="3", line=9, text=text),), kind=kind
    )
    context = make_context(
        references=(reference,), documents=(make_document(path="a.md", date=written),), today=date(2026, 11, 26)
    )
    return list(check.judge(check.rule, context, reference))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2017", "2018", True),
        ("2017", "2017", False),
        ("2017", "2017-05", False),
        ("2017-04", "2017-05", True),
        ("2017-05-01", "2017-05", False),
        ("2017-05-01", "2017-05-02", True),
        ("2018", "2017-05-02", False),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(one: str, other: str, expected: bool) -> None:
    assert is_before(day(one), day(other)) is expected


@pytest.mark.parametrize(
    ("issued", "severity"),
    [("2019", Severity.WARNING), ("2018", Severity.INFO), ("2018-05-01", Severity.WARNING), ("2018-01", Severity.INFO)],
)
def test_a_source_newer_than_its_document(issued: str, severity: Severity) -> None:
    (finding,) = judged(dates.cited_after_document, issued=issued)
    assert (finding.code, finding.severity, finding.actual, finding.location.marker) == (
        "DAT007",
        severity,
        issued,
        "3",
    )


@pytest.mark.parametrize(("many", "severity"), [(2, Severity.WARNING), (3, Severity.INFO)])
def test_many_newer_sources_show_that_the_document_was_revised(many: int, severity: Severity) -> None:
    newer = tuple(
        make_reference(key=f"k{n}", work=make_work(issued=day(f"20{n + 20}")), citations=(make_citation(path="a.md"),))
        for n in range(many)
    )
    context = make_context(references=newer, documents=(make_document(path="a.md", date="2017-11-22"),))
    check = dates.cited_after_document
    assert [f.severity for one in newer for f in check.judge(check.rule, context, one)] == [severity] * many


@pytest.mark.parametrize("issued", ["2017", "2017-11", "2017-12", "2016", ""])
def test_sources_of_the_time_are_fine(issued: str) -> None:
    assert judged(dates.cited_after_document, issued=issued) == []


def test_a_source_is_not_judged_without_a_date_or_when_it_is_forthcoming_or_private() -> None:
    assert judged(dates.cited_after_document, issued="2019", written="") == []
    assert judged(dates.cited_after_document, issued="2019", written="someday") == []
    assert judged(dates.cited_after_document, issued="2019", text="Berg, Work (forthcoming 2019).") == []
    assert judged(dates.cited_after_document, issued="2019", kind=ReferenceKind.INTERVIEW) == []


@pytest.mark.parametrize(
    ("issued", "accessed", "message"),
    [
        ("2016", "2015-03-01", "before it was published"),
        ("2016-05-03", "2016-05-02", "before it was published"),
        ("", "2027-01-01", "still to come"),
        ("2010", "2018-03-03", "after the document was written"),
    ],
)
def test_access_dates_that_cannot_be(issued: str, accessed: str, message: str) -> None:
    (finding,) = judged(dates.urldate_impossible, issued=issued, accessed=accessed)
    assert message in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("issued", "accessed", "written"),
    [
        ("2016", "2016-03-01", "2017-11-22"),
        ("2010", "2017-11-22", "2017-11-22"),
        ("2010", "2017", "2017-11-22"),
        ("2010", "2018-03-03", ""),
        ("2010", "", "2017-11-22"),
    ],
)
def test_access_dates_that_can_be(issued: str, accessed: str, written: str) -> None:
    assert judged(dates.urldate_impossible, issued=issued, accessed=accessed, written=written) == []
