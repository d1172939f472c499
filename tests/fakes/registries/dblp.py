"""dblp.org (https://dblp.org/faq/How+to+use+the+dblp+search+API.html): a search that always answers something."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from tests.fakes.registries.search import Index, best
from tests.fakes.registries.truth import Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json, as_page

_TYPES = {
    "article-journal": "Journal Articles",
    "paper-conference": "Conference and Workshop Papers",
    "book": "Books and Theses",
}


class Dblp:
    """Publications: titles end in a full stop, namesakes carry a number, 429 is a page, ``a|b`` is "a or b"."""

    hosts: tuple[str, ...] = ("dblp.org",)

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = [true for true in works if true.names(Holder.DBLP)]
        self._index = Index(
            f"{t.work.title} {' '.join(p.full for p in t.work.author)} {t.work.year}" for t in self._works
        )

    def kind(self, request: Request) -> str:
        return "search"

    def pool(self, request: Request) -> Pool:
        return Pool(limit=1, interval=4.9, at_once=1)

    def busy(self, request: Request) -> Answer:
        page = "<!DOCTYPE html><title>429 Too Many Requests</title><h1>Too Many Requests</h1>"
        return as_page(page, status=429, headers={"Retry-After": "5"})

    def answer(self, request: Request) -> Answer:
        if request.path != "/search/publ/api":
            return as_page("<title>404 Not Found</title>", status=404)
        most = request.count("h", 30)
        asked = request.first("q")
        hits = best([self._index.scores(asked.replace("|", " "))])
        if "|" in asked:
            groups = [self._index.holding_any(group) for group in asked.split()]
            hits = [hit for hit in hits if all(hit[1] in group for group in groups)]
        told: dict[str, Any] = {
            "@total": str(len(hits)),
            "@computed": str(len(hits)),
            "@sent": str(min(most, len(hits))),
            "@first": "0",
        }
        if hits:
            told["hit"] = [_hit(self._works[number], round(score)) for score, number in hits[:most]]
        status = {"@code": "200", "text": "OK"}
        time = {"@unit": "msecs", "text": "1.2"}
        result = {"query": request.first("q"), "status": status, "time": time, "completions": {}, "hits": told}
        return as_json({"result": result})


def _hit(true: TrueWork, score: int) -> dict[str, Any]:
    work = true.work
    people = [{"@pid": f"{true.number % 300}/{at}", "text": _numbered(p.full)} for at, p in enumerate(work.author)]
    key = f"conf/x/{true.number}"
    info = {
        "authors": {"author": people[0] if len(people) == 1 else people},
        "title": f"{escape(work.title.rstrip('.'))}.",
        "venue": true.short_container or work.container_title or "CoRR",
        "volume": work.volume,
        "number": work.issue,
        "pages": work.page,
        "year": str(work.year or ""),
        "type": _TYPES.get(work.type, "Informal and Other Publications"),
        "access": "closed",
        "key": key,
        "doi": true.doi.upper(),
        "ee": f"https://doi.org/{true.doi}" if true.doi else true.landing,
        "url": f"https://dblp.org/rec/{key}",
    }
    told = {name: value for name, value in info.items() if value and value != {"author": []}}
    return {"@score": str(score), "@id": str(true.number), "info": told, "url": f"URL#{true.number}"}


def _numbered(name: str) -> str:
    return f"{name} 0003" if len(name) % 5 == 0 else name
