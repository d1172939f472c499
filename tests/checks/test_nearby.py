"""What records say of a reference that are not certain to be of its work: they fire, and they leave much alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.checks import authorship, unknown, works
from refcheck.checks.interface import Check
from refcheck.model.evidence import ELSEWHERE, OTHER_PEOPLE, Evidence, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_context, make_record, make_reference, make_silence

WORK = Work(
    type="article-journal",
    title="Ferries and Fares: Crossing the Strait on Seasonal Contracts",
    author=(Name(family="Wirawan", given="Dewi"), Name(family="Lindqvist", given="Karl")),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
    volume="12",
    page="201-233",
    doi="10.7001/a",
)
SEARCHED: dict[str, Any] = {"via": Via.SEARCH, "identifier": ""}
INVENTED = "Rethinking the Livelihoods of Coastal Cities through Panel Surveys"
title, person, venue = works.registry_title_mismatch, authorship.other_author, works.venue_mismatch


def judged(check: Check, work: Work, *evidence: Evidence) -> list[Finding]:
    reference = make_reference(work=work)
    return list(check.judge(check.rule, make_context(references=(reference,), evidence=evidence), reference))


def said(check: Check, work: Work, *evidence: Evidence) -> list[tuple[Severity, Confidence]]:
    return [(one.severity, one.confidence) for one in judged(check, work, *evidence)]


# another title on the same pages --------------------------------------------------------------------

BOTH = make_record(WORK), make_record(WORK, "openalex")
RETITLED = replace(WORK, title=INVENTED)


def test_another_title_under_the_doi_and_on_the_pages_of_the_work_is_told() -> None:
    assert said(title, RETITLED, *BOTH) == [(Severity.ERROR, Confidence.HIGH)]
    assert said(title, RETITLED, BOTH[0]) == [(Severity.WARNING, Confidence.MEDIUM)]
    (finding,) = judged(title, RETITLED, *BOTH)
    assert (finding.actual, finding.expected, finding.evidence) == (INVENTED, WORK.title, (0, 1))


def test_it_is_no_error_where_the_language_of_a_title_is_not_known() -> None:
    short = replace(WORK, title="Livelihoods Surveys")
    assert said(title, short, *BOTH) == [(Severity.WARNING, Confidence.HIGH)]


@pytest.mark.parametrize(
    "record",
    [
        replace(WORK, title="Editorial"),
        replace(WORK, title="Journal of Island Labour"),
        replace(WORK, title="Les moyens de subsistance des villes et leurs habitants"),
        replace(WORK, title=""),
        replace(WORK, page="1-9"),
        replace(WORK, author=(Name(family="Okafor", given="Ngozi"),)),
        replace(WORK, title=f"Review of {INVENTED}", type="review"),
    ],
)
def test_columns_containers_translations_and_other_places_are_left_alone(record: Work) -> None:
    assert judged(title, RETITLED, make_record(record), make_record(record, "openalex")) == []


def test_a_source_that_has_the_cited_title_silences_it() -> None:
    assert judged(title, RETITLED, *BOTH, make_record(RETITLED, "datacite")) == []
    assert judged(title, RETITLED, BOTH[0], make_silence(Outcome.UNAVAILABLE, by="openalex")) == []


def test_a_second_title_of_the_record_is_one_of_the_work() -> None:
    record = replace(WORK, extra={"other-title": INVENTED})
    assert judged(title, RETITLED, make_record(record), make_record(record, "openalex")) == []


# prepositions ---------------------------------------------------------------------------------------


def test_other_prepositions_are_a_doubtful_warning() -> None:
    other = replace(WORK, title=WORK.title.replace(" on ", " under "))
    (finding,) = judged(title, other, *BOTH)
    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.LOW)
    assert ("[under]" in finding.actual, "[on]" in finding.expected) == (True, True)
    assert judged(title, other, BOTH[0], make_record(other, "openalex")) == []
    assert judged(title, other) == []


@pytest.mark.parametrize("written", [" on the Seasonal ", " on a Seasonal ", " upon Seasonal "])
def test_articles_and_words_that_are_no_prepositions_are_not(written: str) -> None:
    assert judged(title, replace(WORK, title=WORK.title.replace(" on Seasonal ", written)), *BOTH) == []


# the beginning of a title ---------------------------------------------------------------------------


def test_who_has_the_beginning_of_a_title_says_nothing_of_the_rest() -> None:
    wrong = replace(WORK, title=WORK.title.replace("Seasonal", "Permanent"))
    short = make_record(replace(WORK, title="Ferries and Fares"))
    whole = make_record(WORK, "openalex")
    assert said(title, wrong, short, whole) == [(Severity.WARNING, Confidence.MEDIUM)]
    assert judged(title, wrong, short) == []
    assert judged(title, wrong, make_record(wrong, "datacite"), whole) == []


# other people ---------------------------------------------------------------------------------------

SAILORS = Work(
    type="book",
    title="Sailors, Porters and Pilgrims",
    author=(Name(family="Okafor", given="Ngozi"),),
    issued=PartialDate(year=2018),
    publisher="Harbour Press",
)
THEIRS = replace(SAILORS, author=WORK.author)


def by_others(record: Work = THEIRS, by: str = "crossref", **fields: Any) -> Evidence:
    fields = {"outcome": Outcome.NOT_FOUND, "reason": OTHER_PEOPLE, "excerpt": record.title, **fields}
    return make_record(record, by, via=Via.SEARCH, matches=False, **fields)


NOWHERE = make_silence(by="open-library", **SEARCHED)


def test_the_very_title_and_year_by_other_people_is_a_doubtful_warning() -> None:
    (finding,) = judged(person, SAILORS, by_others(), NOWHERE)
    assert (finding.severity, finding.confidence, finding.evidence) == (Severity.WARNING, Confidence.LOW, (0,))
    assert (finding.actual, finding.expected) == ("[Ngozi Okafor]", "[Dewi Wirawan]; [Karl Lindqvist]")


@pytest.mark.parametrize(
    "evidence",
    [
        [by_others(reason="")],
        [replace(by_others(), record=None)],
        [by_others(replace(THEIRS, issued=PartialDate(year=2012)))],
        [by_others(replace(THEIRS, issued=PartialDate(year=2019)))],
        [by_others(replace(THEIRS, title="Sailors"))],
        [by_others(replace(THEIRS, publisher="Quay Books"))],
        [by_others(replace(THEIRS, publisher=""))],
        [by_others(replace(THEIRS, type="article-journal"))],
        [by_others(replace(THEIRS, author=(Name(literal="Union of Porters"),)))],
        [by_others(), make_record(SAILORS, "open-library", via=Via.SEARCH)],
        [by_others(), make_silence(Outcome.UNAVAILABLE, by="open-library", **SEARCHED)],
        [NOWHERE],
        [],
    ],
)
def test_other_years_bodies_and_what_was_found_or_not_heard_are_silent(evidence: list[Evidence]) -> None:
    assert judged(person, SAILORS, *evidence) == []


def test_a_work_of_that_title_by_other_people_is_not_the_unknown_article() -> None:
    elsewhere = replace(WORK, author=SAILORS.author, issued=PartialDate(year=2003), container_title="Tides", page="1-9")
    nobody = make_silence(by="openalex", **SEARCHED)
    cited = replace(WORK, doi="")
    (finding,) = judged(unknown.not_found, cited, by_others(elsewhere), nobody)
    assert finding.severity is Severity.WARNING
    column = replace(cited, title=f"Book Review: {WORK.title}")
    of_others = by_others(replace(elsewhere, title=column.title))
    assert [one.severity for one in judged(unknown.not_found, column, of_others, nobody)] == [Severity.WARNING]
    alone = make_silence(by="crossref", **SEARCHED)
    assert [one.severity for one in judged(unknown.not_found, column, alone, nobody)] == [Severity.INFO]
    unnamed = by_others(replace(elsewhere, author=()), reason="")
    (finding,) = judged(unknown.not_found, cited, unnamed, nobody)
    assert finding.severity is Severity.INFO


# another place, and none in this one ------------------------------------------------------------------

TALK = replace(
    WORK, type="paper-conference", container_title="Proceedings of the Congress on Soil Chemistry", volume="", doi=""
)
ARTICLE = make_record(replace(WORK, page="17-40"), **SEARCHED)
UNKNOWN = make_silence(by="openalex", **SEARCHED)


def test_a_work_that_is_known_in_another_place_alone_is_a_doubtful_warning() -> None:
    (finding,) = judged(venue, TALK, ARTICLE, UNKNOWN)
    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.LOW)
    assert (finding.actual, finding.expected) == (TALK.container_title, WORK.container_title)
    assert "none in this one" in finding.message


def later(year: int, **fields: Any) -> Evidence:
    return make_record(replace(WORK, page="17-40", issued=PartialDate(year=year), **fields), **SEARCHED)


def test_a_talk_that_was_printed_as_an_article_later_is_silent() -> None:
    assert judged(venue, TALK, later(2019), UNKNOWN) == []
    assert judged(venue, TALK, later(2021), UNKNOWN) == []
    assert len(judged(venue, TALK, later(2017), UNKNOWN)) == 1


@pytest.mark.parametrize(
    "evidence",
    [
        [ARTICLE],
        [ARTICLE, make_silence(Outcome.UNAVAILABLE, by="openalex", **SEARCHED)],
        [ARTICLE, make_record(TALK, "openalex", **SEARCHED)],
        [later(2018, container_title=""), UNKNOWN],
        [later(2018, container_title="SSRN Electronic Journal", type="article"), UNKNOWN],
        [UNKNOWN],
        [],
    ],
)
def test_one_search_alone_the_cited_place_and_preprints_are_silent(evidence: list[Evidence]) -> None:
    assert judged(venue, TALK, *evidence) == []


# a manual, and the article about it -------------------------------------------------------------------

MANUAL = Work(
    type="report",
    title="The multibiliography package",
    author=(Name(family="Okafor", given="Ngozi"),),
    issued=PartialDate(year=2013),
)
ABOUT = replace(MANUAL, type="article-journal", title="The multibibliography package", container_title="Type Boat")


def test_what_names_no_place_is_no_error_beside_an_article_of_nearly_its_name() -> None:
    records = (make_record(ABOUT, **SEARCHED), make_record(ABOUT, "openalex", **SEARCHED))
    assert said(title, MANUAL, *records) == [(Severity.WARNING, Confidence.HIGH)]
    placed = replace(MANUAL, type="article-journal", container_title="Type Boat")
    assert said(title, placed, *records) == [(Severity.ERROR, Confidence.HIGH)]
    by_number = (make_record(ABOUT), make_record(ABOUT, "openalex"))
    assert said(title, MANUAL, *by_number) == [(Severity.ERROR, Confidence.HIGH)]


# in another journal ---------------------------------------------------------------------------------

MOVED = replace(WORK, container_title="Tides", volume="40", page="1-9", issued=PartialDate(year=2003))


def test_a_work_of_the_same_people_in_another_journal_is_told_with_that_place() -> None:
    nobody = make_silence(by="openalex", **SEARCHED)
    cited = replace(WORK, doi="")
    (finding,) = judged(unknown.not_found, cited, by_others(MOVED, reason=ELSEWHERE), nobody)
    assert (finding.severity, finding.expected) == (Severity.WARNING, "Tides, 2003")
    assert finding.message.startswith("Crossref has this title by the same people")


def test_a_preprint_of_what_is_known_in_another_conference_alone_does_not_keep_it_from_being_told() -> None:
    cited = replace(WORK, type="paper-conference", container_title="Proceedings of the NAACL", doi="")
    there = by_others(replace(cited, container_title="ICLR", issued=PartialDate(year=2003)), reason=ELSEWHERE)
    preprint = make_silence(by="openalex", excerpt=WORK.title, **SEARCHED)
    (finding,) = judged(unknown.not_found, cited, there, preprint)
    assert (finding.severity, finding.expected) == (Severity.WARNING, "ICLR, 2003")


def test_where_it_may_be_the_work_or_one_registry_alone_was_asked_it_is_information() -> None:
    nobody = make_silence(by="openalex", **SEARCHED)
    cited = replace(WORK, doi="")
    near = by_others(replace(MOVED, container_title=""), reason=ELSEWHERE)
    assert [one.severity for one in judged(unknown.not_found, cited, near, nobody)] == [Severity.INFO]
    alone = by_others(MOVED, reason=ELSEWHERE)
    assert [one.severity for one in judged(unknown.not_found, cited, alone)] == [Severity.INFO]
    down = make_silence(Outcome.UNAVAILABLE, by="openalex", **SEARCHED)
    assert judged(unknown.not_found, cited, alone, down) == []


PEOPLE = tuple(Name(family=family, given="Ana") for family in ("Wirawan", "Moreau", "Okafor", "Sato", "Lind"))
PREPRINT = Work(
    type="article",
    title=WORK.title,
    author=PEOPLE,
    issued=PartialDate(year=2017),
    container_title="arXiv (Cornell University)",
    doi="10.48550/arxiv.1701.00001",
)
AT_MEETING = Work(
    type="paper-conference", title=WORK.title, author=PEOPLE, issued=PartialDate(year=2018), container_title="Tide Conf"
)
incomplete = authorship.authors_incomplete


def preprint(**changed: Any) -> Evidence:
    return make_record(replace(PREPRINT, **changed), "openalex", **SEARCHED)


@pytest.mark.parametrize(
    "authors",
    [
        (PEOPLE[0], PEOPLE[-1]),
        (*PEOPLE, *(Name(family=family, given="Bo") for family in ("Hill", "Varga", "Khan"))),
        (*PEOPLE[:3], Name(family="Hill", given="Bo")),
    ],
)
def test_half_of_the_people_of_the_only_preprint_are_missing_or_others(authors: tuple[Name, ...]) -> None:
    cited = replace(AT_MEETING, author=authors)
    assert said(incomplete, cited, preprint()) == [(Severity.WARNING, Confidence.LOW)]


def test_one_who_joined_a_list_that_goes_on_and_what_is_published_are_silent() -> None:
    few = replace(AT_MEETING, author=(PEOPLE[0], PEOPLE[-1]))
    assert judged(incomplete, AT_MEETING, preprint()) == []
    assert judged(incomplete, replace(AT_MEETING, author=(*PEOPLE, Name(family="Hill", given="Bo"))), preprint()) == []
    assert judged(incomplete, replace(few, others=True), preprint()) == []
    assert judged(incomplete, few, preprint(), make_record(few, "dblp", **SEARCHED)) == []
    assert judged(incomplete, few, preprint(), make_silence(Outcome.UNAVAILABLE, by="dblp", **SEARCHED)) == []
    assert judged(incomplete, few) == []
