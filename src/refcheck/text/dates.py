"""Dates as documents, BibTeX and addresses write them."""

from __future__ import annotations

import re
from datetime import date

from refcheck.model.work import PartialDate
from refcheck.text.cued import Cued
from refcheck.text.kept import kept
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold, one_blank

__all__ = ["BUDDHIST", "MONTHS", "MONTH_NAMES", "date_in_url", "day_in_words", "find_date", "parse_date"]

# English, Spanish, French, German, Portuguese, Italian, Dutch, Indonesian and Polish, folded; the first three
# letters are enough wherever they are unambiguous across these languages.
_NAMES = (
    "january jan enero ene janvier janv januar jan janeiro gennaio gen januari styczen stycznia",
    "february feb febrero fevrier fevr februar fevereiro fev febbraio februari luty lutego",
    "march mar marzo mars marz maerz marco maret maart mrt marzec marca",
    "april apr abril abr avril avr aprile kwiecien kwietnia",
    "may mayo mai maio maggio mag mei maj maja",
    "june jun junio juin juni junho giugno giu czerwiec czerwca",
    "july jul julio juillet juil juli julho luglio lug lipiec lipca",
    "august aug agosto ago aout agustus augustus sierpien sierpnia",
    "september sep sept septiembre septembre setembro set settembre wrzesien wrzesnia",
    "october oct octubre octobre oktober okt outubro out ottobre ott pazdziernik pazdziernika",
    "november nov noviembre novembre novembro listopad listopada",
    "december dec diciembre dic decembre dezember dez dezembro dicembre desember grudzien grudnia",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_FORMS: tuple[Cued | re.Pattern[str], ...] = (
    Cued(rf"(?<!\d){_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)", "-"),
    lazy_re(rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?{_MONTH},?\s(?:de\s)?{_YEAR}(?!\d)"),
    lazy_re(rf"(?<!\w){_MONTH}\s(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)"),
    Cued(
        rf"(?<![\d/.-])(?P<one>\d\d?)(?P<mark>[./-])(?P<two>\d\d?)(?P=mark)\s?{_YEAR}(?![\d/.-]\d)",
        *(".", "/", "-"),
    ),
    lazy_re(rf"(?<!\w){_MONTH},?\s(?:de\s)?{_YEAR}(?!\d)"),
    Cued(rf"(?<!\d){_YEAR}-(?P<month>\d\d)(?![\d-])", "-"),
    Cued(r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)", ".19", ".20"),
    Cued(rf"(?<=\()(?P<month>0?[1-9]|1[0-2])/{_YEAR}(?=\))", "/"),
    Cued(
        rf"(?<![\d/.-]){_YEAR}(?P<mark>/|[-–]{{1,2}})(?P<end>(?:1[4-9]|20)?\d\d)(?!\d)",
        *("/", "-", "–"),
    ),
    lazy_re(rf"(?<!\d[–—-])(?<![\d/.]){_YEAR}(?!\d|[-–—][\dX]|s\b)"),
)
# Vietnamese counts its months; Thai names them, and counts years from 543 BC.
_COUNTED = tuple(
    lazy_re(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:\bngày\s)?(?<!\d)(?P<day>\d\d?)\stháng\s(?P<month>\d\d?),?\s(?:năm\s)?{_YEAR}(?!\d)",
        rf"\btháng\s(?P<month>\d\d?)(?:,?\s(?:năm\s)?|/){_YEAR}(?!\d)",
    )
)
BUDDHIST = 543
"""By so many years the Buddhist calendar is ahead of the common one."""
_THAI_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "มกราคม ม.ค.",
            "กุมภาพันธ์ ก.พ.",
            "มีนาคม มี.ค.",
            "เมษายน เม.ย.",
            "พฤษภาคม พ.ค.",
            "มิถุนายน มิ.ย.",
            "กรกฎาคม ก.ค.",
            "สิงหาคม ส.ค.",
            "กันยายน ก.ย.",
            "ตุลาคม ต.ค.",
            "พฤศจิกายน พ.ย.",
            "ธันวาคม ธ.ค.",
        ),
        1,
    )
    for name in names.split()
}
_THAI_LETTER = lazy_re(r"[\u0e01-\u0e2e]")
_THAI = lazy_re(
    rf"(?:วันที่\s?)?(?:(?<!\d)(?P<day>\d\d?)\s?)?(?P<month>{'|'.join(map(re.escape, _THAI_MONTHS))})\s?"
    r"(?:(?:พ\.ศ\.|ค\.ศ\.)\s?)?(?P<year>2[45]\d\d|(?:19|20)\d\d)(?!\d)"
)
# What follows these is no date: pages, numbers, sums.
_NO_DATE = Cued(
    r"(?i)(?:\b(?:pp?|pages?|pgs?|paras?|nos?|nr|vols?|arts?|articles?)\.?\s?|[#§$€£]\s?)$",
    *("p", "no", "nr", "vol", "art", "#", "§", "$", "€", "£"),
)
# Months in one language, words of another: "set 2012 targets", "carried out 2010".
_WORDS_TOO = frozenset({"ago", "gen", "mag", "out", "set"})
_URL_FORMS = tuple(
    lazy_re(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![a-z0-9])(?P<day>\d\d?)?(?P<month>[a-z]{{3,9}})[-_]?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[-_]?(?P<month>[a-z]{{3,9}})(?![a-z])",
        rf"(?<!\d){_YEAR}[-_/](?P<month>0[1-9]|1[0-2])(?:[-_/](?P<day>0[1-9]|[12]\d|3[01]))?(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
    )
)
_BEFORE_PATH = lazy_re(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*")
_ANY_YEAR = lazy_re(_YEAR)
MAX_TEXT = 2_000
"""Longer texts (characters) are cut before they are searched."""


def _read(match: re.Match[str]) -> PartialDate | None:
    """Return the date of a match, ``None`` when there is no such day."""
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("end"):
        return _range(match, year)
    if groups.get("one"):
        return _numeric(match, year)
    written = groups.get("month")
    month = (int(written) if written.isdigit() else MONTHS.get(fold(written))) if written else None
    day = int(groups["day"]) if groups.get("day") else None
    if written and (month is None or not 1 <= month <= 12):
        return None
    if day is not None and month is not None and not _is_day(year, month, day):
        return None
    return PartialDate(year=year, month=month, day=day, raw=match.group())


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _range(match: re.Match[str], year: int) -> PartialDate | None:
    """Return the range of two years; "2015/70" and "2011-45" are numbers of something."""
    end = match["end"]
    end_year = int(end)
    if len(end) == 2:
        end_year += year // 100 * 100
        end_year += 100 if end_year < year and end == "00" else 0
        if end_year - year > (1 if match["mark"] == "/" else 20):
            return None
    return PartialDate(year=year, end_year=end_year, raw=match.group()) if end_year > year else None


def _numeric(match: re.Match[str], year: int) -> PartialDate | None:
    """Return the date of ``22/11/2017`` or ``22.11.2017``; the year alone where day and month may
    be either way round."""
    one, two = int(match["one"]), int(match["two"])
    if match["mark"] == "." or one > 12 or one == two:
        day, month = one, two
    elif two > 12:
        day, month = two, one
    else:
        return PartialDate(year=year, raw=match.group()) if one and two else None
    return PartialDate(year=year, month=month, day=day, raw=match.group()) if _is_day(year, month, day) else None


def _is_prose(match: re.Match[str], text: str) -> bool:
    """Return whether a match is no date in its text: a page, a number, an ordinary word."""
    start, end = match.span()
    if _NO_DATE.search(text[max(0, start - 12) : start]):
        return True
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isdigit() and re.match(r" \d", text[end:]):
        return True  # "978 1 4648 2010 7"
    month = match.groupdict().get("month") or ""
    whole = len(match.group()) == len(text) or match.group()[len(month) : len(month) + 1] == "."
    return fold(month) in _WORDS_TOO and not match.groupdict().get("day") and not whole


def _counted(text: str) -> PartialDate | None:
    """Return the first date of a language that counts its months (Vietnamese) or its years otherwise (Thai)."""
    for form in _COUNTED if "tháng" in text.lower() else ():
        for match in form.finditer(text):
            if found := _read(match):
                return found
    for match in _THAI.finditer(text) if _THAI_LETTER.search(text) else ():
        year = int(match["year"]) - (BUDDHIST if int(match["year"]) > 2400 else 0)
        month, day = _THAI_MONTHS[match["month"]], int(match["day"]) if match["day"] else None
        if day is None or _is_day(year, month, day):
            return PartialDate(year=year, month=month, day=day, raw=match.group())
    return None


@kept(256, longest=MAX_TEXT)
def find_date(text: str) -> PartialDate | None:
    """Return the first date in ``text`` of the most exact kind that it holds; ``raw`` is as written."""
    text = text[:MAX_TEXT]
    if not text.isascii() and (found := _counted(one_blank(text))) is not None:
        return found
    if _ANY_YEAR.search(text) is None:
        return None
    blanked = one_blank(text)
    for form in _FORMS:
        for match in form.finditer(blanked):
            found = None if _is_prose(match, blanked) else _read(match)
            if found:
                return found
    return None


def parse_date(text: str) -> PartialDate | None:
    """Return the date that ``text`` as a whole is, ``None`` when it says more or nothing."""
    text = " ".join(text[:MAX_TEXT].split()).strip("().,;[]").strip()
    found = find_date(text)
    return found if found and len(found.raw) == len(text) else None


def date_in_url(url: str) -> PartialDate | None:
    """Return the year and month that an address carries (``feb2010``, ``/2010/02/``).

    Bare years are left out: they are parts of titles more often than dates.
    """
    path = _BEFORE_PATH.sub("", url[:MAX_TEXT])
    if not _ANY_YEAR.search(path):
        return None
    for form in _URL_FORMS:
        for match in form.finditer(path):
            found = None if match["month"].lower() in _WORDS_TOO else _read(match)
            if found:
                return found
    return None


# English, whatever the locale: reports are.
MONTH_NAMES = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - a word list
)


def day_in_words(day: date) -> str:
    """Return a day as English prose has it: "8 March 2011"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
