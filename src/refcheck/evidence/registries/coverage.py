"""What registries could not tell of references, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refcheck.model.evidence import Evidence, Outcome, Unknown, Via
from refcheck.model.sources import called

__all__ = ["unknown_of"]

_WHY = {
    "offline": "offline",
    "interrupted": "the run was interrupted",
    "no-interface": "it has no interface that is known",
    "no-item": "the handle is that of a collection",
    "no-title": "its record has no title",
}
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
            detail=_detail(one),
        )


def _detail(one: Evidence) -> str:
    if one.outcome is Outcome.SKIPPED:
        return f"{called(one.source)} was not asked: {_WHY.get(one.reason, one.reason)}"
    return f"{called(one.source)} did not answer ({one.reason.replace('-', ' ') or one.outcome.value})"
