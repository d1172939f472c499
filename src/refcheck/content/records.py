"""The work that a page's own metadata describes: one table of names a vocabulary, best first.

Highwire Press tags (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), Dublin Core
(https://www.dublincore.org/specifications/dublin-core/dcq-html/), PRISM, bepress and EPrints tags,
Open Graph (https://ogp.me), JSON-LD with schema.org terms (https://schema.org/CreativeWork).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from refcheck.content.titles import tidy
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.dates import find_date
from refcheck.text.identifiers import isbn13, isbn_is_valid, normalise_doi
from refcheck.text.names import parse_name, parse_names

__all__ = ["NODE_TYPES", "TITLE_TAGS", "Tags", "is_scholarly", "work_of_node", "work_of_tags"]

Tags = Mapping[str, Sequence[str]]
"""The contents of ``<meta>`` by lower-case name, in the order of the page."""

TITLE_TAGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("citation_title", ("citation_title", "bepress_citation_title", "eprints.title")),
    ("dublin-core", ("dc.title", "dcterms.title", "dc:title")),
    ("prism", ("prism.title", "prism.alternatetitle")),
    ("open-graph", ("og:title", "twitter:title")),
)
_FIELDS: dict[str, tuple[str, ...]] = {
    "container_title": (
        "citation_journal_title",
        "citation_inbook_title",
        "citation_book_title",
        "citation_conference_title",
        "bepress_citation_journal_title",
        "prism.publicationname",
    ),
    "publisher": (
        "citation_publisher",
        "citation_technical_report_institution",
        "citation_dissertation_institution",
        "dc.publisher",
        "dcterms.publisher",
        "eprints.publisher",
    ),
    "volume": ("citation_volume", "prism.volume"),
    "issue": ("citation_issue", "prism.number"),
    "number": ("citation_technical_report_number",),
    "language": ("citation_language", "dc.language", "dcterms.language"),
}
_AUTHORS = (
    "citation_author",
    "citation_authors",
    "bepress_citation_author",
    "dc.creator",
    "dcterms.creator",
    "eprints.creators_name",
)
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_cover_date",
    "citation_year",
    "bepress_citation_date",
    "prism.publicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_online_date",
)
_DOIS = ("citation_doi", "bepress_citation_doi", "prism.doi", "dc.identifier.doi", "doi", "dc.identifier")
_ISBNS = ("citation_isbn", "prism.isbn", "dc.identifier.isbn", "book:isbn")
_ISSNS = ("citation_issn", "prism.issn")
_TYPES = (
    ("citation_dissertation_institution", "thesis"),
    ("citation_technical_report_institution", "report"),
    ("citation_inbook_title", "chapter"),
    ("citation_conference_title", "paper-conference"),
    ("citation_journal_title", "article-journal"),
    ("citation_isbn", "book"),
)
NODE_TYPES = {
    "scholarlyarticle": "article-journal",
    "medicalscholarlyarticle": "article-journal",
    "article": "article",
    "techarticle": "article",
    "report": "report",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "dataset": "dataset",
    "newsarticle": "article-newspaper",
    "reportagenewsarticle": "article-newspaper",
    "blogposting": "post-weblog",
    "legislation": "legislation",
}
MAX_AUTHORS = 200


def is_scholarly(tags: Tags) -> bool:
    """Return whether the tags are those of a work, not of a page like any other."""
    return any(tags.get(name) for _, names in TITLE_TAGS[:3] for name in names)


def work_of_tags(tags: Tags, title: str) -> Work | None:
    """Return the work that the ``<meta>`` tags describe under ``title``, ``None`` without a title."""
    if not title:
        return None
    authors, others = _authors(tags)
    return Work(
        type=next((kind for name, kind in _TYPES if tags.get(name)), "document" if is_scholarly(tags) else "webpage"),
        title=title,
        author=authors,
        others=others,
        issued=next((found for value in _all(tags, _DATES) if (found := _date(value))), None),
        page=_pages(tags),
        doi=next((doi for value in _all(tags, _DOIS) if (doi := normalise_doi(value))), ""),
        isbn=tuple(dict.fromkeys(isbn13(v) for v in _all(tags, _ISBNS) if isbn_is_valid(v))),
        issn=tuple(dict.fromkeys(_all(tags, _ISSNS))),
        container_title=_first(tags, _FIELDS["container_title"]),
        publisher=_first(tags, _FIELDS["publisher"]),
        volume=_first(tags, _FIELDS["volume"]),
        issue=_first(tags, _FIELDS["issue"]),
        number=_first(tags, _FIELDS["number"]),
        language=_first(tags, _FIELDS["language"]),
    )


def _all(tags: Tags, names: Sequence[str]) -> list[str]:
    return [text for name in names for value in tags.get(name, ()) if (text := tidy(value))]


def _first(tags: Tags, names: Sequence[str]) -> str:
    return next(iter(_all(tags, names)), "")


def _authors(tags: Tags) -> tuple[tuple[Name, ...], bool]:
    """Return the authors of the first vocabulary that names any, and whether there are more."""
    for name in _AUTHORS:
        values = _all(tags, (name,))[:MAX_AUTHORS]
        if len(values) == 1 and (";" in values[0] or name == "citation_authors"):
            return parse_names(values[0])
        if values:
            return tuple(parse_name(_without_place(value)) for value in dict.fromkeys(values)), False
    return (), False


def _without_place(value: str) -> str:
    """Return "Andy Powell" of "Andy Powell, UKOLN, University of Bath"."""
    first, *rest = value.split(",")
    return first if len(rest) > 1 and " " in first.strip() else value


def _date(value: str) -> PartialDate | None:
    # Highwire writes 2017/10/08, schema.org 2017-10-08T09:00:00Z.
    return find_date(re.sub(r"^(\d{4})/(\d{1,2})(?:/(\d{1,2}))?$", _hyphened, value.partition("T")[0].strip()))


def _hyphened(match: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in match.groups() if part)


def _pages(tags: Tags) -> str:
    first = _first(tags, ("citation_firstpage", "prism.startingpage", "bepress_citation_firstpage"))
    last = _first(tags, ("citation_lastpage", "prism.endingpage", "bepress_citation_lastpage"))
    return f"{first}-{last}" if first and last and first != last else first


def work_of_node(node: Mapping[str, Any]) -> Work | None:
    """Return the work that a JSON-LD node describes; ``None`` when it is no work or has no title."""
    kinds = [NODE_TYPES[kind] for kind in _texts(node.get("@type"), lower=True) if kind in NODE_TYPES]
    title = tidy(next(iter(_texts(node.get("headline")) or _texts(node.get("name"))), ""))
    if not kinds or not title:
        return None
    dates = [value for key in ("datePublished", "dateCreated") for value in _texts(node.get(key))]
    identifiers = [
        value for key in ("sameAs", "identifier", "@id", "doi", "url") for value in _texts(node.get(key), key="value")
    ]
    return Work(
        type=kinds[0],
        title=title,
        author=_people(node.get("author") or node.get("creator")),
        issued=next((found for value in dates if (found := _date(value))), None),
        publisher=tidy(next(iter(_texts(node.get("publisher"), key="name")), "")),
        container_title=tidy(next(iter(_texts(node.get("isPartOf"), key="name")), "")),
        doi=next((doi for value in identifiers if (doi := normalise_doi(value))), ""),
        isbn=tuple(dict.fromkeys(isbn13(v) for v in _texts(node.get("isbn")) if isbn_is_valid(v))),
    )


def _texts(value: Any, *, key: str = "@value", lower: bool = False) -> list[str]:
    """Return the strings of a JSON-LD value: a string, an object with ``key``, or a list of these."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        text = one.get(key) if isinstance(one, dict) else one
        if isinstance(text, str):
            text = text.rpartition("/")[2] if lower else text
            found.append(text.lower() if lower else text)
    return found[:MAX_AUTHORS]


def _people(value: Any) -> tuple[Name, ...]:
    names: list[Name] = []
    for one in (value if isinstance(value, list) else [value])[:MAX_AUTHORS]:
        # A bare string may be an address of the author's page.
        if isinstance(one, str) and not re.match(r"https?:|[/#]", one.strip()):
            names.append(parse_name(tidy(one)))
        elif isinstance(one, dict):
            whole = next(iter(_texts(one.get("name"))), "")
            family, given = (next(iter(_texts(one.get(key))), "") for key in ("familyName", "givenName"))
            if family:
                names.append(Name(family=tidy(family), given=tidy(given)))
            elif whole:
                literal = "organization" in _texts(one.get("@type"), lower=True)
                names.append(Name(literal=tidy(whole)) if literal else parse_name(tidy(whole)))
    return tuple(name for name in names if name.full)
