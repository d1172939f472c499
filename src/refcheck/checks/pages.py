"""The page of a check, made of its own metadata and doc comment: for ``refcheck rule`` and the docs."""

from __future__ import annotations

from refcheck.checks.interface import Fixable, Rule

FIX_WORDS = {
    Fixable.NO: "no",
    Fixable.SAFE: "yes, a safe fix (`refcheck fix --write`)",
    Fixable.UNSAFE: "yes, an unsafe fix (`refcheck fix --write --unsafe-fixes`)",
}


def judged_words(rule: Rule) -> str:
    """Return what came of reading a check's findings by hand, empty when nobody did."""
    match rule.judged:
        case None:
            return "no: findings on live answers were not read" if rule.online else ""
        case (_, 0):
            return "as it stands it warned of nothing in the files it was tried on"
        case (right, read):
            wrong = 100 * (read - right) / read
            return f"{right} of {read} findings right ({wrong:.0f} % false alarms)"


def measured_words(rule: Rule) -> str:
    """Return what a benchmark has shown of a check, in Markdown; empty of one that works offline and has none."""
    return rule.measured or ("not measured on real answers: tests alone hold what it does" if rule.online else "")


def _rows(rule: Rule) -> str:
    rows = {
        "on by default": "" if rule.by_default else f"no: `--extend-select {rule.code}` turns it on",
        "read by hand": judged_words(rule),
        "measured on": measured_words(rule),
    }
    return "".join(f"| {name} | {words} |\n" for name, words in rows.items() if words)


def page(rule: Rule) -> str:
    """Return the Markdown page of a rule."""
    return (
        f"# {rule.code} {rule.name}\n\n"
        f"{rule.summary[0].upper()}{rule.summary[1:]}.\n\n"
        "| | |\n|---|---|\n"
        f"| severity | {rule.severity} at most |\n"
        f"| works offline | {'no' if rule.online else 'yes'} |\n"
        f"| can be fixed | {FIX_WORDS[rule.fixable]} |\n"
        f"{_rows(rule)}\n"
        "## What it does\n\n"
        f"{rule.explanation}\n\n"
        "## How to silence it\n\n"
        f'On the command line: `--ignore {rule.code}`. In `refcheck.toml`: `ignore = ["{rule.code}"]`. In a Markdown\n'
        "document, before the paragraph:\n\n"
        "```html\n"
        f'<!-- refcheck: ignore={rule.code} until=2030-01-01 reason="why" -->\n'
        "```\n\n"
        f"In LaTeX: `% refcheck: ignore={rule.code}`. In reStructuredText: `.. refcheck: ignore={rule.code}`.\n"
        f"In a `.bib` file: the field `refcheck-ignore = {{{rule.code}}}`, or the comment `% refcheck: ignore={rule.code}`\n"
        "before the entry. The name works wherever the code does:\n"
        f"`{rule.name}`.\n"
    )
