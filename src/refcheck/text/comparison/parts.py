"""Parts of works in several parts: "Part II", ", 2", "Teil B"."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["is_part_mark", "part_of"]

_WORD = r"(?:part|pt|parte|partie|teil|band|bd|tome|tomo|volume|vol|book|chapter|phase|series|bagian|phan)"
_NUMBER = r"(?:[ivxl]{1,5}|\d{1,3}|[a-d]|one|two|three|four|first|second|third)"
_AFTER = lazy_re(rf"\W{{0,3}}\s?(?:{_WORD}\W{{1,2}}{_NUMBER}\b|(?:ii|iii|iv|vi{{1,3}})\b(?!\w))")
_AT_END = lazy_re(rf"(?:\b{_WORD}\W{{1,2}}(?P<told>{_NUMBER})|\b(?P<bare>ii|iii|iv|vi{{0,3}}))\W*(?:$|[:.(–—-])")


def is_part_mark(after: str) -> bool:
    """Return whether what follows a title says which part of a work it is: ", Part 2", "II", "- Teil B"."""
    return _AFTER.match(fold(after[:30])) is not None


def part_of(title: str) -> str:
    """Return the number of the part that a title names, as it is written; empty for none."""
    told = [match["told"] or match["bare"] for match in _AT_END.finditer(fold(title[:500]))]
    return told[-1] if told else ""
