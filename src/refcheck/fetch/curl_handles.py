"""libcurl's easy handles: one carries one exchange after the other, its options set once.

The only module that imports pycurl. What libcurl hands over is taken line by line and piece by piece
and bounded here: a callback that returns 0 ends the exchange.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Any

import pycurl

from refcheck.errors import ConfigError
from refcheck.fetch.certificates import CIPHERS
from refcheck.fetch.codings import CodingError, Decoder, decoder_of
from refcheck.fetch.curl_heads import Head, read_head
from refcheck.fetch.curl_kept import KeptConnections
from refcheck.fetch.curl_routes import Route
from refcheck.fetch.exchange import Failure
from refcheck.fetch.manners import is_field
from refcheck.fetch.proxy import Proxy
from refcheck.fetch.redirects import REDIRECTS
from refcheck.fetch.requests_answers import GarbledError
from refcheck.fetch.transport import BODY_LIMITS, Ask, body_limit
from refcheck.model.evidence import Depth

__all__ = ["Handle", "Options", "Stop", "new_multi", "options", "version"]

_OLDEST = (7, 46)
"""From here on an exception in a callback, an interruption say, comes out of ``perform``."""

_NEXT_AFTER = 3_000
"""Milliseconds for an address as long as there is another one to try."""

_LOST = frozenset({pycurl.E_GOT_NOTHING, pycurl.E_SEND_ERROR, pycurl.E_RECV_ERROR})
_NO_SOCKET = -1
_NONE: list[int] = []
_URL: int = pycurl.URL
_SUPPRESS_CONNECT_HEADERS = 265  # no name in pycurl; curl/curl.h
_DISALLOW_USERNAME_IN_URL = 278

Options = list[tuple[int, Any]]


class Stop(Enum):
    """Why a callback ended an exchange."""

    ENOUGH = auto()
    GARBLED = auto()
    FORBIDDEN = auto()
    STALE = auto()


def version() -> tuple[str, bool]:
    """Return which pycurl and libcurl are there, in words, and whether they are new enough."""
    said = pycurl.version.split()
    found = tuple(int(part) for part in re.findall(r"[0-9]+", said[0])[:2])
    return ", ".join(said[:3]).replace("/", " "), found >= _OLDEST


def new_multi(connections: int) -> Any:
    """Return a multi handle that keeps at most ``connections`` open. Raises ``ConfigError``."""
    said, good = version()
    if not good:
        raise ConfigError(
            f"the transport 'curl' needs pycurl {'.'.join(map(str, _OLDEST))} or newer, not {said}",
            remedy="install refcheck-cite[fast] anew, or unset REFCHECK_TRANSPORT",
        )
    multi = pycurl.CurlMulti()
    multi.setopt(pycurl.M_MAXCONNECTS, connections)
    return multi


def options(*, authorities: str, folder: bool, proxy: Proxy | None) -> Options:
    """Return what is the same for all exchanges. ``authorities`` is a file, or a ``folder``."""
    common: Options = [
        (pycurl.NOSIGNAL, 1),
        (pycurl.TCP_NODELAY, 1),
        (pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS),
        (pycurl.FOLLOWLOCATION, 0),
        (pycurl.PATH_AS_IS, 1),
        (pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1),
        (pycurl.HTTP09_ALLOWED, 0),
        (pycurl.HTTP_CONTENT_DECODING, 0),  # codings.py undoes them, for both transports alike
        (pycurl.NETRC, pycurl.NETRC_IGNORED),
        (_DISALLOW_USERNAME_IN_URL, 1),
        (pycurl.SSL_VERIFYPEER, 1),
        (pycurl.SSL_VERIFYHOST, 2),
        (pycurl.OPT_CERTINFO, 1),  # to tell a certificate whose intermediate is missing
        (pycurl.SSLVERSION, pycurl.SSLVERSION_TLSv1_2),
        (pycurl.CAPATH if folder else pycurl.CAINFO, authorities),
        # An empty name stands for none, whatever the environment says.
        (pycurl.PROXY, "" if proxy is None else proxy.url),
        (pycurl.NOPROXY, ""),
    ]
    if folder:
        common.append((pycurl.CAINFO, None))
    if "OpenSSL" in pycurl.version:
        common.append((pycurl.SSL_CIPHER_LIST, CIPHERS))
    if proxy is not None:
        common += [
            (_SUPPRESS_CONNECT_HEADERS, 1),
            (pycurl.PROXY_CAPATH if folder else pycurl.PROXY_CAINFO, authorities),
        ]
    return common


class Handle:
    """One easy handle and the exchange that it carries at the moment.

    ``lines`` are the header lines so far, ``pieces`` is the decoded body; ``head`` is ``None`` until
    it is whole and was looked at. ``stopped`` says that a callback ended the exchange, ``detail`` why in words.
    ``deadline`` and ``started`` are in monotonic seconds. ``untried`` are the addresses of the route,
    by number, that are left when the one at hand takes no connection; ``met`` is what went wrong with
    those before.
    """

    __slots__ = (
        *("ask", "attempt", "deadline", "decoder", "detail", "easy", "head", "lines", "met", "pieces", "route"),
        *(
            "started",
            "stopped",
            "untried",
            "_headers",
            "_is_fresh",
            "_kept",
            "_limit",
            "_offered",
            "_opened",
            "_patient",
            "_size",
        ),
        *("_socket_error", "_watch", "_where"),
    )
    ask: Ask
    route: Route

    def __init__(
        self, common: Options, *, offered: str, watch: Callable[[int], None], kept: KeptConnections[Handle]
    ) -> None:
        self.easy: Any = pycurl.Curl()
        self.lines: list[bytes] = []
        self.pieces: list[bytes] = []
        self.met: list[Failure] = []
        self.untried = _NONE
        self._offered = offered
        self._watch = watch
        self._kept = kept
        self._opened = _NO_SOCKET
        self._headers: Mapping[str, str] | None = None
        self._where: list[str] | None = None
        self._patient = True
        self._is_fresh = False
        for option, value in common:
            if value is None:
                self.easy.unsetopt(option)
            else:
                self.easy.setopt(option, value)
        self.easy.setopt(pycurl.HEADERFUNCTION, self.lines.append)  # nothing is cheaper
        self.easy.setopt(pycurl.WRITEFUNCTION, self._take_piece)
        self.easy.setopt(pycurl.OPENSOCKETFUNCTION, self._open_socket)
        self.easy.setopt(pycurl.PREREQFUNCTION, self._may_send)

    def begin(self, ask: Ask, route: Route, now: float) -> None:
        """Get ready for ``ask``. Raises ``ValueError`` when it cannot be put into HTTP."""
        if ask.headers is not self._headers:
            self.easy.setopt(pycurl.HTTPHEADER, _header_lines(ask.headers, self._offered))
            self._headers = ask.headers
        self.easy.setopt(_URL, ask.url)
        self.ask = ask
        self.route = route
        self.started = now
        self.deadline = now + ask.timeout
        if self._is_fresh:
            self.easy.setopt(pycurl.FRESH_CONNECT, 0)
            self._is_fresh = False
        self._limit = BODY_LIMITS[ask.depth]
        self.met.clear()
        self.untried = route.others() if len(route.addresses) > 1 else _NONE
        self.dial(route.first)

    def dial(self, number: int) -> None:
        """Get ready for the address ``number`` of the route, with nothing of an answer so far."""
        route = self.route
        self.attempt = number
        where = route.where[number]
        if where is not self._where:
            self.easy.setopt(pycurl.CONNECT_TO if route.is_direct else pycurl.RESOLVE, where)
            self._where = where
        patient = not self.untried
        if patient is not self._patient:
            self.easy.setopt(pycurl.CONNECTTIMEOUT_MS, 0 if patient else _NEXT_AFTER)
            self._patient = patient
        self.lines.clear()
        self.pieces.clear()
        self.head: Head | None = None
        self.stopped: Stop | None = None
        self.detail = ""
        self.decoder: Decoder | None = None
        self._opened = _NO_SOCKET
        self._size = self._socket_error = 0

    def dial_anew(self) -> None:
        """Get ready for the same address again, over a connection of its own."""
        self.easy.setopt(pycurl.FRESH_CONNECT, 1)
        self._is_fresh = True
        self.dial(self.attempt)

    def was_lost(self, code: int) -> bool:
        """Return whether a kept connection turned out to be closed before anything was answered.

        That says nothing of the address (RFC 9112, section 9.3.1). libcurl tries again by itself, but over
        further kept connections, which the same host may have closed as well.
        """
        if code not in _LOST or self._is_fresh or self.lines or self.stopped is not None:
            return False
        return not self.easy.getinfo(pycurl.NUM_CONNECTS)

    @property
    def is_public(self) -> bool:
        """Whether the address at hand is on the open internet; ``False`` for a proxy."""
        return self.route.public[self.attempt]

    @property
    def is_connected(self) -> bool:
        """Whether the address at hand took a connection, TLS apart."""
        return bool(self.easy.getinfo(pycurl.CONNECT_TIME) > 0)

    @property
    def os_error(self) -> int:
        """The system's number for why no connection came about, 0 for unknown."""
        return self._socket_error or int(self.easy.getinfo(pycurl.OS_ERRNO))

    @property
    def verified(self) -> int:
        """OpenSSL's result for the certificate."""
        return int(self.easy.getinfo(pycurl.SSL_VERIFYRESULT))

    @property
    def certificates_sent(self) -> int | None:
        """How many certificates the host sent, ``None`` when that is not known."""
        return len(self.easy.getinfo_raw(pycurl.INFO_CERTINFO)) or None

    def close(self) -> None:
        """Free the handle."""
        self.easy.close()

    def look(self) -> bool:
        """Read the head if it has come; return whether the exchange is to end with it."""
        try:
            head = read_head(self.lines)
            if head is None:
                return False
            self.head = head
            if self._limit == 0 or (head.leads_on and head.status in REDIRECTS):
                # Where nothing follows, the connection is kept.
                return not head.is_all and self._stop(Stop.ENOUGH)
            if self.ask.depth is Depth.RECORD:
                self._limit = body_limit(self.ask.depth, head.fields)
            if head.coding:
                self.decoder = decoder_of(head.coding, lambda: False)
        except (GarbledError, CodingError) as error:
            return self._stop(Stop.GARBLED, str(error))
        return False

    def _take_piece(self, piece: bytes) -> int | None:
        if self.head is None and self.look():
            return 0
        if self.decoder is not None:
            return self._decode(self.decoder, piece)
        self._size += len(piece)
        self.pieces.append(piece)
        return self._full() if self._size > self._limit else None

    def _decode(self, decoder: Decoder, packed: bytes) -> int | None:
        try:
            while True:
                piece = decoder.decode(packed, self._limit + 1 - self._size)
                packed = b""
                self._size += len(piece)
                self.pieces.append(piece)
                if self._size > self._limit:
                    return self._full()
                if not decoder.pending:
                    return None
        except CodingError as error:
            self._stop(Stop.GARBLED, str(error))
            return 0

    def _full(self) -> int:
        beyond = self._size - self._limit
        self.pieces[-1] = self.pieces[-1][: len(self.pieces[-1]) - beyond]
        self._stop(Stop.ENOUGH)
        return 0

    def _stop(self, stop: Stop, detail: str = "") -> bool:
        self.stopped = stop
        self.detail = detail
        return True

    def _open_socket(self, _purpose: int, address: Any) -> int:
        """Open a socket for one of the judged addresses and no other, whatever libcurl wants to dial."""
        route = self.route
        judged = (route.addresses[self.attempt],) if route.is_direct else route.addresses
        if not any(_same(address.family, address.addr[0], each) for each in judged):
            self._stop(Stop.FORBIDDEN, "the address to be dialled is not the one that was checked")
            return _NO_SOCKET
        try:
            fd = socket.socket(address.family, address.socktype, address.protocol).detach()
        except OSError as error:
            self._socket_error = error.errno or 0
            return _NO_SOCKET
        self._watch(fd)
        self._opened = fd
        return fd

    def _may_send(self, *ends: object) -> int:
        """Refuse a kept connection in which something lies that nobody asked for."""
        if self._opened != _NO_SOCKET:
            self._kept.add(ends, self._opened)
            self._opened = _NO_SOCKET
        elif self._kept.holds_more(ends):
            self._stop(Stop.STALE)
            return 1
        elif self.ask.url[:6].lower() == "https:":
            self._kept.sends(self, ends)
        return 0


def _same(family: int, dialled: str, judged: str) -> bool:
    if dialled == judged:
        return True
    try:
        return socket.inet_pton(family, dialled) == socket.inet_pton(family, judged.partition("%")[0])
    except OSError:
        return False


def _header_lines(headers: Mapping[str, str], offered: str) -> list[bytes]:
    named = {name.lower() for name in headers}
    lines = [] if "accept" in named else [b"Accept:"]  # without a value: libcurl's own is left out
    if "accept-encoding" not in named:
        lines.append(f"Accept-Encoding: {offered}".encode())
    for name, value in headers.items():
        if not is_field(name, value):
            raise ValueError(name)
        lines.append(f"{name}: {value}".encode("latin-1") if value else f"{name};".encode())
    return lines
