"""Whether a text that was not read as a citation may be one all the same."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["may_be_citation"]

_SIGNS = lazy_re(r"\b(?:1[5-9]|20)\d\d\b|https?:|\bp{1,2}\.\s?\d|§|[“„«‘\"'][^“”„»’\"']{8,}[”“»’\"']")


def may_be_citation(text: str) -> bool:
    """Return whether a text has a year, an address, a page, a paragraph or a title in quotation marks: a
    comment seldom has one. Errs towards *may be*.
    """
    return _SIGNS.search(text) is not None
