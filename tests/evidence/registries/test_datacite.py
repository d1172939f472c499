from __future__ import annotations

from typing import Any

import pytest

from refcheck.evidence.registries.datacite import REGISTRY
from refcheck.evidence.registries.interface import Record
from refcheck.model.evidence import NoticeKind, Outcome
from refcheck.model.work import Name, PartialDate

from .conftest import agency, claim, has, identifier, ledger, nothing, planned, query, read, urls

BATCH = query(REGISTRY, "https://api.datacite.org/dois?ids=10.7002/a,10.7002/b", "doi:10.7002/a", "doi:10.7002/b")
ONE = query(REGISTRY, "https://api.datacite.org/dois/10.7002%2Fa", "doi:10.7002/a")


def record(**attributes: Any) -> Record:
    attributes = {"doi": "10.7002/A", "titles": [{"title": "Tide Tables of the Strait"}], **attributes}
    return read(REGISTRY, BATCH, {"data": [{"attributes": attributes}]}).records[identifier("doi:10.7002/a")]


def test_its_own_dois_go_in_one_request() -> None:
    known = ledger(doi_org={"doi:10.7002/a": agency("DataCite"), "doi:10.7001/b": agency("Crossref")})
    assert urls(planned(REGISTRY, known, claim("a", "doi:10.7002/a", "doi:10.7001/b"))) == [
        "https://api.datacite.org/dois?ids=10.7002/a&page[size]=1"
    ]


def test_it_is_asked_about_a_disowned_doi_when_crossref_does_not_know_it_either() -> None:
    disowned = {"doi:10.7002/a": nothing()}
    assert planned(REGISTRY, ledger(doi_org=disowned), claim("a", "doi:10.7002/a")) == []
    known = ledger(doi_org=disowned, crossref={"doi:10.7002/a": nothing()})
    assert len(planned(REGISTRY, known, claim("a", "doi:10.7002/a"))) == 1
    found = ledger(doi_org=disowned, crossref={"doi:10.7002/a": has(name="doi:10.7002/a")})
    assert planned(REGISTRY, found, claim("a", "doi:10.7002/a")) == []


def test_found_and_absent() -> None:
    reading = read(REGISTRY, BATCH, {"data": [{"attributes": {"doi": "10.7002/A", "titles": [{"title": "T"}]}}]})
    assert reading.outcome is Outcome.FOUND
    assert [one.value for one in reading.records] == ["10.7002/a"]
    assert read(REGISTRY, ONE, {"errors": [{"status": "404"}]}, 404).outcome is Outcome.FOUND


def test_a_batch_is_never_absent_as_a_whole() -> None:
    assert read(REGISTRY, BATCH, "", 404).outcome is Outcome.UNAVAILABLE
    assert read(REGISTRY, BATCH, {"errors": []}, 400).again == BATCH.identifiers
    assert read(REGISTRY, ONE, {"errors": []}, 400).outcome is Outcome.UNAVAILABLE


@pytest.mark.parametrize("body", ["<html>", '{"data": [', {}, [], {"data": None}, {"data": "x"}])
@pytest.mark.parametrize("asked", [BATCH, ONE])
def test_what_is_no_answer_says_nothing(asked: Any, body: object) -> None:
    assert read(REGISTRY, asked, body).outcome is Outcome.UNAVAILABLE


def test_titles_by_their_kind() -> None:
    titles = [
        {"title": "Gezeitentafeln", "titleType": "TranslatedTitle"},
        {"title": "Tide Tables"},
        {"title": "Volume One", "titleType": "Subtitle"},
    ]
    work = record(titles=titles).work
    assert (work.title, work.subtitle, work.extra["other-title"]) == (
        "Tide Tables: Volume One",
        "Volume One",
        "Gezeitentafeln",
    )
    assert record(titles=[]).work.title == ""


def test_creators_in_parts_as_one_text_and_as_institutions() -> None:
    creators = [
        {"name": "Wirawan, Dewi", "givenName": "Dewi", "familyName": "Wirawan", "nameType": "Personal"},
        {"name": "Lindqvist, Karl"},
        {"name": "Institute of Tides, Harbour Division", "nameType": "Organizational"},
        {"name": None},
        7,
    ]
    assert record(creators=creators).work.author == (
        Name(family="Wirawan", given="Dewi"),
        Name(family="Lindqvist", given="Karl"),
        Name(literal="Institute of Tides, Harbour Division"),
    )


@pytest.mark.parametrize("publisher", ["Tide Press", {"name": "Tide Press"}])
def test_the_publisher_is_a_text_or_an_object(publisher: object) -> None:
    assert record(publisher=publisher).work.publisher == "Tide Press"


def test_what_else_is_said() -> None:
    work = record(
        publicationYear=2019,
        types={"resourceTypeGeneral": "Dataset"},
        dates=[{"date": "2018-12-03", "dateType": "Issued"}, {"date": "soon", "dateType": "Submitted"}],
        container={"title": "Tides", "volume": "4", "firstPage": "3", "lastPage": "9"},
    ).work
    assert (work.type, work.issued, work.container_title, work.volume, work.page) == (
        "dataset",
        PartialDate(year=2019),
        "Tides",
        "4",
        "3-9",
    )
    assert work.extra == {"published-online": "2018-12-03"}


@pytest.mark.parametrize("relation", ["IsObsoletedBy", "IsPreviousVersionOf"])
def test_a_version_that_another_one_replaces_is_not_withdrawn(relation: str) -> None:
    related = [{"relatedIdentifier": "10.7002/a2", "relationType": relation}]
    assert [one.kind for one in record(relatedIdentifiers=related).notices] == [NoticeKind.NEW_VERSION]
    itself = [{"relatedIdentifier": "10.7002/a", "relationType": relation}]
    assert record(relatedIdentifiers=itself).notices == ()


def test_texts_where_lists_and_objects_are_usual() -> None:
    work = record(titles="Tide Tables", creators="Wirawan, Dewi", dates="2018", relatedIdentifiers="10.7002/b").work
    assert (work.title, work.author, work.extra) == ("Tide Tables", (Name(family="Wirawan", given="Dewi"),), {})
    work = record(titles=["Tide Tables", None], creators=["Wirawan, Dewi", {"name": "Lindqvist, Karl"}]).work
    assert (work.title, [name.family for name in work.author]) == ("Tide Tables", ["Wirawan", "Lindqvist"])
    work = record(titles=None, creators=None, container=[], types="Text", publisher=None, publicationYear=None).work
    assert (work.title, work.author, work.type, work.publisher, work.issued) == ("", (), "document", "", None)


@pytest.mark.parametrize("relation", ["IsVersionOf", "HasVersion", "IsNewVersionOf", "IsPartOf", "IsIdenticalTo"])
def test_other_relations_say_nothing_of_a_work(relation: str) -> None:
    assert record(relatedIdentifiers=[{"relatedIdentifier": "10.7002/b", "relationType": relation}]).notices == ()
