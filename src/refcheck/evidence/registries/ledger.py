"""What registries have been asked and what they said, in one place for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from refcheck.config import Config
from refcheck.evidence.registries.claims import isbns_of
from refcheck.evidence.registries.interface import Claim, Record, Registry, Told
from refcheck.model.comparison import Difference, FieldAgreement, Identity, WorkComparison
from refcheck.model.evidence import Outcome
from refcheck.model.report import Agreement
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.candidates import compare_candidate, is_dated_later
from refcheck.text.comparison.kinds import is_placed_preprint, is_preprint
from refcheck.text.identifiers import Identifier

__all__ = ["Ledger"]

_LEADS = frozenset({Identity.SAME, Identity.VERSION})
_ELSEWHERE = frozenset({Difference.OTHER_CONTAINER, Difference.PREPRINT})
_TELLING = frozenset({"author", "issued", "container_title", "volume", "page", "isbn"})
_OWN = frozenset({"author", "page", "doi", "isbn", "eprint", "pmid"})
"""One of these has to be among what speaks for such a record."""
ENOUGH = 3
"""So many of these speak for a record whose title is missing, or in another language."""
_NOTHING: Mapping[str, Told] = MappingProxyType({})
_PREPRINT = "article"
"""CSL's type of a preprint."""
_SILENT = frozenset({Outcome.UNAVAILABLE, Outcome.REFUSED})


