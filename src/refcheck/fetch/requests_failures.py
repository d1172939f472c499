"""What an exception of requests, urllib3, http.client or ssl means, in our words.

Their texts are not passed on: they carry addresses in full, with whatever key stands in them.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions as urllib3_errors

from refcheck.fetch.dialling import DialError
from refcheck.fetch.exchange import Failure
from refcheck.fetch.requests_connections import BrokenOffError, GarbledError

__all__ = ["EXPECTED", "explain", "is_short"]

EXPECTED = (
    DialError,
    GarbledError,
    BrokenOffError,
    requests.RequestException,
    urllib3_errors.HTTPError,
    http.client.HTTPException,
    OSError,
    EOFError,
    ValueError,
)
"""Everything that an exchange may end with; anything else is a fault of ours and is not caught."""

_KINDS: tuple[tuple[tuple[type[BaseException], ...], Failure, str], ...] = (
    (
        (requests.Timeout, urllib3_errors.TimeoutError, TimeoutError),
        Failure.TIMEOUT,
        "no answer came in time",
    ),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError), Failure.RESET, "the connection was closed in mid-conversation"),
    (
        (ssl.SSLError, urllib3_errors.SSLError, requests.exceptions.SSLError),
        Failure.TLS,
        "no secure connection could be made",
    ),
    ((ConnectionRefusedError,), Failure.CONNECTION_REFUSED, "the host refuses connections at this port"),
    (
        (ConnectionError, BrokenOffError, http.client.RemoteDisconnected, http.client.IncompleteRead),
        Failure.RESET,
        "the connection was closed before the answer was whole",
    ),
    (
        (
            http.client.HTTPException,
            urllib3_errors.DecodeError,
            urllib3_errors.InvalidChunkLength,
            urllib3_errors.InvalidHeader,
            requests.exceptions.ContentDecodingError,
        ),
        Failure.GARBLED,
        "what came back is not a proper HTTP answer",
    ),
    (
        (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema),
        Failure.MALFORMED,
        "the address cannot be asked",
    ),
    (
        (requests.exceptions.InvalidHeader, urllib3_errors.LocationValueError, UnicodeError),
        Failure.MALFORMED,
        "the request cannot be put into HTTP",
    ),
    (
        (requests.exceptions.ProxyError, urllib3_errors.ProxyError),
        Failure.CONNECT,
        "the proxy could not be reached, or would not lead on",
    ),
)


def explain(error: BaseException) -> tuple[Failure, str]:
    """Return the failure that ``error`` stands for and a sentence for a person, without secrets."""
    found = list(_inside(error))
    for one in found:
        if isinstance(one, DialError):
            return one.failure, one.detail
        if isinstance(one, GarbledError):
            return Failure.GARBLED, str(one)
        if isinstance(one, ssl.SSLCertVerificationError):
            return Failure.TLS, f"its certificate is not accepted: {_reason(one)}"
    for kinds, failure, words in _KINDS:
        if any(isinstance(one, kinds) for one in found):
            return failure, words
    return Failure.CONNECT, "the exchange failed"


def is_short(error: BaseException) -> bool:
    """Return whether a body only ended before its announced length, with nothing worse about it."""
    return any(isinstance(one, http.client.IncompleteRead) for one in _inside(error))


def _reason(error: ssl.SSLCertVerificationError) -> str:
    text = str(error.verify_message or "unknown reason")
    # OpenSSL names the host in this one; ours is shown beside it anyway.
    return "it is for another host" if "match" in text else text[:100]


def _inside(error: BaseException) -> Iterator[BaseException]:
    """Yield ``error`` and every exception that it wraps, in any of the ways these libraries have."""
    queue: list[object] = [error]
    seen: set[int] = set()
    while queue:
        one = queue.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        queue += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]
