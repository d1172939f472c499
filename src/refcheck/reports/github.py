"""Annotations of a GitHub workflow: one workflow command a line, worst first.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. GitHub shows
ten annotations of a kind for a step; the tenth here says how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model.finding import Finding, Severity
from refcheck.model.report import Report
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import beside, clipped, counted, has_lines, sides_of, tally, what_to_do, worst_first
from refcheck.reports.words import bracketed, mark_sides
from refcheck.text.safe import for_terminal, one_line

__all__ = ["render"]

SHOWN = 9
"""Annotations of one kind that are written before "N more"."""
LONGEST = 2_000
"""Longer messages (characters) are cut; GitHub cuts at 4 kB."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """Return the workflow commands, then the counts as plain lines for the log."""
    lines: list[str] = []
    for severity in Severity:
        found = worst_first(f for f in report.findings if f.severity is severity)
        lines += _commands(_COMMANDS[severity], found)
    # A plain line that began with "::" would be taken for a command.
    lines += [_plain(f"could not be checked: {group}") for group in unchecked(report)]
    return "\n".join([*lines, _plain(tally(report))]) + "\n"


def _commands(command: str, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings[:SHOWN]:
        at = finding.location
        lines = has_lines(at)
        properties = {
            "file": at.path,
            "line": at.line if lines else None,
            "col": at.column if lines else None,
            "title": f"{finding.code} {finding.name}",
        }
        said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
        yield f"::{command} {said}::{_message(_text(finding))}"
    more = len(findings) - SHOWN
    if more > 0:
        yield f"::{command} title=refcheck::{counted(more, 'more finding')} of this kind: see the report"


def _text(finding: Finding) -> str:
    """Return the message of an annotation: what is wrong, both sides, what to do, on lines."""
    labels = sides_of(finding)
    actual, expected = mark_sides(finding)
    lines = [finding.message + beside(finding.location)]
    lines += [f"{labels.actual}: {bracketed(actual)}"] if actual else []
    lines += [f"{labels.expected}: {bracketed(expected)}"] if expected else []
    lines += [told] if (told := what_to_do(finding)) else []
    return "\n".join(clipped(one_line(line), LONGEST // 4) for line in lines)


def _message(text: str) -> str:
    return for_terminal(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    line = clipped(one_line(text), LONGEST)
    return line.replace("::", ": :").replace("##[", "## [")
