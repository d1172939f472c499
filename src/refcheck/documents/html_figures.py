"""Raised and bracketed figures of a page: markers that no link ties to a note."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from refcheck.documents.drafts import Draft
from refcheck.documents.figures import (
    BRACKETS,
    SUPERSCRIPTS,
    TYPED_ITEM,
    Dialect,
    Figure,
    in_brackets,
    is_isotope,
    is_superscript,
    labels_of,
)
from refcheck.documents.footnotes import is_bibliography_heading
from refcheck.documents.html_pieces import Piece
from refcheck.documents.marks import Marks
from refcheck.model.document import BlockKind, Segment
from refcheck.text.lazy import lazy_re

__all__ = ["high_apart", "keep_strays", "typed_notes", "with_figures"]

_HIGH = lazy_re(f"[{SUPERSCRIPTS}]+")
_ELSEWHERE = lazy_re(r"(?!#|[A-Za-z][\w+.-]*:)[^#]{1,500}#.").match
"""A place in another file beside this one: what it leads to may be a note, but not one of this page."""


def with_figures(pieces: Sequence[Piece], *, brackets: bool) -> tuple[list[Segment], list[Figure]]:
    """Return the segments with raised figures, and those in ``brackets``, as markers that are not decided yet."""
    marks = Marks()
    apart = high_apart(pieces)
    for index, piece in enumerate(apart):
        segment = piece.segment
        after = apart[index + 1].segment.text if index + 1 < len(apart) else ""
        if segment.marker is not None or not segment.exact or _ELSEWHERE(segment.url or ""):
            marks.keep(segment)
            continue
        high = not piece.raised and is_superscript(segment.text)
        labels = labels_of(segment.text) if piece.raised or high else ()
        if labels and not (marks.opens and is_isotope(after)):
            marks.add(segment, labels, Dialect.CHARACTER if high else Dialect.SUP)
        elif brackets and not piece.raised and "[" in segment.text:
            _add_brackets(marks, segment)
        else:
            marks.keep(segment)
    return marks.segments, marks.figures


def high_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with the superscript characters in them as pieces of their own."""
    done: list[Piece] = []
    for piece in pieces:
        segment = piece.segment
        exact = segment.marker is None and segment.exact
        bounds = [at for match in _HIGH.finditer(segment.text) for at in match.span()] if exact else []
        if not bounds:
            done.append(piece)
            continue
        edges = [0, *bounds, len(segment.text)]
        done += [Piece(segment.part(a, b), piece.raised) for a, b in pairwise(edges) if a < b]
    return done


def typed_notes(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the paragraphs that "1." opens under a heading such as *Notes* as numbered items.

    So they are in Markdown, where the same rules then tell notes from lists. Without a heading all the
    numbers that are referred to, and at least two, have to stand in such paragraphs, one after the other.
    """
    wanted = {figure.label for draft in drafts for figure in draft.figures if not figure.line_start}
    found = [_number(draft, wanted) for draft in drafts]
    under = False
    row = [number for number in found if number]
    bare = len(row) > 1 and set(row) == wanted and row == sorted(row, key=int)
    done: list[Draft] = []
    for draft, number in zip(drafts, found, strict=True):
        if draft.kind is BlockKind.HEADING or is_bibliography_heading(draft):
            under = is_bibliography_heading(draft)
        done.append(_as_item(draft, number, note=not under) if number and (under or bare) else draft)
    return done


def _number(draft: Draft, wanted: Container[str]) -> str:
    """Return the number that opens a paragraph in its text, when markers ask for it."""
    if draft.kind is not BlockKind.PARAGRAPH or draft.note is not None or not draft.segments:
        return ""
    first = draft.segments[0]
    match = TYPED_ITEM.match(first.text) if first.marker is None else None
    return match[1] if match and match[1] in wanted else ""


def _as_item(draft: Draft, number: str, *, note: bool) -> Draft:
    first = draft.segments[0]
    match = TYPED_ITEM.match(first.text)
    rest = first.part(match.end() if match else 0)
    item = replace(draft, kind=BlockKind.LIST_ITEM, ordinal=int(number), segments=(rest, *draft.segments[1:]))
    return replace(item, kind=BlockKind.NOTE, note=number, dialect=Dialect.LIST) if note else item


def _add_brackets(marks: Marks, segment: Segment) -> None:
    """Add a segment cut where bracketed figures stand in it."""
    at = 0
    for match in BRACKETS.finditer(segment.text):
        labels = [(label, match.start() + low, match.start() + high) for label, low, high in in_brackets(match)]
        if len(labels) == 1:
            labels = [(labels[0][0], match.start(), match.end())]
        if not labels:
            continue
        if at < match.start():
            marks.keep(segment.part(at, match.start()))
        marks.add(segment, labels, Dialect.BRACKET)
        at = match.end()
    if at < len(segment.text):
        marks.keep(segment.part(at))


def keep_strays(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a page whose links tie notes and markers with the few figures that are markers too.

    Those that a note asks for that nothing leads to, those that a typed note answers, and those that fill
    the gap between two markers. Where authors stand with the numbers of their institutions, they are none.
    """
    noted = {draft.note for draft in drafts if draft.note is not None}
    used = {
        s.marker
        for d in drafts
        if d.note is None
        for i, s in enumerate(d.segments)
        if s.marker and not _is_figure(d, i)
    }
    typed = {d.figures[0].label for d in drafts if d.note is None and d.figures and d.figures[0].line_start}
    gaps = _gaps(drafts)
    done: list[Draft] = []
    for number, draft in enumerate(drafts):
        if draft.note is not None or not draft.figures:
            done.append(draft)
            continue
        sure, open_ones = set(), []
        for figure in draft.figures:
            label = figure.label
            if draft.kind in {BlockKind.FURNITURE, BlockKind.HEADING} or label in used or not label.isdigit():
                continue
            if label in noted or (number, figure.index) in gaps:
                if not figure.doubtful and not figure.line_start:
                    sure.add(figure.index)
            elif label in typed:
                open_ones.append(figure)
        done.append(_settled(draft, sure, open_ones))
    return done


def _is_figure(draft: Draft, index: int) -> bool:
    return any(figure.index == index for figure in draft.figures)


def _gaps(drafts: Sequence[Draft]) -> set[tuple[int, int]]:
    """Return the figures that stand between the marker before them and the one after them by number."""
    row: list[tuple[int, int, int, bool]] = []
    for number, draft in enumerate(drafts):
        if draft.note is not None:
            continue
        undecided = {figure.index: figure for figure in draft.figures}
        for index, segment in enumerate(draft.segments):
            if segment.marker is None or not segment.marker.isdigit() or len(segment.marker) > 5:
                continue
            figure = undecided.get(index)
            if figure is None or not (figure.doubtful or figure.line_start):
                row.append((int(segment.marker), number, index, figure is not None))
    return {
        (number, index)
        for (before, *_, _), (label, number, index, open_), after in zip(row, row[1:], [*row[2:], None], strict=False)
        if open_ and label == before + 1 and (after is None or after[0] == label + 1)
    }


def _settled(draft: Draft, sure: Iterable[int], undecided: Sequence[Figure]) -> Draft:
    """Return a draft in which the ``sure`` figures are markers, and only the ``undecided`` are left to decide."""
    kept = {figure.index for figure in undecided}
    plain = {figure.index for figure in draft.figures} - kept - set(sure)
    segments = tuple(replace(s, marker=None) if i in plain else s for i, s in enumerate(draft.segments))
    return replace(draft, segments=segments, figures=tuple(undecided))
