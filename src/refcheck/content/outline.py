"""What a reader sees of a page: its headings and its blocks of text, without scripts and menus' markup.

A sketch, not a parser: linear in the page, bounded, and right for what pages are made of. What needs
the elements themselves is in ``html``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from refcheck.text.lazy import lazy_re

__all__ = [
    "LOOKED_AT",
    "Outline",
    "element_end",
    "has_prose",
    "lowered",
    "outline_of",
    "shown_source",
    "unquoted",
    "visible_text",
]

LOOKED_AT = 300_000
"""So many characters of a page are looked at."""
MAX_BLOCKS = 2_000
PROSE = 80
"""A block of at least so many bytes (UTF-8), most of them in no link, is prose: no menu, no button."""

_HIDING = ("script", "style", "noscript", "template", "svg", "select", "datalist", "head")
# A dialogue is shown once it is opened.
_HIDDEN = lazy_re(rf"(?i)<!--|<({'|'.join(_HIDING)}|dialog(?![^<>]{{0,500}}\sopen\b))(?=[\s>/])")
# Possessive: at every "<" as much is looked at as lies before the next one.
_INLINE = lazy_re(
    r"</?(?:span|strong|em|[biuqsBIU]|font|small|su[bp]|code|mark|abbr|cite|wbr|time|data|SPAN|FONT)(?:\s[^<>]*+)?>"
)
_OPENING_LINK = lazy_re(r"<[aA]\s[^<>]*+>")
_CLOSING_LINK = lazy_re(r"</[aA]\s{0,99}>")
_TAG = lazy_re(r"<[!/?a-zA-Z][^<>]*+>")
_HEADING = lazy_re(r"(?i)<h[1-3](?:\s[^<>]*+)?>((?:[^<]|<(?!/?h[1-3])){0,800}+)</h[1-3]")
_LONG_FIGURES = lazy_re(r"&#[xX]?[0-9a-fA-F]{8,}")
_LINKED = lazy_re("\x01[^\x02]*\x02?")
_QUOTING = lazy_re(
    r"(?i)<(blockquote|pre|code|samp|kbd|q|textarea|dl)(?=[\s>])"
    r"|<(div|p|span|section|ul|li|aside|form|figure)\s(?:[^<>]{0,500}?\s)??(?:hidden(?=[\s>=])|style\s?=\s?[\"'][^\"'<>]{0,200}?display\s?:\s?none)"
)
_CLOSINGS = {name: lazy_re(f"</{name}", re.IGNORECASE) for name in (*_HIDING, "dialog")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """``headings`` are the first five of ranks one to three, ``blocks`` the pieces of text that stand
    apart, ``paragraphs`` those that are prose and no menu, ``prose`` their bytes (UTF-8), ``menus`` the blocks that stand
    in links for the most part, ``links`` how many links there are.
    """

    headings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    prose: int = 0
    menus: frozenset[str] = frozenset()
    links: int = 0

    @property
    def text(self) -> str:
        """What a reader sees, on one line."""
        return " ".join(self.blocks)


@lru_cache(maxsize=4)  # a host that has one page for all addresses sends it again and again
def outline_of(source: str) -> Outline:
    """Return the outline of a page's source."""
    shown = _unmarked(shown_source(source[:LOOKED_AT]))
    headings = (_text(match.group(1)) for match in _first(_HEADING, shown, 5))
    # Lines of the source are no blocks: a paragraph that was wrapped by hand is one.
    marked = _CLOSING_LINK.sub("\x02", _OPENING_LINK.sub("\x01", shown)).replace("\r", " ").replace("\n", " ")
    lines = _decoded(_TAG.sub("\n", _INLINE.sub("", marked))).split("\n")
    blocks: list[str] = []
    paragraphs: list[str] = []
    menus: set[str] = set()
    prose = 0
    for line in lines:
        if not line or line.isspace():
            continue
        text = " ".join((_unmarked(line) if "\x01" in line or "\x02" in line else line).split())
        if not text:
            continue
        if "\x01" in line and len(_LINKED.sub("", line).strip()) * 2 < len(text):
            menus.add(text)
        if len(text) * 4 >= PROSE and (size := len(text.encode("utf-8", "replace"))) >= PROSE:
            own = _LINKED.sub("", line) if "\x01" in line else line
            if len(own) * 2 >= len(text):
                prose += size
                paragraphs.append(text)
        if len(blocks) < MAX_BLOCKS:
            blocks.append(text)
    return Outline(
        headings=tuple(heading for heading in headings if heading),
        blocks=tuple(blocks),
        paragraphs=tuple(paragraphs),
        prose=prose,
        menus=frozenset(menus),
        links=marked.count("\x01"),
    )


