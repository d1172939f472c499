"""What CSL has a variable for and ``Work`` no field: further people, dates, texts and types, kept in ``Work.extra``.

They stand in a .bib as text, under biblatex's name or under CSL's with ``csl-`` before it (``refcheck.formats.extras``).
In CSL-JSON they are names, dates and texts again, where reading them back gives the same text; else they are carried
along unseen. Source: csl-data.json of CSL 1.0.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from refcheck.formats.extras import by_csl, own_name
from refcheck.formats.mapping import NEAR, TYPES
from refcheck.formats.tex import fold_blanks
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re

__all__ = ["DATES", "NAMES", "date_text", "date_value", "further", "people_text", "text_field", "told_type"]

_TYPE_FIELD = "csl-type"
_FAR = frozenset({"event", "figure", "musical_score", "performance", "periodical"})
NAMES = (
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director",
    "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer",
    "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
)  # fmt: skip
"""The variables that hold people."""
DATES = ("available-date", "event-date", "original-date", "submitted")
"""The variables that hold dates."""
_TEXTS = (
    "archive_collection", "archive-place", "authority", "dimensions", "division", "jurisdiction", "part-title",
    "references", "reviewed-genre", "reviewed-title", "scale", "volume-title", "volume-title-short",
)  # fmt: skip
_ISO = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_DATE = lazy_re(rf"({_ISO})(?:/({_ISO}))?$")
_KNOWN = frozenset(row.csl for row in TYPES)


def told_type(work: Work) -> str:
    """Return the type of CSL that a work has beside that of the table, empty when it has none."""
    told = work.extra.get(_TYPE_FIELD, "")
    return told if told not in _KNOWN and NEAR.get(told, "document" if told in _FAR else "") == work.type else ""


def further(work: Work) -> tuple[dict[str, Any], set[str]]:
    """Return the variables that ``Work.extra`` holds, and the names of the fields that they were."""
    found: dict[str, Any] = {}
    taken: set[str] = set()
    for variables, written in ((NAMES, _people), (DATES, date_value), (_TEXTS, _same)):
        for variable in variables:
            name = text_field(variable)
            value = written(work.extra.get(name, ""))
            if value:
                found[variable] = value
                taken.add(name)
    if told := told_type(work):
        found["type"] = told
        taken.add(_TYPE_FIELD)
    return found, taken


def text_field(variable: str) -> str:
    """Return the name of a .bib field for a variable."""
    return by_csl.get(variable) or own_name("csl", variable)


def people_text(people: Iterable[Mapping[str, str]]) -> str:
    """Return people of an item as the field of a .bib has them."""
    parts = ("family", "literal", "given", "suffix")
    return " and ".join(", ".join(name[part] for part in parts if name.get(part)) for name in people)


def _same(text: str) -> str:
    return text if text == fold_blanks(text) else ""


def _people(text: str) -> list[dict[str, str]]:
    """Return people as CSL has them, none of a text that would come back otherwise.

    Names are as ``refcheck.formats.foreign.shown_name`` writes them, the family first; in "Jane Roe" nothing says which is which.
    """
    people = [_person(piece.split(", ")) for piece in text.split(" and ")] if text else []
    return people if all(people) and people_text(people) == text else []


def _person(parts: list[str]) -> dict[str, str]:
    family, *rest = parts
    if "{" in family or not 1 <= len(rest) <= 2 or not all(part == fold_blanks(part) != "" for part in parts):
        return {}
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def date_value(text: str) -> dict[str, Any]:
    """Return a date or two as CSL has them, none of a text that is no such date."""
    match = _DATE.match(text)
    if match is None:
        return {}
    parts = [[int(part) for part in one.split("-")] for one in match.groups() if one]
    return {"date-parts": parts} if all(_is_day(part) for part in parts) else {}


def _is_day(parts: list[int]) -> bool:
    year, month, day = [*parts, 1, 1][:3]
    return year > 0 and 1 <= month <= 12 and 1 <= day <= 31


def date_text(value: Mapping[str, Any]) -> str:
    """Return a date of CSL or two in ISO 8601, empty where they are no whole numbers."""
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not 1 <= len(parts) <= 2:
        return ""
    written = [_iso(one) for one in parts]
    text = "/".join(written) if all(written) else ""
    return text if date_value(text) else ""


def _iso(parts: Any) -> str:
    if not isinstance(parts, list) or not 1 <= len(parts) <= 3:
        return ""
    figures = [str(part) for part in parts]
    if not all(figure.isascii() and figure.isdigit() and len(figure) <= 4 for figure in figures):
        return ""
    return "-".join([figures[0].zfill(4), *(figure.zfill(2) for figure in figures[1:])])
