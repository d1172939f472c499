from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks import authorship, works
from refcheck.checks.interface import Check
from refcheck.model.evidence import NEAR_MISS, Evidence, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import SetField
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references import parse_bibtex
from tests.factories import make_context, make_page, make_record, make_reference, make_silence

WORK = Work(
    type="article-journal",
    title="Ferries and Fares: Crossing the Strait on Seasonal Contracts",
    author=(Name(family="Wirawan", given="Dewi"), Name(family="Lindqvist", given="Karl")),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
    volume="12",
    page="201-233",
)
BIB = """@article{testaverde2017migrating,
  title = {Ferries and Fairs: Crossing the Strait on Seasonal Contracts},
  author = {Wirawan, Dewi and Lindqvist, Karl},
  journal = {Journal of Island Labour},
  volume = {12},
  pages = {201--233},
  year = {2014},
}
"""


def cited(**fields: Any) -> Work:
    return replace(WORK, **fields)


def judged(check: Check, work: Work, *evidence: Evidence, **fields: Any) -> list[Finding]:
    reference = make_reference(work=work, **fields)
    return list(check.judge(check.rule, make_context(references=(reference,), evidence=evidence), reference))


def severities(check: Check, work: Work, *evidence: Evidence) -> list[Severity]:
    return [one.severity for one in judged(check, work, *evidence)]


ONE, TWO = (make_record(WORK),), (make_record(WORK), make_record(WORK, "openalex"))
SILENT = (make_silence(Outcome.UNAVAILABLE), make_silence(by="openalex"))
OTHER = make_record(replace(WORK, title="Soil Chemistry", author=(Name(family="Okafor", given="N."),), page="1-9"))
WRONG_TITLE = cited(title="Ferries and Fairs: Crossing the Strait on Seasonal Contracts")
WRONG_AUTHOR = cited(author=(WORK.author[0], Name(family="Okafor", given="Ngozi")))


# TTL001 ------------------------------------------------------------------------------------------

title = works.registry_title_mismatch


def test_a_wrong_word_is_an_error_with_two_sources_and_a_warning_with_one() -> None:
    assert severities(title, WRONG_TITLE, *TWO) == [Severity.ERROR]
    (finding,) = judged(title, WRONG_TITLE, *ONE)
    assert (finding.severity, finding.confidence, finding.evidence) == (Severity.WARNING, Confidence.MEDIUM, (0,))
    assert "Fairs" in finding.actual
    assert "Fares" in finding.expected


SAILING = "Ferries and Fares: Sailors, Porters and Pilgrims on Seasonal Contracts"
SAILORS = replace(WORK, type="book", title=SAILING, container_title="", volume="", page="", publisher="Harbour Press")
NEAR = replace(SAILORS, title=SAILING.replace("Fares", "Tolls"))
SEARCHED: dict[str, Any] = {"via": Via.SEARCH, "identifier": ""}


def near_miss(record: Work = NEAR, by: str = "crossref", **fields: Any) -> Evidence:
    fields = {"outcome": Outcome.NOT_FOUND, "reason": NEAR_MISS, "excerpt": record.title, **fields}
    return make_record(record, by, via=Via.SEARCH, matches=False, **fields)


def test_a_book_that_is_not_found_but_for_a_word_of_its_title_is_a_warning() -> None:
    nowhere = make_silence(by="open-library", **SEARCHED)
    (finding,) = judged(title, SAILORS, near_miss(), nowhere)
    assert (finding.severity, finding.confidence, finding.evidence) == (Severity.WARNING, Confidence.LOW, (0,))
    assert ("[Fares]" in finding.actual, "[Tolls]" in finding.expected) == (True, True)
    assert finding.message.startswith("Crossref has a book of the same authors, year and publisher")


@pytest.mark.parametrize(
    "evidence",
    [
        [near_miss(reason="")],
        [replace(near_miss(), record=None)],
        [near_miss(replace(NEAR, issued=PartialDate(year=2016)))],
        [near_miss(replace(NEAR, publisher="Quay Books"))],
        [near_miss(), make_silence(by="open-library", excerpt=SAILORS.title, **SEARCHED)],
        [near_miss(), make_silence(Outcome.UNAVAILABLE, by="open-library", **SEARCHED)],
        [near_miss(), make_record(SAILORS, "open-library", via=Via.SEARCH)],
        [make_silence(**SEARCHED)],
        [],
    ],
)
def test_what_is_less_than_a_slip_or_not_known_is_silent(evidence: list[Evidence]) -> None:
    assert judged(title, SAILORS, *evidence) == []


