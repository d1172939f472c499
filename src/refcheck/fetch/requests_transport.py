"""The transport that comes with refcheck: requests on a few threads.

The adapter is used directly, below the session: no redirect is followed and no redirect's body read
(a session reads it even when told not to follow: a 1 MB answer took 2 GB), nothing is taken from
the environment but certificates, no netrc, no cookie jar. ``responses`` and whatever else replaces
``HTTPAdapter.send`` works: the name is resolved and judged inside the connection, so a mocked
exchange resolves nothing.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Mapping, Sequence
from types import MappingProxyType, TracebackType
from typing import Any, Self

import requests
from requests.structures import CaseInsensitiveDict

from refcheck.config import NetworkConfig
from refcheck.fetch.certificates import tls_context
from refcheck.fetch.codings import decoder_of, offered
from refcheck.fetch.deadline import Guard, Watch
from refcheck.fetch.dialling import Connect, connect
from refcheck.fetch.exchange import Failure
from refcheck.fetch.manners import is_field
from refcheck.fetch.policy import Policy
from refcheck.fetch.proxy import leads_beyond, parse_proxy
from refcheck.fetch.redirects import REDIRECTS
from refcheck.fetch.requests_connections import CheckedAdapter, Dialler
from refcheck.fetch.requests_failures import EXPECTED, explain, is_short
from refcheck.fetch.resolver import Resolver, SystemResolver
from refcheck.fetch.transport import NOT_SENT, Answer, Ask, body_limit
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import split

__all__ = ["RequestsTransport"]

_CHUNK = 64 * 1024
_SENDABLE = lazy_re(r"[\x21-\x7e]*")


class RequestsTransport:
    """requests behind the ``Transport`` interface. ``config`` gives slots, proxy and what is open.

    ``resolver`` and ``policy`` default to the system's and to what ``config`` allows. A proxy is
    used only when ``config.proxy`` names one, and then judges addresses itself. Certificates are
    those that come with requests, or the file or folder in REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE or
    SSL_CERT_FILE of ``environment``, first come. ``connect`` opens connections to judged addresses. Raises ``ConfigError`` when that is not there, or
    the proxy is of an unknown kind.
    """

    def __init__(
        self,
        config: NetworkConfig,
        *,
        resolver: Resolver | None = None,
        policy: Policy | None = None,
        environment: Mapping[str, str] | None = None,
        connect: Connect = connect,
    ) -> None:
        self._slots = max(config.concurrency, 1)
        self._dialler = Dialler(
            resolver or SystemResolver(),
            policy or Policy(allow_private_network=config.allow_private_network),
            connect,
        )
        proxy = parse_proxy(config.proxy)
        self._proxies = dict.fromkeys(("http", "https"), proxy.url) if proxy is not None else {}
        self._offered = offered()
        context = tls_context(os.environ if environment is None else environment)
        self._adapter = CheckedAdapter(
            self._dialler,
            context,
            # More pools than hosts that can be under way, or urllib3 drops some in use.
            pools=2 * self._slots + 16,
            connections=self._slots if self._proxies else max(config.per_host, 1),
        )
        self._watch = Watch()
        self._asks: queue.SimpleQueue[tuple[Ask, Guard] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._under_way: dict[int, Guard] = {}
        self._threads: list[threading.Thread] = []
        self._closed = False

    def start(self, ask: Ask) -> None:
        """Begin ``ask`` on a thread of its own, at most one for each slot."""
        guard = Guard(self._watch, ask.timeout)
        self._under_way[ask.number] = guard
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        if len(self._threads) < min(len(self._under_way), self._slots):
            thread = threading.Thread(target=self._work, name="refcheck-fetch", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._asks.put((ask, guard))

    def completed(self, timeout: float) -> Sequence[Answer]:
        """Return the answers that came in, waiting at most ``timeout`` seconds for the first."""
        answers: list[Answer] = []
        try:
            answers.append(self._answers.get(timeout=max(timeout, 0.0)))
            while True:
                answers.append(self._answers.get_nowait())
        except queue.Empty:
            pass
        return [answer for answer in answers if self._under_way.pop(answer.number, None) is not None]

    def cancel(self) -> None:
        """Shut every socket in use; what the threads make of it is not reported."""
        for guard in self._under_way.values():
            guard.cancel()
        self._under_way.clear()

    def close(self) -> None:
        """Give up everything and close the connections that were kept."""
        if self._closed:
            return
        self._closed = True
        self.cancel()
        for _ in self._threads:
            self._asks.put(None)
        for thread in self._threads:
            thread.join(0.5)  # one that hangs in the system does not keep the program alive
        self._watch.close()
        self._adapter.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _work(self) -> None:
        while (job := self._asks.get()) is not None:
            ask, guard = job
            guard.begin()
            # Stands if the exchange ends in a way that nobody foresaw, so that no one waits for ever.
            answer = Answer(number=ask.number, failure=Failure.CONNECT, detail="the exchange failed unforeseen")
            try:
                answer = self._exchange(ask, guard)
            finally:
                guard.release()
                self._answers.put(answer)

    def _exchange(self, ask: Ask, guard: Guard) -> Answer:
        """Return what came of ``ask``."""
        self._dialler.guard = guard
        answer = self._attempt(ask, guard)
        if answer.failure is Failure.RESET and answer.status is None and guard.reused and not guard.is_over():
            # A kept connection that the host had closed meanwhile says nothing (RFC 9112, 9.3.1).
            answer = self._attempt(ask, guard)
        return answer

    def _attempt(self, ask: Ask, guard: Guard) -> Answer:
        if guard.is_over():
            return _ended(ask, guard)
        found = _Found()
        failure: Failure | None = None
        detail = ""
        try:
            self._get(ask, guard, found)
        except EXPECTED as error:
            failure, detail = explain(error)
            if found.body and is_short(error):
                # Browsers show such a page: announced lengths are often wrong.
                failure, detail = None, "the body ended before its announced length"
                found.complete = False
        if guard.is_over():
            return _ended(ask, guard, found)
        return _answer(ask, guard, found, failure, detail, proxied=bool(self._proxies))

    def _get(self, ask: Ask, guard: Guard, found: _Found) -> None:
        """Ask, and fill ``found`` as far as it comes."""
        # Bounds come from the guard: it ends whatever outlasts it, in every phase.
        response = self._adapter.send(self._prepared(ask), stream=True, proxies=self._proxies)
        raw = response.raw
        try:
            found.take(response.status_code, raw.headers)
            if response.status_code in REDIRECTS and "location" in found.headers:
                found.complete = False
                if raw.length_remaining == 0:
                    raw.read1(1)  # nothing is there, and the connection is kept
            else:
                _read(raw, body_limit(ask.depth, found.headers), found, guard)
        finally:
            response.close()

    def _prepared(self, ask: Ask) -> requests.PreparedRequest:
        """Return ``ask`` as requests has it. Its own preparation would take addresses apart once more."""
        parts = split(ask.url)
        if parts is None or not parts.netloc or not _SENDABLE.fullmatch(parts.path + parts.query):
            raise requests.exceptions.InvalidURL
        headers = {"Host": parts.netloc, "Accept-Encoding": self._offered, **ask.headers}
        if not all(is_field(name, value) for name, value in headers.items()):
            raise requests.exceptions.InvalidHeader
        prepared = requests.PreparedRequest()
        prepared.method = "GET"
        prepared.url = ask.url
        prepared.headers = CaseInsensitiveDict(headers)
        prepared.body = None
        return prepared


class _Found:
    """As much of an answer as came."""

    def __init__(self) -> None:
        self.status: int | None = None
        self.headers: Mapping[str, str] = MappingProxyType({})
        self.cookies: tuple[str, ...] = ()
        self.body = bytearray()
        self.complete = False

    def take(self, status: int, headers: Any) -> None:
        joined: dict[str, str] = {}
        cookies: list[str] = []
        for name, value in headers.items():
            key = name.lower()
            if key == "set-cookie":
                cookies.append(value)
            if key not in joined:
                joined[key] = value
            elif key != "location":  # of several places to go the first one counts
                joined[key] += f", {value}"
        self.status = status
        self.headers = MappingProxyType(joined)
        self.cookies = tuple(cookies)


def _read(raw: Any, limit: int, found: _Found, guard: Guard) -> None:
    """Read at most ``limit`` decoded bytes, and no more of the body than they take."""
    if limit == 0:
        return
    decoder = decoder_of(found.headers.get("content-encoding", ""), guard.is_over)
    while len(found.body) <= limit and not guard.is_over():
        room = min(_CHUNK, limit + 1 - len(found.body))
        if decoder is not None and decoder.pending:
            found.body += decoder.decode(b"", room)
            continue
        # Python's read1 does not count down: more would wait for what lies beyond the body.
        chunk = raw.read1(min(_CHUNK if decoder else room, raw.length_remaining or _CHUNK), decode_content=False)
        if not chunk:
            found.complete = decoder is None or decoder.whole
            return
        found.body += chunk if decoder is None else decoder.decode(chunk, room)
    del found.body[limit:]


def _answer(
    ask: Ask, guard: Guard, found: _Found, failure: Failure | None, detail: str, *, proxied: bool = False
) -> Answer:
    status = found.status
    answered_far = guard.public or (proxied and status is not None and leads_beyond(status))
    return Answer(
        number=ask.number,
        failure=failure,
        status=status,
        headers=found.headers,
        cookies=found.cookies,
        body=bytes(found.body),
        complete=found.complete and failure is None and status != 206,  # a part, asked for or not, is no whole
        elapsed=guard.elapsed(),
        public=status is not None and answered_far,
        sent=failure not in NOT_SENT,
        detail=detail,
    )


def _ended(ask: Ask, guard: Guard, found: _Found | None = None) -> Answer:
    """Return the answer of an exchange that was ended from outside, whatever the library made of it."""
    if guard.cancelled:
        return _answer(ask, guard, found or _Found(), Failure.INTERRUPTED, "the request was given up")
    return _answer(ask, guard, found or _Found(), Failure.TIMEOUT, f"no whole answer within {ask.timeout:g} seconds")
