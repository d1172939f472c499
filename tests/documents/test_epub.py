from __future__ import annotations

import io
import zipfile

import pytest

from refcheck.documents import read_bytes
from refcheck.errors import DocumentError
from refcheck.model.document import Document
from refcheck.model.place import Unit

CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A study</dc:title><dc:date>2019-05</dc:date></metadata>'
    '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="c2" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="n" href="text/notes.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/><itemref idref="n"/></spine></package>'
)
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{}</body></html>'


def book(**parts: str) -> bytes:
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": OPF,
        "OEBPS/nav.xhtml": PAGE.format("<p>nav</p>"),
    }
    files |= {"OEBPS/text/one.xhtml": PAGE.format("<p>One</p>"), "OEBPS/text/two.xhtml": PAGE.format("<p>Two</p>")}
    files |= parts
    files = {name: text for name, text in files.items() if text}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return out.getvalue()


def read(raw: bytes) -> Document:
    return read_bytes(raw, path="a.epub", format="epub")


def test_endnotes_of_chapters_are_tied_across_files() -> None:
    document = read(
        book(
            **{
                "OEBPS/text/one.xhtml": PAGE.format(
                    '<h1>One</h1><p>As <i>Moving for Work</i> shows.<a epub:type="noteref" id="r1" href="notes.xhtml#c1n1">1</a></p>'
                ),
                "OEBPS/text/two.xhtml": PAGE.format(
                    '<h1>Two</h1><p>It stays.<sup><a id="r2" href="notes.xhtml#c2n1">1</a></sup></p>'
                ),
                "OEBPS/text/notes.xhtml": PAGE.format(
                    '<section epub:type="endnotes"><h2>Notes</h2><ol><li id="c1n1"><p><a href="one.xhtml#r1">1.</a> Anna Berg, <i>Moving for Work</i>, <a href="https://a.example/">there</a>.</p></li></ol>'
                    '<p id="c2n1"><a href="two.xhtml#r2">1</a>. Ibid., 14.</p></section>'
                ),
            }
        )
    )
    assert [(one.marker, one.text, one.block.page) for one in document.notes] == [
        ("1", "Anna Berg, Moving for Work, there.", "OEBPS/text/notes.xhtml"),
        ("1", "Ibid., 14.", "OEBPS/text/notes.xhtml"),
    ]
    assert [(one.label, document.blocks[one.block].page) for one in document.markers] == [
        ("1", "OEBPS/text/one.xhtml"),
        ("1", "OEBPS/text/two.xhtml"),
    ]
    assert (document.title, document.date, document.unit, document.editable) == (
        "A study",
        "2019-05",
        Unit.PARAGRAPH,
        False,
    )
    assert "nav" not in document.text
    assert [(one.url, one.marker) for one in document.links] == [("https://a.example/", "1")]
    mention = document.mentions[0]
    assert (mention.text, mention.marker, mention.location.page, mention.location.line) == (
        "Moving for Work",
        "1",
        "OEBPS/text/one.xhtml",
        2,
    )


