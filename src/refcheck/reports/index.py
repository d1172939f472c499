"""A report looked up by reference and by place, so that a page of thousands takes one pass over each list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from refcheck.model.evidence import Evidence, LinkEvidence
from refcheck.model.finding import Finding
from refcheck.model.reference import Citation
from refcheck.model.report import DocumentRecord, Passage, PassagePart, ReferenceRecord, Report

__all__ = ["Index", "Named", "Text", "bare", "index_of", "runs"]

Thing = TypeVar("Thing")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A mention in a document's text: the index of its passage, those of its parts (``end`` excluded), its anchor."""

    line: int
    passage: int
    part: int
    end: int
    anchor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A document of the report looked up by place. ``number`` counts from 1.

    ``named`` are its mentions by their bare words, in order; ``markers`` the anchors of the first marker in
    the text by label; ``notes`` those of notes by marker. ``lines`` are those of the passages, ``starts`` those of
    notes and passages alike, sorted.
    """

    number: int
    document: DocumentRecord
    named: Mapping[str, list[Named]]
    markers: Mapping[str, str]
    notes: Mapping[str, str]
    lines: Mapping[int, int]
    starts: tuple[int, ...]

    def mention(self, words: str, line: int | None) -> Named | None:
        """Return the last mention with these words in a passage that begins at the line or before."""
        known = self.named.get(bare(words), ()) if line is not None else ()
        return next((one for one in reversed(known) if line is not None and one.line <= line), None)

    def passage(self, line: int) -> int | None:
        """Return the index of the passage that a line stands in; where not all of the text is known, of the one
        that begins there.
        """
        if line in self.lines or not self.document.whole:
            return self.lines.get(line)
        at = bisect_right(self.starts, line) - 1
        return self.lines.get(self.starts[at]) if at >= 0 else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Index:
    """``cards`` are the anchors of references by id and by key (a doubled key leads to the first);
    ``records`` the references by id, ``texts`` the documents by path; the others are lists by the id of a reference.
    """

    report: Report
    cards: Mapping[str, str]
    records: Mapping[str, ReferenceRecord]
    texts: Mapping[str, Text]
    findings: Mapping[str, list[Finding]]
    links: Mapping[str, list[LinkEvidence]]
    evidence: Mapping[str, list[Evidence]]

    def note(self, note: Citation) -> str | None:
        """Return the anchor of a note, ``None`` when its document is not in the report."""
        return self.texts[note.path].notes.get(note.marker) if note.path in self.texts else None

    def marker(self, note: Citation) -> str | None:
        """Return the anchor of the first marker of a note in the text, that of the note when there is none."""
        text = self.texts.get(note.path)
        return (text.markers.get(note.marker) or text.notes.get(note.marker)) if text else None


def index_of(report: Report) -> Index:
    """Return the index of a report."""
    cards: dict[str, str] = {}
    for number, record in enumerate(report.references, start=1):
        cards.setdefault(record.id, f"reference-{number}")
    for record in report.references:
        cards.setdefault(record.key, cards[record.id])
    texts: dict[str, Text] = {}
    for number, document in enumerate(report.documents, start=1):
        if document.path not in texts:
            texts[document.path] = _text(document, number)
    return Index(
        report=report,
        cards=cards,
        records={record.id: record for record in reversed(report.references)},
        texts=texts,
        findings=_grouped((f.reference, f) for f in report.findings),
        links=_grouped((id_, link) for link in report.links for id_ in link.references),
        evidence=_grouped((e.reference, e) for e in report.evidence),
    )


def bare(words: str) -> str:
    """Return the words of a mention without quotation marks around them."""
    return words.strip("\"'“”‘’«»„ ")


def runs(passage: Passage) -> Iterator[tuple[int, tuple[PassagePart, ...]]]:
    """Yield the parts of a passage with the index of the first, those of one mention or quotation together."""
    at = 0
    for _, group in groupby(enumerate(passage.parts), key=lambda pair: _look(*pair)):
        parts = tuple(part for _, part in group)
        yield at, parts
        at += len(parts)


def _look(at: int, part: PassagePart) -> tuple[object, ...]:
    if part.marker is not None:
        return (at,)
    if part.mention is not None:
        return part.mention, part.reference, part.agreement
    return part.quoted, part.reference, part.url, part.quoted or part.italic


def _text(document: DocumentRecord, number: int) -> Text:
    named: dict[str, list[Named]] = {}
    markers: dict[str, str] = {}
    lines: dict[int, int] = {}
    for at, passage in enumerate(document.passages):
        lines.setdefault(passage.line, at)
        for part, group in runs(passage):
            anchor = f"t{number}-{at + 1}-{part + 1}"
            if group[0].marker is not None:
                markers.setdefault(group[0].marker, anchor)
            elif group[0].mention is not None:
                words = bare("".join(each.text for each in group))
                one = Named(line=passage.line, passage=at, part=part, end=part + len(group), anchor=anchor)
                named.setdefault(words, []).append(one)
    notes: dict[str, str] = {}
    for at, note in enumerate(document.notes, start=1):
        notes.setdefault(note.marker, f"n{number}-{at}")
    starts = sorted({*lines, *(note.line for note in document.notes)})
    return Text(
        number=number,
        document=document,
        named=named,
        markers=markers,
        notes=notes,
        lines=lines,
        starts=tuple(starts),
    )


def _grouped(pairs: Iterable[tuple[str | None, Thing]]) -> dict[str, list[Thing]]:
    groups: dict[str, list[Thing]] = {}
    for name, thing in pairs:
        if name is not None:
            groups.setdefault(name, []).append(thing)
    return groups
