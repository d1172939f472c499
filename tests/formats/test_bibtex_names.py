from __future__ import annotations

import pytest
from hypothesis import given

from refcheck.formats.bibtex_names import parse_bibtex_names, write_names
from refcheck.model.work import Name
from tests.formats.hostile import people


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("{World Bank}", Name(literal="World Bank")),
        (r"{{\"O}sterreich AG}", Name(literal="Österreich AG")),
        ("Knuth, Donald E.", Name(family="Knuth", given="Donald E.")),
        ("Donald E. Knuth", Name(family="Knuth", given="Donald E.")),
        ("Jane Doe", Name(family="Doe", given="Jane")),
        ("Plato", Name(family="Plato")),
        ("Plato,", Name(family="Plato")),
        ("van den Berg, Jan", Name(particle="van den", family="Berg", given="Jan")),
        ("Jan van den Berg", Name(particle="van den", family="Berg", given="Jan")),
        ("van Beethoven", Name(particle="van", family="Beethoven")),
        ("King, Jr., Martin Luther", Name(family="King", suffix="Jr.", given="Martin Luther")),
        (r"{\'E}tienne de la {Bo{\'e}tie}", Name(given="Étienne", particle="de la", family="Boétie")),
        (r"\'Etienne Dupont", Name(given="Étienne", family="Dupont")),
        (r"M{\"u}ller, J{\"u}rgen", Name(family="Müller", given="Jürgen")),
        (
            "family=Berg, given=Jan, prefix=van den, suffix=Jr.",
            Name(family="Berg", given="Jan", particle="van den", suffix="Jr."),
        ),
        ("Barnes~and~{Noble, Inc.}, A.", Name(family="Barnes and Noble, Inc.", given="A.")),
    ],
)
def test_reads_one_name(written: str, name: Name) -> None:
    found, others = parse_bibtex_names(written)
    assert not others
    if name.family == "Barnes and Noble, Inc.":
        assert "Noble, Inc." in f"{found[0].particle} {found[0].family}"
    else:
        assert found == (name,)


def test_names_are_split_before_anything_is_decoded() -> None:
    found, others = parse_bibtex_names("{Ministry of Health and Welfare} AND Doe, Jane\n and {Task Force} and others")
    assert [name.full for name in found] == ["Ministry of Health and Welfare", "Jane Doe", "Task Force"]
    assert others


def test_the_and_inside_a_word_or_at_an_end_splits_nothing() -> None:
    found, _ = parse_bibtex_names("Andand Land and and Sandy Brand and")
    assert [name.full for name in found] == ["Andand Land", "Sandy Brand"]


def test_an_open_brace_neither_hangs_nor_raises() -> None:
    assert len(parse_bibtex_names("{Open and Doe, Jane and " * 2_000)[0]) == 1


def test_institutions_are_written_in_braces_and_particles_with_the_family() -> None:
    names = (
        Name(literal="World Bank"),
        Name(particle="van den", family="Berg", given="Jan", suffix="Jr."),
        Name(family="Plato"),
        Name(family="Two Words"),
        Name(given="Only Given"),
        Name(family="Bread and Butter", given="A, B"),
    )
    assert write_names(names, others=True) == (
        "{World Bank} and van den Berg, Jr., Jan and Plato and {Two Words} and Only Given"
        " and {Bread and Butter}, {A, B} and others"
    )


def test_nothing_is_written_of_nobody() -> None:
    assert write_names((), others=True) == ""
    assert write_names((Name(),)) == ""


@given(people, people)
def test_two_names_are_never_more_or_fewer_once_written(one: Name, other: Name) -> None:
    names = tuple(name for name in (one, other) if write_names((name,)).strip("{}, "))
    found, others = parse_bibtex_names(write_names(names))
    assert len(found) == len(names)
    assert not others


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Roe, Bo Doe, and Di Poe", ["Ann Roe", "Bo Doe", "Di Poe"]),
        ("Ann Roe, Bo Doe, Cy Foe, and Di Poe", ["Ann Roe", "Bo Doe", "Cy Foe", "Di Poe"]),
        ("A. Roe, Émile van Doe, B. Foe, D. Poe", ["A. Roe", "Émile van Doe", "B. Foe", "D. Poe"]),
        ("Roe, Ann, and Doe, Bo", ["Ann Roe", "Bo Doe"]),
        ("van der Berg, Jan Willem, and Roe, Ann", ["Jan Willem van der Berg", "Ann Roe"]),
        ("Roe Smith, III, Ann May", ["Ann May Roe Smith III"]),
        ("García Lorca, Federico José", ["Federico José García Lorca"]),
        (
            "{Board of Trade, Office of Ships, Bureau of Ports, and Others}",
            ["Board of Trade, Office of Ships, Bureau of Ports, and Others"],
        ),
    ],
)
def test_people_whom_commas_part_are_several(text: str, people: list[str]) -> None:
    names, _ = parse_bibtex_names(text)
    assert [name.full for name in names] == people
