from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison.places import COVERED, PAGED, is_placed, occupant, stands_in_place_of

CITED = Work(
    type="article-journal",
    title="Ferries and Fares: Crossing the Strait on Seasonal Contracts",
    author=(Name(family="Wirawan", given="Dewi"),),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
    volume="12",
    issue="3",
    page="201-224",
)
OTHER = replace(
    CITED, title="Soil Chemistry of Upland Terraces", author=(Name(family="Okafor", given="Ngozi"),), page="198-219"
)
HELD = [replace(OTHER, title=f"Terraces of the Uplands: Survey {n}", page=f"{n}00-{n}20") for n in (4, 5, 6)]


def test_another_work_on_the_same_pages_of_the_issue_stands_there() -> None:
    assert stands_in_place_of(CITED, OTHER)
    assert occupant(CITED, [*HELD, OTHER]) == 3


def test_a_source_that_does_not_hold_the_volume_says_nothing() -> None:
    assert occupant(CITED, [OTHER, *HELD[: COVERED - 2]]) is None
    assert occupant(CITED, [OTHER, *(replace(one, volume="11") for one in HELD)]) is None
    assert occupant(CITED, HELD) is None
    assert occupant(CITED, []) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"page": "224-240"},  # one piece ends on the page on which the next begins
        {"page": "201"},
        {"page": "S201-S224"},
        {"page": "150-290"},  # a whole issue
        {"page": "201-224, 260"},
        {"page": ""},
        {"issue": "4"},
        {"issue": ""},
        {"volume": "13"},
        {"volume": ""},
        {"container_title": "Journal of Highland Farming"},
        {"container_title": ""},
        {"issued": PartialDate(year=2021)},
        {"issued": None},
        {"author": (Name(family="Wirawan", given="D."),)},  # the work itself, under a translated or an earlier title
        {"author": (Name(family="Okafor", given="Ngozi"), Name(family="Wirawan", given="Dewi"))},
        {"author": ()},
        {"author": (Name(family="Вираван", given="Деви"),)},
        {"title": CITED.title},
        {"title": "Ferries and Fares"},
        {"title": "Feribot ve ücretler: boğazı mevsimlik sözleşmelerle geçmek"},
        {"title": "Fähren und Fahrpreise: die Überfahrt der Wanderarbeiter über die Meerenge"},
        {"title": "海峡を渡る季節労働者"},
        {"title": ""},
    ],
)
def test_what_may_be_the_work_or_another_place_does_not(changed: dict[str, Any]) -> None:
    assert not stands_in_place_of(CITED, replace(OTHER, **changed))


@pytest.mark.parametrize("field", ["container_title", "volume", "page"])
def test_a_whole_place_has_all_its_parts(field: str) -> None:
    assert is_placed(CITED)
    assert is_placed(replace(CITED, issue=""))
    without: dict[str, Any] = {field: ""}
    assert not is_placed(replace(CITED, **without))
    assert not is_placed(replace(CITED, type="chapter"))
    assert not is_placed(replace(CITED, page="9-1"))
    assert not is_placed(replace(CITED, page="9" * 50 + "-" + "9" * 60))


THROUGH = [replace(HELD[0], title=f"Terraces: Survey {n}", page=f"{n}00-{n}20", issue="") for n in range(3, 3 + PAGED)]
BARE = replace(CITED, issue="")


def test_without_an_issue_the_volume_has_to_be_paged_through() -> None:
    assert occupant(BARE, [*THROUGH, replace(OTHER, issue="")]) == PAGED
    assert occupant(BARE, [*THROUGH, OTHER]) == PAGED
    assert occupant(BARE, [*THROUGH[: PAGED - 2], OTHER]) is None
    assert occupant(BARE, [*THROUGH, replace(THROUGH[0], title="Terraces: Reply", page="305-315"), OTHER]) is None


def test_one_issue_alone_does_not_show_how_the_next_is_paged() -> None:
    assert occupant(BARE, [*(replace(one, issue="3") for one in THROUGH), OTHER]) is None
    two = [replace(one, issue="3" if at % 2 else "4") for at, one in enumerate(THROUGH)]
    assert occupant(BARE, [*two, OTHER]) == PAGED


def test_another_issue_is_another_place_though_the_volume_is_paged_through() -> None:
    assert stands_in_place_of(BARE, OTHER, paged_through=True)
    assert not stands_in_place_of(BARE, OTHER)
    assert not stands_in_place_of(CITED, replace(OTHER, issue="4"), paged_through=True)
