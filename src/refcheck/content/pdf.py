"""What a PDF is, found in a worker process; ``None`` is "not known", never "none"."""

from __future__ import annotations

import html
from collections.abc import Iterable

from refcheck.content.titles import is_no_title, tidy
from refcheck.content.worker import WorkerError, run
from refcheck.text.lazy import lazy_re

__all__ = [
    "MAGIC_BYTES",
    "cleaned_titles",
    "is_garbled",
    "is_pdf",
    "is_scan",
    "opening_of",
    "page_texts",
    "pages_of",
    "titles_in",
]

MAGIC_BYTES = 1_024
"""``%PDF-`` stands within so many bytes (ISO 32000-1, annex H, 3.4.1)."""
FEW = 20
"""Fewer letters a page, on the average, are no text: a scan, with at most a stamp on it."""
LETTERS = 400
"""Of fewer letters it is not told whether they are those of the page."""
BROKEN = 0.1
"""A text where so much is no letter that a reader sees, or stands in words without an end, cannot be compared."""
WALL = 60.0
ANSWER = 128 * 1024 * 1024

_XMP_TITLE = lazy_re(rb"<dc:title>\s{0,99}<rdf:Alt>\s{0,99}<rdf:li[^<>]{0,99}>([^<>]{1,1000})</rdf:li>")
# What word processors put before and after a title, or in its place.
_JUNK = lazy_re(
    r"(?i)^(?:microsoft (?:word|powerpoint|excel)\s*-\s*)|\.(?:docx?|pptx?|xlsx?|indd|qxd|pdf|tex|dvi|rtf)$"
)
# Controls (pdfium writes U+0002 for a hyphen), characters that were replaced, and those of private use
_NO_LETTER = lazy_re("[\x00\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_LETTER = lazy_re(r"[^\W\d_]")
# Longer than words are, in scripts that set them apart
_RUN = lazy_re(r"[a-zA-ZÀ-ɏͰ-ӿ]{40,}")
_FILE_NAME = lazy_re(r"^[\w.()-]*[_.\d][\w.()-]*$")


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
    title = text = ""
    try:
        found = run("refcheck.content.worker:pdf_opening", body)
    except WorkerError:
        found = None
    if isinstance(found, dict):
        title = str(found.get("title", ""))
        text = " ".join(str(found.get("text", "")).split())
    return titles_in(body, title), text


def titles_in(body: bytes, said: str) -> tuple[str, ...]:
    """Return the titles that a PDF gives itself: those of its XMP packets, then ``said``, that of its document
    information. Tidied, names of files left out.
    """
    # The packet is plain text in most files (XMP specification, part 1, 7.3): no parser is needed.
    titles = [html.unescape(m.group(1).decode("utf-8", "replace")) for m in _XMP_TITLE.finditer(body)]
    return cleaned_titles([*titles, said][:4])


def cleaned_titles(said: Iterable[str]) -> tuple[str, ...]:
    """Return titles tidied, without what word processors put before and behind them; names of files left out."""
    cleaned = (_JUNK.sub("", tidy(title)).strip() for title in said)
    return tuple(dict.fromkeys(t for t in cleaned if not is_no_title(t) and not _FILE_NAME.match(t)))


def page_texts(body: bytes) -> list[tuple[str, str]] | None:
    """Return label and text of each page of a PDF, ``None`` when it cannot be read or is a scan.

    The label is what is printed on the page as far as the file says so, else its number from 1.
    """
    try:
        found = run("refcheck.content.pdf_text:read_pages", body, wall=WALL, answer=ANSWER)
    except WorkerError:
        return None
    pages = [(str(label), str(text)) for label, text in found]
    return pages if pages and not is_scan(sum(len(text.strip()) for _, text in pages), len(pages)) else None


def is_garbled(texts: Iterable[str]) -> bool:
    """Return whether a PDF's text is evidently not what a reader of its pages sees: its type does not say which letters
    it has, or no blanks are between the words.
    """
    letters = broken = run_on = 0
    for text in texts:
        letters += len(_LETTER.findall(text))
        broken += len(_NO_LETTER.findall(text))
        run_on += sum(map(len, _RUN.findall(text)))
    if letters + broken < LETTERS:
        return False
    return broken > BROKEN * (letters + broken) or run_on > letters / 2


def is_scan(letters: int, pages: int) -> bool:
    """Return whether so many pages with so many letters have no text of their own: pictures, or empty."""
    return letters < FEW * max(pages, 1)
