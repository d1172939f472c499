"""What the records of registries have in common: texts with markup, names, dates, all from hostile JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from refcheck.content.titles import tidy
from refcheck.model.evidence import Notice, NoticeKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.identifiers import isbn13, isbn_is_valid
from refcheck.text.lazy import lazy_re
from refcheck.text.misread import as_meant
from refcheck.text.names import parse_name

__all__ = [
    "MAX_ITEMS",
    "cleaned",
    "date_of",
    "first_text",
    "isbns",
    "items",
    "mapping",
    "name_of",
    "notices_in_title",
    "text_of",
    "texts",
    "with_subtitle",
]

MAX_ITEMS = 1_000
"""No list in a record is read further: a paper of a large collaboration has 3,000 authors, and says so by its first."""
_LETTER = lazy_re(r"[^\W\d_]{2}")
_RETRACTED = lazy_re(r"(?i)^\W{0,3}retracted(?:\s+(?:article|paper|chapter))?\s*[:\]\-–—]")
_WITHDRAWN = lazy_re(r"(?i)^\W{0,3}withdrawn(?:\s+(?:article|paper|chapter))?\s*[:\]\-–—]")
_ISO = lazy_re(r"^\s*(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")


def text_of(value: Any) -> str:
    """Return a text or a number as text without markup, entities and line breaks; anything else is empty."""
    if isinstance(value, str):
        return tidy(as_meant(value))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18 else ""


def items(value: Any) -> Sequence[Any]:
    """Return a list, or a lone value as one, at most ``MAX_ITEMS`` of it."""
    if value is None:
        return ()
    return value[:MAX_ITEMS] if isinstance(value, list) else (value,)


def mapping(value: Any) -> Mapping[str, Any]:
    """Return an object, empty for anything else."""
    return value if isinstance(value, dict) else {}


def texts(value: Any) -> list[str]:
    """Return the texts of a list or of a lone value, empty ones left out."""
    return [text for one in items(value) if (text := text_of(one))]


def first_text(value: Any) -> str:
    """Return the first text of a list or of a lone value."""
    return next(iter(texts(value)), "")


def with_subtitle(title: str, subtitles: Sequence[str]) -> tuple[str, str]:
    """Return the whole title, and the subtitle that it ends in. One that is a code, or in the title already, adds nothing."""
    subtitle = next((one for one in subtitles if _LETTER.search(one)), "")
    if not subtitle or not title:
        return title or subtitle, ""
    if subtitle.casefold() in title.casefold():
        return title, subtitle if title.casefold().endswith(subtitle.casefold()) else ""
    return (f"{title} {subtitle}" if title[-1] in "?!:" else f"{title}: {subtitle}"), subtitle


def name_of(
    value: Mapping[str, Any], *, family: str = "family", given: str = "given", whole: str = "name"
) -> Name | None:
    """Return the name in a record, ``None`` when there is none."""
    last, first = text_of(value.get(family)), text_of(value.get(given))
    if last:
        return Name(family=last, given=first, suffix=text_of(value.get("suffix")))
    literal = text_of(value.get(whole)) or text_of(value.get("literal")) or first
    return Name(literal=literal) if literal else None


def person_of(text: str) -> Name | None:
    """Return the person or institution that one text names."""
    text = text_of(text)
    return parse_name(text) if text else None


def date_of(value: Any) -> PartialDate | None:
    """Return a date given as CSL's ``date-parts``, as an ISO 8601 text, or as a year."""
    if isinstance(value, dict):
        parts = items(next(iter(items(value.get("date-parts"))), None))
        figures = [part for part in parts[:3] if isinstance(part, int) and not isinstance(part, bool)]
        return _checked(*figures) if figures else None
    if isinstance(value, int) and not isinstance(value, bool):
        return _checked(value)
    match = _ISO.match(value) if isinstance(value, str) else None
    return _checked(*(int(part) for part in match.groups() if part)) if match else None


def _checked(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    if not 1000 <= year <= 2200:
        return None
    month = month if month is not None and 1 <= month <= 12 else None
    day = day if month and day is not None and 1 <= day <= 31 else None
    return PartialDate(year=year, month=month, day=day)


def isbns(value: Any) -> tuple[str, ...]:
    """Return the valid ISBNs of a list, as 13 figures."""
    found = (re.sub(r"^.*/", "", text) for text in texts(value))
    return tuple(dict.fromkeys(isbn13(one) for one in found if isbn_is_valid(one)))


def notices_in_title(title: str) -> tuple[Notice, ...]:
    """Return the notice that a registry's title begins with ("RETRACTED: ...")."""
    if _RETRACTED.match(title):
        return (Notice(kind=NoticeKind.RETRACTION, source="title"),)
    return (Notice(kind=NoticeKind.WITHDRAWAL, source="title"),) if _WITHDRAWN.match(title) else ()


def cleaned(work: Work) -> Work:
    """Return a work whose texts and names are as a reader sees them."""
    found: dict[str, Any] = {
        field: text_of(getattr(work, field))
        for field in ("title", "container_title", "collection_title", "publisher", "volume", "issue", "page")
    }
    for field in ("author", "editor", "translator"):
        found[field] = tuple(_as_read(name) for name in getattr(work, field))
    return replace(work, **found)


def _as_read(name: Name) -> Name:
    parts = ("family", "given", "particle", "literal")
    return replace(name, **{part: text_of(getattr(name, part)) for part in parts})
