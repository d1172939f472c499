"""Where attacks happen: hosts that attack, and a victim that nobody may reach.

The attackers listen on 127.0.1.x, which plays the open internet here; the victim on 127.0.0.1 and ::1,
which play the private network. Any connection to the victim is a failure of the defence.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from refcheck.config import NetworkConfig
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.fetch.networks import parse
from refcheck.fetch.policy import Policy
from refcheck.fetch.resolver import Resolver
from refcheck.fetch.transport import Transport
from refcheck.model.evidence import Depth, RequestKind
from tests.fakes import Behaviour, FakeHost, FakeResolver, FakeWeb

__all__ = [
    "REFUSALS",
    "SECRET",
    "Arena",
    "ArenaResolver",
    "Attack",
    "Case",
    "World",
    "always",
    "judge",
    "ready",
    "seen_headers",
    "transport_of",
]

SECRET = "hunter2"
REFUSALS = frozenset(
    {Failure.FORBIDDEN, Failure.UNSUPPORTED, Failure.MALFORMED, Failure.NO_SUCH_HOST, Failure.RESOLVER}
)
"""What a refused address may be called: nothing was sent, nothing was dialled."""

_OPEN = ipaddress.ip_network("127.0.1.0/24")


class Arena(Policy):
    """The policy as it is, except that the attackers' addresses stand for the open internet."""

    def refuse_address(self, address: str) -> str | None:
        """Return why ``address`` may not be dialled."""
        return None if _is_open(address) else super().refuse_address(address)

    def is_public(self, address: str) -> bool:
        """Return whether ``address`` plays the open internet."""
        return _is_open(address) or super().is_public(address)


def _is_open(address: str) -> bool:
    known = parse(address)
    return known is not None and known in _OPEN


class ArenaResolver(FakeResolver):
    """The scripted names; beside them what the system's own name service takes for an address without
    asking anybody (``127.1``, ``0x7f000001``, ``2130706433``), and ``localhost``.
    """

    def resolve(self, host: str) -> tuple[str, ...]:
        """Return the addresses of ``host``."""
        bare = host.rstrip(".")
        if bare in self.names:
            return super().resolve(host)
        if bare == "localhost":
            return ("127.0.0.1", "::1")
        with suppress(OSError, UnicodeError):
            rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
            return tuple(str(row[4][0]) for row in rows)
        return super().resolve(host)


class World:
    """The attackers ``evil`` and ``other``, and the victim with its ``hits``. With ``literal`` the attackers
    are named by their addresses, for whoever has another name service.
    """

    def __init__(self, *, literal: bool = False) -> None:
        self.web = FakeWeb()
        self.web.resolver = ArenaResolver()
        self.evil = self.web.host("127.0.1.2" if literal else "evil.example.org")
        self.other = self.web.host("127.0.1.3" if literal else "other.example.org")
        self.hits: list[str] = []
        self.bomb_size = 16 * 1024 * 1024
        self._down = threading.Event()
        self._sockets = _listen("127.0.0.1", "::1")
        self.victim = self._sockets[0].getsockname()[1]
        self.full: list[socket.socket] = []
        for server in self._sockets:
            threading.Thread(target=self._accept, args=(server,), daemon=True, name="victim").start()

    def address(self, text: str) -> str:
        """Fill in ports: ``{v}`` the victim's, ``{p}`` and ``{s}`` the attacker's plain and TLS one,
        ``{o}`` the other attacker's, ``{evil}`` and ``{other}`` their names with the port.
        """
        ports = {"{v}": str(self.victim), "{p}": str(self.evil.port())}
        ports |= {"{evil}": f"{self.evil.name}:{self.evil.port()}", "{other}": f"{self.other.name}:{self.other.port()}"}
        if "{s}" in text:
            ports["{s}"] = str(self.evil.port("https"))
        if self.evil.name != "evil.example.org":
            ports["evil.example.org"] = self.evil.name
        for mark, port in ports.items():
            text = text.replace(mark, port)
        return text

    def hanging_port(self) -> int:
        """A port at which connections are never taken: its queue is full."""
        server = socket.create_server((self.evil.address, 0), backlog=0)
        self.full.append(server)
        for _ in range(3):
            filler = socket.socket()
            filler.settimeout(0.0)
            with suppress(BlockingIOError):
                filler.connect(server.getsockname())
            self.full.append(filler)
        port: int = server.getsockname()[1]
        return port

    def close(self) -> None:
        """Take everything down."""
        self._down.set()
        for server in (*self._sockets, *self.full):
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            server.close()
        self.web.close()

    def _accept(self, server: socket.socket) -> None:
        while not self._down.is_set():
            try:
                sock, peer = server.accept()
            except OSError:
                return
            if not self._down.is_set():
                self.hits.append(str(peer))
            with sock, suppress(OSError):
                sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nSECRET")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _listen(first: str, *others: str) -> list[socket.socket]:
    """Listen at the same port of all addresses; IPv6 is left out where the system has none."""
    servers = [socket.create_server((first, 0), backlog=64)]
    port = servers[0].getsockname()[1]
    for address in others:
        with suppress(OSError):
            servers.append(socket.create_server((address, port), family=socket.AF_INET6, backlog=64))
    return servers


