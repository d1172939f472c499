"""What needs a person, in plain words: to correct, links to replace, to look at; and what is in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from refcheck.model.evidence import Evidence, LinkEvidence, Outcome
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Citation, NoteKind
from refcheck.model.report import Agreement, ReferenceRecord, Verdict
from refcheck.reports.cards import Compared, link_aside, web
from refcheck.reports.index import Index
from refcheck.reports.suggestion import Change, change_of, place_of
from refcheck.reports.wording import (
    NOTE_WORDS,
    clipped,
    is_link_to_replace,
    joined,
    locator,
    message_as_sentence,
    moment,
    place,
    sentence,
    short_name,
    sides,
    sides_of,
    source_words,
    why_offline,
    worst_first,
)
from refcheck.reports.words import Part, mark_differences, mark_sides
from refcheck.text.titles import compare_titles

__all__ = ["Act", "Fact", "Row", "acts", "in_order"]

LONGEST = 600
"""Longer texts (characters) are cut: the card has them in full."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A labelled line of an act; ``copy`` is what a reader may want to take, ``aside`` where from."""

    label: str
    parts: tuple[Part, ...]
    aside: str = ""
    url: str | None = None
    copy: str = ""
    change: Change | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One thing for a person to do. ``kind`` is "correct", "replace" or "look"; ``where`` the
    place, ``anchor`` and ``card`` lead to the passage and the reference in the page, ``name`` is what it is about
    in short. ``has_evidence`` says that a source answered about the reference.
    """

    kind: str
    heading: str
    where: str
    rows: tuple[Row, ...]
    anchor: str | None
    card: str | None
    has_evidence: bool
    finding: Finding
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Something that is in order, or an address worth knowing about it."""

    text: str
    anchor: str | None = None
    address: str = ""


def acts(index: Index) -> tuple[Act, ...]:
    """Return what needs a person: errors, then links to replace, then warnings."""
    found = [
        _act(index, finding) for finding in worst_first(index.report.findings) if finding.severity is not Severity.INFO
    ]
    order = ("correct", "replace", "look")
    return tuple(sorted(found, key=lambda act: order.index(act.kind)))


def _act(index: Index, finding: Finding) -> Act:
    agreeing = _confirming(index, finding)
    if is_link_to_replace(finding):
        kind, rows = "replace", _link_rows(index, finding)
    else:
        kind = "correct" if finding.severity is Severity.ERROR else "look"
        rows = _rows(index, finding, agreeing)
    several = len(index.report.documents) > 1 or finding.location.path not in index.texts
    where = ", ".join(part for part in (finding.location.path if several else "", place(finding.location)) if part)
    record = index.records.get(finding.reference or "")
    return Act(
        kind=kind,
        heading=_heading(finding, kind, confirmed=bool(agreeing)),
        where=clipped(where, 200),
        rows=tuple(rows),
        anchor=place_of(index, finding),
        card=index.cards.get(finding.reference or ""),
        has_evidence=bool(index.evidence.get(finding.reference or "")),
        finding=finding,
        name=short_name(record) if record else clipped(finding.actual or finding.message, 120),
    )


def _heading(finding: Finding, kind: str, *, confirmed: bool) -> str:
    words = sides_of(finding)
    if kind != "replace":
        if words.confirmed and confirmed:
            return words.confirmed
        if words.heading:
            return words.heading
    return message_as_sentence(finding, 400)


def _confirming(index: Index, finding: Finding) -> list[Evidence]:
    """Return the answers from outside the document that agree with what the finding expects."""
    answers = index.report.evidence
    given = [answers[i] for i in finding.evidence if 0 <= i < len(answers)]
    given = given or index.evidence.get(finding.reference or "", [])
    tells = finding.code == "TTL002" or sides(finding.code).confirmed or finding.severity is Severity.ERROR
    if not finding.expected or not (tells or finding.confidence is Confidence.LOW):
        return []
    fine = (Agreement.SAME, Agreement.SHORT)
    return [
        e
        for e in given
        if e.outcome is Outcome.FOUND
        and e.record is not None
        and e.record.title
        and (finding.expected == e.record.title or compare_titles(finding.expected, e.record.title).agreement in fine)
    ]


def _rows(index: Index, finding: Finding, agreeing: list[Evidence]) -> Iterator[Row]:
    labels = sides_of(finding)
    titles = finding.code == "TTL002"
    note = f"your note {finding.location.marker}" if finding.location.marker else "the note"
    actual, expected = mark_sides(finding, LONGEST)
    if actual:
        yield Row(label="Your text" if titles else sentence(labels.actual), parts=actual, url=web(finding.actual))
    if expected:
        label = sentence(note if titles else labels.expected)
        yield Row(label=label, parts=expected, url=web(finding.expected))
    if labels.heading and not titles and not _is_said(finding.message, labels.heading):
        yield Row(label="What it is", parts=(Part(clipped(finding.message, LONGEST)),))
    if titles:
        yield from _source_rows(finding, agreeing)
    change = change_of(index, finding)
    if change:
        sure = not titles or agreeing
        yield Row(
            label="Suggested" if sure else "If the note is right",
            parts=(Part(change.new),),
            copy=change.new,
            change=change,
        )
    if finding.remedy:
        # What should stand there is shown above.
        shown = change is not None and f'"{change.new}"' in finding.remedy
        remedy = finding.remedy.partition(": ")[0] if shown else finding.remedy
        yield Row(label="What to do", parts=(Part(clipped(remedy, LONGEST)),))
    if finding.severity is Severity.ERROR or finding.confidence is Confidence.LOW:
        yield Row(label="How sure", parts=(Part(_sure(index, finding, agreeing)),))