def test_one_source_told_twice_is_one_source() -> None:
    again = make_record(WORK, identifier="isbn:9780306406157")
    assert severities(title, WRONG_TITLE, make_record(WORK), again) == [Severity.WARNING]


def test_a_source_that_agrees_silences_the_others() -> None:
    assert judged(title, WRONG_TITLE, *TWO, make_record(WRONG_TITLE, "datacite")) == []


@pytest.mark.parametrize(
    "written",
    [
        WORK.title,
        "FERRIES AND FARES: CROSSING THE STRAIT ON SEASONAL CONTRACTS",
        "Ferries and Fares",
        "Ferries and fares. Crossing the strait on seasonal contracts",
        "Traversiers et tarifs : passer le détroit sous contrat saisonnier",
        "เรือข้ามฟากและค่าโดยสาร",
        "",
    ],
)
def test_case_marks_a_dropped_subtitle_translations_and_other_scripts_are_silent(written: str) -> None:
    assert judged(title, cited(title=written), *TWO) == []


def test_a_title_in_a_bib_may_be_set_but_never_safely() -> None:
    (reference,) = parse_bibtex(BIB).references
    evidence = [replace(one, reference=reference.id) for one in TWO]
    (finding,) = title.judge(title.rule, make_context(references=(reference,), evidence=evidence), reference)
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.field, finding.intent.value, finding.intent.safe) == ("title", WORK.title, False)


# AUT001, AUT002 ----------------------------------------------------------------------------------

person, listed = authorship.other_author, authorship.authors_incomplete


def test_another_person_is_an_error_with_two_sources_and_a_warning_with_one() -> None:
    assert severities(person, WRONG_AUTHOR, *TWO) == [Severity.ERROR]
    assert severities(person, WRONG_AUTHOR, *ONE) == [Severity.WARNING]
    assert judged(listed, WRONG_AUTHOR, *TWO) == []


@pytest.mark.parametrize(
    "authors",
    [
        WORK.author,
        (Name(family="Wirawan", given="D."), Name(family="Lindqvist", given="K.")),
        (Name(family="Dewi", given="Wirawan"), WORK.author[1]),
        (Name(family="Wirawan", given="Dewi"), Name(family="Lindqvìst", given="Karl")),
        (Name(literal="Institute of Tides"),),
        (Name(family="Вираван", given="Деви"), Name(family="Линдквист", given="Карл")),
        (),
    ],
)
def test_initials_order_of_names_accents_institutions_and_scripts_are_silent(authors: tuple[Name, ...]) -> None:
    assert judged(person, cited(author=authors), *TWO) == []


@pytest.mark.parametrize(
    "authors", [WORK.author[:1], (*WORK.author, Name(family="Moreau", given="Luc")), WORK.author[::-1]]
)
def test_missing_surplus_and_order_are_a_warning_at_most(authors: tuple[Name, ...]) -> None:
    assert severities(listed, cited(author=authors), *TWO) == [Severity.WARNING]
    assert judged(person, cited(author=authors), *TWO) == []


def test_a_list_that_goes_on_is_as_long_as_its_author_wants_it() -> None:
    assert judged(listed, cited(author=WORK.author[:1], others=True), *TWO) == []


def test_the_whole_list_is_silent() -> None:
    assert judged(listed, WORK, *TWO) == []


# DAT003 ------------------------------------------------------------------------------------------

year = works.year_mismatch


@pytest.mark.parametrize(
    ("given", "one", "two"),
    [
        (2017, [Severity.INFO], [Severity.INFO]),
        (2016, [Severity.WARNING], [Severity.WARNING]),
        (2013, [Severity.WARNING], [Severity.ERROR]),
    ],
)
def test_years_apart(given: int, one: list[Severity], two: list[Severity]) -> None:
    work = cited(issued=PartialDate(year=given))
    assert severities(year, work, *ONE) == one
    assert severities(year, work, *TWO) == two


def test_an_article_without_a_place_and_a_chapter_on_its_pages_are_warned_of() -> None:
    long = "Ferries, fares, lanterns and harbours: crossing the strait on seasonal contracts"
    record = replace(WORK, title=long)
    bare = replace(record, volume="", page="", issued=PartialDate(year=2013))
    assert severities(year, bare, make_record(record), make_record(record, "openalex")) == [Severity.WARNING]
    chapter = replace(WORK, type="chapter", extra={"published-print": "2018"})
    late = replace(WORK, type="chapter", issued=PartialDate(year=2013))
    assert severities(year, late, make_record(chapter), make_record(chapter, "openalex")) == [Severity.WARNING]
    assert severities(year, late, make_record(replace(chapter, page="9-40"))) == [Severity.INFO]


