from __future__ import annotations

import pytest

from refcheck.checks import style
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
    assert finding.intent.safe


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
