from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.evidence.registries.interface import Record, Told
from refcheck.evidence.registries.openalex import REGISTRY
from refcheck.model.comparison import Identity
from refcheck.model.evidence import Notice, NoticeKind, Outcome
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison import compare_works

from .conftest import WORK, agency, claim, has, identifier, ledger, nothing, others, planned, query, read, urls

DOI = "doi:10.7001/a"
BATCH = query(REGISTRY, "https://api.openalex.org/works?filter=doi:10.7001/a|10.7001/b", DOI, "doi:10.7001/b")
ONE = query(REGISTRY, "https://api.openalex.org/works/doi:10.7001/a", DOI)
SEARCH = query(REGISTRY, "https://api.openalex.org/works?search=x", claim="a")
ROW = {"id": "https://openalex.org/W31", "doi": "https://doi.org/10.7001/A", "title": "Ferries and Fares"}


def asked_after(told: Told) -> list[str]:
    known = ledger(doi_org={DOI: agency("Crossref")}, crossref={DOI: told})
    return urls(planned(REGISTRY, known, claim("a", DOI)))


def test_a_record_that_agrees_needs_no_second_witness() -> None:
    assert asked_after(has()) == []
    assert asked_after(nothing()) == []


@pytest.mark.parametrize(
    "told",
    [
        has(others(WORK, title="Soil Chemistry of Upland Terraces", author=(Name(family="Okafor", given="Ngozi"),))),
        has(others(WORK, title=WORK.title.replace("Fares", "Wages"))),
        has(others(WORK, issued=PartialDate(year=2009))),
        has(notices=(Notice(kind=NoticeKind.RETRACTION),)),
        has(notices=(Notice(kind=NoticeKind.WITHDRAWAL),)),
    ],
)
def test_one_that_does_not_agree_or_tells_of_a_retraction_does(told: Told) -> None:
    (url,) = asked_after(told)
    assert url.startswith("https://api.openalex.org/works?filter=doi:10.7001/a&per-page=1&select=id,doi,title,")


def test_a_correction_is_no_reason_to_ask() -> None:
    assert asked_after(has(notices=(Notice(kind=NoticeKind.CORRECTION),))) == []


def test_dois_with_a_mark_that_parts_them_go_alone() -> None:
    other = others(WORK, title="Soil Chemistry of Upland Terraces")
    names = ("doi:10.7001/a|b", "doi:10.7001/a,b", DOI)
    known = ledger(crossref={name: has(other, name) for name in names})
    assert [len(one.identifiers) for one in planned(REGISTRY, known, claim("a", *names))] == [1, 1, 1]


def test_it_is_searched_after_crossref_alone() -> None:
    wanted = claim("a", searchable=True)
    known = ledger()
    assert planned(REGISTRY, known, wanted) == []
    known.tell_search("crossref", "a", nothing())
    (asked,) = planned(REGISTRY, known, wanted)
    both = "%28ferries+and+fares+crossing+the+strait+on+seasonal+contracts%29+OR+%28ferries+and+fares%29"
    rest = "%28crossing+the+strait+on+seasonal+contracts%29"
    assert f"search={both}+OR+{rest}&per-page=15&" in asked.request.url
    known = ledger()
    known.tell_search("crossref", "a", nothing(Outcome.UNAVAILABLE))
    assert planned(REGISTRY, known, wanted) == []


def record(**fields: Any) -> Record:
    return read(REGISTRY, BATCH, {"results": [{**ROW, **fields}]}).records[identifier(DOI)]


def test_a_record() -> None:
    made = record(
        publication_date="2018-11-03",
        authorships=[{"author": {"display_name": "Dewi Wirawan"}}, {"author": None}, {}],
        primary_location={"source": {"display_name": "Journal of Island Labour"}},
        biblio={"volume": "3", "issue": "1", "first_page": "7", "last_page": "7"},
        type="review",
    )
    work = made.work
    assert (work.type, work.year, work.container_title, work.page) == (
        "article-journal",
        2018,
        "Journal of Island Labour",
        "7",
    )
    assert work.author == (Name(family="Wirawan", given="Dewi"),)
    assert made.url == "https://openalex.org/W31"


