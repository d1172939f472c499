"""The card of a reference: as cited, as found, what was asked, what should be changed, where cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refcheck.model.evidence import Evidence, Hop, LinkEvidence, LinkVerdict
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Unit
from refcheck.model.reference import Citation, Derived
from refcheck.model.report import Agreement, MentionRecord, ReferenceRecord, Verdict
from refcheck.model.work import Name, Work
from refcheck.reports.drawing import Drawing, drawing_of
from refcheck.reports.index import Index
from refcheck.reports.suggestion import Change, change_of, place_of
from refcheck.reports.wording import (
    LINK_WORDS,
    NOTE_WORDS,
    REFERENCE_REASONS,
    clipped,
    joined,
    locator,
    message_as_sentence,
    moment,
    short_name,
    sides_of,
    source_words,
    why_reference,
    worst_first,
)
from refcheck.reports.words import Part, mark_differences, mark_sides
from refcheck.text.urls import is_web
from refcheck.text.words import fold, tokens

__all__ = ["Card", "Compared", "Issue", "Line", "LinkLine", "card", "issue", "web"]

LONGEST = 2_000
"""Longer texts (characters) are cut."""
_WITHOUT_LINES = (".docx", ".odt", ".ott", ".fodt", ".epub", ".pdf")
"""Endings of files whose paragraphs are counted."""
_FORMS = frozenset({"Volume", "Issue", "Pages"})
"""Fields that are written in many ways: nothing is said of two that are not alike."""

VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.OK: "agrees with its source",
    Verdict.WRONG: "differs from its source",
    Verdict.CHANGED: "the source has changed",
    Verdict.UNVERIFIED: "not checked",
    Verdict.SKIPPED: "not asked",
}
AGREEMENT_WORDS: dict[Agreement, str] = {
    Agreement.SAME: "the same title",
    Agreement.SHORT: "a short form of the title",
    Agreement.MISQUOTED: "not the title word for word",
    Agreement.DIFFERENT: "another title",
    Agreement.UNKNOWN: "not compared",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One field as cited and as found; ``verdict`` is "same", "differs" or empty (one side only)."""

    label: str
    cited: tuple[Part, ...]
    found: tuple[Part, ...]
    verdict: str = ""
    cited_url: str | None = None
    found_url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A short statement; ``anchor`` leads to a place in the page, ``more`` are labelled addresses
    and texts that belong to it.
    """

    text: str
    aside: str = ""
    anchor: str | None = None
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkLine(Line):
    """What came of a link: ``words`` in short, ``hops`` lead to where it ends, ``drawing`` shows its history."""

    words: str = ""
    hops: tuple[Hop, ...] = ()
    drawing: Drawing | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """A finding as a card shows it: both sides with their labels, and the change; ``anchor`` is its place in the text."""

    finding: Finding
    message: str
    rows: tuple[tuple[str, tuple[Part, ...], str | None], ...]
    change: Change | None
    anchor: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A reference as the page shows it. ``state`` is the verdict's word for the style sheet, ``unit`` what ``line``
    of the record counts.
    """

    anchor: str
    name: str
    title: str
    state: str
    state_words: str
    reason: str
    found_from: str
    compared: tuple[Compared, ...]
    derived: tuple[str, ...]
    cited: tuple[Line, ...]
    issues: tuple[Issue, ...]
    links: tuple[LinkLine, ...]
    evidence: tuple[Evidence, ...]
    record: ReferenceRecord
    unit: str = Unit.LINE

    @property
    def same(self) -> tuple[Compared, ...]:
        """The fields that are as found."""
        return tuple(field for field in self.compared if field.verdict == "same")

    @property
    def others(self) -> tuple[Compared, ...]:
        """The fields that are not as found, or known to one side alone."""
        return tuple(field for field in self.compared if field.verdict != "same")

    @property
    def remarks(self) -> tuple[Issue, ...]:
        """The findings that are information alone."""
        return tuple(issue for issue in self.issues if issue.finding.severity is Severity.INFO)

    def url_beside(self, field: Compared) -> str | None:
        """Return where a cited field leads; an address that was asked is a link in the evidence, and need not be one twice."""
        return None if any(link.text == field.cited_url for link in self.links) else field.cited_url


def web(url: str | None) -> str | None:
    """Return the address when a reader may follow it, which is http and https alone."""
    return url if url and is_web(url) else None


