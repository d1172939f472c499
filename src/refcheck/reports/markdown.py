"""The report as Markdown: what needs a person first, then the references, for repositories and pull requests.

Foreign text is escaped so that it is text in CommonMark and on GitHub; only http and https are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from refcheck.model.report import Report
from refcheck.reports.acts import Act
from refcheck.reports.cards import Card, Issue, web
from refcheck.reports.page import Page, page_of
from refcheck.reports.suggestion import Change
from refcheck.reports.wording import clipped, counted, moment, place, sentence, source_words
from refcheck.reports.words import Part
from refcheck.text.lazy import lazy_re
from refcheck.text.safe import one_line

__all__ = ["render", "render_summary"]

LONGEST = 1_000
"""Longer texts (characters) are cut."""

SUMMARY_BYTES = 900 * 1024
"""A longer summary of a job is cut."""
FEW = 100
"""Groups of what could not be checked that a cut summary has."""
RESERVED = 1_024
"""Bytes for the line that says how much was left out."""

_TAGS = {"correct": "Correct", "replace": "Replace link", "look": "Look at"}
# Everything that means something inside a line, and then what does so at the beginning of one.
_ACTIVE = lazy_re(r"([\\`*_\[\]<>|~$&])")
_LEADING = lazy_re(r"^([-+#=]|\d+[.)])")
# GitHub makes links of these without being asked (its extension to CommonMark, 6.9).
_AUTOLINK = lazy_re(r"(?i)\b(https?|ftp|www|mailto|xmpp)(?=[:.])")


def render(report: Report) -> str:
    """Return the whole report as Markdown."""
    page = page_of(report)
    blocks = [*_top(page), *_cards(page), *_remarks(page), *_sent(page), *_mend(page), *_foot(page)]
    return "\n\n".join(blocks) + "\n"


def render_summary(report: Report) -> str:
    """Return only what needs a person and what could not be checked, for a job's summary.

    GitHub refuses a summary of more than 1 MiB whole: what needs a person is cut to ``SUMMARY_BYTES``,
    worst first, and it says how much is left out.
    """
    page = page_of(report)
    whole = "\n\n".join(_top(page)) + "\n"
    if len(whole.encode("utf-8", "replace")) <= SUMMARY_BYTES:
        return whole
    return _cut(page)


def _cut(page: Page) -> str:
    """Return a summary that is as long as it may be, without what is in order."""
    blocks = [*_head(page)]
    missing = list(_missing(page, subjects=False))
    room = SUMMARY_BYTES - RESERVED - sum(_size(block) for block in (*blocks, *missing))
    shown = 0
    for act in page.acts:
        block = _act(act)
        room -= _size(block)
        if room < 0:
            break
        blocks.append(block)
        shown += 1
    left = len(page.acts) - shown
    if left:
        blocks.append(f"**{counted(left, 'more point')}, less grave, {'is' if left == 1 else 'are'} in the report.**")
    return "\n\n".join([*blocks, *missing]) + "\n"


def _size(block: str) -> int:
    return len(block.encode("utf-8", "replace")) + 2


def _text(text: str, limit: int = LONGEST) -> str:
    """Return foreign text on one line as Markdown that shows it and does nothing."""
    escaped = _ACTIVE.sub(r"\\\1", clipped(one_line(text), limit))
    escaped = _LEADING.sub(lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}", escaped)
    # Names with an at-sign would call people.
    return _AUTOLINK.sub(r"\1\\", escaped).replace("@", "&#64;")


def _code(text: str) -> str:
    """Return foreign text as a code span (CommonMark 6.1: more backticks around than inside)."""
    plain = clipped(one_line(text), LONGEST).replace("|", "¦")
    longest = max((len(run) for run in re.findall(r"`+", plain)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}" if plain else ""


def _address(url: str) -> str:
    """Return an address: a link for http and https, a code span for anything else."""
    plain = one_line(url)
    if web(plain) and len(plain) <= LONGEST and not re.search(r"[<>\s\\]", plain):
        return f"<{plain}>"
    return _code(url)


def _marked(parts: Sequence[Part]) -> str:
    groups = groupby(parts, key=lambda part: part.differs)
    texts = ((differs, _inner("".join(part.text for part in group))) for differs, group in groups)
    return "".join(f"**{text}**" if differs else text for differs, text in texts)


def _inner(text: str) -> str:
    """Return escaped text with the blanks at its ends kept, as parts of a sentence need them."""
    start = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() else ""
    return f"{start}{_text(text)}{end}" if text.strip() else " "


def _top(page: Page) -> Iterator[str]:
    yield from _head(page)
    yield from (_act(act) for act in page.acts)
    if page.in_order:
        yield "## In order"
        yield "\n".join(
            f"- {_text(fact.text)}{': ' if fact.address else ''}{_address(fact.address)}" for fact in page.in_order
        )
    yield from _missing(page)


def _head(page: Page) -> Iterator[str]:
    yield f"# {_text(page.title)}"
    yield f"**{_text(' · '.join(page.summary))}**"
    yield f"Checked {_text(page.checked)} · {page.counts} · {page.asked}"
    yield from (_text(note) for note in page.notes)


def _missing(page: Page, *, subjects: bool = True) -> Iterator[str]:
    """Yield what could not be checked; ``subjects``: with the addresses and works."""
    if page.unchecked:
        yield "## Could not be checked (no faults)"
        yield "\n".join(
            _bullets(_text(str(group)), map(_subject, group.subjects) if subjects else ())
            for group in (page.unchecked if subjects else page.unchecked[:FEW])
        )


def _subject(text: str) -> str:
    return _address(text) if web(text) else _text(text)


def _bullets(text: str, inner: Iterable[str]) -> str:
    return "\n".join([f"- {text}", *(f"  - {line}" for line in inner)])


def _act(act: Act) -> str:
    lines = [f"## {_TAGS[act.kind]}: {_text(act.heading)}", ""]
    path = act.finding.location.path
    # The name of a file stays as it is written.
    where = act.where if path and act.where.startswith(path) else sentence(act.where)
    lines += [_text(where), ""] if where else []
    for row in act.rows:
        if row.change:
            shown = f"{_inner(row.change.before)}**{_text(row.change.new)}**{_inner(row.change.after)}".strip()
        else:
            whole = "".join(part.text for part in row.parts)
            shown = _address(whole) if row.url == whole else _marked(row.parts)
        link = f" {_address(row.url)}" if row.url and row.url != "".join(part.text for part in row.parts) else ""
        aside = f" ({_text(row.aside)})" if row.aside else ""
        lines.append(f"- {_text(row.label)}: {shown}{link}{aside}")
    return "\n".join(lines).rstrip()


def _cards(page: Page) -> Iterator[str]:
    if page.cards:
        yield "## References"
    for card in page.cards:
        yield f"### {_text(card.name)}"
        reason = f" ({_text(card.reason)})" if card.reason else ""
        yield (
            f"*{_text(card.title)}*\n\n{sentence(card.state_words)}{reason}."
            if card.title
            else f"{card.state_words}{reason}."
        )
        yield from (_issue(issue) for issue in card.issues if issue.finding.severity != "info")
        yield _fields(card)
        if card.derived:
            yield f"Not written as such: {'; '.join(_text(fact) for fact in card.derived)}."
        yield from _lists(card)
        rules = "".join(f" · {_text(f'{i.finding.code} {i.finding.name}')}" for i in card.issues)
        yield f"<sub>{_text(card.record.key)} · {_text(card.record.file)}, line {card.record.line}{rules}</sub>"


def _fields(card: Card) -> str:
    """Return the table of a reference: as cited, and as found where there is a record."""
    found = card.record.found is not None
    head = ["Field", "As cited"] + ([f"As found: {_text(card.found_from)}"] if found else [])
    rows = [head, ["---"] * len(head)]
    for field in card.compared:
        cells = [field.label, _cell(field.cited, field.cited_url)]
        if found:
            cells.append("the same" if field.verdict == "same" else _cell(field.found, field.found_url))
        rows.append(cells)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _cell(parts: Sequence[Part], url: str | None) -> str:
    whole = "".join(part.text for part in parts)
    if url == whole and "|" not in whole:
        return _address(whole)
    return _marked(parts) if parts else "not said"


def _lists(card: Card) -> Iterator[str]:
    if card.cited:
        lines = "\n".join(f"- {_text(line.text)} ({_text(line.aside)})" for line in card.cited)
        yield f"Where it is cited:\n\n{lines}"
    evidence = [
        _bullets(f"{_address(line.text)} {_text(line.aside)}", (f"{_text(k)} {_subject(v)}" for k, v in line.more))
        for line in card.links
    ]
    for one in card.evidence:
        reason = f" ({_text(one.reason)})" if one.reason else ""
        source = _text(source_words(one.source, one.asked))
        evidence.append(f"- {source}: {one.outcome}{reason}, {_text(moment(one.when))}")
    if evidence:
        lines = "\n".join(evidence)
        yield f"Evidence:\n\n{lines}"


def _issue(issue: Issue) -> str:
    lines = [f"**{_text(issue.message)}** ({_text(place(issue.finding.location))})"]
    for label, parts, url in issue.rows:
        lines.append(f"- {_text(label)}: {_cell(parts, url)}")
    text = lines[0] + ("\n\n" + "\n".join(lines[1:]) if lines[1:] else "")
    return f"{text}\n\n{_diff(issue.change)}" if issue.change else text


def _diff(change: Change) -> str:
    """Return a change as a fenced diff (CommonMark 4.5: a longer fence than any inside)."""
    lines = [
        f"{sign} {clipped(one_line(f'{change.before}{words}{change.after}'), LONGEST)}"
        for sign, words in (("-", change.old), ("+", change.new))
        if words
    ]
    longest = max((len(run) for line in lines for run in re.findall(r"`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    body = "\n".join(lines)
    return f"{fence}diff\n{body}\n{fence}"


def _remarks(page: Page) -> Iterator[str]:
    if page.remarks:
        yield "## Minor remarks"
    for issue in page.remarks:
        finding = issue.finding
        yield f"{_issue_without_change(issue)}\n\n<sub>{_text(f'{finding.code} {finding.name}')}</sub>"


def _issue_without_change(issue: Issue) -> str:
    return _issue(Issue(finding=issue.finding, message=issue.message, rows=issue.rows, change=None))


def _sent(page: Page) -> Iterator[str]:
    yield "## What was sent where"
    if not page.sent:
        yield f"Nothing was sent{': this run was offline' if page.offline else ''}."
        return
    rows = [f"| {_text(sent.host)} | {sent.kind} | {sent.count} |" for sent in page.sent]
    yield "\n".join(["| Host | Kind | Requests |", "| --- | --- | ---: |", *rows])


def _mend(page: Page) -> Iterator[str]:
    if page.steps:
        yield "## How to mend"
        yield "\n".join(f"- {step.what}: {_code(step.command)}" for step in page.steps)
    if page.silenced:
        yield "## Silenced"
        yield "\n".join(
            f"- {_text(hidden.finding.message)} ({_text(hidden.why)}) {_text(f'{hidden.finding.code} {hidden.finding.name}')}"
            for hidden in page.silenced
        )


def _foot(page: Page) -> Iterator[str]:
    found = counted(len(page.rules), "finding")
    yield f"<sub>refcheck {_text(page.version)} · {found} · what could not be checked is neither wrong nor fine</sub>"
