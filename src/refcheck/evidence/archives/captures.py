"""What archives list and what a copy shows once it is opened; the same for every archive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from refcheck.content.html import PageRecord, is_html, page_record
from refcheck.content.markers import is_challenge
from refcheck.content.pdf import opening_of
from refcheck.content.signs import Sign
from refcheck.fetch.exchange import Failure, Response
from refcheck.model.evidence import Outcome
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["FIRST_DAY", "Capture", "Copy", "Kind", "Listing", "day_of_stamp", "is_overload", "original_of", "read_copy"]

FIRST_DAY = date(1996, 1, 1)
"""No archive has older copies."""
Kind = str
"""html, pdf, other."""

_STAMP = lazy_re(r"[12][0-9]{13}")
_REPLAY = lazy_re(r"/web/([0-9]{1,14})(?:[a-z]{2}_)?/(\S+)$")
_MARKUP = lazy_re(r"(?is)<(script|style|noscript)\b.*?</\1\s*>|<[^<>]{0,2000}>")
_YEAR = lazy_re(r"(?<![\d/.-])(1[89]\d\d|20\d\d)(?![\d])")
# What a page says in few words when what was there is not there any more, or not shown.
_GONE = lazy_re(
    r"\b(?:(?:page|file|document|article|content|resource|site|item|publication)\b.{0,60}\b(?:not (?:be )?found|cannot be found"
    r"|no longer (?:exists?|available|here)|(?:has|have) (?:been )?(?:removed|deleted|moved|expired)|does ?n[o']t exist"
    r"|unavailable)|(?:error|http) ?404|404 (?:error|not found)|please (?:log|sign) ?in|log ?in (?:required|to (?:view|read|continue))"
    r"|subscribe to (?:read|continue)|enable javascript|access denied|account (?:has been )?suspended|domain (?:is|may be) for sale)\b"
)
_LANGUAGE = lazy_re(rb"(?i)<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b")
_READ = 200_000
"""Years are looked for in so many bytes of a page."""
SHORT = 1_200
"""A page with more text (characters) says more than that it has nothing to show."""
MAX_OPENING = 4_000
"""So much of a copy's text (characters) is kept as long as it is judged."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """One row of an archive's list. ``url`` is where the copy is opened, ``shown`` where a reader
    finds it; ``digest`` is the archive's own of the content (empty: it gives none).
    """

    day: date
    url: str
    shown: str
    original: str = ""
    mimetype: str = ""
    digest: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """What an archive said about copies: FOUND with captures, NOT_FOUND, REFUSED, UNAVAILABLE."""

    outcome: Outcome
    reason: str = ""
    captures: tuple[Capture, ...] = ()
    when: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """What came when a copy was opened.

    ``outcome`` is FOUND when a page or a file came; otherwise ``reason`` says why none did.
    ``fault`` is a word for why it is no copy of the cited thing whatever that is (an error page, a
    login, cut short); empty when nothing speaks against it. ``titles`` are those that it gives
    itself, the most trusted first; ``opening`` is the beginning of its text, ``years`` the years in
    it, ``authors`` the folded surnames that its record gives.
    """

    outcome: Outcome
    reason: str = ""
    fault: str = ""
    final_url: str = ""
    kind: Kind = "other"
    titles: tuple[str, ...] = ()
    opening: str = ""
    years: frozenset[int] = frozenset()
    issued: int | None = None
    authors: tuple[str, ...] = ()
    doi: str = ""
    isbn: tuple[str, ...] = ()
    language: str = ""
    scholarly: bool = False
    when: str = ""


def day_of_stamp(stamp: str) -> date | None:
    """Return the day of a timestamp of 14 figures, ``None`` when there is no such moment."""
    if not _STAMP.fullmatch(stamp):
        return None
    try:
        day = date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except ValueError:
        return None
    clock = int(stamp[8:10]) < 24 and int(stamp[10:12]) < 60 and int(stamp[12:14]) < 61
    return day if clock and day >= FIRST_DAY else None


def original_of(replay: str) -> tuple[str, str] | None:
    """Return timestamp and original address of a replay address, ``None`` when it is none."""
    match = _REPLAY.search(replay)
    return (match.group(1), match.group(2)) if match else None


def read_copy(response: Response) -> Copy:
    """Return what ``response`` shows. An archived error is one of the page, no fault of the archive."""
    status, headers, body = response.status, response.headers, response.body
    if response.failure is not None:
        return Copy(outcome=Outcome.UNAVAILABLE, reason=response.failure.value, when=response.when)
    if status != 200:
        outcome, reason = _refusal(status or 0, archived="memento-datetime" in headers)
        return Copy(outcome=outcome, reason=reason, final_url=response.final_url, when=response.when)
    content_type = headers.get("content-type", "")
    final = response.final_url or response.request.url
    replayed = original_of(final)
    about = replayed[1] if replayed else final
    if not body:
        return Copy(outcome=Outcome.NOT_FOUND, reason="empty", final_url=final, when=response.when)
    if b"%PDF" in body[:1_024]:
        return _of_pdf(response, final)
    if is_html(body, content_type) or is_html(body, ""):
        return _of_page(
            response, final, page_record(body, content_type if is_html(body, content_type) else "text/html", about)
        )
    return Copy(
        outcome=Outcome.FOUND,
        fault="cut-short" if _is_cut(response) else "",
        final_url=final,
        kind="other",
        opening=_text_of(body),
        when=response.when,
    )


def _refusal(status: int, *, archived: bool) -> tuple[Outcome, str]:
    """Return what a status other than 200 says: of the page then, or of the archive now."""
    if archived:
        return Outcome.NOT_FOUND, f"archived-{status}"
    if status == 404:
        return Outcome.NOT_FOUND, "not-kept"
    if status in {401, 403, 451}:
        return Outcome.REFUSED, "blocked"
    return Outcome.UNAVAILABLE, "too-many-requests" if status == 429 else f"status-{status}"


def _of_page(response: Response, final: str, page: PageRecord) -> Copy:
    body = response.body
    text = _text_of(body)
    work = page.work
    return Copy(
        outcome=Outcome.FOUND,
        fault=_fault_of(response, page, text),
        final_url=final,
        kind="html",
        titles=tuple(dict.fromkeys(title for title in (page.title, page.shown) if title)),
        opening=text[:MAX_OPENING],
        years=frozenset(int(year) for year in _YEAR.findall(text)),
        issued=work.year if work is not None else None,
        authors=tuple(fold(name.surname) for name in work.author[:50] if name.surname) if work is not None else (),
        doi=page.doi,
        isbn=page.isbn,
        language=_language(body, work.language if work is not None else ""),
        scholarly=page.scholarly,
        when=response.when,
    )


def _fault_of(response: Response, page: PageRecord, text: str) -> str:
    if page.sign is not None and not page.scholarly:
        return page.sign.value
    if is_challenge(page.shown, body=response.body):
        return Sign.CHALLENGE.value
    if page.refresh_target:
        return "leads-on"
    about = fold(page.title or page.shown)
    if len(text) < SHORT and (gone := _GONE.search(fold(text))) and gone.group() not in about:
        return Sign.ERROR.value
    return "cut-short" if _is_cut(response) else ""


def _of_pdf(response: Response, final: str) -> Copy:
    titles, text = opening_of(response.body)
    cut = _is_cut(response) or (response.complete and b"%%EOF" not in response.body[-4_096:])
    return Copy(
        outcome=Outcome.FOUND,
        fault="cut-short" if cut else "",
        final_url=final,
        kind="pdf",
        titles=titles,
        opening=text[:MAX_OPENING],
        years=frozenset(int(year) for year in _YEAR.findall(text)),
        when=response.when,
    )


def _is_cut(response: Response) -> bool:
    """Return whether the archive holds less of the content than its host announced."""
    headers = response.headers
    whole, kept = headers.get("x-archive-orig-content-length", ""), headers.get("content-length", "")
    if "x-archive-orig-content-encoding" in headers or "content-encoding" in headers:
        return False
    size = len(response.body) if response.complete else int(kept) if kept.isdigit() and len(kept) < 13 else None
    return whole.isdigit() and len(whole) < 13 and size is not None and size < int(whole)


def _language(body: bytes, told: str) -> str:
    if told:
        return told[:2].lower()
    match = _LANGUAGE.search(body[:5_000])
    return match.group(1).decode("ascii").lower() if match else ""


def _text_of(body: bytes) -> str:
    text = body[:_READ].decode("utf-8", "replace")
    return re.sub(r"\s+", " ", _MARKUP.sub(" ", text)).strip()


def is_overload(reason: str) -> bool:
    """Return whether an archive's answer means that it wants to be left alone in this run."""
    return reason in {"too-many-requests", Failure.RESTS.value, Failure.WAIT_TOO_LONG.value}