def card(index: Index, record: ReferenceRecord, number: int) -> Card:
    """Return the card of the reference with this number (from 1)."""
    findings = worst_first(index.findings.get(record.id, ()))
    work, found = record.work, record.found
    return Card(
        anchor=f"reference-{number}",
        name=short_name(record),
        title=clipped(work.title, LONGEST),
        state=record.verdict.value,
        state_words=VERDICT_WORDS[record.verdict],
        reason=why_reference(index.report, record.reason, record.verdict),
        found_from=_found_from(index, record),
        compared=tuple(_compared(work, found)),
        derived=tuple(_derived(d) for d in record.derived),
        cited=tuple(_cited(index, record)),
        issues=tuple(issue(index, finding) for finding in findings),
        links=tuple(_link(link) for link in index.links.get(record.id, ())),
        evidence=tuple(_evidence(index, record)),
        record=record,
        unit=unit_of(index, record.file),
    )


def issue(index: Index, finding: Finding) -> Issue:
    """Return a finding with its two sides marked, and what it proposes."""
    labels = sides_of(finding)
    actual, expected = mark_sides(finding, LONGEST)
    rows = (
        (labels.actual, actual, web(finding.actual)),
        (labels.expected, expected, web(finding.expected)),
    )
    return Issue(
        finding=finding,
        message=message_as_sentence(finding, LONGEST),
        rows=tuple(row for row in rows if row[1]),
        change=change_of(index, finding),
        anchor=place_of(index, finding),
    )


def people(names: Sequence[Name], *, others: bool = False) -> str:
    """Return names as a person would write them."""
    full = [f"{n.full} ({n.acronym})" if n.acronym else n.full for n in names]
    return joined([*full, "others"] if others else full)


def _derived(fact: Derived) -> str:
    """Return where a fact was read from: "ISBN 9781464811067 from the address"."""
    names = {"isbn": "ISBN", "issn": "ISSN", "doi": "DOI", "url": "the address"}
    value = fact.value if len(fact.value) <= 40 else ""
    what = " ".join(part for part in (names.get(fact.field, fact.field.replace("_", " ")), value) if part)
    return f"{what} from {clipped(fact.source, 200)}"


def _evidence(index: Index, record: ReferenceRecord) -> Iterator[Evidence]:
    """Yield what sources answered, without what the links above it say already."""
    told = {link.url for link in index.links.get(record.id, ())}
    for evidence in index.evidence.get(record.id, ()):
        if evidence.source != "link" or evidence.asked not in told:
            yield evidence


def _found_from(index: Index, record: ReferenceRecord) -> str:
    """Return where the record beside the citation comes from, and when it was had."""
    given = [e for e in index.evidence.get(record.id, ()) if e.record is not None and e.record == record.found]
    if given:
        return f"{source_words(given[0].source, given[0].asked)}, {moment(given[0].when)}"
    return source_words(record.found_source, "")


def _compared(work: Work, found: Work | None) -> Iterator[Compared]:
    """Yield the fields that either side knows."""
    left, right = _fields(work), _fields(found) if found else {}
    if not found:
        for label, cited in left.items():
            if cited:
                yield Compared(
                    label=label,
                    cited=(Part(cited),),
                    found=(),
                    verdict="",
                    cited_url=_url(label, cited),
                    found_url=None,
                )
        return
    for label in {**left, **right}:
        cited, other = left.get(label, ""), right.get(label, "")
        if not cited and not other:
            continue
        verdict = ""
        one: tuple[Part, ...] = (Part(cited),)
        two: tuple[Part, ...] = (Part(other),)
        if cited and other and (label != "Address" or cited == other):
            verdict = "same" if _same(label, cited, other) else "" if label in _FORMS else "differs"
            if label == "Title" and verdict == "differs":
                one, two = mark_differences(cited, other)
        yield Compared(
            label=label,
            cited=one if cited else (),
            found=two if other else (),
            verdict=verdict,
            cited_url=_url(label, cited),
            found_url=_url(label, other),
        )


def _fields(work: Work) -> dict[str, str]:
    values = {
        "Title": work.title,
        "Authors": people(work.author, others=work.others),
        "Editors": people(work.editor),
        "Year": str(work.year or "") or (work.issued.raw if work.issued else ""),
        "In": work.container_title,
        "Volume": work.volume,
        "Issue": work.issue,
        "Pages": work.page,
        "Publisher": work.publisher,
        "Place": work.publisher_place,
        "DOI": work.doi,
        "ISBN": joined(work.isbn),
        "Address": work.url,
    }
    return {label: clipped(value, LONGEST) for label, value in values.items()}


