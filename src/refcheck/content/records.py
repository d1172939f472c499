"""The work that a page's own metadata describes: one table of names a vocabulary, best first.

Highwire Press tags (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), Dublin Core
(https://www.dublincore.org/specifications/dublin-core/dcq-html/), PRISM, bepress and EPrints tags,
Open Graph (https://ogp.me). JSON-LD is in ``linked_data``, COinS in ``coins``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from refcheck.content.titles import tidy
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.dates import find_date
from refcheck.text.identifiers import Identifier, IdentifierKind, find_identifiers, isbn13, isbn_is_valid
from refcheck.text.names import parse_name, parse_names

__all__ = [
    "MAX_AUTHORS",
    "OF_WORKS",
    "TITLE_TAGS",
    "VAGUE",
    "Tags",
    "date_of",
    "filled",
    "identifiers_of",
    "is_scholarly",
    "plain_name",
    "with_identifiers",
    "with_lasting",
    "work_of_tags",
]

Tags = Mapping[str, Sequence[str]]
"""The contents of ``<meta>`` by lower-case name, in the order of the page."""

TITLE_TAGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("citation_title", ("citation_title",)),
    ("bepress", ("bepress_citation_title",)),
    ("eprints", ("eprints.title",)),
    ("dublin-core", ("dc.title", "dcterms.title")),
    ("prism", ("prism.title",)),
    ("open-graph", ("og:title", "twitter:title")),
)
"""The tags of a title by vocabulary, the most trusted first."""
OF_WORKS = frozenset({"citation_title", "bepress", "eprints", "json-ld", "dublin-core", "prism"})
"""Vocabularies that are made for works: a page has them for no other reason."""
_PREFIXES = ("dc", "dcterms", "prism", "eprints", "citation", "bepress")
"""Vocabularies whose tags some pages write with a colon, an underline or a hyphen behind the name."""
_FIELDS: dict[str, tuple[str, ...]] = {
    "container_title": (
        "citation_journal_title",
        "citation_inbook_title",
        "citation_book_title",
        "citation_conference_title",
        "bepress_citation_journal_title",
        "prism.publicationname",
        "eprints.publication",
        "eprints.book_title",
        "dcterms.ispartof",
    ),
    "publisher": (
        "citation_publisher",
        "citation_technical_report_institution",
        "citation_dissertation_institution",
        "bepress_citation_publisher",
        "bepress_citation_dissertation_institution",
        "dc.publisher",
        "dcterms.publisher",
        "eprints.publisher",
        "eprints.institution",
    ),
    "volume": ("citation_volume", "bepress_citation_volume", "prism.volume", "eprints.volume"),
    "issue": ("citation_issue", "bepress_citation_issue", "prism.number", "eprints.number"),
    "number": ("citation_technical_report_number", "bepress_citation_technical_report_number"),
    "language": ("citation_language", "dc.language", "dcterms.language"),
}
_AUTHORS = (
    "citation_author",
    "citation_authors",
    "bepress_citation_author",
    "eprints.creators_name",
    "dc.creator",
    "dcterms.creator",
)
_EDITORS = ("citation_editor", "eprints.editors_name")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_cover_date",
    "citation_year",
    "bepress_citation_date",
    "prism.publicationdate",
    "prism.coverdate",
    "eprints.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_online_date",
)
_IDENTIFIERS = (
    "citation_doi",
    "bepress_citation_doi",
    "prism.doi",
    "eprints.id_number",
    "eprints.doi",
    "dc.identifier.doi",
    "doi",
    "dc.identifier",
    "dcterms.identifier",
    "dc.identifier.uri",
    "eprints.official_url",
    "citation_handle",
)
_NAMED_IDENTIFIERS = (
    ("citation_arxiv_id", "arXiv:"),
    ("citation_pmid", "PMID:"),
    ("citation_pmcid", "PMC"),
)
_ISBNS = ("citation_isbn", "bepress_citation_isbn", "prism.isbn", "eprints.isbn", "dc.identifier.isbn", "book:isbn")
_ISSNS = ("citation_issn", "bepress_citation_issn", "prism.issn", "prism.eissn", "eprints.issn")
_TYPES = (
    ("citation_dissertation_institution", "thesis"),
    ("bepress_citation_dissertation_institution", "thesis"),
    ("citation_technical_report_institution", "report"),
    ("citation_inbook_title", "chapter"),
    ("citation_conference_title", "paper-conference"),
    ("citation_journal_title", "article-journal"),
    ("bepress_citation_journal_title", "article-journal"),
    ("citation_isbn", "book"),
)
VAGUE = frozenset({"article", "document", "post-weblog", "webpage"})
"""Types that any page may have."""
_SAID_TYPES = ("dc.type", "dcterms.type", "eprints.type", "citation_article_type")
_WORDS_OF_TYPES = {
    "article": "article-journal",
    "journal article": "article-journal",
    "book": "book",
    "book chapter": "chapter",
    "book part": "chapter",
    "book_section": "chapter",
    "conference_item": "paper-conference",
    "conference paper": "paper-conference",
    "report": "report",
    "technical report": "report",
    "working paper": "report",
    "thesis": "thesis",
    "doctoral thesis": "thesis",
    "master thesis": "thesis",
    "dataset": "dataset",
}
MAX_AUTHORS = 200
MAX_IDENTIFIERS = 50


def plain_name(name: str) -> str:
    """Return the name of a tag in lower case, with a point behind its vocabulary where others put one."""
    name = name.strip().lower()[:100]
    prefix, sign, rest = name.partition(":")
    return f"{prefix}.{rest}" if sign and prefix in _PREFIXES else name


def is_scholarly(tags: Tags) -> bool:
    """Return whether the tags are those of a work, not of a page like any other."""
    return any(tags.get(name) for source, names in TITLE_TAGS if source in OF_WORKS for name in names)


def work_of_tags(tags: Tags, title: str) -> Work | None:
    """Return the work that the ``<meta>`` tags describe under ``title``, ``None`` without a title."""
    if not title:
        return None
    authors, others = _authors(tags)
    work = Work(
        type=_type_of(tags),
        title=title,
        author=authors,
        others=others,
        editor=tuple(parse_name(value) for value in _all(tags, _EDITORS)[:MAX_AUTHORS]),
        issued=next((found for value in _all(tags, _DATES) if (found := date_of(value))), None),
        page=_pages(tags),
        isbn=tuple(dict.fromkeys(isbn13(v) for v in _all(tags, _ISBNS) if isbn_is_valid(v))),
        issn=tuple(dict.fromkeys(_all(tags, _ISSNS))),
        container_title=_first(tags, _FIELDS["container_title"]),
        publisher=_first(tags, _FIELDS["publisher"]),
        volume=_first(tags, _FIELDS["volume"]),
        issue=_first(tags, _FIELDS["issue"]),
        number=_first(tags, _FIELDS["number"]),
        language=_first(tags, _FIELDS["language"]),
    )
    return with_identifiers(work, identifiers_of(_identified(tags)))


def _type_of(tags: Tags) -> str:
    if (kind := next((kind for name, kind in _TYPES if tags.get(name)), "")) != "":
        return kind
    said = (value.lower() for value in _all(tags, _SAID_TYPES))
    known = next((_WORDS_OF_TYPES[value] for value in said if value in _WORDS_OF_TYPES), "")
    return known or ("document" if is_scholarly(tags) else "webpage")


def _identified(tags: Tags) -> list[str]:
    named = [
        f"{scheme}{value.removeprefix(scheme)}" for name, scheme in _NAMED_IDENTIFIERS for value in _all(tags, (name,))
    ]
    return [*_all(tags, _IDENTIFIERS), *named]


def identifiers_of(values: Iterable[str]) -> tuple[Identifier, ...]:
    """Return the identifiers in what is said to be identifiers of one work, without doubles."""
    found: dict[Identifier, None] = {}
    for value in values:
        found.update(dict.fromkeys(find_identifiers(value[:1_000])))
        if len(found) > MAX_IDENTIFIERS:
            break
    return tuple(found)


def with_identifiers(work: Work, identifiers: Iterable[Identifier]) -> Work:
    """Return ``work`` with ``identifiers`` in those of its fields that say nothing yet; handles have one for
    preprints' numbers.
    """
    said: dict[IdentifierKind, list[str]] = {}
    for one in identifiers:
        said.setdefault(one.kind, []).append(one.value)
    kinds = IdentifierKind
    eprints = ((name, said[kind][0]) for name, kind in (("arxiv", kinds.ARXIV), ("hdl", kinds.HANDLE)) if kind in said)
    eprint_type, eprint = (work.eprint_type, work.eprint) if work.eprint else next(eprints, ("", ""))
    return replace(
        work,
        doi=work.doi or next(iter(said.get(kinds.DOI, ())), ""),
        isbn=work.isbn or tuple(said.get(kinds.ISBN, ())),
        pmid=work.pmid or next(iter(said.get(kinds.PMID, ())), ""),
        pmcid=work.pmcid or next(iter(said.get(kinds.PMCID, ())), ""),
        eprint=eprint,
        eprint_type=eprint_type,
    )


def with_lasting(work: Work, cite_as: str) -> Work:
    """Return ``work`` with the identifier in the lasting address of its page.

    It outranks what else the page says: it is the page's own word on which version of the work it shows.
    """
    named = identifiers_of([cite_as])
    kinds = {one.kind for one in named}
    if IdentifierKind.DOI in kinds:
        work = replace(work, doi="")
    if kinds & {IdentifierKind.ARXIV, IdentifierKind.HANDLE}:
        work = replace(work, eprint="", eprint_type="")
    return with_identifiers(work, named)


def filled(work: Work, other: Work) -> Work:
    """Return ``work`` with what ``other``, a record of the same work, says where it says nothing."""
    added = {name: getattr(other, name) for name in other.known_fields() if name not in work.known_fields()}
    kind = other.type if work.type in VAGUE and other.type not in VAGUE else work.type
    return replace(work, type=kind, **added)


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


def date_of(value: str) -> PartialDate | None:
    """Return the date that a tag or node says: ``2017/10/08``, ``2017-10-08T09:00:00Z``."""
    # Highwire writes 2017/10/08, schema.org 2017-10-08T09:00:00Z.
    return find_date(re.sub(r"^(\d{4})/(\d{1,2})(?:/(\d{1,2}))?$", _hyphened, value.partition("T")[0].strip()))


def _hyphened(match: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in match.groups() if part)


def _pages(tags: Tags) -> str:
    first = _first(tags, ("citation_firstpage", "bepress_citation_firstpage", "prism.startingpage"))
    last = _first(tags, ("citation_lastpage", "prism.endingpage", "bepress_citation_lastpage"))
    whole = _first(tags, ("prism.pagerange", "eprints.pagerange"))
    return f"{first}-{last}" if first and last and first != last else first or whole
