from __future__ import annotations

from lxml import etree

from refcheck.documents.docx_numbering import Numbering
from refcheck.model.document import BlockKind
from tests.documents.word_files import STYLES, W, docx, p, r, read_here


def level(number: int, form: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/></w:lvl>'


XML = (
    f"<w:numbering {W}>"
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal")}{level(1, "lowerLetter", 3)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>'
    "</w:numbering>"
)


def numbered(identity: str, depth: str = "0") -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identity}"/></w:numPr>'


def items(*asked: str) -> list[tuple[bool, int | None]]:
    known = Numbering(etree.fromstring(XML))
    return [known.item(etree.fromstring(f"<w:pPr {W}>{one}</w:pPr>"), None) for one in asked]


def test_items_are_counted_by_list_and_level() -> None:
    one, deep, bullet, again = numbered("1"), numbered("1", "1"), numbered("2"), numbered("3")
    assert items(one, one, deep, deep, one, deep, bullet, again, again) == [
        (True, 1), (True, 2), (True, 3), (True, 4), (True, 3), (True, 3), (True, None), (True, 1), (True, 2),
    ]  # fmt: skip


def test_what_is_in_no_list_and_what_is_in_one_that_is_not_there() -> None:
    assert items("", numbered("0"), numbered("8"), numbered("1", "12"), numbered("1", "x"), numbered("4")) == [
        (False, None), (False, None), (True, None), (True, None), (True, 1), (True, None),
    ]  # fmt: skip
    assert Numbering(None).item(None, ("1", 0)) == (True, None)


def test_the_list_of_a_style() -> None:
    known = Numbering(etree.fromstring(XML))
    assert [known.item(None, ("1", 0)), known.item(None, ("1", 0))] == [(True, 1), (True, 2)]
    style = '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = STYLES.replace("</w:styles>", f"{style}</w:styles>")
    document = read_here(
        docx(
            p(r("A title"), style="berschrift1") + p(r("an item"), style="L") + p(r("text")),
            **{"word/styles.xml": styles, "word/numbering.xml": XML},
        )
    )
    assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


def test_numbered_notes_under_their_heading_answer_raised_figures() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p(r("One."), r("1", raised), r(" Two."), r("2", raised)) + p(r("Notes"), style="berschrift1")
    for text in ("Anna Berg, Moving, 2017.", "Ibid., 14."):
        body += f"<w:p><w:pPr>{numbered('1')}</w:pPr>{r(text)}</w:p>"
    document = read_here(docx(body, **{"word/numbering.xml": XML}))
    assert [(one.marker, one.text) for one in document.notes] == [
        ("1", "Anna Berg, Moving, 2017."),
        ("2", "Ibid., 14."),
    ]
    assert [marker.label for marker in document.markers] == ["1", "2"]
