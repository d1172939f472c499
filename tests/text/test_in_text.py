"""Citations by author and date as they stand in prose."""

from __future__ import annotations

import pytest

from refcheck.text.in_text import IBID, Shape, find_in_text, name_parts
from tests.growth import lines_run


def found(text: str) -> list[tuple[str, str]]:
    return [(one.names, one.year) for one in find_in_text(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Roads (Smith 2017).", [("Smith", "2017")]),
        ("Roads (Smith, 2017, p. 5).", [("Smith", "2017")]),
        ("Smith (2017) says so.", [("Smith", "2017")]),
        ("As Smith and Jones (2017a, 2017b) say", [("Smith and Jones", "2017a"), ("Smith and Jones", "2017b")]),
        ("(Smith et al. 2017; Jones & Roe 2018)", [("Smith et al.", "2017"), ("Jones & Roe", "2018")]),
        ("(Smith 2017a,b)", [("Smith", "2017a"), ("Smith", "2017b")]),
        ("(see also Smith 2017, Jones 2018)", [("Smith", "2017"), ("Jones", "2018")]),
        ("(Smith 2017; 2019)", [("Smith", "2017"), ("Smith", "2019")]),
        ("the World Bank (2017) and", [("World Bank", "2017")]),
        ("(ILO 2016)", [("ILO", "2016")]),
        ("van der Berg (2012)", [("van der Berg", "2012")]),
        ("Smith’s (2017) book", [("Smith", "2017")]),
        ("García y López (2012)", [("García y López", "2012")]),
        ("Dupont et Durand (2011)", [("Dupont et Durand", "2011")]),
        ("(Müller und Meier 2015: 12)", [("Müller und Meier", "2015")]),
        ("(Silva e Souza 2010)", [("Silva e Souza", "2010")]),
        ("(Suharto dan Wibowo 2015)", [("Suharto dan Wibowo", "2015")]),
        ("Oxfam (n.d.) says", [("Oxfam", "n.d.")]),
        ("(Smith 2017 [1998]: 5)", [("Smith", "2017")]),
        ("see Smith 2017: 45 for more", [("Smith", "2017")]),
    ],
)
def test_citations_are_found(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "the war (1939-45)",
        "in May (2017)",
        "Resolution 1325 (2000)",
        "COVID (2020)",
        "(2017)",
        "In 2017 we",
        "(45% in 2017)",
    ],
)
def test_other_years_are_none(text: str) -> None:
    assert found(text) == []


def test_a_place_in_the_work_is_kept() -> None:
    places = [
        one.locator for one in find_in_text("(Smith 2017, pp. 5–9; Jones 2018: 45; Roe 2019, 12; Poe 2001, ch. 3)")
    ]
    assert places == ["5-9", "45", "12", "ch. 3"]


def test_ibid_stands_for_names() -> None:
    assert [(one.names, one.locator) for one in find_in_text("So it is (ibid., p. 9; Roe 2001).")] == [
        (IBID, "9"),
        ("Roe", None),
    ]


def test_shapes_tell_how_sure_it_is() -> None:
    text = "(Smith 2017) and Jones (2018), see Roe 2019."
    assert [one.shape for one in find_in_text(text)] == [Shape.BRACKETED, Shape.NARRATIVE, Shape.LOOSE]


def test_spans_hold_the_citation() -> None:
    text = "So (Smith 2017, p. 5), and Jones (2018)."
    assert [text[one.start : one.end] for one in find_in_text(text)] == ["Smith 2017, p. 5", "Jones (2018)"]


def test_names_are_parted() -> None:
    assert name_parts("Smith, Jones, and Roe") == (("Smith", "Jones", "Roe"), False)
    assert name_parts("Smith et al.") == (("Smith",), True)


@pytest.mark.parametrize("part", ["(", "(Smith 2017; ", "Smith and ", "2017 ", "(see see ", "Smith, ", "(ibid. "])
def test_hostile_text_takes_linear_time(part: str) -> None:
    def cost(size: int) -> int:
        text = part * (size // len(part))
        return lines_run(lambda: list(find_in_text(text)))

    cost(1_000)
    assert cost(8_000) < 5 * cost(2_000) + 1_000
    assert all(one.end - one.start < 1_000 for one in find_in_text(part * 40_000))
