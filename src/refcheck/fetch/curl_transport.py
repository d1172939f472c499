"""The fast transport: libcurl's multi interface on one thread, through pycurl.

Names are looked up beside it (``curl_routes``), so libcurl only ever dials what has been judged.
Time is kept here, not by libcurl: an exchange that is over its time is ended after everything that
has already come in was looked at, and the time that the caller spent elsewhere is nobody's fault.
What libcurl is too strict to read is asked once more over requests, in what is left of the time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from refcheck.config import NetworkConfig
from refcheck.fetch.certificates import authorities, tls_context
from refcheck.fetch.codings import offered
from refcheck.fetch.curl_answers import answered, broken_off, late, not_dialled, undialled
from refcheck.fetch.curl_failures import failure_to_connect, least_sure, took_no_connection, wants_leniency
from refcheck.fetch.curl_handles import Handle, Stop, new_multi, options
from refcheck.fetch.curl_kept import KeptConnections
from refcheck.fetch.curl_routes import PortOf, Route, Routes
from refcheck.fetch.curl_waiting import Waiter
from refcheck.fetch.dialling import DialError
from refcheck.fetch.exchange import Failure
from refcheck.fetch.policy import Policy
from refcheck.fetch.proxy import parse_proxy
from refcheck.fetch.resolver import Resolver, SystemResolver
from refcheck.fetch.transport import Answer, Ask, Transport

__all__ = ["CurlTransport"]

_AWAY = 0.25
"""Seconds between two looks at the network that are not taken for an absence."""

_LOOK_FOR_OTHERS = 0.01
"""Seconds between two looks at what the lenient transport has."""


class CurlTransport:
    """libcurl behind the ``Transport`` interface. ``config`` gives slots, proxy and what is open.

    ``resolver``, ``policy``, proxy and certificates are as with ``RequestsTransport``. ``port_of``
    says where a port of an address is really to be found (for tests); ``lenient`` makes the transport
    that reads what libcurl refuses to. Raises ``ConfigError`` when pycurl is too old, certificates
    that the user named cannot be read, or the proxy is of an unknown kind.
    """

    def __init__(
        self,
        config: NetworkConfig,
        *,
        resolver: Resolver | None = None,
        policy: Policy | None = None,
        environment: Mapping[str, str] | None = None,
        port_of: PortOf | None = None,
        lenient: Callable[[], Transport] | None = None,
    ) -> None:
        environment = os.environ if environment is None else environment
        resolver = resolver or SystemResolver()
        policy = policy or Policy(allow_private_network=config.allow_private_network)
        slots = max(config.concurrency, 1)
        proxy = parse_proxy(config.proxy)
        path, variable = authorities(environment)
        if variable is not None:
            tls_context(environment)  # libcurl would only say so at the first connection
        self._options = options(authorities=path, folder=Path(path).is_dir(), proxy=proxy)
        self._proxied = proxy is not None
        self._offered = offered()
        self._multi = new_multi(2 * slots + 16)
        self._waiter = Waiter()
        self._kept = KeptConnections[Handle]()
        self._routes = Routes(resolver, policy, proxy=proxy, port_of=port_of, threads=slots, wake=self._waiter.wake)
        self._lenient_maker = lenient or (lambda: _over_requests(config, resolver, policy, environment))
        self._lenient: Transport | None = None
        self._asked_again: dict[int, tuple[Ask, float, int]] = {}
        self._odd: set[str] = set()
        self._pool: list[Handle] = []
        self._under_way: dict[Any, Handle] = {}
        self._waiting: dict[str, list[Ask]] = {}
        self._ready: list[Answer] = []
        self._soonest = float("inf")
        self._left = float("inf")
        self._closed = False

    def start(self, ask: Ask) -> None:
        """Begin ``ask``, at once when its host is known, else as soon as it is."""
        origin = self._routes.origin(ask.url)
        if origin in self._odd:
            self._ask_leniently(ask, spent=0.0, gets=1)
            return
        try:
            route = self._routes.known(origin)
        except DialError as error:
            self._ready.append(undialled(ask, error.failure, error.detail))
            return
        if route is not None:
            self._launch(ask, route)
        else:
            self._waiting.setdefault(origin, []).append(ask)
            self._routes.seek(origin)

    def completed(self, timeout: float) -> Sequence[Answer]:
        """Return the answers that came in, waiting at most ``timeout`` seconds for the first."""
        now = time.monotonic()
        until = now + timeout
        if now - self._left > _AWAY:
            self._forgive(now)
        answers, self._ready = self._ready, []
        while True:
            if self._waiting:
                self._launch_what_is_found(answers)
            self._multi.perform()
            self._refuse_what_was_there()
            now = time.monotonic()
            self._harvest(answers, now)
            self._look(answers, now)
            if now >= self._soonest:
                self._end_what_is_late(answers, now)
            if self._asked_again:
                self._hear_lenient(answers)
            if answers or now >= until:
                self._left = now
                return answers
            self._wait(min(until, self._soonest) - now)

    def cancel(self) -> None:
        """Close every connection in use, and forget what was asked."""
        for easy, handle in self._under_way.items():
            self._multi.remove_handle(easy)
            self._pool.append(handle)
        self._under_way.clear()
        self._waiting.clear()
        self._ready.clear()
        self._asked_again.clear()
        self._soonest = float("inf")
        if self._lenient is not None:
            self._lenient.cancel()

    def close(self) -> None:
        """Give up everything and close the connections that were kept."""
        if self._closed:
            return
        self._closed = True
        self.cancel()
        self._routes.close()
        for handle in self._pool:
            handle.close()
        self._multi.close()
        self._waiter.close()
        if self._lenient is not None:
            self._lenient.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _launch(self, ask: Ask, route: Route) -> None:
        pool = self._pool
        handle = pool.pop() if pool else self._new_handle()
        try:
            handle.begin(ask, route, time.monotonic())
        except ValueError:
            pool.append(handle)
            self._ready.append(undialled(ask, Failure.MALFORMED, "the request cannot be put into HTTP"))
            return
        self._under_way[handle.easy] = handle
        self._soonest = min(self._soonest, handle.deadline)
        self._multi.add_handle(handle.easy)

    def _new_handle(self) -> Handle:
        return Handle(self._options, offered=self._offered, watch=self._waiter.watch, kept=self._kept)

    def _launch_what_is_found(self, answers: list[Answer]) -> None:
        """Begin what was waiting for its host to be found."""
        for origin, route in self._routes.found():
            for ask in self._waiting.pop(origin, ()):
                if isinstance(route, Route):
                    self._launch(ask, route)
                else:
                    answers.append(undialled(ask, route.failure, route.detail))
        for origin in self._routes.late():
            for ask in self._waiting.pop(origin, ()):
                said = f"no whole answer within {ask.timeout:g} seconds"
                answers.append(undialled(ask, Failure.TIMEOUT, said))
        answers += self._ready
        self._ready.clear()

    def _wait(self, seconds: float) -> None:
        next_call = self._multi.timeout()
        if next_call >= 0:
            seconds = min(seconds, next_call / 1000)
        if self._asked_again:
            seconds = min(seconds, _LOOK_FOR_OTHERS)
        self._waiter.wait(seconds, self._multi)

    def _harvest(self, answers: list[Answer], now: float) -> None:
        """Take in what libcurl is done with."""
        multi, under_way, pool, proxied = self._multi, self._under_way, self._pool, self._proxied
        more = 1
        while more:
            more, whole, broken = multi.info_read()
            for easy in whole:
                handle = under_way.pop(easy)
                multi.remove_handle(easy)
                handle.route.first = handle.attempt
                answers.append(answered(handle, now, proxied=proxied))
                pool.append(handle)
            for easy, code, message in broken:
                multi.remove_handle(easy)
                answer = self._hear_error(under_way[easy], code, message, now)
                if answer is not None:
                    pool.append(under_way.pop(easy))
                    answers.append(answer)

    def _refuse_what_was_there(self) -> None:
        """Ask anew, over a new connection, what was answered before anything was read after the question.

        It was in the buffers of a kept connection over TLS, and is the answer to nothing.
        """
        for handle, ends, before in self._kept.just_sent():
            if handle.lines and handle.easy in self._under_way and not self._kept.has_read(ends, before):
                self._multi.remove_handle(handle.easy)
                self._kept.distrust(ends)
                handle.dial_anew()
                self._multi.add_handle(handle.easy)

    def _look(self, answers: list[Answer], now: float) -> None:
        """End the exchanges of which no more is wanted than the head that has come."""
        enough = [
            handle for handle in self._under_way.values() if handle.lines and handle.head is None and handle.look()
        ]
        for handle in enough:
            del self._under_way[handle.easy]
            self._multi.remove_handle(handle.easy)
            answers.append(broken_off(handle, now, 0, "", verified=0, proxied=self._proxied))
            self._pool.append(handle)

    def _hear_error(self, handle: Handle, code: int, message: str, now: float) -> Answer | None:
        """Return what came of an exchange that failed, ``None`` when it goes on."""
        if handle.stopped is Stop.STALE or handle.was_lost(code):
            handle.dial_anew()
            self._multi.add_handle(handle.easy)
            return None
        if handle.stopped is None and not self._proxied and took_no_connection(code, connected=handle.is_connected):
            return self._try_next_address(handle, code, now)
        if handle.stopped is None and wants_leniency(code, message):
            self._ask_again(handle, now)
            return None
        return broken_off(handle, now, code, message, verified=handle.verified, proxied=self._proxied)

    def _try_next_address(self, handle: Handle, code: int, now: float) -> Answer | None:
        handle.met.append(failure_to_connect(code, handle.os_error))
        if not handle.untried:
            return not_dialled(handle, now, *least_sure(handle.met))
        handle.dial(handle.untried.pop(0))
        self._multi.add_handle(handle.easy)
        return None

    def _ask_again(self, handle: Handle, now: float) -> None:
        """Let the lenient transport have a try at what libcurl does not read, from now on at once."""
        del self._under_way[handle.easy]
        self._pool.append(handle)
        self._odd.add(self._routes.origin(handle.ask.url))
        self._ask_leniently(handle.ask, spent=now - handle.started, gets=2)

    def _ask_leniently(self, ask: Ask, *, spent: float, gets: int) -> None:
        if self._lenient is None:
            self._lenient = self._lenient_maker()
        self._asked_again[ask.number] = (ask, spent, gets)
        self._lenient.start(replace(ask, timeout=max(ask.timeout - spent, 0.001)))

    def _hear_lenient(self, answers: list[Answer]) -> None:
        if self._lenient is None:
            return
        for answer in self._lenient.completed(0.0):
            ask, spent, gets = self._asked_again.pop(answer.number)
            detail = answer.detail
            if answer.failure is Failure.TIMEOUT:
                detail = f"no whole answer within {ask.timeout:g} seconds"
            answers.append(replace(answer, elapsed=answer.elapsed + spent, detail=detail, gets=gets))

    def _end_what_is_late(self, answers: list[Answer], now: float) -> None:
        self._soonest = float("inf")
        for easy, handle in list(self._under_way.items()):
            if handle.deadline > now:
                self._soonest = min(self._soonest, handle.deadline)
                continue
            del self._under_way[easy]
            self._multi.remove_handle(easy)
            answers.append(late(handle, now, proxied=self._proxied))
            self._pool.append(handle)

    def _forgive(self, now: float) -> None:
        """Not count the time in which nobody looked at the network."""
        self._soonest = float("inf")
        for handle in self._under_way.values():
            away = now - max(self._left, handle.started)
            handle.started += away
            handle.deadline += away
            self._soonest = min(self._soonest, handle.deadline)


def _over_requests(
    config: NetworkConfig, resolver: Resolver, policy: Policy, environment: Mapping[str, str]
) -> Transport:
    from refcheck.fetch.requests_transport import RequestsTransport

    return RequestsTransport(config, resolver=resolver, policy=policy, environment=environment)
