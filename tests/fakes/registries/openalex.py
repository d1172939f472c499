"""api.openalex.org (https://docs.openalex.org): works by DOI, filters, searches, and credits."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from refcheck.model.work import Name
from refcheck.text.words import STOPWORDS
from tests.fakes.registries.dressing import authors, container, given, iso, online, titled
from tests.fakes.registries.search import Index, best, said_of
from tests.fakes.registries.truth import Defect, Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json, as_page

CREDITS = 1_000
_COST = {"work": 1, "list": 1, "search": 10}
_TYPES = {
    "article-journal": "article",
    "article": "preprint",
    "paper-conference": "article",
    "chapter": "book-chapter",
    "thesis": "dissertation",
}
_KNOWN = frozenset({"book", "report", "dataset"})


class OpenAlex:
    """The REST API without a key: so many credits a day, a search costs ten."""

    hosts: tuple[str, ...] = ("api.openalex.org",)

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = [true for true in works if true.names(Holder.OPENALEX)]
        self._by_doi = {true.doi: number for number, true in enumerate(self._works) if true.doi}
        self._titles = Index(map(_title, self._works))
        self._texts = Index(said_of(replace(true.work, title=_title(true))) for true in self._works)
        self.left = CREDITS

    def kind(self, request: Request) -> str:
        if request.path.startswith("/works/"):
            return "work"
        return "search" if "search" in request.first("filter") or request.first("search") else "list"

    def pool(self, request: Request) -> Pool:
        return Pool(limit=100)

    def busy(self, request: Request) -> Answer:
        told = {"error": "Rate limit exceeded", "message": "Insufficient budget. Resets at midnight UTC."}
        return as_json(told, status=429, headers=self._headers(0))

    def answer(self, request: Request) -> Answer:
        cost = _COST[self.kind(request)]
        if self.left < cost:
            return self.busy(request)
        self.left -= cost
        if request.path.startswith("/works/"):
            number = self._by_doi.get(_bare(request.path.removeprefix("/works/")))
            if number is None:
                return as_page("<!doctype html><title>404 Not Found</title>", status=404, headers=self._headers(cost))
            return as_json(_chosen(entity(self._works[number]), request), headers=self._headers(cost))
        if request.path != "/works":
            return as_page("<!doctype html><title>404 Not Found</title>", status=404)
        return self._list(request, cost)

    def _list(self, request: Request, cost: int) -> Answer:
        text = request.first("search")
        scores, wanted = self._searched(text) if text else ([], None)
        for name, value in _filters(request.first("filter")):
            if name.endswith(".search"):
                scores.append((self._texts if name.startswith("default") else self._titles).scores(value))
                continue
            if value.count("|") >= 100:
                return self._invalid(f"Maximum number of values exceeded for {name}. Decrease values to 100 or below.")
            found = self._passing(name, value)
            if found is None:
                return self._invalid(f"{name} is not a valid field.")
            wanted = found if wanted is None else wanted & found
        if scores:
            hits = [(score, n) for score, n in best(scores) if wanted is None or n in wanted]
        else:
            hits = [(0.0, n) for n in sorted(range(len(self._works)) if wanted is None else wanted)]
        size = request.count("per-page", request.count("per_page", 25))
        if size > 200:
            return self._invalid("per-page parameter must be between 1 and 200")
        results = [
            _chosen(entity(self._works[n]) | ({"relevance_score": round(score, 6)} if scores else {}), request)
            for score, n in itertools.islice(hits, size)
        ]
        meta = {"count": len(hits), "db_response_time_ms": 12, "page": 1, "per_page": size, "groups_count": None}
        return as_json({"meta": meta, "results": results, "group_by": []}, headers=self._headers(cost))

    def found(self, text: str, rows: int) -> list[str]:
        """Return the DOIs that a search brings, best first."""
        scores, wanted = self._searched(text)
        hits = (number for _, number in best(scores) if number in wanted)
        return [self._works[number].doi for number in itertools.islice(hits, rows)]

    def _searched(self, text: str) -> tuple[list[Counter[int]], set[int]]:
        """Return the scores of a search and what it finds: "Words not separated by boolean operators are treated as
        AND", and what stands in brackets is looked for by itself (https://developers.openalex.org/guides/searching).
        """
        parts = [part.strip("()") for part in text.split(") OR (")]
        wanted = [self._titles.holding_all(part, but=STOPWORDS) for part in parts]
        return [self._texts.scores(part) for part in parts], set().union(*wanted)

    def _passing(self, name: str, value: str) -> set[int] | None:
        values = {each.lower() for each in value.split("|")}
        match name:
            case "doi":
                return {self._by_doi[doi] for doi in map(_bare, values) if doi in self._by_doi}
            case "publication_year":
                return {n for n, true in enumerate(self._works) if _in_years(true.work.year, values)}
            case "is_retracted":
                return {n for n, true in enumerate(self._works) if true.is_retracted is (value == "true")}
        return None

    def _invalid(self, message: str) -> Answer:
        return as_json({"error": "Invalid query parameters error.", "message": message}, status=403)

    def _headers(self, cost: int) -> dict[str, str]:
        return {
            "x-ratelimit-limit": str(CREDITS),
            "x-ratelimit-remaining": str(max(self.left, 0)),
            "x-ratelimit-credits-used": str(cost),
            "x-ratelimit-reset": "43200",
        }


def entity(true: TrueWork) -> dict[str, Any]:
    """Return a work as OpenAlex tells of it; retractions reach it through Crossref, so some are missed."""
    work = true.work
    name = f"https://openalex.org/W{true.number}"
    title = _title(true)
    doi = f"https://doi.org/{true.doi}" if true.doi else None
    first, _, last = work.page.replace("–", "-").partition("-")
    date = online(true)
    location = {
        "id": f"doi:{true.doi}" if doi else None,
        "is_oa": False,
        "landing_page_url": doi or true.landing,
        "pdf_url": None,
        "source": _source(true),
        "license": None,
        "version": "submittedVersion" if work.type == "article" else "publishedVersion",
        "is_published": work.type != "article",
        "raw_source_name": container(true) or None,
    }
    return {
        "id": name,
        "doi": doi,
        "title": title,
        "display_name": title,
        "publication_year": date.year if date else None,
        "publication_date": iso(date) or None,
        "ids": {"openalex": name} | ({"doi": doi} if doi else {}),
        "language": work.language or "en",
        "primary_location": location,
        "type": work.type if work.type in _KNOWN else _TYPES.get(work.type, "other"),
        "indexed_in": ["crossref"] if true.names(Holder.CROSSREF) else [],
        "open_access": {"is_oa": False, "oa_status": "closed", "oa_url": None},
        "authorships": [_authorship(person, true, at) for at, person in enumerate(authors(true))],
        "cited_by_count": true.number % 90,
        "biblio": {
            "volume": work.volume or None,
            "issue": work.issue or None,
            "first_page": first or None,
            "last_page": last or first or None,
        },
        "is_retracted": true.is_retracted and true.number % 13 != 0,
        "is_paratext": False,
        "locations_count": 1,
        "locations": [location],
    }


def _title(true: TrueWork) -> str:
    return titled(true, whole=True) or ("" if true.has(Defect.NO_TITLE) else true.work.title)


def _source(true: TrueWork) -> dict[str, Any] | None:
    named = container(true) or ("arXiv (Cornell University)" if true.work.eprint else "")
    if not named:
        return None
    issn = list(true.work.issn) or None
    return {
        "id": f"https://openalex.org/S{len(named) * 977}",
        "display_name": named,
        "issn_l": issn[0] if issn else None,
        "issn": issn,
        "type": "repository" if true.work.type == "article" else "journal",
        "host_organization_name": true.work.publisher or None,
    }


def _authorship(name: Name, true: TrueWork, at: int) -> dict[str, Any]:
    shown = name.literal or " ".join(part for part in (given(name, true), name.surname) if part)
    place = "first" if at == 0 else "last" if at == len(true.work.author) - 1 else "middle"
    author = {"id": f"https://openalex.org/A{true.number + at}", "display_name": shown, "orcid": None}
    return {"author_position": place, "author": author, "institutions": [], "raw_author_name": shown}


def _bare(doi: str) -> str:
    return doi.lower().removeprefix("doi:").removeprefix("https://doi.org/")


def _filters(text: str) -> list[tuple[str, str]]:
    """Return the filters; a comma within a search belongs to it unless a name follows."""
    found: list[tuple[str, str]] = []
    for piece in text.split(",") if text else []:
        name, colon, value = piece.partition(":")
        if colon and name.replace(".", "").replace("_", "").isalpha():
            found.append((name, value))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]},{piece}")
    return found


def _in_years(year: int | None, values: set[str]) -> bool:
    for value in values:
        first, dash, last = value.partition("-")
        if year is not None and (int(first or 0) <= year <= int(last or 9999) if dash else str(year) == value):
            return True
    return False


def _chosen(told: dict[str, Any], request: Request) -> dict[str, Any]:
    wanted = request.first("select").split(",") if request.first("select") else []
    return {name: value for name, value in told.items() if name in wanted} if wanted else told
