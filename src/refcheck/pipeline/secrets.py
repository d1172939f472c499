"""What a report repeats of documents and entries, without the passwords and keys in the addresses there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from operator import attrgetter, is_
from types import MappingProxyType
from typing import Any, TypeVar

from refcheck.model.finding import Finding, Suppressed
from refcheck.model.reference import Citation
from refcheck.model.report import DocumentRecord, Passage, ReferenceRecord, Report
from refcheck.model.work import Work
from refcheck.text.urls import redact_within

__all__ = ["without_secrets"]

_SAID = ("message", "expected", "actual", "remedy")
_TEXTS = tuple(field.name for field in fields(Work) if field.type == "str")
_texts_of = attrgetter(*_TEXTS)

Record = TypeVar("Record")


def without_secrets(report: Report) -> Report:
    """Return ``report`` with the addresses redacted that stand in texts, fields and findings.

    Those of links and evidence are redacted where they are gathered. Fixes stay: they are what will stand in a file.
    """
    return replace(
        report,
        documents=tuple(_document(one) for one in report.documents),
        references=tuple(_reference(one) for one in report.references),
        findings=tuple(_finding(one) for one in report.findings),
        suppressed=tuple(_suppressed(one) for one in report.suppressed),
    )


def _with(record: Record, names: Iterable[str]) -> Record:
    """Return ``record`` with the texts in its fields ``names`` redacted; itself when there is no secret in them."""
    changed: dict[str, Any] = {}
    for name in names:
        value = getattr(record, name)
        if isinstance(value, str) and (told := redact_within(value)) != value:
            changed[name] = told
    return replace(record, **changed) if changed else record  # type: ignore[type-var]  # records are dataclasses


def _finding(finding: Finding) -> Finding:
    return _with(finding, _SAID)


def _suppressed(one: Suppressed) -> Suppressed:
    return replace(one, finding=_finding(one.finding), why=redact_within(one.why))


def _document(document: DocumentRecord) -> DocumentRecord:
    return replace(
        _with(document, ["title"]),
        notes=tuple(map(_citation, document.notes)),
        mentions=tuple(_with(one, ["text"]) for one in document.mentions),
        passages=tuple(map(_passage, document.passages)),
    )


def _citation(citation: Citation) -> Citation:
    own = _with(citation, ["text"])
    items = tuple(_with(one, ["text"]) for one in citation.items)
    return own if all(map(is_, items, citation.items)) else replace(own, items=items)


def _passage(passage: Passage) -> Passage:
    parts = tuple(_with(part, ["text"]) for part in passage.parts)
    return passage if all(map(is_, parts, passage.parts)) else replace(passage, parts=parts)


def _reference(reference: ReferenceRecord) -> ReferenceRecord:
    work = _work(reference.work)
    if work is reference.work and not (reference.derived or reference.mentions or reference.citations):
        return reference
    return replace(
        reference,
        work=work,
        derived=tuple(_with(one, ["value"]) for one in reference.derived),
        mentions=tuple(_with(one, ["text"]) for one in reference.mentions),
        citations=tuple(map(_citation, reference.citations)),
    )


def _work(work: Work) -> Work:
    changed: dict[str, Any] = {
        name: told
        for name, text in zip(_TEXTS, _texts_of(work), strict=True)
        if text and (told := redact_within(text)) != text
    }
    extra = {name: redact_within(text) for name, text in work.extra.items()}
    if extra != work.extra:
        changed["extra"] = MappingProxyType(extra)
    return replace(work, **changed) if changed else work
