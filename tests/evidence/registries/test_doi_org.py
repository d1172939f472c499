from __future__ import annotations

import pytest

from refcheck.evidence.registries.doi_org import AGENCY, RECORDS
from refcheck.fetch.exchange import Failure
from refcheck.model.evidence import Outcome, RequestKind
from refcheck.model.work import Name

from .conftest import agency, claim, identifier, ledger, nothing, planned, query, read, urls

BATCH = query(AGENCY, "https://doi.org/doiRA/10.7001/a,10.7002/b", "doi:10.7001/a", "doi:10.7002/b")
ALONE = query(AGENCY, "https://doi.org/api/handles/10.7001/a,b?type=URL", "doi:10.7001/a,b")
RECORD = query(RECORDS, "https://doi.org/10.7003/c", "doi:10.7003/c")


def test_all_dois_go_in_one_request() -> None:
    asked = planned(AGENCY, ledger(), claim("a", "doi:10.7001/a"), claim("b", "doi:10.7002/b", "doi:10.7001/a"))
    assert urls(asked) == [BATCH.request.url]
    assert asked[0].request.kind is RequestKind.IDENTIFIER


def test_a_comma_parts_dois_so_that_one_with_a_comma_is_asked_elsewhere() -> None:
    asked = planned(AGENCY, ledger(), claim("a", "doi:10.7001/a,b", "doi:10.7001/c"))
    assert urls(asked) == [
        "https://doi.org/doiRA/10.7001/c",
        "https://doi.org/api/handles/10.7001/a%2Cb?type=URL",
    ]


def test_no_request_is_longer_than_servers_take() -> None:
    names = [f"doi:10.7001/{'x' * 200}{number}" for number in range(100)]
    claims = [claim(str(number), name) for number, name in enumerate(names)]
    asked = planned(AGENCY, ledger(), *claims)
    assert all(len(url) < 3_200 for url in urls(asked))
    assert sum(len(one.identifiers) for one in asked) == 100


def test_what_was_said_or_is_being_asked_is_not_asked_again() -> None:
    known = ledger(doi_org={"doi:10.7001/a": agency("Crossref")})
    known.ask("doi.org", [identifier("doi:10.7002/b")], None)
    assert planned(AGENCY, known, claim("a", "doi:10.7001/a", "doi:10.7002/b")) == []


def test_nothing_is_asked_about_other_identifiers() -> None:
    assert planned(AGENCY, ledger(), claim("a", "isbn:9780306406157", "arxiv:1801.00001")) == []


def test_an_agency_and_one_that_does_not_exist() -> None:
    rows = [{"DOI": "10.7001/A", "RA": "Crossref"}, {"DOI": "10.7002/b", "status": "DOI does not exist"}]
    reading = read(AGENCY, BATCH, rows)
    assert reading.outcome is Outcome.FOUND
    assert reading.words == {identifier("doi:10.7001/a"): "Crossref"}
    assert reading.again == ()


@pytest.mark.parametrize("row", [{"DOI": "10.7002/b", "status": "Unknown"}, {"DOI": "10.7002/b"}, {}, "x", None, 3])
def test_what_it_does_not_tell_is_asked_of_the_handle_system(row: object) -> None:
    reading = read(AGENCY, BATCH, [{"DOI": "10.7001/a", "RA": "Crossref"}, row])
    assert reading.again == (identifier("doi:10.7002/b"),)
    known = ledger()
    known.ask_again("doi.org", reading.again, alone=True)
    assert urls(planned(AGENCY, known, claim("a", "doi:10.7002/b"))) == [
        "https://doi.org/api/handles/10.7002/b?type=URL"
    ]


@pytest.mark.parametrize(("code", "word"), [(1, "registered"), (100, None)])
def test_the_handle_system_says_whether_a_doi_exists(code: int, word: str | None) -> None:
    reading = read(AGENCY, ALONE, {"responseCode": code, "handle": "10.7001/a,b"}, 200 if code == 1 else 404)
    assert reading.outcome is Outcome.FOUND
    assert reading.words.get(identifier("doi:10.7001/a,b")) == word
    assert reading.again == ()


@pytest.mark.parametrize("body", ["<html>no</html>", "{", {}, {"responseCode": 2}, {"responseCode": "1"}, []])
def test_what_the_handle_system_does_not_tell_is_not_known(body: object) -> None:
    assert read(AGENCY, ALONE, body).outcome is Outcome.UNAVAILABLE


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (429, "", "too-many-requests"),
        (503, "<html>", "status-503"),
        (200, "<html>Just a moment...</html>", "status-200"),
        (200, '[{"DOI": "10.70', "status-200"),
        (404, "not here", "status-404"),
    ],
)
def test_what_is_no_answer_says_nothing_of_a_doi(status: int, body: str, reason: str) -> None:
    reading = read(AGENCY, BATCH, body, status)
    assert (reading.outcome, reading.reason) == (Outcome.UNAVAILABLE, reason)


def test_a_refusal_and_a_failure_are_kept_apart() -> None:
    assert read(AGENCY, BATCH, "", 403).outcome is Outcome.REFUSED
    failed = read(AGENCY, BATCH, "", None, failure=Failure.TIMEOUT)  # type: ignore[arg-type]
    assert (failed.outcome, failed.reason) == (Outcome.UNAVAILABLE, "timeout")


def test_records_of_the_smaller_agencies_are_asked_one_by_one() -> None:
    said = {
        "doi:10.7003/c": agency("mEDRA"),
        "doi:10.7001/a": agency("Crossref"),
        "doi:10.7002/b": agency("DataCite"),
        "doi:10.7004/d": nothing(),
        "doi:10.7005/e": agency("registered"),
    }
    (asked,) = planned(RECORDS, ledger(doi_org=said), claim("a", *said))
    assert asked.request.url == RECORD.request.url
    assert dict(asked.request.headers) == {"Accept": "application/vnd.citationstyles.csl+json"}


def test_a_record_is_csl() -> None:
    body = {
        "type": "article-journal",
        "title": "Il lavoro <i>stagionale</i> &amp; le coste",
        "author": [{"family": "Conti", "given": "Ada"}, {"family": "VoÃŸ", "given": "H"}],
        "issued": {"date-parts": [[2007, 3]]},
        "DOI": "10.7003/c",
    }
    record = read(RECORDS, RECORD, body).records[identifier("doi:10.7003/c")]
    assert record.work.title == "Il lavoro stagionale & le coste"
    assert record.work.author == (Name(family="Conti", given="Ada"), Name(family="Voß", given="H"))
    assert record.work.year == 2007


@pytest.mark.parametrize("body", ["<html>a page</html>", {}, {"title": ""}, []])
def test_an_agency_that_gives_a_page_has_told_nothing(body: object) -> None:
    reading = read(RECORDS, RECORD, body)
    assert (reading.outcome, reading.reason) == (Outcome.UNAVAILABLE, "no-record")
