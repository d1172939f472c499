"""Text that was read in the wrong encoding: UTF-8 that became Windows-1252 or Latin-1 ("soberanÃ­a")."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["as_meant"]

MAX_TEXT = 20_000
"""Longer texts (characters) are left alone."""
# The first letter of two that a letter in UTF-8 looks like, before what can only be the second.
_MISREAD = lazy_re("[\u00c2-\u00df\u00e0-\u00ef][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]")


def as_meant(text: str) -> str:
    """Return a text that was read in the wrong encoding as it was meant; one that was not stays as it is.

    Only a text that is UTF-8 from its beginning to its end, when its letters are taken for bytes, is one.
    """
    if text.isascii() or len(text) > MAX_TEXT or not _MISREAD.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
