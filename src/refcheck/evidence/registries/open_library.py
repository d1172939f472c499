"""Open Library: books by ISBN, many in one request, and by title and author
(https://openlibrary.org/dev/docs/api/books, https://openlibrary.org/dev/docs/api/search).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from refcheck.evidence.registries.batches import batches
from refcheck.evidence.registries.interface import (
    Claim,
    Known,
    Query,
    Reading,
    Record,
    Registry,
    asking,
    base_of,
    json_of,
    searching,
    steady,
    unavailable,
)
from refcheck.evidence.registries.records import items, mapping, person_of, text_of, with_subtitle
from refcheck.evidence.registries.terms import first_surname, title_words
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import Outcome
from refcheck.model.work import PartialDate, Work
from refcheck.text.comparison.titles import telling
from refcheck.text.dates import find_date
from refcheck.text.identifiers import Identifier, IdentifierKind

__all__ = ["REGISTRY"]

BASE = "https://openlibrary.org"
NAME = "open-library"
MOST = 50
ROWS = 5
FIELDS = "key,title,subtitle,author_name,publisher,publish_year,first_publish_year"
SHORT = 10
"""A main title with fewer characters finds anything; its subtitle is looked for as well."""
TELLING = 4
"""A title of so many telling words finds few books."""
MAX_YEARS = 30
"""So many years of editions are kept of a book."""


MANNERS = steady(1.0, 1)
"""A human pace, at which it has been known to answer 429 all the same."""


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/api/books?bibkeys=ISBN:{identifier.value}&format=json&jscmd=data"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for ISBNs that Crossref has answered about and whose work it does not hold, and for those of
    which the printing is asked; then searches for books that Crossref does not know.
    """
    base = base_of(NAME, BASE, known.config)
    isbns = [
        one
        for claim in claims
        if not known.is_led(claim)
        for one in claim.identifiers(IdentifierKind.ISBN)
        if known.told("crossref", one) is not None
    ]
    isbns += [one for claim in claims for one in claim.printed]
    new = known.new(NAME, isbns)
    for group, words in batches(new, [f"ISBN:{one.value}" for one in new], most=MOST):
        url = f"{base}/api/books?bibkeys={','.join(words)}&format=json&jscmd=data"
        yield asking(NAME, url, group)
    for claim in claims:
        if claim.is_book and known.searched("crossref", claim) is not None and known.wants_search(NAME, claim):
            yield _search(base, claim)


def _search(base: str, claim: Claim) -> Query:
    # Every word has to be there, and subtitles are not in all records.
    main, _, _ = claim.work.title.partition(": ")
    words = title_words(replace(claim.work, title=main if len(main) >= SHORT else claim.work.title))
    # A wrong author would hide the book that a long title finds alone.
    author = first_surname(claim.work) if len(telling(words)) < TELLING else ""
    terms = {"title": words, "author": author, "fields": FIELDS, "limit": str(ROWS)}
    return searching(NAME, f"{base}/search.json?{urlencode({k: v for k, v in terms.items() if v}, safe=',')}", claim)


def read(query: Query, response: Response) -> Reading:
    """Return the books of an answer, by the ISBN that was asked."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    found = json_of(response)
    if response.status != 200 or found is None:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}")
    if query.claim is not None:
        if not isinstance(found.get("docs"), list):
            return Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
        told = (_of_search(mapping(one)) for one in items(found["docs"]))
        return Reading(outcome=Outcome.FOUND, found=tuple(record for record in told if record is not None))
    if found and not any(name.startswith("ISBN:") for name in found):
        return Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
    records = {
        one: record
        for one in query.identifiers
        if (record := _record(mapping(found.get(f"ISBN:{one.value}")), one)) is not None
    }
    return Reading(outcome=Outcome.FOUND, records=records)


def _record(book: Mapping[str, Any], isbn: Identifier) -> Record | None:
    title, subtitle = with_subtitle(text_of(book.get("title")), [text_of(book.get("subtitle"))])
    if not title:
        return None
    names = (person_of(text_of(mapping(one).get("name"))) for one in items(book.get("authors")))
    publishers = [text_of(mapping(one).get("name")) for one in items(book.get("publishers"))]
    places = [text_of(mapping(one).get("name")) for one in items(book.get("publish_places"))]
    work = Work(
        type="book",
        title=title,
        subtitle=subtitle,
        author=tuple(name for name in names if name is not None),
        issued=find_date(text_of(book.get("publish_date"))),
        publisher=next(iter(publishers), ""),
        publisher_place=next(iter(places), ""),
        isbn=(isbn.value,),
    )
    return Record(work=work, identifier=isbn, url=text_of(book.get("url")))


def _of_search(doc: Mapping[str, Any]) -> Record | None:
    """Return a work with the years of all its editions: which of them is cited is not known."""
    title, subtitle = with_subtitle(text_of(doc.get("title")), [text_of(doc.get("subtitle"))])
    own = text_of(doc.get("key")).rpartition("/")[2]
    if not title or not own:
        return None
    said = [*items(doc.get("publish_year")), doc.get("first_publish_year")]
    years = sorted({one for one in said if isinstance(one, int) and 1000 <= one <= 2100})[:MAX_YEARS]
    names = (person_of(text_of(one)) for one in items(doc.get("author_name")))
    work = Work(
        type="book",
        title=title,
        subtitle=subtitle,
        author=tuple(name for name in names if name is not None),
        issued=PartialDate(year=years[0], raw=", ".join(map(str, years))) if years else None,
        publisher=next((text_of(one) for one in items(doc.get("publisher"))), ""),
    )
    identifier = Identifier(IdentifierKind.OPEN_LIBRARY, own)
    return Record(work=work, identifier=identifier, url=f"https://openlibrary.org/works/{own}")


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    knows=frozenset({IdentifierKind.ISBN}),
    says="books of these ISBNs",
    searches="books that Crossref does not know",
    aside=True,
)
