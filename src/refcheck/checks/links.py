"""LNK: what came of asking for the addresses.

An address that could not be asked is never called dead. When a dead one is an error is the rule of
``refcheck.memory.strikes``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refcheck.checks.addresses import instead_of_dead, lasting_address, remedy_of_dead
from refcheck.checks.interface import Context, Fixable, LinkUse, Rule, Scope, check
from refcheck.checks.measured import among_links
from refcheck.memory.strikes import Strike, judge_broken
from refcheck.model.evidence import ALIVE, LinkEvidence, LinkVerdict
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.text.urls import host_of, redact

GONE = frozenset({"not-found", "gone"})
HOST_GONE = frozenset({"no-such-host", "connection-refused"})
NOT_THERE = frozenset({LinkVerdict.BROKEN, LinkVerdict.SOFT_404})
"""The verdicts by which what is cited is not at its address."""
TURNS = 4
"""A link that changed so often between alive and failing is called unsteady."""


def asked(context: Context, use: LinkUse) -> LinkEvidence | None:
    """Return what came of the address of ``use``, ``None`` when it was not looked at."""
    return context.answers.get(use.url) or context.links.get(redact(use.url))


def is_saved_copy(use: LinkUse) -> bool:
    """Return whether an address is that of the copy which a reference gives beside its own: ARC004 tells of it."""
    saved = use.reference.work.archive_url if use.reference is not None else ""
    return bool(saved) and use.url == saved


def of_use(rule: Rule, use: LinkUse, **parts: Any) -> Finding:
    """Return a finding at the place of ``use``, about its reference or its document."""
    if use.document is not None:
        parts.setdefault("origin", use.document.path.replace("\\", "/").rpartition("/")[2])
    return rule.finding(location=use.location, related=use.also, about=use.reference, **parts)


def _strike(context: Context, link: LinkEvidence) -> tuple[Severity, str]:
    """Return how bad a broken link is by what the memory knows, and the words for it."""
    history = link.history
    since = link.failing_since or context.today.isoformat()
    match judge_broken(link, today=context.today, strikes=context.strikes, days=context.strike_days):
        case Strike.ERROR_NEW:
            return Severity.ERROR, "asked twice, never seen alive"
        case Strike.ERROR_STRIKES:
            died = f", dead since {history.died}" if history.died else ""
            if history.last_ok is None:
                return Severity.ERROR, f"failing since {since}, never seen alive{died}"
            return Severity.ERROR, f"failing since {since}, last seen alive {history.last_ok}{died}"
        case Strike.FAILING_SINCE:
            return Severity.WARNING, f"failing since {since}, last seen alive {history.last_ok}"
        case Strike.UNCONFIRMED:
            return Severity.WARNING, "asked once"


def _weight(context: Context, use: LinkUse, severity: Severity) -> Severity:
    """Return how bad it is that an address is dead whose reference has a saved copy that is there."""
    saved = use.reference.work.archive_url if use.reference is not None else ""
    copy = context.links.get(redact(saved)) if saved and saved != use.url else None
    return Severity.INFO if copy is not None and copy.verdict in ALIVE else severity


def _lasting(use: LinkUse) -> str:
    """Return words for a lasting address of the work, when the reference has one."""
    address = lasting_address(use)
    return f"lasting address: {address}" if address else ""


@check(
    "LNK001",
    "dead-link",
    "a link leads nowhere",
    severity=Severity.ERROR,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_links(52),
)
def dead_link(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that the server says it does not have: 404, 410, redirects in a circle.

    ## Why it matters

    Readers cannot see the source. An editor who checks the statement cannot either, and has to take it on trust.

    ## Example

    Before:

    ```markdown
    # Briefing

    Wages went unpaid for eleven months.[^1]

    [^1]: Coastal Labour Watch, *Unpaid at Sea* (2022),
        https://www.example.org/files/old/unpaid.pdf (accessed 14 June 2022).
    ```

    After:

    ```markdown
    # Briefing

    Wages went unpaid for eleven months.[^1]

    [^1]: Coastal Labour Watch, *Unpaid at Sea* (2022),
        https://www.example.org/publications/unpaid-at-sea.pdf (accessed 3 May 2024).
    ```

    The site has the report still, at a new address.

    ## How to mend

    Look for the work's new address at its publisher, or cite a saved copy. Where one was found,
    opened and seen to be the same work, `refcheck fix --unsafe-fixes` offers it: in a document its
    address takes the place of the dead one; in a `.bib` the address stays as it was cited, and the
    copy's goes into the field `archiveurl`. A lasting address (DOI, handle) that was found behind a
    repository's dead one takes its place in both.

    ## How sure it is

    An *error* when the address was never seen alive and said so twice, apart, in one run; or, once it
    was alive, when it failed at least three times over at least three days. Until then a *warning*.
    Refusals (403, 429), server errors and time-outs are never dead links: see LNK004 and LNK005.
    A remark only when the reference has a saved copy in `archiveurl` and that one is there.

    ## Known false alarms

    Servers that answer 404 to programs and 200 to browsers.
    """
    link = asked(context, use)
    if link is None or link.verdict is not LinkVerdict.BROKEN or link.reason in HOST_GONE or is_saved_copy(use):
        return
    severity, words = _strike(context, link) if link.reason in GONE else (Severity.WARNING, "")
    status = f" ({link.status})" if link.status else ""
    yield of_use(
        rule,
        use,
        message=f"the link is dead{status}: {link.detail or link.reason}" + (f"; {words}" if words else ""),
        severity=_weight(context, use, severity),
        confidence=Confidence.HIGH if link.confirmed else Confidence.MEDIUM,
        actual=link.url,
        remedy=remedy_of_dead(use, link),
        intent=instead_of_dead(context, use, link),
    )


