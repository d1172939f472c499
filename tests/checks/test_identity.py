from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks import identity, unknown
from refcheck.checks.interface import Check
from refcheck.model.evidence import PLACE_TAKEN, Evidence, Outcome, Via
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_context, make_record, make_reference, make_silence, make_work

SOIL = Work(
    type="article-journal",
    title="Soil Chemistry of Upland Terraces",
    author=(Name(family="Okafor", given="Ngozi"),),
    issued=PartialDate(year=2009),
)
FERRIES = Work(
    type="article-journal",
    title="Ferries and Fares: Crossing the Strait on Seasonal Contracts",
    author=(Name(family="Wirawan", given="Dewi"),),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
)
SEARCHED: dict[str, Any] = {"via": Via.SEARCH, "identifier": ""}


def judged(check: Check, *evidence: Evidence, work: Work = FERRIES, **fields: Any) -> list[Finding]:
    reference = make_reference(work=work, **fields)
    return list(check.judge(check.rule, make_context(references=(reference,), evidence=evidence), reference))


# IDN004 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fields", "count"), [({"number": "2046"}, 0), ({"doi": "10.17487/RFC2046"}, 1)])
def test_a_doi_that_was_made_of_an_rfc_s_number_is_no_fault_of_the_reference(
    fields: dict[str, str], count: int
) -> None:
    silent = [make_silence(by=name, identifier="doi:10.17487/rfc2046") for name in ("doi.org", "crossref", "datacite")]
    own: dict[str, Any] = {"doi": "", "type": "report", **fields}
    work = replace(FERRIES, **own)
    assert len(judged(identity.doi_unregistered, *silent, work=work)) == count


def unregistered(*evidence: Evidence) -> list[Finding]:
    return judged(identity.doi_unregistered, *evidence)


def test_a_doi_that_all_disown_is_an_error() -> None:
    (finding,) = unregistered(*(make_silence(by=name) for name in ("doi.org", "crossref", "datacite")))
    assert (finding.severity, finding.actual, finding.evidence) == (Severity.ERROR, "10.7001/a", (0, 1, 2))
    assert finding.message == "no agency has registered this DOI"


def test_with_one_agency_unasked_it_is_a_warning() -> None:
    (finding,) = unregistered(make_silence(by="doi.org"), make_silence(by="crossref"))
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("outcome", [Outcome.UNAVAILABLE, Outcome.REFUSED, Outcome.SKIPPED])
def test_an_agency_that_did_not_answer_makes_no_error(outcome: Outcome) -> None:
    said = [make_silence(by="doi.org"), make_silence(by="crossref"), make_silence(outcome, by="datacite")]
    assert [one.severity for one in unregistered(*said)] == [Severity.WARNING]
    silent = [make_silence(outcome, by="doi.org"), make_silence(by="crossref"), make_silence(by="datacite")]
    assert unregistered(*silent) == []


def test_a_404_of_crossref_alone_says_nothing_of_a_doi() -> None:
    registered = make_silence(Outcome.FOUND, by="doi.org", kept="DataCite")
    assert unregistered(registered, make_silence(by="crossref")) == []
    assert unregistered(make_silence(by="crossref")) == []


def test_one_agency_that_has_it_is_enough() -> None:
    assert unregistered(make_silence(by="doi.org"), make_silence(by="crossref"), make_record(FERRIES, "datacite")) == []


def test_a_dead_doi_of_the_page_is_not_the_authors_fault() -> None:
    assert unregistered(*(make_silence(by=n, via=Via.PAGE) for n in ("doi.org", "crossref", "datacite"))) == []


def test_the_doi_that_a_search_found_is_told() -> None:
    found = make_record(replace(FERRIES, doi="10.7001/right"), **SEARCHED)
    (finding,) = unregistered(make_silence(by="doi.org"), found)
    assert finding.expected == "10.7001/right"


def _fields(work: Work) -> dict[str, Any]:
    return {name: getattr(work, name) for name in ("type", "title", "author", "issued", "container_title")}


# IDN005 ------------------------------------------------------------------------------------------


def other_work(*evidence: Evidence, **fields: Any) -> list[Finding]:
    return judged(identity.identifier_of_other_work, *evidence, **fields)


