"""References in the formats of other programs.

Formats: ``bibtex`` (for reference managers, BibTeX and BibLaTeX alike), ``biblatex``, ``csl-json`` (strict, with
citation keys), ``csl-json-zotero`` (the same for Zotero's importer), ``ris``, ``endnote-xml``, ``csv`` (for
spreadsheets) and ``coins`` (spans for a page that Zotero's connector reads).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refcheck.exports.checked import Checked
    from refcheck.model.reference import Library, Reference

__all__ = ["FORMATS", "export", "left_out"]

FORMATS = ("bibtex", "biblatex", "csl-json", "csl-json-zotero", "ris", "endnote-xml", "csv", "coins")
"""The names of the formats, as ``--to`` takes them."""


def export(
    library: Library | Sequence[Reference],
    format: str,  # noqa: A002 - the option's own name
    keys: Sequence[str] = (),
    *,
    checked: Checked | None = None,
) -> str:
    """Return the references in a format, in their order; with ``keys`` only those, in that order.

    ``checked`` is what is known of them from a check (``refcheck.exports.checked``), by default nothing: they are
    written as they are cited. Entries that could not be parsed are left out (``left_out`` tells which). Raises
    ``ExportError`` for a format that is not known and for a key that is not there or could not be parsed.
    """
    from refcheck.exports.checked import NOTHING_CHECKED
    from refcheck.exports.selection import render

    return render(library, format, keys, checked or NOTHING_CHECKED)


def left_out(library: Library | Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the references that no format can hold because their entry could not be parsed."""
    from refcheck.exports.selection import all_references

    return tuple(reference for reference in all_references(library) if reference.problem)
