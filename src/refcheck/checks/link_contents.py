"""LNK: addresses that answer without what is cited: front pages, errors, parked domains, other files, lost parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from refcheck.checks.addresses import instead_of_dead, remedy_of_dead
from refcheck.checks.interface import Context, Fixable, LinkUse, Rule, Scope, check
from refcheck.checks.links import asked, is_saved_copy, of_use
from refcheck.checks.measured import among_links
from refcheck.model.evidence import LinkVerdict
from refcheck.model.finding import Confidence, Finding, Severity

ELSEWHERE = frozenset({"redirect-to-home", "redirect-to-search"})
WRONG_CONTENT = frozenset({"wrong-kind", "empty"})
PARKED = frozenset({"parked"})


def _not_there(rule: Rule, context: Context, use: LinkUse, is_own: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield the finding on an address that answers without what is cited, for a reason that is the rule's own."""
    link = asked(context, use)
    if link is None or link.verdict is not LinkVerdict.SOFT_404 or not is_own(link.reason) or is_saved_copy(use):
        return
    yield of_use(
        rule,
        use,
        message=link.detail or f"{rule.summary}: {link.reason}",
        actual=link.url,
        remedy=remedy_of_dead(use, link),
        intent=instead_of_dead(context, use, link),
    )


@check(
    "LNK007",
    "redirect-to-home",
    "a link to a page now leads to a front page or a search",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_links(59),
)
def redirect_to_home(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses of a page or file that lead to the front page of a site, or to a search, instead.

    ## Why it matters

    The link looks alive, but the source is not there.

    ## Example

    Before:

    ```markdown
    # Briefing

    The ministry promised to inspect every vessel.[^1]

    [^1]: Ministry of Fisheries, *Plan of Action* (2015),
        https://www.example.org/docs/2015/plan.pdf (accessed 20 June 2015).
    ```

    After:

    ```markdown
    # Briefing

    The ministry promised to inspect every vessel.[^1]

    [^1]: Ministry of Fisheries, *Plan of Action* (2015),
        https://www.example.org/archive/plan-of-action-2015.pdf (accessed 3 May 2024).
    ```

    After a relaunch the old address leads to the front page; the plan is in the site's archive.

    ## How to mend

    Look for the work on the site, or cite a saved copy.

    ## Known false alarms

    Sites of a single page. A report that has got a site of its own since, whose front page is the report.
    """
    yield from _not_there(rule, context, use, ELSEWHERE.__contains__)


@check(
    "LNK008",
    "soft-404",
    "a link answers, but what is cited is not there",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_links(338),
)
def soft_404(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that answer 200 with an error page or with nothing of what is cited.

    Front pages and searches (LNK007), parked domains (LNK009) and files of another kind (LNK016) have codes of
    their own.

    ## Why it matters

    The link looks alive to programs that ask for no more than a status. Readers find an apology, or an empty page.

    ## Example

    Before:

    ```bibtex
    @online{gazette2016,
      author  = {Okafor, Ngozi},
      title   = {Fishers come home without pay},
      date    = {2016-03-09},
      url     = {https://news.example.com/story.php?id=48213},
      urldate = {2016-04-01},
    }
    ```

    After:

    ```bibtex
    @online{gazette2016,
      author  = {Okafor, Ngozi},
      title   = {Fishers come home without pay},
      date    = {2016-03-09},
      url     = {https://news.example.com/2016/03/09/fishers-come-home-without-pay},
      urldate = {2024-04-01},
    }
    ```

    The old address answers "This story is no longer available", with the status of a page that is there.

    ## How to mend

    Open the page. Look for the work elsewhere if it is gone, or cite a saved copy.

    ## Known false alarms

    Pages whose text is put there by a script, and whose source holds a message that something is missing. Short
    works that are called what error pages are called, such as a poem "Not Found".
    """
    others = ELSEWHERE | WRONG_CONTENT | PARKED
    yield from _not_there(rule, context, use, lambda reason: reason not in others)


@check(
    "LNK009",
    "parked-domain",
    "a link's domain is parked or for sale",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_links(18),
)
def parked_domain(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses whose domain shows what those who trade in domains put there: that it is for
    sale, has run out, or advertisements.

    ## Why it matters

    The link looks alive, and leads readers to strangers.

    ## Example

    Before:

    ```bibtex
    @report{hnr2013,
      author      = {{Housing Network for Refugees}},
      title       = {Nowhere to Stay},
      institution = {Housing Network for Refugees},
      date        = {2013},
      url         = {http://www.nowhere-to-stay.example.com/report.pdf},
      urldate     = {2013-10-02},
    }
    ```

    After:

    ```bibtex
    @report{hnr2013,
      author      = {{Housing Network for Refugees}},
      title       = {Nowhere to Stay},
      institution = {Housing Network for Refugees},
      date        = {2013},
      url         = {https://www.example.org/housing/nowhere-to-stay.pdf},
      urldate     = {2024-05-03},
    }
    ```

    The campaign's domain was given up, and shows advertisements; the network has the report on its own site.

    ## How to mend

    Look for the work at its author's new home, or cite a saved copy.

    ## Known false alarms

    Sites that are for sale and still there, and pages about the trade in domains that say little else.
    """
    yield from _not_there(rule, context, use, PARKED.__contains__)


@check(
    "LNK011",
    "missing-fragment",
    "a page has no such part",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    online=True,
    measured=among_links(13),
)
def missing_fragment(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses whose page is there while the part after `#` is not.

    ## Why it matters

    Readers land at the beginning of a long page, and have to look for the passage themselves. Often the passage was
    rewritten or taken out.

    ## Example

    Before:

    ```markdown
    # Briefing

    The guide allows no fee whatsoever.[^1]

    [^1]: Centre for Fair Recruitment, *Guide for Employers* (2023),
        https://www.example.org/guide#fees-and-costs (accessed 2 February 2023).
    ```

    After:

    ```markdown
    # Briefing

    The guide allows no fee whatsoever.[^1]

    [^1]: Centre for Fair Recruitment, *Guide for Employers* (2023),
        https://www.example.org/guide#costs (accessed 3 May 2024).
    ```

    The section was renamed.

    ## How to mend

    Open the page, and take the address of the part from its own list of contents; or leave the part out.

    ## Known false alarms

    Pages that make their parts by script.
    """
    link = asked(context, use)
    if link is not None and link.verdict is LinkVerdict.FRAGMENT_MISSING:
        yield of_use(
            rule, use, message=link.detail or "the page has no such part", actual=link.url, remedy="look where it went"
        )


@check(
    "LNK016",
    "wrong-content",
    "a link leads to a file of another kind than it names",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_links(12),
)
def wrong_content(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses of files that show something else: a `.pdf` that is a web page, an empty or
    broken file that is called a PDF.

    What a file is is told by its first bytes, not by what the server calls it.

    ## Why it matters

    Whoever wants the report gets a page about it, or a file that does not open. Programs that save what is cited
    save the wrong thing.

    ## Example

    Before:

    ```bibtex
    @report{ilw2021,
      author      = {{Institute for Labour and Water}},
      title       = {Thirst and Work},
      institution = {Institute for Labour and Water},
      date        = {2021},
      url         = {https://www.example.org/download/thirst.pdf},
      urldate     = {2021-06-30},
    }
    ```

    After:

    ```bibtex
    @report{ilw2021,
      author      = {{Institute for Labour and Water}},
      title       = {Thirst and Work},
      institution = {Institute for Labour and Water},
      date        = {2021},
      url         = {https://www.example.org/files/2021/thirst-and-work.pdf},
      urldate     = {2024-05-03},
    }
    ```

    The old address shows a web page that asks for a subscription to the newsletter.

    ## How to mend

    Open it. Look for the file on the site, or cite a saved copy.

    ## Known false alarms

    Pages that load the file by script and do not name it.
    """
    yield from _not_there(rule, context, use, WRONG_CONTENT.__contains__)
