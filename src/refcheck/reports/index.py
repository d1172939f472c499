"""A report looked up by reference, so that a page of thousands takes one pass over each list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from refcheck.model.evidence import Evidence, LinkEvidence
from refcheck.model.finding import Finding
from refcheck.model.reference import Citation
from refcheck.model.report import DocumentRecord, Report

__all__ = ["Index", "index_of"]

Thing = TypeVar("Thing")


@dataclass(frozen=True, kw_only=True, slots=True)
class Index:
    """``cards`` are the anchors of references by id and by key (a doubled key leads to the first);
    ``notes`` those of notes by path and marker; the others are lists by the id of a reference.
    """

    report: Report
    cards: Mapping[str, str]
    notes: Mapping[tuple[str, str], str]
    documents: Mapping[str, tuple[int, DocumentRecord]]
    findings: Mapping[str, list[Finding]]
    links: Mapping[str, list[LinkEvidence]]
    evidence: Mapping[str, list[Evidence]]

    def note(self, note: Citation) -> str | None:
        """Return the anchor of a note, ``None`` when its document is not in the report."""
        return self.notes.get((note.path, note.marker))


def index_of(report: Report) -> Index:
    """Return the index of a report."""
    cards: dict[str, str] = {}
    for number, record in enumerate(report.references, start=1):
        cards.setdefault(record.id, f"reference-{number}")
    for record in report.references:
        cards.setdefault(record.key, cards[record.id])
    notes: dict[tuple[str, str], str] = {}
    documents: dict[str, tuple[int, DocumentRecord]] = {}
    for number, document in enumerate(report.documents, start=1):
        documents.setdefault(document.path, (number, document))
        for index, note in enumerate(document.notes, start=1):
            notes.setdefault((document.path, note.marker), f"document-{number}-note-{index}")
    return Index(
        report=report,
        cards=cards,
        notes=notes,
        documents=documents,
        findings=_grouped((f.reference, f) for f in report.findings),
        links=_grouped((id_, link) for link in report.links for id_ in link.references),
        evidence=_grouped((e.reference, e) for e in report.evidence),
    )


def _grouped(pairs: Iterable[tuple[str | None, Thing]]) -> dict[str, list[Thing]]:
    groups: dict[str, list[Thing]] = {}
    for name, thing in pairs:
        if name is not None:
            groups.setdefault(name, []).append(thing)
    return groups
