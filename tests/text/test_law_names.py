from __future__ import annotations

import pytest

from refcheck.text.law_names import is_called_so, without_number


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Trade Union Law", "Law on Trade Unions, Royal Kram NS/RKM/0516/007, 17 May 2016"),
        ("Anti-Trafficking Act", "Anti-Trafficking in Persons Act B.E. 2551 (2008)"),
        ("Refugee Convention", "Convention Relating to the Status of Refugees"),
    ],
)
def test_what_a_law_is_called_in_passing(name: str, title: str) -> None:
    assert is_called_so(name, title)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Domestic Worker Act", "Domestic Workers Act 2012"),  # its own name, misquoted
        ("Harbour Act", "Law on Trade Unions"),
        ("Convention on the Rights of Child", "Convention on the Rights of the Child"),
        ("Act", "Law on Trade Unions"),
        ("", ""),
    ],
)
def test_what_it_is_not(name: str, title: str) -> None:
    assert not is_called_so(name, title)


def test_the_number_behind_its_kind() -> None:
    assert without_number("Ley 21.431 de la plataforma (Chile)") == "Ley de la plataforma (Chile)"
    assert without_number("Law on Roads, 2016") == "Law on Roads, 2016"
