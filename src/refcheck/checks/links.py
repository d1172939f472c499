"""LNK: what came of asking for the addresses.

An address that could not be asked is never called dead. When a dead one is an error is the rule of
``refcheck.memory.strikes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from refcheck.checks.addresses import instead_of_dead, lasting_address, new_address, remedy_of_dead
from refcheck.checks.interface import Context, Fixable, LinkUse, Rule, Scope, check
from refcheck.checks.measured import among_links
from refcheck.memory.strikes import Strike, judge_broken
from refcheck.model.evidence import ALIVE, PRIVATE_HINT, LinkEvidence, LinkVerdict
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.text.inner_hosts import is_inner_address
from refcheck.text.urls import beginning_fault, host_of, is_web, mend, redact

GONE = frozenset({"not-found", "gone"})
HOST_GONE = frozenset({"no-such-host", "connection-refused"})
ELSEWHERE = frozenset({"redirect-to-home", "redirect-to-search"})
WRONG_CONTENT = frozenset({"wrong-kind", "empty"})
PARKED = frozenset({"parked"})
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

    Readers cannot see the source.

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

    ## How to mend

    Look for the work elsewhere, or cite a saved copy.

    ## How sure it is

    A host without a name is an *error* when it was never seen alive, else by strikes over days; a
    refused connection is a *warning* until then. Inside a company or a country a name may be blocked:
    try another network before you take the reference out.
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

    ## How to mend

    Tell the site's owner; or look whether the work has another address.
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

    ## How to mend

    Nothing has to be mended. Try again later.
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

    ## How to mend

    Nothing has to be mended. Open the link in a browser to see what is there.
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

    ## How to mend

    Look for the work on the site, or cite a saved copy.

    ## Known false alarms

    Sites of a single page.
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

    ## How to mend

    Open the page. Look for the work elsewhere if it is gone, or cite a saved copy.
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

    ## How to mend

    Look for the work at its author's new home, or cite a saved copy.
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
    "LNK012",
    "malformed-url",
    "an address cannot be asked as it is written",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    fixable=Fixable.UNSAFE,
    judged=(14, 14),
)
def malformed_url(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that no program can make sense of: no scheme, no host, a bad port.

    Some are asked all the same, as their author meant them: `http://https://a.example/` is one address pasted
    behind the beginning of another, `http:/a.example/` lost a slash.

    ## How to mend

    Write the whole address, `https://` included, and that once.

    ## How sure it is

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: after mending, 14
    findings read in the last 495, all right.
    """
    if fault := beginning_fault(use.url):
        meant = redact(mend(use.url))
        yield of_use(
            rule,
            use,
            message=f"the address is asked as it was meant, but written wrongly: {fault}",
            expected=meant,
            actual=redact(use.url),
            remedy="write it so",
            intent=new_address(context, use, meant, safe=False) if "***" not in meant else None,
        )
        return
    link = asked(context, use)
    if link is not None and link.verdict is LinkVerdict.MALFORMED:
        yield of_use(
            rule,
            use,
            message=link.detail or "the address cannot be asked as it is written",
            actual=link.url,
            remedy="write the whole address, https:// included",
        )


@check(
    "LNK013",
    "private-target",
    "an address leads to a private network or a single machine",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    judged=(0, 0),
)
def private_target(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that readers elsewhere cannot open: `localhost`, addresses of private
    networks, files of one machine (`file:///home/a.pdf`; `file:a.pdf` is a file beside the document).

    ## How to mend

    Give the public address of the source. If this is an intranet and its readers are inside, ignore
    the check, and let `--allow-private-network` ask there.

    ## How sure it is

    Tried on 1,451 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 12 findings read in the
    first of them, 2 right; the 10 others (`CTAN://`, `file:a.pdf` beside the document, a host with `&` in it)
    are not made any more. In the last 273 documents none was named, so no share can be given.

    ## Known false alarms

    Hosts that have a private address in this network and a public one elsewhere.
    """
    link = asked(context, use)
    if link is not None and link.verdict is not LinkVerdict.SKIPPED:
        return
    meant = mend(use.url)
    if use.url.lower().startswith("file:/"):
        message = "the address is a file of a single machine"
    elif (is_web(meant) and is_inner_address(meant)) or (link is not None and PRIVATE_HINT in link.detail):
        message = "the address is only reachable from a private network"
    else:
        return
    yield of_use(rule, use, message=message, actual=redact(use.url), remedy="give the public address of the source")


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

    ## How to mend

    Open it. Look for the file on the site, or cite a saved copy.

    ## Known false alarms

    Pages that load the file by script and do not name it.
    """
    yield from _not_there(rule, context, use, WRONG_CONTENT.__contains__)


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

    ## How to mend

    Ask for a saved copy while it is alive (`refcheck archive --save`), and cite that as well.
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
