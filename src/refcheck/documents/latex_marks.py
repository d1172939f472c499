"""Where the arguments of a LaTeX file end: looked up once for all of them, whatever is asked how often."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from refcheck.text.lazy import lazy_re

__all__ = ["MarkedText"]

MAX_DEPTH = 20
"""Deeper braces make no argument: somewhere one is missing."""
MAX_BRACKETS = 5
"""The same for brackets."""
MAX_ARGUMENT = 20_000
"""Nor do longer ones (characters)."""

_PARAGRAPH = r"(?:\r\n?|\n)[ \t]*+(?:\r\n?|\n)"
_MARKS = lazy_re(rf"\\.|%[^\r\n]*+|[{{}}\[\]]|{_PARAGRAPH}", re.DOTALL)
_BRACES = lazy_re(r"\\.|[{}]", re.DOTALL)


@dataclass(slots=True)
class _Level:
    """An open brace: where it stands, how deep braces were within it, and the brackets that are open in it."""

    at: int
    depth: int = 0
    brackets: deque[int] | None = None


class MarkedText(str):
    """The text of a file that knows for each brace and bracket where it is closed.

    An argument in brackets ends at the end of its paragraph and of the braces that it stands in.
    """

    __slots__ = ("_found",)

    def __init__(self, _text: str) -> None:
        self._found: dict[str, _Closings] = {}

    def closing(self, kind: str, at: int) -> tuple[int, int] | None:
        """Return the range between what opens at ``at`` and what closes it, ``None`` when nothing does.

        ``kind`` is ``{``, ``[``, or empty for a brace in an address, where a percent sign is no comment.
        """
        pattern = _MARKS if kind else _BRACES
        known = self._found.get(pattern.pattern)
        if known is None:
            known = self._found[pattern.pattern] = _Closings(self, pattern, 0, len(self))
        if not known.seen[at]:
            # What was a comment or an escape for the whole is none here: after an address, or verbatim.
            known = _Closings(self, pattern, at, min(len(self), at + MAX_ARGUMENT), alone=True)
        end = known.ends.get(at, -1)
        return (at + 1, end) if 0 <= end < at + MAX_ARGUMENT else None


class _Closings:
    """One pass over the marks of a text; ``alone``: only until what opens first is closed.

    Of what is open only the innermost is kept: what stands around more than the bounds is closed nowhere.
    """

    def __init__(self, text: str, pattern: re.Pattern[str], start: int, stop: int, *, alone: bool = False) -> None:
        self.seen = bytearray(0 if alone else len(text))
        self.ends: dict[int, int] = {}
        self.levels = deque([_Level(-1)], maxlen=MAX_DEPTH + 1)
        self.holding: list[_Level] = []
        steps = {"{": self._brace, "}": self._close_brace, "[": self._bracket, "]": self._close_bracket}
        for match in pattern.finditer(text, start, stop):
            mark, at = match[0], match.start()
            step = steps.get(mark)
            if step is not None:
                step(at)
                if not alone:
                    self.seen[at] = 1
                elif start in self.ends or self._is_over():
                    break
            elif mark[0] in "\r\n":
                for level in self.holding:
                    level.brackets = None
                self.holding = []

    def _is_over(self) -> bool:
        """Return whether what was opened first cannot be closed any more: it is not among what is open."""
        return self.levels[0].at != -1 or (len(self.levels) == 1 and not self.levels[0].brackets)

    def _brace(self, at: int) -> None:
        self.levels.append(_Level(at))

    def _close_brace(self, at: int) -> None:
        level = self.levels.pop()
        if not self.levels:  # a brace too many ends the brackets before it
            self.levels.append(_Level(-1))
            return
        depth = level.depth + 1
        if depth <= MAX_DEPTH:
            self.ends[level.at] = at
        above = self.levels[-1]
        above.depth = max(above.depth, depth)

    def _bracket(self, at: int) -> None:
        level = self.levels[-1]
        if level.brackets is None:
            level.brackets = deque(maxlen=MAX_BRACKETS)
            self.holding.append(level)
        level.brackets.append(at)

    def _close_bracket(self, at: int) -> None:
        brackets = self.levels[-1].brackets
        if brackets:
            self.ends[brackets.pop()] = at
