"""Records with a cited work's title and authors that are another record of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.model.comparison import Identity
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison.candidates import compare_candidate

HARROW = (Name(family="Harrow", given="Nell"),)
TITLE = "Tolls and tariffs on mountain passes"
PAPER = Work(
    type="article-journal",
    title=TITLE,
    author=HARROW,
    issued=PartialDate(year=1998),
    container_title="Road History",
    volume="7",
    page="31-58",
    publisher="Tern Press",
)
BARE = replace(PAPER, container_title="", volume="", page="", publisher="")
TALK = replace(
    BARE, type="paper-conference", container_title="Proceedings of the Third Meeting on Alpine Trade", page="1-9"
)
PREPRINT = replace(BARE, type="article", publisher="Open Preprints")
DATA = replace(BARE, type="dataset", publisher="Open Data Deposit")
STRING = f"Harrow N. {TITLE}. Road History. 1998;7:31–58."


@pytest.mark.parametrize(
    "record",
    [
        TALK,
        PREPRINT,
        DATA,
        replace(PAPER, title=f"Supplementary material for: {TITLE}"),
        replace(PAPER, title=f"Data from: {TITLE}"),
    ],
)
@pytest.mark.parametrize("work", [PAPER, Work()], ids=["read", "unread"])
def test_a_record_of_another_place_is_not_the_cited_one(record: Work, work: Work) -> None:
    assert compare_candidate(work, record, STRING).identity not in {Identity.SAME, Identity.VERSION}


@pytest.mark.parametrize(
    ("record", "identity"), [(TALK, Identity.VERSION), (PREPRINT, Identity.VERSION), (DATA, Identity.LEVEL)]
)
def test_it_is_a_version_at_most_where_only_the_fields_are_known(record: Work, identity: Identity) -> None:
    """Then the other place is what has to be told of an entry: that its venue is not known to be right."""
    assert compare_candidate(PAPER, record).identity is identity


@pytest.mark.parametrize(
    "string",
    [
        STRING,
        f"Harrow N. {TITLE}. Road Hist. 1998.",
        f"Nell Harrow, {TITLE} (Tern Press 1998)",
        f"Harrow, N. (1998). {TITLE}.",
    ],
)
def test_its_own_record_is(string: str) -> None:
    assert compare_candidate(Work(), PAPER, string).identity is Identity.SAME


def test_a_preprint_and_data_are_taken_where_the_string_says_so() -> None:
    assert compare_candidate(Work(), PREPRINT, f"Harrow N. {TITLE}. Preprint, 1998.").identity is not Identity.UNKNOWN
    assert (
        compare_candidate(Work(), DATA, f"Harrow N. {TITLE} [data set]. Zenodo; 1998.").identity is not Identity.UNKNOWN
    )


def test_a_title_may_begin_as_a_label_does() -> None:
    index = replace(PAPER, title="Index of tolls on mountain passes")
    string = "Harrow N. Index of tolls on mountain passes. Road History. 1998;7:31–58."
    assert compare_candidate(Work(), index, string).identity is Identity.SAME


def test_another_subtitle_is_another_work() -> None:
    record = replace(BARE, type="book", title="Salt. A history in letters: new evidence", publisher="Tern Press")
    cited = replace(record, title="Salt")
    assert (
        compare_candidate(cited, record, "Harrow, N. Salt. A history of trade (Tern Press, 1998).").identity
        is Identity.UNKNOWN
    )
    assert compare_candidate(cited, record, "Harrow, N. Salt (Tern Press, 1998).").identity is Identity.SAME


def test_a_book_whose_record_names_nobody_needs_title_year_and_publisher() -> None:
    record = replace(BARE, type="book", title="Design of mountain tolls", author=(), publisher="Tern Press")
    string = "Harrow, N. Design of mountain tolls. Oslo: Tern Press, {}."
    assert compare_candidate(Work(), record, string.format(1998)).identity is Identity.SAME
    assert compare_candidate(Work(), record, string.format(2004)).identity is not Identity.SAME
    assert (
        compare_candidate(Work(), record, "Harrow, N. Design of mountain tolls. Heron, 1998.").identity
        is not Identity.SAME
    )


def test_volumes_with_letters_and_issues_are_found_in_a_string() -> None:
    record = replace(PAPER, title="Tolls", author=(), volume="PC-18", page="", issued=None)
    record = replace(record, issue="3")
    assert compare_candidate(Work(), record, "Tolls. Road History PC-18, 3.").identity is not Identity.OTHER


def test_long_strings_end_at_once() -> None:
    for text in ("(" * 5_000, "Tolls and " * 2_000, "IEEE " * 3_000):
        assert compare_candidate(Work(), PAPER, text).identity is not Identity.SAME
