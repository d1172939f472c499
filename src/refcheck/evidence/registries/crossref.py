"""Crossref: records of many DOIs or ISBNs in one request, and a search by title, first author and year.

REST API: https://api.crossref.org/swagger-ui/index.html · manners: https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from refcheck.evidence.registries import crossref_records
from refcheck.evidence.registries.batches import batches, split_alone
from refcheck.evidence.registries.doi_agency import agency_of, is_disowned, is_silent
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
    unavailable,
)
from refcheck.evidence.registries.records import items
from refcheck.evidence.registries.terms import search_words
from refcheck.fetch.exchange import Manners, Response
from refcheck.model.evidence import Outcome
from refcheck.text.identifiers import Identifier, IdentifierKind, isbn13

__all__ = ["BASE", "NAME", "REGISTRY", "SELECT", "address", "manners", "read"]

BASE = "https://api.crossref.org"
NAME = "crossref"
AGENCY = "Crossref"
MOST = 50
ROWS = 5
SELECT = (
    "DOI,type,title,subtitle,original-title,author,editor,issued,published-print,published-online,posted,container-title,"
    "short-container-title,publisher,ISBN,ISSN,volume,issue,page,updated-by,update-to,relation,score"
)


def manners(mail: bool) -> Manners:
    """Return Crossref's limits: lists at three a second, one at a time, three with a mail address."""
    return Manners(host_interval=1 / 3, per_host=3 if mail else 1)


def address(base: str, identifier: Identifier) -> str:
    """Return the address that asks for one identifier alone."""
    if identifier.kind is IdentifierKind.ISBN:
        return f"{base}/works?filter=isbn:{identifier.value}"
    return f"{base}/works/{quote(identifier.value, safe='')}"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for DOIs that are Crossref's, for ISBNs, then searches for what is left."""
    base = base_of(NAME, BASE, known.config)
    dois = [one for claim in claims for one in claim.dois() if _is_mine(one, known)]
    together, alone = split_alone(NAME, known.new(NAME, dois), known)
    for group, words in batches(together, [f"doi:{quote(one.value, safe='/')}" for one in together], most=MOST):
        yield _batch(base, group, words)
    for one in alone:
        yield asking(NAME, f"{address(base, one)}", [one], ahead=True)
    books = [one for claim in claims for one in claim.identifiers(IdentifierKind.ISBN) if not known.is_led(claim)]
    isbns, single = split_alone(NAME, known.new(NAME, books), known)
    for group, words in batches(isbns, [f"isbn:{one.value}" for one in isbns], most=MOST):
        yield _batch(base, group, words)
    for one in single:
        yield _batch(base, [one], [f"isbn:{one.value}"])
    for claim in claims:
        if known.wants_search(NAME, claim):
            yield _search(base, claim)


def _is_mine(doi: Identifier, known: Known) -> bool:
    """Return whether Crossref is to be asked about a DOI: its own, one that doi.org disowns, one it did not tell of."""
    return agency_of(doi, known) in {AGENCY, "registered"} or is_disowned(doi, known) or is_silent(doi, known)


def _batch(base: str, group: Sequence[Identifier], words: Sequence[str]) -> Query:
    # A book's ISBN is that of its chapters too, so that more than one record may answer.
    rows = sum(1 if one.kind is IdentifierKind.DOI else 20 for one in group)
    return asking(
        NAME, f"{base}/works?filter={','.join(words)}&rows={min(rows, 1000)}&select={SELECT}", group, ahead=True
    )


def _search(base: str, claim: Claim) -> Query:
    terms = {"query.bibliographic": claim.raw or search_words(claim.work), "rows": str(ROWS), "select": SELECT}
    return searching(NAME, f"{base}/works?{urlencode(terms, safe=',')}", claim)


def read(query: Query, response: Response) -> Reading:
    """Return the records of an answer. A refused batch (400) is asked again one by one."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    if response.status == 404 and len(query.identifiers) == 1:
        return Reading(outcome=Outcome.FOUND)
    found = json_of(response)
    message = found.get("message") if found else None
    if response.status != 200 or not isinstance(message, dict):
        if response.status == 400 and len(query.identifiers) > 1:
            return Reading(outcome=Outcome.FOUND, again=query.identifiers)
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}")
    listed = "/works?" in query.request.url
    given: Any = message.get("items") if listed else [message]
    if not isinstance(given, list):
        return Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
    records = [record for item in items(given) if (record := crossref_records.record_of(item)) is not None]
    if not records and not listed:
        return Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
    if query.claim is not None:
        return Reading(outcome=Outcome.FOUND, found=tuple(records))
    return Reading(outcome=Outcome.FOUND, records=_by_identifier(query.identifiers, records))


def _by_identifier(asked: Sequence[Identifier], records: Sequence[Record]) -> dict[Identifier, Record]:
    found: dict[Identifier, Record] = {}
    wanted = set(asked)
    for record in records:
        if record.identifier in wanted:
            found[record.identifier] = record
        for isbn in record.work.isbn:
            one = Identifier(IdentifierKind.ISBN, isbn13(isbn))
            # Chapters carry the ISBN of their book.
            if one in wanted and crossref_records.is_whole(record.work):
                found.setdefault(one, record)
    return found


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=manners,
    plan=plan,
    read=read,
    address=address,
    knows=frozenset({IdentifierKind.DOI, IdentifierKind.ISBN}),
    says="records of these DOIs and ISBNs",
    searches="publications that no identifier and no page has led to",
    takes_strings=True,
)
