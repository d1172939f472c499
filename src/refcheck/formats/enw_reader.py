"""EndNote's tagged files (``.enw``, from Refer), which search engines, libraries and publishers give, to records.

Source: EndNote's help, "The EndNote import format": a percent sign, a letter or sign, a blank and the value; lines without a
tag go on with the one before. Fields are EndNote's own, so that its XML's reader makes the work of them. Records begin with
``%0``, or after an empty line where a file has its type further down or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.formats.endnote_xml_reader import BY_NAME, Fields, work_of
from refcheck.formats.extras import own_name
from refcheck.formats.mapping import IN_BOOK
from refcheck.formats.records import MAX_RECORDS, Fault, Record, Records
from refcheck.formats.ris_lines import MAX_VALUES, RawRecord
from refcheck.formats.tex import fold_blanks
from refcheck.text.lazy import lazy_re

__all__ = ["FIELDS", "read"]

FIELDS = {
    "A": "authors", "B": "secondary-title", "C": "pub-location", "D": "year", "E": "secondary-authors", "F": "label",
    "G": "language", "I": "publisher", "J": "full-title", "K": "keywords", "L": "call-num", "M": "accession-num",
    "N": "number", "P": "pages", "Q": "translated-title", "R": "electronic-resource-num", "S": "tertiary-title", "T": "title",
    "U": "web-urls", "V": "volume", "W": "remote-database-provider", "X": "abstract", "Y": "tertiary-authors", "Z": "notes",
    "1": "custom1", "2": "custom2", "3": "custom3", "4": "custom4", "6": "num-vols", "7": "edition", "8": "pub-dates",
    "9": "work-type", "?": "subsidiary-authors", "@": "isbn", "!": "short-title", "#": "custom5", "$": "custom6",
    "]": "custom7", "&": "section", "(": "orig-pub", ")": "reprint-edition", "*": "reviewed-item", "+": "auth-address",
    "^": "caption", ">": "pdf-urls", "<": "research-notes", "[": "access-date", "~": "remote-database-name", "=": "modified-date",
}  # fmt: skip
"""The elements of EndNote's XML by the signs of tags; ``0`` is the type."""

_LINE_END = lazy_re(r"\r\n|\r|\n")
_TAG = lazy_re(r"%([0-9A-Z?@!#$\]&()*+^><\[~=])(?:[ \t](.*))?$", re.DOTALL)
_FIRST = frozenset("0TA")
"""The tags that a record begins with."""
_LISTS = frozenset({"keywords", "isbn"})
_RANGE = lazy_re(r"\d ?[-‐-―−] ?\w")
_PEOPLE = frozenset({"authors", "secondary-authors", "tertiary-authors", "subsidiary-authors"})
_KEY = lazy_re(r"(?=.*[^\W\d_])[^\s{}\\\",=%#~@\x00-\x1f]{1,100}$")


def read(text: str) -> Records:
    """Return the records of a text in order. Never raises on what the text holds."""
    found: list[Record] = []
    faults: list[Fault] = []
    for raw in _raw_records(text.removeprefix("\ufeff")):
        if len(found) >= MAX_RECORDS:
            faults.append(Fault(line=raw.line, message=f"only the first {MAX_RECORDS:,} records are read"))
            break
        if raw.surplus:
            message = f"only {MAX_VALUES:,} lines of this record are read"
            faults.append(Fault(line=raw.line, message=message, lost=False))
        record = _record(raw, faults)
        if record is not None:
            found.append(record)
    return Records(found=tuple(found), faults=tuple(faults))


def _raw_records(text: str) -> Iterator[RawRecord]:
    """Yield the lines of each record, put together."""
    record: RawRecord | None = None
    after_gap = False
    for number, line in enumerate(_LINE_END.split(text), 1):
        match = _TAG.match(line)
        if match is None:
            after_gap = after_gap or not line.strip()
            if record is not None and line.strip():
                record.go_on(line)
            continue
        if record is not None and _begins(match[1], record, after_gap=after_gap):
            yield record
            record = None
        if record is None:
            record = RawRecord(line=number, type="", narrow=False)
        after_gap = False
        if match[1] == "0":
            record.type = fold_blanks(match[2] or "")
        record.add(match[1], match[2] or "")
    if record is not None:
        yield record


def _begins(tag: str, record: RawRecord, *, after_gap: bool) -> bool:
    """Return whether a line with this tag is the first of another record."""
    return (after_gap and tag in _FIRST) or (tag == "0" and any(one == "0" for one, _ in record.lines))


def _record(raw: RawRecord, faults: list[Fault]) -> Record | None:
    fields = Fields()
    for tag, pieces in raw.lines:
        name = FIELDS.get(tag, own_name("enw", tag)) if tag != "0" else ""
        for value in _values(name, pieces):
            fields.add(name, value)
    fields.all("modified-date")
    if not fields.left():
        faults.append(Fault(line=raw.line, message="a record says nothing but its type"))
        return None
    told = raw.type.lower()
    csl = BY_NAME.get(told) if told else _untold_type(fields)
    extra: dict[str, str] = {}
    if csl is None:
        message = f'the type "{told[:40]}" is not known; the record was read as a document'
        faults.append(Fault(line=raw.line, message=message, lost=False))
        extra["endnote-ref-type"] = told[:100]
    label = fields.one("label")
    if label and not _KEY.match(label):
        extra["endnote-label"] = label
    _as_endnote(fields, csl or "document")
    work = work_of(fields, csl or "document", told, extra)
    return Record(work=work, key=label if _KEY.match(label) else "", line=raw.line)


def _values(name: str, pieces: list[str]) -> Iterator[str]:
    """Yield the values of a field: each line of a list, and each name, keyword or number between semicolons."""
    if not name:
        return
    for text in pieces if name in _LISTS | _PEOPLE else (" ".join(pieces),):
        yield from text.split(";") if name in _LISTS | _PEOPLE else (text,)


def _untold_type(fields: Fields) -> str:
    """Return the type of a record that does not tell it: what has a journal, or a volume of something, is an article."""
    said = fields.left()
    return "article-journal" if "full-title" in said or {"secondary-title", "volume"} <= said.keys() else "document"


def _as_endnote(fields: Fields, csl: str) -> None:
    """Put fields where EndNote has them: others give the editors of a book in ``%E``, a thesis's university in ``%J``."""
    said = fields.left()
    if csl == "book" and "tertiary-authors" not in said:
        _move(fields, "secondary-authors", "tertiary-authors")
    if csl == "thesis" and "publisher" not in said:
        fields.add("publisher", fields.one("full-title", "secondary-title"))
    if csl in IN_BOOK:
        # bibutils, with which archives write such files, has the book and its editors there.
        if not {"secondary-title", "full-title"} & said.keys():
            _move(fields, "tertiary-title", "secondary-title")
        if "secondary-authors" not in said:
            _move(fields, "tertiary-authors", "secondary-authors")
    # How many pages there are may stand before which they are.
    for pages in sorted(fields.all("pages"), key=lambda one: not _RANGE.search(one)):
        fields.add("pages", pages)
    for name in ("publisher", "pub-location"):
        # The punctuation of library catalogues.
        for value in fields.all(name):
            fields.add(name, value.rstrip(" ,:;"))


def _move(fields: Fields, one: str, other: str) -> None:
    for value in fields.all(one):
        fields.add(other, value)
