"""DAT: years in two fields that differ, and figures that are no year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.written import written
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Reference


@check(
    "DAT004",
    "date-vs-year",
    "the fields date and year of an entry differ",
    severity=Severity.WARNING,
    judged=(0, 0),
)
def date_vs_year(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds entries that have a `date` and a `year` which are not of the same year.

    ## Why it matters

    BibTeX prints the one, biblatex the other. The same list of references then has two years, and the letters of 2018a
    and 2018b go to other works.

    ## Example

    Before:

    ```bibtex
    @book{okafor2018,
      author    = {Okafor, Ngozi},
      title     = {Wages at the Border},
      publisher = {Example Press},
      date      = {2018-05-04},
      year      = {2017},
    }
    ```

    After:

    ```bibtex
    @book{okafor2018,
      author    = {Okafor, Ngozi},
      title     = {Wages at the Border},
      publisher = {Example Press},
      date      = {2018-05-04},
    }
    ```

    ## How to mend

    Keep the one that is right.

    ## How sure it is

    Only years of four figures are compared; a range (`1998/2001`) holds each of its ends.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): none was named, so no share can be given.

    ## Known false alarms

    An entry that keeps the year of a reprint in one field and that of the first edition in the other. None was seen.
    """
    if "date" not in reference.fields or "year" not in reference.fields:
        return
    date, year = written(reference, "date") or "", written(reference, "year") or ""
    if re.fullmatch(r"[0-9]{4}", year) and re.match(r"[0-9]{4}(?![0-9])", date) and year not in date:
        yield rule.finding(
            message=f"the field date says {date}, the field year {year}",
            location=place_of(reference, "year"),
            expected=date,
            actual=year,
            remedy="keep the one that is right",
            about=reference,
        )


@check(
    "DAT010",
    "implausible-year",
    "the field year holds figures that are no year",
    severity=Severity.WARNING,
    judged=(1, 1),
)
def implausible_year(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds years of one, two, three or more than four figures: `92`, `20019`.

    ## Why it matters

    Programs sort `92` before all others, and nobody knows the century. Styles that print the year in the citation
    print it as it stands.

    ## Example

    Before:

    ```bibtex
    @book{okafor1992,
      author    = {Okafor, Ngozi},
      title     = {Wages at the Border},
      publisher = {Example Press},
      year      = {92},
    }
    ```

    After:

    ```bibtex
    @book{okafor1992,
      author    = {Okafor, Ngozi},
      title     = {Wages at the Border},
      publisher = {Example Press},
      year      = {1992},
    }
    ```

    ## How to mend

    Write the year in full.

    ## How sure it is

    Only a field `year` of nothing but ASCII figures counts. Ranges, "n.d.", "in press", `198x` and figures of other
    scripts are left alone, and so is every year of four figures, whatever its calendar.

    Tried on 548 bibliographies of TeX, R and GAP packages (29,058 entries): 1 found, and right. That is too few to tell a share.

    ## Known false alarms

    Works of antiquity that are cited by the year in which they were written.
    """
    value = written(reference, "year") if "year" in reference.fields else ""
    if value and value.isascii() and value.isdigit() and len(value) != 4 and len(value) < 10:
        yield rule.finding(
            message=f"{value} is no year",
            location=place_of(reference, "year"),
            expected="a year of four figures",
            actual=value,
            remedy="write the year in full",
            about=reference,
        )
