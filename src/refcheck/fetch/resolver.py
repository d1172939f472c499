"""From a name to addresses, with a bound of its own and a memory of one run.

What went wrong is told apart: a name that does not exist, a resolver that gave no answer. Neither
says by itself that a host is gone: an offline machine answers both, too.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from refcheck.fetch.exchange import Failure

__all__ = ["RESOLVE_BOUND", "ResolutionError", "Resolver", "SystemResolver"]

RESOLVE_BOUND = 5.0
"""Seconds that one name may take to resolve."""

_SILENT_IN_A_ROW = 8
"""After so many names in a row without any answer the resolver itself is down: the rest fails at
once, so that a machine without a network is seen in seconds however many hosts there are.
"""
_SILENT_AFTER_AN_ANSWER = 64
"""The same once any name was answered: a document full of names whose own servers are silent on
purpose must not keep the others from being asked.
"""
_UNKNOWN_NAME = frozenset(
    code for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if (code := getattr(socket, name, None)) is not None
)

Lookup = Callable[..., Sequence[tuple[Any, ...]]]


class ResolutionError(Exception):
    """A name led to no address: ``failure`` is NO_SUCH_HOST, RESOLVER or NO_ROUTE, ``detail`` a sentence."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(detail)
        self.failure = failure
        self.detail = detail


class Resolver(Protocol):
    """What finds the addresses of a host. Called from several threads at once."""

    def resolve(self, host: str) -> tuple[str, ...]:
        """Return the addresses of ``host`` (ASCII), in the order they should be tried, at least one.

        Raises ``ResolutionError`` when there is none, within about five seconds.
        """
        ...


@dataclass(slots=True)
class _Pending:
    """A name that is being looked up; ``done`` is set once one of the two others is."""

    done: threading.Event = field(default_factory=threading.Event)
    addresses: tuple[str, ...] = ()
    error: ResolutionError | None = None


class SystemResolver:
    """The machine's own resolver (``getaddrinfo``), each name asked once.

    ``bound`` is in seconds. A lookup that outlives it is left behind on a thread that does not keep
    the program alive: ``getaddrinfo`` cannot be interrupted. ``lookup`` is ``socket.getaddrinfo``
    or something with its face.
    """

    def __init__(self, *, bound: float = RESOLVE_BOUND, lookup: Lookup | None = None) -> None:
        self._bound = bound
        self._lookup = lookup or socket.getaddrinfo
        self._known: dict[str, _Pending] = {}
        self._silent = 0
        self._heard = False
        self._lock = threading.Lock()

    def resolve(self, host: str) -> tuple[str, ...]:
        """Return the addresses of ``host``; a second call for it costs nothing, failed or not."""
        with self._lock:
            pending = self._known.get(host)
            first = pending is None
            if pending is None:
                pending = self._known[host] = _Pending()
            down = self._silent >= (_SILENT_AFTER_AN_ANSWER if self._heard else _SILENT_IN_A_ROW)
        if first:
            self._begin(host, pending, down=down)
        if not pending.done.wait(self._bound):
            self._give_up(pending)
        if pending.error is not None:
            raise ResolutionError(pending.error.failure, pending.error.detail)
        return pending.addresses

    def _begin(self, host: str, pending: _Pending, *, down: bool) -> None:
        if down:
            detail = f"no answer from the name service to the last {self._silent} names: not asked"
            pending.error = ResolutionError(Failure.RESOLVER, detail)
            pending.done.set()
            return
        threading.Thread(target=self._ask, args=(host, pending), name="refcheck-resolve", daemon=True).start()

    def _ask(self, host: str, pending: _Pending) -> None:
        addresses: tuple[str, ...] = ()
        error: ResolutionError | None = None
        try:
            rows = self._lookup(host, None, type=socket.SOCK_STREAM)
            addresses = tuple(dict.fromkeys(str(row[4][0]) for row in rows))
        except socket.gaierror as gone:
            error = _told(gone)
        except (OSError, UnicodeError):
            error = ResolutionError(Failure.RESOLVER, "the name service could not be asked")
        if not addresses and error is None:
            error = ResolutionError(Failure.NO_SUCH_HOST, "the name has no address")
        with self._lock:
            if error is None or error.failure is Failure.NO_SUCH_HOST:
                self._silent, self._heard = 0, True  # whoever says no is there
            if pending.done.is_set():
                return  # too late: everybody was told that no answer came
            pending.addresses, pending.error = addresses, error
            pending.done.set()

    def _give_up(self, pending: _Pending) -> None:
        with self._lock:
            if pending.done.is_set():
                return
            self._silent += 1
            pending.error = ResolutionError(
                Failure.RESOLVER, f"no answer from the name service within {self._bound:g} seconds"
            )
            pending.done.set()


def _told(error: socket.gaierror) -> ResolutionError:
    """Return what the name service said, in our words (its own name no host and no secret)."""
    if error.errno in _UNKNOWN_NAME:
        return ResolutionError(Failure.NO_SUCH_HOST, "no host of this name is known")
    if error.errno == socket.EAI_AGAIN:
        return ResolutionError(Failure.RESOLVER, "the name service gave no answer")
    return ResolutionError(Failure.RESOLVER, "the name service failed")
