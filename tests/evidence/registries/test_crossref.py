from __future__ import annotations

from typing import Any

import pytest

from refcheck.config import Search
from refcheck.evidence.registries import crossref
from refcheck.evidence.registries.crossref import REGISTRY
from refcheck.model.evidence import Outcome, RequestKind

from .conftest import agency, claim, has, identifier, ledger, nothing, planned, query, read, urls

BATCH = query(
    REGISTRY, "https://api.crossref.org/works?filter=doi:10.7001/a,doi:10.7001/b", "doi:10.7001/a", "doi:10.7001/b"
)
ONE = query(REGISTRY, "https://api.crossref.org/works/10.7001%2Fa", "doi:10.7001/a")
SEARCH = query(REGISTRY, "https://api.crossref.org/works?query.bibliographic=x&rows=5", claim="a")
MINE = {"doi:10.7001/a": agency("Crossref"), "doi:10.7001/b": agency("Crossref")}
A, B = {"DOI": "10.7001/A", "title": ["One of the Works"]}, {"DOI": "10.7001/b", "title": ["The Other of the Works"]}


def found(*items: Any) -> dict[str, Any]:
    return {"status": "ok", "message-type": "work-list", "message": {"total-results": len(items), "items": list(items)}}


def test_dois_wait_for_their_agency() -> None:
    assert planned(REGISTRY, ledger(), claim("a", "doi:10.7001/a")) == []


def test_its_own_dois_go_in_one_request() -> None:
    known = ledger(doi_org={**MINE, "doi:10.7002/c": agency("DataCite")})
    (asked,) = planned(REGISTRY, known, claim("a", "doi:10.7001/a", "doi:10.7002/c"), claim("b", "doi:10.7001/b"))
    assert asked.request.url.startswith(
        "https://api.crossref.org/works?filter=doi:10.7001/a,doi:10.7001/b&rows=2&select=DOI,"
    )
    assert asked.request.kind is RequestKind.IDENTIFIER


@pytest.mark.parametrize("said", [nothing(), nothing(Outcome.UNAVAILABLE), agency("registered")])
def test_it_is_asked_about_dois_that_doi_org_disowns_or_did_not_tell_of(said: Any) -> None:
    known = ledger(doi_org={"doi:10.7001/a": said})
    assert len(planned(REGISTRY, known, claim("a", "doi:10.7001/a"))) == 1


def test_a_doi_with_a_comma_goes_alone() -> None:
    known = ledger(doi_org={"doi:10.7001/a,b": agency("registered"), "doi:10.7001/b": agency("Crossref")})
    asked = planned(REGISTRY, known, claim("a", "doi:10.7001/a,b", "doi:10.7001/b"))
    assert urls(asked)[1] == "https://api.crossref.org/works/10.7001%2Fa%2Cb"
    assert [len(one.identifiers) for one in asked] == [1, 1]


def test_brackets_and_signs_are_encoded() -> None:
    known = ledger(doi_org={"doi:10.7001/(sici)1<2:x>3#4;5-z": agency("Crossref")})
    (asked,) = planned(REGISTRY, known, claim("a", "doi:10.7001/(sici)1<2:x>3#4;5-z"))
    assert not set("<># ;") & set(asked.request.url.partition("filter=")[2].partition("&")[0])


def test_isbns_are_asked_unless_the_work_is_known() -> None:
    (asked,) = planned(REGISTRY, ledger(), claim("a", "isbn:9780306406157"))
    assert "filter=isbn:9780306406157&rows=20" in asked.request.url
    known = ledger(doi_org=MINE, crossref={"doi:10.7001/a": has()})
    assert planned(REGISTRY, known, claim("a", "doi:10.7001/a", "isbn:9780306406157")) == []


def test_a_search_sends_title_first_author_and_year_alone() -> None:
    (asked,) = planned(REGISTRY, ledger(), claim("a", searchable=True))
    assert asked.request.kind is RequestKind.SEARCH
    words = asked.request.url.partition("query.bibliographic=")[2].partition("&")[0]
    assert words == "Ferries+and+Fares%3A+Crossing+the+Strait+on+Seasonal+Contracts+Wirawan+2018"


def test_the_text_of_the_note_is_sent_where_that_was_allowed() -> None:
    (asked,) = planned(REGISTRY, ledger(Search.RAW), claim("a", searchable=True, raw="D. Wirawan, Ferries & Fares"))
    assert "query.bibliographic=D.+Wirawan,+Ferries+%26+Fares&" in asked.request.url


