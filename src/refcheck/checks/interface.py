"""What a check is: a rule (identity first) and a pure function of a context and a subject."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath
from typing import Any

from refcheck.checks.sought import Places, sought_in
from refcheck.checks.title_index import TitleIndex, keyed_mentions, loose_mentions
from refcheck.model.document import Document, Mention, Problem
from refcheck.model.evidence import ALIVE, Evidence, LinkEvidence
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Library, Reference
from refcheck.text.urls import redact


class Scope(StrEnum):
    """What a check looks at: one reference, one document, one address, or all together."""

    REFERENCE = "reference"
    DOCUMENT = "document"
    LINK = "link"
    PROJECT = "project"


class Fixable(StrEnum):
    """Whether ``refcheck fix`` can mend what a check finds."""

    NO = "no"
    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkUse:
    """An address that a document or a reference stands on, with where it stands; ``also`` are further
    places in the same document.
    """

    url: str
    location: Location
    reference: Reference | None = None
    field: str | None = None
    document: Document | None = None
    also: tuple[Location, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Context:
    """Everything that a check may look at; it changes nothing in it.

    ``offline`` says that nothing was asked, ``enrich`` that what entries lack is to be told; ``uses`` are the addresses with their places. After
    ``strikes`` failures over at least ``strike_days`` days a link that was alive is dead. ``bibliographies``
    are those that the keys of a document come from, by its path, where all of them are known.
    """

    today: date
    strikes: int = 3
    strike_days: int = 3
    offline: bool = False
    enrich: bool = False
    documents: tuple[Document, ...] = ()
    libraries: tuple[Library, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    links: Mapping[str, LinkEvidence] = field(default_factory=dict)
    uses: tuple[LinkUse, ...] = ()
    bibliographies: Mapping[str, tuple[Library, ...]] = field(default_factory=dict)

    @cached_property
    def evidence_by_reference(self) -> Mapping[str, tuple[tuple[int, Evidence], ...]]:
        """Evidence with its index in ``evidence``, by reference id."""
        found: dict[str, list[tuple[int, Evidence]]] = {}
        for index, evidence in enumerate(self.evidence):
            if evidence.reference:
                found.setdefault(evidence.reference, []).append((index, evidence))
        return {reference: tuple(items) for reference, items in found.items()}

    @cached_property
    def is_told(self) -> bool:
        """Whether anything outside has told of the references: evidence, or an address that is alive.

        Without it no check of a reference that is ``online`` has anything to go by.
        """
        return bool(self.evidence) or any(link.verdict in ALIVE for link in self.links.values())

    @cached_property
    def answers(self) -> Mapping[str, LinkEvidence]:
        """What came of the addresses that are used, by how they are written; most are looked for by many checks."""
        pairs = ((use.url, self.links.get(redact(use.url))) for use in self.uses)
        return {url: link for url, link in pairs if link is not None}

    @cached_property
    def kept(self) -> dict[tuple[str, str], Any]:
        """What several checks work out about a subject, by what it is and the subject's id: each once."""
        return {}

    @cached_property
    def sought(self) -> Places:
        """What the documents say is in the references, by their ids."""
        return sought_in(self.documents, self.references)

    @cached_property
    def titles(self) -> TitleIndex:
        """The references by the words of their titles."""
        return TitleIndex(self.references)

    @cached_property
    def loose_mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Mentions without a marker that may be titles of a reference, by its id."""
        if not any(document.mentions for document in self.documents):
            return {}
        return loose_mentions(self.titles, self.references, self.documents)

    @cached_property
    def keyed_mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Titles in the text whose sentence cites one work by its key, by that key."""
        return keyed_mentions(self.documents)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """The identity of a check and what is told about it.

    ``severity`` and ``confidence`` are those of its plainest finding; single findings may be
    milder. ``online`` says that it needs evidence from outside. ``explanation`` is the check's own
    doc comment in Markdown: what it does, why, an example, how to mend, known false alarms.
    ``by_default`` is false for a check that has to be asked for. ``judged`` says how many of the findings on
    other people's files that were read by hand were right, and how many were read: ``(0, 0)`` when it named
    none of them, ``None`` when it was not tried so. ``measured`` says in Markdown what a benchmark has shown, and
    on what; empty when there is no such measurement.
    """

    code: str
    name: str
    summary: str
    severity: Severity
    confidence: Confidence
    scope: Scope
    online: bool
    fixable: Fixable
    explanation: str
    by_default: bool = True
    judged: tuple[int, int] | None = None
    measured: str = ""

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code[:3]

    def finding(self, *, message: str, location: Location, **parts: Any) -> Finding:
        """Return a finding of this rule; ``severity`` and ``confidence`` are the rule's unless given."""
        parts.setdefault("severity", self.severity)
        parts.setdefault("confidence", self.confidence)
        reference: Reference | None = parts.pop("about", None)
        if reference is not None:
            parts.setdefault("reference", reference.id)
            parts.setdefault("key", reference.key)
            parts.setdefault("origin", reference.origin or name_of(reference.file))
        parts.setdefault("origin", name_of(location.path))
        return Finding(code=self.code, name=self.name, message=message, location=location, **parts)


Judgement = Callable[[Rule, Context, Any], Iterator[Finding]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A rule with the function that judges: ``(rule, context, subject) -> findings``."""

    rule: Rule
    judge: Judgement


def check(
    code: str,
    name: str,
    summary: str,
    *,
    severity: Severity,
    confidence: Confidence = Confidence.HIGH,
    scope: Scope = Scope.REFERENCE,
    online: bool = False,
    fixable: Fixable = Fixable.NO,
    by_default: bool = True,
    judged: tuple[int, int] | None = None,
    measured: str = "",
) -> Callable[[Judgement], Check]:
    """Return a decorator that makes a check of a judging function; its docstring is the rule's page."""

    def decorate(judge: Judgement) -> Check:
        rule = Rule(
            code=code,
            name=name,
            summary=summary,
            severity=severity,
            confidence=confidence,
            scope=scope,
            online=online,
            fixable=fixable,
            explanation=inspect.getdoc(judge) or "",
            by_default=by_default,
            judged=judged,
            measured=measured,
        )
        return Check(rule=rule, judge=judge)

    return decorate


def name_of(path: str) -> str:
    """Return the last part of a path: what a file is called wherever it lies."""
    return PurePath(path).name or path
