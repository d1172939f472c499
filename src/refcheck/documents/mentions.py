"""Mentions: what the running text calls a work, tied to the marker that its sentence ends in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from refcheck.documents.cued_titles import find_cued
from refcheck.documents.drafts import Draft
from refcheck.documents.lines import Lines
from refcheck.documents.segments import FoundKeys
from refcheck.documents.sentences import Sentences
from refcheck.documents.titlelike import Setting, is_periodical, looks_like_title
from refcheck.model.document import Block, BlockKind, Marker, Mention, MentionForm
from refcheck.model.place import Span
from refcheck.model.report import Agreement
from refcheck.text.lazy import lazy_re
from refcheck.text.quotes import find_quoted
from refcheck.text.titles import compare_titles, main_title
from refcheck.text.words import fold

__all__ = ["find_key_mentions", "find_mentions"]

CONTEXT = 60
"""Characters of text that a mention keeps before and after itself."""
MIN_MAIN = 12
"""A shorter main title (letters) may stand behind other words by chance."""
MIN_WORD = 3
"""Words that are no longer (letters) are small ones."""
MAX_NAME = 300
"""Longer runs (characters) are not looked for in notes."""
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE})
_EDGE = " \t\u00a0,;:.\"'“”‘’«»„"
_SENTENCE = lazy_re(r"[.!?][\"”’»)*_]*\s+[A-Z“«*_]")
_CROSSREF = lazy_re(r"(?:fig|tbl|eq|sec|lst|tab|thm|lem|def)[:.-]")


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch ``[start, end)`` of a block's plain text that may be a title."""

    start: int
    end: int
    form: MentionForm
    sure: bool = False
    linked: bool = False
    cued: bool = False


def find_mentions(
    path: str,
    lines: Lines,
    blocks: Sequence[Block],
    markers: Sequence[Marker],
    *,
    notes: Sequence[str | None] = (),
    keys: Sequence[Mention] = (),
) -> tuple[Mention, ...]:
    """Return the titles in the running text, in order: italic, quoted, linked, or plain after a cue.

    ``notes`` are the markers of the notes that blocks are: what a note gives as its title is one in the
    text too, even if it is a single word. ``keys`` are the citations by key: the first after a title in
    its sentence is its own.
    """
    named = _Cited(lines, blocks, notes, keys)
    by_block: dict[int, list[Marker]] = defaultdict(list)
    for marker in markers:
        by_block[marker.block].append(marker)
    found: list[Mention] = []
    for index, block in enumerate(blocks):
        if block.kind in _PROSE:
            found += _in_block(path, lines, block, by_block.get(index, []), named)
    return tuple(found)


class _Cited:
    """What the notes give first in italics or quotation marks, by their markers; and the citations by key."""

    def __init__(
        self, lines: Lines, blocks: Sequence[Block], notes: Sequence[str | None], keys: Sequence[Mention]
    ) -> None:
        self.lines = lines
        self.keys = sorted(keys, key=lambda mention: mention.span)
        self.starts = [mention.span.start for mention in self.keys]
        self.blocks: dict[str, Block] = {}
        for block, label in zip(blocks, notes, strict=False):
            if label is not None:
                self.blocks.setdefault(label, block)
        self.letters: dict[str, str] = {}
        self.titles: dict[str, str] = {}

    def by_key(self, span: Span) -> tuple[str, ...]:
        """Return the keys of the first citation after a title within its sentence."""
        index = bisect_left(self.starts, span.end)
        if index == len(self.keys) or self.starts[index] - span.end > MAX_NAME:
            return ()
        between = self.lines.text[span.end : self.starts[index]]
        ended = "\n\n" in between or _SENTENCE.search(between)
        return () if ended else self.keys[index].keys

    def opens(self, label: str, text: str) -> bool:
        """Return whether the title that a note gives begins with ``text``, a capital first."""
        if label not in self.blocks or not text[:1].isupper() or is_periodical(text[:MAX_NAME]):
            return False
        if label not in self.letters:
            block = self.blocks[label]
            runs = [*_italic_runs(block, block.text), *_quoted_runs(block.text)]
            first = min(runs, key=lambda run: run.start, default=None)
            self.titles[label] = block.text[first.start : first.end] if first else ""
            self.letters[label] = _letters(self.titles[label])
        letters = _letters(text)
        if len(letters) > 3 and self.letters[label].startswith(letters):
            return True
        return len(text.split()) > 2 and self._agrees(label, text, letters)

    def _agrees(self, label: str, text: str, letters: str) -> bool:
        """Return whether a text is a form of the title that a note gives, or ends in its main title."""
        main = _letters(main_title(self.titles[label]))
        if len(main) >= MIN_MAIN and letters.endswith(main):
            return True
        theirs = self.letters[label]
        # To compare words costs much: those of a form of the title begin as some of its own do.
        if not all(_letters(word)[:3] in theirs for word in text[:MAX_NAME].split() if len(word) > MIN_WORD):
            return False
        return compare_titles(text[:MAX_NAME], self.titles[label]).agreement in {Agreement.SAME, Agreement.SHORT}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text[:MAX_NAME])))


