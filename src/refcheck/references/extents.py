"""The pages and the volume of an article where no word tells them: "71 (1997): 310-335", ", 103(4), 992–1013"."""

from __future__ import annotations

import re

from refcheck.text.lazy import lazy_re

__all__ = ["EXTENT", "PAGES_FIRST", "find_extent", "find_volume_place", "plain_range", "take_paper"]

EXTENT = lazy_re(r"[A-Za-z]{0,4}\d{1,6}-[A-Za-z]{0,4}\d{1,6}|\d{6,7}")
"""A range of pages; a single one is only where something stands."""
PAGES_FIRST = lazy_re(
    r"^[\s,.»”\"’]*(?:(?:pp?|S|s|pág|pag)\.\s?(?P<page>[A-Z]?\d{1,6}\s?[-–—]\s?[A-Z]?\d{1,6})|(?<=[”\"’»,]\s)(?P<cited>\d{1,4}))(?=[,.]\s+(?:[Ii]n:?\s)?[A-ZÀ-Þ])"
)
"""Pages between a quoted title and what it stands in, as Brazilian notes have them: "”, p. 253-273, Revista"; or the
page cited: "”, 14, Ashton University"."""
_VOLUME_PLACE = lazy_re(
    r"^[\s,.»”“\"’]*(?:(?:[Ii]n|[Ee]n|[Ee]m|[Dd]ans):?[\s,]*)?(?:\([^()]{0,60}\)\s)?(?P<volume>(?!(?:1[5-9]|20)\d\d\s\([a-z])\d{1,4})(?:\((?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)\)|[:./](?P<part>\d{1,3}))?\s\((?P<date>[^()]{0,20}(?:1[5-9]|20)\d\d)(?:/\d{1,3})?\)(?:,\s(?:Heft|H\.|Nr\.|[Nn]o\.|n\.)\s?(?P<number>\d{1,4}))?(?:[:,]|(?=\s\d{1,7}\s?[-–—]))\s(?:(?:pp?|S)\.\s)?(?P<page>[A-Z]?\d{1,7}(?:\s?[-–—]{1,2}\s?[A-Z]?\d{1,7})?)(?!\w)"
)
_COLON_PAGES = lazy_re(
    r"(?:(?<=[\s.,])(?!(?:1[5-9]|20)\d\d:)(?P<volume>\d{1,4})(?:\((?P<issue>S?\d[\d/–-]{0,6})\))?|(?<=\d\))):\s?(?P<page>[A-Za-z]?\d{1,7}\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,7})(?![\w/:])"
)
_YEAR_FIRST = lazy_re(
    r"(?<=(?:1[5-9]|20)\d\d,\s)(?P<volume>\d{1,4}):\s?(?P<page>[A-Z]?\d{1,7}(?:\s?[-–—]\s?[A-Z]?\d{1,7})?)(?![\w/:])"
)
"""The year before the volume: ", 1959, 115:485"."""
_BARE_PAGES = lazy_re(
    r"(?:(?<=[.,]\s)|(?<=\d\d\d\d\)\s))(?!(?:1[5-9]|20)\d\d\s?[-–—]\s?(?:1[5-9]|20)?\d\d(?!\d|\s\((?:1[5-9]|20)\d\d\)))(?P<page>[A-Za-z]?\d{1,6}\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,6}|\d{5,7}-\d{1,3}-\d{1,3})(?=[.,](?:\s|$)|\s*$|\s\((?:1[5-9]|20)\d\d\))"
)

_VOLUME_AND_PAGE = lazy_re(
    r"[\s,.”\"’*]*(?P<volume>\d{1,4})(?:\((?P<issue>\d[^()]{0,16})\))?,\s(?!(?:1[5-9]|20)\d\d\b)(?P<page>\d{1,6}(?:\s?[-–—]{1,2}\s?\d{1,6})?)(?=[.;]|\s*$|,\s(?:1[5-9]|20)\d\d)"
)
"""The volume and the pages right behind a journal: ", 124, 2448", " 55, 2117–2155"."""


_PAPER = lazy_re(
    r",\s(?P<number>(?:Cmn?d?|Cd|CP|[A-Z]{2,4}(?:\s[A-Z]{2,4})?)\.?\s(?!(?:1[5-9]|20)\d\d\b)\d{2,5}(?:[.,]\d{3})?)(?=,|[.\s]*$|\s\((?:1[89]|20)\d\d\)(?!:?\s\d|,\s\d)|\s\([A-Z])"
)
"""The number that a parliament or an office gives its papers: "HC 304", "Cm 9087", "TB MED 507"; no journal, which
has a page too."""


def take_paper(after: str) -> tuple[str, str]:
    """Return the number of a paper behind an italic title, empty where there is none, and the rest."""
    match = _PAPER.search(after)
    return (match["number"], after[: match.start()] + after[match.end() :]) if match else ("", after)


def find_extent(text: str) -> tuple[dict[str, str], str] | None:
    """Return pages, and volume and issue if they stand with them, and the text without them."""
    match = (
        _YEAR_FIRST.search(text)
        or _COLON_PAGES.search(text)
        or _VOLUME_AND_PAGE.match(text)
        or _BARE_PAGES.search(text)
    )
    if match is None:
        return None
    said = {name: value for name, value in match.groupdict().items() if value}
    said["page"] = plain_range(match["page"])
    return said, f"{text[: match.start()]} , {text[match.end() :]}"


def find_volume_place(text: str) -> tuple[dict[str, str], str] | None:
    """Return volume, issue, date and pages of "71 (1997): 310-335" behind a journal, and the text without them;
    a single page stays in it as the cited place.
    """
    match = _VOLUME_PLACE.search(text)
    if match is None:
        return None
    said = {
        "volume": match["volume"],
        "issue": match["issue"] or match["part"] or match["number"] or "",
        "date": match["date"],
    }
    pages = plain_range(match["page"])
    if EXTENT.fullmatch(pages):
        return {**said, "page": pages}, f"{text[: match.start()]} {text[match.end() :]}"
    return said, f"{text[: match.start()]}, p. {pages} {text[match.end() :]}"


def plain_range(pages: str) -> str:
    """Return a range of pages with a hyphen, whatever dash stands in it."""
    return re.sub(r"\s?[-–—]{1,2}\s?", "-", pages)
