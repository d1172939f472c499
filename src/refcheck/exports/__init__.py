"""References in the formats of other programs.

Formats: ``bibtex`` (for reference managers, BibTeX and BibLaTeX alike), ``biblatex``, ``csl-json`` (strict, with
citation keys), ``csl-json-zotero`` (the same for Zotero's importer), ``ris``, ``endnote-xml``, ``csv`` (for
spreadsheets) and ``coins`` (spans for a page that Zotero's connector reads).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refcheck.model.reference import Library, Reference
    from refcheck.model.report import Report

__all__ = ["FORMATS", "export", "left_out"]

FORMATS = ("bibtex", "biblatex", "csl-json", "csl-json-zotero", "ris", "endnote-xml", "csv", "coins")
"""The names of the formats, as ``--to`` takes them."""


def export(
    library: Library | Sequence[Reference],
    format: str,  # noqa: A002 - the option's own name
    keys: Sequence[str] = (),
    *,
    report: Report | None = None,
    as_verified: bool = False,
    with_status: bool = False,
) -> str:
    """Return the references in a format (bibtex, biblatex, csl-json, csl-json-zotero, ris, endnote-xml, csv, coins),
    in their order; with ``keys`` only those, in that order.

    They are written as they are cited, with the copies in archives that ``report`` knows. ``as_verified`` corrects and
    completes them by what the report established, ``with_status`` adds its verdict and day to each. Entries that
    could not be parsed are left out (``left_out`` tells which). Raises ``ExportError`` for a format that is not
    known, for a key that is not there or could not be parsed, and when a report is needed and none is given;
    ``TypeError`` for one key that is in no list.
    """
    from refcheck.errors import ExportError
    from refcheck.exports.checked import NOTHING_CHECKED, checked_of
    from refcheck.exports.selection import render

    if isinstance(keys, str):
        raise TypeError(f"keys are in a list, not one text: write [{keys[:60]!r}]")
    if report is None and (as_verified or with_status):
        raise ExportError("there is no report to take facts and verdicts from", remedy="give one: report=check(...)")
    checked = checked_of(report, verified=as_verified, tells=with_status) if report else NOTHING_CHECKED
    return render(library, format, keys, checked)


def left_out(library: Library | Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the references that no format can hold because their entry could not be parsed."""
    from refcheck.exports.selection import all_references

    return tuple(reference for reference in all_references(library) if reference.problem)
