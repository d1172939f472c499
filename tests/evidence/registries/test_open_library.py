from __future__ import annotations

from typing import Any

import pytest

from refcheck.evidence.registries.open_library import REGISTRY
from refcheck.model.evidence import Outcome
from refcheck.model.work import Name, Work

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
