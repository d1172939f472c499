"""CSV (RFC 4180) for spreadsheets: a heading, and a row a reference."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from refcheck.exports.item import Item
from refcheck.formats.mapping import FIELDS
from refcheck.model.work import Name, PartialDate
from refcheck.text.safe import cell

__all__ = ["COLUMNS", "write"]

COLUMNS = ("key", "type", *(row.work.replace("_", "-") for row in FIELDS), "check")
"""The columns: the key, the CSL type, the fields of a work, and what a check said."""


def write(items: Sequence[Item]) -> str:
    """Return the rows; several persons or numbers of one field stand in one cell, with ``; `` between them."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in items:
        values = (_text(getattr(item.work, row.work)) for row in FIELDS)
        writer.writerow(cell(value) for value in (item.key, item.work.type, *values, item.status))
    return out.getvalue()


def _text(value: object) -> str:
    match value:
        case tuple():
            return "; ".join(_text(one) for one in value)
        case Name():
            parts = (value.surname, value.given, value.suffix)
            return ", ".join(part for part in parts if part)
        case PartialDate() | str():
            return str(value)
        case _:
            return ""
