"""What Zotero's importers leave out of a work, for *Extra*: its citations take types and fields from there by CSL's names.

In a .bib its importer puts the field ``lccn`` there and no bibliography style of TeX Live but one family prints it.
Lines are folded in it, so the fields stand in braces, ``{:type: map}{:number: 41}``, as citeproc-js reads them anywhere
in *Extra* after a name in capitals (``CSL.parseNoteFieldHacks``, https://citeproc-js.readthedocs.io).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from refcheck.formats.csl_json import TYPES as CSL_TYPES
from refcheck.formats.mapping import Dialect, number_field, type_row
from refcheck.formats.tex import plain_line
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re

__all__ = ["BIB_FIELD", "date_in_words", "left_out_of_bib", "told_fields", "without_told", "written"]

BIB_FIELD = "lccn"
"""The field of a .bib that Zotero's importer keeps in *Extra*, under the same name in capitals."""

_BIB_TYPES = {
    "article": "article-journal", "incollection": "chapter", "inbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "techreport": "report", "report": "report", "unpublished": "manuscript", "online": "webpage", "letter":
    "personal_communication", "movie": "motion_picture", "video": "motion_picture", "artwork": "graphic", "legislation": "bill",
    "jurisdiction": "legal_case", "audio": "song", "software": "software", "inreference": "entry-encyclopedia",
    "patent": "patent", "misc": "document",
}  # fmt: skip
"""The CSL types of what Zotero makes of entry types (its BibTeX.js, ``bibtex2zoteroTypeMap``); the others are books."""
_WITH_NUMBER = frozenset({"techreport", "report", "patent"})
_WITH_SERIES_NUMBER = frozenset(
    {"book", "booklet", "manual", "proceedings", "collection", "mvbook", "incollection", "inbook"}
)
_WITHOUT_TYPE = frozenset({"artwork", "audio", "software"})
"""The entry types whose items in Zotero have no place for a ``type``, and which are cited with it."""
_NO_DATE = lazy_re(r"(?i)\W*(?:[nso]\.\s?[dfj]\.?|no date|undated|ohne jahr|sans date|sin fecha)\W*")
_TOLD = lazy_re(r"\{:([A-Za-z-]+): ?([^{}]*)\}")


def date_in_words(work: Work) -> str:
    """Return a date that is no year, month or day, empty of others and of one that says that there is none ("n.d.")."""
    raw = work.issued.raw if work.issued is not None and work.issued.year is None else ""
    return "" if _NO_DATE.fullmatch(raw) else raw


def left_out_of_bib(work: Work, entry_type: str, dialect: Dialect) -> str:
    """Return the fields that Zotero leaves out of an entry of this type, each in braces; empty when it has them all."""
    kind = work.type
    is_another = kind in CSL_TYPES and _BIB_TYPES.get(entry_type, "book") != kind
    has_number = entry_type in _WITH_NUMBER or (entry_type in _WITH_SERIES_NUMBER and number_field(kind) == "number")
    has_series = entry_type in _WITH_SERIES_NUMBER and number_field(kind) == "collection_number"
    told = {
        "type": kind if is_another else "",
        "issued": date_in_words(work) if dialect is Dialect.BIBLATEX else "",
        "genre": work.genre if entry_type in _WITHOUT_TYPE else "",
        "number": "" if has_number else work.number,
        "collection-number": "" if has_series else work.collection_number,
    }
    return written(told)


def written(fields: Mapping[str, str]) -> str:
    """Return fields each in braces, without those that are empty or hold a brace themselves."""
    lines = {name: plain_line(value) for name, value in fields.items()}
    return "".join(f"{{:{name}: {value}}}" for name, value in lines.items() if value and not re.search(r"[{}]", value))


def told_fields(text: str) -> dict[str, str]:
    """Return the fields that stand in such a text in braces, by CSL's names; a type that the table does not have is none."""
    told = dict(reversed(_TOLD.findall(text)))
    if type_row(told.get("type", "")).csl != told.get("type"):
        told.pop("type", None)
    return told


def without_told(text: str) -> str:
    """Return a text without the fields that stand in it in braces."""
    return _TOLD.sub("", text).strip()
