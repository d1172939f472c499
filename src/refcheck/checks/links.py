"""LNK: what came of asking for the addresses.

An address that could not be asked is never called dead. When a dead one is an error is the rule of
``refcheck.memory.strikes``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refcheck.checks.interface import Context, Fixable, LinkUse, Rule, Scope, check
from refcheck.memory.strikes import Strike, judge_broken
from refcheck.model.evidence import LinkEvidence, LinkVerdict
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import SetField
from refcheck.text.identifiers import IdentifierKind, find_identifiers
from refcheck.text.urls import host_of, redact

GONE = frozenset({"not-found", "gone"})
HOME = "redirect-to-home"


def _asked(context: Context, use: LinkUse) -> LinkEvidence | None:
    return context.links.get(redact(use.url))


def _finding(rule: Rule, use: LinkUse, **parts: Any) -> Finding:
    if use.document is not None:
        parts.setdefault("origin", use.document.path.replace("\\", "/").rpartition("/")[2])
    return rule.finding(location=use.location, about=use.reference, **parts)


def _strike(context: Context, link: LinkEvidence) -> tuple[Severity, str]:
    """Return how bad a broken link is by what the memory knows, and the words for it."""
    match judge_broken(link, today=context.today):
        case Strike.ERROR_NEW:
            return Severity.ERROR, "asked twice, never seen alive"
        case Strike.ERROR_STRIKES:
            since = link.failing_since or "some days"
            return Severity.ERROR, f"failing since {since}, last seen alive {link.history.last_ok}"
        case Strike.FAILING_SINCE:
            since = link.failing_since or context.today.isoformat()
            return Severity.WARNING, f"failing since {since}, last seen alive {link.history.last_ok}"
        case Strike.UNCONFIRMED:
            return Severity.WARNING, "asked once"


def _lasting_address(use: LinkUse) -> str:
    """Return a lasting address of the work (DOI, handle), empty when the reference has none.

    Repositories give new addresses to the files behind a handle: the handle is what stays.
    """
    if use.reference is None:
        return ""
    if use.reference.work.doi:
        return f"https://doi.org/{use.reference.work.doi}"
    handle = next((i.value for i in find_identifiers(use.url) if i.kind is IdentifierKind.HANDLE), "")
    return f"https://hdl.handle.net/{handle}" if handle else ""


def _lasting(use: LinkUse) -> str:
    """Return words for a lasting address of the work, when the reference has one."""
    address = _lasting_address(use)
    return f"lasting address: {address}" if address else ""


def _replace(link: LinkEvidence) -> str:
    if link.snapshot:
        return f"a saved copy of {link.snapshot.date}: {link.snapshot.url}"
    return "look for the work at its publisher, or for a saved copy in a web archive"


@check(
    "LNK001",
    "dead-link",
    "a link leads nowhere",
    severity=Severity.ERROR,
    scope=Scope.LINK,
    online=True,
)
def dead_link(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that the server says it does not have: 404, 410, redirects in a circle.

    ## Why it matters

    Readers cannot see the source.

    ## How to mend

    Look for the work's new address at its publisher, or cite a saved copy.

    ## How sure it is

    An *error* when the address was never seen alive and said so twice, apart, in one run; or, once it
    was alive, when it failed at least three times over at least three days. Until then a *warning*.
    Refusals (403, 429), server errors and time-outs are never dead links: see LNK004 and LNK005.

    ## Known false alarms

    Servers that answer 404 to programs and 200 to browsers.
    """
    link = _asked(context, use)
    if link is None or link.verdict is not LinkVerdict.BROKEN or link.reason in {"no-such-host", "connection-refused"}:
        return
    severity, words = _strike(context, link) if link.reason in GONE else (Severity.WARNING, "")
    status = f" ({link.status})" if link.status else ""
    yield _finding(
        rule,
        use,
        message=f"the link is dead: {link.detail or link.reason}{status}" + (f"; {words}" if words else ""),
        severity=severity,
        confidence=Confidence.HIGH if link.confirmed else Confidence.MEDIUM,
        actual=link.url,
        remedy=_lasting(use) or _replace(link),
    )


