"""The words of a PDF's page with their places, sizes and looks; for the worker.

pdfium gives characters. Every question to it costs a microsecond, so that they are put for the two ends
of a word, and for each of its characters only where these differ.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from typing import Any

import pypdfium2.raw as pdfium

from refcheck.content.looks import BOLD, CODE, ITALIC, RAISED, TURNED
from refcheck.text.lazy import lazy_re

__all__ = ["Word", "read_words"]

LIFTED = 0.17
"""A figure whose foot is so far (in its size) above the line is raised; old-style figures go below it."""
STRAIGHT = 0.03
"""So far (in quarter turns) from a right angle a word still runs straight."""
STEEP = 0.12
"""Letters that lean so much are italic, whatever their type is called."""
_ITALIC = lazy_re(
    r"(?i)ital|obliq|(?:^|[-,+.])it?(?:$|\d)|slant|kursiv|[a-z]-?it$|cmti|cmsl|^[se][cf](?:ti|sl|bi)\d|[-,.](?:b|bold)i$"
)
_BOLD = lazy_re(r"(?i)bold|black|heavy|demi|(?:^|[-,+.])b(?:$|i$)|cmb|^[se][cf]b|[a-z]-?bd$|[-_]medi(?:ital|obli)?$")
_MONO = lazy_re(r"(?i)mono(?!type)|courier|typewriter|consol|cmtt|^[se][cf]tt|[lt]mtt|-?tt\d*$")
_HYPHENS = frozenset("\x02\ufffe")
"""What pdfium gives for a hyphen at the end of a line."""
_WORD = lazy_re(r"[^\s\x00\x02\xa0\ufffe\uffff]+[\x02\ufffe]?")
_INSIDE = lazy_re("[0-9*†‡]")
"""What may be raised inside a word; others are not looked at letter by letter."""
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"})  # fmt: skip
# Old TeX type has accents of their own, drawn before the letter (the cedilla on either side of it).
_ACCENTS = {
    "\u00b4": "\u0301", "\u00a8": "\u0308", "\u02c6": "\u0302", "\u02dc": "\u0303", "\u02c7": "\u030c", "\u02da": "\u030a",
    "\u02d8": "\u0306", "\u02d9": "\u0307", "\u02dd": "\u030b", "`": "\u0300",
}  # fmt: skip
_ACCENTED = lazy_re(r"([\u00b4\u00a8\u02c6\u02dc\u02c7\u02da\u02d8\u02d9\u02dd]|(?<=[^\W\d_])`)([^\W\d_])")
_OPENING = lazy_re(r"(?<![^\W\d_])`")
_CEDILLA = lazy_re(r"([cCsStT])\u00b8|\u00b8([cCsStT])")
# Type of TeX without a table of characters gives the places of its own encodings (T1, OT1).
_PLACES = str.maketrans(
    "\x10\x11\x12\x13\x14\x15\x16\x1b\x1c\x1d\x1e\x1f\x0b\x0c\x0e\x0f\x84\x85\x86\x9f",
    "“”„«»–—\ufb00\ufb01\ufb02\ufb03\ufb04\ufb00\ufb01\ufb03\ufb04†‡‖§",
)
MAX_NAME = 128
Word = list[Any]
"""Text, left, right, baseline, size, look, and whether nothing stands between it and the word before."""


def _quoted(word: str) -> str:
    """Return a word of TeX with its quotation marks: "``Roads" opens one, "walls''" closes it."""
    if "`" not in word and "'" not in word:
        return word
    word = word.replace("``", "“").replace("''", "”")
    return _OPENING.sub("‘", word).replace("'", "’")


def read_words(text: Any, left: int) -> tuple[list[Word], int]:
    """Return the words of a text page, of at most ``left`` characters, and by how many quarter turns most of
    them are turned, -1 for any other angle; their places are those in the page turned upright.
    """
    words = _Words(text).read(left)
    turns: dict[int, int] = {}
    for said, turn in words:
        turns[turn] = turns.get(turn, 0) + len(said[0])
    usual = max(turns, key=lambda turn: turns[turn]) if turns else 0
    for said, turn in words:
        if turn != usual:
            said[5] |= TURNED
    return [said for said, _ in words], usual


class _Words:
    def __init__(self, text: Any) -> None:
        self._text = text
        self._box = [ctypes.c_double() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(MAX_NAME)
        self._flags = ctypes.c_int()
        self._looks: dict[bytes, int] = {}
        self.words: list[tuple[Word, int]] = []

    def read(self, left: int) -> list[tuple[Word, int]]:
        """Return the words, of at most ``left`` characters, each with its quarter turns."""
        count = min(pdfium.FPDFText_CountChars(self._text), left)
        text = self._string(count)
        for match in _WORD.finditer(text):
            self._add(text, match.start(), match.end() - 1)
        if any(said[0].startswith("`") for said, _ in self.words):  # so TeX opens quotations, in type without names
            for said, _ in self.words:
                said[0] = _quoted(said[0])
        return self.words

    def _string(self, count: int) -> str:
        """Return the characters of the page, one for each that pdfium counts."""
        buffer = (ctypes.c_ushort * (count + 1))()
        length = pdfium.FPDFText_GetText(self._text, 0, count, buffer)
        if length == count + 1:
            return bytes(memoryview(buffer))[: 2 * count].decode("utf-16-le", "surrogatepass").translate(_PLACES)
        codes = (pdfium.FPDFText_GetUnicode(self._text, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes).translate(_PLACES)

    def _at(self, index: int) -> tuple[float, float]:
        """Return size (before scaling) and baseline of a character."""
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        return pdfium.FPDFText_GetFontSize(self._text, index), self._y.value

    def _add(self, text: str, first: int, last: int) -> None:
        if text[last] in _HYPHENS and last > first:
            self._parts(text, first, last - 1)
            self.words[-1][0][0] += "\u00ad"
        else:
            self._parts(text, first, last)

    def _parts(self, text: str, first: int, last: int) -> None:
        """Add a word, cut where its size or its height changes: a raised figure behind it."""
        here, end = self._at(first), self._at(last)
        start = first
        # A raised figure may stand before the comma, where both ends of the word are on the line.
        if not _is_same(here, end) or (last - first > 1 and _INSIDE.search(text, first + 1, last)):
            for index in range(first + 1, last + 1):
                there = self._at(index)
                if not _is_same(here, there):
                    self._figures(text, (start, index - 1), here, glued=start > first)
                    start, here = index, there
        self._figures(text, (start, last), here, glued=start > first)

    def _figures(self, text: str, places: tuple[int, int], height: tuple[float, float], *, glued: bool) -> None:
        """Add a part, cut once more before figures at its end whose glyphs themselves are raised ones."""
        first, last = places
        start = last + 1
        while start > first and text[start - 1].isdigit() and last - start < 3:
            start -= 1
        if start > last or not self._is_lifted(last, height):
            self._part(text[first : last + 1], places, height, glued=glued)
            return
        if start > first:
            self._part(text[first:start], (first, start - 1), height, glued=glued)
        self._part(text[start : last + 1], (start, last), height, glued=glued or start > first, look=RAISED)

    def _is_lifted(self, index: int, height: tuple[float, float]) -> bool:
        x0, x1, low, high = self._box
        pdfium.FPDFText_GetCharBox(self._text, index, x0, x1, low, high)
        size = height[0]
        # Sizes that a matrix scales are told by the glyph's own height instead.
        return 0 < high.value - low.value < 0.62 * size and low.value - height[1] > LIFTED * size

    def _part(
        self, said: str, places: tuple[int, int], height: tuple[float, float], *, glued: bool, look: int = 0
    ) -> None:
        x0, x1, low, high = self._box
        pdfium.FPDFText_GetCharBox(self._text, places[0], x0, x1, low, high)
        left, edge = x0.value, x1.value
        if places[1] > places[0]:
            pdfium.FPDFText_GetCharBox(self._text, places[1], x0, x1, low, high)
            left, edge = min(left, x0.value), max(edge, x1.value)
        pdfium.FPDFText_GetMatrix(self._text, places[0], self._matrix)
        m = self._matrix
        turn = math.atan2(m.b, m.a) / (math.pi / 2) if m.b else (2.0 if m.a < 0 else 0.0)
        quarters = round(turn) % 4 if abs(turn - round(turn)) < STRAIGHT else -1
        look |= self._look(places[0])
        if m.d and m.c / m.d > STEEP and not m.b:
            look |= ITALIC
        size = height[0] * (math.hypot(m.c, m.d) or 1.0)
        place = self._turned(places, quarters) if quarters > 0 else (left, edge, height[1])
        edges = [round(value, 1) for value in (*place, size)]
        self.words.append(([_readable(said), *edges, look, glued], quarters))

    def _turned(self, places: tuple[int, int], quarters: int) -> tuple[float, float, float]:
        """Return left, right and baseline of a word in its page turned upright."""
        x0, x1, low, high = self._box
        pdfium.FPDFText_GetCharBox(self._text, places[0], x0, x1, low, high)
        left, right, bottom, top = x0.value, x1.value, low.value, high.value
        pdfium.FPDFText_GetCharBox(self._text, places[1], x0, x1, low, high)
        left, right = min(left, x0.value), max(right, x1.value)
        bottom, top = min(bottom, low.value), max(top, high.value)
        pdfium.FPDFText_GetCharOrigin(self._text, places[0], self._x, self._y)
        match quarters:
            case 1:
                return bottom, top, -self._x.value
            case 2:
                return -right, -left, -self._y.value
        return -top, -bottom, self._x.value

    def _look(self, index: int) -> int:
        length = pdfium.FPDFText_GetFontInfo(self._text, index, self._name, MAX_NAME, self._flags)
        name = self._name.raw[: min(length, MAX_NAME)]
        if name not in self._looks:
            self._looks[name] = look_of(name.rstrip(b"\0").decode("utf-8", "replace"))
        return self._looks[name]


def _is_same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 0.3 and abs(one[1] - other[1]) < 0.6


def _readable(said: str) -> str:
    """Return the characters as they are meant: ligatures and loose accents resolved, odd halves replaced."""
    if said.isascii():
        return _ACCENTED.sub(_composed, said) if "`" in said else said
    said = said.translate(_LIGATURES)
    said = _CEDILLA.sub(_with_cedilla, _ACCENTED.sub(_composed, said))
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _with_cedilla(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", (match[1] or match[2]) + "\u0327")


def _composed(match: re.Match[str]) -> str:
    letter = "i" if match[2] == "\u0131" else match[2]
    made = unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])
    return made if len(made) == 1 else match[0]


def look_of(name: str) -> int:
    """Return the look that the name of a font tells; its flags often do not."""
    plain = name.partition("+")[2] or name
    return (
        (ITALIC if _ITALIC.search(plain) else 0)
        | (BOLD if _BOLD.search(plain) else 0)
        | (CODE if _MONO.search(plain) else 0)
    )
