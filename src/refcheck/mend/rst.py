"""Plain text as reStructuredText source
(https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#escaping-mechanism)."""

from __future__ import annotations

from refcheck.text.lazy import lazy_re

__all__ = ["escape_rst", "is_replaceable_rst"]

_ALWAYS = lazy_re(r"[\\*`|]")
# An underscore after a word makes it a reference.
_REFERENCE = lazy_re(r"(?<=\w)_(?![\w])")
_MARKUP = lazy_re(r"`|\*(?=\S)|(?<=\S)\*|\]_|\|(?=\S)|(?<=\S)\|")


def escape_rst(text: str) -> str:
    """Return plain ``text`` so that reStructuredText shows it as it is."""
    text = _ALWAYS.sub(r"\\\g<0>", " ".join(text.split()))
    return _REFERENCE.sub(r"\\_", text)


def is_replaceable_rst(source: str) -> bool:
    """Return whether plain text may take the place of ``source``: there is no markup in it that would be lost."""
    return _MARKUP.search(source) is None
