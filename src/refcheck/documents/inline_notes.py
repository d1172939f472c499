"""Notes that stand where their markers do: ``^[text]`` of Pandoc (https://pandoc.org/MANUAL.html#footnotes).

Pandoc numbers all notes in the order of their markers, those with a label too. In a document that has
notes of both kinds a label is therefore no number, and a number alone says which note is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from refcheck.documents.drafts import Draft
from refcheck.documents.figures import Dialect
from refcheck.model.document import BlockKind, Document

__all__ = ["in_printed_order", "number_notes"]

_PRINTED = frozenset({Dialect.CARET, Dialect.INLINE})


def number_notes(drafts: Sequence[Draft], notes: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with each of ``notes`` behind the block that its marker stands in, and with the
    numbers that Pandoc prints for labels."""
    placed = [*_placed(drafts, {note.note or "": note for note in notes})]
    labels = _printed(placed)
    return [_labelled(draft, labels) for draft in placed]


def _placed(drafts: Sequence[Draft], notes: dict[str, Draft]) -> Iterator[Draft]:
    for draft in drafts:
        yield draft
        waiting = [notes.pop(figure.label) for figure in draft.figures if figure.label in notes]
        waiting.reverse()
        while waiting:
            note = waiting.pop()
            yield note
            waiting += reversed([notes.pop(figure.label) for figure in note.figures if figure.label in notes])


def _printed(drafts: Sequence[Draft]) -> Mapping[str, str]:
    """Return what is printed for each label, numbers that other dialects have left out. A note that nothing
    leads to is not printed, and keeps its label unless that is now another's."""
    taken = {draft.note for draft in drafts if draft.note is not None and draft.dialect not in _PRINTED}
    printed: dict[str, str] = {}
    number = 0
    for outer in (True, False):
        for draft in drafts:
            if (draft.note is None) is not outer:
                continue
            for figure in draft.figures:
                if figure.dialect in _PRINTED and figure.label not in printed:
                    number += 1
                    while str(number) in taken:
                        number += 1
                    printed[figure.label] = str(number)
    given = set(printed.values())
    for draft in drafts:
        if draft.dialect in _PRINTED and draft.note is not None and draft.note not in printed:
            printed[draft.note] = f"^{draft.note}" if draft.note in given else draft.note
    return printed


def _labelled(draft: Draft, labels: Mapping[str, str]) -> Draft:
    segments = [*draft.segments]
    figures = []
    for figure in draft.figures:
        label = labels[figure.label] if figure.dialect in _PRINTED else figure.label
        figures.append(replace(figure, label=label))
        segments[figure.index] = replace(segments[figure.index], text=label, marker=label)
    note = labels[draft.note] if draft.note is not None and draft.dialect in _PRINTED else draft.note
    return replace(draft, segments=tuple(segments), figures=tuple(figures), note=note, inner=())


def in_printed_order(document: Document) -> Document:
    """Return the document with its notes in the order of their markers where some stand at them: *Ibid.*
    means the note that is printed before."""
    text = document.text
    if not any(text.startswith("^[", marker.span.start) for marker in document.markers):
        return document
    places: dict[str, list[tuple[bool, int]]] = defaultdict(list)
    for marker in reversed(document.markers):
        inner = document.blocks[marker.block].kind is BlockKind.NOTE
        places[marker.label].append((inner, marker.span.start))
    last = (True, len(text))
    ranked = [(places[note.marker] or [last]).pop() for note in document.notes]
    order = sorted(range(len(ranked)), key=lambda index: ranked[index])
    return replace(document, notes=tuple(document.notes[index] for index in order))
