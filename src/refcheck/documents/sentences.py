"""Where sentences end, so that a mention is tied to the marker of its own sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.text.cued import ODD
from refcheck.text.lazy import lazy_re

__all__ = ["Sentences"]

_END = lazy_re(r"[.!?…](?:[\"'”’»)\]]{0,3})(?=\s|$)|[。！？](?:[”」』）]{0,2})|[.!?][\"'”’»)\]]{0,3}(?=[A-Z][a-z])")
_OPENING = "([“\"'‘"
"""What may stand right before an abbreviation, blanks aside."""
_ABBREVIATIONS = frozenset(
    """dr mr mrs ms prof st sr jr hon rev gen col lt capt sgt no nos vol vols fig figs p pp para paras art arts sec ch
    chap ed eds cf vs v al ibid id op cit loc e.g i.e viz approx ca c etc inc ltd co corp u.s u.k u.n jan feb mar apr jun
    jul aug sep sept oct nov dec mon tue wed thu fri bzw z.b d.h sra dra mme mlle""".split()  # noqa: SIM905
)
_ALWAYS_GOES_ON = lazy_re(
    r"(?i)(?:^|[\s(\[“\"'‘.])(?:dr|mr|mrs|ms|prof|e\.g|i\.e|cf|vs|v|st|p|pp|no|vol|fig|para|art|[a-z])\.$"
)
_ODD = str.maketrans(ODD, "iisk\u043e")
_BLANK = lazy_re(r"\s*")
_LONGEST_END = 4
"""So many characters has what ends a sentence at most."""
MAX_ABBREVIATION = 12
"""So many characters before a point are looked at."""


class Sentences:
    """Where the sentences of a text end: right after the point and what closes behind it.

    Points of abbreviations and initials end none, and nothing ends before a small letter. Errs towards long
    sentences. Questions have to come in the order of their places: all of them together cost one pass.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._matches: Iterator[re.Match[str]] | None = None
        self._end = -1

    def end_after(self, offset: int) -> int:
        """Return the first end of a sentence at or after ``offset``, else the end of the text."""
        if self._matches is None:
            self._matches = _END.finditer(self.text, max(offset - _LONGEST_END, 0))
        while self._end < offset:
            match = next(self._matches, None)
            if match is None:
                self._end = len(self.text)
                break
            if _ends_here(self.text, match):
                self._end = match.end()
        return self._end


def _ends_here(text: str, match: re.Match[str]) -> bool:
    end = match.end()
    after = text[end : end + 1]
    if after.isspace():
        after = text[end + 1 : end + 2]
        if after.isspace() and (blank := _BLANK.match(text, end)) is not None:
            after = text[blank.end() : blank.end() + 1]
    if after.islower():
        return False
    if match.group() != ".":  # also a point that a quotation mark or a bracket follows
        return True
    word = text[max(0, match.start() - MAX_ABBREVIATION) : match.start()]
    if not _is_abbreviation(word):
        return True
    return not after or (after.isupper() and not _ALWAYS_GOES_ON.search(f"{word}."))


def _is_abbreviation(word: str) -> bool:
    """Return whether the text right before a point ends in an abbreviation or an initial."""
    word = word[-1:] if word[-1:].isspace() else word.rsplit(maxsplit=1)[-1] if word else word
    for mark in _OPENING:
        word = word.rpartition(mark)[2]
    if not word.isascii():
        word = word.translate(_ODD)
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isascii() and word.isalpha())
