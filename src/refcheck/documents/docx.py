"""Word documents (DOCX): notes and markers as Word itself ties them, italics, links, managers' fields.

The file is opened in the worker, where a hostile one does no harm; what comes back is a list of
paragraphs. There are no lines in such a file: findings name the paragraph, notes counted after the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from refcheck.content.worker import WorkerError, run
from refcheck.documents.assemble import Front, assemble
from refcheck.documents.drafts import Draft
from refcheck.documents.flow import Paragraph, Run, flow
from refcheck.documents.footnotes import attach_addresses, decide_markers, mark_notes
from refcheck.documents.furniture import join_cut_sentences
from refcheck.documents.source import Source
from refcheck.errors import DocumentError
from refcheck.formats.csl_json import from_csl
from refcheck.model.document import BlockKind, Document, Embedded
from refcheck.model.place import Span, Unit

__all__ = ["read_docx"]

JOB = "refcheck.documents.docx_parts:read"
WALL = 60.0
ANSWER = 256 * 1024 * 1024
ITALIC, BOLD, RAISED = 1, 2, 4
REASONS = {
    "old": ("is in the format of Word 97-2003, whatever its name says", "save it as .docx in Word or LibreOffice"),
    "encrypted": ("is protected by a password", "save a copy without the password"),
    "damaged": ("is damaged: it cannot be unpacked", "open it in Word or LibreOffice and save it again"),
    "too-large": ("unpacks to more than is read", "split it into smaller documents"),
    "other": ("is not a Word document, whatever its name says", "give it the ending of what it is"),
    "timeout": ("took too long to read", "split it into smaller documents"),
    "killed": ("takes more memory than is given to it", "split it into smaller documents"),
}
FAILED = ("cannot be read as what its name says", "open it in the program that made it and save it again")


def read_docx(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of a DOCX file; ``path`` is only a name.

    Raises ``DocumentError`` for one that is encrypted, damaged, too large or none.
    """
    said = unpacked(JOB, path, raw)
    paragraphs = [_paragraph(one) for one in said["paragraphs"]]
    tied = any(paragraph.note is not None for paragraph in paragraphs)
    lines, drafts = flow(paragraphs, figures=not tied)
    if not tied:
        drafts = _typed_notes(drafts, lines)
    source = Source(path=path, text=lines.text, sha256=hashlib.sha256(raw).hexdigest())
    document = assemble(source, "docx", drafts, lines, Front(title="" if _has_heading(drafts) else said["title"]))
    return replace(
        document,
        title=document.title or said["title"],
        editable=False,
        unit=Unit.PARAGRAPH,
        embedded=tuple(_embedded(said["embedded"], document, lines.starts)),
    )


def unpacked(job: str, path: str, raw: bytes) -> Any:
    """Return what the worker's ``job`` makes of a file. Raises ``DocumentError`` with what was wrong."""
    if not raw:
        raise DocumentError("is empty", path=path)
    try:
        said = run(job, raw, wall=WALL, answer=ANSWER)
    except WorkerError as error:
        reason, remedy = REASONS.get(error.reason, FAILED)
        raise DocumentError(reason, path=path, remedy=remedy) from None
    if "failed" in said:
        reason, remedy = REASONS.get(said["failed"], FAILED)
        raise DocumentError(reason, path=path, remedy=remedy)
    return said


def _typed_notes(drafts: Sequence[Draft], lines: Any) -> list[Draft]:
    """Return the drafts with notes that somebody typed, raised figure and all, instead of inserting them."""
    return join_cut_sentences(decide_markers(attach_addresses(mark_notes(drafts, lines))))


def _has_heading(drafts: Sequence[Draft]) -> bool:
    return any(draft.kind is BlockKind.HEADING and draft.text.strip() for draft in drafts[:40])


def _paragraph(said: Mapping[str, Any]) -> Paragraph:
    runs = tuple(
        Run(
            text=text,
            italic=bool(flags & ITALIC),
            bold=bool(flags & BOLD),
            raised=bool(flags & RAISED),
            url=url,
            marker=marker,
        )
        for text, flags, url, marker in said["runs"]
    )
    note = said["note"]
    # A blank stands between the figure of a note and its text.
    if note is not None and runs and runs[0].marker is None:
        runs = (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:])
    return Paragraph(runs=runs, kind=BlockKind(said["kind"]), level=said["level"], note=note, group=said["group"])


def _embedded(found: Sequence[Mapping[str, Any]], document: Document, starts: Sequence[int]) -> Iterator[Embedded]:
    for one in found:
        try:
            work = from_csl(one["item"])
        except (ValueError, TypeError, AttributeError, KeyError):
            continue  # what a manager wrote and nobody can read is left to the words of the note
        if not work.title:
            continue
        start = starts[min(one["paragraph"], len(starts) - 1)]
        end = document.text.find("\n", start)
        stop = len(document.text) if end < 0 else end
        at = document.text.find(one["shown"], start, stop) if one["shown"] else -1
        span = (at, at + len(one["shown"])) if at >= 0 else (start, stop)
        yield Embedded(
            id=str(one["item"].get("id", "")),
            work=work,
            span=Span(*span),
            line=one["paragraph"] + 1,
            locator=one["locator"] or None,
            note=one["note"],
            manager=one["manager"],
        )
