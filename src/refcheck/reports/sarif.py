"""The findings for code scanning: SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/).

Regions are given in characters (3.30: for text a text region), so that they do not depend on a byte
order mark; a file that has no lines of text (Word, PDF, EPUB) has none, but a logical location (3.33): the page,
paragraph or note in words. A fix is a text replacement
(3.57), and the artifacts say in which encoding and of which digest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from refcheck.config import PROJECT_URL
from refcheck.model.finding import Confidence, Finding, Severity, Suppressed
from refcheck.model.place import Edit, Fix, Location, Region, Unit
from refcheck.model.report import Report, RuleRecord
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import clipped, place, relative_path, rule_page, sentence, sides, sides_of, worst_first
from refcheck.reports.words import bracketed, mark_sides
from refcheck.text.safe import for_terminal, for_xml, one_line

__all__ = ["render"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LONGEST = 1_000
"""Longer texts (characters) are cut: code scanning shows 1 kB."""
FINGERPRINT = "refcheck/v1"
"""What our fingerprint is called among the partial ones; the number rises when it is made differently."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# GitHub's "precision"; it hides what is low by default.
_PRECISION = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def render(report: Report) -> str:
    """Return the findings, the silenced ones with their reason, and what could not be checked."""
    shown = worst_first(report.findings)
    rules = _rules([*shown, *(hidden.finding for hidden in report.suppressed)], report.rules)
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [_result(finding, order) for finding in shown]
    results += [
        {**_result(hidden.finding, order), "suppressions": [_suppression(hidden)]} for hidden in report.suppressed
    ]
    notes = [
        {"level": "note", "message": {"text": _text(f"could not be checked: {group}")}} for group in unchecked(report)
    ]
    invocation = {
        "executionSuccessful": not report.run.interrupted,
        "startTimeUtc": report.run.started,
        "endTimeUtc": report.run.finished,
        "toolExecutionNotifications": notes,
    }
    driver = {"name": "refcheck", "version": report.run.version, "informationUri": PROJECT_URL, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "artifacts": _artifacts(report),
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2) + "\n"


def _text(text: str) -> str:
    return clipped(for_xml(one_line(text)), LONGEST)


def _rules(findings: Iterable[Finding], told: Iterable[RuleRecord]) -> list[dict[str, Any]]:
    """Return the rules of the findings, each once, by code."""
    known = {rule.code: rule for rule in told}
    first: dict[str, Finding] = {}
    surest: dict[str, Confidence] = {}
    for finding in sorted(findings, key=lambda f: f.code):
        first.setdefault(finding.code, finding)
        surest[finding.code] = min(finding.confidence, surest.get(finding.code, finding.confidence), key=_doubt)
    return [_rule(finding, known.get(code), surest[code]) for code, finding in first.items()]


def _doubt(confidence: Confidence) -> int:
    return list(Confidence).index(confidence)


def _rule(finding: Finding, told: RuleRecord | None, confidence: Confidence) -> dict[str, Any]:
    named = sentence(told.summary) if told else finding.name.replace("-", " ")
    short = sides(finding.code).heading or named
    page = rule_page(finding.code)
    summary = _text(told.summary if told else short)
    text = for_terminal(told.help) if told and told.help else summary
    return {
        "id": finding.code,
        "name": _text(finding.name),
        "shortDescription": {"text": _text(short)},
        "fullDescription": {"text": summary},
        "help": {"text": text, "markdown": f"{text}\n\n[{finding.code} in full]({page})"},
        "helpUri": page,
        "defaultConfiguration": {"level": _LEVELS[told.severity if told else finding.severity]},
        "properties": {"precision": _PRECISION[confidence], "tags": ["citations", finding.code[:3]]},
    }


