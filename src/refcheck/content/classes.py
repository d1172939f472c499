"""What a page says of itself to its own style sheet and to crawlers: classes of its elements, and its head.

Themes and frameworks write it there in words of their own, whatever language the page is in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refcheck.content.elements import attribute, elements_with
from refcheck.content.outline import element_end, lowered, shown_source, visible_text
from refcheck.content.presence import speaks_of
from refcheck.content.signs import Sign, sign_of
from refcheck.text.lazy import lazy_re

__all__ = ["has_error_class", "has_error_element", "has_no_article", "head_sign"]

SEARCHED = 200_000
"""The body begins within so many characters, as a rule."""
MAX_CLASSES = 4_000

_BODY = lazy_re(rf"<[bB][oO][dD][yY]\s[^<>]{{1,{MAX_CLASSES}}}>")
_ERROR = lazy_re(
    r"(?:[\w-]{0,40}-)?(?:error-?404|page-?404|template-?404|404-?(?:page|template)|page-?not-?found|not-?found-?page|search-no-results)"
)
# Words of a class or an id by which a part of a page, and not its body alone, is that of what was not found.
_PART = lazy_re(
    rf"{_ERROR.pattern}|(?:page|is|http|status|error|err)[-_]?404|error[-_]?404[-_]?(?:page|content|container|wrapper|section)"
    r"|404[-_]?(?:page|content|container|wrapper|section|error)"
)
_NAMED = lazy_re(r"page[-_]?not[-_]?found|not[-_]?found(?:[-_]?(?:page|content|container|wrapper|section))?")
"""The like in words: of classes only, since ids of manuals are made of their headings."""
_MAY_BE_PART = lazy_re(r"(?i)404|not[-_]?found")
_ELEMENT = lazy_re(rf"(?i)<(html|main|section|article|div)\s([^<>]{{1,{MAX_CLASSES}}})>")
_NO_ARTICLE = lazy_re(r"<div\s[^<>]{0,300}?\bclass\s?=\s?[\"'][^\"'<>]{0,99}?\bnoarticletext\b")
LEAST = 2
"""An id of so many words is that of such a page, whatever it is headed."""
MAX_PARTS = 400
"""So many elements of a page are looked at."""
# The state that a framework or a player keeps in a script, whatever it shows: an error with the status of what is gone.
_STATE = lazy_re(
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


def has_error_element(text: str, headings: Sequence[str]) -> bool:
    """Return whether the part of a page that has its first heading, or all of its text, is of such a class.

    An empty element, or one that is hidden, waits for a script; one beside what the page says is a part of it.
    """
    if not _MAY_BE_PART.search(text, 0, SEARCHED):
        return False
    source = shown_source(text[:SEARCHED])
    lower = lowered(source)
    for number, match in enumerate(_ELEMENT.finditer(source)):
        if number == MAX_PARTS:
            return False
        if not _is_of_error(match.group(), headings):
            continue
        end = element_end(match[1].lower(), lower, match.end())
        inside = visible_text(source[match.end() : end if end >= 0 else len(source)])
        if inside and (headings[0] in inside if headings else True):
            return True
    return False


def _is_of_error(tag: str, headings: Sequence[str]) -> bool:
    """Return whether a class or the id of an opening tag is that of what was not found, and it is not hidden.

    An id that is made of the words of a heading is that of a section ("Showing your own 404 page").
    """
    if _HIDDEN.search(tag):
        return False
    classes, name = (attribute(tag, one).lower() for one in ("class", "id"))
    if any(_PART.fullmatch(one) or _NAMED.fullmatch(one) for one in classes.split()):
        return True
    if "404" not in name or _PART.fullmatch(name) is None:
        return False
    words = re.findall(r"[a-z0-9]+", name)
    return len(words) <= LEAST or not any(all(word in heading.lower() for word in words) for heading in headings)


_HIDDEN = lazy_re(
    r"(?i)\shidden(?=[\s>=])|display\s?:\s?none|[\"'\s](?:hidden|hide|d-none|is-hidden|invisible|visually-hidden|sr-only)(?=[\"'\s>])"
)


def has_no_article(text: str) -> bool:
    """Return whether a wiki shows that it has no article of that name, which it gives as the title all the same."""
    return "noarticletext" in text and _NO_ARTICLE.search(text, 0, SEARCHED) is not None


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
