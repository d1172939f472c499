from __future__ import annotations

import pytest

from refcheck.checks import fields
from refcheck.checks.interface import Check
from refcheck.model.document import Problem
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.model.work import PartialDate, Work
from tests.factories import make_citation, make_context, make_reference, make_work

URL = "http://www.workersconnection.org/resources/Resources_72/book_tf-amw_feb2010.pdf"


def judged(check: Check, reference: Reference) -> list[Finding]:
    return list(check.judge(check.rule, make_context(references=(reference,)), reference))


def test_an_online_source_without_an_access_date() -> None:
    (finding,) = judged(fields.missing_urldate, make_reference(work=make_work(type="webpage", url=URL)))
    assert finding.severity is Severity.INFO


def test_a_book_counts_when_a_note_cites_it_by_its_address() -> None:
    book = make_work(type="book", url=URL)
    assert judged(fields.missing_urldate, make_reference(work=book)) == []
    assert len(judged(fields.missing_urldate, make_reference(work=book, citations=(make_citation(),)))) == 1


@pytest.mark.parametrize(
    "work",
    [
        make_work(type="webpage"),
        make_work(type="webpage", url=URL, accessed=PartialDate(year=2017)),
        make_work(type="webpage", url=URL, doi="10.1000/1"),
        make_work(type="article-journal", url=URL),
    ],
)
def test_what_needs_no_access_date_is_silent(work: Work) -> None:
    assert judged(fields.missing_urldate, make_reference(work=work)) == []


def test_laws_and_broken_entries_are_silent() -> None:
    work = make_work(type="webpage", url=URL)
    problem = Problem(code="SYN001", message="broken", location=Location(path="a.bib"))
    assert judged(fields.missing_urldate, make_reference(work=work, kind=ReferenceKind.LAW)) == []
    assert judged(fields.missing_urldate, make_reference(work=work, problem=problem)) == []


def test_another_year_in_the_address_is_a_remark() -> None:
    (finding,) = judged(fields.year_in_url, make_reference(work=make_work(url=URL, issued=PartialDate(year=2009))))
    assert finding.severity is Severity.INFO
    assert (finding.expected, finding.actual) == ("2009", "feb2010")


@pytest.mark.parametrize(
    "work",
    [
        make_work(url=URL, issued=PartialDate(year=2010)),
        make_work(url=URL, issued=None),
        make_work(url="https://example.org/1986/report.pdf", issued=PartialDate(year=2009)),
        make_work(issued=PartialDate(year=2009)),
    ],
)
def test_the_same_year_and_bare_years_are_silent(work: Work) -> None:
    assert judged(fields.year_in_url, make_reference(work=work)) == []
