"""One response → what it says, looked at once for all sources: the table of link verdicts.

"Could not be asked" and "would not be shown" are verdicts of their own, and never *broken*.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import replace

from refcheck.content import PageRecord, Sign, anchors_of, is_challenge, is_html, page_record, sign_of, title_of
from refcheck.content.titles import is_no_title, without_site
from refcheck.evidence.interface import Answer
from refcheck.evidence.landing import is_permanent, leads_home, leads_to_error, leads_to_login
from refcheck.fetch.exchange import Failure, Response
from refcheck.model.evidence import LinkVerdict
from refcheck.text.urls import host_of, redact, split

__all__ = ["OFFLINE_SIGNS", "UNASKED", "read_answer"]

V = LinkVerdict
Said = tuple[LinkVerdict, str, str]
"""Verdict, reason (a word), detail (a sentence for a person)."""

OFFLINE_SIGNS = frozenset({Failure.NO_SUCH_HOST, Failure.RESOLVER, Failure.NO_ROUTE})
"""What a machine without a network sees, and one whose target is gone, alike."""
UNASKED = frozenset(
    {Failure.FORBIDDEN, Failure.MALFORMED, Failure.UNSUPPORTED, Failure.RESTS, Failure.DEADLINE, Failure.INTERRUPTED}
)
"""Failures at which nothing was asked: by our own policy, or because it was not its turn any more."""

_FAILURES: dict[Failure, Said] = {
    Failure.NO_SUCH_HOST: (V.BROKEN, "no-such-host", "the host does not exist, as seen from this network"),
    Failure.RESOLVER: (V.UNAVAILABLE, "resolver-failed", "the name service did not say where the host is"),
    Failure.NO_ROUTE: (V.UNAVAILABLE, "no-route", "there is no way to the host from this network"),
    Failure.CONNECTION_REFUSED: (
        V.BROKEN,
        "connection-refused",
        "the host refuses connections, as seen from this network",
    ),
    Failure.CONNECT: (V.UNAVAILABLE, "cannot-connect", "no connection to the host came about"),
    Failure.RESET: (V.UNAVAILABLE, "reset", "the host broke the connection off"),
    Failure.GARBLED: (V.UNAVAILABLE, "garbled", "the host's reply is empty or cannot be read"),
    Failure.TIMEOUT: (V.TIMEOUT, "timeout", "no answer in time"),
    Failure.TLS: (V.TLS_ERROR, "tls", "the certificate or the handshake is bad"),
    Failure.FORBIDDEN: (V.SKIPPED, "forbidden", "the address is on a private network, or otherwise not allowed"),
    Failure.MALFORMED: (V.MALFORMED, "malformed", "the address cannot be asked as it is written"),
    Failure.UNSUPPORTED: (V.SKIPPED, "unsupported-scheme", "addresses of this kind are not asked"),
    Failure.REDIRECT_LOOP: (V.BROKEN, "redirect-loop", "the address leads in a circle"),
    Failure.TOO_MANY_REDIRECTS: (V.BROKEN, "too-many-redirects", "the address leads on without an end"),
    Failure.RESTS: (V.SKIPPED, "rests", "the host asks for a pause"),
    Failure.WAIT_TOO_LONG: (V.BLOCKED, "wait-too-long", "the host asks for a longer pause than is waited for"),
    Failure.DEADLINE: (V.SKIPPED, "deadline", "the time for the whole run was up"),
    Failure.INTERRUPTED: (V.SKIPPED, "interrupted", "the run was interrupted"),
}
_NOWHERE = frozenset({Failure.NO_SUCH_HOST, Failure.CONNECTION_REFUSED, Failure.MALFORMED})

_STATUSES: dict[int, Said] = {
    401: (V.BLOCKED, "login", "the host wants a login (401)"),
    402: (V.BLOCKED, "payment", "the host wants to be paid (402)"),
    403: (V.BLOCKED, "refused", "the host does not show it to a program (403)"),
    404: (V.BROKEN, "not-found", "the host does not have it"),
    407: (V.BLOCKED, "proxy-login", "a proxy wants a login (407)"),
    408: (V.UNAVAILABLE, "slow", "the host gave up waiting (408)"),
    410: (V.BROKEN, "gone", "the host says that it has been removed"),
    425: (V.UNAVAILABLE, "too-early", "the host wants to be asked again later (425)"),
    429: (V.BLOCKED, "too-many-requests", "the host wants to be asked less often (429)"),
    451: (V.BLOCKED, "legal", "the host may not show it, for legal reasons (451)"),
    999: (V.BLOCKED, "refused", "the host does not show it to a program (999)"),
}
_SIGNS: dict[Sign, Said] = {
    Sign.CHALLENGE: (V.BLOCKED, "challenge", "the host wants a proof of being human"),
    Sign.LOGIN: (V.BLOCKED, "login", "the host shows a login page instead"),
    Sign.COOKIES: (V.BLOCKED, "cookies", "the host shows it only to a browser with cookies and scripts"),
    Sign.ERROR: (V.SOFT_404, "error-page", "the page says that it was not found"),
    Sign.SUSPENDED: (V.SOFT_404, "suspended", "the site's account is suspended"),
    Sign.DEFAULT: (V.SOFT_404, "server-default-page", "the server shows the page it was installed with"),
    Sign.PARKED: (V.SOFT_404, "parked", "the domain is parked or for sale"),
}
_PLAIN_REFUSAL = re.compile(
    r"(?i)^\W*(?:error\W*)?(?:403|429)?\W*(?:error\W*)?(?:forbidden|access denied|too many requests)\W*$"
)
"""How plain servers title any refusal."""
_QUOTED = frozenset({Sign.ERROR, Sign.SUSPENDED, Sign.DEFAULT, Sign.PARKED})


def read_answer(response: Response, *, fragments: Collection[str] = ()) -> Answer:
    """Return what ``response`` says. ``fragments`` are looked for on the page, if it was read whole."""
    headers, body = response.headers, response.body
    kind = headers.get("content-type", "")
    url = response.request.url
    final = response.final_url or url
    page: PageRecord | None = None
    if response.failure is None and body and is_html(body, kind):
        page = _page(body, kind, final, thorough=bool(response.request.references) or response.status != 200)
    verdict, reason, detail = _said(response, page, final)
    fine = verdict in {V.OK, V.REDIRECTED}
    return Answer(
        url=url,
        verdict=verdict,
        reason=reason,
        detail=detail,
        response=replace(response, body=b""),
        page=page,
        title=page.title if page is not None and fine and page.title else None,
        missing=_missing(response, page, fragments) if fine else frozenset(),
        sha256=hashlib.sha256(body).hexdigest() if fine and body else None,
    )


def _page(body: bytes, kind: str, url: str, *, thorough: bool) -> PageRecord:
    """Return the page's record; only from its ``<title>`` when nothing more is needed."""
    shown = title_of(body, kind)
    if thorough or sign_of(shown) or b"refresh" in body[:20_000].lower():
        return page_record(body, kind, url)
    title = without_site(shown, host=host_of(url))
    return PageRecord(shown=shown, title="" if is_no_title(title, host=host_of(url)) else title, title_source="title")


