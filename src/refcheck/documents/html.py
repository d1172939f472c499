"""HTML documents: blocks, looks, notes and markers, with their places in the page's source.

Notes are tied to their markers by the links between them, whoever wrote the page (``html_anchors``);
a page without such links is read as converted Markdown is: raised figures in the text, and paragraphs
that such a figure opens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.drafts import Draft, merged
from refcheck.documents.entries import TAG, put_entries
from refcheck.documents.figures import Dialect, Figure
from refcheck.documents.flat_figures import raise_figures
from refcheck.documents.footnotes import attach_addresses, decide_markers, mark_notes
from refcheck.documents.furniture import join_cut_sentences, mark_furniture
from refcheck.documents.html_breaks import apart_at_breaks
from refcheck.documents.html_coins import Coins, embedded_work
from refcheck.documents.html_figures import keep_strays, typed_notes, with_figures
from refcheck.documents.html_links import read_html_links
from refcheck.documents.html_parts import scan_page
from refcheck.documents.html_pieces import HtmlBlock, Piece, without_label
from refcheck.documents.lines import Lines
from refcheck.documents.segments import links_of
from refcheck.documents.source import Source
from refcheck.model.document import BlockKind, Document, Embedded, Link, LinkRole, Note
from refcheck.model.place import Span

__all__ = ["decided", "read_html"]


def read_html(source: Source) -> Document:
    """Return the document that the HTML of ``source`` is; its links are those of ``read_html_links``.

    Raises ``DocumentError`` for a big page that cannot be read within bounds of time and memory.
    """
    page = read_html_links(source)
    scanned = scan_page(source.text, source.path)
    lines = Lines(source.text)
    tied = any(block.note is not None for block in scanned.blocks)
    drafts = decided(mark_furniture([*_drafts(scanned.blocks, lines, tied=tied)]), lines, tied=tied)
    front = Front(title=_title(page.title or scanned.title, drafts), date=scanned.date)
    document = assemble(source, "html", drafts, lines, front)
    links = tuple(_placed(page.links, drafts, scanned.ties, lines))
    return replace(
        put_entries(replace(document, links=links), document.entries),
        notes=tuple(_with_links(document.notes, drafts, links)),
        embedded=tuple(_embedded(scanned.coins, drafts, lines)),
    )


def decided(drafts: Sequence[Draft], lines: Lines, *, tied: bool) -> list[Draft]:
    """Return the drafts with notes and markers told from all else; ``tied``: links tie most of them."""
    known = keep_strays(drafts) if tied else typed_notes(drafts)
    known = decide_markers(attach_addresses(mark_notes(raise_figures(known), lines)))
    return join_cut_sentences(known)


def _embedded(coins: Sequence[Coins], drafts: Sequence[Draft], lines: Lines) -> Iterator[Embedded]:
    """Yield the works that the page describes for programs, with the notes that they stand in."""
    held = sorted(drafts, key=lambda draft: draft.span.start)
    starts = [draft.span.start for draft in held]
    for one in coins:
        # The description stands behind the words that it repeats.
        at = bisect_right(starts, one.start) - 1
        near = held[at] if at >= 0 and held[at].note is not None else None
        span = Span(one.start, one.start)
        work = embedded_work(one, line=lines.line(one.start), span=span, note=near.note if near else None)
        if work is not None:
            yield work


def _title(said: str, drafts: Sequence[Draft]) -> str:
    """Return the first heading when the page's title is only a longer or another form of it, else that title."""
    first = next((draft.text.strip() for draft in drafts if draft.kind is BlockKind.HEADING and draft.level == 1), "")
    return " ".join(first.split()) if first and (not said or first in said or len(said) < 4) else said


def _drafts(blocks: Sequence[HtmlBlock], lines: Lines, *, tied: bool) -> Iterator[Draft]:
    seen: set[str] = set()
    for note, group in groupby(blocks, key=lambda block: block.note):
        parts = list(group)
        if note is None:
            for block in parts if tied else apart_at_breaks(parts):
                yield _draft(block, block.pieces, lines, tied=tied)
            continue
        label = next((block.label for block in parts if block.label), "")
        made = []
        for index, block in enumerate(parts):
            pieces = without_label(block, label, more=len(parts) > 1) if index == 0 else block.pieces
            made.append(_draft(block, pieces, lines, tied=tied))
        whole = merged([draft for draft in made if draft.segments] or made)
        start = min(min(block.opens, draft.span.start) for block, draft in zip(parts, made, strict=True))
        yield replace(
            whole,
            kind=BlockKind.NOTE,
            note=label,
            dialect=Dialect.CARET,
            span=Span(start, max(whole.span.end, start)),
            line=min(draft.line for draft in made),
            # The rest of a note that another one cuts in two.
            tail=note in seen,
        )
        seen.add(note)


def _draft(block: HtmlBlock, pieces: Sequence[Piece], lines: Lines, *, tied: bool) -> Draft:
    found: list[Figure] = []
    segments = [piece.segment for piece in pieces]
    if block.note is None and block.kind is not BlockKind.CODE:
        segments, found = with_figures(pieces, brackets=not tied)
    end = max((piece.segment.span.end for piece in block.pieces), default=block.start)
    return Draft(
        kind=block.kind,
        span=Span(min(block.start, end), end),
        line=lines.line(block.start),
        level=block.level,
        segments=tuple(segments),
        figures=tuple(found),
        links=tuple(links_of(segments)),
        ordinal=block.ordinal,
        comments=tuple(block.comments),
        page=block.page,
    )


def _placed(
    links: Sequence[Link], drafts: Sequence[Draft], ties: Sequence[tuple[int, int]], lines: Lines
) -> Iterator[Link]:
    """Yield the links of the page with the notes that they stand in; ``ties`` are where the links between
    notes and markers stand, which are no sources even when they name the page."""
    held = sorted((d for d in drafts if d.note is not None), key=lambda draft: draft.span.start)
    starts = [draft.span.start for draft in held]
    for link in links:
        at = bisect_right(starts, link.span.start) - 1
        # An attribute stands before the text of its element, and the last one of a note behind its text.
        near = held[at] if at >= 0 and link.span.start <= held[at].span.end else None
        if near is None and at + 1 < len(held) and 0 <= held[at + 1].span.start - link.span.end < TAG:
            near = held[at + 1]
        tie = bisect_right(ties, (link.span.start, len(lines.text))) - 1
        if near is None or link.element in {"link", "script", "meta"} or (tie >= 0 and link.span.end <= ties[tie][1]):
            yield link
            continue
        role = link.role if link.role is LinkRole.CONTACT else LinkRole.CITATION
        yield replace(link, marker=near.note, role=role)


def _with_links(notes: Sequence[Note], drafts: Sequence[Draft], links: Sequence[Link]) -> Iterator[Note]:
    """Yield the notes with the links in them, and in the paragraphs of addresses that are theirs."""
    starts = [link.span.start for link in links]
    spans: list[list[Span]] = []
    for draft in drafts:
        if draft.note is not None and not draft.tail:
            spans.append([draft.span])
        elif draft.note is not None and spans:
            spans[-1].append(draft.span)
    for note, own in zip(notes, spans, strict=True):
        found: list[Link] = []
        for span in own:
            first = bisect_left(starts, span.start - TAG)
            last = bisect_right(starts, span.end)
            found += [one for one in links[first:last] if one.marker == note.marker and one not in found[-1:]]
        yield replace(note, links=tuple(found))
