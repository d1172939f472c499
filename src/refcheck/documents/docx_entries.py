"""Items of a list of references that a Word document itself says is one: by its field, control or style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from refcheck.model.document import Block, BlockKind, Document, Entry
from refcheck.model.place import Span

__all__ = ["entries_of"]

_LABEL = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)])\s*")
_DASHES = re.compile(r"\s*(?:[—–―]{1,5}|-{3,6}|_{3,6})\s*[.,]")
_ITEMS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE})


def entries_of(document: Document, listed: Mapping[int, int | None]) -> Iterator[Entry]:
    """Yield the blocks on the lines ``listed`` as entries; its values are the numbers that Word counts."""
    for block in document.blocks:
        if block.line not in listed or block.kind not in _ITEMS or not block.text.strip():
            continue
        number = listed[block.line]
        match = _LABEL.match(block.text[:20])
        label = next(filter(None, match.groups())) if match else None
        own = _from(block, match.end()) if match else block
        yield Entry(
            label=label or (str(number) if number is not None else None),
            line=own.line,
            span=own.span,
            block=own,
            links=tuple(link for link in document.links if own.span.start <= link.span.start < own.span.end),
            repeated=_DASHES.match(own.text[:20]) is not None,
        )


def _from(block: Block, start: int) -> Block:
    """Return a block without its first ``start`` characters."""
    segments = []
    at = 0
    for segment in block.segments:
        cut = max(start - at, 0)
        at += len(segment.text) if segment.marker is None else 0
        if segment.marker is not None or cut == 0:
            segments.append(segment)
        elif cut < len(segment.text):
            segments.append(segment.part(cut))
    first = segments[0].span.start if segments else block.span.end
    return replace(block, segments=tuple(segments), span=Span(first, block.span.end))
