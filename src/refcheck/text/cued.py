"""Patterns that begin with many words, run only where one of their words is.

A search for one of forty words tries them all at each character: some 100 microseconds for a note. Whether a
text holds a word at all costs a hundredth of that, and nearly all texts hold none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from refcheck.text.lazy import lazy_re

__all__ = ["ODD", "Cued"]

ODD = "\u0130\u0131\u017f\u212a\u1c82"
"""What ``(?i)`` takes for one of the letters i, k, s and the Cyrillic o, and ``str.lower`` does not (or makes two characters of)."""
_ODD = lazy_re(f"[{ODD}]")
MAX_KEPT = 2_000
"""Longer texts (characters) are not kept in lower case."""


class Cued:
    """A pattern with its cues: whatever it matches, case left aside, holds one of them (lower case).

    What does not hold any is not searched. A test proves of each pattern that its cues are complete.
    """

    __slots__ = ("cues", "pattern")

    def __init__(self, pattern: str, *cues: str) -> None:
        self.pattern = lazy_re(pattern)
        self.cues = cues

    def may_match(self, text: str) -> bool:
        """Return whether ``text`` holds a cue, so that the pattern has to be run."""
        low = _lower(text) if len(text) <= MAX_KEPT else _lower.__wrapped__(text)
        if low is None:
            return True
        for cue in self.cues:  # noqa: SIM110 - ``any`` costs more than most of these look for
            if cue in low:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in ``text``."""
        return self.pattern.search(text) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match that ``text`` begins with."""
        return self.pattern.match(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in ``text``, in order."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def sub(self, by: str, text: str) -> str:
        """Return ``text`` with what matches replaced."""
        return self.pattern.sub(by, text) if self.may_match(text) else text


@lru_cache(maxsize=256)
def _lower(text: str) -> str | None:
    """Return ``text`` in lower case, ``None`` where it holds an odd letter; several patterns ask for the same."""
    odd = not text.isascii() and _ODD.search(text) is not None
    return None if odd else text.lower()
