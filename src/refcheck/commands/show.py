"""``refcheck show``: one reference, with its claim, what is known of it, and its history."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import click

from refcheck.commands.options import MEMORY, VerbCommand, common, setting
from refcheck.commands.session import open_session, refuse_missing
from refcheck.commands.terminal import put
from refcheck.errors import ConfigError
from refcheck.model.evidence import Evidence, LinkEvidence
from refcheck.model.report import ReferenceRecord, Report
from refcheck.model.work import Name, Work
from refcheck.reports.wording import LINK_WORDS, locator, moment, source_words, why_reference
from refcheck.text.safe import one_line

Row = tuple[str, str]
INDENT = 12
UNASKED = "nothing that a source said is remembered"
"""What "offline" means here, where nobody is ever asked."""

NOT_SHOWN = frozenset({"type", "subtitle", "extra", "others"})

EPILOG = """\b
Examples:
  refcheck show testaverde2017migrating
  refcheck show testaverde2017migrating statement.md    with its notes and mentions
"""


@click.command("show", cls=VerbCommand, epilog=EPILOG)
@click.argument("key", metavar="KEY")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@setting("cache-dir", section=MEMORY)
@setting("no-cache", section=MEMORY)
@common
def command(key: str, paths: tuple[str, ...], **options: Any) -> int:
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
        near = difflib.get_close_matches(key, [reference.key for reference in report.references], n=1)
        remedy = f"did you mean {near[0]}?" if near else ""
        raise ConfigError(f"no reference has the key '{key}'", remedy=remedy)
    for reference in found:
        lines = [f"{reference.key}   {reference.file}:{reference.line}"]
        if session.color_results:
            lines = [click.style(one_line(lines[0]), bold=True)]
        lines += [f"  {label.ljust(INDENT)}{one_line(text)}" for label, text in _rows(reference, report)]
        put("\n".join(lines))
    return 0


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
