from __future__ import annotations

import re
from re import _parser  # type: ignore[attr-defined] # typeshed leaves it out

import pytest

from refcheck.documents import titlelike
from refcheck.documents.titlelike import Setting, has_cue, is_body, looks_like_title


@pytest.mark.parametrize(
    "before",
    [
        "in its report, ",
        "the study “",
        "a book called ",
        "el informe «",
        "le rapport « ",
        "der Bericht „",
        "laporan ",
        "o relatório ",
        "Báo cáo “",
        "รายงาน “",
        "a paper entitled: ",
    ],
)
def test_words_that_say_that_a_work_is_named(before: str) -> None:
    assert has_cue(before)


@pytest.mark.parametrize("before", ["we ", "reported ", "in the bookshop ", "the report was late; ", ""])
def test_words_that_do_not(before: str) -> None:
    assert not has_cue(before)


@pytest.mark.parametrize(
    "text", ["Ministry of Labour and Fees", "The University of the Sea", "Human Rights Committee on X"]
)
def test_bodies(text: str) -> None:
    assert is_body(text)


def test_a_title_with_a_subtitle_is_no_body() -> None:
    assert not is_body("The Committee: A Study of Power")


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Debt and the Making of a Deckhand", Setting(before="In her article “", quoted=True)),
        ("Sold to the Sea", Setting(before="a report by the Justice Foundation, ")),
        ("Cien años de soledad", Setting(before="según ", marked=True)),
        ("Closing the Gaps in Protection", Setting(before="read ", marked=True, linked=True)),
        ("SOLD TO THE SEA", Setting(before="as ", marked=True)),
        ("Hidden Chains", Setting(before="as ", marked=True)),
        ("โอกาสในการย้ายถิ่น", Setting(before="รายงาน “", quoted=True)),
        ("红楼梦研究之一", Setting(sure=True)),
    ],
)
def test_titles(text: str, setting: Setting) -> None:
    assert looks_like_title(text, setting)


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Safe Migration Programme", Setting(before="the “", marked=True, quoted=True)),
        ("Triangle in ASEAN", Setting(before="the “", after="” project", marked=True, quoted=True)),
        ("No One Left Behind", Setting(before="The banner read “", marked=True, quoted=True)),
        ("We Must All Go Home", Setting(before="as “", marked=True, quoted=True)),
        ("Workers Must Go Home", Setting(before="answered: “", marked=True, quoted=True)),
        ("Nobody was asked before", Setting(before="", marked=True)),
        ("No person shall be deprived of life", Setting(before="held that ", marked=True)),
        ("Closing the Gaps in Protection", Setting(before="read ", linked=True)),
        ("Hidden Chains", Setting(before="as ")),
        ("ไทย", Setting(before="รายงาน “", quoted=True)),
        (r"The \\edtext{Hidden}{} of \Chains", Setting(before="the book ", sure=True)),
        ("", Setting(sure=True)),
        ("A Title of a Block", Setting(whole_block=True)),
    ],
)
def test_no_titles(text: str, setting: Setting) -> None:
    assert not looks_like_title(text, setting)


def test_hostile_runs_end() -> None:
    for text in ("report by " * 30_000, "A" * 300, "the " * 75, "“" * 300):
        looks_like_title(text[:300], Setting(before=text, after=text, marked=True, quoted=True))
        assert not has_cue(text)


@pytest.mark.parametrize("pattern", [titlelike._PERIODICAL, titlelike._PROGRAMME])
def test_the_last_word_is_looked_for_as_far_as_it_may_reach(pattern: re.Pattern[str]) -> None:
    longest = _parser.parse(pattern.pattern).getwidth()[1]
    assert longest < titlelike.MAX_LAST  # and a line end behind it


def test_a_periodical_is_told_by_the_last_word_of_a_long_name() -> None:
    assert titlelike.is_periodical("A very long name of what they all read in the morning, The Observer")
    assert not titlelike.is_periodical("The Observer and a very long name of what they all read in the morning")
