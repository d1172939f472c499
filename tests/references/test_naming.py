"""What a work may be called: every word of a short form has to be explained by it."""

from __future__ import annotations

from typing import Any

import pytest

from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.naming import MAX_WORDS, Fit, NameIndex, words_of
from refcheck.references.works import CitedWork

DOE = Name(given="Jane", family="Doe")
CHAN = Name(given="Bo", family="Chan")
FORCE = Name(literal="Task Force on Migrant Workers", acronym="TF-MW")
BERG = Name(given="A.", particle="van den", family="Berg")


def cited(place: int, title: str, *authors: Name, year: int | None = 2011, text: str = "", **fields: Any) -> CitedWork:
    work = Work(type="book", title=title, author=authors, issued=PartialDate(year=year) if year else None, **fields)
    return CitedWork(
        index=place, work=work, source=ReferenceKind.PUBLICATION, path="a.md", line=1, marker="1", text=text
    )


def index(*works: CitedWork) -> NameIndex:
    made = NameIndex()
    for one in works:
        made.note(one)
    return made


RIGHT = cited(0, "The Right of All: A Study of Walls", DOE, BERG, text="Jane Doe, The Right of All, Brill, 2011")
ROADS = cited(1, "Long Roads of the North", CHAN, FORCE, year=2013, number="WP/13/4")


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("Doe", Fit.WHOLE),
        ("Jane Doe", Fit.WHOLE),
        ("J. Doe", Fit.WHOLE),
        ("Doe et al.", Fit.WHOLE),
        ("Doe and van den Berg", Fit.WHOLE),
        ("DOE", Fit.WHOLE),
        ("Doe 2011", Fit.WHOLE),
        ("Doe, The Right of All", Fit.WHOLE),
        ("Doe, Right", Fit.WHOLE),
        ("The Right of All", Fit.WHOLE),
        ("A Study of Walls", Fit.WHOLE),
        ("Doe, Brill", Fit.WHOLE),
        ("K. Doe", Fit.NONE),
        ("Doe 2012", Fit.NONE),
        ("Doe and Smith", Fit.OTHER_TITLE),
        ("Doe, Winter Lakes", Fit.OTHER_TITLE),
        ("Smith", Fit.NONE),
        ("Brill", Fit.NONE),
        ("Walls", Fit.NONE),
        ("", Fit.NONE),
    ],
)
def test_fits(name: str, fit: Fit) -> None:
    assert index(RIGHT).fit(name, RIGHT) is fit


@pytest.mark.parametrize("name", ["TF-MW", "Task Force on Migrant Workers", "TFMW", "Chan"])
def test_institutions(name: str) -> None:
    assert index(ROADS).fit(name, ROADS) is Fit.WHOLE
    assert index(ROADS).fit("Task Force", ROADS) is Fit.NONE


def test_the_best_are_found() -> None:
    other = cited(2, "Winter Lakes", DOE, year=2015)
    both = index(RIGHT, ROADS, other)
    assert [one.index for one in both.find("Doe")[1]] == [0, 2]
    assert [one.index for one in both.find("Doe, Winter Lakes")[1]] == [2]
    assert [one.index for one in both.find("Doe 2015")[1]] == [2]
    assert both.find("Nobody") == (Fit.NONE, ())
    assert both.find("word " * (MAX_WORDS + 1)) == (Fit.NONE, ())


def test_slips_of_the_pen() -> None:
    long = cited(3, "Rivers", Name(family="Testaverde"), Name(family="Crane"))
    made = index(RIGHT, long)
    assert made.find("Testaverdi")[0] is Fit.SPELLING
    assert made.find("Tesatvrde")[0] is Fit.SPELLING
    assert made.find("Crain")[0] is Fit.NONE  # two letters of five, and nothing else points to it
    assert made.fit("Crain", long) is Fit.SPELLING
    assert made.find("Dee")[0] is Fit.NONE


def test_letters_of_a_year_tell_works_apart() -> None:
    one = cited(0, "Right", DOE, text="Jane Doe, Right, 2011a")
    two = cited(1, "Walls", DOE, text="Jane Doe, Walls, 2011b")
    made = index(one, two)
    assert [found.index for found in made.find("Doe 2011b")[1]] == [1]
    assert [found.index for found in made.find("Doe 2011")[1]] == [0, 1]


def test_words_that_tell() -> None:
    assert words_of("J. Doe et al., The Right of All") == ("j", "doe", "right", "all")
    assert words_of("the") == ("the",)
    assert words_of("") == ()


def test_initials_with_and_without_points() -> None:
    one = cited(0, "Rivers", Name(given="J. K.", family="Doe"))
    two = cited(1, "Walls", Name(given="AB", family="Doe"))
    made = index(one, two)
    for name in ("JK Doe", "J. K. Doe", "J Doe", "J.K. Doe"):
        assert [found.index for found in made.find(name)[1]] == [0], name
    for name in ("A. B. Doe", "AB Doe", "A Doe"):
        assert [found.index for found in made.find(name)[1]] == [1], name
    assert made.find("D Doe")[0] is Fit.NONE


def test_umlauts_written_apart() -> None:
    mueller = cited(0, "Rivers", Name(given="Jan", family="Müller"))
    made = index(mueller)
    assert made.find("Mueller")[0] is Fit.WHOLE
    assert made.fit("Mueller", mueller) is Fit.WHOLE
    assert made.find("Becker")[0] is Fit.NONE


@pytest.mark.parametrize(
    "text", ["A" * 64, "A" * 2_000, "A1" * 500, "A." * 500, "A/" * 500, "ABCDEF0123456789" * 4 + "/"]
)
def test_a_long_run_of_capitals_is_no_number_of_a_report_and_takes_no_time(text: str) -> None:
    """Each of them took longer than anybody waits: a digest in capitals is enough."""
    made = index(cited(0, "A Title", DOE, text=f"{text} and more"))
    assert made is not None
