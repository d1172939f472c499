"""The day of its last change that a page or a PDF gives itself; ``None`` is "not known".

A page that gives several days is a list, or shows those of other pages too: it gives none. Sources:
Open Graph's article (https://ogp.me/#type_article), DCMI ``modified``, schema.org ``dateModified``, the class
names that Sphinx, MediaWiki, WordPress and others write; ISO 32000-1, 14.3.3 (``ModDate``) and XMP for PDFs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from refcheck.content.linked_data import NODE_TYPES
from refcheck.content.records import Tags
from refcheck.text.dates import find_date
from refcheck.text.lazy import lazy_re

__all__ = ["modified_of_page", "modified_of_pdf"]

_TAGS = (
    "article:modified_time",
    "dcterms.modified",
    "dcterms:modified",
    "dc.date.modified",
    "dc.modified",
    "datemodified",
    "citation_lastmod_date",
    "og:updated_time",
)
_DATED = frozenset(NODE_TYPES) | {"webpage", "itempage", "aboutpage", "faqpage", "medicalwebpage", "qapage"}
# What an element is called that holds the day of the last change.
_CALLED = lazy_re(
    r"(?i)(?<![a-z])(?:last[-_]?mod(?:ified)?|last[-_]?updated?|date[-_]?modified|footer-info-lastmod|entry-updated)(?![a-z])"
)
_NAMES = lazy_re(r"(?i)[\s\"'](?:id|class|itemprop)\s{0,9}=\s{0,9}(?:\"[^\"]*|'[^']*|[^\"'\s]*)\Z")
_DATETIME = lazy_re(r"(?i)\bdatetime\s{0,9}=\s{0,9}[\"']?(\d{4}-\d\d-\d\d)")
_TAG = lazy_re(r"<[^<>]{0,500}>")
MAX_TAG = 300
MAX_CALLED = 50
"""Pages that use such a name more often are lists, or hostile."""
FOLLOWING = 300
"""So many characters after the element's begin are looked at for a day."""
_INFO = lazy_re(rb"/ModDate\s{0,9}\(D:(\d{4})(\d\d)(\d\d)")
_XMP = lazy_re(rb"xmp:ModifyDate(?:>|\s{0,9}=\s{0,9}[\"'])\s{0,9}(\d{4})-(\d\d)-(\d\d)")


def modified_of_page(tags: Tags, nodes: Iterable[Mapping[str, Any]], source: str, url: str = "") -> date | None:
    """Return the day of the last change of the page at ``url`` by its ``<meta>``, the ``nodes`` of its JSON-LD, or
    an element of its ``source`` that is called so.
    """
    for name in _TAGS:
        if values := tags.get(name):
            return _only(values)
    if told := _of_nodes(nodes, url):
        return _only(told)
    return _only(_marked(source))


def _of_nodes(nodes: Iterable[Mapping[str, Any]], url: str) -> list[str]:
    """Return what the JSON-LD says of the page or the work on it; of those at its own address, if any are."""
    found: list[tuple[str, bool]] = []
    for node in nodes:
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        value = node.get("dateModified")
        if isinstance(value, str) and any(isinstance(k, str) and k.rpartition("/")[2].lower() in _DATED for k in kinds):
            found.append((value, any(node.get(key) == url for key in ("url", "@id", "mainEntityOfPage"))))
    return [value for value, here in found if here] or [value for value, _ in found]


def _marked(source: str) -> list[str]:
    """Return what stands in the elements that are called so."""
    found: list[str] = []
    for count, match in enumerate(_CALLED.finditer(source)):
        if count >= MAX_CALLED:
            return []
        start = source.rfind("<", max(match.start() - MAX_TAG, 0), match.start())
        end = source.find(">", match.end(), match.end() + MAX_TAG)
        if start < 0 or end < 0 or _NAMES.search(source, start, match.start()) is None:
            continue
        inner = source[end + 1 : end + 1 + FOLLOWING]
        own = inner[: inner.find(">")] if inner.lstrip().startswith("<time") else ""
        said = _DATETIME.search(source[start:end]) or _DATETIME.search(own)
        found.append(said.group(1) if said else _TAG.sub(" ", inner.partition("</")[0]))
    return found


def _only(values: Iterable[str]) -> date | None:
    """Return the one day that all ``values`` say, ``None`` when they say none, or several."""
    days = {day for value in values if (day := _day(value)) is not None}
    return days.pop() if len(days) == 1 else None


def _day(text: str) -> date | None:
    found = find_date(" ".join(text[:FOLLOWING].split()).partition("T")[0] if text[:1].isdigit() else text[:FOLLOWING])
    if found is None or found.year is None or found.month is None or found.day is None:
        return None
    return _date(found.year, found.month, found.day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def modified_of_pdf(body: bytes) -> date | None:
    """Return the latest day in the document information and the XMP packets of a PDF, as far as it was read.

    A part of it that is of that day makes the whole no older. What is packed or encrypted is not looked into.
    """
    found = [m.groups() for pattern in (_INFO, _XMP) for m in pattern.finditer(body)]
    days = [day for year, month, mday in found if (day := _date(int(year), int(month), int(mday))) is not None]
    return max(days, default=None)
