"""The hunks of a unified diff, made from where lines were touched: no search for what changed, so that
thousands of changes take as long as it takes to write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["CONTEXT", "Hunk", "Touched", "hunks"]

MOST_COMPARED = 2_500
"""Pairs of touched lines that are compared one by one."""
CONTEXT = 3
"""Lines shown before and after a change."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The lines ``[first, last]`` (0-based) that a change touches, and what they are after it. The line
    after the last one is there too, and empty.
    """

    first: int
    last: int
    new_first: int
    new_last: int


@dataclass(frozen=True, slots=True)
class Hunk:
    """A hunk: ``first`` is its first line before (1-based), ``count`` how many it has of those."""

    first: int
    count: int
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines ``[start, end)`` before that become ``[new_start, new_end)``."""

    start: int
    end: int
    new_start: int
    new_end: int


def hunks(before: Sequence[str], after: Sequence[str], touched: Iterable[Touched]) -> Iterator[Hunk]:
    """Yield the hunks between two files' lines; ``touched`` rises and is all that differs."""
    group: list[_Block] = []
    for block in _blocks(before, after, touched):
        if group and block.start - group[-1].end > 2 * CONTEXT:
            yield _hunk(before, after, group)
            group = []
        group.append(block)
    if group:
        yield _hunk(before, after, group)


def _blocks(before: Sequence[str], after: Sequence[str], touched: Iterable[Touched]) -> Iterator[_Block]:
    """Yield what really differs, each stretch of touched lines once."""
    joined: list[Touched] = []
    for one in touched:
        if joined and one.first <= joined[-1].last + 1:
            before_it = joined[-1]
            last, new_last = max(before_it.last, one.last), max(before_it.new_last, one.new_last)
            joined[-1] = Touched(before_it.first, last, before_it.new_first, new_last)
        else:
            joined.append(one)
    for one in joined:
        block = _trimmed(before, after, _Block(one.first, one.last + 1, one.new_first, one.new_last + 1))
        if block.start < block.end or block.new_start < block.new_end:
            yield from _apart(before, after, block)


def _apart(before: Sequence[str], after: Sequence[str], block: _Block) -> Iterator[_Block]:
    """Yield a block without the lines within it that are the same: those between two changes are touched by both."""
    mine, theirs = before[block.start : block.end], after[block.new_start : block.new_end]
    if not mine or not theirs or len(mine) * len(theirs) > MOST_COMPARED:
        yield block
        return
    for tag, low, high, new_low, new_high in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _Block(block.start + low, block.start + high, block.new_start + new_low, block.new_start + new_high)


def _trimmed(before: Sequence[str], after: Sequence[str], block: _Block) -> _Block:
    """Return a block without the lines at its ends that are the same."""
    start, end = block.start, min(block.end, len(before))
    new_start, new_end = block.new_start, min(block.new_end, len(after))
    while start < end and new_start < new_end and before[start] == after[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and before[end - 1] == after[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return _Block(start, end, new_start, new_end)


def _hunk(before: Sequence[str], after: Sequence[str], blocks: Sequence[_Block]) -> Hunk:
    first, last = blocks[0], blocks[-1]
    low, high = max(0, first.start - CONTEXT), min(len(before), last.end + CONTEXT)
    new_low, new_high = first.new_start - (first.start - low), last.new_end + (high - last.end)
    lines: list[str] = []
    at = low
    for block in blocks:
        lines += [f" {line}" for line in before[at : block.start]]
        lines += [f"-{line}" for line in before[block.start : block.end]]
        lines += [f"+{line}" for line in after[block.new_start : block.new_end]]
        at = block.end
    lines += [f" {line}" for line in before[at:high]]
    head = f"@@ -{_range(low, high)} +{_range(new_low, new_high)} @@"
    return Hunk(low + 1 if high > low else low, high - low, head, tuple(lines))


def _range(start: int, end: int) -> str:
    """Return lines as the head of a hunk has them (GNU diffutils, Detailed Description of Unified Format)."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"
