"""A work of Crossref's as a record: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from refcheck.evidence.registries.interface import Record
from refcheck.evidence.registries.records import (
    date_of,
    first_text,
    isbns,
    items,
    mapping,
    name_of,
    notices_in_title,
    text_of,
    texts,
    with_subtitle,
)
from refcheck.model.evidence import Notice, NoticeKind
from refcheck.model.work import Name, Work
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi
from refcheck.text.lazy import lazy_re

__all__ = ["is_whole", "record_of"]

_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "dissertation": "thesis",
    "dataset": "dataset",
    "posted-content": "article",
    "peer-review": "review",
    "standard": "standard",
    "journal": "periodical",
    "journal-issue": "periodical",
}
_WHOLE = frozenset({"book", "report", "thesis", "periodical", "standard", "document"})
_NOTICES = {
    "retraction": NoticeKind.RETRACTION,
    "partial_retraction": NoticeKind.CORRECTION,
    "removal": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.WITHDRAWAL,
    "expression_of_concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
    "addendum": NoticeKind.CORRECTION,
    "new_version": NoticeKind.NEW_VERSION,
    "new_edition": NoticeKind.NEW_VERSION,
}
_MARK = lazy_re(r"(?i)(?<=[a-z]{4})<(?P<tag>sup|xref|fn)\b[^<>]{0,80}>[\d*\u2020\u2021\u00a7, ]{1,4}</(?P=tag)>\s*$")
"""The mark of a footnote to the title (thanks, an address); an exponent looks alike, so that both titles are kept."""
_NONE_YET = lazy_re(
    r"(?i)(?:n/?a|no|none|null|&na;|ahead[- ]of[- ]print|online[- ]first)(?:\s?[-\u2013]\s?(?:n/?a|no|none|null|&na;))?"
)
_DATES = ("published-print", "published-online", "posted")


def is_whole(work: Work) -> bool:
    """Return whether a work is one that has an ISBN of its own."""
    return work.type in _WHOLE


def record_of(item: Any) -> Record | None:
    """Return the record of one item, ``None`` when it has no DOI."""
    found = mapping(item)
    doi = normalise_doi(text_of(found.get("DOI")))
    if not doi:
        return None
    titles = texts(found.get("title"))
    title, subtitle = with_subtitle(titles[0] if titles else "", texts(found.get("subtitle")))
    notices = (*_notices(found, doi), *notices_in_title(title))
    return Record(
        work=_work(found, doi, title, subtitle, titles),
        identifier=Identifier(IdentifierKind.DOI, doi),
        url=f"https://doi.org/{doi}",
        notices=tuple(dict.fromkeys(notices)),
    )


def _work(item: Mapping[str, Any], doi: str, title: str, subtitle: str, titles: list[str]) -> Work:
    kind = _TYPES.get(text_of(item.get("type")), "document")
    extra = {name: str(date) for name in _DATES if (date := date_of(item.get(name))) is not None}
    unmarked = _MARK.sub("", first) if isinstance(first := next(iter(items(item.get("title"))), ""), str) else ""
    marked = [text_of(unmarked)] if unmarked != first else []
    further = [*marked, *titles[1:], *texts(item.get("original-title"))]
    extra |= dict(zip(("other-title", "alternative-title"), dict.fromkeys(further), strict=False))
    short = first_text(item.get("short-container-title"))
    if short:
        extra["container-title-short"] = short
    return Work(
        type=kind,
        title=title,
        subtitle=subtitle,
        author=tuple(_people(item.get("author"))),
        editor=tuple(_people(item.get("editor"))),
        issued=date_of(item.get("issued")),
        container_title=first_text(item.get("container-title"))
        or first_text(mapping(next(iter(items(item.get("institution"))), None)).get("name")),
        publisher=text_of(item.get("publisher")),
        volume=_placed(item.get("volume")),
        issue=_placed(item.get("issue")),
        page=_placed(item.get("page")) or text_of(item.get("article-number")),
        isbn=isbns(item.get("ISBN")),
        issn=tuple(texts(item.get("ISSN"))),
        doi=doi,
        extra=extra,
    )


def _placed(value: Any) -> str:
    """Return a volume, an issue or pages, empty where a publisher writes that there is none yet: "n/a-n/a"."""
    text = text_of(value)
    return "" if _NONE_YET.fullmatch(text[:100]) else text


def _people(value: Any) -> Iterator[Name]:
    for one in items(value):
        name = name_of(mapping(one))
        if name is not None:
            yield name


def _notices(item: Mapping[str, Any], own: str) -> Iterator[Notice]:
    """Yield what was published about the work: https://www.crossref.org/documentation/crossmark/version-control-corrections-and-retractions/."""
    for one in items(item.get("updated-by")):
        update = mapping(one)
        kind = _NOTICES.get(text_of(update.get("type")).replace("-", "_").lower())
        doi = normalise_doi(text_of(update.get("DOI")))
        # A new version may point at itself.
        if kind is None or (doi == own and kind is NoticeKind.NEW_VERSION):
            continue
        yield Notice(
            kind=kind, doi=doi, date=str(date_of(update.get("updated")) or ""), source=text_of(update.get("source"))
        )
    for one in items(mapping(item.get("relation")).get("is-preprint-of")):
        doi = normalise_doi(text_of(mapping(one).get("id")))
        if doi and doi != own:
            yield Notice(kind=NoticeKind.PUBLISHED, doi=doi, source="crossref")
