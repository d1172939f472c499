"""LNK: addresses that work, and that should be written anew: moved for good, or without encryption."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.addresses import lasting_address, new_address
from refcheck.checks.interface import Context, Fixable, LinkUse, Rule, Scope, check
from refcheck.checks.links import asked, of_use
from refcheck.checks.measured import among_links
from refcheck.model.evidence import LinkEvidence, LinkVerdict
from refcheck.model.finding import Finding, Severity
from refcheck.model.report import Agreement
from refcheck.text.titles import compare_titles
from refcheck.text.urls import beginning_fault, host_of, normalise, redact, site_of, split

PERMANENT = frozenset({301, 308})
SAME = frozenset({Agreement.SAME, Agreement.SHORT})


@check(
    "LNK006",
    "moved-permanently",
    "a link has moved for good",
    severity=Severity.INFO,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.SAFE,
    measured=among_links(59),
)
def moved_permanently(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that lead on by permanent redirects (301, 308) alone.

    ## Why it matters

    Redirects are taken away one day, mostly when a site is relaunched. Then the reference leads nowhere, and nobody
    knows any more where it led.

    ## Example

    Before:

    ```bibtex
    @online{cfr2020,
      author  = {{Centre for Fair Recruitment}},
      title   = {Who Pays for the Visa?},
      date    = {2020},
      url     = {https://fair-recruitment.example.com/blog/visa},
      urldate = {2020-11-02},
    }
    ```

    After:

    ```bibtex
    @online{cfr2020,
      author  = {{Centre for Fair Recruitment}},
      title   = {Who Pays for the Visa?},
      date    = {2020},
      url     = {https://www.example.org/fair-recruitment/blog/visa},
      urldate = {2020-11-02},
    }
    ```

    ## How to mend

    Take the new address; or, better, a lasting one (DOI, handle) where the work has one.
    `refcheck fix` writes the new address into the entry or the document, and where a link's text is
    its address, there as well. The fix is safe when the page at the new address has the title of the
    reference, or when it is on the same site, or under the same name, and its title does not differ;
    else it is unsafe: look at the page first. To write a lasting address instead is unsafe too: which
    of the two you cite is yours to say.

    ## Known false alarms

    Sites that lead each visitor to a page in the visitor's own language by what they call a permanent redirect, and
    sites that take such a redirect back.
    """
    link = asked(context, use)
    if link is None or link.verdict is not LinkVerdict.REDIRECTED or not link.final_url:
        return
    lasting = lasting_address(use)
    yield of_use(
        rule,
        use,
        message=f"the link has moved for good, to {link.final_url}" if lasting else "the link has moved for good",
        expected=lasting or link.final_url,
        actual=link.url,
        remedy="take the lasting address" if lasting else "take the new address",
        intent=new_address(context, use, lasting or link.final_url, safe=not lasting and _is_same_thing(use, link)),
    )


def _is_same_thing(use: LinkUse, link: LinkEvidence) -> bool:
    """Return whether the page at the new address is the cited thing, as far as can be seen."""
    title = use.reference.work.title if use.reference is not None else ""
    if title and link.title:
        agreement = compare_titles(title, link.title).agreement
        if agreement in SAME:
            return True
        if agreement is not Agreement.UNKNOWN:
            return False
    final = link.final_url or ""
    if site_of(host_of(use.url)) == site_of(host_of(final)):
        return True
    return bool(_last_part(use.url)) and _last_part(use.url) == _last_part(final)


def _last_part(url: str) -> str:
    parts = split(url)
    return parts.path.rstrip("/").rpartition("/")[2].casefold() if parts is not None else ""


@check(
    "LNK010",
    "insecure",
    "a link uses http without encryption",
    severity=Severity.INFO,
    scope=Scope.LINK,
    fixable=Fixable.SAFE,
    judged=(40, 40),
)
def insecure(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Notes addresses that begin with `http:`.

    ## Why it matters

    What readers see on the way can be read and changed; browsers warn of it.

    ## Example

    Before:

    ```markdown
    # Briefing

    Half of the workers had no contract.[^1]

    [^1]: Migrant Rights Network, *Signed by Nobody* (2018),
        http://www.example.org/signed-by-nobody.pdf (accessed 3 May 2024).
    ```

    After:

    ```markdown
    # Briefing

    Half of the workers had no contract.[^1]

    [^1]: Migrant Rights Network, *Signed by Nobody* (2018),
        https://www.example.org/signed-by-nobody.pdf (accessed 3 May 2024).
    ```

    ## How to mend

    Where the site has it, write `https:`. `refcheck fix` does where the host itself leads to the same
    address with `https:`: that is safe when it does so for good (301, 308), and unsafe when it does
    so for now. Elsewhere try it in a browser first: old hosts may not serve the same page there.

    ## How sure it is

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 40 findings read, all
    right.

    ## Known false alarms

    None was seen. The likeliest are old hosts that have nothing but `http:`, where nothing can be mended, and an
    address that is a name and no link, such as that of an XML namespace.
    """
    if not use.url.lower().startswith("http://") or beginning_fault(use.url):
        return
    link = asked(context, use)
    if link is not None and link.verdict in {LinkVerdict.BROKEN, LinkVerdict.SOFT_404}:
        return
    secure = link is not None and link.secure_twin is True
    twin = f"https{redact(use.url)[4:]}"
    yield of_use(
        rule,
        use,
        message="the host itself leads to https" if secure else "the link uses plain http",
        expected=twin if secure else "",
        actual=redact(use.url),
        remedy="write https:" if secure else "try whether the same page is there with https",
        intent=new_address(context, use, twin, safe=_is_for_good(link)) if link and _stays(link, twin) else None,
    )


def _stays(link: LinkEvidence, twin: str) -> bool:
    """Return whether the host leads to the twin and the twin is where the link ends: else LNK006 knows better."""
    if link.secure_twin is not True or link.verdict not in {LinkVerdict.OK, LinkVerdict.REDIRECTED}:
        return False
    return "***" not in twin and normalise(link.final_url or twin) == normalise(twin)


def _is_for_good(link: LinkEvidence) -> bool:
    return bool(link.redirects) and all(hop.status in PERMANENT for hop in link.redirects)
