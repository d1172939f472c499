"""What Zotero's importers would take for something else, or put nowhere, and what comes back of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from refcheck.exports import export
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.incoming import parse_records
from tests.factories import make_reference

EDITOR = (Name(family="Carr", given="Lu", particle="van den", suffix="Jr."), Name(literal="Rope Bureau"))


def item(**work: Any) -> dict[str, Any]:
    text = export([make_reference(key="a", work=Work(title="Knots", **work))], "csl-json-zotero")
    found: dict[str, Any] = json.loads(text)[0]
    return found


def back(name: str, **work: Any) -> Work:
    text = export([make_reference(key="a", work=Work(title="Knots", **work))], name)
    library = parse_records(text, path="a", format=name.removesuffix("-zotero"))
    assert [reference.problem for reference in library.references] == [None]
    return library.references[0].work


def test_editors_that_a_type_has_not_are_lines_of_extra() -> None:
    written = item(type="dataset", author=(Name(family="Abe"),), editor=EDITOR)
    assert ("editor" in written, written["note"]) == (False, "editor: van den Carr || Lu, Jr.\neditor: Rope Bureau")
    assert "editor" in item(type="chapter", editor=EDITOR)


def test_they_come_back_as_editors() -> None:
    work = back("csl-json-zotero", type="dataset", editor=EDITOR, note="A remark.")
    assert (work.editor, work.note) == (EDITOR, "A remark.")


@pytest.mark.parametrize("note", ["editor: Carr || Lu || Jr.", "Editors: Carr || Lu", "The editor: Carr"])
def test_other_words_in_a_note_are_no_editor(note: str) -> None:
    work = back("csl-json", type="dataset", note=note)
    assert (work.editor, work.note) == ((), note)


def test_a_bill_keeps_its_house_and_is_no_hearing() -> None:
    written = item(type="bill", publisher="House of Knots", publisher_place="Port City")
    assert ("publisher" in written, written["authority"]) == (False, "House of Knots")
    assert written["note"] == "publisher-place: Port City"
    for name in ("csl-json-zotero", "endnote-xml", "ris"):
        work = back(name, type="bill", publisher="House of Knots", publisher_place="Port City")
        assert (work.publisher, work.publisher_place, work.collection_title) == ("House of Knots", "Port City", "")


def test_a_treaty_is_a_document_there_that_tells_all_of_it() -> None:
    written = item(type="treaty", container_title="Treaties of the Sea", volume="3000", page="115", number="54133")
    assert written["note"].split("\n") == [
        "type: treaty",
        "container-title: Treaties of the Sea",
        "number: 54133",
        "page: 115",
        "volume: 3000",
    ]
    work = back("csl-json-zotero", type="treaty", container_title="Treaties of the Sea", volume="3000")
    assert (work.type, work.container_title, work.note) == ("treaty", "Treaties of the Sea", "")


def test_the_genre_of_a_film_made_somewhere_is_a_line() -> None:
    film = {"type": "motion_picture", "genre": "Documentary", "publisher": "Dock Films"}
    assert "genre: Documentary" in item(**film, publisher_place="Port City")["note"]
    assert "note" not in item(**film)


@pytest.mark.parametrize("name", ["ris", "endnote-xml"])
@pytest.mark.parametrize("kind", ["paper-conference", "book", "report"])
def test_an_issn_beside_an_isbn_comes_back(name: str, kind: str) -> None:
    number = {"number": "DOCK-3"} if kind == "report" else {}
    work = back(name, type=kind, isbn=("9781861972712",), issn=("1049-5258",), **number)
    assert work.issn == ("1049-5258",)
    assert not {"ris-m2", "ris-sn"} & set(work.extra)


def test_a_number_of_pubmed_stays_one_beside_the_name_of_another_database() -> None:
    work = back("endnote-xml", type="article-journal", pmid="15000001", extra={"database": "Ropebase"})
    assert (work.pmid, work.extra["database"]) == ("15000001", "Ropebase")


def test_the_pages_of_a_case_stand_in_one_tag() -> None:
    text = export([make_reference(key="a", work=Work(type="legal_case", title="Abe v. Dock", page="97-176"))], "ris")
    assert "SP  - 97-176\n" in text
    assert "EP  - " not in text
    assert back("ris", type="legal_case", page="97-176", issued=PartialDate(year=2012)).page == "97-176"


@pytest.mark.parametrize("kind", ["thesis", "manuscript", "broadcast", "document", "speech", "dataset"])
def test_the_number_of_a_document_is_read_once(kind: str) -> None:
    work = back("ris", type=kind, number="MS 17/3", genre="Log")
    assert (work.number, work.genre, dict(work.extra)) == ("MS 17/3", "Log", {})


def test_the_number_of_a_report_in_its_series_has_a_tag() -> None:
    series = {"collection_title": "Studies in Rope", "collection_number": "71"}
    work = back("ris", type="report", number="DOCK-3", **series, extra={"volumes": "2"})
    assert (work.number, work.collection_number, work.collection_title) == ("DOCK-3", "71", "Studies in Rope")
    assert dict(work.extra) == {"volumes": "2"}
    assert back("ris", type="book", extra={"volumes": "2"}).extra["volumes"] == "2"
