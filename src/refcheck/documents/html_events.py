"""The tags and the text of a page in order, with where each stands: one pass, in time that grows with it."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from refcheck.documents.tags import OPEN_TAG, attributes_of, decode_value
from refcheck.text.lazy import lazy_re

__all__ = ["VOID", "Close", "Comment", "Open", "Text", "events"]

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905 - a word list
_RAW_TEXT = frozenset({"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes", "title"})
_BEGINS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!?")
_CLOSING = lazy_re(r"</([A-Za-z][^\s/>]*+)[^>]*+>")
_COMMENT = lazy_re(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Open:
    """An opening tag; ``closed``: it has no content. Attributes are decoded, by lower-case name."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    closed: bool = False


@dataclass(slots=True)
class Close:
    """A closing tag."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class Text:
    """Text as it stands, references not resolved. ``of`` is the element whose raw text it is, if any."""

    start: int
    end: int
    of: str = ""


@dataclass(slots=True)
class Comment:
    """A comment, its marks included."""

    start: int
    end: int


Event = Open | Close | Text | Comment


def events(text: str) -> Iterator[Event]:
    """Yield what a page consists of, in order. What is no tag is text."""
    at, end = 0, len(text)
    while at < end:
        start = text.find("<", at)
        while start >= 0 and text[start + 1 : start + 2] not in _BEGINS:
            start = text.find("<", start + 1)
        if start < 0:
            yield Text(at, end)
            return
        if at < start:
            yield Text(at, start)
        at = start
        if text.startswith("<!--", start):
            comment = _COMMENT.match(text, start)
            at = comment.end() if comment else end
            yield Comment(start, at)
            continue
        following = text[start + 1 : start + 2]
        if following in {"!", "?"}:
            close = text.find(">", start)
            at = end if close < 0 else close + 1
        elif following == "/":
            at = yield from _closing(text, start)
        else:
            at = yield from _opening(text, start)


def _closing(text: str, start: int) -> Generator[Event, None, int]:
    match = _CLOSING.match(text, start)
    if match:
        yield Close(match[1].lower(), start, match.end())
        return match.end()
    close = text.find(">", start)
    return len(text) if close < 0 else close + 1


def _opening(text: str, start: int) -> Generator[Event, None, int]:
    match = OPEN_TAG.match(text, start)
    if match is None:
        # A tag that never ends takes the rest of the page, for browsers too.
        return len(text)
    name, raw = match[1].lower(), match[2]
    attributes = (
        {key: decode_value(value) for key, value, _ in attributes_of(raw)} if raw.strip(" /") else NO_ATTRIBUTES
    )
    end = match.end()
    yield Open(name, attributes, start, end, closed=name in VOID or raw.endswith("/"))
    if name not in _RAW_TEXT or raw.endswith("/"):
        return end
    closing = re.compile(rf"(?i)</{name}(?=[\s/>])").search(text, end)
    stop = closing.start() if closing else len(text)
    if end < stop:
        yield Text(end, stop, name)
    return stop
