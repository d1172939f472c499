"""RIS files."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.exports.item import Item
from refcheck.formats.ris import write_record

__all__ = ["write"]


def write(items: Sequence[Item]) -> str:
    """Return one record a reference, UTF-8 without a byte order mark when it is written."""
    return "".join(write_record(item.reference, key=item.key, remark=item.status) for item in items)
