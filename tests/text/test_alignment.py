from __future__ import annotations

import pytest

from refcheck.text.alignment import Pair, align, likeness


def kinds(cited: str, actual: str, **options: frozenset[int]) -> list[tuple[int | None, int | None, str]]:
    return [(p.cited, p.actual, p.kind) for p in align(cited.split(), actual.split(), **options)]


def test_equal_words_and_a_near_one() -> None:
    assert kinds("hidden chain", "the hidden chains of trade") == [(0, 1, "equal"), (1, 2, "near")]


def test_a_word_left_out_and_a_word_too_many() -> None:
    assert (None, 1, "other") in kinds("global migration", "global safe migration")
    assert (1, None, "other") in kinds("global safe migration", "global migration")


def test_a_word_in_another_place_is_moved() -> None:
    found = align(["guns", "germs", "and", "steel"], ["germs", "guns", "and", "steel"])
    assert Pair(0, 1, "equal") in found
    assert Pair(1, 0, "moved") in found


def test_what_dots_stand_for_costs_nothing() -> None:
    cited, actual = "inquiry wealth", "inquiry nature causes wealth"
    assert (1, 3, "equal") in kinds(cited, actual, cuts=frozenset({1}))


def test_words_that_may_be_left_out_anywhere() -> None:
    assert (1, 2, "equal") in kinds("outlook 2018", "outlook october 2018", free=frozenset({1}))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("opportunity", "opportunities", "near"),
        ("oportunity", "opportunity", "near"),
        ("oeffentlichkeit", "offentlichkeit", "equal"),
        ("covid19", "covid21", "other"),
        ("2016", "2017", "other"),
        ("to", "for", "other"),
        ("war", "car", "other"),
        ("peace", "war", "other"),
    ],
)
def test_likeness(one: str, other: str, kind: str) -> None:
    assert likeness(one, other) == kind
    assert likeness(other, one) == kind
