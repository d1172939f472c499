"""The own part of a page: what is left of it without menus, banners, and what stands above, beside and below it.

Systems say which parts those are by the names, roles and classes of elements, whatever language a page is in. A sketch
like ``outline``: linear, and what is not closed stays.
"""

from __future__ import annotations

import re
from functools import lru_cache

from refcheck.content.elements import attribute
from refcheck.content.outline import LOOKED_AT, Outline, element_end, lowered, outline_of, shown_source
from refcheck.text.lazy import lazy_re

__all__ = ["is_list", "main_of", "without_chrome"]

MOST_FRAMES = 200
"""A page that has more of them than that is none of a site's: it stays as it is."""
_PART = lazy_re(
    r"(?i)<(?:(nav|header|footer|aside)(?=[\s>])|(div|section|form|ul|ol|table|p|h[1-6]|span)\s(?=[^<>]{0,600}?\b(?:id|class|role)\s?=))[^<>]{0,4000}>"
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})
_WHERE = r"(?:(?:site|page|main|global|top|left|right|primary|secondary|mobile|desktop|skip)[-_]?)?"
_CALLED = lazy_re(
    rf"(?:{_WHERE}(?:header|footer|nav|navbar|navigation|menu|aside|sidebar|breadcrumbs?|masthead|topbar|foot|colophon|subfooter)"
    r"|(?:[a-z]{1,20}[-_])?cookie[\w-]{0,60}|(?:[a-z]{1,20}[-_])?consent[\w-]{0,60}|gdpr[\w-]{0,60}|newsletter(?:[-_][\w-]{0,60})?"
    r"|(?:[a-z]{1,20}[-_])?(?:social|share)(?:[-_](?:links|media|buttons|icons|bar))?"
    r"|(?:sr|screen-reader)-(?:only|text)|visually-?hidden)"
)
"""What systems call what is not the thing itself, or not to be seen, in classes and ids."""
_OF_TITLES = lazy_re(rf"{_WHERE}(?:header|masthead)")
"""What they call the heading of the thing itself, too ("page-header")."""
_THING = lazy_re(r"(?i)<(?:main|article)[\s>]")
_HEADING = lazy_re(r"(?i)<h1[\s>]")
_NEXT = lazy_re(r"(?i)<h[12][\s>]")


@lru_cache(maxsize=4)
def without_chrome(source: str) -> str:
    """Return a page's source (of what is shown) without what stands around the thing itself.

    What the only heading of a page stands in is no frame, nor is a header inside the thing. Of the first ``LOOKED_AT``
    characters.
    """
    source = source[:LOOKED_AT]
    lower = lowered(source)
    thing = _THING.search(source)
    begins = thing.start() if thing is not None else len(source)
    parts: list[str] = []
    at, frames, unclosed = 0, 0, set[str]()
    for match in _PART.finditer(source):
        name = (match[1] or match[2]).lower()
        if match.start() < at or name in unclosed or not _is_frame(match, begins):
            continue
        frames += 1
        if frames > MOST_FRAMES:
            return source
        end = element_end(name, lower, match.end())
        if end < 0:
            unclosed.add(name)
        elif _is_around(source, match, end):
            parts.append(source[at : match.start()])
            at = end
    return " ".join([*parts, source[at:]])


def _is_around(source: str, match: re.Match[str], end: int) -> bool:
    """Return whether an element that is a frame holds no heading of the first rank, or another heading comes after it."""
    if (match[1] or "").lower() in {"nav", "footer", "aside"}:
        return True
    return _HEADING.search(source, match.end(), end) is None or _NEXT.search(source, end) is not None


def _is_frame(match: re.Match[str], begins: int) -> bool:
    """Return whether an element is around the thing itself, which begins at ``begins``, by its name, role, class or id."""
    name = (match[1] or match[2]).lower()
    if name == "header":
        return match.start() < begins
    if match[1]:
        return True
    tag = match.group()
    if attribute(tag, "role").lower() in _ROLES:
        return True
    names = [*attribute(tag, "class").lower().split(), attribute(tag, "id").lower()]
    heading = match[2].lower().startswith("h")
    return any(_CALLED.fullmatch(one) and not (heading and _OF_TITLES.fullmatch(one)) for one in names)


@lru_cache(maxsize=4)  # several rules ask for it in turn
def main_of(text: str) -> Outline:
    """Return the outline of a page's own part."""
    return outline_of(without_chrome(shown_source(text[:LOOKED_AT])))


def is_list(text: str) -> bool:
    """Return whether a page has links to further ones in its own part, and no text."""
    main = main_of(text)
    return not main.prose and main.links > 1
