"""What a check established of the references, for an export that is to hold it.

A record is believed where it was accepted as the reference's own work. What the reference lacks is taken from it;
what differs only where a finding says so, and never for less than is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from refcheck.model.comparison import Identity
from refcheck.model.evidence import Snapshot
from refcheck.model.finding import Severity
from refcheck.model.reference import Reference
from refcheck.model.report import ReferenceRecord, Report, Verdict
from refcheck.model.work import PartialDate, Work
from refcheck.text.comparison.works import compare_works
from refcheck.text.urls import redact
from refcheck.text.words import fold

__all__ = ["NOTHING_CHECKED", "Checked", "checked_of"]

DIFFERS = {
    "TTL001": ("title", "subtitle"),
    "AUT001": ("author", "others"),
    "AUT002": ("author", "others"),
    "DAT003": ("issued",),
    "PUB009": ("container_title",),
}
"""The fields that a finding of this code says are another in the record."""

ADDED = ("author", "issued", "doi", "publisher", "language")
"""The fields that are taken from a registry's record where the reference has none."""
ADDED_TO_ITS_TYPE = ("editor", "container_title", "volume", "issue", "page", "isbn", "issn")
"""The same, where the record is of a work of the same type: a book has other numbers than its chapter."""

PAGE = "page"
"""The source that is behind the link itself: what it says of itself is too little to fill a reference with."""

_WORDS = {
    Verdict.OK: "agrees with its source",
    Verdict.WRONG: "differs from its source",
    Verdict.CHANGED: "has changed since it was accepted",
    Verdict.UNVERIFIED: "could not be checked",
    Verdict.SKIPPED: "was not checked",
}

NO_RECORDS: Mapping[str, ReferenceRecord] = MappingProxyType({})
NO_CODES: Mapping[str, frozenset[str]] = MappingProxyType({})
NO_DAYS: Mapping[str, str] = MappingProxyType({})
NO_COPIES: Mapping[str, Snapshot] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What is known of references: ``records`` by id, ``codes`` of the findings on each, ``days`` (ISO 8601) of the
    last answer about each, ``copies`` in archives by address; ``day`` is that of the run. ``verified`` says whether
    facts are to be applied, ``tells`` whether the verdict is to be told.
    """

    records: Mapping[str, ReferenceRecord] = field(default_factory=lambda: NO_RECORDS)
    codes: Mapping[str, frozenset[str]] = field(default_factory=lambda: NO_CODES)
    days: Mapping[str, str] = field(default_factory=lambda: NO_DAYS)
    copies: Mapping[str, Snapshot] = field(default_factory=lambda: NO_COPIES)
    day: str = ""
    verified: bool = False
    tells: bool = False

    def applied(self, reference: Reference) -> Reference:
        """Return the reference with what was established, and with its copy in an archive."""
        work = reference.work
        record = self._record(reference)
        if self.verified and record is not None and record.matched:
            work = _with_facts(work, record, self.codes.get(record.id, frozenset()))
        copy = self.copies.get(redact(reference.work.url))
        if copy and not work.archive_url:
            work = replace(work, archive_url=copy.url, archive_date=copy.date)
        return reference if work is reference.work else replace(reference, work=work)

    def knows(self, reference: Reference) -> bool:
        """Return whether a record was accepted as the reference's own work."""
        record = self._record(reference)
        return record is not None and bool(record.matched)

    def status(self, reference: Reference) -> str:
        """Return the verdict and its day as a sentence without a colon, empty when it is not asked for."""
        record = self._record(reference) if self.tells else None
        if record is None:
            return ""
        sources = ", ".join(dict.fromkeys(match.source for match in record.matched))
        why = record.reason.replace("-", " ") or sources
        said = f"{record.verdict.value}, {_WORDS[record.verdict]}"
        day = self.days.get(record.id, self.day)
        return f"refcheck {day} – {said}{f' ({why})' if why else ''}".replace(":", " ")

    def _record(self, reference: Reference) -> ReferenceRecord | None:
        """Return the record of this reference; one of the same id for another work is none."""
        record = self.records.get(reference.id)
        return record if record is not None and fold(record.work.title) == fold(reference.work.title) else None


NOTHING_CHECKED = Checked()
"""Nothing is known, and nothing is changed."""


def checked_of(report: Report, *, verified: bool, tells: bool) -> Checked:
    """Return what a report knows of its references."""
    codes: dict[str, set[str]] = {}
    for finding in report.findings:
        if finding.reference and finding.severity is not Severity.INFO:
            codes.setdefault(finding.reference, set()).add(finding.code)
    days: dict[str, str] = {}
    for evidence in report.evidence:
        if evidence.reference and evidence.when:
            days[evidence.reference] = max(days.get(evidence.reference, ""), evidence.when[:10])
    return Checked(
        days=days,
        records={record.id: record for record in report.references},
        codes={key: frozenset(found) for key, found in codes.items()},
        copies={link.url: link.snapshot for link in report.links if link.snapshot},
        day=(report.run.finished or report.run.started)[:10],
        verified=verified,
        tells=tells,
    )


def _with_facts(work: Work, record: ReferenceRecord, codes: frozenset[str]) -> Work:
    found = record.found
    if found is None or compare_works(work, found).identity is not Identity.SAME:
        return work
    changed: dict[str, Any] = {}
    if record.found_source != PAGE:
        names = ADDED + (ADDED_TO_ITS_TYPE if found.type == work.type else ())
        changed = {name: getattr(found, name) for name in names if getattr(found, name) and not getattr(work, name)}
    if "author" in changed:
        changed["others"] = found.others
    for code in codes & DIFFERS.keys():
        first = DIFFERS[code][0]
        if _is_no_less(first, getattr(work, first), getattr(found, first)):
            changed.update((name, getattr(found, name)) for name in DIFFERS[code])
    return replace(work, **changed) if changed else work


def _is_no_less(name: str, cited: Any, found: Any) -> bool:
    """Return whether a record says at least as much as the reference."""
    if not found or found == cited:
        return False
    match name:
        case "title" | "container_title":
            # A record without the subtitle, or all in capitals, knows less.
            shorter = fold(cited).startswith(fold(found))
            return not shorter and not (found.isupper() and not cited.isupper())
        case "author":
            return len(found) >= len(cited)
        case "issued":
            return _precision(found) >= _precision(cited)
        case _:
            return True


def _precision(date: PartialDate | None) -> int:
    if date is None or date.year is None:
        return 0
    return 1 + (date.month is not None) + (date.month is not None and date.day is not None)
