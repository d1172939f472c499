from __future__ import annotations

import pytest

from refcheck.checks import date_forms
from refcheck.model.finding import Severity
from refcheck.model.work import PartialDate
from tests.factories import judged_bib, make_context, make_reference, make_work


@pytest.mark.parametrize(
    "value", ["2019-13-01", "2019-02-30", "2019-25-12", "2018-01-01/2019-14-01", "2019-13", "2021-02-29T10:00:00"]
)
def test_a_day_that_no_calendar_has_is_an_error(value: str) -> None:
    (finding,) = judged_bib(date_forms.date_format, f"@book{{a, date = {{{value}}}}}")
    assert finding.severity is Severity.ERROR


def test_noughts_for_what_is_not_known_are_information() -> None:
    (finding,) = judged_bib(date_forms.date_format, "@book{a, urldate = {2019-05-00}}")
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "value",
    [
        "2019",
        "2020-02-29",
        "2019-12-25/2020-01-02",
        "2004-22",
        "2019-05~",
        "1997/..",
        "198x",
        "20xx",
        "1991--1992",
        "2016/17",
        r"{\noopsort{1986d}}1986",
        "1994 (to appear)",
        "in press",
        "n.d.",
        "2560-05-31",
        "๒๕๖๐-๑๓-๐๑",
        "5 May 2010",
        "2010-11-12-13",
        "1998-99",
        "1440-02-30",
        "2074-02-32",
        "",
    ],
)
@pytest.mark.parametrize("field", ["date", "year"])
def test_ranges_and_what_is_no_day_are_silent(field: str, value: str) -> None:
    assert judged_bib(date_forms.date_format, f"@book{{a, {field} = {{{value}}}}}") == []


def test_a_date_of_macros_is_not_known() -> None:
    assert judged_bib(date_forms.date_format, "@book{a, date = {2019-13} # {-01}}") == []


def future(fields: str) -> list[str]:
    return [f.actual for f in judged_bib(date_forms.future_date, f"@book{{a, title = {{Wages}}, {fields}}}")]


def test_a_year_to_come_is_a_warning() -> None:
    (finding,) = judged_bib(date_forms.future_date, "@book{a, title = {Wages}, year = {2031}}")
    assert (finding.severity, finding.actual, finding.location.line) == (Severity.WARNING, "2031", 1)


@pytest.mark.parametrize(
    "fields",
    [
        "year = 2026",
        "year = 2027",
        "year = 2560",
        "year = 2074",
        "year = 2034, note = {Kathmandu, 2034 B.S.}",
        "year = 2034, author = {श्रेष्ठ, राम}",
        "year = 2030, pubstate = {forthcoming}",
        "year = 2030, note = {in press}",
        "year = {2030 (to appear)}",
        "year = {20xx}",
    ],
)
def test_next_year_other_calendars_and_planned_works_are_silent(fields: str) -> None:
    assert future(fields) == []


def test_the_years_of_notes_are_not_judged() -> None:
    check = date_forms.future_date
    reference = make_reference(work=make_work(issued=PartialDate(year=2028, raw="2028")))
    assert list(check.judge(check.rule, make_context(), reference)) == []
