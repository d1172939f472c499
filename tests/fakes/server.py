"""The fake web: hosts on loopback with plain sockets, so that they can misbehave."""

from __future__ import annotations

import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, overload

from refcheck.config import NetworkConfig
from refcheck.fetch.deadline import Guard
from refcheck.fetch.dialling import connect
from refcheck.fetch.exchange import Failure
from refcheck.fetch.policy import Policy
from refcheck.fetch.requests_transport import RequestsTransport
from tests.fakes.behaviours import Behaviour, reply
from tests.fakes.certificates import Certificates, Quality
from tests.fakes.resolver import FakeResolver, LoopbackIsPublic

if TYPE_CHECKING:
    from refcheck.fetch.curl_transport import CurlTransport

Kind = Literal["requests", "curl"]
"""Which of the real transports."""

_LONGEST = 30.0
_HEAD_LIMIT = 65_536


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A request that came in. ``path`` with its query, ``at`` monotonic seconds, ``sni`` as sent."""

    method: str
    path: str
    headers: Mapping[str, str]
    at: float
    scheme: str
    sni: str | None = None


@dataclass(slots=True, kw_only=True)
class _Listener:
    server: socket.socket
    port: int
    scheme: str
    context: ssl.SSLContext | None = None
    sni: dict[int, str | None] = field(default_factory=dict)


class FakeHost:
    """One host, plain and TLS. ``name`` is how it is addressed, ``address`` where it listens.

    ``answer``, when set, is asked for what no script answers; ``otherwise`` is the last resort.
    """

    def __init__(self, web: FakeWeb, name: str, address: str, *, tls: Quality) -> None:
        self.name = name
        self.address = address
        self.seen: list[Seen] = []
        self.otherwise: Behaviour = reply("<title>Not here</title>", status=404)
        self.answer: Callable[[Seen], Behaviour] | None = None
        self._web = web
        self._quality: Quality = tls
        self._scripts: dict[tuple[str, str], list[Behaviour]] = {}
        self._lock = threading.Lock()
        self._listeners = {"http": self._listen("http")}

    def page(self, path: str, body: str | bytes = "", *, scheme: str = "", **how: Any) -> None:
        """Answer ``path`` with ``reply(body, **how)``; for one scheme only when it is named."""
        self.script(path, reply(body, **how), scheme=scheme)

    def script(self, path: str, *behaviours: Behaviour, scheme: str = "") -> None:
        """Answer ``path`` with these, one after the other, the last one for ever."""
        self._scripts[scheme, path] = list(behaviours)

    def url(self, path: str = "/", *, scheme: str = "http") -> str:
        """The address under its name at the usual port; for ``web.transport``."""
        return f"{scheme}://{self.name}{path}"

    def local(self, path: str = "/", *, scheme: str = "http") -> str:
        """The address that anybody on this machine can ask; needs ``allow_private_network``."""
        return f"{scheme}://{self.address}:{self.port(scheme)}{path}"

    def port(self, scheme: str = "http") -> int:
        """Where it really listens."""
        with self._lock:
            if scheme not in self._listeners:
                self._listeners[scheme] = self._listen(scheme)
            return self._listeners[scheme].port

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [seen.path for seen in self.seen]

    def close(self) -> None:
        """Stop listening: from now on connections are refused."""
        for listener in self._listeners.values():
            with suppress(OSError):
                listener.server.shutdown(socket.SHUT_RDWR)
            listener.server.close()

    def _listen(self, scheme: str) -> _Listener:
        server = socket.create_server((self.address, 0), backlog=128)
        listener = _Listener(server=server, port=server.getsockname()[1], scheme=scheme)
        if scheme == "https":
            listener.context = self._web.certificates.context((self.name, self.address), self._quality)

            def note(sock: Any, name: str | None, _: ssl.SSLContext) -> None:
                listener.sni[sock.fileno()] = name

            listener.context.sni_callback = note
        self._web.run(self._accept, listener)
        return listener

    def _accept(self, listener: _Listener) -> None:
        while True:
            try:
                sock, _ = listener.server.accept()
            except OSError:
                return
            self._web.run(self._serve, listener, sock)

    def _serve(self, listener: _Listener, sock: socket.socket) -> None:
        self._web.keep(sock)
        try:
            sock.settimeout(_LONGEST)
            if listener.context is not None:
                sock = listener.context.wrap_socket(sock, server_side=True)
                self._web.keep(sock)
            with suppress(OSError):
                self._converse(listener, sock)
        except OSError:  # a client that does not trust us
            pass
        finally:
            self._web.forget(sock)
            sock.close()

    def _converse(self, listener: _Listener, sock: socket.socket) -> None:
        for head in _heads(sock):
            method, path, headers = _parse(head)
            seen = Seen(
                method=method,
                path=path,
                headers=headers,
                at=time.monotonic(),
                scheme=listener.scheme,
                sni=listener.sni.get(sock.fileno()),
            )
            with self._lock:
                self.seen.append(seen)
                behaviour = self._next(seen)
            if method == "HEAD":
                behaviour = reply(status=405, close=True)
            if not behaviour(sock, self._web.down):
                return

    def _next(self, seen: Seen) -> Behaviour:
        script = self._scripts.get((seen.scheme, seen.path)) or self._scripts.get(("", seen.path))
        if not script:
            return self.answer(seen) if self.answer else self.otherwise
        return script.pop(0) if len(script) > 1 else script[0]


class FakeWeb:
    """All hosts of a test, their names and their certificates. Use it in a ``with`` block."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="fake-web-")
        self._hosts: dict[str, FakeHost] = {}
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._certificates: Certificates | None = None
        self.resolver = FakeResolver()
        self.down = threading.Event()

    def host(self, name: str, *, tls: Quality = "good") -> FakeHost:
        """The host of this name (or 127.0.0.x address), made when it is new."""
        if name not in self._hosts:
            address = name if name.startswith("127.") else self._free_address()
            self._hosts[name] = FakeHost(self, name, address, tls=tls)
            self.resolver.set(name, address)
        return self._hosts[name]

    def missing(self, *names: str) -> None:
        """Let these names not exist."""
        for name in names:
            self.resolver.set(name, Failure.NO_SUCH_HOST)

    def refusing(self, name: str) -> FakeHost:
        """A host at which nobody listens."""
        host = self.host(name)
        host.close()
        return host

    def offline(self, failure: Failure = Failure.RESOLVER) -> None:
        """Let every name fail from now on, as on a machine without a network."""
        self.resolver.names.clear()
        self.resolver.otherwise = failure

    @property
    def certificates(self) -> Certificates:
        """The authority of this web."""
        if self._certificates is None:
            self._certificates = Certificates(Path(self._folder.name))
        return self._certificates

    def environment(self) -> dict[str, str]:
        """The variables with which a program trusts this web."""
        file = str(self.certificates.file)
        return dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"), file)

    @overload
    def transport(
        self,
        config: NetworkConfig | None = None,
        *,
        policy: Policy | None = None,
        trusting: bool = True,
        kind: Literal["requests"] = "requests",
    ) -> RequestsTransport: ...

    @overload
    def transport(
        self,
        config: NetworkConfig | None = None,
        *,
        policy: Policy | None = None,
        trusting: bool = True,
        kind: Kind,
    ) -> RequestsTransport | CurlTransport: ...

    def transport(
        self,
        config: NetworkConfig | None = None,
        *,
        policy: Policy | None = None,
        trusting: bool = True,
        kind: Kind = "requests",
    ) -> RequestsTransport | CurlTransport:
        """The real transport, with this web in place of the internet. Close it (``with``)."""
        config = config or NetworkConfig(host_interval=0.0, timeout=5.0)
        policy = policy or LoopbackIsPublic()
        environment = self.environment() if trusting else {}
        if kind == "requests":
            return RequestsTransport(
                config, resolver=self.resolver, policy=policy, environment=environment, connect=self.connect
            )
        from refcheck.fetch.curl_transport import CurlTransport

        return CurlTransport(
            config,
            resolver=self.resolver,
            policy=policy,
            environment=environment,
            port_of=self.port_of,
            lenient=lambda: self.transport(config, policy=policy, trusting=trusting),
        )

    def connect(self, addresses: tuple[str, ...], port: int, *, guard: Guard) -> tuple[socket.socket, str]:
        """Connect as the real thing does, with ports 80 and 443 led to where the hosts listen."""
        found = (self.port_of(address, port) for address in addresses)
        return connect(addresses, next((each for each in found if each != port), port), guard=guard)

    def port_of(self, address: str, port: int) -> int:
        """Where the port of an address is really to be found: 80 and 443 where the hosts listen."""
        scheme = {80: "http", 443: "https"}.get(port)
        for host in self._hosts.values():
            if scheme and host.address == address:
                return host.port(scheme)
        return port

    def run(self, target: Any, *args: Any) -> None:
        """Run something on a thread that ends with the web."""
        thread = threading.Thread(target=target, args=args, daemon=True, name="fake-web")
        with self._lock:
            self._threads.append(thread)
        thread.start()

    def keep(self, sock: socket.socket) -> None:
        """Remember an open connection, to be shut with the web."""
        with self._lock:
            self._open.add(sock)

    def forget(self, sock: socket.socket) -> None:
        """Forget a connection that was closed."""
        with self._lock:
            self._open.discard(sock)

    def close(self) -> None:
        """Take everything down."""
        self.down.set()
        for host in self._hosts.values():
            host.close()
        with self._lock:
            for sock in self._open:
                with suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(2)
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _free_address(self) -> str:
        """An own address where the system has the whole of 127/8 (Linux), else the common one."""
        address = f"127.0.{len(self._hosts) // 250 + 1}.{len(self._hosts) % 250 + 2}"
        try:
            socket.create_server((address, 0)).close()
        except OSError:
            return "127.0.0.1"
        return address


def _heads(sock: socket.socket) -> Iterator[bytes]:
    buffer = b""
    while len(buffer) < _HEAD_LIMIT:
        end = buffer.find(b"\r\n\r\n")
        if end >= 0:
            yield buffer[:end]
            buffer = buffer[end + 4 :]
            continue
        more = sock.recv(16_384)
        if not more:
            return
        buffer += more


def _parse(head: bytes) -> tuple[str, str, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return method, path, headers
