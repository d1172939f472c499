from __future__ import annotations

import json
import re
from typing import Any

import pypandoc
import pytest
import rispy
from bibtexparser.splitter import Splitter
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.errors import ExportError
from refcheck.exports import FORMATS, export, left_out
from refcheck.exports.csv import COLUMNS
from refcheck.formats.endnote_xml import HEAD, TAIL
from refcheck.model.reference import Library, Reference
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.bibtex import parse_bibtex
from tests.factories import TITLE, make_reference, make_work
from tests.formats.hostile import references
from tests.formats.test_csl_json import check_item

REPORT = make_reference(
    key="tfamw2009civil",
    work=Work(
        type="report",
        title="Civil Society Proposal: ASEAN Framework Instrument",
        author=(Name(literal="Task Force on ASEAN Migrant Workers", acronym="TF-AMW"),),
        issued=PartialDate(year=2009),
        url="http://www.workersconnection.org/resources/Resources_72/book_tf-amw_feb2010.pdf",
        accessed=PartialDate(year=2026, month=11, day=23),
        language="en",
    ),
)
BOOK = make_reference(
    work=make_work(
        author=(
            Name(given="Mauro", family="Testaverde"),
            Name(given="Jan", particle="van den", family="Berg"),
            Name(given="Martin", family="King", suffix="Jr."),
        ),
        editor=(Name(given="A.", family="Editor"),),
        publisher="World Bank",
        publisher_place="Washington, DC",
        isbn=("9781464811067",),
        doi="10.1596/978-1-4648-1106-7",
        url="https://openknowledge.worldbank.org/x/9781464811067.pdf?sequence=22&isAllowed=y",
    )
)
CHAPTER = make_reference(
    key="roe2016chapter",
    work=Work(
        type="chapter",
        title="Part & Whole: 100 % of it",
        author=(Name(given="Ann", family="Roe"),),
        editor=(Name(given="Ed", family="Poe"),),
        container_title="The Whole Book",
        publisher="Press",
        page="5-9",
        issued=PartialDate(year=2016, month=2),
    ),
)
ARTICLE = make_reference(
    key="doe2015article",
    work=Work(
        type="article-journal",
        title="An Article",
        author=(Name(given="Jane", family="Doe"),),
        container_title="Journal of X",
        volume="12",
        issue="3",
        page="101-110",
        issued=PartialDate(year=2015),
    ),
)
PAPER = make_reference(
    key="zed2014paper",
    work=Work(
        type="paper-conference",
        title="A Paper",
        author=(Name(given="Zoe", family="Zed"),),
        container_title="Proceedings of Y",
        issued=PartialDate(year=2014),
    ),
)
ALL = (REPORT, BOOK, CHAPTER, ARTICLE, PAPER)

PANDOC = {"bibtex": "bibtex", "biblatex": "biblatex", "csl-json": "csljson", "ris": "ris"}


def through_pandoc(text: str, name: str) -> list[dict[str, Any]]:
    """What pandoc reads in a file, as CSL-JSON."""
    items: list[dict[str, Any]] = json.loads(pypandoc.convert_text(text, "csljson", format=PANDOC[name]))
    return items


@pytest.mark.parametrize("name", list(PANDOC))
def test_pandoc_reads_what_is_meant(name: str) -> None:
    items = through_pandoc(export(ALL, name), name)
    # pandoc writes English titles of .bib files in sentence case, as CSL wants them.
    assert [item["title"].lower() for item in items] == [reference.work.title.lower() for reference in ALL]
    assert "ASEAN" in items[0]["title"]
    report, book, chapter, article, paper = items
    assert [item["type"] for item in items] == ["report", "book", "chapter", "article-journal", "paper-conference"]
    assert report["author"] == [{"literal": "Task Force on ASEAN Migrant Workers"}] or report["author"] == [
        {"family": "Task Force on ASEAN Migrant Workers"}
    ]
    assert report["URL"] == REPORT.work.url
    assert book["URL"] == BOOK.work.url
    particles = [p.get("non-dropping-particle") or p.get("dropping-particle") or "" for p in book["author"]]
    families = [f"{particle} {p['family']}".strip() for particle, p in zip(particles, book["author"], strict=True)]
    assert families == ["Testaverde", "van den Berg", "King"]
    assert book["publisher"] == "World Bank"
    assert chapter["container-title"].lower() == "the whole book"
    assert chapter["editor"][0]["family"] == "Poe"
    assert re.split(r"[-–]", chapter["page"]) == ["5", "9"]
    assert (article["volume"], article["issue"]) in {("12", "3"), (12, 3)}
    assert paper["container-title"].lower() == "proceedings of y"
    years = [item["issued"]["date-parts"][0][0] for item in items]
    assert years == [2009, 2017, 2016, 2015, 2014]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_keys_and_languages_survive_in_bibtex(name: str) -> None:
    items = through_pandoc(export(ALL, name), name)
    assert [item["id"] for item in items] == [reference.key for reference in ALL]
    assert items[0]["language"] == "en-US"  # what pandoc makes of babel's "english"


