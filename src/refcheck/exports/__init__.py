"""References in the formats of other programs.

Formats: ``bibtex`` (what BibTeX and BibLaTeX both read), ``biblatex``, ``csl-json`` (strict, with
citation keys), ``csl-json-zotero`` (the same for Zotero's importer) and ``ris``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refcheck.model.reference import Library, Reference

__all__ = ["FORMATS", "export", "left_out"]

FORMATS = ("bibtex", "biblatex", "csl-json", "csl-json-zotero", "ris")
"""The names of the formats, as ``--to`` takes them."""


def export(library: Library | Sequence[Reference], format: str, keys: Sequence[str] = ()) -> str:  # noqa: A002 - the option's own name
    """Return the references in a format, in their order; with ``keys`` only those, in that order.

    Entries that could not be parsed are left out (``left_out`` tells which). Raises ``ExportError``
    for a format that is not known and for a key that is not there or could not be parsed.
    """
    from refcheck.exports.selection import render

    return render(library, format, keys)


def left_out(library: Library | Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the references that no format can hold because their entry could not be parsed."""
    from refcheck.exports.selection import all_references

    return tuple(reference for reference in all_references(library) if reference.problem)
