from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from refcheck.evidence.registries.interface import Claim, Reading
from refcheck.evidence.registries.ledger import Ledger
from refcheck.evidence.registries.open_library import REGISTRY
from refcheck.model.comparison import FieldAgreement
from refcheck.model.evidence import Outcome
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison import compare_works

from .conftest import TITLE, WORK, claim, has, identifier, ledger, nothing, planned, query, read, urls

ONE, TWO = "isbn:9780306406157", "isbn:9780198526636"
BATCH = query(REGISTRY, "https://openlibrary.org/api/books?bibkeys=ISBN:9780306406157,ISBN:9780198526636", ONE, TWO)


def book(**fields: Any) -> Work:
    body = {"ISBN:9780306406157": {"title": "Labour Law in the Highlands", **fields}}
    return read(REGISTRY, BATCH, body).records[identifier(ONE)].work


def test_isbns_are_asked_once_crossref_has_answered() -> None:
    assert planned(REGISTRY, ledger(), claim("a", ONE)) == []
    known = ledger(crossref={ONE: nothing(), TWO: nothing()})
    asked = planned(REGISTRY, known, claim("a", ONE), claim("b", TWO))
    assert urls(asked) == [f"{BATCH.request.url}&format=json&jscmd=data"]


def test_a_book_that_is_known_is_not_asked_about() -> None:
    known = ledger(crossref={ONE: has(WORK, ONE)})
    assert planned(REGISTRY, known, claim("a", ONE)) == []


def test_a_book_with_subtitle_authors_publisher_and_a_date_in_words() -> None:
    work = book(
        subtitle="A Handbook",
        authors=[{"name": "Inês Duarte"}, {"url": "x"}],
        publishers=[{"name": "Highland Press"}],
        publish_places=[{"name": "Porto"}],
        publish_date="March 3, 2004",
    )
    assert (work.title, work.subtitle, work.publisher, work.publisher_place, work.year) == (
        "Labour Law in the Highlands: A Handbook",
        "A Handbook",
        "Highland Press",
        "Porto",
        2004,
    )
    assert work.author == (Name(family="Duarte", given="Inês"),)
    assert work.isbn == ("9780306406157",)


def test_an_unknown_isbn_is_left_out_of_the_answer() -> None:
    reading = read(REGISTRY, BATCH, {})
    assert (reading.outcome, dict(reading.records)) == (Outcome.FOUND, {})
    assert read(REGISTRY, BATCH, {"ISBN:9780306406157": {"title": ""}}).records == {}


@pytest.mark.parametrize("body", ["<html>", "{", [], {"error": "unavailable"}, None])
def test_what_is_no_answer_says_nothing(body: object) -> None:
    assert read(REGISTRY, BATCH, body).outcome is Outcome.UNAVAILABLE


@pytest.mark.parametrize("status", [429, 500, 404])
def test_nor_does_a_refusal(status: int) -> None:
    assert read(REGISTRY, BATCH, {"ISBN:9780306406157": {"title": TITLE}}, status).outcome is Outcome.UNAVAILABLE


BOOK = replace(WORK, type="book", title="Labour Law in the Highlands: A Handbook")
SEARCH = query(REGISTRY, "https://openlibrary.org/search.json?title=x", claim="a")


def found(*docs: object) -> Reading:
    return read(REGISTRY, SEARCH, {"numFound": len(docs), "docs": list(docs)})


def after_crossref(*claims: Claim) -> Ledger:
    known = ledger()
    for one in claims:
        known.tell_search("crossref", one.id, nothing())
    return known


def test_a_book_that_crossref_does_not_know_is_searched_for_by_main_title_and_author() -> None:
    book_claim = claim("a", work=BOOK, searchable=True)
    (asked,) = planned(REGISTRY, after_crossref(book_claim), book_claim)
    address = urlsplit(asked.request.url)
    terms = parse_qs(address.query)
    assert address.path == "/search.json"
    assert (terms["title"], terms["limit"]) == (["Labour Law in the Highlands"], ["5"])
    assert terms["author"] == [BOOK.author[0].surname]
    assert "publish_year" in terms["fields"][0]


def test_a_long_title_is_searched_for_without_an_author_who_may_be_wrong() -> None:
    long = claim("a", work=replace(BOOK, title="Harbours, Lighthouses, Pilots and Smugglers"), searchable=True)
    (asked,) = planned(REGISTRY, after_crossref(long), long)
    assert "author" not in parse_qs(urlsplit(asked.request.url).query)


