"""Plain text as HTML source."""

from __future__ import annotations

import html

__all__ = ["escape_html", "is_replaceable_html"]


def escape_html(text: str) -> str:
    """Return plain ``text`` so that a page shows it as it is, between tags or in an attribute."""
    return html.escape(" ".join(text.split()), quote=True).replace("&#x27;", "'")


def is_replaceable_html(source: str) -> bool:
    """Return whether plain text may take the place of ``source``: there is no tag in it that would be lost."""
    return "<" not in source
