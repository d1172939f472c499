"""A work as Crossref tells of it (https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md)."""

from __future__ import annotations

from typing import Any

from refcheck.model.work import Name
from tests.fakes.registries.dressing import TIMES, authors, container, given, online, parts, titled
from tests.fakes.registries.truth import Defect, TrueWork, Update

_TYPES = {
    "article-journal": "journal-article",
    "article-magazine": "journal-article",
    "article": "posted-content",
    "paper-conference": "proceedings-article",
    "chapter": "book-chapter",
    "entry-encyclopedia": "reference-entry",
    "thesis": "dissertation",
    "report": "report",
    "dataset": "dataset",
    "periodical": "journal",
}
_NEXT = {
    "article-journal": "proceedings-article",
    "paper-conference": "book-chapter",
    "chapter": "reference-entry",
    "book": "reference-book",
    "report": "monograph",
}
"""Neighbouring types that publishers deposit works under."""
_IN_FULL = frozenset({"journal-article", "book-chapter", "monograph", "proceedings-article", "posted-content"})


def type_of(true: TrueWork) -> str:
    """Return Crossref's name of the type: a book with editors alone is a *book*, else a *monograph*."""
    if true.has(Defect.ANOTHER_TYPE) and true.work.type in _NEXT:
        return _NEXT[true.work.type]
    if true.work.type == "book":
        return "monograph" if true.work.author else "book"
    return _TYPES.get(true.work.type, "other")


def record(true: TrueWork, *, score: float = 1) -> dict[str, Any]:
    """Return ``message`` of a work, without the keys that Crossref leaves out."""
    work, kind = true.work, type_of(true)
    told: dict[str, Any] = {
        "indexed": {**TIMES, "version": "3.54.1"},
        "reference-count": 0,
        "publisher": work.publisher or "Scholar Press",
        "content-domain": {"domain": [], "crossmark-restriction": False},
        "DOI": true.doi,
        "type": kind,
        "created": TIMES,
        "source": "Crossref",
        "is-referenced-by-count": true.number % 90,
        "title": [title for title in (titled(true), *_second(true)) if title],
        "prefix": true.doi.partition("/")[0],
        "member": str(true.number % 5_000),
        "deposited": TIMES,
        "score": score,
        "resource": {"primary": {"URL": true.landing}},
        "issued": parts(online(true)),
        "references-count": 0,
        "URL": f"https://doi.org/{true.doi}",
        "published": parts(online(true)),
    }
    if kind in _IN_FULL:
        told |= {"original-title": [], "short-title": [], "subtitle": _subtitle(true), "relation": _relation(true)}
        told |= {"container-title": [container(true)] if container(true) else [], "subject": []}
        told["short-container-title"] = [true.short_container] if true.short_container else []
    return told | _people(true) | _dates(true) | _place(true) | _updates(true)


def _second(true: TrueWork) -> tuple[str, ...]:
    return (true.second_title,) if true.has(Defect.SECOND_TITLE) else ()


def _subtitle(true: TrueWork) -> list[str]:
    work = true.work
    apart = work.subtitle and work.title != true.main_title and not true.has(Defect.NO_SUBTITLE, Defect.NO_TITLE)
    return [work.subtitle] if apart else []


def _relation(true: TrueWork) -> dict[str, Any]:
    told = {}
    for name, other in (("is-preprint-of", true.published), ("has-preprint", true.preprint)):
        if other:
            told[name] = [{"id-type": "doi", "id": other.lower(), "asserted-by": "subject"}]
    return told


def _people(true: TrueWork) -> dict[str, Any]:
    told = {}
    for role, names in (("author", authors(true)), ("editor", true.work.editor)):
        if names:
            told[role] = [_person(name, true, role, first=at == 0) for at, name in enumerate(names)]
    if type_of(true) in {"report", "dissertation", "posted-content"} and true.work.publisher:
        told["institution"] = [{"name": true.work.publisher}]
    return told


def _person(name: Name, true: TrueWork, role: str, *, first: bool) -> dict[str, Any]:
    rest = {
        "sequence": "first" if first else "additional",
        "affiliation": [],
        "role": [{"role": role, "vocabulary": "crossref"}],
    }
    if name.literal:
        return {"name": name.literal, **rest}
    told: dict[str, Any] = {"given": given(name, true)} if name.given else {}
    told["family"] = name.surname
    if name.suffix:
        told["suffix"] = name.suffix
    return {**told, **rest}


def _dates(true: TrueWork) -> dict[str, Any]:
    if type_of(true) == "posted-content":
        return {"posted": parts(true.work.issued), "subtype": "preprint"}
    if true.has(Defect.DIGITISED):
        return {"published-online": parts(online(true))}
    told = {"published-print": parts(true.work.issued)}
    if true.has(Defect.EARLIER_ONLINE) or true.number % 2:
        told["published-online"] = parts(online(true))
    return told


def _place(true: TrueWork) -> dict[str, Any]:
    work = true.work
    told: dict[str, Any] = {
        name: value for name, value in (("volume", work.volume), ("issue", work.issue), ("page", work.page)) if value
    }
    if work.language:
        told["language"] = work.language
    if work.isbn:
        told["ISBN"] = [_digits(isbn) for isbn in work.isbn]
        told["isbn-type"] = [{"value": _digits(isbn), "type": "print"} for isbn in work.isbn]
    if work.issn:
        told["ISSN"] = list(work.issn)
        told["issn-type"] = [{"value": issn, "type": "print"} for issn in work.issn]
    if work.edition:
        told["edition-number"] = work.edition
    return told


def _updates(true: TrueWork) -> dict[str, Any]:
    told = {}
    if true.updates:
        told["updated-by"] = [_update(update.notice, update) for update in true.updates]
    if true.update_to:
        told["update-to"] = [_update(doi, update) for doi, update in true.update_to]
    return told


def _update(doi: str, update: Update) -> dict[str, Any]:
    day = update.date
    told = {
        "DOI": doi.lower(),
        "type": update.kind,
        "label": update.kind.replace("_", " ").capitalize(),
        "source": update.source,
        "updated": {**parts(day), "date-time": f"{day}T00:00:00Z", "timestamp": 1_583_107_200_000},
    }
    return told | ({"record-id": str(len(doi) * 731)} if update.source == "retraction-watch" else {})


def _digits(isbn: str) -> str:
    return isbn.replace("-", "").replace(" ", "")
