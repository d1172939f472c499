"""JSON written piece by piece: long lists are made and written one item at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from refcheck.text.lazy import lazy_re

__all__ = ["Each", "Lines", "line_of", "pieces_of"]

# Legal inside a JSON string, which is the only place they can be in; \ud800-\udfff have no UTF-8.
_ESCAPED = lazy_re("[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_INDENT = "  "
_line = json.JSONEncoder(ensure_ascii=False).encode


class Each:
    """A list whose items are made one after another, each indented like any other value."""

    def __init__(self, items: Iterable[Any]) -> None:
        self.items = items


class Lines(Each):
    """A list whose items stand on a line each."""


def pieces_of(value: dict[str, Any]) -> Iterator[str]:
    """Yield ``value`` as JSON, indented by two, with a line end. What could reorder or hide text is escaped."""
    for piece in _pieces(value, "\n"):
        yield _visible(piece)
    yield "\n"


def line_of(value: dict[str, Any]) -> str:
    """Return ``value`` as JSON on one line without its end. What could reorder or hide text is escaped."""
    return _visible(_line(value))


def _visible(piece: str) -> str:
    return piece if piece.isascii() and "\x7f" not in piece else _ESCAPED.sub(_escape, piece)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _pieces(value: Any, margin: str) -> Iterator[str]:
    """Yield ``value``; ``margin`` is the line end and the indentation of the line it stands on."""
    if isinstance(value, Lines):
        yield from _listed(((_line(item),) for item in value.items), margin)
    elif isinstance(value, Each):
        yield from _listed((_pieces(item, margin + _INDENT) for item in value.items), margin)
    elif isinstance(value, dict) and any(isinstance(one, Each) for one in value.values()):
        inner = margin + _INDENT
        before = "{"
        for key, one in value.items():
            yield f"{before}{inner}{_line(key)}: "
            yield from _pieces(one, inner)
            before = ","
        yield f"{margin}}}"
    else:
        # A line end inside a string is escaped: every one that stands there is the encoder's own.
        yield json.dumps(value, ensure_ascii=False, indent=2).replace("\n", margin)


def _listed(items: Iterable[Iterable[str]], margin: str) -> Iterator[str]:
    before = "["
    for item in items:
        yield f"{before}{margin}{_INDENT}"
        yield from item
        before = ","
    yield "[]" if before == "[" else f"{margin}]"
