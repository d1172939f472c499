"""DAT: dates that do not exist, and years that are still to come."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from refcheck.checks.dates import FORTHCOMING
from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.written import PLANNED, written
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

_DATES = ("date", "urldate", "year", "eventdate", "origdate")
_ISO = lazy_re(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?=$|[/T?~%\s])")
_FIRST_SEASON, _LAST_SEASON = 21, 41
"""ISO 8601-2 has seasons and quarters in the place of months."""
AHEAD = 1
"""Journals and publishers date this many years ahead."""
FARTHEST = 30
"""A year that is further off belongs to another calendar."""
_LUNAR = range(1300, 1500)
"""Years after the Hijra, whose months have other lengths, are among these; of our own only those of the first prints."""
_NEPAL = 2040
"""Years of Nepal's calendar, whose months have up to 32 days, are later than this one."""
_OTHER_CALENDAR = lazy_re(
    r"(?i)\b(?:B\.?\s?E|B\.?\s?S|V\.?\s?S|A\.?\s?H|S\.?\s?H|vikram|bikram|saka)\b|[^\x00-\u024f\u2000-\u206f]"
)


@check(
    "DAT001",
    "date-format",
    "a date is written as a day that no calendar has",
    severity=Severity.ERROR,
    judged=(0, 0),
)
def date_format(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    r"""Finds dates of the form `2019-13-01` or `2019-02-30`: the month or the day does not exist.

    ## Why it matters

    biber leaves such a date out with a warning; mostly month and day are swapped. The reference is then printed and
    sorted as one without a year.

    ## Example

    Before:

    ```bibtex
    @online{brn2019,
      author  = {{Border Rights Network}},
      title   = {Fees in Five Countries},
      date    = {2019-25-12},
      url     = {https://www.example.org/fees},
      urldate = {2020-01-08},
    }
    ```

    After:

    ```bibtex
    @online{brn2019,
      author  = {{Border Rights Network}},
      title   = {Fees in Five Countries},
      date    = {2019-12-25},
      url     = {https://www.example.org/fees},
      urldate = {2020-01-08},
    }
    ```

    ## How to mend

    Write year, month and day in this order: `2019-12-25`.

    ## How sure it is

    Only dates of four figures, two and two are judged. Ranges (`1991--1992`), open ends, seasons (`2001-21`),
    `198x`, `{\noopsort{1986d}}1986`, "in press", "n.d.", years of other calendars and figures of other scripts
    are right, and never named. A day of `00` and a month of `00` are named as information: programs write them
    for what is not known.

    Tried on 478 bibliographies of TeX and R packages (28,195 entries): none was named, rightly or wrongly,
    so no share can be given.

    ## Known false alarms

    None is known. Two years with one hyphen (`1998-99`), years after the Hijra and those of Nepal's calendar are left
    alone; whole days of another calendar whose years are like ours (Japan's old one) would be the likeliest. None was
    seen in the bibliographies it was tried on.
    """
    for name in _DATES:
        value = written(reference, name) if name in reference.fields else ""
        if not value or len(value) > 100 or "-" not in value:
            continue
        for part in value.split("/"):
            match = _ISO.match(part.strip())
            fault = _fault(match) if match else ""
            if match and fault:
                yield rule.finding(
                    message=f"the date in the field {name} has {fault}",
                    location=place_of(reference, name),
                    severity=Severity.INFO if "00" in match.groups() else Severity.ERROR,
                    expected="year-month-day",
                    actual=part.strip(),
                    remedy="write year, month and day in this order",
                    about=reference,
                )


def _fault(match: re.Match[str]) -> str:
    """Return what is wrong with a date, empty when there is such a day. Only ASCII figures are judged."""
    if not match.group().isascii():
        return ""
    year, month = int(match["year"]), int(match["month"])
    if year in _LUNAR or year >= _NEPAL:
        return ""
    if match["day"] is None:
        known = (
            1 <= month <= 12 or _FIRST_SEASON <= month <= _LAST_SEASON or month > year % 100
        )  # "1998-99" is two years
        return "" if known else f"no such month ({month:02d})"
    if not 1 <= month <= 12:
        return f"no such month ({month:02d})"
    return "" if 1 <= int(match["day"]) <= monthrange(max(year, 1), month)[1] else f"no such day ({match['day']})"


@check(
    "DAT002",
    "future-date",
    "a source bears a year that is still to come",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    judged=(0, 0),
)
def future_date(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds sources whose year is later than the next one.

    ## Why it matters

    Mostly a figure is wrong: 2031 for 2013. Readers cannot find the work under that year, and programs sort it as the
    newest of all.

    ## Example

    Before:

    ```bibtex
    @book{okafor2018,
      author    = {Okafor, Ngozi},
      title     = {Wages at the Border},
      publisher = {Example Press},
      year      = {2048},
    }
    ```

    After:

    ```bibtex
    @book{okafor2018,
      author    = {Okafor, Ngozi},
      title     = {Wages at the Border},
      publisher = {Example Press},
      year      = {2018},
    }
    ```

    ## How to mend

    Correct the year; or say that the work is forthcoming (`pubstate = {forthcoming}`).

    ## How sure it is

    Journals and publishers date a year ahead, so the next year is right. Years more than thirty ahead are
    taken for those of another calendar (Buddhist, Nepali), and so is every year of an entry with other
    letters than Latin ones or with words like "B.E."; the seventies of Nepal's calendar, written in Latin
    letters and without any such word, are not told apart. Works that are said to be
    forthcoming, in press or planned are left alone.

    Only entries of a `.bib` are judged: in notes a number may be taken for a year ("Science 293 (2001): 2028").
    Tried on 478 bibliographies of TeX and R packages (28,195 entries): none was named, so no share can be
    given.

    ## Known false alarms

    Years of Nepal's calendar that are less than thirty ahead of ours, in an entry in Latin letters; plans that are
    filed under the year that they reach to. None was seen.
    """
    issued = reference.work.issued
    if reference.problem or not reference.fields or issued is None or issued.year is None:
        return
    if not context.today.year + AHEAD < issued.year <= context.today.year + FARTHEST:
        return
    work = reference.work
    told = " ".join((issued.raw, work.note, work.title, work.container_title, work.extra.get("pubstate", "")))[:5_000]
    told += " ".join(name.full for name in work.author[:5])
    if (
        "pubstate" in reference.fields
        or FORTHCOMING.search(told)
        or PLANNED.search(told)
        or _OTHER_CALENDAR.search(told)
    ):
        return
    yield rule.finding(
        message="the source bears a year that is still to come",
        location=place_of(reference, "date" if "date" in reference.fields else "year"),
        expected=f"not after {context.today.year + AHEAD}",
        actual=str(issued.year),
        remedy="correct the year, or say that the work is forthcoming",
        about=reference,
    )
