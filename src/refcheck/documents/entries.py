r"""Entries of lists of references as parts of a document: cut out of its blocks, with the links that are theirs.

Some formats mark them with keys (``\bibitem{key}``, ``.. [key]``); the others are found in ``reference_lists``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refcheck.documents.drafts import Draft
from refcheck.documents.lines import Lines
from refcheck.model.document import Block, Document, Entry, Link, LinkRole, MentionForm, Segment
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["REPEATED", "TAG", "cut_block", "joined_blocks", "links_within", "put_entries", "with_entries"]

REPEATED = lazy_re(r"\s*(?:(?:[—–―‒⸺⸻]{1,5}|-{3,12}|_{3,30})\s*(?:[.,(:]|\set\sal)|[—–―⸺⸻-]{2,6}\s|_{2,30})")
"""What stands for the authors of the entry before: "———.", "---, and"."""
TAG = 3
"""Characters between the value of an attribute, where a link of a page stands, and what its element holds."""


def with_entries(document: Document, keyed: Sequence[tuple[str, Draft]]) -> Document:
    """Return the document with the entries that drafts are, each with its key; what stands in them is no
    title of the text.
    """
    entries = tuple(_entries(keyed, document.blocks, document.links))
    return put_entries(document, entries) if entries else document


def put_entries(document: Document, entries: Sequence[Entry]) -> Document:
    """Return the document with ``entries`` in the place of those that it has, each with its links, which are
    citations; titles and quotations in them are none of the text.
    """
    if not entries:
        return document
    spans = sorted(entry.span for entry in entries)
    starts = [span.start for span in spans]
    places = [link.span.start for link in document.links]
    owned = {id(link) for span in spans for link in links_within(span, document.links, places)}
    links = tuple(_cited(link) if id(link) in owned else link for link in document.links)

    def is_text(place: Span) -> bool:
        index = bisect_right(starts, place.start) - 1
        return index < 0 or place.start >= spans[index].end

    return replace(
        document,
        entries=tuple(replace(entry, links=links_within(entry.span, links, places)) for entry in entries),
        links=links,
        mentions=tuple(m for m in document.mentions if m.form is MentionForm.KEY or is_text(m.span)),
        quotations=tuple(q for q in document.quotations if is_text(q.span)),
    )


def links_within(span: Span, links: Sequence[Link], starts: Sequence[int]) -> tuple[Link, ...]:
    """Return the links that stand in ``span``, or in the attribute of what opens it; ``starts`` are the places
    of all, which rise."""
    first = bisect_left(starts, span.start)
    while first > 0 and links[first - 1].attribute and 0 <= span.start - links[first - 1].span.end < TAG:
        first -= 1
    return tuple(links[first : bisect_left(starts, span.end)])


def _cited(link: Link) -> Link:
    return replace(link, role=LinkRole.CITATION) if link.role is LinkRole.TEXT else link


def _entries(keyed: Sequence[tuple[str, Draft]], blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[Entry]:
    by_span = {block.span: block for block in blocks}
    starts = [link.span.start for link in links]
    for key, draft in keyed:
        block = by_span.get(draft.span)
        if block is not None:
            yield Entry(
                label=key,
                line=draft.line,
                span=draft.span,
                block=block,
                links=links_within(draft.span, links, starts),
                repeated=REPEATED.match(block.text) is not None,
            )


def cut_block(block: Block, cuts: Sequence[int], lines: Lines | None = None) -> list[Block]:
    """Return the parts of a block that begin at its start and at the plain characters ``cuts`` (rising).

    ``lines`` tell on which line each part begins; without them all keep the block's.
    """
    parts: list[list[Segment]] = [[] for _ in range(len(cuts) + 1)]
    at = number = 0
    for segment in block.segments:
        size = len(segment.text) if segment.marker is None else 0
        low = 0
        while number < len(cuts) and cuts[number] < at + size:
            if cuts[number] > at + low:
                parts[number].append(segment.part(low, cuts[number] - at))
            low = max(cuts[number] - at, low)
            number += 1
        if not size or low < size:
            parts[number].append(segment.part(low, size) if low else segment)
        at += size
    made = []
    end = block.span.start
    for index, segments in enumerate(parts):
        start = block.span.start if index == 0 else next((s.span.start for s in segments if s.text.strip()), end)
        end = max(block.span.end if index == len(cuts) else segments[-1].span.end if segments else start, start)
        line = lines.line(start) if lines is not None else block.line
        made.append(replace(block, segments=tuple(segments), span=Span(start, end), line=line))
    return made


def joined_blocks(first: Block, second: Block) -> Block:
    """Return two blocks as one: a blank stands for what lies between."""
    end = first.span.end
    blank = Segment(text=" ", span=Span(end, max(end, second.span.start)))
    span = Span(first.span.start, max(end, second.span.end))
    return replace(first, segments=(*first.segments, blank, *second.segments), span=span)
