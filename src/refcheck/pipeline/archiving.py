"""What archives have of the cited links, and asking for copies of those that are alive and have none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from refcheck.config import Config
from refcheck.fetch.means import Means
from refcheck.model.evidence import ALIVE, Outcome, Snapshot
from refcheck.model.place import Location
from refcheck.model.reference import Reference
from refcheck.pipeline.gathering import lock_path
from refcheck.pipeline.inputs import Source, open_sources
from refcheck.pipeline.targets import targets_of
from refcheck.pipeline.times import now_of
from refcheck.pipeline.uses import link_uses
from refcheck.text.urls import host_of, redact

if TYPE_CHECKING:
    from refcheck.evidence import FirstRound, LinkTarget
    from refcheck.evidence.archives.coverage import Coverage, Keys, Wanted
    from refcheck.fetch import Clock, Progress, Request, Resolver, Response, Transport
    from refcheck.memory import Memory

__all__ = ["Archived", "ArchivedLink", "archived", "plan_archived"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedLink:
    """A cited link and its copies. ``read_on`` is the ISO day that ``nearest`` is near to, ``None`` when
    nothing tells when it was read. ``state`` is saved, none, unknown or skipped; ``asked`` what came of
    asking for a copy.
    """

    url: str
    location: Location
    state: str
    reason: str = ""
    newest: Snapshot | None = None
    nearest: Snapshot | None = None
    read_on: str | None = None
    from_store: bool = False
    asked: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Archived:
    """What came of a run: ``due`` addresses had to be asked, ``answered`` were."""

    links: tuple[ArchivedLink, ...] = ()
    due: int = 0
    answered: int = 0
    interrupted: bool = False
    notes: tuple[str, ...] = ()


_STATES = {Outcome.FOUND: "saved", Outcome.NOT_FOUND: "none", Outcome.SKIPPED: "skipped"}


def archived(
    *sources: Source,
    config: Config | None = None,
    save: bool = False,
    keys: Keys | None = None,
    offline: bool = False,
    transport: Transport | None = None,
    store: Memory | None = None,
    resolver: Resolver | None = None,
    clock: Clock | None = None,
    progress: Callable[[Progress], None] | None = None,
    expected: Callable[[int], None] | None = None,
) -> Archived:
    """Return for every cited link whether the Wayback Machine has copies of it.

    With ``save`` it is asked for one of each link that is alive and has none. ``expected`` is told how
    many addresses will be asked about. Raises ``ConfigError`` for a path that does not exist.
    """
    from refcheck.memory import Memory

    config = config or Config()
    inputs = open_sources(sources, config)
    uses = link_uses(inputs)
    memory = store or Memory.open(config.memory, lock_path(config), now=now_of(clock), root=config.root)
    run = _Run(config, memory, Means(transport=transport, resolver=resolver, clock=clock, progress=progress))
    try:
        references = {reference.id: reference for reference in inputs.references}
        wanted, skipped = run.wanted(targets_of(uses, inputs.documents), references)
        covered = run.coverage(wanted, offline=offline, expected=expected)
        if save and not offline and not run.interrupted:
            covered = run.saved(covered, keys)
    finally:
        if store is None:
            memory.close()
    first: dict[str, Location] = {}
    for use in uses:
        first.setdefault(use.url, use.location)
    links = []
    for url, place in first.items():
        if url in skipped:
            links.append(ArchivedLink(url=redact(url), location=place, state="skipped", reason=skipped[url]))
        elif url in covered:
            links.append(_link(redact(url), place, *covered[url]))
    return Archived(
        links=tuple(links),
        due=run.due,
        answered=run.answered,
        interrupted=run.interrupted,
        notes=tuple(memory.warnings),
    )


def plan_archived(
    *sources: Source, config: Config | None = None, save: bool = False, clock: Clock | None = None
) -> FirstRound:
    """Return what ``archived`` would ask. Nothing is sent, and nothing is remembered."""
    from refcheck.evidence import FirstRound
    from refcheck.evidence.archives.coverage import ask_coverage
    from refcheck.evidence.rescue import wayback_base
    from refcheck.memory import Memory

    config = config or Config()
    inputs = open_sources(sources, config)
    memory = Memory.open(config.memory, lock_path(config), now=now_of(clock), root=config.root)
    try:
        run = _Run(config, memory, Means(clock=clock))
        targets = targets_of(link_uses(inputs), inputs.documents)
        wanted, _ = run.wanted(targets, {reference.id: reference for reference in inputs.references})
        requests: list[Request] = []

        def note(more: Sequence[Request]) -> Iterable[Response]:
            requests.extend(more)
            return ()

        base = wayback_base(config)
        found = ask_coverage(list(wanted.values()), ask=note, today=memory.today, base=base, recall=memory.recall)
    finally:
        memory.close()
    host = host_of(base)
    follow = [f"{host}, for the newest copy of what has very many"] if requests else []
    if save:
        follow.append(f"the cited hosts, and then {host}/save/, for what has no copy and is alive")
    recalled = tuple(one.url for one in found if one.from_store)
    return FirstRound(requests=tuple(requests), recalled=recalled, may_follow=tuple(follow))


def _link(url: str, place: Location, one: Wanted, found: Coverage) -> ArchivedLink:
    return ArchivedLink(
        url=url,
        location=place,
        state=_STATES.get(found.outcome, "unknown"),
        reason=found.reason,
        newest=found.newest,
        nearest=found.nearest,
        read_on=one.anchor.day.isoformat() if one.anchor is not None else None,
        from_store=found.from_store,
        asked=found.saved,
    )


Found = dict[str, "tuple[Wanted, Coverage]"]


class _Run:
    """One look at the archive: what it is asked with, and what became of that."""

    def __init__(self, config: Config, memory: Memory, means: Means) -> None:
        self._config = config
        self._memory = memory
        self._means = means
        self.due = 0
        self.answered = 0
        self.interrupted = False

    def wanted(
        self, targets: Iterable[LinkTarget], references: dict[str, Reference]
    ) -> tuple[dict[str, Wanted], dict[str, str]]:
        """Return what is looked up by address as written, and why the rest is not."""
        from refcheck.evidence.addresses import address_of
        from refcheck.evidence.archives.coverage import Wanted
        from refcheck.evidence.interface import Known
        from refcheck.evidence.rescue import claim_of, why_untold

        targets = tuple(targets)
        known = Known(
            targets=targets,
            addresses={target.url: address_of(target.url) for target in targets},
            references=references,
            remembered=self._memory.remembered_alive,
            config=self._config,
        )
        found: dict[str, Wanted] = {}
        skipped: dict[str, str] = {}
        for target in targets:
            claim = claim_of(target, known)
            if claim is None:
                address = known.addresses[target.url]
                skipped[target.url] = address.reason or why_untold(address.ask or target.url) or "not-public"
            else:
                found[target.url] = Wanted(url=claim.url, anchor=claim.anchor)
        return found, skipped

    def coverage(self, wanted: dict[str, Wanted], *, offline: bool, expected: Callable[[int], None] | None) -> Found:
        """Return what the archive has, from the memory where it still knows."""
        from refcheck.evidence.archives.coverage import ask_coverage, evidence_of
        from refcheck.evidence.rescue import wayback_base

        def ask(requests: Sequence[Request]) -> Iterable[Response]:
            if offline or not requests:
                return ()
            if expected is not None and not self.due:
                expected(len(requests))
            return self._fetched(requests)

        ones = list(wanted.values())
        found = ask_coverage(
            ones, ask=ask, today=self._memory.today, base=wayback_base(self._config), recall=self._memory.recall
        )
        if offline:
            found = [replace(one, reason="offline") if one.outcome is Outcome.SKIPPED else one for one in found]
        for one in found:
            if not one.from_store and one.outcome in {Outcome.FOUND, Outcome.NOT_FOUND}:
                self._memory.remember_evidence(evidence_of(one))
        return {url: (one, covered) for (url, one), covered in zip(wanted.items(), found, strict=True)}

    def saved(self, covered: Found, keys: Keys | None) -> Found:
        """Return ``covered`` with what came of asking for copies of what is alive and has none."""
        from refcheck.evidence import LinkTarget, gather
        from refcheck.evidence.archives.coverage import ask_to_save
        from refcheck.evidence.rescue import wayback_base

        without = [url for url, (_, one) in covered.items() if one.outcome is Outcome.NOT_FOUND]
        if not without:
            return covered
        config = replace(self._config, only=("links",))
        targets = [LinkTarget(url=url) for url in without]
        checked = gather((), targets, config=config, memory=self._memory, means=self._means).links
        alive = [url for url, link in zip(without, checked, strict=True) if link.verdict in ALIVE]
        asked = ask_to_save(
            [covered[url][1] for url in alive], ask=self._fetched, base=wayback_base(self._config), keys=keys
        )
        return {url: (one, asked.get(found.url, found)) for url, (one, found) in covered.items()}

    def _fetched(self, requests: Sequence[Request]) -> Iterable[Response]:
        from refcheck.evidence.rescue import manners_of
        from refcheck.fetch import Fetcher
        from refcheck.fetch.exchange import Failure

        if self.interrupted or not requests:
            return
        self.due += len(requests)
        means, manners = self._means, manners_of(self._config)
        with Fetcher(
            self._config.network,
            transport=means.transport,
            resolver=means.resolver,
            clock=means.clock,
            manners=manners,
        ) as fetcher:
            for response in fetcher.fetch(requests, progress=means.progress):
                self.interrupted = self.interrupted or response.failure is Failure.INTERRUPTED
                self.answered += int(response.failure is None)
                yield response
