from __future__ import annotations

import pytest
from lxml import etree

from refcheck.content.looks import BOLD, CODE, HIDDEN, ITALIC, RAISED
from refcheck.documents.docx_styles import Styles
from refcheck.model.document import BlockKind
from tests.documents.word_files import W, docx, p, r, read_here


def styles(*inner: str) -> Styles:
    return Styles(etree.fromstring(f"<w:styles {W}>{''.join(inner)}</w:styles>"))


def style(identity: str, name: str, more: str = "", kind: str = "paragraph", based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{on}{more}</w:style>'


def paragraph(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:pPr {W}>{inner}</w:pPr>")


def looks(known: Styles, properties: str, of: str = "") -> int:
    run = etree.fromstring(f"<w:r {W}><w:rPr>{properties}</w:rPr></w:r>")
    return known.of_run(run, known.of_paragraph(paragraph(f'<w:pStyle w:val="{of}"/>')))


KNOWN = styles(
    style("Ttulo2", "heading 2"),
    style("Mine", "Chapter", based="Ttulo2"),
    style("Outlined", "Any", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
    style("Body", "Body Level", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based="Ttulo2"),
    style("T", "Title"),
    style("TOC1", "toc 1"),
    style("Q", "Intense Quote"),
    style("B", "Block Text"),
    style("Src", "Source Code"),
    style("Bib", "Bibliography"),
    style("Loop", "loop", based="Loop2"),
    style("Loop2", "loop 2", based="Loop"),
    style("It", "Italics", "<w:rPr><w:i/><w:b/></w:rPr>"),
    style("ItOff", "Not", '<w:rPr><w:i w:val="0"/></w:rPr>', based="It"),
    style("Em", "Emphasis", "<w:rPr><w:i/></w:rPr>", "character"),
    style("Up", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character"),
    style("Verb", "Verbatim Char", "", "character"),
    style("Gone", "Hidden", "<w:rPr><w:vanish/></w:rPr>", "character"),
)


@pytest.mark.parametrize(
    ("properties", "kind", "level"),
    [
        ('<w:pStyle w:val="Ttulo2"/>', "heading", 2),
        ('<w:pStyle w:val="Mine"/>', "heading", 2),
        ('<w:pStyle w:val="Outlined"/>', "heading", 3),
        ('<w:pStyle w:val="Body"/>', "paragraph", 0),
        ('<w:pStyle w:val="T"/>', "heading", 1),
        ('<w:outlineLvl w:val="0"/>', "heading", 1),
        ('<w:pStyle w:val="Ttulo2"/><w:outlineLvl w:val="9"/>', "paragraph", 0),
        ('<w:outlineLvl w:val="x"/>', "paragraph", 0),
        ('<w:pStyle w:val="TOC1"/>', "furniture", 0),
        ('<w:pStyle w:val="Q"/>', "quote", 0),
        ('<w:pStyle w:val="B"/>', "quote", 0),
        ('<w:pStyle w:val="Src"/>', "code", 0),
        ('<w:pStyle w:val="Bib"/>', "paragraph", 0),
        ('<w:pStyle w:val="Loop"/>', "paragraph", 0),
        # A style that is not there has the id of one that Word brings along.
        ('<w:pStyle w:val="Heading3"/>', "heading", 3),
        ('<w:pStyle w:val="unknown"/>', "paragraph", 0),
        ("", "paragraph", 0),
    ],
)
def test_what_a_paragraph_is(properties: str, kind: str, level: int) -> None:
    found = KNOWN.of_paragraph(paragraph(properties))
    assert (found.kind, found.level) == (kind, level)


def test_an_item_of_a_bibliography_says_so() -> None:
    assert KNOWN.of_paragraph(paragraph('<w:pStyle w:val="Bib"/>')).listed
    assert not KNOWN.of_paragraph(paragraph('<w:pStyle w:val="Q"/>')).listed


@pytest.mark.parametrize(
    ("properties", "of", "expected"),
    [
        ("", "", 0),
        ("<w:i/>", "", ITALIC),
        ('<w:i w:val="true"/><w:b w:val="false"/>', "", ITALIC),
        ("", "It", ITALIC | BOLD),
        ("", "ItOff", BOLD),
        ('<w:rStyle w:val="Em"/>', "", ITALIC),
        ('<w:rStyle w:val="Em"/>', "It", BOLD),
        ('<w:rStyle w:val="Em"/><w:i/>', "It", ITALIC | BOLD),
        ('<w:i w:val="0"/>', "It", BOLD),
        ('<w:rStyle w:val="Up"/>', "", RAISED),
        ('<w:rStyle w:val="Up"/><w:vertAlign w:val="baseline"/>', "", 0),
        ('<w:position w:val="6"/><w:sz w:val="14"/>', "", RAISED),
        ('<w:position w:val="-6"/>', "", 0),
        ('<w:position w:val="6"/><w:vertAlign w:val="subscript"/>', "", 0),
        ('<w:rStyle w:val="Verb"/>', "", CODE),
        ("", "Src", CODE),
        ('<w:rStyle w:val="Gone"/>', "", HIDDEN),
        ('<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>', "", 0),
        ('<w:rStyle w:val="none"/>', "", 0),
    ],
)
def test_how_a_run_looks(properties: str, of: str, expected: int) -> None:
    assert looks(KNOWN, properties, of) == expected


def test_the_default_style_is_that_of_paragraphs_without_one() -> None:
    root = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:i/></w:rPr></w:style>'
    assert styles(root).of_paragraph(None).flags == ITALIC
    assert Styles(None).of_paragraph(None).flags == 0


def test_code_holds_no_titles_and_no_addresses() -> None:
    source = f"<w:styles {W}>{style('Src', 'Source Code')}</w:styles>"
    body = p(r('wget "https://a.example/The%20Title"'), style="Src")
    document = read_here(docx(body, **{"word/styles.xml": source}))
    assert document.blocks[0].kind is BlockKind.CODE
    assert (document.links, document.mentions) == ((), ())
