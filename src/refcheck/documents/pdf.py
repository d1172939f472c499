"""PDF documents: text in paragraphs, raised figures as markers, notes at the ends of pages or of the text.

The file is opened in the worker. There is no markup: a note is what begins with a figure below the text,
in smaller type, or under a heading that says so. Scans have no text, and that is said.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from refcheck.content.pdf import is_scan, titles_in
from refcheck.documents.assemble import Front, assemble
from refcheck.documents.containers import RENAME, Said, opened
from refcheck.documents.drafts import Draft
from refcheck.documents.figures import Dialect
from refcheck.documents.flow import Paragraph, Run, flow
from refcheck.documents.footnotes import decide_markers, mark_notes
from refcheck.documents.pdf_layout import Piece, pieces_of, with_end_notes
from refcheck.documents.pdf_lines import Line, Word, lines_of, usual_size, without_furniture
from refcheck.documents.source import Source
from refcheck.errors import DocumentError
from refcheck.model.document import BlockKind, Document, Problem
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
_CONTINUES = re.compile(r"(?:[/=_?&%#]|[\w]-)$")
_PART_OF_ADDRESS = re.compile(r"^[\w.~%+=&?#-]*(?:[/=%_&?]|\.(?:html?|php|aspx?|pdf|docx?)\b)[^\s]*$")
_HYPHENATED = re.compile(r"[^\W\d_]{2}-$")
_ARROW = re.compile("[\u21a9\ufe0e\ufe0f]")
"""What leads back from a note on a page that was printed."""
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S*$")


def read_pdf(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of a PDF; ``path`` is only a name, ``page`` of its places the
    printed page as far as the file says it.

    Raises ``DocumentError`` for one that is protected, damaged, none, or a scan without text.
    """
    said = opened(JOB, path, raw, wall=WALL, reasons=REASONS, failed=FAILED)
    pages = said["pages"]
    letters = sum(len(word[0]) for page in pages for word in page["words"])
    if is_scan(letters, len(pages)):
        raise DocumentError(
            "has no text: its pages are pictures, or empty",
            path=path,
            remedy="put it through text recognition (OCR) first",
        )
    lines = [lines_of(page, index) for index, page in enumerate(pages)]
    kept = without_furniture(lines, [page["size"][1] for page in pages])
    size = usual_size([line for page in kept for line in page])
    labels = [page["label"] for page in pages]
    paragraphs = [_paragraph(piece, labels) for piece in with_end_notes(pieces_of(kept, size))]
    text_lines, drafts = flow(paragraphs, dialect=Dialect.SUP)
    drafts = _supported(decide_markers(mark_notes(drafts, text_lines)))
    source = Source(
        path=path, text=text_lines.text, sha256=hashlib.sha256(raw).hexdigest(), problems=_problems(said, path)
    )
    title = next(iter(titles_in(raw, said["title"])), "") or _largest(kept)
    document = assemble(source, "pdf", drafts, text_lines, Front(title=title))
    return replace(document, editable=False, unit=Unit.PARAGRAPH)


def _supported(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those markers alone that a note answers, or a gap in the numbers of the notes.

    Raised figures are many things in print; nobody is told of a missing note because of one.
    """
    labels = {draft.note for draft in drafts if draft.note is not None}
    numbers = {int(label) for label in labels if label.isdigit()}
    labels |= {str(number + 1) for number in numbers if number + 2 in numbers}
    return [
        draft
        if all(s.marker is None or s.marker in labels for s in draft.segments)
        else replace(
            draft,
            segments=tuple(
                s if s.marker is None or s.marker in labels else replace(s, marker=None) for s in draft.segments
            ),
            figures=(),
        )
        for draft in drafts
    ]


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


def _largest(pages: Sequence[Sequence[Line]]) -> str:
    """Return the text in the largest type on the first page, if it is a few lines that stand together."""
    first = next((page for page in pages if page), [])
    if not first:
        return ""
    # Initials are larger than the title.
    size = max((line.size for line in first if len(line.text) >= INITIAL), default=0.0)
    found = [line.text for line in first if abs(line.size - size) < 0.5]
    return " ".join(found)[:300] if len(found) <= 6 else ""


def _paragraph(piece: Piece, labels: Sequence[str]) -> Paragraph:
    return Paragraph(
        runs=tuple(_runs(piece.lines)),
        kind=piece.kind,
        level=1 if piece.kind is BlockKind.HEADING else 0,
        note=piece.note,
        group=piece.group,
        ordinal=piece.ordinal,
        page=labels[piece.lines[0].page] if piece.lines else None,
    )


class _Runs:
    """Words put together to runs of one look."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.before = ""
        self._texts: list[str] = []
        self._look: Word | None = None

    def add(self, text: str, look: Word) -> None:
        """Add text that looks as ``look`` does."""
        last = self._look
        if (
            last is None
            or last.raised
            or look.raised
            or (last.italic, last.bold, last.url) != (look.italic, look.bold, look.url)
        ):
            self.end()
            self._look = look
        self._texts.append(text)
        self.before = (self.before + text)[-300:]

    def cut(self) -> None:
        """Take the last character away."""
        if self._texts and self._texts[-1]:
            self._texts[-1] = self._texts[-1][:-1]
            self.before = self.before[:-1]

    def end(self) -> None:
        """End the run that is under way."""
        look, text = self._look, "".join(self._texts)
        if look is not None and text:
            self.runs.append(Run(text=text, italic=look.italic, bold=look.bold, raised=look.raised, url=look.url))
        self._look, self._texts = None, []


def _runs(lines: Sequence[Line]) -> list[Run]:
    """Return the words of lines as runs; a hyphen at the end of a line goes where the word goes on."""
    made = _Runs()
    last: Word | None = None
    for line in lines:
        for index, word in enumerate(line.words):
            blank = "" if word.glued or last is None else " "
            if index == 0 and last is not None:
                blank, cut = _joint(made.before, last, word)
                if cut:
                    made.cut()
            if word.raised and last is not None and not last.raised:
                blank = ""
            if blank and last is not None:
                # A blank looks as what stands before it, unless both sides lead to one place.
                made.add(
                    blank,
                    last if not last.raised and last.url in {None, word.url} else replace(word, raised=False, url=None),
                )
            made.add(_ARROW.sub("", word.text.replace("\u00ad", "")), word)
            last = word
    made.end()
    return made.runs


def _joint(before: str, last: Word, word: Word) -> tuple[str, bool]:
    """Return what stands between two lines, and whether the hyphen before goes."""
    if last.url is not None and last.url == word.url and _ADDRESS.search(before):
        return "", False
    if _ADDRESS.search(before) and (_CONTINUES.search(before) or _PART_OF_ADDRESS.match(word.text)):
        return "", False
    if last.text.endswith("\u00ad"):
        return "", False
    if word.text[:1].islower() and _HYPHENATED.search(before):
        return "", True
    return " ", False
