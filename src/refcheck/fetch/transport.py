"""What carries one GET to one host: the interface between the scheduler and a library.

A transport carries single hops. Redirects, cookies, retries, pace and the rules for written
addresses are above it and the same for all transports; the address that a name leads to is found
by a ``Resolver`` and judged by a ``Policy`` *inside* the transport, between resolving and dialling,
through ``refcheck.fetch.dialling``. So a transport whose connections are mocked resolves nothing.

To give a library user's own transport: ``fetch_all(requests, config=..., transport=MyTransport())``
with an object that has the four methods of ``Transport``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import Depth

__all__ = ["BODY_LIMITS", "NOT_SENT", "Answer", "Ask", "Transport", "body_limit"]

_PDF = frozenset({"application/pdf", "application/x-pdf"})

BODY_LIMITS: Mapping[Depth, int] = MappingProxyType(
    {Depth.STATUS: 0, Depth.HEAD: 256 * 1024, Depth.RECORD: 256 * 1024, Depth.WHOLE: 20 * 1024 * 1024}
)
"""How many decoded bytes of a body are read at each depth; what lies beyond is not fetched."""

NOT_SENT = frozenset(
    {
        Failure.NO_SUCH_HOST,
        Failure.RESOLVER,
        Failure.NO_ROUTE,
        Failure.FORBIDDEN,
        Failure.MALFORMED,
        Failure.CONNECTION_REFUSED,
    }
)
"""Failures at which the host was certainly not given the request."""


def body_limit(depth: Depth, headers: Mapping[str, str]) -> int:
    """Return how many decoded bytes are read of a body with these ``headers`` (lower-case names).

    A PDF says nothing by its beginning, so one whose record is wanted is read whole, unless its host says that
    it is larger than anything is read.
    """
    if depth is not Depth.RECORD:
        return BODY_LIMITS[depth]
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    size = headers.get("content-length", "")
    fits = not (size.isdigit() and (len(size) > 12 or int(size) > BODY_LIMITS[Depth.WHOLE]))
    return BODY_LIMITS[Depth.WHOLE if kind in _PDF and fits else depth]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """One GET. ``number`` is unique in the run; ``url`` has passed ``refuse_url``; ``headers`` are
    all that is sent beside Host and Accept-Encoding; ``timeout`` (seconds) bounds the time from the
    start of the connection to the last byte that is read, name resolution apart.
    """

    number: int
    url: str
    headers: Mapping[str, str]
    depth: Depth
    timeout: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of an ``Ask``.

    With ``failure`` there may still be a ``status``: the answer began and was cut off. ``headers``
    have lower-case names, several of one name joined by a comma; ``cookies`` are the raw
    Set-Cookie values. The body of a redirect is never read. ``elapsed`` is in seconds, name
    resolution apart. ``public`` says that an address of the open internet answered. ``sent`` says
    that the host was given the request, or may have been; ``gets`` how often.
    """

    number: int
    failure: Failure | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    cookies: tuple[str, ...] = ()
    body: bytes = b""
    complete: bool = True
    elapsed: float = 0.0
    public: bool = False
    sent: bool = True
    gets: int = 1
    detail: str = ""


class Transport(Protocol):
    """What the scheduler needs of a library that speaks HTTP. Used from one thread."""

    def start(self, ask: Ask) -> None:
        """Begin ``ask`` and return at once; the scheduler never has more under way than slots."""
        ...

    def completed(self, timeout: float) -> Sequence[Answer]:
        """Return the answers that came in, waiting at most ``timeout`` seconds for the first."""
        ...

    def cancel(self) -> None:
        """Give up everything under way, quickly; nothing of it may be reported later."""
        ...

    def close(self) -> None:
        """Give up everything and free what is held. Calling it twice is fine."""
        ...
