from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.work import Name, PartialDate
from refcheck.references.bibtex import parse_bibtex
from refcheck.references.entry import inherit, work_of


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ({"year": "2017"}, PartialDate(year=2017, raw="2017")),
        ({"year": "2017", "month": "January"}, PartialDate(year=2017, month=1, raw="2017")),
        ({"year": "2017", "month": "4", "day": "9"}, PartialDate(year=2017, month=4, day=9, raw="2017")),
        ({"year": "2017", "month": "12~May"}, PartialDate(year=2017, month=5, day=12, raw="2017")),
        ({"year": "2017", "month": "Spring"}, PartialDate(year=2017, raw="2017")),
        ({"year": "1991--1992"}, PartialDate(year=1991, end_year=1992, raw="1991–1992")),
        ({"year": "2016/17"}, PartialDate(year=2016, end_year=2017, raw="2016/17")),
        ({"year": "20xx"}, PartialDate(raw="20xx")),
        ({"year": "198x"}, PartialDate(raw="198x")),
        ({"year": "1994 (to appear)"}, PartialDate(raw="1994 (to appear)")),
        ({"year": "submitted for publication"}, PartialDate(raw="submitted for publication")),
        ({"year": r"{\noopsort{1986d}}1986"}, PartialDate(year=1986, raw="1986")),
        ({"year": "2560"}, PartialDate(raw="2560")),
        ({"year": "9" * 5_000}, PartialDate(raw="9" * 5_000)),
        ({"year": "٢٠١٧"}, PartialDate(raw="٢٠١٧")),
        ({"year": " "}, None),
        ({"date": "2017-10-09"}, PartialDate(year=2017, month=10, day=9, raw="2017-10-09")),
        ({"date": "2017-10"}, PartialDate(year=2017, month=10, raw="2017-10")),
        ({"date": "2016/2018"}, PartialDate(year=2016, end_year=2018, raw="2016/2018")),
        ({"date": "2016-01/2016-03"}, PartialDate(year=2016, month=1, raw="2016-01/2016-03")),
        ({"date": "2016/"}, PartialDate(year=2016, raw="2016/")),
        ({"date": "2016?"}, PartialDate(year=2016, raw="2016?")),
        ({"date": "2016-13-45"}, PartialDate(raw="2016-13-45")),
        ({"date": "3 May 2016"}, PartialDate(year=2016, month=5, day=3, raw="3 May 2016")),
        ({"date": "2016", "year": "2001"}, PartialDate(year=2016, raw="2016")),
        ({}, None),
    ],
)
def test_dates_of_every_sort_are_read_or_kept(fields: dict[str, str], issued: PartialDate | None) -> None:
    assert work_of("book", fields).issued == issued


@pytest.mark.parametrize(
    ("entry_type", "fields", "expected"),
    [
        ("article", {"journaltitle": "J", "number": "4"}, {"container_title": "J", "issue": "4"}),
        ("article", {"journal": "J", "issue": "Spring", "eid": "e1"}, {"issue": "Spring", "number": "e1"}),
        ("article", {"journal": "J", "number": "6", "articleno": "146"}, {"issue": "6", "number": "146"}),
        ("article", {"journal": "J", "number": "3", "article-number": "6756"}, {"issue": "3", "number": "6756"}),
        ("incollection", {"booktitle": "B", "booksubtitle": "S", "number": "7"}, {"container_title": "B: S", "collection_number": "7"}),
        ("techreport", {"institution": "World Bank", "number": "WPS 7"}, {"publisher": "World Bank", "number": "WPS 7"}),
        ("phdthesis", {"school": "MIT"}, {"publisher": "MIT", "genre": "PhD thesis", "type": "thesis"}),
        ("thesis", {"type": "mastersthesis"}, {"genre": "Master's thesis"}),
        ("misc", {"type": "Dataset"}, {"type": "dataset", "genre": ""}),
        ("book", {"address": "Geneva", "series": "S", "edition": "2nd"}, {"publisher_place": "Geneva", "collection_title": "S", "edition": "2nd"}),
        ("book", {"location": "Geneva"}, {"publisher_place": "Geneva"}),
        ("book", {"title": "Why?", "subtitle": "Because"}, {"title": "Why? Because", "subtitle": "Because"}),
        ("book", {"title": "T", "subtitle": "S"}, {"title": "T: S", "subtitle": "S"}),
        ("book", {"subtitle": "S"}, {"title": "S", "subtitle": ""}),
        ("article", {"pages": "5--9, 12"}, {"page": "5-9, 12"}),
        ("book", {"langid": "ngerman"}, {"language": "de"}),
        ("book", {"language": "English"}, {"language": "en"}),
        ("book", {"doi": "https://doi.org/10.1000/a\\_b"}, {"doi": "10.1000/a_b"}),
        ("book", {"isbn": "978-1-4648-1106-7 (print), 978 1 4648 1107 4"}, {"isbn": ("978-1-4648-1106-7", "978 1 4648 1107 4")}),
        ("book", {"isbn": "ISBN 9781464811067 9781464811074"}, {"isbn": ("9781464811067", "9781464811074")}),
        ("book", {"issn": "1234-5678, 8765-4321"}, {"issn": ("1234-5678", "8765-4321")}),
        ("misc", {"eprint": "arXiv:1706.03762"}, {"eprint": "1706.03762", "eprint_type": "arxiv"}),
        ("misc", {"eprint": " https://doi.org/10.5555/a "}, {"eprint": "", "eprint_type": ""}),
        ("misc", {"eprint": "1706.03762", "archiveprefix": "arXiv"}, {"eprint": "1706.03762", "eprint_type": "arxiv"}),
        ("misc", {"howpublished": r"\url{http://a.example/x\_y}"}, {"url": "http://a.example/x_y"}),
        ("misc", {"note": "Available at http://a.example/x."}, {"url": "http://a.example/x"}),
        ("misc", {"url": "http://a.example/x%20y~z"}, {"url": "http://a.example/x%20y~z"}),
        ("online", {"urldate": "2026-11-23"}, {"accessed": PartialDate(year=2026, month=11, day=23, raw="2026-11-23")}),
        ("book", {"publisher": "P", "organization": "O"}, {"publisher": "P", "extra": {"organization": "O"}}),
        ("book", {"venue": r"Chiang Mai {\&} Mae Sot", "file": r":C\:\\x.pdf:PDF"}, {"extra": {"venue": "Chiang Mai & Mae Sot", "file": r":C\:\\x.pdf:PDF"}}),
        ("book", {"editor": "{World Bank}"}, {"editor": (Name(literal="World Bank"),)}),
        ("book", {"author": "{World Bank} and others", "shortauthor": "WB"}, {"author": (Name(literal="World Bank", acronym="WB"),), "others": True}),
        ("book", {"author": "Doe, Jane", "shortauthor": "JD"}, {"author": (Name(family="Doe", given="Jane"),)}),
        ("book", {"author": "{A} and {B}", "shortauthor": "AB"}, {"author": (Name(literal="A"), Name(literal="B"))}),
        ("book", {"abstract": "100\\% {x}"}, {"abstract": "100% x"}),
        ("book", {"refcheck-mention": "x"}, {"extra": {}}),
    ],
)  # fmt: skip
def test_fields_of_both_dialects_are_read(entry_type: str, fields: dict[str, str], expected: dict[str, Any]) -> None:
    work = work_of(entry_type, fields)
    assert {name: getattr(work, name) for name in expected} == expected


