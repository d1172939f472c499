from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.reports.words import Part, bracketed, mark_differences, mark_sides
from tests.reports import factories

TITLE = "Migrating to Opportunity: Overcoming Barriers to Labor Mobility in Southeast Asia"


def marked(one: str, other: str) -> tuple[str, str]:
    left, right = mark_differences(one, other)
    return bracketed(left), bracketed(right)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Migrating for Opportunities",
            TITLE,
            (
                "Migrating [for] [Opportunities]",
                "Migrating [to] [Opportunity]: Overcoming Barriers to Labor Mobility in Southeast Asia",
            ),
        ),
        ("Rights of Workers", "Rights of Migrant Workers", ("Rights of Workers", "Rights of [Migrant] Workers")),
        ("The Rights of Workers", "Rights of Workers", ("[The] Rights of Workers", "Rights of Workers")),
        ("labour mobility", "Labor Mobility!", ("labour mobility", "Labor Mobility!")),
        (
            "Overcoming Barriers to Migration",
            TITLE.split(": ")[1],
            (
                "Overcoming Barriers to [Migration]",
                "Overcoming Barriers to [Labor] Mobility in Southeast Asia",
            ),
        ),
        ("World Report 2016", "World Report 2017", ("World Report [2016]", "World Report [2017]")),
        ("a [b] c", "a [x] c", ("a [[b]] c", "a [[x]] c")),
    ],
)
def test_words_that_differ_are_marked(one: str, other: str, expected: tuple[str, str]) -> None:
    assert marked(one, other) == expected


def test_both_directions_agree() -> None:
    assert marked(TITLE, "Migrating for Opportunities") == marked("Migrating for Opportunities", TITLE)[::-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("feb2010", "2009"),
        ("http://a.example/x", "http://a.example/y"),
        ("", "Something"),
        ("", ""),
        ("Migrating", "การย้ายถิ่น"),
    ],
)
def test_what_cannot_be_set_side_by_side_stays_unmarked(one: str, other: str) -> None:
    assert marked(one, other) == (one, other)


@given(st.text(), st.text())
def test_nothing_is_lost(one: str, other: str) -> None:
    left, right = mark_differences(one, other)
    assert "".join(part.text for part in left) == one
    assert "".join(part.text for part in right) == other
    assert all(part.text for part in (*left, *right))


@given(st.text())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    left, right = mark_differences(text, text)
    assert left == right == ((Part(text),) if text else ())


def test_huge_texts_are_whole() -> None:
    left, right = mark_differences("one two " * 50_000, "two one " * 50_000)
    assert "".join(part.text for part in left) == "one two " * 50_000
    assert "".join(part.text for part in right) == "two one " * 50_000


@pytest.mark.parametrize(
    ("code", "said"), [("TTL002", "A [wrong] title of roads"), ("DOC004", "A wrong title of roads")]
)
def test_only_texts_of_works_are_compared_word_by_word(code: str, said: str) -> None:
    one = replace(
        factories.online().findings[0], code=code, actual="A wrong title of roads", expected="A right title of roads"
    )
    assert bracketed(mark_sides(one)[0]) == said
    assert mark_sides(replace(one, actual="", expected="")) == ((), ())
