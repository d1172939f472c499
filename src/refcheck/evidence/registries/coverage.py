"""What registries could not tell of references, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refcheck.model.evidence import Evidence, Outcome, Unknown, Via

__all__ = ["unknown_of"]

_REASONS = {
    "timeout": "timeout",
    "offline": "offline",
    "interrupted": "not-asked",
    "deadline": "not-asked",
    "forbidden": "refused",
}


def unknown_of(evidence: Iterable[Evidence]) -> Iterator[Unknown]:
    """Yield once for each reference and source that it was to be asked, and gave no answer."""
    seen: set[tuple[str, str]] = set()
    for one in evidence:
        if one.via is Via.NONE or one.reference is None or (one.reference, one.source) in seen:
            continue
        if one.outcome not in {Outcome.UNAVAILABLE, Outcome.REFUSED, Outcome.SKIPPED}:
            continue
        seen.add((one.reference, one.source))
        default = "refused" if one.outcome is Outcome.REFUSED else "unavailable"
        yield Unknown(
            reference=one.reference,
            what="registries",
            reason=_REASONS.get(one.reason, default),
            detail=f"{one.source} did not answer ({one.reason or one.outcome.value})",
        )
