"""DataCite: records of the DOIs that it registered, many in one request (https://support.datacite.org/docs/api)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

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
    steady,
    unavailable,
)
from refcheck.evidence.registries.records import (
    date_of,
    items,
    mapping,
    name_of,
    notices_in_title,
    person_of,
    text_of,
    with_subtitle,
)
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import Notice, NoticeKind, Outcome
from refcheck.model.work import Name, Work
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi

__all__ = ["REGISTRY", "record_of"]

BASE = "https://api.datacite.org"
NAME = "datacite"
AGENCY = "DataCite"
MOST = 50
_TYPES = {
    "Dataset": "dataset",
    "Software": "software",
    "JournalArticle": "article-journal",
    "DataPaper": "article-journal",
    "ConferencePaper": "paper-conference",
    "ConferenceProceeding": "book",
    "Book": "book",
    "BookChapter": "chapter",
    "Dissertation": "thesis",
    "Report": "report",
    "Preprint": "article",
    "PeerReview": "review",
    "Standard": "standard",
    "Audiovisual": "motion_picture",
    "Image": "graphic",
    "Sound": "song",
}
_DATES = {"Issued": "published-online", "Available": "published-online", "Created": "created", "Submitted": "posted"}


MANNERS = steady(0.3, 2)
"""DataCite's limit: a thousand requests in five minutes."""


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/dois/{quote(identifier.value, safe='')}"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for the DOIs that are DataCite's, or that doi.org did not tell of or disowns."""
    base = base_of(NAME, BASE, known.config)
    mine = (one for claim in claims for one in claim.dois() if _is_mine(one, known))
    together, alone = split_alone(NAME, known.new(NAME, mine), known)
    for group, words in batches(together, [quote(one.value, safe="/") for one in together], most=MOST):
        yield asking(NAME, f"{base}/dois?ids={','.join(words)}&page[size]={len(group)}", group)
    for one in alone:
        yield asking(NAME, _address(base, one), [one])


def _is_mine(doi: Identifier, known: Known) -> bool:
    if agency_of(doi, known) == AGENCY:
        return True
    # Once Crossref has said that it is not its own.
    told = known.told("crossref", doi)
    return told is not None and not told.records and (is_disowned(doi, known) or is_silent(doi, known))


def read(query: Query, response: Response) -> Reading:
    """Return the records of an answer."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    if response.status == 404 and len(query.identifiers) == 1:
        return Reading(outcome=Outcome.FOUND)
    found = json_of(response)
    if response.status != 200 or found is None or "data" not in found:
        if len(query.identifiers) > 1 and response.status == 400:
            return Reading(outcome=Outcome.FOUND, again=query.identifiers)
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}")
    given = found["data"]
    if not isinstance(given, list if "/dois?" in query.request.url else dict):
        return Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
    records = (record_of(mapping(mapping(one).get("attributes"))) for one in items(given))
    return Reading(outcome=Outcome.FOUND, records={record.identifier: record for record in records if record})


def record_of(item: Mapping[str, Any]) -> Record | None:
    """Return the record that DataCite's attributes of a work describe, ``None`` without a DOI."""
    doi = normalise_doi(text_of(item.get("doi")))
    if not doi:
        return None
    # A list may be its one text, and a title or a name no object.
    titles = [{"title": one} if isinstance(one, str) else mapping(one) for one in items(item.get("titles"))]
    main = next((one for one in titles if not one.get("titleType")), titles[0] if titles else {})
    subtitles = [text_of(one.get("title")) for one in titles if one.get("titleType") == "Subtitle"]
    title, subtitle = with_subtitle(text_of(main.get("title")), subtitles)
    others = [text_of(one.get("title")) for one in titles if one is not main and one.get("titleType") != "Subtitle"]
    container = mapping(item.get("container"))
    extra = {"other-title": others[0]} if others else {}
    extra |= _dates(item)
    work = Work(
        type=_TYPES.get(text_of(mapping(item.get("types")).get("resourceTypeGeneral")), "document"),
        title=title,
        subtitle=subtitle,
        author=tuple(_people(item.get("creators"))),
        issued=date_of(item.get("publicationYear")),
        container_title=text_of(container.get("title")),
        # A text in the first version of the schema, an object in the later ones.
        publisher=text_of(item.get("publisher")) or text_of(mapping(item.get("publisher")).get("name")),
        volume=text_of(container.get("volume")),
        issue=text_of(container.get("issue")),
        page="-".join(page for one in ("firstPage", "lastPage") if (page := text_of(container.get(one)))),
        language=text_of(item.get("language")),
        doi=doi,
        extra=extra,
    )
    return Record(
        work=work,
        identifier=Identifier(IdentifierKind.DOI, doi),
        url=f"https://doi.org/{doi}",
        notices=(*_notices(item, doi), *notices_in_title(title)),
    )


def _dates(item: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in items(item.get("dates")):
        kind, date = _DATES.get(text_of(mapping(one).get("dateType"))), date_of(mapping(one).get("date"))
        if kind and date is not None:
            found.setdefault(kind, str(date))
    return found


def _people(value: Any) -> Iterator[Name]:
    for one in items(value):
        creator = {"name": one} if isinstance(one, str) else mapping(one)
        name = name_of(creator, family="familyName", given="givenName", whole="")
        if name is None or not name.family:
            text = text_of(creator.get("name"))
            name = Name(literal=text) if creator.get("nameType") == "Organizational" and text else person_of(text)
        if name is not None:
            yield name


def _notices(item: Mapping[str, Any], own: str) -> Iterator[Notice]:
    # A version that another one replaces is not withdrawn.
    kinds = {"IsPreviousVersionOf": NoticeKind.NEW_VERSION, "IsObsoletedBy": NoticeKind.NEW_VERSION}
    for one in items(item.get("relatedIdentifiers")):
        related = mapping(one)
        doi = normalise_doi(text_of(related.get("relatedIdentifier")))
        kind = kinds.get(text_of(related.get("relationType")))
        if kind is not None and doi and doi != own:
            yield Notice(kind=kind, doi=doi, source=NAME)


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    knows=frozenset({IdentifierKind.DOI}),
    says="records of these DOIs",
)
