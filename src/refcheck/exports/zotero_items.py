"""References as Zotero's own items, as its connector takes them.

Types, fields and creators are those of Zotero's schema (https://github.com/zotero/zotero-schema). What an item type
has no field for is a line of *Extra* under its name in CSL (``DOI: ...``, ``event-title: ...``), which Zotero reads
back when it cites; so nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from refcheck.formats.csl_json import VARIABLES
from refcheck.formats.extras import EXTRAS
from refcheck.formats.tex import fold_blanks
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.lazy import lazy_re

__all__ = ["ITEM_TYPES", "ItemType", "zotero_item", "zotero_items"]

_EVERYWHERE = {
    "title": "title",
    "title_short": "shortTitle",
    "issued": "date",
    "language": "language",
    "url": "url",
    "abstract": "abstractNote",
}
_SERIES = {"collection_title": "series", "collection_number": "seriesNumber"}
_IMPRINT = {"publisher": "publisher", "publisher_place": "place"}
_OF_BOOKS = {**_IMPRINT, "volume": "volume", "edition": "edition", "isbn": "ISBN"}
_OF_PARTS = {**_OF_BOOKS, **_SERIES, "page": "pages"}
_OF_JOURNALS = {
    "container_title": "publicationTitle",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "issn": "ISSN",
}


@dataclass(frozen=True, slots=True)
class ItemType:
    """An item type of Zotero: the fields of it beside those that all have, by field of ``Work``, and who made it.

    ``editor`` is empty where the type has none; ``told`` is the CSL type when the item type does not tell it.
    """

    name: str
    fields: Mapping[str, str]
    author: str = "author"
    editor: str = ""
    translator: str = "translator"
    told: str = ""


ITEM_TYPES = MappingProxyType(
    {
        "article-journal": ItemType(
            "journalArticle", {**_OF_JOURNALS, "doi": "DOI", "collection_title": "series"}, editor="editor"
        ),
        "article-magazine": ItemType("magazineArticle", _OF_JOURNALS),
        "article-newspaper": ItemType(
            "newspaperArticle",
            {
                "container_title": "publicationTitle",
                "publisher_place": "place",
                "edition": "edition",
                "page": "pages",
                "issn": "ISSN",
            },
        ),
        "book": ItemType("book", {**_OF_BOOKS, **_SERIES}, editor="editor"),
        "chapter": ItemType("bookSection", {**_OF_PARTS, "container_title": "bookTitle"}, editor="editor"),
        "paper-conference": ItemType(
            "conferencePaper",
            {
                **_IMPRINT,
                "container_title": "proceedingsTitle",
                "event_title": "conferenceName",
                "collection_title": "series",
                "volume": "volume",
                "page": "pages",
                "isbn": "ISBN",
                "doi": "DOI",
            },
            editor="editor",
        ),
        "entry-encyclopedia": ItemType(
            "encyclopediaArticle", {**_OF_PARTS, "container_title": "encyclopediaTitle"}, editor="editor"
        ),
        "thesis": ItemType(
            "thesis", {"genre": "thesisType", "publisher": "university", "publisher_place": "place"}, translator=""
        ),
        "report": ItemType(
            "report",
            {
                "number": "reportNumber",
                "genre": "reportType",
                "collection_title": "seriesTitle",
                "publisher": "institution",
                "publisher_place": "place",
                "page": "pages",
            },
        ),
        "webpage": ItemType("webpage", {"container_title": "websiteTitle", "genre": "websiteType"}),
        "post-weblog": ItemType("blogPost", {"container_title": "blogTitle", "genre": "websiteType"}, translator=""),
        "document": ItemType("document", {"publisher": "publisher"}, editor="editor"),
        "pamphlet": ItemType("document", {"publisher": "publisher"}, editor="editor", told="pamphlet"),
        "manuscript": ItemType("manuscript", {"genre": "manuscriptType", "publisher_place": "place"}),
        "article": ItemType(
            "preprint",
            {
                "genre": "genre",
                "publisher": "repository",
                "publisher_place": "place",
                "eprint": "archiveID",
                "collection_title": "series",
                "doi": "DOI",
            },
            editor="editor",
        ),
        "dataset": ItemType(
            "dataset",
            {
                "number": "identifier",
                "genre": "type",
                "publisher": "repository",
                "publisher_place": "repositoryLocation",
                "doi": "DOI",
            },
            translator="",
        ),
        "software": ItemType(
            "computerProgram",
            {"collection_title": "seriesTitle", "publisher": "company", "publisher_place": "place", "isbn": "ISBN"},
            author="programmer",
            translator="",
        ),
        "standard": ItemType(
            "standard", {**_IMPRINT, "number": "number", "genre": "type", "doi": "DOI"}, translator=""
        ),
        "patent": ItemType(
            "patent",
            {
                "number": "patentNumber",
                "publisher": "assignee",
                "publisher_place": "place",
                "page": "pages",
                "issued": "issueDate",
            },
            author="inventor",
            translator="",
        ),
        "speech": ItemType(
            "presentation",
            {"genre": "presentationType", "event_title": "meetingName", "publisher_place": "place"},
            author="presenter",
        ),
        "legislation": ItemType(
            "statute",
            {
                "title": "nameOfAct",
                "container_title": "code",
                "volume": "codeNumber",
                "number": "publicLawNumber",
                "page": "pages",
                "issued": "dateEnacted",
            },
            translator="",
        ),
        "treaty": ItemType(
            "statute",
            {
                "title": "nameOfAct",
                "container_title": "code",
                "volume": "codeNumber",
                "page": "pages",
                "issued": "dateEnacted",
            },
            translator="",
            told="treaty",
        ),
        "legal_case": ItemType(
            "case",
            {
                "title": "caseName",
                "container_title": "reporter",
                "volume": "reporterVolume",
                "number": "docketNumber",
                "publisher": "court",
                "page": "firstPage",
                "issued": "dateDecided",
            },
            translator="",
        ),
        "bill": ItemType(
            "bill",
            {"number": "billNumber", "container_title": "code", "volume": "codeVolume", "page": "codePages"},
            author="sponsor",
            translator="",
        ),
        "hearing": ItemType(
            "hearing", {**_IMPRINT, "number": "documentNumber", "page": "pages"}, author="", translator=""
        ),
        "interview": ItemType("interview", {"genre": "interviewMedium"}, author="interviewee"),
        "personal_communication": ItemType("letter", {"genre": "letterType"}, translator=""),
        "motion_picture": ItemType(
            "film", {"publisher": "distributor", "genre": "genre"}, author="director", translator=""
        ),
        "map": ItemType(
            "map",
            {
                **_IMPRINT,
                "genre": "mapType",
                "collection_title": "seriesTitle",
                "edition": "edition",
                "isbn": "ISBN",
            },
            author="cartographer",
            translator="",
        ),
        "broadcast": ItemType(
            "podcast", {"number": "episodeNumber", "collection_title": "seriesTitle"}, author="podcaster", translator=""
        ),
        "song": ItemType(
            "audioRecording",
            {"publisher": "label", "publisher_place": "place", "volume": "volume", "collection_title": "seriesTitle"},
            author="performer",
            translator="",
        ),
        "graphic": ItemType("artwork", {}, author="artist", translator=""),
        "post": ItemType("forumPost", {"container_title": "forumTitle", "genre": "postType"}, translator=""),
    }
)
"""The item types of Zotero by CSL type."""

_NOT_IN_EXTRA = frozenset({"note", "keyword"})
_LABELS = {**VARIABLES, "isbn": "ISBN", "issn": "ISSN", "doi": "DOI", "eprint": "arXiv", "archive_url": "archive-url",
           "archive_date": "archive-date"}  # fmt: skip
_CONTROL = lazy_re("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]+")


def zotero_items(references: Sequence[tuple[str, Reference]]) -> list[dict[str, Any]]:
    """Return the items of references with their keys, in their order."""
    return [zotero_item(reference.work, key=key) for key, reference in references]


def zotero_item(work: Work, *, key: str) -> dict[str, Any]:
    """Return the item of a work: plain JSON, with the citation key in *Extra*."""
    kind = ITEM_TYPES.get(work.type, ITEM_TYPES["document"])
    names = {field: name for field, name in _EVERYWHERE.items() if field not in kind.fields} | dict(kind.fields)
    item: dict[str, Any] = {"itemType": kind.name, "id": key}
    extra = [f"Citation Key: {key}"]
    if told := kind.told or ("" if work.type in ITEM_TYPES else work.type):
        extra.append(f"type: {told}")
    for field, text in _texts(work):
        if name := names.get(field):
            item[name] = text
        elif field not in _NOT_IN_EXTRA:
            extra.append(f"{_LABELS.get(field, field)}: {fold_blanks(text)}")
    if day := _access_date(work.accessed):
        item["accessDate"] = day
    extra += _extras(work, kind, item)
    if work.note:
        extra.append(_clean(work.note))
    item["creators"] = list(_creators(work, kind))
    item["tags"] = [{"tag": word} for part in re.split(r"[;,]", _clean(work.keyword)) if (word := part.strip())]
    item["extra"] = "\n".join(extra)
    item["attachments"] = []
    item["notes"] = []
    return item


def _texts(work: Work) -> Iterator[tuple[str, str]]:
    """Yield the fields that say something, as text."""
    for field in work.known_fields():
        value = getattr(work, field)
        if field in {"author", "editor", "translator", "accessed", "others", "extra", "subtitle", "eprint_type"}:
            continue
        if field == "eprint" and work.eprint_type.lower() == "arxiv":
            value = f"arXiv:{value}"
        text = " ".join(value) if isinstance(value, tuple) else str(value)
        if text := _clean(text):
            yield field, text


_OWN = {
    "shortjournal": ("journalAbbreviation", frozenset({"journalArticle"})),
    "pagetotal": ("numPages", frozenset({"book", "thesis", "manuscript"})),
    "volumes": ("numberOfVolumes", frozenset({"book", "bookSection", "encyclopediaArticle"})),
    "version": ("versionNumber", frozenset({"computerProgram", "dataset", "standard"})),
}
"""The fields of ``Work.extra`` that Zotero has a field for, with the item types that have it."""
_CSL_NAMES = {row.name: row.csl for row in EXTRAS if row.csl}


def _extras(work: Work, kind: ItemType, item: dict[str, Any]) -> Iterator[str]:
    """Put what CSL's fields have no place for where Zotero has it; yield the rest as lines of *Extra*."""
    for name, value in work.extra.items():
        own, kinds = _OWN.get(name, ("", frozenset()))
        if kind.name in kinds:
            item[own] = _clean(value)
        elif name in _CSL_NAMES and (text := fold_blanks(_clean(value))):
            yield f"{_CSL_NAMES[name]}: {text}"


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _access_date(date: PartialDate | None) -> str:
    """Return the day of access; Zotero takes whole days only."""
    return str(date) if date is not None and date.day is not None and date.month is not None else ""


def _creators(work: Work, kind: ItemType) -> Iterator[dict[str, Any]]:
    roles = (("author", kind.author), ("editor", kind.editor), ("translator", kind.translator))
    for field, role in roles:
        for name in getattr(work, field):
            if creator := _creator(name):
                yield {"creatorType": role or "contributor", **creator}


def _creator(name: Name) -> dict[str, Any]:
    """Return a person in two fields, an institution in one (``fieldMode`` 1)."""
    if name.literal:
        return {"lastName": _clean(name.literal), "fieldMode": 1}
    last, first = _clean(name.surname), _clean(name.given)
    if name.suffix:
        first = f"{first}, {_clean(name.suffix)}" if first else _clean(name.suffix)
    if not last:
        return {"lastName": first, "fieldMode": 1} if first else {}
    return {"lastName": last, "firstName": first} if first else {"lastName": last, "fieldMode": 1}
