from __future__ import annotations

import pytest

from refcheck.model.comparison import Difference, FieldAgreement
from refcheck.model.work import PartialDate, Work
from refcheck.text.comparison.dates import compare_dates

AGREE, DIFFER, UNKNOWN = FieldAgreement.AGREE, FieldAgreement.DIFFER, FieldAgreement.UNKNOWN


def work(year: int | None, kind: str = "article-journal", **fields: object) -> Work:
    raw = str(fields.pop("raw", year or ""))
    return Work(type=kind, issued=PartialDate(year=year, raw=raw), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cited", "found", "agreement", "difference"),
    [
        (work(2014), work(2014), AGREE, Difference.NONE),
        (work(2015), work(2014), AGREE, Difference.ONE_YEAR),
        (work(2014), work(2015), DIFFER, Difference.ONE_YEAR),
        (work(2012), work(2014), DIFFER, Difference.TWO_YEARS),
        (work(2009), work(2014), DIFFER, Difference.YEARS),
        (work(2012, "book"), work(2013, "book"), AGREE, Difference.ONE_YEAR),
        (work(2560), work(2017), UNKNOWN, Difference.NONE),
        (work(1396), work(2017), UNKNOWN, Difference.NONE),
        (work(1990, "book"), work(1867, "book"), UNKNOWN, Difference.NONE),
        (work(2011, "webpage"), work(2018, "webpage"), UNKNOWN, Difference.NONE),
        (work(None, raw="n.d."), work(2014), UNKNOWN, Difference.NONE),
        (work(1990, raw="[1867] 1990"), work(1867), AGREE, Difference.NONE),
    ],
)
def test_years_are_told(cited: Work, found: Work, agreement: FieldAgreement, difference: Difference) -> None:
    told = compare_dates(cited, found)
    assert (told.agreement, told.difference) == (agreement, difference)


def test_any_date_of_the_record_is_enough() -> None:
    record = work(2015, extra={"published-online": "2014-11-02", "published-print": "2015-03"})
    assert compare_dates(work(2014), record).agreement is AGREE


def test_a_date_that_is_no_date_is_passed_over() -> None:
    record = work(None, extra={"published-print": "soon", "posted": "2014"})
    assert compare_dates(work(2014), record).agreement is AGREE


def test_an_isbn_holds_a_book_to_its_year() -> None:
    isbn = ("978-1-4648-1106-7",)
    told = compare_dates(work(2005, "book", isbn=isbn), work(2017, "book", isbn=("9781464811067",)))
    assert told.difference is Difference.YEARS


def test_a_long_date_is_cut() -> None:
    assert compare_dates(work(None, raw="1999 " * 100_000), work(2014)).agreement is not AGREE


PRINTED, ONLINE = {"published-print": "2017"}, {"published-online": "2017"}


def test_a_doi_holds_a_book_to_its_year_where_it_says_when_it_was_printed() -> None:
    cited = work(2010, "book", doi="10.7001/b")
    assert compare_dates(cited, work(2017, "book", doi="10.7001/b", extra=PRINTED)).difference is Difference.YEARS
    for record in (
        work(2017, "book", doi="10.7001/b"),
        work(2017, "book", doi="10.7001/c", extra=PRINTED),
        work(2017, "book", doi="10.7001/b", extra=ONLINE),
    ):
        assert compare_dates(cited, record).agreement is UNKNOWN


@pytest.mark.parametrize("kind", ["book", "entry"])
def test_the_year_of_an_electronic_edition_says_nothing_of_print(kind: str) -> None:
    isbn = ("978-1-4648-1106-7",)
    record = work(2017, kind, doi="10.7001/b", isbn=isbn, extra=ONLINE)
    assert compare_dates(work(2005, "book", doi="10.7001/b", isbn=isbn), record).agreement is UNKNOWN


def test_a_repository_has_a_thesis_from_the_year_in_which_it_took_it_in() -> None:
    assert compare_dates(work(1994, "thesis"), work(2011, "thesis")).agreement is UNKNOWN
    assert compare_dates(work(2011, "thesis"), work(1994, "thesis")).difference is Difference.YEARS


def test_an_isbn_names_the_edition_where_only_one_side_does() -> None:
    isbn = ("978-1-4648-1106-7",)
    cited = work(2005, "book", isbn=isbn, edition="2nd")
    assert compare_dates(cited, work(2010, "book", isbn=isbn)).difference is Difference.YEARS
    assert compare_dates(cited, work(2010, "book", isbn=isbn, edition="3rd")).agreement is UNKNOWN
    assert compare_dates(cited, work(2010, "book")).agreement is UNKNOWN


def test_the_number_of_a_preprint_holds_it_to_its_year_whatever_type_is_cited() -> None:
    record = work(2024, "article", eprint="2401.04567v2", doi="10.48550/arxiv.2401.04567")
    assert compare_dates(work(2019, "document", eprint="arXiv:2401.04567"), record).difference is Difference.YEARS
    assert compare_dates(work(2019, "document", eprint="2401.04568"), record).agreement is UNKNOWN
    assert compare_dates(work(2019, "document"), record).agreement is UNKNOWN


def test_a_chapter_on_the_very_pages_is_held_to_the_year_of_its_print() -> None:
    cited = work(2010, "chapter", page="12-40")
    record = work(2017, "chapter", page="12-40", extra=PRINTED)
    assert compare_dates(cited, record).difference is Difference.YEARS
    for other in (
        work(2017, "chapter", page="12-40"),
        work(2017, "chapter", page="12-40", extra=ONLINE),
        work(2017, "chapter", page="15-44", extra=PRINTED),
        work(2017, "book", page="12-40", extra=PRINTED),
    ):
        assert compare_dates(cited, other).agreement is UNKNOWN
