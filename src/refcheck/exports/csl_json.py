"""CSL-JSON files: a strict one, and one for Zotero's importer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from refcheck.exports.item import Item
from refcheck.formats.carried import NAME as CARRIED
from refcheck.formats.carried import carried
from refcheck.formats.csl_json import to_csl
from refcheck.formats.extras import EXTRAS, NOT_TEXT
from refcheck.model.work import Work

__all__ = ["write", "write_zotero"]

# For one item of this type Zotero's importer refuses the whole file; it takes the schema's other ones.
_ZOTERO_UNKNOWN = frozenset({"software"})

_IN_SERIES = frozenset({"book", "report"})
_NAMES = ("author", "editor", "translator")

_EXTRAS = {row.name: row.csl for row in EXTRAS if row.csl and row.csl not in NOT_TEXT}
"""The variables of BibLaTeX's fields that a work has no name for."""

_PLACED = frozenset({"pmid", "pmcid", "eventtitle"})
"""Fields of a .bib that CSL has a variable for."""

# pandoc and citeproc-js take the first line of such a note for a variable; not when a blank comes before it.
_VARIABLE = re.compile(r"[A-Za-z-]+:")


def write(items: Sequence[Item]) -> str:
    """Return a CSL-JSON array that is valid against the schema."""
    return _dump([_entry(item) for item in items])


def write_zotero(items: Sequence[Item]) -> str:
    """Return a CSL-JSON array in which types that Zotero does not know are documents with a note."""
    return _dump([_for_zotero(_entry(item)) for item in items])


def _dump(entries: list[dict[str, Any]]) -> str:
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(item: Item) -> dict[str, Any]:
    work = item.work
    entry = to_csl(work, id=item.key)
    for field, variable in _EXTRAS.items():
        if value := work.extra.get(field):
            entry.setdefault(variable, _encodable(value))
    if work.eprint:
        entry.setdefault("number", f"{work.eprint_type}:{work.eprint}" if work.eprint_type else work.eprint)
        if work.eprint_type == "arxiv":
            entry.setdefault("URL", f"https://arxiv.org/abs/{work.eprint}")
    return {**entry, **_custom(work), **_note(entry.get("note", ""), item.status)}


def _custom(work: Work) -> Mapping[str, Any]:
    """Return what has no variable: the day of the copy whose address is ``archive_location``, and carried fields."""
    found: dict[str, Any] = {"archive-date": _encodable(work.archive_date)} if work.archive_date else {}
    in_number = {"eprint", "eprinttype"} if work.eprint_type == "arxiv" else set()
    fields = carried(work, without={*_EXTRAS, *_PLACED, *in_number})
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


def _for_zotero(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an item without what Zotero's importer leaves out.

    That is a suffix of its own, the end of a range of years, and what a book or report is part of.
    """
    changed: dict[str, Any] = {
        field: [_suffix_in_given(name) for name in entry[field]] for field in _NAMES if field in entry
    }
    changed |= {field: _range_as_text(entry[field]) for field in ("issued", "accessed") if field in entry}
    kind = entry["type"]
    if kind in _IN_SERIES and entry.get("container-title"):
        # Crossref has the series of a book there; Zotero has no other place for it.
        changed["collection-title"] = entry.get("collection-title") or entry["container-title"]
    if kind in _ZOTERO_UNKNOWN:
        note = f"type: {kind}\n{entry['note']}" if "note" in entry else f"type: {kind}"
        changed |= {"type": "document", "note": note}
    return {**entry, **changed}


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
