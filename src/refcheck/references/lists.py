"""The works of a document's lists of references."""

from __future__ import annotations

from refcheck.model.document import Document, Entry, Note
from refcheck.references.parse import ParsedItem, parse_note

__all__ = ["works_of_entries"]


def works_of_entries(document: Document) -> tuple[tuple[Entry, ParsedItem], ...]:
    """Return each entry of the document's lists of references with the fields of its work.

    An entry that could not be read has an item without a work.
    """
    return tuple((entry, item) for entry in document.entries for item in _parsed(entry))


def _parsed(entry: Entry) -> tuple[ParsedItem, ...]:
    note = Note(marker=entry.label or "", line=entry.line, span=entry.span, block=entry.block, links=entry.links)
    return parse_note(note)[:1]
