from __future__ import annotations

from typing import Any

import pytest

from refcheck.checks.title_variants import subtitle_differs, title_inconsistent
from refcheck.model.document import Block, BlockKind, Link, LinkRole, Note
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Span
from refcheck.model.reference import Citation, CitationItem, NoteKind, Reference
from refcheck.model.work import Name, PartialDate
from tests.factories import TITLE, make_citation, make_context, make_document, make_mention, make_reference, make_work

POLANYI = "The Great Transformation: The Political and Economic Origins of Our Time"
URL = "https://a.example/handle/28342"


def subtitles(mention: str, title: str = POLANYI, **fields: Any) -> list[Finding]:
    reference = make_reference(
        work=make_work(title=title), mentions=(make_mention(mention, **fields),), citations=(make_citation(),)
    )
    return list(subtitle_differs.judge(subtitle_differs.rule, make_context(references=(reference,)), reference))


def test_another_subtitle_is_told_and_both_are_named() -> None:
    (finding,) = subtitles("The Great Transformation: Markets and Their Limits")
    assert finding.severity is Severity.INFO
    assert finding.actual == "Markets and Their Limits"
    assert finding.expected == "The Political and Economic Origins of Our Time"
    assert [place.line for place in finding.related] == [11]


@pytest.mark.parametrize(
    ("mention", "title"),
    [
        ("The Great Transformation", POLANYI),
        (POLANYI, "The Great Transformation"),
        (POLANYI.upper(), POLANYI),
        ("The Great Transformation: The Political and Economic Origin of Our Times", POLANYI),
        ("The Great Transition: Markets and Their Limits", POLANYI),
        ("World Report 2015: Events of 2014", "World Report 2015: Events of 2013"),
        ("The Great Transformation: Los orígenes de nuestro tiempo", POLANYI),
        ("", POLANYI),
    ],
)
def test_a_subtitle_left_out_or_nearly_right_and_other_languages_are_silent(mention: str, title: str) -> None:
    assert subtitles(mention, title) == []


def test_without_a_marker_it_is_not_known_which_work_is_meant() -> None:
    assert subtitles("The Great Transformation: Markets and Their Limits", marker=None) == []


def project(*references: Reference, **context: Any) -> list[Finding]:
    return list(title_inconsistent.judge(title_inconsistent.rule, make_context(references=references, **context), None))


def titled(key: str, title: str, **fields: Any) -> Reference:
    return make_reference(key=key, work=make_work(title=title, **fields))


@pytest.mark.parametrize(
    ("fields", "severity", "confidence"),
    [
        ({"doi": "10.1596/978-1"}, Severity.WARNING, Confidence.MEDIUM),
        ({"url": URL}, Severity.INFO, Confidence.LOW),
    ],
)
def test_two_titles_under_one_doi_are_a_warning_and_under_one_address_information(
    fields: dict[str, Any], severity: Severity, confidence: Confidence
) -> None:
    one, other = titled("a", TITLE, **fields), titled("b", "Migrating for Opportunities", **fields)
    (finding,) = project(one, other)
    assert (finding.severity, finding.confidence) == (severity, confidence)
    assert (finding.expected, finding.actual) == (TITLE, "Migrating for Opportunities")


def test_two_titles_under_one_doi_are_told_once() -> None:
    fields = {"doi": "10.1596/978-1", "url": URL}
    findings = project(titled("a", TITLE, **fields), titled("b", "Migrating to Opportunities", **fields))
    assert len(findings) == 1


