"""Single elements of a page, found without a parser by a word that stands in them.

A sketch like ``outline``: linear in the page, and right for elements that hold no others (``<link>``,
``<meta>``, an empty ``<span>``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

__all__ = ["MAX_TAG", "attribute", "elements_with", "without_elements"]

_NOWHERE = (-1, -1)
MAX_TAG = 12_000
"""Longer opening tags (characters) are passed over."""


def elements_with(mark: str, text: str, *, limit: int) -> Iterator[str]:
    """Yield the opening tags in which ``mark`` stands, without their last sign, at most ``limit`` of them."""
    at = text.find(mark)
    while at >= 0 and limit > 0:
        limit -= 1
        start = text.rfind("<", max(at - MAX_TAG, 0), at)
        end = text.find(">", at, at + MAX_TAG)
        found = start >= 0 and 0 <= end - start <= MAX_TAG and ">" not in text[start:at]
        if found:
            yield text[start:end]
        at = text.find(mark, end if found else at + len(mark))


def without_elements(source: str, reach: Mapping[str, int]) -> str:
    """Return a page's source with a blank in the place of each element whose name is in ``reach`` and that ends within so
    many characters; the first end of that name counts, and what has none stays.

    Linear in the page, whatever is left open.
    """
    parts: list[str] = []
    at = 0
    ends: dict[str, tuple[int, int]] = {}
    for match in _opening(tuple(reach)).finditer(source):
        name = match[1].lower()
        if match.start() < at or ends.get(name) == _NOWHERE:
            continue
        if ends.get(name, _NOWHERE)[0] < match.end():
            found = _closing(name).search(source, match.end())
            ends[name] = found.span() if found else _NOWHERE
        start, end = ends[name]
        if 0 <= start - match.end() <= reach[name]:
            parts.append(source[at : match.start()])
            at = end
    return " ".join([*parts, source[at:]])


def attribute(tag: str, name: str) -> str:
    """Return what an opening tag says of ``name``, entities resolved; empty when it does not say."""
    value = _pattern(name).search(tag)
    return html.unescape(value[1] or value[2] or value[3] or "").strip() if value else ""


@lru_cache(maxsize=4)
def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)<({'|'.join(map(re.escape, names))})(?=[\s>])")


@lru_cache(maxsize=32)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)</{re.escape(name)}\s{{0,9}}>")


@lru_cache(maxsize=32)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\s{re.escape(name)}\s{{0,9}}=\s{{0,9}}(?:\"([^\"]{{0,{MAX_TAG}}})\"|'([^']{{0,{MAX_TAG}}})'|([^\s\"'>]{{1,4000}}))"
    )
