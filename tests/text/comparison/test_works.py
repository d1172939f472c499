from __future__ import annotations

from dataclasses import replace

from refcheck.model.comparison import FieldAgreement, Identity
from refcheck.model.work import PartialDate, Work
from refcheck.text.comparison import compare_works
from refcheck.text.names import parse_name

RIVERS = Work(
    type="article-journal",
    title="Slow rivers and the making of provincial archives",
    author=(parse_name("Ana Lopes"), parse_name("Karel Novak")),
    issued=PartialDate(year=2014),
    container_title="Journal of Harbour Studies",
    volume="7",
    page="12-40",
)
BOOK = Work(type="book", title="Paper Borders", author=(parse_name("Ana Lopes"),), issued=PartialDate(year=2014))


def test_a_work_is_itself_in_every_field() -> None:
    found = compare_works(RIVERS, RIVERS)
    assert found.identity is Identity.SAME
    assert {"title", "author", "issued", "container_title", "volume", "page"} <= found.supports
    assert found.score > 0.9
    assert all(each.agreement is not FieldAgreement.DIFFER for each in found.fields)


def test_a_field_that_is_wrong_does_not_make_another_work() -> None:
    for wrong in (
        replace(RIVERS, title="Slow rivers and the making of provincial markets"),
        replace(RIVERS, issued=PartialDate(year=2009)),
        replace(RIVERS, container_title="Annals of Peat Chemistry"),
        replace(RIVERS, author=(parse_name("Ingrid Dahl"), parse_name("Mina Sato"))),
    ):
        found = compare_works(wrong, RIVERS)
        assert found.identity is Identity.SAME
        assert sum(each.agreement is FieldAgreement.DIFFER for each in found.fields) == 1
        assert found.score < compare_works(RIVERS, RIVERS).score


def test_title_and_first_author_both_different_are_another_work() -> None:
    other = replace(RIVERS, title="Vitamin loss in stored lentils since the war", author=(parse_name("Ingrid Dahl"),))
    assert compare_works(RIVERS, other).identity is Identity.OTHER
    assert compare_works(RIVERS, replace(other, author=RIVERS.author)).identity is Identity.UNKNOWN


def test_a_generic_title_needs_more() -> None:
    cited = Work(type="article-journal", title="Introduction", author=RIVERS.author[:1])
    assert compare_works(cited, cited).identity is Identity.UNKNOWN
    placed = replace(RIVERS, title="Introduction")
    assert compare_works(placed, placed).identity is Identity.SAME


def test_a_long_title_alone_is_enough_where_nobody_is_named() -> None:
    bare = Work(type="article-journal", title=RIVERS.title)
    assert compare_works(bare, RIVERS).identity is Identity.SAME
    assert compare_works(replace(bare, issued=PartialDate(year=2001)), RIVERS).identity is Identity.UNKNOWN


def test_a_review_of_a_book_is_on_another_level() -> None:
    review = replace(BOOK, type="article-journal", author=(parse_name("Ingrid Dahl"),), page="201-203")
    assert compare_works(BOOK, review).identity is Identity.LEVEL


def test_a_notice_is_on_another_level_but_the_marked_work_is_not() -> None:
    assert compare_works(RIVERS, replace(RIVERS, title=f"Retraction: {RIVERS.title}")).identity is Identity.LEVEL
    assert compare_works(RIVERS, replace(RIVERS, title=f"RETRACTED: {RIVERS.title}")).identity is Identity.SAME


def test_editions_and_volumes_are_on_another_level() -> None:
    assert compare_works(replace(BOOK, edition="2"), replace(BOOK, edition="3rd")).identity is Identity.LEVEL
    assert compare_works(replace(BOOK, volume="1"), replace(BOOK, volume="2")).identity is Identity.LEVEL


def test_a_preprint_is_a_version() -> None:
    preprint = replace(RIVERS, container_title="arXiv", volume="", page="", issued=PartialDate(year=2013))
    assert compare_works(preprint, RIVERS).identity is Identity.VERSION
    assert compare_works(RIVERS, preprint).identity is Identity.VERSION


def test_a_column_of_one_name_is_not_the_work() -> None:
    column = replace(RIVERS, title="Notes from the quay")
    later = replace(column, issued=PartialDate(year=2019), volume="12", page="80-81")
    assert compare_works(column, later).identity is Identity.UNKNOWN


def test_pages_of_two_containers_do_not_contradict() -> None:
    other = replace(RIVERS, container_title="Lecture Notes in Peat", page="301-310", volume="3")
    assert compare_works(RIVERS, other).of("page").agreement is FieldAgreement.UNKNOWN


def test_nothing_known_is_not_known() -> None:
    assert compare_works(Work(), Work()).identity is Identity.UNKNOWN


def test_an_identifier_supports_whatever_its_form() -> None:
    cited = replace(RIVERS, doi="https://doi.org/10.5555/ABC.7", isbn=("1-4648-1106-6",))
    found = compare_works(cited, replace(RIVERS, doi="10.5555/abc.7", isbn=("978-1-4648-1106-7",)))
    assert {"doi", "isbn"} <= found.supports


def test_a_review_that_names_the_work_in_its_title_is_no_other_work() -> None:
    reviewer = (parse_name("Mina Sato"),)
    for title in ("Review of Paper Borders, by Ana Lopes", "Book Review: Paper Borders", "Rezension: Paper Borders"):
        review = Work(type="article-journal", title=title, author=reviewer, issued=PartialDate(year=2015))
        assert compare_works(BOOK, review).identity is Identity.LEVEL
    other = Work(type="article-journal", title="Review of Harbour Law", author=reviewer)
    assert compare_works(BOOK, other).identity is Identity.OTHER
