from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.evidence.registries.interface import Query, Reading, Told
from refcheck.evidence.registries.repositories import HANDLES, RECORDS
from refcheck.model.evidence import Outcome
from tests.evidence.registries.asking import PAPER, a_claim, a_handle, a_ledger, asked, reading

HANDLE = a_handle("20.500.77/88")
HERE = replace(PAPER, type="report", url="https://repository.islands.org/handle/20.500.77/88")
THERE = replace(PAPER, type="report", url="https://hdl.handle.net/20.500.77/88")
HOME = "https://repository.islands.org/"


def addresses(url: str) -> list[str]:
    """What is asked of the repository when a handle leads to an address."""
    known, one = a_ledger(), a_claim(0, THERE, HANDLE)
    known.tell("hdl.handle.net", HANDLE, Told(outcome=Outcome.FOUND, asked="x", word=url))
    return [query.request.url for query in asked(RECORDS, known, one)]


@pytest.fixture
def rest() -> Query:
    (found,) = asked(RECORDS, a_ledger(), a_claim(0, HERE, HANDLE))
    return found


@pytest.fixture
def oai() -> Query:
    old = replace(HERE, url=HOME + "xmlui/handle/20.500.77/88")
    (found,) = asked(RECORDS, a_ledger(), a_claim(0, old, HANDLE))
    return found


def test_a_repository_that_is_cited_is_asked_at_once(rest: Query) -> None:
    assert rest.request.url == HOME + "server/api/pid/find?id=hdl:20.500.77/88"
    assert asked(HANDLES, a_ledger(), a_claim(0, HERE, HANDLE)) == []


def test_where_a_handle_leads_is_asked_first() -> None:
    (query,) = asked(HANDLES, a_ledger(), a_claim(0, THERE, HANDLE))
    assert query.request.url == "https://hdl.handle.net/api/handles/20.500.77/88?type=URL"
    assert asked(RECORDS, a_ledger(), a_claim(0, THERE, HANDLE)) == []
    assert addresses(HOME + "items/5") == [HOME + "server/api/pid/find?id=hdl:20.500.77/88"]


@pytest.mark.parametrize("url", ["", "ftp://a.example/x", "javascript:alert(1)", "https://", "http://[::1"])
def test_a_handle_that_leads_to_no_web_page_leads_nowhere(url: str) -> None:
    assert addresses(url) == []


def test_a_password_in_an_address_is_not_sent_on() -> None:
    assert addresses("https://me:secret@repository.islands.org/x")[0].startswith(HOME)


def test_older_repositories_are_asked_by_oai_pmh(oai: Query) -> None:
    assert oai.request.url == (
        HOME + "oai/request?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:repository.islands.org:20.500.77/88"
    )


def test_nothing_is_asked_when_the_page_has_told_or_is_still_to_tell() -> None:
    one = a_claim(0, HERE, HANDLE)
    for known in (a_ledger(), a_ledger()):
        known.confirmed.add(one.id)
        assert asked(RECORDS, known, one) == []
    waiting = a_ledger()
    waiting.pending.add(one.id)
    assert asked(RECORDS, waiting, one) == []


def test_one_handle_of_a_reference_is_asked_about() -> None:
    assert len(asked(HANDLES, a_ledger(), a_claim(0, THERE, HANDLE, a_handle("20.500.77/99")))) == 1


def test_a_repository_that_is_down_keeps_nobody_from_being_searched() -> None:
    known, one = a_ledger(), a_claim(0, HERE, HANDLE)
    known.tell("repository", HANDLE, Told(outcome=Outcome.UNAVAILABLE, asked="x", reason="timeout"))
    assert known.wants_search("crossref", one)
    known.tell_search("crossref", one.id, Told(outcome=Outcome.UNAVAILABLE, asked="x", reason="timeout"))
    assert not known.wants_search("openalex", one)


@pytest.mark.parametrize(
    ("body", "status", "outcome", "word"),
    [
        (
            {"responseCode": 1, "values": [{"type": "URL", "data": {"value": HOME + "x"}}]},
            200,
            Outcome.FOUND,
            HOME + "x",
        ),
        ({"responseCode": 100, "handle": "20.500.77/88"}, 404, Outcome.FOUND, ""),
        ({"responseCode": 1, "values": [{"type": "EMAIL", "data": {"value": "a@b.example"}}]}, 200, Outcome.FOUND, ""),
        ("<h1>no</h1>", 200, Outcome.UNAVAILABLE, ""),
        ({}, 503, Outcome.UNAVAILABLE, ""),
    ],
)
def test_where_a_handle_leads_is_read(body: Any, status: int, outcome: Outcome, word: str) -> None:
    (query,) = asked(HANDLES, a_ledger(), a_claim(0, THERE, HANDLE))
    found = reading(HANDLES, query, body, status)
    assert (found.outcome, found.words.get(HANDLE, "")) == (outcome, word)


