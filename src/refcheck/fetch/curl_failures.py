"""What an error of libcurl means, in the words that the other transport has for the same thing.

libcurl's own texts are looked into and not passed on: they name hosts and addresses.
https://curl.se/libcurl/c/libcurl-errors.html
"""

from __future__ import annotations

import errno
import re
from enum import Enum, IntEnum, auto

from refcheck.fetch.certificates import words_for_certificate, words_for_handshake
from refcheck.fetch.exchange import Failure
from refcheck.text.lazy import lazy_re

__all__ = [
    "Code",
    "Seen",
    "explain",
    "failure_to_connect",
    "is_ragged",
    "is_short",
    "least_sure",
    "took_no_connection",
    "wants_leniency",
]


class Code(IntEnum):
    """The errors of libcurl that are told apart."""

    UNSUPPORTED_PROTOCOL = 1
    URL_MALFORMAT = 3
    COULDNT_RESOLVE_PROXY = 5
    COULDNT_RESOLVE_HOST = 6
    COULDNT_CONNECT = 7
    WEIRD_SERVER_REPLY = 8
    PARTIAL_FILE = 18
    WRITE_ERROR = 23
    OPERATION_TIMEDOUT = 28
    SSL_CONNECT_ERROR = 35
    GOT_NOTHING = 52
    SEND_ERROR = 55
    RECV_ERROR = 56
    PEER_FAILED_VERIFICATION = 60
    BAD_CONTENT_ENCODING = 61
    LOGIN_DENIED = 67
    PROXY = 97
    TOO_LARGE = 100


class Seen(Enum):
    """How much of an answer came."""

    NOTHING = auto()
    LINES = auto()
    HEAD = auto()


_TLS = frozenset({35, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98})
_NO_ROUTE = frozenset(
    {
        *(errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL),
        *(errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT),
    }
)
_RESETS = frozenset({errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED})
# Of several addresses the failure that says least about the host counts.
_LEAST_SURE = (Failure.TIMEOUT, Failure.RESET, Failure.CONNECT, Failure.CONNECTION_REFUSED, Failure.NO_ROUTE)
_DIALLING = {
    Failure.TIMEOUT: "the host took no connection in time",
    Failure.RESET: "the host broke the connection off",
    Failure.CONNECT: "no connection could be made",
    Failure.CONNECTION_REFUSED: "the host refuses connections at this port",
    Failure.NO_ROUTE: "there is no way to the host from this network",
}
_PLAIN: dict[int, tuple[Failure, str]] = {
    Code.URL_MALFORMAT: (Failure.MALFORMED, "the address cannot be asked"),
    Code.UNSUPPORTED_PROTOCOL: (Failure.GARBLED, "what came back does not begin as an HTTP answer does"),
    Code.WEIRD_SERVER_REPLY: (Failure.GARBLED, "what came back is not a proper HTTP answer"),
    Code.TOO_LARGE: (Failure.GARBLED, "the headers are longer than is allowed"),
    Code.OPERATION_TIMEDOUT: (Failure.TIMEOUT, "no answer came in time"),
    Code.LOGIN_DENIED: (Failure.FORBIDDEN, "the address carries a user name or a password"),
}
_WRONG_HOST = 62
"""OpenSSL's number for it: libcurl compares names by itself, and has no proper result then."""

_PROXY = (Failure.CONNECT, "the proxy could not be reached, or would not lead on")
_CUT = lazy_re(
    r"unexpected eof|SSL_ERROR_SYSCALL|ssl_error_zero_return|reset by peer|broken pipe|errno 104", re.IGNORECASE
)
_RESET = lazy_re(r"reset by peer|errno 104", re.IGNORECASE)
_EOF = lazy_re(r"unexpected eof", re.IGNORECASE)
_CHUNK = lazy_re(r"chunk", re.IGNORECASE)
_LARGE = lazy_re(r"too large|too long|overly long|too many", re.IGNORECASE)
_TUNNEL = lazy_re(r"\bCONNECT\b|[Pp]roxy")
_OPENSSL = lazy_re(r"error:[0-9A-F]+:[^:]*:[^:]*:([^:,]+)")

_LENIENT = lazy_re(r"unsafe legacy renegotiation", re.IGNORECASE)


