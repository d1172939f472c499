"""CNT: what the page behind a link says of the work."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.titles import cited_title, witnesses
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
)
def page_title_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the title of a reference with the title that the page behind its link gives itself.

    Only titles that a page states of a work are used (its metadata, or its heading); the name of the
    site, a challenge page or a login page is no title.

    ## Why it matters

    The link leads to another work, or the title was copied wrongly.

    ## How to mend

    Open the page. Correct the title, or the link.

    ## How sure it is

    One page is one witness: a *warning* at most. Where some words agree the title may be misquoted;
    where none do, the page may be a list, a search result or another work.

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
        agreements = {compare_titles(title, found).agreement, compare_titles(found, title).agreement}
        if agreements.isdisjoint({Agreement.MISQUOTED, Agreement.DIFFERENT}):
            continue
        like = Agreement.MISQUOTED in agreements
        yield rule.finding(
            message="the page behind the link has this title with other words"
            if like
            else "the page behind the link has another title",
            location=place_of(reference, "title"),
            expected=found,
            actual=title,
            remedy="open the page; correct the title or the link",
            about=reference,
            evidence=(index,),
        )
