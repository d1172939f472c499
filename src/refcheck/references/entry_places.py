"""What an entry of a list of references says after its title: the journal or book, volume, issue and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.text.lazy import lazy_re

__all__ = ["Place", "end_of_title", "find_place"]

_PAGES = r"(?:[a-zA-Z]?\d{1,6}(?:\.\d{1,3})?(?:\s?[-–—−]{1,2}\s?|\sto\s)[a-zA-Z]?\d{1,6}|[eE]\d{3,8}|\d{1,6})"
_ISSUE = r"(?:[A-Z]?\d{1,4}[A-Za-z]?(?:\s?[-–/&]\s?\d{1,4})?|[Ss]uppl?\.?\s?\d{0,3}|[A-Z][a-z]+(?:[ /][A-Z][a-z]+)?)"
_LEAD = r"(?:^|[\s,.;])"
_WORDED = (
    rf"(?i:\bvol(?:ume)?\.?|\bbd\.|\bt\.)\s?(?P<volume>\d{{1,4}}|[IVXLC]{{1,7}})\b(?:\s?[,.]?\s?(?:\(?(?i:no|nr|issue|iss|num|núm|n[°º])\.?\s?(?P<issue>{_ISSUE})\)?|\((?P<b>{_ISSUE})\)))?"
    rf"(?:[,.:]?\s?(?:\((?P<date>[^()]{{4,20}})\)\s?)?[,:.]?\s?(?:(?i:pp?|pages|s|hal|hlm)\.?\s?)?(?!(?:1[89]|20)\d\d\s?[,.)])(?P<page>{_PAGES})(?![\w(]))?"
)
_FORMS = tuple(
    lazy_re(pattern)
    for pattern in (
        # Vancouver: year;volume(issue):pages
        rf"(?P<year>(?:1[89]|20)\d\d)(?:\s[A-Z][a-z]{{2,8}}(?:\s\d{{1,2}})?)?\s{{0,60}};\s?(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>{_ISSUE})\))?\s?(?::\s?(?P<page>{_PAGES}))?",
        # IEEE, MLA: volume, issue and pages with their words
        _WORDED,
        # Chicago: volume, no. issue (year): pages
        rf"{_LEAD}(?P<volume>\d{{1,4}}),?\s(?i:no|nr|issue|n[°ºᵒ]|núm)\.?\s?(?P<issue>{_ISSUE})(?:\s?\((?P<date>[^()]{{4,30}})\))?(?:\s?[,:]\s?(?:pp?\.\s?)?(?P<page>{_PAGES}))?",
        # APA, Harvard, BibTeX: volume(issue), pages
        rf"{_LEAD}(?P<volume>\d{{1,4}})\s?\((?P<issue>{_ISSUE})\)(?:\s?[,:;.]?\s?(?:(?i:pp?|pages|s|hal|hlm)\.?\s?)?(?P<page>{_PAGES})(?![\w(]))?",
        # a volume and pages without an issue
        rf"{_LEAD}(?P<volume>\d{{1,4}})\s?(?:(?:\((?P<date>[^()\d]{{0,24}}(?:1[5-9]|20)\d\d)\)\s?)?:\s?(?:pp?\.\s?)?(?P<page>{_PAGES})|,\s(?:pp?\.\s?)?(?P<p2>[A-Za-z]?\d{{1,6}}\s?[-–—]{{1,2}}\s?[A-Za-z]?\d{{1,6}}|\d{{1,6}}(?=\s?\.?\s*$)))(?![\w(])",
    )
)
_PAGES_ALONE = lazy_re(
    rf"(?:[(,.:;]\s|\(|^)\s?(?:(?i:pp?\.|pages|pgs?\.|s\.|págs?\.|hal\.|hlm\.)\s?(?P<page>{_PAGES})|(?P<range>\d{{1,6}}\s?[-–—]{{1,2}}\s?\d{{1,6}}))\s?\)?(?=\s*(?:[,.;)]|$))"
)
_ABBREVIATED = lazy_re(
    r"(?i)(?:\b(?:vol|no|nr|vs|st|dr|mr|mrs|ms|prof|eds?|pp?|inc|co|corp|ltd|jr|sr|vols|rev|ser|al|cf|etc|approx|dept|univ|u\.s|u\.k|u\.n|e\.g|i\.e|b\.e|a\.d|viz|ca|c)|\b[^\W\d_])$"
)
_OF_A_NUMBER = lazy_re(r"(?i)\b(?:art|sec|ch|fig)$")
"""Words that are cut short before a number alone."""
_END = lazy_re(
    r"[.?!](?:[”\"’'»]|\s?\[[^\[\]]{3,40}\]\.?)?\s+(?=[^\Wa-z_]|[“\"(\[]|in:?\s|https?:|doi)|[.?!]\s{2,}(?=[,;(])|[.?!]\s*$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a work stands in its journal; ``start`` and ``end`` are where the text says so."""

    start: int
    end: int
    volume: str = ""
    issue: str = ""
    page: str = ""
    year: str = ""
    date: str = ""
    """What stands in brackets between the issue and the pages: "2017", "10. April 2019"."""


def find_place(text: str) -> Place | None:
    """Return volume, issue and pages in what follows a title, ``None`` when there are none.

    A number alone is none of them: a volume needs an issue, pages, or its word.
    """
    text = text[:2_000]
    for form in _FORMS:
        match = form.search(text)
        if match:
            said = match.groupdict()
            if _is_year(said["volume"]) and not said.get("issue"):
                continue
            issue, year = (said.get("issue") or said.get("b") or "").replace("–", "-"), said.get("year") or ""
            if not year and _is_year(issue):  # "12 (1995), S. 4–9"
                issue, year = "", issue
            return Place(
                start=match.start(),
                end=match.end(),
                volume=said["volume"],
                issue=issue,
                page=_page(said.get("page") or said.get("p2") or ""),
                year=year,
                date=said.get("date") or "",
            )
    match = _PAGES_ALONE.search(text)
    if match and not (match["range"] and _is_year(match["range"][:4])):
        page = _page(match["page"] or match["range"])
        return Place(start=match.start(), end=match.end(), page=page)
    return None


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:1[5-9]|20)\d\d", text) is not None


def _page(text: str) -> str:
    return re.sub(r"\s?[-–—−]{1,2}\s?|\sto\s", "-", text)


def end_of_title(text: str, start: int) -> tuple[int, int] | None:
    """Return where a title that begins at ``start`` ends, and where what follows begins; a question or
    exclamation mark is a part of it. ``None`` when the text does not end it.
    """
    for match in _END.finditer(text, start, start + 600):
        before = text[max(start, match.start() - 12) : match.start()]
        if (
            match.group()[0] == "."
            and (
                _ABBREVIATED.search(before)
                or (_OF_A_NUMBER.search(before) and text[match.end() : match.end() + 1].isdigit())
            )
            and match.group().strip()
            and match.end() < len(text.rstrip())
        ):
            continue
        return match.start() + (match.group()[0] in "?!"), match.end()
    return None
