"""OpenAlex: the second witness, asked only where one registry alone is not enough (https://docs.openalex.org).

Without a key a day's credits are few: a DOI costs one, a search ten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from refcheck.evidence.ranking import is_doubtful
from refcheck.evidence.registries.batches import batches, split_alone
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
from refcheck.evidence.registries.records import date_of, items, mapping, notices_in_title, person_of, text_of
from refcheck.evidence.registries.terms import likely_title, title_words, without_a_word
from refcheck.fetch.exchange import Response
from refcheck.model.comparison import Identity
from refcheck.model.evidence import Notice, NoticeKind, Outcome
from refcheck.model.work import Work
from refcheck.text.comparison.titles import telling
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi

__all__ = ["REGISTRY"]

BASE = "https://api.openalex.org"
NAME = "openalex"
MOST = 100
ROWS = 5
MANY = 3
"""A subtitle with fewer telling words finds anything."""
SHORT = 10
"""A main title with fewer characters finds anything."""
SELECT = "id,doi,title,publication_year,publication_date,authorships,primary_location,locations,biblio,type,is_retracted,language"
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
    "preprint": "article",
    "review": "article-journal",
    "peer-review": "review",
    "standard": "standard",
}
_PLACES = {"journal": "article-journal", "conference": "paper-conference"}
"""What a place that is no repository makes of a preprint."""


MANNERS = steady(0.2, 2)
"""A pace well under OpenAlex's ten a second."""


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/works/doi:{quote(identifier.value, safe='/')}"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for DOIs whose record does not agree, or has a notice; then searches for what Crossref does not know."""
    base = base_of(NAME, BASE, known.config)
    dois = [
        one
        for claim in claims
        for one in (*claim.identifiers(IdentifierKind.DOI), *claim.found)
        if one in claim.found or _needs_witness(claim, one, known)
    ]
    together, alone = split_alone(NAME, known.new(NAME, dois), known, breaks="|,")
    for group, words in batches(together, [quote(one.value, safe="/") for one in together], most=MOST):
        url = f"{base}/works?filter=doi:{'|'.join(words)}&per-page={len(group)}&select={SELECT}"
        yield asking(NAME, url, group, ahead=True)
    for one in alone:
        yield asking(NAME, _address(base, one), [one], ahead=True)
    for claim in claims:
        if (claim.is_titled or likely_title(claim.raw)) and _is_left(claim, known) and known.wants_search(NAME, claim):
            yield _search(base, claim)


def _needs_witness(claim: Claim, doi: Identifier, known: Known) -> bool:
    """Return whether what the DOI's own agency says has to be heard from somebody else as well."""
    for registry in ("crossref", "datacite", "doi.org-records"):
        told = known.told(registry, doi)
        if told is None or not told.records:
            continue
        if any(notice.kind in {NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL} for notice in told.records[0].notices):
            return True
        seen = known.compare(claim, told.records[0])
        return seen.identity is not Identity.SAME or is_doubtful(seen)
    return False


def _is_left(claim: Claim, known: Known) -> bool:
    """Return whether Crossref has been searched, and it is no book that Open Library was heard about: what OpenAlex has
    of books is Crossref's. What was read of a string as a book may be a thesis, or an article in a journal, of other
    agencies.
    """
    if known.searched("crossref", claim) is None or not claim.is_book:
        return known.searched("crossref", claim) is not None
    books = known.searched("open-library", claim)
    return books is not None and (bool(claim.text) or books.outcome in {Outcome.UNAVAILABLE, Outcome.REFUSED})


def _search(base: str, claim: Claim) -> Query:
    # Every word has to be in the record: the whole string never is. Capitals would be operators.
    # Many records have no subtitle; and where a word of the main title is wrong, the subtitle alone finds it.
    main, _, subtitle = claim.work.title.partition(": ")
    short = main if subtitle and len(main) >= SHORT else ""
    rest = subtitle if len(telling(subtitle)) >= MANY else ""
    titles = (claim.work.title, short, rest)
    words = [*(title_words(replace(claim.work, title=one)).lower() for one in titles), likely_title(claim.raw)]
    if not short or not rest:
        words += without_a_word(words[0])
    found = [one for one in dict.fromkeys(words) if one]
    both = " OR ".join(f"({one})" for one in found) if len(found) > 1 else "".join(found)
    terms = {"search": both, "per-page": str(ROWS * len(found)), "select": SELECT}
    return searching(NAME, f"{base}/works?{urlencode(terms, safe=',')}", claim)


def read(query: Query, response: Response) -> Reading:
    """Return the records of an answer."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    if response.status == 404 and len(query.identifiers) == 1:
        return Reading(outcome=Outcome.FOUND)
    found = json_of(response)
    if response.status != 200 or found is None:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}")
    listed = "/works?" in query.request.url
    rows: Any = found.get("results") if listed else [found]
    if not isinstance(rows, list):
        return Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
    records = [record for one in items(rows) if (record := _record(mapping(one))) is not None]
    if not records and not listed:
        return Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
    if query.claim is not None:
        return Reading(outcome=Outcome.FOUND, found=tuple(records))
    return Reading(outcome=Outcome.FOUND, records={record.identifier: record for record in records})


def _record(item: Mapping[str, Any]) -> Record | None:
    doi = normalise_doi(text_of(item.get("doi")))
    own = text_of(item.get("id")).rpartition("/")[2]
    if not own:
        return None
    source, csl = _source(item)
    biblio = mapping(item.get("biblio"))
    title = text_of(item.get("title")) or text_of(item.get("display_name"))
    pages = [text_of(biblio.get(one)) for one in ("first_page", "last_page")]
    names = (text_of(mapping(mapping(one).get("author")).get("display_name")) for one in items(item.get("authorships")))
    work = Work(
        type=csl,
        title=title,
        author=tuple(name for text in names if (name := person_of(text)) is not None),
        issued=date_of(item.get("publication_date")) or date_of(item.get("publication_year")),
        container_title=text_of(source.get("display_name")),
        volume=text_of(biblio.get("volume")),
        issue=text_of(biblio.get("issue")),
        page="-".join(page for page in dict.fromkeys(pages) if page),
        language=text_of(item.get("language")),
        doi=doi,
    )
    retracted = item.get("is_retracted") is True
    notices = (Notice(kind=NoticeKind.RETRACTION, source=NAME),) if retracted else notices_in_title(title)
    identifier = Identifier(IdentifierKind.DOI, doi) if doi else Identifier(IdentifierKind.OPENALEX, own)
    return Record(work=work, identifier=identifier, url=f"https://openalex.org/{own}", notices=notices)


def _source(item: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """Return where a work appeared, and its type; of a preprint that is known in a journal or at a conference as well, of
    which OpenAlex makes one record, that place.
    """
    first = mapping(mapping(item.get("primary_location")).get("source"))
    csl = _TYPES.get(text_of(item.get("type")), "document")
    if csl == "article":
        for one in map(mapping, items(item.get("locations"))):
            source = mapping(one.get("source"))
            kind = _PLACES.get(text_of(source.get("type")))
            if kind and one.get("is_published") is True:
                return source, kind
    return first, csl


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    knows=frozenset({IdentifierKind.DOI}),
    says="a second word on DOIs whose record does not agree, or tells of a retraction",
    takes_strings=True,
    searches="publications that Crossref does not know",
)
