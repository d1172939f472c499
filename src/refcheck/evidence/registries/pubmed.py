"""PubMed: records by PMID or PMCID, many in one request (https://www.ncbi.nlm.nih.gov/books/NBK25499/)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

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
from refcheck.evidence.registries.records import items, mapping, text_of
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import Notice, NoticeKind, Outcome
from refcheck.model.work import Name, Work
from refcheck.text.dates import find_date
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi
from refcheck.text.lazy import lazy_re

__all__ = ["REGISTRY"]

BASE = "https://eutils.ncbi.nlm.nih.gov"
NAME = "pubmed"
MOST = 100
_KINDS = (IdentifierKind.PMID, IdentifierKind.PMCID)
_SUFFIX = lazy_re(r" (?:Jr|Sr|1st|2nd|3rd|[4-6]th)$")
_INITIALS = lazy_re(r"[A-Z]{1,4}")


MANNERS = steady(0.4, 1)
"""The limit for those without a key: three a second."""


def _address(base: str, identifier: Identifier) -> str:
    return _url(base, identifier.kind, [identifier.value.removeprefix("PMC")], "")


def _url(base: str, kind: IdentifierKind, numbers: Sequence[str], mail: str) -> str:
    database = "pmc" if kind is IdentifierKind.PMCID else "pubmed"
    url = f"{base}/entrez/eutils/esummary.fcgi?db={database}&id={','.join(numbers)}&retmode=json&tool=refcheck"
    return f"{url}&email={quote(mail)}" if mail else url


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for PMIDs, then for PMCIDs, many at once."""
    base, mail = base_of(NAME, BASE, known.config), known.config.network.mailto or ""
    for kind in _KINDS:
        new = known.new(NAME, (one for claim in claims for one in claim.identifiers(kind)))
        for group, words in batches(new, [one.value.removeprefix("PMC") for one in new], most=MOST):
            url = _url(base, kind, words, mail)
            yield asking(NAME, url, group)


def read(query: Query, response: Response) -> Reading:
    """Return the summaries of an answer; a number that has an ``error`` is one that PubMed does not know."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    found = json_of(response)
    rows = mapping(mapping(found).get("result"))
    if response.status != 200 or not rows:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}" if not rows else "garbled")
    records = {}
    for one in query.identifiers:
        row = mapping(rows.get(one.value.removeprefix("PMC")))
        if row and "error" not in row and (text_of(row.get("title")) or text_of(row.get("vernaculartitle"))):
            records[one] = _record(row, one)
    return Reading(outcome=Outcome.FOUND, records=records)


def _record(row: Mapping[str, Any], identifier: Identifier) -> Record:
    ids = {
        text_of(mapping(one).get("idtype")): text_of(mapping(one).get("value")) for one in items(row.get("articleids"))
    }
    kinds = {text_of(one).casefold() for one in items(row.get("pubtype"))}
    # A title in brackets is a translation of PubMed's own; "[Not Available]." where there is none.
    title, own = (text_of(row.get(one)).rstrip(".").strip("[]") for one in ("title", "vernaculartitle"))
    if own and title.casefold() in {"", "not available"}:
        title, own = own, ""
    extra = {"other-title": own} if own else {}
    if date := find_date(text_of(row.get("epubdate"))):
        extra["published-online"] = str(date)
    work = Work(
        type="article-journal",
        title=title,
        author=tuple(_people(row.get("authors"))),
        issued=find_date(text_of(row.get("pubdate"))),
        container_title=text_of(row.get("fulljournalname")) or text_of(row.get("source")),
        volume=text_of(row.get("volume")),
        issue=text_of(row.get("issue")),
        page=text_of(row.get("pages")),
        doi=normalise_doi(ids.get("doi", "")),
        extra=extra,
    )
    notices = (Notice(kind=NoticeKind.RETRACTION, source=NAME),) if "retracted publication" in kinds else ()
    where = (
        "https://pmc.ncbi.nlm.nih.gov/articles/"
        if identifier.kind is IdentifierKind.PMCID
        else "https://pubmed.ncbi.nlm.nih.gov/"
    )
    return Record(work=work, identifier=identifier, url=f"{where}{identifier.value}/", notices=notices)


def _people(value: Any) -> Iterator[Name]:
    for one in items(value):
        text = text_of(mapping(one).get("name"))
        suffix = _SUFFIX.search(text)
        family, _, given = text[: suffix.start() if suffix else None].rpartition(" ")
        is_body = mapping(one).get("authtype") == "CollectiveName"  # "Fever Study Group B"
        if family and _INITIALS.fullmatch(given) and not is_body:
            initials = " ".join(f"{letter}." for letter in given)
            yield Name(family=family, given=initials, suffix=suffix[0].strip() if suffix else "")
        elif text:
            yield Name(literal=text)


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    knows=frozenset(_KINDS),
    says="records of these numbers",
)