@check(
    "LNK002",
    "host-gone",
    "a link's host does not exist any more",
    severity=Severity.ERROR,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_links(2),
)
def host_gone(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses whose host has no name in the DNS, or refuses every connection, as seen from
    this network, on a machine that is otherwise online.

    ## Why it matters

    Nothing of the source is left where it was, and mostly nothing else of the site either. Whoever takes the name
    next decides what readers will see there.

    ## Example

    Before:

    ```bibtex
    @report{mrn2014,
      author      = {{Migrant Rights Network}},
      title       = {Left on the Quay},
      institution = {Migrant Rights Network},
      date        = {2014},
      url         = {https://migrant-rights-network.example.com/quay.pdf},
      urldate     = {2014-06-12},
    }
    ```

    After:

    ```bibtex
    @report{mrn2014,
      author      = {{Migrant Rights Network}},
      title       = {Left on the Quay},
      institution = {Migrant Rights Network},
      date        = {2014},
      url         = {https://library.example.org/collections/ngo/left-on-the-quay.pdf},
      urldate     = {2024-05-03},
    }
    ```

    The network was dissolved, and a library has kept its reports.

    ## How to mend

    Look for the work elsewhere, or cite a saved copy.

    ## How sure it is

    A host without a name is an *error* when it was never seen alive, else by strikes over days; a
    refused connection is a *warning* until then. Inside a company or a country a name may be blocked:
    try another network before you take the reference out.

    ## Known false alarms

    Names that are blocked, or not known, in the network that was asked from. Servers that are switched off for some
    days refuse connections like those that are gone.
    """
    link = asked(context, use)
    if link is None or link.verdict is not LinkVerdict.BROKEN or link.reason not in HOST_GONE or is_saved_copy(use):
        return
    severity, words = _strike(context, link)
    if link.reason == "connection-refused" and link.history.last_ok is None:
        severity, words = Severity.WARNING, "asked from this network only"
    what = "does not exist" if link.reason == "no-such-host" else "refuses connections"
    yield of_use(
        rule,
        use,
        message=f"the host {host_of(link.url)} {what}, as seen from this network; {words}",
        severity=_weight(context, use, severity),
        actual=link.url,
        remedy=remedy_of_dead(use, link),
        intent=instead_of_dead(context, use, link),
    )


@check(
    "LNK003",
    "tls-error",
    "a link's certificate or encryption is bad",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    online=True,
    measured=among_links(13),
)
def tls_error(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports https addresses whose certificate is out of date, for another host, or not trusted.

    Browsers warn their readers there. What lies behind is *unverified*: neither fine nor dead.

    ## Why it matters

    Readers are warned off by their browsers, and many turn back. Whoever goes on cannot know whether the page is
    that of the cited site.

    ## Example

    Before:

    ```bibtex
    @online{cfr2018,
      author  = {{Centre for Fair Recruitment}},
      title   = {Agents, Fees and Contracts},
      date    = {2018},
      url     = {https://old.example.org/agents-fees-contracts},
      urldate = {2019-02-11},
    }
    ```

    After:

    ```bibtex
    @online{cfr2018,
      author  = {{Centre for Fair Recruitment}},
      title   = {Agents, Fees and Contracts},
      date    = {2018},
      url     = {https://www.example.org/agents-fees-contracts},
      urldate = {2024-02-11},
    }
    ```

    The certificate of the old host ran out; the page is on the new one as well.

    ## How to mend

    Tell the site's owner; or look whether the work has another address.

    ## Known false alarms

    Networks that open what is encrypted to look into it, as some companies do. Servers that leave out a part of
    their certificate which browsers fetch by themselves. A clock that is wrong on the machine that asks.
    """
    link = asked(context, use)
    if link is not None and link.verdict is LinkVerdict.TLS_ERROR:
        yield of_use(rule, use, message=link.detail or "the certificate is bad", actual=link.url, remedy=_lasting(use))


@check(
    "LNK004",
    "unreachable",
    "a link could not be reached now",
    severity=Severity.INFO,
    scope=Scope.LINK,
    online=True,
    measured=among_links(143),
)
def unreachable(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Says of which addresses nothing is known because the server failed or did not answer in time.

    This is no fault of the reference.

    ## Why it matters

    You learn which links were not looked at in the end. Silence about them would seem to say that they are fine.

    ## Example

    Before:

    ```bibtex
    @techreport{ilw2019,
      author      = {{Institute for Labour and Water}},
      title       = {Inspection at Sea},
      institution = {Institute for Labour and Water},
      year        = {2019},
      url         = {https://repository.example.org/bitstream/123/inspection.pdf},
    }
    ```

    After:

    ```bibtex
    @techreport{ilw2019,
      author      = {{Institute for Labour and Water}},
      title       = {Inspection at Sea},
      institution = {Institute for Labour and Water},
      year        = {2019},
      doi         = {10.5555/ilw.2019.3},
    }
    ```

    Where a work has a DOI, its reference does not hang on one server. Where it has none, leave the entry as it is.

    ## How to mend

    Nothing has to be mended. Try again later.

    ## Known false alarms

    It accuses nobody. Servers that keep programs waiting and answer browsers at once are named here, though readers
    reach them.
    """
    link = asked(context, use)
    if link is not None and link.verdict in {LinkVerdict.UNAVAILABLE, LinkVerdict.TIMEOUT}:
        yield of_use(rule, use, message=f"not verified: {link.detail or link.reason}", actual=link.url)


@check(
    "LNK005",
    "blocked",
    "a link is not shown to programs",
    severity=Severity.INFO,
    scope=Scope.LINK,
    online=True,
    measured=among_links(193),
)
def blocked(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Says of which addresses nothing is known because the server shows them to no program or no
    stranger: 401, 403, 429, a challenge, a login page.

    This is no fault of the reference.

    ## Why it matters

    You learn which links were not looked at in the end, and may want to open them yourself. Silence about them would
    seem to say that they are fine.

    ## Example

    Before:

    ```bibtex
    @article{haile2020,
      author  = {Haile, Selam},
      title   = {Sponsorship and the price of leaving},
      journal = {Journal of Labour Rights},
      volume  = {13},
      pages   = {88--104},
      year    = {2020},
      url     = {https://journals.example.com/jlr/13/88},
    }
    ```

    After:

    ```bibtex
    @article{haile2020,
      author  = {Haile, Selam},
      title   = {Sponsorship and the price of leaving},
      journal = {Journal of Labour Rights},
      volume  = {13},
      pages   = {88--104},
      year    = {2020},
      url     = {https://journals.example.com/jlr/13/88},
      refcheck-ignore = {LNK005},
    }
    ```

    Somebody has opened the link in a browser, and the entry says that no more need be told of it.

    ## How to mend

    Nothing has to be mended. Open the link in a browser to see what is there.

    ## Known false alarms

    It accuses nobody. Pages that readers see in any browser are named here where their server turns programs away,
    and short public pages with a form to log in may be taken for a login page.
    """
    link = asked(context, use)
    if link is not None and link.verdict is LinkVerdict.BLOCKED:
        yield of_use(
            rule,
            use,
            message=f"not verified: {link.detail or link.reason}",
            actual=link.url,
            remedy="open it in a browser",
        )


@check(
    "LNK017",
    "flapping",
    "a link comes and goes",
    severity=Severity.INFO,
    scope=Scope.LINK,
    online=True,
)
def flapping(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Notes addresses that were alive and dead in turn, four times or more on the days that are
    remembered.

    ## Why it matters

    One look tells little about such a link: not that it is dead, and not that it will be there.

    ## Example

    Before:

    ```bibtex
    @online{gazette2022,
      author  = {Costa, Rui},
      title   = {Harvest without contracts},
      date    = {2022-09-14},
      url     = {https://news.example.com/harvest-without-contracts},
      urldate = {2023-04-12},
    }
    ```

    After:

    ```bibtex
    @online{gazette2022,
      author      = {Costa, Rui},
      title       = {Harvest without contracts},
      date        = {2022-09-14},
      url         = {https://news.example.com/harvest-without-contracts},
      urldate     = {2023-04-12},
      archiveurl  = {https://web.archive.org/web/20230412093000/https://news.example.com/harvest-without-contracts},
      archivedate = {2023-04-12},
    }
    ```

    Readers have the copy on the days when the page is not there. The link itself is still noted.

    ## How to mend

    Ask for a saved copy while it is alive (`refcheck archive --save`), and cite that as well.

    ## Known false alarms

    None is known. The likeliest is a network of one's own that comes and goes: a link that was asked from there
    seems to do the same.
    """
    link = asked(context, use)
    if link is not None and link.history.turns >= TURNS:
        yield of_use(
            rule,
            use,
            message=f"the link came and went {link.history.turns} times",
            actual=link.url,
            remedy="have a copy saved while it is alive: refcheck archive --save",
        )
