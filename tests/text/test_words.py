from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.text.words import STOPWORDS, fold, has_unspaced_script, is_number, one_blank, same_stem, tokens, weight


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź Ærø Œuvre Đà", "lodz aero oeuvre da"),
        ("A&B", "a and b"),
        ("ﬁnance ２０１０", "finance 2010"),
        ("Nguyễn Văn Trỗi", "nguyen van troi"),
        ("co\u00adop", "coop"),
        ("مُهَاجِر", "مهاجر"),
    ],
)
def test_texts_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("one", "other"), [("กา", "กี"), ("किताब", "कताब"), ("が", "か"), ("ไม่", "ไม้")])
def test_signs_that_make_another_word_stay(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_tokens_know_where_they_stand() -> None:
    text = "Labour & São-Paulo’s 2nd"
    assert [(text[t.start : t.end], t.word) for t in tokens(text)] == [
        ("Labour", "labor"),
        ("&", "and"),
        ("São", "sao"),
        ("Paulo’s", "paulos"),
        ("2nd", "2nd"),
    ]


def test_scripts_without_blanks_are_taken_character_by_character() -> None:
    assert words("移民 2010") == ["移", "民", "2010"]
    assert has_unspaced_script("ไทย")
    assert not has_unspaced_script("Việt")


@given(st.text(max_size=80))
def test_tokens_are_in_order_and_apart(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end <= len(text)
        assert token.word == token.word.strip() != ""
        at = token.end


def test_weights_say_how_much_a_word_tells() -> None:
    assert weight("the") < weight("report") < weight("opportunity") == 1.0
    assert "the" in STOPWORDS


@pytest.mark.parametrize(
    ("word", "number"), [("2010", True), ("2nd", False), ("two", False), ("²", False), ("", False)]
)
def test_numbers_are_in_figures(word: str, number: bool) -> None:
    assert is_number(word) is number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("opportunity", "opportunities", True),
        ("migrating", "migration", True),
        ("barrier", "barriers", True),
        ("nation", "national", False),
        ("war", "wars", False),
        ("2010", "2010s", False),
        ("for", "four", False),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str, same: bool) -> None:
    assert same_stem(one, other) is same


def test_hostile_texts_are_cut() -> None:
    assert len(fold("a" + "\u0301" * 120_000)) == 1
    assert len(tokens("x " * 100_000)) == 5_000
    assert len(tokens("a" + "'a" * 100_000)) == 1


def test_plain_text_is_folded_as_any_other() -> None:
    text = "".join(map(chr, range(32, 127)))
    assert fold(text) == fold(f"{text}\u00e9").removesuffix("e")


BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())


@given(st.text(alphabet="ab" + BLANKS, max_size=12))
def test_one_blank_stands_for_every_run_of_blanks(text: str) -> None:
    assert one_blank(text) == re.sub(r"\s+", " ", text)
