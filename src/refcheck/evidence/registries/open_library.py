"""Open Library: books by ISBN, many in one request (https://openlibrary.org/dev/docs/api/books)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

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
    steady,
    unavailable,
)
from refcheck.evidence.registries.records import items, mapping, person_of, text_of, with_subtitle
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import Outcome
from refcheck.model.work import Work
from refcheck.text.dates import find_date
from refcheck.text.identifiers import Identifier, IdentifierKind

__all__ = ["REGISTRY"]

BASE = "https://openlibrary.org"
NAME = "open-library"
MOST = 50


MANNERS = steady(1.0, 1)
"""A human pace, at which it has been known to answer 429 all the same."""


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/api/books?bibkeys=ISBN:{identifier.value}&format=json&jscmd=data"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for ISBNs that Crossref has answered about and whose work it does not hold."""
    base = base_of(NAME, BASE, known.config)
    isbns = [
        one
        for claim in claims
        if not known.is_led(claim)
        for one in claim.identifiers(IdentifierKind.ISBN)
        if known.told("crossref", one) is not None
    ]
    new = known.new(NAME, isbns)
    for group, words in batches(new, [f"ISBN:{one.value}" for one in new], most=MOST):
        url = f"{base}/api/books?bibkeys={','.join(words)}&format=json&jscmd=data"
        yield asking(NAME, url, group)


def read(query: Query, response: Response) -> Reading:
    """Return the books of an answer, by the ISBN that was asked."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    found = json_of(response)
    if response.status != 200 or found is None:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}")
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


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    knows=frozenset({IdentifierKind.ISBN}),
    says="books of these ISBNs",
)
