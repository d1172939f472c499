"""The one work that a page's JSON-LD is about, in schema.org terms (https://schema.org/CreativeWork).

A page names other works than its own: what it lists, what it belongs to, whom it cites. Its own is the one that
has the page's address or is the page's main entity, or else the only one there is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from refcheck.content.records import MAX_AUTHORS, date_of, identifiers_of, with_identifiers
from refcheck.content.titles import tidy
from refcheck.model.work import Name, Work
from refcheck.text.identifiers import isbn13, isbn_is_valid
from refcheck.text.lazy import lazy_re
from refcheck.text.names import parse_name
from refcheck.text.urls import normalise

__all__ = ["NODE_TYPES", "main_work", "nodes_of", "work_of_node"]

MAX_SCRIPT = 2_000_000
MAX_NODES = 2_000
"""So many nodes are looked at."""
MAX_UP = 4
"""An article stands in an issue, in a volume, in a journal."""
Node = Mapping[str, Any]
Nodes = Mapping[str, Node]
"""Nodes of the page by their ``@id``, for those that are only named elsewhere."""

NODE_TYPES = {
    "scholarlyarticle": "article-journal",
    "medicalscholarlyarticle": "article-journal",
    "article": "article",
    "techarticle": "article",
    "report": "report",
    "book": "book",
    "audiobook": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "dataset": "dataset",
    "newsarticle": "article-newspaper",
    "reportagenewsarticle": "article-newspaper",
    "analysisnewsarticle": "article-newspaper",
    "opinionnewsarticle": "article-newspaper",
    "blogposting": "post-weblog",
    "legislation": "legislation",
    "softwaresourcecode": "software",
    "digitaldocument": "document",
    "creativework": "document",
}
_LISTS = frozenset({"collectionpage", "searchresultspage", "itemlist", "profilepage"})
"""Pages of several works, even where their data have but one."""
_OF_SITE = frozenset(
    {"webpage", "aboutpage", "itempage", "faqpage", "collectionpage", "searchaction", "breadcrumblist"}
)
_WRAPPING = lazy_re(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def nodes_of(scripts: Iterable[str]) -> Sequence[Node]:
    """Return the objects of the JSON-LD ``scripts`` of a page, at most ``MAX_NODES``."""
    return [node for script in scripts for node in _nodes(script)][:MAX_NODES]


def main_work(nodes: Sequence[Node], url: str) -> Work | None:
    """Return the one work that the JSON-LD ``nodes`` of the page at ``url`` are about; ``None`` when there are
    none or several.
    """
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    main = {_id_of(node.get("mainEntity")) for node in nodes} - {""}
    is_list = any(not _LISTS.isdisjoint(_texts(node.get("@type"), lower=True)) for node in nodes)
    works = [
        (work, _is_here(node, url) or node.get("@id") in main)
        for node in nodes
        if (work := work_of_node(node, by_id)) is not None
    ]
    own = [work for work, here in works if here]
    chosen = own or ([] if is_list else [work for work, _ in works])
    return chosen[0] if chosen and len({work.title for work in chosen}) == 1 else None


def _is_here(node: Node, url: str) -> bool:
    """Return whether a node has the address of its page."""
    place = _place(url, "")
    return bool(url) and any(
        _place(value, url) == place
        for key in ("url", "@id", "mainEntityOfPage")
        for value in _texts(node.get(key), key="@id")
    )


def _place(address: str, base: str) -> str:
    """Return an address without what may differ between two spellings of one place."""
    try:
        whole = urljoin(base, address) if base else address
    except ValueError:
        return address
    return normalise(whole.partition("#")[0]).partition("://")[2].removeprefix("www.").rstrip("/")


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects at the top of a JSON-LD script, or in its graph. Broken ones are passed over."""
    try:
        # Control characters inside strings are common, and harmless here.
        loaded = json.loads(_WRAPPING.sub("", text[:MAX_SCRIPT]), strict=False)
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


