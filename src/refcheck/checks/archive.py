"""ARC: saved copies of what is cited: that there is none, that one is not there, that one would help."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.addresses import instead_of_dead
from refcheck.checks.fields import WEB_TYPES, place_of
from refcheck.checks.interface import Context, Fixable, LinkUse, Rule, Scope, check
from refcheck.checks.links import NOT_THERE, asked, is_saved_copy, of_use
from refcheck.checks.measured import RESCUED
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.text.hosts import ARCHIVES
from refcheck.text.urls import host_of, is_web, site_of


@check(
    "ARC001",
    "no-snapshot",
    "a web page is cited without a saved copy",
    severity=Severity.INFO,
    by_default=False,
)
def no_snapshot(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds web pages, reports and the like that are cited by an address, where neither the note nor the entry
    gives a saved copy of it.

    ## Why it matters

    Half of such addresses lead nowhere after some years. A copy that is saved while the page is there can
    be cited beside it.

    ## Example

    Before:

    ```bibtex
    @online{brn2016,
      author  = {{Border Rights Network}},
      title   = {Recruitment Fees in Five Countries},
      year    = {2016},
      url     = {https://www.example.org/report.html},
      urldate = {2017-11-20},
    }
    ```

    After:

    ```bibtex
    @online{brn2016,
      author     = {{Border Rights Network}},
      title      = {Recruitment Fees in Five Countries},
      year       = {2016},
      url        = {https://www.example.org/report.html},
      archiveurl = {https://web.archive.org/web/20171120101010/https://www.example.org/report.html},
      urldate    = {2017-11-20},
    }
    ```

    ## How to mend

    `refcheck archive FILE` looks whether there are copies, `--save` asks for one. Write its address into the
    field `archiveurl`, or behind the address in the note.

    ## How sure it is

    It says what the reference has and not what archives have. Works with a DOI, articles and books in print,
    and addresses of archives themselves are left alone. It is off by default: hardly any bibliography gives
    copies, so it would be said of nearly every page.

    ## Known false alarms

    A copy whose address stands in the field `note` or `addendum` of an entry, which are not looked at. Pages that no
    archive may save.
    """
    work = reference.work
    if reference.problem or not is_web(work.url) or work.doi or work.archive_url or work.type not in WEB_TYPES:
        return
    if reference.kind not in {ReferenceKind.PUBLICATION, ReferenceKind.WEB_PAGE}:
        return
    if site_of(host_of(work.url)) in ARCHIVES:
        return
    yield rule.finding(
        message="the source is cited by its address, without a saved copy",
        location=place_of(reference, "url"),
        actual=work.url[:200],
        remedy="refcheck archive tells whether there is one (in BibTeX: archiveurl)",
        about=reference,
    )


@check(
    "ARC004",
    "snapshot-not-there",
    "the saved copy that is cited is not there, or shows an error page",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.LINK,
    online=True,
)
def snapshot_not_there(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports saved copies (`archiveurl`) that the archive does not have, or that show an error page, a log-in
    or a parked domain in the place of what was saved.

    ## Why it matters

    The copy is what readers fall back on when the page is gone. One that was saved too late shows the error
    page and nothing else.

    ## Example

    Before:

    ```bibtex
    @online{brn2016,
      author     = {{Border Rights Network}},
      title      = {Recruitment Fees in Five Countries},
      year       = {2016},
      url        = {https://www.example.org/report.html},
      archiveurl = {https://web.archive.org/web/20211120101010/https://www.example.org/report.html},
    }
    ```

    After:

    ```bibtex
    @online{brn2016,
      author     = {{Border Rights Network}},
      title      = {Recruitment Fees in Five Countries},
      year       = {2016},
      url        = {https://www.example.org/report.html},
      archiveurl = {https://web.archive.org/web/20171120101010/https://www.example.org/report.html},
    }
    ```

    The copy of 2021 shows an error page: by then the report was gone. That of 2017 shows the report.

    ## How to mend

    Look in the archive for an earlier copy, and cite that.

    ## How sure it is

    A *warning* at most: archives take copies out and put them back. Nothing is said when the archive did not
    answer or would not show the copy to a program. The copies of a reference are reported here, and not as
    LNK001 or LNK008.

    ## Known false alarms

    Copies that an archive takes out for a while and puts back; a page whose own text is about pages that are not
    found.
    """
    link = asked(context, use)
    if link is None or not is_saved_copy(use) or link.verdict not in NOT_THERE:
        return
    yield of_use(
        rule,
        use,
        message=f"the saved copy is not there: {link.detail or link.reason}",
        actual=link.url,
        remedy="look for an earlier copy in the archive",
    )


@check(
    "ARC005",
    "dead-but-archived",
    "a link is dead, and a saved copy of the work was found",
    severity=Severity.INFO,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.UNSAFE,
    by_default=False,
    measured=RESCUED,
)
def dead_but_archived(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Names the dead links of which a saved copy was found, opened and seen to be the same work.

    ## Why it matters

    These can be mended at once; the others need a search. The finding on the dead link itself (LNK001,
    LNK002, LNK007 to LNK009) says so too: this one is for those who want to see, or mend, these alone.

    ## Example

    Before:

    ```markdown
    [^1]: Border Rights Network, *Debt before Departure* (2016), https://www.example.org/debt.pdf.
    ```

    After:

    ```markdown
    [^1]: Border Rights Network, *Debt before Departure* (2016),
    https://web.archive.org/web/20171120101010/https://www.example.org/debt.pdf.
    ```

    The first address leads nowhere; the archive has a copy of 20 November 2017.

    ## How to mend

    `refcheck fix --write --unsafe-fixes --select ARC005`: in a document the copy's address takes the place of
    the dead one; in a `.bib` it goes into the field `archiveurl`.

    ## How sure it is

    As sure as the copy: it was opened, and its title or text is that of the work. It is off by default, so
    that nothing is said twice.

    ## Known false alarms

    A link that is dead for programs alone, or for a day. A copy that was saved from a later edition under the same
    title.
    """
    link = asked(context, use)
    if link is None or link.snapshot is None or link.verdict not in NOT_THERE or is_saved_copy(use):
        return
    yield of_use(
        rule,
        use,
        message=f"the link is dead, and there is a saved copy of {link.snapshot.date}",
        expected=link.snapshot.url,
        actual=link.url,
        remedy="cite the saved copy",
        intent=instead_of_dead(context, use, link),
    )
