"""EndNote's XML, CSV and COinS, whatever references hold."""

from __future__ import annotations

import csv
import io
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from benchmarks.exports.references import references as hard
from refcheck.exports import export
from refcheck.exports.csv import COLUMNS
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.bibtex import parse_bibtex
from tests.factories import make_reference
from tests.formats.hostile import references


def xml(*works: Work) -> Any:
    found = [make_reference(key=f"k{n}", work=work) for n, work in enumerate(works)]
    return etree.fromstring(export(found, "endnote-xml").encode())


def coins(work: Work) -> list[tuple[str, str]]:
    page = html.fromstring(f"<div>{export([make_reference(work=work)], 'coins')}</div>")
    return parse_qsl(page.find("span").get("title"))


def rows(*works: Work) -> list[dict[str, str]]:
    text = export([make_reference(key=f"k{n}", work=work) for n, work in enumerate(works)], "csv")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_chapter_of_endnotes_xml() -> None:
    work = Work(
        type="chapter",
        title="A & B",
        author=(Name(family="Roe", given="Ann"),),
        editor=(Name(family="Poe", given="Ed"),),
        translator=(Name(family="Loe", given="Ty"),),
        container_title="The Book",
        collection_title="The Series",
        collection_number="4",
        page="5-9",
        issued=PartialDate(year=2016, month=2),
        keyword="one; two",
        note="N",
        archive_url="https://web.archive.org/x",
        archive_date="2020-01-02",
    )
    record = xml(work).find(".//record")
    assert record.findtext("contributors/secondary-authors/author") == "Poe, Ed"
    assert record.findtext("contributors/subsidiary-authors/author") == "Loe, Ty"
    assert [title.text for title in record.find("titles")] == ["A & B", "The Book", "The Series"]
    assert (record.findtext("number"), record.findtext("pages")) == ("4", "5-9")
    assert (record.findtext("dates/year"), record.findtext("dates/pub-dates/date")) == ("2016", "2016-02")
    assert [word.text for word in record.find("keywords")] == ["one", "two"]
    assert "2020-01-02, https://web.archive.org/x" in record.findtext("research-notes")


def test_where_endnote_has_editors_series_and_numbers() -> None:
    book, report, article, paper = xml(
        Work(type="book", editor=(Name(family="Poe"),), collection_title="S", collection_number="3", isbn=("1", "2")),
        Work(type="report", number="WP 7", genre="Working paper", collection_title="S"),
        Work(type="article-newspaper", container_title="C", issue="9", issn=("1234-5679",)),
        Work(type="paper-conference", container_title="Proc.", event_title="The Conference", publisher_place="Graz"),
    ).iter("record")
    assert book.findtext("contributors/tertiary-authors/author") == "Poe"
    assert (book.findtext("titles/secondary-title"), book.findtext("isbn")) == ("S", "1 2")
    assert (report.findtext("isbn"), report.findtext("work-type")) == ("WP 7", "Working paper")
    assert (article.findtext("periodical/full-title"), article.findtext("issue")) == ("C", "9")
    assert (article.findtext("isbn"), article.findtext("dates")) == ("1234-5679", None)
    assert (paper.findtext("titles/secondary-title"), paper.findtext("custom3")) == ("The Conference", "Proc.")
    assert paper.findtext("custom1") == "Graz"


def test_a_thesis_and_a_web_page_as_coins() -> None:
    thesis = dict(coins(Work(type="thesis", title="T", publisher="U", genre="PhD thesis", page="3")))
    assert thesis["rft_val_fmt"].endswith(":dissertation")
    assert (thesis["rft.inst"], thesis["rft.degree"], thesis["rft.title"]) == ("U", "PhD thesis", "T")
    page = coins(Work(type="webpage", title="T", container_title="Site", url="https://e.org/?a=1&b=2", doi="10.1/x"))
    assert [value for key, value in page if key == "rft_id"] == ["info:doi/10.1/x", "https://e.org/?a=1&b=2"]
    assert dict(page)["rft.type"] == "webpage"
    assert dict(page)["rft.source"] == "Site"


