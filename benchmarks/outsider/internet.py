"""Registries that answer as the recorded ones do: the shapes, the manners of search, and what they leave out.

Crossref (works, ``filter=doi:``, searches that always find something), doi.org, DataCite, OpenAlex (all words have to be
there), arXiv, Open Library (all words of the title), dblp and PubMed.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import parse_qs, unquote
from xml.sax.saxutils import escape

from benchmarks.outsider.works import Held
from tests.fakes.behaviours import Behaviour, redirect, reply
from tests.fakes.server import FakeWeb, Seen

__all__ = ["Internet"]

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "a an and as at by for from in is of on or the to via with der die das und la le les de des du et".split()  # noqa: SIM905
)
_KINDS = {"paper": "article", "preprint": "preprint", "posted-content": "preprint", "monograph": "book"}
_OF_ALEX = _KINDS | {"journal-article": "article", "proceedings-article": "article", "report": "report", "book": "book"}
_MISSING = "Resource not found."
_PUBLISHER = "publisher.scholarpress.net"
_PAGES = (_PUBLISHER, "arxiv.org", "jmlr.org", "openreview.net", "proceedings.mlr.press")
_FOR_PEOPLE = reply("<title>Forbidden</title>", status=403)
"""Pages of works are there for people alone: what is known is known of registries."""

Asked = dict[str, list[str]]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _said(work: Held) -> str:
    people = " ".join(f"{given} {family}" for family, given in work.authors)
    return f"{work.whole_title} {people} {work.container} {work.year} {work.volume} {work.issue} {work.pages}"


class Internet:
    """All registries that hold these works, on a fake web; ``asked`` counts the requests by host."""

    def __init__(self, web: FakeWeb, works: Sequence[Held]) -> None:
        self._works = works
        self._by_doi = {work.doi: work for work in works if work.doi}
        self._rarity = Counter(word for work in works for word in set(_words(_said(work))))
        self.asked: Counter[str] = Counter()
        hosts: dict[str, Callable[[str, Asked], Behaviour]] = {
            "api.crossref.org": self._crossref,
            "doi.org": self._doi_org,
            "api.datacite.org": self._datacite,
            "api.openalex.org": self._openalex,
            "export.arxiv.org": self._arxiv,
            "openlibrary.org": self._open_library,
            "dblp.org": self._dblp,
            "eutils.ncbi.nlm.nih.gov": self._pubmed,
        }
        for name, answer in hosts.items():
            web.host(name).answer = self._counting(name, answer)
        for name in _PAGES:
            web.host(name).answer = lambda _: _FOR_PEOPLE

    def _counting(self, name: str, answer: Callable[[str, Asked], Behaviour]) -> Callable[[Seen], Behaviour]:
        def told(seen: Seen) -> Behaviour:
            self.asked[name] += 1
            path, _, query = seen.path.partition("?")
            return answer(unquote(path), parse_qs(query, keep_blank_values=True))

        return told

    def _of(self, letter: str) -> list[Held]:
        return [work for work in self._works if letter in work.holders]

    def _ranked(self, text: str, works: Iterable[Held], rows: int) -> list[tuple[float, Held]]:
        wanted = set(_words(text))
        total = len(self._works)
        scored = []
        for work in works:
            score = sum(math.log(1 + total / self._rarity[word]) for word in wanted & set(_words(_said(work))))
            if score:
                scored.append((round(score, 4), work))
        return sorted(scored, key=lambda pair: -pair[0])[:rows]

    # --- Crossref and doi.org --------------------------------------------------------------------

    def _crossref(self, path: str, asked: Asked) -> Behaviour:
        held = [work for work in self._of("C") if work.doi]
        if path.startswith("/works/"):
            found = [work for work in held if work.doi == path.removeprefix("/works/").lower()]
            return (
                _json(_message("work", _item(found[0])))
                if found
                else reply(_MISSING, status=404, content_type="text/plain")
            )
        filters = [piece.partition(":") for piece in asked.get("filter", [""])[0].split(",") if piece]
        for name in ("doi", "isbn"):
            values = {value.lower() for own, _, value in filters if own == name}
            if values:
                held = [work for work in held if (work.doi if name == "doi" else work.isbn) in values]
        for own, _, value in filters:
            if own == "type":
                held = [work for work in held if work.kind == value]
            elif own == "from-pub-date":
                held = [work for work in held if work.year >= int(value[:4])]
            elif own == "until-pub-date":
                held = [work for work in held if work.year <= int(value[:4])]
        rows = int(asked.get("rows", ["20"])[0])
        words = " ".join(value[0] for name, value in asked.items() if name.startswith("query"))
        hits = self._ranked(words, held, rows) if words else [(1.0, work) for work in held[:rows]]
        items = [_item(work) | {"score": score} for score, work in hits]
        return _json(_message("work-list", {"facets": {}, "total-results": len(hits), "items": items}))

    def _doi_org(self, path: str, _: Asked) -> Behaviour:
        if path.startswith("/doiRA/"):
            names = path.removeprefix("/doiRA/").split(",")
            known = [(name, self._by_doi.get(name.lower())) for name in names]
            return _json(
                [
                    {"DOI": name, "RA": work.agency} if work else {"DOI": name, "status": "DOI does not exist"}
                    for name, work in known
                ]
            )
        name = path.removeprefix("/api/handles/").removeprefix("/")
        work = self._by_doi.get(name.lower())
        if not path.startswith("/api/"):  # a link, which leads to a publisher's page that shows itself to people alone
            return (
                redirect(f"https://{_PUBLISHER}/{work.number}")
                if work
                else reply("<title>DOI Not Found</title>", status=404)
            )
        if work is None:
            return _json({"responseCode": 100, "handle": name}, status=404)
        value = {
            "index": 1,
            "type": "URL",
            "data": {"format": "string", "value": f"https://press.example/{work.number}"},
        }
        return _json({"responseCode": 1, "handle": name, "values": [value]})

    # --- the others ------------------------------------------------------------------------------

    def _datacite(self, path: str, asked: Asked) -> Behaviour:
        held = {work.doi: work for work in self._of("D")}
        if path == "/dois":
            names = [name.lower() for name in asked.get("ids", [""])[0].split(",")]
            return _json({"data": [_resource(held[name]) for name in names if name in held]})
        work = held.get(path.removeprefix("/dois/").lower())
        if work is None:
            return _json(
                {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}, status=404
            )
        return _json({"data": _resource(work)})

    def _openalex(self, path: str, asked: Asked) -> Behaviour:
        held = self._of("A")
        if path.startswith("/works/"):
            name = path.removeprefix("/works/doi:").lower()
            found = [work for work in held if work.doi == name]
            return _json(_entity(found[0])) if found else reply("<title>404 Not Found</title>", status=404)
        rows = int(asked.get("per-page", ["25"])[0])
        dois = asked.get("filter", [""])[0].removeprefix("doi:")
        if dois:
            names = set(dois.lower().split("|"))
            found = [work for work in held if work.doi in names]
        else:
            groups = [
                {word for word in _words(part) if word not in _SMALL}
                for part in asked.get("search", [""])[0].split(" OR ")
            ]
            found = [work for work in held if any(group and group <= set(_words(work.whole_title)) for group in groups)]
            found = [work for _, work in self._ranked(asked["search"][0], found, rows)]
        return _json({"meta": {"count": len(found)}, "results": [_entity(work) for work in found[:rows]]})

    def _arxiv(self, _: str, asked: Asked) -> Behaviour:
        names = [re.sub(r"v\d+$", "", name) for name in asked.get("id_list", [""])[0].split(",")]
        held = {work.arxiv: work for work in self._of("X")}
        entries = "".join(_entry(held[name]) for name in names if name in held)
        feed = f'<?xml version="1.0" encoding="UTF-8"?>\n<feed {_ATOM}><title>arXiv Query</title>{entries}</feed>'
        return reply(feed, content_type="application/atom+xml; charset=utf-8")

    def _open_library(self, path: str, asked: Asked) -> Behaviour:
        held = self._of("L")
        if path == "/api/books":
            keys = asked.get("bibkeys", [""])[0].split(",")
            books = {work.isbn: work for work in held if work.isbn}
            return _json({key: _book(books[key[5:]]) for key in keys if key[5:] in books})
        wanted = {word for word in _words(asked.get("title", [""])[0]) if word not in _SMALL}
        author = set(_words(asked.get("author", [""])[0]))
        found = [work for work in held if wanted <= set(_words(work.whole_title))]
        found = [work for work in found if author <= {word for one in work.authors for word in _words(" ".join(one))}]
        return _json({"numFound": len(found), "start": 0, "docs": [_doc(work) for work in found[:5]]})

    def _dblp(self, path: str, asked: Asked) -> Behaviour:
        if path.startswith("/rec/"):
            return _FOR_PEOPLE
        wanted = [set(_words(one)) for one in asked.get("q", [""])[0].split()]  # "a|b" is "a or b"
        found = [work for work in self._of("B") if all(not words.isdisjoint(_words(_said(work))) for words in wanted)]
        hits = [{"@score": "5", "@id": str(work.number), "info": _info(work)} for work in found]
        told = {"@total": str(len(hits)), "@sent": str(len(hits))} | ({"hit": hits} if hits else {})
        return _json({"result": {"query": asked.get("q", [""])[0], "hits": told}})

    def _pubmed(self, _: str, asked: Asked) -> Behaviour:
        held = {work.pmid: work for work in self._of("P")}
        names = asked.get("id", [""])[0].split(",")
        told = {
            name: _summary(held[name]) if name in held else {"uid": name, "error": "cannot get document summary"}
            for name in names
        }
        return _json({"header": {"type": "esummary", "version": "0.3"}, "result": {"uids": names} | told})


# --- the shapes ------------------------------------------------------------------------------------

_ATOM = 'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'


def _json(value: Any, *, status: int = 200) -> Behaviour:
    return reply(json.dumps(value, ensure_ascii=False), status=status, content_type="application/json")


def _message(kind: str, message: Any) -> dict[str, Any]:
    return {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}


def _parts(year: int) -> dict[str, Any]:
    return {"date-parts": [[year]]}


def _item(work: Held) -> dict[str, Any]:
    """Return a work as Crossref has it; what is not there has no key."""
    people: list[dict[str, Any]] = [
        {"given": given, "family": family, "sequence": "additional" if at else "first", "affiliation": []}
        if given
        else {"name": family, "sequence": "additional" if at else "first", "affiliation": []}
        for at, (family, given) in enumerate(work.authors)
    ]
    told: dict[str, Any] = {"DOI": work.doi, "type": work.kind, "title": [work.title], "issued": _parts(work.year)}
    told |= {"publisher": work.publisher or "A Press", "URL": f"https://doi.org/{work.doi}", "score": 1}
    told |= {"subtitle": [work.subtitle] if work.subtitle else [], "relation": {}, "source": "Crossref"}
    kept = {"author": people, "volume": work.volume, "issue": work.issue, "page": work.pages}
    kept |= {
        "container-title": [work.container] if work.container else [],
        "short-container-title": [work.short] if work.short else [],
    }
    kept |= {"ISBN": [work.isbn] if work.isbn else []}
    told |= {name: value for name, value in kept.items() if value}
    told |= {
        name: _parts(year)
        for name, year in (("published-print", work.printed), ("published-online", work.online))
        if year
    }
    if work.kind == "posted-content":
        told |= {"posted": _parts(work.year), "subtype": "preprint", "institution": [{"name": work.container}]}
    if work.update:
        notice = work.doi if work.update == "new_version" else f"{work.doi}.notice"
        told["updated-by"] = [
            {
                "DOI": notice,
                "type": work.update,
                "label": work.update.title(),
                "source": work.told_by,
                "updated": _parts(2022),
            }
        ]
    return told


def _resource(work: Held) -> dict[str, Any]:
    """Return a work as DataCite has it."""
    people = [
        {"name": f"{family}, {given}", "nameType": "Personal", "givenName": given, "familyName": family}
        if given
        else {"name": family, "nameType": "Organizational"}
        for family, given in work.authors
    ]
    general = {"preprint": "Preprint", "software": "Software"}.get(work.kind, "Text")
    attributes = {
        "doi": work.doi,
        "titles": [{"title": work.whole_title}],
        "creators": people,
        "publicationYear": work.year,
    }
    attributes |= {"publisher": "arXiv" if work.arxiv else work.publisher, "types": {"resourceTypeGeneral": general}}
    return {"id": work.doi, "type": "dois", "attributes": attributes | {"relatedIdentifiers": [], "container": {}}}


def _entity(work: Held) -> dict[str, Any]:
    """Return a work as OpenAlex has it."""
    doi = f"https://doi.org/{work.doi}" if work.doi else None
    first, _, last = work.pages.partition("-")
    source = (
        {"display_name": work.container, "type": "repository" if work.arxiv else "journal"} if work.container else None
    )
    names = [f"{given} {family}".strip() for family, given in work.authors]
    biblio = {
        "volume": work.volume or None,
        "issue": work.issue or None,
        "first_page": first or None,
        "last_page": last or first or None,
    }
    return {
        "id": f"https://openalex.org/W{work.number}",
        "doi": doi,
        "title": work.whole_title,
        "display_name": work.whole_title,
        "publication_year": work.year,
        "publication_date": f"{work.year}-01-01",
        "language": "en",
        "type": _OF_ALEX.get(work.kind, "other"),
        "is_retracted": work.update in {"retraction", "withdrawal"} and work.told_by == "retraction-watch",
        "authorships": [{"author": {"display_name": name}, "raw_author_name": name} for name in names],
        "primary_location": {"source": source, "landing_page_url": doi},
        "biblio": biblio,
    }


def _entry(work: Held) -> str:
    people = "".join(f"<author><name>{escape(f'{given} {family}')}</name></author>" for family, given in work.authors)
    return (
        f"<entry><id>http://arxiv.org/abs/{work.arxiv}v1</id><title>{escape(work.whole_title)}</title>"
        f"<updated>{work.year}-06-12T00:00:00Z</updated><published>{work.year}-06-12T00:00:00Z</published>{people}</entry>"
    )


def _book(work: Held) -> dict[str, Any]:
    names = [{"name": f"{given} {family}".strip()} for family, given in work.authors]
    told = {"url": f"https://openlibrary.org/books/OL{work.number}M", "title": work.title, "authors": names}
    told |= {"publishers": [{"name": work.publisher}], "publish_date": str(work.years[-1] if work.years else work.year)}
    return told | ({"subtitle": work.subtitle} if work.subtitle else {})


def _doc(work: Held) -> dict[str, Any]:
    years = list(work.years) or [work.year]
    names = [f"{given} {family}".strip() for family, given in work.authors]
    key = f"/works/OL{work.number}W"
    told: dict[str, Any] = {"key": key, "title": work.title, "author_name": names, "publisher": [work.publisher]}
    told |= {"publish_year": years, "first_publish_year": min(years), "type": "work"}
    return told | ({"subtitle": work.subtitle} if work.subtitle else {})


def _info(work: Held) -> dict[str, Any]:
    people = [{"@pid": "1/1", "text": f"{given} {family}"} for family, given in work.authors]
    told = {
        "authors": {"author": people if len(people) > 1 else people[0]},
        "title": f"{work.whole_title}.",
        "venue": work.short or work.container,
    }
    told |= {
        "year": str(work.year),
        "type": "Conference and Workshop Papers",
        "key": f"conf/x/{work.number}",
        "pages": work.pages,
    }
    return told | {name: value for name, value in (("doi", work.doi), ("volume", work.volume)) if value}


def _summary(work: Held) -> dict[str, Any]:
    people = [
        {"name": f"{family} {''.join(part[0] for part in given.split())}", "authtype": "Author"}
        for family, given in work.authors
    ]
    kinds = ["Journal Article", *(["Retracted Publication"] if work.update == "retraction" else [])]
    ids = [{"idtype": "pubmed", "value": work.pmid}, {"idtype": "doi", "value": work.doi}]
    return {
        "uid": work.pmid,
        "title": f"{work.whole_title}.",
        "authors": people,
        "pubdate": str(work.year),
        "source": work.short or work.container,
        "fulljournalname": work.container,
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages,
        "pubtype": kinds,
        "articleids": ids,
    }
