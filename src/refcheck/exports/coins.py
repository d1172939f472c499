"""COinS: spans for a page, of which Zotero's connector makes items."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.exports.item import Item
from refcheck.formats.coins import span

__all__ = ["write"]


def write(items: Sequence[Item]) -> str:
    """Return one empty span a reference, each on a line of its own, to be put into an HTML page."""
    return "".join(f"{span(item.work)}\n" for item in items)
