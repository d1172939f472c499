"""What a PDF is, found in a worker process; ``None`` is "not known", never "none"."""

from __future__ import annotations

import html
import re

from refcheck.content.titles import is_no_title, tidy
from refcheck.content.worker import WorkerError, run

__all__ = ["MAGIC_BYTES", "is_pdf", "opening_of", "pages_of"]

MAGIC_BYTES = 1_024
"""``%PDF-`` stands within so many bytes (ISO 32000-1, annex H, 3.4.1)."""

_XMP_TITLE = re.compile(rb"<dc:title>\s{0,99}<rdf:Alt>\s{0,99}<rdf:li[^<>]{0,99}>([^<>]{1,1000})</rdf:li>")
# What word processors put before and after a title, or in its place.
_JUNK = re.compile(
    r"(?i)^(?:microsoft (?:word|powerpoint|excel)\s*-\s*)|\.(?:docx?|pptx?|xlsx?|indd|qxd|pdf|tex|dvi|rtf)$"
)
_FILE_NAME = re.compile(r"^[\w.()-]*[_.\d][\w.()-]*$")


def is_pdf(body: bytes) -> bool:
    """Return whether ``body`` begins as a PDF does, whatever a server calls it."""
    return b"%PDF-" in body[:MAGIC_BYTES]


def pages_of(body: bytes) -> int | None:
    """Return how many pages the whole file ``body`` has, ``None`` when that cannot be told.

    Encrypted, damaged and hostile files are not known, and take no more than the worker's bounds.
    """
    if not is_pdf(body):
        return None
    try:
        pages = run("refcheck.content.worker:pdf_pages", body)
    except WorkerError:
        return None
    return pages if isinstance(pages, int) and not isinstance(pages, bool) and pages > 0 else None


def opening_of(body: bytes) -> tuple[tuple[str, ...], str]:
    """Return the titles that a PDF gives itself, the XMP one first, and the text of its first page.

    Empty when they cannot be told. Titles are tidied, names of files left out; none is to be trusted
    alone.
    """
    if not is_pdf(body):
        return (), ""
    # The packet is plain text in most files (XMP specification, part 1, 7.3): no parser is needed.
    titles = [html.unescape(m.group(1).decode("utf-8", "replace")) for m in _XMP_TITLE.finditer(body)]
    text = ""
    try:
        found = run("refcheck.content.worker:pdf_opening", body)
    except WorkerError:
        found = None
    if isinstance(found, dict):
        titles.append(str(found.get("title", "")))
        text = " ".join(str(found.get("text", "")).split())
    cleaned = (_JUNK.sub("", tidy(title)).strip() for title in titles[:4])
    return tuple(dict.fromkeys(t for t in cleaned if not is_no_title(t) and not _FILE_NAME.match(t))), text