def test_a_short_main_title_goes_with_its_subtitle() -> None:
    short = claim("a", work=replace(BOOK, title="Roads: A History of Them"), searchable=True)
    (asked,) = planned(REGISTRY, after_crossref(short), short)
    assert parse_qs(urlsplit(asked.request.url).query)["title"] == ["Roads A History of Them"]


def test_nothing_else_is_searched_for() -> None:
    book_claim = claim("a", work=BOOK, searchable=True)
    assert planned(REGISTRY, ledger(), book_claim) == []
    article = claim("a", work=WORK, searchable=True)
    assert planned(REGISTRY, after_crossref(article), article) == []
    private = claim("a", work=BOOK)
    assert planned(REGISTRY, after_crossref(private), private) == []


def test_a_work_has_the_years_of_all_its_editions() -> None:
    doc = {
        "key": "/works/OL7W",
        "title": "Labour Law in the Highlands",
        "author_name": ["Inês Duarte"],
        "publish_year": [2004, "x", 1999, 99_999, None],
        "first_publish_year": 1998,
        "publisher": ["Highland Press", "Other"],
    }
    (record,) = found(doc).found
    assert (record.identifier, record.url) == (identifier("open-library:OL7W"), "https://openlibrary.org/works/OL7W")
    assert (record.work.type, record.work.publisher) == ("book", "Highland Press")
    assert record.work.issued == PartialDate(year=1998, raw="1998, 1999, 2004")
    for year, agreement in ((2004, "agree"), (2010, "unknown")):
        seen = compare_works(replace(record.work, issued=PartialDate(year=year)), record.work)
        assert seen.of("issued").agreement.value == agreement


def test_a_search_without_result_is_an_answer() -> None:
    assert (found().outcome, found().found) == (Outcome.FOUND, ())
    assert found({"title": "x"}, {"key": "/works/OL1W"}, 7, None).found == ()


@pytest.mark.parametrize("body", ["<html>", "{", [], {"error": "unavailable"}, {"docs": {}}])
def test_what_is_no_answer_to_a_search_says_nothing(body: object) -> None:
    assert read(REGISTRY, SEARCH, body).outcome is Outcome.UNAVAILABLE


PLACED = [
    "Roe J. Ferries. Boat Review. 2001;21(3):70–85.",
    "J. Roe, Ferries, Boat Review 28 (2017) 13–52.",
    "Roe, J. Ferries. *Boat Review* **24**, 20–22 (2012).",
    "J. Roe. 1993. Ferries. Boat Review 5, 3 (1993), 42–45.",
    "Roe, Jan. Ferries. Boat Review. 2022, 7(1), 6.",
    "Roe J (1985) Ferries. Boat Review XIX(1):77–98",
    "Roe J (1985) Ferries. Boat Rev. 14",
]
UNPLACED = [
    "",
    "Roe, J. Ferries (2nd ed.). Oslo: Tern, 1999, pp. 4–9.",
    "J. Roe, Ferries 1883–1900, Oslo: Tern Press, 1977.",
    "Roe, J. (1987) Ferries, 2 vols. Tern.",
    "Roe, J. Ferries. Tern Press 1987",
    "Roe, J. Ferries. A History of Boats, Vol. 14",
    "Roe, J. (1987) Ferries. Oslo: Tern Press 14",
]


@pytest.mark.parametrize("text", PLACED)
def test_what_stands_in_a_journal_is_no_book_whatever_was_read_of_it(text: str) -> None:
    assert not Claim(id="a", work=Work(type="book", title="Ferries"), text=text).is_book


@pytest.mark.parametrize("text", UNPLACED)
def test_a_book_with_pages_or_years_in_its_string_is_one(text: str) -> None:
    assert Claim(id="a", work=Work(type="book", title="Ferries"), text=text).is_book


@pytest.mark.parametrize(
    ("date", "year"), [("c1999", 1999), ("[1999]", 1999), ("1999?", 1999), ("19uu", None), ("", None)]
)
def test_a_book_by_nobody_with_a_date_as_catalogues_write_it(date: str, year: int | None) -> None:
    work = book(publish_date=date, authors=None, publishers=None, subtitle=None)
    assert (work.author, work.publisher, work.year) == ((), "", year)
    cited = Work(type="book", title="Labour Law in the Highlands", author=(Name(family="Duarte", given="Inês"),))
    assert compare_works(cited, work).of("author").agreement is FieldAgreement.UNKNOWN
