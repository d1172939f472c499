"""What an HTML page says of itself: its title, the work it describes, where it sends its reader.

The title comes from the first of these that has one: Highwire ``citation_title``, bepress, EPrints,
JSON-LD, Dublin Core, PRISM, COinS, Open Graph, ``<h1>``, ``<title>`` without the site's name; its
identifiers come from Signposting first. beautifulsoup4 with the lxml
builder only: the builtin parser reads ``&copy=`` in an address as a sign, and raises on hostile pages.
"""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from refcheck.content.charset import decode
from refcheck.content.coins import only_coins
from refcheck.content.leads import canonical_of, refresh_target, script_target
from refcheck.content.linked_data import main_work, nodes_of
from refcheck.content.modified import modified_of_page
from refcheck.content.records import (
    OF_WORKS,
    TITLE_TAGS,
    VAGUE,
    Tags,
    filled,
    identifiers_of,
    is_scholarly,
    plain_name,
    with_identifiers,
    with_lasting,
    work_of_tags,
)
from refcheck.content.signposting import Signposts, signposts_of
from refcheck.content.signs import Sign, sign_of
from refcheck.content.titles import head_title, is_no_title, parts_of_title, tidy, without_site
from refcheck.model.evidence import Trust
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import compare_titles
from refcheck.text.urls import host_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = [
    "MAX_BYTES",
    "PageRecord",
    "anchors_of",
    "is_html",
    "page_record",
    "title_of",
]

MAX_BYTES = 2_000_000
"""Larger pages (bytes) are not parsed in this process: only their ``<title>`` is looked for."""
MAX_NESTING = 200
"""Pages with more ``<h1>`` or ``<noscript>`` than that are read without them."""
MAX_VARIANTS = 3
"""More titles in one vocabulary are those of a list."""
_FINE = frozenset({Agreement.SAME, Agreement.SHORT})

_ANCHOR = lazy_re(r"(?i)[\s\"']id\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,300})\"|'([^'<>]{1,300})'|([^\s\"'<>=]{1,300}))")
# Only of links is the name one that an address may cite (HTML, section 7.4.6.3).
_NAMED = lazy_re(
    r"(?i)<a\s(?:[^<>]{0,2000}?[\s\"'])??name\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,300})\"|'([^'<>]{1,300})'|([^\s\"'<>=]{1,300}))"
)


class Titles(NamedTuple):
    """What one vocabulary calls the work, and which vocabulary it is."""

    source: str
    said: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRecord:
    """What a page says of itself.

    ``title`` is empty when the page shows no title of a work: only its site's name, a challenge, a
    login or an error (``sign`` says which). ``title_source`` is where it comes from (citation_title,
    bepress, eprints, json-ld, dublin-core, prism, coins, open-graph, heading, title), ``trust`` how much it is
    worth. ``also`` are other titles that may be the cited one: in other languages by the same vocabulary, or, where
    there is none for works, what else readers see. ``cite_as`` is the
    lasting address that it wants to be cited by, ``described_by`` that of a record of it on its own host. ``shown`` is the ``<title>`` as a
    browser shows it. ``work`` has what the metadata say, ``None`` without a title. ``refresh_target``
    is the absolute address that the page sends its reader to; ``scholarly`` whether it has the
    metadata of a work. ``canonical`` is the absolute address that it gives itself, ``prose`` how many bytes
    of text are on it (0: not counted). ``modified`` is the day of its last change, ``None`` when it gives none.
    """

    title: str = ""
    title_source: str = ""
    also: tuple[str, ...] = ()
    trust: Trust = Trust.MEDIUM
    cite_as: str = ""
    described_by: str = ""
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
    """Return the names that a ``#fragment`` may have on the page: every ``id``, and every ``name`` of a link.

    Errs towards too many: what looks like one in a script counts too.
    """
    text = decode(body[:MAX_BYTES], content_type)
    found = (match for pattern in (_ANCHOR, _NAMED) for match in pattern.finditer(text))
    return frozenset(html.unescape(next(filter(None, match.groups()), "")) for match in found)


def page_record(body: bytes, content_type: str = "", url: str = "", links: str = "") -> PageRecord:
    """Return what the page at ``url`` says of itself; an empty record for what is no page.

    ``links`` is the ``Link`` header that came with it.
    """
    if not is_html(body, content_type):
        return PageRecord()
    text = decode(body[:MAX_BYTES], content_type)
    shown = head_title(text)
    host = host_of(url)
    soup = _soup(text) if len(body) <= MAX_BYTES and "<" in text else None
    if soup is None:
        return _with_title(PageRecord(shown=shown), [Titles("title", (without_site(shown, host=host),))], host)
    tags = _tags(soup)
    site = tidy(next(iter(tags.get("og:site_name", ()) or tags.get("application-name", ())), ""))
    nodes = nodes_of(_scripts(soup))
    node = main_work(nodes, url)
    coins = only_coins(text)
    titles = [
        Titles(source, tuple(dict.fromkeys(without_site(title, site, host) for title in said)))
        for source, said in (*_titles(soup, tags, shown, node, coins), Titles("title", (shown,)))
    ]
    record = _with_title(
        PageRecord(
            shown=shown,
            site_name=site,
            refresh_target=refresh_target(soup, url) or script_target(text, url),
            canonical=canonical_of(text, url),
            scholarly=is_scholarly(tags) or (node is not None and node.type != "document"),
            modified=modified_of_page(tags, nodes, text, url),
            parsed=True,
        ),
        titles,
        host,
        # A blog's entry has such data like any other page.
        for_works=OF_WORKS - {"json-ld"} if node is not None and node.type in VAGUE else OF_WORKS,
    )
    signposts = signposts_of(links, text, url)
    return _with_work(record, {"tags": work_of_tags(tags, record.title), "json-ld": node, "coins": coins}, signposts)


