from __future__ import annotations

import pytest
from bibtexparser.splitter import Splitter
from hypothesis import given

from refcheck.formats.bibtex import entry_type_of, safe_key, write_entry
from refcheck.formats.mapping import Dialect
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import make_reference, make_work
from tests.formats.hostile import references


def field_of(reference: Reference, name: str, dialect: Dialect = Dialect.BIBTEX) -> str | None:
    from refcheck.formats.bibtex import entry_fields

    return dict(entry_fields(reference, dialect=dialect)).get(name)


def test_an_entry_as_a_person_would_write_it() -> None:
    reference = make_reference(
        key="tfamw2009civil",
        work=Work(
            type="report",
            title="Civil Society Proposal: ASEAN Framework Instrument",
            subtitle="ASEAN Framework Instrument",
            author=(Name(literal="Task Force on ASEAN Migrant Workers", acronym="TF-AMW"),),
            issued=PartialDate(year=2009),
            url="http://www.workersconnection.org/resources/Resources_72/book_tf-amw_feb2010.pdf",
        ),
    )
    assert write_entry(reference) == (
        "@techreport{tfamw2009civil,\n"
        "  author = {{Task Force on ASEAN Migrant Workers}},\n"
        "  shortauthor = {TF-AMW},\n"
        "  title = {Civil Society Proposal: ASEAN Framework Instrument},\n"
        "  year = {2009},\n"
        "  url = {http://www.workersconnection.org/resources/Resources_72/book_tf-amw_feb2010.pdf},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("work", "bibtex", "biblatex"),
    [
        (Work(type="report"), "techreport", "report"),
        (Work(type="webpage"), "misc", "online"),
        (Work(type="thesis", genre="PhD thesis"), "phdthesis", "thesis"),
        (Work(type="thesis", genre="MA thesis"), "mastersthesis", "thesis"),
        (Work(type="dataset"), "misc", "misc"),
        (Work(type="software"), "misc", "software"),
        (Work(type="legislation"), "misc", "legislation"),
        (Work(type="unheard-of"), "misc", "misc"),
        (Work(type="chapter"), "incollection", "incollection"),
    ],
)
def test_each_type_has_one_that_importers_know(work: Work, bibtex: str, biblatex: str) -> None:
    reference = make_reference(work=work)
    assert entry_type_of(reference, Dialect.BIBTEX) == bibtex
    assert entry_type_of(reference, Dialect.BIBLATEX) == biblatex


def test_the_type_that_a_person_chose_stays_where_it_says_the_same() -> None:
    chapter = make_reference(work=Work(type="chapter"), entry_type="inbook")
    assert entry_type_of(chapter, Dialect.BIBTEX) == "inbook"
    report = make_reference(work=Work(type="report"), entry_type="report")
    assert entry_type_of(report, Dialect.BIBTEX) == "techreport"
    assert entry_type_of(report, Dialect.BIBLATEX) == "report"
    manual = make_reference(work=Work(type="report"), entry_type="manual")
    assert entry_type_of(manual, Dialect.BIBTEX) == "manual"


def test_the_language_is_written_for_zotero_and_for_pandoc() -> None:
    reference = make_reference(work=make_work(language="pt-BR"))
    assert field_of(reference, "language") == "{pt-BR}"
    assert field_of(reference, "langid") == "{brazilian}"
    assert field_of(make_reference(work=make_work(language="tlh")), "langid") is None


def test_addresses_and_dois_are_raw_and_text_is_escaped() -> None:
    work = make_work(url="https://a.example/x_y?a=1&b=%20#c", doi="10.1000/a_b%c", publisher="Smith & Sons_100%")
    reference = make_reference(work=work)
    assert field_of(reference, "url") == "{https://a.example/x_y?a=1&b=%20#c}"
    assert field_of(reference, "doi") == "{10.1000/a_b%c}"
    assert field_of(reference, "publisher") == r"{Smith \& Sons\_100\%}"


def test_months_are_macros_and_pages_have_two_hyphens() -> None:
    work = make_work(type="article-journal", issued=PartialDate(year=2016, month=2, day=3), page="5-9, 12–14")
    reference = make_reference(work=work)
    assert (field_of(reference, "month"), field_of(reference, "day")) == ("feb", "{3}")
    assert field_of(reference, "pages") == "{5--9, 12--14}"
    assert field_of(reference, "date", Dialect.BIBLATEX) == "{2016-02-03}"
    assert field_of(reference, "year", Dialect.BIBLATEX) is None


