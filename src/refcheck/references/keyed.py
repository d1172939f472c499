r"""Citations by key (``\cite{key}``, ``[@key]``): the works that a bibliography gives them, put where they are cited.

A work of a .bib goes the way of one that a reference manager left in the file: *Ibid.* after it leads to
it, and it keeps the key that the document uses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from refcheck.model.document import ALL_KEYS, Document, Embedded, Entry, Mention, Note, Segment
from refcheck.model.place import Span
from refcheck.model.reference import Library, Reference
from refcheck.model.work import Work
from refcheck.references.locators import find_locator
from refcheck.text.lazy import lazy_re

__all__ = ["KEYED", "entry_key", "tie_entries", "with_works", "without_keys"]

KEYED = "bibtex"
"""The manager that works have which a document cites by key; their id is the key."""

_PANDOC_LOCATOR = lazy_re(r"@(?:\{[^}]*\}|[^\s,;\]]+)\s*,?\s*([^;\]]*)")
_NARRATIVE_LOCATOR = lazy_re(r"\s?\[([^\[\];@]+)(?:\](?![(\[:])|;)")
"""What stands behind a key of the text in brackets: ``@key [p. 5]``, ``@key [p. 5; see @other]``, and no link."""


def entry_key(entry: Entry) -> str | None:
    r"""Return the key of an entry that the document itself gives (``\bibitem{key}``), ``None`` for a number."""
    return entry.label if entry.label and not entry.label.isdigit() else None


def with_works(document: Document, entries: Mapping[str, Reference]) -> Document:
    """Return the document with the works that its citations by key mean; ``entries`` are those of .bib files.

    A key in a note that nobody knows stands for a work of which nothing is known.
    """
    mentions = document.key_mentions
    own = {key for entry in document.entries if (key := entry_key(entry))}
    notes = sorted(document.notes, key=lambda note: note.span)
    starts = [note.span.start for note in notes]
    made: list[Embedded] = []
    for mention in mentions:
        note = _note_at(notes, starts, mention.span.start)
        for key, locator in _cited(mention):
            entry = entries.get(key)
            if key == ALL_KEYS or (entry is None and key not in own and note is None):
                continue
            made.append(
                Embedded(
                    id=entry.key if entry else key,
                    work=entry.work if entry else Work(),
                    span=mention.span,
                    line=mention.location.line or 1,
                    locator=locator,
                    note=note.marker if note else None,
                    manager=KEYED,
                )
            )
    return replace(document, embedded=(*document.embedded, *made))


def _note_at(notes: Sequence[Note], starts: Sequence[int], place: int) -> Note | None:
    """Return the note that a place of the text lies in; of two the inner one."""
    last = bisect_right(starts, place) - 1
    for index in range(last, max(-1, last - 3), -1):
        if notes[index].span.start <= place < notes[index].span.end:
            return notes[index]
    return None


def _cited(mention: Mention) -> Iterator[tuple[str, str | None]]:
    """Yield the keys of a citation with the place in each work."""
    said: Sequence[str | None] = mention.locators
    if not said and mention.raw.startswith("["):
        said = [match[1] for match in _PANDOC_LOCATOR.finditer(mention.raw)]
    elif not said and (behind := _NARRATIVE_LOCATOR.match(mention.after)):
        said = [behind[1]]
    for index, key in enumerate(mention.keys):
        text = said[index] if index < len(said) else None
        found = find_locator(text, lone=True) if text and text.strip() else None
        yield key, found[0] if found else None


def without_keys(note: Note, mentions: Sequence[Mention]) -> Note:
    """Return a note without its citations by key: they are no words that a work could be read from.

    ``mentions`` are those of the document, in order.
    """
    first = bisect_left(mentions, note.span.start, key=_start)
    spans = [m.span for m in mentions[first : bisect_left(mentions, note.span.end, key=_start)]]
    if not spans:
        return note
    segments = tuple(part for segment in note.block.segments for part in _without(segment, spans))
    return replace(note, block=replace(note.block, segments=segments))


def _start(mention: Mention) -> int:
    return mention.span.start


def _without(segment: Segment, spans: Sequence[Span]) -> Iterator[Segment]:
    low, high = segment.span.start, segment.span.end
    at = low
    for span in spans:
        if span.end <= at or span.start >= high:
            continue
        if not segment.exact:
            return
        if at < span.start:
            yield segment.part(at - low, span.start - low)
        at = min(span.end, high)
    if at == low:
        yield segment
    elif at < high:
        yield segment.part(at - low)


def tie_entries(library: Library, entries: Mapping[str, Reference]) -> Library:
    """Return the extracted library in which what is cited by key is the entry of its .bib."""
    cited = {one.id for document in library.documents for one in document.embedded if one.manager == KEYED}
    done: list[Reference] = []
    for reference in library.references:
        entry = entries.get(reference.key) if reference.key in cited else None
        if entry is None:
            done.append(reference)
            continue
        done.append(
            replace(
                entry,
                mentions=(*entry.mentions, *reference.mentions),
                citations=(*entry.citations, *reference.citations),
                derived=reference.derived or entry.derived,
                origin=reference.origin,
                claimed=reference.work,
            )
        )
    return replace(library, references=tuple(done))
