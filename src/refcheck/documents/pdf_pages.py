"""Words of a PDF's pages made lines, raised figures told from the line's own words, columns put in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from refcheck.content.looks import BOLD, CODE, ITALIC, RAISED, TURNED
from refcheck.documents.pdf_columns import fits, gutters, in_columns, usual_gutters
from refcheck.documents.pdf_layout import usual_size
from refcheck.documents.pdf_lines import Foot, Line, Page, Word
from refcheck.documents.pdf_notes import is_small

__all__ = ["APART", "in_order", "pages_of"]

SMALLER = 0.88
"""A raised figure is at most so large beside its line."""
HIGHER = 0.12
"""It stands higher than the line by so much of the line's size, at least."""
APART = 1.6
"""Words of one line that stand further apart than so many times their size may be in two columns."""
FEW = 10
"""Fewer letters, of whatever size, are none of the text: the number of a page."""
OVER = 40
"""A line that runs over the edge of its column does so by at most so many points."""
NEAR = 16
"""So many pieces are looked at for one that a piece goes on with."""
LONGEST = 500
"""A line of so many words takes no more pieces in."""
BAND = 16
"""Links are looked for in bands of a page so high (points)."""
MAX_BANDS = 80
MAX_BESIDE = 60
"""So many links of one band are known."""
TIGHT = 0.3
"""Brackets stand nearer to what is in them than so many times their size."""
TOUCHING = 0.12
"""Pieces of a line that stand nearer (in their size) are one word."""


def pages_of(said: Sequence[Mapping[str, Any]]) -> list[Page]:
    """Return the pages that the worker has read, with their lines from top to bottom."""
    pieces = [[*_pieces(one, index)] for index, one in enumerate(said)]
    upright = [[piece for piece in some if not piece.turned] for some in pieces]
    cuts = usual_gutters([gutters(some) for some in upright], upright)
    feet = _feet(upright, cuts)
    return [_page(*one) for one in zip(said, pieces, upright, cuts, feet, strict=True)]


def _page(
    said: Mapping[str, Any], pieces: Sequence[Line], upright: Sequence[Line], cuts: Sequence[float], foot: Foot
) -> Page:
    left, bottom, right, top = said["box"]
    above = [piece for piece in upright if piece.baseline >= foot.top]
    below = [piece for piece in upright if piece.baseline < foot.top]
    lines = [_settled(line) for line in (*_joined(above, cuts), *_joined(below, foot.cuts))]
    return Page(
        sorted(lines, key=lambda line: (-line.baseline, line.x0)),
        (left, bottom, right, top),
        furniture=[piece for piece in pieces if piece.turned],
        rules=[(x0, x1, y) for x0, x1, y in said["rules"]],
        cuts=cuts,
        foot=foot,
    )


def _feet(pages: Sequence[Sequence[Line]], cuts: Sequence[Sequence[float]]) -> list[Foot]:
    """Return the feet of pages whose notes stand in columns below text that does not."""
    size = usual_size([piece for page in pages for piece in page])
    tops = [
        0.0 if cut else min((p.baseline for p in page if _is_of_text(p, size)), default=0.0)
        for page, cut in zip(pages, cuts, strict=True)
    ]
    below = [[piece for piece in page if piece.baseline < top] for page, top in zip(pages, tops, strict=True)]
    # The feet of most pages have few lines: all of them together tell where their columns are parted.
    usual = gutters([piece for some in below for piece in some])
    found = [gutters(some) or (usual if some and usual and fits(some, usual) else []) for some in below]
    return [Foot(top, cut) if cut else Foot() for top, cut in zip(tops, found, strict=True)]


def _is_of_text(piece: Line, size: float) -> bool:
    return not is_small(piece, size) and len(piece.text) >= FEW


def in_order(page: Page) -> None:
    """Put the lines of a page, its heads and feet taken away, in the order of reading."""
    above = in_columns([line for line in page.lines if line.baseline >= page.foot.top], page.cuts)
    below = in_columns([line for line in page.lines if line.baseline < page.foot.top], page.foot.cuts)
    first = max((line.column for line in above), default=-1) + 1
    for line in below:
        line.column += first
    page.lines = [*with_initials(above), *below]
    _rule(page)


