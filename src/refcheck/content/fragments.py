"""The part of a page that an address cites after ``#``: whether it is there.

Names of elements, text directives (https://wicg.github.io/scroll-to-text-fragment/) and pages of a PDF
(RFC 8118, section 3). What cannot be looked for, because a script or a viewer makes it, counts as there.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote

from refcheck.content.charset import decode
from refcheck.content.html import anchors_of
from refcheck.content.outline import visible_text
from refcheck.content.pdf import is_pdf, pages_of
from refcheck.content.shape import shape_of
from refcheck.text.lazy import lazy_re
from refcheck.text.words import fold

__all__ = ["DIRECTIVE", "can_be_looked_for", "missing_of"]

DIRECTIVE = ":~:"
MAX_DIRECTIVE = 2_000
"""Longer directives (characters) are not looked for."""
FOLDED = 5_000
"""Texts are folded in pieces of so many characters: no more than that is folded at once."""

# Parts that a page's script or a viewer of source code makes: no id of the page stands for them.
_MADE_BY_SCRIPT = lazy_re(
    r"^(?:[!/]|L\d+|C\d+-L\d+|.*=|issuecomment-|discussion_|diff-|pullrequestreview-|commitcomment-|note_\d|page\d*$|top$|$"
    # A path is one inside a program; what services for sharing append has a form of its own.
    r"|[^/]+/|ixzz\w|\.[\w-]{11}$|epubcfi\(|.{1,60}_tab_contents$)"
)
_PAGE = lazy_re(r"(?:^|&)page=([0-9]{1,6})(?:&|$)")
_TEXT = lazy_re(r"(?:^|&)text=([^&]+)")


def can_be_looked_for(fragment: str) -> bool:
    """Return whether the page itself, read whole, can show that ``fragment`` is missing."""
    if DIRECTIVE in fragment:
        return len(fragment) <= MAX_DIRECTIVE
    return fragment.lower() != "top" and (_PAGE.search(fragment) is not None or not _MADE_BY_SCRIPT.match(fragment))


def missing_of(body: bytes, content_type: str, fragments: Collection[str]) -> frozenset[str]:
    """Return those of ``fragments`` that are certainly not in ``body``, a page or file read to its end."""
    if is_pdf(body):
        return _beyond(body, fragments)
    directives = {f for f in fragments if DIRECTIVE in f}
    pages = {f for f in fragments if _PAGE.search(f)}
    missing = _without_text(body, content_type, directives) if directives else set()
    names = {f for f in fragments if f not in directives and f not in pages}
    anchors = anchors_of(body, content_type) if names else frozenset()
    # A page without any name may make its parts by script.
    if names and (anchors or b"<script" not in body.lower()) and not shape_of(decode(body, content_type)).shell:
        missing |= {f for f in names if not anchors & {f, f"user-content-{f}", f.replace(" ", "%20")}}
    return frozenset(missing)


def _beyond(body: bytes, fragments: Collection[str]) -> frozenset[str]:
    wanted = {f: int(match[1]) for f in fragments if (match := _PAGE.search(f))}
    pages = pages_of(body) if wanted else None
    return frozenset() if pages is None else frozenset(f for f, page in wanted.items() if page > pages)


def _without_text(body: bytes, content_type: str, directives: Collection[str]) -> set[str]:
    text = decode(body, content_type)
    if shape_of(text).shell:
        return set()
    seen = _plain(visible_text(text))
    return {f for f in directives if not all(_is_in(part, seen) for part in _TEXT.findall(f.partition(DIRECTIVE)[2]))}


def _is_in(directive: str, text: str) -> bool:
    """Return whether the text that ``[prefix-,]start[,end][,-suffix]`` names is there, in order."""
    parts = [unquote(part) for part in directive.split(",")]
    quoted = [part for part in parts if not part.endswith("-") and not part.startswith("-")] or parts
    at = 0
    for part in quoted:
        wanted = _plain(part)
        at = text.find(wanted, at)
        if at < 0:
            # The comma may be one of the text's own: addresses come here decoded.
            return _plain(unquote(directive)) in text
        at += len(wanted)
    return True


def _plain(text: str) -> str:
    """Return letters and figures only, so that markup and line breaks between them do not count."""
    pieces = (text[at : at + FOLDED] for at in range(0, len(text), FOLDED))
    return "".join(re.sub(r"[\W_]+", "", fold(piece)) for piece in pieces)
