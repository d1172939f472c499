"""The way in: requests go in, responses come out as they are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from types import TracebackType
from typing import Self

from refcheck.config import NetworkConfig
from refcheck.errors import ConfigError
from refcheck.fetch.clock import Clock, SystemClock
from refcheck.fetch.errand import Errand
from refcheck.fetch.exchange import Failure, Manners, Progress, Request, Response
from refcheck.fetch.pace import Pace
from refcheck.fetch.policy import Policy
from refcheck.fetch.resolver import Resolver
from refcheck.fetch.scheduler import More, Scheduler
from refcheck.fetch.transport import Transport

__all__ = ["Fetcher", "fetch_all"]


class Fetcher:
    """Everything that a run keeps while it asks: manners learnt, names resolved, connections open.

    One for all rounds of a run. ``transport`` is used as it is and left open (its owner closes it);
    without one, the transport that ``config`` names is made, with ``resolver`` and ``policy``, when it
    is first needed, and closed with the fetcher. ``config.deadline`` counts from here. ``manners``
    are what hosts have declared to want, by host: the stricter of them and of ``config`` counts.
    Raises ``ConfigError`` when the transport cannot be had.
    """

    def __init__(
        self,
        config: NetworkConfig,
        *,
        transport: Transport | None = None,
        resolver: Resolver | None = None,
        policy: Policy | None = None,
        clock: Clock | None = None,
        manners: Mapping[str, Manners] | None = None,
    ) -> None:
        self._config = config
        self._clock = clock or SystemClock()
        self._given = transport
        self._resolver = resolver
        self._policy = policy
        self._own: Transport | None = None
        self._pace: Pace[Errand] = Pace(per_host=config.per_host, host_interval=config.host_interval, manners=manners)
        self._numbers = count(1)
        self._until = None if config.deadline is None else self._clock.monotonic() + config.deadline
        self.interrupted = False

    def fetch(
        self,
        requests: Iterable[Request],
        *,
        progress: Callable[[Progress], None] | None = None,
        more: More | None = None,
    ) -> Iterator[Response]:
        """Yield one response for every request, as they are known; ``progress`` hears of each address.

        ``more`` is asked whenever responses were handed out, and what it gives is asked as well, so
        that what follows from one answer does not wait for the slowest host; that nothing is asked
        twice is its business. All requests are read before the first is sent.

        When the user interrupts (``KeyboardInterrupt`` while waiting here, or thrown into the
        iterator by its consumer), what is under way is given up, the rest is yielded with
        ``Failure.INTERRUPTED``, ``interrupted`` is set, and the iterator ends as usual. Later rounds
        then end at once. One iterator at a time.
        """
        scheduler = Scheduler(
            requests,
            config=self._config,
            transport=self._transport(),
            clock=self._clock,
            pace=self._pace,
            numbers=self._numbers,
            until=self._until,
            progress=progress,
            more=more,
        )
        try:
            if self.interrupted:
                yield from scheduler.abandon(Failure.INTERRUPTED)
            else:
                yield from scheduler.run()
        except KeyboardInterrupt:
            self.interrupted = True
            yield from scheduler.abandon(Failure.INTERRUPTED)
        finally:
            scheduler.drop()

    def close(self) -> None:
        """Close the transport that was made here."""
        if self._own is not None:
            self._own.close()
            self._own = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _transport(self) -> Transport:
        if self._given is not None:
            return self._given
        if self._own is None:
            self._own = _make_transport(self._config, self._resolver, self._policy)
        return self._own


def fetch_all(
    requests: Iterable[Request],
    *,
    config: NetworkConfig,
    transport: Transport | None = None,
    resolver: Resolver | None = None,
    policy: Policy | None = None,
    clock: Clock | None = None,
    progress: Callable[[Progress], None] | None = None,
    manners: Mapping[str, Manners] | None = None,
) -> Iterator[Response]:
    """Yield one response for every request, in the order in which they are known.

    For one round; ``Fetcher`` keeps what was learnt between rounds. An interruption is seen by
    ``Failure.INTERRUPTED`` in the last responses; the iterator itself ends as usual. Raises
    ``ConfigError`` when the transport of ``config`` cannot be had.
    """
    with Fetcher(
        config, transport=transport, resolver=resolver, policy=policy, clock=clock, manners=manners
    ) as fetcher:
        yield from fetcher.fetch(requests, progress=progress)


def _make_transport(config: NetworkConfig, resolver: Resolver | None, policy: Policy | None) -> Transport:
    """Return the transport that ``config`` names; the library behind it is loaded here and nowhere else."""
    if config.transport == "curl":
        try:
            from refcheck.fetch.curl_transport import CurlTransport
        except ImportError:
            raise ConfigError(
                "the transport 'curl' needs pycurl, which is not installed",
                remedy="install refcheck-cite[fast], or unset REFCHECK_TRANSPORT",
            ) from None
        return CurlTransport(config, resolver=resolver, policy=policy)
    if config.transport != "requests":
        raise ConfigError(f"the transport {config.transport!r} is not available", remedy="unset REFCHECK_TRANSPORT")
    from refcheck.fetch.requests_transport import RequestsTransport

    return RequestsTransport(config, resolver=resolver, policy=policy)
