"""Lines of a PDF made paragraphs, headings, items and notes: by sizes, gaps, indents and what ends a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from refcheck.documents.pdf_lines import Line, Page, PageNote
from refcheck.documents.pdf_notes import NOTE_HEADING
from refcheck.model.document import BlockKind
from refcheck.text.lazy import lazy_re

__all__ = ["Piece", "leading_of", "pieces_of", "usual_size"]

LARGE = 1.1
"""A heading is set in type of at least so much of the text's size."""
MAX_HEADING = 200
_OPENING = lazy_re(r"[\[(]?(\d{1,4})[\])]?[.:]?(?=\s|$)")
_NUMBERED = lazy_re(
    r"(?:(?:chapter|part|section|kapitel|capítulo|chapitre)\s+[\divxlc]+|\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+\S",
    re.IGNORECASE,
)
_ENDS = lazy_re(r"[.!?:…”\"’)\]]\s*\d{0,3}$")
_STOPS = lazy_re(r"[.!?…][”\"’)\]]*\s*\d{0,3}$")
_ITEM = lazy_re(r"(?:[•▪‣◦●○■□–—➢✓]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s+\S")


@dataclass(slots=True)
class Piece:
    """Lines that are one block; ``note`` is what they are a part of."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    note: PageNote | None = None
    level: int = 0
    ordinal: int | None = None


def usual_size(lines: Sequence[Line]) -> float:
    """Return the size of the running text: of the letters in long lines, the larger of two that are about as common."""
    sizes: Counter[float] = Counter()
    for line in lines:
        letters = len(line.text)
        if letters > 25:
            sizes[round(line.size * 2) / 2] += letters
    if not sizes:
        return max((line.size for line in lines), default=10.0)
    most = max(sizes.values())
    # Notes may outweigh the text above them, which is larger.
    return max(size for size, letters in sizes.items() if letters >= 0.3 * most)


def leading_of(lines: Sequence[Line], size: float) -> float:
    """Return the usual distance of two lines of text, in points."""
    gaps = [
        one.baseline - other.baseline
        for one, other in pairwise(lines)
        if one.page == other.page and abs(one.size - size) < 1 and 0.5 * size < one.baseline - other.baseline < 3 * size
    ]
    return median(gaps) if gaps else 1.2 * size


def pieces_of(pages: Sequence[Page], size: float, leading: float, outline: Mapping[int, set[str]]) -> list[Piece]:
    """Return the blocks of all pages in the order of reading: the notes below a page's text come after it. ``outline`` are the titles (folded) that the file itself says stand on a page."""
    layout = _Layout(size, leading, outline)
    for page in pages:
        layout.page(page)
    return layout.pieces


