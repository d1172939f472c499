"""The characters that a run of a Word document shows."""

from __future__ import annotations

from typing import Any

from refcheck.documents.docx_names import W
from refcheck.documents.word_runs import BREAK, characters

__all__ = ["mathematics", "plain_text", "text_of"]

_SIGNS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "cr": BREAK,
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_RUBY_BASE = W + "rubyBase"
# The font Symbol: what is neither a figure nor a letter of the same look.
_SYMBOL = {
    0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
    0xA2: "′", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xBC: "…", 0xD2: "®",
    0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xBE: "—", 0xBF: "↵", 0xAE: "→", 0xAC: "←",
}  # fmt: skip


def text_of(child: Any) -> str:
    """Return what a child of a run shows; a line break is ``BREAK``."""
    tag = child.tag
    if tag == W + "t":
        return characters(child.text or "")
    if tag == W + "br":
        return BREAK if child.get(W + "type", "textWrapping") == "textWrapping" else " "
    if tag == W + "sym":
        return _symbol(child)
    if tag == W + "ruby":
        return "".join(one.text or "" for base in child.iterfind(_RUBY_BASE) for one in base.iter(W + "t"))
    return _SIGNS.get(tag, "")


def _symbol(child: Any) -> str:
    """Return the character of another font, empty for a picture that no character stands for."""
    said = child.get(W + "char", "")
    try:
        code = int(said, 16) if len(said) <= 6 else 0
    except ValueError:
        return ""
    font = child.get(W + "font", "").lower()
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    if font == "symbol":
        alike = chr(code) if 0x20 <= code < 0x40 or code in {0x5B, 0x5D, 0x5F, 0x7B, 0x7C, 0x7D} else ""
        return _SYMBOL.get(code, alike)
    if "dings" in font or not 0x20 <= code < 0xD800:
        return ""
    return characters(chr(code))


def plain_text(run: Any) -> str:
    """Return the text of a run without its looks."""
    return "".join(text_of(child) for child in run).strip()


def mathematics(element: Any) -> str:
    """Return the characters of a formula in their order."""
    return "".join(characters(one.text or "") for one in element.iter(_MATH))[:1_000]
