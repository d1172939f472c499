"""Mentions: what the running text calls a work, tied to the marker that its sentence ends in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from refcheck.documents.drafts import Draft
from refcheck.documents.lines import Lines
from refcheck.documents.segments import FoundKeys
from refcheck.documents.sentences import end_of_sentence, sentence_ends
from refcheck.documents.titlelike import has_cue, looks_like_title
from refcheck.model.document import Block, BlockKind, Marker, Mention, MentionForm
from refcheck.model.place import Span
from refcheck.text.quotes import find_quoted

__all__ = ["find_key_mentions", "find_mentions"]

CONTEXT = 60
"""Characters of text that a mention keeps before and after itself."""
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE})
_EDGE = " \t\u00a0,;:.\"'“”‘’«»„"
_CROSSREF = re.compile(r"(?:fig|tbl|eq|sec|lst|tab|thm|lem|def)[:.-]")


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch ``[start, end)`` of a block's plain text that may be a title."""

    start: int
    end: int
    form: MentionForm
    sure: bool = False


def find_mentions(path: str, lines: Lines, blocks: Sequence[Block], markers: Sequence[Marker]) -> tuple[Mention, ...]:
    """Return the italic and quoted titles in the running text, in order."""
    by_block: dict[int, list[Marker]] = defaultdict(list)
    for marker in markers:
        by_block[marker.block].append(marker)
    found: list[Mention] = []
    for index, block in enumerate(blocks):
        if block.kind in _PROSE:
            found += _in_block(path, lines, block, by_block.get(index, []))
    return tuple(found)


def _in_block(path: str, lines: Lines, block: Block, markers: Sequence[Marker]) -> Iterator[Mention]:
    text = block.text
    runs = _runs(block, text)
    if not runs:
        return
    ends = sentence_ends(text)
    places = _Places(block)
    offsets = [marker.offset for marker in markers]
    for run in runs:
        marker = _marker_of(text, run.end, ends, markers, offsets)
        before = text[max(0, run.start - CONTEXT) : run.start]
        title = looks_like_title(
            text[run.start : run.end],
            cue=run.sure or has_cue(before),
            marked=marker is not None,
            quoted=run.form is MentionForm.QUOTED,
            whole_block=len(text.strip(_EDGE)) <= run.end - run.start,
        )
        if title:
            span = places.span(run.start, run.end)
            yield Mention(
                text=" ".join(text[run.start : run.end].split()),
                raw=span.of(lines.text),
                form=run.form,
                location=lines.location(path, span.start, marker),
                span=span,
                marker=marker,
                before=before.lstrip(),
                after=text[run.end : run.end + CONTEXT].rstrip(),
            )


class _Places:
    """Where the plain text of a block stands in the source, for many questions to one block."""

    def __init__(self, block: Block) -> None:
        self.segments = [segment for segment in block.segments if segment.marker is None and segment.text]
        self.begins = [*accumulate((len(segment.text) for segment in self.segments), initial=0)]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the plain characters ``[start, end)``, which are not empty."""
        return Span(self._offset(start, low=True), self._offset(end - 1, low=False))

    def _offset(self, at: int, *, low: bool) -> int:
        index = bisect_right(self.begins, at) - 1
        segment = self.segments[index]
        if len(segment.text) == segment.span.end - segment.span.start:
            return segment.span.start + at - self.begins[index] + (0 if low else 1)
        return segment.span.start if low else segment.span.end


def _runs(block: Block, text: str) -> list[_Run]:
    """Return the italic and quoted stretches in order; of two that overlap the italic one."""
    italic = list(_italic_runs(block, text))
    starts = [run.start for run in italic]
    quoted = []
    for found in find_quoted(text):
        run = _trimmed(text, found.start, found.end, MentionForm.QUOTED, sure=found.is_book)
        if run and not _overlaps(run, italic, starts):
            quoted.append(run)
    return sorted(italic + quoted, key=lambda run: run.start)


def _overlaps(run: _Run, others: Sequence[_Run], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, run.end)
    return at > 0 and others[at - 1].end > run.start


def _italic_runs(block: Block, text: str) -> Iterator[_Run]:
    start, at = -1, 0
    for segment in block.segments:
        if segment.marker is not None:
            continue
        italic = segment.italic and not segment.code
        if italic and start < 0:
            start = at
        elif not italic and start >= 0 and segment.text.strip():
            yield from filter(None, [_trimmed(text, start, at, MentionForm.ITALIC)])
            start = -1
        at += len(segment.text)
    if start >= 0:
        yield from filter(None, [_trimmed(text, start, at, MentionForm.ITALIC)])


def _trimmed(text: str, start: int, end: int, form: MentionForm, *, sure: bool = False) -> _Run | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return _Run(start, end, form, sure) if start < end else None


def _marker_of(
    text: str, offset: int, ends: list[int], markers: Sequence[Marker], offsets: Sequence[int]
) -> str | None:
    """Return the first marker after ``offset`` in its sentence; one behind the final point counts."""
    index = bisect_left(offsets, offset)
    if index == len(offsets):
        return None
    end = end_of_sentence(ends, offset)
    at = offsets[index]
    return markers[index].label if at <= end or not text[end:at].strip() else None


def find_key_mentions(path: str, lines: Lines, drafts: Sequence[Draft], *, expected: bool) -> tuple[Mention, ...]:
    """Return the citations by key (``[@key, p. 5]``, ``@key``).

    ``expected`` says that the document names a bibliography; otherwise ``@name`` may be an account
    or a package, and only a bracketed key with a year in it makes the others credible.
    https://pandoc.org/MANUAL.html#citation-syntax
    """
    found = [keys for draft in drafts for keys in draft.keys if not all(_CROSSREF.match(key) for key in keys.keys)]
    credible = expected or any(keys.bracketed and any(re.search(r"\d{2}", key) for key in keys.keys) for keys in found)
    return tuple(_key_mention(path, lines, keys) for keys in found) if credible else ()


def _key_mention(path: str, lines: Lines, keys: FoundKeys) -> Mention:
    raw = keys.span.of(lines.text)
    start, end = keys.span.start, keys.span.end
    line = lines.span(lines.line(start) - 1)
    return Mention(
        text=raw,
        raw=raw,
        form=MentionForm.KEY,
        location=lines.location(path, start),
        span=Span(start, end),
        before=lines.text[max(line.start, start - CONTEXT) : start],
        after=lines.text[end : end + CONTEXT].partition("\n")[0].rstrip(),
        keys=tuple(key for key in keys.keys if not _CROSSREF.match(key)),
    )
