"""What paragraphs and runs are by the names of their styles, which are English in the files of any language."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.text.lazy import lazy_re

__all__ = ["is_code", "is_listed", "kind_named"]

_CONTENTS = lazy_re(r"(?:toc|index) ?[1-9]|table of (?:figures|authorities)|contents? [1-9]")
_LISTED = lazy_re(r"bibliography(?: ?\d)?|endnote bibliography|references?|works cited")
_CODE = lazy_re(
    r"source (?:code|text)|verbatim char|html (?:code|preformatted|sample|typewriter)|macro text|plain code"
    r"|preformatted text|teletype"
)
_QUOTE = lazy_re(r"(?:.*\b)?(?:quote|quotations?|block ?text|blockquote)\b.*")


def kind_named(names: Sequence[str]) -> str:
    """Return what a paragraph is whose style, and those that it is based on, have these names in small letters:
    *furniture*, *code*, *quote* or *paragraph*."""
    if names and _CONTENTS.fullmatch(names[0]):
        return "furniture"
    if any(is_code(name) for name in names):
        return "code"
    return "quote" if any(_QUOTE.fullmatch(name) for name in names) else "paragraph"


def is_code(name: str) -> bool:
    """Return whether a style of this name is for code."""
    return _CODE.fullmatch(name) is not None


def is_listed(name: str) -> bool:
    """Return whether a style of this name is for the items of a list of references."""
    return _LISTED.fullmatch(name) is not None
