"""Addresses as they stand in Markdown and plain text, found and unescaped, never mended."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["BARE", "autolink", "bare_end", "definition", "destination", "resolve_escapes"]

MAX_PARENTHESES = 8
"""Deeper nested parentheses in a destination are no destination (CommonMark lets readers set a bound)."""

BARE = re.compile(
    r"(?i)(?:https?://|ftp://|www\.(?=[a-z0-9-]+\.))"
    r"(?:[^\s<>\"\[\]`{}|^\u201c\u201d\u00ab\u00bb\u3001\u3002\uff08\uff09\uff0c\uff1b]|\[(?!\^)[^\s\[\]<>]{0,60}\])+"
)
_AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|www\.)[^\s<>]*)>")
_EMAIL = re.compile(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ANGLE = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
_DESTINATION_PARTS = re.compile(r"\\[!-/:-@\[-`{-~]|[()\s]")
_TITLE = re.compile(r"\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))")
_DEFINITION = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999})\]:\s*(?=\S)")


def resolve_escapes(text: str) -> str:
    r"""Return ``text`` with backslash escapes and whole entities resolved; ``&copy=`` stays as it is."""
    return _ENTITY.sub(lambda match: unescape(match.group()), _ESCAPE.sub(r"\1", text))


def bare_end(text: str, start: int, end: int) -> int:
    """Return where the address that begins at ``start`` ends, the sentence's punctuation left out."""
    closing = {")": "(", "]": "["}
    counts = {char: text.count(char, start, end) for char in "()[]"}
    while end > start:
        char = text[end - 1]
        if char in closing and counts[char] > counts[closing[char]]:
            counts[char] -= 1
        elif char not in "?!.,:;*_~'’‘\\":
            break
        end -= 1
    return end


def autolink(text: str, start: int) -> tuple[str, int] | None:
    """Return the address of ``<address>`` at ``start`` and where it ends, ``None`` when there is none."""
    match = _AUTOLINK.match(text, start)
    if match:
        return _ENTITY.sub(lambda entity: unescape(entity.group()), match[1]), match.end()
    match = _EMAIL.match(text, start)
    return (f"mailto:{match[1]}", match.end()) if match else None


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
