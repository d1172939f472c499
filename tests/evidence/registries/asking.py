"""A ledger with what has been said so far, and answers, for one registry at a time."""

from __future__ import annotations

import json
from typing import Any

from refcheck.config import Config, NetworkConfig
from refcheck.evidence.registries import REGISTRIES
from refcheck.evidence.registries.interface import Claim, Query, Reading, Registry, Told
from refcheck.evidence.registries.ledger import Ledger
from refcheck.fetch.exchange import Response
from refcheck.model.evidence import Outcome
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.identifiers import Identifier, IdentifierKind

PAPER = Work(
    type="paper-conference",
    title="Ferry Timetables as Graphs: A Re-ordering of Ports",
    author=(Name(family="Wirawan", given="Dewi"), Name(family="Lindqvist", given="Karl")),
    issued=PartialDate(year=2018),
    container_title="Proceedings of the Island Computing Workshop",
)
UNKNOWN = Told(outcome=Outcome.NOT_FOUND, asked="https://registry.example/search")


def a_ledger(**network: Any) -> Ledger:
    """A ledger of all registries, nothing said."""
    return Ledger(REGISTRIES, Config(network=NetworkConfig(**network)), lambda _source, _asked: None)


def a_claim(number: int = 0, work: Work = PAPER, *cited: Identifier) -> Claim:
    return Claim(id=f"claim{number}", work=work, cited=cited, searchable=True)


def searched(known: Ledger, *claims: Claim) -> Ledger:
    """The ledger after Crossref and OpenAlex have been searched in vain."""
    for one in claims:
        known.tell_search("crossref", one.id, UNKNOWN)
        known.tell_search("openalex", one.id, UNKNOWN)
    return known


def asked(registry: Registry, known: Ledger, *claims: Claim) -> list[Query]:
    return list(registry.plan(claims, known))


def a_handle(value: str) -> Identifier:
    return Identifier(IdentifierKind.HANDLE, value)


def reading(registry: Registry, query: Query, body: Any, status: int = 200) -> Reading:
    """What a registry reads in an answer; what is no text is sent as JSON."""
    text = body if isinstance(body, str) else json.dumps(body)
    return registry.read(query, Response(request=query.request, status=status, body=text.encode(), attempts=1))
