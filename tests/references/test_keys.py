from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.keys import key_of, make_keys


def made(title: str = "Migrating to Opportunity", year: int | None = 2017, **fields: object) -> Work:
    fields.setdefault("author", (Name(given="Mauro", family="Testaverde"),))
    return Work(title=title, issued=PartialDate(year=year) if year else None, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("work", "key"),
    [
        (made(), "testaverde2017migrating"),
        (made('The "Art" of It'), "testaverde2017art"),
        (
            made("Civil Society Proposal", 2009, author=(Name(literal="Task Force on Workers", acronym="TF-AMW"),)),
            "tfamw2009civil",
        ),
        (made(author=(Name(literal="World Bank"),)), "worldbank2017migrating"),
        (made(author=(Name(literal="International Organization for Migration"),)), "iom2017migrating"),
        (made(author=(Name(family="Berg", particle="van den"),)), "vandenberg2017migrating"),
        (made("Über Straßen", author=(Name(family="Müller-Lüdenscheidt"),)), "mullerludenscheidt2017uber"),
        (made(year=None), "testaverdendmigrating"),
        (made("1984", author=(Name(family="Orwell"),)), "orwell20171984"),
        (made(author=()), "migrating2017opportunity"),
        (made(author=(), editor=(Name(family="Lee"),)), "lee2017migrating"),
        (made("移民研究", author=(Name(family="王"),)), "source2017"),
        (made("", None, author=(), url="https://www.example.org/x"), "example"),
        (Work(), "source"),
        (made("การย้ายถิ่น", author=(Name(family="Doe"),)), "doe2017"),
        (made(author=(Name(family="O’Brien {x},%"),)), "obrienx2017migrating"),
    ],
)
def test_a_key_that_a_person_would_choose(work: Work, key: str) -> None:
    assert key_of(work) == key


def test_clashes_get_letters() -> None:
    assert make_keys([made()] * 4, taken=["Testaverde2017MigratingA"]) == (
        "testaverde2017migrating",
        "testaverde2017migratingb",
        "testaverde2017migratingc",
        "testaverde2017migratingd",
    )
    assert make_keys([Work()] * 29)[-3:] == ("sourcez", "sourceaa", "sourceab")


@given(
    st.lists(
        st.builds(
            Work, title=st.text(max_size=30), author=st.tuples(st.builds(Name, family=st.text(min_size=1, max_size=20)))
        ),
        max_size=12,
    )
)
def test_keys_are_legal_and_differ(works: list[Work]) -> None:
    keys = make_keys(works)
    assert len({key.casefold() for key in keys}) == len(works)
    assert all(key.isascii() and key.isalnum() for key in keys)
    assert keys == make_keys(works)
