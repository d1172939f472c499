"""Where a page leads: on to another page, or to the address that it gives itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from refcheck.content.elements import attribute, elements_with
from refcheck.content.outline import visible_text
from refcheck.content.scripts import runs_by_itself
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import is_web

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["canonical_of", "header_target", "refresh_target", "script_target"]

MAX_DELAY = 10
"""A page that sends its reader on within so many seconds is taken to have moved."""
MAX_SCRIPTED = 20_000
"""Longer pages (characters) do more than to send their reader on."""
SAYS_NOTHING = 200
"""So few characters of text stand on a page that only sends its reader on."""
SEARCHED = 60_000
"""The address that a page gives itself is looked for in so many characters."""

_REFRESH = lazy_re(
    r"(?i)^\s{0,20}(\d{1,4})(?:\.\d{0,9})?\s{0,20}[;,]\s{0,20}url\s{0,20}=\s{0,20}[\"']?([^\"'\s]{1,4000})"
)
_SCRIPTED = lazy_re(
    r"(?i)\b(?:window\.|document\.|self\.|top\.|parent\.)?location(?:\.href)?\s{0,9}(?:=|\.(?:replace|assign)\s{0,9}\()\s{0,9}([\"'])([^\"'\s<>]{1,4000})\1"
)


def refresh_target(soup: BeautifulSoup, url: str) -> str | None:
    """Return where the page sends its reader within ``MAX_DELAY`` seconds, else ``None``."""
    for element in soup.find_all("meta"):
        kind, content = element.get("http-equiv"), element.get("content")
        if not isinstance(kind, str) or kind.strip().lower() != "refresh" or not isinstance(content, str):
            continue
        match = _REFRESH.match(content)
        # What stands in <noscript> is for browsers without scripts, and leads to a lesser page.
        if match and int(match.group(1)) <= MAX_DELAY and element.find_parent("noscript") is None:
            return _absolute(url, match.group(2))
    return None


def header_target(value: str, url: str) -> str | None:
    """Return where a ``Refresh`` header sends the reader within ``MAX_DELAY`` seconds, else ``None``."""
    match = _REFRESH.match(value[:5_000])
    return _absolute(url, match.group(2)) if match and int(match.group(1)) <= MAX_DELAY else None


def script_target(text: str, url: str) -> str | None:
    """Return where a page that shows nothing sends its reader by a line of script, else ``None``."""
    if len(text) > MAX_SCRIPTED or "location" not in text:
        return None
    matches = list(_SCRIPTED.finditer(text))
    # Several, or one among much else, are choices that a script makes.
    if (
        len(matches) != 1
        or len(visible_text(text)) > SAYS_NOTHING
        or re.search(r"(?i)\b(?:top|parent)\s{0,9}!==?", text)
        or not runs_by_itself(text, matches[0].start())
    ):
        return None
    # Slashes may be escaped within a script.
    return _absolute(url, matches[0][2].replace("\\/", "/"))


def canonical_of(text: str, url: str) -> str:
    """Return the absolute address that a page gives itself: ``rel=canonical``, else ``og:url``; or nothing."""
    head = text[:SEARCHED]
    for mark, name in (("canonical", "href"), ("og:url", "content")):
        tag = next(elements_with(mark, head, limit=1), "")
        if (value := attribute(tag, name)) and re.match(r"(?i)<(?:link|meta)\s", tag):
            try:
                absolute = urljoin(url, value)
            except ValueError:
                continue
            return absolute if is_web(absolute) else ""
    return ""


def _absolute(url: str, target: str) -> str | None:
    try:
        absolute = urljoin(url, target)
    except ValueError:
        return None
    return absolute if is_web(absolute) and absolute != url else None