def test_without_a_place_the_pages_make_it_certain() -> None:
    bare = cited(container_title="", volume="", issued=PartialDate(year=2013))
    assert severities(year, bare, *TWO) == [Severity.ERROR]
    unpaged = cited(container_title="", volume="", page="", issued=PartialDate(year=2013))
    assert severities(year, unpaged, *TWO) == [Severity.WARNING]


def test_online_first_explains_one_year() -> None:
    record = replace(WORK, extra={"published-online": "2017-12-20"})
    assert (
        judged(year, cited(issued=PartialDate(year=2017)), make_record(record), make_record(record, "openalex")) == []
    )


@pytest.mark.parametrize(
    "issued", [PartialDate(year=2018), PartialDate(year=2019), None, PartialDate(), PartialDate(year=2561)]
)
def test_the_same_year_print_after_it_none_and_another_calendar_are_silent(issued: PartialDate | None) -> None:
    assert judged(year, cited(issued=issued), *TWO) == []


# PUB009 ------------------------------------------------------------------------------------------

venue = works.venue_mismatch


def test_another_journal_is_a_warning() -> None:
    (finding,) = judged(venue, cited(container_title="Annals of Soil Chemistry"), *TWO)
    assert (finding.severity, finding.expected) == (Severity.WARNING, "Journal of Island Labour")


@pytest.mark.parametrize(
    "name", ["Journal of Island Labour", "J. Island Labour", "J. Isl. Lab.", "JIL", "", "島嶼労働研究"]
)
def test_abbreviations_acronyms_and_other_scripts_are_silent(name: str) -> None:
    assert judged(venue, cited(container_title=name), *TWO) == []


def test_an_acronym_that_the_journal_has_nothing_to_do_with_is_a_doubtful_warning() -> None:
    (finding,) = judged(venue, cited(container_title="QXZ"), *TWO)
    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.LOW)
    assert (finding.actual, finding.expected) == ("QXZ", "Journal of Island Labour")


def test_a_strange_acronym_is_silent_unless_everything_else_is_the_same() -> None:
    strange = cited(container_title="QXZ")
    agrees = make_record(replace(WORK, container_title="QXZ"), "datacite")
    assert judged(venue, strange, *TWO, agrees) == []
    assert judged(venue, replace(strange, volume=""), *TWO) == []
    assert judged(venue, replace(strange, issued=PartialDate(year=2012)), *TWO) == []
    assert judged(venue, strange, *SILENT) == []
    assert judged(venue, strange) == []


# CMP002 ------------------------------------------------------------------------------------------

identifier = works.missing_identifier
FOUND = make_record(replace(WORK, doi="10.7001/a"), via=Via.SEARCH)


def test_the_doi_that_a_search_found_is_proposed() -> None:
    (finding,) = judged(identifier, WORK, FOUND)
    assert (finding.severity, finding.expected, finding.intent) == (Severity.INFO, "10.7001/a", None)
    (reference,) = parse_bibtex(BIB.replace("2014", "2018").replace("Fairs", "Fares")).references
    context = make_context(references=(reference,), evidence=[replace(FOUND, reference=reference.id)])
    (finding,) = identifier.judge(identifier.rule, context, reference)
    assert isinstance(finding.intent, SetField)
    assert (finding.intent.field, finding.intent.safe) == ("doi", False)


def test_a_doi_that_is_cited_already_is_not_proposed() -> None:
    assert judged(identifier, cited(doi="10.7001/a"), FOUND) == []
    assert judged(identifier, cited(url="https://doi.org/10.7001/A"), FOUND) == []
    assert judged(identifier, cited(url="https://press.example/doi/abs/10.7001/a"), FOUND) == []


def test_a_record_without_a_doi_another_work_and_a_page_propose_none() -> None:
    assert judged(identifier, WORK, make_record(WORK, via=Via.SEARCH)) == []
    assert judged(identifier, WORK, replace(FOUND, record=replace(OTHER.record or WORK, doi="10.7001/b"))) == []
    page = make_page(WORK.title, record=replace(WORK, doi="10.7001/a"))
    assert judged(identifier, WORK, page) == []


# all of them -------------------------------------------------------------------------------------

ALL = (title, person, listed, year, venue, identifier)
BAD = cited(
    title=WRONG_TITLE.title,
    author=WRONG_AUTHOR.author,
    issued=PartialDate(year=1999),
    container_title="Annals of Soil Chemistry",
)


