"""api.semanticscholar.org (https://api.semanticscholar.org/api-docs/graph): without a key it is busy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.fakes.registries.search import Index, best
from tests.fakes.registries.truth import Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json


class SemanticScholar:
    """One paper, and the best match of a title."""

    hosts: tuple[str, ...] = ("api.semanticscholar.org",)

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = [true for true in works if true.names(Holder.SEMANTIC_SCHOLAR)]
        self._by_doi = {true.doi: true for true in self._works if true.doi}
        self._index = Index(true.work.title for true in self._works)

    def kind(self, request: Request) -> str:
        return "search" if "search" in request.path else "work"

    def pool(self, request: Request) -> Pool:
        return Pool(limit=1, at_once=1)

    def busy(self, request: Request) -> Answer:
        message = "Too Many Requests. Please wait and try again or apply for a key for higher rate limits."
        return as_json({"message": message, "code": "429"}, status=429)

    def answer(self, request: Request) -> Answer:
        if not request.headers.get("x-api-key"):
            return self.busy(request)
        path = request.path.removeprefix("/graph/v1/paper/")
        if path == "search/match":
            hits = best([self._index.scores(request.first("query"))])
            if not hits:
                return as_json({"error": "Title match not found"}, status=404)
            score, number = hits[0]
            return as_json({"data": [paper(self._works[number]) | {"matchScore": round(score * 9, 5)}]})
        if path == "search":
            found = [paper(self._works[n]) for _, n in best([self._index.scores(request.first("query"))])]
            data = {"data": found[: request.count("limit", 100)]} if found else {}
            return as_json({"total": len(found), "offset": 0} | data)
        true = self._by_doi.get(path.lower().removeprefix("doi:"))
        return as_json(paper(true)) if true else as_json({"error": f"Paper with id {path} not found"}, status=404)


def paper(true: TrueWork) -> dict[str, Any]:
    """Return a paper with the fields that citations need."""
    work = true.work
    ids = {"DOI": true.doi, "ArXiv": work.eprint, "PubMed": work.pmid}
    return {
        "paperId": f"{true.number:040x}",
        "externalIds": {name: value for name, value in ids.items() if value} | {"CorpusId": true.number},
        "title": work.title,
        "venue": work.container_title,
        "year": work.year,
        "authors": [{"authorId": str(true.number + at), "name": p.full} for at, p in enumerate(work.author)],
    }
