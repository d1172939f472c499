"""EndNote's XML."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.exports.item import Item
from refcheck.formats.endnote_xml import HEAD, TAIL, write_record

__all__ = ["write"]


def write(items: Sequence[Item]) -> str:
    """Return an XML document with one record a reference."""
    records = (
        write_record(item.reference, key=item.key, number=number, remark=item.status)
        for number, item in enumerate(items, start=1)
    )
    return "".join([HEAD, *records, TAIL])
