"""Lines of a PDF made paragraphs, headings and notes: by size, gaps, indents and the figures that open them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from refcheck.documents.pdf_lines import Line, Word
from refcheck.model.document import BlockKind

__all__ = ["Piece", "pieces_of", "with_end_notes"]

SMALL = 0.94
"""Notes are set in type of at most so much of the text's size."""
LARGE = 1.12
"""A heading is set in type of at least so much of it."""
_FIGURE = re.compile(r"[\[(]?(\d{1,4}|[*†‡§¶]{1,3}|[a-z])[\])]?[.:]?")
_OPENING = re.compile(r"[\[(]?(\d{1,4})[\])]?[.:]?(?=\s|$)")
_NOTE_HEADING = re.compile(
    r"(?i)(?:[\divx]+\.?\s*)?(?:end\s?|foot\s?)?(?:notes?|notas?|anmerkungen|endnoten|fu(?:ß|ss)noten|catatan(?: kaki| akhir)?"
    r"|note|ghi chú|chú thích|เชิงอรรถ|หมายเหตุ|references and notes|notes and references)\s*:?"
)
_ENDS = re.compile(r"[.!?:…”\"’)]\s*\d{0,3}$")
_ITEM = re.compile(r"(?:[•▪‣◦–—●]|\(?[a-z0-9]{1,3}[.)])\s")


@dataclass(slots=True)
class Piece:
    """Lines that are one block. ``note`` is its label when it is a note or goes on with one."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    note: str | None = None
    group: int = 0
    ordinal: int | None = None


def pieces_of(pages: Sequence[Sequence[Line]], size: float) -> list[Piece]:
    """Return the blocks of all pages in the order of reading; the notes of a page come after its text."""
    layout = _Layout(size, _leading([line for page in pages for line in page], size))
    for page in pages:
        layout.page(page)
    return layout.pieces


def _leading(lines: Sequence[Line], size: float) -> float:
    """Return the usual distance of two lines, in points."""
    gaps = [
        one.baseline - other.baseline
        for one, other in pairwise(lines)
        if one.page == other.page and 0.5 * size < one.baseline - other.baseline < 3 * size
    ]
    return median(gaps) if gaps else 1.2 * size


def with_end_notes(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the blocks with a list at the end taken for the notes, where there are no others, raised
    figures in the text ask for nearly all of them, and nearly every one of those is answered.
    """
    if any(piece.note is not None for piece in pieces):
        return list(pieces)
    start = _last_list(pieces)
    asked = {
        w.text for piece in pieces[:start] for line in piece.lines for w in line.words if w.raised and w.text.isdigit()
    }
    listed = {str(piece.ordinal) for piece in pieces[start:] if piece.ordinal is not None}
    # A figure more in the text may be an exponent, an item more in the list a note whose figure was not seen.
    if len(listed) < 2 or len(asked - listed) > 1 + len(asked) // 5 or len(listed - asked) > 1 + len(listed) // 10:
        return list(pieces)
    label, group = None, 0
    for piece in pieces[start:]:
        if piece.ordinal is not None:
            label, group = str(piece.ordinal), group + 1
            piece.lines[0].words = _without_figure(piece.lines[0])
        if piece.kind is BlockKind.HEADING:
            label = None
        if label is not None:
            piece.note, piece.group, piece.kind = label, group, BlockKind.NOTE
    return list(pieces)


def _last_list(pieces: Sequence[Piece]) -> int:
    """Return where the last list begins whose items count up from one; behind the end when there is none."""
    wanted: int | None = None
    for index in range(len(pieces) - 1, -1, -1):
        ordinal = pieces[index].ordinal
        if ordinal is None:
            continue
        if wanted is not None and ordinal != wanted:
            break
        if ordinal == 1:
            return index
        wanted = ordinal - 1
    return len(pieces)


