from __future__ import annotations

import pytest

from refcheck.documents import read_bytes
from refcheck.model.document import Document

NOTE = "[^1]: Jane Roe, *Quays and Fees* (Delta Press, 2012)."


def document(line: str, notes: str = NOTE) -> Document:
    text = f"# Fair rules for people who work abroad\n\n{line}\n\nFees are paid, and few are ever paid back.[^1]\n\n{notes}\n"
    return read_bytes(text.encode(), path="a.md", format="markdown")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("22 November 2017", "2017-11-22"),
        ("**Date:** 22 November 2017", "2017-11-22"),
        ("November 2017", "2017-11"),
        ("Bangkok, 22 November 2017", "2017-11-22"),
        ("22 November 2017, Chiang Mai, Thailand", "2017-11-22"),
        ("Chiang Mai, Thailand – 22 November 2017", "2017-11-22"),
        ("For immediate release: 22 November 2017", "2017-11-22"),
        ("Published on 22 November 2017", "2017-11-22"),
        ("Wednesday, 22 November 2017", "2017-11-22"),
        ("Jane Roe | 22 November 2017", "2017-11-22"),
        ("A statement by the Delta Labour Forum (made up), 4 December 2017", "2017-12-04"),
        ("Version 2.1, March 2018", "2018-03"),
        ("Bangkok, le 22 novembre 2017", "2017-11-22"),
        ("Berlin, den 22. November 2017", "2017-11-22"),
        ("Madrid, a 22 de noviembre de 2017", "2017-11-22"),
        ("Hà Nội, ngày 22 tháng 11 năm 2017", "2017-11-22"),
    ],
)
def test_the_date_of_a_document(line: str, date: str) -> None:
    assert document(line).date == date


@pytest.mark.parametrize(
    "line",
    [
        "Geneva, 3-5 May 2019",
        "— Dag Example, 18 December 1990",
        "“Speech to the harbour”, 18 December 1990",
        "Adopted 18 December 1990",
        "Adopted by the Assembly, 18 December 1990",
        "General Assembly resolution 45/158 of 18 December 1990",
        "The first version was made by all who were at the meeting on August 5th 2021.",
        "The meeting took place in Bangkok on 3 May 2016, with all of them.",
        "22 November 2017: a day to remember for many people",
        "In force, 18 December 1990",
        "Retrieved from the port's page, 3 May 2019",
        "Bangkok, 2017",
        "## Speeches in the harbour, 18 December 2017",
        "A long line of words that goes on and on " * 4 + ", 22 November 2017",
    ],
)
def test_the_day_of_something_else_is_not_its_date(line: str) -> None:
    assert document(line).date == ""


def test_a_line_with_more_than_a_date_is_not_believed_against_newer_sources() -> None:
    line = "On the speeches in Bandung, 18 April 1955"
    assert document(line, "[^1]: Jane Roe, *Quays and Fees* (Delta Press, 1949).").date == "1955-04-18"
    assert document(line, "[^1]: Jane Roe, *Quays and Fees* (Delta Press, 2012).").date == ""
    assert document("18 April 1955", "[^1]: Jane Roe, *Quays and Fees* (Delta Press, 2012).").date == "1955-04-18"


def test_what_the_front_matter_says_comes_first() -> None:
    text = f"---\ntitle: Fair rules\ndate: 2016-02-03\n---\n\nBangkok, 22 November 2017\n\nFees.[^1]\n\n{NOTE}\n"
    assert read_bytes(text.encode(), path="a.md", format="markdown").date == "2016-02-03"


def test_a_long_word_for_a_place_ends() -> None:
    """It was parted in all ways in which eight words can be made of it: 60 letters were too many."""
    assert document(f"5 May 2019, A{'a' * 60}!x").date == ""
