"""Entries of real bibliographies beside records of themselves, right and with a fault: recall and false alarms by field."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.comparison.faults import FAULTS
from benchmarks.comparison.hands import HANDS
from refcheck.errors import RefcheckError
from refcheck.model.comparison import FieldAgreement, Identity, WorkComparison
from refcheck.model.work import Work
from refcheck.references import load
from refcheck.text.comparison import compare_works

__all__ = ["Tally", "entries", "measure"]

FIELDS = ("title", "author", "issued", "container_title", "volume", "issue", "page", "type")
MEANT = frozenset({Identity.SAME, Identity.VERSION})


@dataclass(kw_only=True, slots=True)
class Tally:
    """Counts: clean pairs and what was alarmed in them, faults and which were found, identities."""

    clean: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    put: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)
    identities: Counter[tuple[str, str]] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return the counts for a person to read."""
        lines = [f"clean pairs: {self.clean}; with a false alarm by field:"]
        lines += [f"  {name}: {self.alarms[name]} ({self.alarms[name] / max(self.clean, 1):.4f})" for name in FIELDS]
        lines.append("faults: put, found in their field, other fields alarmed, still taken for the work")
        for name in FAULTS:
            put = self.put[name]
            meant = sum(n for (fault, identity), n in self.identities.items() if fault == name and identity in MEANT)
            lines.append(
                f"  {name}: {put}, {self.found[name] / max(put, 1):.3f}, {self.aside[name] / max(put, 1):.3f}, {meant / max(put, 1):.3f}"
            )
        for name in ("clean", "another work"):
            kinds = {identity: n for (fault, identity), n in self.identities.items() if fault == name}
            lines.append(f"identity of {name}: " + ", ".join(f"{k} {n}" for k, n in sorted(kinds.items())))
        return "\n".join([*lines, *self.shown])


def entries(paths: Sequence[Path]) -> list[Work]:
    """Return the works of .bib files that have a title and an author or year, each once."""
    works: dict[tuple[object, ...], Work] = {}
    for path in paths:
        try:
            library = load(path)
        except RefcheckError:
            continue
        for reference in library.references:
            work = reference.work
            if len(work.title) > 12 and work.author and work.issued:
                works.setdefault((work.title.lower(), work.year, work.container_title), work)
    return list(works.values())


def measure(works: Sequence[Work], *, seed: int = 7, show: str = "") -> Tally:
    """Return what was counted; ``show`` is a field whose false alarms, or a fault whose misses, are listed."""
    rng = random.Random(seed)
    tally = Tally()
    for work in works:
        for hand, write in HANDS.items():
            record = write(work, rng)
            _clean(tally, work, record, hand, show)
        hand = rng.choice(sorted(HANDS.keys() - {"short"}))
        record = HANDS[hand](work, rng)
        for name, (name_of_field, fault) in FAULTS.items():
            cited = fault(work, works, rng)
            if cited is not None and _known(record, name_of_field):
                _faulty(tally, name, cited, record, show)
        other = compare_works(work, HANDS["crossref"](rng.choice(works), rng))
        tally.identities["another work", other.identity] += 1
    return tally


def _known(record: Work, name: str) -> bool:
    return bool(getattr(record, name))


def _clean(tally: Tally, work: Work, record: Work, hand: str, show: str) -> None:
    result = compare_works(work, record)
    tally.clean += 1
    tally.identities["clean", result.identity] += 1
    for each in result.fields:
        # The short record leaves authors out on purpose.
        if each.agreement is FieldAgreement.DIFFER:
            tally.alarms[each.field] += 1
            if show == each.field and len(tally.shown) < 40:
                tally.shown.append(f"  {hand} {each.difference}: {each.cited[:140]!r} / {each.found[:140]!r}")
    if show == "identity" and result.identity not in MEANT and len(tally.shown) < 40:
        tally.shown.append(f"  {hand} {result.identity}: {work.title[:80]!r} {work.type} {_supports(result)}")


def _supports(result: WorkComparison) -> str:
    differing = [each.field for each in result.fields if each.agreement is FieldAgreement.DIFFER]
    return f"{sorted(result.supports)} against {differing}"


def _faulty(tally: Tally, name: str, cited: Work, record: Work, show: str) -> None:
    name_of_field, _ = FAULTS[name]
    result = compare_works(cited, record)
    tally.put[name] += 1
    tally.identities[name, result.identity] += 1
    found = result.of(name_of_field).agreement is FieldAgreement.DIFFER
    tally.found[name] += found
    tally.aside[name] += any(
        each.agreement is FieldAgreement.DIFFER and each.field != name_of_field for each in result.fields
    )
    if show in {name, f"{name} identity"} and len(tally.shown) < 40 and (not found or show != name):
        each = result.of(name_of_field)
        if show == name or result.identity not in MEANT:
            tally.shown.append(
                f"  {each.agreement} {each.cited[:120]!r} / {each.found[:120]!r} {cited.type} {result.identity} {_supports(result)}"
            )
