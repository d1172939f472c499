from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.twins import Twins
from tests.factories import make_reference

ARTICLE = Work(
    type="article-journal",
    title="Rights on the Move in the Region",
    author=(Name(given="Ann", family="Roe"),),
    issued=PartialDate(year=2016),
    container_title="Journal of Economic Perspectives",
    volume="3",
    page="101-110",
    language="en",
)
BOOK = Work(
    type="book", title="The Whole Region", author=(Name(given="Ann", family="Roe"),), issued=PartialDate(year=2016)
)


def by(one: Work, other: Work) -> str | None:
    twin = Twins([_entry(one)]).find(_entry(other))
    return twin.by if twin else None


def _entry(work: Work) -> Reference:
    return make_reference(key="a", work=work)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"doi": "10.1000/ABC"}, "DOI"),
        ({"pmid": "123"}, "PubMed number"),
        ({"pmcid": "PMC123"}, "PubMed Central number"),
        ({"eprint": "1706.03762", "eprint_type": "arxiv"}, "arXiv number"),
        ({"isbn": ("9781464811067",), "type": "book"}, "ISBN"),
    ],
)
def test_an_identifier_comes_first(fields: dict[str, str], kind: str) -> None:
    assert by(replace(ARTICLE, **fields), Work(**{"type": ARTICLE.type, **fields})) == kind  # type: ignore[arg-type]


def test_identifiers_are_compared_in_their_normal_form() -> None:
    assert by(replace(ARTICLE, doi="10.1000/ABC"), Work(doi="https://doi.org/10.1000/abc")) == "DOI"
    isbns = replace(BOOK, isbn=("1464811067",)), replace(BOOK, isbn=("978-1-4648-1106-7",))
    assert by(*isbns) in {"ISBN", "title, author and year"}


def test_then_title_first_author_and_year() -> None:
    other = replace(ARTICLE, title="Rights on the move in the <i>region</i>", author=(Name(given="A.", family="Roe"),))
    assert by(ARTICLE, other) == "title, author and year"
    assert by(ARTICLE, replace(ARTICLE, container_title="J. Econ. Perspect.")) == "title, author and year"


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Rights on the Move in the Country"},
        {"author": (Name(given="Bob", family="Poe"),)},
        {"author": ()},
        {"issued": PartialDate(year=2017)},
        {"issued": None},
        {"volume": "4"},
        {"page": "201-210"},
        {"language": "de"},
        {"container_title": "Nature"},
        {"type": "chapter"},
        {"title": "Erratum: Rights on the Move in the Region"},
        {"title": "Review of Rights on the Move in the Region"},
    ],
)
def test_near_misses_are_other_works(fields: dict[str, object]) -> None:
    assert by(ARTICLE, replace(ARTICLE, **fields)) is None  # type: ignore[arg-type]


def test_two_dois_are_two_works() -> None:
    assert by(replace(ARTICLE, doi="10.1000/a"), replace(ARTICLE, doi="10.1000/b")) is None
    assert by(replace(BOOK, isbn=("9781464811067",)), replace(BOOK, isbn=("9780306406157",))) is None


def test_an_identifier_that_belongs_to_another_title_does_not_swallow_a_record() -> None:
    assert (
        by(replace(ARTICLE, doi="10.1000/a"), replace(ARTICLE, doi="10.1000/a", title="Growing Maize under Glass"))
        is None
    )


def test_chapters_of_one_book_are_works_of_their_own() -> None:
    one = replace(ARTICLE, type="chapter", doi="10.1000/book", isbn=("9781464811067",))
    assert by(one, replace(one, title="Another Part of It All", page="1-9")) is None
    assert by(replace(BOOK, isbn=one.isbn), replace(one, container_title=BOOK.title)) is None


def test_volumes_of_one_set_are_works_of_their_own() -> None:
    one = replace(BOOK, isbn=("9781464811067",), volume="1")
    assert by(one, replace(one, volume="2")) is None
    assert by(replace(BOOK, edition="1st"), replace(BOOK, edition="2nd ed.")) is None
    assert by(replace(BOOK, edition="2"), replace(BOOK, edition="2nd ed.")) == "title, author and year"


def test_short_titles_and_works_of_nobody_need_more() -> None:
    short = replace(ARTICLE, title="Editorial", page="", volume="")
    assert by(short, replace(short, volume="3")) is None
    assert by(replace(short, page="1-2"), replace(short, page="1-2", abstract="x")) == "title, author and year"
    nobody = replace(BOOK, author=(), title="A Report on the Whole Region")
    assert by(nobody, replace(nobody, abstract="x")) is None
    assert (
        by(replace(nobody, publisher="Press"), replace(nobody, publisher="Press", abstract="x"))
        == "title, author and year"
    )


def test_the_same_record_again_is_known_whatever_it_says() -> None:
    little = Work(type="document", note="only a note")
    assert by(little, little) == "all that it says"


def test_what_could_not_be_parsed_is_nobodys_twin() -> None:
    from refcheck.model.document import Problem
    from refcheck.model.place import Location

    broken = replace(
        _entry(ARTICLE), problem=Problem(code="SYN001", message="x", location=Location(path="a.bib", line=1))
    )
    assert Twins([broken]).find(_entry(ARTICLE)) is None
