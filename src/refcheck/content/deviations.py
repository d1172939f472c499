"""Where a quotation departs from the words of its source, word by word.

What the way of a text through a PDF does to it is no departure: letters that are lost or set apart, hyphens at
the ends of lines, numbers of notes in the text, what is printed between two pages. Nor are case, accents,
British or American spelling, and words written together or apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from refcheck.text.lazy import lazy_re
from refcheck.text.spelling import american

__all__ = ["Departure", "departures"]

SLACK = 3
"""So many words beside the place that was found a quotation may begin."""
FURNITURE = 30
"""At most so many words are printed between two pages."""
INTERRUPTION = 4
"""More words in a row that only the source has are a table, a note or a margin in the midst of a sentence."""
BESIDE = 2
"""So many words more beside a place may belong to a word that was set apart."""
MOST = 0.2
"""Where more of the words depart, the place is not certain enough to say which."""
WORDS = frozenset("aeiouy")
"""Letters that are words in some language."""
_LIGATURES = lazy_re("ffi|ffl|ff|fi|fl|ft|tt|ti|qu")


@dataclass(frozen=True, slots=True)
class Departure:
    """Half-open ranges of words, of the quotation and of the source, that stand for each other; one may be empty."""

    quoted: tuple[int, int]
    source: tuple[int, int]


def departures(
    part: Sequence[str],
    words: Sequence[str],
    near: int,
    *,
    breaks: Collection[int] = (),
    printed: bool = False,
    is_one: Callable[[str, int, bool], bool] | None = None,
    is_garbled: Callable[[int, int, bool], bool] | None = None,
) -> tuple[Departure, ...] | None:
    """Return where ``part``, which stands about the word ``near`` of ``words``, differs from what stands there.

    Words are folded. ``breaks`` are the numbers of words that begin a page; ``printed`` says that the words were
    read from a PDF. ``is_one`` tells of a word of the quotation (the first one or not) that one of the source is the
    same, though written otherwise, ``is_garbled`` of a half-open range of words (beside others of the quotation or not)
    that they cannot be relied upon. ``None`` where it cannot be told.
    """
    place = _place(part, words, near)
    if place is None:
        return None
    low, high = place
    found: list[Departure] = []
    for i1, i2, j1, j2 in _changes(part, words[low:high]):
        one = _Change(part[i1:i2], words, (low + j1, low + j2), first=i1 == 0, last=i2 == len(part))
        if (
            one.is_same
            or (is_one is not None and one.is_written(is_one))
            or (i1 == i2 and any(low + j1 < at <= low + j2 for at in breaks))
        ):
            continue
        if j2 - j1 - (i2 - i1) > INTERRUPTION:
            return None
        if printed and (
            one.is_print or one.is_stray or (is_garbled is not None and is_garbled(*one.source, one.is_replaced))
        ):
            continue
        found.append(Departure((i1, i2), one.source))
    changed = sum(max(one.quoted[1] - one.quoted[0], one.source[1] - one.source[0]) for one in found)
    return tuple(found) if changed <= max(MOST * len(part), 1) else None


def _place(part: Sequence[str], words: Sequence[str], near: int) -> tuple[int, int] | None:
    """Return the half-open range of the words that are nearest to ``part``."""
    best: tuple[int, int, int, int] | None = None
    for low in range(max(near - SLACK, 0), min(near + SLACK + 1, len(words))):
        for length in range(max(len(part) - SLACK, 1), len(part) + FURNITURE + 1):
            if low + length > len(words):
                break
            worst = best[0] if best is not None else len(part) + FURNITURE
            distance = Levenshtein.distance(part, words[low : low + length], score_cutoff=worst)
            if best is None or (distance, abs(length - len(part))) < best[:2]:
                best = (distance, abs(length - len(part)), low, low + length)
    return best[2:] if best is not None else None


def _changes(part: Sequence[str], window: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges that differ, those that touch each other as one."""
    held: tuple[int, int, int, int] | None = None
    for code in Levenshtein.opcodes(part, window):
        if code.tag == "equal":
            if held is not None:
                yield held
            held = None
        elif held is None:
            held = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        else:
            held = (held[0], code.src_end, held[2], code.dest_end)
    if held is not None:
        yield held


class _Change:
    """Words of a quotation against the words ``source`` (half-open range) of ``words``, at an edge of it or within."""

    def __init__(
        self, quoted: Sequence[str], words: Sequence[str], source: tuple[int, int], *, first: bool, last: bool
    ) -> None:
        low, high = source
        missing = max(len(quoted) - (high - low), 0)
        # What ends beside the place stands for the words beside it.
        low -= min(missing, low) if first and not last else 0
        high += missing if last else 0
        self.source = (low, min(high, len(words)))
        self._quoted, self._words, self._first, self._last = list(quoted), words, first, last
        more = range(BESIDE + 1) if quoted else range(1)
        self._sources = [words[max(low - n, 0) : high] for n in more if first or not n]
        self._sources += [words[low : high + n] for n in more if last and n]

    @property
    def is_stray(self) -> bool:
        """Whether a letter that only the quotation has came there in copying, as raised or lowered ones leave their
        line, or one that only the source has is a sign of some symbol type.
        """
        one, other = "".join(self._quoted), "".join(self._words[slice(*self.source)])
        return (not other and len(one) == 1) or (not one and len(other) == 1 and other not in WORDS)

    @property
    def is_replaced(self) -> bool:
        """Whether the quotation has words in the place of the source's, which do not follow these either."""
        high, count = self.source[1], len(self._quoted)
        return count > 0 and list(self._words[high : high + count]) != self._quoted

    def is_written(self, is_one: Callable[[str, int, bool], bool]) -> bool:
        """Whether it is one word, written otherwise in the source."""
        low, high = self.source
        return len(self._quoted) == high - low == 1 and is_one(self._quoted[0], low, self._first)

    @property
    def is_same(self) -> bool:
        """Whether both say the same: numbers of notes, words apart or together, another spelling."""
        return any(_is_same(self._quoted, source) for source in self._sources)

    @property
    def is_print(self) -> bool:
        """Whether they may differ because of what reading a PDF does to words."""
        return any(_is_print(self._quoted, source, first=self._first, last=self._last) for source in self._sources)


def _is_same(quoted: Sequence[str], source: Sequence[str]) -> bool:
    if not quoted or not source:
        return all(word.isdigit() and len(word) <= 3 for word in (*quoted, *source))
    one, other = "".join(quoted), "".join(source)
    return one == other or (len(quoted) == len(source) and all(map(_is_spelling, quoted, source)))


def _is_spelling(one: str, other: str) -> bool:
    return one == other or american(one) == american(other)


def _is_print(quoted: Sequence[str], source: Sequence[str], *, first: bool, last: bool) -> bool:
    one = "".join(word for word in quoted if not word.isdigit())
    other = "".join(word for word in source if not word.isdigit())
    if one == other or re.fullmatch(_LIGATURES.sub(_optional, re.escape(one)), other):
        return True
    if len(source) > 1 and len(quoted) == 1 and one == source[0] + source[-1]:  # a margin in the midst of a word
        return True
    # The other half of a word at the edge stands in another line.
    if first and len(other) >= 3 and one.endswith(other):
        return True
    return last and len(other) >= 3 and one.startswith(other)


def _optional(match: re.Match[str]) -> str:
    return "".join(f"{letter}?" for letter in match.group())
