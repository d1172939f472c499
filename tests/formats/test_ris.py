from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.ris import (
    closed_label,
    narrow_hashes,
    one_line,
    plain_address,
    spaced_label,
    wide_hashes,
    write_record,
)
from refcheck.formats.ris_reader import read
from refcheck.model.reference import Reference
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_reference, make_work
from tests.formats.hostile import references


def tags(work: Work) -> list[tuple[str, str]]:
    lines = write_record(make_reference(work=work)).splitlines()
    return [(line[:2], line[6:]) for line in lines if line]


def record(**fields: Any) -> str:
    return write_record(make_reference(work=Work(**{"title": "T", "type": "report", **fields})))


def values(work: Work, tag: str) -> list[str]:
    return [value for name, value in tags(work) if name == tag]


def test_a_record_begins_and_ends() -> None:
    written = tags(make_work())
    assert written[0] == ("TY", "BOOK")
    assert written[-1] == ("ER", "")
    assert ("ID", "testaverde2017migrating") in written


def test_an_institution_has_a_comma_at_its_end_and_none_inside() -> None:
    work = make_work(
        author=(
            Name(literal="World Bank"),
            Name(literal="Ministry of Health, Labour and Welfare"),
            Name(particle="van den", family="Berg", given="Jan", suffix="Jr."),
            Name(family="Plato"),
        )
    )
    assert values(work, "AU") == [
        "World Bank,",
        "Ministry of Health Labour and Welfare,",
        "van den Berg, Jan, Jr.",
        "Plato",
    ]


def test_editors_of_a_book_are_a3_and_translators_a4() -> None:
    work = make_work(editor=(Name(family="Roe", given="A"),), translator=(Name(family="Poe", given="B"),))
    assert (values(work, "A3"), values(work, "ED")) == (["Roe, A"], [])
    assert values(Work(type="report", editor=work.editor), "ED") == ["Roe, A"]
    assert values(work, "A4") == ["Poe, B"]


def test_the_number_of_a_report_reaches_zotero_and_the_others() -> None:
    report = Work(type="report", number="WPS 7")
    assert (values(report, "SN"), values(report, "IS")) == (["WPS 7"], ["WPS 7"])
    with_isbn = Work(type="report", number="WPS 7", isbn=("9781464811067", "9781464811074"))
    assert (values(with_isbn, "SN"), values(with_isbn, "IS")) == (
        ["WPS 7", "9781464811067 9781464811074"],
        ["WPS 7"],
    )


def test_the_day_of_access_has_a_time() -> None:
    assert values(make_work(accessed=PartialDate(year=2026, month=11, day=23)), "Y2") == ["2026/11/23/12:00:00"]
    assert values(make_work(accessed=PartialDate(year=2026)), "Y2") == ["2026///"]
    assert values(make_work(accessed=PartialDate(raw="today")), "Y2") == []


def test_the_volume_of_a_conference_is_in_both_tags() -> None:
    work = Work(type="paper-conference", container_title="Proc. X")
    assert (values(work, "T2"), values(work, "C3")) == (["Proc. X"], ["Proc. X"])


def test_a_note_is_never_taken_for_procites() -> None:
    assert values(make_work(note="Edition: second"), "N1") == ["Edition : second"]
    assert values(make_work(note="A note, Edition: second"), "N1") == ["A note, Edition: second"]
    assert values(make_work(note="Accessed: yesterday"), "N1") == ["Accessed: yesterday"]
    assert values(make_work(note="Nothing is before it"), "N1") == ["Nothing is before it"]


@pytest.mark.parametrize(
    "note", ["Edition: second", "(Notes: see p. 4: there)", ": :", "Edition", "Édition: 2", "Size :big"]
)
def test_a_note_is_read_back_as_it_was(note: str) -> None:
    assert closed_label(spaced_label(note)) == note.replace("Size :", "Size:")


