from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.text.dates import MONTHS, date_in_url, find_date, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2017", "2017"),
        ("(2017)", "2017"),
        ("[2017].", "2017"),
        ("22 November 2017", "2017-11-22"),
        ("22  November\n2017", "2017-11-22"),
        ("November 22, 2017", "2017-11-22"),
        ("22nd of November, 2017", "2017-11-22"),
        ("31st December 1999", "1999-12-31"),
        ("Nov. 2017", "2017-11"),
        ("May 2017", "2017-05"),
        ("22 de noviembre de 2017", "2017-11-22"),
        ("enero de 2010", "2010-01"),
        ("22 novembre 2017", "2017-11-22"),
        ("1er mars 2020", "2020-03-01"),
        ("14 août 2010", "2010-08-14"),
        ("3 févr. 2010", "2010-02-03"),
        ("22. November 2017", "2017-11-22"),
        ("1 März 2020", "2020-03-01"),
        ("5 de março de 2011", "2011-03-05"),
        ("20 ottobre 2011", "2011-10-20"),
        ("Set. 2012", "2012-09"),
        ("1 maart 2020", "2020-03-01"),
        ("12 Agustus 2010", "2010-08-12"),
        ("8 Desember 2010", "2010-12-08"),
        ("2017-11-22", "2017-11-22"),
        ("2017-11", "2017-11"),
        ("22/11/2017", "2017-11-22"),
        ("11/22/2017", "2017-11-22"),
        ("22.11.2017", "2017-11-22"),
        ("05/05/2017", "2017-05-05"),
        ("03/04/2017", "2017"),
        ("2016/17", "2016/2017"),
        ("2016-17", "2016/2017"),
        ("2016–2017", "2016/2017"),
        ("1991--1992", "1991/1992"),
        ("1999-00", "1999/2000"),
    ],
)
def test_dates_are_read(text: str, iso: str) -> None:
    assert str(parse_date(text)) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n.d.",
        "forthcoming",
        "May",
        "20xx",
        "1994-XX",
        "198x",
        "1990s",
        "2560",
        "1399",
        "2100",
        "31 February 2010",
        "30.02.2010",
        "45/13/2010",
        "0/0/2010",
        "2017-13-40",
        "2009-2008",
        "2011-45",
        "A/RES/2015/70",
        "9781464811067",
        "978-1-4648-2010-7",
        "978 1 4648 2010 7",
        "10.1000/2010.05",
        "pp. 1997-2010",
        "pages 1995–2003",
        "p. 1997",
        "no. 2010",
        "para. 2010",
        "$2000",
        "1,999",
        "20170101",
        "2010, p. 5",
        "in 2010",
    ],
)
def test_what_is_no_date_or_more_than_one_is_not_read(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("World Bank, 2017, page 5.", "2017"),
        ("May Smith, Title (2017)", "2017"),
        ("Smith, S. 2010. Title", "2010"),
        ("set 2012 goals", "2012"),
        ("as carried out 2010", "2010"),
        ("Smith 2010a", "2010"),
        ("(accessed 3 May 2018)", "2018-05-03"),
        ("2010, revised 3 May 2018", "2018-05-03"),
        ("pp. 1997-2010, Geneva 2012", "2012"),
        ("19-20 November 2011", "2011-11-20"),
        ("2010-present", "2010"),
    ],
)
def test_dates_are_found_in_texts(text: str, iso: str) -> None:
    assert str(find_date(text)) == iso


@pytest.mark.parametrize(
    "text", ["", "n.d.", "Decade of the 1990s", "ISBN 978 1 4648 2010 7", "pages 1995–2003", "no year"]
)
def test_texts_without_a_date_have_none(text: str) -> None:
    assert find_date(text) is None


def test_what_was_written_is_kept() -> None:
    found = find_date("World Bank, 22 Nov. 2017.")
    assert found is not None
    assert found.raw == "22 Nov. 2017"


@given(st.dates(min_value=date(1400, 1, 1), max_value=date(2099, 12, 31)))
def test_iso_dates_are_read_back(day: date) -> None:
    assert str(parse_date(str(day))) == str(day)