def test_a_range_of_years_and_a_date_that_nobody_could_read() -> None:
    assert (
        field_of(make_reference(work=make_work(issued=PartialDate(year=1991, end_year=1992))), "year") == "{1991--1992}"
    )
    raw = make_reference(work=make_work(issued=PartialDate(raw="1994 (to appear)")))
    assert field_of(raw, "year", Dialect.BIBLATEX) == "{1994 (to appear)}"
    unsure = make_reference(work=make_work(issued=PartialDate(raw="1994-XX")))
    assert field_of(unsure, "date", Dialect.BIBLATEX) == "{1994-XX}"
    assert field_of(make_reference(work=make_work(issued=None)), "year") is None


def test_biblatex_takes_one_isbn_and_no_publisher_in_misc() -> None:
    two = make_reference(work=make_work(isbn=("9781464811067", "9781464811074")))
    assert field_of(two, "isbn") == "{9781464811067 9781464811074}"
    assert field_of(two, "isbn", Dialect.BIBLATEX) == "{9781464811067}"
    software = make_reference(work=Work(type="software", publisher="Zenodo"))
    assert field_of(software, "publisher", Dialect.BIBLATEX) is None
    assert field_of(software, "organization", Dialect.BIBLATEX) == "{Zenodo}"


@pytest.mark.parametrize(
    ("kind", "field"),
    [("report", "institution"), ("thesis", "school"), ("book", "publisher"), ("webpage", "publisher")],
)
def test_the_publisher_stands_where_the_type_has_it(kind: str, field: str) -> None:
    assert field_of(make_reference(work=Work(type=kind, publisher="P")), field) == "{P}"


def test_containers_numbers_and_genres_stand_where_the_type_has_them() -> None:
    article = make_reference(work=Work(type="article-journal", container_title="J", issue="4", number="e12"))
    assert (field_of(article, "journal"), field_of(article, "number"), field_of(article, "eid")) == (
        "{J}",
        "{4}",
        "{e12}",
    )
    assert field_of(article, "journaltitle", Dialect.BIBLATEX) == "{J}"
    chapter = make_reference(work=Work(type="chapter", container_title="B", collection_number="7"))
    assert (field_of(chapter, "booktitle"), field_of(chapter, "number")) == ("{B}", "{7}")
    dataset = make_reference(work=Work(type="dataset"))
    assert (field_of(dataset, "type"), field_of(dataset, "type", Dialect.BIBLATEX)) == ("{dataset}", "{dataset}")
    thesis = make_reference(work=Work(type="thesis", genre="Master's thesis"))
    assert (field_of(thesis, "type"), field_of(thesis, "type", Dialect.BIBLATEX)) == (None, "{Master's thesis}")


def test_what_speaks_of_the_owners_machine_is_not_written() -> None:
    extra = {"file": "/home/me/x.pdf", "bdsk-url-1": "u", "venue": "Bangkok", "Bad Name": "x", "refcheck-note": "y"}
    written = write_entry(make_reference(work=make_work(extra=extra)))
    assert "venue = {Bangkok}" in written
    assert not any(word in written for word in ("/home", "bdsk", "Bad Name", "refcheck"))


def test_a_kind_that_the_entry_would_not_tell_is_kept() -> None:
    private = make_reference(work=Work(title="Conversation", type="document"), kind=ReferenceKind.UNKNOWN)
    assert "refcheck-kind = {unknown}" in write_entry(private, provenance=True)
    assert "refcheck-kind" not in write_entry(make_reference(), provenance=True)


def test_several_authors_with_one_acronym() -> None:
    work = make_work(
        author=(
            Name(literal="World Health Organization", acronym="WHO"),
            Name(family="Doe", given="J"),
            Name(literal="A, B"),
        )
    )
    assert field_of(make_reference(work=work), "shortauthor") == "{WHO and Doe and {A, B}}"


@pytest.mark.parametrize(
    ("key", "safe"),
    [
        ("knuth:1984", "knuth:1984"),
        ("a key, {odd} 100%", "a-key-odd-100"),
        ("", "ref"),
        ("\x00~#", "ref"),
        ("移民", "移民"),
    ],
)
def test_keys_are_made_safe(key: str, safe: str) -> None:
    assert safe_key(key) == safe


@given(references())
def test_whatever_it_holds_an_entry_is_one_entry(reference: Reference) -> None:
    for dialect in Dialect:
        written = write_entry(reference, provenance=True, dialect=dialect)
        blocks = Splitter(f"{written}\n@book{{next, title = {{N}}}}\n").split().blocks
        assert [getattr(block, "key", None) for block in blocks] == [reference.key, "next"]
        assert "\\write18" not in written
        assert len(written.splitlines()) == written.count("\n")
