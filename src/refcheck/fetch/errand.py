"""One address to be asked for, over all its attempts, and the responses that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.fetch.redirects import Chain
from refcheck.fetch.transport import Answer
from refcheck.model.evidence import Depth
from refcheck.text.urls import without_fragment

__all__ = ["Errand", "errands"]

_DEPTHS = tuple(Depth)


@dataclass(slots=True, kw_only=True)
class Errand:
    """An address, everybody who asked for it, and how far it has come.

    ``home`` is the host of the address itself, ``left`` how many seconds of the attempt's timeout remain, ``retries`` how often the address was
    asked anew, ``known`` what is reported if nothing better comes (an answer that is to be asked
    again), ``gone`` that ``known`` is a 404 or 410 waiting for its confirmation.
    """

    url: str
    requests: tuple[Request, ...]
    depth: Depth
    chain: Chain
    home: str
    left: float = 0.0
    retries: int = 0
    attempts: int = 0
    elapsed: float = 0.0
    public: bool = False
    asked: list[str] = field(default_factory=list)
    known: Response | None = None
    gone: bool = False
    over: bool = False

    @property
    def confirm(self) -> bool:
        """Whether anybody wants a 404 or 410 to be asked a second time."""
        return any(request.confirm for request in self.requests)

    def begin(self, headers: Mapping[str, str], *, timeout: float) -> None:
        """Start a new attempt from the address itself."""
        own = self.requests[0].headers
        named = {name.lower() for name in own}
        usual = {name: value for name, value in headers.items() if name.lower() not in named}
        self.chain.begin({**usual, **own})
        self.left = timeout

    def note(self, answer: Answer) -> None:
        """Count an answer of the hop at hand."""
        self.left -= answer.elapsed
        self.elapsed += answer.elapsed
        self.public = self.public or answer.public
        if answer.sent:
            self.asked.append(self.chain.host)

    def response(
        self, answer: Answer | None, *, when: str, failure: Failure | None = None, detail: str = ""
    ) -> Response:
        """Return what is known now: the hop's answer, or the failure that stands for one."""
        found = answer or Answer(number=0, complete=False)
        return Response(
            request=self.requests[0],
            failure=failure or found.failure,
            status=found.status,
            final_url=self.chain.shown,
            redirects=tuple(self.chain.hops),
            headers=found.headers,
            body=found.body,
            complete=found.complete,
            elapsed=self.elapsed,
            attempts=self.attempts,
            when=when,
            public=self.public,
            asked=tuple(self.asked),
            detail=detail or found.detail,
        )

    def for_each(self, response: Response) -> Iterator[Response]:
        """Yield ``response`` for everybody who asked. Only the first carries what was sent, so that
        nothing is counted twice; all carry the greatest depth.
        """
        whole = replace(
            response,
            elapsed=self.elapsed,
            attempts=self.attempts,
            public=self.public,
            asked=tuple(self.asked),
        )
        yield whole
        for request in self.requests[1:]:
            yield replace(whole, request=request, asked=())


def errands(requests: Iterable[Request]) -> list[Errand]:
    """Return one errand for every different address, in order of first appearance.

    Requests are the same when address (without fragment) and headers are; the greatest depth counts.
    """
    groups: dict[tuple[str, frozenset[tuple[str, str]]], list[Request]] = {}
    for request in requests:
        url = without_fragment(request.url)
        same = (url, frozenset((name.lower(), value) for name, value in request.headers.items()))
        groups.setdefault(same, []).append(request)
    return [
        Errand(
            url=url,
            requests=tuple(group),
            depth=max((request.depth for request in group), key=_DEPTHS.index),
            chain=(chain := Chain(url)),
            home=chain.host,
        )
        for (url, _), group in groups.items()
    ]
