from __future__ import annotations

import pytest

from refcheck.model.comparison import Difference, FieldAgreement
from refcheck.text.comparison.pages import compare_issues, compare_pages, compare_volumes
from tests.factories import make_work

AGREE, DIFFER, UNKNOWN = FieldAgreement.AGREE, FieldAgreement.DIFFER, FieldAgreement.UNKNOWN


@pytest.mark.parametrize(
    ("cited", "found", "agreement"),
    [
        ("123-9", "123–129", AGREE),
        ("123", "123-129", AGREE),
        ("pp. 45--52", "45-52", AGREE),
        ("e123", "e123", AGREE),
        ("xi-xx", "xi-xx", AGREE),
        ("301-318", "123-129", DIFFER),
        ("125-126", "123-129", UNKNOWN),
        ("301-318", "1-18", UNKNOWN),
        ("S12-S19", "12-19", AGREE),
        ("in press", "123-129", UNKNOWN),
        ("", "123-129", UNKNOWN),
    ],
)
def test_pages_are_told(cited: str, found: str, agreement: FieldAgreement) -> None:
    works = (make_work(type="article-journal", page=page) for page in (cited, found))
    assert compare_pages(*works).agreement is agreement


def test_an_article_number_may_stand_in_either_field() -> None:
    assert compare_pages(make_work(page="104512"), make_work(number="104512")).agreement is AGREE


def test_how_many_pages_a_book_has_is_no_place() -> None:
    assert compare_pages(make_work(page="318-400"), make_work(page="123-129")).agreement is UNKNOWN


@pytest.mark.parametrize(
    ("cited", "found", "agreement"),
    [
        ("Vol. 12", "12", AGREE),
        ("XII", "12", AGREE),
        ("07", "7", AGREE),
        ("12", "14", DIFFER),
        ("2014", "61", UNKNOWN),
        ("12", "0", UNKNOWN),
        ("00", "12", UNKNOWN),
    ],
)
def test_volumes_are_told(cited: str, found: str, agreement: FieldAgreement) -> None:
    assert compare_volumes(make_work(volume=cited), make_work(volume=found)).agreement is agreement


def test_volume_and_issue_swapped_are_not_known() -> None:
    assert compare_volumes(make_work(volume="3"), make_work(volume="12", issue="3")).agreement is UNKNOWN


def test_a_double_issue_agrees_and_a_month_is_not_known() -> None:
    assert compare_issues(make_work(issue="3/4"), make_work(issue="3-4")).agreement is AGREE
    assert compare_issues(make_work(issue="March"), make_work(issue="3")).agreement is UNKNOWN
    assert compare_issues(make_work(issue="4"), make_work(issue="5")).difference is Difference.ISSUE


@pytest.mark.parametrize("text", ["9" * 100_000, "i" * 100_000, "-" * 100_000, "1-2," * 50_000])
def test_long_fields_are_cut(text: str) -> None:
    assert compare_pages(make_work(page=text), make_work(page="123-129")).agreement is not DIFFER
    assert compare_volumes(make_work(volume=text), make_work(volume="3")).agreement is not AGREE