ENCRYPTION = '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData><CipherReference URI="{}"/></CipherData></EncryptedData></encryption>'


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b"no book", "is not"),
        (b"PK\x03\x04", "is damaged"),
        (book(**{"META-INF/container.xml": "<x/>", "OEBPS/book.opf": ""}), "is not an EPUB"),
        (book(**{"OEBPS/book.opf": "<x/>"}), "is damaged"),
        (book(**{"META-INF/encryption.xml": ENCRYPTION.format("OEBPS/text/one.xhtml")}), "is locked"),
        (book(**{"META-INF/container.xml": CONTAINER.replace("OEBPS/book.opf", "../../etc/passwd")}), "is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_file_that_is_none_gives_one_clear_line(raw: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        read(raw)


def test_fonts_may_be_locked() -> None:
    assert "One" in read(book(**{"META-INF/encryption.xml": ENCRYPTION.format("OEBPS/fonts/a.otf")})).text


def zipped(files: dict[str, str], *, flag: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(name, text)
    raw = bytearray(out.getvalue())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while flag and start >= 0:
            raw[start + at] |= flag
            start = raw.find(mark, start + 4)
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "is not an EPUB"),
        (zipped({"META-INF/container.xml": CONTAINER}, flag=1), "protected by a password"),
        (zipped({"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": "no XML"}), "is damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "is not an EPUB"),
        (b"%PDF-1.7", "is not an EPUB"),
    ],
)
def test_what_only_looks_like_a_book_gives_one_clear_line(raw: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        read(raw)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(DocumentError, match="more than is read"):
        read(zipped({"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": " " * (65 * 1024 * 1024)}))


def test_entities_of_a_book_are_not_resolved() -> None:
    bomb = (
        '<!DOCTYPE package [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    document = read(book(**{"OEBPS/book.opf": bomb + OPF.replace("A study", "A &b; &f; study")}))
    assert "aaaa" not in document.title
    assert "root:" not in document.title


def test_numbers_that_begin_again_in_every_chapter_and_files_of_one_name() -> None:
    chapter = '<p>{0}.<a id="r1" href="#n1"><sup>1</sup></a></p><p id="n1"><a href="#r1">1</a> Note of {0}, <a href="two.xhtml">there</a>, <a href="https://a.example/{0}">out</a>.</p>'
    document = read(
        book(
            **{
                "OEBPS/text/one.xhtml": PAGE.format(chapter.format("One")),
                "OEBPS/text/two.xhtml": PAGE.format(chapter.format("Two")),
            }
        )
    )
    assert [(one.marker, one.text) for one in document.notes] == [
        ("1", "Note of One, there, out."),
        ("1", "Note of Two, there, out."),
    ]
    assert [one.label for one in document.markers] == ["1", "1"]
    assert [(one.url, one.marker) for one in document.links] == [
        ("https://a.example/One", "1"),
        ("https://a.example/Two", "1"),
    ]


def test_notes_in_a_file_that_the_spine_leaves_out() -> None:
    document = read(
        book(
            **{
                "OEBPS/book.opf": OPF.replace('<itemref idref="n"/>', ""),
                "OEBPS/text/one.xhtml": PAGE.format(
                    '<p>One.<a epub:type="noteref" href="notes.xhtml#a">*</a></p><p>See <a href="../../../../etc/passwd#x">1</a>.</p>'
                ),
                "OEBPS/text/notes.xhtml": PAGE.format('<aside epub:type="footnote" id="a"><p>* The note.</p></aside>'),
            }
        )
    )
    assert [(one.marker, one.text) for one in document.notes] == [("*", "The note.")]
    assert [one.label for one in document.markers] == ["*"]


def test_a_book_with_a_folder_more_than_it_should_have_and_one_without_container() -> None:
    files = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": OPF,
        "OEBPS/text/one.xhtml": PAGE.format("<p>One</p>"),
    }
    assert read(zipped({f"epub/{name}": text for name, text in files.items()})).text == "One"
    files.pop("META-INF/container.xml")
    assert read(zipped(files)).title == "A study"


def test_typed_notes_of_a_book() -> None:
    document = read(
        book(
            **{
                "OEBPS/text/one.xhtml": PAGE.format("<p>One<sup>1</sup> and two².</p>"),
                "OEBPS/text/two.xhtml": PAGE.format(
                    "<h2>Notes</h2><p><sup>1</sup> First note.</p><p>² Second note.</p>"
                ),
            }
        )
    )
    assert [(one.marker, one.text) for one in document.notes] == [("1", "First note."), ("2", "Second note.")]
    assert [one.label for one in document.markers] == ["1", "2"]
    assert document.blocks[0].text == "One and two."


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("<dc:date>2019-05</dc:date>", "2019-05"),
        ("<dc:date>2019-05-02T12:30:00Z</dc:date>", ""),
        ("<dc:date>2019-05-02T00:00:00+00:00</dc:date>", "2019-05-02"),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", ""),
        (
            '<dc:date xmlns:opf="http://www.idpf.org/2007/opf" opf:event="modification">2021-01-01</dc:date><dc:date>2001</dc:date>',
            "2001",
        ),
    ],
)
def test_the_day_of_publication(said: str, date: str) -> None:
    assert read(book(**{"OEBPS/book.opf": OPF.replace("<dc:date>2019-05</dc:date>", said)})).date == date
