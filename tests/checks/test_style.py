from __future__ import annotations

import pytest

from refcheck.checks import style
from refcheck.checks.interface import Check
from refcheck.model.finding import Severity
from refcheck.model.place import SetField
from tests.factories import judged_bib, make_context, make_reference, value_of


@pytest.mark.parametrize(
    ("field", "value", "mended"),
    [
        ("pages", "pp. 925-985", "925–985"),
        ("pages", "p.~5", "5"),
        ("pages", "Pages 12--34", "12–34"),
        ("pages", "S. 12", "12"),
        ("volume", "Vol. 3", "3"),
        ("volume", "Bd.~XII", "XII"),
        ("number", "no. 4", "4"),
    ],
)
def test_the_word_is_taken_out(field: str, value: str, mended: str) -> None:
    (finding,) = judged_bib(style.extra_text, f"@article{{a, {field} = {{{value}}}}}")
    assert (finding.severity, value_of(finding)) == (Severity.INFO, mended)
    assert isinstance(finding.intent, SetField)
    assert finding.intent.safe is not value.startswith("S")  # "S 6" may be a page of a supplement


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pages", "P02017"),
        ("pages", "S6--12"),
        ("pages", "12--34"),
        ("pages", "xii + 345 pp."),
        ("pages", "p. 5 and the map"),
        ("volume", "LNCS 7"),
        ("volume", "Volume of plates"),
        ("number", "Nov. 4"),
    ],
)
def test_article_numbers_and_extents_are_silent(field: str, value: str) -> None:
    assert judged_bib(style.extra_text, f"@article{{a, {field} = {{{value}}}}}") == []


def test_the_number_of_a_report_keeps_its_word() -> None:
    assert judged_bib(style.extra_text, "@techreport{a, number = {No. 7}}") == []


def test_a_style_that_wants_the_word_everywhere_is_left_alone() -> None:
    assert len(judged_bib(style.extra_text, "\n".join(f"@article{{{key}, pages = {{p. 1}}}}" for key in "abcd"))) == 4
    assert judged_bib(style.extra_text, "\n".join(f"@article{{{key}, pages = {{p. 1}}}}" for key in "abcde")) == []


def test_references_of_notes_are_not_judged() -> None:
    check = style.extra_text
    assert list(check.judge(check.rule, make_context(references=(make_reference(),)), None)) == []


def test_one_hyphen_between_pages_becomes_two_and_is_off_by_default() -> None:
    (finding,) = judged_bib(style.page_dash, "@article{a, pages = {12-34, 40, 50-60}}")
    assert (finding.severity, finding.expected, value_of(finding)) == (
        Severity.INFO,
        "12--34, 40, 50--60",
        "12–34, 40, 50–60",
    )
    assert not style.page_dash.rule.by_default


@pytest.mark.parametrize("pages", ["12--34", "12–34", "P02-17", "12", "1.2-1.4", "A1-A4", "2019-05-01", ""])
def test_other_dashes_and_numbers_with_a_hyphen_are_silent(pages: str) -> None:
    assert judged_bib(style.page_dash, f"@article{{a, pages = {{{pages}}}}}") == []


@pytest.mark.parametrize("pages", ["283--245", "42-41", "12--34, 505--504", "114–112"])
def test_pages_that_end_before_they_begin(pages: str) -> None:
    (finding,) = judged_bib(style.reversed_pages, f"@article{{a, pages = {{{pages}}}}}")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "pages", ["1234--56", "12--34", "5--5", "vol. 40-30", "40-30a", "S40--30", "2019-12-01", "9--10"]
)
def test_short_forms_and_other_numbers_are_silent(pages: str) -> None:
    assert judged_bib(style.reversed_pages, f"@article{{a, pages = {{{pages}}}}}") == []


def test_a_mark_at_the_end_of_a_field_is_taken_off() -> None:
    (finding,) = judged_bib(style.extra_punctuation, "@article{a, volume = {40, }}")
    assert (finding.severity, value_of(finding)) == (Severity.INFO, "40")
    (finding,) = judged_bib(style.extra_punctuation, r"@article{a, title = {Br\"ucken;}}")
    assert finding.intent is None


@pytest.mark.parametrize(
    "field",
    [
        "title = {Wages, and}",
        "note = {see also,}",
        r"title = {A\,}",
        "title = {Μήπως εἴδατε;}",
        "volume = {,}",
        "title = {A. B.}",
    ],
)
def test_marks_within_a_field_and_in_notes_are_silent(field: str) -> None:
    found = judged_bib(style.extra_punctuation, f"@article{{a, {field}}}")
    assert all(finding.intent is None for finding in found)
    assert not found or field == "volume = {,}"


@pytest.mark.parametrize("check", [style.page_dash, style.reversed_pages, style.extra_punctuation])
def test_pages_of_notes_are_not_judged(check: Check) -> None:
    reference = make_reference()
    assert list(check.judge(check.rule, make_context(references=(reference,)), reference)) == []
