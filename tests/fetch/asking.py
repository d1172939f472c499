"""Requests for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from refcheck.config import NetworkConfig
from refcheck.fetch import Response, fetch_all
from refcheck.fetch.exchange import Request
from refcheck.model.evidence import Depth, RequestKind
from tests.fakes import FakeWeb, LoopbackIsPublic

QUICK = NetworkConfig(host_interval=0.0, timeout=5.0)
IMPATIENT = NetworkConfig(host_interval=0.0, timeout=0.3)


def ask(url: str, *, depth: Depth = Depth.HEAD, **more: Any) -> Request:
    return Request(url=url, source="links", kind=RequestKind.PAGE, depth=depth, **more)


def fetch(
    web: FakeWeb, *requests: Request | str, config: NetworkConfig = QUICK, policy: LoopbackIsPublic | None = None
) -> list[Response]:
    """What comes of these requests on the fake web, in the order asked."""
    wanted = [ask(one) if isinstance(one, str) else one for one in requests]
    with web.transport(config, policy=policy) as transport:
        found = list(fetch_all(wanted, config=config, transport=transport))
    return in_order(wanted, found)


def in_order(wanted: Iterable[Request], found: Iterable[Response]) -> list[Response]:
    by_request = {id(response.request): response for response in found}
    return [by_request[id(request)] for request in wanted]
