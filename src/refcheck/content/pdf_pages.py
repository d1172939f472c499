"""The text of a PDF's pages, with what each page is called; read in the worker."""

from __future__ import annotations

from typing import Any

from refcheck.content.worker import WorkerError, run

__all__ = ["page_texts", "read_pages"]

MAX_PAGES = 3_000
MAX_PAGE = 60_000
"""So much of one page's text (characters) is read."""
MAX_TEXT = 20_000_000
FEW = 20
"""Fewer characters a page, on the average, are no text: a scan, with at most a stamp on it."""
ANSWER = 128 * 1024 * 1024
WALL = 60.0


def page_texts(body: bytes) -> list[tuple[str, str]] | None:
    """Return label and text of each page of a PDF, ``None`` when it cannot be read or is a scan.

    The label is what is printed on the page as far as the file says so, else its number from 1.
    """
    try:
        found = run("refcheck.content.pdf_pages:read_pages", body, wall=WALL, answer=ANSWER)
    except WorkerError:
        return None
    pages = [(str(label), str(text)) for label, text in found]
    letters = sum(len(text.strip()) for _, text in pages)
    return pages if pages and letters >= FEW * len(pages) else None


def read_pages(body: bytes) -> list[tuple[str, str]]:
    """Return label and text of each page; for the worker. Raises what pdfium raises."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(body)
    found: list[tuple[str, str]] = []
    size = 0
    try:
        for index in range(min(len(document), MAX_PAGES)):
            page = document[index]
            text = page.get_textpage().get_text_bounded()[:MAX_PAGE] if size < MAX_TEXT else ""
            page.close()
            size += len(text)
            buffer: Any = ctypes.create_string_buffer(128)
            length = pdfium.FPDF_GetPageLabel(document.raw, index, buffer, 128)
            label = buffer.raw[: max(min(length, 128) - 2, 0)].decode("utf-16-le", "replace")
            found.append((label.strip() or str(index + 1), text))
    finally:
        document.close()
    return found
