"""Files of word processors (DOCX, ODT) made documents, of what the worker says of them.

There are no lines in such a file: findings name the paragraph, notes counted after the text. Tracked changes
are read as if all were accepted; headers and footers, and hidden text are none. Of comments only those are read
that tell refcheck what to ignore.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from refcheck.content.looks import BOLD, CODE, ITALIC, RAISED
from refcheck.documents.addresses import is_held
from refcheck.documents.assemble import Front, assemble
from refcheck.documents.author_dates import with_in_text
from refcheck.documents.drafts import Draft
from refcheck.documents.entries import put_entries
from refcheck.documents.figures import Dialect
from refcheck.documents.flat_figures import raise_figures
from refcheck.documents.flow import Paragraph, Run, flow
from refcheck.documents.footnotes import attach_addresses, decide_markers, mark_notes
from refcheck.documents.furniture import join_cut_sentences, mark_furniture
from refcheck.documents.lines import Lines
from refcheck.documents.listed_entries import entries_of
from refcheck.documents.source import Source
from refcheck.documents.suppress import Remark, read_remarks
from refcheck.documents.typed import as_typed
from refcheck.formats.csl_json import from_csl
from refcheck.model.document import BlockKind, Document, Embedded, Entry, Marker, Problem
from refcheck.model.place import Location, Span, Unit
from refcheck.text.dates import parse_date
from refcheck.text.lazy import lazy_re

__all__ = ["document_of", "problem"]

NEAR_TOP = 20
"""A title or a date stands in one of the first paragraphs."""
_NO_TITLE = lazy_re(
    r"(?i)microsoft word - .*|(?:word )?document ?\d*|untitled\b.*|(?:title|no title)|.*\.(?:docx?|rtf|odt)"
)
_IN_PAGE = lazy_re(r"\s*\[?(?:\d{1,4}|[ivxlc]{1,7}|[*†‡§])\]?\s*")
_TO_NOTE = lazy_re(r"(?i)note|ftn|fn|edn|^n\d")
"""What the place in another page is called that a pasted marker leads to."""
MAX_PLACE = 100
MIN_SHOWN = 12
"""So much (characters) of a citation is enough to find it in its paragraph."""
MIN_TYPED = 2
"""So many notes are typed before they count beside those that the program ties itself."""


def document_of(said: Mapping[str, Any], path: str, raw: bytes, name: str) -> Document:
    """Return the document that the worker's answer says the bytes of a file in the format ``name`` are.

    ``said`` has ``paragraphs``, ``order`` (the kinds of the references to notes), ``title``, ``embedded``
    and ``revised``, as ``docx_parts.read`` gives them.
    """
    paragraphs = [_paragraph(one) for one in said["paragraphs"]]
    if not said["order"]:
        paragraphs = [
            as_typed(one, listed=bool(old.get("listed")))
            for one, old in zip(paragraphs, said["paragraphs"], strict=True)
        ]
    lines, drafts = _drafts(paragraphs)
    source = Source(path=path, text=lines.text, sha256=hashlib.sha256(raw).hexdigest())
    front = _front(said, paragraphs, drafts)
    document = assemble(source, name, drafts, lines, front)
    suppressions, faults = read_remarks([*_remarks(said["remarks"], document, lines)], lines, path)
    listed = {number: one["ordinal"] for number, one in enumerate(said["paragraphs"], 1) if one.get("listed")}
    return replace(
        _with_listed(document, [*entries_of(document, listed)], lines),
        title=document.title or _core_title(said),
        markers=_paired(document.markers, said["order"]),
        suppressions=suppressions,
        problems=(*document.problems, *faults, *_revised(path, said)),
        editable=False,
        unit=Unit.PARAGRAPH,
        embedded=tuple(_embedded(said["embedded"], document, lines.starts)),
    )


def _remarks(found: Sequence[tuple[int, int, str]], document: Document, lines: Lines) -> Iterator[Remark]:
    """Yield the comments with the paragraphs that they are put on, and the notes whose markers stand in these: Word
    lets nobody put a comment on a note."""
    notes: dict[str, tuple[int, int]] = {}
    for note in document.notes:
        notes.setdefault(note.marker, (note.line, lines.line(max(note.span.start, note.span.end - 1))))
    for first, last, text in found:
        held = (marker.label for marker in document.markers if first < marker.line <= last + 1)
        also = tuple(dict.fromkeys(notes[label] for label in held if label in notes))
        yield Remark(text=text, line=first + 1, first_line=first + 1, last_line=last + 1, also=also)


def _with_listed(document: Document, entries: Sequence[Entry], lines: Lines) -> Document:
    """Return the document with the entries that the file itself says are some, if it does."""
    return with_in_text(put_entries(document, entries), lines) if entries else document


def _drafts(paragraphs: Sequence[Paragraph]) -> tuple[Lines, list[Draft]]:
    """Return the paragraphs as drafts. Notes that somebody typed, raised figure and all, are read where
    the program ties none, and beside those that it ties when their labels are others: the author's star, then a list of notes."""
    tied = {paragraph.note for paragraph in paragraphs if paragraph.note is not None}
    if tied and not any(run.raised for paragraph in paragraphs for run in paragraph.runs):
        return flow(paragraphs, figures=False)
    lines, drafts = flow(paragraphs)
    powers = _powers(drafts)
    if powers:
        lines, drafts = flow([_upright(paragraph, powers) for paragraph in paragraphs])
    drafts = mark_notes(raise_figures(drafts), lines)
    figures = [figure for draft in drafts if draft.note is None for figure in draft.figures]
    if tied:
        # The dialect of those that the program ties is another one than any that somebody types.
        typed = {draft.note for draft in drafts if draft.note is not None and draft.dialect is not Dialect.CARET}
        shown = {figure.label for figure in figures}
        if len(typed) < MIN_TYPED or typed & tied or not typed <= shown:
            return flow(paragraphs, figures=False)
    return lines, join_cut_sentences(decide_markers(attach_addresses(mark_furniture(drafts))))