def test_long_values_are_kept_and_not_decoded() -> None:
    long = r"\foo{x} " * 2_000
    work = work_of("book", {"title": long, "abstract": long})
    assert work.title == long.strip()
    assert work.abstract == long.strip()


def test_a_crossref_gives_what_is_missing() -> None:
    child = {"title": "Paper", "crossref": "p"}
    parent = {
        "title": "Proceedings",
        "subtitle": "Of X",
        "year": "2017",
        "publisher": "P",
        "refcheck-note": "n",
        "booktitle": "B",
    }
    fields = inherit(child, parent, "inproceedings", "proceedings")
    assert fields == {**child, "booktitle": "Proceedings", "booksubtitle": "Of X", "year": "2017", "publisher": "P"}


def test_the_author_of_a_book_is_that_of_its_chapters() -> None:
    assert inherit({}, {"author": "A"}, "inbook", "book") == {"author": "A"}
    assert inherit({}, {"author": "A"}, "incollection", "book") == {"bookauthor": "A"}
    assert inherit({}, {"author": "A", "title": "T"}, "book", "mvbook") == {"author": "A", "title": "T"}
    assert inherit({}, {"booktitle": "B"}, "inproceedings", "proceedings") == {"booktitle": "B"}


@given(
    st.dictionaries(
        st.sampled_from(
            ["title", "author", "year", "date", "month", "pages", "isbn", "url", "doi", "eprint", "type", "number", "x"]
        ),
        st.text(alphabet="{}\\\"'`~$&%#-=,; \n0129/?aAz.–移", max_size=30),
    ),
    st.sampled_from(["book", "article", "misc", "thesis", ""]),
)
def test_no_entry_raises(fields: dict[str, str], entry_type: str) -> None:
    assert work_of(entry_type, fields).type


@pytest.mark.parametrize(
    "written",
    [
        "http://a.example/x.htm;http://b.example/y.pdf",
        "http://a.example/x.htm; https://b.example/y.pdf",
        "http://a.example/x.htm http://b.example/y.pdf",
        "http://a.exam%\n   ple/x.htm",
    ],
)
def test_one_address_is_taken_of_several_and_of_several_lines(written: str) -> None:
    (reference,) = parse_bibtex(f"@misc{{a, title={{A}}, url={{{written}}}}}", path="a.bib").references
    assert reference.work.url == "http://a.example/x.htm"


def test_an_address_inside_an_address_is_one() -> None:
    url = "https://web.archive.org/web/2011/http://a.example/x?u=1,2"
    (reference,) = parse_bibtex(f"@misc{{a, title={{A}}, url={{{url}}}}}", path="a.bib").references
    assert reference.work.url == url


def test_pages_are_read_alike_with_and_without_tex() -> None:
    for value, page in (
        ("12--34", "12-34"),
        ("12-34", "12-34"),
        ("e12", "e12"),
        ("12 -- 34", "12-34"),
        ("{12}--34", "12-34"),
    ):
        assert work_of("article", {"pages": value}).page == page
