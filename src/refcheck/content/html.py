"""What an HTML page says of itself: its title, the work it describes, where it sends its reader.

The title comes from the first of these that has one: Highwire ``citation_title``, JSON-LD, Dublin
Core, PRISM, Open Graph, ``<h1>``, ``<title>`` without the site's name. beautifulsoup4 with the lxml
builder only: the builtin parser reads ``&copy=`` in an address as a sign, and raises on hostile pages.
"""

from __future__ import annotations

import html
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from refcheck.content.charset import decode
from refcheck.content.modified import modified_of_page
from refcheck.content.outline import visible_text
from refcheck.content.records import TITLE_TAGS, Tags, is_scholarly, work_of_node, work_of_tags
from refcheck.content.signs import Sign, sign_of
from refcheck.content.titles import head_title, is_no_title, tidy, without_site
from refcheck.model.work import Work
from refcheck.text.urls import host_of, is_web

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = [
    "MAX_BYTES",
    "PageRecord",
    "anchors_of",
    "canonical_of",
    "header_target",
    "is_html",
    "page_record",
    "script_target",
    "title_of",
]

MAX_BYTES = 2_000_000
"""Larger pages (bytes) are not parsed in this process: only their ``<title>`` is looked for."""
MAX_DELAY = 10
"""A page that sends its reader on within so many seconds is taken to have moved."""
MAX_NESTING = 200
"""Pages with more ``<h1>`` or ``<noscript>`` than that are read without them."""
MAX_SCRIPTED = 20_000
"""Longer pages (characters) do more than to send their reader on."""
SAYS_NOTHING = 200
"""So few characters of text stand on a page that only sends its reader on."""
SEARCHED = 60_000
"""The address that a page gives itself is looked for in so many characters."""
MAX_TAG = 5_000
MAX_NODES = 2_000
"""So many JSON-LD nodes are looked at."""

_REFRESH = re.compile(
    r"(?i)^\s{0,20}(\d{1,4})(?:\.\d{0,9})?\s{0,20}[;,]\s{0,20}url\s{0,20}=\s{0,20}[\"']?([^\"'\s]{1,4000})"
)
_ANCHOR = re.compile(
    r"(?i)[\s\"'](?:id|name)\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,300})\"|'([^'<>]{1,300})'|([^\s\"'<>=]{1,300}))"
)
_SCRIPTED = re.compile(
    r"(?i)\b(?:window\.|document\.|self\.|top\.|parent\.)?location(?:\.href)?\s{0,9}(?:=|\.(?:replace|assign)\s{0,9}\()\s{0,9}([\"'])([^\"'\s<>]{1,4000})\1"
)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRecord:
    """What a page says of itself.

    ``title`` is empty when the page shows no title of a work: only its site's name, a challenge, a
    login or an error (``sign`` says which). ``title_source`` is where it comes from (citation_title,
    json-ld, dublin-core, prism, open-graph, heading, title). ``shown`` is the ``<title>`` as a
    browser shows it. ``work`` has what the metadata say, ``None`` without a title. ``refresh_target``
    is the absolute address that the page sends its reader to; ``scholarly`` whether it has the
    metadata of a work. ``canonical`` is the absolute address that it gives itself, ``prose`` how many bytes
    of text are on it (0: not counted). ``modified`` is the day of its last change, ``None`` when it gives none.
    """

    title: str = ""
    title_source: str = ""
    shown: str = ""
    site_name: str = ""
    work: Work | None = None
    doi: str = ""
    isbn: tuple[str, ...] = ()
    refresh_target: str | None = None
    canonical: str = ""
    scholarly: bool = False
    sign: Sign | None = None
    prose: int = 0
    modified: date | None = None
    parsed: bool = field(default=False, repr=False)


