"""What an exception of requests, urllib3, http.client or ssl means, in our words.

Their texts are not passed on: they carry addresses in full, with whatever key stands in them.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions as urllib3_errors

from refcheck.fetch.certificates import CertificateError, words_for_handshake
from refcheck.fetch.codings import CodingError
from refcheck.fetch.dialling import DialError
from refcheck.fetch.exchange import Failure
from refcheck.fetch.requests_answers import BrokenOffError, FramingError, GarbledError

__all__ = ["EXPECTED", "explain", "is_short"]

EXPECTED = (
    DialError,
    CertificateError,
    CodingError,
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
        (urllib3_errors.SSLError, requests.exceptions.SSLError),
        Failure.TLS,
        "no secure connection could be made",
    ),
    ((ConnectionRefusedError,), Failure.CONNECTION_REFUSED, "the host refuses connections at this port"),
    ((http.client.RemoteDisconnected,), Failure.RESET, "the host closed the connection without an answer"),
    ((BrokenOffError,), Failure.RESET, "the answer broke off in mid-header"),
    (
        (http.client.IncompleteRead, urllib3_errors.IncompleteRead),
        Failure.RESET,
        "the answer broke off before its body was whole",
    ),
    ((ConnectionError,), Failure.RESET, "the host reset the connection"),
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
        if isinstance(one, (GarbledError, CodingError)):
            return Failure.GARBLED, str(one)
        if isinstance(one, CertificateError):
            return Failure.TLS, f"its certificate is not accepted: {one}"
    for one in found:
        if isinstance(one, ssl.SSLError) and not isinstance(one, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return Failure.TLS, words_for_handshake(one.reason or "")
    for kinds, failure, words in _KINDS:
        if any(isinstance(one, kinds) for one in found):
            return failure, words
    return Failure.CONNECT, "the exchange failed"


def is_short(error: BaseException) -> bool:
    """Return whether a body only ended before its announced length, or in mid-chunk, with nothing worse about it."""
    return any(isinstance(one, (http.client.IncompleteRead, FramingError)) for one in _inside(error))


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
