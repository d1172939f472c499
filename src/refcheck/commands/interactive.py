"""One fix after the other shown to a person, who says what becomes of each; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from refcheck.errors import OutputError
from refcheck.mend import diff, ignore
from refcheck.model.evidence import Evidence
from refcheck.model.finding import Finding
from refcheck.model.place import Edit
from refcheck.model.report import Report
from refcheck.reports.wording import counted, moment, place, sides_of, source_words, worst_first
from refcheck.reports.words import bracketed, clipped, mark_sides
from refcheck.text.safe import one_line

__all__ = ["Answers", "Chosen", "choose"]

LONGEST = 400
"""Longer texts (characters) are cut."""
BOM = "\ufeff"
"""The mark at the beginning of a file: nobody sees it, and terminals draw a box."""
MOST_LINES = 40
"""Lines of one change that are shown."""
HELP = """\
a  accept this fix
r  reject it: nothing changes, it is shown again next time
i  ignore it from now on: a comment with your reason is written beside it
e  show the evidence
q  quit: what was accepted and ignored so far is written
Nothing is written before the end; Ctrl-C leaves everything as it was."""

Ask = Callable[[str], str | None]
"""Asks a person and returns the answer, ``None`` at the end of the input."""


class Answers:
    """Reads answers with ``ask`` and says things with ``tell``, a line at a time."""

    def __init__(self, ask: Ask, tell: Callable[[str], None]) -> None:
        self._ask = ask
        self.tell = tell

    def choice(self, question: str) -> str:
        """Return the first letter of an answer in lower case; "q" at the end of the input."""
        answer = self._ask(question)
        return "q" if answer is None else answer.strip().lower()[:1]

    def reason(self) -> str:
        """Return a reason; empty when there is none."""
        return (self._ask("why (empty: back)? ") or "").strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What a person decided: the findings to mend, and those to ignore, each with the comment as its fix."""

    accepted: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()
    rejected: int = 0
    left: int = 0

    def __str__(self) -> str:
        """Return "2 accepted, 1 ignored, 1 rejected, 3 not looked at"."""
        counts = (
            (len(self.accepted), "accepted"),
            (len(self.ignored), "ignored"),
            (self.rejected, "rejected"),
            (self.left, "not looked at"),
        )
        return ", ".join(f"{number} {word}" for number, word in counts if number) or "nothing was decided"


def choose(report: Report, answers: Answers) -> Chosen:
    """Return what a person decides about the fixes of a report, worst first. A fix that several findings
    share is shown once.
    """
    fixes: dict[tuple[Edit, ...], Finding] = {}
    for finding in worst_first(report.findings):
        if finding.fix and finding.fix.edits:
            fixes.setdefault(finding.fix.edits, finding)
    accepted: list[Finding] = []
    ignored: list[Finding] = []
    rejected = 0
    left = len(fixes)
    for number, finding in enumerate(fixes.values(), start=1):
        for line in _shown(finding, f"{number} of {len(fixes)}"):
            answers.tell(line)
        word, decided = _decision(report, finding, answers, (*accepted, *ignored))
        if word == "q":
            break
        left -= 1
        if word == "a":
            accepted.append(decided)
        elif word == "i":
            ignored.append(decided)
        else:
            rejected += 1
    return Chosen(accepted=tuple(accepted), ignored=tuple(ignored), rejected=rejected, left=left)


def _decision(report: Report, finding: Finding, answers: Answers, before: Sequence[Finding]) -> tuple[str, Finding]:
    """Return the letter of what was decided, and the finding, with the comment as its fix for "i".

    ``before`` are the findings that were accepted or ignored already.
    """
    while True:
        match answers.choice("accept, reject, ignore, evidence, quit, help [a r i e q ?] "):
            case "r" | "q" as word:
                return word, finding
            case "a":
                if not _clash(finding, before, answers):
                    return "a", finding
            case "i":
                silenced = _ignored(finding, answers)
                if silenced is not None and not _clash(silenced, before, answers):
                    return "i", silenced
            case "e":
                for line in _evidence(report, finding):
                    answers.tell(line)
            case _:
                for line in HELP.split("\n"):
                    answers.tell(f"  {line}")


def _clash(finding: Finding, before: Sequence[Finding], answers: Answers) -> bool:
    """Return whether a fix and one that was decided on touch the same bytes; say so when they do."""
    taken = [edit for other in before if other.fix for edit in other.fix.edits]
    clash = any(
        edit.path == other.path and edit.start < other.end and other.start < edit.end
        for edit in (finding.fix.edits if finding.fix else ())
        for other in taken
    )
    if clash:
        answers.tell("  it would stand in a change that you have decided on: reject it now, and run this again later")
    return clash


def _ignored(finding: Finding, answers: Answers) -> Finding | None:
    reason = answers.reason()
    if not reason:
        return None
    fix = ignore(finding, reason)
    if fix is None:
        answers.tell(
            "  no comment can stand there; name the code under per-file-ignores in the configuration, or reject it"
        )
        return None
    return replace(finding, fix=fix)


def _shown(finding: Finding, number: str) -> Iterator[str]:
    """Yield what is wrong and what would become of it, harmless for a terminal."""
    fix = finding.fix
    where = ", ".join(part for part in (finding.location.path, place(finding.location)) if part)
    yield ""
    yield one_line(f"{number}: {finding.severity} {finding.code} {finding.name}, {where}")
    yield f"  {_brief(finding.message)}"
    labels = sides_of(finding)
    for label, parts in zip((labels.actual, labels.expected), mark_sides(finding), strict=True):
        if parts:
            yield f"  {label}: {_brief(bracketed(parts))}"
    if fix is not None:
        mark = "" if fix.safe else ", unsafe: it may change what was meant"
        yield f"  mend{mark}: {_brief(fix.summary)}"
    yield from _change(finding)


def _change(finding: Finding) -> Iterator[str]:
    """Yield the lines that go and come. A file that changed since it was read is told of instead."""
    try:
        lines = [line for line in diff([finding]).split("\n") if line[:1] in ("+", "-")]
    except OutputError as error:
        yield f"  {_brief(str(error))}"
        return
    changed = [line for line in lines if not line.startswith(("--- ", "+++ "))]
    yield from (f"  {line[0]} {_brief(line[1:].lstrip(BOM))}" for line in changed[:MOST_LINES])
    if len(changed) > MOST_LINES:
        yield f"  and {counted(len(changed) - MOST_LINES, 'more line')}"


def _evidence(report: Report, finding: Finding) -> Iterator[str]:
    """Yield what sources answered, and where else the finding stands."""
    found = [report.evidence[index] for index in finding.evidence if index < len(report.evidence)]
    if not found:
        yield "  no source outside was asked for it: the document and its references say it themselves"
    yield from (line for one in found for line in _answer(one))
    for at in finding.related:
        where = ", ".join(part for part in (at.path, place(at)) if part)
        yield f"  see also {one_line(where)}"
    yield f"  how sure: {finding.confidence}; refcheck rule {finding.code} says more"


def _answer(evidence: Evidence) -> Sequence[str]:
    source = source_words(evidence.source, evidence.asked)
    reason = f" ({evidence.reason})" if evidence.reason else ""
    lines = [f"  {_brief(f'{source}: {evidence.outcome}{reason}, {moment(evidence.when)}')}"]
    title = evidence.record.title if evidence.record else ""
    lines += [f"    its title: {_brief(title)}"] if title else []
    lines += [f"    {_brief(evidence.excerpt)}"] if evidence.excerpt and evidence.excerpt != title else []
    return lines


def _brief(text: str) -> str:
    return clipped(one_line(text), LONGEST)
