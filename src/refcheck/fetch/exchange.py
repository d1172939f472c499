"""What goes out and what comes back, independent of the library that carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from refcheck.model.evidence import Depth, Hop, RequestKind


class Failure(StrEnum):
    """Why no HTTP answer came."""

    __hash__ = str.__hash__  # Enum's own is Python code, and these are keys of what is asked for every address

    NO_SUCH_HOST = "no-such-host"
    RESOLVER = "resolver-failed"
    NO_ROUTE = "no-route"
    CONNECTION_REFUSED = "connection-refused"
    CONNECT = "cannot-connect"
    RESET = "reset"
    GARBLED = "garbled"
    TIMEOUT = "timeout"
    TLS = "tls"
    FORBIDDEN = "forbidden"
    MALFORMED = "malformed"
    UNSUPPORTED = "unsupported-scheme"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    RESTS = "rests"
    WAIT_TOO_LONG = "wait-too-long"
    DEADLINE = "deadline"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """One question to a host. ``url`` is absolute and ready to be asked (mended, no fragment).

    ``source`` is the one that plans it, ``references`` the ids it is asked for, ``confirm`` asks
    that a 404 or 410 be asked a second time, apart from the first, ``ahead`` that it be asked before
    whatever else waits for its host: much is judged by what it says.
    """

    url: str
    source: str
    kind: RequestKind
    depth: Depth
    references: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    confirm: bool = False
    ahead: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """What came of a request: an HTTP answer (``failure`` is ``None``) or why there is none.

    ``status`` is the last hop's, ``final_url`` its address, ``headers`` its headers with lower-case
    names, ``body`` its decoded beginning (``complete`` when nothing is missing). ``elapsed`` is in
    seconds over all attempts without waiting, ``when`` UTC ISO 8601. ``public`` says that a host
    outside private and loopback ranges answered on the way. ``asked`` are the hosts that were sent
    a GET, one entry for each, retries and redirects included; of several requests for one address
    only the first response carries them. ``detail`` is a sentence for a person, without secrets.

    With a ``failure`` there may be a ``status`` still: the answer began and was cut off (RESET,
    TIMEOUT), a redirect led to where nothing could be asked, or the host asked for a longer pause
    than is waited for (WAIT_TOO_LONG; without a status the host had said so to an earlier request).
    What was not asked at all has no ``attempts``. ``final_url`` and ``redirects`` are
    as the hosts gave them: redact them before they are shown.
    """

    request: Request
    failure: Failure | None = None
    status: int | None = None
    final_url: str = ""
    redirects: tuple[Hop, ...] = ()
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    body: bytes = b""
    complete: bool = True
    elapsed: float = 0.0
    attempts: int = 0
    when: str = ""
    public: bool = False
    confirmed: bool = False
    detail: str = ""
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Manners:
    """What a host asks of those who ask it: at most ``per_host`` requests under way, started at
    least ``host_interval`` seconds apart. The stricter of it and the configuration counts, unless the host
    ``allows`` it: then it holds as it is. After ``patience`` timeouts in a row a host that never answered is asked
    nothing more.
    """

    host_interval: float
    per_host: int
    allows: bool = False
    patience: int = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a run of requests is: addresses ``done`` of ``total``, ``under_way`` at this moment,
    ``seconds`` since it began. ``url`` is the one that was done last, redacted. ``counts`` are for
    whoever judges the answers and hands this on: how many links by verdict so far.
    """

    done: int
    total: int
    under_way: int
    seconds: float
    url: str = ""
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
