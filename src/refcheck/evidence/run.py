"""One gathering: targets are looked at until no source wants to ask more, then they are settled.

What is kept of an address that is settled is its evidence alone, so that a run over 100,000 links
holds no answers, no bodies and no pages of those that are done.
"""

from __future__ import annotations

import contextlib
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from refcheck.config import Config
from refcheck.evidence import links as link_source
from refcheck.evidence import pages as page_source
from refcheck.evidence.agenda import Agenda
from refcheck.evidence.answers import read_answer
from refcheck.evidence.authority import NAME as AUTHORITY
from refcheck.evidence.coverage import unknown_of
from refcheck.evidence.interface import (
    Address,
    Answer,
    Known,
    LinkTarget,
    LocalSource,
    Source,
    plan_nothing,
    read_nothing,
)
from refcheck.evidence.offline import OFFLINE, may_be_offline, not_asked, settled
from refcheck.evidence.quotations import with_passages
from refcheck.evidence.recollection import Recollection
from refcheck.evidence.registries.coverage import unknown_of as registries_unknown_of
from refcheck.evidence.registries.inquiry import Inquiry
from refcheck.evidence.rounds import addresses_of, merged_targets
from refcheck.evidence.siblings import NAME as SIBLING
from refcheck.evidence.siblings import wants_shape
from refcheck.evidence.states import with_state
from refcheck.evidence.tally import Tally
from refcheck.fetch.exchange import Failure, Progress, Request, Response
from refcheck.model.evidence import (
    UNCHANGED,
    Evidence,
    Gathered,
    LinkEvidence,
    LinkVerdict,
    Outcome,
    RequestKind,
    Unchanged,
)
from refcheck.model.reference import Reference
from refcheck.text.urls import redact

if TYPE_CHECKING:
    from refcheck.evidence.registries.interface import Registry
    from refcheck.memory import Memory

__all__ = ["MAX_ROUNDS", "Run"]

MAX_ROUNDS = 16
KEPT_ANSWERS = 5_000
"""So many answers stay at hand for pages that may lead to them; beyond, plain ones are let go of."""
MAX_FOLLOW_UPS = 16
"""So often at most something more is asked because of one target."""
Ask = Callable[[Sequence[Request], Callable[[], list[Request]]], Iterable[Response]]
"""What carries requests, and asks now and then for what has come to be wanted meanwhile."""


