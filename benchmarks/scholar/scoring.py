"""What a report says of labelled cases: found and missed by kind, false alarms by code."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from benchmarks.scholar.cases import Case
from benchmarks.scholar.limits import Limit
from refcheck.model.finding import Finding, Severity

ABOUT_WORKS = ("IDN", "TTL", "AUT00", "DAT002", "DAT003", "PUB", "CNT001", "CMP002")
"""Codes (their beginnings) that say something of what a reference really is; others judge its form."""

Flagged = Mapping[str, tuple[Finding, ...]]
"""The findings of a report by key."""


@dataclass(kw_only=True, slots=True)
class Tally:
    """Of one kind: so many cases, so many flagged at all, and so many with one of the expected codes."""

    cases: int = 0
    flagged: int = 0
    named: int = 0


@dataclass(kw_only=True, slots=True)
class Score:
    """The tallies at one threshold (errors, or warnings too)."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    alarms: Counter[str] = field(default_factory=Counter)
    alarmed: dict[str, str] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    hits: int = 0
    faults: int = 0
    clean: int = 0

    @property
    def recall(self) -> float:
        """The share of faulty entries that are flagged."""
        return self.hits / self.faults if self.faults else 1.0

    @property
    def precision(self) -> float:
        """The share of flagged entries that are faulty."""
        return self.hits / (self.hits + len(self.alarmed)) if self.hits else float(not self.alarmed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def false_alarms(self) -> float:
        """The share of clean entries that are flagged."""
        return len(self.alarmed) / self.clean if self.clean else 0.0


def by_key(findings: Iterable[Finding]) -> Flagged:
    """Return the findings about works by the key of their entry."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.key and finding.code.startswith(ABOUT_WORKS):
            found[finding.key].append(finding)
    return {key: tuple(each) for key, each in found.items()}


def score(cases: Iterable[Case], found: Flagged, before: Flagged, *, errors_only: bool) -> Score:
    """Return the score of a report. ``before`` is what was said offline of the entries before they were
    changed: that is not counted. With errors alone, cases that ask for a warning at most are left out.
    """
    made = Score()
    worst = Severity.ERROR.rank if errors_only else Severity.WARNING.rank
    for case in cases:
        known = {finding.code for finding in before.get(case.key, ())}
        codes = {f.code for f in found.get(case.key, ()) if f.severity.rank <= worst and f.code not in known}
        tally = made.kinds[case.kind.name]
        tally.cases += 1
        tally.flagged += bool(codes)
        tally.named += bool(codes & case.kind.codes)
        if case.kind.clean:
            made.clean += 1
            made.alarms.update(codes)
            if codes:
                made.alarmed[case.key] = f"{case.kind.name}: {', '.join(sorted(codes))}"
        elif case.error or not errors_only:
            made.faults += 1
            made.hits += bool(codes)
            if not codes:
                made.missed.append(f"{case.key} {case.kind.name}")
    return made


def beyond(cases: Iterable[Case], *, errors_only: bool) -> tuple[list[Case], int]:
    """Return the cases without those of which nobody may say as much, and how many these are."""
    kept, left = [], 0
    for case in cases:
        least = Limit.ERROR if errors_only else Limit.WARNING
        if case.kind.clean or case.limit >= least:
            kept.append(case)
        else:
            left += case.error or not errors_only
    return kept, left


def summary(made: Score, *, title: str) -> str:
    """Return the figures in one line."""
    return (
        f"{title}: precision {made.precision:.3f}, recall {made.recall:.3f}, F1 {made.f1:.3f} "
        f"({made.hits} of {made.faults} faulty ones), false alarms on {len(made.alarmed)} of {made.clean} "
        f"clean ones ({made.false_alarms:.1%})"
    )


def table(made: Score, kinds: Mapping[str, bool], *, title: str) -> str:
    """Return the figures as text; ``kinds`` says of each kind whether it is clean."""
    lines = [summary(made, title=title)]
    for name, clean in kinds.items():
        tally = made.kinds.get(name)
        if tally:
            said = (
                f"flagged {tally.flagged}"
                if clean
                else f"flagged {tally.flagged}, with the expected code {tally.named}"
            )
            lines.append(f"  {name:26} {'clean ' if clean else 'faulty'} {tally.cases:4}  {said}")
    if made.alarms:
        lines.append("  false alarms by code: " + ", ".join(f"{code} {n}" for code, n in made.alarms.most_common()))
    return "\n".join(lines)
