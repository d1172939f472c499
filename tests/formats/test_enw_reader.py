from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.enw_reader import read
from refcheck.formats.records import Records
from refcheck.model.work import Name, Work
from refcheck.references.incoming import format_of, parse_records
from tests.formats.hostile import NASTY

ARTICLE = """%0 Journal Article
%A van den Berg, Jan
%A Hansen, P. Q., Jr.
%A Port Workers' Union,
%T Knots and wages
%J Journal of Ropes
%V 12
%N 3
%P 101-119
%@ 1234-5679
%D 2018
%8 November 23, 2018
%I Dock Press
%R https://doi.org/10.5555/rope.2018.12
%U https://ropes.example.org/12/3
%K ropes
wages; knots
%X Ropes were asked.
They answered.
%[ 2021-05-07
%G English
%F hansen2018
%L TA645 .S85
"""


def work_of(text: str) -> Work:
    found = read(text)
    assert not found.faults
    return found.found[0].work


def told(found: Records) -> list[tuple[int, bool]]:
    return [(fault.line, fault.lost) for fault in found.faults]


def test_an_article_with_all_that_goes_with_it() -> None:
    (record,) = read(ARTICLE).found
    work = record.work
    assert (record.key, record.line, work.type, work.title) == ("hansen2018", 1, "article-journal", "Knots and wages")
    assert work.author == (
        Name(family="Berg", given="Jan", particle="van den"),
        Name(family="Hansen", given="P. Q.", suffix="Jr."),
        Name(literal="Port Workers' Union"),
    )
    assert (work.container_title, work.volume, work.issue, work.page) == ("Journal of Ropes", "12", "3", "101-119")
    assert (str(work.issued), str(work.accessed), work.issn) == ("2018-11-23", "2021-05-07", ("1234-5679",))
    assert (work.doi, work.url) == ("10.5555/rope.2018.12", "https://ropes.example.org/12/3")
    assert (work.publisher, work.language, work.keyword) == ("Dock Press", "English", "ropes, wages, knots")
    assert work.abstract == "Ropes were asked. They answered."
    assert dict(work.extra) == {"library": "TA645 .S85"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    assert read("\ufeff" + ARTICLE.replace("\n", end)).found == read(ARTICLE).found


def test_a_book_has_its_editors_where_search_engines_have_them() -> None:
    book = "%0 Book\n%T Knots\n%A Abe, K.\n%E Carr, Lu\n%C Port City\n%I Dock\n%7 2nd\n%S Studies in Rope\n"
    work = work_of(book)
    assert (work.editor, work.collection_title, work.edition) == (
        (Name(family="Carr", given="Lu"),),
        "Studies in Rope",
        "2nd",
    )
    both = work_of(book + "%Y Diaz, Ana\n")
    assert (both.editor, both.extra["collection-editor"]) == ((Name(family="Diaz", given="Ana"),), "Carr, Lu")


def test_a_paper_has_its_proceedings() -> None:
    work = work_of(
        "%0 Conference Paper\n%T Knots\n%A Abe, K.\n%B Proceedings of Rope '17\n%C Port City\n%P 6–9\n%@ 9781861972712\n"
    )
    assert (work.type, work.container_title, work.page) == ("paper-conference", "Proceedings of Rope '17", "6-9")
    assert (work.publisher_place, work.isbn) == ("Port City", ("9781861972712",))


def test_a_thesis_has_its_university_in_the_place_of_a_journal() -> None:
    work = work_of("%0 Thesis\n%A 王小明\n%T 绳结研究\n%Y 李教授;张教授\n%J 海港大学\n%9 博士\n%D 2014\n%K 绳;结\n")
    assert (work.publisher, work.genre, work.keyword) == ("海港大学", "博士", "绳, 结")
    assert (work.editor, work.extra["endnote-tertiary-authors"]) == ((), "李教授; 张教授")


def test_records_begin_with_their_type_or_after_an_empty_line() -> None:
    found = read(
        "%T Knots\n%0 Journal Article\n%B Ropes\n%V 1\n%X One.\n\nTwo.\n\n\n%T Contents\n%B Ropes\n%V 1\n\n%0 Book\n%T Third\n%0 Book\n%T Last\n"
    )
    assert [(one.work.title, one.work.type, one.line) for one in found.found] == [
        ("Knots", "article-journal", 1),
        ("Contents", "article-journal", 10),
        ("Third", "book", 14),
        ("Last", "book", 16),
    ]
    assert found.found[0].work.abstract == "One. Two."


def test_a_record_without_a_type_is_an_article_where_it_has_a_journal() -> None:
    assert work_of("%T Knots\n%J Ropes\n").type == "article-journal"
    assert work_of("%T Knots\n%B Ropes\n%V 4\n").type == "article-journal"
    assert work_of("%T Knots\n%D 2000\n").type == "document"


def test_a_type_that_is_not_known_is_told_and_costs_nothing() -> None:
    found = read("%0 Rope\n%T Knots\n")
    assert (found.found[0].work.type, found.found[0].work.extra["endnote-ref-type"]) == ("document", "rope")
    assert told(found) == [(1, False)]


def test_an_empty_record_is_told() -> None:
    assert told(read("%0 Book\n\n%0 Book\n%T Knots\n")) == [(1, True)]


def test_what_no_field_is_for_is_kept() -> None:
    work = work_of("%0 Book\n%T Knots\n%+ Rope Institute\n%W Dock Catalogue\n%6 2\n%Q Noeuds\n")
    assert dict(work.extra) == {
        "affiliation": "Rope Institute",
        "database-provider": "Dock Catalogue",
        "volumes": "2",
        "endnote-translated-title": "Noeuds",
    }


@pytest.mark.parametrize(
    ("text", "path", "name"),
    [
        (ARTICLE, "", "enw"),
        ("%T Knots\n%A Abe, K.\n", "a.enw", "enw"),
        ("%T Knots\n%0 Journal Article\n", "a.txt", "enw"),
        ("% A comment\n%0 of all\n@book{a, title = {B}}\n", "a.bib", "bibtex"),
        ("100%0 Journal\n", "a.txt", None),
    ],
)
def test_the_format_is_told_by_what_a_file_says(text: str, path: str, name: str | None) -> None:
    assert format_of(text, path) == name


def test_a_file_becomes_a_library() -> None:
    library = parse_records(ARTICLE, path="a.enw", format="enw")
    assert [(reference.key, reference.entry_type) for reference in library.references] == [("hansen2018", "article")]


@given(st.text(max_size=200) | st.sampled_from(NASTY))
def test_no_value_makes_a_second_record(value: str) -> None:
    line = " ".join(value.split())
    assert len(read(f"%0 Book\n%T A {line}\n%A B {line}\n").found) == 1


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    read(text)


def test_archives_have_the_proceedings_and_their_editors_where_books_have_their_series() -> None:
    work = work_of("%0 Conference Proceedings\n%T Knots\n%A Abe, K.\n%Y Carr, Lu\n%S Proceedings of Rope '17\n")
    assert (work.container_title, work.collection_title) == ("Proceedings of Rope '17", "")
    assert work.editor == (Name(family="Carr", given="Lu"),)
    both = work_of("%0 Book Section\n%T Knots\n%B Knots at Sea\n%S Studies in Rope\n%E Carr, Lu\n%Y Diaz, Ana\n")
    assert (both.container_title, both.collection_title) == ("Knots at Sea", "Studies in Rope")
    assert (both.editor, both.extra["collection-editor"]) == ((Name(family="Carr", given="Lu"),), "Diaz, Ana")


def test_which_pages_comes_before_how_many() -> None:
    work = work_of(
        "%0 Conference Proceedings\n%T Knots\n%B Ropes\n%P 5\n%P 269-273\n%? Society of Ropes\n%? Berg, Jan\n"
    )
    assert (work.page, work.extra["endnote-pages"]) == ("269-273", "5")
    assert (work.translator, work.extra["endnote-subsidiary-authors"]) == (
        (Name(family="Berg", given="Jan"),),
        "Society of Ropes",
    )


def test_the_punctuation_of_catalogues_is_none_of_names() -> None:
    work = work_of("%0 Report\n%T Knots\n%I Dock Press,\n%C Port City :\n%N 8\n")
    assert (work.publisher, work.publisher_place, work.number) == ("Dock Press", "Port City", "8")
