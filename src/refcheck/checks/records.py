"""What sources say of a reference's work, beside what the reference says: for the checks that compare them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refcheck.checks.interface import Context
from refcheck.model.comparison import FieldAgreement, FieldComparison, Identity, WorkComparison
from refcheck.model.evidence import Evidence, Outcome, Via
from refcheck.model.reference import Reference
from refcheck.model.sources import NOTICES, called
from refcheck.model.work import Work
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.strings import reread

_READ = ("title", "author", "issued")
"""What findings are made of, and rules may misread in a note."""

__all__ = [
    "Witness",
    "agreeing",
    "all_records_of",
    "differing",
    "indexes",
    "is_heard",
    "of_work",
    "said_by",
    "witnesses_of",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Witness:
    """A record of a source with its place in the run's evidence, and how the reference goes with it."""

    index: int
    evidence: Evidence
    record: Work
    seen: WorkComparison

    @property
    def name(self) -> str:
        """What the source is called in a sentence."""
        return called(self.evidence.source)

    @property
    def is_cited(self) -> bool:
        """Whether an identifier that the reference gives itself led to the record."""
        return self.evidence.via is Via.CITED


def witnesses_of(context: Context, reference: Reference) -> Sequence[Witness]:
    """Return the records that sources have for a reference, in the order of the evidence.

    Lists of notices are left out: what they say of the work itself is no testimony of its own.
    """
    known = context.kept.get(("witnesses", reference.id))
    if known is None:
        told = all_records_of(context, reference)
        known = tuple(one for one in told if one.evidence.source not in NOTICES)
        context.kept["witnesses", reference.id] = known
    return known


def all_records_of(context: Context, reference: Reference) -> Sequence[Witness]:
    """Return the records that sources have for a reference, those of lists of notices among them."""
    known = context.kept.get(("records", reference.id))
    if known is None:
        known = context.kept["records", reference.id] = _witnesses(context, reference)
    return known


def _witnesses(context: Context, reference: Reference) -> tuple[Witness, ...]:
    return tuple(
        Witness(index=index, evidence=one, record=one.record, seen=_seen(reference, one.record, one))
        for index, one in context.evidence_by_reference.get(reference.id, ())
        if one.record is not None and one.outcome is Outcome.FOUND
    )


def _seen(reference: Reference, record: Work, told: Evidence) -> WorkComparison:
    """Return how a reference goes with a record; what the rules misread in a note is no difference where the note's
    own words say what the record says. Nor is a record another work's to which an identifier of the note has led, or
    of another kind that a search has matched by its words, where these have its title: what was taken for the title is
    the label of a link, an article without its journal is no book.
    """
    seen = compare_works(reference.work, record)
    if not reference.text or not _may_be_misread(seen, told):
        return seen
    again = reread(reference.text, reference.work, record)
    if again is None or (seen.identity is Identity.LEVEL and told.via is Via.CITED and not again.container_title):
        return seen
    anew = compare_works(again, record)
    return anew if anew.identity is Identity.SAME else seen


def _may_be_misread(seen: WorkComparison, told: Evidence) -> bool:
    if seen.identity is Identity.SAME:
        return _differs(seen)
    return seen.identity is not Identity.VERSION and (
        told.via is Via.CITED or (told.matches and told.via is Via.SEARCH)
    )


def _differs(seen: WorkComparison) -> bool:
    return any(seen.of(field).agreement is FieldAgreement.DIFFER for field in _READ)


def is_heard(context: Context, reference: Reference) -> bool:
    """Return whether every registry that was to be asked about a reference has answered; what stands at its place is
    asked beyond that.
    """
    return not any(
        one.via not in {Via.NONE, Via.PLACE} and one.outcome in {Outcome.UNAVAILABLE, Outcome.REFUSED}
        for _, one in context.evidence_by_reference.get(reference.id, ())
    )


def of_work(witnesses: Sequence[Witness]) -> list[Witness]:
    """Return the witnesses whose record is that of the cited work for certain: by itself, or since it has the DOI of
    one that is.
    """
    dois = {one.record.doi for one in witnesses if one.seen.identity is Identity.SAME} - {""}
    return [
        one
        for one in witnesses
        if one.seen.identity is Identity.SAME or (one.seen.identity is Identity.UNKNOWN and one.record.doi in dois)
    ]


def differing(witnesses: Sequence[Witness], field: str) -> list[tuple[Witness, FieldComparison]]:
    """Return the witnesses in whose record a field differs, with the difference."""
    pairs = ((one, one.seen.of(field)) for one in witnesses)
    return [(one, field) for one, field in pairs if field.agreement is FieldAgreement.DIFFER]


def agreeing(witnesses: Sequence[Witness], field: str) -> list[Witness]:
    """Return the witnesses in whose record a field agrees."""
    return [one for one in witnesses if one.seen.of(field).agreement is FieldAgreement.AGREE]


def indexes(witnesses: Sequence[Witness]) -> tuple[int, ...]:
    """Return where the witnesses stand in the run's evidence."""
    return tuple(one.index for one in witnesses)


def said_by(witnesses: Sequence[Witness]) -> str:
    """Return who says it, for a sentence: "Crossref", "Crossref and OpenAlex"."""
    names = list(dict.fromkeys(one.name for one in witnesses))
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
