"""The findings for the widget of a GitLab merge request: a Code Quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. Of issues with one
fingerprint GitLab shows the first, so that a second one gets a number. What could not be checked is
one issue (info) that is the same in every run: it is never new, and so never held against a change.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from refcheck.model.finding import Finding, Severity
from refcheck.model.report import Report
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import beside, clipped, has_lines, in_one_sentence, relative_path, worst_first
from refcheck.text.safe import one_line

__all__ = ["render"]

LONGEST = 1_000
"""Longer texts (characters) are cut."""
UNCHECKED = "could-not-be-checked"

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """Return a JSON list with an issue for each finding, worst first, then what could not be checked."""
    seen: Counter[str] = Counter()
    issues = [_issue(finding, seen) for finding in worst_first(report.findings)]
    groups = "; ".join(str(group) for group in unchecked(report))
    if groups:
        paths = [document.path for document in report.documents] + [record.file for record in report.references]
        path = next((path for path in paths if path), "refcheck")
        issues.append(_entry(f"could not be checked (no fault): {groups}", UNCHECKED, path=path))
    return json.dumps(issues, ensure_ascii=True, indent=2) + "\n"


def _issue(finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    at = finding.location
    said = f"{finding.code} {finding.name}: {in_one_sentence(finding)}{beside(at)}"
    seen[finding.fingerprint] += 1
    number = seen[finding.fingerprint]
    mark = finding.fingerprint if number == 1 else f"{finding.fingerprint} {number}"
    severity = _SEVERITIES[finding.severity]
    return _entry(
        said, finding.code, path=at.path, line=(at.line if has_lines(at) else None) or 1, severity=severity, mark=mark
    )


def _entry(
    description: str, check: str, *, path: str, line: int = 1, severity: str = "info", mark: str = UNCHECKED
) -> dict[str, Any]:
    """Return an issue; ``mark`` is what its fingerprint is taken of."""
    return {
        "description": clipped(one_line(description), LONGEST),
        "check_name": check,
        "fingerprint": hashlib.sha256(mark.encode("utf-8", "replace")).hexdigest(),
        "severity": severity,
        "location": {"path": relative_path(path) or "refcheck", "lines": {"begin": line}},
    }
