"""The findings for reviewdog: its Diagnostic Format in one JSON object
(https://github.com/reviewdog/reviewdog/tree/master/proto/rdf).

Columns there are bytes of UTF-8, and an end is exclusive. A fix of one edit is a suggestion; one that
must change several places at once is none, as reviewers take suggestions one by one.
"""

from __future__ import annotations

import json
from typing import Any

from refcheck.config import PROJECT_URL
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Position
from refcheck.model.report import Report
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import (
    beside,
    clipped,
    has_lines,
    in_one_sentence,
    relative_path,
    rule_page,
    what_to_do,
    worst_first,
)
from refcheck.text.safe import one_line

__all__ = ["render"]

LONGEST = 1_000
"""Longer texts (characters) are cut."""

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report) -> str:
    """Return a diagnostic for each finding, worst first, then one (INFO) for each thing unchecked."""
    found = [_diagnostic(finding) for finding in worst_first(report.findings)]
    paths = [document.path for document in report.documents] + [record.file for record in report.references]
    path = relative_path(next((path for path in paths if path), "refcheck"))
    found += [
        {"message": _text(f"could not be checked: {group}"), "location": {"path": path}, "severity": "INFO"}
        for group in unchecked(report)
    ]
    result = {"source": {"name": "refcheck", "url": PROJECT_URL}, "diagnostics": found}
    return json.dumps(result, ensure_ascii=True, indent=2) + "\n"


def _text(text: str) -> str:
    return clipped(one_line(text), LONGEST)


def _diagnostic(finding: Finding) -> dict[str, Any]:
    at = finding.location
    lines = has_lines(at)
    told = what_to_do(finding)
    said = in_one_sentence(finding) + beside(at) + (f" ({told})" if told else "")
    location: dict[str, Any] = {"path": relative_path(at.path) or "refcheck"}
    if lines:
        location["range"] = {"start": {"line": at.line}}
    diagnostic: dict[str, Any] = {
        "message": _text(f"{finding.name}: {said}"),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code, "url": rule_page(finding.code)},
    }
    suggestion = _suggestion(finding)
    if suggestion is not None:
        location["range"] = suggestion["range"]
        diagnostic["suggestions"] = [suggestion]
    return diagnostic


def _suggestion(finding: Finding) -> dict[str, Any] | None:
    """Return the one edit of a fix where the finding's own file is changed, and is UTF-8."""
    edits = finding.fix.edits if finding.fix else ()
    if len(edits) != 1 or edits[0].path != finding.location.path:
        return None
    region = edits[0].region
    if region is None or region.encoding != "utf-8":
        return None
    return {"range": {"start": _position(region.start), "end": _position(region.end)}, "text": edits[0].text}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.byte_column}
