"""Plain text as Markdown source (CommonMark 0.31, https://spec.commonmark.org)."""

from __future__ import annotations

import re

from refcheck.text.lazy import lazy_re

__all__ = ["escape_markdown", "is_replaceable_markdown"]

_ALWAYS = lazy_re(r"[\\`*\[\]]")
_ENTITY = lazy_re(r"&(?=#?\w{1,32};)")
_TAG = lazy_re(r"<(?=[A-Za-z/!?])")
_UNDERSCORE = lazy_re(r"(?<![^\W_])_|_(?![^\W_])")
_NOTE = lazy_re(r"\[\^|\^\[|<sup\b", re.IGNORECASE)
_NUMBER_POINT = lazy_re(r"^(\d{1,9})([.)])(?=\s|$)")


def escape_markdown(text: str, *, starts_line: bool = False) -> str:
    """Return plain ``text`` so that Markdown shows it as it is, inside emphasis or quotes as well.

    Only what would mean something is escaped: an underscore inside a word does not. With
    ``starts_line``, what would begin a heading, a list or a quotation is escaped too.
    """
    text = " ".join(text.split())
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _TAG.sub(r"\\<", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    if starts_line:
        text = _NUMBER_POINT.sub(r"\1\\\2", text)
        if re.match(r"[#>+=~-]", text):
            text = f"\\{text}"
    return text


def is_replaceable_markdown(source: str) -> bool:
    """Return whether plain text may take the place of ``source``: no note or marker of one would be lost."""
    return _NOTE.search(source) is None
