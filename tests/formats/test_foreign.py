from __future__ import annotations

import pytest

from refcheck.formats.foreign import (
    bare_doi,
    dated,
    inverted_name,
    page_range,
    people,
    split_addresses,
    standard_numbers,
    without_html,
    without_rich_text,
)
from refcheck.model.work import Name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Roe, Ann", Name(family="Roe", given="Ann")),
        ("Roe,Ann B.", Name(family="Roe", given="Ann B.")),
        ("van den Berg, Jan", Name(particle="van den", family="Berg", given="Jan")),
        ("King, Martin, Jr.", Name(family="King", given="Martin", suffix="Jr.")),
        ("King, Jr., Martin", Name(family="King", given="Martin", suffix="Jr.")),
        ("World Bank,", Name(literal="World Bank")),
        ("World Bank", Name(literal="World Bank")),
        ("Plato", Name(family="Plato")),
        ("J. Smith", Name(given="J.", family="Smith")),
        ("Ann Roe", Name(literal="Ann Roe")),
        ("Ministry of Health, Labour, and Welfare", Name(literal="Ministry of Health, Labour, and Welfare")),
        ("Ministry of Health, Vietnam", Name(literal="Ministry of Health, Vietnam")),
        (", Ann", Name(family="Ann")),
        ("de la, X", Name(family="de la", given="X")),
        ("王, 小明", Name(family="王", given="小明")),
    ],
)
def test_names_that_give_the_family_first(text: str, name: Name) -> None:
    assert inverted_name(text) == name


def test_a_list_that_goes_on() -> None:
    assert people(["Roe, Ann", "et al."]) == ((Name(family="Roe", given="Ann"),), True)
    assert people(["", " , "]) == ((), False)


@pytest.mark.parametrize(
    ("start", "end", "pages"),
    [
        ("1", "9", "1-9"),
        ("1", "", "1"),
        ("", "9", "9"),
        ("1–9", "9", "1-9"),
        ("S1 - S9", "", "S1-S9"),
        ("5", "5", "5"),
        ("5, 7", "", "5, 7"),
    ],
)
def test_pages(start: str, end: str, pages: str) -> None:
    assert page_range(start, end) == pages


def test_numbers_of_books_and_journals() -> None:
    assert standard_numbers(
        ["1234-5678 (print)", "ISSN: 8765-432X", "978-1-4648-1106-7", "9780306406157 9781464811074", "call 12"]
    ) == (
        ("978-1-4648-1106-7", "9780306406157", "9781464811074"),
        ("1234-5678", "8765-432X"),
        ("call 12",),
    )


@pytest.mark.parametrize(
    "text", ["10.1000/x", "doi:10.1000/x", "https://doi.org/10.1000/x", "http://dx.doi.org/10.1000/x", "DOI: 10.1000/x"]
)
def test_a_doi_is_bare(text: str) -> None:
    assert bare_doi(text) == "10.1000/x"


@pytest.mark.parametrize("text", ["", "x", "10.1000", "https://one.example/10.1000/x", "10.1000/x and more"])
def test_what_is_no_doi(text: str) -> None:
    assert bare_doi(text) == ""


@pytest.mark.parametrize(
    ("year", "day", "date", "left"),
    [
        ("2016", "", "2016", ""),
        ("2016///Autumn", "", "2016", "Autumn"),
        ("", "2016-05-07", "2016-05-07", ""),
        ("2016", "2016-2017", "2016/2017", ""),
        ("2016", "2016/13/40", "2016", "2016/13/40"),
        ("2016", "Spring", "2016", "Spring"),
        ("n.d.", "", "n.d.", ""),
    ],
)
def test_two_dates_are_one(year: str, day: str, date: str, left: str) -> None:
    found, more = dated(year, day)
    assert (str(found), more) == (date, left)
    assert dated("", "/ /") == (None, "")


def test_addresses_are_taken_apart() -> None:
    assert split_addresses(["file.pdf", "https://a.example/x;y; https://b.example", "https://a.example/x;y"]) == [
        "https://a.example/x;y",
        "https://b.example",
        "file.pdf",
    ]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Growth of <i>E. coli</i>", "Growth of E. coli"),
        ('<span class="nocase">iPhone</span> and <b><i>x</i></b>', "iPhone and x"),
        ("CO<sub>2</sub>, 10<sup>-6</sup>, x<sup>2n</sup>, A<sup>th</sup>", "CO₂, 10⁻⁶, x²ⁿ, Ath"),
        ("A <b> alone, p < 0.05 and q > 1", "A <b> alone, p < 0.05 and q > 1"),
        ("<script>x</script>", "<script>x</script>"),
        ("</i>" * 3, "</i>" * 3),
    ],
)
def test_only_markup_that_is_closed_is_markup(written: str, plain: str) -> None:
    assert without_rich_text(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>One</p><p>two &amp; <em>three</em></p>", "One two & three"),
        ('<div class="zotero-note znv1"><p>A<br/>b</p></div>', "A b"),
        ("p < 0.05 and <i>so</i> on", "p < 0.05 and <i>so</i> on"),
        ("<p>not closed", "<p>not closed"),
    ],
)
def test_a_note_in_html_is_text(written: str, plain: str) -> None:
    assert without_html(written) == plain