def test_a_retraction_by_flag_and_by_title() -> None:
    assert [one.kind for one in record(is_retracted=True).notices] == [NoticeKind.RETRACTION]
    assert [one.kind for one in record(title="RETRACTED: Ferries").notices] == [NoticeKind.RETRACTION]
    assert record(is_retracted="yes").notices == ()


def test_a_work_without_a_doi_has_a_number_of_its_own() -> None:
    (found,) = read(REGISTRY, SEARCH, {"results": [{**ROW, "doi": None}]}).found
    assert found.identifier == identifier("openalex:W31")


def test_absent_alone_and_in_a_batch() -> None:
    assert read(REGISTRY, ONE, "<html>404</html>", 404).outcome is Outcome.FOUND
    reading = read(REGISTRY, BATCH, {"results": []})
    assert (reading.outcome, dict(reading.records)) == (Outcome.FOUND, {})


@pytest.mark.parametrize("asked", [BATCH, ONE, SEARCH])
@pytest.mark.parametrize("body", ["<html>", "{", [], {}, {"results": None}, {"error": "x"}])
def test_what_is_no_answer_says_nothing(asked: Any, body: object) -> None:
    assert read(REGISTRY, asked, body).outcome is Outcome.UNAVAILABLE


def test_the_credits_of_a_day_may_be_used_up() -> None:
    assert read(REGISTRY, BATCH, {"error": "Rate limit exceeded"}, 429).reason == "too-many-requests"
    assert read(REGISTRY, BATCH, {"error": "no"}, 403).outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("kind", "published", "place"),
    [
        ("conference", True, ("paper-conference", "Conference on Ferries")),
        ("journal", True, ("article-journal", "Conference on Ferries")),
        ("conference", False, ("article", "arXiv")),
        ("repository", True, ("article", "arXiv")),
    ],
)
def test_a_preprint_stands_where_it_appeared_since(kind: str, published: bool, place: tuple[str, str]) -> None:
    first = {"source": {"display_name": "arXiv", "type": "repository"}, "is_published": False}
    other = {"source": {"display_name": "Conference on Ferries", "type": kind}, "is_published": published}
    made = record(type="preprint", primary_location=first, locations=[first, None, other]).work
    assert (made.type, made.container_title) == place
    article = record(type="article", primary_location=first, locations=[first, other]).work
    assert article.container_title == "arXiv"


def test_a_title_without_a_subtitle_is_looked_for_without_each_of_its_words() -> None:
    known = ledger()
    known.tell_search("crossref", "a", nothing())
    work = replace(WORK, title="Technical change in the tolls of ferries", subtitle="")
    (asked,) = planned(REGISTRY, known, claim("a", searchable=True, work=work))
    assert "OR+%28technical+in+the+tolls+of+ferries%29" in asked.request.url


def test_what_stands_at_the_place_under_a_title_in_another_language_leads_nowhere_when_it_is_by_others() -> None:
    placed = replace(WORK, volume="12", page="7-19")
    german = replace(placed, title="Die F\u00e4hren und die Preise der Meerenge", subtitle="")
    wanted = claim("a", searchable=True, work=placed)
    known = ledger()
    known.tell_search("crossref", "a", has(german))
    assert planned(REGISTRY, known, wanted) == []
    known = ledger()
    known.tell_search("crossref", "a", has(replace(german, author=(Name(family="Okafor", given="Ngozi"),))))
    assert len(planned(REGISTRY, known, wanted)) == 1


def test_what_it_does_not_know_is_null() -> None:
    work = record(
        title=None,
        display_name="Ferries and Fares",
        authorships=None,
        primary_location=None,
        locations=None,
        biblio=None,
        publication_date=None,
        publication_year=None,
        type=None,
    ).work
    assert (work.title, work.author, work.issued, work.container_title) == ("Ferries and Fares", (), None, "")
    nobody = record(title=None, authorships=[{"author": {"display_name": None}}, None]).work
    assert (nobody.title, nobody.author) == ("", ())
    cited = Work(title="Other Waters", author=(Name(family="Quist", given="Bo"),))
    assert compare_works(cited, nobody).identity is Identity.UNKNOWN
