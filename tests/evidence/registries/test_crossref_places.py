from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from refcheck.evidence.registries import crossref_places
from refcheck.evidence.registries.interface import Claim, Record, Told
from refcheck.evidence.registries.ledger import Ledger
from refcheck.evidence.registries.telling import evidence_of, told_of
from refcheck.model.evidence import PLACE_TAKEN, Evidence, Outcome, Via
from refcheck.model.work import Work
from refcheck.text.identifiers import Identifier, IdentifierKind
from tests.evidence.registries.asking import UNKNOWN, a_claim, a_ledger, asked, searched
from tests.text.comparison.test_places import CITED, HELD, OTHER

REGISTRY = crossref_places.REGISTRY
CLAIM = a_claim(0, CITED)


def evidence(*works: Work, outcome: Outcome = Outcome.FOUND) -> Evidence:
    """What is told of the cited article when these stand in its volume."""
    own = [Identifier(IdentifierKind.DOI, f"10.7001/{number}") for number in range(len(works))]
    records = tuple(Record(work=work, identifier=one) for work, one in zip(works, own, strict=True))
    known = searched(a_ledger(), CLAIM)
    known.tell_search(REGISTRY.name, CLAIM.id, Told(outcome=outcome, asked="https://registry.example", records=records))
    (found,) = evidence_of(CLAIM, known, [REGISTRY.name])
    return found


def test_the_place_is_sent_once_both_searches_were_in_vain() -> None:
    (query,) = asked(REGISTRY, searched(a_ledger(), CLAIM), CLAIM)
    sent = parse_qs(urlsplit(query.request.url).query)
    assert sent["query.container-title"] == ["Journal of Island Labour"]
    assert sent["query.bibliographic"] == ["12 3 201-224"]
    assert sent["filter"] == ["type:journal-article,from-pub-date:2017,until-pub-date:2019"]


@pytest.mark.parametrize("name", ["crossref", "openalex"])
def test_it_is_not_asked_before_or_when_one_of_them_was_silent(name: str) -> None:
    assert asked(REGISTRY, a_ledger(), CLAIM) == []
    known = searched(a_ledger(), CLAIM)
    known.tell_search(name, CLAIM.id, replace(UNKNOWN, outcome=Outcome.UNAVAILABLE))
    assert asked(REGISTRY, known, CLAIM) == []


@pytest.mark.parametrize(
    "work",
    [replace(CITED, volume=""), replace(CITED, page="7"), replace(CITED, author=()), replace(CITED, type="book")],
)
def test_only_a_whole_place_is_asked_about(work: Work) -> None:
    one = a_claim(0, work)
    assert asked(REGISTRY, searched(a_ledger(), one), one) == []


def test_a_few_places_are_asked_about_in_a_run() -> None:
    claims = [a_claim(number, CITED) for number in range(crossref_places.MOST + 9)]
    known = searched(a_ledger(), *claims)
    assert sum(_ask(known, one) for one in claims) == crossref_places.MOST


def _ask(known: Ledger, one: Claim) -> int:
    queries = asked(REGISTRY, known, one)
    for query in queries:
        known.ask(query.registry, query.identifiers, query.claim)
    return len(queries)


def test_another_work_at_the_place_is_told() -> None:
    found = evidence(*HELD, OTHER)
    assert (found.outcome, found.via, found.reason) == (Outcome.NOT_FOUND, Via.PLACE, PLACE_TAKEN)
    assert (found.record, found.identifier, found.matches) == (OTHER, "doi:10.7001/3", False)


def test_it_is_told_from_memory_as_well() -> None:
    told = told_of(evidence(*HELD, OTHER))
    assert told is not None
    known = searched(a_ledger(), CLAIM)
    known.tell_search(REGISTRY.name, CLAIM.id, told)
    (found,) = evidence_of(CLAIM, known, [REGISTRY.name])
    assert (found.outcome, found.reason, found.record) == (Outcome.NOT_FOUND, PLACE_TAKEN, OTHER)


def test_a_free_place_and_a_volume_that_is_not_held_say_nothing() -> None:
    for works in (HELD, [OTHER], []):
        found = evidence(*works)
        assert (found.outcome, found.via, found.reason, found.record) == (Outcome.NOT_FOUND, Via.PLACE, "", None)


def test_the_work_itself_may_stand_at_its_place() -> None:
    found = evidence(*HELD, replace(CITED, title=CITED.title.upper()))
    assert (found.outcome, found.via, found.matches) == (Outcome.FOUND, Via.PLACE, True)


def test_no_answer_stays_no_answer() -> None:
    found = evidence(outcome=Outcome.UNAVAILABLE)
    assert (found.outcome, found.via, found.record) == (Outcome.UNAVAILABLE, Via.PLACE, None)
