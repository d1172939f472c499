"""doi.org: which agency registered a DOI, and whether it exists at all; the records of the smaller agencies.

``/doiRA/D1,D2``: https://www.doi.org/doi-handbook/HTML/doi-ra-lookup.html · content negotiation, for agencies that
are asked nowhere else: https://citation.crosscite.org/docs.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from refcheck.evidence.registries.batches import batches, split_alone
from refcheck.evidence.registries.doi_agency import NAME, agency_of
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
from refcheck.evidence.registries.records import MAX_ITEMS, cleaned, text_of
from refcheck.fetch.exchange import Request, Response
from refcheck.formats.csl_json import from_csl
from refcheck.model.evidence import Depth, Outcome, RequestKind
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi

__all__ = ["AGENCY", "RECORDS"]

BASE = "https://doi.org"
RECORDS_NAME = "doi.org-records"
MOST = 60
_CSL = MappingProxyType({"Accept": "application/vnd.citationstyles.csl+json"})
_ELSEWHERE = frozenset({"Crossref", "DataCite"})
"""Agencies that have an interface of their own."""
_NO_DOI = ("DOI does not exist", "Invalid DOI")
"""What it says of a DOI that is none; any other status is no answer."""


MANNERS = steady(0.2, 2)


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/doiRA/{quote(identifier.value, safe='/')}"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for the agencies of DOIs, many at once."""
    dois = known.new(NAME, (one for claim in claims for one in claim.dois()))
    base = base_of(NAME, BASE, known.config)
    together, alone = split_alone(NAME, dois, known)
    for group, words in batches(together, [quote(one.value, safe="/") for one in together], most=MOST):
        yield asking(NAME, f"{base}/doiRA/{','.join(words)}", group)
    for one in alone:
        # A comma parts DOIs here; the handle system knows what they stand for.
        yield asking(NAME, f"{base}/api/handles/{quote(one.value, safe='/')}?type=URL", [one])


def read(query: Query, response: Response) -> Reading:
    """Return the agency of each DOI that exists; what is not named does not exist."""
    if "/api/handles/" in query.request.url:
        return _read_handle(query, response)
    fault = unavailable(response)
    if fault is not None:
        return fault
    rows = _rows(response)
    if rows is None:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}")
    words: dict[Identifier, str] = {}
    named: set[str] = set()
    for row in rows:
        if not text_of(row.get("RA")) and row.get("status") not in _NO_DOI:
            continue
        doi = normalise_doi(text_of(row.get("DOI")))
        named.add(doi)
        agency = text_of(row.get("RA"))
        if agency:
            words[Identifier(IdentifierKind.DOI, doi)] = agency
    # What it did not speak of, or could not tell, the handle system is asked.
    again = tuple(one for one in query.identifiers if one.value not in named)
    return Reading(outcome=Outcome.FOUND, words=words, again=again)


def _rows(response: Response) -> list[dict[str, Any]] | None:
    try:
        found = json.loads(response.body)
    except (ValueError, RecursionError):
        return None
    return [row for row in found[:MAX_ITEMS] if isinstance(row, dict)] if isinstance(found, list) else None


def _read_handle(query: Query, response: Response) -> Reading:
    found = json_of(response)
    code = found.get("responseCode") if found else None
    if code == 1:
        return Reading(outcome=Outcome.FOUND, words={query.identifiers[0]: "registered"})
    if code == 100:
        return Reading(outcome=Outcome.FOUND)
    return unavailable(response) or Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")


AGENCY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    knows=frozenset({IdentifierKind.DOI}),
    says="whether these DOIs exist and who registered them",
)


# Records of agencies without an interface of their own -------------------------------------------


def plan_records(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for the records of DOIs of agencies such as mEDRA, JaLC, KISTI: one at a time, there is no batch."""
    dois = [
        one for claim in claims for one in claim.dois() if agency_of(one, known) not in {"", "registered", *_ELSEWHERE}
    ]
    base = base_of(NAME, BASE, known.config)
    for one in known.new(RECORDS_NAME, dois):
        request = Request(
            url=_record_address(base, one),
            source=RECORDS_NAME,
            kind=RequestKind.IDENTIFIER,
            depth=Depth.WHOLE,
            headers=_CSL,
        )
        yield Query(registry=RECORDS_NAME, request=request, identifiers=(one,))


def _record_address(base: str, identifier: Identifier) -> str:
    return f"{base}/{quote(identifier.value, safe='/')}"


def read_records(query: Query, response: Response) -> Reading:
    """Return the record of one DOI. An agency that gives a page instead of a record has told nothing."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    item = json_of(response)
    if item is None or not item.get("title"):
        return Reading(outcome=Outcome.UNAVAILABLE, reason="no-record")
    own = query.identifiers[0]
    work = cleaned(from_csl({**item, "id": own.value}))
    return Reading(outcome=Outcome.FOUND, records={own: Record(work=work, identifier=own, url=query.request.url)})


RECORDS = Registry(
    name=RECORDS_NAME,
    base=BASE,
    stands_at=NAME,
    manners=MANNERS,
    plan=plan_records,
    read=read_records,
    address=_record_address,
    knows=frozenset({IdentifierKind.DOI}),
    says="the records of DOIs of smaller agencies",
)
