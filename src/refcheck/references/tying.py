"""Which work a title in the running text speaks of: that of its note, else the one of that title."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from refcheck.model.document import Document, Mention, MentionForm
from refcheck.model.report import Agreement
from refcheck.references.works import CitedWork, WorkIndex
from refcheck.text.titles import compare_titles
from refcheck.text.words import fold

__all__ = ["NO_TITLES", "tie_mentions"]

NO_TITLES = frozenset({MentionForm.KEY, MentionForm.AUTHOR_DATE, MentionForm.NUMBER})
"""Mentions that name a work without a title."""


def tie_mentions(document: Document, works: Sequence[Sequence[int]], index: WorkIndex) -> None:
    """Give each mention to the work of its note, or, without one, to the work of that title.

    ``works`` are those of each note of the document, in its order.
    """
    markers: dict[str, list[int]] = defaultdict(list)
    for marker in document.markers:
        markers[marker.label].append(marker.span.start)
    notes: dict[str, list[int]] = defaultdict(list)
    for number, note in enumerate(document.notes):
        notes[note.marker].append(number)
    for mention in document.mentions:
        if mention.form in NO_TITLES:
            continue
        if mention.marker is None:
            cited = next(iter(index.titled(mention.text)), None)
        else:
            meant = _notes_of(mention, markers[mention.marker], notes[mention.marker])
            cited = _best(mention, [index.works[w] for w in dict.fromkeys(w for n in meant for w in works[n])])
        if cited is not None:
            cited.mentions.append(mention)


def _notes_of(mention: Mention, markers: Sequence[int], notes: Sequence[int]) -> Sequence[int]:
    """Return the note of the marker that comes after the mention; all of that label where markers and
    notes do not go together one by one."""
    if len(notes) < 2 or len(notes) != len(markers):
        return notes
    number = bisect_left(markers, mention.span.end)
    return notes[number : number + 1] or notes[-1:]


_RANK = {Agreement.SAME: 3, Agreement.SHORT: 2, Agreement.MISQUOTED: 1}


def _best(mention: Mention, works: Sequence[CitedWork]) -> CitedWork | None:
    """Return the only work, or of several the one that the mention fits best; ``None`` when none fits."""
    if len(works) == 1:
        return works[0]
    # Nearly all titles stand as they are: to compare words costs a thousand times as much.
    plain = fold(mention.text)
    for cited in works:
        if fold(cited.work.title) == plain:
            return cited
    ranked = []
    for cited in works:
        agreement = compare_titles(mention.text, cited.work.title)
        ranked.append((_RANK.get(agreement.agreement, 0), agreement.score, -cited.index, cited))
    best = max(ranked, default=None, key=lambda entry: entry[:3])
    return best[3] if best and best[0] else None
