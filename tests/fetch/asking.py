"""Requests for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from refcheck.config import NetworkConfig
from refcheck.fetch import Response, fetch_all
from refcheck.fetch.exchange import Request
from refcheck.fetch.transport import Answer, Ask
from refcheck.model.evidence import Depth, RequestKind
from tests.fakes import FakeWeb, Kind, LoopbackIsPublic

QUICK = NetworkConfig(host_interval=0.0, timeout=5.0)
IMPATIENT = NetworkConfig(host_interval=0.0, timeout=0.3)


def ask(url: str, *, depth: Depth = Depth.HEAD, **more: Any) -> Request:
    return Request(url=url, source="links", kind=RequestKind.PAGE, depth=depth, **more)


def fetch(
    web: FakeWeb,
    *requests: Request | str,
    config: NetworkConfig = QUICK,
    policy: LoopbackIsPublic | None = None,
    kind: Kind = "requests",
) -> list[Response]:
    """What comes of these requests on the fake web, in the order asked."""
    wanted = [ask(one) if isinstance(one, str) else one for one in requests]
    with web.transport(config, policy=policy, kind=kind) as transport:
        found = list(fetch_all(wanted, config=config, transport=transport))
    return in_order(wanted, found)


def answer_of(web: FakeWeb, url: str, *, kind: Kind, depth: Depth = Depth.HEAD, timeout: float = 5.0) -> Answer:
    """What a transport makes of one hop, asked once."""
    with web.transport(QUICK, kind=kind) as transport:
        transport.start(Ask(number=7, url=url, headers={}, depth=depth, timeout=timeout))
        (answer,) = transport.completed(timeout + 2)
    assert answer.number == 7
    return answer


def in_order(wanted: Iterable[Request], found: Iterable[Response]) -> list[Response]:
    by_request = {id(response.request): response for response in found}
    return [by_request[id(request)] for request in wanted]
