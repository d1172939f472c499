from __future__ import annotations

import pytest

from refcheck.checks import date_fields
from refcheck.checks.interface import Check
from refcheck.model.finding import Severity
from tests.factories import judged_bib, make_context, make_reference


def test_date_and_year_that_differ() -> None:
    (finding,) = judged_bib(date_fields.date_vs_year, "@book{a, date = {2018-05-01}, year = {2019}}")
    assert (finding.severity, finding.expected, finding.actual) == (Severity.WARNING, "2018-05-01", "2019")


@pytest.mark.parametrize(
    "fields",
    [
        "date = {2019-05}, year = {2019}",
        "date = {1998/2001}, year = {2001}",
        "date = {2019}",
        "date = {forthcoming}, year = {2019}",
        "date = {2018}, year = {in press}",
        "date = {2561}, year = {๒๕๖๑}",
        "date = {}, year = {2019}",
    ],
)
def test_the_same_year_and_what_is_no_year_are_silent(fields: str) -> None:
    assert judged_bib(date_fields.date_vs_year, f"@book{{a, {fields}}}") == []


@pytest.mark.parametrize("year", ["92", "20019", "7"])
def test_figures_that_are_no_year(year: str) -> None:
    (finding,) = judged_bib(date_fields.implausible_year, f"@book{{a, year = {{{year}}}}}")
    assert (finding.severity, finding.actual) == (Severity.WARNING, year)


@pytest.mark.parametrize(
    "year",
    [
        "2019",
        "1399",
        "2561",
        "1991--1992",
        "198x",
        "20xx",
        r"{\noopsort{1986d}}1986",
        "1994 (to appear)",
        "n.d.",
        "२०७४",
        "",
    ],
)
def test_other_calendars_ranges_and_words_are_silent(year: str) -> None:
    assert judged_bib(date_fields.implausible_year, f"@book{{a, year = {{{year}}}}}") == []


@pytest.mark.parametrize("check", [date_fields.date_vs_year, date_fields.implausible_year])
def test_years_of_notes_are_not_judged(check: Check) -> None:
    reference = make_reference()
    assert list(check.judge(check.rule, make_context(references=(reference,)), reference)) == []
