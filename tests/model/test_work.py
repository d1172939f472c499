from __future__ import annotations

import pytest

from refcheck.model.work import Name, PartialDate, Work


@pytest.mark.parametrize(
    ("name", "full", "surname"),
    [
        (Name(family="Testaverde", given="Mauro"), "Mauro Testaverde", "Testaverde"),
        (Name(family="Berg", given="Jan", particle="van den"), "Jan van den Berg", "van den Berg"),
        (Name(family="King", given="Martin", suffix="Jr."), "Martin King Jr.", "King"),
        (Name(literal="World Bank", acronym="WB"), "World Bank", "World Bank"),
        (Name(family="Plato"), "Plato", "Plato"),
        (Name(), "", ""),
    ],
)
def test_names_read_as_a_person_would_write_them(name: Name, full: str, surname: str) -> None:
    assert (name.full, name.surname) == (full, surname)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PartialDate(year=2017), "2017"),
        (PartialDate(year=2017, month=5), "2017-05"),
        (PartialDate(year=2017, month=5, day=3), "2017-05-03"),
        (PartialDate(year=2016, end_year=2017), "2016/2017"),
        (PartialDate(year=2017, day=3), "2017"),
        (PartialDate(raw="n.d."), "n.d."),
        (PartialDate(), ""),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(date: PartialDate, text: str) -> None:
    assert str(date) == text


def test_a_work_knows_which_fields_say_something() -> None:
    work = Work(type="book", title="Title", issued=PartialDate(year=2017))
    assert work.known_fields() == ("title", "issued")
    assert work.year == 2017
    assert Work().year is None
    assert Work().known_fields() == ()
