"""``refcheck rules``: the list of checks."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.options import OUTPUT, VerbCommand, common, option
from refcheck.commands.outputs import width_of_terminal
from refcheck.commands.session import open_session
from refcheck.commands.terminal import put

if TYPE_CHECKING:
    from refcheck.checks import Rule

SEVERITY_COLORS = {"error": "red", "warning": "yellow", "info": "blue"}

INDENT = 21
"""Where the names of checks begin."""
LEGEND = (
    "O works offline, F can be fixed, U too but may change what is meant, - is off; refcheck rule CODE explains one"
)

EPILOG = """\b
Examples:
  refcheck rules             one line a check
  refcheck rules --json      for programs
  refcheck rule TTL002       what one does, and why
"""


@click.command("rules", cls=VerbCommand, epilog=EPILOG)
@option("--json", "as_json", section=OUTPUT, is_flag=True, help="Print a JSON list, the explanations included.")
@common
def command(*, as_json: bool, **options: Any) -> int:
    """List the checks: code, severity, name, what each looks for.

    O stands for checks that work offline, F for fixable (refcheck fix), U for fixable with
    --unsafe-fixes. Those with a minus sign are off unless --select or --extend-select names them.
    """
    from refcheck.checks import RULES

    session = open_session(options)
    if as_json:
        put(json.dumps([_record(rule) for rule in RULES], ensure_ascii=False, indent=2), machine=True)
        return 0
    names = max(len(rule.name) for rule in RULES)
    width = width_of_terminal()
    put("\n".join(_line(rule, names, width, color=session.color_results) for rule in RULES))
    session.hint(LEGEND)
    return 0


def _line(rule: Rule, names: int, width: int | None, *, color: bool) -> str:
    """Return what is told of a check; what does not fit the terminal (``width``; ``None``: any) goes below its name."""
    marks = (" " if rule.online else "O") + {"safe": "F", "unsafe": "U"}.get(rule.fixable, " ")
    marks += " " if rule.by_default else "-"
    severity = rule.severity.ljust(8)
    if color:
        severity = click.style(severity, fg=SEVERITY_COLORS[rule.severity])
    head = f"{rule.code}  {severity}{marks}  "
    if width is None or INDENT + names + 2 + len(rule.summary) <= width:
        return f"{head}{rule.name.ljust(names)}  {rule.summary}"
    below = textwrap.wrap(rule.summary, max(width - INDENT, 20))
    return "\n".join([f"{head}{rule.name}", *(" " * INDENT + line for line in below)])


def _record(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "offline": not rule.online,
        "fixable": rule.fixable,
        "default": rule.by_default,
        "judged": {"right": rule.judged[0], "read": rule.judged[1]} if rule.judged else None,
        "measured": rule.measured or None,
        "explanation": rule.explanation,
    }
