from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.config import NetworkConfig
from refcheck.evidence.registries.interface import Record
from refcheck.evidence.registries.pubmed import REGISTRY
from refcheck.model.evidence import NoticeKind, Outcome
from refcheck.model.work import Name

from .conftest import claim, identifier, ledger, planned, query, read, urls

SUMMARY = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi"
BATCH = query(REGISTRY, f"{SUMMARY}?db=pubmed&id=31,32", "pmid:31", "pmid:32")
ROW = {"title": "Fevers of the Strait.", "pubdate": "2018 Mar 4", "fulljournalname": "Journal of Fevers"}


def record(**fields: Any) -> Record:
    return read(REGISTRY, BATCH, {"result": {"uids": ["31"], "31": {**ROW, **fields}}}).records[identifier("pmid:31")]


def test_numbers_go_in_one_request_for_each_database() -> None:
    asked = planned(REGISTRY, ledger(), claim("a", "pmid:31", "pmcid:PMC77"), claim("b", "pmid:32"))
    assert urls(asked) == [
        f"{SUMMARY}?db=pubmed&id=31,32&retmode=json&tool=refcheck",
        f"{SUMMARY}?db=pmc&id=77&retmode=json&tool=refcheck",
    ]


def test_a_mail_address_is_sent_when_it_was_given() -> None:
    known = ledger()
    known.config = replace(known.config, network=NetworkConfig(mailto="a+b@example.org"))
    (asked,) = planned(REGISTRY, known, claim("a", "pmid:31"))
    assert asked.request.url.endswith("&email=a%2Bb%40example.org")
    assert "email" not in known.address("pubmed", identifier("pmid:31"))


def test_found_and_absent() -> None:
    rows = {"uids": ["31", "32"], "31": ROW, "32": {"uid": "32", "error": "cannot get document summary"}}
    reading = read(REGISTRY, BATCH, {"result": rows})
    assert reading.outcome is Outcome.FOUND
    assert [one.value for one in reading.records] == ["31"]


def test_a_summary() -> None:
    people = [{"name": "Wirawan D"}, {"name": "van der Berg KL"}, {"name": "Fever Study Group"}, {"name": ""}, None]
    ids = [{"idtype": "doi", "value": "10.7001/F"}, {"idtype": "pubmed", "value": "31"}]
    work = record(authors=people, articleids=ids, epubdate="2017 Dec 30", volume="3", pages="1-9").work
    assert (work.title, work.year, work.doi, work.volume, work.page) == (
        "Fevers of the Strait",
        2018,
        "10.7001/f",
        "3",
        "1-9",
    )
    assert work.author == (
        Name(family="Wirawan", given="D."),
        Name(family="van der Berg", given="K. L."),
        Name(literal="Fever Study Group"),
    )
    assert work.extra["published-online"] == "2017"


def test_a_title_in_brackets_is_a_translation() -> None:
    assert record(title="[Fevers of the strait].").work.title == "Fevers of the strait"


def test_a_retracted_publication_is_of_that_type() -> None:
    (notice,) = record(pubtype=["Journal Article", "Retracted Publication"]).notices
    assert notice.kind is NoticeKind.RETRACTION
    assert record(pubtype=["Retraction of Publication"]).notices == ()


@pytest.mark.parametrize("body", ["<html>", "{", {}, {"result": []}, {"result": {}}, {"error": "API rate limit"}, []])
def test_what_is_no_answer_says_nothing(body: object) -> None:
    assert read(REGISTRY, BATCH, body).outcome is Outcome.UNAVAILABLE
    assert read(REGISTRY, BATCH, body, 429).reason == "too-many-requests"


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ({"name": "Wirawan D Jr"}, Name(family="Wirawan", given="D.", suffix="Jr")),
        ({"name": "de la Cruz MA 3rd"}, Name(family="de la Cruz", given="M. A.", suffix="3rd")),
        ({"name": "Fever Study Group B", "authtype": "CollectiveName"}, Name(literal="Fever Study Group B")),
        ({"name": "Wirawan 3rd"}, Name(literal="Wirawan 3rd")),
        ({"name": "Suharto"}, Name(literal="Suharto")),
    ],
)
def test_suffixes_and_collectives(person: dict[str, str], name: Name) -> None:
    assert record(authors=[person]).work.author == (name,)


def test_a_title_of_its_own_language_alone() -> None:
    own = {"vernaculartitle": "Fieber an der Meerenge."}
    assert record(title="[Not Available].", **own).work.title == "Fieber an der Meerenge"
    assert record(title="", **own).work.title == "Fieber an der Meerenge"
    both = record(title="[Fevers of the strait].", **own).work
    assert (both.title, both.extra["other-title"]) == ("Fevers of the strait", "Fieber an der Meerenge")
    assert (
        read(REGISTRY, BATCH, {"result": {"uids": ["31"], "31": {"title": "", "vernaculartitle": None}}}).records == {}
    )


@pytest.mark.parametrize("date", ["2018 Winter", "2018 Dec-2019 Jan", "2018", "2018 Mar-Apr"])
def test_dates_in_words(date: str) -> None:
    assert record(pubdate=date, epubdate="").work.year == 2018
    assert record(pubdate="").work.issued is None
