"""DAT: dates that cannot all be right: of the source, of the day it was read, of the document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.model.document import Document
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Citation, Reference, ReferenceKind
from refcheck.model.work import PartialDate
from refcheck.text.dates import parse_date
from refcheck.text.lazy import lazy_re

FORTHCOMING = lazy_re(
    r"(?i)\b(?:forthcoming|in press|to appear|to be published|preprint|advance online|im erscheinen|im druck|à paraître|sous presse"
    r"|en prensa|de próxima aparición|no prelo|in corso di (?:stampa|pubblicazione)|akan terbit)\b"
)
SLACK = 1
"""A source may bear the year after the document's: journals date their issues ahead."""
REVISED = 3
"""So many sources that are newer than their document show that its date is that of an earlier edition, or not its own."""
_DATED = frozenset({ReferenceKind.PUBLICATION, ReferenceKind.WEB_PAGE, ReferenceKind.LAW})


def is_before(one: PartialDate, other: PartialDate) -> bool:
    """Return whether ``one`` is earlier for certain: as far as both are known."""
    for mine, theirs in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if mine is None or theirs is None:
            return False
        if mine != theirs:
            return mine < theirs
    return False


def cited_in(context: Context, reference: Reference) -> Iterator[tuple[Document, PartialDate, Citation]]:
    """Yield the documents that cite a reference and say when they are from, each with the first citation."""
    seen: set[str] = set()
    for citation in reference.citations:
        if citation.path in seen:
            continue
        seen.add(citation.path)
        document = next((one for one in context.documents if one.path == citation.path), None)
        day = parse_date(document.date) if document is not None and document.date else None
        if document is not None and day is not None and day.year is not None:
            yield document, day, citation