FIELDS = {
    "dc.title": ["State of the Camps"],
    "dc.contributor.author": ["Duarte, Inês", "Camp Watch"],
    "dc.date.issued": ["2021-03"],
    "dc.publisher": ["Highland Press"],
    "dc.identifier.uri": ["http://hdl.handle.net/20.500.77/88"],
    "dc.identifier.doi": ["https://doi.org/10.7001/ABC"],
    "dc.identifier.isbn": ["978-0-306-40615-7"],
    "dc.type": ["Report"],
}


def shape(older: bool) -> Any:
    if older:
        return [{"key": name, "value": value} for name, values in FIELDS.items() for value in values]
    return {name: [{"value": value, "place": 0} for value in values] for name, values in FIELDS.items()}


def the_record(found: Reading) -> dict[str, Any]:
    work = found.records[HANDLE].work
    names = [name.full for name in work.author]
    return {"title": work.title, "author": names, "issued": str(work.issued), "doi": work.doi, "isbn": work.isbn}


@pytest.mark.parametrize("older", [False, True])
def test_metadata_are_read_in_both_shapes(rest: Query, older: bool) -> None:
    found = reading(RECORDS, rest, {"type": "item", "metadata": shape(older)})
    assert the_record(found) == {
        "title": "State of the Camps",
        "author": ["Inês Duarte", "Camp Watch"],
        "issued": "2021-03",
        "doi": "10.7001/abc",
        "isbn": ("9780306406157",),
    }
    assert found.records[HANDLE].work.type == "report"


def test_a_collection_is_not_the_work(rest: Query) -> None:
    found = reading(RECORDS, rest, {"type": "collection", "metadata": shape(older=False)})
    assert (found.outcome, found.reason) == (Outcome.SKIPPED, "no-item")


def test_what_the_repository_does_not_know_is_an_answer(rest: Query) -> None:
    found = reading(RECORDS, rest, {"status": 404, "error": "Not Found"}, 404)
    assert (found.outcome, dict(found.records)) == (Outcome.FOUND, {})


@pytest.mark.parametrize("status", [200, 404])
def test_a_page_in_place_of_an_interface_says_nothing(rest: Query, oai: Query, status: int) -> None:
    for query in (rest, oai):
        found = reading(RECORDS, query, "<!doctype html><title>Home</title>", status)
        assert (found.outcome, found.reason) == (Outcome.SKIPPED, "no-interface")


@pytest.mark.parametrize("metadata", [None, 3, {}, {"dc.title": [None, 3, {"value": []}]}, [{"key": [], "value": "x"}]])
def test_metadata_without_a_title_say_nothing(rest: Query, metadata: Any) -> None:
    found = reading(RECORDS, rest, {"metadata": metadata})
    assert (found.outcome, found.reason) == (Outcome.SKIPPED, "no-title")


def oai_pmh(inner: str) -> str:
    return f'<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">{inner}</OAI-PMH>'


def test_dublin_core_is_read(oai: Query) -> None:
    inner = (
        "<GetRecord><record><header><identifier>oai:x:10.1/9</identifier></header><metadata>"
        '<oai_dc:dc xmlns:oai_dc="o" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>State of the Camps</dc:title>'
        "<dc:creator>Duarte, Inês</dc:creator><dc:date>2022-01-05T10:00:00Z</dc:date><dc:date>2021</dc:date>"
        "<dc:identifier>doi:10.7001/abc</dc:identifier></oai_dc:dc></metadata></record></GetRecord>"
    )
    assert the_record(reading(RECORDS, oai, oai_pmh(inner))) == {
        "title": "State of the Camps",
        "author": ["Inês Duarte"],
        "issued": "2021",
        "doi": "10.7001/abc",
        "isbn": (),
    }


@pytest.mark.parametrize(
    ("code", "outcome"), [("idDoesNotExist", Outcome.FOUND), ("cannotDisseminateFormat", Outcome.SKIPPED)]
)
def test_an_error_has_status_200(oai: Query, code: str, outcome: Outcome) -> None:
    found = reading(RECORDS, oai, oai_pmh(f'<error code="{code}">no</error>'))
    assert (found.outcome, found.reason, dict(found.records)) == (outcome, code, {})


def test_entities_are_not_expanded(oai: Query) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + oai_pmh("<dc>&b;</dc>")
    assert dict(reading(RECORDS, oai, bomb).records) == {}
