"""Bytes to text and back, for files that people hand us."""

from __future__ import annotations

import codecs
from contextlib import suppress
from dataclasses import dataclass

from refcheck.text.lazy import lazy_re

__all__ = ["ENCODING_NAMES", "Decoded", "decode", "encode"]

ENCODING_NAMES = {
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "iso2022_jp": "ISO-2022-JP",
}
"""What people call the encodings other than UTF-8 that ``decode`` knows."""

_KANJI = lazy_re(rb"\x1b\$[@B]")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """A text with what leads back to its bytes.

    ``bom_length`` counts bytes; ``encoding`` is that of the bytes after them. ``bad_offset`` is the
    offset (bytes) of the first byte that is not UTF-8, ``None`` when the file is UTF-8.
    """

    text: str
    encoding: str = "utf-8"
    bom_length: int = 0
    bad_offset: int | None = None


def decode(body: bytes) -> Decoded:
    """Return the text of ``body``: by its byte order mark, else ISO-2022-JP where its escapes stand, else UTF-8,
    else Windows-1252.

    Every sequence of bytes has a text (what Windows-1252 has no place for is read as Latin-1), and
    ``encode`` gives the same bytes again.
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            try:
                text = body[len(bom) :].decode(encoding)
            except UnicodeDecodeError:
                break
            bad = None if encoding == "utf-8" else 0
            return Decoded(text=text, encoding=encoding, bom_length=len(bom), bad_offset=bad)
    kanji = _KANJI.search(body)
    if kanji:
        with suppress(UnicodeError):
            text = body.decode("iso2022_jp")
            if text.encode("iso2022_jp") == body:
                return Decoded(text=text, encoding="iso2022_jp", bad_offset=kanji.start())
    try:
        return Decoded(text=body.decode("utf-8"))
    except UnicodeDecodeError as error:
        bad_offset = error.start
    try:
        return Decoded(text=body.decode("cp1252"), encoding="cp1252", bad_offset=bad_offset)
    except UnicodeDecodeError:
        return Decoded(text=body.decode("latin-1"), encoding="latin-1", bad_offset=bad_offset)


def encode(text: str, encoding: str, bom_length: int) -> bytes:
    """Return the bytes of ``text`` with the byte order mark that the file had.

    Raises ``UnicodeEncodeError`` when the encoding has no place for a character.
    """
    bom = next((b for b, name in _BOMS if name == encoding), b"") if bom_length else b""
    return bom + text.encode(encoding)
