"""Markers that lost their raising: "as was said.1 And more.2", as a text is that was pasted without its format.

Such a figure is a marker only where nothing else marks a note, a numbered list stands under a heading such as *Notes*, and the body
counts up to its last number in order, mostly behind the marks that end a clause. Whatever is less stays text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from refcheck.documents.drafts import Draft
from refcheck.documents.figures import Dialect, Figure
from refcheck.documents.footnotes import is_bibliography_heading
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["raise_figures"]

LEAST = 2
"""As many notes count up for certain."""
LOST = 0.2
"""Of the notes so many may have lost their markers as a whole; one may always."""
MAX_WORD = 12
MAX_ADDRESS = 200
"""So far before a figure (characters) a word that is counted, or an address, is looked for."""
PUNCTUATED = 0.5
"""Of the figures so many stand behind a mark: the others may be names ("mp3")."""

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_FIGURE = lazy_re(
    r"(?P<before>(?<=[^\W\d_]{2})[.,;:!?]?[”\"’'»)\]]{0,2}|(?<=\d{4})[.,;:!?][”\"’'»)\]]{0,2}|(?<=[)\]”\"’»])[.,;:!?]?)"
    r"(?P<label>[1-9]\d{0,2})(?=$|[\s,;:)\]”\"’»—–]|\.(?:\s|$))"
)
_NUMBER_FIRST = lazy_re(r"([1-9]\d{0,2})[.)]?\s+(?=[^\W\d_a-z]|[“\"‘'«„])")
_COUNTED = lazy_re(
    r"(?i)\b(?:fig|figure|tab|table|eq|chap|chapter|part|section|step|no|nr|annex|box|art|type|tier|phase|group)\.?$"
)
"""Words that are counted: "Fig.1"."""
_ADDRESS = lazy_re(r"(?:https?:|www\.)\S*$")


@dataclass(frozen=True, slots=True)
class _Flat:
    """A figure that may be a marker: where its label stands, and whether a mark stands before it."""

    draft: int
    segment: int
    start: int
    end: int
    label: int
    punctuated: bool


def raise_figures(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the figures that lost their raising as figures, none where that is not certain."""
    if any(draft.figures or draft.label is not None or draft.inner for draft in drafts):
        return [*drafts]
    at, items = _numbered_notes(drafts)
    count = len(items)
    if count < LEAST:
        return [*drafts]
    found = _in_order([*_flat(drafts[:at])], count)
    labels = {one.label for one in found}
    sure = sum(one.punctuated for one in found) >= PUNCTUATED * len(found)
    if len(labels) < max(LEAST, count - max(1, int(LOST * count))) or not sure:
        return [*drafts]
    raised = [items.get(index, draft) for index, draft in enumerate(drafts)]
    for index in {one.draft for one in found}:
        raised[index] = _raised(drafts[index], [one for one in found if one.draft == index])
    return raised


def _numbered_notes(drafts: Sequence[Draft]) -> tuple[int, dict[int, Draft]]:
    """Return where the last heading of notes or sources stands, and what counts from 1 under it, as items of a list."""
    at = max((index for index, draft in enumerate(drafts) if is_bibliography_heading(draft)), default=len(drafts))
    items: dict[int, Draft] = {}
    for index, draft in enumerate(drafts[at + 1 :], at + 1):
        if draft.kind is BlockKind.HEADING:
            break
        expected = len(items) + 1
        if draft.kind is BlockKind.LIST_ITEM and draft.ordinal is not None:
            if draft.ordinal not in {1, expected}:  # a list of Markdown counts by its first number alone
                break
            items[index] = draft
        elif (typed := _as_item(draft, expected)) is not None:
            items[index] = typed
    return at, items


def _as_item(draft: Draft, number: int) -> Draft | None:
    """Return a paragraph that a number opens ("3 Doe, Roads") as the item of that number."""
    first = draft.segments[0] if draft.kind is BlockKind.PARAGRAPH and draft.segments else None
    match = _NUMBER_FIRST.match(first.text) if first is not None and first.exact else None
    if first is None or match is None or int(match[1]) != number:
        return None
    segments = (first.part(match.end()), *draft.segments[1:])
    return replace(draft, kind=BlockKind.LIST_ITEM, ordinal=number, segments=segments)


def _flat(drafts: Sequence[Draft]) -> Iterator[_Flat]:
    """Yield what may be a marker in the text of the body, in order."""
    for number, draft in enumerate(drafts):
        if draft.kind not in _BODY:
            continue
        before = ""
        for index, segment in enumerate(draft.segments):
            told = before + segment.text
            plain = segment.exact and not segment.code and segment.url is None
            for match in _FIGURE.finditer(told, max(len(before) - 4, 0)) if plain else ():
                head, at = told[: match.start("before")], match.start("label") - len(before)
                if at >= 0 and not _COUNTED.search(head[-MAX_WORD:]) and not _ADDRESS.search(head[-MAX_ADDRESS:]):
                    end = match.end("label") - len(before)
                    yield _Flat(number, index, at, end, int(match["label"]), bool(match["before"]))
            before = told[-MAX_ADDRESS:]


def _in_order(figures: Sequence[_Flat], count: int) -> list[_Flat]:
    """Return those that count up from 1 to ``count``, one number skipped at most, and those behind a mark that name an earlier
    note again."""
    found: list[_Flat] = []
    last = 0
    for one in figures:
        if last < one.label <= min(last + 2, count):
            last = one.label
        elif not (one.label <= last and one.punctuated):
            continue
        found.append(one)
    return found


def _raised(draft: Draft, found: Sequence[_Flat]) -> Draft:
    """Return a draft whose segments are parted at the figures."""
    segments: list[Segment] = []
    figures: list[Figure] = []
    for index, segment in enumerate(draft.segments):
        at = 0
        for one in (one for one in found if one.segment == index):
            segments.append(segment.part(at, one.start))
            figures.append(Figure(index=len(segments), label=str(one.label), dialect=Dialect.SUP))
            span = Span(segment.span.start + one.start, segment.span.start + one.end)
            segments.append(replace(segment, text="", span=span, marker=str(one.label)))
            at = one.end
        segments.append(segment.part(at))
    return replace(draft, segments=tuple(segments), figures=tuple(figures))
