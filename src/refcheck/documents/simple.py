"""Blocks whose only markup is plain links: most of a long list, and read without the whole scanner.

What is found here is what the scanner would find; tests hold the two together.
"""

from __future__ import annotations

from refcheck.documents.figures import SUPERSCRIPTS
from refcheck.documents.segments import FoundLink, Inline
from refcheck.model.document import Segment
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["LINK", "SIMPLE", "scan_simple"]

# Neither markup nor the beginning of a bare address.
_TEXT = rf"(?:[^\\`*_\[\]!<&@~$\r\n:wW{SUPERSCRIPTS}]++|\$(?!\s?\^)|:(?!//)|[wW](?!(?i:ww)\.)|!(?!\[)|~(?!~))"
_URL = r"(?!#|(?i:data:))[^\s()<>\\&\[\]]+"
LINK = lazy_re(r"\[([^\]]++)\]\(([^)]++)\)")
"""A link in what ``SIMPLE`` matches: there is no other bracket."""
SIMPLE = lazy_re(rf"(?:{_TEXT}|\[(?![\^@]){_TEXT}++\]\({_URL}\)(?!\{{))*+")


def scan_simple(text: str, piece: Span) -> Inline | None:
    """Return what stands in one line of ``text``, ``None`` when it has more markup than plain links."""
    low, high = piece.start, piece.end
    if SIMPLE.fullmatch(text, low, high) is None:
        return None
    segments: list[Segment] = []
    links: list[FoundLink] = []
    at = low
    for match in LINK.finditer(text, low, high):
        start, end = match.span()
        if at < start:
            segments.append(Segment(text=text[at:start], span=Span(at, start)))
        label, url = match[1], match[2]
        segments.append(Segment(text=label, span=Span(start + 1, start + 1 + len(label)), url=url))
        links.append(
            FoundLink(
                url=url,
                start=start - low,
                end=end - low,
                element="link",
                text=" ".join(label.split()),
                span=Span(start, end),
            )
        )
        at = end
    if at < high:
        segments.append(Segment(text=text[at:high], span=Span(at, high)))
    return Inline(segments=tuple(segments), links=tuple(links))
