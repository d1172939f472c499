"""The records of a reference's own work, and how much weight it has that they speak against it."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.checks.interface import Context
from refcheck.checks.nearby import is_settled
from refcheck.checks.records import Witness, agreeing, differing, is_heard, of_work, said_by, witnesses_of
from refcheck.model.comparison import Difference, FieldComparison
from refcheck.model.finding import Confidence, Severity
from refcheck.model.reference import Reference

__all__ = [
    "ENOUGH",
    "SHOWN",
    "confidence_of",
    "opposing",
    "registered_records",
    "severity_of",
    "sources_of",
    "who_has",
]

ENOUGH = 2
"""So many sources that agree against a reference make an error."""
SHOWN = 12
"""So many authors of a longer list are shown."""


def registered_records(context: Context, reference: Reference) -> list[Witness]:
    """Return the records of the reference's own work; none as long as a registry could not be heard on it."""
    return of_work(witnesses_of(context, reference)) if is_heard(context, reference) else []


def opposing(
    witnesses: Sequence[Witness], field: str, kinds: frozenset[Difference]
) -> list[tuple[Witness, FieldComparison]]:
    """Return the witnesses against a field, empty as soon as one of them agrees with the reference."""
    if any(not one.seen.of(field).is_cut_short for one in agreeing(witnesses, field)):
        return []
    return [(one, seen) for one, seen in differing(witnesses, field) if seen.difference in kinds]


def confidence_of(count: int) -> Confidence:
    """Return how sure so many sources make it."""
    return Confidence.HIGH if count >= ENOUGH else Confidence.MEDIUM


def severity_of(sources: Sequence[Witness], reference: Reference) -> Severity:
    """Return an error where so many sources agree on the very work, else a warning."""
    sure = len(sources_of(sources)) >= ENOUGH and is_settled(sources, reference)
    return Severity.ERROR if sure else Severity.WARNING


def sources_of(witnesses: Sequence[Witness]) -> set[str]:
    """Return the sources of some records."""
    return {one.evidence.source for one in witnesses}


def who_has(witnesses: Sequence[Witness]) -> str:
    """Return the sources with their verb: "Crossref has", "Crossref and OpenAlex have"."""
    return f"{said_by(witnesses)} {'have' if len(sources_of(witnesses)) > 1 else 'has'}"