def test_what_is_not_searchable_or_known_already_is_not_searched_for() -> None:
    assert planned(REGISTRY, ledger(), claim("a")) == []
    known = ledger(arxiv={"arxiv:1801.00001": has(name="arxiv:1801.00001")})
    assert planned(REGISTRY, known, claim("a", "arxiv:1801.00001", searchable=True)) == []


def test_a_record_for_each_doi_and_none_for_an_unknown_one() -> None:
    reading = read(REGISTRY, BATCH, found(A))
    assert reading.outcome is Outcome.FOUND
    assert [one.value for one in reading.records] == ["10.7001/a"]


def test_records_that_nobody_asked_for_are_left_out() -> None:
    reading = read(REGISTRY, BATCH, found(A, B, {"DOI": "10.7009/z", "title": ["A Third"]}))
    assert {one.value for one in reading.records} == {"10.7001/a", "10.7001/b"}


def test_a_single_record() -> None:
    assert read(REGISTRY, ONE, {"message": A}).records[identifier("doi:10.7001/a")].work.title == "One of the Works"


def test_a_404_of_one_is_an_answer_and_of_many_none() -> None:
    assert read(REGISTRY, ONE, "Resource not found.", 404).outcome is Outcome.FOUND
    assert read(REGISTRY, BATCH, "Resource not found.", 404).outcome is Outcome.UNAVAILABLE


def test_a_refused_batch_is_asked_one_by_one_and_no_further() -> None:
    reading = read(REGISTRY, BATCH, {"status": "failed", "message": [{"type": "filter-not-available"}]}, 400)
    assert reading.again == BATCH.identifiers
    known = ledger(doi_org=MINE)
    known.ask("crossref", BATCH.identifiers, None)
    known.ask_again("crossref", reading.again, alone=True)
    alone = planned(REGISTRY, known, claim("a", "doi:10.7001/a", "doi:10.7001/b"))
    assert [len(one.identifiers) for one in alone] == [1, 1]
    refused = read(REGISTRY, alone[0], {"status": "failed"}, 400)
    assert (refused.outcome, refused.again) == (Outcome.UNAVAILABLE, ())


@pytest.mark.parametrize("status", [429, 500, 503, 302, 200])
@pytest.mark.parametrize("asked", [BATCH, ONE, SEARCH])
def test_a_page_in_place_of_data_is_no_answer(asked: Any, status: int) -> None:
    assert read(REGISTRY, asked, "<html><title>Just a moment...</title></html>", status).outcome is Outcome.UNAVAILABLE


@pytest.mark.parametrize(
    "body",
    ['{"status": "ok", "message": {"ite', {}, [], {"message": None}, {"message": {}}, {"message": {"items": {}}}],
)
@pytest.mark.parametrize("asked", [BATCH, ONE, SEARCH])
def test_half_an_answer_is_none(asked: Any, body: object) -> None:
    assert read(REGISTRY, asked, body).outcome is Outcome.UNAVAILABLE


def test_an_answer_that_was_cut_off_is_none() -> None:
    assert read(REGISTRY, BATCH, found(A), complete=False).reason == "cut-off"


def test_a_chapter_does_not_stand_for_the_book_whose_isbn_it_carries() -> None:
    asked = query(REGISTRY, "https://api.crossref.org/works?filter=isbn:9780306406157", "isbn:9780306406157")
    chapter = {**A, "type": "book-chapter", "ISBN": ["http://id.crossref.org/isbn/9780306406157"]}
    assert read(REGISTRY, asked, found(chapter)).records == {}
    book = {**B, "type": "monograph", "ISBN": ["0306406152"]}
    (record,) = read(REGISTRY, asked, found(chapter, book)).records.values()
    assert record.work.title == "The Other of the Works"


def test_a_search_gives_what_it_gives_best_first() -> None:
    assert [r.work.title for r in read(REGISTRY, SEARCH, found(B, A)).found] == [
        "The Other of the Works",
        "One of the Works",
    ]
    assert read(REGISTRY, SEARCH, found()).found == ()


def test_its_manners_are_those_it_asks_for() -> None:
    assert crossref.manners(mail=False).per_host == 1
    assert crossref.manners(mail=True).per_host == 3
    assert crossref.manners(mail=True).host_interval >= 1 / 3
