from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from refcheck.config import Config, NetworkConfig, Search
from refcheck.evidence.registries import REGISTRIES
from refcheck.evidence.registries.interface import Claim, Query, Reading, Record, Registry, Told
from refcheck.evidence.registries.ledger import Ledger
from refcheck.fetch.exchange import Request, Response
from refcheck.model.evidence import Depth, Outcome, RequestKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.identifiers import Identifier, IdentifierKind

WHEN = "2026-03-14T10:00:00Z"
TITLE = "Ferries and Fares: Crossing the Strait on Seasonal Contracts"
WORK = Work(
    type="article-journal",
    title=TITLE,
    author=(Name(family="Wirawan", given="Dewi"), Name(family="Lindqvist", given="Karl")),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
)


def identifier(text: str) -> Identifier:
    """``doi:10.7001/a`` as an identifier."""
    kind, _, value = text.partition(":")
    return Identifier(IdentifierKind(kind), value)


def claim(name: str = "a", *cited: str, **fields: Any) -> Claim:
    fields.setdefault("work", WORK)
    return Claim(id=name, cited=tuple(map(identifier, cited)), **fields)


def ledger(search: Search = Search.FIELDS, **told: dict[str, Told]) -> Ledger:
    """A ledger of all registries, with what some have said already: ``crossref={"doi:10.7001/a": ...}``."""
    known = Ledger(REGISTRIES, Config(network=NetworkConfig(search=search)), lambda _source, _asked: None)
    for registry, said in told.items():
        for name, one in said.items():
            known.tell(registry.replace("_", "."), identifier(name), one)
    return known


def agency(name: str) -> Told:
    return Told(outcome=Outcome.FOUND, asked="https://doi.org/doiRA/x", word=name)


def nothing(outcome: Outcome = Outcome.NOT_FOUND) -> Told:
    return Told(outcome=outcome, asked="https://doi.org/doiRA/x")


def has(work: Work = WORK, name: str = "doi:10.7001/a", **fields: Any) -> Told:
    record = Record(work=work, identifier=identifier(name), **fields)
    return Told(outcome=Outcome.FOUND, asked="https://api.crossref.org/works/x", records=(record,))


def planned(registry: Registry, known: Ledger, *claims: Claim) -> list[Query]:
    return list(registry.plan(claims, known))


def query(registry: Registry, url: str, *asked: str, claim: str | None = None) -> Query:
    kind = RequestKind.SEARCH if claim else RequestKind.IDENTIFIER
    request = Request(url=url, source=registry.name, kind=kind, depth=Depth.WHOLE)
    return Query(registry=registry.name, request=request, identifiers=tuple(map(identifier, asked)), claim=claim)


def answered(asked: Query, body: Any, status: int = 200, **fields: Any) -> Response:
    """An answer; what is no text is sent as JSON."""
    if not isinstance(body, str | bytes):
        body = json.dumps(body)
    raw = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    fields.setdefault("status", status)
    return Response(request=asked.request, body=raw, attempts=1, when=WHEN, **fields)


def read(registry: Registry, asked: Query, body: Any, status: int = 200, **fields: Any) -> Reading:
    return registry.read(asked, answered(asked, body, status, **fields))


def others(work: Work, **fields: Any) -> Work:
    return replace(work, **fields)


def urls(queries: Sequence[Query]) -> list[str]:
    return [one.request.url for one in queries]
