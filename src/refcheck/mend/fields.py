"""Fields of .bib entries: from the value that one should have to the characters that change."""

from __future__ import annotations

from refcheck.formats.bib_source import BibSource, TextEdit, field_edits
from refcheck.formats.mapping import FIELDS
from refcheck.formats.tex import escape, escape_address
from refcheck.model.place import AddFields, SetField

__all__ = ["add_fields", "set_field", "written_value"]

_RAW = frozenset(name for row in FIELDS if row.raw for name in (row.bibtex, row.biblatex, *row.aliases))


def written_value(field: str, value: str) -> str:
    """Return a plain value as a field has it between its braces: addresses raw, text escaped.

    The dash between two pages is written as BibTeX has it, with two hyphens.
    """
    if field.lower() in _RAW:
        return escape_address(value)
    return escape(value).replace("–", "--") if field.lower() == "pages" else escape(value)


def set_field(source: BibSource, intent: SetField) -> tuple[TextEdit, ...]:
    """Return the edits that carry out an intent; none when the entry or the field is not there."""
    entry = source.entry_at(intent.line, intent.key)
    if entry is None:
        return ()
    value = intent.value
    if value is not None and not intent.raw:
        value = written_value(intent.field, value)
    return field_edits(source.text, entry, {intent.field.lower(): value})


def add_fields(source: BibSource, intent: AddFields) -> tuple[TextEdit, ...]:
    """Return the edit that adds fields to an entry; a field that is there stays as it is."""
    entry = source.entry_at(intent.line, intent.key)
    if entry is None:
        return ()
    missing: dict[str, str | None] = {name: value for name, value in intent.fields if entry.get(name) is None}
    return field_edits(source.text, entry, missing)
