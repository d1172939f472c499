"""The date of a document: of its front matter, alone in a line near its top, or at an end of such a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refcheck.model.document import Block, BlockKind, Note
from refcheck.model.work import PartialDate
from refcheck.text.dates import find_date, parse_date
from refcheck.text.lazy import lazy_re

__all__ = ["document_date"]

NEAR_TOP = 12
"""A document's date stands in one of its first blocks."""
MAX_ALONE = 40
"""So long (characters) is a date that stands alone, with its label."""
MAX_LINE = 120
"""So long (characters) is a line that says who, where and when: "Bangkok, 22 November 2017"."""
MAX_WORDS = 4
"""So many words a label has at most before a date that a word leads to."""
_LABEL = lazy_re(r"(?i)^date\s*:\s*")
# What parts a date from what goes before it in such a line; a hyphen only with blanks: "3-5 May 2019" is a span.
_BEFORE = lazy_re(r"(?:[,:;|·•(]|\s[-–—])\s*$|\b(?:on|le|the|den|am|el|em|il|a|dated|ngày|tanggal)\s+$", re.IGNORECASE)
_AFTER = lazy_re(r"\s*(?:[,;|·•]|[-–—]\s)\s*(?=[^\W\d_])")
_PLACE = lazy_re(r"[^\W\d_][\w.'’-]*+(?:[\s,/&]++[^\W\d_][\w.'’-]*+){0,7}[\s,/&]*+")
# The day of something else: a treaty, a visit to a page, a life; or somebody's words, with whose they are.
_OF_ANOTHER = lazy_re(
    r"(?i)^\s*[-–—―\"“”„«‘']|\b(?:adopt|sign|access|retriev|visit|consult|ent(?:er|ry)|born|died|resolution|decree|act|law"
    r"|treat|article|since|until|before|after|between|from|see|deadline|due|expir|effective|in force)"
)
_YEAR = lazy_re(r"(?<![\d/.-])(?:19|20)\d\d(?![\d])")


def document_date(front: str, blocks: Sequence[Block], notes: Sequence[Note]) -> str:
    """Return the date of a document, ISO 8601 as far as it is known, empty when none is found.

    A line that says more than the date is believed only where its sources are not for the most part newer: then
    the day is that of what the document is about.
    """
    if front:
        return str(parse_date(front) or front)
    near = [(block, " ".join(block.text.split())) for block in blocks[:NEAR_TOP]]
    for _, text in near:
        found = parse_date(_LABEL.sub("", text)) if 4 < len(text) <= MAX_ALONE else None
        if found and found.month is not None:
            return str(found)
    for block, text in near:
        found = _dateline(text) if block.kind is BlockKind.PARAGRAPH and 8 < len(text) <= MAX_LINE else None
        if found is not None and not _is_of_the_past(found, notes):
            return str(found)
    return ""


def _dateline(text: str) -> PartialDate | None:
    """Return the date at an end of a line that says who, where and when, ``None`` when it is no such line."""
    found = find_date(text)
    if found is None or found.month is None or found.year is None or _OF_ANOTHER.search(text):
        return None
    start = text.find(found.raw)
    before, after = text[:start], text[start + len(found.raw) :]
    parted = _BEFORE.search(before)
    # A word before the date is one of a label or a place ("Published on", "Berlin, den"), not of a sentence.
    if not after.strip(" .)]") and parted and (not parted.group().strip().isalpha() or before.count(" ") <= MAX_WORDS):
        return found
    place = _AFTER.match(after)
    if not before.strip(" ([") and place and _PLACE.fullmatch(after[place.end() :].strip(" .)]")):
        return found
    return None


def _is_of_the_past(found: PartialDate, notes: Sequence[Note]) -> bool:
    """Return whether a third of the years in the notes come after a date: it is not that of the document."""
    years = [int(year) for note in notes for year in _YEAR.findall(note.text)]
    return 3 * sum(year > (found.year or 0) for year in years) > len(years)
