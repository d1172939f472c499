from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from refcheck.exports.zotero_items import ITEM_TYPES, zotero_item
from refcheck.formats.mapping import TYPES
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from tests.formats.hostile import references

# The item types of Zotero's schema with their own fields, as far as they are filled here.
EVERYWHERE = [
    "itemType",
    "id",
    "creators",
    "tags",
    "extra",
    "attachments",
    "notes",
    "shortTitle",
    "language",
    "url",
    "accessDate",
    "abstractNote",
]
FIELDS = {
    "journalArticle": "title publicationTitle volume issue pages date series journalAbbreviation DOI ISSN",
    "magazineArticle": "title publicationTitle volume issue pages date ISSN",
    "newspaperArticle": "title publicationTitle place edition pages date ISSN",
    "book": "title series seriesNumber volume numberOfVolumes edition place publisher date numPages ISBN",
    "bookSection": "title bookTitle series seriesNumber volume numberOfVolumes edition place publisher date pages ISBN",
    "conferencePaper": "title date proceedingsTitle conferenceName place publisher volume pages series DOI ISBN",
    "encyclopediaArticle": "title encyclopediaTitle series seriesNumber volume numberOfVolumes edition place publisher date pages ISBN",
    "thesis": "title thesisType university place date numPages",
    "report": "title reportNumber reportType seriesTitle place institution date pages",
    "webpage": "title websiteTitle websiteType date",
    "blogPost": "title blogTitle websiteType date",
    "document": "title publisher date",
    "manuscript": "title manuscriptType place date numPages",
    "preprint": "title genre repository archiveID place date series DOI",
    "dataset": "title identifier type versionNumber date repository repositoryLocation DOI",
    "computerProgram": "title seriesTitle versionNumber date place company ISBN",
    "standard": "title number type versionNumber date publisher place DOI",
    "patent": "title place assignee patentNumber issueDate pages",
    "presentation": "title presentationType date place meetingName",
    "statute": "nameOfAct code codeNumber publicLawNumber dateEnacted pages",
    "case": "caseName court dateDecided docketNumber reporter reporterVolume firstPage",
    "bill": "title billNumber code codeVolume codePages date",
    "interview": "title date interviewMedium",
    "letter": "title letterType date",
    "film": "title distributor date genre",
    "map": "title mapType seriesTitle edition place publisher date ISBN",
    "hearing": "title committee place publisher documentNumber pages date",
    "podcast": "title seriesTitle episodeNumber date",
    "audioRecording": "title seriesTitle volume place label date ISBN",
    "artwork": "title artworkMedium artworkSize date",
    "forumPost": "title forumTitle postType date",
}
CREATORS = {
    "author", "editor", "translator", "contributor", "interviewee", "inventor", "programmer", "presenter", "director",
    "cartographer", "sponsor", "podcaster", "performer", "artist",
}  # fmt: skip


def item(**fields: Any) -> dict[str, Any]:
    return zotero_item(Work(**fields), key="a1")


def test_every_type_has_an_item_type() -> None:
    assert {row.csl for row in TYPES} == set(ITEM_TYPES)


@pytest.mark.parametrize("csl", ITEM_TYPES)
def test_only_fields_that_the_item_type_has_are_filled(csl: str) -> None:
    full = dict.fromkeys(("title", "title_short", "container_title", "collection_title", "collection_number", "event_title", "publisher", "publisher_place", "edition", "volume", "issue", "page", "number", "genre", "language", "doi", "url", "eprint", "abstract"), "x")  # fmt: skip
    found = item(
        type=csl,
        isbn=("9781464811067",),
        issn=("1234-5678",),
        issued=PartialDate(year=2016),
        author=(Name(family="Roe"),),
        editor=(Name(family="Poe"),),
        translator=(Name(family="Doe"),),
        **full,
    )
    allowed = {*EVERYWHERE, *FIELDS[found["itemType"]].split()}
    assert set(found) <= allowed
    assert {creator["creatorType"] for creator in found["creators"]} <= CREATORS
    assert len(found["creators"]) == 3
    # What has no field is in Extra, so that every value is there.
    told = json.dumps(found)
    assert told.count("9781464811067") == told.count("1234-5678") == 1


def test_names_dates_tags_and_notes() -> None:
    found = item(
        type="book",
        title="A",
        author=(Name(family="King", given="Martin", suffix="Jr."), Name(literal="World Bank"), Name(given="Madonna")),
        issued=PartialDate(year=2016, month=5),
        accessed=PartialDate(year=2026, month=11, day=23),
        keyword="a; b, c",
        note="forthcoming",
        extra={"pagetotal": "320", "origdate": "1990", "file": "a.pdf"},
    )
    assert found["creators"] == [
        {"creatorType": "author", "lastName": "King", "firstName": "Martin, Jr."},
        {"creatorType": "author", "lastName": "World Bank", "fieldMode": 1},
        {"creatorType": "author", "lastName": "Madonna", "fieldMode": 1},
    ]
    assert (found["date"], found["accessDate"], found["numPages"]) == ("2016-05", "2026-11-23", "320")
    assert found["tags"] == [{"tag": "a"}, {"tag": "b"}, {"tag": "c"}]
    assert found["extra"].split("\n") == ["Citation Key: a1", "original-date: 1990", "forthcoming"]


def test_a_year_of_access_is_no_day() -> None:
    assert "accessDate" not in item(accessed=PartialDate(year=2026))


def test_what_zotero_has_no_type_for_says_so() -> None:
    assert "type: treaty" in item(type="treaty", title="A")["extra"]
    assert "type: performance" in item(type="performance", title="A")["extra"]


def test_a_number_of_arxiv_is_called_so() -> None:
    assert item(type="article", eprint="1706.03762", eprint_type="arxiv")["archiveID"] == "arXiv:1706.03762"


@given(references())
def test_whatever_it_holds_an_item_is_json(reference: Reference) -> None:
    found = zotero_item(reference.work, key=reference.key)
    assert json.loads(json.dumps(found, ensure_ascii=False).encode()) == found
    assert all(set(creator) <= {"creatorType", "lastName", "firstName", "fieldMode"} for creator in found["creators"])