@pytest.mark.parametrize("check", ALL, ids=lambda one: one.rule.code)
def test_without_evidence_nothing_is_known(check: Check) -> None:
    assert judged(check, BAD) == []
    assert judged(check, BAD, *SILENT) == []


@pytest.mark.parametrize("check", ALL, ids=lambda one: one.rule.code)
def test_the_fields_of_another_work_say_nothing(check: Check) -> None:
    assert judged(check, WORK, OTHER, replace(OTHER, source="openalex")) == []


NOTE = "Wirawan D, Lindqvist K. Ferries and Fares: Crossing the Strait on Seasonal Contracts. J. Island Labour 2018;12:201."


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        (works.registry_title_mismatch, {"title": "Fares: Crossing the Strait on Seasonal Contracts"}),
        (works.year_mismatch, {"issued": PartialDate(year=2012)}),
        (authorship.authors_incomplete, {"author": (*WORK.author, Name(family="Fares", given="Crossing"))}),
    ],
)
def test_what_was_misread_in_a_note_is_no_difference(check: Check, fields: dict[str, Any]) -> None:
    assert judged(check, cited(**fields), *TWO, text=NOTE) == []


def test_what_the_note_itself_says_otherwise_is_one() -> None:
    wrong = NOTE.replace("Fares", "Fairs")
    assert judged(
        works.registry_title_mismatch,
        cited(title="Ferries and Fairs: Crossing the Strait on Seasonal Contracts"),
        *TWO,
        text=wrong,
    )
    assert judged(works.year_mismatch, cited(issued=PartialDate(year=2012)), *TWO, text=NOTE.replace("2018", "2012"))


# One record of the work leads to others of it, and to what they do not say -------------------------

DOUBTFUL = cited(author=(Name(family="Quist", given="D."), WORK.author[1]))


def test_an_author_with_an_initial_in_common_is_a_warning_at_most() -> None:
    assert severities(authorship.other_author, DOUBTFUL, *ONE) == [Severity.WARNING]
    (finding,) = judged(authorship.other_author, DOUBTFUL, *TWO)
    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.MEDIUM)
    same_given = cited(author=(Name(family="Quist", given="Dewi"), WORK.author[1]))
    assert judged(authorship.other_author, same_given, *TWO) == []


def test_a_record_with_the_doi_of_the_work_s_own_is_the_work_s_too() -> None:
    own = replace(WORK, doi="10.7001/f")
    bare = replace(own, container_title="", page="", volume="")
    wrong = cited(author=(Name(family="Brandt", given="Ulf"),))
    told = make_record(own), make_record(bare, "openalex")
    assert severities(authorship.other_author, wrong, *told) == [Severity.ERROR]


BOOK = Work(
    type="book",
    title="Rivers without Banks: Smuggling, Tolls and Kinship in the Delta",
    author=(Name(family="Harrow", given="Nell"),),
    issued=PartialDate(year=2006),
    publisher="Saltmarsh University Press",
    doi="10.7001/b",
)
PRINTED = replace(BOOK, extra={"published-print": "2006"})


def test_the_year_of_a_printed_book_is_confirmed_by_who_does_not_say_which_printing_it_has() -> None:
    wrong = replace(BOOK, issued=PartialDate(year=1999))
    assert severities(works.year_mismatch, wrong, make_record(PRINTED)) == [Severity.WARNING]
    assert severities(works.year_mismatch, wrong, make_record(PRINTED), make_record(BOOK, "openalex")) == [
        Severity.ERROR
    ]
    other = make_record(replace(BOOK, issued=PartialDate(year=2011)), "openalex")
    assert severities(works.year_mismatch, wrong, make_record(PRINTED), other) == [Severity.WARNING]


def test_a_book_that_is_known_with_other_years_alone_is_information() -> None:
    found = replace(BOOK, doi="", issued=PartialDate(year=2006, raw="2006, 2009"))
    record = make_record(found, "open-library", via=Via.SEARCH)
    (finding,) = judged(works.year_mismatch, replace(found, issued=PartialDate(year=1999)), record)
    assert (finding.severity, finding.actual, finding.expected) == (Severity.INFO, "1999", "2006, 2009")
    for year in (2005, 2006, 2009, 2010):
        assert judged(works.year_mismatch, replace(found, issued=PartialDate(year=year)), record) == []
    report = replace(found, type="report", issued=PartialDate(year=1999))
    assert all(one.severity is not Severity.INFO for one in judged(works.year_mismatch, report, record))
