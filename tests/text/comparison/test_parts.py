"""Parts of works: told where they are named, and nothing else is one."""

from __future__ import annotations

import pytest

from refcheck.text.comparison.parts import is_part_mark, part_of


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Knots, Part II", "ii"),
        ("Knots: Teil 3: Seile", "3"),
        ("Knots II: Ropes", "ii"),
        ("Part-time work", ""),
        ("World War and peace", ""),
        ("", ""),
    ],
)
def test_the_part_of_a_title(title: str, part: str) -> None:
    assert part_of(title) == part


@pytest.mark.parametrize(
    ("after", "told"),
    [(", Part 2.", True), (". II. Ropes", True), (". 12(3):45", False), (". Volume editors", False), ("", False)],
)
def test_what_follows_a_title(after: str, told: bool) -> None:
    assert is_part_mark(after) is told
