"""The user's own vetted library: asked before everybody else, without a network.

A work is looked up by its identifiers, then by the words of its title; what is found is judged as any
other record is. That the library does not have a work says nothing, and nothing is told then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from refcheck.evidence.ranking import OWN, are_equal, ranked
from refcheck.evidence.registries.claims import cited_identifiers
from refcheck.evidence.registries.interface import MIN_TITLE
from refcheck.evidence.registries.telling import MAX_EXCERPT, named
from refcheck.evidence.registries.terms import first_surname
from refcheck.evidence.rounds import PRIVATE
from refcheck.model.comparison import WorkComparison
from refcheck.model.evidence import Evidence, Outcome, Via
from refcheck.model.reference import Reference
from refcheck.model.work import Work
from refcheck.text.comparison import compare_works
from refcheck.text.identifiers import Identifier, IdentifierKind
from refcheck.text.words import telling_words

__all__ = ["NAME", "Authority", "Vetted"]

NAME = "authority"
CANDIDATES = 8
"""So many works that share words with a title are compared with it, those that share half as many as the best."""
MAX_SHARING = 500
"""A word that more works have in their titles leads to none of them."""
_PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry"})
"""Types that carry the ISBN of the book they are in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vetted:
    """A work of a vetted library. ``place`` says where a person finds it ("library.bib: smith2020")."""

    work: Work
    place: str


class Authority:
    """Vetted works by identifier and by the words of their titles. ``when`` is UTC ISO 8601."""

    confirms = True

    def __init__(self, works: Iterable[Vetted], *, when: str = "") -> None:
        self._works = tuple(works)
        self._when = when
        self._by_identifier: defaultdict[Identifier, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(self._works):
            for identifier in cited_identifiers(one.work):
                if identifier.kind is not IdentifierKind.ISBN or one.work.type not in _PARTS:
                    self._by_identifier[identifier].append(index)
            for word in _words(one.work):
                self._by_word[word].append(index)

    def tell(self, references: Iterable[Reference]) -> Iterator[Evidence]:
        """Yield what the library has of references: one piece for each identifier, or for the title when these
        do not lead to the work. Nothing of interviews and letters, and nothing where two works fit equally well.
        """
        for reference in references:
            if self._works and not reference.problem and reference.kind not in PRIVATE:
                yield from self._of(reference)

    def _of(self, reference: Reference) -> Iterator[Evidence]:
        known = False
        for identifier in cited_identifiers(reference.work):
            found = self._best(reference.work, self._by_identifier.get(identifier, ())[:CANDIDATES])
            if found is None:
                continue
            seen, one = found
            # With an ISBN a chapter may have its book, with a DOI of several works one that is not meant.
            if seen.identity in OWN or identifier.kind is not IdentifierKind.ISBN:
                known = known or seen.identity in OWN
                yield self._evidence(reference, seen, one, identifier, Via.CITED)
        if known or len(reference.work.title) < MIN_TITLE:
            return
        found = self._best(reference.work, self._like(reference.work))
        if found is not None and found[0].identity in OWN:
            seen, one = found
            own = next(iter(cited_identifiers(one.work)), None)
            yield self._evidence(reference, seen, one, own, Via.SEARCH)

    def _like(self, cited: Work) -> list[int]:
        """Return the works that share most words of title and first author, those of the same year first."""
        shared: Counter[int] = Counter()
        for word in sorted(_words(cited)):
            sharing = self._by_word.get(word, ())
            if len(sharing) <= MAX_SHARING:
                shared.update(sharing)
        best = sorted(shared, key=lambda index: (-shared[index], self._works[index].work.year != cited.year, index))
        return [index for index in best[:CANDIDATES] if shared[index] * 2 > shared[best[0]]]

    def _best(self, cited: Work, indexes: Sequence[int]) -> tuple[WorkComparison, Vetted] | None:
        """Return the work that fits best, ``None`` for none, or when it cannot be told which."""
        works = [self._works[index].work for index in indexes]
        order = ranked([compare_works(cited, work) for work in works])
        mine = [pair for pair in order if pair[0].identity in OWN]
        if are_equal(mine, works) or (not mine and len(order) > 1):
            return None
        return (order[0][0], self._works[indexes[order[0][1]]]) if order else None

    def _evidence(
        self, reference: Reference, seen: WorkComparison, one: Vetted, identifier: Identifier | None, via: Via
    ) -> Evidence:
        return Evidence(
            source=NAME,
            asked=one.place,
            outcome=Outcome.FOUND,
            when=self._when,
            reference=reference.id,
            record=one.work,
            identifier=named(identifier) if identifier else "",
            score=seen.score,
            excerpt=one.work.title[:MAX_EXCERPT],
            via=via,
            matches=seen.identity in OWN,
        )


def _words(work: Work) -> frozenset[str]:
    """Return what a work is found by: the words of its title, and those of its first author's name, marked."""
    return telling_words(work.title) | {f"@{word}" for word in telling_words(first_surname(work))}