def _is_said(message: str, heading: str) -> bool:
    """Return whether a heading says all of a message, but for its articles."""
    words = [
        [w for w in re.findall(r"\w+", text.lower()) if w not in {"a", "an", "the"}] for text in (message, heading)
    ]
    return words[0] == words[1]


def _source_rows(finding: Finding, agreeing: list[Evidence]) -> Iterator[Row]:
    """Yield what sources outside the document call the work; those that say the same stand together."""
    titles: dict[str, list[str]] = {}
    for evidence in agreeing:
        said = f"{source_words(evidence.source, evidence.asked)}, {moment(evidence.when)}"
        titles.setdefault(evidence.record.title if evidence.record else "", []).append(said)
    for title, sources in titles.items():
        yield Row(label="The source", parts=mark_differences(finding.actual, title)[1], aside="; ".join(sources))


def _sure(index: Index, finding: Finding, agreeing: list[Evidence]) -> str:
    """Return how sure a finding is and on what it rests."""
    word = finding.confidence.value
    sources = sorted({source_words(e.source, e.asked) for e in agreeing})
    if finding.code == "TTL002":
        if len(sources) > 1:
            return f"{word}: the note and {len(sources)} sources agree"
        if sources:
            return f"{word}: the note and {sources[0]} agree"
        run = index.report.run
        offline = run.offline or run.offline_seen
        asked = why_offline(index.report) if offline else "no source outside the document has answered"
        return f"{word} that the two differ; which of them is right is not known yet ({asked})"
    return f"{word}: {joined(sources)} agrees" if len(sources) == 1 else word


def _link_rows(index: Index, finding: Finding) -> Iterator[Row]:
    record = index.records.get(finding.reference or "")
    if record is not None and record.work.title:
        yield Row(label="The work", parts=(Part(clipped(record.work.title, LONGEST)),))
    link = _link_of(index, finding)
    address = link.url if link else finding.actual
    if address:
        yield Row(label="The address", parts=(Part(clipped(address, LONGEST)),), url=web(address))
    if link:
        since = f"; failing since {moment(link.failing_since)}" if link.failing_since else ""
        yield Row(label="The answer", parts=(Part(f"It {link_aside(link)}{since}"),))
        if link.snapshot:
            copy = web(link.snapshot.url) or ""
            words = f"There is a saved copy of {moment(link.snapshot.date)}"
            yield Row(label="Instead", parts=(Part(words),), url=copy or None, copy=copy)
    if finding.expected:
        yield Row(
            label="Instead",
            parts=(Part(finding.expected),),
            url=web(finding.expected),
            copy=web(finding.expected) or "",
        )
    if finding.remedy:
        yield Row(label="What to do", parts=(Part(clipped(finding.remedy, LONGEST)),))


def _link_of(index: Index, finding: Finding) -> LinkEvidence | None:
    """Return the link that a finding is about: the one it names, else one of its reference."""
    of_reference = index.links.get(finding.reference or "", []) or list(index.report.links)
    named = [k for k in of_reference if k.url in (finding.actual, finding.expected)]
    known = [k for k in of_reference if finding.reference in k.references and not k.verdict.is_unverified]
    return next(iter(named or known), None)


def in_order(index: Index, compared: dict[str, tuple[Compared, ...]]) -> Iterator[Fact]:
    """Yield what agrees: short notes that lead to their work, references that their source bears
    out (``compared`` holds their fields by id), links that have only moved.
    """
    faulty = {f.location.marker for f in index.report.findings if f.code.startswith("DOC") and f.location.marker}
    for document in index.report.documents:
        for note in document.notes:
            if note.marker not in faulty and len(note.items) == 1 and len(note.references) == 1:
                yield from _resolved(index, note)
    for record in index.report.references:
        if record.verdict is Verdict.OK:
            yield _agreeing(index, record, compared.get(record.id, ()))
        if record.found and record.found.doi and not record.work.doi:
            address = f"https://doi.org/{record.found.doi}"
            yield Fact(text=f"{_named(record)} has a lasting address", address=address)
    for finding in index.report.findings:
        if finding.code == "LNK006":
            where = f"Note {finding.location.marker}" if finding.location.marker else place(finding.location)
            yield Fact(
                text=f"{where}: {finding.message}",
                anchor=place_of(index, finding),
                address=finding.expected,
            )


def _resolved(index: Index, note: Citation) -> Iterator[Fact]:
    item = note.items[0]
    if item.kind not in (NoteKind.FULL, NoteKind.COMMENT, NoteKind.MIXED):
        target = f"of note {item.target}" if item.target else ""
        said = ", ".join(part for part in (NOTE_WORDS[item.kind], locator(item.locator), target) if part)
        yield Fact(text=f"Note {note.marker} ({said}) leads to its work", anchor=index.note(note))


def _named(record: ReferenceRecord) -> str:
    """Return a reference as a reader of the document knows it: "Note 3", else its short name."""
    return f"Note {record.citations[0].marker}" if record.citations else short_name(record)


def _agreeing(index: Index, record: ReferenceRecord, compared: tuple[Compared, ...]) -> Fact:
    named = {"DOI": "DOI", "ISBN": "ISBN", "In": "journal or book"}
    same = [named.get(c.label, c.label.lower()) for c in compared if c.verdict == "same"]
    what = f": {joined(same)} {'agrees' if len(same) == 1 else 'agree'}" if same else " agrees with its source"
    return Fact(text=f"{_named(record)}{what}", anchor=index.cards.get(record.id))
