"""Gathers: what the memory still knows is taken from it, the rest is asked in rounds.

    targets → memory → plan → fetch → read → plan again ... → judge what may be offline

The sources decide what is asked and what it means; this module only turns the crank.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from refcheck.config import Config, NetworkConfig
from refcheck.evidence import links as link_source
from refcheck.evidence import pages as page_source
from refcheck.evidence.answers import UNASKED, read_answer
from refcheck.evidence.coverage import count_sent, unknown_of
from refcheck.evidence.interface import Answer, Known, LinkTarget, Source
from refcheck.evidence.offline import is_online, may_be_offline, not_asked, settled
from refcheck.evidence.rounds import addresses_of, merged_targets, plan_round
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.memory.strikes import failing_since
from refcheck.model.evidence import Evidence, Gathered, LinkEvidence, LinkVerdict
from refcheck.model.reference import Reference

if TYPE_CHECKING:
    from refcheck.fetch import Clock, Resolver, Transport
    from refcheck.memory import Memory

__all__ = ["SOURCES", "FirstRound", "check_links", "gather", "plan_first_round"]

SOURCES: tuple[Source, ...] = (link_source.SOURCE, page_source.SOURCE)
"""All sources, in the order they are asked; ``links`` and ``metadata`` of ``Config.only`` choose."""
_PART_OF = {"link": "links", "page": "metadata"}
MAX_ROUNDS = 10
_REFUSED = frozenset({Failure.FORBIDDEN, Failure.MALFORMED, Failure.UNSUPPORTED})
"""Our own policy said no: nothing was due."""
_ASKED_OFF = "not asked: this run is offline"

Fetch = Callable[..., Iterable[Response]]
Ask = Callable[[Sequence[Request]], Iterable[Response]]


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstRound:
    """What would be asked first. ``recalled`` are addresses that the memory still knows, ``unasked``
    those that are not asked, with the reason; ``may_follow`` says what answers may lead to.
    """

    requests: tuple[Request, ...] = ()
    recalled: tuple[str, ...] = ()
    unasked: tuple[LinkEvidence, ...] = ()
    may_follow: tuple[str, ...] = ()


def gather(
    references: Sequence[Reference],
    links: Iterable[LinkTarget],
    *,
    config: Config,
    memory: Memory | None = None,
    transport: Transport | None = None,
    resolver: Resolver | None = None,
    clock: Clock | None = None,
    fetch: Fetch | None = None,
    offline: bool = False,
    progress: Callable[[Any], None] | None = None,
) -> Gathered:
    """Return all evidence on ``references`` and ``links``.

    With ``offline`` nothing is asked; what the memory still knows is told. ``memory`` is written as
    answers come in, and saved at the end; the caller closes it. ``fetch`` stands in for
    ``refcheck.fetch.fetch_all``. An interrupt (Ctrl-C) ends the asking: what is known is returned.
    """
    sources = tuple(s for s in SOURCES if not config.only or _PART_OF[s.name] in config.only)
    run = _Run(references, links, sources=sources, memory=memory, today=_today(clock))
    run.recall()
    if offline:
        run.give_up(reason="offline", detail=_ASKED_OFF)
    else:
        with _asking(
            fetch, config.network, transport=transport, resolver=resolver, clock=clock, progress=progress
        ) as ask:
            run.ask(ask)
    gathered = run.result()
    if memory is not None:
        memory.save()
        gathered = replace(gathered, warnings=memory.warnings)
    return gathered


def plan_first_round(
    references: Sequence[Reference], links: Iterable[LinkTarget], *, config: Config, memory: Memory | None = None
) -> FirstRound:
    """Return what ``gather`` would ask first. Nothing is sent and nothing is written."""
    sources = tuple(s for s in SOURCES if not config.only or _PART_OF[s.name] in config.only)
    run = _Run(references, links, sources=sources, memory=memory, today=_today(None))
    run.recall()
    requests = run.next_round()
    follows = ("the hosts that these addresses lead on to, by redirects: the page there",) if requests else ()
    unasked = tuple(
        link_source.unasked(target, address)
        for target in run.known.targets
        if (address := run.known.addresses[target.url]).ask is None
    )
    return FirstRound(
        requests=requests, recalled=tuple(link.url for link in run.recalled), unasked=unasked, may_follow=follows
    )


def check_links(
    urls: Iterable[str],
    *,
    config: Config | None = None,
    transport: Transport | None = None,
    store: Memory | None = None,
    resolver: Resolver | None = None,
    clock: Clock | None = None,
    fetch: Fetch | None = None,
    offline: bool = False,
    progress: Callable[[Any], None] | None = None,
) -> list[LinkEvidence]:
    """Return what comes of each address, in the order given; an address given twice is asked once.

    ``store`` is a memory that the caller has opened; without one nothing is remembered.
    """
    wanted = list(urls)
    gathered = gather(
        (),
        [LinkTarget(url=url) for url in wanted],
        config=replace(config or Config(), only=("links",)),
        memory=store,
        transport=transport,
        resolver=resolver,
        clock=clock,
        fetch=fetch,
        offline=offline,
        progress=progress,
    )
    found = dict(zip(dict.fromkeys(wanted), gathered.links, strict=True))
    return [found[url] for url in wanted]


def _today(clock: Clock | None) -> date:
    return (datetime.fromtimestamp(clock.wall(), UTC) if clock is not None else datetime.now(UTC)).date()


@contextlib.contextmanager
def _asking(
    fetch: Fetch | None, config: NetworkConfig, *, transport: Any, resolver: Any, clock: Any, progress: Any
) -> Iterator[Ask]:
    """Give what carries one round of requests; manners and connections last over all rounds."""
    if fetch is not None:
        yield lambda requests: fetch(
            requests, config=config, transport=transport, resolver=resolver, clock=clock, progress=progress
        )
        return
    from refcheck.fetch import Fetcher

    with Fetcher(config, transport=transport, resolver=resolver, clock=clock) as fetcher:
        yield lambda requests: fetcher.fetch(requests, progress=progress)


class _Run:
    """One gathering: what is known grows, and nothing else changes. Not for use twice."""

    def __init__(
        self,
        references: Sequence[Reference],
        links: Iterable[LinkTarget],
        *,
        sources: Sequence[Source],
        memory: Memory | None,
        today: date,
    ) -> None:
        self._by_id = {reference.id: reference for reference in references}
        targets = merged_targets(links, self._by_id)
        self._answers: dict[str, Answer] = {}
        self._addresses = addresses_of(targets)
        self.known = Known(targets=targets, addresses=self._addresses, references=self._by_id, answers=self._answers)
        self._all = targets
        self._references = tuple(references)
        self._sources = sources
        self._memory = memory
        self._today = today
        self.recalled: list[LinkEvidence] = []
        self._links: dict[str, LinkEvidence] = {}
        self._settled: set[str] = set()
        self._evidence: dict[str, list[Evidence]] = {}
        self._asked: dict[str, None] = {}
        self._waiting: dict[str, list[LinkTarget]] = {}
        self._held: list[LinkTarget] = []
        self._offline = False
        self._interrupted = False

    def recall(self) -> None:
        """Take from the memory what it still knows; only the rest is left to ask."""
        if self._memory is None:
            return
        left = []
        for target in self._all:
            link = self._memory.recall_link(target.url) if self._addresses[target.url].ask is not None else None
            pages = self._recalled_pages(target) if link is not None else None
            if link is None or pages is None:
                left.append(target)
                continue
            link = replace(link, references=target.references)
            self.recalled.append(link)
            self._settled.add(target.url)
            if self._wants(link_source.NAME):
                self._links[target.url] = link
            self._evidence[target.url] = pages
        self.known = replace(self.known, targets=tuple(left))

    def _wants(self, name: str) -> bool:
        return any(source.name == name for source in self._sources)

    def _recalled_pages(self, target: LinkTarget) -> list[Evidence] | None:
        """Return the stored page for each reference of ``target``, ``None`` when one has to be asked."""
        assert self._memory is not None
        pages: list[Evidence] = []
        for one in target.references if self._wants(page_source.NAME) else ():
            if one not in self._by_id:
                continue
            page = self._memory.recall_page(target.url, one)
            if page is None:
                return None
            pages.append(replace(page, score=page_source.score_of(self._by_id[one], page.record)))
        return pages

    def next_round(self) -> tuple[Request, ...]:
        """Return what has to be asked next, given what is known."""
        return plan_round(self._sources, self._references, self.known, asked=self._asked)

    def ask(self, fetch: Ask) -> None:
        """Ask in rounds until nothing more is planned, or the run is interrupted."""
        for target in self.known.targets:
            ask = self._addresses[target.url].ask
            if ask is None:
                self._settle(target)
            else:
                self._waiting.setdefault(ask, []).append(target)
        try:
            for _ in range(MAX_ROUNDS):
                requests = self.next_round()
                if not requests:
                    break
                self._asked.update(dict.fromkeys(request.url for request in requests))
                for response in fetch(requests):
                    self._take(response)
        except KeyboardInterrupt:
            self._interrupted = True
        self._judge_held()
        if any(a.response.failure is Failure.INTERRUPTED for a in self._answers.values()):
            self._interrupted = True
        self.give_up(reason="interrupted", detail="the run was interrupted before it was asked")

    def _take(self, response: Response) -> None:
        url = response.request.url
        targets = self._waiting.pop(url, [])
        fragments = {link_source.checked_fragment(self._addresses[t.url]) for t in targets} - {""}
        answer = self._answers[url] = read_answer(response, fragments=fragments)
        for target in targets:
            first = self._addresses[target.url].ask
            further = self.known.next_page(first) if first is not None else None
            if further is not None:
                self._waiting.setdefault(further, []).append(target)
            elif may_be_offline(answer):
                self._held.append(target)
            else:
                self._settle(target)

    def _judge_held(self) -> None:
        """Judge what could not be judged before it was known whether the machine is online."""
        online = is_online(self._answers.values())
        for url, answer in self._answers.items():
            self._answers[url] = settled(answer, online=online)
        self._offline = bool(self._held) and not online
        for target in self._held:
            self._settle(target)
        self._held = []

    def give_up(self, *, reason: str, detail: str) -> None:
        """Tell of every target that is still open why it is not asked."""
        for target in self.known.targets:
            if target.url not in self._settled:
                self._addresses[target.url] = not_asked(self._addresses[target.url], reason=reason, detail=detail)
                self._settle(target)

    def _settle(self, target: LinkTarget) -> None:
        """Read what is known of ``target`` into evidence, and remember it."""
        self._settled.add(target.url)
        self._evidence[target.url] = []
        for source in self._sources:
            for found in source.read(target, self.known):
                if isinstance(found, LinkEvidence):
                    self._links[target.url] = self._remembered(found, target.url)
                else:
                    self._evidence[target.url].append(found)
                    if self._memory is not None:
                        self._memory.remember_evidence(found)

    def _remembered(self, link: LinkEvidence, url: str) -> LinkEvidence:
        if self._memory is None:
            since = self._today.isoformat() if link.verdict is LinkVerdict.BROKEN else None
            return replace(link, failing_since=since)
        history = self._memory.history(url)
        since = failing_since(history, self._today) if link.verdict is LinkVerdict.BROKEN else None
        link = replace(link, history=history, failing_since=since)
        self._memory.remember_link(link)
        return link

    def result(self) -> Gathered:
        """Return what was gathered: links in the order given, evidence in that of the references."""
        links = tuple(self._links[target.url] for target in self._all if target.url in self._links)
        order = {reference: index for index, reference in enumerate(self._by_id)}
        evidence = sorted(
            (piece for pieces in self._evidence.values() for piece in pieces),
            key=lambda e: (order.get(e.reference or "", len(order)), e.asked),
        )
        answers = list(self._answers.values())
        refused = sum(a.response.failure in _REFUSED for a in answers)
        return Gathered(
            evidence=tuple(evidence),
            links=links,
            sent=count_sent(answers),
            unknown=unknown_of(self._references, links, evidence),
            due=len(self._asked) - refused,
            answered=sum(_is_answered(answer) for answer in answers),
            offline=self._offline,
            interrupted=self._interrupted,
        )


def _is_answered(answer: Answer) -> bool:
    return answer.response.failure not in UNASKED and answer.verdict is not LinkVerdict.SKIPPED