def has_prose(source: str, size: int) -> bool:
    """Return whether a page certainly has ``size`` bytes of prose, by its first plain paragraphs alone.

    Errs towards *no*: a script, a comment or the like before they are over is not looked into.
    """
    at = source.find("</head>") + 1
    found = 0
    for start, end, length in _plain_paragraphs(source, at):
        # What may hide a paragraph stands before it: nothing does in one without markup.
        if _HIDDEN.search(source, at, start) is not None:
            return False
        found += length
        if found >= size:
            return True
        at = end
    return False


def _plain_paragraphs(source: str, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield where paragraphs of some length begin and end that are nothing but text, and how long that is: ``<p>`` to
    ``</p>`` without markup or entities. By looking for single signs, in a tenth of the time of a pattern.
    """
    limit = min(len(source), LOOKED_AT)
    while (start := source.find("<p", at, limit)) >= 0:
        at = source.find("<", start + 2, limit)
        if at < 0:
            return
        sign = source[start + 2]
        opened = start + 2 if sign == ">" else source.find(">", start + 2, at) if sign.isspace() else -1
        length = at - opened - 1
        if opened < 0 or length < PROSE or not source.startswith("</p>", at, limit) or source[opened + 1].isspace():
            continue
        if source.find("&", opened, at) < 0 and source.find(">", opened + 1, at) < 0:
            yield start, at + 4, length


def visible_text(source: str) -> str:
    """Return what a reader sees of a page's source without scripts, on one line; all of it."""
    return " ".join(_decoded(_TAG.sub(" ", _INLINE.sub("", shown_source(source)))).split())


def unquoted(source: str) -> str:
    """Return a page's source without what is hidden, or somebody else's words: quotations, code, output,
    what terms mean (a manual's list of messages).

    Of the first ``LOOKED_AT`` characters; what is not closed stays. Linear: nothing is looked at twice.
    """
    source = source[:LOOKED_AT]
    lower = lowered(source)
    parts: list[str] = []
    at, unclosed = 0, set[str]()
    for match in _QUOTING.finditer(source):
        name = (match[1] or match[2]).lower()
        if match.start() < at or name in unclosed:
            continue
        end = element_end(name, lower, match.end())
        if end < 0:
            unclosed.add(name)
            continue
        parts.append(source[at : match.start()])
        at = end
    return "".join([*parts, source[at:]])


def lowered(source: str) -> str:
    """Return ``source`` in lower case, each character at its place: a dotted capital I is the only one that becomes two."""
    return (source.replace("\u0130", "i") if "\u0130" in source else source).lower()


def element_end(name: str, lower: str, at: int) -> int:
    """Return where the element that has begun before ``at`` is over, with those of its kind in it; else -1."""
    depth = 1
    for match in re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])").finditer(lower, at):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.start()
    return -1


def _unmarked(text: str) -> str:
    return text.replace("\x01", "").replace("\x02", "")


def _first(pattern: re.Pattern[str], text: str, count: int) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        found.append(match)
        if len(found) == count:
            break
    return found


def _text(source: str) -> str:
    return " ".join(_decoded(_TAG.sub(" ", _INLINE.sub("", source))).split())


def _decoded(text: str) -> str:
    # Figures of more than 4,300 digits make ``html.unescape`` raise.
    return html.unescape(_LONG_FIGURES.sub("\ufffd", text)) if "&" in text else text


def shown_source(source: str) -> str:
    """Return ``source`` without the elements that show nothing.

    What is not closed hides the rest, as in a browser; a head may leave its end out.
    """
    parts: list[str] = []
    at = 0
    open_head = False
    while match := _HIDDEN.search(source, at):
        parts.append(source[at : match.start()])
        name = (match.group(1) or "").lower()
        end = -1 if name == "head" and open_head else _closing(source, name, match.end())
        if end < 0 and name != "head":
            return "".join(parts)
        open_head = open_head or end < 0
        at = end if end >= 0 else source.find(">", match.end()) + 1 or len(source)
    parts.append(source[at:])
    return "".join(parts)


def _closing(source: str, name: str, at: int) -> int:
    """Return where an element (a comment without a name) is over, -1 when it is not closed."""
    if not name:
        end = source.find("-->", at)
        return end + 3 if end >= 0 else -1
    closing = _CLOSINGS[name].search(source, at)
    return (source.find(">", closing.end()) + 1 or len(source)) if closing else -1
