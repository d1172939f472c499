"""What registries said as evidence on references, and evidence of an earlier run as what they said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from refcheck.evidence.ranking import OWN, are_equal, ranked
from refcheck.evidence.registries import crossref_places
from refcheck.evidence.registries.interface import Claim, Record, Told
from refcheck.evidence.registries.ledger import Ledger
from refcheck.model.evidence import ELSEWHERE, NEAR_MISS, OTHER_PEOPLE, PLACE_TAKEN, Evidence, Outcome, Via
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.comparison.candidates import is_by_others, is_elsewhere, is_near_miss
from refcheck.text.comparison.places import occupant, stands_in_place_of
from refcheck.text.identifiers import Identifier, IdentifierKind
from refcheck.text.titles import compare_titles
from refcheck.text.urls import redact

__all__ = ["evidence_of", "named", "told_of"]

MAX_EXCERPT = 300
_NEAR = frozenset({ELSEWHERE, NEAR_MISS, OTHER_PEOPLE})


def named(identifier: Identifier) -> str:
    """Return an identifier with its kind: ``doi:10.1000/182``."""
    return f"{identifier.kind}:{identifier.value}"


def _read_name(text: str) -> Identifier | None:
    kind, mark, value = text.partition(":")
    return Identifier(IdentifierKind(kind), value) if mark and value and kind in set(IdentifierKind) else None


def told_of(evidence: Evidence | None) -> Told | None:
    """Return what a registry said, from the evidence of an earlier run."""
    if evidence is None:
        return None
    own = _read_name(evidence.identifier)
    records: tuple[Record, ...] = ()
    if evidence.record is not None:
        if own is None:
            return None
        records = (Record(work=evidence.record, identifier=own, notices=evidence.notices),)
    return Told(
        outcome=evidence.outcome,
        asked=evidence.asked,
        when=evidence.when,
        reason=evidence.reason,
        records=records,
        word=evidence.kept,
        nearest=evidence.excerpt if evidence.via is Via.SEARCH and not records else "",
        from_store=True,
    )


def evidence_of(claim: Claim, ledger: Ledger, registries: Iterable[str]) -> Iterator[Evidence]:
    """Yield the evidence on a claim: one piece for each identifier and each search, registry by registry."""
    said = [(one, told) for one in dict.fromkeys(claim.every()) if (told := ledger.about(one))]
    searches = ledger.searches(claim)
    if not said and not searches:
        return
    for name in registries:
        for one, told in said:
            if name in told:
                yield _of_identifier(claim, ledger, name, one, told[name])
        if name in searches:
            found = _of_search(claim, ledger, name, searches[name])
            yield _of_place(claim, found, searches[name]) if name == crossref_places.NAME else found


def _of_identifier(claim: Claim, ledger: Ledger, source: str, identifier: Identifier, told: Told) -> Evidence:
    record = told.records[0] if told.records else None
    seen = ledger.compare(claim, record) if record else None
    return Evidence(
        source=source,
        asked=redact(told.asked),
        outcome=told.outcome,
        when=told.when,
        reference=claim.id,
        record=record.work if record else None,
        identifier=named(identifier),
        score=seen.score if seen else None,
        reason=told.reason,
        excerpt=(told.word or (record.work.title if record else ""))[:MAX_EXCERPT],
        from_store=told.from_store,
        kept=told.word,
        via=_way(claim, identifier),
        notices=record.notices if record else (),
        matches=seen is not None and seen.identity in OWN,
    )


def _way(claim: Claim, identifier: Identifier) -> Via:
    if identifier in claim.cited:
        return Via.CITED
    return Via.SEARCH if identifier in (*claim.found, *claim.unheard, *claim.printed) else Via.PAGE


def _of_search(claim: Claim, ledger: Ledger, source: str, told: Told) -> Evidence:
    """Return what a search comes to: the one record that is the claim's work, or that there is none, or several.

    Of none, the record that may be it all the same: but for a slip in the title, with ``NEAR_MISS`` as the reason, for all
    its people, with ``OTHER_PEOPLE``, or for its journal, with ``ELSEWHERE``.
    """
    outcome, reason = told.outcome, told.reason
    works = [record.work for record in told.records]
    order = ranked([ledger.compare_found(claim, record) for record in told.records])
    mine = [pair for pair in order if pair[0].identity in OWN]
    best = told.records[mine[0][1]] if mine else None
    if outcome in {Outcome.FOUND, Outcome.AMBIGUOUS, Outcome.NOT_FOUND}:
        outcome = Outcome.FOUND if best else Outcome.NOT_FOUND
        # Of several that fit, only one is remembered.
        if best and (are_equal(mine, works) or (told.from_store and told.outcome is Outcome.AMBIGUOUS)):
            outcome, reason = Outcome.AMBIGUOUS, "several-records"
    nearest = works[order[0][1]] if order and not best else None
    shown = best
    if outcome is Outcome.NOT_FOUND and told.reason in {"", *_NEAR}:
        near, reason = _near(claim.work, [works[at] for _, at in order])
        shown = told.records[order[near][1]] if near is not None else None
        nearest = shown.work if shown else nearest
    return Evidence(
        source=source,
        asked=redact(told.asked),
        outcome=outcome,
        when=told.when,
        reference=claim.id,
        record=shown.work if shown else None,
        identifier=named(shown.identifier) if shown else "",
        score=mine[0][0].score if mine else None,
        reason=reason,
        excerpt=(nearest.title if nearest else told.nearest)[:MAX_EXCERPT],
        from_store=told.from_store,
        via=Via.SEARCH,
        notices=best.notices if best else (),
        matches=best is not None and outcome is Outcome.FOUND,
    )


def _near(cited: Work, records: Sequence[Work]) -> tuple[int | None, str]:
    """Return which record may be the cited work although it is not certain, and why it is not; the first kind that is
    there.
    """
    near = next((index for index, record in enumerate(records) if is_near_miss(cited, record)), None)
    if near is not None:
        return near, NEAR_MISS
    titled = [
        at for at, one in enumerate(records) if compare_titles(cited.title, one.title).agreement is Agreement.SAME
    ]
    # Where one of them may be the work, nothing is said of the others.
    own = [at for at in titled if not is_by_others(cited, records[at])]
    if titled and not own:
        return titled[0], OTHER_PEOPLE
    if own and all(is_elsewhere(cited, records[at]) for at in own):
        return own[0], ELSEWHERE
    return None, ""


def _of_place(claim: Claim, found: Evidence, told: Told) -> Evidence:
    """Return what stands at the cited place: the work itself, another with ``PLACE_TAKEN`` as the reason, or nothing
    that is known.
    """
    if found.outcome is not Outcome.NOT_FOUND:
        return replace(found, via=Via.PLACE)
    works = [record.work for record in told.records]
    # An earlier run has kept the other work alone, when all the others had shown that the volume is held.
    taken = 0 if told.reason == PLACE_TAKEN and works else occupant(claim.work, works)
    if taken is None or not stands_in_place_of(claim.work, works[taken], paged_through=True):
        return replace(found, via=Via.PLACE, reason="")
    own = named(told.records[taken].identifier)
    return replace(found, via=Via.PLACE, reason=PLACE_TAKEN, record=works[taken], identifier=own)
