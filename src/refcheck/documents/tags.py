"""Tags of HTML by an own scanner, so that every address in them knows where it stands.

Used for raw HTML in Markdown and for HTML files alike. Names, values and character references are
read as browsers do: https://html.spec.whatwg.org/multipage/parsing.html#tokenization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5
from types import MappingProxyType

from refcheck.text.lazy import lazy_re

__all__ = ["OPEN_TAG", "TagAddress", "addresses_in", "attributes_of", "cleaned", "decode_value"]

MAX_KEPT = 200
"""Longer attributes (characters) are taken apart anew each time."""

OPEN_TAG = lazy_re(
    r"<([A-Za-z][^\s/>]*+)"
    r"((?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+)*+)>"
)
"""An opening tag: its name, and its attributes as they stand."""

_ATTRIBUTE = lazy_re(r"[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?+")
_REFERENCE = lazy_re(r"&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8});?|([A-Za-z][A-Za-z0-9]{1,31})(;?)(=?))")
_WINDOWS = {0x80 + i: char for i, char in enumerate(bytes(range(0x80, 0xA0)).decode("cp1252", errors="replace"))}
_CANDIDATE = lazy_re(r"[\s,]*+([^\s,][^\s]*+)([^,]*+)")
_REFRESH = lazy_re(r"(?i)\s*[\d.]+\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"'\s][^\"']*)")

_ANY = ("href", "xlink:href", "src", "longdesc", "background")
_OF_ELEMENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "blockquote": ("cite",),
        "q": ("cite",),
        "del": ("cite",),
        "ins": ("cite",),
        "object": ("data",),
        "video": ("poster",),
    }
)
_PARTS = ("href", "src", "longdesc", "background", "cite", "data", "poster", "content")
"""Parts of the names of all attributes that hold an address."""
_SETS: Mapping[str, str] = MappingProxyType({"img": "srcset", "source": "srcset", "link": "imagesrcset"})
_NOTHING_BEHIND = frozenset({"preconnect", "dns-prefetch", "pingback"})
"""Kinds of ``<link>`` that name a host or a service, and no page or file."""


@dataclass(frozen=True, slots=True)
class TagAddress:
    """An address in an attribute: decoded, and where its text stands, counted from the attributes' beginning."""

    attribute: str
    url: str
    start: int
    end: int


def attributes_of(text: str) -> tuple[tuple[str, str, int], ...]:
    """Return name (lower case), value as it stands, and where the value begins; of a doubled name the first."""
    # Tags that a program wrote have the same few attributes over and over, and several passes ask for them.
    return _attributes(text) if len(text) <= MAX_KEPT else _attributes.__wrapped__(text)


@lru_cache(maxsize=512)
def _attributes(text: str) -> tuple[tuple[str, str, int], ...]:
    found: dict[str, tuple[str, str, int]] = {}
    for match in _ATTRIBUTE.finditer(text):
        name = match[1].lower()
        if name not in found:
            group = match.lastindex or 1
            found[name] = (name, "", match.end()) if group == 1 else (name, match[group], match.start(group))
    return tuple(found.values())


def addresses_in(element: str, attributes: str) -> Iterator[TagAddress]:
    """Yield the addresses that a tag holds. ``element`` is in lower case, ``attributes`` as they stand.

    Where forms are sent to is none that a reader goes to, and a ``<base>`` only completes others.
    """
    low = attributes.lower()
    if element in {"base", "form"} or not any(part in low for part in _PARTS):
        return
    held = attributes_of(attributes)
    if element == "link" and not _NOTHING_BEHIND.isdisjoint(_value(held, "rel").lower().split()):
        return
    wanted = (*_ANY, *_OF_ELEMENT.get(element, ()))
    many = _SETS.get(element)
    for name, value, start in held:
        if name in wanted:
            if value.strip():
                yield _address(name, value, start)
        elif name == many:
            yield from _candidates(name, value, start)
        elif name == "content" and element == "meta" and _value(held, "http-equiv").lower() == "refresh":
            match = _REFRESH.match(value)
            if match:
                yield _address(name, match[1], start + match.start(1))


def _value(held: Sequence[tuple[str, str, int]], wanted: str) -> str:
    return next((decode_value(value).strip() for name, value, _ in held if name == wanted), "")


def _address(name: str, value: str, start: int) -> TagAddress:
    inner = value.strip()
    begin = start + value.index(inner)
    return TagAddress(name, cleaned(decode_value(inner)), begin, begin + len(inner))


def _candidates(name: str, value: str, start: int) -> Iterator[TagAddress]:
    """Yield the addresses of ``a.png 1x, b.png 2x``.

    https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
    """
    at = 0
    while match := _CANDIDATE.match(value, at):
        url = match[1]
        at = match.end()
        if url.endswith(","):
            url = url.rstrip(",")
            at = match.end(1)
        if url:
            yield _address(name, url, start + match.start(1))


def cleaned(url: str) -> str:
    """Return an address without the line breaks and tabs that browsers take out of it."""
    return re.sub(r"[\t\r\n]+", "", url.strip()) if "\n" in url or "\t" in url or "\r" in url else url


def decode_value(text: str) -> str:
    """Return the value of an attribute with its character references resolved.

    ``&copy=2`` and ``&sectional`` stay as they are: in a value a name without its semicolon counts
    only when neither a letter, a figure nor ``=`` follows.
    """
    return _REFERENCE.sub(_decoded, text) if "&" in text else text


def _decoded(match: re.Match[str]) -> str:
    name, semicolon, equals = match[1], match[2], match[3]
    if name is None:
        return _character(match.group())
    if semicolon:
        return html5.get(f"{name};", f"&{name};") + equals
    if equals:
        return match.group()
    return html5.get(name, match.group())


def _character(reference: str) -> str:
    digits = reference[2:].rstrip(";")
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if code in _WINDOWS:
        return _WINDOWS[code]
    return "\ufffd" if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)