def _same(label: str, cited: str, found: str) -> bool:
    if cited == found:
        return True
    if label == "ISBN":
        return any(_bare(one) == _bare(two) for one in cited.split(" and ") for two in found.split(" and "))
    if label == "DOI":
        return cited.lower() == found.lower()
    if label in _FORMS:
        return re.findall(r"\w+", cited.lower()) == re.findall(r"\w+", found.lower())
    return [t.word for t in tokens(cited)] == [t.word for t in tokens(found)]


def _bare(isbn: str) -> str:
    return fold(isbn).replace("-", "").replace(" ", "")


def _url(label: str, value: str) -> str | None:
    if label == "Address":
        return web(value)
    return web(f"https://doi.org/{value}") if label == "DOI" and value.startswith("10.") else None


def _cited(index: Index, record: ReferenceRecord) -> Iterator[Line]:
    """Yield where a reference is cited: its notes, then its mentions in the text."""
    for note in record.citations:
        yield Line(
            text=f"Note {note.marker}",
            aside=_in_file(index, record, note.path) + _note_aside(note, record, unit_of(index, note.path)),
            anchor=index.marker(note),
        )
    for mention in record.mentions:
        text = f"In the text: {clipped(mention.text, 300)}"
        yield Line(
            text=text,
            aside=_in_file(index, record, record.origin) + mention_aside(mention, unit_of(index, _home(record))),
            anchor=_mention_anchor(index, record, mention),
        )


def _in_file(index: Index, record: ReferenceRecord, path: str | None) -> str:
    """Return the name of the document that cites a reference, and a comma, where it is not in the report."""
    shown = path in index.texts or record.file in index.texts
    return f"{clipped(path, 200)}, " if path and not shown else ""


def unit_of(index: Index, path: str) -> str:
    """Return what the numbers of places in a document count: "line", or "paragraph" where a file has no lines."""
    text = index.texts.get(path)
    if text is not None:
        return text.document.unit
    return Unit.PARAGRAPH if path.lower().endswith(_WITHOUT_LINES) else Unit.LINE


def _home(record: ReferenceRecord) -> str:
    """Return the document that a reference's mentions stand in."""
    return record.origin or (record.citations[0].path if record.citations else record.file)


def _note_aside(note: Citation, record: ReferenceRecord, unit: str) -> str:
    own = [item for item in note.items if record.key in item.references] or list(note.items)
    where = locator(own[0].locator) if own else ""
    target = f"of note {own[0].target}" if own and own[0].target else ""
    kind = NOTE_WORDS[own[0].kind if own else note.kind]
    return ", ".join(part for part in (f"{unit} {note.line}", kind, target, where) if part)


def mention_aside(mention: MentionRecord, unit: str = Unit.LINE) -> str:
    """Return where a mention is and how it agrees."""
    return f"{unit} {mention.line}, {AGREEMENT_WORDS[mention.agreement]}"


def _mention_anchor(index: Index, record: ReferenceRecord, mention: MentionRecord) -> str | None:
    """Return the anchor of a mention in the text."""
    for path in (record.origin, record.file, *(note.path for note in record.citations[:1])):
        text = index.texts.get(path or "")
        named = text.mention(mention.text, mention.line) if text else None
        if named is not None:
            return named.anchor
    return None


def _link(link: LinkEvidence) -> LinkLine:
    more = (
        ("now at", link.final_url if link.final_url != link.url else ""),
        ("the page calls itself", link.title),
        (f"saved on {moment(link.snapshot.date)}" if link.snapshot else "", link.snapshot.url if link.snapshot else ""),
    )
    return LinkLine(
        text=link.url,
        aside=link_aside(link),
        words=LINK_WORDS[link.verdict],
        more=tuple((label, text) for label, text in more if text),
        hops=link.redirects,
        drawing=drawing_of(link),
    )


def link_aside(link: LinkEvidence) -> str:
    """Return what came of a link in words: "was not found (404, asked twice), 23 Nov 2026"."""
    asked = {2: "asked twice"}.get(link.attempts, f"asked {link.attempts} times" if link.attempts > 2 else "")
    status = "" if link.verdict in (LinkVerdict.OK, LinkVerdict.REDIRECTED) else str(link.status or "")
    answer = ", ".join(part for part in (status, asked) if part)
    words = LINK_WORDS[link.verdict] + (f" ({answer})" if answer else "")
    # A link that was not asked says so; why is told once, with what could not be checked.
    known = link.verdict.is_unverified and link.reason != "offline"
    reason = REFERENCE_REASONS.get(link.reason, "") if known else ""
    store = "remembered from" if link.from_store else ""
    when = " ".join(part for part in (store, moment(link.checked or "")) if part)
    return ", ".join(part for part in (words, reason, when) if part)