def is_html(body: bytes, content_type: str) -> bool:
    """Return whether an answer is a page: by its type, or without one by how it begins."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind:
        return kind in {"text/html", "application/xhtml+xml"}
    return (
        re.match(rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype|html|head|title|meta|!--)", body[:400], re.IGNORECASE)
        is not None
    )


def title_of(body: bytes, content_type: str = "") -> str:
    """Return the ``<title>`` of a page, tidied, without parsing it; empty when there is none."""
    return head_title(decode(body[:MAX_BYTES], content_type)) if is_html(body, content_type) else ""


def anchors_of(body: bytes, content_type: str = "") -> frozenset[str]:
    """Return the names that a ``#fragment`` may have on the page: every ``id`` and ``name``.

    Errs towards too many: what looks like one in a script counts too.
    """
    text = decode(body[:MAX_BYTES], content_type)
    return frozenset(html.unescape(next(filter(None, match.groups()), "")) for match in _ANCHOR.finditer(text))


def page_record(body: bytes, content_type: str = "", url: str = "") -> PageRecord:
    """Return what the page at ``url`` says of itself; an empty record for what is no page."""
    if not is_html(body, content_type):
        return PageRecord()
    text = decode(body[:MAX_BYTES], content_type)
    shown = head_title(text)
    host = host_of(url)
    if len(body) > MAX_BYTES or "<" not in text:
        return _with_title(PageRecord(shown=shown), [("title", without_site(shown, host=host))], host)
    soup = _soup(text)
    if soup is None:
        return _with_title(PageRecord(shown=shown), [("title", without_site(shown, host=host))], host)
    tags = _tags(soup)
    site = tidy(next(iter(tags.get("og:site_name", ()) or tags.get("application-name", ())), ""))
    nodes = list(_ld_nodes(soup))
    node = _node(nodes, url)
    titles = list(_titles(soup, tags, node))
    titles = [(source, without_site(title, site, host)) for source, title in titles]
    titles.append(("title", without_site(shown, site, host)))
    record = _with_title(
        PageRecord(
            shown=shown,
            site_name=site,
            refresh_target=_refresh(soup, url) or script_target(text, url),
            canonical=canonical_of(text, url),
            scholarly=is_scholarly(tags) or node is not None,
            modified=modified_of_page(tags, nodes, text, url),
            parsed=True,
        ),
        titles,
        host,
    )
    return _with_work(record, tags, node)


def _with_title(record: PageRecord, titles: list[tuple[str, str]], host: str) -> PageRecord:
    """Return ``record`` with the first of ``titles`` that names a work, or with the sign seen."""
    if not record.scholarly and (sign := sign_of(record.shown)):
        return replace(record, sign=sign)
    for source, title in titles:
        if is_no_title(title, record.site_name, host):
            continue
        if source in {"open-graph", "heading", "title"} and sign_of(title):
            continue
        return replace(record, title=title, title_source=source)
    return record


def _with_work(record: PageRecord, tags: Tags, node: Work | None) -> PageRecord:
    work = work_of_tags(tags, record.title)
    if node is not None and record.title_source == "json-ld":
        work = replace(node, title=record.title)
    if work is None:
        return record
    return replace(record, work=work, doi=work.doi, isbn=work.isbn)


def _soup(text: str) -> BeautifulSoup | None:
    """Return the few elements of the page that are looked at, ``None`` when lxml refuses it.

    Nothing else is built: 400,000 open ``<div>`` would otherwise take seconds and 300 MB.
    """
    from bs4 import BeautifulSoup, SoupStrainer
    from bs4.exceptions import ParserRejectedMarkup

    text = re.sub(r"^\s{0,200}<\?xml[^>]{0,300}\?>", "", text)
    lower = text.lower()
    # Elements that hold others are built with all that is in them: hundreds of them are no heading.
    names = ["meta", "script", *(name for name in ("h1", "noscript") if lower.count(f"<{name}") <= MAX_NESTING)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return BeautifulSoup(text, "lxml", parse_only=SoupStrainer(names))
        except (ParserRejectedMarkup, RecursionError, ValueError):
            return None


def _tags(soup: BeautifulSoup) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for element in soup.find_all("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop")
        content = element.get("content")
        if isinstance(name, str) and isinstance(content, str) and content.strip():
            tags.setdefault(name.strip().lower()[:100], []).append(content[:20_000])
    return tags


def _titles(soup: BeautifulSoup, tags: Tags, node: Work | None) -> Iterator[tuple[str, str]]:
    """Yield the titles that the page gives itself, the most trusted first."""
    for source, names in TITLE_TAGS:
        for name in names:
            for value in tags.get(name, ())[:1]:
                yield source, tidy(value)
        if source == "citation_title" and node is not None:
            yield "json-ld", node.title
    headings = [tidy(element.get_text(" ")) for element in soup.find_all("h1", limit=3)]
    # Two first headings are sections, or a banner and a title: neither is certain to be the title.
    if len(headings) == 1:
        yield "heading", headings[0]


def _refresh(soup: BeautifulSoup, url: str) -> str | None:
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
    matches = _SCRIPTED.findall(text)
    # Several, or one among much else, are choices that a script makes.
    if (
        len(matches) != 1
        or len(visible_text(text)) > SAYS_NOTHING
        or re.search(r"(?i)\b(?:top|parent)\s{0,9}!==?", text)
    ):
        return None
    return _absolute(url, matches[0][1])


def canonical_of(text: str, url: str) -> str:
    """Return the absolute address that a page gives itself: ``rel=canonical``, else ``og:url``; or nothing."""
    head = text[:SEARCHED]
    for mark, name in (("canonical", "href"), ("og:url", "content")):
        if (at := head.find(mark)) < 0:
            continue
        start, end = head.rfind("<", 0, at), head.find(">", at)
        if start < 0 or end < 0 or end - start > MAX_TAG:
            continue
        tag = head[start:end]
        value = re.search(
            rf"(?i)\s{name}\s{{0,9}}=\s{{0,9}}(?:\"([^\"]{{1,4000}})\"|'([^']{{1,4000}})'|([^\s\"'>]{{1,4000}}))", tag
        )
        if value and re.match(r"(?i)<(?:link|meta)\s", tag):
            try:
                absolute = urljoin(url, html.unescape(value[1] or value[2] or value[3]).strip())
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


def _ld_nodes(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD."""
    for element in soup.find_all("script", limit=200):
        kind = element.get("type")
        if isinstance(kind, str) and kind.strip().lower() == "application/ld+json":
            yield from _nodes(element.get_text())


def _node(nodes: Iterable[dict[str, Any]], url: str) -> Work | None:
    """Return the one work that the page's JSON-LD describes; ``None`` when there are none or several.

    A page with several works (a list, a search) is no witness of one, unless one has its address.
    """
    works: list[tuple[Work, bool]] = []
    for node in nodes:
        work = work_of_node(node)
        if work is not None:
            here = any(node.get(key) == url for key in ("url", "@id", "mainEntityOfPage") if url)
            works.append((work, here))
    chosen = [work for work, here in works if here] or [work for work, _ in works]
    return chosen[0] if chosen and len({work.title for work in chosen}) == 1 else None


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects at the top of a JSON-LD script, or in its graph. Broken ones are passed over."""
    try:
        # Control characters inside strings are common, and harmless here.
        loaded = json.loads(_WRAPPING.sub("", text[:MAX_BYTES]), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [loaded]
    seen = 0
    while waiting and seen < MAX_NODES:
        seen += 1
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:MAX_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if isinstance(node.get(key), (dict, list)))
