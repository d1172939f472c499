"""Lists of references in a PDF whose entries begin further out than the lines that they go on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from refcheck.documents.pdf_layout import Piece
from refcheck.documents.pdf_lines import Line
from refcheck.model.document import BlockKind
from refcheck.text.list_headings import ListKind, list_kind

__all__ = ["with_entries_cut"]

OUT = 0.25
"""Lines that begin within so many times the size of their type stand at the same place: letters have room before them."""
FARTHEST = 5.0
"""A line that goes on stands further in by at most so many times the size of the type."""
REGULAR = 0.9
"""Of the lines of a column so many stand at one of the two places, at least."""
FEW = 2
"""So many lines stand at each of them, at least."""
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def with_entries_cut(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the blocks, those under a heading of sources cut where a line stands out and joined where it stands in,
    as far as both are regular; numbered lists are left alone.
    """
    done: list[Piece] = []
    section: list[Piece] = []
    listed = False
    for piece in pieces:
        if piece.kind is BlockKind.HEADING:
            done += _cut(section) if listed else section
            section = []
            listed = list_kind(" ".join(line.text for line in piece.lines)) is ListKind.CITED
            done.append(piece)
        else:
            section.append(piece)
    return [*done, *(_cut(section) if listed else section)]


def _cut(section: Sequence[Piece]) -> list[Piece]:
    """Return the blocks of a list of references, by the places where its lines begin."""
    if any(piece.ordinal is not None for piece in section if piece.note is None):
        return list(section)
    text = [piece for piece in section if piece.kind in _TEXT and piece.note is None]
    edges = dict(_edges([line for piece in text for line in piece.lines]))
    if not edges:
        return list(section)
    done: list[Piece] = []
    open_one: Piece | None = None
    for piece in section:
        if piece.kind not in _TEXT or piece.note is not None:
            done.append(piece)
            continue
        for number, line in enumerate(piece.lines):
            left = edges.get((line.page, line.column))
            stands_out = number == 0 if left is None else line.x0 < left + OUT * line.size
            if open_one is None or stands_out:
                open_one = replace(piece, lines=[])
                done.append(open_one)
            open_one.lines.append(line)
    return done


def _edges(lines: Sequence[Line]) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield page and column of the lines that begin at two places, with the outer one (points)."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    for place, those in columns.items():
        size = max(line.size for line in those)
        left = min(line.x0 for line in those)
        further = [line.x0 for line in those if line.x0 >= left + OUT * size]
        if len(further) < FEW or len(those) - len(further) < FEW:
            continue
        inner = min(further)
        regular = sum(x - inner < OUT * size for x in further) + len(those) - len(further)
        if regular >= REGULAR * len(those) and 2 * OUT < (inner - left) / size < FARTHEST:
            yield place, left
