"""CMP and DAT: what a reference does not say, and dates that do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.interface import Context, Rule, check
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.text.dates import date_in_url

WEB_TYPES = frozenset({"webpage", "post", "post-weblog", "document", "report", "pamphlet", "software", "dataset"})


def place_of(reference: Reference, field: str) -> Location:
    """Return where a field of a reference stands: its line in the .bib, or the note it is from."""
    marker = reference.citations[0].marker if reference.citations and not reference.fields else None
    return Location(path=reference.file, line=reference.field_line(field), marker=marker)


@check(
    "CMP005",
    "missing-urldate",
    "an online source has no access date",
    severity=Severity.INFO,
    judged=(15, 20),
)
def missing_urldate(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds web pages, and reports that are cited by an address alone, without the day they were read.

    ## Why it matters

    Pages change. The day tells which version was meant, and which copy in an archive is the right one.

    ## Example

    Before:

    ```bibtex
    @online{brn2016,
      author = {{Border Rights Network}},
      title  = {Recruitment Fees in Five Countries},
      year   = {2016},
      url    = {https://www.example.org/fees},
    }
    ```

    After:

    ```bibtex
    @online{brn2016,
      author  = {{Border Rights Network}},
      title   = {Recruitment Fees in Five Countries},
      year    = {2016},
      url     = {https://www.example.org/fees},
      urldate = {2017-11-20},
    }
    ```

    ## How to mend

    Add the day to the note ("accessed 20 November 2017") or the field `urldate`.

    ## How sure it is

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 20 findings read, 15
    right; the others were preprints with their number, and an article.

    ## Known false alarms

    Preprints that are cited by their number, and articles that are cited by their address. Works with a DOI, articles
    and books in print are left alone.
    """
    work = reference.work
    online = work.type in WEB_TYPES or (work.type == "book" and bool(reference.citations))
    if reference.problem or not work.url or work.accessed or work.doi or not online:
        return
    if reference.kind not in {ReferenceKind.PUBLICATION, ReferenceKind.WEB_PAGE}:
        return
    yield rule.finding(
        message="the source is cited by its address, without the day it was read",
        location=place_of(reference, "url"),
        expected="an access date",
        remedy="add the day (in BibTeX: urldate)",
        about=reference,
    )


@check(
    "DAT011",
    "year-in-url",
    "the year of a reference is not the one in its address",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    judged=(1, 3),
)
def year_in_url(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the year of a reference with a date that its address carries (`feb2010`, `/2010/02/`).

    ## Why it matters

    Often the address carries the day of an upload, and all is well; now and then another edition is
    linked than the one that was meant. This is a remark and never an error: the year given may be
    right.

    ## Example

    Before:

    ```bibtex
    @report{brn2008,
      author      = {{Border Rights Network}},
      title       = {Debt before Departure},
      institution = {Border Rights Network},
      year        = {2008},
      url         = {https://www.example.org/uploads/2010/02/debt.pdf},
      urldate     = {2017-11-20},
    }
    ```

    After:

    ```bibtex
    @report{brn2010,
      author      = {{Border Rights Network}},
      title       = {Debt before Departure},
      edition     = {2},
      institution = {Border Rights Network},
      year        = {2010},
      url         = {https://www.example.org/uploads/2010/02/debt.pdf},
      urldate     = {2017-11-20},
    }
    ```

    The file turned out to be the second edition, and it is the one that is quoted.

    ## How to mend

    Look whether the file is the edition that you cite. If so, nothing needs to be done.

    ## How sure it is

    Tried on 1,451 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 3 found, 1 right; the
    others were a number in a DOI that is no date.

    ## Known false alarms

    Files that were uploaded later than they were published, which is most of what this finds.
    """
    year, url = reference.work.year, reference.work.url
    found = date_in_url(url) if url else None
    if year is None or found is None or found.year is None or found.year == year:
        return
    yield rule.finding(
        message=f"the reference says {year}, its address carries {found.raw}: perhaps the day of the upload",
        location=place_of(reference, "url"),
        expected=str(year),
        actual=found.raw,
        remedy="look whether the file is the edition that is meant",
        about=reference,
    )
