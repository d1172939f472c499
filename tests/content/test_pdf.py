from __future__ import annotations

import pytest

from refcheck.content.pdf import is_garbled, is_pdf, opening_of, pages_of
from tests.fakes.pdf_files import pdf

XMP = (
    b"<x:xmpmeta><rdf:RDF><rdf:Description><dc:title><rdf:Alt>"
    b'<rdf:li xml:lang="x-default">Barriers &amp; Labour</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
)


def file(*, pages: int = 1, title: str = "", text: str = "", xmp: bytes = b"", packed: bool = False) -> bytes:
    page = [(72, 720, 12, "R", text)] if text else []
    return pdf(*[page] * pages, title=title, xmp=xmp, packed=packed)


def test_a_pdf_is_told_by_its_first_bytes() -> None:
    assert is_pdf(file())
    assert is_pdf(b"\n\n junk \n" + file())
    assert not is_pdf(b"x" * 1_024 + file())
    assert not is_pdf(b"<html><a href='a.pdf'>")
    assert not is_pdf(b"")


@pytest.mark.parametrize("pages", [1, 3, 12])
def test_the_pages_are_counted(pages: int) -> None:
    assert pages_of(file(pages=pages)) == pages


@pytest.mark.parametrize("body", [b"", b"<html>", b"%PDF-1.4 and nothing else", b"%PDF-" + b"<<" * 50_000])
def test_what_is_no_pdf_has_no_number_of_pages(body: bytes) -> None:
    assert pages_of(body) is None


def test_the_opening_of_a_file() -> None:
    titles, text = opening_of(file(title="A Title of Some Length", text="Migrating to Opportunity", packed=True))
    assert (titles, text) == (("A Title of Some Length",), "Migrating to Opportunity")


def test_the_packet_comes_before_the_information() -> None:
    assert opening_of(file(title="Another Title", xmp=XMP))[0] == ("Barriers & Labour", "Another Title")


@pytest.mark.parametrize(
    "title", ["report_final.pdf", "978-1-4648-1106-7.indd", "Untitled", "", "Microsoft Word - a.doc"]
)
def test_names_of_files_are_no_titles(title: str) -> None:
    assert opening_of(file(title=title))[0] == ()


def test_what_a_word_processor_adds_is_taken_off() -> None:
    assert opening_of(file(title="Microsoft Word - The Report of 2009.doc"))[0] == ("The Report of 2009",)


def test_what_cannot_be_opened_says_nothing() -> None:
    assert opening_of(b"<html>") == ((), "")
    assert opening_of(b"%PDF-1.4 broken") == ((), "")
    assert opening_of(b"%PDF-1.4 broken " + XMP) == (("Barriers & Labour",), "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x8e\x90\x8f to \x91z\x12 DE\x92D" * 100, True),
        ("the costs \ufffd\ufffd\ufffd of \ue001\ue002 " * 100, True),
        ("thecostsofmovingarehighforthosewhoearnleastandtheyfallonthefamilies" * 20, True),
        ("the costs of moving are high for those who earn least \ue001 " * 100, False),
        ("the ex\x02penses of mov\x02ing " * 100, False),
        ("移民的费用很高而且由家庭承担因此很多人没有离开他们的村庄他们在那里工作了很多年没有得到任何报酬" * 50, False),
        ("\x8e\x90\x8f", False),
        ("", False),
    ],
)
def test_a_text_that_no_reader_sees_is_told(text: str, expected: bool) -> None:
    assert is_garbled([text, ""]) is expected
