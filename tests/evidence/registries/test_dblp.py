from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.evidence.registries import dblp
from refcheck.evidence.registries.interface import Query, Record, Told
from refcheck.fetch.exchange import Failure, Response
from refcheck.model.evidence import Outcome
from refcheck.model.work import Work
from refcheck.text.identifiers import Identifier, IdentifierKind
from tests.evidence.registries.asking import PAPER, a_claim, a_ledger, asked, reading, searched

REGISTRY = dblp.REGISTRY


@pytest.fixture
def query() -> Query:
    (found,) = asked(REGISTRY, searched(a_ledger(), a_claim()), a_claim())
    return found


def told(**info: Any) -> Any:
    info = {"key": "conf/x/7", "title": "A Title.", "year": "2018", "type": "Conference and Workshop Papers", **info}
    return {"result": {"hits": {"@total": "1", "hit": [{"info": info}]}}}


def test_the_title_alone_is_sent(query: Query) -> None:
    assert query.request.url == (
        "https://dblp.org/search/publ/api?q=Ferry+Timetables+as+Graphs+A+Re+ordering+of+Ports&format=json&h=5"
    )


def test_it_is_asked_after_the_others(query: Query) -> None:
    assert query.claim == "claim0"
    assert asked(REGISTRY, a_ledger(), a_claim()) == []


@pytest.mark.parametrize(
    ("work", "is_asked"),
    [
        (replace(PAPER, type="article-journal", container_title="IEEE Transactions on Ports"), True),
        (replace(PAPER, type="article-journal", container_title="Journal of Computational Seas"), True),
        (replace(PAPER, type="article-journal", container_title="Journal of Island Labour"), False),
        (replace(PAPER, type="book"), False),
    ],
)
def test_only_computer_science_is_searched_for(work: Work, is_asked: bool) -> None:
    one = a_claim(0, work)
    assert bool(asked(REGISTRY, searched(a_ledger(), one), one)) is is_asked


@pytest.mark.parametrize(
    ("fields", "is_asked"),
    [
        ({}, True),
        ({"container_title": "arXiv preprint arXiv:1801.00001"}, False),
        ({"container_title": ""}, False),
        ({"type": "article-journal", "container_title": "Journal of Island Labour"}, False),
        ({"doi": "10.7001/a"}, False),
    ],
)
def test_a_paper_whose_preprint_is_known_by_the_doi_that_it_gives_is_looked_for_in_its_conference(
    fields: dict[str, Any], is_asked: bool
) -> None:
    number = Identifier(IdentifierKind.ARXIV, "1801.00001")
    own = {"type": "paper-conference", "container_title": "Conference on Ports", "doi": "10.48550/arXiv.1801.00001"}
    work = replace(PAPER, **own | fields)
    preprint = replace(PAPER, type="article", container_title="arXiv", doi="10.48550/arxiv.1801.00001")
    claim, known = a_claim(0, work, number), a_ledger()
    assert asked(REGISTRY, known, claim) == []
    record = Record(work=preprint, identifier=number)
    known.tell("arxiv", number, Told(outcome=Outcome.FOUND, asked="x", records=(record,)))
    assert bool(asked(REGISTRY, known, claim)) is is_asked
    assert not (is_asked and known.wants_search("openalex", claim))


def test_it_is_searched_a_few_times_in_a_run() -> None:
    claims = [a_claim(number) for number in range(30)]
    known = searched(a_ledger(), *claims)
    found = []
    for one in claims:
        for query in asked(REGISTRY, known, one):
            known.ask(query.registry, query.identifiers, query.claim)
            found.append(query)
    assert len(found) == dblp.MOST


def test_semantic_scholar_stands_in_for_it() -> None:
    assert asked(REGISTRY, searched(a_ledger(semantic_scholar_key="k"), a_claim()), a_claim()) == []


def test_numbers_of_namesakes_and_the_full_stop_are_no_part_of_the_record(query: Query) -> None:
    authors = {"author": [{"@pid": "1", "text": "Dewi Wirawan 0003"}, {"@pid": "2", "text": "Karl Lindqvist"}]}
    body = told(title="Ports &amp; Graphs.", authors=authors, doi="10.7001/ABC", venue=["ICW", "LNCS"], pages="1-9")
    (record,) = reading(REGISTRY, query, body).found
    assert record.work.title == "Ports & Graphs"
    assert [name.full for name in record.work.author] == ["Dewi Wirawan", "Karl Lindqvist"]
    assert (record.work.doi, record.work.container_title, record.work.year) == ("10.7001/abc", "ICW", 2018)
    assert (record.identifier.kind, record.url) == ("doi", "https://dblp.org/rec/conf/x/7")


def test_one_author_alone_is_no_list(query: Query) -> None:
    (record,) = reading(REGISTRY, query, told(authors={"author": {"text": "Dewi Wirawan"}})).found
    assert [name.full for name in record.work.author] == ["Dewi Wirawan"]
    assert (record.identifier.kind, record.identifier.value) == ("dblp", "conf/x/7")


def test_no_hits_are_an_answer(query: Query) -> None:
    found = reading(REGISTRY, query, {"result": {"hits": {"@total": "0"}}})
    assert (found.outcome, found.found) == (Outcome.FOUND, ())


@pytest.mark.parametrize("body", ["<h1>Too Many</h1>", "[]", {"result": []}, {"result": {"hits": 3}}])
def test_what_is_no_answer_is_unavailable(query: Query, body: Any) -> None:
    assert reading(REGISTRY, query, body).outcome is Outcome.UNAVAILABLE
    assert reading(REGISTRY, query, body, 429).reason == "too-many-requests"


@pytest.mark.parametrize("hit", [None, 3, [], [None], [{"info": 3}], [{"info": {"key": {}, "title": []}}]])
def test_hostile_hits_have_no_record(query: Query, hit: Any) -> None:
    assert reading(REGISTRY, query, {"result": {"hits": {"hit": hit}}}).found == ()


def test_it_did_not_answer(query: Query) -> None:
    found = REGISTRY.read(query, Response(request=query.request, failure=Failure.TIMEOUT))
    assert (found.outcome, found.reason) == (Outcome.UNAVAILABLE, "timeout")
