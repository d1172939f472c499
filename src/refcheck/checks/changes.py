"""What changed behind a link: since it was read (DAT), and since it was last accepted (CNT)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from refcheck.checks.dates import is_before
from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.quotations import missing_quotations
from refcheck.checks.titles import AGREE, cited_title
from refcheck.model.evidence import ALIVE, PAGES, Accepted, LinkEvidence
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.model.report import Agreement
from refcheck.model.work import PartialDate
from refcheck.text.lazy import lazy_re
from refcheck.text.sketch import Kept, kept_of
from refcheck.text.titles import compare_titles
from refcheck.text.urls import redact
from refcheck.text.words import fold

__all__ = ["changed_since", "link_of"]

SLACK = timedelta(days=1)
"""A change on the day after may be the same day elsewhere."""
MADE_ANEW = timedelta(days=2)
"""Pages that are made for each reader, or every night, say that they have just changed."""
STAYS = 0.5
"""A text of which so much is still there (0-1) is the same text."""
CUT = 0.25
"""A page with so much less text than before may be a wall in front of it."""
_LASTING = frozenset({"article-journal", "paper-conference"})
"""Works that stay as they are: only their pages change, and their publishers' stamps."""
_IN_PRINT = frozenset({"book", "chapter", "entry", "thesis"})
"""The like, unless it is a file that is cited."""
_OTHER = frozenset({Agreement.MISQUOTED, Agreement.DIFFERENT})
_FIGURES = lazy_re(r"[^\s\d]{0,20}\d[^\s]{0,40}")
"""A word with a figure in it, such as a version, a year, a counter."""
_WORD = lazy_re(r"\w+")
_YEAR = lazy_re(r"(?<![\d.])(?:19|20)\d\d(?![\d.]\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """How a page or file differs from the one that was accepted: in its ``what`` (title, text, file)."""

    what: str
    expected: str
    actual: str
    severity: Severity = Severity.INFO
    confidence: Confidence = Confidence.MEDIUM


def link_of(links: Mapping[str, LinkEvidence], reference: Reference) -> LinkEvidence | None:
    """Return what came of the address of a reference, ``None`` when nothing is there, or nobody knows."""
    link = links.get(redact(reference.work.url)) if reference.work.url else None
    return link if link is not None and link.verdict in ALIVE else None


def changed_since(link: LinkEvidence | None, reference: Reference) -> Change | None:
    """Return how what is behind the link of a reference differs from what was accepted; ``None`` when it does
    not, and when that is not known.
    """
    accepted = link.accepted if link is not None and link.verdict in ALIVE else None
    if link is None or accepted is None or reference.problem:
        return None
    kept = kept_of(accepted.sketch, link.sketch or "")
    if accepted.sketch and kept is None:
        return None  # a page that shows no text now may be a wall, or filled by a script
    return _other_title(accepted, link, reference, kept) or _other_text(accepted, kept) or _other_file(accepted, link)


def _other_title(accepted: Accepted, link: LinkEvidence, reference: Reference, kept: Kept | None) -> Change | None:
    before, now = accepted.title, link.title or ""
    if not _differ(before, now):
        return None
    title = cited_title(reference)
    if title and compare_titles(title, now).agreement in AGREE:
        return None  # what is there is what is cited, whatever was there before
    figures = not _differ(_FIGURES.sub(" ", before), _FIGURES.sub(" ", now))
    if figures and (kept is not None or set(_YEAR.findall(before)) == set(_YEAR.findall(now))):
        return None  # a version, a counter; or a year, where the text tells whether it matters
    sure = not figures and (kept is None or kept.size >= CUT)
    return Change(
        what="title",
        expected=before,
        actual=now,
        severity=Severity.WARNING if sure else Severity.INFO,
        confidence=Confidence.MEDIUM if sure else Confidence.LOW,
    )


def _differ(before: str, now: str) -> bool:
    """Return whether two titles differ for certain: each has words that are not in the other."""
    one, other = (frozenset(_WORD.findall(fold(title))) for title in (before, now))
    if one <= other or other <= one:
        return False
    return {compare_titles(before, now).agreement, compare_titles(now, before).agreement} <= _OTHER


def _other_text(accepted: Accepted, kept: Kept | None) -> Change | None:
    if kept is None or kept.of_earlier >= STAYS:
        return None
    if kept.size < 1 and kept.of_later >= STAYS:
        return None  # it shows less of the same: a summary, or the beginning for those who do not pay
    share = int(kept.of_earlier * 10) * 10 + 10
    return Change(
        what="text",
        expected=f"the text of {accepted.day}",
        actual=f"less than {share} % of it",
        confidence=Confidence.LOW,
    )


def _other_file(accepted: Accepted, link: LinkEvidence) -> Change | None:
    """Return that a file is another when both its bytes and the day of its last change say so."""
    before, now, asked = _day(accepted.modified), _day(link.modified), _day(link.checked)
    if not accepted.sha256 or not link.sha256 or accepted.sha256 == link.sha256 or accepted.sketch:
        return None
    if before is None or now is None or asked is None or now <= before or asked - now < MADE_ANEW:
        return None
    return Change(
        what="file",
        expected=f"the file of {before}",
        actual=f"one that was last changed on {now}",
        confidence=Confidence.LOW,
    )


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


@check(
    "CNT002",
    "content-changed",
    "the page or file behind a link is another than when it was last accepted",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
)
def content_changed(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the page behind the link of a reference with the one that was last accepted: its title, and
    how much of its text is still there. A PDF whose text was not read is compared by its bytes and the day of its
    last change.

    The first run that sees a page accepts it and writes so into `references/refcheck.lock` (without a lock: into
    the evidence store). It is compared with that day from then on, also with `--refresh`. A page is accepted
    anew when somebody has read it again: when the access date (`urldate`) of a reference is later than the day of
    the accepted one, or by `refcheck check --lock accept`.

    ## Why it matters

    A link that works may lead to something else today: another report under the same address, a page that was written
    anew, a site with a new owner. Who follows it does not find what is quoted, and a checker of links sees nothing
    wrong.

    ## Example

    Before:

    ```bibtex
    @online{brn2016,
      author  = {{Border Rights Network}},
      title   = {The Price of Moving for Work},
      year    = {2016},
      url     = {https://www.example.org/price},
      urldate = {2017-03-20},
    }
    ```

    After:

    ```bibtex
    @online{brn2016,
      author     = {{Border Rights Network}},
      title      = {The Price of Moving for Work},
      year       = {2016},
      url        = {https://www.example.org/price},
      archiveurl = {https://web.archive.org/web/20170320101010/https://www.example.org/price},
      urldate    = {2017-03-20},
    }
    ```

    The page was *The Price of Moving for Work* in March and is *Our New Website* now.

    ## How to mend

    Open the page. If it is still the source, renew the access date, or accept it. If not, cite a copy in an
    archive.

    ## How sure it is

    A *warning* where the title differs by content words (each has some that the other has not), and where much of the text is gone and words that are
    quoted from it are not on the page. *Information* where only the text is another (less than half of it is
    still there for certain, paragraphs alone: no menus, figures or short lines), where a page is much shorter than
    before, and for files. Silent where the title is the one that is cited, where a page shows only a part of the
    text that it had, or none, on front pages (their text), and on pages that were not shown: challenges, logins,
    errors.

    ## Known false alarms

    Pages that show the latest issue of a series; news pages.
    """
    link = link_of(context.links, reference) if not reference.problem else None
    change = changed_since(link, reference)
    if change is None:
        return
    lost = missing_quotations(context, reference) if change.what == "text" else ()
    words = {
        "title": "the page behind the link has another title than when it was last accepted",
        "text": "much of the text behind the link is gone since it was last accepted",
        "file": "the file behind the link is another than when it was last accepted",
    }
    yield rule.finding(
        message=f"{words[change.what]}, and words that are quoted from it are not there"
        if lost
        else words[change.what],
        location=place_of(reference, "url"),
        expected=change.expected,
        actual=change.actual,
        remedy="open the page; if it is still the source, renew the access date or accept it (--lock accept); "
        "if not, cite a copy in an archive",
        about=reference,
        severity=Severity.WARNING if lost else change.severity,
        confidence=change.confidence,
        evidence=lost,
    )


@check(
    "DAT009",
    "updated-since-access",
    "a page was changed after the day on which it was read",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    online=True,
)
def updated_since_access(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the access date of a reference with the day of the last change that the page gives itself
    (`article:modified_time`, `dateModified` in its JSON-LD, Dublin Core `modified`, an element that is called so),
    or a PDF (`ModDate`, XMP). For files that give none it is the day that their host sends (`Last-Modified`).

    ## Why it matters

    What is there now may not be what was read. A copy in an archive from about the access date shows it, and the
    earlier that one is looked for, the likelier it is to be found.

    ## Example

    Before:

    ```markdown
    [^1]: Border Rights Network, "Recruitment fees in five countries",
    https://www.example.org/fees, accessed 20 November 2017.
    ```

    After:

    ```markdown
    [^1]: Border Rights Network, "Recruitment fees in five countries",
    https://www.example.org/fees, accessed 12 June 2021.
    ```

    The page says that it was last changed on 4 May 2021; somebody has read it again, and it still says what it is
    cited for.

    ## How to mend

    Look whether the page still says what it is cited for. If so, renew the access date (in BibTeX:
    `urldate`); if not, cite a copy in an archive.

    ## How sure it is

    It is a remark and accuses nobody. Pages that say that they changed in the last two days, as those do that are
    made for each reader, days to come, and pages that give several days are no evidence; nor is what a host sends
    with pages that a program makes. Works with a DOI, articles and the pages of books are left alone, and so is
    what is cited with its copy in an archive.

    ## Known false alarms

    Sites that were moved or made anew, with the same text.
    """
    work = reference.work
    if work.accessed is None or reference.problem or work.archive_url or work.doi or work.type in _LASTING:
        return
    if reference.kind not in {ReferenceKind.PUBLICATION, ReferenceKind.WEB_PAGE}:
        return
    link = link_of(context.links, reference)
    if link is not None and link.content_type in PAGES and work.type in _IN_PRINT:
        return
    changed, asked = (_day(link.modified), _day(link.checked)) if link is not None else (None, None)
    if changed is None or asked is None or asked - changed < MADE_ANEW:
        return
    # A day earlier: what changed on the day after the access may have changed on that day elsewhere.
    certain = changed - SLACK
    if not is_before(work.accessed, PartialDate(year=certain.year, month=certain.month, day=certain.day)):
        return
    yield rule.finding(
        message="the page was changed after the day on which it was read",
        location=place_of(reference, "urldate"),
        expected=str(work.accessed),
        actual=changed.isoformat(),
        remedy="look whether it still says what it is cited for; renew the access date, or cite a copy in an archive",
        about=reference,
    )
