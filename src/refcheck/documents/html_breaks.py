"""Paragraphs of a page that hold several notes, each on a line of its own: "<sup>1</sup> ...<br><sup>2</sup> ..."."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from refcheck.documents.html_pieces import HtmlBlock, Piece
from refcheck.model.document import BlockKind

__all__ = ["apart_at_breaks"]


def apart_at_breaks(blocks: Iterable[HtmlBlock]) -> Iterator[HtmlBlock]:
    """Yield the blocks; of a paragraph each line that a raised number opens as one of its own.

    Two such lines at least have to follow each other by number: in verse and addresses none do.
    """
    for block in blocks:
        cuts = _cuts(block) if block.note is None and block.breaks else []
        if len(cuts) < 2:
            yield block
            continue
        edges = sorted({0, *cuts, len(block.pieces)})
        for low, high in pairwise(edges):
            pieces = block.pieces[low:high]
            first = block.start if low == 0 else pieces[0].segment.span.start
            yield replace(block, kind=BlockKind.PARAGRAPH, start=first, pieces=pieces, ordinal=None, breaks=[])


def _cuts(block: HtmlBlock) -> list[int]:
    """Return the indexes of the raised numbers that open a line, one higher each than the one before."""
    cuts: list[int] = []
    before, last = 0, 0
    for index, piece in enumerate(block.pieces):
        number = _number(piece)
        if not number:
            before = piece.segment.span.end if piece.segment.text.strip() else before
            continue
        start = piece.segment.span.start
        opens = index == 0 or bisect_left(block.breaks, before) < bisect_left(block.breaks, start)
        if opens and (not last or number == last + 1):
            cuts.append(index)
            last = number
        before = piece.segment.span.end
    return cuts


def _number(piece: Piece) -> int:
    """Return the number that a raised piece is, 0 for others."""
    text = piece.segment.text.strip()
    return int(text) if piece.raised and text.isascii() and text.isdigit() and len(text) < 5 else 0
