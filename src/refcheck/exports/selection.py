"""Which references are exported, under which keys, by which writer."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence

from refcheck.errors import ExportError
from refcheck.exports import FORMATS, bibtex, csl_json, ris
from refcheck.formats.bibtex import safe_key
from refcheck.model.reference import Library, Reference

__all__ = ["all_references", "keyed_references", "render"]

Writer = Callable[[Sequence[tuple[str, Reference]]], str]

_WRITERS: Mapping[str, Writer] = {
    "bibtex": bibtex.write,
    "biblatex": bibtex.write_biblatex,
    "csl-json": csl_json.write,
    "csl-json-zotero": csl_json.write_zotero,
    "ris": ris.write,
}


def all_references(library: Library | Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the references of a library, or those given."""
    return library.references if isinstance(library, Library) else tuple(library)


def render(library: Library | Sequence[Reference], name: str, keys: Sequence[str]) -> str:
    """Return the references with these keys (all of them when there are none) in a format."""
    writer = _WRITERS.get(name)
    if writer is None:
        near = difflib.get_close_matches(name, FORMATS, n=1)
        raise ExportError(
            f'"{name}" is no export format',
            remedy=f'did you mean "{near[0]}"?' if near else f"one of {', '.join(FORMATS)}",
        )
    return writer(keyed_references(library, keys))


def keyed_references(library: Library | Sequence[Reference], keys: Sequence[str] = ()) -> list[tuple[str, Reference]]:
    """Return the references with these keys (all that could be parsed when there are none), each with its key.

    Raises ``ExportError`` for a key that is not there or could not be parsed.
    """
    return _with_unique_keys(_chosen(all_references(library), keys))


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


def _with_unique_keys(references: Sequence[Reference]) -> list[tuple[str, Reference]]:
    """Return the references with keys that every program takes, none of them twice."""
    taken: set[str] = set()
    keyed: list[tuple[str, Reference]] = []
    for reference in references:
        base = key = safe_key(reference.key)
        count = 1
        while key.lower() in taken:
            count += 1
            key = f"{base}-{count}"
        taken.add(key.lower())
        keyed.append((key, reference))
    return keyed
