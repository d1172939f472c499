"""What importers of reference managers stumble over: each was seen to lose something."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from refcheck.exports import FORMATS, export
from refcheck.formats.coins import public_pairs
from refcheck.formats.mapping import TYPES
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.bibtex import parse_bibtex
from tests.factories import make_reference

BANK = Name(literal="World Bank")
BERG = Name(particle="van den", family="Berg", given="Jan")
KING = Name(family="King", given="Martin", suffix="Jr.")


KNOWN_TO_ZOTERO = frozenset(
    """article artwork audio book booklet collection conference electronic inbook incollection inproceedings inreference
    jurisdiction legislation letter manual mastersthesis misc movie mvbook online patent phdthesis proceedings report
    software techreport thesis unpublished video""".split()  # noqa: SIM905 - a word list reads best as running text
)


def exported(name: str, **fields: Any) -> str:
    return export([make_reference(key="k", work=Work(**{"title": "T", "type": "book", **fields}))], name)


def tags(**fields: Any) -> list[tuple[str, str]]:
    lines = exported("ris", **fields).splitlines()
    return [(line[:2], line[6:]) for line in lines if line]


def values(tag: str, **fields: Any) -> list[str]:
    return [value for name, value in tags(**fields) if name == tag]


def item(name: str = "csl-json", **fields: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported(name, **fields))[0]
    return found


def test_01_zotero_is_given_no_software() -> None:
    assert item(type="software")["type"] == "software"
    found = item("csl-json-zotero", type="software")
    assert (found["type"], found["note"]) == ("document", "type: software")


def test_02_bibtex_has_no_type_that_zotero_drops() -> None:
    for kind in (row.csl for row in TYPES):
        assert re.findall(r"^@(\w+)", exported("bibtex", type=kind))[0] in KNOWN_TO_ZOTERO
    for name in ("bibtex", "biblatex"):
        assert exported(name, type="dataset").startswith("@misc{")
        for own in ("dataset", "standard", "mvcollection", "www"):
            found = parse_bibtex(f"@{own}{{k, title = {{T}}}}", path="x.bib")
            assert re.findall(r"^@(\w+)", export(found, name))[0] in {"misc", "online", "book", "techreport", "report"}


def test_03_a_newline_in_ris_starts_no_record() -> None:
    assert [tag for tag, _ in tags(title="A\nER  - \nTY  - JOUR\r\nTI  - B\u2028C")] == ["TY", "TI", "ID", "ER"]


def test_04_no_format_holds_a_lone_brace() -> None:
    for name in ("ris", "bibtex", "biblatex"):
        text = exported(name, title="a { b", container_title="c } d", publisher="{e}}", author=(Name(literal="x{"),))
        depth = 0
        for char in text:
            depth += (char == "{") - (char == "}")
            assert depth >= 0
        assert depth == 0


def test_05_institutions_are_whole() -> None:
    assert "author = {{World Bank}}" in exported("bibtex", author=(BANK,))
    assert values("AU", author=(BANK,)) == ["World Bank,"]
    assert "<author>World Bank,</author>" in exported("endnote-xml", author=(BANK,))
    assert item(author=(BANK,))["author"] == [{"literal": "World Bank"}]


def test_06_particles_and_suffixes_have_their_places() -> None:
    assert "author = {van den Berg, Jan and King, Jr., Martin}" in exported("bibtex", author=(BERG, KING))
    assert values("AU", author=(BERG, KING)) == ["van den Berg, Jan", "King, Martin, Jr."]
    assert item(author=(BERG, KING))["author"] == [
        {"family": "van den Berg", "given": "Jan"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
    ]


def test_07_coins_repeats_au_and_has_no_aulast() -> None:
    text = exported("coins", author=(BANK, BERG, KING))
    assert re.findall(r"rft\.(au\w*)=([\w%.]*)", text) == [
        ("aucorp", "World%20Bank"),
        ("au", "van%20den%20Berg%2C%20Jan"),
        ("au", "King%2C%20Martin%20Jr."),
    ]


def test_08_the_language_is_written_for_zotero_and_for_pandoc() -> None:
    text = exported("bibtex", language="en")
    assert "language = {en}" in text
    assert "langid = {english}" in text


def test_09_the_whole_title_is_written() -> None:
    for name in FORMATS:
        assert "Sub" in exported(name, title="Main: Sub", subtitle="Sub")
        assert exported(name, title="Main: Sub", subtitle="Sub").count("Sub") == 1


def test_10_addresses_and_dois_are_raw() -> None:
    url, doi = "https://example.org/a_b?c=1&d=2%20#e", "10.5555/a_b(c)<d>"
    for name in ("bibtex", "biblatex"):
        text = exported(name, url=url, doi=doi)
        assert f"url = {{{url}}}" in text
        assert f"doi = {{{doi}}}" in text
    assert values("UR", url=url) == [url]
    assert item(url=url, doi=doi)["URL"] == url


def test_11_editors_of_a_book_are_a3_and_of_what_is_in_one_a2() -> None:
    assert values("A3", editor=(BERG,)) == ["van den Berg, Jan"]
    assert values("A2", type="chapter", editor=(BERG,)) == ["van den Berg, Jan"]
    assert values("ED", type="chapter", editor=(BERG,)) == []


def test_12_the_number_of_a_report_is_under_both_tags() -> None:
    assert (values("SN", type="report", number="7"), values("IS", type="report", number="7")) == (["7"], ["7"])


def test_13_several_isbns_are_one_field() -> None:
    assert values("SN", isbn=("1", "2")) == ["1 2"]


def test_14_the_day_of_access_has_a_time() -> None:
    assert values("Y2", accessed=PartialDate(year=2026, month=11, day=23)) == ["2026/11/23/12:00:00"]


def test_15_a_conference_is_under_both_tags() -> None:
    fields: dict[str, Any] = {"type": "paper-conference", "container_title": "Proc."}
    assert (values("T2", **fields), values("C3", **fields)) == (["Proc."], ["Proc."])


def test_16_no_note_is_taken_for_procites() -> None:
    assert values("N1", note="Edition: second") == ["Edition : second"]
    assert item(note="Edition: second")["note"] == " Edition: second"


def test_17_files_begin_without_a_byte_order_mark() -> None:
    for name in FORMATS:
        assert not exported(name).startswith("\ufeff")


def test_18_endnotes_xml_has_web_urls_and_proceedings_of_type_10() -> None:
    text = exported("endnote-xml", type="paper-conference", url="https://example.org/?a&b")
    assert "<web-urls><url>https://example.org/?a&amp;b</url></web-urls>" in text
    assert '<ref-type name="Conference Proceedings">10</ref-type>' in text


def test_19_citation_keys_are_in_csl_and_endnotes_xml() -> None:
    assert item()["citation-key"] == "k"
    assert "<label>k</label>" in exported("endnote-xml")


def test_20_biblatex_has_one_isbn_and_no_publisher_of_what_is_no_book() -> None:
    assert "isbn = {1}," in exported("biblatex", isbn=("1", "2"))
    assert "isbn = {1 2}," in exported("bibtex", isbn=("1", "2"))
    for kind in ("document", "software"):
        assert "publisher" not in exported("biblatex", type=kind, publisher="P")


def test_two_years_are_a_date_that_importers_read() -> None:
    both = PartialDate(year=1991, end_year=1992)
    text = exported("bibtex", issued=both)
    assert "year = {1991--1992}" in text
    assert "date = {1991/1992}" in text
    assert "date = {2020-03-04}" in exported("bibtex", issued=PartialDate(year=2020, month=3, day=4))


def test_an_and_in_a_publisher_does_not_make_it_two() -> None:
    for name in ("bibtex", "biblatex"):
        assert "publisher = {{Harbour and Sons}}" in exported(name, publisher="Harbour and Sons")


def test_a_title_is_never_taken_for_a_bibtex_file() -> None:
    (title,) = values("TI", title="@book{second, title = {x}}")
    assert unicodedata.normalize("NFKC", title) == "@book{second, title = {x}}"
    assert "{" not in title


def test_what_stands_between_number_signs_is_no_string_of_jabrefs() -> None:
    assert values("TI", title="C#, F# and more") == ["C＃, F＃ and more"]
    assert values("TI", title="One C# alone") == ["One C# alone"]
    assert values("AU", author=(Name(literal="#a and #b"),)) == ["＃a and ＃b,"]
    kept = {"abstract": "#a #b", "note": "#c #d", "url": "https://e.org/#a#b", "keyword": "#a #b"}
    assert {value for tag, value in tags(**kept) if tag in {"AB", "N1", "UR", "KW"}} == set(kept.values())


def test_less_and_more_are_between_dollars_where_zotero_reads_them() -> None:
    assert "title = {p $<$ 0.05, n $>$ 3}" in exported("bibtex", title="p < 0.05, n > 3")
    assert r"title = {p {\textless} 0.05}" in exported("biblatex", title="p < 0.05")


def test_dollars_that_zotero_would_pair_are_named() -> None:
    for name in ("bibtex", "biblatex"):
        assert r"title = {From \$5}" in exported(name, title="From $5")
        assert r"title = {From {\textdollar}5 to {\textdollar}6}" in exported(name, title="From $5 to $6")
    assert r"title = {{\textdollar}5 $<$ 6}" in exported("bibtex", title="$5 < 6")
    assert r"title = {\$5 {\textless} 6}" in exported("biblatex", title="$5 < 6")


def test_a_grave_accent_is_a_sign_that_pandoc_keeps() -> None:
    for name in ("bibtex", "biblatex"):
        assert "title = {The `{}less`{} `{}`{}problem}" in exported(name, title="The `less` ``problem")


def test_the_address_comes_after_the_one_that_zotero_mangles() -> None:
    fields: dict[str, Any] = {"url": "https://e.org/~a", "extra": {"howpublished": "https://e.org/~a"}}
    for name in ("bibtex", "biblatex"):
        written = exported(name, **fields)
        assert written.index("howpublished = ") < written.index("url = {https://e.org/~a}")


def test_a_lone_dollar_in_an_address_does_not_cut_the_entry_for_better_bibtex() -> None:
    for name in ("bibtex", "biblatex"):
        assert "url = {https://e.org/a.nsf/%24FILE/b.pdf}" in exported(name, url="https://e.org/a.nsf/$FILE/b.pdf")
        assert "url = {https://e.org/$a/$b}" in exported(name, url="https://e.org/$a/$b")
        assert "doi = {10.5555/$a}" in exported(name, doi="10.5555/$a")


def test_types_that_bibtex_has_not_are_those_of_biblatex() -> None:
    wanted = {"patent": "patent", "legal_case": "jurisdiction", "bill": "legislation", "motion_picture": "movie",
              "personal_communication": "letter", "map": "misc", "standard": "techreport", "hearing": "techreport",
              "graphic": "artwork", "song": "audio", "broadcast": "misc", "post": "online"}  # fmt: skip
    for kind, written in wanted.items():
        assert exported("bibtex", type=kind).startswith(f"@{written}{{")
        (back,) = parse_bibtex(exported("bibtex", type=kind), path="x.bib").references
        assert back.work.type == kind


def test_the_number_of_a_law_is_where_zotero_reads_it_and_no_isbn() -> None:
    for kind in ("legislation", "bill", "treaty"):
        assert [values(tag, type=kind, number="c. 44") for tag in ("IS", "M1", "SN")] == [["c. 44"], ["c. 44"], []]
    assert values("M1", type="report", number="7") == []


def test_a_plus_is_no_blank_in_coins() -> None:
    text = exported("coins", title="C++", url="https://e.org/a+b?c=d+e", doi="10.5555/a+b")
    assert "rft.btitle=C%EF%BC%8B%EF%BC%8B" in text
    assert "rft_id=https://e.org/a%252Bb?c%3Dd%2520e" in text
    assert "rft_id=info%3Adoi/10.5555/a%252Bb" in text.replace("info:", "info%3A")
    assert "+" not in text
    assert "%2B" not in text


def test_an_address_is_never_taken_for_a_pubmed_number() -> None:
    assert values("UR", url="https://example.org/9PM:30") == ["https://example.org/9PM%3A30"]


def test_newspapers_and_magazines_are_told_apart_from_journals() -> None:
    for name in ("bibtex", "biblatex"):
        assert "entrysubtype = {newspaper}" in exported(name, type="article-newspaper")
        assert "entrysubtype" not in exported(name, type="article-journal")


def test_what_csl_has_a_variable_for_is_given_back() -> None:
    found = item(
        extra={"library": "QA 76", "annotation": "Read it.", "section": "3", "eventdate": "2017-05", "own": "x"}
    )
    assert (found["call-number"], found["annote"], found["section"]) == ("QA 76", "Read it.", "3")
    assert found["event-date"] == {"date-parts": [[2017, 5]]}


def test_only_a_lone_brace_has_a_partner_that_nobody_sees() -> None:
    title = "On {a, b} and a stray } here"
    assert r"title = {On \{a, b\} and a stray \vphantom{\{}\} here}" in exported("bibtex", title=title)
    (back,) = parse_bibtex(exported("bibtex", title=title), path="x.bib").references
    assert back.work.title == title


def test_a_date_in_words_is_one_for_zotero_too() -> None:
    issued = PartialDate(raw="circa 1791")
    assert "year = {circa 1791},\n  date = {circa 1791}" in exported("bibtex", issued=issued)
    assert "date = " not in exported("biblatex", issued=issued)
    (back,) = parse_bibtex(exported("bibtex", issued=issued), path="x.bib").references
    assert str(back.work.issued) == "circa 1791"
    assert item(issued=issued)["issued"] == {"literal": "circa 1791"}


def test_a_standard_is_printed_with_its_number() -> None:
    for name, written in (("bibtex", "techreport"), ("biblatex", "report")):
        text = exported(name, type="standard", number="SC 7", publisher="Office")
        assert text.startswith(f"@{written}{{")
        assert "type = {Standard}" in text
        assert "institution = {Office}" in text
        (back,) = parse_bibtex(text, path="x.bib").references
        assert (back.work.type, back.work.genre, back.work.number) == ("standard", "", "SC 7")


def test_what_zoteros_type_has_no_place_for_is_in_the_note_of_its_csl() -> None:
    found = item("csl-json-zotero", type="legal_case", publisher="Court", number="7", note="mine", keyword="a, b")
    assert found["note"] == "publisher: Court\nkeyword: a, b\nmine"
    assert item("csl-json-zotero", type="pamphlet")["note"] == "type: pamphlet"
    assert "note" not in item("csl-json-zotero", type="book", number="", publisher="P", edition="2", volume="1")
    assert "note" not in item("csl-json-zotero", type="article", eprint="2405.1", eprint_type="arxiv")


def test_a_patent_has_its_number_and_language_in_coins() -> None:
    text = exported("coins", type="patent", number="EP 1", publisher="Firm", language="en")
    assert text.index("rft.language=en") < text.index("rft.type=patent") < text.index("rft.number=EP%201")
    assert "rft.assignee=Firm" in text


def test_endnote_and_zotero_find_the_number_of_a_law() -> None:
    text = exported("endnote-xml", type="legislation", number="c. 44")
    assert "<number>c. 44</number>\n<misc1>c. 44</misc1>" in text
    assert "<isbn>" not in text
    assert "<number>7</number>" in exported("endnote-xml", type="legal_case", number="7")
    assert "<isbn>7</isbn>" in exported("endnote-xml", type="report", number="7")


def test_what_coins_has_no_key_for_stands_in_braces_where_zotero_keeps_it() -> None:
    def left_out(key: str, **fields: Any) -> list[str]:
        return [value for name, value in public_pairs(Work(title="T", **fields)) if name == key]

    editors = (Name(family="Roe", given="A", suffix="Jr."), Name(literal="World Bank"))
    assert left_out("rft.tpages", type="chapter", editor=editors, number="7") == [
        "{:number: 7}{:editor: Roe || A, Jr.}{:editor: World Bank}"
    ]
    seen = PartialDate(year=2026, month=11, day=23)
    assert left_out("rft.tpages", type="webpage", accessed=seen) == ["{:accessed: 2026-11-23}"]
    # A book has pages, but no issue.
    assert left_out("rft.issue", type="book", collection_number="12") == ["{:collection-number: 12}"]
    assert left_out("rft.tpages", type="book", collection_number="12") == []
    assert left_out("rft.issue", type="thesis", language="de", genre="Diplom") == ["{:language: de}"]
    assert left_out("rft.issue", type="pamphlet") == ["{:type: pamphlet}"]
    assert left_out("rft.tpages", type="document", note="MS 12: torn") == ["{:note: MS 12: torn}"]


def test_coins_of_what_has_keys_for_all_has_no_braces() -> None:
    for kind in ("article-journal", "book", "webpage", "report", "patent", "x-unheard"):
        work = Work(type=kind, title="T", issue="3", language="de", number="7" if kind == "patent" else "")
        assert not any("{:" in value for _, value in public_pairs(work))


def test_the_pages_of_a_book_are_in_the_note_of_zoteros_csl() -> None:
    assert item("csl-json-zotero", page="ix + 483")["note"] == "page: ix + 483"
    assert "note" not in item("csl-json-zotero", type="chapter", page="1-9")
    assert "note" not in item("csl-json", page="ix + 483")
