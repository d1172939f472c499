"""How often kinds and short forms are right, and what is resolved wrongly without a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import refcheck
from benchmarks.shortforms.case import Case, Gold, GoldNote
from refcheck.documents import read_text
from refcheck.model.document import Document
from refcheck.model.reference import Citation, CitationItem, NoteKind
from refcheck.references import extract

BACK = frozenset({"ibid", "supra", "op-cit", "short"})
CODES = frozenset({"DOC006", "DOC007", "DOC008", "DOC009"})


@dataclass(slots=True)
class Score:
    """Counts of what was right, of how much; ``misses`` say where it was not."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def count(self, what: str, *, right: bool, miss: str) -> None:
        """Count one comparison."""
        self.total[what] += 1
        self.right[what] += right
        if not right:
            self.misses.append(f"{what}: {miss}")

    def share(self, what: str) -> float:
        """Return the share that was right, 0-1."""
        return self.right[what] / self.total[what] if self.total[what] else 1.0


def documents_of(case: Case) -> list[Document]:
    """Return the files of a case, read."""
    return [read_text(text, path=path) for path, text in case.texts()]


def score(case: Case, into: Score) -> None:
    """Add what refcheck makes of a case."""
    documents = documents_of(case)
    citations = extract(*documents).citations
    report = refcheck.check(*documents, offline=True)
    told: dict[tuple[str, str], set[str]] = {}
    for finding in report.findings:
        if finding.code in CODES:
            told.setdefault((finding.location.path, finding.location.marker or ""), set()).add(finding.code)
    keys: dict[str, str] = {}
    for note, citation in zip(case.notes, citations, strict=True):
        codes = told.get((citation.path, citation.marker), set())
        _score_note(note, citation, codes, keys, into)


def _score_note(note: GoldNote, citation: Citation, codes: set[str], keys: dict[str, str], into: Score) -> None:
    where = f"{citation.path} {note.marker}: {note.text}"
    into.count(
        "kinds", right=citation.kind.value == note.kind, miss=f"{where} -> {citation.kind.value}, not {note.kind}"
    )
    items: list[CitationItem | None] = list(citation.items)
    items += [None] * (len(note.items) - len(items))
    for gold, item in zip(note.items, items, strict=False):
        if gold.kind == "full" and item is not None and len(item.references) == 1:
            keys.setdefault(gold.works[0], item.references[0])
        if gold.locator is not None:
            found = item.locator if item else None
            into.count("locators", right=found == gold.locator, miss=f"{where} -> {found}, not {gold.locator}")
        if gold.kind in BACK:
            wanted = {keys.get(work, f"?{work}") for work in gold.works}
            _score_back(where, gold, item, wanted, codes=codes, into=into)
    expected = {gold.code for gold in note.items if gold.code}
    if codes and not expected and not any(gold.kind in BACK and len(gold.works) != 1 for gold in note.items):
        into.false.append(f"{where} -> {', '.join(sorted(codes))}")


def _score_back(
    where: str, gold: Gold, item: CitationItem | None, wanted: set[str], *, codes: set[str], into: Score
) -> None:
    found = item.references if item else ()
    into.count("resolved", right=set(found) == wanted, miss=f"{where} -> {found}, not {sorted(wanted)}")
    if found and set(found) != wanted and not codes:
        into.silent.append(f"{where} -> {found}, not {sorted(wanted)}")
    if gold.code:
        into.count("findings", right=gold.code in codes, miss=f"{where} -> {sorted(codes)}, not {gold.code}")
    if gold.target is not None and item is not None and item.kind is not NoteKind.FULL:
        into.count("targets", right=item.target == gold.target, miss=f"{where} -> {item.target}, not {gold.target}")
