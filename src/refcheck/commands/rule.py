"""``refcheck rule``: one check explained."""

from __future__ import annotations

import difflib
from typing import Any

import click

from refcheck.commands.options import VerbCommand, common
from refcheck.commands.session import open_session
from refcheck.commands.terminal import put

EPILOG = """\b
Examples:
  refcheck rule TTL002
  refcheck rule in-text-title-mismatch
"""


def _codes(context: click.Context, parameter: click.Parameter, incomplete: str) -> Any:
    from refcheck.checks import RULES
    from refcheck.commands.completing import values

    return values(lambda: {word: rule.summary for rule in RULES for word in (rule.code, rule.name)})(
        context, parameter, incomplete
    )


@click.command("rule", cls=VerbCommand, epilog=EPILOG)
@click.argument("code", metavar="CODE", shell_complete=_codes)
@common
def command(code: str, **options: Any) -> int:
    """Explain one check, by its code or its name: what it does, why, how to mend, known false alarms."""
    from refcheck.checks import RULES, find_rule
    from refcheck.checks.pages import judged_words, measured_words

    session = open_session(options)
    rule = find_rule(code)
    if rule is None:
        family = [each.code for each in RULES if each.code.startswith(code.upper())] if code else []
        if family:
            raise click.UsageError(f"'{code}' is the beginning of several codes, name one of them: {', '.join(family)}")
        known = [word for each in RULES for word in (each.code, each.name)]
        near = difflib.get_close_matches(code.upper(), known, 1) or difflib.get_close_matches(code.lower(), known, 1)
        remedy = f"did you mean {near[0]}?" if near else "refcheck rules lists them"
        raise click.UsageError(f"there is no check '{code}': {remedy}")
    title = f"{rule.code} {rule.name}"
    fixable = {"safe": "yes", "unsafe": "with --unsafe-fixes"}.get(rule.fixable, "no")
    facts = (
        f"severity {rule.severity}, confidence {rule.confidence} · "
        f"works offline: {'no' if rule.online else 'yes'} · fixable: {fixable}"
    )
    if not rule.by_default:
        facts += f" · off by default: --extend-select {rule.code}"
    if judged := judged_words(rule):
        facts += f"\nread by hand: {judged}"
    if measured := measured_words(rule):
        facts += f"\nmeasured on: {measured}"
    head = click.style(title, bold=True) if session.color_results else title
    put(f"{head}\n{rule.summary}\n\n{facts}\n\n{rule.explanation.strip()}")
    return 0