class _Layout:
    """The state of one reading."""

    def __init__(self, size: float, leading: float, outline: Mapping[int, set[str]]) -> None:
        self.size, self.leading = size, leading
        self.outline = outline
        self.pieces: list[Piece] = []
        self.open: Piece | None = None
        """The text that a next page may go on with."""
        self.notes: dict[int, Piece] = {}

    def page(self, page: Page) -> None:
        """Take the lines of one page."""
        text = [line for line in page.lines if line.note is None or line.note.at_end]
        columns: dict[int, list[Line]] = {}
        for line in text:
            columns.setdefault(line.column, []).append(line)
        margins = {
            column: (_edge([line.x0 for line in lines]), max(line.x1 for line in lines))
            for column, lines in columns.items()
        }
        above: Line | None = None
        for line in text:
            if line.note is not None:
                self._note(line)
                above = None
                continue
            self._text(line, above, margins[line.column])
            above = line
        for line in page.lines:
            if line.note is not None and not line.note.at_end:
                self._note(line)

    def _note(self, line: Line) -> None:
        note = line.note
        if note is None:
            return
        piece = self.notes.get(id(note))
        if piece is None:
            piece = self.notes[id(note)] = Piece(BlockKind.NOTE, note=note)
            self.pieces.append(piece)
        piece.lines.append(line)

    # Text --------------------------------------------------------------------------------------

    def _text(self, line: Line, above: Line | None, margins: tuple[float, float]) -> None:
        heading = self._is_heading(line, above, margins)
        last = self.open
        if last is not None and above is not None:
            joins = self._joins(last, above, line, margins, heading=heading)
        else:
            joins = last is not None and self._goes_over(last, line, heading=heading)
        if joins and last is not None:
            last.lines.append(line)
            return
        self.open = self._begun(line, heading=heading)
        self.pieces.append(self.open)

    def _begun(self, line: Line, *, heading: bool) -> Piece:
        if heading:
            return Piece(BlockKind.HEADING, [line], level=self._level(line))
        opening = _OPENING.match(line.text)
        if _ITEM.match(line.text) is None and not (opening is not None and opening[0][:1] in "[("):
            return Piece(BlockKind.PARAGRAPH, [line])
        return Piece(BlockKind.LIST_ITEM, [line], ordinal=int(opening[1]) if opening is not None else None)

    def _level(self, line: Line) -> int:
        share = line.size / self.size
        return 1 if share >= 1.5 else 2 if share >= 1.25 else 3

    def _is_heading(self, line: Line, above: Line | None, margins: tuple[float, float]) -> bool:
        text = line.text
        if len(text) > MAX_HEADING or not any(char.isalpha() for char in text):
            return False
        if line.size >= self.size * LARGE or _fold(text) in self.outline.get(line.page, ()):
            return True
        if NOTE_HEADING.fullmatch(text.strip()) and len(line.words) <= 3:
            return True
        left, right = margins
        apart = above is None or above.baseline - line.baseline > 1.25 * self.leading or above.baseline < line.baseline
        short = line.x1 < right - 0.1 * (right - left)
        if (
            not short
            or len(text) > 110
            or (_STOPS.search(text) and not _NUMBERED.match(text))
            or text.endswith((",", ";", ":"))
        ):
            return False
        if line.is_bold:
            return True
        capitals = text.isupper() and sum(char.isalpha() for char in text) > 4
        return apart and (
            capitals
            or (line.is_italic and text[:1].isupper() and len(line.words) > 1 and abs(line.size - self.size) < 0.6)
        )

    def _joins(self, last: Piece, above: Line, line: Line, margins: tuple[float, float], *, heading: bool) -> bool:
        """Return whether a line goes on with the block of the line above it."""
        if last.lines[-1] is not above or (last.kind is BlockKind.HEADING) != heading:
            return False
        gap = above.baseline - line.baseline
        if heading:
            near = 0 < gap < 1.75 * max(above.size, line.size)
            return (
                near
                and abs(above.size - line.size) < 0.6
                and above.is_bold == line.is_bold
                and not _NUMBERED.match(line.text)
            )
        if gap <= 0 or above.column != line.column:
            return not _STOPS.search(above.text) and not _ITEM.match(line.text) and abs(above.size - line.size) < 1
        left, right = margins
        if abs(above.size - line.size) > 0.12 * self.size and abs(above.x0 - line.x0) > 2:
            return False
        if gap > 1.4 * self._usual(last) or _ITEM.match(line.text):
            return False
        step = line.x0 - above.x0
        indented = step > 0.7 * self.size and above.x0 <= left + 0.5 * self.size and len(last.lines) > 1
        hanging = last.kind is BlockKind.LIST_ITEM or (
            len(last.lines) > 1 and last.lines[0].x0 < last.lines[1].x0 - 0.5 * self.size
        )
        if hanging and step < -0.7 * self.size:
            return False
        if len(last.lines) == 1 and step > 0.7 * self.size and above.x1 < right - 0.25 * (right - left):
            return False
        short = above.x1 < right - 0.15 * (right - left)
        return not (
            _ENDS.search(above.text)
            and (
                indented
                or short
                or (
                    step > 0.7 * self.size
                    and not hanging
                    and above.x0 <= left + 0.5 * self.size
                    and _STOPS.search(above.text)
                )
            )
        )

    def _usual(self, last: Piece) -> float:
        """Return the distance of the lines of a block, as far as it has any."""
        if (
            len(last.lines) > 1
            and last.lines[-1].page == last.lines[-2].page
            and last.lines[-1].column == last.lines[-2].column
        ):
            return max(last.lines[-2].baseline - last.lines[-1].baseline, 0.9 * last.lines[-1].size)
        return max(self.leading * last.lines[-1].size / self.size, last.lines[-1].size)

    def _goes_over(self, last: Piece, line: Line, *, heading: bool) -> bool:
        """Return whether the first line of a page goes on with the last paragraph of the page before."""
        if last.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or heading or not last.lines:
            return False
        if abs(last.lines[-1].size - line.size) > 1 or _ITEM.match(line.text):
            return False
        return not _STOPS.search(last.lines[-1].text)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _edge(starts: Sequence[float]) -> float:
    """Return where most lines begin."""
    rounded = sorted(round(x) for x in starts)
    counts = Counter(rounded)
    return float(max(counts, key=lambda x: (counts[x], -x)))
