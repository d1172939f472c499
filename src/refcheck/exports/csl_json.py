"""CSL-JSON files: a strict one, and one for Zotero's importer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from refcheck.formats.csl_json import to_csl
from refcheck.model.reference import Reference

__all__ = ["write", "write_zotero"]

# For one item of this type Zotero's importer refuses the whole file; it takes the schema's other ones.
_ZOTERO_UNKNOWN = frozenset({"software"})


def write(references: Sequence[tuple[str, Reference]]) -> str:
    """Return a CSL-JSON array that is valid against the schema."""
    return _dump([_item(key, reference) for key, reference in references])


def write_zotero(references: Sequence[tuple[str, Reference]]) -> str:
    """Return a CSL-JSON array in which types that Zotero does not know are documents with a note."""
    return _dump([_for_zotero(_item(key, reference)) for key, reference in references])


def _dump(items: list[dict[str, Any]]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(key: str, reference: Reference) -> dict[str, Any]:
    work = reference.work
    item = to_csl(work, id=key)
    if work.eprint:
        item.setdefault("number", f"{work.eprint_type}:{work.eprint}" if work.eprint_type else work.eprint)
        if work.eprint_type == "arxiv":
            item.setdefault("URL", f"https://arxiv.org/abs/{work.eprint}")
    return item


def _for_zotero(item: dict[str, Any]) -> dict[str, Any]:
    kind = item["type"]
    if kind not in _ZOTERO_UNKNOWN:
        return item
    note = f"type: {kind}\n{item['note']}" if "note" in item else f"type: {kind}"
    return {**item, "type": "document", "note": note}