class Run:
    """What is known grows, and nothing else changes. Not for use twice.

    What the memory has is in a ``Recollection``, what is asked next in an ``Agenda``, what was sent and heard in a
    ``Tally``, and registries have an ``Inquiry``; here is what becomes of each target in turn: it waits (``open``), is
    held until it is known whether the machine is online, or is settled.
    """

    def __init__(
        self,
        references: Sequence[Reference],
        links: Iterable[LinkTarget],
        *,
        sources: Sequence[Source],
        memory: Memory | None,
        today: date,
        config: Config,
        registries: Sequence[Registry] = (),
        local: Sequence[LocalSource] = (),
        unchanged: Unchanged | None = None,
    ) -> None:
        self._references = tuple(references)
        self._by_id = {reference.id: reference for reference in references}
        self._all = merged_targets(links, self._by_id)
        # Those that look at cited pages are planned together, so that a page is asked once for all of them.
        pages = [source for source in sources if source.digest is None]
        self._planning = tuple(source for source in pages if source.plan is not plan_nothing)
        self._further_sources = tuple(source for source in sources if source.digest is not None)
        self._telling = tuple(source for source in sources if source.read is not read_nothing)
        self._compares = any(source.name == SIBLING for source in sources)
        self._tells_links = any(source.name == link_source.NAME for source in sources)
        self._digests_of = {source.name: source.digest for source in sources if source.digest is not None}
        reads_pages = page_source.SOURCE in sources
        self._recollection = Recollection(memory, self._by_id, reads_pages=reads_pages, today=today)
        self._answers: dict[str, Answer] = {}
        self._digests: dict[str, object] = {}
        self._addresses: dict[str, Address] = addresses_of(self._all)
        self.known = Known(
            targets=self._all,
            addresses=self._addresses,
            references=self._by_id,
            answers=self._answers,
            digests=self._digests,
            stale=self._recollection.stale,
            recalled=self._recollection.recall,
            remembered=self._recollection.when_alive,
            today=today,
            config=config,
        )
        told = memory.recall_told if memory is not None else None
        self._unchanged = unchanged or Unchanged(since="")
        asked = [one for one in references if one.id not in self._unchanged.references]
        self._inquiry = Inquiry(asked, registries=registries, config=config, recall=told)
        self._local = tuple(local)
        self.recalled: list[LinkEvidence] = []
        self._links: dict[str, LinkEvidence] = {}
        self._open: dict[str, LinkTarget] = {target.url: target for target in self._all}
        self._evidence: list[Evidence] = []
        self._evidence_of: dict[str, list[Evidence]] = {}
        self._told: dict[tuple[str, str], str] = {}
        self._agenda = Agenda()
        self._tally = Tally()
        self._follow_ups: Counter[str] = Counter()
        self._concerned: set[tuple[str, str]] = set()
        self._held: list[LinkTarget] = []
        self._counts: Counter[LinkVerdict] = Counter()
        self._judged = False
        self._offline = False

    def recall(self) -> None:
        """Take from the memory what it still knows; of the rest only what is new is left to ask."""
        self._take_from_memory()
        for url in self._unchanged.urls & self._open.keys():
            detail = f"it is as it was in {self._unchanged.since}"
            self._addresses[url] = not_asked(self._addresses[url], reason=UNCHANGED, detail=detail)

    def _take_from_memory(self) -> None:
        for target, link, pages in self._recollection.known(self._all, self._addresses):
            self.recalled.append(link)
            del self._open[target.url]
            if self._tells_links:
                self._links[target.url] = link
            self._evidence += pages
        if self.recalled:
            self.known = replace(self.known, targets=tuple(self._open.values()))

    def first_round(self) -> list[Request]:
        """Return what is to be asked first; addresses that are not asked are settled at once."""
        self._open_inquiry()
        for target in list(self._open.values()):
            self._advance(target)
        return self._planned()

    @property
    def asks_links(self) -> bool:
        """Whether an address that is cited has been planned to be asked."""
        return self._agenda.has_asked

    def registries_that_may_follow(self) -> Iterator[tuple[Registry, RequestKind]]:
        """Yield which registries may be asked beside what is planned, and how."""
        return self._inquiry.may_follow()

    def _open_inquiry(self) -> None:
        """Plan what registries are asked first; what pages are still to tell of a reference, it waits for."""
        for source in self._local:
            told = list(source.tell(self._references))
            self._evidence += told
            if source.confirms:
                self._inquiry.confirm(one.reference for one in told if one.reference and one.matches)
        pages: defaultdict[str, list[str]] = defaultdict(list)
        for target in self._all:
            for one in target.references:
                pages[one].append(target.url)
        self._inquiry.start(pages)
        for target in self._all:
            if target.url not in self._open:
                self._tell_inquiry(target, self._evidence)

    @property
    def vetted(self) -> int:
        """How many references the user's own library knows."""
        return len({one.reference for one in self._evidence if one.source == AUTHORITY and one.matches})

    def _tell_inquiry(self, target: LinkTarget, found: Sequence[Evidence]) -> None:
        asked = redact(target.url)
        pages = [one for one in found if one.source == page_source.NAME and one.asked == asked]
        for one in target.references:
            self._inquiry.page_told(one, target.url, pages)

    def _planned(self) -> list[Request]:
        """Return what is planned by now, and count it as asked."""
        requests = self._agenda.take()
        self._tally.due += sum(request.source not in self._digests_of for request in requests)
        return [*requests, *self._inquiry.take_planned()]

    def ask(self, fetch: Ask) -> None:
        """Ask until nothing more is planned, or the run is interrupted."""
        try:
            requests = self.first_round()
            for _ in range(MAX_ROUNDS):
                if requests:
                    self._take_all(fetch(requests, self._planned))
                requests = self._planned() or self._judge_held() or self._released()
                if not requests:
                    break
        except KeyboardInterrupt:
            self._tally.interrupted = True
        self._judge_held()
        if self._tally.interrupted:
            self._inquiry.give_up("interrupted")
        for target in list(self._open.values()):
            # What is known of it counts, although a source would have liked to know more.
            self._settle(target)
        self.give_up(reason="interrupted", detail="the run was interrupted before it was asked")

    def _released(self) -> list[Request]:
        """Return what registries are asked now that nothing more is awaited from pages."""
        self._inquiry.release()
        return self._planned()

    def _take_all(self, responses: Iterable[Response]) -> None:
        """Look at the responses as they come. An interrupt is handed on to whoever fetches, for what is known by then."""
        try:
            for response in responses:
                self._take(response)
        except KeyboardInterrupt:
            if isinstance(responses, Generator):
                with contextlib.suppress(StopIteration):
                    self._take(responses.throw(KeyboardInterrupt()))
                    for response in responses:
                        self._take(response)
            raise

    def _take(self, response: Response) -> None:
        """Look at one response, and go on with the targets that waited for it."""
        request = response.request
        url = request.url
        if self._inquiry.owns(request):
            self._tally.note_sent(response)
            self._tally.interrupted = self._tally.interrupted or response.failure is Failure.INTERRUPTED
            self._recollection.remember_told(self._inquiry.take(response))
            return
        digest = self._digests_of.get(request.source)
        self._tally.note(response, besides=digest is not None)
        waiting = self._agenda.note_answer(url)
        if digest is not None:
            self._digests[url] = digest(response)
        else:
            self._answers[url] = self._read(response, waiting)
        for target in waiting:
            self._advance(target)
        if digest is None and len(waiting) == 1 and waiting[0].url not in self._open:
            self._forget(url)

    def _read(self, response: Response, waiting: Sequence[LinkTarget]) -> Answer:
        """Return what a page says, as far as those who wait for it want to know."""
        fragments = {fragment for target in waiting if (fragment := self._fragment(target))}
        shaped = self._compares and wants_shape(response.request.url, self.known)
        answer = read_answer(response, fragments=fragments, shaped=shaped)
        sought = tuple(dict.fromkeys([one for target in waiting for one in target.sought]))
        answer = with_passages(answer, response, sought) if sought else answer
        cited = any(target.references for target in waiting)
        return with_state(answer, response) if cited else answer

    def _fragment(self, target: LinkTarget) -> str:
        return link_source.checked_fragment(self._addresses[target.url])

    def _forget(self, url: str) -> None:
        """Let go of an answer that nobody looks at again. One that others may lead to is kept."""
        answer = self._answers[url]
        if len(self._answers) <= KEPT_ANSWERS:
            return
        if answer.refresh_target is None and not may_be_offline(answer) and not answer.response.redirects:
            del self._answers[url]
            self._agenda.forget(url)

    def _advance(self, target: LinkTarget) -> None:
        """Plan what is still to be asked for ``target``; when that is nothing, settle it."""
        link = link_source.tell(target, self.known)
        if self._wants_more(self._planning, target, link) or link is None:
            return
        ask = self._addresses[target.url].ask
        if ask is not None and not self._judged and any(map(may_be_offline, self.known.chain(ask))):
            self._held.append(target)
            return
        for source in self._further_sources:
            if source.verdicts is not None and link.verdict not in source.verdicts:
                continue
            if self._follow_ups.get(target.url, 0) < MAX_FOLLOW_UPS and self._wants_more((source,), target, link):
                self._concerned.add((target.url, source.name))
                return
            link = self._amended(link, target, source)
        self._settle(target, link)

    def _amended(self, link: LinkEvidence, target: LinkTarget, source: Source) -> LinkEvidence:
        if source.verdicts is not None and link.verdict not in source.verdicts:
            return link
        amended = source.amend(link, target, self.known)
        if amended is not link:
            self._concerned.add((target.url, source.name))
        return amended

    def _wants_more(self, sources: Iterable[Source], target: LinkTarget, link: LinkEvidence | None) -> bool:
        """Plan what ``sources`` want to ask for ``target``; return whether it has to wait for an answer."""
        waits = False
        for source in sources:
            for request in source.plan(target, self.known, link):
                waits = self._agenda.want(request, target) or waits
        if waits and link is not None:
            self._follow_ups[target.url] += 1
        return waits

    def _judge_held(self) -> list[Request]:
        """Judge what could not be judged before it was known whether the machine is online.

        Return what is to be asked because of that.
        """
        if self._judged:
            return []
        for url, answer in self._answers.items():
            self._answers[url] = settled(answer, online=self._tally.online)
        self._offline = bool(self._held) and not self._tally.online
        # Not before: what an interrupt leaves unsettled would be told as gone on a machine that is offline.
        self._judged = True
        held, self._held = self._held, []
        for target in held:
            self._advance(target)
        return self._planned()

    def give_up(self, *, reason: str, detail: str) -> None:
        """Tell of every target that is still open why it is not asked."""
        self._inquiry.hold()
        if not self._inquiry.started:
            self._open_inquiry()
        for target in list(self._open.values()):
            self._addresses[target.url] = not_asked(self._addresses[target.url], reason=reason, detail=detail)
            self._settle(target)
        self._inquiry.release()
        self._inquiry.give_up(reason)

    def _settle(self, target: LinkTarget, link: LinkEvidence | None = None) -> None:
        """Keep the evidence of ``target``, and remember it. One of which nothing is known stays open.

        It is open until all of that is done, and what is done can be done again: an interrupt may come in between.
        """
        if link is None:
            link = link_source.tell(target, self.known)
            if link is None:
                return
            for source in self._further_sources:
                link = self._amended(link, target, source)
        if self._tells_links:
            self._links[target.url] = self._recollection.remember(link, target)
        told = self._said_of(target)
        self._recollection.remember_told(told)
        self._evidence_of[target.url] = told
        if target.references:
            self._tell_inquiry(target, told)
        del self._open[target.url]
        self._counts[link.verdict] += 1

    def _said_of(self, target: LinkTarget) -> list[Evidence]:
        """Return what the sources say because of ``target``; of an address or a host the first of its targets says it."""
        said: dict[object, Evidence] = {}
        for source in self._telling:
            if source.digest is not None and (target.url, source.name) not in self._concerned:
                continue
            for found in source.read(target, self.known):
                about = (found.source, found.asked)
                if found.reference is not None:
                    said[len(said)] = found
                elif self._told.setdefault(about, target.url) == target.url:
                    said.setdefault(about, found)
        return list(said.values())

    def counted(self, progress: Callable[[Progress], None] | None) -> Callable[[Progress], None] | None:
        """Return a listener that tells ``progress`` the counts by verdict as well."""
        if progress is None:
            return None
        listener = progress
        return lambda told: listener(replace(told, counts={verdict.value: n for verdict, n in self._counts.items()}))

    def result(self) -> Gathered:
        """Return what was gathered: links in the order given, evidence in that of the references."""
        links = tuple(self._links[target.url] for target in self._all if target.url in self._links)
        order = {reference: index for index, reference in enumerate(self._by_id)}
        # Without a page to tell by, registries that cannot be reached tell that the machine is offline.
        offline = self._offline or (self._inquiry.is_unreached and not self._tally.online and not self._tally.heard)
        told = self._inquiry.evidence(offline=offline)
        self._recollection.remember_matches(told)
        pages = [*self._evidence, *chain.from_iterable(self._evidence_of.values())]
        pages.sort(key=lambda e: (order.get(e.reference or "", len(order)), e.asked))
        said = [one for one in told if one.outcome is not Outcome.SKIPPED]
        evidence = sorted([*pages, *said], key=lambda e: (order.get(e.reference or "", len(order)), e.asked))
        unheard = sum(answer.reason == OFFLINE for answer in self._answers.values()) if self._offline else 0
        return Gathered(
            evidence=tuple(evidence),
            links=links,
            sent=self._tally.sent(),
            unknown=(*unknown_of(self._references, links, pages), *registries_unknown_of(told)),
            due=self._tally.due - self._tally.refused + self._inquiry.asked,
            answered=self._tally.answered - unheard + (0 if offline else self._inquiry.answered),
            offline=offline,
            interrupted=self._tally.interrupted,
        )