def _with_title(
    record: PageRecord, titles: Sequence[Titles], host: str, *, for_works: frozenset[str] = OF_WORKS
) -> PageRecord:
    """Return ``record`` with the first of ``titles`` that names a work, or with the sign seen."""
    if not record.scholarly and (sign := sign_of(record.shown)):
        return replace(record, sign=sign)
    fit = [one for one in (_of_works(one, record.site_name, host) for one in titles) if one.said]
    if not fit:
        return record
    chosen = fit[0]
    also = chosen.said[1:]
    if chosen.source not in OF_WORKS:
        # What is printed largest may be a banner: then the title is one of the others that readers see.
        parts = parts_of_title(record.shown, record.site_name, host)
        also = tuple(dict.fromkeys([*also, *(title for one in fit[1:] for title in one.said), *parts]))
    return replace(
        record,
        title=chosen.said[0],
        title_source=chosen.source,
        also=also,
        trust=_trust(chosen, fit[1:], for_works),
    )


def _of_works(titles: Titles, site: str, host: str) -> Titles:
    said = (title for title in titles.said if not is_no_title(title, site, host))
    if titles.source in {"coins", "open-graph", "heading", "title"}:
        said = (title for title in said if not sign_of(title))
    return Titles(titles.source, tuple(said))


def _trust(chosen: Titles, others: Sequence[Titles], for_works: frozenset[str]) -> Trust:
    """Return how much the chosen title is worth: less where another vocabulary has another one."""
    made_for_works = chosen.source in for_works
    # What stands above the text of a record is its journal's name as often as its title.
    heard = (one for one in others if not made_for_works or one.source not in {"heading", "title"})
    contradicted = any(not agree(mine, theirs) for one in heard for mine, theirs in [(chosen.said, one.said)])
    if made_for_works:
        return Trust.MEDIUM if contradicted else Trust.HIGH
    return Trust.LOW if contradicted else Trust.MEDIUM


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether some title of one row is some title of the other, or a short form of it."""
    return any(
        not {compare_titles(a, b).agreement, compare_titles(b, a).agreement}.isdisjoint(_FINE)
        for a in one
        for b in other
    )


def _with_work(record: PageRecord, works: Mapping[str, Work | None], signposts: Signposts) -> PageRecord:
    """Return ``record`` with the work of its vocabulary, filled up from those that describe the same one."""
    record = replace(record, described_by=signposts.record)
    first = works.get(record.title_source) or works["tags"]
    if first is None or not record.title:
        return record
    work = replace(first, title=record.title)
    for other in works.values():
        if other is not None and other is not first and agree((record.title, *record.also), (other.title,)):
            work = filled(work, other)
    work = with_lasting(work, signposts.cite_as)
    if record.scholarly:
        work = with_identifiers(work, identifiers_of([record.canonical]))
    return replace(record, work=work, doi=work.doi, isbn=work.isbn, cite_as=signposts.cite_as)


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
            tags.setdefault(plain_name(name), []).append(content[:20_000])
    return tags


def _scripts(soup: BeautifulSoup) -> Iterator[str]:
    for element in soup.find_all("script", limit=200):
        kind = element.get("type")
        if isinstance(kind, str) and kind.partition(";")[0].strip().lower() == "application/ld+json":
            yield element.get_text()


def _titles(soup: BeautifulSoup, tags: Tags, shown: str, node: Work | None, coins: Work | None) -> Iterator[Titles]:
    """Yield the titles that the page gives itself, vocabulary by vocabulary, the most trusted first."""
    headings = [tidy(element.get_text(" ")) for element in soup.find_all("h1", limit=3)]
    for source, names in TITLE_TAGS:
        said = _said(tags, names)
        # A page's one description may be that of a work that it cites.
        if source == "open-graph" and coins is not None and agree((coins.title,), (shown, *headings, *said)):
            yield Titles("coins", (coins.title,))
        # So many are those of a list.
        if len(said) <= MAX_VARIANTS:
            yield Titles(source, said)
        if source == "eprints" and node is not None:
            yield Titles("json-ld", (node.title,))
    # Two first headings are sections, or a banner and a title: neither is certain to be the title.
    if len(headings) == 1:
        yield Titles("heading", (headings[0],))


def _said(tags: Tags, names: Sequence[str]) -> tuple[str, ...]:
    """Return what the first of these tags that is there says: several titles are one in several languages."""
    values = next((tags[name] for name in names if tags.get(name)), ())
    return tuple(dict.fromkeys(tidy(value) for value in values))