def _powers(drafts: Sequence[Draft]) -> set[str]:
    """Return the raised figures that stand for powers: each comes twice where it may be one, never elsewhere."""
    figures = [figure for draft in drafts for figure in draft.figures if not figure.line_start]
    doubtful = Counter(figure.label for figure in figures if figure.doubtful)
    sure = {figure.label for figure in figures if not figure.doubtful}
    return {label for label, count in doubtful.items() if count > 1 and label not in sure}


def _upright(paragraph: Paragraph, powers: set[str]) -> Paragraph:
    runs = (replace(run, raised=False) if run.text.strip() in powers else run for run in paragraph.runs)
    return replace(paragraph, runs=tuple(runs))


def _front(said: Mapping[str, Any], paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> Front:
    """Return title and date as the document's own text gives them, by the styles that are named so."""
    title = date = ""
    for one, paragraph in zip(said["paragraphs"][:NEAR_TOP], paragraphs, strict=False):
        text = " ".join("".join(run.text for run in paragraph.runs if run.marker is None).split())
        if one.get("style") == "title":
            title = title or text
        elif one.get("style") == "date" and parse_date(text):
            date = date or text
    has_heading = any(draft.kind is BlockKind.HEADING and draft.text.strip() for draft in drafts[: 2 * NEAR_TOP])
    return Front(title=title or ("" if has_heading else _core_title(said)), date=date)


def _core_title(said: Mapping[str, Any]) -> str:
    """Return the title in the file's properties, unless a program has put it there."""
    title = str(said["title"])
    return "" if _NO_TITLE.fullmatch(title) else title


def problem(path: str, message: str, remedy: str) -> Problem:
    """Return what has to be known of how the file at ``path`` was read."""
    return Problem(code="RUN007", message=message, location=Location(path=path), remedy=remedy)


def _revised(path: str, said: Mapping[str, Any]) -> Iterator[Problem]:
    if said["revised"]:
        yield problem(
            path,
            "it has tracked changes: what was inserted is read, what was deleted is not",
            "accept or reject the changes",
        )


def _paired(markers: tuple[Marker, ...], kinds: Sequence[str]) -> tuple[Marker, ...]:
    """Return the markers; where footnotes and endnotes share labels, those of footnotes come first, as their
    notes do: so each finds the note of its kind."""
    if len(set(kinds)) < 2 or len(kinds) != len(markers):
        return markers
    labels: dict[str, set[str]] = {"footnote": set(), "endnote": set()}
    for marker, kind in zip(markers, kinds, strict=True):
        labels[kind].add(marker.label)
    if labels["footnote"].isdisjoint(labels["endnote"]):
        return markers
    ordered = sorted(range(len(markers)), key=lambda index: kinds[index] == "endnote")
    return tuple(markers[index] for index in ordered)


def _paragraph(said: Mapping[str, Any]) -> Paragraph:
    runs = tuple(_run(*run) for run in said["runs"])
    return Paragraph(
        runs=runs,
        kind=BlockKind(said["kind"]),
        level=said["level"],
        note=said["note"],
        group=said["group"],
        ordinal=said.get("ordinal"),
    )


def _run(text: str, flags: int, url: str | None, marker: str | None) -> Run:
    raised = bool(flags & RAISED)
    if url is not None and not is_held(url):
        # A number that leads to another place of the document is a marker, or a note's way back.
        raised = raised or _IN_PAGE.fullmatch(text) is not None
    elif url is not None and url.startswith("http"):
        raised = raised and _TO_NOTE.search(url.rpartition("#")[2][:MAX_PLACE]) is not None
    return Run(
        text=text,
        italic=bool(flags & ITALIC),
        bold=bool(flags & BOLD),
        code=bool(flags & CODE),
        raised=raised,
        url=url if url is not None and is_held(url) else None,
        marker=marker,
    )


def _embedded(found: Sequence[Mapping[str, Any]], document: Document, starts: Sequence[int]) -> Iterator[Embedded]:
    """Yield the works that managers left, each where its citation is shown."""
    for one in found:
        work = from_csl(one["item"])
        if not work.title:
            continue
        start = starts[min(one["paragraph"], len(starts) - 1)]
        end = document.text.find("\n", start)
        stop = len(document.text) if end < 0 else end
        span = _shown(document.text, one["shown"], start, stop)
        yield Embedded(
            id=str(one["item"].get("id", "")),
            work=work,
            span=span,
            line=one["paragraph"] + 1,
            locator=one["locator"] or None,
            note=one["note"],
            manager=one["manager"],
        )


def _shown(text: str, shown: str, start: int, stop: int) -> Span:
    """Return where in the paragraph ``[start, stop)`` a citation is shown: a marker within it cuts it short."""
    for words in (shown, shown[:MIN_SHOWN]):
        at = text.find(words, start, stop) if words.strip() else -1
        if at >= 0:
            return Span(at, at + len(words))
    return Span(start, stop)
