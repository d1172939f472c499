"""The report: everything a run has to say, in one value that every format is made from.

Its shape is that of the JSON report (``refcheck-report/1``); nothing in it needs the files again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from refcheck.model.baseline import BaselineRecord
from refcheck.model.document import BlockKind, LinkRole, MentionForm
from refcheck.model.evidence import UNCHANGED, Evidence, LinkEvidence, Sent, Unknown
from refcheck.model.finding import Finding, Severity, Suppressed
from refcheck.model.place import Unit
from refcheck.model.reference import Citation, Derived, ReferenceKind
from refcheck.model.work import Work


class Verdict(StrEnum):
    """What is known of a reference's work and fields (links and the document are apart)."""

    OK = "ok"
    WRONG = "wrong"
    CHANGED = "changed"
    UNVERIFIED = "unverified"
    SKIPPED = "skipped"


class Agreement(StrEnum):
    """How a title in a text goes with the title of the work."""

    SAME = "same"
    SHORT = "short"
    MISQUOTED = "misquoted"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A record of a source that was accepted as the reference's work."""

    source: str
    identifier: str
    title: str
    url: str
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class MentionRecord:
    """A mention with what it was tied to; ``reference`` is a key, ``keys`` are those that a citation names itself."""

    text: str
    form: MentionForm
    line: int
    marker: str | None
    reference: str | None
    agreement: Agreement
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkRecord:
    """A link of a document. ``column`` (1-based, ``None``: not known), ``element`` and ``attribute`` are
    where it stands and what holds it.
    """

    url: str
    line: int
    role: LinkRole
    marker: str | None
    column: int | None = None
    element: str = ""
    attribute: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PassagePart:
    """A stretch of a passage with one look: plain text, a note marker, a mention, quoted words, a link.

    ``reference`` is a key. ``quoted`` words are those that the document takes from a source, and ``agreement`` is
    *same* where they were found in it; ``url`` is where the words lead to, redacted.
    """

    text: str
    marker: str | None = None
    mention: MentionForm | None = None
    reference: str | None = None
    agreement: Agreement | None = None
    quoted: bool = False
    url: str | None = None
    italic: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A block of a document's text; ``level`` is that of a heading, 0 of anything else."""

    line: int
    parts: tuple[PassagePart, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentRecord:
    """A document in the report.

    ``passages`` are its text without notes and page furniture: all of it where ``whole``,
    else the blocks that hold a marker, a mention or a quotation. ``unit`` says what lines are.
    """

    path: str
    format: str
    title: str
    date: str
    notes: tuple[Citation, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    passages: tuple[Passage, ...] = ()
    whole: bool = False
    unit: Unit = Unit.LINE


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferenceRecord:
    """A reference in the report: what is cited (``work``), what was found, what came of it.

    ``reason`` is one of offline, blocked, unavailable, timeout, refused, not-found, ambiguous,
    no-identifier, unparsed, ignored, not-asked, or empty when the verdict needs none.
    """

    id: str
    key: str
    work: Work
    kind: ReferenceKind
    file: str
    line: int
    verdict: Verdict
    reason: str = ""
    matched: tuple[Match, ...] = ()
    found: Work | None = None
    found_source: str = ""
    derived: tuple[Derived, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()
    citations: tuple[Citation, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RunRecord:
    """When and how the run went; times are UTC ISO 8601, ``requests`` counts by host.

    ``offline`` was asked for or seen (``offline_seen``); ``due`` and ``answered`` count questions.
    ``only`` are the parts that the run was kept to, empty for all. What is as it was at the commit ``since``
    (empty: none) was not asked.
    """

    version: str
    started: str
    finished: str
    offline: bool
    offline_seen: bool = False
    interrupted: bool = False
    requests: Mapping[str, int]
    due: int = 0
    answered: int = 0
    notes: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    since: str = ""

    @property
    def links_alone(self) -> bool:
        """Whether links were all that was looked at."""
        return set(self.only) == {"links"}


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleRecord:
    """A check that a report has findings of: what it looks for in one line, and ``help``, what is told
    about it (Markdown).
    """

    code: str
    name: str
    severity: Severity
    summary: str
    help: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a run found. Nothing in it changes; ``write`` is the only thing that touches a disk."""

    run: RunRecord
    documents: tuple[DocumentRecord, ...] = ()
    references: tuple[ReferenceRecord, ...] = ()
    links: tuple[LinkEvidence, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    asked: Mapping[str, int]
    unknown: tuple[Unknown, ...] = ()
    sent: tuple[Sent, ...] = ()
    rules: tuple[RuleRecord, ...] = ()
    baseline: BaselineRecord | None = None
    fail_on: Severity | None = Severity.ERROR
    strict: bool = False

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity *error*."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def unverified(self) -> tuple[ReferenceRecord, ...]:
        """The references of which nothing could be known."""
        return tuple(r for r in self.references if r.verdict is Verdict.UNVERIFIED)

    @property
    def exit_code(self) -> int:
        """What the command ends with: 130 interrupted, 1 findings, 3 nothing said, else 0."""
        if self.run.interrupted:
            return 130
        if self.fail_on and any(f.severity.rank <= self.fail_on.rank for f in self.findings):
            return 1
        if self.strict and (
            self.unverified or any(k.verdict.is_unverified and k.reason != UNCHANGED for k in self.links)
        ):
            return 1
        says_nothing = not self.references and not self.links
        if says_nothing or (self.run.due and not self.run.answered and not self.run.offline):
            return 3
        return 0

    def write(self, path: str | Path) -> None:
        """Write the report in the format that the ending names (.html .md .json .txt .csv .sarif).

        Raises ``OutputError`` when the file cannot be written; what stood there before stays.
        """
        from refcheck.reports import write

        write(self, path)
