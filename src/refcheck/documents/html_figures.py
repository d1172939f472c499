"""Raised and bracketed figures of a page: markers that no link ties to a note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from refcheck.documents.drafts import Draft
from refcheck.documents.figures import BRACKETS, Dialect, Figure, in_brackets, is_exponent, is_isotope, labels_of
from refcheck.documents.html_pieces import Piece
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span

__all__ = ["keep_strays", "with_figures"]

BEFORE = 12
"""Characters before a raised figure that may make it an exponent."""


def with_figures(pieces: Sequence[Piece], *, brackets: bool) -> tuple[list[Segment], list[Figure]]:
    """Return the segments with raised figures, and those in ``brackets``, as markers that are not decided yet."""
    marks = _Marks()
    before = ""
    for index, piece in enumerate(pieces):
        segment = piece.segment
        after = pieces[index + 1].segment.text if index + 1 < len(pieces) else ""
        if segment.marker is not None or len(segment.text) != segment.span.end - segment.span.start:
            marks.segments.append(segment)
            before = (before + segment.text)[-BEFORE:]
            continue
        labels = labels_of(segment.text) if piece.raised else ()
        if labels and (before.strip() or not is_isotope(after)):
            marks.add(segment, labels, Dialect.SUP, before)
        elif brackets and not piece.raised and "[" in segment.text:
            marks.add_brackets(segment, before)
        else:
            marks.segments.append(segment)
        before = (before + segment.text)[-BEFORE:] if not labels else ""
    return marks.segments, marks.figures


class _Marks:
    """Segments, and figures among them."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.figures: list[Figure] = []

    def add(self, segment: Segment, labels: Sequence[tuple[str, int, int]], dialect: Dialect, before: str) -> None:
        """Add a segment a label; ``before`` is what stands before them in the block."""
        opens = not before.strip()
        for label, low, high in labels:
            doubtful = dialect is Dialect.SUP and not opens and (is_exponent(before, label) or not label.isdigit())
            index = len(self.segments)
            self.figures.append(Figure(index=index, label=label, dialect=dialect, doubtful=doubtful, line_start=opens))
            span = Span(segment.span.start + low, segment.span.start + high)
            self.segments.append(replace(segment, text=label, span=span, marker=label))

    def add_brackets(self, segment: Segment, before: str) -> None:
        """Add a segment cut where bracketed figures stand in it."""
        at = 0
        for match in BRACKETS.finditer(segment.text):
            if at < match.start():
                self.segments.append(_part(segment, at, match.start()))
            labels = [(label, match.start() + low, match.start() + high) for label, low, high in in_brackets(match)]
            if len(labels) == 1:
                labels = [(labels[0][0], match.start(), match.end())]
            if labels:
                self.add(segment, labels, Dialect.BRACKET, before + segment.text[: match.start()])
            else:
                self.segments.append(_part(segment, match.start(), match.end()))
            at = match.end()
        if at < len(segment.text):
            self.segments.append(_part(segment, at, len(segment.text)))


def _part(segment: Segment, low: int, high: int) -> Segment:
    start = segment.span.start
    return replace(segment, text=segment.text[low:high], span=Span(start + low, start + high))


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