def _said(response: Response, page: PageRecord | None, final: str) -> Said:
    if response.failure is not None:
        return _of_failure(response, response.failure)
    if is_challenge(headers=response.headers) or _asks_for_proof(response, page):
        return _SIGNS[Sign.CHALLENGE]
    status = response.status or 0
    if status in _STATUSES:
        return _STATUSES[status]
    if 200 <= status < 300 or status == 300:
        return _of_page(response, page, final)
    return _of_status(status)


def _asks_for_proof(response: Response, page: PageRecord | None) -> bool:
    if page is None or page.scholarly:
        return False
    # "403 Forbidden" is how plain servers title any refusal: no challenge, whatever the list says.
    plain = response.status in _STATUSES and _PLAIN_REFUSAL.match(page.shown)
    if page.sign is Sign.CHALLENGE and not plain and response.status in {200, 202, 403, 405, 429, 503}:
        return True
    return is_challenge(body=response.body)


def _of_failure(response: Response, failure: Failure) -> Said:
    verdict, reason, detail = _FAILURES[failure]
    host = host_of(response.final_url or response.request.url)
    if response.redirects and failure in _NOWHERE:
        return V.BROKEN, "redirect-to-nowhere", f"it leads on to {redact(response.redirects[-1].url)}: {detail}"
    if failure is Failure.WAIT_TOO_LONG and (response.status or 0) >= 500:
        verdict = V.UNAVAILABLE
    if failure in {Failure.FORBIDDEN, Failure.WAIT_TOO_LONG, Failure.TLS, Failure.MALFORMED} and response.detail:
        detail = f"{detail}: {response.detail}"
    return verdict, reason, detail.replace("the host", f"the host {host}", 1) if failure in OFFLINE_SIGNS else detail


