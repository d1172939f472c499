"""Dates as documents, BibTeX and addresses write them."""

from __future__ import annotations

import re
from datetime import date

from refcheck.model.work import PartialDate
from refcheck.text.words import fold

__all__ = ["MONTHS", "date_in_url", "find_date", "parse_date"]

# English, Spanish, French, German, Portuguese, Italian and Indonesian, folded; the first three
# letters are enough wherever they are unambiguous across these languages.
_NAMES = (
    "january jan enero ene janvier janv januar jan janeiro gennaio gen januari",
    "february feb febrero fevrier fevr februar fevereiro fev febbraio februari",
    "march mar marzo mars marz maerz marco maret",
    "april apr abril abr avril avr aprile",
    "may mayo mai maio maggio mag mei",
    "june jun junio juin juni junho giugno giu",
    "july jul julio juillet juil juli julho luglio lug",
    "august aug agosto ago aout agustus",
    "september sep sept septiembre septembre setembro set settembre",
    "october oct octubre octobre oktober okt outubro out ottobre ott",
    "november nov noviembre novembre novembro",
    "december dec diciembre dic decembre dezember dez dezembro dicembre desember",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH},?\s+(?:de\s+)?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)(?![\d-])",
        rf"(?<!\d){_YEAR}(?:/|[-–]{{1,2}})(?P<end>(?:1[4-9]|20)?\d\d)(?!\d)",
        rf"(?<![\d/.-]){_YEAR}(?![\d-])",
    )
)
_URL_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![a-z0-9])(?P<day>\d\d?)?(?P<month>[a-z]{{3,9}})[-_]?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[-_]?(?P<month>[a-z]{{3,9}})(?![a-z])",
        rf"(?<!\d){_YEAR}[-_/](?P<month>0[1-9]|1[0-2])(?:[-_/](?P<day>0[1-9]|[12]\d|3[01]))?(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
    )
)
MAX_TEXT = 2_000
"""Longer texts (characters) are cut before they are searched."""


def _read(match: re.Match[str]) -> PartialDate | None:
    """Return the date of a match, ``None`` when there is no such day."""
    groups = match.groupdict()
    year = int(groups["year"])
    written = groups.get("month")
    month = (int(written) if written.isdigit() else MONTHS.get(fold(written))) if written else None
    day = int(groups["day"]) if groups.get("day") else None
    if written and (month is None or not 1 <= month <= 12):
        return None
    if day is not None and month is not None:
        try:
            date(year, month, day)
        except ValueError:
            return None
    end = groups.get("end")
    if end:
        end_year = int(end) if len(end) == 4 else year // 100 * 100 + int(end)
        return PartialDate(year=year, end_year=end_year, raw=match.group()) if end_year > year else None
    return PartialDate(year=year, month=month, day=day, raw=match.group())


def find_date(text: str) -> PartialDate | None:
    """Return the first date in ``text`` of the most exact kind that it holds; ``raw`` is as written."""
    text = text[:MAX_TEXT]
    for form in _FORMS:
        for match in form.finditer(text):
            found = _read(match)
            if found:
                return found
    return None


def parse_date(text: str) -> PartialDate | None:
    """Return the date that ``text`` as a whole is, ``None`` when it says more or nothing."""
    text = text.strip().strip("().,;[]").strip()
    found = find_date(text)
    return found if found and len(found.raw) == len(text) else None


def date_in_url(url: str) -> PartialDate | None:
    """Return the year and month that an address carries (``feb2010``, ``/2010/02/``).

    Bare years are left out: they are parts of titles more often than dates.
    """
    path = re.sub(r"^[a-zA-Z]+://[^/]*", "", url[:MAX_TEXT])
    for form in _URL_FORMS:
        for match in form.finditer(path):
            found = _read(match)
            if found:
                return found
    return None
