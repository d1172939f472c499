"""Columns of a PDF's pages: where they are parted, and their lines in the order of reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from refcheck.documents.pdf_lines import Line

__all__ = ["fits", "gutters", "in_columns", "usual_gutters"]

LIKE = 0.6
"""Sizes that differ by less (points) are one."""
FEWEST = 5
"""A column has at least so many lines."""


def gutters(pieces: Sequence[Line]) -> list[float]:
    """Return where the columns of a page after the first begin, from left to right: long lines begin there
    again and again, and few others reach over it."""
    if len(pieces) < 2 * FEWEST:
        return []
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    width = right - left
    starts: Counter[int] = Counter(round(piece.x0 / 3) for piece in pieces)
    found: list[float] = []
    for start, _ in starts.most_common(8):
        near = starts[start - 1] + starts[start] + starts[start + 1]
        at = 3.0 * start - 4
        if near < FEWEST or not 0.18 * width < at - left < 0.85 * width:
            continue
        if any(abs(at - other) < 0.15 * width for other in found):
            continue
        cut = _divides(pieces, at, width)
        if cut is not None:
            found.append(cut)
    return sorted(found)


def usual_gutters(found: Sequence[list[float]], pages: Sequence[Sequence[Line]]) -> list[list[float]]:
    """Return where the columns of the pages are parted: where most pages are, too few lines to tell it there on
    the rest do not hide it."""
    places: Counter[tuple[int, ...]] = Counter(tuple(round(cut / 6) for cut in cuts) for cuts in found if cuts)
    if not places:
        return [*found]
    usual, _ = places.most_common(1)[0]
    like = [
        cuts
        for cuts in found
        if len(cuts) == len(usual) and all(abs(c / 6 - u) <= 1 for c, u in zip(cuts, usual, strict=True))
    ]
    if len(like) < 0.4 * len(found):
        return [*found]
    cuts = [sum(some) / len(some) for some in zip(*like, strict=True)]
    return [one or (cuts if fits(pieces, cuts) else []) for one, pieces in zip(found, pages, strict=True)]


def fits(pieces: Sequence[Line], cuts: Sequence[float]) -> bool:
    """Return whether a page may have columns parted at ``cuts``: few lines stand across, some on both sides."""
    across = sum(any(piece.x0 < cut - 6 and piece.x1 > cut + 6 for cut in cuts) for piece in pieces)
    sides = {_column(piece, cuts) for piece in pieces}
    return len(sides) > 1 and across <= 0.3 * len(pieces)


def _divides(pieces: Sequence[Line], at: float, width: float) -> float | None:
    """Return where the columns before and after ``at`` are parted, ``None`` when they are none."""
    before = [piece for piece in pieces if piece.x1 <= at + 3]
    after = [piece for piece in pieces if piece.x0 >= at - 3]
    across = [piece for piece in pieces if piece.x0 < at - 6 and piece.x1 > at + 6 and not piece.is_lone_address]
    if len(before) < FEWEST or len(after) < FEWEST or len(across) > 1.2 * max(len(before), len(after)):
        return None
    # Columns have text: lines that are as long as the column, most of them. Tables have not.
    if not (_is_text(before) and _is_text(after) and _overlaps(before, after)):
        return None
    edges = sorted(piece.x1 for piece in before)
    edge = edges[int(0.95 * (len(edges) - 1))]
    # What hangs before the lines of the second column stands in it.
    hanging = [piece.x0 for piece in pieces if edge - 1 < piece.x0 <= at + 4 and piece.x0 > at - 0.15 * width]
    return (edge + min([*hanging, at + 4])) / 2


def _is_text(pieces: Sequence[Line]) -> bool:
    widths = sorted(piece.x1 - piece.x0 for piece in pieces)
    widest = widths[int(0.9 * (len(widths) - 1))]
    letters = sum(len(piece.text) for piece in pieces) / len(pieces)
    return widths[len(widths) // 2] > 0.6 * widest and letters >= 18


def _overlaps(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Return whether two sets of lines stand beside each other, for the larger part of the lower of them."""
    high = min(max(p.baseline for p in before), max(p.baseline for p in after))
    low = max(min(p.baseline for p in before), min(p.baseline for p in after))
    height = min(max(p.baseline for p in part) - min(p.baseline for p in part) for part in (before, after))
    return high - low > 0.5 * height


def in_columns(lines: Sequence[Line], cuts: Sequence[float]) -> list[Line]:
    """Return the lines from top to bottom; where there are columns one column after the other, as far as
    nothing stands across them.
    """
    ordered = sorted(lines, key=lambda line: (-line.baseline, line.x0))
    if not cuts or not ordered:
        return ordered
    return _Columns(ordered, cuts).done


class _Columns:
    """Lines in the order of reading. ``band`` are those since the last line ``across`` the columns."""

    def __init__(self, ordered: Sequence[Line], cuts: Sequence[float]) -> None:
        self.cuts = cuts
        self.done: list[Line] = []
        self.band: list[Line] = []
        self.across: Line | None = None
        self.count = -1
        left, right = min(line.x0 for line in ordered), max(line.x1 for line in ordered)
        for line in ordered:
            if any(_crosses(line, cut, left, right) for cut in cuts):
                self._cross(line)
            else:
                self.band.append(line)
        self._close()

    def _cross(self, line: Line) -> None:
        """Take a line across the columns, and the short ones above it that are of its kind."""
        short = self._short(line)
        alone = all(_column(one, self.cuts) == 0 for one in self.band)
        goes_on = not short and alone and self.across is not None and _is_like(self.across, self.band)
        self._close()
        self.count += not goes_on
        for one in (*short, line):
            one.column = self.count
            self.done.append(one)
        self.across = line

    def _short(self, line: Line) -> list[Line]:
        """Return the last lines of the band that begin what ``line`` goes on with: notes across the columns."""
        start = len(self.band)
        while (
            start > 0 and _is_like(line, self.band[start - 1 : start]) and _column(self.band[start - 1], self.cuts) == 0
        ):
            start -= 1
        short = self.band[start:]
        if not start or not short or abs(self.band[start - 1].size - line.size) < LIKE:
            return []
        del self.band[start:]
        return short

    def _close(self) -> None:
        parts: list[list[Line]] = [[] for _ in range(len(self.cuts) + 1)]
        for line in self.band:
            parts[_column(line, self.cuts)].append(line)
        # Short lines that stand alone go on with the lines across that they stand below.
        goes_on = self.across is not None and not any(parts[1:]) and _is_like(self.across, parts[0])
        for part in parts:
            self.count += bool(part) and not goes_on
            for line in part:
                line.column = self.count
            self.done += part
        self.band = []


def _crosses(line: Line, cut: float, left: float, right: float) -> bool:
    """Return whether a line stands across two columns; one that only runs over the edge of its own does not."""
    if line.is_lone_address:
        return False
    over = line.x1 - cut < 0.2 * (right - cut) and line.x0 < left + 0.4 * (cut - left)
    return line.x0 < cut - 2 and line.x1 > cut + 2 and not over


def _is_like(across: Line, lines: Sequence[Line]) -> bool:
    return all(abs(line.size - across.size) < LIKE for line in lines)


def _column(line: Line, cuts: Sequence[float]) -> int:
    middle = line.x0 if line.is_lone_address else (line.x0 + line.x1) / 2
    return sum(middle > cut for cut in cuts)
