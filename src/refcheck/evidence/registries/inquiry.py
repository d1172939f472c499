"""One inquiry at the registries: claims are planned, answers read, claims planned again until nothing is left.

An answer concerns the claims that it is about; only those are planned again. Identifiers that pages give come
in one by one, and are held back until a batch is worth its request.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from refcheck.config import Config
from refcheck.evidence.answers import UNASKED
from refcheck.evidence.ranking import OWN, is_doubtful, ranked
from refcheck.evidence.registries.claims import ARXIV_DOI, claim_of, isbns_of, with_page
from refcheck.evidence.registries.interface import Claim, Query, Reading, Record, Registry, Told
from refcheck.evidence.registries.ledger import Ledger
from refcheck.evidence.registries.telling import evidence_of, named, told_of
from refcheck.fetch.exchange import Failure, Request, Response
from refcheck.model.comparison import Identity
from refcheck.model.evidence import Evidence, Outcome, RequestKind, Via
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.candidates import is_dated_later
from refcheck.text.comparison.titles import telling
from refcheck.text.identifiers import Identifier, IdentifierKind

__all__ = ["Inquiry"]

WORTH_A_BATCH = 20
"""So many claims with identifiers from pages are asked about without waiting for more."""
MOST_PRINTED = 4
"""So many ISBNs (of print, paperback, two electronic forms) are asked about for one reference."""
WITNESS = "openalex"
"""Who is asked about what another has found; what it has found itself, the agency of the DOI is asked about."""
_NOT_ASKED = frozenset({Failure.INTERRUPTED, Failure.DEADLINE})
_UNREACHED = frozenset({Failure.NO_SUCH_HOST, Failure.RESOLVER, Failure.NO_ROUTE})
_SOUGHT = frozenset({Via.SEARCH, Via.PLACE})
_AGREE = frozenset({Agreement.SAME, Agreement.SHORT})


class Inquiry:
    """The state of one inquiry. Not for use twice."""

    def __init__(
        self,
        references: Sequence[Reference],
        *,
        registries: Sequence[Registry],
        config: Config,
        recall: Callable[[str, str], Evidence | None] | None = None,
    ) -> None:
        self._registries = {registry.name: registry for registry in registries}
        claims = (claim_of(reference, config.network.search) for reference in references)
        self._claims: dict[str, Claim] = {claim.id: claim for claim in claims if claim is not None}
        self._about: defaultdict[Identifier, dict[str, None]] = defaultdict(dict)
        for claim in self._claims.values():
            self._index(claim)
        told = None if recall is None else lambda source, asked: told_of(recall(source, asked))
        self._ledger = Ledger(registries, config, told)
        self._queries: defaultdict[str, list[Query]] = defaultdict(list)
        self._planned: dict[str, Request] = {}
        self._gathered: defaultdict[str, list[Query]] = defaultdict(list)
        self._waits: dict[str, set[str]] = {}
        self._held: dict[str, None] = {}
        self._holds = False
        self._failed_to_reach = False
        self._heard = False
        self.started = False
        self.asked = 0
        self.answered = 0

    @property
    def is_unreached(self) -> bool:
        """Whether registries were asked, and none of their hosts could be reached at all."""
        return self._failed_to_reach and not self._heard

    def start(self, pages: Mapping[str, Iterable[str]]) -> None:
        """Plan for all claims; ``pages`` are the addresses that are being asked for references, by their ids."""
        self.started = True
        self._waits = {one: set(urls) for one, urls in pages.items() if one in self._claims}
        self._ledger.pending.update(self._waits)
        self._plan(self._claims)

    def confirm(self, references: Iterable[str]) -> None:
        """Take it that the works of these are known: they are not searched for."""
        self._ledger.confirmed.update(references)

    def take_planned(self) -> list[Request]:
        """Return what is to be asked by now, each once."""
        requests, self._planned = list(self._planned.values()), {}
        self.asked += len(requests)
        return requests

    def owns(self, request: Request) -> bool:
        """Return whether a request is one of the inquiry's."""
        return request.source in self._registries and request.url in self._queries

    def take(self, response: Response) -> list[Evidence]:
        """Read an answer, and plan for the claims that it is about; return what it says of them."""
        self.answered += response.failure not in UNASKED
        self._heard = self._heard or response.failure is None
        self._failed_to_reach = self._failed_to_reach or response.failure in _UNREACHED
        concerned: dict[str, None] = {}
        told: list[Evidence] = []
        for query in self._queries.pop(response.request.url):
            reading = self._registries[query.registry].read(query, response)
            if self._is_to_be_alone(query, reading):
                self._search_alone(query)
                concerned.update(dict.fromkeys([query.claim] if query.claim else ()))
                continue
            self._keep(query, reading, response)
            concerned.update(dict.fromkeys([query.claim] if query.claim else ()))
            for one in query.identifiers:
                concerned.update(self._about[one])
            told += self._about_query(query)
            self._call_witness(query)
            self._call_witness_of_preprints(query)
            self._call_witness_of_printings(query)
        if response.failure not in _NOT_ASKED:
            self._plan(one for one in concerned if one not in self._held)
            if len(self._held) >= WORTH_A_BATCH:
                self.flush()
        return told

    def _is_to_be_alone(self, query: Query, reading: Reading) -> bool:
        """Return whether an answer for several says nothing of a claim: more was found than was sent, or nothing of any of
        them, as where the words for "or" are not understood.
        """
        claim = self._claims.get(query.claim or "")
        if not query.alone or claim is None or reading.outcome is not Outcome.FOUND:
            return False
        silent = reading.partial or not reading.found
        return silent and not any(self._ledger.compare_found(claim, one).identity in OWN for one in reading.found)

    def _search_alone(self, query: Query) -> None:
        self._ledger.drop_search(query.registry, query.claim or "")
        if not self._ledger.is_spent(query.registry):
            self._want(replace(query, request=replace(query.request, url=query.alone), alone=""))

    def _call_witness(self, query: Query) -> None:
        """Have a second witness asked, in the next batch, about a work that a search found and that differs."""
        claim = self._claims.get(query.claim or "")
        told = self._ledger.searched(query.registry, claim) if claim else None
        if claim is None or told is None or not told.records or claim.found or claim.unheard:
            return
        # Of several the likest is taken for the work; what another one differs in is nothing of it.
        seen, best = ranked([self._ledger.compare_found(claim, record) for record in told.records])[0]
        own = told.records[best].identifier
        if seen.identity is Identity.SAME and is_doubtful(seen) and own.kind is IdentifierKind.DOI:
            heard = query.registry == WITNESS
            self._claims[claim.id] = replace(claim, unheard=(own,)) if heard else replace(claim, found=(own,))
            self._about[own][claim.id] = None
            self._held[claim.id] = None

    def _call_witness_of_preprints(self, query: Query) -> None:
        """Have a second witness asked, in the next batch, about preprints whose record at arXiv differs: by the DOI
        that arXiv gives every preprint.
        """
        for one in query.identifiers if query.registry == "arxiv" else ():
            told = self._ledger.told("arxiv", one)
            if told is None or not told.records:
                continue
            for claim in [self._claims[name] for name in self._about[one]]:
                seen = self._ledger.compare(claim, told.records[0])
                if is_doubtful(seen) and seen.identity in OWN and not claim.found:
                    doi = Identifier(IdentifierKind.DOI, f"{ARXIV_DOI}{one.value}")
                    self._claims[claim.id] = replace(claim, found=(doi,))
                    self._about[doi][claim.id] = None
                    self._held[claim.id] = None

    def _call_witness_of_printings(self, query: Query) -> None:
        """Have a registry of books asked, in the next batch, which printings the ISBNs of records are that are a claim's
        book but for the year: an electronic edition has the year in which it was made, and mostly the ISBN of the print.
        """
        claim = self._claims.get(query.claim or "")
        told = self._ledger.searched(query.registry, claim) if claim else None
        if claim is None or told is None or claim.printed or self._ledger.is_led(claim):
            return
        later = (one.work for one in told.records if is_dated_later(claim.work, one.work, claim.text))
        printed = tuple(dict.fromkeys(isbn for work in later for isbn in isbns_of(work)))[:MOST_PRINTED]
        if printed:
            self._claims[claim.id] = replace(claim, printed=printed)
            for one in printed:
                self._about[one][claim.id] = None
            self._held[claim.id] = None

    def _about_query(self, query: Query) -> list[Evidence]:
        if query.claim is not None:
            claim = self._claims[query.claim]
            return [one for one in evidence_of(claim, self._ledger, [query.registry]) if one.via in _SOUGHT]
        asked = {named(one) for one in query.identifiers}
        ids = dict.fromkeys(one for identifier in query.identifiers for one in self._about[identifier])
        found = (one for claim in ids for one in evidence_of(self._claims[claim], self._ledger, [query.registry]))
        return [one for one in found if one.identifier in asked]

    def _keep(self, query: Query, reading: Reading, response: Response) -> None:
        answered = reading.outcome is Outcome.FOUND
        if query.claim is not None:
            outcome = reading.outcome if not answered or reading.found else Outcome.NOT_FOUND
            told = Told(
                outcome=outcome,
                asked=query.alone or query.request.url,
                when=response.when,
                reason=reading.reason,
                records=self._own_of(query, reading),
            )
            self._ledger.tell_search(query.registry, query.claim, told)
        self._ledger.ask_again(query.registry, reading.again, alone=True)
        self._ledger.ask_again(query.registry, reading.anew, alone=False)
        for one in query.identifiers:
            if one in reading.again or one in reading.anew:
                continue
            record, word = reading.records.get(one), reading.words.get(one, "")
            outcome = reading.outcome if not answered or record or word else Outcome.NOT_FOUND
            told = Told(
                outcome=outcome,
                asked=self._ledger.address(query.registry, one),
                when=response.when,
                reason=reading.reason,
                records=(record,) if record else (),
                word=word,
            )
            self._ledger.tell(query.registry, one, told)

    def _own_of(self, query: Query, reading: Reading) -> tuple[Record, ...]:
        """Return the records of a search that may be a claim's: of an answer for several, those with half of its words."""
        if not query.alone:
            return reading.found
        words = telling(self._claims[query.claim or ""].work.title)
        return tuple(one for one in reading.found if 2 * len(words & telling(one.work.title)) >= len(words))

    def page_told(self, reference: str, url: str, pages: Iterable[Evidence]) -> None:
        """Take up what a page told of a reference; when it was the last to be asked, the claim may be searched for."""
        claim, waits = self._claims.get(reference), self._waits.get(reference)
        if claim is None or waits is None:
            return
        waits.discard(url)
        records = [page.record for page in pages if page.reference == reference and page.record is not None]
        for record in records:
            seen = compare_works(claim.work, record)
            if seen.identity is Identity.SAME or seen.title in _AGREE:
                self._ledger.confirmed.add(reference)
        grown = with_page(claim, records)
        if grown is not claim:
            self._claims[reference] = grown
            self._index(grown)
            self._held[reference] = None
        if not waits:
            self._ledger.pending.discard(reference)
            if self._holds:
                self._held[reference] = None
            elif reference not in self._held:
                self._plan([reference])
        if len(self._held) >= WORTH_A_BATCH and not self._holds:
            self.flush()

    def hold(self) -> None:
        """Plan nothing more before ``release``: no page will be asked, so that all are planned at once."""
        self._holds = True

    def may_follow(self) -> Iterator[tuple[Registry, RequestKind]]:
        """Yield which registries may be asked and how; pages that are asked may give identifiers of any kind."""
        claims = self._claims.values()
        kinds = {one.kind for claim in claims for one in claim.identifiers()}
        for registry in self._registries.values():
            if registry.knows & kinds or (registry.knows and any(self._waits.values())):
                yield registry, RequestKind.IDENTIFIER
            if registry.searches and any(claim.searchable for claim in claims):
                yield registry, RequestKind.SEARCH

    def flush(self) -> None:
        """Plan for what was held back."""
        held, self._held = self._held, {}
        self._plan(held)

    def release(self) -> None:
        """Let claims be searched for although their pages did not tell anything."""
        waiting, self._waits = self._waits, {}
        self._ledger.pending.clear()
        self._plan({**self._held, **dict.fromkeys(waiting)})
        self._held = {}
        for name in list(self._gathered):
            self._send(name)

    def _index(self, claim: Claim) -> None:
        for one in claim.identifiers():
            self._about[one][claim.id] = None

    def _plan(self, ids: Iterable[str]) -> None:
        claims = [self._claims[one] for one in ids]
        while claims:
            claims = self._plan_for(claims)

    def _plan_for(self, claims: Sequence[Claim]) -> list[Claim]:
        """Plan; return the claims of which the memory knows a search, since that may lead to the next."""
        searches: list[tuple[Query, Claim]] = []
        kinds = {claim.id: {one.kind for one in claim.every()} for claim in claims}
        # While registries plan, less and less may be searched for.
        searchable = [claim for claim in claims if claim.searchable]
        sought = {claim.id for claim in searchable if self._ledger.is_open(claim)}
        placed = {claim.id for claim in searchable if self._ledger.is_open(claim, placed=True)}
        for registry in self._registries.values():
            wanted = (placed if registry.of_places else sought) if registry.searches else ()
            mine = [one for one in claims if one.id in wanted or not registry.knows.isdisjoint(kinds[one.id])]
            for query in registry.plan(mine, self._ledger):
                if query.claim is None:
                    self._want(query)
                else:
                    searches.append((query, self._claims[query.claim]))
        known: list[Claim] = []
        # A search is for what no registry is asked about by identifier, the later ones of the list included.
        for query, claim in searches:
            if not self._ledger.wants_search(query.registry, claim):
                continue
            if self._ledger.is_searched_before(query.registry, claim, query.request.url):
                self._call_witness(query)
                self._call_witness_of_printings(query)
                known.append(self._claims[claim.id])
            elif self._registries[query.registry].joined is None:
                self._want(query)
            else:
                self._gather(query)
        return known

    def _gather(self, query: Query) -> None:
        """Keep a search until others can go with it."""
        waiting = self._gathered[query.registry]
        waiting.append(query)
        self._ledger.ask(query.registry, (), query.claim, again=True)
        if len(waiting) >= self._registries[query.registry].most_joined:
            self._send(query.registry)

    def _send(self, name: str) -> None:
        """Search for what was gathered, all in one request; let it go on without where no more may be asked."""
        registry, waiting = self._registries[name], self._gathered.pop(name)
        claims = [self._claims[query.claim or ""] for query in waiting]
        if self._ledger.is_spent(name) or registry.joined is None:
            for claim in claims:
                self._ledger.drop_search(name, claim.id)
            self._plan([claim.id for claim in claims])
        elif len(waiting) == 1:
            self._want(waiting[0])
        else:
            request = replace(waiting[0].request, url=registry.joined(registry.base_in(self._ledger.config), claims))
            for query in waiting:
                self._want(replace(query, request=request, alone=query.request.url))

    def _want(self, query: Query) -> None:
        self._ledger.ask(query.registry, query.identifiers, query.claim, again=query.request.url in self._queries)
        url = query.request.url
        if url not in self._queries:
            self._planned[url] = query.request
        self._queries[url].append(query)

    def give_up(self, reason: str) -> None:
        """Say of everything that was planned and not answered why it was not asked."""
        for gathered in self._gathered.values():
            for query in gathered:
                self._queries[query.request.url].append(query)
        self._gathered.clear()
        for url, queries in list(self._queries.items()):
            for query in queries:
                missing = Reading(outcome=Outcome.SKIPPED, reason=reason)
                self._keep(query, missing, Response(request=query.request))
            del self._queries[url]
        self._planned.clear()

    def evidence(self, *, offline: bool = False) -> list[Evidence]:
        """Return what the registries said, reference by reference; ``offline``: the machine was."""
        found = (one for claim in self._claims.values() for one in evidence_of(claim, self._ledger, self._registries))
        if not offline:
            return list(found)
        return [
            replace(one, outcome=Outcome.SKIPPED, reason="offline") if one.outcome is Outcome.UNAVAILABLE else one
            for one in found
        ]
