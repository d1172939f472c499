"""The findings as CSV (RFC 4180) for spreadsheets, and below them what could not be checked."""

from __future__ import annotations

import csv
import io

from refcheck.model.finding import Finding
from refcheck.model.report import Report
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import what_to_do, worst_first
from refcheck.text.safe import cell

__all__ = ["COLUMNS", "render"]

COLUMNS = (
    "severity",
    "confidence",
    "code",
    "name",
    "path",
    "line",
    "marker",
    "key",
    "message",
    "actual",
    "expected",
    "remedy",
    "fingerprint",
)


def render(report: Report) -> str:
    """Return a heading, a row for each finding, worst first, and one for each thing unchecked."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in worst_first(report.findings):
        writer.writerow(cell(value) for value in _row(finding))
    for group in unchecked(report):
        row = dict.fromkeys(COLUMNS, "") | {"severity": "unverified", "message": str(group)}
        writer.writerow(cell(value) for value in row.values())
    return out.getvalue()


def _row(finding: Finding) -> tuple[str, ...]:
    at = finding.location
    return (
        finding.severity.value,
        finding.confidence.value,
        finding.code,
        finding.name,
        at.path,
        "" if at.line is None else str(at.line),
        at.marker or "",
        finding.key or "",
        finding.message,
        finding.actual,
        finding.expected,
        what_to_do(finding),
        finding.fingerprint,
    )