@given(st.text(alphabet="0123456789-/. pMaymarch", max_size=40))
def test_any_text_gives_a_possible_date_or_none(text: str) -> None:
    found = find_date(text)
    assert found is None or (found.year is not None and 1400 <= found.year <= 2099 and found.raw)


def test_months_of_seven_languages_are_known() -> None:
    assert {MONTHS[m] for m in ("january", "enero", "janvier", "janeiro", "gennaio", "januari")} == {1}
    assert set(MONTHS.values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("http://www.workersconnection.org/resources/Resources_72/book_tf-amw_feb2010.pdf", "2010-02"),
        ("https://x.example/2010/02/a", "2010-02"),
        ("https://x.example/2010/02/15/a", "2010-02-15"),
        ("https://x.example/20100215.pdf", "2010-02-15"),
        ("https://x.example/2010-02-15", "2010-02-15"),
        ("https://x.example/feb-2010", "2010-02"),
        ("https://x.example/15feb2010", "2010-02-15"),
        ("https://x.example/2010-may-report", "2010-05"),
        ("https://x.example/?d=2010-02-15", "2010-02-15"),
    ],
)
def test_dates_are_found_in_addresses(url: str, iso: str) -> None:
    assert str(date_in_url(url)) == iso


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://x.example/1986/a",
        "https://x.example/1986/",
        "https://x.example/id/201002123",
        "https://x.example/id/120100212",
        "https://x.example/2010/13/",
        "https://x.example/20150230",
        "https://x.example/2010-2011",
        "https://x.example/1999/12345",
        "https://x.example/dismay2010",
        "https://x.example/2010maybe",
        "https://x.example/data_set2010",
        "https://x.example/item-2010-0234",
        "https://x.example/12010/02/",
        "https://feb2010.example/a",
        "https://feb2010.example?a=1",
        "https://arxiv.org/abs/2010.02123",
        "https://openknowledge.worldbank.org/bitstream/handle/10986/28342/9781464811067.pdf",
        "https://x.example/%202010-02",
    ],
)
def test_addresses_without_a_date_have_none(url: str) -> None:
    assert date_in_url(url) is None


@pytest.mark.parametrize("hostile", [" " * 300_000, "2010-" * 100_000, "1" * 300_000, "May " * 100_000, "é" * 200_000])
def test_hostile_texts_are_cut(hostile: str) -> None:
    find_date(hostile)
    assert parse_date(hostile) is None
    date_in_url(hostile)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("31 maja 2023", (2023, 5, 31)), ("10.2019", (2019, 10, None)), ("S. 5, 9.2019", (2019, 9, None))],
)
def test_polish_months_and_months_as_numbers(text: str, parts: tuple[int, int, int | None]) -> None:
    found = find_date(text)
    assert found is not None
    assert (found.year, found.month, found.day) == parts


@pytest.mark.parametrize("text", ["10.1590/S0100", "v. 13.2019.4"])
def test_numbers_with_a_point_are_no_months(text: str) -> None:
    found = find_date(text)
    assert found is None or found.month is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 พฤศจิกายน 2560", "2017-11-22"),
        ("วันที่ 22 พฤศจิกายน 2560", "2017-11-22"),
        ("22 พ.ย. 2560", "2017-11-22"),
        ("พฤศจิกายน พ.ศ. 2560", "2017-11"),
        ("พฤศจิกายน ค.ศ. 2017", "2017-11"),
        ("ngày 22 tháng 11 năm 2017", "2017-11-22"),
        ("22 tháng 11, 2017", "2017-11-22"),
        ("Tháng 11/2017", "2017-11"),
        ("tháng 11 năm 2017", "2017-11"),
    ],
)
def test_thai_and_vietnamese_dates(text: str, expected: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert str(found) == expected
    assert find_date(f"({text})") == found


@pytest.mark.parametrize("text", ["31 กุมภาพันธ์ 2560", "tháng 13 năm 2560", "ราคา 2560 บาท", "พฤศจิกายน"])
def test_days_and_numbers_that_are_no_thai_or_vietnamese_dates(text: str) -> None:
    assert find_date(text) is None
