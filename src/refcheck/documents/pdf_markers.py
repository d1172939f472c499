"""Markers in the text of a PDF: the figures that lead to notes, told by the notes that they lead to.

A raised figure may be an exponent, an ordinal, an isotope, the mark of an author's institute. One that
no note answers is a marker only where it fills a gap in the numbers: nobody is told of a missing note
because of any other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice

from refcheck.documents.pdf_labels import Alphabet, Asked, Form, asked_on, number_of
from refcheck.documents.pdf_lines import Page, PageNote, Word

__all__ = ["mark"]

ENOUGH = 0.6
"""So many of the notes have to be asked for in one way for it to be that of the document."""
NEAR = 3
"""A gap in the numbers is at most so many figures from those beside it."""
LOOK_AHEAD = 50
"""So many figures of one label and page are looked at for one that is free."""
_STRENGTHS = 4


class _Place:
    """An ``Asked`` with its page and its place among all of them."""

    __slots__ = ("asked", "order", "page", "taken")

    def __init__(self, asked: Asked, page: int, order: int) -> None:
        self.asked, self.page, self.order = asked, page, order
        self.taken: PageNote | None = None


class _Row:
    """The places of one label, page and strength, in their order."""

    __slots__ = ("_head", "places")

    def __init__(self) -> None:
        self.places: list[_Place] = []
        self._head = 0

    def free(self, last: int) -> _Place | None:
        """Return the first free place behind the place ``last``, else the first free one."""
        while self._head < len(self.places) and self.places[self._head].taken is not None:
            self._head += 1
        behind = max(self._head, bisect_right(self.places, last, key=lambda place: place.order))
        near = islice(self.places, behind, behind + LOOK_AHEAD)
        first = self.places[self._head] if self._head < len(self.places) else None
        return next((place for place in near if place.taken is None), first)


def mark(pages: Sequence[Page], notes: Sequence[PageNote], alphabet: Alphabet) -> None:
    """Cut the markers out of the words of the text, and say of each which note it leads to; other raised
    figures become plain text."""
    places = [*_places(pages)]
    _of_pages(places, [note for note in notes if not note.at_end])
    _of_lists(places, [note for note in notes if note.at_end])
    _without_halves(places)
    chosen = {place.order for place in places if place.taken is not None}
    chosen |= _in_gaps(places, alphabet)
    _cut([place for place in places if place.order in chosen])


def _places(pages: Sequence[Page]) -> Iterator[_Place]:
    order = 0
    for index, page in enumerate(pages):
        for asked in asked_on(page):
            if asked.line.note is None:
                yield _Place(asked, index, order)
                order += 1


def _of_pages(places: Sequence[_Place], notes: Sequence[PageNote]) -> None:
    """Tie the notes below the text: to a figure on their own page, else on the page before."""
    rows: dict[tuple[int, str, int], _Row] = defaultdict(_Row)
    for place in places:
        rows[place.page, place.asked.label, _weakness(place.asked)].places.append(place)
    last = -1
    for note in notes:
        keys = ((page, note.label, weak) for weak in range(_STRENGTHS) for page in (note.page, note.page - 1))
        found = (rows[key].free(last) for key in keys if key in rows)
        chosen = next((one for one in found if one is not None), None)
        if chosen is None:
            continue
        chosen.taken = note
        if number_of(note.label, Alphabet.ARABIC):
            last = max(last, chosen.order)


def _weakness(asked: Asked) -> int:
    """Return how little speaks for a marker: 0 a raised figure, 1 one that may be an exponent, 2 a sign, a number
    in brackets, or one of two in a raised figure, 3 figures at the end of a word.
    """
    if asked.form is Form.RAISED:
        return int(asked.doubtful)
    return 3 if asked.form is Form.GLUED else 2


def _of_lists(places: Sequence[_Place], notes: Sequence[PageNote]) -> None:
    """Tie the notes of lists to figures of one form, in the order of the text."""
    best: dict[int, PageNote] = {}
    for forms in ({Form.RAISED, Form.PAIR}, {Form.PAREN}, {Form.GLUED}):
        some = [place for place in places if place.taken is None and place.asked.form in forms]
        tied = _in_order(some, notes)
        if len(tied) > len(best):
            best = tied
        if len(best) > ENOUGH * len(notes):
            break
    for place in places:
        if place.order in best:
            place.taken = best[place.order]


def _in_order(places: Sequence[_Place], notes: Sequence[PageNote]) -> dict[int, PageNote]:
    """Return the notes by the place that leads to each: places and notes rise together."""
    tied: dict[int, PageNote] = {}
    # By label: those that may as well be exponents come in question where there is no other.
    found: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        found[place.asked.label, place.asked.doubtful].append(index)
    at = 0
    for position, note in enumerate(notes):
        here = _next(found, note.label, at)
        if here is None:
            continue
        following = notes[position + 1] if position + 1 < len(notes) else None
        if following is not None and following.number == note.number + 1:
            after = _next(found, following.label, at)
            # The figure of the next note comes first: this one's own was not seen.
            if after is not None and after < here:
                continue
        tied[places[here].order] = note
        at = here + 1
    return tied


def _next(found: Mapping[tuple[str, bool], Sequence[int]], label: str, at: int) -> int | None:
    for doubtful in (False, True):
        indexes = found.get((label, doubtful), ())
        first = bisect_left(indexes, at)
        if first < len(indexes):
            return indexes[first]
    return None


def _without_halves(places: Sequence[_Place]) -> None:
    """Free the places of two numbers in one figure ("12") of which not both are taken, or the whole is."""
    for whole, one, other in zip(places, places[1:], places[2:], strict=False):
        if not one.asked.form is other.asked.form is Form.PAIR or other.asked.low < one.asked.low:
            continue
        same = whole.asked.line is one.asked.line and whole.asked.index == one.asked.index
        if (same and whole.taken is not None) or one.taken is None or other.taken is None:
            one.taken = other.taken = None


def _in_gaps(places: Sequence[_Place], alphabet: Alphabet) -> set[int]:
    """Return the raised figures that no note answers, where the numbers on both sides say that they are markers."""
    raised = [
        place
        for place in places
        if place.asked.form is Form.RAISED and number_of(place.asked.label, alphabet) is not None
    ]
    numbers = [number_of(place.asked.label, alphabet) or 0 for place in raised]
    taken = [place.taken is not None for place in raised]
    found: set[int] = set()
    for index, place in enumerate(raised):
        if taken[index] or place.asked.doubtful:
            continue
        before = next((i for i in range(index - 1, max(index - NEAR, 0) - 1, -1) if taken[i]), None)
        after = next((i for i in range(index + 1, min(index + NEAR + 1, len(raised))) if taken[i]), None)
        if before is not None and after is not None and numbers[before] + 1 == numbers[index] == numbers[after] - 1:
            found.add(place.order)
    return found


def _cut(places: Sequence[_Place]) -> None:
    """Make words of the markers."""
    for _, of_line in groupby(places, key=lambda place: id(place.asked.line)):
        found = [place.asked for place in of_line]
        line = found[0].line
        by_word = {index: [*some] for index, some in groupby(found, key=lambda asked: asked.index)}
        line.words = [piece for index, word in enumerate(line.words) for piece in _pieces(word, by_word.get(index, ()))]


def _pieces(word: Word, found: Sequence[Asked]) -> Iterator[Word]:
    """Yield a word in pieces: the markers in it, and what stands between them."""
    at = 0
    glued = word.glued
    for asked in found:
        low, high = (0, len(word.text)) if _is_whole(word, asked) else (asked.low, asked.high)
        if low < at:
            continue
        rest = word.text[at:low]
        if rest and not (at and _is_joint(rest)):
            yield replace(word, text=rest, raised=False, glued=glued)
            glued = True
        yield replace(word, text=word.text[low:high], marker=asked.label, raised=True, glued=glued, url=None)
        at, glued = high, True
    rest = word.text[at:]
    if rest and not (found and _is_joint(rest)):
        yield replace(word, text=rest, raised=word.raised and not found, glued=glued)


def _is_whole(word: Word, asked: Asked) -> bool:
    """Return whether a raised word is one label, with or without brackets."""
    return asked.form is Form.RAISED and word.text.strip("()[].,;:") == word.text[asked.low : asked.high]


def _is_joint(text: str) -> bool:
    return not text.strip(" ,;–-")
