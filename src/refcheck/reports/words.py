"""The words in which two texts differ, for every format that sets one beside the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from refcheck.model.finding import Finding
from refcheck.text.titles import main_title
from refcheck.text.words import Token, tokens

__all__ = ["Part", "bracketed", "clipped", "mark_differences", "mark_sides"]

_COMPARED = frozenset({"TTL", "CNT", "AUT", "IDN", "PUB", "DUP"})
"""The families whose findings set two texts of works side by side; others say in words of their own what is wanted."""
MAX_WORDS = 200
"""Words beyond are neither compared nor marked: difflib is quadratic in the worst case."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text, and whether it is a word that the other text has not."""

    text: str
    differs: bool = False


@lru_cache(maxsize=8_192)
def mark_differences(one: str, other: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return both texts in parts, with the words marked in which they differ.

    Case, accents, punctuation and British or American spelling are no difference. What the longer
    text has before and after the stretch that the shorter one stands for (a subtitle) is left
    unmarked, unless nothing else differs. Texts without a common word, and addresses, come back
    whole and unmarked: there every word would be.
    """
    if one == other:
        return ((Part(one),), (Part(other),)) if one else ((), ())
    whole = (Part(one),) if one else (), (Part(other),) if other else ()
    if not one or not other or "://" in one or "://" in other:
        return whole
    mine, theirs = tokens(one)[:MAX_WORDS], tokens(other)[:MAX_WORDS]
    if not {w.word for w in mine} & {w.word for w in theirs}:
        return whole
    if len(mine) > len(theirs):
        right, left = _differing(theirs, mine, one)
    else:
        left, right = _differing(mine, theirs, other)
    return _parts(one, mine, left), _parts(other, theirs, right)


def mark_sides(finding: Finding, limit: int = 10_000) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return what a finding found and what it expected, marked, each of at most ``limit`` characters.

    A side that stands alone and is in the message already is left out.
    """
    actual, expected = finding.actual, finding.expected
    if not (actual and expected):
        actual = "" if actual in finding.message else actual
        expected = "" if expected in finding.message else expected
    actual, expected = clipped(actual, limit), clipped(expected, limit)
    if finding.code[:3] not in _COMPARED and finding.code != "DOC013":
        return _plain(actual), _plain(expected)
    return mark_differences(actual, expected)


def _plain(text: str) -> tuple[Part, ...]:
    return (Part(text),) if text else ()


def clipped(text: str, limit: int) -> str:
    """Return at most ``limit`` characters of the text, with a sign where it was cut."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def bracketed(parts: Sequence[Part]) -> str:
    """Return the parts as one text with ``[`` ``]`` about each word that differs."""
    return "".join(f"[{part.text}]" if part.differs else part.text for part in parts)


def _differing(short: Sequence[Token], long: Sequence[Token], long_text: str) -> tuple[set[int], set[int]]:
    """Return the indexes of the differing words of both, ``short`` having no more words."""
    brief = [word.word for word in short]
    whole = [word.word for word in long]
    cuts = {len(whole), len(brief), len(tokens(main_title(long_text)))} - {0}
    # The whole text is taken at a tie: then the end was compared as well.
    best = max(sorted(cuts, reverse=True), key=lambda cut: _ratio(brief, whole[:cut]))
    codes = SequenceMatcher(None, brief, whole[:best], autojunk=False).get_opcodes()
    left: set[int] = set()
    right: set[int] = set()
    edges: set[int] = set(range(best, len(whole)))
    for number, (kind, i1, i2, j1, j2) in enumerate(codes):
        if kind == "insert" and number in (0, len(codes) - 1):
            edges.update(range(j1, j2))
        elif kind != "equal":
            left.update(range(i1, i2))
            right.update(range(j1, j2))
    return (left, right) if left or right else (left, edges)


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _parts(text: str, words: Sequence[Token], differing: set[int]) -> tuple[Part, ...]:
    parts: list[Part] = []
    at = 0
    for index in sorted(differing):
        word = words[index]
        parts += [Part(text[at : word.start]), Part(text[word.start : word.end], differs=True)]
        at = word.end
    parts.append(Part(text[at:]))
    return tuple(part for part in parts if part.text)
