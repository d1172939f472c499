"""openlibrary.org (https://openlibrary.org/dev/docs/api/books, /search): books by ISBN, and a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from refcheck.text.identifiers import isbn13
from tests.fakes.registries.search import Index, best, said_of
from tests.fakes.registries.truth import Holder, TrueWork
from tests.fakes.registries.wire import Answer, Pool, Request, as_json, as_page


class OpenLibrary:
    """``/api/books`` and ``/search.json``; one request in a second, and sometimes not even that."""

    hosts: tuple[str, ...] = ("openlibrary.org",)

    def __init__(self, works: Sequence[TrueWork]) -> None:
        self._works = [true for true in works if true.names(Holder.OPEN_LIBRARY)]
        self._by_isbn = {isbn13(isbn): true for true in self._works for isbn in true.work.isbn}
        self._index = Index(said_of(true.work) for true in self._works)

    def kind(self, request: Request) -> str:
        return "search" if request.path == "/search.json" else "list"

    def pool(self, request: Request) -> Pool:
        return Pool(limit=1, at_once=1)

    def busy(self, request: Request) -> Answer:
        return as_json({"status": 429, "message": "Too Many Requests. The dumps hold all of it."}, status=429)

    def answer(self, request: Request) -> Answer:
        if request.path == "/api/books":
            return as_json(self._books(request))
        if request.path == "/search.json":
            return as_json(self._search(request))
        return as_page("<title>Page Not Found | Open Library</title>", status=404)

    def _books(self, request: Request) -> dict[str, Any]:
        told = {}
        for key in request.first("bibkeys").split(","):
            kind, _, value = key.strip().rpartition(":")
            true = self._by_isbn.get(isbn13(value)) if kind.upper() in {"ISBN", ""} else None
            if true:
                told[key.strip()] = edition(true)
        return told

    def _search(self, request: Request) -> dict[str, Any]:
        query = " ".join(request.first(name) for name in ("q", "title", "author"))
        hits = best([self._index.scores(query)])
        isbn = isbn13(request.first("isbn"))
        found = [self._by_isbn[isbn]] if isbn in self._by_isbn else [self._works[number] for _, number in hits]
        docs = [_doc(true) for true in found[: request.count("limit", 100)]]
        return {"start": 0, "num_found": len(found), "numFound": len(found), "numFoundExact": True, "docs": docs}


def edition(true: TrueWork) -> dict[str, Any]:
    """Return a book as ``jscmd=data`` tells of it: the subtitle apart, the date as it is printed."""
    work, name = true.work, f"OL{true.number % 10**8}M"
    subtitle = {"subtitle": work.subtitle} if work.subtitle and true.main_title != work.title else {}
    return {
        "url": f"https://openlibrary.org/books/{name}",
        "key": f"/books/{name}",
        "title": true.main_title,
        **subtitle,
        "authors": [
            {"url": f"https://openlibrary.org/authors/OL{at}A", "name": p.full} for at, p in enumerate(work.author)
        ],
        "identifiers": {"isbn_13": [isbn13(isbn) for isbn in work.isbn], "openlibrary": [name]},
        "publishers": [{"name": work.publisher}] if work.publisher else [],
        "publish_places": [{"name": work.publisher_place}] if work.publisher_place else [],
        "publish_date": _printed(true),
    }


def _printed(true: TrueWork) -> str:
    year = str(true.work.year or "")
    return (year, f"c{year}", f"May {year}", f"May 1, {year}")[true.number % 4] if year else ""


def _doc(true: TrueWork) -> dict[str, Any]:
    work = true.work
    return {
        "key": f"/works/OL{true.number % 10**8}W",
        "type": "work",
        "title": true.main_title,
        "author_name": [person.full for person in work.author],
        "isbn": [isbn13(isbn) for isbn in work.isbn],
        "publisher": [work.publisher] if work.publisher else [],
        "publish_date": [_printed(true)],
        "publish_year": [work.year] if work.year else [],
        "first_publish_year": work.year,
        "edition_count": 1,
    } | ({"subtitle": work.subtitle} if work.subtitle and true.main_title != work.title else {})