def _pieces(said: Mapping[str, Any], index: int) -> Iterator[Line]:
    """Yield the stretches of words that follow each other in the file, each on one line."""
    links = _Areas(said["links"])
    line: Line | None = None
    for one in said["words"]:
        word = _word(one, links)
        turned = bool(one[5] & TURNED)
        if line is not None and line.turned == turned and _goes_on(line, word):
            line.words.append(replace(word, glued=True) if one[6] else word)
            if word.size > line.size * 1.05 and _is_short(line.words):
                line.baseline, line.size = word.baseline, word.size
            continue
        if line is not None:
            yield line
        line = Line([word], word.baseline, word.size, index, turned=turned)
    if line is not None:
        yield line


def _is_short(words: Sequence[Word]) -> bool:
    """Return whether the words of a line before the last may be nothing but the raised figure that opens it."""
    return len(words) <= 5 and sum(len(word.text) for word in words[:-1]) <= 4


class _Areas:
    """The places of links, by bands of their page: a word is looked for in its own band alone."""

    def __init__(self, found: Sequence[Sequence[Any]]) -> None:
        self._bands: dict[int, list[Sequence[Any]]] = {}
        for one in found:
            low, high = int(one[1] - 3) // BAND, int(one[3] + 3) // BAND
            for band in range(low, min(high, low + MAX_BANDS) + 1):
                held = self._bands.setdefault(band, [])
                if len(held) < MAX_BESIDE:
                    held.append(one)

    def at(self, x: float, y: float) -> Sequence[Any] | None:
        """Return the link at a place, the smallest where there are several."""
        found = [
            one
            for one in self._bands.get(int(y) // BAND, ())
            if one[0] - 1 <= x <= one[2] + 1 and one[1] - 2 <= y <= one[3] + 2
        ]
        return min(found, key=lambda one: (one[2] - one[0]) * (one[3] - one[1])) if found else None


def _word(said: Sequence[Any], links: _Areas) -> Word:
    text, x0, x1, baseline, size, look, _ = said
    middle, height = (x0 + x1) / 2, baseline + size * 0.25
    link = links.at(middle, height)
    return Word(
        # pdfium tells hyphens at the ends of lines, which it cannot know to be none of the word's own.
        text.replace("\u00ad", "-") if len(text) > 1 else text,
        x0,
        x1,
        baseline,
        size,
        italic=bool(look & ITALIC),
        bold=bool(look & BOLD),
        code=bool(look & CODE),
        raised=bool(look & RAISED),
        url=link[4] if link is not None else None,
    )


def _goes_on(line: Line, word: Word) -> bool:
    """Return whether a word stands in the line: beside what is there, raised or lowered a little at most."""
    last = line.words[-1]
    size = max(line.size, word.size)
    if word.x0 < last.x1 - 0.6 * size or word.x0 > last.x1 + APART * size:
        return False
    return abs(word.baseline - line.baseline) < 0.62 * size


def _joined(pieces: Sequence[Line], cuts: Sequence[float]) -> list[Line]:
    """Return the pieces with those that stand on one line, and not in two columns, as one."""
    ordered = sorted(pieces, key=lambda piece: (-piece.baseline, piece.x0))
    lines: list[Line] = []
    recent: list[Line] = []
    for piece in ordered:
        recent = [line for line in recent[-NEAR:] if line.baseline - piece.baseline < 0.7 * max(line.size, piece.size)]
        home = min(
            (line for line in recent if _are_one(line, piece, cuts)),
            key=lambda line: max(piece.x0 - line.x1, line.x0 - piece.x1),
            default=None,
        )
        if home is None:
            lines.append(piece)
            recent.append(piece)
            continue
        _take(home, piece)
    return lines


def _are_one(line: Line, piece: Line, cuts: Sequence[float]) -> bool:
    if len(line.words) > LONGEST:
        return False
    size = max(line.size, piece.size)
    gap = max(piece.x0 - line.x1, line.x0 - piece.x1)
    # A line may run over the edge of its column, into the next.
    left, right = (line, piece) if line.x0 <= piece.x0 else (piece, line)
    parted = any(left.x0 < cut and left.x1 <= cut + OVER and right.x0 >= cut - 1 for cut in cuts)
    if gap < -0.6 * size or parted:
        return False
    apart = abs(line.baseline - piece.baseline)
    if apart <= 0.15 * size:
        return True
    # Another height: only a raised or lowered piece that stands right beside what it belongs to.
    smaller = min(line.size, piece.size) <= SMALLER * size
    return smaller and apart < 0.62 * size and gap < 0.6 * size


def _take(line: Line, piece: Line) -> None:
    """Put the words of a piece into a line, in their order."""
    if piece.words[0].x0 >= line.words[-1].x0:
        glued = not piece.words[0].glued and piece.words[0].x0 - line.words[-1].x1 < TOUCHING * piece.size
        line.words += [replace(piece.words[0], glued=True), *piece.words[1:]] if glued else piece.words
        return
    first = piece.words[0]
    before = [word for word in line.words if word.x0 <= first.x0]
    after = [word for word in line.words if word.x0 > first.x0]
    words = [*before, *piece.words]
    if before and first.x0 - before[-1].x1 < TOUCHING * piece.size and not piece.words[0].glued:
        words[len(before)] = replace(first, glued=True)
    if after and not after[0].glued and after[0].x0 - piece.words[-1].x1 < TOUCHING * piece.size:
        after[0] = replace(after[0], glued=True)
    line.words = [*words, *after]
    if sum(len(word.text) for word in piece.words) > sum(len(word.text) for word in [*before, *after]):
        line.baseline, line.size = piece.baseline, piece.size


def _settled(line: Line) -> Line:
    """Return the line with its own size and baseline, and raised figures marked."""
    if len(line.words) > 1 or line.words[0].raised:
        sizes: Counter[float] = Counter()
        for word in line.words:
            sizes[word.size] += len(word.text)
        line.size = max(sizes, key=lambda size: (sizes[size], size))
        bases: Counter[float] = Counter()
        for word in line.words:
            if abs(word.size - line.size) < 0.6:
                bases[word.baseline] += len(word.text)
        line.baseline = max(bases, key=lambda base: bases[base])
        line.words = _in_brackets([_raised(word, line) for word in line.words])
        if line.words[0].glued:
            line.words[0] = replace(line.words[0], glued=False)
    return line


def _raised(word: Word, line: Line) -> Word:
    higher = word.baseline - line.baseline
    raised = word.raised or (
        higher >= HIGHER * line.size
        and (word.size <= line.size * SMALLER or (len(word.text) <= 4 and higher >= 0.2 * line.size))
    )
    return replace(word, raised=raised) if raised != word.raised else word


def _in_brackets(words: list[Word]) -> list[Word]:
    """Return the words with the brackets around a raised figure, which are not raised themselves, taken into it."""
    done: list[Word] = []
    for index, word in enumerate(words):
        before, after = done[-1] if done else None, words[index + 1] if index + 1 < len(words) else None
        if before is None or after is None or not (word.raised and word.text.isdigit()):
            done.append(word)
            continue
        near = max(word.x0 - before.x1, after.x0 - word.x1) < TIGHT * before.size
        if not near or before.text[-1] + after.text[0] not in {"()", "[]"}:
            done.append(word)
            continue
        done.pop()
        if before.text[:-1]:
            done.append(replace(before, text=before.text[:-1]))
        glued = before.glued or len(before.text) > 1
        done.append(replace(word, text=f"{before.text[-1]}{word.text}{after.text[0]}", glued=glued))
        words[index + 1] = replace(after, text=after.text[1:], glued=True)
    return [word for word in done if word.text]


def with_initials(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a large first letter put before the line that it opens."""
    done: list[Line] = []
    for index, line in enumerate(lines):
        word = line.words[0]
        if len(line.words) == 1 and len(word.text) <= 2 and word.text.isalpha() and word.text.isupper():
            beside = [
                one
                for one in (*done[-3:], *lines[index + 1 : index + 4])
                if one.size * 1.7 < line.size
                and line.baseline - 2 <= one.baseline < line.baseline + line.size
                and -0.3 * one.size < one.x0 - line.x1 < 1.5 * one.size
            ]
            if beside:
                opened = max(beside, key=lambda one: one.baseline)
                small = replace(word, size=opened.size, baseline=opened.baseline)
                opened.words = [small, replace(opened.words[0], glued=True), *opened.words[1:]]
                continue
        done.append(line)
    return done


def _rule(page: Page) -> None:
    """Mark the lines that stand right below a rule which is none under a line or in a table."""
    ordered = sorted(page.lines, key=lambda line: line.baseline)
    heights = [line.baseline for line in ordered]
    tallest = max((line.size for line in ordered), default=0.0)
    for x0, x1, y in page.rules:
        low = bisect_left(heights, y - 2.6 * tallest)
        high = bisect_left(heights, y + 0.35 * tallest)
        near = [line for line in ordered[max(low, high - NEAR) : high] if line.x0 < x1 + 2 and line.x1 > x0 - 2]
        below = [line for line in near if y - 2.6 * line.size < line.baseline < y]
        if below and not any(0 <= line.baseline - y < 0.35 * line.size for line in near):
            max(below, key=lambda line: line.baseline).ruled = True
