"""Signposting: links by which a page tells programs what it is about (https://signposting.org/FAIR/).

They stand in the ``Link`` header of an answer (RFC 8288), also of a file's, and in ``<link>`` elements.
``cite-as`` (RFC 8574) is the lasting address of the work that the page or file shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from refcheck.content.elements import attribute, elements_with
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import host_of, is_web

__all__ = ["RECORDS", "Signposts", "signposts_of"]

RECORDS = (
    "application/vnd.datacite.datacite+json",
    "application/vnd.citationstyles.csl+json",
    "application/ld+json",
    "application/vnd.schemaorg.ld+json",
)
"""Types of metadata that are read, the most telling first."""

MAX_HEADER = 40_000
"""Longer ``Link`` headers (characters) are cut."""
MAX_LINKS = 500
"""So many links of a header are looked at, as many elements."""
HEAD = 100_000
"""Elements are looked for in so many characters of a page."""

_LINK = lazy_re(r"<([^<>\s]{1,4000})>\s{0,9}((?:;[^,;\"<>]{0,500}(?:\"[^\"]{0,2000}\"\s{0,9})?)*)")
_PARAMETER = lazy_re(r";\s{0,9}([\w*-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,2000})\"|([^\s;,\"]{0,500}))")


@dataclass(frozen=True, kw_only=True, slots=True)
class Signposts:
    """``cite_as`` is the lasting address of the work, empty when there is none or more than one;
    ``described_by`` are the addresses of its metadata, ``record`` the one that is of a type that is read and on the
    same host, empty for none. All are absolute.
    """

    cite_as: str = ""
    described_by: tuple[str, ...] = ()
    record: str = ""


def signposts_of(header: str, text: str, url: str) -> Signposts:
    """Return where the answer of ``url`` points: by its ``Link`` header, and by the elements of its ``text``."""
    found: dict[str, dict[str, str]] = {"cite-as": {}, "describedby": {}}
    for relation, target, kind in (*_in_header(header, url), *_in_page(text)):
        if (absolute := _absolute(url, target)) is not None:
            found[relation].setdefault(absolute, kind.partition(";")[0].strip().lower())
    # RFC 8574, 3: one address is preferred; several say nothing.
    said = list(found["cite-as"])
    return Signposts(
        cite_as=said[0] if len(said) == 1 else "",
        described_by=tuple(found["describedby"]),
        record=_record(found["describedby"], url),
    )


def _record(described: Mapping[str, str], url: str) -> str:
    """Return the address of the metadata that tell most, among those that the host of ``url`` has itself."""
    own = [
        (RECORDS.index(kind), at)
        for at, kind in described.items()
        if kind in RECORDS and host_of(at) == host_of(url) and at != url
    ]
    return min(own)[1] if own else ""


def _in_header(header: str, url: str) -> Iterator[tuple[str, str, str]]:
    if "cite-as" not in header and "describedby" not in header:
        return
    for count, link in enumerate(_LINK.finditer(header[:MAX_HEADER])):
        if count >= MAX_LINKS:
            return
        said = {m[1].lower(): m[2] or m[3] or "" for m in _PARAMETER.finditer(link[2])}
        # A link with an anchor of its own is one of another page (RFC 8288, 3.2).
        if "anchor" in said and _absolute(url, said["anchor"]) != url:
            continue
        yield from ((relation, link[1], said.get("type", "")) for relation in _relations(said.get("rel", "")))


def _in_page(text: str) -> Iterator[tuple[str, str, str]]:
    for mark in ("cite-as", "describedby"):
        for tag in elements_with(mark, text[:HEAD], limit=MAX_LINKS):
            if re.match(r"(?i)<link\s", tag) and mark in _relations(attribute(tag, "rel")):
                yield mark, attribute(tag, "href"), attribute(tag, "type")


def _relations(said: str) -> list[str]:
    return [one for one in said.lower().split() if one in {"cite-as", "describedby"}]


def _absolute(url: str, target: str) -> str | None:
    try:
        absolute = urljoin(url, target)
    except ValueError:
        return None
    return absolute if is_web(absolute) else None
