"""Names that a dash ends: "SURNAME, Given – A title. Lisboa, Gradiva, 1998", "SURNAME Given - A title - Paris, Seuil, 1990".

So French and Portuguese lists have them. A dash may stand in a title too: the surname is in capitals, and a
place, a house and a year end what follows.
"""

from __future__ import annotations

from dataclasses import dataclass

from refcheck.references.capital_names import BARE_CAPITAL_NAMES, CAPITAL_NAMES, opens_in_capitals
from refcheck.text.lazy import lazy_re

__all__ = ["DashedEntry", "split_dashed", "without_dash"]

MAX_TEXT = 600
"""Longer texts (characters) are not taken apart."""

_YEAR = r"(?:1[4-9]|20)\d\d"
_NAMES = lazy_re(rf"(?P<authors>{CAPITAL_NAMES}|{BARE_CAPITAL_NAMES})\s[-–—]\s(?=[A-ZÀ-ÞĐ\d])(?!{CAPITAL_NAMES}[.\s])")
_BETWEEN = lazy_re(r"\s[-–—]\s")
_IMPRINT = lazy_re(rf"(?P<said>[A-ZÀ-Þ][^.;]{{2,90}}?,\s{_YEAR})\b")
_SENTENCE = lazy_re(r"\.\s+(?=[A-ZÀ-Þ])")
_PAGES = lazy_re(r",\s(?:p|pp)\.?\s?\d[\d–-]*\s*$")
_PART = lazy_re(r",\s(?:[Tt]ome|[Tt]\.|[Vv]ol\.|[Nn]°|n[ºo.])\s?\w+\s*$")
_BEHIND = lazy_re(r"\s[–—-]\s*$")
_MEETING = lazy_re(r"(?i)\b(?:congr[eè]s|colloque|actes|revue|cahiers|annales|journ[ée]es|congresso|actas|revista)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class DashedEntry:
    """``rest`` is what follows the title and its ``container``: the imprint and the cited place."""

    authors: str
    title: str
    container: str
    rest: str


def split_dashed(text: str) -> DashedEntry | None:
    """Return who, what and where of an entry whose names a dash ends, ``None`` where no imprint shows its end."""
    text = text.strip()
    if len(text) > MAX_TEXT or not opens_in_capitals(text) or not _BETWEEN.search(text):
        return None
    names = _NAMES.match(text)
    if names is None:
        return None
    rest = text[names.end() :]
    for between in reversed(list(_BETWEEN.finditer(rest))):
        imprint = _IMPRINT.match(rest, between.end())
        if imprint:
            return _parted(names["authors"], rest[: between.start()], imprint["said"])
    for sentence in _SENTENCE.finditer(rest):
        if _IMPRINT.match(rest, sentence.end()):
            return DashedEntry(
                authors=names["authors"],
                title=rest[: sentence.start()],
                container="",
                rest=f", {rest[sentence.end() :]}",
            )
    return None


def without_dash(names: str) -> str:
    """Return names without the dash that ends them."""
    return _BEHIND.sub("", names) if names.rstrip().endswith(("–", "—", "-")) else names


def _parted(authors: str, said: str, imprint: str) -> DashedEntry:
    """Return an entry with dashes between its title and what it stands in, if anything says so."""
    title, dash, place = said.rpartition(" - ") if " - " in said else said.rpartition(" – ")
    pages = _PAGES.search(place)
    if not dash or not (pages or _MEETING.search(place)):
        return DashedEntry(authors=authors, title=said, container="", rest=f", {imprint}")
    container = place[: pages.start()] if pages else place
    part = _PART.search(container)
    container = container[: part.start()] if part else container
    more = f"{part.group() if part else ''}{pages.group() if pages else ''}"
    return DashedEntry(authors=authors, title=title, container=container, rest=f"{more}, {imprint}")
