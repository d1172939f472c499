"""Names in capitals: taken where they show where they end, acronyms and titles in capitals left alone."""

from __future__ import annotations

import pytest

from refcheck.references.capital_names import opens_in_capitals, split_capital_names, with_given_names_first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SILVA, João", "João Silva"),
        ("AKSIN, Özge, TÜRKMEN, Hayati, et al.", "Özge Aksin, Hayati Türkmen, et al."),
        ("DUPONT, Jean et MARTIN, Paul.", "Jean Dupont et Paul Martin."),
        ("ILO, Geneva Office of Statistics", "ILO, Geneva Office of Statistics"),
        ("Doe, Jane", "Doe, Jane"),
    ],
)
def test_surnames_in_capitals_come_last(text: str, told: str) -> None:
    assert with_given_names_first(text) == told


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("MÜLLER, CHRISTINA, Roads and rivers, Berlin 1990", "Müller, Christina"),
        ("DOE, JANE / ROE, MAX PETER, Roads and rivers, in: A journal", "Doe, Jane; Roe, Max Peter"),
        ("CARNEIRO, ANA PAULA, Roads and rivers", "Carneiro, Ana Paula"),
        ("ЛУУС, РОМАН ИВАНОВИЧ, Дороги и реки", "Луус, Роман Иванович"),
        ("DOE, J. A., ROE, M.: A title. In A journal", "Doe, J. A.; Roe, M."),
    ],
)
def test_names_in_capitals_open_a_note(head: str, names: str) -> None:
    found = split_capital_names(head)
    assert found is not None
    assert found[0] == names


@pytest.mark.parametrize(
    "head",
    [
        "FAO, IFAD, A title of roads, Rome 2010",
        "IOM, MIGRATION PROFILE, Geneva, 2010, p. 4",
        "FAO, FOREST RESOURCES, Rome 2010",
        "IOM, Migration Profile, Geneva 2010",
    ],
)
def test_acronyms_and_titles_in_capitals_are_no_persons(head: str) -> None:
    assert split_capital_names(head) is None


@pytest.mark.parametrize("name", ["Aa-", "AAA-", "A.-"])
def test_hyphens_without_end_end(name: str) -> None:
    """Names were parted at each hyphen in turn: 24 of them took a minute, 30 an hour."""
    head = "DOE, " + name * 400 + "1"
    assert with_given_names_first(head) == head
    assert split_capital_names(head) is None


def test_parts_of_given_names_are_parted_where_they_end() -> None:
    text = "DOE, Jean-Paul, ROE, J.-P. et POE, Anne-M."
    assert with_given_names_first(text) == "Jean-Paul Doe, J.-P. Roe et Anne-M. Poe"
    found = split_capital_names("DOE, JEAN-PAUL M.-ANNE / ROE, ANNE M., A title of roads, Paris 2010")
    assert found is not None
    assert found[0] == "Doe, Jean-Paul M.-Anne; Roe, Anne M."


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("DOE, JANE", True),
        ("É’É, J.", True),
        ("D’ARCY, J.", True),
        ("O-, A", True),
        ("Doe, JANE", False),
        ("D. DOE", False),
        ("", False),
    ],
)
def test_only_what_opens_with_capitals_is_looked_at(text: str, opens: bool) -> None:
    assert opens_in_capitals(text) is opens
