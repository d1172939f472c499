"""One response → what it says, looked at once for all sources: the table of link verdicts.

"Could not be asked" and "would not be shown" are verdicts of their own, and never *broken*.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from refcheck.content.charset import decode
from refcheck.content.files import kind_of, may_show, wanted_kind
from refcheck.content.fragments import missing_of
from refcheck.content.html import PageRecord, is_html
from refcheck.content.leads import header_target
from refcheck.content.look import ARTICLE, Look, look_at
from refcheck.content.markers import is_challenge
from refcheck.content.outline import visible_text
from refcheck.content.own_part import is_list, main_of
from refcheck.content.pdf import MAGIC_BYTES, is_pdf
from refcheck.content.pdf_record import FileRecord, file_record
from refcheck.content.presence import speaks_of
from refcheck.content.records import with_lasting
from refcheck.content.short_answers import text_sign
from refcheck.content.signposting import Signposts, signposts_of
from refcheck.content.signs import Sign, sign_of
from refcheck.content.titles import head_title, letters
from refcheck.content.unnamed import has_no_word_of, is_named, is_of_site
from refcheck.evidence.interface import Answer
from refcheck.evidence.landing import (
    is_called_home,
    is_name_of_host,
    is_permanent,
    leads_home,
    leads_to_door,
    leads_to_error,
    leads_to_login,
    leads_to_main,
    leads_to_making,
    leads_to_parking,
    leads_to_search,
    leads_to_wall,
    left_for_a_list,
    left_for_another,
    left_out,
    lists_another,
)
from refcheck.fetch.exchange import Failure, Response
from refcheck.model.evidence import LinkVerdict
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of, redact
from refcheck.text.words import MAX_TEXT, fold

__all__ = ["OFFLINE_SIGNS", "UNASKED", "led", "led_home", "read_answer"]

V = LinkVerdict
RARE = 4
"""Of so many words that name a page one may stand in its place by chance."""
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
    Sign.REFUSED: (V.BLOCKED, "refused", "the host does not show it to a program"),
    Sign.OUTAGE: (V.UNAVAILABLE, "outage", "the page tells of a fault or of work on the site, which may pass"),
    Sign.ERROR: (V.SOFT_404, "error-page", "the page says that it was not found"),
    Sign.SUSPENDED: (V.SOFT_404, "suspended", "the site's account is suspended"),
    Sign.DEFAULT: (V.SOFT_404, "server-default-page", "the server shows the page it was installed with"),
    Sign.PARKED: (V.SOFT_404, "parked", "the domain is parked or for sale"),
    Sign.MOVED: (V.SOFT_404, "moved-away", "the page says only that its site has moved to another host"),
    Sign.UNNAMED: (
        V.SOFT_404,
        "names-nothing",
        "the page has neither a text nor a name of its own, and no crawler may keep it",
    ),
    Sign.TAKEN: (V.SOFT_404, "taken-over", "the page advertises what its address has nothing to do with"),
}
_NONE: frozenset[str] = frozenset()
_NAMED = {"image": "an image", "pdf": "a PDF"}
_LISTING = lazy_re(r"(?i)(?:index of|directory listing for) /").match
# Not what older programs read, who take a page for a table or a letter, too.
_PACKED = lazy_re(r"application/(?:vnd\.openxmlformats-|vnd\.oasis\.opendocument|epub\+zip|zip$|x-zip-compressed$)")
_TOLD_BY_CANONICAL = frozenset({"error-page", "login", "refused", "parked"})
"""Where the address that a page gives itself may lead, to be believed: a search may well show the cited thing."""
_QUOTED = frozenset({Sign.ERROR, Sign.SUSPENDED, Sign.DEFAULT, Sign.PARKED, Sign.MOVED, Sign.UNNAMED, Sign.TAKEN})


def read_answer(response: Response, *, fragments: Collection[str] = (), shaped: bool = True) -> Answer:
    """Return what ``response`` says. ``fragments`` are looked for on the page, if it was read whole.

    ``shaped`` asks for the shape of a page that gives no sign of being what its address names.
    """
    body = response.body
    url = response.request.url
    final = response.final_url or url
    shows = body or "refresh" in response.headers
    look = _look(response, final, shaped=shaped) if shows and response.failure is None else None
    verdict, reason, detail = _said(response, look, final)
    fine = verdict is V.OK or verdict is V.REDIRECTED
    page = look.page if look is not None else None
    if look is not None and response.status == 404:
        page = replace(look.page, prose=look.prose)
    return Answer(
        url=url,
        verdict=verdict,
        reason=reason,
        detail=detail,
        response=_without_body(response) if body else response,
        page=page,
        described_by=_described_by(response, page, final) if fine else "",
        file=_file(response) if fine and response.request.references and is_pdf(body) else None,
        title=page.title if page is not None and fine and page.title else None,
        shape=look.shape if look is not None and fine else None,
        doubt=look.doubt if look is not None and fine else 0,
        parts=look.parts if look is not None and fine else None,
        missing=_missing(response, fragments) if fragments and fine else _NONE,
        sha256=hashlib.sha256(body).hexdigest() if fine and body else None,
    )


def _described_by(response: Response, page: PageRecord | None, final: str) -> str:
    """Return where the host keeps a record of what it shows, where page or file say little themselves."""
    if not response.request.references:
        return ""
    if page is None:
        return _signposts(response, final).record
    return page.described_by if page.work is None or not page.work.author else ""


def _signposts(response: Response, final: str) -> Signposts:
    return signposts_of(response.headers.get("link", ""), "", final)


def _file(response: Response) -> FileRecord:
    """Return what a PDF says of itself, and its host of the work that it shows."""
    record = file_record(response.body, complete=response.complete)
    final = response.final_url or response.request.url
    cite_as = _signposts(response, final).cite_as
    if record.work is None or not cite_as:
        return record
    return replace(record, work=with_lasting(record.work, cite_as))


def _without_body(response: Response) -> Response:
    """Return ``response`` without its body; by hand, in half the time that ``replace`` takes."""
    return Response(
        request=response.request,
        failure=response.failure,
        status=response.status,
        final_url=response.final_url,
        redirects=response.redirects,
        headers=response.headers,
        complete=response.complete,
        elapsed=response.elapsed,
        attempts=response.attempts,
        when=response.when,
        public=response.public,
        confirmed=response.confirmed,
        detail=response.detail,
        asked=response.asked,
    )


def _look(response: Response, final: str, *, shaped: bool) -> Look | None:
    """Return what is seen of a page, ``None`` for what is none, whatever the server calls it."""
    kind = response.headers.get("content-type", "")
    sent = response.headers.get("refresh")
    if sent and not response.body.strip() and (target := header_target(sent, final)):
        return Look(page=PageRecord(shown="", title="", title_source="title", refresh_target=target))
    if not response.body or not is_html(response.body, kind) or kind_of(response.body):
        return None
    thorough = bool(response.request.references) or response.status != 200
    look = look_at(
        response.body,
        kind,
        final,
        cited=response.request.url,
        links=response.headers.get("link", ""),
        thorough=thorough,
        shaped=shaped,
    )
    if sent and look.page.refresh_target is None and (target := header_target(sent, final)):
        # One is asked to wait until one is sent on.
        waits = look.sign is Sign.CHALLENGE and not is_challenge(body=response.body, bare=True)
        return replace(look, sign=None if waits else look.sign, page=replace(look.page, refresh_target=target))
    return look


def _said(response: Response, look: Look | None, final: str) -> Said:
    if response.failure is not None:
        return _of_failure(response, response.failure)
    if is_challenge(headers=response.headers) or _asks_for_proof(response, look) or _is_script_alone(response, look):
        return _SIGNS[Sign.CHALLENGE]
    status = response.status or 0
    if status == 404 and look is not None and look.page.scholarly and look.sign is None and look.prose >= ARTICLE:
        # A person with a browser gets the cited thing: its record and a long text, under a wrong status.
        return V.OK, "", ""
    if status in _STATUSES:
        return _STATUSES[status]
    if 200 <= status < 300 or status == 300:
        return _of_content(response, look, final)
    return _of_status(status)


def _asks_for_proof(response: Response, look: Look | None) -> bool:
    if look is None or look.page.scholarly or look.sign is not Sign.CHALLENGE:
        return False
    # What is gone may have any title; only the source of a challenge itself says otherwise.
    return response.status not in {404, 410} or is_challenge(body=response.body, bare=True)


def _is_script_alone(response: Response, look: Look | None) -> bool:
    """Return whether an answer is "accepted" (202), and a script with nothing to see: it proves something first."""
    if response.status != 202 or look is None or look.prose or look.page.title:
        return False
    return b"<script" in response.body.lower() and not look.page.shown


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


def _of_content(response: Response, look: Look | None, final: str) -> Said:
    asked = response.request.url
    if response.redirects and (landed := led(asked, final)):
        return landed
    seen = look if response.status != 204 else None
    odd = _of_page(response, seen, final) if seen is not None else _of_file(response, final)
    if odd is not None:
        return odd
    if response.redirects and (home := led_home(asked, final)):
        return home
    if response.redirects and look is not None and (other := _led_up(response, look, final)):
        return other
    if response.redirects and is_permanent(asked, response.redirects, final):
        return V.REDIRECTED, "moved", f"it has moved for good to {redact(final)}"
    return V.OK, "", ""


def led(asked: str, final: str, *, who: str = "the address leads") -> Said | None:
    """Return what the address alone says of where redirects, or pages, lead; ``None`` when nothing.

    ``who`` begins the sentence: what leads there.
    """
    where = redact(final)
    if leads_to_parking(asked, final):
        return V.SOFT_404, "parked", f"{who} to a place where domains are sold: {where}"
    if leads_to_making(asked, final):
        return V.SOFT_404, "error-page", f"{who} to a page where one may make what is not there: {where}"
    if leads_to_wall(asked, final):
        return V.BLOCKED, "wall", f"{who} to a page where one has to consent to something first: {where}"
    if leads_to_login(asked, final):
        return V.BLOCKED, "login", f"{who} to a login page: {where}"
    if leads_to_door(asked, final):
        return V.BLOCKED, "refused", f"{who} to a page that does not let one pass: {where}"
    if leads_to_error(asked, final):
        return V.SOFT_404, "error-page", f"{who} to an error page: {where}"
    if leads_to_search(asked, final):
        return V.SOFT_404, "redirect-to-search", f"{who} to a search: {where}"
    return None


def led_home(asked: str, final: str, *, who: str = "the address leads") -> Said | None:
    """Return the like for a front page, which says less: what is on the page may speak against it."""
    if not leads_home(asked, final):
        return None
    return V.SOFT_404, "redirect-to-home", f"{who} to a front page: {redact(final)}"


def _led_up(response: Response, look: Look, final: str) -> Said | None:
    """Return a verdict on a page that calls itself the front page, or on one above the page asked for that has
    none of the words that name it.
    """
    if is_name_of_host(look.page.shown) and not look.prose and host_of(response.request.url) != host_of(final):
        return (
            V.SOFT_404,
            "parked",
            f"the address leads to another host, whose page has no more than a name: {redact(final)}",
        )
    if look.prose < ARTICLE // 2 and is_called_home(look.page.shown) and leads_to_main(response.request.url, final):
        return V.SOFT_404, "redirect-to-home", f"the address leads to a front page: {redact(final)}"
    above = left_out(response.request.url, final)
    named = above or left_for_another(response.request.url, final)
    listed = left_for_a_list(response.request.url, final) if not named else frozenset()
    if not (named or listed) or look.page.scholarly or not response.complete:
        return None
    text = decode(response.body, response.headers.get("content-type", ""))
    if not named and not is_list(text):
        return None
    shown = fold(visible_text(text)[:MAX_TEXT])
    named = named or listed
    # One of many may stand there by chance: in the headline of something else.
    if len(named) < RARE * sum(word in shown for word in named):
        return None
    if not above:
        return (
            V.SOFT_404,
            "redirect-to-section",
            f"the address leads to a section that does not name it: {redact(final)}",
        )
    return V.SOFT_404, "redirect-to-folder", f"the address leads to a page above it: {redact(final)}"


def _of_page(response: Response, look: Look, final: str) -> Said | None:
    page, body = look.page, response.body
    if look.empty:
        return V.UNAVAILABLE, "empty", "the host's page is empty"
    if look.sign is not None:
        verdict, reason, detail = _SIGNS[look.sign]
        return verdict, reason, f"{detail}: “{page.shown}”" if look.sign in _QUOTED and page.shown else detail
    if look.canonical and look.prose < ARTICLE // 2 and look.shape is not None and not look.shape.shell:
        own = led(final, look.canonical, who="the page gives as its own address one that leads")
        if own is not None and own[1] in _TOLD_BY_CANONICAL:
            return own
        if _is_front(response, look, final):
            return V.SOFT_404, "redirect-to-home", f"the front page is shown in its place: “{page.shown}”"
    wanted = wanted_kind(final)
    if _LISTING(page.shown) and (wanted or wanted_kind(response.request.url) or lists_another(final, page.shown)):
        return V.SOFT_404, "wrong-kind", f"the host lists another folder: “{page.shown}”"
    if not wanted or page.scholarly or page.refresh_target:
        return None
    named = speaks_of(final, page.shown) and sign_of(page.shown) is not Sign.ERROR
    # The name of a site may have a word of the address.
    if named and not is_of_site(decode(body, response.headers.get("content-type", "")), page.shown):
        return None
    # A viewer, a landing page or a script that loads the file refers to it; an error page does not.
    if not response.complete or may_show(body, wanted):
        return None
    return V.SOFT_404, "wrong-kind", f"a page is shown in the place of the file: “{page.shown}”"


def _is_front(response: Response, look: Look, final: str) -> bool:
    """Return whether a page calls itself the front page: by its address, by its title and first heading, which are the name
    of its site, and without a word that names what was asked for.
    """
    if not leads_home(final, look.canonical) or not response.complete or not is_named(final):
        return False
    text = decode(response.body, response.headers.get("content-type", ""))
    first = next(iter(main_of(text).headings), "")
    if not first or letters(first) != letters(look.page.shown) or not is_of_site(text, look.page.shown):
        return False
    return has_no_word_of(final, visible_text(text)[:MAX_TEXT])


def _of_file(response: Response, final: str) -> Said | None:
    """Return a verdict on content that cannot be the cited file, ``None`` when it may be."""
    body = response.body
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    wanted = wanted_kind(final)
    if not body or response.status == 204:
        return _of_nothing(response, wanted)
    found = kind_of(body)
    if found:
        return _of_kind(found, wanted, kind)
    if (sign := text_sign(body, kind, final)) is not None and (
        kind.startswith("text/") or "json" in kind or "xml" in kind or not kind or wanted
    ):
        verdict, reason, detail = _SIGNS[sign]
        return verdict, reason, detail.replace("the page", "the answer")
    if kind == "application/pdf":
        return V.SOFT_404, "wrong-kind", "the host calls it a PDF, and it is none"
    if body.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        if _PACKED.match(kind):
            return V.SOFT_404, "wrong-kind", "the host calls it a packed file, and it is a page"
        if (shown := head_title(decode(body, kind))) and sign_of(shown) is Sign.ERROR and not speaks_of(final, shown):
            return _SIGNS[Sign.ERROR]
    if wanted == "pdf" and (response.complete or len(body) >= MAGIC_BYTES):
        return V.SOFT_404, "wrong-kind", "the file is called a PDF, and is none"
    return None


def _of_kind(found: str, wanted: str, called: str) -> Said | None:
    """Return a verdict on a file whose first bytes say that it is ``found``."""
    # What is protected by a password is wrapped in the older format.
    if wanted and found != wanted and not (wanted == "zip" and found in {"ole", "rtf"}):
        return V.SOFT_404, "wrong-kind", f"the file is not what its name says, but {_NAMED.get(found, found)}"
    if called == "application/pdf" and found != "pdf":
        return V.SOFT_404, "wrong-kind", "the host calls it a PDF, and it is none"
    return None


def _of_nothing(response: Response, wanted: str) -> Said | None:
    if response.status == 204 or (response.complete and response.status != 300):
        if wanted:
            return V.SOFT_404, "empty", "the file is there, and empty"
        return V.UNAVAILABLE, "empty", "the host's reply is empty"
    return None


def _missing(response: Response, fragments: Collection[str]) -> frozenset[str]:
    """Return the fragments that a page or file, read to its end, certainly does not have."""
    if not response.complete or not response.body:
        return _NONE
    return missing_of(response.body, response.headers.get("content-type", ""), fragments)
