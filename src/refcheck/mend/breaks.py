"""The line ends of a text, kept where other words take its place."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from refcheck.text.lazy import lazy_re

__all__ = ["with_breaks"]

_BREAK = lazy_re(r"[ \t]*(?:\r\n|\n|\r)[ \t]*(?:>[ \t]*)*")
"""The end of a line, with the indent of the next one and the signs of the quotation that it stands in."""
_OPENS = lazy_re(r"[#>+=~*:|-]|\.\.|\d{1,9}[.)]$")
"""A word that may open a heading, a list, a table or a quotation where it begins a line."""
LONGEST = 400
"""Texts of more words are written on one line: difflib is quadratic in the worst case."""


def with_breaks(old: str, new: str) -> str:
    """Return ``new``, which is one line, with the line ends of ``old`` beside the words that both have there.

    So a diff shows the line that differs, and no line grows. A word that would mean something at the beginning of a
    line is put behind a blank instead.
    """
    lines, breaks = _BREAK.split(old), _BREAK.findall(old)
    mine, words = [word for line in lines for word in line.split()], new.split()
    if not breaks or not words or max(len(mine), len(words)) > LONGEST:
        return new
    changes = SequenceMatcher(None, mine, words, autojunk=False).get_opcodes()
    before: dict[int, str] = {}
    told = 0
    for line, sign in zip(lines, breaks, strict=False):
        told += len(line.split())
        at = _place(changes, told)
        if 0 < at < len(words) and not _OPENS.match(words[at]):
            before[at] = sign
    return words[0] + "".join(before.get(at, " ") + word for at, word in enumerate(words[1:], start=1))


def _place(changes: Sequence[tuple[str, int, int, int, int]], told: int) -> int:
    """Return how many of the new words stand for the first ``told`` of the old, by difflib's opcodes."""
    for _, start, end, low, high in changes:
        if start < told <= end:
            return high if told == end else min(high, low + told - start)
    return 0
