"""Emphasis: which runs of ``*`` and ``_`` open and close, after CommonMark's own algorithm.

https://spec.commonmark.org/0.31.2/#phase-2-inline-structure (linear through the *openers bottom*).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Run", "match_runs", "run_of"]


@dataclass(slots=True)
class Run:
    """A run of one delimiter in the middle of being matched.

    ``token`` is the index of its token; the characters ``[low, high)`` are not used up yet.
    """

    token: int
    char: str
    length: int
    low: int
    high: int
    can_open: bool
    can_close: bool

    @property
    def left(self) -> int:
        """How many of its characters are not used up."""
        return self.high - self.low


def run_of(token: int, text: str, start: int, end: int) -> Run:
    """Return the run ``text[start:end]`` with what CommonMark's flanking rules let it do."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    right = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    can_open, can_close = left, right
    if text[start] == "_":
        can_open = left and (not right or _is_punctuation(before))
        can_close = right and (not left or _is_punctuation(after))
    return Run(token, text[start], end - start, start, end, can_open, can_close)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def match_runs(runs: Sequence[Run]) -> list[tuple[int, int, int]]:
    """Return ``(opening token, closing token, strength)`` of each pair; strength 2 is bold.

    The runs are used up in place.
    """
    pairs: list[tuple[int, int, int]] = []
    openers: list[Run] = []
    bottom: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.can_close:
            _close(run, openers, bottom, pairs)
        if run.can_open and run.left:
            openers.append(run)
    return pairs


def _close(
    run: Run, openers: list[Run], bottom: dict[tuple[str, bool, int], int], pairs: list[tuple[int, int, int]]
) -> None:
    key = (run.char, run.can_open, run.length % 3)
    while run.left:
        index = len(openers) - 1
        floor = min(bottom.get(key, 0), len(openers))
        while index >= floor and not _fits(openers[index], run):
            index -= 1
        if index < floor:
            bottom[key] = len(openers)
            return
        opener = openers[index]
        del openers[index + 1 :]
        strength = 2 if opener.left >= 2 and run.left >= 2 else 1
        opener.high -= strength
        run.low += strength
        pairs.append((opener.token, run.token, strength))
        if not opener.left:
            openers.pop()


def _fits(opener: Run, closer: Run) -> bool:
    if opener.char != closer.char:
        return False
    both = opener.can_close or closer.can_open
    return not (both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3))