def test_a_doi_of_another_work_is_an_error() -> None:
    (finding,) = other_work(make_record(SOIL))
    assert (finding.severity, finding.expected) == (
        Severity.ERROR,
        "Soil Chemistry of Upland Terraces (Okafor 2009)",
    )
    assert finding.message == "this DOI is that of another work (Crossref)"


def test_it_is_told_once_for_each_identifier() -> None:
    assert len(other_work(make_record(SOIL), make_record(SOIL, "openalex"))) == 1
    (arxiv,) = other_work(make_record(SOIL, "arxiv", identifier="arxiv:1801.00001"))
    assert "arXiv number" in arxiv.message


def test_with_the_same_author_it_is_no_error() -> None:
    mine = Work(**{**_fields(SOIL), "author": FERRIES.author})
    assert [one.severity for one in other_work(make_record(mine))] in ([], [Severity.WARNING])


@pytest.mark.parametrize(
    "record",
    [
        FERRIES,
        replace(FERRIES, title="FERRIES AND FARES"),
        replace(FERRIES, type="review", author=SOIL.author),
        replace(FERRIES, title="Паромы и тарифы: сезонные контракты через пролив"),
        Work(type="article-journal", title=""),
    ],
)
def test_the_work_itself_a_review_another_script_and_no_title_are_silent(record: Work) -> None:
    assert other_work(make_record(record)) == []


def test_what_a_search_or_a_page_led_to_is_not_what_was_cited() -> None:
    assert other_work(make_record(SOIL, via=Via.SEARCH), make_record(SOIL, via=Via.PAGE)) == []


def test_without_a_record_nothing_is_known_of_an_identifier() -> None:
    assert other_work() == []
    assert other_work(make_silence(Outcome.UNAVAILABLE)) == []


GERMAN = Work(
    type="article-journal",
    title="Der Boden und die Terrassen im Hochland von Luzon",
    author=(Name(family="Brandt", given="Ulf"),),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
    volume="12",
)


def test_a_neighbour_of_the_same_journal_in_another_language_is_a_warning() -> None:
    assert [one.severity for one in other_work(make_record(GERMAN))] == [Severity.WARNING]
    mine = replace(GERMAN, author=FERRIES.author)
    assert other_work(make_record(mine)) == []


def test_a_neighbour_on_other_pages_of_the_volume_is_an_error_in_any_language() -> None:
    placed = replace(FERRIES, page="201-233", volume="12")
    other = replace(GERMAN, page="17-40")
    assert [one.severity for one in other_work(make_record(other), work=placed)] == [Severity.ERROR]
    assert [one.severity for one in other_work(make_record(replace(other, page="")), work=placed)] == [Severity.WARNING]
    elsewhere = replace(other, volume="13")
    assert [one.severity for one in other_work(make_record(elsewhere), work=placed)] == [Severity.WARNING]
    body = replace(other, author=(Name(literal="Union of Bogs"),))
    assert other_work(make_record(body), work=placed) == []


POLITICS = Work(
    type="article-journal",
    title="The Fares of Island Contracts",
    author=(Name(family="Brandt", given="Ulf"),),
    issued=PartialDate(year=1999),
)
CONTRACTS = Work(
    type="book",
    title="Mobile Labour: Island Contracts and Local Fares",
    author=FERRIES.author,
    issued=PartialDate(year=2018),
)


def test_some_of_the_words_by_other_people_are_no_review_of_it() -> None:
    assert [one.severity for one in other_work(make_record(POLITICS), work=CONTRACTS)] == [Severity.WARNING]
    own = make_record(replace(CONTRACTS, doi="10.7001/own"), via=Via.SEARCH)
    assert [one.severity for one in other_work(make_record(POLITICS), own, work=CONTRACTS)] == [Severity.ERROR]
    review = replace(POLITICS, title=CONTRACTS.title)
    assert other_work(make_record(review), own, work=CONTRACTS) == []


def test_another_title_on_the_same_page_is_a_warning_unless_the_author_is_the_same() -> None:
    placed = replace(FERRIES, page="201-233", volume="12")
    mine = replace(placed, title="Soil Chemistry of Upland Terraces")
    other = replace(mine, author=(Name(literal="Union"),))
    assert [one.severity for one in other_work(make_record(other), work=placed)] == [Severity.WARNING]
    assert other_work(make_record(mine), work=placed) == []


