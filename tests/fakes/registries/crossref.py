"""api.crossref.org (https://api.crossref.org/swagger-ui/): single works, filters, searches and manners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from refcheck.text.identifiers import isbn13
from tests.fakes.registries.crossref_record import record, type_of
from tests.fakes.registries.dressing import authors, container, titled
from tests.fakes.registries.search import Index, best, said_of
from tests.fakes.registries.truth import Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json, as_page

_PUBLIC, _POLITE = Pool(limit=5, at_once=1), Pool(limit=10, at_once=3)
_FIELDS = ("bibliographic", "title", "author", "container-title")
_MAY_BE_SELECTED = """
DOI URL ISBN ISSN abstract accepted alternative-id approved archive article-number assertion author chair
clinical-trial-number container-title content-created content-domain created degree deposited edition-number editor
event funder group-title indexed institution is-referenced-by-count issn-type issue issued language license link
member original-title page posted prefix published published-online published-print publisher publisher-location
reference references-count relation resource score short-container-title short-title standards-body subject
subtitle subtype title translator type update-policy update-to updated-by volume
"""
_SELECTABLE = frozenset(_MAY_BE_SELECTED.split())
_PARAMETERS = frozenset(
    ["query", "filter", "rows", "offset", "select", "sort", "order", "mailto", "cursor", "sample", "facet"]
    + [f"query.{field}" for field in _FIELDS]
)


class Crossref:
    """The REST API."""

    hosts: tuple[str, ...] = ("api.crossref.org",)

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = [true for true in works if true.names(Holder.CROSSREF) and true.doi]
        self._agencies = {true.doi: true.agency for true in works if true.doi}
        self._by_doi = {true.doi: number for number, true in enumerate(self._works)}
        self._by_isbn: defaultdict[str, list[int]] = defaultdict(list)
        self._updates: defaultdict[str, list[int]] = defaultdict(list)
        for number, true in enumerate(self._works):
            for isbn in true.work.isbn:
                self._by_isbn[isbn13(isbn)].append(number)
            for doi, _ in true.update_to:
                self._updates[doi.lower()].append(number)
        texts: dict[str, Callable[[TrueWork], str]] = {
            "bibliographic": _said_of_record,
            "title": lambda true: true.work.title,
            "author": lambda true: " ".join(name.full for name in true.work.author),
            "container-title": lambda true: f"{true.work.container_title} {true.short_container}",
        }
        self._indexes = {field: Index(map(text, self._works)) for field, text in texts.items()}

    def kind(self, request: Request) -> str:
        if not request.path.removeprefix("/v1").rstrip("/").endswith("/works"):
            return "work"
        return "search" if _queries(request) else "list"

    def pool(self, request: Request) -> Pool:
        return _POLITE if request.mailto else _PUBLIC

    def busy(self, request: Request) -> Answer:
        page = "<html><body><h1>429 Too Many Requests</h1>\nToo many requests came in a short time.\n</body></html>"
        return as_page(page, status=429, headers=self._headers(request))

    def answer(self, request: Request) -> Answer:
        path = request.path.removeprefix("/v1").rstrip("/")
        if path == "/works":
            return self._list(request)
        if path.startswith("/works/"):
            return self._one(request, path.removeprefix("/works/"))
        return self._missing(request)

    def found(self, bibliographic: str, rows: int) -> list[str]:
        """Return the DOIs that a bibliographic search brings, best first."""
        hits = best([self._indexes["bibliographic"].scores(bibliographic)])
        return [self._works[number].doi for _, number in hits[:rows]]

    def _one(self, request: Request, name: str) -> Answer:
        agency = name.endswith("/agency")
        doi = name.removesuffix("/agency").removesuffix("/transform").lower()
        if agency and doi in self._agencies:
            told = {"DOI": doi, "agency": {"id": self._agencies[doi].lower(), "label": self._agencies[doi]}}
            return self._envelope(request, "work-agency", told)
        if doi not in self._by_doi:
            return self._missing(request)
        if any(parameter.startswith("query") for parameter in request.query):
            return self._invalid(
                request, "parameter-not-allowed", "query.*", "This route does not support field query parameters"
            )
        true = self._works[self._by_doi[doi]]
        if name.endswith("/transform"):
            return as_json(as_csl(true), headers=self._headers(request))
        return self._envelope(request, "work", record(true))

    def _list(self, request: Request) -> Answer:
        unknown = [name for name in request.query if name not in _PARAMETERS]
        if unknown:
            return self._invalid(
                request, "parameter-not-found", unknown[0], "This route does not support this parameter"
            )
        wanted, fault = self._filtered(request.first("filter"))
        if fault:
            return self._invalid(
                request, "filter-not-available", fault, f"Filter {fault} specified but there is no such filter"
            )
        rows, offset = request.count("rows", 20), request.count("offset", 0)
        if rows > 1_000:
            return self._invalid(
                request, "integer-not-valid", str(rows), "Integer specified as must be between 0 and 1000"
            )
        selected = request.first("select").split(",") if request.first("select") else []
        if not _SELECTABLE.issuperset(selected):
            return self._invalid(request, "select-not-available", request.first("select"), "Cannot select this")
        hits = self._hits(request, wanted)
        items = [
            _chosen(record(self._works[number], score=score), selected)
            for score, number in hits[offset : offset + rows]
        ]
        told = {
            "facets": {},
            "total-results": len(hits),
            "items": items,
            "items-per-page": rows,
            "query": {"start-index": offset, "search-terms": request.first("query") or None},
        }
        return self._envelope(request, "work-list", told)

    def _hits(self, request: Request, wanted: set[int] | None) -> list[tuple[float, int]]:
        queries = _queries(request)
        if not queries:
            return [(1.0, number) for number in (range(len(self._works)) if wanted is None else sorted(wanted))]
        found = best([self._indexes[field].scores(text) for field, text in queries])
        return [(round(score, 6), number) for score, number in found if wanted is None or number in wanted]

    def _filtered(self, text: str) -> tuple[set[int] | None, str]:
        """Return the works that pass the filters (all: ``None``) and the first filter that is none."""
        chosen: defaultdict[str, set[int]] = defaultdict(set)
        for piece in text.split(",") if text else []:
            name, _, value = piece.partition(":")
            found = self._passing(name, value)
            if found is None:
                return None, name
            chosen[name] |= found
        return (set.intersection(*chosen.values()) if chosen else None), ""

    def _passing(self, name: str, value: str) -> set[int] | None:
        match name:
            case "doi":
                number = self._by_doi.get(value.lower())
                return set() if number is None else {number}
            case "isbn":
                return set(self._by_isbn[isbn13(value.rpartition("/")[2])])
            case "updates":
                return set(self._updates[value.lower()])
            case "issn":
                return {n for n, true in enumerate(self._works) if value in true.work.issn}
            case "type":
                return {n for n, true in enumerate(self._works) if type_of(true) == value}
            case "from-pub-date" | "until-pub-date" if value[:4].isdecimal():
                year, first = int(value[:4]), name.startswith("from")
                return {n for n, true in enumerate(self._works) if _within(true.work.year, year, first=first)}
        return None

    def _envelope(self, request: Request, kind: str, message: Any) -> Answer:
        told = {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}
        return as_json(told, headers=self._headers(request))

    def _invalid(self, request: Request, kind: str, value: str, message: str) -> Answer:
        told = [{"type": kind, "value": value, "message": message}]
        failed = {"status": "failed", "message-type": "validation-failure", "message": told}
        return as_json(failed, status=400, headers=self._headers(request))

    def _missing(self, request: Request) -> Answer:
        return Answer(body="Resource not found.", status=404, content_type="text/plain", headers=self._headers(request))

    def _headers(self, request: Request) -> dict[str, str]:
        pool = self.pool(request)
        return {
            "x-rate-limit-limit": str(pool.limit),
            "x-rate-limit-interval": "1s",
            "x-concurrency-limit": str(pool.at_once),
            "x-api-pool": "polite" if request.mailto else "public",
        }


def as_csl(true: TrueWork) -> dict[str, Any]:
    """Return what content negotiation gives: Crossref's record with titles as strings."""
    told = record(true)
    return told | {"title": titled(true), "container-title": container(true)}


def _said_of_record(true: TrueWork) -> str:
    """Return what a bibliographic search looks through: what the record says, not what is true."""
    work = replace(true.work, title=titled(true, whole=True), author=authors(true), container_title=container(true))
    return said_of(work)


def _queries(request: Request) -> list[tuple[str, str]]:
    found = [(field, request.first(f"query.{field}")) for field in _FIELDS]
    return [(field, text) for field, text in (("bibliographic", request.first("query")), *found) if text]


def _chosen(told: dict[str, Any], selected: list[str]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name in selected} if selected else told


def _within(year: int | None, bound: int, *, first: bool) -> bool:
    return year is not None and (year >= bound if first else year <= bound)
