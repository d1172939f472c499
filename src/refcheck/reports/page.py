"""The page that the formats for reading are made from: heading, acts, cards, passages, what was sent."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from refcheck.model.document import LinkRole
from refcheck.model.evidence import Sent
from refcheck.model.finding import Finding, Severity, Suppressed
from refcheck.model.report import Report, Verdict
from refcheck.reports.acts import Act, Fact, acts, in_order
from refcheck.reports.annotated import Section, sections
from refcheck.reports.cards import Card, Issue, card, issue
from refcheck.reports.coverage import Unchecked, unchecked
from refcheck.reports.index import index_of
from refcheck.reports.wording import clipped, counted, day, joined, moment, place, worst_first

__all__ = ["Page", "Step", "page_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A command that helps, and what for."""

    what: str
    command: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """All that a page for reading shows, in its order. ``loose`` are the findings that are about no reference."""

    title: str
    summary: tuple[str, ...]
    checked: str
    counts: str
    asked: str
    acts: tuple[Act, ...]
    in_order: tuple[Fact, ...]
    unchecked: tuple[Unchecked, ...]
    cards: tuple[Card, ...]
    loose: tuple[Issue, ...]
    remarks: tuple[Issue, ...]
    sections: tuple[Section, ...]
    sent: tuple[Sent, ...]
    offline: bool
    steps: tuple[Step, ...]
    rules: tuple[tuple[Finding, str], ...]
    silenced: tuple[Suppressed, ...]
    notes: tuple[str, ...]
    interrupted: bool
    version: str


def page_of(report: Report) -> Page:
    """Return the page of a report."""
    index = index_of(report)
    found = acts(index)
    cards = tuple(card(index, record, number) for number, record in enumerate(report.references, start=1))
    missing = unchecked(report)
    told = worst_first(report.findings)
    made = {id(one.finding): one for each in cards for one in each.issues}
    return Page(
        title=clipped(_title(report), 300),
        summary=tuple(_summary(report, found, missing)),
        checked=moment(report.run.finished or report.run.started),
        counts=_counts(report),
        asked=_asked(report),
        acts=found,
        in_order=tuple(in_order(index, {c.record.id: c.compared for c in cards})),
        unchecked=missing,
        cards=cards,
        loose=tuple(issue(index, f) for f in told if f.reference not in index.cards),
        remarks=tuple(made.get(id(f)) or issue(index, f) for f in told if f.severity is Severity.INFO),
        sections=sections(index),
        sent=report.sent,
        offline=report.run.offline or report.run.offline_seen,
        steps=tuple(_steps(report)),
        rules=tuple((f, ", ".join(p for p in (f.location.path, place(f.location)) if p)) for f in told),
        silenced=report.suppressed,
        notes=report.run.notes,
        interrupted=report.run.interrupted,
        version=report.run.version,
    )


def _title(report: Report) -> str:
    if len(report.documents) == 1:
        document = report.documents[0]
        return ", ".join(part for part in (document.title or document.path, day(document.date)) if part)
    if report.documents:
        return counted(len(report.documents), "document")
    files = sorted({record.file for record in report.references})
    return joined(files) if 0 < len(files) <= 3 else "References"


def _summary(report: Report, found: tuple[Act, ...], missing: tuple[Unchecked, ...]) -> Iterator[str]:
    """Yield the parts of the one line that tells what there is to do."""
    noted = any(document.notes for document in report.documents)
    if not (found or noted or report.references or report.links):
        yield "Nothing was found to check"
        return
    kinds = [act.kind for act in found]
    correct, replace, look = kinds.count("correct"), kinds.count("replace"), kinds.count("look")
    if correct:
        yield counted(correct, "thing to correct", "things to correct")
    if replace:
        yield counted(replace, "link to replace", "links to replace")
    if look:
        yield f"{look:,} to look at"
    if not found:
        yield "Nothing to correct was found"
    if report.run.interrupted:
        yield "the run was interrupted: this is what was known by then"
    elif any(r.verdict is Verdict.OK for r in report.references):
        whole = not found and not missing and all(r.verdict is Verdict.OK for r in report.references)
        yield "all agree with their sources" if whole else "the rest agrees or is listed below"
    elif missing:
        yield _not_checked(missing)


def _not_checked(missing: tuple[Unchecked, ...]) -> str:
    """Return what could not be checked for the first reason, and how much for others."""
    why = missing[0].why
    what = joined([group.what for group in missing if group.why == why])
    rest = sum(group.number for group in missing if group.why != why)
    reasons = len({group.why for group in missing} - {why})
    more = f" ({rest:,} more for {'another reason' if reasons == 1 else 'other reasons'})" if rest else ""
    return f"{what} could not be checked: {why}{more}"


def _counts(report: Report) -> str:
    """Return what was looked at: "3 notes, 2 references, 2 links"."""
    notes = sum(len(document.notes) for document in report.documents)
    roles = (LinkRole.CITATION, LinkRole.TEXT)
    links = {link.url for d in report.documents for link in d.links if link.role in roles}
    links |= {link.url for link in report.links}
    parts = [counted(notes, "note")] if report.documents else []
    return ", ".join([*parts, counted(len(report.references), "reference"), counted(len(links), "link")])


def _asked(report: Report) -> str:
    hosts = {sent.host for sent in report.sent} | set(report.run.requests)
    if hosts:
        return f"asked {counted(len(hosts), 'host')}"
    return "asked nobody: offline" if report.run.offline or report.run.offline_seen else "asked nobody"


def _steps(report: Report) -> Iterator[Step]:
    """Yield the commands that mend, or carry the references on."""
    for path in sorted({edit.path for f in report.findings if f.fix for edit in f.fix.edits}):
        quoted = shlex.quote(path)
        unsafe = any(not f.fix.safe for f in report.findings if f.fix and any(e.path == path for e in f.fix.edits))
        yield Step(what="See every proposed change as a diff", command=f"refcheck fix {quoted} --diff")
        option = " --unsafe-fixes" if unsafe else ""
        yield Step(what="Make the changes", command=f"refcheck fix {quoted} --write{option}")
    for document in report.documents[:3]:
        quoted = shlex.quote(document.path)
        yield Step(what="Keep the references as BibTeX", command=f"refcheck extract {quoted}")
    bibs = sorted({record.file for record in report.references if record.file.endswith(".bib")})
    for path in bibs[:3]:
        command = f"refcheck export {shlex.quote(path)} --to ris -o references.ris"
        yield Step(what="Take the references to Zotero or Word", command=command)
    if report.run.offline or report.run.offline_seen:
        sources = [document.path for document in report.documents] or bibs
        if sources:
            again = " ".join(shlex.quote(path) for path in sources[:3])
            yield Step(what="Check again with a network", command=f"refcheck {again}")
