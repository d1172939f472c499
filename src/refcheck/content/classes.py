"""What a page says of itself to its own style sheet and to crawlers: the class of its body, elements of its head.

Themes and frameworks write it there in words of their own, whatever language the page is in.
"""

from __future__ import annotations

import re

from refcheck.content.elements import attribute, elements_with
from refcheck.content.presence import speaks_of
from refcheck.content.signs import Sign, sign_of

__all__ = ["has_error_class", "head_sign"]

SEARCHED = 200_000
"""The body begins within so many characters, as a rule."""
MAX_CLASSES = 4_000

_BODY = re.compile(rf"<[bB][oO][dD][yY]\s[^<>]{{1,{MAX_CLASSES}}}>")
_ERROR = re.compile(
    r"(?:[\w-]{0,40}-)?(?:error-?404|page-?404|template-?404|404-?(?:page|template)|page-?not-?found|not-?found-?page|search-no-results)"
)
# The state that a framework or a player keeps in a script, whatever it shows: an error with the status of what is gone.
_STATE = re.compile(
    r"[\"']?(?:error|err)[\"']?\s{0,9}:\s{0,9}\{[^{}]{0,300}?[\"']?(?:statusCode|status_code|status|code)[\"']?\s{0,9}:\s{0,9}[\"']?4(?:04|10)\b"
    r"|[\"']pageProps[\"']\s{0,9}:\s{0,9}\{[^{}]{0,300}?[\"']statusCode[\"']\s{0,9}:\s{0,9}4(?:04|10)\b"
    r"|[\"']playabilityStatus[\"']\s{0,9}:\s{0,9}\{\s{0,9}[\"']status[\"']\s{0,9}:\s{0,9}[\"']ERROR\b"
)
_MARKS = ('"page":"/404"', '"page":"/_error"', 'pagePath="/404', "pagePath='/404")


def has_error_class(text: str) -> bool:
    """Return whether the body of a page is of a class for what was not found ("error404" of WordPress)."""
    body = _BODY.search(text, 0, SEARCHED)
    if body is None:
        return False
    return any(_ERROR.fullmatch(name) for name in attribute(body.group(), "class").lower().split())


def head_sign(text: str, url: str) -> Sign | None:
    """Return what elements for crawlers, and the state that a framework keeps, say of a page with hardly any text."""
    for tag in elements_with("prerender-status-code", text[:SEARCHED], limit=1):
        if attribute(tag, "content") in {"404", "410"}:
            return Sign.ERROR
    for tag in elements_with("og:title", text[:SEARCHED], limit=1):
        title = attribute(tag, "content")
        if sign_of(title) is Sign.ERROR and not speaks_of(url, title):
            return Sign.ERROR
    if any(mark in text for mark in _MARKS) or _STATE.search(text, 0, SEARCHED):
        return Sign.ERROR
    return None