class Ledger:
    """Grows as answers come in; registries only look at it. What the memory knows is taken from there."""

    def __init__(
        self, registries: Sequence[Registry], config: Config, recall: Callable[[str, str], Told | None] | None
    ) -> None:
        self.config = config
        self._registries = {registry.name: registry for registry in registries}
        self._recall = recall
        # By what they are about first: most claims have nothing told or asked about them.
        self._told: dict[Identifier, dict[str, Told]] = {}
        self._searched: dict[str, dict[str, Told]] = {}
        self._asking: dict[Identifier, set[str]] = {}
        self._searching: dict[str, set[str]] = {}
        self._searches: Counter[str] = Counter()
        self._compared: dict[tuple[str, int], tuple[Record, WorkComparison]] = {}
        self._candidates: dict[tuple[str, int], tuple[Record, WorkComparison]] = {}
        self._alone: set[tuple[str, Identifier]] = set()
        self.confirmed: set[str] = set()
        """Claims whose work something else has shown (a page)."""
        self.pending: set[str] = set()
        """Claims about which something else is still being asked (a page)."""

    def address(self, registry: str, identifier: Identifier) -> str:
        """Return the address that asks a registry for one identifier alone."""
        one = self._registries[registry]
        return one.address(one.base_in(self.config), identifier)

    def new(self, registry: str, identifiers: Iterable[Identifier]) -> list[Identifier]:
        """Return those that the registry has neither been asked about nor is being asked about."""
        found = []
        for one in dict.fromkeys(identifiers):
            if registry in self._told.get(one, ()) or registry in self._asking.get(one, ()):
                continue
            recalled = self._recall(registry, self.address(registry, one)) if self._recall else None
            if recalled is None:
                found.append(one)
            else:
                self._told.setdefault(one, {})[registry] = recalled
        return found

    def alone(self, registry: str, identifier: Identifier) -> bool:
        """Return whether an identifier has to be asked alone: a batch with it was refused."""
        return (registry, identifier) in self._alone

    def told(self, registry: str, identifier: Identifier) -> Told | None:
        """Return what a registry said of an identifier, ``None`` as long as it has not."""
        return self._told.get(identifier, {}).get(registry)

    def about(self, identifier: Identifier) -> Mapping[str, Told]:
        """Return what has been said of an identifier, by registry."""
        return self._told.get(identifier, _NOTHING)

    def searches(self, claim: Claim) -> Mapping[str, Told]:
        """Return what searches for a claim gave, by registry."""
        return self._searched.get(claim.id, _NOTHING)

    def searched(self, registry: str, claim: Claim) -> Told | None:
        """Return what a registry's search for a claim gave, ``None`` when there was none yet."""
        return self._searched.get(claim.id, {}).get(registry)

    def is_searched_before(self, registry: str, claim: Claim, asked: str) -> bool:
        """Return whether the memory has what a search gave, and take it from there."""
        recalled = self._recall(registry, asked) if self._recall else None
        if recalled is not None:
            self._searched.setdefault(claim.id, {})[registry] = recalled
        return recalled is not None

    def wants_search(self, registry: str, claim: Claim) -> bool:
        """Return whether this registry may be searched for a claim now."""
        if not claim.searchable or registry in self._searched.get(claim.id, ()):
            return False
        if not (claim.is_titled or self._registries[registry].takes_strings):
            return False
        if self.is_spent(registry) or not self.is_open(claim, placed=self._registries[registry].of_places):
            return False
        # What could not be asked outranks what others do not know.
        return not any(
            told.outcome in _SILENT and not self._registries[name].aside for name, told in self._by_registry(claim)
        )

    def is_spent(self, registry: str) -> bool:
        """Return whether a registry has been searched as often as it may be in a run."""
        most = self._registries[registry].most_searches
        return bool(most) and self._searches[registry] >= most

    def is_open(self, claim: Claim, *, placed: bool = False) -> bool:
        """Return whether nothing has led to a claim's work so far (``placed``: in the place that is cited), and nothing
        about it is under way.
        """
        if claim.id in self.confirmed or claim.id in self.pending:
            return False
        if self._searching.get(claim.id) or any(
            self._asking.get(one) for one in (*claim.identifiers(), *claim.printed)
        ):
            return False
        return not self.is_led(claim) or (placed and self._is_unplaced(claim))

    def _is_unplaced(self, claim: Claim) -> bool:
        """Return whether nothing is known of a paper but its preprint, whose DOI it gives, though it names a conference."""
        return is_placed_preprint(claim.work) and not any(
            _leads(claim, one) and one.of("type").found != _PREPRINT for one in self.comparisons(claim)
        )

    def compare(self, claim: Claim, record: Record) -> WorkComparison:
        """Return how a claim goes with a record; the work is done once for each pair."""
        # A record that is kept here keeps its number.
        known = self._compared.get((claim.id, id(record)))
        if known is None:
            known = self._compared[claim.id, id(record)] = record, compare_works(claim.work, record.work)
        return known[1]

    def compare_found(self, claim: Claim, record: Record) -> WorkComparison:
        """Return how a claim goes with a record that a search for it brought, or one of whose ISBNs is that of the cited
        printing.
        """
        known = self._candidates.get((claim.id, id(record)))
        if known is None:
            made = compare_candidate(claim.work, record.work, claim.text)
            known = self._candidates[claim.id, id(record)] = record, made
        seen = known[1]
        if claim.printed and seen.identity is Identity.UNKNOWN and self._is_printing(claim, record):
            return replace(seen, identity=Identity.SAME)
        return seen

    def _is_printing(self, claim: Claim, record: Record) -> bool:
        """Return whether a record that is the cited book but for its year has an ISBN under which a registry of books has
        the cited printing: its title, its year.
        """
        own = set(isbns_of(record.work)) & set(claim.printed)
        editions = [edition for one in own for told in self.about(one).values() for edition in told.records]
        seen = [self.compare_found(claim, one) for one in editions if one is not record]
        return any(one.identity is Identity.SAME and "issued" in one.supports for one in seen) and is_dated_later(
            claim.work, record.work, claim.text
        )

    def is_led(self, claim: Claim) -> bool:
        """Return whether a record of the claim's own work is known: for certain, or by all but its title, which may be
        translated; not where it is by other people.
        """
        return any(
            _leads(claim, one)
            or (
                one.title is Agreement.UNKNOWN
                and one.of("author").agreement is not FieldAgreement.DIFFER
                and len(one.supports & _TELLING) >= ENOUGH
                # All works of a journal's volume have journal, volume and year in common.
                and not one.supports.isdisjoint(_OWN)
            )
            for one in self.comparisons(claim)
        )

    def of(self, claim: Claim) -> list[Told]:
        """Return all that was said about a claim, in the order of the registries."""
        return [told for _, told in self._by_registry(claim)]

    def _by_registry(self, claim: Claim) -> list[tuple[str, Told]]:
        said = [self._told[one] for one in claim.identifiers() if one in self._told]
        if claim.id in self._searched:
            said.append(self._searched[claim.id])
        return [(name, by[name]) for name in self._registries for by in said if name in by] if said else []

    def comparisons(self, claim: Claim) -> Sequence[WorkComparison]:
        """Return how the claim goes with every record that is known for it."""
        told = [(told, self.compare) for one in claim.identifiers() for told in self._told.get(one, {}).values()]
        told += [(told, self.compare_found) for told in self._searched.get(claim.id, {}).values()]
        return [compare(claim, record) for one, compare in told for record in one.records]

    # Written by the inquiry --------------------------------------------------------------------

    def ask(self, registry: str, identifiers: Iterable[Identifier], claim: str | None, *, again: bool = False) -> None:
        """Note that these are being asked about; ``again``: with a request that was noted before, or is none yet."""
        for one in identifiers:
            self._asking.setdefault(one, set()).add(registry)
        if claim is not None:
            self._searching.setdefault(claim, set()).add(registry)
            self._searches[registry] += not again

    def drop_search(self, registry: str, claim: str) -> None:
        """Note that a claim is not being searched for any more, nothing having been said."""
        self._searching.get(claim, set()).discard(registry)

    def tell(self, registry: str, identifier: Identifier, told: Told) -> None:
        """Keep what was said of an identifier."""
        self._asking.get(identifier, set()).discard(registry)
        self._told.setdefault(identifier, {})[registry] = told

    def tell_search(self, registry: str, claim: str, told: Told) -> None:
        """Keep what a search gave."""
        self._searching.get(claim, set()).discard(registry)
        self._searched.setdefault(claim, {})[registry] = told

    def ask_again(self, registry: str, identifiers: Iterable[Identifier], *, alone: bool) -> None:
        """Note that these are to be asked once more, one by one if ``alone``."""
        for one in identifiers:
            self._asking.get(one, set()).discard(registry)
            if alone:
                self._alone.add((registry, one))


def _leads(claim: Claim, seen: WorkComparison) -> bool:
    """Return whether a record is of the cited work, in the place that is cited. One that appeared in another place, and
    the preprint of a work for which a place is cited, lead nowhere: another registry may have it in this one.
    """
    if seen.identity is Identity.VERSION and claim.work.container_title and not is_preprint(claim.work):
        return {seen.of("container_title").difference, seen.of("type").difference}.isdisjoint(_ELSEWHERE)
    return seen.identity in _LEADS
