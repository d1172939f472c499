"""The works of a document's lists of references: each entry taken apart by the style that it is written in.

Where the rules are not sure a field stays empty; an entry of no known style is read as a note is.
"""

from __future__ import annotations

from dataclasses import replace

from refcheck.model.document import Document, Entry, Note
from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Name, Work
from refcheck.references.classify import source_kind
from refcheck.references.dashed import split_dashed
from refcheck.references.listed import work_of_entry
from refcheck.references.notetext import note_text
from refcheck.references.parse import parse_part
from refcheck.references.parsed import ParsedItem, citation
from refcheck.text.lazy import lazy_re

__all__ = ["works_of_entries"]

_PRIVATE = frozenset({ReferenceKind.INTERVIEW, ReferenceKind.LETTER})
_CITING = lazy_re(r"^\W{0,4}(?:\d{4}\)\s)?[A-ZÀ-ÞĐ][^\W\d_]*[,.\s](?=.{0,400}?\d).{16,}")


def works_of_entries(document: Document) -> tuple[tuple[Entry, ParsedItem], ...]:
    """Return each entry of the document's lists of references with the fields of its work.

    An entry that could not be read has an item without a work. Where a dash stands for the authors, they are
    those of the entry before.
    """
    found: list[tuple[Entry, ParsedItem]] = []
    authors: tuple[Name, ...] = ()
    for entry in document.entries:
        item = _parsed(entry)
        if entry.repeated and item.work is not None and authors:
            item = replace(item, work=replace(item.work, author=item.work.author or authors))
        if item.work is not None:
            authors = item.work.author or item.work.editor
        found.append((entry, item))
    return tuple(found)


def _parsed(entry: Entry) -> ParsedItem:
    note = Note(marker=entry.label or "", line=entry.line, span=entry.span, block=entry.block, links=entry.links)
    part = note_text(note)
    source = source_kind(part.text.strip())
    if source in _PRIVATE:
        return parse_part(part)
    dashed = split_dashed(part.text[: part.runs[0].start] if part.runs else part.text) is not None
    work = None if dashed else work_of_entry(part, repeated=entry.repeated)
    text = " ".join(part.raw.split())
    if work is None or (source is ReferenceKind.LAW and not work[0].author):
        item = parse_part(part)
        if item.work is None and item.short is None and _CITING.search(text):
            # No rule reads it, and it is a reference all the same: none of its fields is known.
            return citation(text, Work(), source=ReferenceKind.UNKNOWN)
        return item
    fields, derived = work
    return citation(text, fields, derived=derived)
