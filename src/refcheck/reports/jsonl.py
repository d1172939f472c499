"""The run as JSON Lines (https://jsonlines.org): an object a line, for ``jq`` and ``grep``.

``kind`` says what a line is: *finding* and *suppressed* as the JSON report has them, *unverified* (what
could not be checked, and why), and at the end *summary* with the counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from refcheck.model.report import Report
from refcheck.reports.coverage import unchecked
from refcheck.reports.json_report import SCHEMA, finding_object, summary_object, suppressed_object
from refcheck.reports.json_stream import line_of
from refcheck.reports.wording import worst_first

__all__ = ["pieces", "render"]


def render(report: Report) -> str:
    """Return the lines, worst findings first."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterable[str]:
    """Yield the lines one by one."""
    return (f"{line_of(value)}\n" for value in _objects(report))


def _objects(report: Report) -> Iterator[dict[str, Any]]:
    for finding in worst_first(report.findings):
        yield {"kind": "finding", **finding_object(finding)}
    for hidden in report.suppressed:
        yield {"kind": "suppressed", **suppressed_object(hidden)}
    for group in unchecked(report):
        yield {
            "kind": "unverified",
            "what": group.what,
            "why": group.why,
            "detail": group.detail,
            "subjects": list(group.subjects),
        }
    run = report.run
    yield {
        "kind": "summary",
        "schema": SCHEMA,
        "version": run.version,
        "finished": run.finished,
        "interrupted": run.interrupted,
        "exit_code": report.exit_code,
        **summary_object(report),
    }