def _result(finding: Finding, order: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.location)] if finding.location.path else [],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {"confidence": finding.confidence.value},
    }
    if finding.key:
        result["properties"]["key"] = _text(finding.key)
    if finding.first_seen:
        result["properties"]["firstSeen"] = _text(finding.first_seen)
    if finding.related:
        result["relatedLocations"] = [_location(place) for place in finding.related if place.path]
    fix = _fix(finding.fix) if finding.fix else None
    if fix is not None:
        result["fixes"] = [fix]
    return result


def _suppression(hidden: Suppressed) -> dict[str, str]:
    """Return why a finding is silenced (3.35): by a comment beside the text, or by a file of its own."""
    kind = "inSource" if hidden.in_source else "external"
    return {"kind": kind, "status": "accepted", "justification": _text(hidden.why)}


def _message(finding: Finding) -> str:
    labels = sides_of(finding)
    both = zip((labels.actual, labels.expected), mark_sides(finding), strict=True)
    said = [f"{label}: {bracketed(parts)}" for label, parts in both if parts]
    if not _has_lines(finding.location) and (where := place(finding.location)):
        said.append(where)
    return _text("; ".join([finding.message, *said])) or _text(finding.name)


def _has_lines(at: Location) -> bool:
    """Return whether the lines of a place are lines of a file of text."""
    return at.unit is Unit.LINE and at.page is None


def _location(at: Location) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(at.path)}}
    if at.line is not None and _has_lines(at):
        column = {} if at.column is None else {"startColumn": at.column}
        physical["region"] = {"startLine": at.line, **column}
    location: dict[str, Any] = {"physicalLocation": physical}
    where = "" if _has_lines(at) else _text(place(at))
    if where:
        location |= {"logicalLocations": [_logical(at, where)], "message": {"text": where}}
    return location


def _logical(at: Location, where: str) -> dict[str, str]:
    """Return what people call a place in a file without lines. The standard's kinds are parts of programs and of
    markup; others may be given where none of them fits (3.33.7).
    """
    kind, name = "page", where
    if at.marker is not None:
        kind, name = "note", f"note {at.marker}"
    elif at.line is not None:
        kind, name = at.unit.value, f"{at.unit} {at.line}"
    return {"name": _text(name), "fullyQualifiedName": where, "kind": kind}


def _uri(path: str) -> str:
    """Return a relative URI reference: code scanning looks below the checkout."""
    return quote(relative_path(path), safe="/._~-")


def _artifacts(report: Report) -> list[dict[str, Any]]:
    """Return the files that were looked at; of those with fixes the encoding and the digest."""
    edits: dict[str, Edit] = {}
    for finding in (*report.findings, *(hidden.finding for hidden in report.suppressed)):
        for edit in finding.fix.edits if finding.fix else ():
            edits.setdefault(edit.path, edit)
    paths = [document.path for document in report.documents] + [record.file for record in report.references]
    artifacts = []
    for path in dict.fromkeys([*paths, *edits]):
        artifact: dict[str, Any] = {"location": {"uri": _uri(path)}, "roles": ["analysisTarget"]}
        edited = edits.get(path)
        if edited is not None and edited.region is not None:
            artifact |= {"encoding": edited.region.encoding, "hashes": {"sha-256": edited.sha256}}
        if path:
            artifacts.append(artifact)
    return artifacts


def _fix(fix: Fix) -> dict[str, Any] | None:
    """Return a fix; ``None`` when it is not known where its edits are in characters."""
    files: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        if edit.region is None:
            return None
        replacement = {"deletedRegion": _region(edit.region), "insertedContent": {"text": edit.text}}
        files.setdefault(edit.path, []).append(replacement)
    if not files:
        return None
    changes = [
        {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements} for path, replacements in files.items()
    ]
    mark = "" if fix.safe else " (may change what was meant: look at it first)"
    return {"description": {"text": _text(f"{fix.summary}{mark}")}, "artifactChanges": changes}


def _region(region: Region) -> dict[str, int]:
    return {
        "startLine": region.start.line,
        "startColumn": region.start.column,
        "endLine": region.end.line,
        "endColumn": region.end.column,
        "charOffset": region.offset,
        "charLength": region.length,
    }
