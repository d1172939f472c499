"""What the pages of a PDF hold: words with their places, sizes and looks, addresses, names of pages; or text alone.

``read`` and ``read_pages`` run in the worker (one pdfium a process) and return what JSON can say. Sizes are in
points, the origin of a page is its lower left corner.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from refcheck.content.looks import BOLD, ITALIC

__all__ = ["Words", "read", "read_pages"]

MAX_PAGES = 2_000
MAX_CHARACTERS = 6_000_000
MAX_PAGES_OF_TEXT = 3_000
"""So many pages are read where only their text is wanted."""
MAX_PAGE = 60_000
"""So much of the text of one page (characters) is read then."""
MAX_TEXT = 20_000_000
MAX_LINKS = 2_000
"""So many addresses of one page are taken."""
_ITALIC = re.compile(r"(?i)ital|obliq|(?:^|[-,+])it(?:$|\d)|slant|cmti|cmsl|kursiv|[a-z]-?it$")
_BOLD = re.compile(r"(?i)bold|black|heavy|semibold|demi|cmbx|[a-z]-?bd$")
_HYPHENS = frozenset("\x02\ufffe")
"""What pdfium gives for a hyphen at the end of a line."""
_WORD = re.compile(r"[^\s\x00\x02\xa0\ufffe\uffff]+[\x02\ufffe]?")


def read(body: bytes) -> dict[str, Any]:
    """Return ``pages`` (each ``label``, ``size``, ``words``, ``links``), ``title``, ``cut``; or ``{"failed": reason}``.

    A word is ``[text, x0, x1, baseline, size, look, glued]``: ``glued`` where nothing stands before it.
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
        text = page.get_textpage()
        words = Words(text.raw).read(left)
        left -= sum(len(word[0]) + 1 for word in words)
        pages.append(
            {
                "label": _label(document.raw, index),
                "size": [round(side, 1) for side in page.get_size()],
                "words": words,
                "links": [*_links(document.raw, page.raw)],
            }
        )
        text.close()
        page.close()
    return {"pages": pages, "title": document.get_metadata_value("Title")[:1_000], "cut": len(pages) < len(document)}


def read_pages(body: bytes) -> list[tuple[str, str]]:
    """Return label and text of each page. Raises what pdfium raises."""
    document = pypdfium2.PdfDocument(body)
    found: list[tuple[str, str]] = []
    size = 0
    try:
        for index in range(min(len(document), MAX_PAGES_OF_TEXT)):
            page = document[index]
            text = page.get_textpage().get_text_bounded()[:MAX_PAGE] if size < MAX_TEXT else ""
            page.close()
            size += len(text)
            found.append((_label(document.raw, index), text))
    finally:
        document.close()
    return found


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


class Words:
    """The words of a page. Every question to pdfium costs a microsecond, so they are put for the two ends of
    a word, and for each of its characters only where these differ.
    """

    def __init__(self, text: Any) -> None:
        self._text = text
        self._box = [ctypes.c_double() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._looks: dict[bytes, int] = {}
        self.words: list[list[Any]] = []

    def read(self, left: int) -> list[list[Any]]:
        """Return the words, of at most ``left`` characters."""
        count = min(pdfium.FPDFText_CountChars(self._text), left)
        text = self._string(count)
        for match in _WORD.finditer(text):
            self._add(text, match.start(), match.end() - 1)
        return self.words

    def _string(self, count: int) -> str:
        """Return the characters of the page, one for each that pdfium counts."""
        buffer = (ctypes.c_ushort * (count + 1))()
        length = pdfium.FPDFText_GetText(self._text, 0, count, buffer)
        if length == count + 1:
            return bytes(memoryview(buffer))[: 2 * count].decode("utf-16-le", "surrogatepass")
        codes = (pdfium.FPDFText_GetUnicode(self._text, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _at(self, index: int) -> tuple[float, float]:
        """Return size (before scaling) and baseline of a character."""
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        return pdfium.FPDFText_GetFontSize(self._text, index), self._y.value

    def _add(self, text: str, first: int, last: int) -> None:
        if text[last] in _HYPHENS and last > first:
            self._parts(text, first, last - 1)
            self.words[-1][0] += "\u00ad"
        else:
            self._parts(text, first, last)

    def _parts(self, text: str, first: int, last: int) -> None:
        """Add a word, cut where its size or its height changes: a raised figure behind it."""
        here, end = self._at(first), self._at(last)
        if _is_same(here, end):
            self._part(text[first : last + 1], (first, last), here, glued=False)
            return
        start = first
        for index in range(first + 1, last + 1):
            there = self._at(index)
            if not _is_same(here, there):
                self._part(text[start:index], (start, index - 1), here, glued=start > first)
                start, here = index, there
        self._part(text[start : last + 1], (start, last), here, glued=start > first)

    def _part(self, said: str, places: tuple[int, int], height: tuple[float, float], *, glued: bool) -> None:
        pdfium.FPDFText_GetCharBox(self._text, places[0], *self._box)
        x0 = self._box[0].value
        pdfium.FPDFText_GetCharBox(self._text, places[1], *self._box)
        pdfium.FPDFText_GetMatrix(self._text, places[0], self._matrix)
        scale = (self._matrix.c**2 + self._matrix.d**2) ** 0.5 or 1.0
        edges = (round(value, 1) for value in (x0, self._box[1].value, height[1], height[0] * scale))
        self.words.append(
            [said.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), *edges, self._look(places[0]), glued]
        )

    def _look(self, index: int) -> int:
        length = pdfium.FPDFText_GetFontInfo(self._text, index, self._name, 128, self._flags)
        name = self._name.raw[: min(length, 128)]
        if name not in self._looks:
            self._looks[name] = _look_of(name.rstrip(b"\0").decode("utf-8", "replace"))
        return self._looks[name]


def _is_same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 0.3 and abs(one[1] - other[1]) < 0.6


def _look_of(name: str) -> int:
    # The name of a font tells; its flags often do not.
    plain = name.partition("+")[2] or name
    return (ITALIC if _ITALIC.search(plain) else 0) | (BOLD if _BOLD.search(plain) else 0)
