from __future__ import annotations

import pytest

from refcheck.text.numerals import figures_of, in_figures


@pytest.mark.parametrize(
    ("word", "figures"),
    [
        ("two", "2"),
        ("nineteen", "19"),
        ("twenty", "20"),
        ("twentyone", "21"),
        ("twentyfirst", "21st"),
        ("ninetyninth", "99th"),
        ("thirtieth", "30th"),
        ("first", "1st"),
        ("second", "2nd"),
        ("third", "3rd"),
        ("eleventh", "11th"),
        ("twelfth", "12th"),
        ("ii", "2"),
        ("iv", "4"),
        ("xx", "20"),
        ("one", "one"),
        ("i", "i"),
        ("x", "x"),
        ("v", "v"),
        ("mix", "mix"),
        ("21st", "21st"),
        ("opportunity", "opportunity"),
    ],
)
def test_numbers_are_written_in_figures(word: str, figures: str) -> None:
    assert in_figures(word) == figures


def test_figures_are_taken_out_of_a_word() -> None:
    assert figures_of("covid19") == "19"
    assert figures_of("two") == ""
