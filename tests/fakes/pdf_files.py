"""PDF files, written by hand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

__all__ = ["Bit", "pdf"]

Bit = tuple[float, float, float, str, str]
"""x, y, size, font (R, I, B) and text."""
FONTS = {"R": b"/Helvetica", "I": b"/Helvetica-Oblique", "B": b"/Helvetica-Bold"}


def pdf(
    *pages: Sequence[Bit],
    links: tuple[tuple[int, int, int, int, str], ...] = (),
    root: str = "",
    title: str = "",
    xmp: bytes = b"",
    packed: bool = False,
    width: int = 612,
) -> bytes:
    """A PDF; ``links`` are on its first page, ``root`` is put into its catalogue, ``packed``: its text is deflated."""
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode(),
        6: f"<< /Title ({title}) >>".encode(),
        7: _stream(xmp),
    }
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    for number, font in enumerate("RIB", 3):
        objects[number] = b"<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont " + FONTS[font] + b" >>"
    for n, bits in enumerate(pages):
        marks = "".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{a} {b} {c} {d}] /A << /S /URI /URI ({url}) >> >>"
            for a, b, c, d, url in links
        )
        objects[10 + 2 * n] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} 792] /Contents {11 + 2 * n} 0 R"
            f" /Annots [{marks if n == 0 else ''}] /Resources << /Font << /R 3 0 R /I 4 0 R /B 5 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * n] = _stream(b"".join(_drawn(bit) for bit in bits), packed=packed)
    return _file(objects)


def _drawn(bit: Bit) -> bytes:
    x, y, size, font, text = bit
    said = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{font} {size} Tf {x} {y} Td (".encode() + said + b") Tj ET\n"


def _stream(content: bytes, *, packed: bool = False) -> bytes:
    kind = b"/Filter /FlateDecode " if packed else b""
    content = zlib.compress(content) if packed else content
    return b"<< " + kind + f"/Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: dict[int, bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", {}
    for number, said in objects.items():
        places[number] = len(body)
        body += f"{number} 0 obj\n".encode() + said + b"\nendobj\n"
    xref = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    end = f"trailer << /Root 1 0 R /Info 6 0 R /Size {max(objects) + 1} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n{xref}{end}".encode()
