"""CSL-JSON files: a strict one, and one for Zotero's importer."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from refcheck.exports.item import Item
from refcheck.exports.zotero_items import ITEM_TYPES
from refcheck.formats.carried import NAME as CARRIED
from refcheck.formats.carried import carried
from refcheck.formats.csl_further import DATES, NAMES, date_text, further, people_text, text_field
from refcheck.formats.csl_json import VARIABLES, to_csl
from refcheck.formats.eras import in_words
from refcheck.formats.extras import EXTRAS, NOT_TEXT
from refcheck.formats.mapping import NEAR
from refcheck.formats.tex import fold_blanks
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re

__all__ = ["write", "write_zotero"]

# For one item of this type Zotero's importer refuses the whole file; it takes the schema's other ones.
_ZOTERO_UNKNOWN = frozenset({"software"})

_IN_SERIES = frozenset({"book", "report"})
_UNREAD = frozenset({("interview", "genre"), ("legal_case", "publisher"), ("patent", "publisher")})
"""Fields that a type of Zotero has under a name that its importer does not look for."""
_PLACED_BY_ZOTERO = {
    "genre": frozenset({"motion_picture", "article-journal", "article-magazine", "article-newspaper", "book", "chapter",
                        "paper-conference"}),
}  # fmt: skip
"""Where a line of its own would be more than a citation says."""
_NAMES = ("author", "editor", "translator")
_EDITED = frozenset({"article", "article-journal", "book", "chapter", "document", "entry-encyclopedia", "pamphlet",
                     "paper-conference", "report", "software", "treaty"})  # fmt: skip
_TRANSLATED = _EDITED | {"article-magazine", "article-newspaper", "broadcast", "interview", "manuscript", "motion_picture",
                         "personal_communication", "post-weblog", "song", "speech", "webpage"}  # fmt: skip
"""The types that have an editor, a translator: in others Zotero's importer takes them for authors (its schema, version 41)."""

_WITH_ROLE = {
    "collection-editor": frozenset({"book", "chapter", "paper-conference"}), "composer": frozenset({"song"}),
    "container-author": frozenset({"chapter"}), "director": frozenset({"broadcast", "motion_picture"}),
    "interviewer": frozenset({"interview"}), "recipient": frozenset({"personal_communication"}),
}  # fmt: skip
_FURTHER_PEOPLE = tuple((role, _WITH_ROLE.get(role, frozenset())) for role in NAMES)
"""The other people, with the types of which Zotero's importer takes them for what they are."""

_EXTRAS = {row.name: row.csl for row in EXTRAS if row.csl and row.csl not in NOT_TEXT}
"""The variables of BibLaTeX's fields that a work has no name for."""

_PLACED = frozenset({"pmid", "pmcid", "eventtitle"})
"""Fields of a .bib that CSL has a variable for."""

# pandoc and citeproc-js take the first line of such a note for a variable; not when a blank comes before it.
_VARIABLE = lazy_re(r"[A-Za-z-]+:")


def write(items: Sequence[Item]) -> str:
    """Return a CSL-JSON array that is valid against the schema."""
    return _dump([_entry(item) for item in items])


def write_zotero(items: Sequence[Item]) -> str:
    """Return a CSL-JSON array in which types that Zotero does not know are documents with a note."""
    dated = (replace(item, reference=replace(item.reference, work=in_words(item.work))) for item in items)
    return _dump([_for_zotero(_entry(item)) for item in dated])


def _dump(entries: list[dict[str, Any]]) -> str:
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(item: Item) -> dict[str, Any]:
    work = item.work
    more, taken = further(work)
    entry = {**to_csl(work, id=item.key), **{name: _encodable_all(value) for name, value in more.items()}}
    for field, variable in _EXTRAS.items():
        if value := work.extra.get(field):
            entry.setdefault(variable, _encodable(value))
    if work.eprint:
        entry.setdefault("number", f"{work.eprint_type}:{work.eprint}" if work.eprint_type else work.eprint)
        if work.eprint_type == "arxiv":
            entry.setdefault("URL", f"https://arxiv.org/abs/{work.eprint}")
    return {**entry, **_custom(work, taken), **_note(entry.get("note", ""), item.status)}