def test_rispy_reads_what_is_meant() -> None:
    records = rispy.loads(export(ALL, "ris"))
    assert [record["type_of_reference"] for record in records] == ["RPRT", "BOOK", "CHAP", "JOUR", "CONF"]
    assert records[0]["authors"] == ["Task Force on ASEAN Migrant Workers,"]
    assert records[1]["authors"] == ["Testaverde, Mauro", "van den Berg, Jan", "King, Martin, Jr."]
    assert records[1]["urls"] == [BOOK.work.url]
    assert records[2]["title"] == CHAPTER.work.title
    assert (records[3]["start_page"], records[3]["end_page"]) == ("101", "110")


def test_ris_has_no_byte_order_mark_and_one_record_for_each() -> None:
    text = export(ALL, "ris")
    assert text.startswith("TY  - ")
    assert text.count("\nER  - \n") == len(ALL)


def test_our_own_reader_reads_both_dialects() -> None:
    for name in ("bibtex", "biblatex"):
        library = parse_bibtex(export(ALL, name), path="x.bib")
        assert library.problems == ()
        assert [r.work.title for r in library.references] == [r.work.title for r in ALL]
        assert library.references[0].work.author == REPORT.work.author
        assert library.references[1].work.author == BOOK.work.author


def test_csl_json_is_strict_and_zoteros_has_no_type_that_zotero_refuses() -> None:
    software = make_reference(
        key="s", work=Work(type="software", title="S", note="n", eprint="1706.1", eprint_type="arxiv")
    )
    strict = json.loads(export([*ALL, software], "csl-json"))
    for item in strict:
        check_item(item)
    assert strict[-1]["type"] == "software"
    assert strict[-1]["URL"] == "https://arxiv.org/abs/1706.1"
    zotero = json.loads(export([*ALL, software], "csl-json-zotero"))
    assert (zotero[-1]["type"], zotero[-1]["note"]) == ("document", "type: software\nn")
    names = ("author", "editor", "translator")
    plain = [i for i, item in enumerate(strict[:-1]) if not any("suffix" in n for f in names for n in item.get(f, ()))]
    assert plain
    assert [zotero[i] for i in plain] == [strict[i] for i in plain]
    assert (
        json.loads(export([make_reference(work=Work(type="software"))], "csl-json-zotero"))[0]["note"]
        == "type: software"
    )


def test_zotero_is_given_suffixes_and_ranges_where_it_reads_them() -> None:
    work = Work(
        title="T",
        author=(
            Name(family="Marsh", given="Eldon P.", suffix="Jr."),
            Name(family="Roe", suffix="III"),
            Name(literal="B"),
        ),
        issued=PartialDate(year=1991, end_year=1992),
    )
    (item,) = json.loads(export([make_reference(work=work)], "csl-json-zotero"))
    assert item["author"] == [
        {"family": "Marsh", "given": "Eldon P., Jr."},
        {"family": "Roe", "suffix": "III"},
        {"literal": "B"},
    ]
    assert item["issued"] == {"raw": "1991/1992"}
    (strict,) = json.loads(export([make_reference(work=work)], "csl-json"))
    assert strict["author"][0] == {"family": "Marsh", "given": "Eldon P.", "suffix": "Jr."}
    assert strict["issued"] == {"date-parts": [[1991], [1992]]}


@pytest.mark.parametrize(
    ("kind", "series", "told"),
    [("book", "", "C"), ("report", "S", "S"), ("chapter", "", None), ("article-journal", "", None)],
)
def test_what_a_book_is_part_of_is_its_series_for_zotero(kind: str, series: str, told: str | None) -> None:
    work = Work(type=kind, title="T", container_title="C", collection_title=series)
    (item,) = json.loads(export([make_reference(work=work)], "csl-json-zotero"))
    assert (item["container-title"], item.get("collection-title")) == ("C", told)


