"""Labelled cases from entries: each entry is used once, as itself or changed, and the seed decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.scholar.entry import Entry
from benchmarks.scholar.holding import decoy, hold, without_doi
from benchmarks.scholar.kinds import KINDS, Draft, Kind
from benchmarks.scholar.limits import SOURCES, Limit, limit_of
from refcheck.model.work import Work
from refcheck.references import parse_bibtex
from refcheck.text.identifiers import normalise_doi
from tests.fakes.registries import Holder, TrueWork

_BY_IDENTIFIER = frozenset({"IDN004", "IDN005", "PUB001"})
_UNCHANGED = next(kind for kind in KINDS if kind.name == "unchanged")
_IDENTIFIED = 0.6
_REVIEWED = 0.15


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One labelled entry: ``text`` is BibTeX under ``key``, ``original`` the same entry before it was changed."""

    key: str
    kind: Kind
    entry: Entry
    text: str
    original: str
    true: TrueWork
    identified: bool
    limit: Limit = Limit.ERROR
    """The most that may be said of it, whoever looks."""

    @property
    def error(self) -> bool:
        """Whether an error is expected: certain by its identifier, or against two registries."""
        certain = not self.kind.codes.isdisjoint(_BY_IDENTIFIER) or len(self.true.held_by & SOURCES) >= 2
        return self.kind.error and certain


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """All cases and all works that are true."""

    cases: tuple[Case, ...]
    works: tuple[TrueWork, ...]

    def bibliography(self, *, original: bool = False) -> str:
        """Return the .bib file, or the one before anything was changed."""
        return "\n".join(case.original if original else case.text for case in self.cases)


def make(
    entries: list[Entry], seed: int, *, unchanged: float = 0.25, kinds: Sequence[Kind] = KINDS, nameless: float = 0.0
) -> Stage:
    """Return the stage that a seed stands for, with a case for each entry; a share stays unchanged.

    ``nameless`` is the share of conference papers that nobody gave a DOI, as those of some large conferences.
    """
    chance = Random(seed)
    chosen = _distinct(chance.sample(entries, len(entries)))
    used: Counter[str] = Counter()
    pairs, chosen_kinds = [], []
    for entry in chosen:
        true = hold(entry, chance, gentle=True)
        if nameless and chance.random() < nameless:
            true = without_doi(true)
        kind = _UNCHANGED if chance.random() < unchanged else _kind_for(entry, true, used, chance, kinds)
        used[kind.name] += 1
        chosen_kinds.append(kind)
        pairs.append((entry, hold(entry, chance, gentle=False) if kind is _UNCHANGED else true))
    cases, works = [], []
    for number, (kind, (entry, true)) in enumerate(zip(chosen_kinds, pairs, strict=True)):
        others = [pair for pair in pairs if pair[0] is not entry]
        draft = Draft(entry=entry, true=true, others=others, chance=chance)
        case = _case(f"c{number:04d}", kind, draft)
        cases.append(case)
        works += [case.true, *draft.more]
        if case.true.work.type == "book" and kind.clean and chance.random() < _REVIEWED:
            works.append(decoy(case.true, chance))
    by_doi = {true.doi: true.work for true in works if true.doi}
    return Stage(cases=tuple(_limited(case, by_doi) for case in cases), works=tuple(works))


def _limited(case: Case, by_doi: Mapping[str, Work]) -> Case:
    if case.kind.clean:
        return case
    cited = parse_bibtex(case.text).references[0].work
    return replace(case, limit=limit_of(case.kind.name, cited, case.true, by_doi))


def _distinct(entries: list[Entry]) -> list[Entry]:
    """Return the entries, a DOI that several give (that of the volume they are in) taken from all but the first."""
    seen: set[str] = set()
    found = []
    for entry in entries:
        doi = normalise_doi(entry.work.doi)
        again = doi in seen
        seen |= {doi} - {""}
        found.append(replace(entry.put(doi=None), work=replace(entry.work, doi="")) if again else entry)
    return found


def _kind_for(entry: Entry, true: TrueWork, used: Counter[str], chance: Random, kinds: Sequence[Kind]) -> Kind:
    """Return the kind that was used least among those that fit; what fits little stays as it is at last."""
    fitting = [kind for kind in kinds if kind is not _UNCHANGED and kind.fits(entry, true)]
    least = min((used[kind.name] for kind in fitting), default=0)
    mean = sum(used[kind.name] for kind in kinds if kind is not _UNCHANGED) / len(kinds)
    if not fitting or least > 2 * mean + 1:
        return _UNCHANGED
    return chance.choice([kind for kind in fitting if used[kind.name] == least])


def _case(key: str, kind: Kind, draft: Draft) -> Case:
    identified = _identify(draft, kind)
    original = draft.entry.text(key)
    kind.alter(draft)
    return Case(
        key=key,
        kind=kind,
        entry=draft.entry,
        text=draft.entry.text(key),
        original=original,
        true=draft.true,
        identified=identified,
    )


def _identify(draft: Draft, kind: Kind) -> bool:
    """Cite the true identifiers in most entries, as in real bibliographies."""
    true = draft.true
    draft.put(doi=None, isbn=None)
    lone = true.work.doi and not true.held_by  # another agency's: without its DOI nobody could know it
    if kind.identifier is False or (kind.identifier is None and not lone and draft.chance.random() >= _IDENTIFIED):
        return False
    if true.work.doi and true.work.type != "article":
        draft.put(doi=true.work.doi)
    if true.work.isbn and (true.names(Holder.OPEN_LIBRARY) or true.names(Holder.CROSSREF)) and true.work.type == "book":
        draft.put(isbn=true.work.isbn[0])
    return bool(true.work.doi or true.work.isbn or true.work.eprint)


def without(stage: Stage, keys: set[str]) -> Stage:
    """Return the stage with only these cases; all works stay."""
    return replace(stage, cases=tuple(case for case in stage.cases if case.key in keys))