def test_a_record_that_agrees_in_nothing_is_a_warning_where_the_work_has_another_doi() -> None:
    odd = Work(
        type="article-journal", title="地学雑誌の研究", issued=PartialDate(year=1999), author=(Name(literal="X"),)
    )
    own = make_record(replace(FERRIES, doi="10.7001/own"), via=Via.SEARCH)
    assert [one.severity for one in other_work(make_record(odd), own)] == [Severity.WARNING]
    assert other_work(make_record(odd)) == []
    same_year = replace(odd, issued=FERRIES.issued)
    assert other_work(make_record(same_year), own) == []


OWN = make_record(replace(FERRIES, doi="10.7001/own"), via=Via.SEARCH)
PEAT = Work(type="article-journal", title="Peat Inside", author=(Name(literal="Union of Bogs"),))


def test_another_title_is_an_error_where_the_work_itself_has_another_doi() -> None:
    assert [one.severity for one in other_work(make_record(PEAT), OWN)] == [Severity.ERROR]
    assert [one.severity for one in other_work(make_record(PEAT))] == [Severity.WARNING]
    unheard = make_silence(Outcome.UNAVAILABLE, **SEARCHED)
    assert [one.severity for one in other_work(make_record(PEAT), unheard)] == [Severity.WARNING]


@pytest.mark.parametrize(
    "record",
    [
        replace(PEAT, author=FERRIES.author),
        replace(PEAT, title="Editorial"),
        replace(PEAT, container_title=FERRIES.container_title),
        replace(PEAT, doi="10.7001/own"),
    ],
)
def test_a_record_that_may_have_to_do_with_the_work_makes_no_error(record: Work) -> None:
    said = other_work(make_record(record, identifier="doi:10.7001/a"), OWN)
    assert Severity.ERROR not in [one.severity for one in said]


def test_the_whole_that_a_paper_may_stand_in_makes_no_error() -> None:
    paper = replace(FERRIES, type="paper-conference", container_title="Isle Days")
    own = make_record(replace(paper, doi="10.7001/own"), via=Via.SEARCH)
    said = other_work(make_record(replace(PEAT, type="book")), own, work=paper)
    assert [one.severity for one in said] == [Severity.WARNING]


def test_another_type_is_something_against_a_record_that_agrees_in_nothing() -> None:
    odd = Work(type="book", title="\u5730\u5b66\u96d1\u8a8c\u306e\u7814\u7a76", author=(Name(literal="X"),))
    assert [one.severity for one in other_work(make_record(odd), OWN)] == [Severity.WARNING]
    assert other_work(make_record(replace(odd, type="article-journal")), OWN) == []


# IDN008 ------------------------------------------------------------------------------------------

BOOK = Work(type="book", title="Cooking with Seaweed and Salt", author=(Name(family="Moreau", given="Luc"),))
ISBN: dict[str, Any] = {"by": "open-library", "identifier": "isbn:9780306406157"}


def other_book(*evidence: Evidence, **fields: Any) -> list[Finding]:
    return judged(identity.isbn_of_other_work, *evidence, work=make_work(**fields))


def test_an_isbn_of_another_book_is_a_warning() -> None:
    (finding,) = other_book(make_record(BOOK, **ISBN))
    assert (finding.severity, finding.expected) == (Severity.WARNING, "Cooking with Seaweed and Salt")


def test_the_book_of_a_chapter_is_not_another_book() -> None:
    assert other_book(make_record(BOOK, **ISBN), type="chapter", container_title="Cooking with Seaweed and Salt") == []
    assert len(other_book(make_record(BOOK, **ISBN), type="chapter", container_title="The Handbook of Ports")) == 1


def test_the_same_book_and_no_answer_are_silent() -> None:
    assert other_book(make_record(make_work(), **ISBN)) == []
    assert other_book(make_silence(Outcome.UNAVAILABLE, identifier="isbn:9780306406157")) == []
    assert other_book() == []


# IDN017 ------------------------------------------------------------------------------------------


def disagree(*evidence: Evidence, work: Work = FERRIES) -> list[Finding]:
    return judged(identity.identifiers_disagree, *evidence, work=work)