class _Layout:
    """The state of one reading."""

    def __init__(self, size: float, leading: float) -> None:
        self.size = size
        self.leading = leading
        self.pieces: list[Piece] = []
        self.groups = 0
        self.number = 0
        self.under_notes = False
        self.asked: set[str] = set()

    def page(self, lines: Sequence[Line]) -> None:
        """Take the lines of one page: text first, then its notes."""
        self.asked = {
            label
            for line in lines
            for word in line.words[1:]
            if word.raised
            for label in re.findall(r"\d{1,4}|[*†‡§¶]{1,3}|[a-z]", word.text)
        }
        text, notes = self._divided(lines)
        self._text(text)
        self._notes(notes)

    def _divided(self, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
        """Return the lines of the text and those of the notes below it."""
        text: list[Line] = []
        notes: list[Line] = []
        lowest = min((line.baseline for line in lines if line.size > self.size * SMALL), default=None)
        inside = False
        for index, line in enumerate(lines):
            small = line.size <= self.size * SMALL
            if not small:
                inside = False
            elif not inside:
                opens = self._label(line) is not None
                goes_on = not notes and lowest is not None and line.baseline < lowest and self._last_is_open()
                inside = (opens and (self._is_below(line, lines, index) or line.words[0].raised)) or goes_on
            (notes if small and inside else text).append(line)
        return text, notes

    def _last_is_open(self) -> bool:
        """Return whether the last note of the page before may go on: it has no end."""
        last = next((piece for piece in reversed(self.pieces) if piece.note is not None), None)
        return last is not None and not _ENDS.search(last.lines[-1].text)

    def _is_below(self, line: Line, lines: Sequence[Line], index: int) -> bool:
        """Return whether only notes come after a line in its column."""
        rest = [
            one for one in lines[index + 1 :] if abs(one.x0 - line.x0) < 12 * self.size and one.baseline < line.baseline
        ]
        return all(one.size <= self.size * SMALL for one in rest)

    def _label(self, line: Line) -> str | None:
        """Return the figure that opens a line as that of a note."""
        first = line.words[0]
        if len(line.words) < 2:
            return None
        if first.raised:
            match = _FIGURE.fullmatch(first.text)
            label = match[1] if match else None
            # One that nothing on the page asks for is a note when it is the next.
            follows = label is not None and label.isdigit() and self.number > 0 and int(label) == self.number + 1
            return label if label in self.asked or follows else None
        match = _OPENING.match(line.text)
        # At full height a figure opens many things: lists, verses, tables.
        return match[1] if match is not None and match[1] in self.asked else None

    def _notes(self, lines: Sequence[Line]) -> None:
        for line in lines:
            for part in self._parts(line):
                label = self._label(part)
                if label is None:
                    self._go_on(part)
                    continue
                self.groups += 1
                if label.isdigit():
                    self.number = int(label)
                piece = Piece(BlockKind.NOTE, [part], note=label, group=self.groups)
                part.words = _without_figure(part)
                self.pieces.append(piece)

    def _parts(self, line: Line) -> Iterator[Line]:
        """Yield a line cut where a raised figure is the next note's."""
        at = 0
        number = self.number
        for index in range(1, len(line.words)):
            word = line.words[index]
            if not (word.raised and word.text.isdigit()):
                continue
            opening = _FIGURE.fullmatch(line.words[at].text)
            number = int(opening[1]) if opening and opening[1].isdigit() and at == 0 else number
            if int(word.text) == number + 1 and re.search(r"[.)\]”\"\d]$", line.words[index - 1].text):
                yield _part(line, at, index)
                at, number = index, number + 1
        yield _part(line, at, len(line.words))

    def _go_on(self, line: Line) -> None:
        last = next((piece for piece in reversed(self.pieces) if piece.note is not None), None)
        if last is not None:
            last.lines.append(line)
        else:
            self.pieces.append(Piece(BlockKind.PARAGRAPH, [line]))

    # Text --------------------------------------------------------------------------------------

    def _text(self, lines: Sequence[Line]) -> None:
        if not lines:
            return
        left = _edge([line.x0 for line in lines])
        right = max(line.x1 for line in lines)
        above: Line | None = None
        for line in lines:
            heading = self._is_heading(line)
            if heading:
                self.under_notes = bool(_NOTE_HEADING.fullmatch(line.text.strip()))
            last = self._last_text()
            joins = above is not None and last is not None and self._joins(last, above, line, left=left, right=right)
            if above is None and last is not None:
                joins = self._goes_over(last, line)
            if joins and last is not None:
                last.lines.append(line)
            else:
                self.pieces.append(self._begun(line, heading=heading))
            above = line

    def _last_text(self) -> Piece | None:
        return next((piece for piece in reversed(self.pieces) if piece.note is None), None)

    def _begun(self, line: Line, *, heading: bool) -> Piece:
        if heading:
            return Piece(BlockKind.HEADING, [line])
        opening = _OPENING.match(line.text)
        if self.under_notes and opening is not None and len(line.words) > 1:
            if not line.words[0].raised:
                line.words = _without_figure(line)
                return Piece(BlockKind.LIST_ITEM, [line], ordinal=int(opening[1]))
            return Piece(BlockKind.PARAGRAPH, [line])
        ordinal = int(opening[1]) if opening is not None and len(opening[1]) < 4 else None
        is_item = _ITEM.match(line.text) is not None or line.words[0].raised
        return Piece(
            BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH, [line], ordinal=ordinal if is_item else None
        )

    def _is_heading(self, line: Line) -> bool:
        text = line.text
        if len(text) > 160 or not any(char.isalpha() for char in text):
            return False
        large = line.size >= self.size * LARGE
        bold = line.is_bold and len(text) < 90 and not text.endswith(".")
        return large or bold or bool(_NOTE_HEADING.fullmatch(text.strip()) and len(line.words) <= 3)

    def _joins(self, last: Piece, above: Line, line: Line, *, left: float, right: float) -> bool:
        """Return whether a line goes on with the block of the line above it."""
        if last.lines[-1] is not above:
            return False
        heading = self._is_heading(line)
        if (last.kind is BlockKind.HEADING) != heading:
            return False
        gap = above.baseline - line.baseline
        if heading:
            return 0 < gap < 2 * max(above.size, line.size) and abs(above.size - line.size) < 0.6
        if gap > 1.45 * self.leading or (self.under_notes and self._opens_item(line)) or _ITEM.match(line.text):
            return False
        if gap < 0:
            return not _ENDS.search(above.text)  # the next column
        indented = line.x0 > max(left, above.x0) + 0.8 * self.size and above.x0 <= left + 0.5 * self.size
        short = above.x1 < right - 0.2 * (right - left)
        return not (_ENDS.search(above.text) and (indented or short))

    def _opens_item(self, line: Line) -> bool:
        return line.words[0].raised or _OPENING.match(line.text) is not None

    def _goes_over(self, last: Piece, line: Line) -> bool:
        """Return whether the first line of a page goes on with the last paragraph of the page before."""
        if last.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or self._is_heading(line) or not last.lines:
            return False
        if self.under_notes and self._opens_item(line):
            return False
        return not _ENDS.search(last.lines[-1].text) and not _ITEM.match(line.text)


def _without_figure(line: Line) -> list[Word]:
    """Return the words of a line without the figure that opens it, where that is a word of its own."""
    first = line.words[0]
    alone = first.raised or _OPENING.fullmatch(first.text) is not None
    return line.words[1:] if alone and len(line.words) > 1 else line.words


def _part(line: Line, low: int, high: int) -> Line:
    return Line(words=line.words[low:high], baseline=line.baseline, size=line.size, page=line.page)


def _edge(starts: Sequence[float]) -> float:
    """Return where most lines begin."""
    rounded = Counter(round(x) for x in starts)
    return float(max(rounded, key=lambda x: (rounded[x], -x)))