def test_one_author_one_year_and_almost_one_title_are_information() -> None:
    (finding,) = project(titled("a", TITLE), titled("b", TITLE.replace("Opportunity", "Opportunities")))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("Migrating to Opportunity", {"url": URL}),
        (TITLE.upper(), {"url": URL}),
        ("Sold to the Sea", {"url": URL}),
        ("Migrando hacia la oportunidad", {"url": URL}),
        ("Migrating for Opportunities", {"url": "https://a.example/other"}),
        ("Migrating to Opportunities: Overcoming Barriers to Labor Mobility", {"issued": PartialDate(year=2018)}),
        ("Migrating to Opportunities: Overcoming Barriers to Labor Mobility", {"author": (Name(family="Moroz"),)}),
    ],
)
def test_short_forms_other_works_and_translations_are_silent(title: str, fields: dict[str, Any]) -> None:
    assert project(titled("a", TITLE, url=URL), titled("b", title, **fields)) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Reports of the ferry user group on the river", "User group reports of the river ferry", 0),
        ("The ferries.sty package for timetables", "The bridges.sty package for timetables", 0),
        ("The ferries package for timetables", "The bridges package for timetables", 1),
        ("Moving to Opportunity in the Delta", "Moving for Opportunity in the Delta", 1),
    ],
)
def test_the_same_words_in_another_order_and_other_files_are_silent(one: str, other: str, told: int) -> None:
    assert len(project(titled("a", one, url=URL), titled("b", other, url=URL))) == told


def test_a_front_page_is_no_identifier() -> None:
    home = {"url": "https://a.example/", "author": ()}
    assert project(titled("a", TITLE, **home), titled("b", "Migrating for Opportunities", **home)) == []


def test_reports_of_two_years_under_one_address_are_two_works() -> None:
    assert project(titled("a", "World Report 2016", url=URL), titled("b", "World Report 2017", url=URL)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"author": (Name(family="Moroz"),)},
        {"issued": PartialDate(year=1998)},
        {"volume": "3"},
        {"issue": "2"},
        {"page": "17--18"},
    ],
)
def test_pieces_in_one_file_by_others_or_on_other_pages_are_two_works(fields: dict[str, Any]) -> None:
    issue = {"url": URL, "volume": "4", "issue": "1", "page": "5"}
    one = titled("a", TITLE, **issue)
    assert project(one, titled("b", "Migrating for Opportunities", **issue | fields)) == []
    assert len(project(one, titled("b", "Migrating for Opportunities", **issue))) == 1
    same = {"doi": "10.1000/182"}
    assert len(project(titled("a", TITLE, **same), titled("b", "Migrating for Opportunities", **same | fields))) == 1


def test_many_works_under_one_address_are_not_compared() -> None:
    many = [titled(f"k{n}", f"Migrating {'very ' * n}to Opportunity in Asia", url=URL, author=()) for n in range(14)]
    assert project(*many) == []


def note(marker: str, url: str) -> Note:
    span = Span(0, 1)
    link = Link(
        url=url, raw=url, text=url, span=span, line=1, column=1, element="link", role=LinkRole.CITATION, marker=marker
    )
    block = Block(kind=BlockKind.NOTE, line=1, span=span)
    return Note(marker=marker, line=1, span=span, block=block, links=(link,))


def two_addresses(first: str, second: str, kind: NoteKind = NoteKind.FULL) -> list[Finding]:
    def cites(marker: str, kind: NoteKind) -> Citation:
        return make_citation(marker=marker, kind=kind, items=(CitationItem(kind=kind, references=("k",)),))

    reference = make_reference(key="k", citations=(cites("1", NoteKind.FULL), cites("2", kind)))
    return project(reference, documents=(make_document(notes=(note("1", first), note("2", second))),))


def test_two_addresses_of_one_work_are_information() -> None:
    (finding,) = two_addresses("https://a.example/x.pdf", "https://b.example/y.pdf")
    assert finding.severity is Severity.INFO
    assert (finding.expected, finding.actual) == ("https://a.example/x.pdf", "https://b.example/y.pdf")
    assert finding.location.marker == "2"


@pytest.mark.parametrize(
    "second",
    [
        "http://www.a.example/x.pdf",
        "https://a.example/x.pdf#page=4",
        "https://a.example/x.pdf?download=1",
        "https://doi.org/10.1596/978-1",
        "https://web.archive.org/web/2017/https://a.example/x.pdf",
        "https://b.example/",
        "mailto:someone@b.example",
    ],
)
def test_other_spellings_lasting_addresses_archives_and_front_pages_are_silent(second: str) -> None:
    assert two_addresses("https://a.example/x.pdf", second) == []


def test_the_addresses_of_a_note_with_several_works_are_not_compared() -> None:
    assert two_addresses("https://a.example/x.pdf", "https://b.example/y.pdf", NoteKind.MIXED) == []