UNTITLED = Work(type="document")
NUMBER: dict[str, Any] = {"by": "pubmed", "identifier": "pmid:31"}


def test_identifiers_of_two_works_are_an_error() -> None:
    (finding,) = disagree(make_record(SOIL), make_record(FERRIES, **NUMBER), work=UNTITLED)
    assert (finding.severity, finding.evidence) == (Severity.ERROR, (0, 1))
    assert finding.actual.startswith("pmid:31: Ferries")


def test_when_one_of_them_is_right_the_other_is_told_of_elsewhere() -> None:
    assert disagree(make_record(SOIL), make_record(FERRIES, **NUMBER)) == []


@pytest.mark.parametrize(
    "other",
    [
        make_record(SOIL, **NUMBER),
        make_record(FERRIES, **ISBN),
        make_record(FERRIES, "openalex"),
        make_silence(Outcome.UNAVAILABLE, identifier="pmid:31"),
        make_record(FERRIES, "pubmed", identifier="pmid:31", via=Via.PAGE),
    ],
)
def test_one_work_a_book_of_it_one_identifier_and_no_answer_are_silent(other: Evidence) -> None:
    assert disagree(make_record(SOIL), other, work=UNTITLED) == []


# PUB010 ------------------------------------------------------------------------------------------

BOTH = (make_silence(**SEARCHED), make_silence(by="openalex", **SEARCHED))


def missing(*evidence: Evidence, **fields: Any) -> list[Finding]:
    return judged(unknown.not_found, *evidence, **fields)


def test_a_described_article_that_two_registries_do_not_know_is_a_warning() -> None:
    (finding,) = missing(*BOTH)
    assert finding.severity is Severity.WARNING
    assert finding.message == "Crossref and OpenAlex do not know this work; registries may not cover it"
    assert "fake" not in finding.message


@pytest.mark.parametrize(
    "work",
    [
        make_work(),
        make_work(type="report"),
        replace(FERRIES, container_title=""),
        replace(FERRIES, author=()),
        replace(FERRIES, issued=None),
    ],
)
def test_of_anything_else_it_is_information(work: Work) -> None:
    assert [one.severity for one in missing(*BOTH, work=work)] == [Severity.INFO]


NAMELESS = replace(FERRIES, type="document", container_title="", volume="", issue="", page="")


@pytest.mark.parametrize(
    ("work", "severity"),
    [
        (replace(NAMELESS, page="201--224"), Severity.WARNING),
        (replace(NAMELESS, volume="12", issue="3"), Severity.WARNING),
        (replace(NAMELESS, volume="12", number="3"), Severity.WARNING),
        (replace(NAMELESS, page="24"), Severity.INFO),
        (replace(NAMELESS, volume="12"), Severity.INFO),
        (replace(NAMELESS, page="201--224", author=()), Severity.INFO),
        (NAMELESS, Severity.INFO),
    ],
)
def test_numbers_of_a_place_describe_an_article_whose_journal_is_missing(work: Work, severity: Severity) -> None:
    assert [one.severity for one in missing(*BOTH, work=work)] == [severity]


def test_a_title_that_another_begins_with_is_no_part_of_it() -> None:
    begun = [make_silence(by=name, excerpt="Ferries and", **SEARCHED) for name in ("crossref", "openalex")]
    assert [one.severity for one in missing(*begun)] == [Severity.WARNING]
    whole = replace(FERRIES, title="Ferries and Fares")
    known = [make_silence(by=name, excerpt=FERRIES.title, **SEARCHED) for name in ("crossref", "openalex")]
    assert [one.severity for one in missing(*known, work=whole)] == [Severity.INFO]


def test_one_registry_is_not_enough_for_a_warning() -> None:
    assert [one.severity for one in missing(BOTH[0])] == [Severity.INFO]


@pytest.mark.parametrize(
    "other",
    [
        make_silence(Outcome.UNAVAILABLE, "openalex", **SEARCHED),
        make_silence(Outcome.REFUSED, "openalex", **SEARCHED),
        make_silence(Outcome.SKIPPED, "openalex", **SEARCHED),
        make_silence(Outcome.AMBIGUOUS, "openalex", **SEARCHED),
        make_silence(Outcome.UNAVAILABLE, "doi.org"),
        make_record(FERRIES, "openalex", **SEARCHED),
    ],
)
def test_a_registry_that_is_down_or_knows_the_work_silences_it(other: Evidence) -> None:
    assert missing(BOTH[0], other) == []


