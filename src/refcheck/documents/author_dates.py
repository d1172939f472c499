"""Citations in the running text that lead to a list of references: by author and date, or by number.

They are looked for only in documents that have such a list. What has the shape of a citation and the name of no
entry is kept where its brackets hold nothing else; whether it is one is for a check to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from refcheck.documents.figures import BRACKETS, in_brackets
from refcheck.documents.lines import Lines
from refcheck.model.document import Block, BlockKind, Document, Entry, Mention, MentionForm
from refcheck.model.place import Span
from refcheck.text.entry_heads import HeadIndex, MatchKind, heads_of
from refcheck.text.in_text import IBID, InText, Shape, find_in_text
from refcheck.text.lazy import lazy_re

__all__ = ["with_in_text"]

CONTEXT = 60
MAX_BLOCK = 100_000
"""Of a longer block (characters) only so much is looked at."""
MIN_NUMBERED = 0.6
"""So large a share of the entries has a number where the text cites by numbers."""
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE, BlockKind.NOTE})
# What a program prints ("[1] 0.5 [6] 0.7") and the parts of a variable are no citations.
_BEFORE_NUMBER = lazy_re(r"[^\W\d][)”\"’.,;:]?\s$|[,;]\s?$|\]\s?$")
_AFTER_NUMBER = lazy_re(r"[.,;:)?!\]]|\s*$|\s[a-z(\[–—]|\s[A-Z][a-z]")
_FITS = frozenset({MatchKind.TIED, MatchKind.LOOSE, MatchKind.AMBIGUOUS, MatchKind.OTHER_LETTER})
_NAMED = frozenset({MatchKind.OTHER_YEAR, MatchKind.OTHER_NAME})


@dataclass(frozen=True, slots=True)
class _Place:
    """A block of prose with what leads from its text to the source."""

    block: Block
    path: str
    lines: Lines
    text: str

    def mention(self, start: int, end: int, text: str, form: MentionForm, locator: str | None) -> Mention:
        """Return the characters ``[start, end)`` of the block as a citation."""
        span = self.block.source_span(start, end)
        return Mention(
            text=text,
            raw=span.of(self.lines.text),
            form=form,
            location=self.lines.location(self.path, span.start),
            span=span,
            before=self.text[max(0, start - CONTEXT) : start].lstrip(),
            after=self.text[end : end + CONTEXT].rstrip(),
            locators=(locator,) if locator else (),
        )


def with_in_text(document: Document, lines: Lines) -> Document:
    """Return the document with its citations by author and date, or by number, among the mentions."""
    if not document.entries:
        return document
    index = HeadIndex(heads_of([(entry.text, entry.repeated) for entry in document.entries]))
    numbers = _numbers(document.entries)
    taken = [entry.span for entry in document.entries]
    dated: list[Mention] = []
    numbered: list[Mention] = []
    for block in _text_blocks(document.blocks, taken):
        place = _Place(block, document.path, lines, block.text[:MAX_BLOCK])
        dated += _dated(place, index)
        if numbers:
            numbered += _numbered(place)
    if not numbered or 2 * sum(m.text.strip("[]") in numbers for m in numbered) < len(numbered):
        numbered = []
    if not dated and not numbered:
        return document
    kept = (m for m in document.mentions if m.form not in {MentionForm.AUTHOR_DATE, MentionForm.NUMBER})
    mentions = sorted((*kept, *dated, *numbered), key=lambda mention: mention.span)
    return replace(document, mentions=tuple(mentions))


def _text_blocks(blocks: Sequence[Block], taken: Sequence[Span]) -> Iterator[Block]:
    """Yield the blocks that are no part of a list; an entry may be a part of its block."""
    spans = sorted(taken)
    at = 0
    for block in sorted(blocks, key=lambda block: block.span):
        while at < len(spans) and spans[at].end <= block.span.start:
            at += 1
        if block.kind in _PROSE and not (at < len(spans) and spans[at].start < block.span.end):
            yield block


def _dated(place: _Place, index: HeadIndex) -> Iterator[Mention]:
    for one in find_in_text(place.text):
        if one.names == IBID:
            yield place.mention(one.start, one.end, IBID, MentionForm.AUTHOR_DATE, one.locator)
            continue
        match = index.match(one.names, one.year)
        if not _is_kept(one, match.kind, noted=place.block.kind is BlockKind.NOTE):
            continue
        words = list(re.finditer(r"\S+", one.names))
        skipped = min(match.skipped, len(words) - 1)
        names = one.names[words[skipped].start() :] if words else one.names
        at = place.text.find(names, one.start, one.end)
        start = at if at >= 0 else one.start
        yield place.mention(start, one.end, f"{names} {one.year}", MentionForm.AUTHOR_DATE, one.locator)


def _is_kept(one: InText, kind: MatchKind, *, noted: bool) -> bool:
    if kind in _FITS:
        return one.shape is not Shape.LOOSE or kind is not MatchKind.OTHER_LETTER
    if noted or one.shape is Shape.LOOSE:
        return False
    return kind in _NAMED or one.shape is Shape.BRACKETED


def _numbers(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the numbers of entries where most have one."""
    labels = [entry.label for entry in entries if entry.label is not None and entry.label.isdigit()]
    return frozenset(labels) if len(labels) >= MIN_NUMBERED * len(entries) else frozenset()


def _numbered(place: _Place) -> Iterator[Mention]:
    if place.block.kind is BlockKind.NOTE:
        return
    for match in BRACKETS.finditer(place.text):
        labels = in_brackets(match)
        cites = _BEFORE_NUMBER.search(place.text[max(0, match.start() - 4) : match.start()])
        if (
            not cites
            or not _AFTER_NUMBER.match(place.text, match.end())
            or any(len(label) > 3 for label, _, _ in labels)
        ):
            continue
        for label, low, high in labels:
            start, end = match.start() + low, match.start() + high
            if len(labels) == 1:
                start, end = match.span()
            yield place.mention(start, end, f"[{label}]", MentionForm.NUMBER, None)
