"""Repositories: the record behind a handle, where the page of a reference has told nothing.

Where a handle leads says https://hdl.handle.net (https://www.handle.net/proxy_servlet.html). DSpace 7 has a REST
interface (https://github.com/DSpace/RestContract); those whose addresses are older are asked by OAI-PMH
(https://www.openarchives.org/OAI/openarchivesprotocol.html), which answers errors with status 200.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from refcheck.evidence.registries.interface import (
    Claim,
    Known,
    Query,
    Reading,
    Record,
    Registry,
    asking,
    base_of,
    json_of,
    steady,
    unavailable,
)
from refcheck.evidence.registries.records import MAX_ITEMS, date_of, isbns, items, mapping, person_of, text_of
from refcheck.evidence.registries.xml import elements, first, parsed
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import Outcome
from refcheck.model.work import Work
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi
from refcheck.text.urls import host_of, split

__all__ = ["HANDLES", "RECORDS"]

BASE = "https://hdl.handle.net"
HANDLES_NAME = "hdl.handle.net"
NAME = "repository"
_OLDER = ("/xmlui/", "/jspui/")
"""Parts of addresses that DSpace 7 no longer has."""
_OAI = "/oai/request?"
_TYPES = {
    "article": "article-journal",
    "journal article": "article-journal",
    "book": "book",
    "book chapter": "chapter",
    "conference paper": "paper-conference",
    "report": "report",
    "technical report": "report",
    "working paper": "report",
    "thesis": "thesis",
    "doctoral thesis": "thesis",
    "dataset": "dataset",
}
Fields = Mapping[str, Sequence[str]]
"""Values by the name of a Dublin Core element or term, without its "dc."."""


MANNERS = steady(0.3, 2)
"""A pace that the resolver of handles bears with ease."""


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/{quote(identifier.value, safe='/')}"


def plan_handles(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for where handles lead, for works that nothing else has shown."""
    base = base_of(HANDLES_NAME, BASE, known.config)
    for claim in claims:
        handle = _handle(claim)
        if handle is None or _home(claim, handle) or not known.is_open(claim):
            continue
        for one in known.new(HANDLES_NAME, [handle]):
            url = f"{base}/api/handles/{quote(one.value, safe='/')}?type=URL"
            yield asking(HANDLES_NAME, url, (one,))


def _handle(claim: Claim) -> Identifier | None:
    """Return the handle that is asked about: the first, a reference is of one work."""
    return next(iter(claim.identifiers(IdentifierKind.HANDLE)), None)


def _home(claim: Claim, handle: Identifier) -> str:
    """Return the reference's own address when it is that of the repository which has the handle, else nothing."""
    url = claim.work.url
    return url if f"/handle/{handle.value}" in url and host_of(url) != host_of(BASE) else ""


def read_handle(query: Query, response: Response) -> Reading:
    """Return the address that a handle leads to, as the word for it."""
    found = json_of(response)
    code = found.get("responseCode") if found else None
    if code in {100, 200}:
        return Reading(outcome=Outcome.FOUND)
    fault = unavailable(response)
    if fault is not None:
        return fault
    if code != 1 or found is None:
        return Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
    for value in items(found.get("values")):
        url = text_of(mapping(mapping(value).get("data")).get("value"))
        if text_of(mapping(value).get("type")) == "URL" and url.startswith(("http://", "https://")):
            return Reading(outcome=Outcome.FOUND, words={query.identifiers[0]: url})
    return Reading(outcome=Outcome.FOUND)


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield one request for each handle whose repository is known, for works that nothing else has shown."""
    for claim in claims:
        handle = _handle(claim)
        if handle is None or not known.is_open(claim):
            continue
        told = known.told(HANDLES_NAME, handle)
        address = _interface(_home(claim, handle) or (told.word if told is not None else ""), handle)
        if address:
            for one in known.new(NAME, [handle]):
                yield asking(NAME, address, (one,))


def _interface(url: str, handle: Identifier) -> str:
    """Return where a repository tells of a handle, from the address of its page; empty when that is none."""
    parts = split(url)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    number = quote(handle.value, safe="/")
    if any(part in url for part in _OLDER):
        return f"{site}{_OAI}verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:{parts.hostname}:{number}"
    return f"{site}/server/api/pid/find?id=hdl:{number}"


def read(query: Query, response: Response) -> Reading:
    """Return the record of a handle. What has no such interface has not said anything."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    return (_read_oai if _OAI in query.request.url else _read_rest)(query.identifiers[0], response)


