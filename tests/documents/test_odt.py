from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from refcheck.documents import read, read_bytes, read_text
from refcheck.errors import DocumentError
from refcheck.model.document import Block, BlockKind, Document
from tests.documents.odt_files import NAMES, content, flat, meta, note, odt, packed

ITALIC = '<text:span text:style-name="T1">{}</text:span>'
REPORT = f"<text:p>As {ITALIC.format('Moving for Work')} shows,{note('1', 'A. Berg, ' + ITALIC.format('Moving for Work') + ', 2017.')} many go.{note('2', 'Ibid., 14.')}</text:p>"


def opened(raw: bytes) -> Document:
    return read_bytes(raw, path="a.odt", format="odt")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(one.marker, one.text) for one in document.notes]


def plain(block: Block) -> str:
    return "".join(segment.text for segment in block.segments if segment.marker is None)


def texts(document: Document) -> list[str]:
    return [plain(block) for block in document.blocks]


@pytest.mark.parametrize("raw", [odt(REPORT), flat(REPORT)], ids=["packed", "flat"])
def test_notes_and_markers_are_those_of_the_file(raw: bytes) -> None:
    document = opened(raw)
    assert notes(document) == [("1", "A. Berg, Moving for Work, 2017."), ("2", "Ibid., 14.")]
    assert [marker.label for marker in document.markers] == ["1", "2"]
    assert [mention.text for mention in document.mentions] == ["Moving for Work"]
    assert any(segment.italic and segment.text == "Moving for Work" for segment in document.blocks[0].segments)


def test_footnotes_come_before_endnotes_and_a_label_may_be_a_sign() -> None:
    document = opened(odt(f"<text:p>a{note('i', 'An end.', 'endnote')} b{note('*', 'A foot.')}</text:p>"))
    assert notes(document) == [("*", "A foot."), ("i", "An end.")]


def test_links_headings_lists_tables_and_the_title() -> None:
    body = (
        '<text:h text:outline-level="2">Part</text:h><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>'
        '<text:p>see <text:a xlink:href="https://a.example/x?b=1&amp;c=2">the page</text:a></text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = opened(odt(body))
    kinds = {plain(block): block.kind for block in document.blocks}
    assert (kinds["Part"], kinds["one"], kinds["cell"]) == (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE)
    assert [link.url for link in document.links] == ["https://a.example/x?b=1&c=2"]
    titled = odt("<text:p>a</text:p>", **{"meta.xml": meta("<dc:title>A study of moving</dc:title>")})
    assert opened(titled).title == "A study of moving"


def test_what_a_reader_does_not_see_is_left_out() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>taken out</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Stays<text:change text:change-id="c1"/><office:annotation><text:p>a comment</text:p></office:annotation>'
        '<text:span text:style-name="T2"> hidden</text:span> here.</text:p>'
        "<text:table-of-content><text:index-body><text:p>Contents 3</text:p></text:index-body></text:table-of-content>"
    )
    document = opened(odt(body))
    assert "Stays here." in texts(document)
    assert not any("taken out" in text or "comment" in text or "hidden" in text for text in texts(document))
    assert all(block.kind is BlockKind.FURNITURE for block in document.blocks if "Contents" in plain(block))


def test_blanks_are_folded_and_those_that_are_counted_stay() -> None:
    document = opened(odt('<text:p>  a \n  b<text:s text:c="3"/>c<text:tab/>d<text:s text:c="9999999999"/></text:p>'))
    assert texts(document)[0].split() == ["a", "b", "c", "d"]
    assert texts(document)[0].startswith("a b")


def test_what_zotero_left_is_taken_as_it_is() -> None:
    item = {"type": "book", "title": "Moving for Work", "author": [{"family": "Berg", "given": "Anna"}]}
    said = {"citationItems": [{"id": 1, "itemData": {"id": 1, **item}, "locator": "12"}], "properties": {}}
    name = html.escape(f"ZOTERO_ITEM CSL_CITATION {json.dumps(said)} RNDabc", quote=True)
    marked = (
        f'<text:reference-mark-start text:name="{name}"/>Berg 2017, 12<text:reference-mark-end text:name="{name}"/>'
    )
    document = opened(odt(f"<text:p>As it says.{note('1', marked)}</text:p>"))
    assert notes(document) == [("1", "Berg 2017, 12")]
    assert [entry.work.title for entry in document.embedded] == ["Moving for Work"]


def test_one_text_has_the_same_notes_as_markdown_and_as_odt(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    text = (
        "# Moving\n\nThe report *Moving for Work* says so.[^1] And more.[^2]\n\n- an item[^3]\n\n"
        "[^1]: Anna Berg, *Moving for Work* (Oslo: Quay, 2017), 12, <https://a.example/r.pdf>.\n"
        "[^2]: Ibid., 14.\n[^3]: See “A Short Way,” *Journal of Ways* 3 (2010): 1--9.\n"
    )
    path = tmp_path / "moving.odt"
    pypandoc.convert_text(text, "odt", format="markdown", outputfile=str(path))
    mine, other = read(path), read_text(text)
    assert [one.marker for one in mine.notes] == [one.marker for one in other.notes]
    assert [one.text.replace("–", "--") for one in mine.notes] == [re.sub("[<>]", "", one.text) for one in other.notes]
    assert [m.label for m in mine.markers] == [m.label for m in other.markers]
    assert [m.text for m in mine.mentions] == [m.text for m in other.mentions]


_ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]>' + content("<text:p>&b;</text:p>")
_LOCKED = (
    f'<manifest:manifest {NAMES}><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    "</manifest:file-entry></manifest:manifest>"
)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b"x" * 100, "not an OpenDocument text"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"{\\rtf1 a}", "RTF"),
        (odt("<text:p>a</text:p>")[:-40], "damaged"),
        (packed({"content.xml": "<a>"}), "damaged"),
        (packed({"content.xml": _ENTITY}), "declares entities"),
        (packed({"META-INF/manifest.xml": _LOCKED, "content.xml": "\x00"}), "protected by a password"),
        (packed({"content.xml": content("", "spreadsheet")}), "is a spreadsheet"),
        (packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}), "is a Word document"),
        (packed({"a.txt": "a"}), "without an OpenDocument text"),
        (packed({"content.xml": "<a/>"}), "holds no text"),
    ],
)
def test_a_file_that_is_none_gives_one_clear_line(raw: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said) as caught:
        opened(raw)
    assert caught.value.path == "a.odt"
    assert caught.value.remedy


@pytest.mark.parametrize(
    "body",
    [
        "<text:span>" * 2_000 + "a" + "</text:span>" * 2_000,
        "<text:list><text:list-item>" * 500 + "<text:p>a</text:p>" + "</text:list-item></text:list>" * 500,
    ],
)
def test_what_is_nested_beyond_all_reason_is_refused(body: str) -> None:
    with pytest.raises(DocumentError, match="damaged"):
        opened(odt(body))


@pytest.mark.parametrize(
    ("body", "texts", "notes"),
    [("<text:p>a</text:p>" * 5_000, 5_000, 0), (f"<text:p>{note('1', 'a') * 500}</text:p>", 1, 500)],
)
def test_large_bodies_are_read_whole(body: str, texts: int, notes: int) -> None:
    document = opened(odt(body))
    assert (sum(block.kind is not BlockKind.NOTE for block in document.blocks), len(document.notes)) == (texts, notes)