def test_what_was_not_searched_for_is_not_missing() -> None:
    assert missing() == []
    assert missing(make_silence(by="crossref")) == []
    assert missing(*BOTH, kind=ReferenceKind.INTERVIEW) == []


@pytest.mark.parametrize("nearest", [FERRIES.title, "Ferries and Fares"])
def test_a_work_of_the_very_title_in_a_registry_makes_it_information(nearest: str) -> None:
    silences = [make_silence(by=name, excerpt=nearest, **SEARCHED) for name in ("crossref", "openalex")]
    assert [one.severity for one in missing(*silences)] == [Severity.INFO]
    silences = [make_silence(by=name, excerpt="Ferries of Norway", **SEARCHED) for name in ("crossref", "openalex")]
    assert [one.severity for one in missing(*silences)] == [Severity.WARNING]


PLACED = replace(FERRIES, volume="12", issue="3", page="201-224")
IN_PLACE = replace(PLACED, title=SOIL.title, author=SOIL.author)


def at_its_place(record: Work = IN_PLACE, **changed: Any) -> Evidence:
    found = make_record(record, "crossref-places", via=Via.PLACE, identifier="doi:10.7001/b")
    return replace(found, **{"outcome": Outcome.NOT_FOUND, "reason": PLACE_TAKEN, "matches": False, **changed})


def test_another_work_at_the_place_of_an_unknown_article_is_an_error() -> None:
    (finding,) = missing(*BOTH, at_its_place(), work=PLACED)
    assert (finding.severity, finding.expected, finding.evidence) == (Severity.ERROR, SOIL.title, (0, 1, 2))
    assert finding.message == (
        "Crossref and OpenAlex do not know this work, and at its place in the journal Crossref has another"
    )


@pytest.mark.parametrize(
    "place",
    [
        at_its_place(replace(IN_PLACE, issue="4")),
        at_its_place(replace(IN_PLACE, author=FERRIES.author)),
        replace(at_its_place(), record=None),
        at_its_place(reason=""),
        replace(at_its_place(), outcome=Outcome.UNAVAILABLE, record=None, reason="timeout"),
    ],
)
def test_a_place_of_which_nothing_is_certain_leaves_it_a_warning(place: Evidence) -> None:
    assert [one.severity for one in missing(*BOTH, place, work=PLACED)] == [Severity.WARNING]


def test_a_taken_place_is_no_error_while_one_registry_alone_was_searched_or_has_the_title() -> None:
    assert [one.severity for one in missing(BOTH[0], at_its_place(), work=PLACED)] == [Severity.INFO]
    known = [make_silence(by=name, excerpt=FERRIES.title, **SEARCHED) for name in ("crossref", "openalex")]
    assert [one.severity for one in missing(*known, at_its_place(), work=PLACED)] == [Severity.WARNING]
    assert [one.severity for one in missing(*known, work=PLACED)] == [Severity.INFO]


def test_without_an_issue_a_taken_place_is_a_warning_that_names_the_other_work() -> None:
    (finding,) = missing(*BOTH, at_its_place(), work=replace(PLACED, issue=""))
    assert (finding.severity, finding.expected) == (Severity.WARNING, SOIL.title)


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Book Review: {Nell Harrow, Tolls on Mountain Passes}", Severity.INFO),
        ("Editorial: The Tides of the Year", Severity.INFO),
        ("Review of Mountain Passes and their Tolls", Severity.WARNING),
        ("Review", Severity.WARNING),
    ],
)
def test_a_piece_of_a_column_may_be_there_under_the_name_of_the_column(title: str, severity: Severity) -> None:
    assert [one.severity for one in missing(*BOTH, work=replace(FERRIES, title=title))] == [severity]


def test_a_newspaper_without_volume_and_pages_is_not_described() -> None:
    news = replace(FERRIES, container_title="The Harbour Times", volume="", issue="", page="")
    assert [one.severity for one in missing(*BOTH, work=news)] == [Severity.INFO]
    assert [one.severity for one in missing(*BOTH, work=replace(news, volume="3", page="1-9"))] == [Severity.WARNING]
