from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from refcheck.formats.csl_json import TYPES, VARIABLES, from_csl, to_csl
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_work
from tests.formats.hostile import works


def test_an_item_says_what_the_work_says() -> None:
    work = make_work(
        author=(Name(particle="van den", family="Berg", given="Jan", suffix="Jr."), Name(literal="World Bank")),
        issued=PartialDate(year=2016, month=2, day=3),
        isbn=("1", "2"),
    )
    item = to_csl(work, id="k")
    assert item["id"] == item["citation-key"] == "k"
    assert item["author"] == [{"family": "van den Berg", "given": "Jan", "suffix": "Jr."}, {"literal": "World Bank"}]
    assert item["issued"] == {"date-parts": [[2016, 2, 3]]}
    assert item["ISBN"] == "1 2"


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (PartialDate(year=1991, end_year=1992), {"date-parts": [[1991], [1992]]}),
        (PartialDate(year=2009), {"date-parts": [[2009]]}),
        (PartialDate(year=2009, day=3), {"date-parts": [[2009]]}),
        (PartialDate(raw="n.d."), {"literal": "n.d."}),
    ],
)
def test_dates_are_parts_or_words(date: PartialDate, written: dict[str, Any]) -> None:
    assert to_csl(Work(issued=date), id="k")["issued"] == written


def test_nothing_is_written_of_what_is_not_known() -> None:
    assert to_csl(Work(issued=PartialDate(), author=(Name(),)), id="k") == {
        "id": "k",
        "citation-key": "k",
        "type": "document",
    }


def check_item(item: dict[str, Any]) -> None:
    """Hold an item against what csl-data.json allows."""
    names = {"author", "editor", "translator"}
    dates = {"issued", "accessed"}
    texts = {"id", "citation-key", "type", "ISBN", "ISSN", *VARIABLES.values()}
    assert {"id", "type"} <= set(item) <= names | dates | texts
    assert item["type"] in TYPES
    assert all(isinstance(item[name], str) for name in texts & set(item))
    for name in names & set(item):
        assert all(set(one) <= {"family", "given", "suffix", "literal"} and all(one.values()) for one in item[name])
    for name in dates & set(item):
        assert set(item[name]) in ({"date-parts"}, {"literal"})
        assert all(1 <= len(part) <= 3 for part in item[name].get("date-parts", ()))


@given(works)
def test_items_are_valid_and_come_back(work: Work) -> None:
    item = to_csl(work, id="k")
    check_item(json.loads(json.dumps(item)))
    back = from_csl(item)
    assert back.title == work.title
    assert [name.full for name in back.author] == [
        replace(name, particle="").full for name in work.author if name != Name(acronym=name.acronym)
    ]
    if work.issued and work.issued.year:
        assert back.issued is not None
        assert back.issued.year == work.issued.year


def test_a_lone_surrogate_breaks_no_file() -> None:
    assert json.dumps(to_csl(Work(title="\ud800"), id="k"), ensure_ascii=False).encode()


def test_reads_what_other_programs_write() -> None:
    work = from_csl(
        {
            "type": "book",
            "volume": 3,
            "ISSN": "1234-5678, 8765-4321",
            "author": [{"family": "Berg", "non-dropping-particle": "van den"}, {"literal": "WB"}, "odd"],
            "issued": {"date-parts": [["2016", 2], [2017]]},
            "accessed": {"raw": "yesterday"},
        }
    )
    assert work.volume == "3"
    assert work.issn == ("1234-5678", "8765-4321")
    assert work.author == (Name(family="Berg", particle="van den"), Name(literal="WB"))
    assert work.issued == PartialDate(year=2016, month=2, end_year=2017)
    assert work.accessed == PartialDate(raw="yesterday")


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"author": "Somebody", "issued": [2009], "title": ["x"], "type": 7, "ISBN": None},
        {"issued": {"date-parts": []}, "accessed": {"date-parts": [[]]}},
        {"issued": {"date-parts": [["n.d."]]}, "accessed": {"date-parts": "2009"}},
        {"volume": 10**30, "page": True, "issued": {"date-parts": [[10**9]]}},
    ],
)
def test_odd_items_are_read_as_far_as_they_go(item: dict[str, Any]) -> None:
    work = from_csl(item)
    assert work.author == ()
    assert work.issued is None
