"""What the pages of a PDF hold: words, addresses, rules, names of pages, and the outline; or text alone.

``read`` and ``read_pages`` run in the worker (one pdfium a process) and return what JSON can say. Sizes are in
points, the origin of a page is its lower left corner.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from refcheck.content.pdf_margins import margins_apart
from refcheck.content.pdf_words import read_words

__all__ = ["read", "read_pages"]

MAX_PAGES = 2_000
MAX_CHARACTERS = 6_000_000
MAX_PAGES_OF_TEXT = 3_000
"""So many pages are read where only their text is wanted."""
MAX_PAGE = 60_000
"""So much of the text of one page (characters) is read then."""
MAX_TEXT = 20_000_000
MAX_LINKS = 2_000
"""So many addresses of one page are taken."""
MAX_OBJECTS = 20_000
"""So many things drawn on one page are looked at."""
MAX_RULES = 500
MAX_HEADINGS = 2_000
THIN = 2.0
"""A rule is at most so high (points)."""
SHORT = 18.0
"""It is at least so long (points)."""


def read(body: bytes) -> dict[str, Any]:
    """Return ``pages``, ``title``, ``outline`` (titles with their pages), ``cut``; or ``{"failed": reason}``.

    A page has ``label``, ``box`` (left, bottom, right, top), ``words`` (see ``pdf_words``), ``links`` to
    other places (``[x0, y0, x1, y1, address]``) and horizontal ``rules`` (``[x0, x1, y]``).
    """
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        return {
            "failed": "encrypted" if "assword" in str(error) else ("damaged" if b"%PDF-" in body[:1024] else "other")
        }
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: Any) -> dict[str, Any]:
    pages: list[dict[str, Any]] = []
    left = MAX_CHARACTERS
    for index in range(min(len(document), MAX_PAGES)):
        if left <= 0:
            break
        page = document[index]
        pages.append(_page(document.raw, page, index, left))
        left -= sum(len(word[0]) + 1 for word in pages[-1]["words"])
        page.close()
    return {
        "pages": pages,
        "title": document.get_metadata_value("Title")[:1_000],
        "outline": [*_outline(document.raw)],
        "cut": len(pages) < len(document),
    }


def _page(document: Any, page: Any, index: int, left: int) -> dict[str, Any]:
    text = page.get_textpage()
    words, turn = read_words(text.raw, left)
    text.close()
    box = _box(page.raw)
    # Places are those of the page turned upright; what is drawn besides is left out there.
    return {
        "label": _label(document, index),
        "box": [round(edge, 1) for edge in _turned(box, turn)],
        "words": words,
        "links": [] if turn else [*_links(document, page.raw)],
        "rules": [] if turn else [*_rules(page.raw)],
    }


def _box(page: Any) -> tuple[float, float, float, float]:
    rectangle = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page, rectangle):
        return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
    return 0.0, 0.0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)


def _turned(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    match turn:
        case 1:
            return bottom, -right, top, -left
        case 2:
            return -right, -top, -left, -bottom
        case 3:
            return -top, left, -bottom, right
    return box


def read_pages(body: bytes) -> list[tuple[str, str]]:
    """Return label and text of each page. Raises what pdfium raises."""
    document = pypdfium2.PdfDocument(body)
    found: list[tuple[str, str]] = []
    size = 0
    try:
        for index in range(min(len(document), MAX_PAGES_OF_TEXT)):
            page = document[index]
            text = _text(page) if size < MAX_TEXT else ""
            page.close()
            size += len(text)
            found.append((_label(document.raw, index), text))
    finally:
        document.close()
    return found


def _text(page: Any) -> str:
    text = page.get_textpage()
    said = text.get_text_bounded()
    return margins_apart(text.raw, said) if len(said) <= MAX_PAGE else said[:MAX_PAGE]


def _label(document: Any, index: int) -> str:
    """Return what is printed on a page as far as the file says so, else its number from 1."""
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.FPDF_GetPageLabel(document, index, buffer, 128)
    return buffer.raw[: max(min(length, 128) - 2, 0)].decode("utf-16-le", "replace").strip() or str(index + 1)


def _links(document: Any, page: Any) -> Iterator[list[Any]]:
    """Yield ``[x0, y0, x1, y1, address]`` of the links to other places."""
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    for _ in range(MAX_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, position, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        buffer = ctypes.create_string_buffer(4_096)
        length = pdfium.FPDFAction_GetURIPath(document, action, buffer, 4_096)
        rectangle = pdfium.FS_RECTF()
        if 1 < length <= 4_096 and pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            url = buffer.raw[: length - 1].decode("utf-8", "replace")
            low, high = sorted((rectangle.bottom, rectangle.top))
            yield [*(round(edge, 1) for edge in (rectangle.left, low, rectangle.right, high)), url]


def _rules(page: Any) -> Iterator[list[float]]:
    """Yield ``[x0, x1, y]`` of the horizontal rules of a page."""
    edges = [ctypes.c_float() for _ in range(4)]
    found = 0
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(thing, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if top - bottom <= THIN and right - left >= SHORT:
            yield [round(left, 1), round(right, 1), round((top + bottom) / 2, 1)]
            found += 1
            if found == MAX_RULES:
                return


def _outline(document: Any) -> Iterator[tuple[str, int]]:
    """Yield the titles of the outline, each with the index of the page that it leads to."""
    held = [pdfium.FPDFBookmark_GetFirstChild(document, None)]
    buffer = ctypes.create_string_buffer(1_000)
    for _ in range(MAX_HEADINGS):
        while held and not held[-1]:
            held.pop()
        if not held:
            return
        mark = held.pop()
        held += [pdfium.FPDFBookmark_GetNextSibling(document, mark), pdfium.FPDFBookmark_GetFirstChild(document, mark)]
        length = pdfium.FPDFBookmark_GetTitle(mark, buffer, 1_000)
        title = buffer.raw[: max(min(length, 1_000) - 2, 0)].decode("utf-16-le", "replace")
        place = pdfium.FPDFBookmark_GetDest(document, mark)
        yield " ".join(title.split()), pdfium.FPDFDest_GetDestPageIndex(document, place) if place else -1
