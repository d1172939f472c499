"""Addresses as they stand in Markdown and plain text, found and unescaped, never mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from refcheck.text.lazy import lazy_re

__all__ = [
    "BARE_START",
    "autolink",
    "bare_addresses",
    "bare_at",
    "broken_autolink",
    "continued",
    "definition",
    "destination",
    "is_held",
    "resolve_escapes",
]

MAX_PARENTHESES = 8
"""Deeper nested parentheses in a destination are no destination (CommonMark lets readers set a bound)."""

BARE_START = r"(?<![A-Za-z0-9/.@-])(?:https?://|ftp://|www\.(?=[A-Za-z0-9-]+\.))"
"""Where a bare address begins; to be matched without regard to case."""

# Quotation marks and the full-width punctuation of Chinese and Japanese end an address; letters do not.
_NEVER = '\\s<>"\\[\\]`{}|^\u201c\u201d\u00ab\u00bb\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u061b\u060c'
_BARE = lazy_re(
    rf"(?i)(?:https?://|ftp://|www\.(?=[a-z0-9-]+\.))(?:[^{_NEVER}]|\[(?!\^)[^\s\[\]<>]{{0,60}}\](?![(\[]))+"
)
_BARE_ANYWHERE = lazy_re(f"(?i){BARE_START}")
_ENDING_ENTITY = lazy_re(
    r"&(?:lt|gt|quot|nbsp|ensp|emsp|thinsp|[lr][ds]quo|[lr]aquo|#(?:34|39|60|62|160|x22|x27|x3[ceCE]|x[aA]0));"
)
_LAST_ENTITY = lazy_re(r"&[A-Za-z][A-Za-z0-9]{1,31};$")
_TRAILING = frozenset("?!.,:;*_~'\u2019\u2018\\\u2026\u00b7\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
_WRAPPED = lazy_re(r"[ \t]*\n[ \t]*(?=\S)")
_REST = lazy_re(r"[A-Za-z0-9._~%/?=&#+:,;@!$'()*-]+")
_PART_OF_ADDRESS = lazy_re(
    r"(?i)[\w.~%+-]*(?:[/=%_]|\d-|-\d|\.(?:html?|xhtml|php|aspx?|jsp|cfm|pdf|docx?|txt|xml|csv)\b)"
)
MIN_WRAPPED = 50
"""A line (characters) is at least so long before an address at its end can go on in the next."""
_AUTOLINK = lazy_re(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|www\.)[^\s<>]*)>")
_BROKEN = lazy_re(r"<(?:URL:)?\s*((?:https?|ftp)://[^\s<>]*(?:[ \t]*\n[ \t]*[^\s<>]+){0,4})\s*>", re.IGNORECASE)
_EMAIL = lazy_re(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>")
_ENTITY = lazy_re(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = lazy_re(r"\\([!-/:-@\[-`{-~])")
_ANGLE = lazy_re(r"<((?:[^<>\n\\]|\\.)*)>")
_DESTINATION_PARTS = lazy_re(r"\\[!-/:-@\[-`{-~]|[()\s]")
_TITLE = lazy_re(r"\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))")
_DEFINITION = lazy_re(r"\[((?:[^\[\]\\]|\\.){1,999})\]:\s*(?=\S)")


def resolve_escapes(text: str) -> str:
    r"""Return ``text`` with backslash escapes and whole entities resolved; ``&copy=`` stays as it is."""
    return _ENTITY.sub(lambda match: unescape(match.group()), _ESCAPE.sub(r"\1", text))


def is_held(url: str) -> bool:
    """Return whether an address leads anywhere else: neither within the page nor to what it holds itself."""
    return not url.startswith("#") and url[:5].lower() != "data:"


def bare_at(text: str, start: int, stop: int | None = None) -> int | None:
    """Return where the bare address that begins at ``start`` ends, ``None`` when there is none.

    The sentence's punctuation and brackets that the address does not open are left out.
    """
    match = _BARE.match(text, start) if stop is None else _BARE.match(text, start, stop)
    if match is None:
        return None
    end = match.end()
    if "&" in match.group():
        entity = _ENDING_ENTITY.search(text, start, end)
        end = entity.start() if entity else end
    end = _bare_end(text, start, end)
    return end if end - start >= 8 else None


def _bare_end(text: str, start: int, end: int) -> int:
    closing = {")": "(", "]": "["}
    counts = {char: text.count(char, start, end) for char in "()[]"}
    while end > start:
        char = text[end - 1]
        if char == ";" and (entity := _LAST_ENTITY.search(text, max(start, end - 34), end)):
            end = entity.start()
            continue
        if char in closing and counts[char] > counts[closing[char]]:
            counts[char] -= 1
        elif char not in _TRAILING:
            break
        end -= 1
    return end


def bare_addresses(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where the bare addresses between ``start`` and ``stop`` begin and end."""
    at = start
    while match := _BARE_ANYWHERE.search(text, at, stop):
        end = bare_at(text, match.start(), stop)
        if end is not None:
            yield match.start(), end
        at = end or match.end()