def _read_rest(handle: Identifier, response: Response) -> Reading:
    found = json_of(response)
    if found is None:
        return Reading(outcome=Outcome.SKIPPED, reason="no-interface")
    if response.status == 404:
        return Reading(outcome=Outcome.FOUND)
    if response.status != 200:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}")
    if found.get("type", "item") != "item":
        return Reading(outcome=Outcome.SKIPPED, reason="no-item")  # a collection, a community
    return _reading(handle, _fields(found.get("metadata")))


def _fields(metadata: Any) -> Fields:
    """Return metadata as values by name: an object of lists, or the list of keys and values of older releases."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    if isinstance(metadata, dict):
        pairs = [(name, mapping(one).get("value")) for name, values in metadata.items() for one in items(values)]
    else:
        pairs = [(mapping(one).get("key"), mapping(one).get("value")) for one in items(metadata)]
    for name, value in pairs:
        if text := text_of(value):
            found[text_of(name).removeprefix("dc.")].append(text)
    return found


def _read_oai(handle: Identifier, response: Response) -> Reading:
    root = parsed(response.body)
    if root is None or response.status != 200:
        return Reading(outcome=Outcome.SKIPPED, reason="no-interface")
    error = next(elements(root, "error"), None)
    if error is not None:
        code = text_of(error.get("code"))
        # Not every repository names its records by its host.
        return Reading(outcome=Outcome.FOUND if code == "idDoesNotExist" else Outcome.SKIPPED, reason=code)
    found: dict[str, list[str]] = {
        name: [text for one in elements(root, name) if (text := text_of("".join(map(str, one.itertext()))))]
        for name in ("creator", "date", "publisher", "type", "language")
    }
    found["title"] = [text_of(first(root, "title"))]
    # The header has an identifier too, which is no element of Dublin Core.
    found["identifier"] = [
        text
        for one in elements(root, "identifier")
        if "purl.org" in str(one.tag) and (text := text_of("".join(map(str, one.itertext()))))
    ]
    return _reading(handle, found)


def _reading(handle: Identifier, fields: Fields) -> Reading:
    title = next(iter(fields.get("title", ())), "")
    if not title:
        return Reading(outcome=Outcome.SKIPPED, reason="no-title")
    return Reading(outcome=Outcome.FOUND, records={handle: _record(handle, title, fields)})


def _record(handle: Identifier, title: str, fields: Fields) -> Record:
    def all_of(*names: str) -> list[str]:
        return [value for name in names for value in fields.get(name, ())][:MAX_ITEMS]

    dates = all_of("date.issued") or sorted(all_of("date"))
    people = (person_of(text) for text in all_of("contributor.author", "creator") or all_of("contributor.corporate"))
    named = all_of("identifier.doi", "identifier.uri", "identifier")
    dois = [doi for text in named if "10." in text and (doi := normalise_doi(text))]
    kinds = (kind for text in all_of("type") if (kind := _TYPES.get(text.casefold())))
    url = f"{BASE}/{handle.value}"
    work = Work(
        type=next(kinds, "document"),
        title=title,
        author=tuple(name for name in people if name is not None),
        issued=date_of(dates[0]) if dates else None,
        publisher=next(iter(all_of("publisher")), ""),
        language=next(iter(all_of("language.iso", "language")), ""),
        doi=next(iter(dois), ""),
        isbn=isbns(all_of("identifier.isbn")),
        url=url,
    )
    return Record(work=work, identifier=handle, url=url)


HANDLES = Registry(
    name=HANDLES_NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan_handles,
    read=read_handle,
    address=_address,
    knows=frozenset({IdentifierKind.HANDLE}),
    aside=True,
    says="where these handles lead",
)
RECORDS = Registry(
    name=NAME,
    base=BASE,
    stands_at=HANDLES_NAME,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    knows=frozenset({IdentifierKind.HANDLE}),
    aside=True,
    says="the record of a handle, at its own repository",
)
