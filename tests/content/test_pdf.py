from __future__ import annotations

import zlib

import pytest

from refcheck.content.pdf import is_pdf, opening_of, pages_of

XMP = (
    b"<x:xmpmeta><rdf:RDF><rdf:Description><dc:title><rdf:Alt>"
    b'<rdf:li xml:lang="x-default">Barriers &amp; Labour</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
)


def pdf(*, pages: int = 1, title: str = "", text: str = "", xmp: bytes = b"", packed: bool = False) -> bytes:
    """A small file, written by hand."""
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode() if text else b""
    kids = " ".join(f"{number} 0 R" for number in range(10, 10 + pages))
    filtered, kind = (zlib.compress(content), b"/Filter /FlateDecode ") if packed else (content, b"")
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        4: b"<< " + kind + f"/Length {len(filtered)} >>\nstream\n".encode() + filtered + b"\nendstream",
        5: f"<< /Title ({title}) >>".encode(),
        6: f"<< /Length {len(xmp)} >>\nstream\n".encode() + xmp + b"\nendstream",
    }
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    objects.update(dict.fromkeys(range(10, 10 + pages), page))
    body, places = b"%PDF-1.4\n", {}
    for number, said in objects.items():
        places[number] = len(body)
        body += f"{number} 0 obj\n".encode() + said + b"\nendobj\n"
    start = len(body)
    body += b"xref\n"
    for number, place in places.items():
        body += f"{number} 1\n{place:010} 00000 n \n".encode()
    return body + f"trailer << /Root 1 0 R /Info 5 0 R /Size {10 + pages} >>\nstartxref\n{start}\n%%EOF\n".encode()


def test_a_pdf_is_told_by_its_first_bytes() -> None:
    assert is_pdf(pdf())
    assert is_pdf(b"\n\n junk \n" + pdf())
    assert not is_pdf(b"x" * 1_024 + pdf())
    assert not is_pdf(b"<html><a href='a.pdf'>")
    assert not is_pdf(b"")


@pytest.mark.parametrize("pages", [1, 3, 12])
def test_the_pages_are_counted(pages: int) -> None:
    assert pages_of(pdf(pages=pages)) == pages


@pytest.mark.parametrize("body", [b"", b"<html>", b"%PDF-1.4 and nothing else", b"%PDF-" + b"<<" * 50_000])
def test_what_is_no_pdf_has_no_number_of_pages(body: bytes) -> None:
    assert pages_of(body) is None


def test_the_opening_of_a_file() -> None:
    titles, text = opening_of(pdf(title="A Title of Some Length", text="Migrating to Opportunity", packed=True))
    assert (titles, text) == (("A Title of Some Length",), "Migrating to Opportunity")


def test_the_packet_comes_before_the_information() -> None:
    assert opening_of(pdf(title="Another Title", xmp=XMP))[0] == ("Barriers & Labour", "Another Title")


@pytest.mark.parametrize(
    "title", ["report_final.pdf", "978-1-4648-1106-7.indd", "Untitled", "", "Microsoft Word - a.doc"]
)
def test_names_of_files_are_no_titles(title: str) -> None:
    assert opening_of(pdf(title=title))[0] == ()


def test_what_a_word_processor_adds_is_taken_off() -> None:
    assert opening_of(pdf(title="Microsoft Word - The Report of 2009.doc"))[0] == ("The Report of 2009",)


def test_what_cannot_be_opened_says_nothing() -> None:
    assert opening_of(b"<html>") == ((), "")
    assert opening_of(b"%PDF-1.4 broken") == ((), "")
    assert opening_of(b"%PDF-1.4 broken " + XMP) == (("Barriers & Labour",), "")