def continued(text: str, start: int, end: int) -> int:
    """Return where an address of plain text ends that goes on in the lines below, else ``end``.

    Mail programs and converters break long addresses after ``/``, ``-``, ``=`` and the like. A line
    that is short, an end that may be one, and a next line that begins with a plain word are left
    alone: half an address is asked rather than one that nobody wrote.
    """
    for _ in range(3):
        blanks = _WRAPPED.match(text, end)
        line = text.rfind("\n", 0, start) + 1
        if blanks is None or end - line < MIN_WRAPPED or text[end - 1] not in "/-=&?%_":
            return end
        rest = _REST.match(text, blanks.end())
        if rest is None or _BARE_ANYWHERE.match(text, blanks.end()):
            return end
        if text[end - 1] == "/" and not _PART_OF_ADDRESS.match(rest.group()):
            return end
        start, end = blanks.end(), _bare_end(text, blanks.end(), rest.end())
    return end


def autolink(text: str, start: int) -> tuple[str, int] | None:
    """Return the address of ``<address>`` at ``start`` and where it ends, ``None`` when there is none."""
    match = _AUTOLINK.match(text, start)
    if match:
        # <URL:address> is how RFC 3986, appendix C, has it.
        url = match[1][4:] if match[1][:4].lower() == "url:" else match[1]
        return _ENTITY.sub(lambda entity: unescape(entity.group()), url), match.end()
    match = _EMAIL.match(text, start)
    return (f"mailto:{match[1]}", match.end()) if match else None


def broken_autolink(text: str, start: int) -> tuple[str, int] | None:
    """Return the address of ``<URL:address>`` in plain text, the breaks within it taken out, and where it ends.

    https://www.rfc-editor.org/rfc/rfc3986#appendix-C
    """
    match = _BROKEN.match(text, start)
    return (re.sub(r"\s+", "", match[1]), match.end()) if match else None


def destination(text: str, start: int) -> tuple[str, int] | None:
    """Return the unescaped address of ``(address "title")`` and where it ends; ``start`` is the bracket."""
    at = _skip_blanks(text, start + 1)
    raw, at = _raw_destination(text, at)
    if raw is None:
        return None
    title = _TITLE.match(text, at)
    at = _skip_blanks(text, title.end() if title else at)
    return (resolve_escapes(raw), at + 1) if text[at : at + 1] == ")" else None


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at


def _raw_destination(text: str, at: int) -> tuple[str | None, int]:
    if text[at : at + 1] == "<":
        match = _ANGLE.match(text, at)
        return (match[1], match.end()) if match else (None, at)
    end, depth = len(text), 0
    for match in _DESTINATION_PARTS.finditer(text, at):
        char = match.group()
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char.isspace() or not 0 <= depth <= MAX_PARENTHESES:
            end = match.start()
            break
    return (None, end) if depth > 0 else (text[at:end], end)


def definition(text: str, start: int) -> tuple[str, str, int] | None:
    """Return label, address and end of the link definition that a line of ``text`` opens at ``start``.

    https://spec.commonmark.org/0.31.2/#link-reference-definitions
    """
    match = _DEFINITION.match(text, start)
    if not match or match[1].startswith("^"):
        return None
    raw, at = _raw_destination(text, match.end())
    if not raw:
        return None
    title = _TITLE.match(text, at)
    if title and _line_ends(text, title.end()):
        at = title.end()
    if not _line_ends(text, at):
        return None
    return match[1], resolve_escapes(raw), at


def _line_ends(text: str, at: int) -> bool:
    end = text.find("\n", at)
    return not text[at : len(text) if end < 0 else end].strip()
