"""Works that a page describes for programs in the titles of its elements (COinS, as Wikipedia has them).

https://ocoins.info: an OpenURL context object (ANSI/NISO Z39.88-2004) in ``<span class="Z3988" title="...">``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import parse_qs

from refcheck.content.elements import attribute, elements_with
from refcheck.model.work import Name, Work
from refcheck.text.dates import parse_date

__all__ = ["MARK", "MAX_TITLE", "only_coins", "work_of_coins"]

MARK = "Z3988"
MAX_TITLE = 8_000
"""Longer ones (characters) are not read."""
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": "article-journal",
        "book": "book",
        "bookitem": "chapter",
        "proceeding": "paper-conference",
        "conference": "paper-conference",
        "report": "report",
        "dissertation": "thesis",
        "preprint": "article",
    }
)
"""Genres of what is clearly a publication; pages of the web are *unknown*, and read from their words."""


def work_of_coins(text: str) -> Work | None:
    """Return the work that a description gives, ``None`` when it is not clearly a publication with a title."""
    try:
        said = parse_qs(text, max_num_fields=200) if len(text) <= MAX_TITLE else {}
    except ValueError:
        return None
    fields = {key.removeprefix("rft."): [one.strip() for one in values] for key, values in said.items()}

    def first(*names: str) -> str:
        return next((fields[name][0] for name in names if fields.get(name)), "")

    genre = first("genre")
    title = first("atitle") if genre in {"article", "bookitem", "proceeding", "preprint"} else first("btitle", "title")
    title = title or first("btitle", "title")
    if genre not in _TYPES or not title:
        return None
    identifiers = _identifiers(fields.get("rft_id", ()))
    part = bool(first("atitle")) and genre != "book"
    return Work(
        type=_TYPES[genre],
        title=title,
        author=tuple(_authors(fields)),
        issued=parse_date(first("date")) if first("date") else None,
        container_title=first("jtitle", "btitle", "title") if part else "",
        volume=first("volume"),
        issue=first("issue"),
        page=_pages(first("pages"), first("spage"), first("epage")) if part else "",
        publisher=first("pub"),
        publisher_place=first("place"),
        edition=first("edition"),
        isbn=tuple(fields.get("isbn", ()))[:1],
        issn=tuple(fields.get("issn", ()))[:1],
        doi=identifiers.get("doi", ""),
        url=identifiers.get("url", ""),
    )


def only_coins(text: str) -> Work | None:
    """Return the work of a page with one description in it, ``None`` for a page with several: a list."""
    tags = [tag for tag in elements_with(MARK, text, limit=50) if MARK in attribute(tag, "class")]
    said = dict.fromkeys(attribute(tag, "title") for tag in tags)
    return work_of_coins(next(iter(said))) if len(said) == 1 else None


def _pages(pages: str, first: str, last: str) -> str:
    return pages or (f"{first}-{last}" if first and last else first)


def _authors(fields: Mapping[str, Sequence[str]]) -> Iterator[Name]:
    """Yield the first author and the others; ``au`` gives them as "Family, Given" or as an institution."""
    family, given = (next(iter(fields.get(name, ())), "") for name in ("aulast", "aufirst"))
    if family:
        yield Name(family=family, given=given or next(iter(fields.get("auinit", ())), ""))
    for one in fields.get("au", ())[:60]:
        last, comma, first = one.partition(", ")
        if family and last == family and (not given or first == given):
            continue  # the first author comes once more
        yield Name(family=last, given=first) if comma else Name(literal=one)


def _identifiers(said: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in said:
        if one.startswith("info:doi/"):
            found.setdefault("doi", one.removeprefix("info:doi/"))
        elif one.startswith(("https://", "http://")):
            # The address of the title comes last, after those that identifiers stand for.
            found["url"] = one
    return found
