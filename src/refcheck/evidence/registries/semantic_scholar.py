"""Semantic Scholar: the best match of a title, asked only by those who have a key.

Without one its pool is busy most of the time (https://www.semanticscholar.org/product/api). The key goes to this
host alone, in a header; it is in no address, no report and no memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from refcheck.evidence.registries.interface import (
    Claim,
    Known,
    Query,
    Reading,
    Record,
    Registry,
    base_of,
    json_of,
    steady,
    unavailable,
)
from refcheck.evidence.registries.records import date_of, items, mapping, person_of, text_of
from refcheck.evidence.registries.terms import title_words
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import Depth, Outcome, RequestKind
from refcheck.model.work import Work
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi

__all__ = ["REGISTRY"]

BASE = "https://api.semanticscholar.org"
NAME = "semantic-scholar"
FIELDS = "title,authors,year,publicationDate,venue,journal,externalIds,publicationTypes"
_TYPES = {
    "JournalArticle": "article-journal",
    "Conference": "paper-conference",
    "Book": "book",
    "BookSection": "chapter",
}


MANNERS = steady(1.1, 1)
"""The limit that a new key has: one request a second."""


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/graph/v1/paper/{identifier.kind}:{quote(identifier.value, safe='/')}"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield searches for what OpenAlex, the second to be searched, does not know; nothing without a key."""
    key = known.config.network.semantic_scholar_key
    if not key:
        return
    base = base_of(NAME, BASE, known.config)
    for claim in claims:
        if known.searched("openalex", claim) is not None and known.wants_search(NAME, claim):
            words = title_words(claim.work).replace("-", " ")
            request = Request(
                url=f"{base}/graph/v1/paper/search/match?{urlencode({'query': words, 'fields': FIELDS}, safe=',')}",
                source=NAME,
                kind=RequestKind.SEARCH,
                depth=Depth.WHOLE,
                headers=MappingProxyType({"x-api-key": key}),
            )
            yield Query(registry=NAME, request=request, claim=claim.id)


def read(query: Query, response: Response) -> Reading:  # noqa: ARG001 - the face of ``Registry.read``
    """Return the record of the best match; a 404 says that no title matches."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    if response.status == 404:
        return Reading(outcome=Outcome.FOUND)
    found = json_of(response)
    if response.status != 200 or found is None:
        reason = "garbled" if response.status == 200 else f"status-{response.status}"
        return Reading(outcome=Outcome.UNAVAILABLE, reason=reason)
    records = (_record(mapping(one)) for one in items(found.get("data")))
    return Reading(outcome=Outcome.FOUND, found=tuple(record for record in records if record is not None))


def _record(paper: Mapping[str, Any]) -> Record | None:
    ids = mapping(paper.get("externalIds"))
    doi, number, own = normalise_doi(text_of(ids.get("DOI"))), text_of(ids.get("ArXiv")), text_of(paper.get("paperId"))
    if doi:
        identifier = Identifier(IdentifierKind.DOI, doi)
    elif number:
        identifier = Identifier(IdentifierKind.ARXIV, number)
    elif own:
        identifier = Identifier(IdentifierKind.SEMANTIC_SCHOLAR, own)
    else:
        return None
    journal = mapping(paper.get("journal"))
    kinds = [_TYPES[kind] for one in items(paper.get("publicationTypes")) if (kind := text_of(one)) in _TYPES]
    names = (person_of(text_of(mapping(one).get("name"))) for one in items(paper.get("authors")))
    work = Work(
        type=kinds[0] if kinds else "document",
        title=text_of(paper.get("title")),
        author=tuple(name for name in names if name is not None),
        issued=date_of(paper.get("publicationDate")) or date_of(paper.get("year")),
        container_title=text_of(paper.get("venue")) or text_of(journal.get("name")),
        volume=text_of(journal.get("volume")),
        page=text_of(journal.get("pages")),
        doi=doi,
        eprint=number,
        eprint_type="arxiv" if number else "",
    )
    return Record(work=work, identifier=identifier, url=f"https://www.semanticscholar.org/paper/{own}")


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    keyed=True,
    searches="works that the others do not know, with a key",
)
