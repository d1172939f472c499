"""Why a case was missed: what was changed, what registries said, and how each record went with the reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.scholar.cases import Case
from benchmarks.scholar.run import Run
from refcheck.model.comparison import FieldAgreement
from refcheck.model.evidence import Evidence, Outcome
from refcheck.model.report import ReferenceRecord
from refcheck.text.comparison import compare_works

SHOWN = 160
"""So much of a text (characters) is shown."""


def explained(cases: Iterable[Case], made: Run) -> Iterator[str]:
    """Yield a paragraph for each case."""
    references = {reference.key: reference for reference in made.report.references}
    for case in cases:
        yield "\n    ".join(_lines(case, made, references.get(case.key)))


def _lines(case: Case, made: Run, reference: ReferenceRecord | None) -> Iterator[str]:
    yield f"{case.key} {case.kind.name} ({case.true.work.type}; {case.limit.name.lower()} at most)"
    before, after = (set(text.splitlines()) for text in (case.original, case.text))
    yield from (f"- {line.strip()[:SHOWN]}" for line in sorted(before - after))
    yield from (f"+ {line.strip()[:SHOWN]}" for line in sorted(after - before))
    held = ", ".join(sorted(one.value for one in case.true.held_by)) or "nobody"
    odd = ", ".join(sorted(one.value for one in case.true.defects)) or "nothing odd"
    yield f"held by {held}; {odd}"
    for finding in made.found.get(case.key, ()):
        yield f"said: {finding.code} {finding.severity} {finding.message[:SHOWN]}"
    if reference is not None:
        for evidence in made.report.evidence:
            if evidence.reference == reference.id:
                yield from _told(reference, evidence)


def _told(reference: ReferenceRecord, evidence: Evidence) -> Iterator[str]:
    yield f"{evidence.source} {evidence.via.value} {evidence.outcome.value} {evidence.reason} {evidence.identifier}"
    if evidence.record is None or evidence.outcome is not Outcome.FOUND:
        if evidence.excerpt:
            yield f"  nearest: {evidence.excerpt[:SHOWN]}"
        return
    seen = compare_works(reference.work, evidence.record)
    apart = [f"{one.field}: {one.difference.value}" for one in seen.fields if one.agreement is FieldAgreement.DIFFER]
    yield f"  {seen.identity.value}, {', '.join(sorted(seen.supports))}; differs: {', '.join(apart) or 'nothing'}"
