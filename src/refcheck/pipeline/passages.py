"""The text of a document as the report holds it: blocks cut into plain words, markers, mentions, quotations, links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import accumulate, pairwise
from operator import attrgetter
from types import MappingProxyType
from typing import Generic, TypeVar

from refcheck.model.document import Block, BlockKind, Document, Mention, Quotation, Segment
from refcheck.model.place import Location, Span
from refcheck.model.reference import Citation
from refcheck.model.report import Agreement, MentionRecord, Passage, PassagePart
from refcheck.text.urls import redact

__all__ = ["LONGEST", "are_kept_whole", "passages_of"]

LONGEST = 2_000_000
"""When the documents of a run are longer together (characters), only the blocks that cite, name or quote something
are kept."""
_APART = frozenset({BlockKind.NOTE, BlockKind.FURNITURE})
"""Notes are records of their own; furniture is no text of the document."""

Thing = TypeVar("Thing", Mention, Quotation)


class _Spans(Generic[Thing]):
    """Things by where they stand, so that those of one block are found without a look at the others."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self._things: list[Thing] = sorted(things, key=lambda thing: thing.span)
        self._starts: list[int] = [thing.span.start for thing in self._things]
        self._ends: list[int] = [*accumulate((thing.span.end for thing in self._things), max)]

    def within(self, low: int, high: int) -> list[Thing]:
        """Return the things that stand at least partly between two offsets, in order."""
        near = self._things[bisect_right(self._ends, low) : bisect_left(self._starts, high)]
        return [thing for thing in near if thing.span.start < high and low < thing.span.end]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Held:
    """What a document holds, the keys of the works that its notes cite by marker, and where words stand that were
    found in their source, with how they agree with it.
    """

    mentions: _Spans[Mention]
    quotations: _Spans[Quotation]
    records: Mapping[Span, MentionRecord]
    keys: Mapping[str, tuple[str, ...]]
    quoted: Mapping[Location, Agreement]

    def anything(self, low: int, high: int) -> bool:
        """Return whether a mention or a quotation stands between two offsets."""
        return bool(self.mentions.within(low, high) or self.quotations.within(low, high))


def passages_of(
    document: Document,
    mentions: Sequence[MentionRecord],
    citations: Sequence[Citation],
    quoted: Mapping[Location, Agreement] = MappingProxyType({}),
    *,
    whole: bool,
) -> tuple[Passage, ...]:
    """Return the blocks of a document's text: all of them, or those alone that cite, name or quote something.

    ``mentions`` are the records of the document's own, in the same order; ``quoted`` is where words stand that were
    found in their source, with how they agree with it.
    """
    pairs = [*zip(document.mentions, mentions, strict=True)]
    held = _Held(
        mentions=_Spans(document.mentions),
        quotations=_Spans(document.quotations),
        records={mention.span: record for mention, record in reversed(pairs)},
        keys={citation.marker: citation.references for citation in citations},
        quoted=quoted,
    )
    return tuple(
        Passage(line=block.line, parts=tuple(_parts(block, held)), kind=block.kind, level=block.level)
        for block in document.blocks
        if block.kind not in _APART and block.segments and (whole or _says(block, held))
    )


def are_kept_whole(documents: Iterable[Document]) -> bool:
    """Return whether the texts of all documents of a run are short enough to be kept in its report."""
    return sum(len(document.text) for document in documents) <= LONGEST


_looks = attrgetter(*(field.name for field in fields(PassagePart) if field.name != "text"))
"""All that a piece says of its text: what agrees in it is one piece."""


def _says(block: Block, held: _Held) -> bool:
    """Return whether a block cites, names or quotes something."""
    return any(s.marker is not None or held.anything(s.span.start, s.span.end) for s in block.segments)


def _parts(block: Block, held: _Held) -> list[PassagePart]:
    parts: list[PassagePart] = []
    for segment in block.segments:
        if segment.marker is not None:
            cited = held.keys.get(segment.marker, ())
            parts.append(PassagePart(text=segment.marker, marker=segment.marker, reference=cited[0] if cited else None))
            continue
        for text, span in _pieces(segment, held):
            part = _part(text, span, segment, held)
            last = parts[-1] if parts else None
            if last and last.marker is None and _looks(last) == _looks(part):
                parts[-1] = replace(last, text=last.text + part.text)
            else:
                parts.append(part)
    return parts


def _part(text: str, span: Span, segment: Segment, held: _Held) -> PassagePart:
    mention = next((m for m in held.mentions.within(span.start, span.end) if _covers(m.span, span)), None)
    quotation = next((q for q in held.quotations.within(span.start, span.end) if _covers(q.span, span)), None)
    record = held.records[mention.span] if mention else None
    reference = record.reference if record else None
    if quotation is not None and record is None:
        cited = held.keys.get(quotation.marker or "", ())
        reference = cited[0] if len(cited) == 1 else None
        citation = held.records.get(quotation.cited) if quotation.cited is not None else None
        reference = reference or (citation.reference if citation is not None else None)
    return PassagePart(
        text=text,
        mention=record.form if record else None,
        reference=reference,
        agreement=record.agreement if record else held.quoted.get(quotation.location) if quotation else None,
        quoted=quotation is not None,
        url=redact(segment.url) if segment.url else None,
        italic=segment.italic,
    )


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _pieces(segment: Segment, held: _Held) -> Iterator[tuple[str, Span]]:
    """Yield a segment cut where something begins or ends in it, with where each piece stands."""
    start, end = segment.span.start, segment.span.end
    spans = [thing.span for things in (held.mentions, held.quotations) for thing in things.within(start, end)]
    cuts = sorted({edge for span in spans for edge in (span.start, span.end) if start < edge < end})
    if not cuts or not segment.exact:
        yield segment.text, segment.span
        return
    for low, high in pairwise([start, *cuts, end]):
        yield segment.text[low - start : high - start], Span(low, high)
