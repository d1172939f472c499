from __future__ import annotations

import pytest

from refcheck.references.extents import find_extent, find_volume_place


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Journal of Rivers, 103(4): 992–1013.", {"volume": "103", "issue": "4", "page": "992-1013"}),
        ("Journal of Rivers 12: 5-19", {"volume": "12", "page": "5-19"}),
        ("In: Roads and Dikes, 310-335.", {"page": "310-335"}),
    ],
)
def test_pages_are_known_by_where_they_stand(text: str, said: dict[str, str]) -> None:
    found = find_extent(text)
    assert found is not None
    assert found[0] == said
    assert said["page"] not in found[1].replace("–", "-")


@pytest.mark.parametrize(
    "text",
    ["", "Roads, 1990-1995.", "at 10:30-11:45 in the morning", "https://a.example:80/1-2", "Genesis", "1" * 5_000],
)
def test_years_hours_and_addresses_are_no_pages(text: str) -> None:
    assert find_extent(text) is None


def test_a_volume_with_its_year_in_brackets_and_a_range_is_an_article() -> None:
    found = find_volume_place(" 71 (1997): 310–335.")
    assert found is not None
    assert found[0] == {"volume": "71", "issue": "", "date": "1997", "page": "310-335"}


def test_a_single_page_behind_it_is_the_cited_one() -> None:
    found = find_volume_place(" 71:2 (May 1997): 312.")
    assert found is not None
    assert found[0] == {"volume": "71", "issue": "2", "date": "May 1997"}
    assert "p. 312" in found[1]


@pytest.mark.parametrize("text", ["", " 71 (second edition): 310", " (1997): 310-335", "chapter 3"])
def test_without_a_volume_and_a_year_nothing_is_said(text: str) -> None:
    assert find_volume_place(text) is None
