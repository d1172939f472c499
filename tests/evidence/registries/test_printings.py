"""An electronic edition of a book is the cited one where a registry of books has its ISBN under the cited year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from refcheck.evidence.registries.inquiry import Inquiry
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import Evidence, Outcome, Via
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_reference

from .test_inquiry import answer, inquiry, played

ISBN = "9780306406157"
BOOK = Work(
    type="book",
    title="Lighthouse keepers and their ledgers on the northern coast",
    author=(Name(family="Wirawan", given="Dewi"),),
    issued=PartialDate(year=1984),
    publisher="Harbour Press",
)
DIGITISED: dict[str, Any] = {
    "DOI": "10.7001/e",
    "title": [BOOK.title],
    "author": [{"family": "Wirawan", "given": "Dewi"}],
    "issued": {"date-parts": [[2011]]},
    "published-online": {"date-parts": [[2011]]},
    "publisher": "Harbour Press",
    "type": "monograph",
    "ISBN": [ISBN],
}
PRINTED: dict[str, Any] = {
    "title": BOOK.title,
    "authors": [{"name": "Dewi Wirawan"}],
    "publish_date": "1984",
    "publishers": [{"name": "Harbour Press"}],
}


def registries(
    record: dict[str, Any], edition: dict[str, Any] | None, status: int = 200
) -> Callable[[Request], Response]:
    """Crossref has the electronic edition, Open Library what stands under its ISBN."""

    def ask(request: Request) -> Response:
        if request.source == "open-library" and urlsplit(request.url).path == "/api/books":
            return answer(request, {f"ISBN:{ISBN}": edition} if edition else {}, status=status)
        return answer(request, {"message": {"items": [record]}, "docs": [], "results": []})

    return ask


def asked_of(work: Work, ask: Callable[[Request], Response]) -> tuple[list[str], Inquiry]:
    made = inquiry(cited(work))
    rounds = played(made, ask)
    made.release()
    rounds += played(made, ask)
    return [f"{request.source} {request.kind.value}" for one in rounds for request in one], made


def cited(work: Work) -> Reference:
    return make_reference(key="a", work=work)


def of_crossref(made: Inquiry) -> Evidence:
    return next(one for one in made.evidence() if one.source == "crossref")


def test_an_isbn_under_the_cited_year_makes_the_electronic_edition_the_cited_book() -> None:
    asked, made = asked_of(BOOK, registries(DIGITISED, PRINTED))
    assert asked == ["crossref search", "open-library identifier"]
    found = of_crossref(made)
    assert (found.outcome, found.identifier, found.matches) == (Outcome.FOUND, "doi:10.7001/e", True)
    printing = next(one for one in made.evidence() if one.source == "open-library")
    assert (printing.identifier, printing.via, printing.outcome) == (f"isbn:{ISBN}", Via.SEARCH, Outcome.FOUND)


@pytest.mark.parametrize(
    "edition",
    [
        {**PRINTED, "publish_date": "2011"},
        {**PRINTED, "publish_date": ""},
        {**PRINTED, "title": "Lighthouses of the southern coast"},
        None,
    ],
)
def test_the_isbn_of_another_printing_says_nothing_and_the_book_is_searched_for(edition: dict[str, Any] | None) -> None:
    asked, made = asked_of(BOOK, registries(DIGITISED, edition))
    assert asked[:3] == ["crossref search", "open-library identifier", "open-library search"]
    assert (of_crossref(made).outcome, of_crossref(made).matches) == (Outcome.NOT_FOUND, False)


def test_a_registry_of_books_that_is_down_says_nothing() -> None:
    _, made = asked_of(BOOK, registries(DIGITISED, PRINTED, status=503))
    assert of_crossref(made).matches is False
    assert next(one for one in made.evidence() if one.source == "open-library").outcome is Outcome.UNAVAILABLE


@pytest.mark.parametrize(
    "fields",
    [
        {"published-print": {"date-parts": [[2011]]}},
        {"published-online": None},
        {"title": ["A history of lighthouse keepers on the northern coast"]},
        {"author": [{"family": "Okafor", "given": "Ngozi"}]},
        {"type": "journal-article"},
        {"ISBN": []},
        {"ISBN": ["9780306406158"]},
        {"issued": {"date-parts": [[1971]]}, "published-online": {"date-parts": [[1971]]}},
    ],
)
def test_of_what_is_no_later_electronic_edition_nobody_is_asked(fields: dict[str, Any]) -> None:
    asked, _ = asked_of(BOOK, registries({**DIGITISED, **fields}, PRINTED))
    assert "open-library identifier" not in asked


def test_without_a_year_no_printing_is_cited() -> None:
    asked, _ = asked_of(replace(BOOK, issued=None), registries(DIGITISED, PRINTED))
    assert "open-library identifier" not in asked


def test_the_printings_of_several_books_are_asked_about_at_once() -> None:
    made = inquiry(*(make_reference(key=key, work=BOOK) for key in "abc"))
    ask = registries(DIGITISED, PRINTED)
    rounds = played(made, ask)
    made.release()
    rounds += played(made, ask)
    assert [request.source for request in rounds[-1]] == ["open-library"]
    assert all(one.matches for one in made.evidence() if one.source == "crossref")
