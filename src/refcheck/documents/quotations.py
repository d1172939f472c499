"""Quotations: words between quotation marks, or in a block of their own, whose sentence ends in a note.

Titles are none, and a word or two between marks may be irony, a term, or what people say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from refcheck.documents.lines import Lines
from refcheck.documents.sentences import Sentences
from refcheck.model.document import Block, BlockKind, Marker, Mention, Quotation
from refcheck.model.place import Span
from refcheck.text.quotes import find_quoted

__all__ = ["FEWEST", "find_quotations"]

FEWEST = 5
"""Fewer words are no quotation that could be looked for."""
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
MAX_BLOCK = 4_000
"""A block of quotation is looked at up to so many characters."""


def find_quotations(
    path: str, lines: Lines, blocks: Sequence[Block], markers: Sequence[Marker], mentions: Sequence[Mention]
) -> tuple[Quotation, ...]:
    """Return the quotations of a document that a note stands behind, in order."""
    by_block: dict[int, list[Marker]] = defaultdict(list)
    for marker in markers:
        by_block[marker.block].append(marker)
    titles = sorted(mention.span for mention in mentions)
    found: list[Quotation] = []
    for index in sorted(by_block):
        block = blocks[index]
        if block.kind in _PROSE:
            found += _in_block(path, lines, block, by_block[index], titles)
    return tuple(found)


def _in_block(
    path: str, lines: Lines, block: Block, markers: Sequence[Marker], titles: Sequence[Span]
) -> Iterator[Quotation]:
    for start, end, marker in _ranges(block, markers):
        span = block.source_span(start, end)
        if not _is_title(span, titles):
            yield Quotation(
                text=" ".join(block.text[start:end].split()),
                location=lines.location(path, span.start, marker),
                span=span,
                marker=marker,
            )


def _ranges(block: Block, markers: Sequence[Marker]) -> Iterator[tuple[int, int, str]]:
    """Yield where quotations of a block begin and end, and the labels of their notes."""
    text = block.text
    inner = find_quoted(text)
    if block.kind is BlockKind.QUOTE and len(text) <= MAX_BLOCK and not inner:
        # The note of a block of quotation stands at its end.
        if len(text.split()) >= FEWEST and not text[markers[-1].offset :].strip(" .)"):
            yield 0, len(text), markers[-1].label
        return
    sentences = Sentences(text)
    offsets = [marker.offset for marker in markers]
    for quoted in inner:
        if len(text[quoted.start : quoted.end].split()) < FEWEST or quoted.is_book:
            continue
        at = bisect_left(offsets, quoted.end)
        if at < len(offsets) and _belongs(text, quoted.end, offsets[at], sentences):
            yield quoted.start, quoted.end, markers[at].label


def _belongs(text: str, end: int, offset: int, sentences: Sentences) -> bool:
    """Return whether a marker stands in the sentence that a quotation ends in, or right behind it."""
    stop = sentences.end_after(max(end - 1, 0))
    return offset <= stop or not text[stop:offset].strip(" \u00a0”\"»’')")


def _is_title(span: Span, titles: Sequence[Span]) -> bool:
    at = bisect_left(titles, Span(span.start, span.start))
    return any(one.start < span.end and span.start < one.end for one in titles[max(at - 1, 0) : at + 1])
