"""PDF documents: text in paragraphs, raised figures as markers, notes at the ends of pages or of the text.

The file is opened in the worker. There is no markup: what is a heading, a note, a head or a foot is told
by where it stands and how it is set. Scans have no text, and that is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from refcheck.content.pdf import is_scan, titles_in
from refcheck.documents.assemble import Front, assemble
from refcheck.documents.containers import RENAME, Said, opened
from refcheck.documents.figures import Dialect
from refcheck.documents.flow import Paragraph, flow
from refcheck.documents.footnotes import decide_markers, mark_notes
from refcheck.documents.pdf_furniture import printed_labels, set_apart
from refcheck.documents.pdf_hanging import with_entries_cut
from refcheck.documents.pdf_layout import Piece, leading_of, pieces_of, usual_size
from refcheck.documents.pdf_lines import Line, Page
from refcheck.documents.pdf_markers import mark
from refcheck.documents.pdf_notes import find_notes
from refcheck.documents.pdf_pages import in_order, pages_of
from refcheck.documents.pdf_runs import Vocabulary, runs_of
from refcheck.documents.source import Source
from refcheck.errors import DocumentError
from refcheck.model.document import Document, Problem
from refcheck.model.place import Location, Unit

__all__ = ["read_pdf"]

JOB = "refcheck.content.pdf_text:read"
WALL = 60.0
"""Seconds for one file."""
REASONS: Mapping[str, Said] = {
    "other": ("is not a PDF, whatever its name says", RENAME),
    "damaged": ("is damaged: its pages cannot be read", "get it again, or print it to a new PDF"),
}
FAILED = ("cannot be read as a PDF", "print it to a new PDF")
INITIAL = 4


def read_pdf(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of a PDF; ``path`` is only a name, ``page`` of its places the
    printed page as far as the file or its heads and feet say it.

    Raises ``DocumentError`` for one that is protected, damaged, none, or a scan without text.
    """
    said = opened(JOB, path, raw, wall=WALL, reasons=REASONS, failed=FAILED)
    letters = sum(len(word[0]) for page in said["pages"] for word in page["words"])
    if is_scan(letters, len(said["pages"])):
        raise DocumentError(
            "has no text: its pages are pictures, or empty",
            path=path,
            remedy="put it through text recognition (OCR) first",
        )
    problems = _problems(said, path)
    labels = [page["label"] for page in said["pages"]]
    title = next(iter(titles_in(raw, said["title"])), "")
    outline = _outline(said["outline"])
    pages = pages_of(said.pop("pages"))
    title = title or _largest(pages)
    lines, drafts = flow(_paragraphs(pages, labels, outline), dialect=Dialect.SUP)
    drafts = decide_markers(mark_notes(drafts, lines))
    source = Source(path=path, text=lines.text, sha256=hashlib.sha256(raw).hexdigest(), problems=problems)
    document = assemble(source, "pdf", drafts, lines, Front(title=title))
    return replace(document, editable=False, unit=Unit.PARAGRAPH)


def _paragraphs(pages: Sequence[Page], labels: Sequence[str], outline: Mapping[int, set[str]]) -> list[Paragraph]:
    """Return the text and the notes of the pages as paragraphs, in the order of reading."""
    every = [line for page in pages for line in page.lines]
    set_apart(pages, leading_of(every, usual_size(every)))
    for page in pages:
        in_order(page)
    text = [line for page in pages for line in page.lines]
    size = usual_size(text)
    leading = leading_of(text, size)
    vocabulary = Vocabulary(text)
    notes, alphabet = find_notes(pages, size, leading)
    mark(pages, notes, alphabet)
    labels = printed_labels(pages, labels)
    pieces = with_entries_cut(pieces_of(pages, size, leading, outline))
    return [_paragraph(piece, labels, vocabulary, group) for group, piece in enumerate(pieces)]


def _paragraph(piece: Piece, labels: Sequence[str], vocabulary: Vocabulary, group: int) -> Paragraph:
    return Paragraph(
        runs=tuple(runs_of(piece.lines, vocabulary)),
        kind=piece.kind,
        level=piece.level,
        note=piece.note.label if piece.note is not None else None,
        group=group,
        ordinal=piece.ordinal,
        page=labels[piece.lines[0].page],
    )


def _outline(found: Sequence[Sequence[Any]]) -> dict[int, set[str]]:
    """Return the titles (folded) that the file itself says stand on each page (index)."""
    outline: dict[int, set[str]] = {}
    for title, page in found:
        outline.setdefault(page, set()).add(" ".join(title.casefold().split()))
    return outline


def _problems(said: Mapping[str, Any], path: str) -> tuple[Problem, ...]:
    if not said["cut"]:
        return ()
    return (
        Problem(
            code="RUN007",
            message=f"only the first {len(said['pages']):,} pages were read",
            location=Location(path=path),
            remedy="split it into smaller files",
        ),
    )


def _largest(pages: Sequence[Page]) -> str:
    """Return the text in the largest type on the first page, if it is a few lines that stand together."""
    first: Sequence[Line] = next((page.lines for page in pages if page.lines), ())
    # Initials are larger than the title.
    size = max((line.size for line in first if len(line.text) >= INITIAL), default=0.0)
    found = [line.text for line in first if abs(line.size - size) < 0.5]
    return " ".join(found)[:300] if len(found) <= 6 else ""
