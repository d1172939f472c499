"""The findings for code scanning: SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from refcheck.config import PROJECT_URL
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Edit, Fix, Location
from refcheck.model.report import Report
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import clipped, sides, worst_first
from refcheck.reports.words import bracketed, mark_sides
from refcheck.text.safe import for_xml, one_line

__all__ = ["render"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LONGEST = 1_000
"""Longer texts (characters) are cut: code scanning shows 1 kB."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# GitHub's "precision"; it hides what is low by default.
_PRECISION = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def render(report: Report) -> str:
    """Return the findings, the silenced ones with their reason, and what could not be checked."""
    shown = worst_first(report.findings)
    rules = _rules([*shown, *(hidden.finding for hidden in report.suppressed)])
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [_result(finding, order) for finding in shown]
    for hidden in report.suppressed:
        why = [{"kind": "external", "justification": _text(hidden.why)}]
        results.append({**_result(hidden.finding, order), "suppressions": why})
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
    run = {"tool": {"driver": driver}, "invocations": [invocation], "columnKind": "unicodeCodePoints"}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{**run, "results": results}]}
    return json.dumps(log, ensure_ascii=True, indent=2) + "\n"


def _text(text: str) -> str:
    return clipped(for_xml(one_line(text)), LONGEST)


def _rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the rules of the findings, each once, by code."""
    rules: dict[str, dict[str, Any]] = {}
    for finding in sorted(findings, key=lambda f: f.code):
        words = sides(finding.code).heading or finding.name.replace("-", " ")
        rules.setdefault(
            finding.code,
            {
                "id": finding.code,
                "name": finding.name,
                "shortDescription": {"text": _text(words)},
                "helpUri": f"{PROJECT_URL}/blob/main/docs/checks/{quote(finding.code)}.md",
                "properties": {"precision": _PRECISION[finding.confidence]},
            },
        )
    return list(rules.values())


def _result(finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.location)] if finding.location.path else [],
        "partialFingerprints": {"refcheck/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_location(place) for place in finding.related if place.path]
    if finding.fix and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix)]
    return result


def _message(finding: Finding) -> str:
    labels = sides(finding.code)
    both = zip((labels.actual, labels.expected), mark_sides(finding), strict=True)
    said = [f"{label}: {bracketed(parts)}" for label, parts in both if parts]
    return _text("; ".join([finding.message, *said])) or finding.name


def _location(place: Location) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.line is not None:
        column = {} if place.column is None else {"startColumn": place.column}
        physical["region"] = {"startLine": place.line, **column}
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    """Return a relative URI reference: code scanning looks below the checkout."""
    pure = PurePath(one_line(path))
    return quote("/".join(part for part in pure.parts if part != pure.anchor), safe="/._~-")


def _fix(fix: Fix) -> dict[str, Any]:
    files: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        files.setdefault(edit.path, []).append(edit)
    changes = [
        {
            "artifactLocation": {"uri": _uri(path)},
            "replacements": [
                {
                    "deletedRegion": {"byteOffset": edit.start, "byteLength": max(edit.end - edit.start, 0)},
                    "insertedContent": {"text": edit.text},
                }
                for edit in edits
            ],
        }
        for path, edits in files.items()
    ]
    return {"description": {"text": _text(fix.summary)}, "artifactChanges": changes}
