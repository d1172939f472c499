from __future__ import annotations

import pytest

from refcheck.documents import word_runs
from refcheck.errors import DocumentError
from refcheck.model.document import BlockKind
from tests.documents.word_files import docx, field, labels, note, notes, p, r, read_here, ref, texts


def marked(text: str, inner: str) -> str:
    """Return a paragraph whose own mark has these properties."""
    return f"<w:p><w:pPr><w:rPr>{inner}</w:rPr></w:pPr>{r(text)}</w:p>"


def test_tracked_changes_are_read_as_accepted() -> None:
    document = read_here(
        docx(
            p(
                r("The "),
                "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>",
                f"<w:ins>{r('new ')}</w:ins>",
                f"<w:moveFrom>{r('moved ')}</w:moveFrom>",
                r("text"),
            )
            + p(f"<w:moveTo>{r('moved ')}</w:moveTo>", r("here"))
        )
    )
    assert texts(document) == ["The new text", "moved here"]
    assert [(problem.code, problem.mild) for problem in document.problems] == [("RUN007", False)]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    document = read_here(docx(marked("One ", '<w:del w:id="1"/>') + p(r("sentence."), ref(1)), note(1, p(r("n")))))
    assert texts(document) == ["One sentence.", "n"]
    assert labels(document) == ["1"]
    assert texts(read_here(docx(p(r("A")) + marked("B", "<w:del/>")))) == ["AB"]
    assert texts(read_here(docx(marked("B", "<w:del/>")))) == []


def test_rows_and_cells_that_are_deleted_are_not_there() -> None:
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr>{}</w:tcPr>{}</w:tc></w:tr>"
    table = (
        row.format("", "", p(r("kept")))
        + row.format("<w:del/>", "", p(r("row")))
        + row.format("", "<w:cellDel/>", p(r("cell")))
    )
    assert texts(read_here(docx(f"<w:tbl>{table}</w:tbl>"))) == ["kept"]


def test_nothing_is_said_of_changes_where_there_are_none() -> None:
    assert read_here(docx(p(r("text")))).problems == ()


def test_a_large_first_letter_belongs_to_its_word() -> None:
    body = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{r("T")}</w:p>' + p(r("he report"))
    assert texts(read_here(docx(body))) == ["The report"]
    assert texts(read_here(docx(body.replace("drop", "none")))) == ["T", "he report"]


def test_words_that_ask_for_content_are_none() -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = p(r("A"), control.format(r("Click here"))) + control.format(p(r("Click"))) + "<w:sdt/>"
    assert texts(read_here(docx(body))) == ["A"]


@pytest.mark.parametrize("depth", ["block", "run"])
def test_one_of_two_variants_is_read(depth: str) -> None:
    variants = "<mc:AlternateContent>{}</mc:AlternateContent>"
    choice, fallback = "<mc:Choice>{}</mc:Choice>", "<mc:Fallback>{}</mc:Fallback>"
    inner = p if depth == "block" else lambda *runs: "".join(runs)
    outer = (lambda text: text) if depth == "block" else p
    both = choice.format(inner(r("new"), ref(1))) + fallback.format(inner(r("old"), ref(1)))
    document = read_here(docx(outer(variants.format(both)) + p(ref(2)), note(1, p(r("a"))) + note(2, p(r("b")))))
    assert texts(document)[0] == "new"
    assert labels(document) == ["1", "2"]
    assert texts(read_here(docx(outer(variants.format(fallback.format(inner(r("old")))))))) == ["old"]
    assert texts(read_here(docx(outer(variants.format(""))))) == []


def test_a_box_in_a_box_is_read_once() -> None:
    box = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
    document = read_here(docx(p(r("text"), box.format(p(r("outer"), box.format(p(r("inner"))))))))
    assert texts(document) == ["text", "outer", "inner"]


