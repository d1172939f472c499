"""What other programs know of a work that CSL's fields of ``Work`` have no place for.

Such a field is kept in ``Work.extra``, and so in the .bib, under the name that biblatex or CSL has for it;
a field that is not in this table under its own name with the format before it (``ris-c1``,
``csl-reviewed-genre``, ``endnote-custom4``), so that it can be given back.
"""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.text.lazy import lazy_re

__all__ = ["EXTRAS", "NOT_TEXT", "ExtraRow", "by_csl", "by_endnote", "by_ris", "is_shared", "own_name"]


@dataclass(frozen=True, slots=True)
class ExtraRow:
    """A field of a .bib, and what it is called elsewhere; empty where there is no name for it."""

    name: str
    csl: str = ""
    ris: str = ""
    endnote: str = ""


EXTRAS = (
    ExtraRow("shortjournal", "container-title-short", "J2", "abbr-1"),
    ExtraRow("pagetotal", "number-of-pages"),
    ExtraRow("volumes", "number-of-volumes", "NV", "num-vols"),
    ExtraRow("chapter", "chapter-number"),
    ExtraRow("part", "part-number"),
    ExtraRow("section", "section", "SE", "section"),
    ExtraRow("version", "version"),
    ExtraRow("howpublished", "medium"),
    ExtraRow("venue", "event-place"),
    ExtraRow("eventdate", "event-date"),
    ExtraRow("origdate", "original-date"),
    ExtraRow("origtitle", "original-title"),
    ExtraRow("origpublisher", "original-publisher"),
    ExtraRow("origlocation", "original-publisher-place"),
    ExtraRow("bookauthor", "container-author"),
    ExtraRow("annotation", "annote", "RN", "research-notes"),
    ExtraRow("pubstate", "status"),
    ExtraRow("library", "call-number", "CN", "call-num"),
    ExtraRow("database", "source", "DB", "remote-database-name"),
    ExtraRow("database-provider", "", "DP", "remote-database-provider"),
    ExtraRow("accession-number", "", "AN", "accession-num"),
    ExtraRow("affiliation", "", "AD", "auth-address"),
    ExtraRow("archive", "archive"),
    ExtraRow("archive-location", "archive_location"),
    ExtraRow("collection-editor", "collection-editor"),
)
NOT_TEXT = frozenset({"container-author", "collection-editor", "event-date", "original-date"})
"""The variables of CSL among these that hold names and dates, which a text is no value of."""

by_csl = {row.csl: row.name for row in EXTRAS if row.csl}
"""The fields by the variable of CSL."""
by_ris = {row.ris: row.name for row in EXTRAS if row.ris}
"""The fields by the tag of RIS."""
by_endnote = {row.endnote: row.name for row in EXTRAS if row.endnote}
"""The fields by the element of EndNote's XML."""

MAX_NAME = 60
_UNSAFE = lazy_re(r"[^a-z0-9_.:+-]+")


def own_name(format: str, field: str) -> str:  # noqa: A002 - what it is
    """Return the name of a .bib field for a field that only this format has."""
    return f"{format}-{_UNSAFE.sub('-', field.lower()[:MAX_NAME]).strip('-') or 'field'}"


_FIELD_NAME = lazy_re(r"[a-z][a-z0-9_.:+-]*$")
_OWN = lazy_re(
    r"(file|local-url|localfile|owner|timestamp|groups|ids|xdata|crossref|xref|related.*|entryset|options|bdsk-.*|date-.*"
    r"|creationdate|modificationdate|read|ranking|priority|refcheck-.*|__.*|mendeley-.*|citeulike-.*)$"
)


def is_shared(name: str) -> bool:
    """Return whether a field (lower case) may leave the .bib: not those of the owner's machine or of another entry."""
    return _FIELD_NAME.match(name) is not None and _OWN.match(name) is None
