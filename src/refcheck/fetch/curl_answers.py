"""What an exchange over libcurl comes to: from a handle and libcurl's word to an ``Answer``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from refcheck.fetch.curl_failures import Code, Seen, explain, is_ragged, is_short
from refcheck.fetch.curl_handles import Handle, Stop
from refcheck.fetch.exchange import Failure
from refcheck.fetch.proxy import leads_beyond
from refcheck.fetch.redirects import REDIRECTS
from refcheck.fetch.transport import BODY_LIMITS, NOT_SENT, Answer, Ask

__all__ = ["answered", "broken_off", "late", "not_dialled", "undialled"]

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def answered(handle: Handle, now: float, *, proxied: bool) -> Answer:
    """Return the answer of an exchange that libcurl calls whole."""
    if handle.head is None:
        handle.look()
    if handle.head is None or handle.stopped is not None:
        # A connection that ends in mid-header passes for an answer without one.
        return broken_off(handle, now, Code.GOT_NOTHING, "", verified=0, proxied=proxied)
    whole = handle.decoder is None or handle.decoder.whole
    head = handle.head
    if BODY_LIMITS[handle.ask.depth] == 0 or (head.leads_on and head.status in REDIRECTS):
        whole = False  # nothing of a body was wanted
    return _answer(handle, now, proxied=proxied, complete=whole)


def broken_off(handle: Handle, now: float, code: int, message: str, *, verified: int, proxied: bool) -> Answer:
    """Return the answer of an exchange that ended with libcurl's error ``code``, or by our own will."""
    if handle.head is None and handle.lines:
        handle.look()
    match handle.stopped:
        case Stop.ENOUGH:
            return _answer(handle, now, proxied=proxied, complete=False)
        case Stop.GARBLED:
            return _answer(handle, now, proxied=proxied, failure=Failure.GARBLED, detail=handle.detail)
        case Stop.FORBIDDEN:
            return _answer(handle, now, proxied=proxied, failure=Failure.FORBIDDEN, detail=handle.detail)
        case Stop.STALE | None:
            pass
    head = handle.head
    if head is not None and head.ends_with_connection and is_ragged(code, message):
        return answered(handle, now, proxied=proxied)
    if handle.pieces and is_short(code, message):
        # Browsers show such a page: announced lengths are often wrong.
        return _answer(
            handle, now, proxied=proxied, complete=False, detail="the body ended before its announced length"
        )
    seen = Seen.HEAD if head is not None else Seen.LINES if handle.lines else Seen.NOTHING
    sent = handle.certificates_sent if code == Code.PEER_FAILED_VERIFICATION else None
    failure, detail = explain(code, message, verified=verified, seen=seen, proxied=proxied, sent=sent)
    return _answer(handle, now, proxied=proxied, failure=failure, detail=detail)


def not_dialled(handle: Handle, now: float, failure: Failure, detail: str) -> Answer:
    """Return the answer of an exchange for which no connection came about."""
    return _answer(handle, now, proxied=False, failure=failure, detail=detail)


def late(handle: Handle, now: float, *, proxied: bool) -> Answer:
    """Return the answer of an exchange whose time is up, with what came of it."""
    detail = f"no whole answer within {handle.ask.timeout:g} seconds"
    return _answer(handle, now, proxied=proxied, failure=Failure.TIMEOUT, detail=detail)


def undialled(ask: Ask, failure: Failure, detail: str) -> Answer:
    """Return the answer of an exchange for which nothing was dialled."""
    return Answer(number=ask.number, failure=failure, complete=False, sent=failure not in NOT_SENT, detail=detail)


def _answer(
    handle: Handle,
    now: float,
    *,
    proxied: bool,
    failure: Failure | None = None,
    detail: str = "",
    complete: bool = False,
) -> Answer:
    head = handle.head
    status = None if head is None else head.status
    pieces = handle.pieces
    body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    return Answer(
        number=handle.ask.number,
        failure=failure,
        status=status,
        headers=_NO_HEADERS if head is None else head.fields,
        cookies=() if head is None else head.cookies,
        body=body,
        complete=complete and failure is None and status != 206,  # a part, asked for or not, is no whole
        elapsed=now - handle.started,
        public=head is not None and (handle.is_public or (proxied and leads_beyond(head.status))),
        sent=failure not in NOT_SENT,
        detail=detail,
    )