def test_datasets_have_a_type_that_importers_of_bibtex_know() -> None:
    assert export([make_reference(work=Work(type="dataset", title="D"))], "bibtex").startswith("@misc{")


def test_what_refcheck_keeps_for_itself_is_not_exported() -> None:
    library = parse_bibtex("@book{a, title={A}, refcheck-note={s.md:1 [1] full}, file={/home/me/a.pdf}}", path="x")
    for name in FORMATS:
        assert "refcheck" not in export(library, name)
        assert "/home/me" not in export(library, name)


def test_references_are_chosen_by_key_in_that_order() -> None:
    text = export(ALL, "bibtex", keys=["roe2016chapter", "tfamw2009civil", "roe2016chapter"])
    assert re.findall(r"@\w+{(\w+),", text) == ["roe2016chapter", "tfamw2009civil"]


def test_doubled_keys_are_told_apart() -> None:
    text = export([BOOK, BOOK, make_reference(key="Testaverde2017Migrating")], "bibtex")
    assert re.findall(r"@book{([^,]+),", text) == [
        "testaverde2017migrating",
        "testaverde2017migrating-2",
        "Testaverde2017Migrating-3",
    ]


@pytest.mark.parametrize(
    ("name", "keys", "words"),
    [
        ("bibtx", (), ["bibtx", "bibtex"]),
        ("mods", (), ["mods", "csl-json", "ris"]),
        ("ris", ["testaverde2017migratin"], ["no reference", "testaverde2017migrating"]),
        ("ris", ["zzz"], ["no reference", "zzz"]),
        ("ris", ["broken"], ["cannot be parsed", "x.bib:2"]),
    ],
)
def test_what_cannot_be_exported_is_told(name: str, keys: list[str], words: list[str]) -> None:
    library = parse_bibtex(
        f"@book{{testaverde2017migrating, title={{{TITLE}}}}}\n@book{{broken, title={{x", path="x.bib"
    )
    with pytest.raises(ExportError) as caught:
        export(library, name, keys=keys)
    assert all(word in str(caught.value) for word in words)


def test_what_could_not_be_parsed_is_left_out_and_told() -> None:
    library = parse_bibtex("@book{a, title={A}}\n@book{broken, title={x", path="x.bib")
    assert len(json.loads(export(library, "csl-json"))) == 1
    assert [reference.key for reference in left_out(library)] == ["broken"]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_exports_to_an_empty_file(name: str) -> None:
    heads = {"csl-json": "[]\n", "csl-json-zotero": "[]\n", "endnote-xml": HEAD + TAIL}
    heads["csv"] = ",".join(COLUMNS) + "\r\n"
    assert export(Library(path=None), name) == heads.get(name, "")


@given(st.lists(references(), max_size=3))
def test_whatever_they_hold_as_many_come_out_as_go_in(found: list[Reference]) -> None:
    for name in ("bibtex", "biblatex"):
        assert len([b for b in Splitter(export(found, name)).split().blocks if hasattr(b, "fields")]) == len(found)
    assert len(rispy.loads(export(found, "ris"))) == len(found)
    for name in ("csl-json", "csl-json-zotero"):
        assert len(json.loads(export(found, name).encode())) == len(found)


@settings(max_examples=15)
@given(st.lists(references(), min_size=3, max_size=6, unique_by=lambda reference: reference.key))
def test_pandoc_takes_every_file_whatever_it_holds(found: list[Reference]) -> None:
    for name in PANDOC:
        assert len(through_pandoc(export(found, name), name)) == len(found)


def test_a_hundred_authors_are_a_hundred() -> None:
    many = make_reference(work=make_work(author=tuple(Name(given=f"G{i}", family=f"F{i}") for i in range(100))))
    for name in PANDOC:
        assert len(through_pandoc(export([many], name), name)[0]["author"]) == 100


def test_a_field_too_long_to_decode_is_written_as_it_stands() -> None:
    long = r"Getting \LaTeX{} \\ part and {more} " * 400
    text = f"@book{{a,\n  title = {{A}},\n  toc = {{{long.strip()}}},\n  annote = {{{'}' + 'x' * 20 + '{'}}},\n}}\n"
    once = export(parse_bibtex(text, path="a.bib"), "bibtex")
    assert long.strip() in once
    assert export(parse_bibtex(once, path="a.bib"), "bibtex") == once