def work_of_node(node: Node, others: Nodes | None = None) -> Work | None:
    """Return the work that a JSON-LD node describes; ``None`` when it is no work or has no title.

    ``others`` are the nodes that it may name by their ``@id`` alone.
    """
    others = others or {}
    kinds = [NODE_TYPES[kind] for kind in _texts(node.get("@type"), lower=True) if kind in NODE_TYPES]
    title = tidy(next(iter(_texts(node.get("headline")) or _texts(node.get("name"))), ""))
    if not kinds or not title:
        return None
    dates = [value for key in ("datePublished", "dateCreated") for value in _texts(node.get(key))]
    isbns = tuple(dict.fromkeys(isbn13(v) for v in _texts(node.get("isbn")) if isbn_is_valid(v)))
    container, part = _container(node, others)
    work = Work(
        type=kinds[0],
        title=title,
        author=_people(node.get("author") or node.get("creator"), others),
        editor=_people(node.get("editor"), others),
        issued=next((found for value in dates if (found := date_of(value))), None),
        publisher=_named(node.get("publisher"), others),
        container_title=container,
        volume=_text(part.get("volumeNumber")),
        issue=_text(part.get("issueNumber")),
        page=_text(node.get("pagination")) or _extent(node),
        edition=_text(node.get("bookEdition")),
        language=_text(node.get("inLanguage")),
        isbn=isbns,
    )
    return with_identifiers(work, identifiers_of(_identified(node)))


def _identified(node: Node) -> Iterator[str]:
    """Yield what a node says to be its identifiers; a named scheme stands before what it names."""
    for key in ("doi", "sameAs", "identifier", "@id", "url"):
        value = node.get(key)
        for one in (value if isinstance(value, list) else [value])[:MAX_AUTHORS]:
            if isinstance(one, str):
                yield one
            elif isinstance(one, dict):
                scheme = _text(one.get("propertyID")) or _text(one.get("name"))
                said = _text(one.get("value")) or _text(one.get("@id"))
                yield f"{scheme}: {said}" if scheme and said.isdigit() else said


def _container(node: Node, others: Nodes) -> tuple[str, dict[str, Any]]:
    """Return the title of what a work is in, and the numbers of issue and volume on the way up."""
    title, numbers, above = "", dict(node), node.get("isPartOf")
    for _ in range(MAX_UP):
        parent = _node_of(above, others)
        if parent is None:
            return title or tidy(next(iter(_texts(above)), "")), numbers
        kinds = _texts(parent.get("@type"), lower=True)
        if _OF_SITE.isdisjoint(kinds):
            title = _text(parent.get("name")) or title
        for key in ("volumeNumber", "issueNumber"):
            numbers[key] = numbers.get(key) or parent.get(key)
        above = parent.get("isPartOf")
        if above is None:
            break
    return title, numbers


def _extent(node: Node) -> str:
    first, last = _text(node.get("pageStart")), _text(node.get("pageEnd"))
    return f"{first}-{last}" if first and last and first != last else first


def _node_of(value: Any, others: Nodes) -> Node | None:
    one = next(iter(value), None) if isinstance(value, list) else value
    if not isinstance(one, dict):
        return None
    known = others.get(one["@id"]) if isinstance(one.get("@id"), str) else None
    return {**known, **one} if known is not None else one


def _id_of(value: Any) -> str:
    found = value.get("@id") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _named(value: Any, others: Nodes) -> str:
    found = _node_of(value, others)
    return _text(found.get("name")) if found is not None else tidy(next(iter(_texts(value)), ""))


def _text(value: Any) -> str:
    one = next(iter(value), "") if isinstance(value, list) else value
    if isinstance(one, int) and not isinstance(one, bool) and abs(one) < 10**9:
        return str(one)
    return tidy(next(iter(_texts(one)), ""))


def _texts(value: Any, *, key: str = "@value", lower: bool = False) -> list[str]:
    """Return the strings of a JSON-LD value: a string, an object with ``key``, or a list of these."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        text = one.get(key) if isinstance(one, dict) else one
        if isinstance(text, str):
            text = text.rpartition("/")[2] if lower else text
            found.append(text.lower() if lower else text)
    return found[:MAX_AUTHORS]


def _people(value: Any, others: Nodes) -> tuple[Name, ...]:
    names: list[Name] = []
    for one in (value if isinstance(value, list) else [value])[:MAX_AUTHORS]:
        # A bare string may be an address of the author's page.
        if isinstance(one, str) and not re.match(r"https?:|[/#]", one.strip()):
            names.append(parse_name(tidy(one)))
        elif (person := _node_of(one, others)) is not None:
            whole = next(iter(_texts(person.get("name"))), "")
            family, given = (next(iter(_texts(person.get(key))), "") for key in ("familyName", "givenName"))
            if family:
                names.append(Name(family=tidy(family), given=tidy(given)))
            elif whole:
                literal = "organization" in _texts(person.get("@type"), lower=True)
                names.append(Name(literal=tidy(whole)) if literal else parse_name(tidy(whole)))
    return tuple(name for name in names if name.full)
