"""A document beside its references: its text with each marker, mention, quotation and link as it turned out.

Nothing is told by colour alone: each has a tone, for which the page has a colour, a sign and a line of its own,
and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from refcheck.model.document import BlockKind
from refcheck.model.evidence import LinkEvidence, LinkVerdict
from refcheck.model.finding import Finding, Severity
from refcheck.model.reference import Citation
from refcheck.model.report import Agreement, DocumentRecord, Passage, PassagePart, ReferenceRecord, Verdict
from refcheck.reports.cards import AGREEMENT_WORDS, VERDICT_WORDS, link_aside, web
from refcheck.reports.index import Index, Text, bare, runs
from refcheck.reports.wording import clipped, short_name, worst_first

__all__ = ["Note", "Paragraph", "Piece", "Section", "Tone", "sections", "tone_of"]

LONGEST_NOTE = 1_000
"""Longer notes (characters) are cut."""


class Tone(StrEnum):
    """How something turned out: to correct, to look at, in order, not known."""

    WRONG = "wrong"
    LOOK = "look"
    OK = "ok"
    UNKNOWN = "unknown"


_WORST = (Tone.WRONG, Tone.LOOK, Tone.UNKNOWN, Tone.OK)
_OF_SEVERITY = {Severity.ERROR: Tone.WRONG, Severity.WARNING: Tone.LOOK}
_OF_VERDICT = {Verdict.OK: Tone.OK, Verdict.WRONG: Tone.WRONG, Verdict.CHANGED: Tone.LOOK}
_QUOTED = ("CNT003", "CNT005", "CNT010")
"""The checks of quoted words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of text. ``kind`` is "text", "marker", "mention", "quotation" or "link"; ``words`` say how it
    turned out, ``anchor`` is its own, ``target`` that of its card or note, ``url`` where a link leads.
    """

    kind: str
    text: str
    tone: Tone | None = None
    words: str = ""
    anchor: str = ""
    target: str = ""
    url: str | None = None
    italic: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A block of the text; ``kind`` is that of the block, ``target`` the card of an entry of a list of references."""

    anchor: str
    line: int
    kind: str
    pieces: tuple[Piece, ...]
    target: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A note: ``works`` are its references with their cards and tones, ``back`` the anchor of its marker."""

    anchor: str
    marker: str
    line: int
    text: str
    tone: Tone
    words: str
    works: tuple[Piece, ...]
    back: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A document in the page: its paragraphs and its notes."""

    number: int
    document: DocumentRecord
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]


def tone_of(findings: Iterable[Finding], record: ReferenceRecord | None = None) -> Tone:
    """Return how a reference turned out: by its worst finding, else by what is known of the work."""
    told = worst_first(findings)
    if told and told[0].severity in _OF_SEVERITY:
        return _OF_SEVERITY[told[0].severity]
    return _OF_VERDICT.get(record.verdict, Tone.UNKNOWN) if record else Tone.UNKNOWN


def sections(index: Index) -> tuple[Section, ...]:
    """Return the documents of a report as they are shown beside its references."""
    teller = _Teller(index)
    told = (teller.section(number, document) for number, document in enumerate(index.report.documents, start=1))
    return tuple(told)