def test_a_doi_that_looks_like_html_is_where_zotero_reads_it_whole() -> None:
    work = make_work(type="article-journal", doi="10.5555/a<b>c&d")
    assert (values(work, "DO"), values(work, "M3")) == (["10.5555/a<b>c&d"], ["10.5555/a&lt;b&gt;c&amp;d"])
    for other in (
        make_work(type="article-journal", doi="10.5555/s(1999)1:1<1::AID-X>3.0.CO;2-2"),
        make_work(type="report", doi="10.5555/a<b>c"),
    ):
        assert values(other, "M3") == []
    assert values(make_work(type="article-journal", doi="10.5555/a<b>c", genre="Essay"), "M3") == ["Essay"]


@pytest.mark.parametrize(
    ("page", "parts"), [("5-9", [["5"], ["9"]]), ("S1–S9", [["S1"], ["S9"]]), ("5, 7", [["5, 7"], []])]
)
def test_pages_are_taken_apart_where_they_can_be(page: str, parts: list[list[str]]) -> None:
    work = make_work(type="article-journal", page=page)
    assert [values(work, "SP"), values(work, "EP")] == parts


def test_dates_keywords_and_preprints() -> None:
    work = make_work(
        issued=PartialDate(year=2017, month=10, day=9), keyword="a; b, c", eprint="1706.03762", eprint_type="arxiv"
    )
    assert values(work, "DA") == ["2017/10/09/"]
    assert values(work, "KW") == ["a", "b", "c"]
    assert values(work, "UR") == ["https://arxiv.org/abs/1706.03762"]
    assert values(make_work(issued=PartialDate(raw="n.d.")), "PY") == ["n.d."]
    assert values(make_work(issued=None), "PY") == []


def test_several_number_signs_become_wide_and_narrow_again() -> None:
    for text in ("C# and F#", "One #", "none", "＃ alone", "＃＃ beside one #"):
        assert narrow_hashes(wide_hashes(text)) == text
        assert wide_hashes(text).count("#") < 2
    assert wide_hashes("C# and F#") == "C＃ and F＃"


def test_lone_braces_become_wide_and_pairs_stay() -> None:
    assert one_line("a {b} c") == "a {b} c"
    assert unicodedata.normalize("NFKC", one_line("a } b {")) == "a } b {"
    assert not set("{}") & set(one_line("a } b {"))


@given(references())
def test_whatever_it_holds_a_record_is_one_record(reference: Reference) -> None:
    written = write_record(reference)
    lines = written.splitlines()
    assert [line for line in lines if line.startswith("TY  -")] == lines[:1]
    assert [line for line in lines if line.startswith("ER  -")] == ["ER  - "]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert written.endswith("ER  - \n\n")


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://e.org/?a=1&region=2&section=3#x", "https://e.org/?a=1&%72egion=2&%73ection=3#x"),
        ("https://e.org/?x=&#35;y", "https://e.org/?x=&#%335;y"),
        ("https://e.org/?a=1&b=2&", "https://e.org/?a=1&b=2&"),
        ("https://e.org/?a&amp;b", "https://e.org/?a&%61mp;b"),
    ],
)
def test_an_address_holds_no_reference_that_zotero_resolves(url: str, written: str) -> None:
    (line,) = [line for line in record(url=url).splitlines() if line.startswith("UR")]
    assert line == f"UR  - {written}"
    assert unescape(written) == written
    assert plain_address(written) == url


@given(st.text(alphabet="a&mp;#x3 ltregion%72=/", max_size=24))
def test_any_address_is_read_back_and_holds_no_reference(text: str) -> None:
    (line,) = [line for line in record(url=f"https://e.org/?{text.strip()}").splitlines() if line.startswith("UR")]
    assert unescape(line) == line


