"""What each check said of labelled cases: on entries that are faulty in its way, in another way, and on clean ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.scholar.cases import Case
from benchmarks.scholar.scoring import Flagged
from refcheck.model.finding import Finding, Severity
from refcheck.text.identifiers import normalise_doi

__all__ = ["CodeTally", "by_code", "code_table"]

TOLD: Mapping[str, frozenset[str]] = {
    "corrected": frozenset({"PUB003"}),
    "preprint, published since": frozenset({"PUB005"}),
    "fabricated": frozenset({"AUT001", "AUT002", "TTL001", "DAT003", "PUB009"}),
    "real DOI, other title": frozenset({"TTL001", "AUT001", "IDN017"}),
    "DOI of another": frozenset({"TTL001", "AUT001"}),
    "dead DOI": frozenset({"IDN017"}),
    "ISBN digit": frozenset({"IDN017"}),
}
"""Codes that are true of a kind besides those that are expected of it; a clean kind may have something to tell, too."""
MISSING_IDENTIFIER = "CMP002"
NOT_FOUND = "PUB010"


@dataclass(kw_only=True, slots=True)
class CodeTally:
    """Entries (number) of which one check said something: those faulty ``so``, faulty ``otherwise``, and clean."""

    so: int = 0
    otherwise: int = 0
    clean: int = 0
    told_clean: int = 0
    """Clean ones of which it only informs: no warning and no error."""

    @property
    def named(self) -> int:
        """All entries of which it said something."""
        return self.so + self.otherwise + self.clean + self.told_clean


def by_code(cases: Iterable[Case], found: Flagged, before: Flagged) -> dict[str, CodeTally]:
    """Return the tally of each check that said something of an entry that it had not said offline before the change."""
    made: dict[str, CodeTally] = {}
    for case in cases:
        known = {finding.code for finding in before.get(case.key, ())}
        worst: dict[str, Finding] = {}
        for finding in sorted(found.get(case.key, ()), key=lambda one: one.severity.rank):
            if finding.code not in known:
                worst.setdefault(finding.code, finding)
        for code, finding in worst.items():
            tally = made.setdefault(code, CodeTally())
            if _is_true(case, finding):
                tally.so += 1
            elif not case.kind.clean:
                tally.otherwise += 1
            elif finding.severity is Severity.INFO:
                tally.told_clean += 1
            else:
                tally.clean += 1
    return made


def _is_true(case: Case, finding: Finding) -> bool:
    if finding.code == MISSING_IDENTIFIER:
        return bool(case.true.doi) and normalise_doi(finding.expected) == case.true.doi
    if finding.code == NOT_FOUND and not case.true.held_by:
        return True
    return finding.code in case.kind.codes | TOLD.get(case.kind.name, frozenset())


def code_table(made: Mapping[str, CodeTally]) -> str:
    """Return the tallies as text, a line for each code."""
    lines = ["by code: entries named; faulty so, faulty otherwise, clean (warned), clean (told)"]
    lines += [
        f"  {code}  {one.named:5}  {one.so:5} {one.otherwise:5} {one.clean:5} {one.told_clean:5}"
        for code, one in sorted(made.items())
    ]
    return "\n".join(lines)
