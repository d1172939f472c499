from __future__ import annotations

from typing import Any

import pytest

from refcheck.config import NetworkConfig
from refcheck.evidence.registries import semantic_scholar
from refcheck.evidence.registries.interface import Query
from refcheck.model.evidence import Outcome
from tests.evidence.registries.asking import a_claim, a_ledger, asked, reading, searched

REGISTRY = semantic_scholar.REGISTRY
KEY = "only-for-semantic-scholar"


@pytest.fixture
def query() -> Query:
    (found,) = asked(REGISTRY, searched(a_ledger(semantic_scholar_key=KEY), a_claim()), a_claim())
    return found


def test_without_a_key_it_is_not_asked() -> None:
    assert asked(REGISTRY, searched(a_ledger(), a_claim()), a_claim()) == []


def test_it_is_asked_after_the_others() -> None:
    assert asked(REGISTRY, a_ledger(semantic_scholar_key=KEY), a_claim()) == []


def test_the_key_is_in_a_header_and_nowhere_else(query: Query) -> None:
    assert dict(query.request.headers) == {"x-api-key": KEY}
    assert query.request.url.startswith("https://api.semanticscholar.org/graph/v1/paper/search/match?query=Ferry+")
    assert KEY not in query.request.url
    assert KEY not in repr(NetworkConfig(semantic_scholar_key=KEY))


def test_the_best_match_is_read(query: Query) -> None:
    paper = {
        "paperId": "00ab",
        "externalIds": {"DOI": "10.7001/ABC", "ArXiv": "1801.00001", "CorpusId": 3},
        "title": "Ports and Graphs",
        "venue": "ICW",
        "year": 2018,
        "publicationTypes": ["Review", "Conference"],
        "journal": {"pages": "1-9", "volume": "2"},
        "authors": [{"name": "Dewi Wirawan"}],
    }
    (record,) = reading(REGISTRY, query, {"data": [paper]}).found
    work = record.work
    assert (work.type, work.title, work.year, work.doi) == ("paper-conference", "Ports and Graphs", 2018, "10.7001/abc")
    assert (work.eprint, work.page, work.container_title) == ("1801.00001", "1-9", "ICW")
    assert [name.full for name in work.author] == ["Dewi Wirawan"]


def test_no_match_is_an_answer(query: Query) -> None:
    found = reading(REGISTRY, query, {"error": "Title match not found"}, 404)
    assert (found.outcome, found.found) == (Outcome.FOUND, ())


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(429, Outcome.UNAVAILABLE), (403, Outcome.REFUSED), (500, Outcome.UNAVAILABLE), (400, Outcome.UNAVAILABLE)],
)
def test_who_does_not_answer_knows_nothing(query: Query, status: int, outcome: Outcome) -> None:
    assert reading(REGISTRY, query, {"message": "no"}, status).outcome is outcome


@pytest.mark.parametrize("data", [None, 3, [None], [{"paperId": []}], [{"externalIds": 3}], {}])
def test_hostile_papers_have_no_record(query: Query, data: Any) -> None:
    assert reading(REGISTRY, query, {"data": data}).found == ()