@check(
    "LNK002",
    "host-gone",
    "a link's host does not exist any more",
    severity=Severity.ERROR,
    scope=Scope.LINK,
    online=True,
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
    link = _asked(context, use)
    if (
        link is None
        or link.verdict is not LinkVerdict.BROKEN
        or link.reason not in {"no-such-host", "connection-refused"}
    ):
        return
    severity, words = _strike(context, link)
    if link.reason == "connection-refused" and link.history.last_ok is None:
        severity, words = Severity.WARNING, "asked from this network only"
    what = "does not exist" if link.reason == "no-such-host" else "refuses connections"
    yield _finding(
        rule,
        use,
        message=f"the host {host_of(link.url)} {what}, as seen from this network; {words}",
        severity=severity,
        actual=link.url,
        remedy=_lasting(use) or _replace(link),
    )


@check(
    "LNK003",
    "tls-error",
    "a link's certificate or encryption is bad",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    online=True,
)
def tls_error(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports https addresses whose certificate is out of date, for another host, or not trusted.

    Browsers warn their readers there. What lies behind is *unverified*: neither fine nor dead.

    ## How to mend

    Tell the site's owner; or look whether the work has another address.
    """
    link = _asked(context, use)
    if link is not None and link.verdict is LinkVerdict.TLS_ERROR:
        yield _finding(
            rule, use, message=link.detail or "the certificate is bad", actual=link.url, remedy=_lasting(use)
        )


@check(
    "LNK004",
    "unreachable",
    "a link could not be reached now",
    severity=Severity.INFO,
    scope=Scope.LINK,
    online=True,
)
def unreachable(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Says of which addresses nothing is known because the server failed or did not answer in time.

    This is no fault of the reference. Try again later.
    """
    link = _asked(context, use)
    if link is not None and link.verdict in {LinkVerdict.UNAVAILABLE, LinkVerdict.TIMEOUT}:
        yield _finding(rule, use, message=f"not verified: {link.detail or link.reason}", actual=link.url)


@check(
    "LNK005",
    "blocked",
    "a link is not shown to programs",
    severity=Severity.INFO,
    scope=Scope.LINK,
    online=True,
)
def blocked(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Says of which addresses nothing is known because the server shows them to no program or no
    stranger: 401, 403, 429, a challenge, a login page.

    This is no fault of the reference. Open the link in a browser.
    """
    link = _asked(context, use)
    if link is not None and link.verdict is LinkVerdict.BLOCKED:
        yield _finding(
            rule,
            use,
            message=f"not verified: {link.detail or link.reason}",
            actual=link.url,
            remedy="open it in a browser",
        )


@check(
    "LNK006",
    "moved-permanently",
    "a link has moved for good",
    severity=Severity.INFO,
    scope=Scope.LINK,
    online=True,
    fixable=Fixable.UNSAFE,
)
def moved_permanently(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that lead on by permanent redirects (301, 308) alone.

    ## Why it matters

    Redirects are taken away one day.

    ## How to mend

    Take the new address; or, better, a lasting one (DOI, handle) where the work has one.
    `refcheck fix` writes the new address into the entry. The fix is unsafe: where the redirect leads
    is the site's choice, look at the page first.
    """
    link = _asked(context, use)
    if link is None or link.verdict is not LinkVerdict.REDIRECTED or not link.final_url:
        return
    lasting = _lasting_address(use)
    yield _finding(
        rule,
        use,
        message=f"the link has moved for good, to {link.final_url}" if lasting else "the link has moved for good",
        expected=lasting or link.final_url,
        actual=link.url,
        remedy="take the lasting address" if lasting else "take the new address",
        intent=_new_address(use, lasting or link.final_url),
    )


def _new_address(use: LinkUse, url: str) -> SetField | None:
    reference = use.reference
    if reference is None or use.field != "url" or "url" not in reference.fields:
        return None
    return SetField(
        path=reference.file,
        line=reference.line,
        key=reference.key,
        field="url",
        value=url,
        safe=False,
        summary=f"take the address {url}",
    )


@check(
    "LNK007",
    "redirect-to-home",
    "a link to a page now leads to the site's front page",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.LINK,
    online=True,
)
def redirect_to_home(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses of a page or file that lead to the front page of a site instead.

    ## Why it matters

    The link looks alive, but the source is not there.

    ## How to mend

    Look for the work on the site, or cite a saved copy.

    ## Known false alarms

    Sites of a single page.
    """
    link = _asked(context, use)
    if link is not None and link.verdict is LinkVerdict.SOFT_404 and link.reason == HOME:
        yield _finding(
            rule,
            use,
            message=f"the link leads to a front page instead of the source: {link.final_url}",
            actual=link.url,
            remedy=_lasting(use) or _replace(link),
        )


@check(
    "LNK008",
    "soft-404",
    "a link answers, but what is cited is not there",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.LINK,
    online=True,
)
def soft_404(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that answer 200 with an error page or with nothing of what is cited.

    ## How to mend

    Open the page. Look for the work elsewhere if it is gone.
    """
    link = _asked(context, use)
    if link is not None and link.verdict is LinkVerdict.SOFT_404 and link.reason != HOME:
        yield _finding(
            rule,
            use,
            message=link.detail or "the page answers, but what is cited is not there",
            actual=link.url,
            remedy=_lasting(use) or _replace(link),
        )


@check(
    "LNK010",
    "insecure",
    "a link uses http without encryption",
    severity=Severity.INFO,
    scope=Scope.LINK,
)
def insecure(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Notes addresses that begin with `http:`.

    ## Why it matters

    What readers see on the way can be read and changed; browsers warn of it.

    ## How to mend

    Where the site has it, write `https:`. Try it in a browser first: old hosts may not serve the same
    page there.
    """
    if not use.url.lower().startswith("http://"):
        return
    link = _asked(context, use)
    secure = link is not None and link.secure_twin is True
    yield _finding(
        rule,
        use,
        message="the host itself leads to https" if secure else "the link uses plain http",
        expected=f"https{redact(use.url)[4:]}" if secure else "",
        actual=redact(use.url),
        remedy="write https:" if secure else "try whether the same page is there with https",
    )


@check(
    "LNK011",
    "missing-fragment",
    "a page has no such part",
    severity=Severity.WARNING,
    scope=Scope.LINK,
    online=True,
)
def missing_fragment(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses whose page is there while the part after `#` is not.

    ## Known false alarms

    Pages that make their parts by script.
    """
    link = _asked(context, use)
    if link is not None and link.verdict is LinkVerdict.FRAGMENT_MISSING:
        yield _finding(
            rule, use, message=link.detail or "the page has no such part", actual=link.url, remedy="look where it went"
        )


@check(
    "LNK012",
    "malformed-url",
    "an address cannot be asked as it is written",
    severity=Severity.WARNING,
    scope=Scope.LINK,
)
def malformed_url(rule: Rule, context: Context, use: LinkUse) -> Iterator[Finding]:
    """Reports addresses that no program can make sense of: no scheme, no host, a bad port.

    ## How to mend

    Write the whole address, `https://` included.
    """
    link = _asked(context, use)
    if link is not None and link.verdict is LinkVerdict.MALFORMED:
        yield _finding(
            rule,
            use,
            message=link.detail or "the address cannot be asked as it is written",
            actual=link.url,
            remedy="write the whole address, https:// included",
        )
