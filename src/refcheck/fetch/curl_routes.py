"""Which addresses an origin is dialled at: resolved and judged before libcurl hears of it.

Names are looked up on a few threads, so that a slow one holds nobody up; what is known costs no
thread. libcurl is told the address that it has to connect to, and so resolves nothing by itself.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from refcheck.fetch.dialling import DialError, checked_addresses
from refcheck.fetch.exchange import Failure
from refcheck.fetch.networks import parse
from refcheck.fetch.policy import Policy
from refcheck.fetch.proxy import Proxy
from refcheck.fetch.resolver import RESOLVE_BOUND, Resolver
from refcheck.text.urls import split

__all__ = ["PortOf", "Route", "Routes"]

_MOST_ADDRESSES = 6
_MOST_KNOWN = 8_192
_MOST_THREADS = 64
_PORTS = {"http": 80, "https": 443}

PortOf = Callable[[str, int], int]
"""From an address and a port to the port where it is really to be found; for tests."""


@dataclass(slots=True, kw_only=True)
class Route:
    """The judged ``addresses`` of an origin; ``where`` is what makes libcurl dial each of them, and
    ``public`` says which are on the open internet. ``first`` is the one that took a connection last.

    The route to a proxy is not direct: ``where`` then says which addresses its name stands for, and
    which one is dialled is left to libcurl.
    """

    addresses: tuple[str, ...]
    where: tuple[list[str], ...]
    public: tuple[bool, ...]
    is_direct: bool = True
    first: int = 0

    def others(self) -> list[int]:
        """Return the numbers of the addresses that are tried when the first one takes no connection."""
        return [number for number in range(len(self.where)) if number != self.first]


class Routes:
    """The routes of a run, by origin. ``wake`` is called from a thread when one has been found."""

    def __init__(
        self,
        resolver: Resolver,
        policy: Policy,
        *,
        proxy: Proxy | None,
        port_of: PortOf | None,
        threads: int,
        wake: Callable[[], None],
    ) -> None:
        self._resolver = resolver
        self._policy = policy
        self._proxy = proxy
        self._port_of = port_of or (lambda _, port: port)
        self._wake = wake
        self._known: dict[str, Route] = {}
        self._under_way: dict[str, float] = {}
        self._wanted: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._found: queue.SimpleQueue[tuple[str, Route | DialError]] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._most = min(max(threads, 1), _MOST_THREADS)

    def origin(self, url: str) -> str:
        """Return scheme, host and port of ``url``, which has passed ``refuse_url``; empty when all
        goes through a proxy.
        """
        if self._proxy is not None:
            return ""
        end = url.find("/", 8)
        return url if end < 0 else url[:end]

    def known(self, origin: str) -> Route | None:
        """Return the route to ``origin`` when nobody has to be asked for it.

        Raises ``DialError`` for a written address that may not be asked.
        """
        route = self._known.get(origin)
        if route is None and parse(self._host(origin)) is not None:
            route = self._keep(origin, self._route(origin))
        return route

    def seek(self, origin: str) -> None:
        """Look ``origin`` up; ``found`` will tell."""
        if origin in self._under_way:
            return
        self._under_way[origin] = float("inf")
        if len(self._threads) < min(len(self._under_way), self._most):
            thread = threading.Thread(target=self._work, name="refcheck-names", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._wanted.put(origin)

    def found(self) -> Iterator[tuple[str, Route | DialError]]:
        """Yield what has been found, or that there is no way, by origin."""
        while True:
            try:
                origin, route = self._found.get_nowait()
            except queue.Empty:
                return
            if self._under_way.pop(origin, None) is None:
                continue
            if isinstance(route, Route):
                self._keep(origin, route)
            yield origin, route

    def late(self) -> Iterator[str]:
        """Yield the origins whose lookup has outlived the bound that every resolver should keep."""
        limit = time.monotonic() - RESOLVE_BOUND - 1.0
        for origin in [origin for origin, began in self._under_way.items() if began < limit]:
            del self._under_way[origin]
            yield origin

    def close(self) -> None:
        """End the threads; one that is stuck does not keep the program alive."""
        for _ in self._threads:
            self._wanted.put(None)
        self._threads.clear()

    def _keep(self, origin: str, route: Route) -> Route:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()  # the resolver still knows
        self._known[origin] = route
        return route

    def _work(self) -> None:
        while (origin := self._wanted.get()) is not None:
            if origin in self._under_way:
                self._under_way[origin] = time.monotonic()
            # Stands if a resolver fails in a way that nobody foresaw, so that no one waits for ever.
            route: Route | DialError = DialError(Failure.RESOLVER, "the lookup of the name failed unforeseen")
            try:
                route = self._route(origin)
            except DialError as error:
                route = error
            finally:
                self._found.put((origin, route))
                self._wake()

    def _host(self, origin: str) -> str:
        if self._proxy is not None:
            return self._proxy.host
        parts = split(origin)
        return (parts.hostname or "") if parts is not None else ""

    def _route(self, origin: str) -> Route:
        """Return the route to ``origin``. Raises ``DialError``."""
        if self._proxy is not None:
            return self._route_to_proxy(self._proxy)
        parts = split(origin)
        if parts is None or not parts.hostname:
            raise DialError(Failure.MALFORMED, "the address cannot be asked")
        port = parts.port or _PORTS.get(parts.scheme.lower(), 80)
        addresses = checked_addresses(parts.hostname, resolver=self._resolver, policy=self._policy)[:_MOST_ADDRESSES]
        return Route(
            addresses=addresses,
            # Without a host and port before it, it counts for whatever is asked.
            where=tuple([f"::{_shown(each)}:{self._port_of(each, port)}"] for each in addresses),
            public=tuple(self._policy.is_public(each) for each in addresses),
        )

    def _route_to_proxy(self, proxy: Proxy) -> Route:
        try:
            addresses = checked_addresses(proxy.host, resolver=self._resolver, policy=_Anywhere())[:_MOST_ADDRESSES]
        except DialError:
            raise DialError(Failure.CONNECT, "the proxy could not be found") from None
        listed = ",".join(_shown(each) for each in addresses)
        return Route(
            addresses=addresses,
            where=([f"{proxy.host}:{proxy.port}:{listed}"],),
            public=(False,),
            is_direct=False,
        )


class _Anywhere(Policy):
    def refuse_address(self, address: str) -> str | None:  # noqa: ARG002 - a user's own proxy may be anywhere
        """Return ``None``: the user's own proxy may be anywhere."""
        return None


def _shown(address: str) -> str:
    return f"[{address.replace('%', '%25')}]" if ":" in address else address
