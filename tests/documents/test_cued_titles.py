from __future__ import annotations

import pytest

from refcheck.documents.cued_titles import find_cued


def cued(text: str) -> list[str]:
    return [text[start:end] for start, end in find_cued(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("the report Trapped in Transit says so", "Trapped in Transit"),
        ("its report, Migrating to Opportunity, says so", "Migrating to Opportunity"),
        ("a paper entitled Working from Home appeared", "Working from Home"),
        ("a book called Exit West sold well", "Exit West"),
        (
            "the study Sold to the Sea: Human Trafficking in Fishing was",
            "Sold to the Sea: Human Trafficking in Fishing",
        ),
        ("the handbook Law & Order in the Workplace", "Law & Order in the Workplace"),
        ("the report The State of the\nWorld in 2019 says", "The State of the\nWorld in 2019"),
        ("the study Who Pays? Debt and Kinship at Sea says", "Who Pays? Debt and Kinship at Sea"),
        ("the report Anti-Trafficking in U.S. Ports of Call was", "Anti-Trafficking in U.S. Ports of Call"),
        ("laporan Pekerja Migran dan Hak yang Hilang terbit", "Pekerja Migran dan Hak yang Hilang"),
    ],
)
def test_capitals_after_a_cue(text: str, title: str) -> None:
    assert cued(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "the report Human Rights Watch published last year",
        "the report on Labour Migration and Fees was late",
        "the Report and the Annexes to the Report",
        "We waited for the report. Migrants in the Camps were counted.",
        "In this report, Women and Men of Chiang Mai are heard.",
        "In the report, Migrants and Refugees from Laos are counted apart from others",
        "the report International Organization for Migration issued",
        "the report 2016 and 2017 in Review",
        "a study of Things",
        "report",
        "the report X of Y",
        "",
    ],
)
def test_bodies_subjects_and_sentences_are_none(text: str) -> None:
    assert cued(text) == []


def test_two_in_one_sentence() -> None:
    text = "the report Trapped in Transit, and the book The Art of Moving On say"
    assert cued(text) == ["Trapped in Transit", "The Art of Moving On"]


def test_a_run_without_end_is_cut() -> None:
    (title,) = cued("the report " + "Work and " * 200)
    assert len(title.split()) <= 30


def test_hostile_text_ends() -> None:
    for text in ("report, " * 60_000, "the report A of " * 40_000, "A of the " * 60_000, "report" + " " * 300_000):
        assert all(len(title.split()) <= 30 for title in cued(text))