class _Teller:
    """What is known of references, notes and links, looked up once for all documents."""

    def __init__(self, index: Index) -> None:
        report = index.report
        self._index = index
        self._records: dict[str, ReferenceRecord] = {}
        for record in reversed(report.references):
            self._records[record.key] = record
        self._tones = {
            record.key: tone_of(index.findings.get(record.id, ()), record) for record in self._records.values()
        }
        self._links = {link.url: link for link in reversed(report.links)}
        self._at_notes: dict[tuple[str, str], list[Finding]] = {}
        self._about: dict[tuple[str, str], list[Finding]] = {}
        for finding in report.findings:
            if finding.location.marker is not None:
                self._at_notes.setdefault((finding.location.path, finding.location.marker), []).append(finding)
            self._about.setdefault((finding.location.path, bare(finding.actual)), []).append(finding)
        self._entries = {(record.file, record.line): index.cards[record.id] for record in reversed(report.references)}

    def section(self, number: int, document: DocumentRecord) -> Section:
        text = self._index.texts[document.path]
        if text.document is not document:
            # A file that was read twice: its anchors are those of the first.
            return Section(number=number, document=document, paragraphs=(), notes=())
        notes = {note.marker: note for note in reversed(document.notes)}
        return Section(
            number=number,
            document=document,
            paragraphs=tuple(
                self._paragraph(text, at, passage, notes) for at, passage in enumerate(document.passages, start=1)
            ),
            notes=tuple(self._note(text, note, at) for at, note in enumerate(document.notes, start=1)),
        )

    def _paragraph(self, text: Text, at: int, passage: Passage, notes: Mapping[str, Citation]) -> Paragraph:
        before = f"t{text.number}-{at}-"
        pieces = (
            piece
            for start, parts in runs(passage)
            for piece in self._pieces(text.document.path, f"{before}{start + 1}", parts, notes)
        )
        return Paragraph(
            anchor=f"t{text.number}-{at}",
            line=passage.line,
            kind=passage.kind.value,
            pieces=tuple(pieces),
            target=""
            if passage.kind is BlockKind.HEADING
            else self._entries.get((text.document.path, passage.line), ""),
        )

    def _pieces(
        self, path: str, anchor: str, parts: Sequence[PassagePart], notes: Mapping[str, Citation]
    ) -> Iterator[Piece]:
        first = parts[0]
        if first.marker is not None:
            yield self._marker(path, anchor, first.marker, notes.get(first.marker))
        elif first.mention is not None or first.quoted or first.url:
            yield self._told(path, anchor, parts)
        else:
            for part in parts:
                yield Piece(kind="text", text=part.text, italic=part.italic)

    def _told(self, path: str, anchor: str, parts: Sequence[PassagePart]) -> Piece:
        """Return the piece of a mention, a quotation or a link."""
        first, text = parts[0], "".join(part.text for part in parts)
        target, url = self._index.cards.get(first.reference or "", ""), None
        said: tuple[Tone | None, str]
        if first.mention is not None:
            kind, said = "mention", self._of_mention(path, first, text)
        elif first.quoted:
            kind, said = "quotation", self._of_quotation(path, first, text)
        else:
            link = self._links.get(first.url or "")
            kind, said, url = "link", self._of_link(path, link), web(first.url)
            target = next((c for id_ in (link.references if link else ()) if (c := self._index.cards.get(id_))), "")
        italic = all(part.italic for part in parts)
        return Piece(
            kind=kind, text=text, tone=said[0], words=said[1], anchor=anchor, target=target, url=url, italic=italic
        )

    def _marker(self, path: str, anchor: str, marker: str, note: Citation | None) -> Piece:
        if note is None:
            told = worst_first(self._at_notes.get((path, marker), ()))
            tone = next((_OF_SEVERITY[one.severity] for one in told if one.severity in _OF_SEVERITY), Tone.UNKNOWN)
            words = clipped(told[0].message, 200) if told else "there is no such note"
            return Piece(kind="marker", text=marker, tone=tone, words=words, anchor=anchor)
        tone, words = self._of_note(path, note)
        cards = list(dict.fromkeys(c for key in note.references if (c := self._index.cards.get(key))))
        target = cards[0] if len(cards) == 1 else self._index.note(note) or ""
        return Piece(kind="marker", text=marker, tone=tone, words=words, anchor=anchor, target=target)

    def _note(self, text: Text, note: Citation, at: int) -> Note:
        tone, words = self._of_note(text.document.path, note)
        return Note(
            anchor=f"n{text.number}-{at}",
            marker=note.marker,
            line=note.line,
            text=clipped(note.text, LONGEST_NOTE),
            tone=tone,
            words=words,
            works=tuple(self._works(note)),
            back=text.markers.get(note.marker, ""),
        )

    def _works(self, note: Citation) -> Iterator[Piece]:
        for key in dict.fromkeys(note.references):
            record = self._records.get(key)
            if record is not None:
                card = self._index.cards[record.id]
                yield Piece(kind="work", text=short_name(record), tone=self._tones[key], target=card)

    def _of_note(self, path: str, note: Citation) -> tuple[Tone, str]:
        """Return how the worst of a note's works turned out, or of what is said of the note itself."""
        told = worst_first(self._at_notes.get((path, note.marker), ()))
        keys = [key for key in note.references if key in self._records]
        tones = [_OF_SEVERITY[finding.severity] for finding in told if finding.severity in _OF_SEVERITY]
        tones += [self._tones[key] for key in keys]
        if not tones:
            return Tone.UNKNOWN, "no reference was made of it"
        tone = min(tones, key=_WORST.index)
        for finding in (*told, *(f for key in keys for f in self._index.findings.get(self._records[key].id, ()))):
            if _OF_SEVERITY.get(finding.severity) is tone:
                return tone, clipped(finding.message, 200)
        verdicts = [VERDICT_WORDS[self._records[key].verdict] for key in keys if self._tones[key] is tone]
        return tone, f"its source: {verdicts[0]}" if verdicts else ""

    def _of_mention(self, path: str, part: PassagePart, text: str) -> tuple[Tone, str]:
        said = worst_first(self._about.get((path, bare(text)), ()))
        agreement = part.agreement or Agreement.UNKNOWN
        words = AGREEMENT_WORDS[agreement]
        if said and said[0].severity in _OF_SEVERITY:
            return _OF_SEVERITY[said[0].severity], words if part.reference else clipped(said[0].message, 200)
        if agreement in (Agreement.SAME, Agreement.SHORT):
            return Tone.OK, words
        if agreement is Agreement.MISQUOTED:
            return Tone.LOOK, words
        if agreement is Agreement.DIFFERENT:  # another work may be meant: nothing tells of it, and nothing knows it
            return Tone.UNKNOWN, words
        if part.reference in self._tones:
            return self._tones[part.reference], VERDICT_WORDS[self._records[part.reference].verdict]
        return Tone.UNKNOWN, words

    def _of_quotation(self, path: str, part: PassagePart, text: str) -> tuple[Tone, str]:
        plain = " ".join(text.split())[:300]
        said = [f for f in self._about.get((path, bare(plain)), ()) if f.code in _QUOTED]
        if said:
            return Tone.LOOK, clipped(said[0].message, 200)
        if part.agreement is Agreement.SAME:
            return Tone.OK, "these words are in the source"
        if part.agreement is Agreement.MISQUOTED:
            return Tone.LOOK, "some of these words are not those of the source"
        return Tone.UNKNOWN, "not looked for in the source, or not known to be there"

    def _of_link(self, path: str, link: LinkEvidence | None) -> tuple[Tone | None, str]:
        if link is None:
            return None, ""
        said = worst_first(self._about.get((path, bare(link.url)), ()))
        tone = _OF_SEVERITY.get(said[0].severity) if said else None
        return tone or _of_verdict(link), f"it {link_aside(link)}"


def _of_verdict(link: LinkEvidence) -> Tone:
    if link.verdict.is_unverified:
        return Tone.UNKNOWN
    return Tone.OK if link.verdict in (LinkVerdict.OK, LinkVerdict.REDIRECTED) else Tone.LOOK
