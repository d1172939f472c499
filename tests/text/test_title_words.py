from __future__ import annotations

import pytest

from refcheck.text.title_words import cleaned, initials, parts_of, prepared, title_words
from refcheck.text.words import MAX_TEXT


def words(text: str) -> list[str]:
    return [word.word for word in title_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-First", ["21st"]),
        ("One Hundred Years", ["100", "years"]),
        ("a hundred years", ["100", "years"]),
        ("hundred years", ["hundred", "years"]),
        ("3 thousand", ["3000"]),
        ("siglo XXI", ["siglo", "21"]),
        ("XXXe Rapport", ["30e", "rapport"]),
        ("au XXIe siècle", ["au", "21e", "siecle"]),
        ("au 21ème siècle", ["au", "21e", "siecle"]),
        ("World War I", ["world", "war", "1"]),
        ("I and V in it", ["i", "and", "v", "in", "it"]),
        ("No. 16", ["number", "16"]),
        ("Nomor 18", ["number", "18"]),
        ("No Exit", ["no", "exit"]),
        ("Vol. 2", ["volume", "2"]),
        ("2016/17", ["2016", "2017"]),
        ("2016–2017", ["2016", "2017"]),
        ("16/17", ["16", "17"]),
        ("Politik und Recht", ["politik", "and", "recht"]),
        ("E-mail", ["e", "mail"]),
        ("พ.ศ. ๒๕๒๒", ["พ", "ศ", *"2522"]),
    ],
)
def test_words_of_a_title(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<i>HSP70</i> in <span class='x'>Cells</span>", "HSP70 in Cells"),
        ("Law &amp; Order", "Law & Order"),
        ("{W}orld *Report*", "World Report"),
        ("H_2O and _Life_", "H2O and Life"),
        ("a < b > c", "a < b > c"),
        ("RETRACTED ARTICLE: Sleep", "Sleep"),
        ("[Withdrawn] Sleep", "Sleep"),
        ("Retracted Confessions", "Retracted Confessions"),
        ("snake_case", "snake_case"),
    ],
)
def test_markup_is_no_part_of_a_title(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_what_is_left_out_is_known_by_the_number_of_words_before_it() -> None:
    assert prepared("An Inquiry into ... the Wealth [...]").cuts == {3, 5}
    assert prepared("The Public Sph...").broken
    assert not prepared("The Public Sphere ...").broken
    assert prepared("...").words == ()


def test_parts_are_main_title_subtitle_and_what_brackets_hold() -> None:
    letters = {part.letters for part in parts_of("Frankenstein; or, The Modern Prometheus [1818]")}
    assert {"frankenstein", "modernprometheus", "1818"} <= letters
    assert parts_of("Frankenstein") == ()


def test_first_letters() -> None:
    assert initials(title_words("Universal Declaration of Human Rights 1948")) == ("udhr", "udohr")


@pytest.mark.parametrize("hostile", ["<" * 100_000, "&" * 100_000 + ";", "_" * 100_000, "." * 100_000, "<a " * 40_000])
def test_hostile_titles_take_linear_time(hostile: str) -> None:
    assert len(prepared(hostile).text) <= MAX_TEXT