def test_smart_tags_and_other_wrappings_are_seen_through() -> None:
    body = p(f"<w:smartTag><w:smartTag>{r('a')}</w:smartTag>{r('b')}</w:smartTag><w:dir>{r('c')}</w:dir>")
    body += f"<w:customXml>{p(r('d'))}</w:customXml>"
    assert texts(read_here(docx(body))) == ["abc", "d"]


def test_a_formula_stands_in_its_sentence() -> None:
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>'
    assert texts(read_here(docx(p(r("where "), math, r(" holds"))))) == ["where x=1 holds"]


def test_comments_and_their_marks_are_no_text() -> None:
    run = '<w:commentRangeStart w:id="0"/>' + r("text") + '<w:r><w:commentReference w:id="0"/></w:r>'
    document = read_here(
        docx(p(run), **{"word/comments.xml": "<x>Who says so?</x>", "word/header1.xml": "<x>head</x>"})
    )
    assert document.text == "text"


def test_a_table_of_contents_is_furniture() -> None:
    line = f'<w:hyperlink w:anchor="_Toc1">{r("1 Moving for Work and More 3")}</w:hyperlink>'
    body = (
        p(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
            line,
        )
        + p(r("2 Staying 9", "<w:i/>"))
        + p("<w:r><w:fldChar w:fldCharType='end'/></w:r>", r("Moving", "<w:i/>"), style="berschrift1")
    )
    document = read_here(docx(body))
    assert [block.kind for block in document.blocks] == [BlockKind.FURNITURE, BlockKind.FURNITURE, BlockKind.HEADING]
    assert document.mentions == ()
    gallery = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    assert read_here(docx(gallery.format(p(r("1 Moving"))))).blocks[0].kind is BlockKind.FURNITURE


def test_files_put_in_whole_are_said_to_be_missing() -> None:
    document = read_here(docx(p(r("A")) + '<w:altChunk r:id="r1"/>'))
    assert [problem.message for problem in document.problems] == [
        "another file was put into it whole, which is not read"
    ]


def test_notes_in_tables_and_of_several_paragraphs() -> None:
    body = f"<w:tbl><w:tr><w:tc>{p(r('cell'), ref(2))}</w:tc></w:tr></w:tbl>" + p(r("text"), ref(1))
    document = read_here(docx(body, note(1, p(r("One")), p(r("two."))) + note(2, p(r("  \t")), p(r(" of the cell")))))
    assert notes(document) == [("1", "of the cell"), ("2", "One two.")]


def test_links_with_places_in_them() -> None:
    link = '<w:hyperlink r:id="r1" w:anchor="p3">{0}</w:hyperlink><w:hyperlink w:anchor="here">{0}</w:hyperlink><w:hyperlink r:id="r9">{0}</w:hyperlink>'
    document = read_here(docx(p(link.format(r("x")))))
    assert [link.url for link in document.links] == ["https://a.example/?x=1&y=2#p3"]


def test_too_many_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_runs, "MAX_PARAGRAPHS", 3)
    assert len(texts(read_here(docx(p(r("x")) * 3)))) == 3
    with pytest.raises(DocumentError, match="unpacks to more"):
        read_here(docx(p(r("x")) * 4))


@pytest.mark.parametrize(("limit", "value"), [("MAX_TEXT", 3), ("MAX_RUNS", 1)])
def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(word_runs, limit, value)
    assert texts(read_here(docx(p(r("abc"))))) == ["abc"]
    with pytest.raises(DocumentError, match="unpacks to more"):
        read_here(docx(p(r("ab")) + p(r("cd"))))


def test_a_paragraph_of_the_file_is_a_line_of_the_text() -> None:
    document = read_here(docx(p(r("one")) + p() + p(r("tw"), r("o&amp; <x>")) + p(field("REF x", "three"))))
    assert document.text == "one\n\ntwo&amp; <x>\nthree"
    assert [block.line for block in document.blocks] == [1, 3, 4]