def _in_block(path: str, lines: Lines, block: Block, markers: Sequence[Marker], named: _Cited) -> Iterator[Mention]:
    text = block.text
    runs = _runs(block, text)
    if not runs:
        return
    sentences = Sentences(text)
    places = _Places(block)
    offsets = [marker.offset for marker in markers]
    bare = len(text.strip(_EDGE))
    for run in runs:
        marker = _marker_of(text, run.end, sentences, markers, offsets)
        name = text[run.start : run.end]
        alone = bare <= run.end - run.start
        span = places.span(run.start, run.end)
        keys = named.by_key(span) if marker is None else ()
        marked = marker is not None or bool(keys)
        told = run.cued or looks_like_title(name, _setting(text, run, marked=marked, alone=alone))
        if told or (marker is not None and not run.linked and named.opens(marker, name)):
            yield Mention(
                text=" ".join(text[run.start : run.end].split()),
                raw=span.of(lines.text),
                form=run.form,
                location=lines.location(path, span.start, marker),
                span=span,
                marker=marker,
                before=text[max(0, run.start - CONTEXT) : run.start].lstrip(),
                after=text[run.end : run.end + CONTEXT].rstrip(),
                keys=keys,
            )


def _setting(text: str, run: _Run, *, marked: bool, alone: bool) -> Setting:
    return Setting(
        before=text[max(0, run.start - 2 * CONTEXT) : run.start],
        after=text[run.end : run.end + CONTEXT],
        marked=marked,
        quoted=run.form is MentionForm.QUOTED,
        linked=run.linked,
        whole_block=alone,
        opens_block=not any(char.isalpha() for char in text[max(0, run.start - CONTEXT) : run.start]),
        sure=run.sure,
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
        if segment.exact:
            return segment.span.start + at - self.begins[index] + (0 if low else 1)
        return segment.span.start if low else segment.span.end


def _runs(block: Block, text: str) -> list[_Run]:
    """Return the stretches that may be titles, in order; of two that overlap the italic one, then the
    quoted, then the linked."""
    runs = list(_italic_runs(block, text))
    quoted = _quoted_runs(text)
    linked = _linked_runs(block, text)
    cued = (_Run(start, end, MentionForm.PLAIN, cued=True) for start, end in find_cued(text))
    for more in (quoted, linked, cued):
        starts = [run.start for run in runs]
        runs = sorted([*runs, *(r for r in more if r and not _overlaps(r, runs, starts))], key=lambda run: run.start)
    return runs


def _quoted_runs(text: str) -> Iterator[_Run]:
    """Yield what stands in quotation marks."""
    runs = (_trimmed(text, q.start, q.end, MentionForm.QUOTED, sure=q.is_book) for q in find_quoted(text))
    yield from filter(None, runs)


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


def _linked_runs(block: Block, text: str) -> Iterator[_Run | None]:
    """Yield the texts of links."""
    at, start, url = 0, 0, None
    for segment in (s for s in block.segments if s.marker is None):
        if segment.url != url:
            if url is not None:
                yield _linked(text, start, at)
            start, url = at, segment.url
        at += len(segment.text)
    if url is not None:
        yield _linked(text, start, at)


def _linked(text: str, start: int, end: int) -> _Run | None:
    run = _trimmed(text, start, end, MentionForm.PLAIN)
    return _Run(run.start, run.end, run.form, linked=True) if run else None


def _trimmed(text: str, start: int, end: int, form: MentionForm, *, sure: bool = False) -> _Run | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return _Run(start, end, form, sure) if start < end else None


def _marker_of(
    text: str, offset: int, sentences: Sentences, markers: Sequence[Marker], offsets: Sequence[int]
) -> str | None:
    """Return the first marker after ``offset`` in its sentence; one behind the final point counts."""
    index = bisect_left(offsets, offset)
    if index == len(offsets):
        return None
    end = sentences.end_after(offset)
    at = offsets[index]
    return markers[index].label if at <= end or not text[end:at].strip() else None


def find_key_mentions(path: str, lines: Lines, drafts: Sequence[Draft], *, expected: bool) -> tuple[Mention, ...]:
    """Return the citations by key (``[@key, p. 5]``, ``@key``).

    ``expected`` says that the document names a bibliography; otherwise ``@name`` may be an account
    or a package, and only a bracketed key with a year in it makes the others credible.
    https://pandoc.org/MANUAL.html#citation-syntax
    """
    found = [keys for draft in drafts for keys in draft.keys if not all(_is_crossref(key, keys) for key in keys.keys)]
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
        keys=tuple(key for key in keys.keys if not _is_crossref(key, keys)),
        locators=keys.locators,
    )


def _is_crossref(key: str, keys: FoundKeys) -> bool:
    """Return whether a key is a figure's or the like; LaTeX, which gives locators, has other commands for these."""
    return not keys.locators and _CROSSREF.match(key) is not None
