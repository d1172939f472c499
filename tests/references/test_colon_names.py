"""Names that a colon ends."""

from __future__ import annotations

import pytest

from refcheck.references.colon_names import split_colon_names


@pytest.mark.parametrize(
    ("head", "names", "rest"),
    [
        (
            "Ina Kern: Netze und Boote, in: Hafen 5 (2010), S. 9",
            "Ina Kern",
            "Netze und Boote, in: Hafen 5 (2010), S. 9",
        ),
        ("Ina Kern, Jan Beck: Netze, in: Hafen 5 (2010)", "Ina Kern; Jan Beck", "Netze, in: Hafen 5 (2010)"),
        (
            "Ina Kern, Jan Beck, u.a.: Netze. Hafen 3, 16 (2016)",
            "Ina Kern; Jan Beck et al.",
            "Netze. Hafen 3, 16 (2016)",
        ),
        ("Ina Kern/Jan Beck: Netze, Berlin 2010", "Ina Kern; Jan Beck", "Netze, Berlin 2010"),
        ("I. Kern (2021): Netze im Wandel", "I. Kern (2021)", "Netze im Wandel"),
        ("ABC (Hrsg.): Netze im Wandel", "ABC (eds)", "Netze im Wandel"),
        ("ders.: Netze, Berlin 2010", "ders.", "Netze, Berlin 2010"),
    ],
)
def test_names(head: str, names: str, rest: str) -> None:
    found = split_colon_names(head)
    assert found is not None
    assert found[:2] == (names, rest)


@pytest.mark.parametrize(
    "head",
    [
        "Ending Poverty: A Study of Nets, London 2010, in: Papers",
        "Stitched Nets: Pay on the Quay, 2014",
        "Clean Boats Campaign, Stitched Nets: Pay on the Quay, 2014",
        "Gil Deed, Felix Gatt, Thousand Boats: Ports and Nets, Boston: Quay Press, 1987",
        "IOM, Migration Profile: Lao PDR (2016)",
        "H. Doe, Sämtliche Wege: Kritische Ausgabe, hg. von A. Roe, 1988.",
        "S. Doe / A. Roe, ROAD: A system of ways (Road Publishing 5, 1992, 131-142)",
        "The Guardian: Nets are cut, in: Boats",
        "12 boats: A list",
        "",
    ],
)
def test_a_title_with_a_colon_is_no_name(head: str) -> None:
    assert split_colon_names(head) is None
