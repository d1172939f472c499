"""The connections under requests: they dial what was checked and can be shut.

requests and urllib3 spend most of their time on what a single GET without a body does not need. The
short way here leaves that out, and keeps what counts theirs: the pools, TLS with SNI and the check
of names. Through a proxy everything takes their own way.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any, ClassVar, cast

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from refcheck.fetch.deadline import Guard
from refcheck.fetch.dialling import Connect, dial
from refcheck.fetch.policy import Policy
from refcheck.fetch.requests_answers import BoundedResponse
from refcheck.fetch.resolver import Resolver
from refcheck.text.urls import split

__all__ = ["CheckedAdapter", "Dialler", "PlainResponse"]


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


class _Checked:
    """What both kinds of connection do: dial through the dialler, report to the guard."""

    dialler: ClassVar[Dialler]
    response_class = BoundedResponse
    public = False
    requests_sent = 0

    def _new_conn(self) -> socket.socket:
        this = cast("Any", self)
        self.requests_sent = 0
        sock, self.public = self.dialler.dial(this._dns_host, this.port, proxy=this.proxy is not None)  # noqa: SLF001 - with its trailing dot
        return sock

    def request(self, *args: Any, **kwargs: Any) -> None:
        """Send a request, and note what it went over."""
        guard = self._begin()
        super().request(*args, **kwargs)  # type: ignore[misc]  # a mix-in: the connection beside it has it
        guard.sent = True
        guard.public = self.public

    def ask(self, target: str, headers: Mapping[str, str]) -> BoundedResponse:
        """Send a GET and return its answer, the body unread. ``headers`` are all that is sent."""
        lines = [f"GET {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        message = "\r\n".join(lines).encode("latin-1")
        this = cast("Any", self)
        if this.sock is None:
            this.connect()
        guard = self._begin()
        this.sock.settimeout(guard.remaining())
        this.sock.sendall(message)
        guard.sent = True
        guard.public = self.public
        response = self.response_class(this.sock, method="GET")
        with ExitStack() as when_it_fails:
            when_it_fails.callback(response.close)
            response.begin()
            when_it_fails.pop_all()
        if response.will_close:
            this.close()
        return response

    def _begin(self) -> Guard:
        guard = self.dialler.guard
        sock = cast("Any", self).sock
        if sock is not None and not guard.holds:
            guard.hold(sock)
        guard.reused = self.requests_sent > 0
        self.requests_sent += 1
        return guard


class _ShortWay:
    """A pool that carries a GET straight to a connection, unless a proxy is between."""

    def urlopen(self, method: str, url: str, *args: Any, headers: Mapping[str, str], **kwargs: Any) -> Any:
        """Return the answer to a GET for ``url`` (path and query), its body unread."""
        this = cast("Any", self)
        if this.proxy is not None or method != "GET" or "Host" not in headers:
            return super().urlopen(method, url, *args, headers=headers, **kwargs)  # type: ignore[misc]  # a mix-in
        connection = this._get_conn()  # noqa: SLF001 - urllib3 has no public way to a connection of a pool
        with ExitStack() as when_it_fails:
            when_it_fails.callback(this._put_conn, connection)  # noqa: SLF001 - as above
            when_it_fails.callback(connection.close)
            found = connection.ask(url, headers)
            when_it_fails.pop_all()
        return HTTPResponse(
            body=found,
            headers=found.fields,
            status=found.status,
            reason=found.reason,
            version=found.version,
            preload_content=False,
            decode_content=False,
            original_response=found,
            pool=this,
            connection=connection,
            request_method="GET",
        )


def pool_classes(dialler: Dialler) -> dict[str, type[HTTPConnectionPool]]:
    """Return the pools whose connections go through ``dialler``."""
    plain = type("CheckedHTTPConnection", (_Checked, HTTPConnection), {"dialler": dialler})
    tls = type("CheckedHTTPSConnection", (_Checked, HTTPSConnection), {"dialler": dialler})
    return {
        "http": type("CheckedHTTPConnectionPool", (_ShortWay, HTTPConnectionPool), {"ConnectionCls": plain}),
        "https": type("CheckedHTTPSConnectionPool", (_ShortWay, HTTPSConnectionPool), {"ConnectionCls": tls}),
    }


class PlainResponse(requests.Response):
    """A response that is only status and raw body, for whom ``raw`` is enough: nothing is kept of cookies, links and history."""

    def __init__(
        self, request: requests.PreparedRequest, raw: Any
    ) -> None:  # not requests' own, which makes a jar and more
        self._content = b""
        self._content_consumed = False
        self.request = request
        self.status_code = raw.status
        self.raw = raw
        self.headers = raw.headers
        self.history = []


class CheckedAdapter(HTTPAdapter):
    """A requests adapter with checked connections and one TLS context for all of them.

    ``pools`` is how many hosts keep idle connections, ``connections`` how many each.
    """

    def __init__(self, dialler: Dialler, context: ssl.SSLContext, *, pools: int, connections: int) -> None:
        self._classes = pool_classes(dialler)
        self._context = context
        self._most = pools
        self._kept: OrderedDict[tuple[str, str], Any] = OrderedDict()
        self._lock = threading.Lock()
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

    def get_connection_with_tls_context(self, request: Any, verify: Any, proxies: Any = None, cert: Any = None) -> Any:
        """Return the pool for ``request``: urllib3's own key for it takes longer than a short exchange."""
        parts = None if proxies else split(request.url)
        if parts is None:
            return super().get_connection_with_tls_context(request, verify, proxies=proxies, cert=cert)
        key = (parts.scheme, parts.netloc)
        with self._lock:
            pool = self._kept.get(key)
            if pool is not None:
                self._kept.move_to_end(key)
                return pool
        pool = super().get_connection_with_tls_context(request, verify, proxies=proxies, cert=cert)
        with self._lock:
            self._kept[key] = pool
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)  # whoever uses it still holds it; its connections end with it
        return pool

    def request_url(self, request: Any, proxies: Any) -> str:
        """Return what stands in the first line of the request."""
        if proxies:
            return super().request_url(request, proxies)
        parts = split(request.url)
        if parts is None:
            return super().request_url(request, proxies)
        return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"

    def build_response(self, req: Any, resp: Any) -> requests.Response:
        """Return what is made of ``resp``: no more than is read of it."""
        return PlainResponse(req, resp)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ARG002 - requests' own face
        """Leave the certificates to the one context, instead of loading them for every connection."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None

    def close(self) -> None:
        """Close the connections that were kept."""
        with self._lock:
            for pool in self._kept.values():
                pool.close()
            self._kept.clear()
        super().close()
