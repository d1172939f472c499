"""From a host to an open connection: resolve, judge every address, dial exactly what was judged.

Shared by the transports, so that none can forget a step. Nothing lies between judging and dialling
that could ask the name service again: a name that changes its answer (rebinding) gains nothing.
"""

from __future__ import annotations

import errno
import socket
from contextlib import ExitStack
from typing import Protocol

from refcheck.fetch.deadline import Guard
from refcheck.fetch.exchange import Failure
from refcheck.fetch.networks import parse
from refcheck.fetch.policy import Policy
from refcheck.fetch.resolver import RESOLVE_BOUND, ResolutionError, Resolver

__all__ = ["Connect", "DialError", "checked_addresses", "connect", "dial", "failure_of"]

_MOST_ADDRESSES = 6
_NEXT_AFTER = 3.0
"""Seconds for an address as long as there is another one to try."""

_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL})
_NO_FAMILY = frozenset({errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT})
# Of several addresses the failure that says least about the host counts.
_LEAST_SURE = (Failure.TIMEOUT, Failure.RESET, Failure.CONNECT, Failure.CONNECTION_REFUSED, Failure.NO_ROUTE)
_WORDS = {
    Failure.TIMEOUT: "the host took no connection in time",
    Failure.RESET: "the host broke the connection off",
    Failure.CONNECT: "no connection could be made",
    Failure.CONNECTION_REFUSED: "the host refuses connections at this port",
    Failure.NO_ROUTE: "there is no way to the host from this network",
}


class DialError(Exception):
    """No connection came about: ``failure`` says why, ``detail`` in a sentence without secrets."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(detail)
        self.failure = failure
        self.detail = detail


def checked_addresses(host: str, *, resolver: Resolver, policy: Policy) -> tuple[str, ...]:
    """Return the addresses of ``host``, every one of which may be dialled.

    Raises ``DialError``: the name leads nowhere, or to a place that may not be asked (one such
    address among several is enough).
    """
    if parse(host) is not None:
        addresses: tuple[str, ...] = (host,)
    else:
        try:
            addresses = resolver.resolve(host)
        except ResolutionError as error:
            raise DialError(error.failure, error.detail) from None
    for address in addresses:
        why = policy.refuse_address(address)
        if why is not None:
            raise DialError(Failure.FORBIDDEN, why)
    return addresses


class Connect(Protocol):
    """What opens a connection to one of several judged addresses; the face of ``connect``."""

    def __call__(self, addresses: tuple[str, ...], port: int, *, guard: Guard) -> tuple[socket.socket, str]:
        """Return an open connection and the address that it leads to. Raises ``DialError``."""
        ...


def connect(addresses: tuple[str, ...], port: int, *, guard: Guard) -> tuple[socket.socket, str]:
    """Return a connection to the first of ``addresses`` that takes one, and that address.

    The connection's own timeout is what ``guard`` has left, and ``guard`` holds it. Raises
    ``DialError``.
    """
    met: list[Failure] = []
    tried = addresses[:_MOST_ADDRESSES]
    for index, address in enumerate(tried):
        if guard.is_over():
            break
        left = guard.remaining()
        bound = left if index == len(tried) - 1 else min(left, _NEXT_AFTER)
        try:
            return _connect(address, port, bound, guard), address
        except OSError as error:
            met.append(failure_of(error))
    failure = next((failure for failure in _LEAST_SURE if failure in met), Failure.TIMEOUT)
    raise DialError(failure, _WORDS[failure])


def dial(
    host: str, port: int, *, resolver: Resolver, policy: Policy, guard: Guard, connect: Connect = connect
) -> tuple[socket.socket, str]:
    """Return an open connection to ``host`` and the address that it leads to.

    The name is resolved once, all addresses are judged, and only they are dialled. Raises
    ``DialError``.
    """
    with guard.set_aside(RESOLVE_BOUND + 1.0):
        addresses = checked_addresses(host.strip("[]"), resolver=resolver, policy=policy)
    return connect(addresses, port, guard=guard)


def _connect(address: str, port: int, bound: float, guard: Guard) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with ExitStack() as stack:
        sock = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(bound)
        guard.hold(sock)  # before connecting, so that a long connect can be ended, too
        sock.connect((address, port))
        sock.settimeout(guard.remaining())
        stack.pop_all()  # it is the caller's now
    return sock


def failure_of(error: OSError) -> Failure:
    """Return why a connection came to nothing."""
    if isinstance(error, TimeoutError):
        return Failure.TIMEOUT
    if isinstance(error, ConnectionRefusedError):
        return Failure.CONNECTION_REFUSED
    if isinstance(error, ConnectionError):
        return Failure.RESET
    if error.errno in _NO_ROUTE or error.errno in _NO_FAMILY:
        return Failure.NO_ROUTE
    return Failure.CONNECT
