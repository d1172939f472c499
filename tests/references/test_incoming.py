from __future__ import annotations

import pytest

from refcheck.errors import BibliographyError
from refcheck.model.reference import ReferenceKind
from refcheck.references.incoming import FORMATS, format_of, parse_records, read_records

RIS = "TY  - BOOK\nTI  - Müller\nID  - a2016\nER  - \n"
TEXTS = {
    "ris": RIS,
    "csl-json": '[{"id": "a2016", "type": "book", "title": "Müller"}]',
    "endnote-xml": '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>Müller</title></titles>'
    "<label>a2016</label></record></records></xml>",
    "bibtex": "@book{a2016,\n  title = {Müller},\n}\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_format_is_told_by_its_text(name: str) -> None:
    assert format_of(TEXTS[name]) == name
    assert format_of("\ufeff\r\n" + TEXTS[name], "library.txt") == name


def test_the_ending_tells_where_the_text_does_not() -> None:
    assert format_of("", "a.RIS") == "ris"
    assert format_of("nothing", "a.json") == "csl-json"
    assert format_of("nothing", "a.b/c") is None
    assert format_of("A note on TY  - and @home") is None


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_all_formats_in_all_encodings(name: str, encoding: str) -> None:
    library = read_records(TEXTS[name].encode(encoding), path="library")
    (reference,) = library.references
    assert (reference.key, reference.work.title, reference.work.type) == ("a2016", "Müller", "book")
    told = [problem.message for problem in library.problems]
    kinds = {"utf-16": "UTF-16", "cp1252": "Windows-1252"}
    assert told == ([f"the file is not UTF-8; it was read as {kinds[encoding]}"] if encoding in kinds else [])


def test_an_encoding_that_xml_declares_counts() -> None:
    body = '<?xml version="1.0" encoding="iso-8859-2"?>' + TEXTS["endnote-xml"].replace("Müller", "Łódź")
    library = read_records(body.encode("iso-8859-2"), path="a.xml")
    assert library.references[0].work.title == "Łódź"
    assert [problem.message for problem in library.problems] == ["the file is not UTF-8; it was read as iso-8859-2"]
    odd = '<?xml version="1.0" encoding="no-such"?>' + TEXTS["endnote-xml"]
    assert read_records(odd.encode("cp1252"), path="a.xml").references[0].work.title == "Müller"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"\x00\x01" * 50, "no text file"),
        (b"%PDF-1.7 TY  - BOOK", "no text file"),
        (b"PK\x03\x04", "no text file"),
        (b"just words", "format of this file is not known"),
        (b"", "format of this file is not known"),
    ],
)
def test_what_cannot_be_read_is_told(body: bytes, message: str) -> None:
    with pytest.raises(BibliographyError, match=message):
        read_records(body, path="library")


def test_a_format_that_is_named_counts() -> None:
    assert read_records(b"words", path="a", format="ris").references == ()
    with pytest.raises(BibliographyError, match="no format that is read"):
        parse_records("", path="a", format="doc")


def test_a_lost_record_is_a_reference_with_a_problem() -> None:
    library = parse_records("AU  - Lost\nER  - \n" + RIS, path="a.ris", format="ris")
    assert [(reference.line, bool(reference.problem)) for reference in library.references] == [(1, True), (3, False)]
    assert [problem.location.line for problem in library.problems] == [1]


def test_a_letter_is_a_letter() -> None:
    library = parse_records("TY  - PCOMM\nTI  - Letter to the board\nER  - \n", path="a.ris", format="ris")
    assert library.references[0].kind is ReferenceKind.LETTER


def test_the_formats_are_these() -> None:
    assert FORMATS == ("ris", "csl-json", "endnote-xml", "enw", "nbib", "bibtex", "biblatex")
