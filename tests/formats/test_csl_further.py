"""Further people, dates, texts and types of CSL, from the text of a .bib and back."""

from __future__ import annotations

import json

import jsonschema
import pytest

from refcheck.exports import export
from refcheck.formats import csl_json_reader
from refcheck.formats.csl_further import date_text, date_value, further, told_type
from refcheck.model.work import Work
from tests.exports.csl_schema import SCHEMA
from tests.factories import make_reference


def item_of(work: Work, to: str = "csl-json") -> dict[str, object]:
    (item,) = json.loads(export([make_reference(key="k", work=work)], to))
    jsonschema.Draft7Validator(SCHEMA).validate([item])
    return dict(item)


def again(work: Work, to: str) -> Work:
    text = export([make_reference(key="k", work=work)], to)
    return csl_json_reader.read(text).found[0].work


PLAY = {
    "bookauthor": "Poe, Eve and Roe, Al, Jr.",
    "csl-director": "Lang, F",
    "origdate": "1776",
    "eventdate": "2019-08-26/2019-08-30",
}


def test_people_and_dates_are_people_and_dates_in_csl() -> None:
    item = item_of(Work(type="chapter", title="T", extra={**PLAY, "csl-scale": "1:50 000"}))
    assert item["container-author"] == [
        {"family": "Poe", "given": "Eve"},
        {"family": "Roe", "given": "Al", "suffix": "Jr."},
    ]
    assert item["director"] == [{"family": "Lang", "given": "F"}]
    assert item["original-date"] == {"date-parts": [[1776]]}
    assert item["event-date"] == {"date-parts": [[2019, 8, 26], [2019, 8, 30]]}
    assert item["scale"] == "1:50 000"
    assert "custom" not in item


@pytest.mark.parametrize("text", ["Poe and others", "the whole company, in turn, of course, and more", "{Poe}, E"])
def test_people_who_would_come_back_otherwise_are_carried(text: str) -> None:
    work = Work(type="chapter", title="T", extra={"bookauthor": text})
    assert "container-author" not in item_of(work)
    assert again(work, "csl-json").extra == {"bookauthor": text}


@pytest.mark.parametrize("text", ["ca. 1776", "1776-13", "1776-02-40", "0000", "1776/1780/1790", "1776-2"])
def test_a_date_that_is_none_is_carried(text: str) -> None:
    assert date_value(text) == {}
    work = Work(type="book", title="T", extra={"origdate": text})
    assert again(work, "csl-json").extra == {"origdate": text}


@pytest.mark.parametrize("value", [{}, {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": "1776"}, {"date-parts": [["x"]]},
                                   {"date-parts": [[1776, 14]]}, {"date-parts": [[1], [2], [3]]}])  # fmt: skip
def test_a_date_of_csl_that_is_none_has_no_text(value: dict[str, object]) -> None:
    assert date_text(value) == ""


@pytest.mark.parametrize(("told", "kind"), [("review-book", "article-journal"), ("regulation", "legislation"), ("entry-dictionary",
                                            "entry-encyclopedia"), ("musical_score", "document")])  # fmt: skip
def test_a_type_that_the_table_does_not_have_is_that_type_in_csl(told: str, kind: str) -> None:
    work = Work(type=kind, title="T", extra={"csl-type": told})
    assert item_of(work)["type"] == told
    for name in ("csl-json", "csl-json-zotero"):
        assert (again(work, name).type, again(work, name).extra) == (kind, {"csl-type": told})


def test_a_type_that_is_none_of_csl_or_another_than_the_works_is_carried() -> None:
    assert told_type(Work(type="book", extra={"csl-type": "review-book"})) == ""
    assert told_type(Work(type="document", extra={"csl-type": "sculpture"})) == ""
    assert told_type(Work(type="document", extra={"csl-type": "map"})) == ""
    assert further(Work(type="book")) == ({}, set())


def test_zotero_has_people_where_a_type_has_them_and_else_in_a_line() -> None:
    film = item_of(Work(type="motion_picture", title="T", extra={"csl-director": "Lang, F"}), "csl-json-zotero")
    assert film["director"] == [{"family": "Lang", "given": "F"}]
    book = Work(type="book", title="T", extra=PLAY)
    item = item_of(book, "csl-json-zotero")
    assert "director" not in item
    note = str(item["note"]).split("\n")
    assert {"container-author: Poe || Eve", "director: Lang || F", "original-date: 1776"} <= set(note)
    assert again(book, "csl-json-zotero").extra == PLAY
    assert again(book, "csl-json-zotero").note == ""


def test_a_line_about_a_person_who_is_not_carried_is_a_note() -> None:
    text = json.dumps([{"id": "k", "type": "book", "title": "T", "note": "director: Lang || F"}])
    assert csl_json_reader.read(text).found[0].work.note == "director: Lang || F"


def test_a_recording_with_a_number_is_no_podcast_in_zotero() -> None:
    song = Work(type="song", title="T", number="8.555", container_title="Works")
    item = item_of(song, "csl-json-zotero")
    assert "number" not in item
    assert {"number: 8.555", "container-title: Works"} <= set(str(item["note"]).split("\n"))
    assert again(song, "csl-json-zotero") == song


def test_a_given_name_that_ends_in_small_letters_is_no_particle() -> None:
    from refcheck.model.work import Name
    from tests.factories import make_work

    names = (
        Name(family="Mohamed Ali", given="Abdirahman bin"),
        Name(family="Roe", given="Jane"),
        Name(family="Doe", given="j."),
    )
    assert item_of(make_work(author=names))["author"] == [
        {"family": "Mohamed Ali", "given": "Abdirahman bin", "dropping-particle": ""},
        {"family": "Roe", "given": "Jane"},
        {"family": "Doe", "given": "j."},
    ]
