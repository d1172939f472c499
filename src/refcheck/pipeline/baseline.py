"""Findings that are put off: the baseline read for a run, what of it is mended, and how it is renewed.

An entry is mended only where the run is sure of it: its file was read, nothing was left out, and,
where evidence is needed, all evidence came. What could not be checked stays in the baseline.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from refcheck.checks import Selection, find_rule
from refcheck.checks.baselined import may_be_put_off
from refcheck.config import Config
from refcheck.memory.baseline import Baseline, read
from refcheck.model.baseline import BaselineEntry, BaselineRecord
from refcheck.model.evidence import Gathered
from refcheck.model.finding import Finding
from refcheck.model.report import Report
from refcheck.pipeline.inputs import Inputs

if TYPE_CHECKING:
    from refcheck.pipeline.assemble import Judged

__all__ = ["baseline_of", "kept", "record_of"]


def baseline_of(config: Config) -> Baseline:
    """Return the baseline that the configuration names, empty when it names none. Raises ``ConfigError``."""
    return read(Path(config.baseline)) if config.baseline else {}


def record_of(
    baseline: Baseline,
    judged: Judged,
    inputs: Inputs,
    gathered: Gathered,
    *,
    config: Config,
    selection: Selection,
    whole: bool,
) -> BaselineRecord | None:
    """Return what the report says of the baseline, ``None`` where there is none.

    ``selection`` says which checks were made, ``whole`` that everything was asked that there is to ask.
    """
    if not config.baseline:
        return None
    there = {f.fingerprint for f in (*judged.findings, *(hidden.finding for hidden in judged.suppressed))}
    run = _Run(
        looked=frozenset(_from_root(path, config.root) for path in inputs.paths),
        whole=whole and not (gathered.offline or gathered.interrupted or config.only),
        unsure=frozenset(_unsure(inputs, gathered)),
        root=config.root,
        selection=selection,
    )
    gone = (entry for fingerprint, entry in baseline.items() if fingerprint not in there)
    fixed = () if config.only else tuple(entry for entry in gone if run.is_sure_of(entry))
    return BaselineRecord(path=os.path.relpath(config.baseline), fixed=tuple(sorted(fixed, key=_order)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """What a run has looked at: files, with which checks, whether all evidence was asked, and the keys of which
    something is not known.
    """

    looked: frozenset[str]
    whole: bool
    unsure: frozenset[str]
    root: Path
    selection: Selection

    def is_sure_of(self, entry: BaselineEntry) -> bool:
        """Return whether the run would have found what ``entry`` puts off, were it still there."""
        rule = find_rule(entry.code)
        if rule is None:
            return True  # a check that is no more
        if entry.path not in self.looked:
            return not os.path.lexists(self.root / entry.path)
        if not self.selection.wants(rule):
            return False
        if not rule.online:
            return True
        return self.whole and (entry.reference not in self.unsure if entry.reference else not self.unsure)


def _unsure(inputs: Inputs, gathered: Gathered) -> Iterator[str]:
    """Yield the keys of references of which something could not be known, and "" for such a link of nobody's."""
    keys = {reference.id: reference.key for reference in inputs.references}
    yield from (keys.get(unknown.reference, "") for unknown in gathered.unknown)
    for link in gathered.links:
        if link.verdict.is_unverified:
            yield from (keys.get(one, "") for one in link.references or ("",))


def _from_root(path: str, root: Path) -> str:
    """Return a path as the baseline has it: from the project's folder, with slashes."""
    try:
        return PurePath(os.path.relpath(path, root)).as_posix()
    except ValueError:  # another drive
        return PurePath(path).as_posix()


def _order(entry: BaselineEntry) -> tuple[str, str, str]:
    return entry.path, entry.code, entry.fingerprint


def kept(report: Report, old: Baseline, *, root: Path, today: date, add: bool) -> tuple[BaselineEntry, ...]:
    """Return the baseline after a run: without what is mended, and with ``add`` all that was found besides.

    What was put off before keeps its day.
    """
    gone = {entry.fingerprint for entry in (report.baseline.fixed if report.baseline else ())}
    entries = {one: entry for one, entry in old.items() if one not in gone}
    if add:
        entries |= {one.fingerprint: one for one in _put_off(report.findings, old, root, today)}
    return tuple(entries.values())


def _put_off(findings: Iterable[Finding], old: Baseline, root: Path, today: date) -> Iterator[BaselineEntry]:
    for finding in findings:
        if may_be_put_off(finding):
            entry = BaselineEntry(
                fingerprint=finding.fingerprint,
                code=finding.code,
                severity=finding.severity,
                path=_from_root(finding.location.path, root),
                reference=finding.key or "",
                since=today.isoformat(),
            )
            known = old.get(entry.fingerprint)
            yield replace(entry, since=known.since or entry.since) if known else entry
