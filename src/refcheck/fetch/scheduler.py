"""The one scheduler: what is asked when, again, or not at all. A state machine.

It owns no thread and no socket: it tells a ``Transport`` what to start, hears what came in, and
takes the time from a ``Clock``. What it decides:

- slots: at most ``concurrency`` requests under way, politeness by host through ``Pace``;
- second tries: resets and 5xx at most twice, ``host_interval`` x 2 and x 4 later; 429 and 503 no
  earlier than ``Retry-After`` (else ``host_interval`` x 10) and not when that is longer than
  ``max_wait``; a timeout never. Such pauses are counted in intervals of at least 0.1 seconds;
- rest: a second 429 or 503 in a row, or three timeouts from a host that never answered, and the
  host is asked nothing more (``RESTS``); a host without name, route or permission is remembered;
- confirmation: a 404 or 410 is asked a second time, last of all, at least ``host_interval`` x 2
  after the first, when the request wants it;
- the end: at the ``deadline``, or when the user interrupts, what is known is handed out.

What is done is handed out and forgotten: only errands that are not over are kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from http import HTTPStatus
from types import MappingProxyType
from typing import assert_never

from refcheck.config import NetworkConfig
from refcheck.fetch.clock import Clock, moment
from refcheck.fetch.errand import Errand, errands
from refcheck.fetch.exchange import Failure, Progress, Request, Response
from refcheck.fetch.manners import browser_headers, declared_pace, is_no_load, retry_after
from refcheck.fetch.pace import FAILURES, Pace, Rank, Rest
from refcheck.fetch.redirects import ChainEnd
from refcheck.fetch.transport import Answer, Transport
from refcheck.text.urls import redact

__all__ = ["More", "Scheduler"]

MAX_RETRIES = 2
_LEAST_INTERVAL = 0.1
_RETRY_PAUSE = 2.0
_BUSY_PAUSE = 10.0
_LONGEST_NAP = 1.0
_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
# These say something about the request, and will say it again.
_LASTING = frozenset(
    {
        HTTPStatus.NOT_IMPLEMENTED,
        HTTPStatus.HTTP_VERSION_NOT_SUPPORTED,
        HTTPStatus.LOOP_DETECTED,
        HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED,
    }
)

More = Callable[[], Iterable[Request]]
"""Gives what is to be asked because of the responses that were handed out so far."""


class Scheduler:
    """One round of requests. ``pace`` is shared by all rounds of a run; ``until`` is when the run
    has to end (monotonic seconds, ``None``: never). ``more`` is asked whenever responses were handed
    out, so that what follows from one answer need not wait for the slowest.
    """

    def __init__(
        self,
        requests: Iterable[Request],
        *,
        config: NetworkConfig,
        transport: Transport,
        clock: Clock,
        pace: Pace[Errand],
        numbers: Iterator[int],
        until: float | None = None,
        progress: Callable[[Progress], None] | None = None,
        more: More | None = None,
    ) -> None:
        self._config = config
        self._slots = max(config.concurrency, 1)
        self._transport = transport
        self._clock = clock
        self._pace = pace
        self._numbers = numbers
        self._until = until
        self._progress = progress
        self._more = more
        self._headers = MappingProxyType(browser_headers(config.mailto))
        # As a set that keeps its order: nothing refers to an errand that is over.
        self._open: dict[Errand, None] = dict.fromkeys(errands(requests))
        self._flights: dict[int, Errand] = {}
        self._out: deque[Response] = deque()
        self._total = len(self._open)
        self._began = clock.monotonic()
        self._second = -1
        self._when = ""

    def run(self) -> Iterator[Response]:
        """Yield the responses as they are known, one for every request, until all are."""
        self._admit(list(self._open))
        while True:
            while self._out:
                yield self._out.popleft()
            self._admit_more()
            if not self._open and not self._out:
                return
            now = self._clock.monotonic()
            if self._until is not None and now >= self._until:
                yield from self.abandon(Failure.DEADLINE)
                return
            self._start_what_may(now)
            if not self._out:
                self._wait(now)

    def abandon(self, failure: Failure) -> Iterator[Response]:
        """Give up what is under way and yield the rest: what is known, else ``failure``."""
        self.drop()
        detail = {
            Failure.DEADLINE: "the time for the whole run was over",
            Failure.INTERRUPTED: "the run was interrupted",
        }.get(failure, "")
        for errand in list(self._open):
            self._settle_without(errand, failure, detail)
        while self._out:
            yield self._out.popleft()

    def drop(self) -> None:
        """Give up what is under way and queued, without a word."""
        if self._flights:
            for errand in self._flights.values():
                errand.give_up()
            self._transport.cancel()
            self._flights.clear()
        self._pace.clear()

    def _admit(self, arrived: Iterable[Errand]) -> None:
        for errand in arrived:
            if errand.refusal is not None:
                self._settle_without(errand, errand.refusal.failure, errand.refusal.why)
            else:
                self._queue(errand, Rank.FIRST)

    def _admit_more(self) -> None:
        if self._more is None:
            return
        arrived = list(errands(self._more()))
        self._total += len(arrived)
        self._open.update(dict.fromkeys(arrived))
        self._admit(arrived)

    def _queue(self, errand: Errand, rank: Rank, *, not_before: float = float("-inf")) -> None:
        """Queue what an errand does next, unless its host is known not to be asked."""
        host = errand.host if rank is Rank.REDIRECT else errand.home
        rest = self._pace.rest_of(host)
        if rest is not None:
            self._settle_without(errand, rest.failure, rest.detail)
        else:
            errand.rank = rank
            self._pace.put(host, errand, rank, not_before=not_before, ahead=errand.request.ahead)

    def _start_what_may(self, now: float) -> None:
        flights, take, numbers = self._flights, self._pace.take, self._numbers
        while len(flights) < self._slots:
            errand = take(now)
            if errand is None:
                return
            if errand.rank is not Rank.REDIRECT:
                errand.begin(self._headers, timeout=self._config.timeout)
            number = next(numbers)
            errand.started = now
            flights[number] = errand
            self._transport.start(errand.ask(number))

    def _wait(self, now: float) -> None:
        """Wait for an answer, or for the time when something may start."""
        nap = _LONGEST_NAP
        if len(self._flights) < self._slots:
            start = self._pace.next_time()
            nap = nap if start is None else min(nap, start - now)
        if self._until is not None:
            nap = min(nap, self._until - now)
        nap = max(nap, 0.0)
        if not self._flights:
            self._clock.sleep(nap)
            return
        for answer in self._transport.completed(nap):
            errand = self._flights.pop(answer.number, None)
            if errand is not None:
                self._hear(errand, answer)

    def _hear(self, errand: Errand, answer: Answer) -> None:
        host = errand.host
        self._pace.finished(host, sent=errand.started)
        errand.note(answer)
        if answer.failure is not None:
            self._hear_failure(errand, answer, answer.failure)
        elif answer.status in _BUSY and not is_no_load(answer.headers):
            self._hear_busy(errand, answer)
        else:
            self._pace.answered(host, sent=errand.started, took=answer.elapsed)
            pace = declared_pace(answer.headers)
            if pace is not None:
                self._pace.ask_less(host, pace)
            self._hear_answer(errand, answer)

    def _hear_answer(self, errand: Errand, answer: Answer) -> None:
        step = errand.follow(answer)
        if step is False:
            self._judge(errand, answer, answer.status or 0)
        elif isinstance(step, ChainEnd):
            # Where it led to stands in the hops, redacted where it has to be.
            shown = {name: value for name, value in answer.headers.items() if name != "location"}
            answer = replace(answer, headers=MappingProxyType(shown))
            self._settle(errand, self._response(errand, answer, failure=step.failure, detail=step.detail))
        elif errand.left > 0:
            self._queue(errand, Rank.REDIRECT)
        else:
            late = f"no final answer within {self._config.timeout:g} seconds, redirects included"
            self._settle(errand, self._response(errand, answer, failure=Failure.TIMEOUT, detail=late))

    def _judge(self, errand: Errand, answer: Answer, status: int) -> None:
        """Decide whether a last answer stands, or is asked for again."""
        response = self._response(errand, answer)
        failing = 500 <= status < 600
        if errand.gone and not failing:
            self._settle(errand, replace(response, confirmed=status in _GONE))
        elif status in _GONE and errand.confirm:
            errand.known, errand.gone = response, True
            self._queue(errand, Rank.CONFIRM, not_before=self._after(_RETRY_PAUSE))
        elif failing and status not in _LASTING and not is_no_load(answer.headers):
            self._retry(errand, response)
        else:
            self._pace.worked(errand.host)
            self._settle(errand, response)

    def _retry(self, errand: Errand, response: Response, *, not_before: float | None = None) -> None:
        failing = self._pace.is_failing(errand.host)
        if failing or errand.gone or errand.retries >= MAX_RETRIES:
            self._settle(errand, errand.known if errand.gone and errand.known else response)
            if failing:
                said = f"the host failed {FAILURES} times in a row: it rests"
                self._rest(errand.host, Rest(failure=Failure.RESTS, detail=said))
            return
        errand.known = response
        errand.retries += 1
        if not_before is None:
            not_before = self._after(_RETRY_PAUSE * errand.retries)
        self._queue(errand, Rank.RETRY, not_before=not_before)

    def _after(self, intervals: float) -> float:
        return self._clock.monotonic() + intervals * self._interval()

    def _interval(self) -> float:
        """Return the unit of pauses (seconds): what has failed is given a moment even where starts need none."""
        return max(self._config.host_interval, _LEAST_INTERVAL)

    def _hear_busy(self, errand: Errand, answer: Answer) -> None:
        """A 429 or 503: wait as long as the host asks, or let it rest."""
        host = errand.host
        now = self._clock.monotonic()
        asked = retry_after(answer.headers, now=self._clock.wall())
        pause = _BUSY_PAUSE * self._interval()
        wait = pause if asked is None else asked
        too_long = wait > self._config.max_wait
        # RFC 9110, section 10.2.3: how long the *service* is expected to be unavailable, which may be a part of a site.
        # A 429 is about whoever asks.
        of_page = too_long and answer.status == HTTPStatus.SERVICE_UNAVAILABLE and self._pace.answers_mostly(host)
        again = self._pace.busy(host, started=errand.started, now=now, wait=pause if of_page else wait)
        response = self._response(errand, answer)
        if too_long:
            said = f"it asks to be left alone for {wait:g} seconds, longer than the {self._config.max_wait:g} allowed"
            if again or not of_page:
                self._rest(host, Rest(failure=Failure.WAIT_TOO_LONG, detail=said))
            self._settle(errand, self._better(errand, replace(response, failure=Failure.WAIT_TOO_LONG, detail=said)))
        elif again:
            said = f"the host answered {answer.status} twice in a row: it rests"
            self._rest(host, Rest(failure=Failure.RESTS, detail=said))
            self._settle(errand, self._better(errand, response))
        elif self._pace.rest_of(host) is not None:
            self._settle(errand, self._better(errand, response))
        else:
            self._retry(errand, response, not_before=now + wait)

    def _better(self, errand: Errand, response: Response) -> Response:
        """Return the first 404 of an errand whose confirmation came to nothing, else ``response``."""
        return errand.known if errand.gone and errand.known else response

    def _hear_failure(self, errand: Errand, answer: Answer, failure: Failure) -> None:
        host = errand.host
        if answer.status is not None:
            self._pace.answered(host)
        response = self._response(errand, answer)
        match failure:
            case Failure.RESET:
                self._retry(errand, response)
                return
            case Failure.NO_SUCH_HOST | Failure.RESOLVER | Failure.NO_ROUTE | Failure.FORBIDDEN:
                self._rest(host, Rest(failure=failure, detail=answer.detail))
            case Failure.TIMEOUT:
                silent = self._pace.silent(host)
                if silent >= self._pace.patience(host):
                    said = f"the host let {silent} requests in a row time out and answered none: it rests"
                    self._rest(host, Rest(failure=Failure.RESTS, detail=said))
            case Failure.CONNECTION_REFUSED | Failure.CONNECT | Failure.GARBLED | Failure.TLS | Failure.MALFORMED:
                pass
            case (
                Failure.UNSUPPORTED
                | Failure.REDIRECT_LOOP
                | Failure.TOO_MANY_REDIRECTS
                | Failure.RESTS
                | Failure.WAIT_TOO_LONG
                | Failure.DEADLINE
                | Failure.INTERRUPTED
            ):
                pass  # no transport says so; kept for the type checker to see that none is forgotten
            case _:
                assert_never(failure)
        self._settle(errand, self._better(errand, response))

    def _rest(self, host: str, rest: Rest) -> None:
        for errand in self._pace.rest(host, rest):
            self._settle_without(errand, rest.failure, rest.detail)

    def _response(
        self, errand: Errand, answer: Answer, *, failure: Failure | None = None, detail: str = ""
    ) -> Response:
        return errand.response(answer, when=self._now(), failure=failure, detail=detail)

    def _now(self) -> str:
        """Return the time of day in words; they are found once a second."""
        wall = self._clock.wall()
        second = int(wall)
        if second != self._second:
            self._second, self._when = second, moment(wall)
        return self._when

    def _settle_without(self, errand: Errand, failure: Failure, detail: str) -> None:
        """Settle an errand that is not asked (again): with what is known of it, else with ``failure``."""
        self._settle(errand, errand.known or errand.response(None, when=self._now(), failure=failure, detail=detail))

    def _settle(self, errand: Errand, response: Response) -> None:
        del self._open[errand]
        self._out.extend(errand.for_each(response))
        if self._progress is not None:
            self._progress(
                Progress(
                    done=self._total - len(self._open),
                    total=self._total,
                    under_way=len(self._flights),
                    seconds=self._clock.monotonic() - self._began,
                    url=redact(errand.url),
                )
            )
