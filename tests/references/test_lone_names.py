from __future__ import annotations

import pytest

from refcheck.model.work import Name
from refcheck.references.lone_names import title_of_names

OFFICE = Name(literal="Harbour Office")
JANE = Name(family="Doe", given="Jane")


@pytest.mark.parametrize(
    ("names", "addressed", "left", "title"),
    [
        (
            (OFFICE, Name(literal="Ships Threat Assessment", acronym="STA")),
            False,
            (OFFICE,),
            "Ships Threat Assessment (STA)",
        ),
        ((Name(literal="Harbour Progress Report Number 8"),), False, (), "Harbour Progress Report Number 8"),
        ((Name(literal="Quay Jahresbericht 2011"),), False, (), "Quay Jahresbericht 2011"),
        ((Name(family="Maps", given="Quay"),), True, (), "Quay Maps"),
        ((OFFICE,), True, (OFFICE,), ""),
        ((JANE,), False, (JANE,), ""),
        ((JANE, Name(family="Roe", given="Max")), True, (JANE, Name(family="Roe", given="Max")), ""),
        ((Name(literal="Small Harbours Survey"),), False, (Name(literal="Small Harbours Survey"),), ""),
        ((), True, (), ""),
    ],
)
def test_a_title_that_looks_like_a_name(
    names: tuple[Name, ...], addressed: bool, left: tuple[Name, ...], title: str
) -> None:
    assert title_of_names(names, addressed=addressed) == (left, title)
