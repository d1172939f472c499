"""One address to be asked for, over all its attempts, and the responses that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.fetch.pace import Rank
from refcheck.fetch.policy import admit
from refcheck.fetch.redirects import REDIRECTS, Chain, ChainEnd
from refcheck.fetch.transport import Answer, Ask
from refcheck.model.evidence import Depth
from refcheck.text.urls import without_fragment

__all__ = ["Errand", "errands"]

_RANK_OF = {depth: rank for rank, depth in enumerate(Depth)}
_NOTHING = Answer(number=0, complete=False)


class Errand:
    """An address, everybody who asked for it, and how far it has come.

    ``home`` is the host of the address itself, ``host`` the one at hand, ``refusal`` why the address
    may not be asked, ``rank`` what is done next. ``left`` is how many seconds of the attempt's timeout remain, ``started`` when
    the request under way was sent, ``retries`` how often the address was asked anew, ``known`` what
    is reported if nothing better comes (an answer that is to be asked again), ``gone`` that
    ``known`` is a 404 or 410 waiting for its confirmation. Most addresses lead nowhere else: a
    ``Chain`` is made when one does.
    """

    __slots__ = (
        *("asked", "attempts", "confirm", "depth", "elapsed", "gone", "home", "host", "known", "left", "others"),
        *("public", "rank", "refusal", "request", "retries", "started", "url", "_address", "_chain", "_headers"),
    )

    def __init__(self, request: Request, url: str) -> None:
        self.url = url
        self.request = request
        self.others: tuple[Request, ...] = ()
        self.depth = request.depth
        self.confirm = request.confirm
        self._address, self.home, self.refusal = admit(url)
        self.host = self.home
        self._chain: Chain | None = None
        self._headers: Mapping[str, str] = request.headers
        self.rank = Rank.FIRST
        self.left = 0.0
        self.started = 0.0
        self.retries = 0
        self.attempts = 0
        self.elapsed = 0.0
        self.public = False
        self.asked: tuple[str, ...] = ()
        self.known: Response | None = None
        self.gone = False

    def join(self, request: Request) -> None:
        """Let ``request``, for the same address, be answered by this errand too."""
        self.others += (request,)
        self.confirm = self.confirm or request.confirm
        if _RANK_OF[request.depth] > _RANK_OF[self.depth]:
            self.depth = request.depth

    def begin(self, headers: Mapping[str, str], *, timeout: float) -> None:
        """Start a new attempt from the address itself."""
        self.attempts += 1
        self.left = timeout
        self._chain = None
        self.host = self.home
        own = self.request.headers
        if own:
            named = {name.lower() for name in own}
            headers = {name: value for name, value in headers.items() if name.lower() not in named}
            headers = MappingProxyType({**headers, **own})
        self._headers = headers

    def ask(self, number: int) -> Ask:
        """Return what is asked now. Headers are one and the same object as long as they do not differ."""
        chain = self._chain
        return Ask(
            number=number,
            url=self._address if chain is None else chain.url,
            headers=self._headers if chain is None else chain.headers(),
            depth=self.depth,
            timeout=self.left,
        )

    def note(self, answer: Answer) -> None:
        """Count an answer of the hop at hand."""
        self.left -= answer.elapsed
        self.elapsed += answer.elapsed
        if answer.public:
            self.public = True
        if answer.sent:
            self.asked += (self.host,) * answer.gets

    def give_up(self) -> None:
        """Take it that the host at hand was given the request that is under way: it may have been."""
        self.asked += (self.host,)

    def follow(self, answer: Answer) -> ChainEnd | bool:
        """Take in where the hop at hand leads: see ``Chain.follow``."""
        if answer.status not in REDIRECTS:
            return False
        if self._chain is None:
            self._chain = Chain(self.url)
            self._chain.begin(self._headers)
        step = self._chain.follow(answer)
        self.host = self._chain.host
        return step

    def response(
        self, answer: Answer | None, *, when: str, failure: Failure | None = None, detail: str = ""
    ) -> Response:
        """Return what is known now: the hop's answer, or the failure that stands for one."""
        found = _NOTHING if answer is None else answer
        chain = self._chain
        return Response(
            request=self.request,
            failure=failure or found.failure,
            status=found.status,
            final_url=self.url if chain is None else chain.shown,
            redirects=() if chain is None else tuple(chain.hops),
            headers=found.headers,
            body=found.body,
            complete=found.complete,
            elapsed=self.elapsed,
            attempts=self.attempts,
            when=when,
            public=self.public,
            asked=self.asked,
            detail=detail or found.detail,
        )

    def for_each(self, response: Response) -> Iterator[Response]:
        """Yield ``response`` for everybody who asked. Only the first carries what was sent, so that
        nothing is counted twice; all carry the greatest depth.
        """
        if response is self.known:
            response = replace(
                response, elapsed=self.elapsed, attempts=self.attempts, public=self.public, asked=self.asked
            )
        yield response
        for request in self.others:
            yield replace(response, request=request, asked=())


def errands(requests: Iterable[Request]) -> Iterable[Errand]:
    """Return one errand for every different address, in order of first appearance.

    Requests are the same when address (without fragment) and headers are; the greatest depth counts.
    """
    found: dict[str | tuple[str, frozenset[tuple[str, str]]], Errand] = {}
    for request in requests:
        url = without_fragment(request.url) if "#" in request.url else request.url
        same = (url, _compared(request.headers)) if request.headers else url
        errand = found.get(same)
        if errand is None:
            found[same] = Errand(request, url)
        else:
            errand.join(request)
    return found.values()


def _compared(headers: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset((name.lower(), value) for name, value in headers.items())
