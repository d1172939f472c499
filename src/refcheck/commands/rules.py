"""``refcheck rules``: the list of checks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from refcheck.commands.options import OUTPUT, VerbCommand, common, option
from refcheck.commands.session import open_session
from refcheck.commands.terminal import put

if TYPE_CHECKING:
    from refcheck.checks import Rule

SEVERITY_COLORS = {"error": "red", "warning": "yellow", "info": "blue"}

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
    width = max(len(rule.name) for rule in RULES)
    put("\n".join(_line(rule, width, color=session.color_results) for rule in RULES))
    return 0


def _line(rule: Rule, width: int, *, color: bool) -> str:
    marks = (" " if rule.online else "O") + {"safe": "F", "unsafe": "U"}.get(rule.fixable, " ")
    marks += " " if rule.by_default else "-"
    severity = rule.severity.ljust(8)
    if color:
        severity = click.style(severity, fg=SEVERITY_COLORS[rule.severity])
    return f"{rule.code}  {severity}{marks}  {rule.name.ljust(width)}  {rule.summary}"


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
