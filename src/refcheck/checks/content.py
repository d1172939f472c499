"""CNT: what the page behind a link says of the work."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.measured import TITLES_OF_PAGES
from refcheck.checks.titles import AGREE, cited_title, witnesses
from refcheck.model.evidence import Trust
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.text.titles import compare_titles


@check(
    "CNT001",
    "page-title-mismatch",
    "the page behind the link has another title than the reference",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
    measured=TITLES_OF_PAGES,
)
def page_title_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the title of a reference with the title that the page or the PDF behind its link gives itself.

    Only titles that a page states of a work are used (its metadata, or its heading); the name of the
    site, a challenge page or a login page is no title. A PDF counts only where its metadata and what is
    printed large on its first page agree, and never when the cited title is printed there too.

    ## Why it matters

    The link leads to another work, or the title was copied wrongly. Readers who follow it do not find what is quoted,
    and those who search for the title find nothing.

    ## Example

    Before:

    ```bibtex
    @report{brn2016,
      author      = {{Border Rights Network}},
      title       = {Debts and Departures},
      institution = {Border Rights Network},
      year        = {2016},
      url         = {https://www.example.org/debt},
    }
    ```

    After:

    ```bibtex
    @report{brn2016,
      author      = {{Border Rights Network}},
      title       = {Debt before Departure},
      institution = {Border Rights Network},
      year        = {2016},
      url         = {https://www.example.org/debt},
    }
    ```

    The page behind the link calls itself *Debt before Departure*.

    ## How to mend

    Open the page. Correct the title, or the link.

    ## How sure it is

    One page is one witness: a *warning* at most. Where some words agree the title may be misquoted;
    where none do, the page may be a list, a search result or another work. A page that gives itself two
    titles where readers look, and a title that a PDF has in one place only, are not held against a
    reference, nor is the title of the book or series that the work is in.

    ## Known false alarms

    Pages in another language than the one cited, landing pages of a series.
    """
    title = cited_title(reference)
    if not title:
        return
    for index, evidence in witnesses(context, reference):
        if evidence.source != "page":
            continue
        found = evidence.record.title if evidence.record else ""
        if evidence.trust is Trust.LOW or _is_whole(reference, found):
            continue
        agreements = {compare_titles(title, found).agreement, compare_titles(found, title).agreement}
        if agreements.isdisjoint({Agreement.MISQUOTED, Agreement.DIFFERENT}):
            continue
        like = Agreement.MISQUOTED in agreements
        what = "file" if evidence.vocabulary.startswith("pdf-") else "page"
        yield rule.finding(
            message=f"the {what} behind the link has this title with other words"
            if like
            else f"the {what} behind the link has another title",
            location=place_of(reference, "title"),
            expected=found,
            actual=title,
            remedy=f"open the {what}; correct the title or the link",
            about=reference,
            evidence=(index,),
        )


def _is_whole(reference: Reference, found: str) -> bool:
    """Return whether ``found`` is the title of what the work is in: its book, its series, its journal."""
    work = reference.work
    wholes = (work.container_title, work.collection_title, work.event_title)
    return any(compare_titles(whole, found).agreement in AGREE for whole in wholes if whole)
