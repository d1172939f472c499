"""What stands in the margins of a PDF's page, told from the lines beside it; for the worker.

pdfium puts a note in the margin at the end, or at the beginning, of the line that it stands beside, in the midst of
a sentence. Only the ends of lines are measured, and the words of lines that reach beyond the others.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from refcheck.text.lazy import lazy_re

__all__ = ["margins_apart"]

GUTTER = 6.0
"""At least so much (points) is between a line and what stands beside it."""
BEYOND = 4.0
"""What stands beside the lines is so far (points) outside of their common edge."""
NARROWEST = 120.0
"""Lines of text are at least so wide (points)."""
FEWEST, SHARE = 6, 5
"""So many lines have to share an edge, and one in so many."""
MOST = 4
"""At most one in so many characters of a page stands in its margins; else these are no margins."""
_ENDED = lazy_re(r"[.!?:;][\s)\]\"'”’»]*\Z")
# A hyphen at the end of a line (U+0002) joins it with the next one.
_LINE = lazy_re(r"[^\s\x02](?:[^\r\n\x02]*[^\s\x02])?")
_WORD = lazy_re(r"\S+")


def margins_apart(page: Any, text: str) -> str:
    """Return ``text``, all of a text page, with what stands in the margins behind the rest of it, or in lines of its own.

    Unchanged where its lines have no edges in common, or it is not told which character is which.
    """
    places = _places(page, text)
    if places is None:
        return text
    edges = _Edges(page, places)
    lines = [match.span() for match in _LINE.finditer(text)]
    reach = [(edges.left(first), edges.right(end - 1)) for first, end in lines]
    low = _outermost((-left for left, _ in reach), len(lines))
    high = _outermost((right for _, right in reach), len(lines))
    if low is None or high is None or high + low < NARROWEST:
        return text
    left = [line for line, (first, _) in zip(lines, reach, strict=True) if first <= -low - BEYOND]
    right = [line for line, edge in zip(lines, reach, strict=True) if max(edge) >= high + BEYOND]
    before = _beside(text, left, lambda line: _before(text, line, edges, -low))
    behind = _beside(text, right, lambda line: _behind(text, line, edges, high))
    size = sum(end - first for first, end in (*before, *behind))
    return _moved(text, before, behind) if 0 < size <= len(text) // MOST else text


def _beside(
    text: str, lines: Sequence[tuple[int, int]], cut: Callable[[tuple[int, int]], tuple[int, int] | None]
) -> list[tuple[int, int]]:
    """Return what of these lines stands beside the others; nothing where more of them go on beyond the edge than not."""
    found = [(line, cut(line)) for line in lines]
    parts = sum(part is not None and part != line for line, part in found)
    if sum(part is None for _, part in found) > parts:
        return []
    # Headings stand in the margin too, but in the midst of no sentence.
    return [
        part
        for line, part in found
        if part is not None and (part != line or _ENDED.search(text, max(line[0] - 8, 0), line[0]) is None)
    ]


def _before(text: str, line: tuple[int, int], edges: _Edges, low: float) -> tuple[int, int] | None:
    """Return the range of what stands left of a line's text, and of the blanks behind it; ``None`` without a gap."""
    end = None
    for match in _WORD.finditer(text, *line):
        left = edges.left(match.start())
        if left >= low - BEYOND / 2:
            return (line[0], match.start()) if end is not None and left - end >= GUTTER else None
        end = edges.right(match.end() - 1)
        if end > low - BEYOND:
            return None
    return line


def _behind(text: str, line: tuple[int, int], edges: _Edges, high: float) -> tuple[int, int] | None:
    """Return the range of what stands right of a line's text, and of the blanks before it; ``None`` without a gap."""
    if edges.left(line[0]) >= high + BEYOND:
        return _ahead(text, line, edges, high)
    begin = None
    for match in reversed([*_WORD.finditer(text, *line)]):
        right = edges.right(match.end() - 1)
        if right <= high + BEYOND / 2:
            return (match.end(), line[1]) if begin is not None and begin - right >= GUTTER else None
        begin = edges.left(match.start())
        if begin < high + BEYOND:
            return None
    return line


def _ahead(text: str, line: tuple[int, int], edges: _Edges, high: float) -> tuple[int, int] | None:
    """Return the range of what stands right of a line and yet before it, as its foot is a little higher."""
    last = line[0]
    for match in _WORD.finditer(text, *line):
        if edges.left(match.start()) < high:
            # Words that stand upside down go on to the left.
            is_far = edges.left(last) - edges.right(match.end() - 1) >= NARROWEST / 2
            return (line[0], match.start()) if is_far else None
        last = match.start()
    return line if edges.left(line[0]) <= edges.left(last) else None


def _moved(text: str, before: Sequence[tuple[int, int]], behind: Sequence[tuple[int, int]]) -> str:
    """Return the text with the second of these ranges behind it, and the first too, but for what begins a line: it may be
    the label of what follows, and has a line of its own.
    """
    labels = {
        part
        for part in before
        if (not part[0] or text[part[0] - 1] == "\n") and text[part[1] : part[1] + 1] not in "\r\n"
    }
    kept, beside, at = [], [], 0
    for part in sorted((*before, *behind)):
        kept.append(text[at : part[0]])
        said = text[slice(*part)].strip()
        if part in labels:
            kept.append(f"{said}\r\n")
        else:
            beside.append(f"\r\n{said}")
        at = part[1]
    return "".join([*kept, text[at:], *beside])


def _outermost(edges: Iterable[float], lines: int) -> float | None:
    """Return the highest place where enough of so many lines have their edge, give or take a point."""
    count = Counter(round(edge) for edge in edges)
    enough = max(FEWEST, lines // SHARE)
    shared = [place for place in count if count[place - 1] + count[place] + count[place + 1] >= enough]
    return float(max(shared)) if shared else None


def _places(page: Any, text: str) -> list[tuple[int, int]] | None:
    """Return pairs: from a number in ``text`` on, pdfium's number of a character is higher by so much.

    ``text`` lacks line breaks that pdfium sees around raised and lowered letters, and nothing else.
    """
    count = pdfium.FPDFText_CountChars(page)
    if count == len(text):
        return [(0, 0)]
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    pdfium.FPDFText_GetText(page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    full = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
    if len(full) != count or full.endswith("\0"):
        return None
    found, at, behind = [], 0, 0
    for piece in full.replace("\ufffe", "\x02").split("\r\n"):
        if not text.startswith(piece, at):
            return None
        found.append((at, behind - at))
        at += len(piece)
        behind += len(piece) + 2
        at += 2 if text.startswith("\r\n", at) else 0
    return found


class _Edges:
    """Left and right edges (points) of the characters of a text page, by their numbers in its text."""

    def __init__(self, page: Any, places: list[tuple[int, int]]) -> None:
        self._page = page
        self._begins = [begin for begin, _ in places]
        self._higher = [higher for _, higher in places]
        self._box = [ctypes.c_double() for _ in range(4)]

    def left(self, index: int) -> float:
        self._measure(index)
        return self._box[0].value

    def right(self, index: int) -> float:
        self._measure(index)
        return self._box[1].value

    def _measure(self, index: int) -> None:
        number = index + self._higher[bisect_right(self._begins, index) - 1]
        pdfium.FPDFText_GetCharBox(self._page, number, *self._box)
