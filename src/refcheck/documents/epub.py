"""EPUB books: the chapters as one document, notes tied across their files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.docx import unpacked
from refcheck.documents.flow import Paragraph, Run, flow
from refcheck.documents.footnotes import attach_addresses, decide_markers, mark_notes
from refcheck.documents.furniture import join_cut_sentences
from refcheck.documents.html_anchors import find_anchors
from refcheck.documents.html_events import events
from refcheck.documents.html_flow import read_blocks
from refcheck.documents.html_pieces import HtmlBlock, Piece, without_label
from refcheck.documents.source import Source
from refcheck.model.document import Document
from refcheck.model.place import Unit

__all__ = ["read_epub"]

JOB = "refcheck.documents.epub_parts:read"


def read_epub(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of an EPUB; ``path`` is only a name.

    ``page`` of its places is the file of the chapter. Raises ``DocumentError`` for a book that is
    locked, damaged, too large or none.
    """
    said = unpacked(JOB, path, raw)
    pages = [(name, text, list(events(text))) for name, text in said["chapters"]]
    anchors = find_anchors(pages)
    blocks = [block for name, text, stream in pages for block in read_blocks(name, text, stream, anchors)]
    tied = any(block.note is not None for block in blocks)
    lines, drafts = flow([*_paragraphs(blocks)], figures=not tied)
    if not tied:
        drafts = decide_markers(attach_addresses(mark_notes(drafts, lines)))
    drafts = join_cut_sentences(drafts)
    source = Source(path=path, text=lines.text, sha256=hashlib.sha256(raw).hexdigest())
    document = assemble(source, "epub", drafts, lines, Front(title=said["title"], date=_day(said["date"])))
    return replace(document, editable=False, unit=Unit.PARAGRAPH)


def _day(said: str) -> str:
    """Return the day of publication; a date with a time of day is when the file was made."""
    return "" if "T" in said else said


def _paragraphs(blocks: Sequence[HtmlBlock]) -> Iterator[Paragraph]:
    for number, (note, group) in enumerate(groupby(blocks, key=lambda block: block.note)):
        parts = list(group)
        for index, block in enumerate(parts):
            pieces = block.pieces
            if note is not None and index == 0:
                pieces = without_label(pieces, block.label or "", more=len(parts) > 1)
            yield Paragraph(
                runs=tuple(_run(piece) for piece in pieces),
                kind=block.kind,
                level=block.level,
                note=block.label if note is not None else None,
                group=number,
                ordinal=block.ordinal,
                page=block.page,
            )


def _run(piece: Piece) -> Run:
    segment = piece.segment
    return Run(
        text=segment.text,
        italic=segment.italic,
        bold=segment.bold,
        code=segment.code,
        raised=piece.raised,
        marker=segment.marker,
        url=segment.url,
    )
