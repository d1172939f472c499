"""Word documents (DOCX): notes and markers as Word itself ties them, italics, links, managers' fields.

The file is opened in the worker, where a hostile one does no harm; what comes back is a list of
paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from refcheck.documents.containers import RENAME, Said, opened
from refcheck.documents.word_processor import document_of, problem
from refcheck.model.document import Document

__all__ = ["read_docx"]

JOB = "refcheck.documents.docx_parts:read"
WALL = 60.0
"""Seconds for one file."""
_SAVE = "open it in Word or LibreOffice and save it again"
REASONS: Mapping[str, Said] = {
    "old": ("is in the format of Word 97-2003, whatever its name says", "save it as .docx in Word or LibreOffice"),
    "damaged": ("is damaged: it cannot be unpacked whole", _SAVE),
    "declares": ("declares entities, which no Word document does", _SAVE),
    "too-large": ("unpacks to more than is read", "split it into smaller documents"),
    "pdf": ("is a PDF, whatever its name says", "rename it to .pdf"),
    "html": ("is an HTML page, whatever its name says", "rename it to .html"),
    "rtf": ("is an RTF text, whatever its name says", "save it as .docx in Word or LibreOffice"),
    "xml": ("is a single XML file, not a Word document as .docx", "save it as .docx in Word or LibreOffice"),
    "odt": ("is an OpenDocument text, whatever its name says", "rename it to .odt"),
    "epub": ("is an EPUB book, whatever its name says", "rename it to .epub"),
    "sheet": ("is an Excel workbook, whatever its name says", RENAME),
    "slides": ("is a PowerPoint presentation, whatever its name says", RENAME),
    "zip": ("is a ZIP archive without a Word document in it", RENAME),
    "not-word": ("holds no text of Word where it should be", _SAVE),
    "other": ("is not a Word document, whatever its name says", RENAME),
}
FAILED = ("cannot be read as a Word document", _SAVE)


def read_docx(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of a DOCX file; ``path`` is only a name.

    Raises ``DocumentError`` for one that is encrypted, damaged, too large or none.
    """
    said = opened(JOB, path, raw, wall=WALL, reasons=REASONS, failed=FAILED)
    document = document_of(said, path, raw, "docx")
    if not said["absent"]:
        return document
    absent = problem(
        path,
        "another file was put into it whole, which is not read",
        "open it in Word, which takes such a file in, and save it again",
    )
    return replace(document, problems=(*document.problems, absent))
