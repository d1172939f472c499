"""OpenDocument texts (ODT, of LibreOffice and others; flat ones too): notes and markers as the file ties them.

The file is opened in the worker, where a hostile one does no harm; what comes back is a list of paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping

from refcheck.documents.containers import RENAME, Said, opened
from refcheck.documents.word_processor import document_of
from refcheck.model.document import Document

__all__ = ["read_odt"]

JOB = "refcheck.documents.odt_parts:read"
WALL = 60.0
"""Seconds for one file."""
_SAVE = "open it in LibreOffice and save it again"
_CONVERT = "save it as .odt in LibreOffice"
REASONS: Mapping[str, Said] = {
    "old": ("is in the format of Word 97-2003, whatever its name says", _CONVERT),
    "damaged": ("is damaged: it cannot be unpacked whole", _SAVE),
    "declares": ("declares entities, which no OpenDocument text does", _SAVE),
    "too-large": ("unpacks to more than is read", "split it into smaller documents"),
    "pdf": ("is a PDF, whatever its name says", "rename it to .pdf"),
    "html": ("is an HTML page, whatever its name says", "rename it to .html"),
    "rtf": ("is an RTF text, whatever its name says", _CONVERT),
    "docx": ("is a Word document, whatever its name says", "rename it to .docx"),
    "epub": ("is an EPUB book, whatever its name says", "rename it to .epub"),
    "sheet": ("is a spreadsheet, whatever its name says", RENAME),
    "slides": ("is a presentation, whatever its name says", RENAME),
    "other-office": ("is a drawing, whatever its name says", RENAME),
    "zip": ("is a ZIP archive without an OpenDocument text in it", RENAME),
    "not-text": ("holds no text where it should be", _SAVE),
    "xml": ("is an XML file, not an OpenDocument text", RENAME),
    "other": ("is not an OpenDocument text, whatever its name says", RENAME),
}
FAILED = ("cannot be read as an OpenDocument text", _SAVE)


def read_odt(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of an ODT or FODT file; ``path`` is only a name.

    Raises ``DocumentError`` for one that is encrypted, damaged, too large or none.
    """
    return document_of(opened(JOB, path, raw, wall=WALL, reasons=REASONS, failed=FAILED), path, raw, "odt")
