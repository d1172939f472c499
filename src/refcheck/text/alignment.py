"""Words of one title aligned with a stretch of another's, each step at its price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from refcheck.text.numerals import figures_of
from refcheck.text.words import is_number, same_stem, weight

__all__ = ["Pair", "align", "likeness", "without_umlauts"]

NEAR = 80.0
"""From this similarity (0-100) on, two words are near."""
# An equal word is worth a little, so that of two alignments of one price the one with more words wins.
_TELLING, _ALONE = 0.5, 1.05
"""A cited word that tells something costs this without a partner: rather a word left out than one too many."""
_PRICE = {"equal": -0.02, "near": 0.25, "other": 1.0}


@dataclass(frozen=True, slots=True)
class Pair:
    """One step of an alignment; an index of ``None`` is a word without a partner. ``kind`` is
    "equal", "near", "other", or "moved" for a word that stands elsewhere in the other title."""

    cited: int | None
    actual: int | None
    kind: str


def align(
    cited: Sequence[str],
    actual: Sequence[str],
    *,
    cuts: frozenset[int] = frozenset(),
    free: frozenset[int] = frozenset(),
) -> list[Pair]:
    """Return the cheapest alignment of all of ``cited`` with a stretch of ``actual``.

    After so many cited words as ``cuts`` say, any number of actual ones may be left out; those whose
    indexes are ``free`` may be left out anywhere.
    """
    prices = [weight(word) for word in actual]
    skips = [0.0 if j in free else price for j, price in enumerate(prices)]
    columns = range(1, len(actual) + 1)
    above = [0.0] * (len(actual) + 1)
    steps: list[list[str]] = [[""] * (len(actual) + 1)]
    for i, word in enumerate(cited, 1):
        own = weight(word)
        alone = own if own < _TELLING else _ALONE
        free_row = i in cuts
        left = above[0] + alone
        row, taken = [left], ["up"]
        for j in columns:
            kind = likeness(word, actual[j - 1])
            price = prices[j - 1]
            best, step = above[j - 1] + _PRICE[kind] * (max(price, own)), kind
            if above[j] + alone < best:
                best, step = above[j] + alone, "up"
            aside = left + (0.0 if free_row else skips[j - 1])
            if aside < best:
                best, step = aside, "left"
            row.append(best)
            taken.append(step)
            left = best
        steps.append(taken)
        above = row
    # Among equals the longest stretch: it pairs the last word with the one that stands for it.
    end = min(range(len(above)), key=lambda j: (above[j], -j))
    return _with_moved(_walk_back(steps, end), cited, actual)


def _walk_back(steps: list[list[str]], j: int) -> list[Pair]:
    i = len(steps) - 1
    pairs: list[Pair] = []
    while i > 0:
        kind = steps[i][j]
        if kind == "up":
            i -= 1
            pairs.append(Pair(i, None, "other"))
        elif kind == "left":
            j -= 1
            pairs.append(Pair(None, j, "other"))
        else:
            i, j = i - 1, j - 1
            pairs.append(Pair(i, j, kind))
    return pairs[::-1]


def _with_moved(pairs: list[Pair], cited: Sequence[str], actual: Sequence[str]) -> list[Pair]:
    """Return the steps with the words marked that stand in both titles, in another order."""
    unmatched = {p.cited for p in pairs if p.kind == "other" and p.cited is not None and weight(cited[p.cited]) > 0.5}
    matched = [p.actual for p in pairs if p.actual is not None and p.kind != "other"]
    if not unmatched or not matched:
        return pairs
    low, high = min(matched) - len(cited), max(matched) + len(cited)
    spare: dict[str, int] = {}
    for j in range(max(low, 0), min(high + 1, len(actual))):
        if j not in matched:
            spare.setdefault(actual[j], j)
    moved = {i: spare.pop(cited[i]) for i in sorted(unmatched) if cited[i] in spare}
    if not moved:
        return pairs
    targets = set(moved.values())
    result: list[Pair] = []
    for pair in pairs:
        kept = pair.actual if pair.actual not in targets else None
        if pair.cited in moved:
            result.append(Pair(pair.cited, moved[pair.cited], "moved"))
            if kept is not None:
                result.append(Pair(None, kept, "other"))
        elif pair.cited is not None or kept is not None:
            result.append(Pair(pair.cited, kept, pair.kind))
    return result


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> str:
    """Return whether two folded words are "equal", "near" (forms or misspellings of one) or "other"."""
    if one == other:
        return "equal"
    if one[0] != other[0] and (len(one) < 4 or len(other) < 4):
        return "other"
    if figures_of(one) != figures_of(other) or is_number(one):
        return "other"
    if without_umlauts(one) == without_umlauts(other):
        return "equal"
    if same_stem(one, other):
        return "near"
    from rapidfuzz import fuzz

    return "near" if min(len(one), len(other)) >= 4 and fuzz.ratio(one, other) >= NEAR else "other"


def without_umlauts(word: str) -> str:
    """Return a word with "oe" for "ö" as "o": the folded form has lost the points."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
