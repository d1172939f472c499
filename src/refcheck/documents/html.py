"""HTML documents: blocks, looks, notes and markers, with their places in the page's source.

Notes are tied to their markers by the links between them, whoever wrote the page (``html_anchors``);
a page without such links is read as converted Markdown is: raised figures in the text, and paragraphs
that such a figure opens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.drafts import Draft, merged
from refcheck.documents.figures import BRACKETS, Dialect, Figure, in_brackets, is_exponent, is_isotope, labels_of
from refcheck.documents.footnotes import attach_addresses, decide_markers, mark_notes
from refcheck.documents.furniture import join_cut_sentences, mark_furniture
from refcheck.documents.html_anchors import find_anchors
from refcheck.documents.html_events import Event, Open, events
from refcheck.documents.html_flow import HtmlBlock, Piece, read_blocks, without_label
from refcheck.documents.html_links import read_html_links
from refcheck.documents.lines import Lines
from refcheck.documents.segments import FoundLink
from refcheck.documents.source import Source
from refcheck.model.document import BlockKind, Document, Link, LinkRole, Note, Segment
from refcheck.model.place import Span

__all__ = ["read_html"]

BEFORE = 12
_DATES = frozenset(
    {
        "date",
        "dc.date",
        "dcterms.date",
        "dcterms.issued",
        "article:published_time",
        "citation_publication_date",
        "dcterms.created",
    }
)


def read_html(source: Source) -> Document:
    """Return the document that the HTML of ``source`` is; its links are those of ``read_html_links``."""
    page = read_html_links(source)
    stream = list(events(source.text))
    anchors = find_anchors([("", source.text, stream)])
    blocks = read_blocks("", source.text, stream, anchors)
    lines = Lines(source.text)
    tied = any(block.note is not None for block in blocks)
    drafts = [*_drafts(blocks, lines, figures=not tied)]
    drafts = mark_furniture(drafts)
    if not tied:
        drafts = attach_addresses(mark_notes(drafts, lines))
        drafts = decide_markers(drafts)
    drafts = join_cut_sentences(drafts)
    front = Front(title=_title(page.title, drafts), date=_date(stream))
    document = assemble(source, "html", drafts, lines, front)
    links = tuple(_placed(page.links, drafts))
    return replace(document, links=links, notes=tuple(_with_links(document.notes, drafts, links)))


def _title(said: str, drafts: Sequence[Draft]) -> str:
    """Return the first heading when the page's title is only a longer or another form of it, else that title."""
    first = next((draft.text.strip() for draft in drafts if draft.kind is BlockKind.HEADING and draft.level == 1), "")
    return " ".join(first.split()) if first and (not said or first in said or len(said) < 4) else said


def _date(stream: Sequence[Event]) -> str:
    for event in stream:
        if isinstance(event, Open) and event.name == "meta":
            name = (event.attributes.get("name") or event.attributes.get("property") or "").lower()
            if name in _DATES and re.match(r"\d{4}", event.attributes.get("content", "")):
                return event.attributes["content"][:10].strip()
        if isinstance(event, Open) and event.name == "body":
            break
    return ""


def _drafts(blocks: Sequence[HtmlBlock], lines: Lines, *, figures: bool) -> Iterator[Draft]:
    for (note, _), group in groupby(blocks, key=lambda block: (block.note, block.page if block.note else None)):
        parts = list(group)
        if note is None:
            for block in parts:
                yield _draft(block, block.pieces, lines, figures=figures)
            continue
        label = next((block.label for block in parts if block.label), "")
        made = []
        for index, block in enumerate(parts):
            pieces = without_label(block.pieces, label) if index == 0 else block.pieces
            made.append(_draft(block, pieces, lines, figures=False))
        whole = merged([draft for draft in made if draft.segments] or made)
        start = min(draft.span.start for draft in made)
        yield replace(
            whole,
            kind=BlockKind.NOTE,
            note=label,
            dialect=Dialect.CARET,
            span=Span(start, max(whole.span.end, start)),
            line=lines.line(start),
        )


def _draft(block: HtmlBlock, pieces: Sequence[Piece], lines: Lines, *, figures: bool) -> Draft:
    found: list[Figure] = []
    segments = [piece.segment for piece in pieces]
    if figures and block.kind is not BlockKind.CODE:
        segments, found = with_figures(pieces)
    end = max((piece.segment.span.end for piece in block.pieces), default=block.start)
    return Draft(
        kind=block.kind,
        span=Span(min(block.start, end), end),
        line=lines.line(block.start),
        level=block.level,
        segments=tuple(segments),
        figures=tuple(found),
        links=tuple(_links(segments)),
        ordinal=block.ordinal,
        comments=tuple(block.comments),
        page=block.page,
    )


def with_figures(pieces: Sequence[Piece]) -> tuple[list[Segment], list[Figure]]:
    """Return the segments with raised and bracketed figures as markers that are not decided yet."""
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
        elif not piece.raised and "[" in segment.text:
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


def _links(segments: Sequence[Segment]) -> Iterator[FoundLink]:
    for url, group in groupby(segments, key=lambda segment: segment.url):
        parts = list(group)
        if url:
            span = Span(parts[0].span.start, parts[-1].span.end)
            yield FoundLink(url=url, start=0, end=0, element="a", text="".join(p.text for p in parts), span=span)


def _placed(links: Sequence[Link], drafts: Sequence[Draft]) -> Iterator[Link]:
    """Yield the links of the page with the notes that they stand in."""
    held = sorted((d for d in drafts if d.note is not None), key=lambda draft: draft.span.start)
    starts = [draft.span.start for draft in held]
    for link in links:
        at = bisect_right(starts, link.span.start) - 1
        # An attribute stands before the text of its element, and the last one of a note behind its text.
        near = held[at] if at >= 0 and link.span.start <= held[at].span.end else None
        if near is None and at + 1 < len(held) and 0 <= held[at + 1].span.start - link.span.end < 3:
            near = held[at + 1]
        if near is None or link.element in {"link", "script", "meta"}:
            yield link
            continue
        role = link.role if link.role is LinkRole.CONTACT else LinkRole.CITATION
        yield replace(link, marker=near.note, role=role)


def _with_links(notes: Sequence[Note], drafts: Sequence[Draft], links: Sequence[Link]) -> Iterator[Note]:
    tails: dict[str, list[Span]] = {}
    for draft in drafts:
        if draft.tail and draft.note is not None:
            tails.setdefault(draft.note, []).append(draft.span)
    for note in notes:
        spans = [note.span, *tails.get(note.marker, ())]
        own = tuple(
            link
            for link in links
            if any(span.start <= link.span.start <= span.end for span in spans) and link.marker == note.marker
        )
        yield replace(note, links=own)
