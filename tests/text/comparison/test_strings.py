"""A string is read anew with a record at hand: what it says is taken, what it does not say is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.comparison.strings import goes_on_otherwise, is_misread, reread

RECORD = Work(
    type="article-journal",
    title="Ferries of the upper lakes",
    author=(Name(family="Harrow", given="Nell"), Name(family="Quist", given="Bo")),
    issued=PartialDate(year=2011),
    container_title="Journal of Inland Transport",
    volume="14",
    page="201-219",
)
MISREAD = Work(type="book", title="Inland Transport", issued=PartialDate(year=1999))


def test_what_the_string_says_is_taken() -> None:
    text = "Harrow N, Quist B. Ferries of the upper lakes. J. Inland Transp. 2011;14(2):201–219."
    made = reread(text, MISREAD, RECORD)
    assert made is not None
    assert (made.title, made.year, made.volume, made.page) == ("Ferries of the upper lakes", 2011, "14", "201-219")
    assert [name.family for name in made.author] == ["Harrow", "Quist"]
    assert made.type == "article-journal"


def test_what_it_does_not_say_is_not_taken() -> None:
    made = reread("Harrow N et al. Ferries of the upper lakes. 2010.", MISREAD, RECORD)
    assert made is not None
    assert (made.container_title, made.volume, made.page, made.year) == ("", "", "", 2010)
    assert made.others


@pytest.mark.parametrize(
    "text",
    [
        "Harrow N. Review of Ferries of the upper lakes. J. Inland Transp. 2011.",
        "Harrow N. Correction: Ferries of the upper lakes. J. Inland Transp. 2011.",
        "Harrow N. A pilot remembers. In: Ferries of the upper lakes. Oslo: Tern; 2011.",
        "Harrow N. Ferries of the upper lakes, part 2. J. Inland Transp. 2011.",
        "Harrow N. Ferries of the upper lakes and their crews. J. Inland Transp. 2011.",
        "Harrow N. Old and new ferries of the upper lakes. J. Inland Transp. 2011.",
        "Ostby K. Ferries of the upper lakes. J. Inland Transp. 2011;14:201.",
        "",
    ],
)
def test_another_work_with_the_title_in_its_string_is_none(text: str) -> None:
    assert reread(text, MISREAD, RECORD) is None


def test_a_year_of_the_title_is_no_year() -> None:
    record = Work(title="Ferry tolls 1720–1890", author=RECORD.author[:1], issued=PartialDate(year=2011))
    made = reread("Harrow N. Ferry tolls 1720–1890. Oslo: Tern.", Work(issued=PartialDate(year=1720)), record)
    assert made is not None
    assert made.year is None


def test_parted_and_misread_words_are_found() -> None:
    made = reread("Harrow, N. Fcrries of the up- per lakes. 2011.", MISREAD, RECORD)
    assert made is not None
    assert made.title == "Fcrries of the up- per lakes"


def test_letters_may_be_misread_and_neither_words_nor_numbers() -> None:
    assert is_misread("Fcrries of the upper 1akes of Norway", "Ferries of the upper lakes of Norway")
    assert is_misread("Fcrries of the uppcr lakes of Norway", "Ferries of the upper lakes of Norway")
    assert not is_misread("Ferries of the upper lakes of Norway, 2", "Ferries of the upper lakes of Norway, 3")
    assert not is_misread("Reply to ferries of the upper lakes", "Ferries of the upper lakes")
    assert not is_misread("", "Ferries")


def test_a_record_without_a_title_is_met_by_its_place() -> None:
    record = Work(author=RECORD.author, issued=RECORD.issued, container_title="Lakes", volume="14", page="201-219")
    made = reread("Harrow N, Quist B (2011) Ferries. Lakes 14:201–219", MISREAD, record)
    assert made is not None
    assert (made.container_title, made.page) == ("Lakes", "201-219")


def test_long_and_odd_strings_end_at_once() -> None:
    for text in ("(" * 5_000, "Harrow, " * 2_000, "ﷺ" * 3_000, "a- " * 4_000):
        assert reread(text, MISREAD, RECORD) is None


def test_the_volume_of_one_place_is_no_page_of_another() -> None:
    text = "Harrow N, Quist B. Ferries of the upper lakes. Solar Boats 201, 33–41 (2011)."
    made = reread(text, MISREAD, RECORD)
    assert made is not None
    assert made.page == ""
    again = reread("Harrow N, Quist B. Ferries of the upper lakes. Boats 14, 201–219 (2011).", MISREAD, RECORD)
    assert again is not None
    assert (again.volume, again.page) == ("14", "201-219")


def test_names_that_changed_places_in_the_record_are_found() -> None:
    turned = replace(RECORD, author=(Name(family="Nell", given="Harrow"), Name(family="Bo", given="Quist")))
    text = "Harrow N, Quist B. Ferries of the upper lakes. J. Inland Transp. 2011;14(2):201–219."
    assert reread(text, MISREAD, turned) is not None
    assert reread(text.replace("Harrow N", "Harrow P"), MISREAD, turned) is None


def test_names_that_a_catalogue_completed_are_read() -> None:
    text = "Harrow, N[ell] and B[o] Quist. Ferries of the upper lakes. Journal of Inland Transport (2011)."
    made = reread(text, MISREAD, RECORD)
    assert made is not None
    assert ([name.family for name in made.author], made.container_title) == (
        ["Harrow", "Quist"],
        RECORD.container_title,
    )
    assert reread("A pilot writes [here] of Ferries of the upper lakes. 2011.", MISREAD, RECORD) is None


def test_a_notice_that_is_cited_itself_is_no_notice_of_another_work() -> None:
    text = "Anonymous. Correction: Ferries of the upper lakes. J. Inland Transp. 14, 88 (2011)."
    notice = replace(RECORD, title="Correction: Ferries of the upper lakes", author=(), page="88")
    made = reread(text, MISREAD, notice)
    assert made is not None
    assert (made.title, made.page) == (notice.title, "88")
    assert reread(text, MISREAD, RECORD) is None
    bare = reread(text.replace("Correction: ", ""), MISREAD, notice)
    assert bare is not None
    assert bare.title == RECORD.title


def test_a_title_with_letters_read_as_two_is_found_whole() -> None:
    record = replace(RECORD, title="Harbour dams built for cheaper power")
    made = reread(
        "Harrow N (2010) Harbour darns built for cheaper powcr. J. Inland Transp. 14:201–219", MISREAD, record
    )
    assert made is not None
    assert (made.title, made.page) == ("Harbour darns built for cheaper powcr", "201-219")
    other = "Harrow N (2010) Harbour inns kept for winter guests. J. Inland Transp. 14:201–219"
    assert reread(other, MISREAD, record) is None


def test_another_beginning_is_not_a_title_misread() -> None:
    text = "Harrow NB. A short list of ferries and of their crossings before the bridges, 1693-1800. Tern Press; 1981."
    whole = replace(RECORD, title="A short list of ferries and of their crossings before the bridges, 1693-1800")
    assert reread(text, MISREAD, whole) is not None
    assert reread(text, MISREAD, replace(whole, title=f"A Companion to {whole.title}")) is None


def test_what_goes_on_behind_a_full_stop_is_another_subtitle() -> None:
    record = replace(RECORD, title="TAU SIGMA. A voyage in the north")
    assert goes_on_otherwise("Harrow N. TAU SIGMA. A System for Pilots. Tern Press; 1978.", record)
    assert not goes_on_otherwise("Harrow N. TAU SIGMA. Tern Press; 1978.", record)
    assert not goes_on_otherwise("Harrow N. TAU SIGMA. A voyage in the north. Tern Press; 1978.", record)


def test_somebody_whom_the_record_does_not_know_is_not_left_out() -> None:
    text = "Harrow N, Ostrander P. Ferries of the upper lakes. J. Inland Transp. 2011;14(2):201–219."
    stranger = Name(family="Ostrander", given="P")
    made = reread(text, replace(MISREAD, author=(Name(family="Harrow", given="N"), stranger)), RECORD)
    assert made is not None
    assert stranger in made.author


@pytest.mark.parametrize(
    "stranger",
    [
        Name(family="Ostrander"),  # no given name: a word that was taken for one
        Name(family="Harrov", given="N"),  # the first one's name misread
        Name(family="Transp", given="J"),  # of the journal, behind the title
        Name(literal="Inland Ferries Board"),
        Name(family="Nell", given="Harrow"),  # the record's, turned
        Name(family="", given="N"),
    ],
)
def test_what_was_misread_for_a_person_is_nobody(stranger: Name) -> None:
    text = "Nell Harrow, Ostrander B. Ferries of the upper lakes. J. Inland Transp. 2011;14(2):201–219."
    made = reread(text, replace(MISREAD, author=(Name(family="Harrow", given="N"), stranger)), RECORD)
    assert made is None or stranger not in made.author