@check(
    "DAT006",
    "urldate-impossible",
    "a source was read before it was published, after the document was written, or in the future",
    severity=Severity.WARNING,
    judged=(3, 3),
)
def urldate_impossible(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds access dates that cannot be right: before the source was published, after the date of the
    document that cites it, or still to come.

    ## Why it matters

    The access date tells which state of a page was meant. A wrong one leads to the wrong copy in an
    archive.

    ## Example

    Before:

    ```markdown
    ---
    title: Statement on recruitment fees
    date: 22 November 2017
    ---

    Most workers borrow before they leave.[^1]

    [^1]: Border Rights Network, "Debt before Departure" (2016), https://www.example.org/debt, accessed 3 March 2018.
    ```

    After:

    ```markdown
    ---
    title: Statement on recruitment fees
    date: 22 November 2017
    ---

    Most workers borrow before they leave.[^1]

    [^1]: Border Rights Network, "Debt before Departure" (2016), https://www.example.org/debt, accessed 3 March 2017.
    ```

    ## How to mend

    Look up when the page was read; often the year is last year's, or day and month are swapped.

    ## How sure it is

    Dates are compared only as far as both are known: a year against a year, a day against a day. The
    date of a document counts when its front matter, or one of its first lines, says it.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 3 found, all right. In 969
    bibliographies of packages (24,907 entries) 2 were found, both wrong, in fields that a percent sign comments out,
    which are left out since.

    ## Known false alarms

    Pages that show the date of their last change, when that was after they were read.
    """
    work = reference.work
    accessed = work.accessed
    if reference.problem or accessed is None or accessed.year is None or reference.kind not in _DATED:
        return
    where = place_of(reference, "urldate")
    if work.issued is not None and is_before(accessed, work.issued):
        yield rule.finding(
            message="the source was read before it was published",
            location=where,
            expected=f"not before {work.issued}",
            actual=str(accessed),
            remedy="look up both dates; often a year is wrong, or day and month are swapped",
            about=reference,
        )
        return
    tomorrow = context.today + timedelta(days=1)
    if is_before(PartialDate(year=tomorrow.year, month=tomorrow.month, day=tomorrow.day), accessed):
        yield rule.finding(
            message="the day on which the source was read is still to come",
            location=where,
            expected=f"not after {context.today.isoformat()}",
            actual=str(accessed),
            remedy="correct the access date",
            about=reference,
        )
        return
    for _, day, citation in cited_in(context, reference):
        if is_before(day, accessed):
            yield rule.finding(
                message="the source was read after the document was written",
                location=Location(path=citation.path, line=citation.line, marker=citation.marker),
                expected=f"not after {day}",
                actual=str(accessed),
                remedy="correct the access date, or the date of the document",
                about=reference,
                confidence=Confidence.MEDIUM,
            )
            return


@check(
    "DAT007",
    "cited-after-document",
    "a source is newer than the document that cites it",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    judged=(0, 2),
)
def cited_after_document(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds sources that were published after the document that cites them.

    ## Why it matters

    Nobody can have read them: the year is wrong, or the source is another one (a later edition, a report of another
    year). Who looks up what is quoted finds other figures.

    ## Example

    Before:

    ```markdown
    ---
    title: Statement on recruitment fees
    date: 22 November 2017
    ---

    Most workers borrow before they leave.[^1]

    [^1]: Border Rights Network, *Debt before Departure* (Brussels: BRN, 2019), p. 7.
    ```

    After:

    ```markdown
    ---
    title: Statement on recruitment fees
    date: 22 November 2017
    ---

    Most workers borrow before they leave.[^1]

    [^1]: Border Rights Network, *Debt before Departure* (Brussels: BRN, 2016), p. 7.
    ```

    ## How to mend

    Correct the year; or the date of the document, when it was revised.

    ## How sure it is

    A year or two make a difference: journals date their issues ahead, so the year after the document's is
    only told as information. Where both say the day, a source of more than two months later is named. The
    date of a document counts when its front matter, or one of its first lines, says it. Where three sources or more
    are newer, the document was revised and kept its first date: they are *information*.

    Tried on 1,451 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 6 findings read in
    three manuals, none right: the date that was read was not the document's, or that of its first edition. Four of them
    are information since, and only the other two are counted.

    ## Known false alarms

    Documents that were revised and kept their first date. Sources that are said to be forthcoming, in
    press or a preprint are left alone.
    """
    issued = reference.work.issued
    if reference.problem or issued is None or issued.year is None or reference.kind not in _DATED:
        return
    for document, day, citation in cited_in(context, reference):
        if not is_before(day, issued) or FORTHCOMING.search(citation.text):
            continue
        years = issued.year - (day.year or issued.year)
        if years == 0 and _months(issued) - _months(day) <= 2:
            continue
        yield rule.finding(
            message="the source is newer than the document that cites it",
            location=Location(path=citation.path, line=citation.line, marker=citation.marker),
            expected=str(day),
            actual=str(issued),
            remedy="correct the year of the source, or the date of the document",
            about=reference,
            severity=Severity.WARNING
            if (years > SLACK or (years == SLACK and _is_dated(issued, day)))
            and not _is_revised(context, document, day)
            else Severity.INFO,
        )
        return


def _is_revised(context: Context, document: Document, day: PartialDate) -> bool:
    """Return whether a document of ``day`` cites so many newer sources that it was revised since."""
    kept = ("revised", document.path)
    if kept not in context.kept:
        latest = (day.year or 0) + SLACK
        newer = sum(
            (reference.work.year or 0) > latest and any(one.path == document.path for one in reference.citations)
            for reference in context.references
        )
        context.kept[kept] = newer >= REVISED
    return bool(context.kept[kept])


def _months(day: PartialDate) -> int:
    return (day.year or 0) * 12 + (day.month or 0)


def _is_dated(issued: PartialDate, day: PartialDate) -> bool:
    """Return whether both say the month, and are far apart."""
    return issued.month is not None and day.month is not None and _months(issued) - _months(day) > 2
