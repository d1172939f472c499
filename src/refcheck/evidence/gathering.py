"""Gathers: what the memory still knows is taken from it, the rest is asked in rounds.

    targets → memory → plan → fetch → digest → plan again ... → amend → remember

The sources decide what is asked and what it means; this module only turns the crank.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from refcheck.config import Config, Search
from refcheck.evidence import described as described_source
from refcheck.evidence import links as link_source
from refcheck.evidence import pages as page_source
from refcheck.evidence import quotations as quotation_source
from refcheck.evidence import rescue as rescue_source
from refcheck.evidence import siblings as sibling_source
from refcheck.evidence.addresses import HANDLE_HOST
from refcheck.evidence.interface import LinkTarget, LocalSource, Source
from refcheck.evidence.registries import REGISTRIES, manners_of
from refcheck.evidence.run import Ask, Run
from refcheck.fetch.exchange import Request, Response
from refcheck.fetch.means import OWN, Means
from refcheck.model.evidence import Gathered, LinkEvidence, RequestKind, Unchanged
from refcheck.model.reference import Reference
from refcheck.text.urls import host_of

if TYPE_CHECKING:
    from refcheck.fetch import Clock, Progress, Resolver, Transport
    from refcheck.memory import Memory

__all__ = ["SOURCES", "FirstRound", "check_links", "gather", "plan_first_round"]

SOURCES: tuple[Source, ...] = (
    link_source.SOURCE,
    page_source.SOURCE,
    described_source.SOURCE,
    quotation_source.SOURCE,
    sibling_source.SOURCE,
    rescue_source.SOURCE,
)
"""All sources, in the order they are asked; ``links`` and ``metadata`` of ``Config.only`` choose."""
_PART_OF = {"page": "metadata", "described": "metadata", "quotation": "metadata"}
"""Which part of a run each source belongs to; what is not named here belongs to ``links``."""
_ASKED_OFF = "not asked: this run is offline"

Fetch = Callable[..., Iterable[Response]]


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstRound:
    """What would be asked first. ``recalled`` are addresses that the memory still knows, ``unasked``
    those that are not asked, with the reason; ``may_follow`` says what answers may lead to. ``vetted``
    counts the references whose works the user's own library has.
    """

    requests: tuple[Request, ...] = ()
    recalled: tuple[str, ...] = ()
    unasked: tuple[LinkEvidence, ...] = ()
    may_follow: tuple[str, ...] = ()
    vetted: int = 0


def gather(
    references: Sequence[Reference],
    links: Iterable[LinkTarget],
    *,
    config: Config,
    memory: Memory | None = None,
    means: Means = OWN,
    fetch: Fetch | None = None,
    offline: bool = False,
    local: Sequence[LocalSource] = (),
    unchanged: Unchanged | None = None,
) -> Gathered:
    """Return all evidence on ``references`` and ``links``.

    With ``offline`` nothing is asked; what the memory still knows is told. ``memory`` is written as
    answers come in, and saved at the end; the caller closes it. ``means`` is what is asked with, and ``fetch`` stands
    in for ``refcheck.fetch.fetch_all``. ``local`` are sources on this machine, asked first. What is ``unchanged`` is not asked.
    An interrupt (Ctrl-C) ends the asking: what is known is returned.
    """
    run = _run(
        references,
        links,
        config=config,
        memory=memory,
        today=_today(means.clock),
        local=local,
        unchanged=unchanged,
    )
    run.recall()
    if offline:
        run.give_up(reason="offline", detail=_ASKED_OFF)
    else:
        counted = replace(means, progress=run.counted(means.progress))
        with _asking(fetch, config, counted) as ask:
            run.ask(ask)
    gathered = run.result()
    if memory is not None:
        memory.save()
        gathered = replace(gathered, warnings=memory.warnings)
    return gathered


def plan_first_round(
    references: Sequence[Reference],
    links: Iterable[LinkTarget],
    *,
    config: Config,
    memory: Memory | None = None,
    local: Sequence[LocalSource] = (),
    unchanged: Unchanged | None = None,
) -> FirstRound:
    """Return what ``gather`` would ask first. Nothing is sent and nothing is written."""
    run = _run(
        references,
        links,
        config=config,
        memory=memory,
        today=_today(None),
        local=local,
        unchanged=unchanged,
    )
    run.recall()
    requests = run.first_round()
    return FirstRound(
        requests=tuple(requests),
        recalled=tuple(link.url for link in run.recalled),
        unasked=tuple(
            link_source.unasked(target, address)
            for target in run.known.targets
            if (address := run.known.addresses[target.url]).ask is None
        ),
        may_follow=(*_may_follow(config, run), *_may_be_asked(config, run)) if requests else (),
        vetted=run.vetted,
    )


def _run(
    references: Sequence[Reference],
    links: Iterable[LinkTarget],
    *,
    config: Config,
    memory: Memory | None,
    today: date,
    local: Sequence[LocalSource],
    unchanged: Unchanged | None,
) -> Run:
    return Run(
        references,
        links,
        sources=_chosen(config),
        memory=memory,
        today=today,
        config=config,
        registries=REGISTRIES if wants_registries(config) else (),
        local=local,
        unchanged=unchanged,
    )


def wants_registries(config: Config) -> bool:
    """Return whether registries are asked in a run."""
    return not config.only or "metadata" in config.only


def _chosen(config: Config) -> tuple[Source, ...]:
    return tuple(s for s in SOURCES if not config.only or _PART_OF.get(s.name, "links") in config.only)


def _may_follow(config: Config, run: Run) -> Iterator[str]:
    """Yield who may be asked after the first round because of links, and for what, in words."""
    if not run.asks_links:
        return
    yield "the hosts that these addresses lead on to, by redirects: the page there"
    if not config.only or "metadata" in config.only:
        yield "the same hosts, where a page points to its own record of the work: that record"
    if not config.only or "links" in config.only:
        archives = dict.fromkeys(map(host_of, (rescue_source.wayback_base(config), rescue_source.memento_base(config))))
        yield "the same hosts, when a page may be an error page: robots.txt and one address that cannot exist"
        yield f"{' and '.join(archives)}, for dead links alone: whether there is a saved copy, and that copy"
        yield f"{host_of(HANDLE_HOST)}, for dead links to files of repositories: where their handle leads"


def _may_be_asked(config: Config, run: Run) -> Iterator[str]:
    """Yield which registries may be asked after the first round, and for what: host, kind, words."""
    sent = "the text of their notes" if config.network.search is Search.RAW else "title, first author and year"
    for registry, kind in run.registries_that_may_follow():
        if registry.keyed and not config.network.semantic_scholar_key:
            continue
        host = host_of(registry.base_in(config))
        about = (
            f"{registry.searches}, by {registry.searched_by or sent}" if kind is RequestKind.SEARCH else registry.says
        )
        yield f"{host}, {kind}: {about}"


def check_links(
    urls: Iterable[str],
    *,
    config: Config | None = None,
    transport: Transport | None = None,
    store: Memory | None = None,
    resolver: Resolver | None = None,
    clock: Clock | None = None,
    offline: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> list[LinkEvidence]:
    """Return what comes of each address, in the order given; an address given twice is asked once.

    ``store`` is a memory that the caller has opened (it is saved, and not closed here); without one nothing is
    remembered and nothing is written. With ``offline`` nothing is asked. ``transport``, ``resolver``, ``clock`` and
    ``progress`` are those of ``check``. Raises ``TypeError`` for one address that is in no list.
    """
    if isinstance(urls, str):
        raise TypeError(f"urls are addresses in a list, not one text: write [{urls[:60]!r}]")
    wanted = list(urls)
    gathered = gather(
        (),
        [LinkTarget(url=url) for url in wanted],
        config=replace(config or Config(), only=("links",)),
        memory=store,
        means=Means(transport=transport, resolver=resolver, clock=clock, progress=progress),
        offline=offline,
    )
    found = dict(zip(dict.fromkeys(wanted), gathered.links, strict=True))
    return [found[url] for url in wanted]


def _today(clock: Clock | None) -> date:
    return (datetime.fromtimestamp(clock.wall(), UTC) if clock is not None else datetime.now(UTC)).date()


@contextlib.contextmanager
def _asking(fetch: Fetch | None, config: Config, means: Means) -> Iterator[Ask]:
    """Give what carries requests; what is learnt of hosts, and connections, last over all rounds."""
    network = config.network
    manners = {host: one for source in _chosen(config) for host, one in source.manners.items()}
    manners.update(rescue_source.manners_of(config))
    manners.update(manners_of(config))
    transport, resolver, clock = means.transport, means.resolver, means.clock
    if fetch is not None:
        yield lambda requests, _more: fetch(
            requests, config=network, transport=transport, resolver=resolver, clock=clock, progress=means.progress
        )
        return
    from refcheck.fetch import Fetcher

    with Fetcher(network, transport=transport, resolver=resolver, clock=clock, manners=manners) as fetcher:
        yield lambda requests, more: fetcher.fetch(requests, progress=means.progress, more=more)
