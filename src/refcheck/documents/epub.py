"""EPUB books: the chapters as one document, notes tied across their files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.containers import RENAME, Said, opened
from refcheck.documents.flow import Paragraph, Run, flow
from refcheck.documents.html import decided
from refcheck.documents.html_figures import high_apart
from refcheck.documents.html_parts import from_record
from refcheck.documents.html_pieces import HtmlBlock, Piece, without_label
from refcheck.documents.source import Source
from refcheck.documents.suppress import Remark, read_remarks
from refcheck.model.document import Document
from refcheck.model.place import Unit

__all__ = ["read_epub"]

JOB = "refcheck.documents.epub_parts:read"
WALL = 90.0
REASONS: Mapping[str, Said] = {
    "old": ("is not an EPUB book, whatever its name says", RENAME),
    "other": ("is not an EPUB book, whatever its name says", RENAME),
    "locked": ("is locked by a licence (DRM): its chapters cannot be read", "ask the publisher for an open copy"),
    "damaged": ("is damaged: its chapters cannot be unpacked", "get or make it again"),
    "too-large": ("unpacks to more than is read", "split it into smaller books"),
}
FAILED = ("cannot be read as an EPUB book", "check it with an EPUB checker, or make it again")


def read_epub(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of an EPUB; ``path`` is only a name.

    ``page`` of its places is the file of the chapter. Raises ``DocumentError`` for a book that is
    locked, damaged, too large or none.
    """
    said = opened(JOB, path, raw, wall=WALL, reasons=REASONS, failed=FAILED)
    blocks = from_record(said["scanned"]).blocks
    tied = any(block.note is not None for block in blocks)
    lines, drafts = flow([*_paragraphs(blocks)])
    drafts = decided(drafts, lines, tied=tied)
    source = Source(path=path, text=lines.text, sha256=hashlib.sha256(raw).hexdigest())
    document = assemble(source, "epub", drafts, lines, Front(title=said["title"], date=said["date"]))
    suppressions, problems = read_remarks([*_remarks(said["remarks"], blocks)], lines, path)
    return replace(
        document,
        editable=False,
        unit=Unit.PARAGRAPH,
        suppressions=suppressions,
        problems=(*document.problems, *problems),
    )


def _remarks(found: Sequence[tuple[int | None, bool, str, str]], blocks: Sequence[HtmlBlock]) -> Iterator[Remark]:
    """Yield the comments with the paragraphs that they speak of: one before any text of a chapter speaks of it all."""
    chapters: dict[str, list[int]] = {}
    for number, block in enumerate(blocks, 1):
        chapters.setdefault(block.page or "", []).append(number)
    for at, before, page, text in found:
        own = chapters.get(page) or [len(blocks)]
        if at is None:  # behind the last words of its chapter: it speaks of nothing
            yield Remark(text=text, line=own[-1], first_line=0, last_line=0)
        elif before and at + 1 == own[0]:
            yield Remark(text=text, line=own[0], first_line=own[0], last_line=own[-1])
        else:
            yield Remark(text=text, line=at + 1, first_line=at + 1, last_line=at + 1)


def _paragraphs(blocks: Sequence[HtmlBlock]) -> Iterator[Paragraph]:
    groups: dict[str, int] = {}
    for note, group in groupby(blocks, key=lambda block: block.note):
        number = groups.setdefault(note, len(groups) + 1) if note is not None else 0
        parts = list(group)
        for index, block in enumerate(parts):
            pieces = block.pieces
            if note is not None and index == 0:
                pieces = without_label(block, block.label or "", more=len(parts) > 1)
            yield Paragraph(
                runs=tuple(_run(piece) for piece in high_apart(pieces)),
                kind=block.kind,
                level=block.level,
                note=block.label if note is not None else None,
                group=number,
                ordinal=block.ordinal,
                page=block.page,
            )


def _run(piece: Piece) -> Run:
    segment = piece.segment
    url = segment.url
    return Run(
        text=segment.text,
        italic=segment.italic,
        bold=segment.bold,
        code=segment.code,
        raised=piece.raised,
        marker=segment.marker,
        # What leads to another chapter leads nowhere outside the book.
        url=url if url is not None and (":" in url.partition("/")[0] or url.startswith("//")) else None,
    )
