"""Quotations: words between quotation marks, or in a block of their own, whose sentence ends in a note or a citation.

Titles are none, and a word or two between marks may be irony, a term, or what people say. A citation that opens the
sentence ("Berg (2015, p. 4) says that ...") is that of its words where no other stands in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from refcheck.documents.lines import Lines
from refcheck.documents.sentences import Sentences
from refcheck.model.document import Block, BlockKind, Document, Marker, MentionForm, Quotation
from refcheck.model.place import Span
from refcheck.text.quotes import find_quoted

__all__ = ["FEWEST", "find_quotations"]

FEWEST = 5
"""Fewer words are no quotation that could be looked for."""
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_CITATIONS = frozenset({MentionForm.KEY, MentionForm.AUTHOR_DATE, MentionForm.NUMBER})
MAX_BLOCK = 4_000
"""A block of quotation is looked at up to so many characters."""
FARTHEST = 600
"""So far before quoted words (characters) their citation may stand."""
BESIDE = 40
"""So near (characters) citations in the same brackets stand."""
_CLOSING = " \u00a0.,;:”\"»’')([—–-"


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation: where it stands in the plain text of its block, the label of a note or its own place in the source."""

    start: int
    end: int
    marker: str | None
    span: Span | None


def find_quotations(document: Document, lines: Lines) -> tuple[Quotation, ...]:
    """Return the quotations of a document that a note or a citation belongs to, in order."""
    by_block: dict[int, list[Marker]] = defaultdict(list)
    for marker in document.markers:
        by_block[marker.block].append(marker)
    titles = sorted(mention.span for mention in document.mentions if mention.form not in _CITATIONS)
    citations = sorted(mention.span for mention in document.mentions if mention.form in _CITATIONS)
    starts = [span.start for span in citations]
    entries = sorted((entry.span.start, entry.span.end) for entry in document.entries)
    found: list[Quotation] = []
    for index, block in enumerate(document.blocks):
        if block.kind not in _PROSE:
            continue
        markers = [_Cited(one.offset, one.offset, one.label, None) for one in by_block.get(index, ())]
        within = citations[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        if markers or within:
            found += _in_block(document.path, lines, block, (markers, _placed(block, within)), titles)
    return tuple(one for one in found if not _is_listed(one.span, entries))


def _is_listed(span: Span, entries: Sequence[tuple[int, int]]) -> bool:
    """Return whether something stands in an entry of a list of references."""
    at = bisect_right(entries, (span.start, inf)) - 1
    return at >= 0 and span.start < entries[at][1]


def _placed(block: Block, spans: Sequence[Span]) -> list[_Cited]:
    """Return citations with their places in the plain text of the block; one that is not in it is left out."""
    found: list[_Cited] = []
    at, offset = 0, 0
    for segment in block.segments:
        if segment.marker is not None:
            continue
        while at < len(spans) and spans[at].start < segment.span.end:
            start = offset + (max(spans[at].start - segment.span.start, 0) if segment.exact else 0)
            length = spans[at].end - spans[at].start if segment.exact else len(segment.text)
            found.append(_Cited(start, start + length, None, spans[at]))
            at += 1
        offset += len(segment.text)
    found += [_Cited(offset, offset, None, span) for span in spans[at:]]
    return found


def _in_block(
    path: str, lines: Lines, block: Block, cited: tuple[list[_Cited], list[_Cited]], titles: Sequence[Span]
) -> Iterator[Quotation]:
    for start, end, by in _ranges(block, *cited):
        span = block.source_span(start, end)
        if not _is_title(span, titles):
            yield Quotation(
                text=" ".join(block.text[start:end].split()),
                location=lines.location(path, span.start, by.marker),
                span=span,
                marker=by.marker,
                cited=by.span,
            )


def _ranges(block: Block, markers: list[_Cited], citations: list[_Cited]) -> Iterator[tuple[int, int, _Cited]]:
    """Yield where quotations of a block begin and end, and what they belong to."""
    text = block.text
    inner = find_quoted(text)
    if block.kind is BlockKind.QUOTE and len(text) <= MAX_BLOCK and not inner:
        # The note of a block of quotation stands at its end.
        last = (markers or citations)[-1]
        end = len(text) if markers else last.start
        if len(text[:end].split()) >= FEWEST and not text[last.end :].strip(_CLOSING if citations else " .)"):
            yield 0, len(text[:end].rstrip(" ([—–-")), last
        return
    sentences = Sentences(text)
    for quoted in inner:
        if len(text[quoted.start : quoted.end].split()) < FEWEST or quoted.is_book:
            continue
        end = sentences.end_after(max(quoted.end - 1, 0))
        by = _behind(text, quoted.end, end, markers)
        if by is None and not any(quoted.start <= one.start < quoted.end for one in _near(citations, quoted.end)):
            # Who is quoted may quote somebody: then the citation is within.
            by = _behind(text, quoted.end, end, citations)
            by = (
                _before(text, quoted.start, citations) if by is None else by if _is_alone(text, by, citations) else None
            )
        if by is not None:
            yield quoted.start, quoted.end, by


def _behind(text: str, quoted: int, end: int, cited: Sequence[_Cited]) -> _Cited | None:
    """Return the first citation behind words that end at ``quoted``, in their sentence, which ends at ``end``, or right
    behind it.
    """
    at = bisect_left(cited, quoted, key=_start)
    if at == len(cited):
        return None
    offset = cited[at].start
    return cited[at] if offset <= end or not text[end:offset].strip(" \u00a0”\"»’')([") else None


def _is_alone(text: str, one: _Cited, citations: Sequence[_Cited]) -> bool:
    """Return whether no other citation follows in the same brackets: which of them is meant nobody can tell."""
    at = bisect_left(citations, one.start + 1, key=_start)
    between = text[one.end : citations[at].start] if at < len(citations) else ")"
    return len(between) > BESIDE or any(mark in between for mark in ").]")


def _before(text: str, start: int, citations: Sequence[_Cited]) -> _Cited | None:
    """Return the citation that stands alone before words in their sentence."""
    found = [
        one
        for one in _near(citations, start)
        if start - FARTHEST < one.start and Sentences(text[one.start : start]).end_after(0) == start - one.start
    ]
    return found[0] if len(found) == 1 else None


def _near(citations: Sequence[_Cited], place: int) -> Sequence[_Cited]:
    """Return the last two citations before a place."""
    at = bisect_left(citations, place, key=_start)
    return citations[max(at - 2, 0) : at]


def _start(cited: _Cited) -> int:
    return cited.start


def _is_title(span: Span, titles: Sequence[Span]) -> bool:
    at = bisect_left(titles, Span(span.start, span.start))
    return any(one.start < span.end and span.start < one.end for one in titles[max(at - 1, 0) : at + 1])