def wants_leniency(code: int, message: str) -> bool:
    """Return whether libcurl may be stricter here than browsers are, and another reader should have a look.

    Header lines that are no field, lengths that are no number, a blank line too many, a transfer
    coding without being asked; servers that cannot renegotiate safely, which libcurl cannot be told
    to put up with.
    """
    if code == Code.SSL_CONNECT_ERROR:
        return _LENIENT.search(message) is not None
    return code in (Code.WEIRD_SERVER_REPLY, Code.UNSUPPORTED_PROTOCOL, Code.BAD_CONTENT_ENCODING)


def took_no_connection(code: int, *, connected: bool) -> bool:
    """Return whether another address of the host may be tried."""
    return code == Code.COULDNT_CONNECT or (code == Code.OPERATION_TIMEDOUT and not connected)


def failure_to_connect(code: int, number: int) -> Failure:
    """Return why an address took no connection; ``number`` is the system's, 0 for unknown."""
    if code == Code.OPERATION_TIMEDOUT or number == errno.ETIMEDOUT:
        return Failure.TIMEOUT
    if number == errno.ECONNREFUSED:
        return Failure.CONNECTION_REFUSED
    if number in _RESETS:
        return Failure.RESET
    return Failure.NO_ROUTE if number in _NO_ROUTE else Failure.CONNECT


def least_sure(met: list[Failure]) -> tuple[Failure, str]:
    """Return the failure that stands for those of all addresses of a host, and its words."""
    failure = next((failure for failure in _LEAST_SURE if failure in met), Failure.TIMEOUT)
    return failure, _DIALLING[failure]


def is_ragged(code: int, message: str) -> bool:
    """Return whether a connection only ended without the farewell that TLS has for it, as many do."""
    return code == Code.RECV_ERROR and _EOF.search(message) is not None


def is_short(code: int, message: str) -> bool:
    """Return whether a body only ended before its announced length, or in mid-chunk."""
    if code == Code.PARTIAL_FILE:
        return True
    return code == Code.RECV_ERROR and (_EOF.search(message) or _CHUNK.search(message)) is not None


def explain(
    code: int, message: str, *, verified: int, seen: Seen, proxied: bool, sent: int | None = None
) -> tuple[Failure, str]:
    """Return the failure that ``code`` stands for and a sentence for a person, without secrets.

    ``verified`` is OpenSSL's result for the certificate, ``sent`` how many of them the host sent (``None``: not
    known), ``seen`` how much of an answer came.
    """
    if proxied and _is_of_proxy(code, message):
        return _PROXY
    if code == Code.PEER_FAILED_VERIFICATION:
        words = words_for_certificate(_WRONG_HOST if "match" in message else verified, sent=sent)
        return Failure.TLS, f"its certificate is not accepted: {words}"
    if code in _TLS and not _CUT.search(message):
        return Failure.TLS, words_for_handshake(_reason(message))
    if code == Code.RECV_ERROR and "alert" in message.lower():
        return Failure.TLS, words_for_handshake(_reason(message))
    if code == Code.RECV_ERROR and _CHUNK.search(message):
        return Failure.GARBLED, "a chunk of the body has no proper length"
    if code == Code.RECV_ERROR and _LARGE.search(message):
        return _PLAIN[Code.TOO_LARGE]
    if code in _PLAIN:
        return _PLAIN[code]
    if code in _TLS or code in (Code.GOT_NOTHING, Code.SEND_ERROR, Code.RECV_ERROR, Code.PARTIAL_FILE):
        return Failure.RESET, _broken_off(code, message, seen)
    return Failure.CONNECT, "the exchange failed"


def _is_of_proxy(code: int, message: str) -> bool:
    if code in (Code.COULDNT_CONNECT, Code.COULDNT_RESOLVE_PROXY, Code.COULDNT_RESOLVE_HOST, Code.PROXY):
        return True
    return code == Code.RECV_ERROR and _TUNNEL.search(message) is not None


def _broken_off(code: int, message: str, seen: Seen) -> str:
    if _RESET.search(message):
        return "the host reset the connection"
    if seen is Seen.HEAD:
        return "the answer broke off before its body was whole"
    if seen is Seen.LINES:
        return "the answer broke off in mid-header"
    if code in _TLS or code == Code.SEND_ERROR:
        return "the connection was closed in mid-conversation"
    return "the host closed the connection without an answer"


def _reason(message: str) -> str:
    """Return OpenSSL's reason as older versions word it."""
    found = _OPENSSL.search(message)
    return found[1].strip().replace("ssl/tls alert", "sslv3 alert") if found is not None else ""
