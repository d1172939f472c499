"""api.datacite.org (https://support.datacite.org/docs/api): JSON:API, single, by ``ids`` and by search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from refcheck.model.work import Name
from tests.fakes.registries.dressing import authors, given, iso, titled
from tests.fakes.registries.search import Index, best, said_of
from tests.fakes.registries.truth import Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json

_TYPES = {
    "article-journal": ("JournalArticle", "article-journal"),
    "article": ("Preprint", "article"),
    "paper-conference": ("ConferencePaper", "paper-conference"),
    "book": ("Book", "book"),
    "chapter": ("BookChapter", "chapter"),
    "report": ("Report", "report"),
    "thesis": ("Dissertation", "thesis"),
    "dataset": ("Dataset", "dataset"),
    "software": ("Software", "software"),
}
_FIELD_NAME = re.compile(r"\b[a-zA-Z]+(?:\.[a-zA-Z]+)*:|[\"()+]|\b(?:AND|OR)\b")


class DataCite:
    """The REST API."""

    hosts: tuple[str, ...] = ("api.datacite.org",)

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = [true for true in works if true.names(Holder.DATACITE) and true.doi]
        self._by_doi = {true.doi: true for true in self._works}
        self._index = Index(said_of(true.work) for true in self._works)

    def kind(self, request: Request) -> str:
        if request.path.startswith("/dois/"):
            return "work"
        return "search" if request.first("query") else "list"

    def pool(self, request: Request) -> Pool:
        return Pool(limit=1_000 if request.mailto else 500, interval=300.0)

    def busy(self, request: Request) -> Answer:
        told = {"errors": [{"status": "429", "title": "Too many requests. Please try again later."}]}
        return as_json(told, status=429)

    def answer(self, request: Request) -> Answer:
        if request.path.startswith("/dois/"):
            true = self._by_doi.get(request.path.removeprefix("/dois/").lower())
            if true is None:
                return self._missing()
            return as_json({"data": resource(true), "included": []})
        if request.path != "/dois":
            return self._missing()
        return as_json(self._list(request))

    def _list(self, request: Request) -> dict[str, Any]:
        if request.first("ids"):
            wanted = [doi.strip().lower() for doi in request.first("ids").split(",")]
            found = [self._by_doi[doi] for doi in wanted if doi in self._by_doi]
        else:
            hits = best([self._index.scores(_FIELD_NAME.sub(" ", request.first("query")))])
            found = [self._works[number] for _, number in hits]
        size = request.count("page[size]", 25)
        meta = {"total": len(found), "totalPages": -(-len(found) // max(size, 1)), "page": 1}
        return {
            "data": [resource(true) for true in found[:size]],
            "meta": meta,
            "links": {"self": "https://api.datacite.org/dois"},
        }

    def _missing(self) -> Answer:
        return as_json(
            {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}, status=404
        )


def resource(true: TrueWork) -> dict[str, Any]:
    """Return the JSON:API resource of a work; every second one has its publisher as an object."""
    work = true.work
    general, citeproc = _TYPES.get(work.type, ("Text", "article"))
    related = [("IsPreprintOf", true.published), ("HasPreprint", true.preprint)]
    publisher = work.publisher or ("arXiv" if work.eprint else "Scholar Archive")
    attributes = {
        "doi": true.doi,
        "prefix": true.doi.partition("/")[0],
        "suffix": true.doi.partition("/")[2],
        "identifiers": [],
        "alternateIdentifiers": [],
        "creators": [_creator(name, true) for name in authors(true)],
        "titles": _titles(true),
        "publisher": {"name": publisher} if true.number % 2 else publisher,
        "container": _container(true),
        "publicationYear": work.year,
        "subjects": [],
        "contributors": [],
        "dates": [{"date": iso(work.issued), "dateType": "Issued"}],
        "language": work.language or None,
        "types": {"resourceTypeGeneral": general, "citeproc": citeproc, "schemaOrg": "CreativeWork", "ris": "GEN"},
        "relatedIdentifiers": [
            {"relationType": relation, "relatedIdentifier": doi, "relatedIdentifierType": "DOI"}
            for relation, doi in related
            if doi
        ],
        "relatedItems": [],
        "version": str(true.versions),
        "descriptions": [],
        "url": true.landing,
        "metadataVersion": 1,
        "state": "findable",
        "isActive": True,
    }
    return {"id": true.doi, "type": "dois", "attributes": attributes, "relationships": {}}


def _titles(true: TrueWork) -> list[dict[str, str]]:
    titles: list[dict[str, str]] = [{"title": titled(true, whole=True)}]
    if true.second_title:
        titles.append({"title": true.second_title, "titleType": "TranslatedTitle", "lang": "en"})
    return titles


def _creator(name: Name, true: TrueWork) -> dict[str, Any]:
    rest: dict[str, Any] = {"affiliation": [], "nameIdentifiers": []}
    if name.literal:
        return {"name": name.literal, "nameType": "Organizational", **rest}
    first = given(name, true)
    told = {"name": f"{name.surname}, {first}" if first else name.surname, "nameType": "Personal"}
    return {**told, "givenName": first, "familyName": name.surname, **rest}


def _container(true: TrueWork) -> dict[str, str]:
    work = true.work
    if not work.container_title:
        return {}
    first, _, last = work.page.replace("–", "-").partition("-")
    told = {"type": "Series", "title": work.container_title, "volume": work.volume, "issue": work.issue}
    return {name: value for name, value in (told | {"firstPage": first, "lastPage": last}).items() if value}