def test_what_zotero_has_no_field_for_stands_in_extra() -> None:
    def lines(**fields: Any) -> list[str]:
        return [line[6:] for line in record(**fields).splitlines() if line.startswith("M2")]

    assert lines(type="standard", number="7", genre="ISO") == ["type: standard"]
    assert lines(type="article", genre="Preprint") == ["type: article", "genre: Preprint"]
    assert lines(type="software", language="en", number="3") == ["language: en", "number: 3"]
    assert lines(type="paper-conference", collection_number="118") == ["collection-number: 118"]
    assert lines(type="report", number="7", isbn=("9780306406157",)) == ["ISBN: 9780306406157"]
    assert lines(type="report", isbn=("9780306406157",)) == []
    assert lines(type="article-journal", number="e217") == ["number: e217"]
    for kind in ("article-journal", "book", "chapter", "report", "legislation", "webpage", "x-unheard"):
        number = {"article-journal": "", "book": "", "chapter": "", "webpage": "", "x-unheard": ""}.get(kind, "7")
        assert lines(type=kind, genre="Essay", language="en", number=number) == []


@pytest.mark.parametrize(
    ("year", "told"),
    [("forthcoming", True), ("ca. 44 BC", True), ("Winter 2003", False), ("270 BCE", False), ("?", False)],
)
def test_a_date_that_zotero_makes_noughts_of_stands_in_extra_as_well(year: str, told: bool) -> None:
    assert (f"M2  - issued: {year}" in record(issued=PartialDate(raw=year))) == told


@pytest.mark.parametrize(
    "kind", ["interview", "article", "broadcast", "post", "treaty", "document", "hearing", "graphic"]
)
def test_a_type_that_shares_its_tag_comes_back(kind: str) -> None:
    (back,) = read(record(type=kind, language="en", number="7", genre="Sketch")).found
    assert (back.work.type, back.work.number, back.work.genre, dict(back.work.extra)) == (kind, "7", "Sketch", {})


def test_other_lines_of_that_tag_are_kept() -> None:
    text = "TY  - GEN\nTI  - T\nM2  - 45\nM2  - type: nonsense\nM2  - genre: other\nER  - \n"
    (back,) = read(text).found
    assert back.work.type == "document"
    assert back.work.extra == {"ris-m2": "45; type: nonsense; genre: other"}


@pytest.mark.parametrize("year", ["270 BCE", "44 B.C.", "9 AD", "circa 1791", "forthcoming", "1999 CE"])
def test_a_short_year_of_an_era_has_four_figures(year: str) -> None:
    text = record(issued=PartialDate(raw=year))
    assert ("PY  - 0270 BCE" in text) == (year == "270 BCE")
    (back,) = read(text).found
    assert str(back.work.issued) == year


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        ("Winter 2003", "2003"),
        ("circa 1791", "1791"),
        ("[1880?]", "1880"),
        ("2003-24", "2003"),
        ("between 1745 and 1750", ""),
        ("ca. 1200 BC", ""),
        ("forthcoming", ""),
        ("-1043", ""),
        ("12003", ""),
    ],
)
def test_a_date_in_words_has_its_year_where_every_program_looks(raw: str, year: str) -> None:
    text = record(issued=PartialDate(raw=raw))
    days = [line for line in text.splitlines() if line[:2] in {"DA", "PY"}]
    assert days == ([f"DA  - {raw}", f"PY  - {year}"] if year else [f"PY  - {raw}"])
    (back,) = read(text).found
    assert (str(back.work.issued), dict(back.work.extra)) == (raw, {})


def test_what_a_program_looks_for_in_another_place_is_there_too() -> None:
    law = Work(type="legislation", title="T", volume="114", number="7")
    assert (values(law, "VL"), values(law, "C6"), values(law, "M1")) == (["114"], ["114"], ["7"])
    assert values(Work(type="book", title="T", volume="2"), "C6") == []
    for kind in ("article", "personal_communication", "interview", "song"):
        assert values(Work(type=kind, title="T", number="MS 3"), "M1") == ["MS 3"]
    seen = PartialDate(year=2026, month=11, day=23)
    for kind, days in (("post", ["2026/11/23/12:00:00"]), ("post-weblog", [])):
        assert values(Work(type=kind, title="T", accessed=seen), "M1") == days


def test_the_pages_of_a_bill_stand_in_one_line() -> None:
    assert values(Work(type="bill", title="T", page="12-15"), "SP") == ["12-15"]
    assert values(Work(type="chapter", title="T", page="12-15"), "SP") == ["12"]
