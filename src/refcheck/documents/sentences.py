"""Where sentences end, so that a mention is tied to the marker of its own sentence."""

from __future__ import annotations

import re
from bisect import bisect_left

__all__ = ["end_of_sentence", "sentence_ends"]

_END = re.compile(r"[.!?…](?:[\"'”’»)\]]{0,3})(?=\s|$)|[。！？](?:[”」』）]{0,2})|[.!?][\"'”’»)\]]{0,3}(?=[A-Z][a-z])")
_ABBREVIATION = re.compile(
    r"(?i)(?:^|[\s(\[“\"'‘])(?:dr|mr|mrs|ms|prof|st|sr|jr|hon|rev|gen|col|lt|capt|sgt|no|nos|vol|vols|fig|figs|p|pp|para|paras|art|arts|sec|ch"
    r"|chap|ed|eds|cf|vs|v|al|ibid|id|op|cit|loc|e\.g|i\.e|viz|approx|ca|c|etc|inc|ltd|co|corp|u\.s|u\.k|u\.n|jan|feb|mar|apr|jun"
    r"|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|bzw|z\.b|d\.h|sra|dra|mme|mlle|[a-z])\.$"
)
_ALWAYS_GOES_ON = re.compile(
    r"(?i)(?:^|[\s(\[“\"'‘.])(?:dr|mr|mrs|ms|prof|e\.g|i\.e|cf|vs|v|st|p|pp|no|vol|fig|para|art|[a-z])\.$"
)
_BLANK = re.compile(r"\s*")


def sentence_ends(text: str) -> list[int]:
    """Return the offsets right after each sentence of ``text``, its end included, rising.

    Points of abbreviations and initials end none, and nothing ends before a small letter.
    Errs towards long sentences.
    """
    ends = [match.end() for match in _END.finditer(text) if _ends_here(text, match)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def _ends_here(text: str, match: re.Match[str]) -> bool:
    blank = _BLANK.match(text, match.end())
    after = text[blank.end() : blank.end() + 1] if blank else ""
    if after.islower():
        return False
    if match.group() != ".":  # also a point that a quotation mark or a bracket follows
        return True
    word = text[max(0, match.start() - 12) : match.start() + 1]
    if not _ABBREVIATION.search(word):
        return True
    return not after or (after.isupper() and not _ALWAYS_GOES_ON.search(word))


def end_of_sentence(ends: list[int], offset: int) -> int:
    """Return the first of ``ends`` at or after ``offset``."""
    index = bisect_left(ends, offset)
    return ends[min(index, len(ends) - 1)]
