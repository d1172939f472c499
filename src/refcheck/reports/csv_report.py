"""The findings as CSV (RFC 4180) for spreadsheets, and below them what could not be checked.

A spreadsheet takes a cell that begins with ``=`` or the like for a formula, whoever wrote it: such
a cell gets an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
import re

from refcheck.model.finding import Finding
from refcheck.model.report import Report
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import worst_first
from refcheck.text.safe import one_line

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

# Blanks before it do not help, and the full-width forms count as well.
_FORMULA = re.compile(r"[\s\u00a0\u3000\ufffd]*[=+\-@＝＋－＠]")


def render(report: Report) -> str:
    """Return a heading, a row for each finding, worst first, and one for each thing unchecked."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in worst_first(report.findings):
        writer.writerow(_cell(value) for value in _row(finding))
    for group in unchecked(report):
        row = dict.fromkeys(COLUMNS, "") | {"severity": "unverified", "message": str(group)}
        writer.writerow(_cell(value) for value in row.values())
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
        finding.remedy,
        finding.fingerprint,
    )


def _cell(text: str) -> str:
    """Return a text on one line that no spreadsheet runs."""
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) else line
