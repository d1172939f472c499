from __future__ import annotations

import pytest

from refcheck.documents.docx_fields import address
from tests.documents.word_files import docx, field, note, p, r, read_here, ref, texts

BEGIN, DIVIDE, END = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))


def said(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (' HYPERLINK "https://a.example/x" ', "https://a.example/x"),
        ("HYPERLINK https://a.example", "https://a.example"),
        ('hyperlink "https://a.example" \\o "A tip" \\t "_blank"', "https://a.example"),
        ('HYPERLINK \\l "place"', "#place"),
        ('HYPERLINK "https://a.example" \\l "place"', "https://a.example#place"),
        ('HYPERLINK "https://a.example/with blank"', "https://a.example/with blank"),
        ('HYPERLINK "unclosed', '"unclosed'),
        ("HYPERLINK", None),
        ('REF "HYPERLINK"', None),
        ("PAGEREF _Toc1 \\h", None),
    ],
)
def test_the_address_of_an_instruction(instruction: str, expected: str | None) -> None:
    assert address(instruction) == expected


def test_an_instruction_in_pieces_and_one_within_another() -> None:
    inner = BEGIN + said("PAGEREF x") + DIVIDE + r("7") + END
    link = BEGIN + said(" HYPER") + said('LINK "https://a') + said('.example" ') + DIVIDE + r("page ") + inner + END
    document = read_here(docx(p(r("see "), link, r("."))))
    assert texts(document) == ["see page 7."]
    assert [(one.url, one.text) for one in document.links] == [("https://a.example", "page 7")]


def test_a_field_in_an_instruction_is_not_shown() -> None:
    condition = BEGIN + said("IF ") + BEGIN + said("REF x") + DIVIDE + r("1") + END + said(' = 1 "a" "b"') + DIVIDE
    assert texts(read_here(docx(p(r("x"), condition, r("a"), END)))) == ["xa"]


def test_a_field_over_several_paragraphs() -> None:
    body = p(BEGIN, said('HYPERLINK "https://a.example"'), DIVIDE, r("one")) + p(r("two"), END, r(" three"))
    assert [(one.url, one.text) for one in read_here(docx(body)).links] == [
        ("https://a.example", "one"),
        ("https://a.example", "two"),
    ]


def test_a_field_that_never_ends_swallows_its_own_paragraph_at_most() -> None:
    document = read_here(docx(p(r("one "), BEGIN, said("REF x")) + p(r("two"), ref(1)), note(1, p(r("note")))))
    assert texts(document) == ["one ", "two", "note"]


def test_marks_that_open_nothing_are_passed_over() -> None:
    assert texts(read_here(docx(p(END, DIVIDE, said("x"), r("one"))))) == ["one"]
    assert texts(read_here(docx(p(BEGIN * 80, END * 80, r("one"))))) == ["one"]


def test_a_field_may_begin_outside_a_control_and_end_inside() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = p(BEGIN, said('HYPERLINK "https://a.example"'), DIVIDE, control.format(r("one") + END), r(" two"))
    assert [one.text for one in read_here(docx(body)).links] == ["one"]
    body = p(control.format(BEGIN + said('HYPERLINK "https://a.example"') + DIVIDE + r("one")), END, r(" two"))
    assert [one.text for one in read_here(docx(body)).links] == ["one"]


def test_hidden_marks_of_fields_count() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType='{}'/></w:r>"
    body = p(
        hidden.format("begin"), said("REF x"), hidden.format("separate"), r("one"), hidden.format("end"), r(" two")
    )
    assert texts(read_here(docx(body))) == ["one two"]


def test_a_long_instruction_in_small_pieces_is_read() -> None:
    body = p(BEGIN, said("ADDIN x"), said("yyyyyyyyyy") * 30_000, DIVIDE, r("one"), END)
    assert texts(read_here(docx(body))) == ["one"]


def test_a_cross_reference_to_a_note_is_words_of_its_note() -> None:
    document = read_here(
        docx(
            p(r("A"), ref(1), r("B"), ref(2)),
            note(1, p(r("One."))) + note(2, p(r("See note "), field("NOTEREF a", "1"))),
        )
    )
    assert document.notes[1].text == "See note 1"
