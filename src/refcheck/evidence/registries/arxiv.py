"""arXiv: the records of all preprints in one request (https://info.arxiv.org/help/api/user-manual.html).

An unknown number is an answer without an entry; a malformed one spoils the whole answer (400). That a paper was
withdrawn stands only in its comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from refcheck.evidence.registries.batches import batches, split_alone
from refcheck.evidence.registries.interface import (
    Claim,
    Known,
    Query,
    Reading,
    Record,
    Registry,
    asking,
    base_of,
    steady,
    unavailable,
)
from refcheck.evidence.registries.records import MAX_ITEMS, date_of, person_of, text_of
from refcheck.evidence.registries.xml import elements, first, parsed
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import Notice, NoticeKind, Outcome
from refcheck.model.work import Work
from refcheck.text.identifiers import Identifier, IdentifierKind, normalise_doi
from refcheck.text.lazy import lazy_re

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["REGISTRY"]

BASE = "https://export.arxiv.org"
NAME = "arxiv"
MOST = 100
MAX_COMMENT = 300
"""Of longer comments (characters) the beginning is kept."""
_GARBLED = Reading(outcome=Outcome.UNAVAILABLE, reason="garbled")
_ID = lazy_re(r"arxiv\.org/abs/(?P<id>[^\s?#]+?)(?:v(?P<version>\d+))?$")
_VERSION = lazy_re(r"v\d+$")
_MALFORMED = lazy_re(r"incorrect id format for (\S{1,100})")
_WITHDRAWN = lazy_re(
    r"(?i)\b(?:this (?:paper|article|submission|manuscript) (?:has been|is|was) (?:\w+ )?withdrawn|withdrawn by (?:the )?(?:author|arxiv)|^withdrawn\b|paper withdrawn)"
)


MANNERS = steady(3.0, 1)
"""ArXiv's limit: one request in three seconds (https://info.arxiv.org/help/api/tou.html)."""


def _address(base: str, identifier: Identifier) -> str:
    return f"{base}/api/query?id_list={_words(identifier)}"


def _words(identifier: Identifier) -> str:
    """Return a number as it is asked for, that of a version with the one that leads to the newest."""
    number = quote(identifier.value, safe="/")
    newest = _VERSION.sub("", number)
    return number if newest == number else f"{number},{newest}"


def plan(claims: Sequence[Claim], known: Known) -> Iterator[Query]:
    """Yield requests for arXiv numbers, many at once; with one of a version goes that of the newest."""
    base = base_of(NAME, BASE, known.config)
    numbers = known.new(NAME, (one for claim in claims for one in claim.identifiers(IdentifierKind.ARXIV)))
    together, alone = split_alone(NAME, numbers, known)
    for group, words in batches(together, [_words(one) for one in together], most=MOST):
        listed = ",".join(words)
        yield asking(NAME, f"{base}/api/query?id_list={listed}&max_results={listed.count(',') + 1}", group)
    for one in alone:
        yield asking(NAME, _address(base, one), [one])


def read(query: Query, response: Response) -> Reading:
    """Return the records of an Atom feed."""
    fault = unavailable(response)
    if fault is not None:
        return fault
    if response.status == 400:
        return _without_malformed(query, response.body)
    feed = parsed(response.body)
    if response.status != 200:
        return Reading(outcome=Outcome.UNAVAILABLE, reason=f"status-{response.status}")
    if feed is None or not str(feed.tag).endswith("}feed"):
        return _GARBLED
    found: dict[str, dict[int, Record]] = {}
    for entry in islice(elements(feed, "entry"), MAX_ITEMS):
        match = _ID.search(text_of(first(entry, "id")))
        if match is not None:
            version = (match["version"] or "")[:4]
            found.setdefault(match["id"].casefold(), {})[int(version or 0)] = _record(entry, match["id"], version)
        elif said := _fault(entry):
            known = _MALFORMED.search(said) is not None
            return _without_malformed(query, response.body) if known else _GARBLED
    records = {one: _told(one, found.get(_VERSION.sub("", one.value.casefold()), {})) for one in query.identifiers}
    return Reading(outcome=Outcome.FOUND, records={one: record for one, record in records.items() if record})


def _fault(entry: _Element) -> str:
    """Return what arXiv says of a request that it did not understand, or that failed; it has the shape of an entry."""
    return text_of(first(entry, "summary")) or "error" if "/api/errors" in text_of(first(entry, "id")) else ""


def _told(asked: Identifier, versions: Mapping[int, Record]) -> Record | None:
    """Return the version that was asked for, else the newest, with what the newest says of it."""
    wanted = _VERSION.search(asked.value)
    if not versions or wanted is None:
        return versions[max(versions)] if versions else None
    newest = versions[max(versions)]
    number = int(wanted[0][1:5])
    record = newest if number > max(versions) else versions.get(number)  # what is not there yet is mistyped
    if record is None or record is newest:
        return record
    later = Notice(kind=NoticeKind.NEW_VERSION, date=newest.work.extra.get("posted", ""), source=NAME)
    extra = {**record.work.extra, "newest-version": newest.work.extra["version"]}
    notices = (*dict.fromkeys((*record.notices, *newest.notices)), later)
    return replace(record, work=replace(record.work, extra=extra), notices=notices)


def _without_malformed(query: Query, body: bytes) -> Reading:
    """Return what else is to be asked: one malformed number spoils all, and is one that arXiv does not know."""
    if len(query.identifiers) == 1:
        return Reading(outcome=Outcome.FOUND)
    feed = parsed(body)
    named = _MALFORMED.search(text_of(first(feed, "summary"))) if feed is not None else None
    others = tuple(one for one in query.identifiers if named is None or one.value != named[1])
    if len(others) == len(query.identifiers):
        return Reading(outcome=Outcome.FOUND, again=others)
    return Reading(outcome=Outcome.FOUND, anew=others)


def _record(entry: _Element, number: str, version: str) -> Record:
    doi = normalise_doi(first(entry, "doi"))
    comment, journal = text_of(first(entry, "comment")), text_of(first(entry, "journal_ref"))
    names = (person_of(first(one, "name")) for one in elements(entry, "author"))
    published, updated = (date_of(first(entry, one)) for one in ("published", "updated"))
    extra = {"published-online": str(published)} if published else {}
    if updated:
        extra["posted"] = str(updated)
    if version:
        extra["version"] = version
    extra |= {name: said for name, said in (("journal-ref", journal), ("comment", comment[:MAX_COMMENT])) if said}
    work = Work(
        type="article",
        title=text_of(first(entry, "title")),
        author=tuple(name for name in names if name is not None),
        issued=published,
        container_title="arXiv",
        eprint=number,
        eprint_type="arxiv",
        url=f"https://arxiv.org/abs/{number}",
        extra=extra,
    )
    notices = []
    if _WITHDRAWN.search(comment):
        notices.append(Notice(kind=NoticeKind.WITHDRAWAL, source=NAME))
    if doi:
        notices.append(Notice(kind=NoticeKind.PUBLISHED, doi=doi, source=NAME))
    own = Identifier(IdentifierKind.ARXIV, number)
    return Record(work=work, identifier=own, url=work.url, notices=tuple(notices))


REGISTRY = Registry(
    name=NAME,
    base=BASE,
    manners=MANNERS,
    plan=plan,
    read=read,
    address=_address,
    knows=frozenset({IdentifierKind.ARXIV}),
    says="records of these preprints",
)
