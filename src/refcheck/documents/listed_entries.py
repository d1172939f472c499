"""Items of a list of references that a file of a word processor itself says is one: by field, control or style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from refcheck.documents.reference_lists import made_entry
from refcheck.model.document import BlockKind, Document, Entry

__all__ = ["entries_of"]

_ITEMS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE})


def entries_of(document: Document, listed: Mapping[int, int | None]) -> Iterator[Entry]:
    """Yield the blocks on the lines ``listed`` as entries; its values are the numbers that Word counts."""
    for block in document.blocks:
        if block.line in listed and block.kind in _ITEMS and block.text.strip():
            yield made_entry(block, listed[block.line])
