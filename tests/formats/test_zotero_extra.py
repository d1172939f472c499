from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from refcheck.formats.bibtex import write_entry
from refcheck.formats.mapping import TYPES, Dialect
from refcheck.formats.zotero_extra import told_fields, without_told
from refcheck.model.reference import Reference
from refcheck.model.work import PartialDate, Work
from refcheck.references.bibtex import parse_bibtex
from tests.factories import make_reference
from tests.formats.hostile import references


def lccn(dialect: Dialect = Dialect.EXCHANGE, **fields: Any) -> str:
    entry = write_entry(make_reference(work=Work(**fields)), dialect=dialect, for_zotero=True)
    return next((line.strip() for line in entry.splitlines() if "lccn" in line), "")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"type": "dataset"}, r"\{:type: dataset\}"),
        ({"type": "article-newspaper"}, r"\{:type: article-newspaper\}"),
        ({"type": "legislation", "number": "2011-672"}, r"\{:type: legislation\}\{:number: 2011-672\}"),
        ({"type": "paper-conference", "collection_number": "118"}, r"\{:collection-number: 118\}"),
        ({"type": "report", "number": "7", "collection_number": "12"}, r"\{:collection-number: 12\}"),
        ({"type": "article-journal", "number": "e217"}, r"\{:number: e217\}"),
    ],
)
def test_what_zotero_leaves_out_stands_in_a_field_that_it_keeps(fields: dict[str, Any], told: str) -> None:
    assert lccn(**fields) == f"lccn = {{{told}}},"


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "article-journal", "issue": "3"},
        {"type": "book", "collection_number": "12"},
        {"type": "report", "number": "7"},
        {"type": "thesis"},
        {"type": "software"},
        {"type": "document"},
        {"type": "x-unheard"},
        {"type": "thesis", "number": "a {brace}"},
    ],
)
def test_what_zotero_reads_stands_once(fields: dict[str, Any]) -> None:
    assert lccn(**fields) == ""


def test_a_date_in_words_is_told_where_biber_wants_no_such_date() -> None:
    winter = PartialDate(raw="Winter 2003")
    assert lccn(Dialect.BIBLATEX, type="book", issued=winter) == r"lccn = {\{:issued: Winter 2003\}},"
    assert lccn(type="book", issued=winter) == ""
    for raw in ("n.d.", "[n.d.]", "o. J.", "s.f.", "no date"):
        assert lccn(Dialect.BIBLATEX, type="book", issued=PartialDate(raw=raw)) == ""


def test_a_number_of_the_library_of_congress_stays() -> None:
    assert lccn(type="dataset", extra={"lccn": "QA76"}) == "lccn = {QA76},"


def test_what_is_extracted_has_no_field_for_zotero() -> None:
    assert "lccn" not in write_entry(make_reference(work=Work(type="dataset")), dialect=Dialect.BIBLATEX)


def test_it_stands_before_what_else_becomes_a_line_of_extra() -> None:
    work = Work(type="dataset", title="T", doi="10.5555/1", pmid="1", extra={"howpublished": "CD"})
    names = [
        line.split(" = ")[0].strip() for line in write_entry(make_reference(work=work), for_zotero=True).splitlines()
    ]
    assert names.index("lccn") < min(names.index(name) for name in ("doi", "pmid", "howpublished"))


# Zotero knows a bill by its entry type; a genre of its own is then all that the entry says.
@pytest.mark.parametrize("kind", [row.csl for row in TYPES if row.csl != "bill"])
@pytest.mark.parametrize("dialect", [Dialect.EXCHANGE, Dialect.BIBLATEX])
def test_every_type_comes_back(kind: str, dialect: Dialect) -> None:
    work = Work(type=kind, title="T", number="N 7", genre="Sketch")
    (back,) = parse_bibtex(
        write_entry(make_reference(work=work), dialect=dialect, for_zotero=True), path="t.bib"
    ).references
    extra = {name: value for name, value in back.work.extra.items() if name != "entrysubtype"}
    assert (back.work.type, back.work.number, back.work.genre, extra) == (kind, "N 7", "Sketch", {})


def test_an_own_text_beside_it_stays() -> None:
    text = r"@misc{k, title = {T}, lccn = {QA76 \{:type: map\}\{:type: nonsense\}}}"
    (back,) = parse_bibtex(text, path="t.bib").references
    assert (back.work.type, dict(back.work.extra)) == ("map", {"lccn": "QA76"})


def test_other_texts_tell_nothing() -> None:
    assert told_fields("QA76.5 {a} : {:b}") == {}
    assert without_told("QA76.5 {a}") == "QA76.5 {a}"
    assert told_fields("{:type: nonsense}") == {}


@given(references())
def test_whatever_a_reference_holds_it_is_one_entry(reference: Reference) -> None:
    back = parse_bibtex(write_entry(reference, dialect=Dialect.EXCHANGE, for_zotero=True), path="t.bib")
    assert len(back.references) == 1
    assert not back.references[0].problem