def test_coins_of_dublin_core_name_a_format_that_zoteros_parser_wants() -> None:
    pairs = coins(Work(type="webpage", title="T"))
    assert pairs.index(("rft.type", "webpage")) < pairs.index(("rft.format", "text"))
    assert "rft.format" not in dict(coins(Work(type="book", title="T")))


def test_coins_keep_institutions_in_their_order() -> None:
    both = (Name(literal="One Body"), Name(family="Roe", given="Ann"), Name(literal="Another"))
    assert [value for key, value in coins(Work(author=both)) if key == "rft.au"] == [
        "One Body,",
        "Roe, Ann",
        "Another,",
    ]
    assert ("rft.au", "Plato,") in coins(Work(author=(Name(family="Plato"),)))


def test_an_article_as_coins() -> None:
    work = Work(type="article-journal", title="T", container_title="J", page="1–9", issue="2", publisher="P")
    found = dict(coins(work))
    assert found["rft.pub"] == "P"
    assert (found["rft.atitle"], found["rft.jtitle"], found["rft.issue"]) == ("T", "J", "2")
    assert (found["rft.pages"], found["rft.spage"], found["rft.epage"]) == ("1–9", "1", "9")
    assert "rft.spage" not in dict(coins(Work(type="article-journal", page="S1")))


def test_a_row_for_each_reference_and_no_formula() -> None:
    work = Work(
        title="=1+1", author=(Name(family="Roe", given="A", suffix="Jr."), Name(literal="IMF")), isbn=("1", "2")
    )
    (row,) = rows(work)
    assert tuple(row) == COLUMNS
    assert (row["title"], row["author"], row["isbn"]) == ("'=1+1", "Roe, A, Jr.; IMF", "1; 2")
    assert (row["type"], row["issued"]) == ("document", "")


@given(st.lists(references(), max_size=3))
def test_whatever_they_hold_as_many_come_out_as_go_in(found: list[Reference]) -> None:
    records = etree.fromstring(export(found, "endnote-xml").encode()).findall(".//record")
    assert len(records) == len(found)
    assert all("\n" not in (node.text or "") for record in records for node in record.iter() if len(node) == 0)
    page = html.fromstring(f"<div>{export(found, 'coins')}</div>")
    assert [node.tag for node in page.iter()][1:] == ["span"] * len(found)
    assert not page.text_content().strip()
    assert len(list(csv.reader(io.StringIO(export(found, "csv"))))) == len(found) + 1


def test_hard_references_are_whole_in_every_format() -> None:
    assert len(rows(*(one.work for one in hard()))) == len(hard())
    assert export(hard(), "coins").count("Z3988") == len(hard())
    for name in ("bibtex", "biblatex"):
        library = parse_bibtex(export(hard(), name), path="x.bib")
        assert library.problems == ()
        titles = [re.sub(r"\s+", " ", one.work.title) for one in hard()]
        assert [one.work.title for one in library.references] == titles


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@given(text=st.text(alphabet="ab {}\\<>|`'-&%$#_~^", max_size=20))
def test_braces_are_read_back(name: str, text: str) -> None:
    written = export([make_reference(work=Work(type="book", title=f"x{text}y", publisher=f"p{text}"))], name)
    (back,) = parse_bibtex(written, path="x.bib").references
    plain = re.sub(" +", " ", f"x{text}y")
    assert back.work.title == plain
    assert back.work.publisher == re.sub(" +", " ", f"p{text}").strip()


def test_a_web_page_that_only_its_kind_says_is_one() -> None:
    page = make_reference(kind=ReferenceKind.WEB_PAGE, work=Work(type="document", title="T", url="https://e.org"))
    assert export([page], "bibtex").startswith("@online{")
    assert export([page], "ris").startswith("TY  - ELEC")
    assert export([make_reference(work=Work(type="document", title="T"))], "bibtex").startswith("@misc{")
