"""Which references are exported, under which keys, by which writer."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from refcheck.errors import ExportError
from refcheck.exports import FORMATS, bibtex, coins, csl_json, csv, endnote_xml, ris
from refcheck.exports.checked import NOTHING_CHECKED, Checked
from refcheck.exports.item import Item
from refcheck.formats.bibtex import safe_key
from refcheck.model.reference import Library, Reference, ReferenceKind

__all__ = ["all_references", "keyed_references", "render"]

Writer = Callable[[Sequence[Item]], str]

_WRITERS: Mapping[str, Writer] = {
    "bibtex": bibtex.write,
    "biblatex": bibtex.write_biblatex,
    "csl-json": csl_json.write,
    "csl-json-zotero": csl_json.write_zotero,
    "ris": ris.write,
    "endnote-xml": endnote_xml.write,
    "csv": csv.write,
    "coins": coins.write,
}


def all_references(library: Library | Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the references of a library, or those given."""
    return library.references if isinstance(library, Library) else tuple(library)


def render(library: Library | Sequence[Reference], name: str, keys: Sequence[str], checked: Checked) -> str:
    """Return the references with these keys (all of them when there are none) in a format."""
    writer = _WRITERS.get(name)
    if writer is None:
        near = difflib.get_close_matches(name, FORMATS, n=1)
        raise ExportError(
            f'"{name}" is no export format',
            remedy=f'did you mean "{near[0]}"?' if near else f"one of {', '.join(FORMATS)}",
        )
    return writer(_items(library, keys, checked))


def keyed_references(
    library: Library | Sequence[Reference], keys: Sequence[str] = (), checked: Checked = NOTHING_CHECKED
) -> list[tuple[str, Reference]]:
    """Return the references with these keys (all that could be parsed when there are none), each with its key.

    Raises ``ExportError`` for a key that is not there or could not be parsed.
    """
    return [(item.key, item.reference) for item in _items(library, keys, checked)]


def _items(library: Library | Sequence[Reference], keys: Sequence[str], checked: Checked) -> list[Item]:
    chosen = _chosen(all_references(library), keys)
    return [_item(key, one, checked) for key, one in zip(_unique_keys(chosen), chosen, strict=True)]


def _item(key: str, reference: Reference, checked: Checked) -> Item:
    return Item(key=key, reference=_as_page(checked.applied(reference)), status=checked.status(reference))


def _as_page(reference: Reference) -> Reference:
    """Return a reference whose type says that it is a web page, where only its kind says so.

    That is ``@misc`` with an address and nothing else: for a *document*, importers make an article of it.
    """
    if reference.kind is ReferenceKind.WEB_PAGE and reference.work.type == "document":
        return replace(reference, work=replace(reference.work, type="webpage"))
    return reference


def _chosen(references: Sequence[Reference], keys: Sequence[str]) -> list[Reference]:
    if not keys:
        return [reference for reference in references if not reference.problem]
    chosen: list[Reference] = []
    for key in dict.fromkeys(keys):
        found = [r for r in references if key in {r.key, r.id}]
        if not found:
            near = difflib.get_close_matches(key, [r.key for r in references], n=1)
            raise ExportError(
                f'there is no reference "{key}"', remedy=f'did you mean "{near[0]}"?' if near else "see refcheck show"
            )
        broken = next((r for r in found if r.problem), None)
        if broken:
            raise ExportError(
                f'the entry "{key}" cannot be parsed, so it cannot be exported',
                path=broken.file,
                line=broken.line,
                remedy="mend it first",
            )
        chosen += found
    return chosen


def _unique_keys(references: Sequence[Reference]) -> list[str]:
    """Return the keys of the references as every program takes them, none of them twice."""
    taken: set[str] = set()
    keys: list[str] = []
    for reference in references:
        base = key = safe_key(reference.key)
        count = 1
        while key.lower() in taken:
            count += 1
            key = f"{base}-{count}"
        taken.add(key.lower())
        keys.append(key)
    return keys