def _of_status(status: int) -> Said:
    if 300 <= status < 400 and status not in {304, 305, 306}:
        return V.BROKEN, "redirect-to-nowhere", f"the host leads on ({status}) without saying where"
    if 400 <= status < 500:
        return V.BLOCKED, f"status-{status}", f"the host does not show it to a program ({status})"
    if 500 <= status < 600:
        return V.UNAVAILABLE, "server-error", f"the host has a fault that may pass ({status})"
    return V.UNAVAILABLE, "odd-status", f"the host answered something unknown ({status})"


def _of_page(response: Response, page: PageRecord | None, final: str) -> Said:
    asked = response.request.url
    if page is not None and page.sign is not None and not page.scholarly:
        verdict, reason, detail = _SIGNS[page.sign]
        return verdict, reason, f"{detail}: “{page.shown}”" if page.sign in _QUOTED else detail
    if leads_to_login(asked, final):
        return V.BLOCKED, "login", f"the host leads to a login page: {redact(final)}"
    if leads_to_error(asked, final):
        return V.SOFT_404, "error-page", f"the address leads to an error page: {redact(final)}"
    if leads_home(asked, final):
        return V.SOFT_404, "redirect-to-home", f"the address leads to a front page: {redact(final)}"
    odd = _odd_content(response, page, final)
    if odd is not None:
        return odd
    if is_permanent(asked, response.redirects, final):
        return V.REDIRECTED, "moved", f"it has moved for good to {redact(final)}"
    return V.OK, "", ""


def _odd_content(response: Response, page: PageRecord | None, final: str) -> Said | None:
    """Return a verdict on content that cannot be the cited file, ``None`` when it may be."""
    parts = split(final)
    wants_pdf = parts is not None and parts.path.lower().endswith(".pdf")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = response.body
    if response.status == 204 or (not body and response.complete and response.headers.get("content-length") == "0"):
        return V.UNAVAILABLE, "empty", "the host's reply is empty"
    if kind == "application/pdf" and body and b"%PDF" not in body[:1_024]:
        return V.SOFT_404, "wrong-kind", "the host calls it a PDF, and it is none"
    if not wants_pdf or page is None or page.scholarly or page.refresh_target:
        return None
    # A viewer, a landing page or a script that loads the file speaks of it; an error page does not.
    if not response.complete or b".pdf" in body.lower() or b"application/pdf" in body.lower():
        return None
    return V.SOFT_404, "wrong-kind", f"a page is shown in the place of the PDF: “{page.shown}”"


def _missing(response: Response, page: PageRecord | None, fragments: Collection[str]) -> frozenset[str]:
    """Return the fragments that a page, read to its end, has no part for. None when it has no parts at all."""
    if not fragments or page is None or not response.complete:
        return frozenset()
    anchors = anchors_of(response.body, response.headers.get("content-type", ""))
    if not anchors:
        return frozenset()
    return frozenset(f for f in fragments if not anchors & {f, f"user-content-{f}", f.replace(" ", "%20")})
