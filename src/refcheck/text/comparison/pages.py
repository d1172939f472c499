"""Pages, volume and issue of a cited work beside those of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison
from refcheck.model.work import Work
from refcheck.text.comparison.kinds import group_of
from refcheck.text.dates import MONTHS
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["compare_issues", "compare_pages", "compare_volumes", "shared_pages"]

_PARTS = frozenset({"article", "conference", "chapter", "review", ""})
MAX_TEXT = 100
"""Longer fields (characters) are cut."""

_DASHES = lazy_re(r"\s*(?:[-\u2010-\u2015\u2212]+|\bto\b)\s*")
_PAGE = lazy_re(r"^(?P<letters>[a-z]{0,4})\.?\s?(?P<figures>\d{1,9})(?P<tail>[a-z]?)$")
_BEFORE = lazy_re(r"^(?:(?:pp?|pages?|pgs?|s|ss|art(?:icle)?|article (?:no|number|id)|no|id|seiten?)\b[.:\s]*)+")
_ROMAN = lazy_re(r"^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_VOLUME_WORD = lazy_re(
    r"^(?:(?:volumes?|vols?|v|band|bd|tomes?|tomos?|jahrgang|jg|number|nos?|nr|num|issues?|iss|heft|h|abb|jilid|part|pt|ser(?:ies)?)"
    r"\b[.:\s]*)+"
)


@dataclass(frozen=True, slots=True)
class _Extent:
    """The first and last page; ``roman`` pages are counted on their own, ``letters`` stand before the figure."""

    first: int
    last: int | None
    roman: bool = False
    letters: str = ""


def compare_pages(cited: Work, record: Work) -> FieldComparison:
    """Return how the pages go together; the first page, or an article number, is enough.

    A page within the record's range, and ranges of which one counts from 1 (a paper ahead of print,
    a separate print), are unknown.
    """
    mine = _extents(cited.page) + _extents(cited.number)
    theirs = _extents(record.page) + _extents(record.number)
    shown = {"cited": cited.page or cited.number, "found": record.page or record.number}
    agreement, difference = FieldAgreement.UNKNOWN, Difference.NONE
    if any(_agree(a, b) for a in mine for b in theirs):
        agreement = FieldAgreement.AGREE
    elif _are_parts(cited, record) and len(mine) == len(theirs) == 1 and _apart(mine[0], theirs[0]):
        agreement, difference = FieldAgreement.DIFFER, Difference.PAGES
    return FieldComparison(field="page", agreement=agreement, difference=difference, **shown)


def _are_parts(cited: Work, record: Work) -> bool:
    """Return whether both have pages in something; of a book, report or thesis they are how many it has."""
    return bool(cited.page and record.page) and {group_of(cited), group_of(record)} <= _PARTS


def _extents(text: str) -> list[_Extent]:
    """Return the ranges in a field; nothing for what is no page ("n/a", "in press")."""
    found: list[_Extent] = []
    for part in re.split(r"[,;&+]", _BEFORE.sub("", fold(text[:MAX_TEXT]).strip())):
        ends = [_page(end) for end in _DASHES.split(part.strip())[:2]]
        if not ends or ends[0] is None:
            continue
        first, roman, letters = ends[0]
        last = _last(first, ends[1][0]) if len(ends) > 1 and ends[1] else None
        found.append(_Extent(first, last, roman, letters))
    return found[:5]


def _page(text: str) -> tuple[int, bool, str] | None:
    text = text.strip(" .()[]")
    match = _PAGE.match(text)
    if match:
        return int(match["figures"]), False, match["letters"]
    if text and _ROMAN.match(text):
        values = [_NUMERALS[letter] for letter in text]
        return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)), True, ""
    return None


def _last(first: int, last: int) -> int:
    """Return the last page in full: "123-9" ends on 129."""
    head, tail = str(first), str(last)
    return int(head[: len(head) - len(tail)] + tail) if last < first and len(tail) < len(head) else last


def _agree(one: _Extent, other: _Extent) -> bool:
    return one.roman == other.roman and one.first == other.first and (one.first > 1 or one.last == other.last)


def _apart(one: _Extent, other: _Extent) -> bool:
    """Return whether two extents are of two places: counted alike, neither from 1, none within the other; two
    single pages may be anything."""
    if (one.last is None and other.last is None) or one.roman or other.roman or one.letters != other.letters:
        return False
    last, others = one.last or one.first, other.last or other.first
    if one.first < 2 or other.first < 2 or last < one.first or others < other.first:
        return False
    inside = other.first <= one.first and last <= others
    return not inside and not (one.first <= other.first and others <= last)


def shared_pages(one: Work, other: Work, *, most: int) -> int:
    """Return how many pages two works have in common; 0 when either gives no range, more than one, or one of more than
    ``most`` pages, or when they are not counted alike.
    """
    mine, theirs = _extents(one.page), _extents(other.page)
    if len(mine) != 1 or len(theirs) != 1:
        return 0
    (a,), (b,) = mine, theirs
    if a.last is None or b.last is None or (a.roman, a.letters) != (b.roman, b.letters):
        return 0
    if max(a.last - a.first, b.last - b.first) >= most:
        return 0
    return max(0, min(a.last, b.last) - max(a.first, b.first) + 1)


def compare_volumes(cited: Work, record: Work) -> FieldComparison:
    """Return how the volumes go together, words such as "vol." aside; only two plain numbers differ. Volume 0 is none yet:
    registries have it of what appeared online first.
    """
    swapped = _number(cited.volume) in {_number(record.issue), str(record.year)}
    return _numbers("volume", Difference.VOLUME, (cited.volume, record.volume), unsure=swapped)


def compare_issues(cited: Work, record: Work) -> FieldComparison:
    """Return how the issues go together; months, ranges and numbers counted through may stand for each other."""
    return _numbers("issue", Difference.ISSUE, (cited.issue, record.issue), unsure=False)


def _numbers(field: str, kind: Difference, pair: tuple[str, str], *, unsure: bool) -> FieldComparison:
    mine, theirs = (_number(text) for text in pair)
    agreement, difference = FieldAgreement.UNKNOWN, Difference.NONE
    if mine and theirs:
        if mine == theirs or set(mine.split("-")) & set(theirs.split("-")):
            agreement = FieldAgreement.AGREE
        elif (
            mine.isdigit()
            and theirs.isdigit()
            and "0" not in {mine, theirs}
            and not unsure
            and max(len(mine), len(theirs)) < 4
        ):
            agreement, difference = FieldAgreement.DIFFER, kind
    return FieldComparison(field=field, agreement=agreement, difference=difference, cited=pair[0], found=pair[1])


def _number(text: str) -> str:
    """Return a volume or issue in figures: "Vol. XII" is 12, "3/4" is 3-4; a month stays a word."""
    plain = _VOLUME_WORD.sub("", fold(text[:MAX_TEXT]).strip()).strip(" .()[]")
    parts = [part.strip() for part in re.split(r"[-/\u2010-\u2015&]|\band\b", plain) if part.strip()]
    return "-".join(_plain_number(part) for part in parts[:3])


def _plain_number(text: str) -> str:
    if text.isdigit() or text in MONTHS:
        return text.lstrip("0") or "0"
    page = _page(text)
    return str(page[0]) if page and page[1] else text
