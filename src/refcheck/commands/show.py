"""``refcheck show``: one reference, with its claim, what is known of it, and its history."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click

from refcheck.commands.options import MEMORY, OUTPUT, VerbCommand, common, option, setting
from refcheck.commands.outputs import Output, refuse_clashes
from refcheck.commands.session import open_session, refuse_missing
from refcheck.commands.terminal import put
from refcheck.errors import ConfigError
from refcheck.model.evidence import Evidence, LinkEvidence
from refcheck.model.report import ReferenceRecord, Report
from refcheck.model.work import Name, Work
from refcheck.reports.wording import LINK_WORDS, locator, moment, source_words, why_reference
from refcheck.text.safe import one_line

Row = tuple[str, str]
FORMATS = ("full", "json")
INDENT = 12
SHOWN = 12
"""So many keys are named where one is missing."""
UNASKED = "nothing that a source said is remembered"
"""What "offline" means here, where nobody is ever asked."""

NOT_SHOWN = frozenset({"type", "subtitle", "extra", "others"})

EPILOG = """\b
Examples:
  refcheck show testaverde2017migrating
  refcheck show testaverde2017migrating statement.md    with its notes and mentions
  refcheck show testaverde2017migrating -f json         the same for a program, as check -f json has it
"""


@click.command("show", cls=VerbCommand, epilog=EPILOG)
@click.argument("key", metavar="KEY", required=False)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@option(
    "-f",
    "--output-format",
    "format_",
    section=OUTPUT,
    metavar="|".join(FORMATS),
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    help="How to print it (default: full).",
)
@option("-o", "--output", section=OUTPUT, metavar="FILE", help="Write to FILE what would go to the standard output.")
@setting("cache-dir", section=MEMORY)
@setting("no-cache", section=MEMORY)
@common
def command(key: str | None, paths: tuple[str, ...], **options: Any) -> int:
    """Show one reference: what is claimed, what sources said, how its link fared.

    Nothing is asked: all comes from the documents or .bib files (default: references/*.bib), the
    lock and the evidence store.
    """
    from refcheck.pipeline import check

    refuse_missing(paths)
    session = open_session(options, checked=paths)
    report = check(*paths, offline=True, config=session.config)
    found = [reference for reference in report.references if reference.key == key]
    if not found:
        keys = list(dict.fromkeys(reference.key for reference in report.references if reference.key))
        if key is None:
            raise ConfigError("a key is needed", remedy=_choice(keys) or "no reference was found")
        near = difflib.get_close_matches(key, keys, n=1) or [k for k in keys if key.casefold() in k.casefold()]
        remedy = f"did you mean {near[0]}?" if len(near) == 1 else _choice(near or keys)
        raise ConfigError(f"no reference has the key '{key}'", remedy=remedy)
    if options["format_"] == "json":
        from refcheck.reports import render

        text = render(_about(report, found), "json")
    else:
        colored = session.color_results and not options["output"]
        text = "\n".join(line for reference in found for line in _lines(reference, report, colored=colored))
    if options["output"]:
        from refcheck.reports.files import replace as rewrite

        refuse_clashes((Output(format=options["format_"], path=Path(options["output"])),), session.inputs(paths))
        rewrite(options["output"], f"{text.rstrip()}\n")
    else:
        put(text, machine=options["format_"] == "json")
    return 0


def _choice(keys: Sequence[str]) -> str:
    """Return the keys to choose from, as many as fit a message."""
    more = f" and {len(keys) - SHOWN:,} more" if len(keys) > SHOWN else ""
    return f"choose from {', '.join(map(one_line, keys[:SHOWN]))}{more}" if keys else ""


def _about(report: Report, found: Sequence[ReferenceRecord]) -> Report:
    """Return the part of a report that is about these references."""
    ids = {reference.id for reference in found}
    return replace(
        report,
        documents=(),
        references=tuple(found),
        links=tuple(link for link in report.links if ids & set(link.references)),
        evidence=tuple(each for each in report.evidence if each.reference in ids),
        findings=tuple(each for each in report.findings if each.reference in ids),
        suppressed=tuple(each for each in report.suppressed if each.finding.reference in ids),
        unknown=tuple(each for each in report.unknown if each.reference in ids),
    )


def _lines(reference: ReferenceRecord, report: Report, *, colored: bool) -> Iterator[str]:
    head = f"{one_line(reference.key)}   {one_line(f'{reference.file}:{reference.line}')}"
    yield click.style(head, bold=True) if colored else head
    for label, text in _rows(reference, report):
        yield f"  {label.ljust(INDENT)}{'' if len(label) < INDENT else ' '}{one_line(text)}"


def _rows(reference: ReferenceRecord, report: Report) -> Iterator[Row]:
    """Yield label and text of each line, in the order of the question: claim, evidence, history."""
    yield from claim(reference.work)
    for derived in reference.derived:
        yield "", f"{derived.field} {derived.value} is read from {derived.source}"
    yield from _where(reference)
    known = why_reference(report, reference.reason, reference.verdict)
    reason = UNASKED if reference.reason == "offline" else known
    yield "verdict", f"{reference.verdict}{f': {reason}' if reason else ''}"
    for evidence in report.evidence:
        if evidence.reference == reference.id:
            yield "evidence", _evidence(evidence)
    for link in report.links:
        if reference.id in link.references:
            yield from _link(link)
    for finding in report.findings:
        if finding.reference == reference.id:
            yield finding.severity, f"{finding.code} {finding.name}: {finding.message}"


def claim(work: Work) -> Iterator[Row]:
    """Yield the fields of a work that say something, under their CSL names."""
    yield "type", work.type
    for field in fields(work):
        value = getattr(work, field.name)
        if value and field.name not in NOT_SHOWN:
            yield field.name.replace("_", "-"), _text(value)


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_text(each) for each in value)
    if isinstance(value, Name):
        return value.full
    return str(value)


def _where(reference: ReferenceRecord) -> Iterator[Row]:
    for citation in reference.citations:
        at = ", ".join(part for part in (f"note {citation.marker}", locator(citation.locator), citation.kind) if part)
        yield "cited", f"{citation.path}:{citation.line}, {at}"
    for mention in reference.mentions:
        yield "mentioned", f"“{mention.text}”, line {mention.line} ({mention.agreement})"


def _evidence(evidence: Evidence) -> str:
    said = evidence.record.title if evidence.record else evidence.reason
    when = moment(evidence.when) if evidence.when else "not dated"
    return f"{source_words(evidence.source, evidence.asked)}, {when}: {evidence.outcome}{f', {said}' if said else ''}"


def _link(link: LinkEvidence) -> Iterator[Row]:
    status = f" ({link.status})" if link.status else ""
    when = f", {moment(link.checked)}" if link.checked else ""
    yield "link", f"{link.url} {LINK_WORDS[link.verdict]}{status}{when}"
    if link.final_url and link.final_url != link.url:
        yield "", f"leads to {link.final_url}"
    history = link.history
    if history.last_ok:
        yield "history", f"last seen alive {history.last_ok}"
    elif history.first_seen:
        yield "history", f"known since {history.first_seen}, never seen alive"
    if history.failures:
        yield "", f"failed on {', '.join(history.failures)}"
    if link.snapshot:
        yield "snapshot", f"{link.snapshot.url} of {link.snapshot.date}"
