"""Names of OpenDocument (ODF 1.3, part 3) that several modules ask for."""

from __future__ import annotations

__all__ = ["DRAW", "FO", "META", "OFFICE", "STYLE", "TABLE", "TEXT", "XLINK"]

_BASE = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE = (f"{_BASE}{name}:1.0}}" for name in ("office", "style", "text", "table"))
DRAW, META = f"{_BASE}drawing:1.0}}", f"{_BASE}meta:1.0}}"
FO = f"{_BASE}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