def _custom(work: Work, taken: Collection[str]) -> Mapping[str, Any]:
    """Return what has no variable: the day of the copy whose address is ``archive_location``, and carried fields."""
    found: dict[str, Any] = {"archive-date": _encodable(work.archive_date)} if work.archive_date else {}
    in_number = {"eprint", "eprinttype"} if work.eprint_type == "arxiv" else set()
    fields = carried(work, without={*_EXTRAS, *_PLACED, *taken, *in_number})
    if fields:
        found[CARRIED] = {name: _encodable(value) for name, value in fields.items()}
    return {"custom": found} if found else {}


def _note(note: str, status: str) -> Mapping[str, str]:
    if _VARIABLE.match(note):
        note = f" {note}"
    whole = "\n".join(part for part in (note, status) if part)
    return {"note": whole} if whole else {}


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _encodable_all(value: Any) -> Any:
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, dict):
        return {name: _encodable_all(inner) for name, inner in value.items()}
    return [_encodable_all(inner) for inner in value] if isinstance(value, list) else value


def _for_zotero(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an item without what Zotero's importer leaves out.

    That is a suffix of its own, the end of a range of years, and what a book or report is part of.
    """
    changed: dict[str, Any] = {
        field: [_suffix_in_given(name) for name in entry[field]] for field in _NAMES if field in entry
    }
    changed |= {field: _range_as_text(entry[field]) for field in ("issued", "accessed") if field in entry}
    kind = NEAR.get(entry["type"], entry["type"])
    if kind in _IN_SERIES and entry.get("container-title"):
        # Crossref has the series of a book there; Zotero has no other place for it.
        changed["collection-title"] = entry.get("collection-title") or entry["container-title"]
    whole = {**entry, **changed, "type": kind}
    people = [("editor", _EDITED), ("translator", _TRANSLATED), *_FURTHER_PEOPLE]
    moved = [(role, _with_bars(name)) for role, known in people if kind not in known for name in whole.pop(role, ())]
    if carried_people := {
        text_field(role): people_text(entry[role]) for role in NAMES if role in {one for one, _ in moved}
    }:
        custom = whole.get("custom", {})
        whole["custom"] = {**custom, CARRIED: {**custom.get(CARRIED, {}), **carried_people}}
    if kind == "song" and "number" in whole:
        # With a number Zotero's importer takes it for a podcast.
        moved.append(("number", fold_blanks(whole.pop("number"))))
    if kind == "bill" and "publisher" in whole:
        # With a publisher Zotero's importer takes it for a hearing.
        whole["authority"] = whole.pop("publisher")
    told = [("type", entry["type"])] if entry["type"] != kind else []
    lines = [f"{name}: {value}" for name, value in (*told, *_left_out(whole), *moved, *_further_left_out(whole, kind))]
    if lines:
        whole["note"] = "\n".join([*lines, *([entry["note"]] if "note" in entry else [])])
    return {**whole, "type": "document" if kind in _ZOTERO_UNKNOWN else kind}


def _with_bars(name: Mapping[str, str]) -> str:
    """Return a name as Zotero has it in *Extra*: ``Family || Given``."""
    family = " ".join(name[part] for part in ("non-dropping-particle", "family", "literal") if name.get(part))
    return " || ".join(fold_blanks(part) for part in (family, name.get("given", "")) if part)


# In a preprint Zotero has it, elsewhere the address says the same.
_EPRINT = lazy_re(r"(?i)arxiv:\S+$")


def _is_placed(kind: str, field: str) -> bool:
    has_place = field in ITEM_TYPES[kind].fields or kind in _PLACED_BY_ZOTERO.get(field, ())
    return has_place and (kind, field) not in _UNREAD


_CHECKED = frozenset(
    {"collection_number", "edition", "genre", "number", "page", "publisher", "publisher_place", "volume"}
)
"""Fields of works that are cited with them, and that some types of Zotero have no place for."""
_OF_NO_DOCUMENT = frozenset({"collection_title", "container_title", "issue"})
_WITHOUT_CONTAINER = frozenset({"interview", "map", "personal_communication", "song", "speech"})


def _left_out(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what Zotero's importer leaves out of an item, by CSL's names.

    As lines of its note they stand in *Extra*, and its citations take them from there. A document that it takes for
    software keeps its fields.
    """
    kind = ITEM_TYPES.get(entry["type"])
    is_document = kind is None or bool(kind.told)
    if is_document or entry["type"] in _ZOTERO_UNKNOWN:
        yield "type", entry["type"]
    placed = "document" if is_document else entry["type"]
    # A film that was made at some place is a video recording there, which has no genre.
    unread = {"genre"} if placed == "motion_picture" and "publisher-place" in entry else set()
    checked = _CHECKED | (
        _OF_NO_DOCUMENT if is_document else {"container_title"} if placed in _WITHOUT_CONTAINER else set()
    )
    for field in sorted(checked):
        value = entry.get(VARIABLES[field])
        if value and (field in unread or not (_is_placed(placed, field) or _EPRINT.match(value))):
            yield VARIABLES[field], fold_blanks(value)
    if "keyword" in entry:
        yield "keyword", fold_blanks(entry["keyword"])


_OF_NO_ARCHIVE = frozenset({"bill", "broadcast", "hearing", "legal_case", "legislation", "patent", "post", "post-weblog", "speech",
                            "treaty", "webpage"})  # fmt: skip
_OF_PART = frozenset({"book", "chapter", "entry-encyclopedia", "hearing", "motion_picture", "song"})
_PLACES = {
    "event-title": frozenset({"paper-conference", "speech"}), "number-of-pages": frozenset({"book", "manuscript", "standard", "thesis"}),
    "number-of-volumes": _OF_PART, "scale": frozenset({"map"}), "section": frozenset({"article-journal", "article-newspaper",
    "bill", "legislation"}), "status": frozenset({"patent", "standard"}), "version": frozenset({"dataset", "software", "standard"}),
}  # fmt: skip
"""The types whose items have a place for a variable."""
_NOWHERE = ("event-place", "chapter-number", "original-publisher", "original-publisher-place", "original-title", "part-number",
            "part-title", "reviewed-genre", "reviewed-title", "volume-title", *DATES)  # fmt: skip
_OF_ARCHIVES = ("archive", "archive_location", "call-number", "source")


def _further_left_out(entry: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    """Yield the variables without a field of ``Work`` that Zotero's importer leaves out."""
    without = [name for name, kinds in _PLACES.items() if kind not in kinds]
    archives = _OF_ARCHIVES if kind in _OF_NO_ARCHIVE else ()
    for name in (*without, *archives, *_NOWHERE):
        value = entry.get(name)
        text = date_text(value) if isinstance(value, dict) else fold_blanks(value or "")
        if text and not (name == "archive_location" and "archive-date" in entry.get("custom", {})):
            yield name, text


def _suffix_in_given(name: Mapping[str, str]) -> Mapping[str, str]:
    """Return a name whose suffix is after a comma in ``given``, where Zotero keeps it and citeproc-js finds it."""
    if not name.get("suffix") or not name.get("given"):
        return name
    whole = {**name, "given": f"{name['given']}, {name['suffix']}"}
    del whole["suffix"]
    return whole


def _range_as_text(date: Mapping[str, Any]) -> Mapping[str, Any]:
    parts = date.get("date-parts", ())
    return {"raw": "/".join(f"{part[0]:04d}" for part in parts)} if len(parts) > 1 else date