Check = Callable[[World, list[Response]], str | None]
Behave = Callable[[World], Behaviour]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One attack. ``urls`` are asked one after the other, marks filled in (see ``World.address``);
    ``at`` says what the attacker does at which path, ``other`` what the other attacker does;
    ``names`` what the name service answers (several lists one after the other).

    ``refused``: nothing may be dialled because of it. ``check`` returns what is wrong with what came
    of it, ``None`` when nothing is. ``environment`` is set while it runs, ``headers`` are sent along.
    """

    name: str
    urls: tuple[str, ...]
    refused: bool = False
    at: Mapping[str, Behave] = field(default_factory=dict)
    other: Mapping[str, Behave] = field(default_factory=dict)
    names: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    check: Check | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[World], Mapping[str, str]] | None = None
    netrc: bool = False

    @property
    def late(self) -> bool:
        """Whether it ends because its time is up, however well all goes."""
        return getattr(self.check, "__name__", "") == "_late"

    @property
    def family(self) -> str:
        """The first word of the name."""
        return self.name.partition(" ")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Attack:
    """A case made ready in a world: what is asked, with what environment."""

    case: Case
    requests: tuple[Request, ...]
    environment: Mapping[str, str]


def ready(case: Case, world: World) -> Attack:
    """Set the world up for ``case``."""
    for host, script in ((world.evil, case.at), (world.other, case.other)):
        host.seen.clear()
        for path, behave in script.items():
            host.script(path, behave(world))
    marks = case.prepare(world) if case.prepare else {}
    for name, answers in case.names.items():
        world.web.resolver.set(name, *answers)
    urls = [world.address(url) for url in case.urls]
    for mark, value in marks.items():
        urls = [url.replace(mark, value) for url in urls]
    return Attack(
        case=case,
        requests=tuple(
            Request(
                url=url,
                source="links",
                kind=RequestKind.PAGE,
                depth=Depth.HEAD,
                headers={**case.headers, "X-Number": str(n)},
            )
            for n, url in enumerate(urls)
        ),
        environment={name: world.address(value) for name, value in case.environment.items()},
    )


def judge(attack: Attack, world: World, found: list[Response]) -> str | None:
    """Return what is wrong with what came of ``attack``, ``None`` when the defence held."""
    if world.hits:
        return f"the private network was reached {len(world.hits)} times"
    if len(found) != len(attack.requests):
        return f"{len(found)} answers to {len(attack.requests)} requests"
    if attack.case.refused and found[-1].failure not in REFUSALS:
        return f"was not refused, but ended with {found[-1].failure or found[-1].status} ({found[-1].detail})"
    if any(b"SECRET" in one.body for one in found):
        return "the victim's page was read"
    if any(SECRET in one.detail for one in found):
        return "a secret is told"
    return attack.case.check(world, found) if attack.case.check else None


def transport_of(
    kind: str,
    config: NetworkConfig,
    *,
    resolver: Resolver,
    environment: Mapping[str, str],
    policy: Policy | None = None,
) -> Transport:
    """Return a transport of this kind in the arena. Raises ``ImportError`` when it cannot be had here."""
    policy = policy or Arena()
    if kind == "curl":
        from refcheck.fetch.curl_transport import CurlTransport

        return CurlTransport(config, resolver=resolver, policy=policy, environment=environment)
    from refcheck.fetch.requests_transport import RequestsTransport

    return RequestsTransport(config, resolver=resolver, policy=policy, environment=environment)


def always(behaviour: Behaviour) -> Behave:
    """Return what makes ``behaviour`` in every world."""
    return lambda _: behaviour


def seen_headers(host: FakeHost) -> list[Mapping[str, str]]:
    """Return the headers of what came in at ``host``."""
    return [seen.headers for seen in host.seen]
