"""The connections under requests: they dial what was checked, can be shut, and bound their headers.

Set through ``pool_classes_by_scheme``; SNI and certificate checks stay urllib3's own, by name.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
from typing import Any, ClassVar, cast

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from refcheck.fetch.deadline import Guard
from refcheck.fetch.dialling import Connect, dial
from refcheck.fetch.policy import Policy
from refcheck.fetch.resolver import Resolver

__all__ = ["CheckedAdapter", "Dialler", "GarbledError"]

MAX_HEADER_BYTES = 256 * 1024
"""Of all headers of one answer, those of interim answers included."""

MAX_INTERIM = 32
"""Interim answers (1xx) before the real one."""

_FIELD = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]*:")


class GarbledError(Exception):
    """What came is no HTTP answer, or one without measure; the text says what, without secrets."""


class BrokenOffError(Exception):
    """The answer ended in mid-header."""


class Dialler:
    """How connections are made: with whose resolver and policy, and for which exchange.

    ``guard`` is the exchange of the calling thread. A proxy is dialled without being judged: the
    user named it.
    """

    def __init__(self, resolver: Resolver, policy: Policy, connect: Connect) -> None:
        self._resolver = resolver
        self._connect = connect
        self._policy = policy
        self._proxy_policy = _Anywhere()
        self._here = threading.local()

    @property
    def guard(self) -> Guard:
        """The exchange that this thread is busy with."""
        return cast("Guard", self._here.guard)

    @guard.setter
    def guard(self, guard: Guard) -> None:
        self._here.guard = guard

    def dial(self, host: str, port: int, *, proxy: bool) -> tuple[socket.socket, bool]:
        """Return a connection and whether it leads to the open internet. Raises ``DialError``."""
        policy = self._proxy_policy if proxy else self._policy
        sock, address = dial(
            host, port, resolver=self._resolver, policy=policy, guard=self.guard, connect=self._connect
        )
        return sock, not proxy and self._policy.is_public(address)


class _Anywhere(Policy):
    def refuse_address(self, address: str) -> str | None:  # noqa: ARG002 - a user's own proxy may be anywhere
        """Return ``None``: the user's own proxy may be anywhere."""
        return None


class _Headers:
    """The lines of an answer's head, counted; lines that are no field are left out, as browsers do."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._left = MAX_HEADER_BYTES
        self._interim = MAX_INTERIM
        self._kept = False
        self._begun = False

    def readline(self, limit: int = -1) -> bytes:
        """Return the next line of the head, within its cap; lines that are no field are left out."""
        while True:
            line = self._line(limit)
            if not self._begun:
                return self._status(line, limit)
            if line in (b"\r\n", b"\n"):
                return b"\r\n"
            if not line.endswith(b"\n"):
                raise GarbledError("a header has no end") if len(line) == limit else BrokenOffError
            line = line.rstrip(b"\r\n").replace(b"\r", b" ") + b"\r\n"
            if line[:1] in (b" ", b"\t"):
                if self._kept:
                    return line
                continue
            field = _FIELD.match(line)
            self._kept = field is not None
            if field is not None:
                return field.group()[:-1].rstrip() + line[field.end() - 1 :]

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()

    def _line(self, limit: int) -> bytes:
        line: bytes = self._stream.readline(limit)
        self._left -= len(line)
        if self._left < 0:
            raise GarbledError(f"the headers are longer than {MAX_HEADER_BYTES} bytes")
        return line

    def _status(self, line: bytes, limit: int) -> bytes:
        """Return the first status line that is not an interim one (RFC 9110, section 15.2)."""
        while re.match(rb"HTTP/1\.[01] 1(?!01)[0-9][0-9](?![0-9])", line):
            self._interim -= 1
            if self._interim < 0:
                raise GarbledError(f"more than {MAX_INTERIM} interim answers came before a real one")
            while self._line(limit) not in (b"\r\n", b"\n", b""):
                pass
            line = self._line(limit)
        self._begun = bool(line)
        return line


class BoundedResponse(http.client.HTTPResponse):
    """An answer whose head is bounded, and that does not pass for whole when it breaks off."""

    def begin(self) -> None:
        """Read the head. Raises ``GarbledError`` and ``BrokenOffError``."""
        stream = self.fp
        self.fp = cast("Any", _Headers(stream))
        try:
            super().begin()
        finally:
            if self.fp is not None:
                self.fp = stream
        # What is left of odd headers would be logged by urllib3, with the address in full.
        self.msg.defects.clear()
        self.msg.set_payload("")


class _Checked:
    """What both kinds of connection do: dial through the dialler, report to the guard."""

    dialler: ClassVar[Dialler]
    response_class = BoundedResponse
    public = False
    requests_sent = 0

    def _new_conn(self) -> socket.socket:
        this = cast("Any", self)
        sock, self.public = self.dialler.dial(this._dns_host, this.port, proxy=this.proxy is not None)  # noqa: SLF001 - with its trailing dot
        return sock

    def request(self, *args: Any, **kwargs: Any) -> None:
        """Send a request, and note what it went over."""
        guard = self.dialler.guard
        sock = cast("Any", self).sock
        if sock is not None and not guard.holds:
            guard.hold(sock)
        guard.reused = self.requests_sent > 0
        self.requests_sent += 1
        super().request(*args, **kwargs)  # type: ignore[misc]  # a mix-in: the connection beside it has it
        guard.sent = True
        guard.public = self.public


def pool_classes(dialler: Dialler) -> dict[str, type[HTTPConnectionPool]]:
    """Return the pools whose connections go through ``dialler``."""
    plain = type("CheckedHTTPConnection", (_Checked, HTTPConnection), {"dialler": dialler})
    tls = type("CheckedHTTPSConnection", (_Checked, HTTPSConnection), {"dialler": dialler})
    return {
        "http": type("CheckedHTTPConnectionPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("CheckedHTTPSConnectionPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
    }


class CheckedAdapter(HTTPAdapter):
    """A requests adapter with checked connections and one TLS context for all of them.

    ``pools`` is how many hosts keep idle connections, ``connections`` how many each.
    """

    def __init__(self, dialler: Dialler, context: ssl.SSLContext, *, pools: int, connections: int) -> None:
        self._classes = pool_classes(dialler)
        self._context = context
        super().__init__(pool_connections=pools, pool_maxsize=connections)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:  # noqa: FBT002 - requests' own face
        """Make the pools of connections without a proxy."""
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._classes

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Return the pools of connections through ``proxy``."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, proxy_ssl_context=self._context, **kwargs)
        manager.pool_classes_by_scheme = self._classes
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ARG002 - requests' own face
        """Leave the certificates to the one context, instead of loading them for every connection."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None
