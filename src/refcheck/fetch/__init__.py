"""HTTP: what may be asked, when, and by what; the only importer of requests.

exchange            Request, Response, Failure, Progress: what goes in and comes out
fetcher             fetch_all and Fetcher: the way in
means               what a caller stands in for: transport, resolver, clock; who hears of progress
scheduler, errand   the state machine: slots, second tries, confirmations, the end of a run
pace, manners       politeness by host; the headers that are sent, Retry-After
redirects, cookies  one chain of redirects, hop by hop
policy, networks    what may be asked at all, as written and as resolved
resolver            names to addresses, with a bound and a memory
transport           the interface of what carries one GET
dialling, deadline  a checked address is dialled; a timer that shuts its socket
requests_transport, requests_connections, requests_failures   the transport that comes with refcheck
curl_transport, curl_*   the fast one, over libcurl; only curl_handles imports pycurl
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refcheck.fetch.clock import Clock, SystemClock
    from refcheck.fetch.exchange import Failure, Manners, Progress, Request, Response
    from refcheck.fetch.fetcher import Fetcher, fetch_all
    from refcheck.fetch.policy import Policy
    from refcheck.fetch.resolver import ResolutionError, Resolver
    from refcheck.fetch.transport import Answer, Ask, Transport

__all__ = [
    "Answer",
    "Ask",
    "Clock",
    "Failure",
    "Fetcher",
    "Manners",
    "Policy",
    "Progress",
    "Request",
    "ResolutionError",
    "Resolver",
    "Response",
    "SystemClock",
    "Transport",
    "fetch_all",
]

_HOMES = {
    "clock": ("Clock", "SystemClock"),
    "exchange": ("Failure", "Manners", "Progress", "Request", "Response"),
    "fetcher": ("Fetcher", "fetch_all"),
    "policy": ("Policy",),
    "resolver": ("ResolutionError", "Resolver"),
    "transport": ("Answer", "Ask", "Transport"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Return a public name from the module that it lives in (PEP 562)."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'refcheck.fetch' has no attribute {name!r}")
    return getattr(importlib.import_module(f"refcheck.fetch.{home}"), name)
