from __future__ import annotations

import pytest

from refcheck.text.comparison.publishers import MAX_NAME, same_publisher


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Springer", "Springer-Verlag"),
        ("Duke University Press", "Duke Univ. Press"),
        ("Les Éditions de Minuit", "Minuit"),
        ("Искусство-СПБ", "Искусство-СПБ"),
        ("Harvard University Press", "Harvard University Press, Cambridge"),
    ],
)
def test_one_publisher_has_many_names(one: str, other: str) -> None:
    assert same_publisher(one, other)
    assert same_publisher(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        ("Press", "University Press"),
        ("Duke University Press", "Brill"),
        ("Verso", ""),
        ("x" * 5_000, "Brill"),
    ],
)
def test_nobody_and_another_are_not_the_same(one: str, other: str) -> None:
    assert not same_publisher(one, other)


def test_a_long_name_is_cut() -> None:
    assert not same_publisher(f"{'Press ' * MAX_NAME} Brill", "Brill")
