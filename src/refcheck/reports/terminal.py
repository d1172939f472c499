"""The report for a terminal: in full for people, concise (one line a finding) for editors and grep.

No library draws here: a run's words must come fast, and be the same when they are piped.
"""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from refcheck.model.baseline import BASELINE
from refcheck.model.document import LinkRole
from refcheck.model.evidence import LinkEvidence
from refcheck.model.finding import Finding, Severity, Suppressed
from refcheck.model.place import Location
from refcheck.model.report import DocumentRecord, Report
from refcheck.reports.coverage import unchecked
from refcheck.reports.wording import (
    beside,
    clipped,
    counted,
    has_lines,
    in_one_sentence,
    joined,
    place,
    sides_of,
    tally,
    worst_first,
)
from refcheck.reports.words import bracketed, mark_sides
from refcheck.text.safe import one_line
from refcheck.text.urls import redact

__all__ = ["render_concise", "render_full"]

INDENT = " " * 9
NOTHING = "RUN003"
"""The finding that there was nothing to check."""
UNREAD = "RUN006"
"""The finding that a file cannot be read."""
LONGEST = 400
"""Longer texts (characters) are cut: a terminal is for seeing what is wrong."""

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "36"}
_QUIET, _BOLD = "2", "1"


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes lines: harmless, as wide as wanted (``None``: as they come), in colour or not."""

    width: int | None
    color: bool

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color else text

    def hang(self, head: str, text: str) -> list[str]:
        """Return ``head`` and ``text`` on lines that go on below the beginning of ``text``."""
        text = clipped(one_line(text), LONGEST)
        if self.width is None:
            return [f"{head}{text}".rstrip()]
        indent = " " * len(head)
        room = self.width - len(head)
        if room < min(len(text), 24) and len(head) > len(INDENT):
            # There is no room beside the head: the text goes below it.
            return [head.rstrip(), *(self.hang(INDENT, text) if text else [])]
        lines = textwrap.wrap(text, max(room, 20), break_long_words=False, break_on_hyphens=False) or [""]
        return [f"{head}{lines[0]}".rstrip(), *(indent + line for line in lines[1:])]


def render_full(
    report: Report, *, width: int | None = None, color: bool = False, verbosity: int = 0, report_path: str | None = None
) -> str:
    """Return the report in plain words, worst first, with what could not be checked apart."""
    pen = _Pen(width, color)
    lines: list[str] = []
    for path in _paths(report):
        block = list(_file(pen, report, path, verbosity))
        lines += [*block, ""] if block else []
    silenced = _silenced_of(report)
    lines += _put_off(report, [h for h in silenced if h.why == BASELINE])
    silenced = [h for h in silenced if h.why != BASELINE]
    if verbosity >= 1:
        lines += _silenced(pen, silenced)
    elif silenced:
        lines += [f"{counted(len(silenced), 'finding')} silenced (-v shows them)", ""]
    lines += _coverage(pen, report, named=verbosity >= 1)
    lines += [line for note in report.run.notes for line in pen.hang("note: ", note)]
    lines += [pen.paint(_last_line(report, report_path), _BOLD)]
    return "\n".join(lines) + "\n"


def _silenced_of(report: Report) -> list[Suppressed]:
    """Return the findings that somebody silenced: not those that the verb itself does not look for."""
    return [h for h in report.suppressed if not (report.run.links_alone and h.finding.code[:3] != "LNK")]


def _put_off(report: Report, known: list[Suppressed]) -> list[str]:
    """Return the line about the baseline: what of it is still there, and what is mended."""
    if report.baseline is None:
        return []
    fixed = len(report.baseline.fixed)
    if not known and not fixed:
        return []
    mended = f"; {counted(fixed, 'finding')} of it mended (refcheck baseline prune takes it out)" if fixed else ""
    return [f"{counted(len(known), 'finding')} put off by {one_line(report.baseline.path)}{mended}", ""]


def render_concise(report: Report, *, color: bool = False, report_path: str | None = None) -> str:
    """Return one line a finding, ``path:line:column: severity CODE name: ...``, then the counts."""
    pen = _Pen(None, color)
    lines = []
    for finding in worst_first(report.findings):
        at = finding.location
        numbers = (at.line, at.column) if has_lines(at) else ()
        where = ":".join(str(part) for part in (at.path, *numbers) if part is not None)
        severity = pen.paint(finding.severity, _COLORS[finding.severity])
        found = one_line(clipped(one_line(in_one_sentence(finding)), LONGEST) + beside(at))
        lines.append(f"{one_line(where)}: {severity} {one_line(f'{finding.code} {finding.name}')}: {found}")
    silenced = sum(hidden.why != BASELINE for hidden in _silenced_of(report))
    lines += [f"{counted(silenced, 'finding')} silenced"] if silenced else []
    lines += _coverage(pen, report)
    return "\n".join([*lines, _last_line(report, report_path)]) + "\n"


def _paths(report: Report) -> list[str]:
    """Return the files to tell of: the documents, then others with findings, worst first."""
    worst: dict[str, int] = {document.path: len(Severity) for document in report.documents}
    for finding in report.findings:
        path = finding.location.path
        worst[path] = min(worst.get(path, len(Severity)), finding.severity.rank)
    return sorted(worst, key=lambda path: worst[path])


def _file(pen: _Pen, report: Report, path: str, verbosity: int) -> Iterator[str]:
    document = next((d for d in report.documents if d.path == path), None)
    chains = {k.url: k for k in report.links if k.redirects} if verbosity >= 1 else {}
    findings = worst_first(f for f in report.findings if f.location.path == path)
    # What held nothing to check says so, whatever else is hidden: an empty result is no clean one.
    shown = [f for f in findings if verbosity >= 1 or f.severity is not Severity.INFO or f.code == NOTHING]
    if verbosity >= 0:
        yield pen.paint(one_line(f"{path or 'this run'}: {_contents(report, path, document)}"), _BOLD)
    elif not shown:
        return
    else:
        yield pen.paint(one_line(path or "this run"), _BOLD)
    if findings and verbosity >= 0:
        yield ""
    names = max((len(f"{f.code} {f.name}") for f in shown), default=0)
    exact = report.run.links_alone
    places = max((len(_place(f, exact=exact)) for f in shown), default=0)
    for finding in shown:
        yield from _finding(pen, finding, min(names, 40), _place(finding, exact=exact).ljust(min(places, 30)))
        link = chains.pop(finding.actual, None)
        if link is not None and [hop.url for hop in link.redirects] != [finding.expected]:
            yield from _chain(pen, link)
    hidden = len(findings) - len(shown)
    if hidden and verbosity >= 0:
        more = f"{hidden:,} more" if shown else counted(hidden, "remark")
        yield f"{pen.paint('info     ', _COLORS[Severity.INFO])}{more} (-v shows {'it' if hidden == 1 else 'them'})"


def _contents(report: Report, path: str, document: DocumentRecord | None) -> str:
    """Return what a file holds: "3 notes, 2 references, 2 links"."""
    if document is None:
        if any(f.code == UNREAD and f.location.path == path for f in report.findings):
            return "not read"
        number = sum(r.file == path for r in report.references)
        return counted(number, "reference") if number or not report.documents else "no reference of it is cited"
    keys = {key for note in document.notes for key in note.references}
    keys |= {mention.reference for mention in document.mentions if mention.reference}
    keys |= {key for mention in document.mentions for key in mention.keys} & {r.key for r in report.references}
    links = {link.url for link in document.links if link.role in (LinkRole.CITATION, LinkRole.TEXT)}
    parts = ((len(document.notes), "note"), (len(keys), "reference"), (len(links), "link"))
    if report.run.links_alone:
        return counted(len({link.url for link in document.links}), "link")
    return ", ".join(counted(number, noun) for number, noun in parts)


def _place(finding: Finding, *, exact: bool) -> str:
    """Return where a finding is in its file: "line 75, note 3"; ``exact``: "line 75:12"."""
    at = finding.location
    told = place(at)
    if exact and at.line is not None and at.column is not None:
        told = told.replace(f"line {at.line}", f"line {at.line}:{at.column}", 1)
    return one_line(told)


def _chain(pen: _Pen, link: LinkEvidence) -> Iterator[str]:
    """Yield where an address led on to, a line a redirect."""
    for hop in link.redirects:
        yield from pen.hang(f"{INDENT}{hop.status} -> ", redact(hop.url))


def _finding(pen: _Pen, finding: Finding, names: int, where: str) -> Iterator[str]:
    name = one_line(f"{finding.code} {finding.name}").ljust(names)
    head = f"{finding.severity.ljust(9)}{name}   {where}   "
    compared = any(mark_sides(finding))
    first, *rest = pen.hang(head, (finding.key or "") if compared else finding.message)
    severity = pen.paint(finding.severity, _COLORS[finding.severity])
    yield first.replace(finding.severity, severity, 1)
    yield from rest
    if compared:
        yield from pen.hang(INDENT, finding.message)
    rows = list(_rows(finding))
    labels = max((len(label) for label, _ in rows), default=0)
    for label, text in rows:
        start, *more = pen.hang(f"{INDENT}{label.ljust(labels)}   ", text)
        yield start.replace(label, pen.paint(label, _QUIET), 1)
        yield from more


def _rows(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of each line below a finding's head."""
    labels = sides_of(finding)
    actual, expected = mark_sides(finding)
    if actual:
        yield labels.actual, bracketed(actual)
    if expected:
        yield labels.expected, bracketed(expected)
    if finding.code.startswith("LNK") and finding.related:
        yield "also", joined([_spot(at, finding.location) for at in finding.related])
    if finding.remedy:
        yield "to do", finding.remedy
    if finding.fix:
        path = finding.fix.edits[0].path if finding.fix.edits else finding.location.path
        yield "mend", f"refcheck fix {shlex.quote(path)} --diff"


def _spot(at: Location, near: Location) -> str:
    """Return a further place of a finding, its file left out where it is the same."""
    return place(at) if at.path == near.path else ", ".join(part for part in (at.path, place(at)) if part)


def _silenced(pen: _Pen, silenced: Sequence[Suppressed]) -> Iterable[str]:
    for hidden in silenced:
        finding = hidden.finding
        where = ", ".join(part for part in (finding.location.path, place(finding.location)) if part)
        yield from pen.hang("silenced ", f"{finding.code} {finding.name}, {where}: {finding.message} ({hidden.why})")
    if silenced:
        yield ""


def _coverage(pen: _Pen, report: Report, *, named: bool = False) -> Iterable[str]:
    """Yield what could not be checked and why; ``named``: with the addresses or works."""
    head = "could not be checked: "
    for group in unchecked(report):
        yield from pen.hang(head, str(group))
        head = " " * len(head)
        for subject in group.subjects if named else ():
            yield from pen.hang(f"{head}  ", subject)


def _last_line(report: Report, report_path: str | None) -> str:
    start = "interrupted; known by then: " if report.run.interrupted else ""
    where = f". Report: {one_line(report_path)}" if report_path else ""
    return f"{start}{tally(report)}{where}"
