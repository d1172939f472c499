from __future__ import annotations

import io
import zipfile

import pytest

from refcheck.documents import docx_parts
from refcheck.documents.packages import MAX_PARTS
from refcheck.errors import DocumentError
from tests.documents.word_files import STYLES, W, docx, labels, note, notes, p, r, read_here, ref, texts

STRICT = "http://purl.oclc.org/ooxml/"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def archive(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def relations(*pairs: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{i}" Type="{TYPE}{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(pairs)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def test_parts_are_found_by_what_relates_them() -> None:
    body = f"<w:document {W}><w:body>{p(r('Title'), style='berschrift1')}{p(r('A'), ref(5))}</w:body></w:document>"
    raw = archive(
        **{
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("officeDocument", "/word/document2.xml")),
            "word/document2.xml": body,
            "word/_rels/document2.xml.rels": relations(("footnotes", "notes/f%202.xml"), ("styles", "../s.xml")),
            "word/notes/f 2.xml": f"<w:footnotes {W}>{note(5, p(r('here')))}</w:footnotes>",
            "s.xml": STYLES,
            # Names that lead out of the archive are names of no part.
            "../../etc/passwd": "x",
        }
    )
    document = read_here(raw)
    assert notes(document) == [("1", "here")]
    assert document.title == "Title"


def test_the_strict_variant_says_the_same() -> None:
    raw = docx(p(r("A"), ref(1)), note(1, p(r("n"), f'<w:hyperlink r:id="r1">{r("x")}</w:hyperlink>')))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/", f"{STRICT}wordprocessingml/"
            )
            new.writestr(
                name,
                text.replace(
                    'r="http://schemas.openxmlformats.org/officeDocument/2006/', f'r="{STRICT}officeDocument/'
                ),
            )
    document = read_here(out.getvalue())
    assert notes(document) == [("1", "nx")]
    assert [link.url for link in document.links] == ["https://a.example/?x=1&y=2"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"{\\rtf1 text}", "is an RTF text"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "is an HTML page"),
        (b"<html xmlns:w='x'>", "is an HTML page"),
        (b"<?xml version='1.0'?><pkg:package/>", "is a single XML file"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "is an OpenDocument text"),
        (archive(mimetype="application/epub+zip"), "is an EPUB book"),
        (archive(a="x"), "is a ZIP archive without"),
        (archive(**{"[Content_Types].xml": "<Types/>"}), "is damaged"),
        (
            archive(**{"_rels/.rels": relations(("officeDocument", "xl/w.xml")), "xl/w.xml": "<workbook xmlns='x'/>"}),
            "Excel workbook",
        ),
        (archive(**{"_rels/.rels": relations(("officeDocument", "p.xml")), "p.xml": "<presentation/>"}), "PowerPoint"),
        (archive(**{"word/document.xml": "<other/>"}), "holds no text of Word"),
        (archive(**{"word/document.xml": f"<w:document {W}><w:body><w:p><w:r><w:t>cut o"}), "is damaged"),
        (archive(**{"word/document.xml": ""}), "is damaged"),
        (archive(**{"word/document.xml": b"\xff\xfe\0"}), "is damaged"),
        (archive(**{f"{n}": "" for n in range(MAX_PARTS + 1)}), "unpacks to more"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_file_that_is_something_else_is_called_what_it_is(raw: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said) as caught:
        read_here(raw)
    assert caught.value.remedy


def test_notes_that_are_cut_off_are_not_passed_for_whole() -> None:
    raw = docx(p(r("A"), ref(1)), **{"word/footnotes.xml": f"<w:footnotes {W}>{note(1, p(r('n')))}<w:foot"})
    with pytest.raises(DocumentError, match="is damaged"):
        read_here(raw)


def test_what_the_text_can_be_read_without_may_be_broken() -> None:
    parts = dict.fromkeys(("word/styles.xml", "word/settings.xml", "word/numbering.xml", "docProps/core.xml"), "<a")
    assert texts(read_here(docx(p(r("text")), **parts))) == ["text"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x "y"><!ENTITY z "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x SYSTEM "http://127.0.0.1:9/">',
    ],
)
def test_declared_entities_are_refused(declared: str) -> None:
    main = f"<!DOCTYPE a [{declared}]><w:document {W}><w:body>{p('<w:r><w:t>&x;</w:t></w:r>')}</w:body></w:document>"
    with pytest.raises(DocumentError, match="declares entities"):
        read_here(docx("", **{"word/document.xml": main}))


def test_a_part_that_is_protected_is_said_to_be() -> None:
    raw = bytearray(docx(p(r("x"))))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = raw.find(mark)
        while at >= 0:
            raw[at + (6 if mark == b"PK\x03\x04" else 8)] |= 1
            at = raw.find(mark, at + 4)
    with pytest.raises(DocumentError, match="password"):
        read_here(bytes(raw))


def test_a_part_whose_sum_is_wrong_is_damaged() -> None:
    raw = archive(**{"word/document.xml": f"<w:document {W}><w:body>{p(r('plain text'))}</w:body></w:document>"})
    with pytest.raises(DocumentError, match="is damaged"):
        read_here(raw.replace(b"plain text", b"other text"))


def test_too_little_memory_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(docx_parts, "Package", none)
    with pytest.raises(DocumentError, match="takes more memory"):
        read_here(docx(p(r("x"))))


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        ("Moving for\nWork", "Moving for Work"),
        ("Microsoft Word - paper.doc", ""),
        ("Document1", ""),
        ("paper.docx", ""),
        ("", ""),
    ],
)
def test_a_title_of_the_file_counts_where_the_text_has_none(core: str, expected: str) -> None:
    part = {"docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{core}</dc:title></c>'}
    assert read_here(docx(p(r("text")), **part)).title == expected
    assert read_here(docx(p(r("Own"), style="berschrift1"), **part)).title == "Own"


def test_title_and_date_by_their_styles() -> None:
    styles = STYLES.replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Date"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>',
    )
    body = p(r("A part"), style="berschrift1") + p(r("The title"), style="T") + p(r("22 November 2017"), style="D")
    document = read_here(docx(body, **{"word/styles.xml": styles}))
    assert (document.title, document.date) == ("The title", "2017-11-22")


def test_deep_and_odd_files_end() -> None:
    deep = "<w:smartTag>" * 100 + r("deep") + "</w:smartTag>" * 100
    assert texts(read_here(docx(p(deep)))) == ["deep"]
    tables = "<w:tbl><w:tr><w:tc>" * 60 + p(r("cell")) + "</w:tc></w:tr></w:tbl>" * 60
    assert texts(read_here(docx(tables))) in ([], ["cell"])
    with pytest.raises(DocumentError):
        read_here(docx(p("<w:smartTag>" * 3_000 + "</w:smartTag>" * 3_000)))
    assert len(read_here(docx(p(*(r("x", f'<w:b w:val="{n % 2}"/>') for n in range(10_000))))).text) == 10_000
    assert labels(read_here(docx(p(*(ref(n) for n in range(5_000))))))[-1] == "5000"
