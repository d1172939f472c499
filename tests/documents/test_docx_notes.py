from __future__ import annotations

import pytest

from refcheck.documents.docx_notes import written
from tests.documents.word_files import W, docx, field, labels, note, notes, p, r, read_here, ref, texts

RAISED = '<w:vertAlign w:val="superscript"/>'
BROKEN_PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"


def settings(inner: str) -> dict[str, str]:
    return {"word/settings.xml": f"<w:settings {W}>{inner}</w:settings>"}


def some(count: int, kind: str = "footnote") -> str:
    return "".join(note(n, p(r(f"{kind} {n}")), kind=kind) for n in range(1, count + 1))


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (4, "decimal", "4"),
        (3, "decimalEnclosedCircle", "3"),
        (14, "lowerRoman", "xiv"),
        (1999, "upperRoman", "MCMXCIX"),
        (28, "lowerLetter", "bb"),
        (2, "upperLetter", "B"),
        (6, "chicago", "††"),
        (0, "lowerRoman", ""),
        (0, "chicago", "0"),
        (90_000, "upperLetter", "90000"),
        (90_000, "chicago", "90000"),
    ],
)
def test_numbers_are_written_as_word_does(number: int, form: str, expected: str) -> None:
    assert written(number, form) == expected


def test_numbers_begin_again_where_word_broke_the_page() -> None:
    body = p(r("A"), ref(1), ref(2), BROKEN_PAGE, r("B"), ref(3)) + p(r("C"), ref(4))
    rule = settings('<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>')
    document = read_here(docx(body, some(4), **rule))
    assert labels(document) == ["1", "2", "1", "2"]
    assert [text for _, text in notes(document)] == [f"footnote {n}" for n in (1, 2, 3, 4)]
    assert labels(read_here(docx(body.replace(BROKEN_PAGE, ""), some(4), **rule))) == ["1", "2", "3", "4"]
    assert labels(read_here(docx(body, some(4)))) == ["1", "2", "3", "4"]


def test_a_section_gives_its_own_form() -> None:
    section = (
        '<w:p><w:pPr><w:sectPr><w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr></w:sectPr></w:pPr></w:p>'
    )
    document = read_here(docx(p(ref(1), r("A")) + section + p(r("B"), ref(2)), some(2)))
    assert labels(document) == ["I", "2"]


def test_a_section_that_was_changed_counts_as_it_is_now() -> None:
    old = (
        '<w:sectPrChange><w:sectPr><w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr></w:sectPr></w:sectPrChange>'
    )
    document = read_here(docx(p(r("A"), ref(1)) + f"<w:sectPr>{old}</w:sectPr>", some(1)))
    assert labels(document) == ["1"]


def test_footnotes_and_endnotes_of_one_number_find_their_own_notes() -> None:
    rule = settings('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>')
    document = read_here(
        docx(p(r("A"), ref(1, "endnote"), r("B"), ref(1), r("C"), ref(2)), some(2), some(1, "endnote"), **rule)
    )
    assert notes(document) == [("1", "footnote 1"), ("2", "footnote 2"), ("1", "endnote 1")]
    assert [(marker.label, marker.offset) for marker in document.markers] == [("1", 2), ("2", 3), ("1", 1)]


def test_nothing_is_counted_that_nobody_sees() -> None:
    document = read_here(
        docx(
            p(
                '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>',
                f"<w:moveFrom>{ref(2)}</w:moveFrom>",
                r("A"),
                ref(3),
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
                "<w:r><w:instrText>IF 1 = 2 </w:instrText></w:r>",
                ref(1),
                "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            ),
            some(3),
        )
    )
    assert notes(document) == [("1", "footnote 3")]
    assert labels(document) == ["1"]


def test_a_mark_of_ones_own_may_stand_in_the_next_run() -> None:
    body = p(r("A"), ref(1, more=' w:customMarkFollows="1"'), r("†", RAISED), r(" goes on."), ref(2))
    document = read_here(docx(body, note(1, p(r("†", RAISED), r(" The author thanks."))) + note(2, p(r("two")))))
    assert labels(document) == ["†", "1"]
    assert texts(document)[0] == "A goes on."
    assert notes(document) == [("†", "The author thanks."), ("1", "two")]


def test_a_mark_that_is_a_symbol() -> None:
    run = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="true"/><w:sym w:font="Symbol" w:char="F02A"/></w:r>'
    assert labels(read_here(docx(p(r("A"), run), some(1)))) == ["*"]
    none = run.replace("F02A", "zz")
    assert labels(read_here(docx(p(r("A"), none, r(" Then")), some(1)))) == ["*"]


def test_a_typed_number_before_the_text_of_a_note_is_none_of_it() -> None:
    document = read_here(
        docx(
            p(r("A"), ref(1), r("B"), ref(2), r("C"), ref(3), r("D"), ref(4)),
            note(1, p(r("1", RAISED), r(" One.")))
            + note(2, p(r("2"), r(". Two.")))
            # What is no number of the note is text.
            + note(3, p(r("1999 was a year.")))
            + note(4, p("<w:r><w:footnoteRef/></w:r>", r("\u00a04 were there."))),
        )
    )
    assert notes(document) == [("1", "One."), ("2", "Two."), ("3", "1999 was a year."), ("4", "4 were there.")]


def test_a_note_in_a_note_part_that_is_not_there() -> None:
    document = read_here(docx(p(r("A"), ref(1), r("B"), ref(7)), some(1)))
    assert labels(document) == ["1", "2"]
    assert notes(document) == [("1", "footnote 1")]


def test_an_empty_note_is_one_all_the_same() -> None:
    document = read_here(docx(p(r("A"), ref(1), r("B"), ref(2)), note(1) + note(2, p(r("two")))))
    assert notes(document) == [("1", ""), ("2", "two")]


def test_a_second_reference_to_a_note() -> None:
    body = p(r("A"), ref(1), r("B"), ref(2)) + p(
        r("C"),
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> NOTEREF _Ref1 \\f \\h </w:instrText></w:r>",
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
        r("1", RAISED),
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        r(" goes on"),
        f'<w:fldSimple w:instr=" NOTEREF _Ref9 ">{r("9", RAISED)}</w:fldSimple>',
    )
    document = read_here(docx(body, some(1) + note(2, p(r("See note "), field(" NOTEREF _Ref1 \\h ", "1"), r(".")))))
    assert labels(document) == ["1", "2", "1"]
    assert texts(document)[1] == "C goes on9"
    assert notes(document)[1] == ("2", "See note 1.")


def test_typed_notes_beside_the_one_that_word_ties() -> None:
    body = (
        p(r("Title"), ref(1, more=' w:customMarkFollows="1"'), r("*", RAISED))
        + p(r("Text."), r("1", RAISED), r(" More."), r("2", RAISED))
        + p(r("1", RAISED), r(" Anna Berg, Moving, 2017."))
        + p(r("2", RAISED), r(" Ibid., 14."))
    )
    document = read_here(docx(body, note(1, p(r("The author thanks.")))))
    assert labels(document) == ["*", "1", "2"]
    assert sorted(notes(document)) == [
        ("*", "The author thanks."),
        ("1", "Anna Berg, Moving, 2017."),
        ("2", "Ibid., 14."),
    ]


def test_raised_figures_beside_tied_notes_are_no_markers() -> None:
    body = p(r("An area of 5 km"), r("2", RAISED), r(" is small."), ref(1)) + p(r("1", RAISED), r(" University of X"))
    document = read_here(docx(body, some(1)))
    assert labels(document) == ["1"]
    assert texts(document)[0] == "An area of 5 km2 is small."


def test_squares_are_no_markers_of_one_typed_note() -> None:
    body = p(r("The form X"), r("2", RAISED), r(" + Y"), r("2", RAISED)) + p(r("2", RAISED), r(" A note of 1972."))
    assert labels(read_here(docx(body))) == []


def test_typed_notes_on_lines_of_one_paragraph() -> None:
    body = p(r("One."), r("1", RAISED), r(" Two."), r("2", RAISED)) + p(
        r("1", RAISED), r(" Anna Berg, Moving, 2017."), "<w:r><w:br/></w:r>", r("2", RAISED), r(" Ibid., 14.")
    )
    assert notes(read_here(docx(body))) == [("1", "Anna Berg, Moving, 2017."), ("2", "Ibid., 14.")]


def test_notes_that_are_links_within_the_document() -> None:
    body = p(
        r("One."),
        f'<w:hyperlink w:anchor="_ftn1">{r("[1]")}</w:hyperlink>',
        r(" Two."),
        f'<w:hyperlink w:anchor="_ftn2">{r("[2]")}</w:hyperlink>',
    )
    for number, text in ((1, " Anna Berg, Moving, 2017."), (2, " Ibid., 14.")):
        body += p(f'<w:hyperlink w:anchor="_ftnref{number}">{r(f"[{number}]")}</w:hyperlink>', r(text))
    document = read_here(docx(body))
    assert notes(document) == [("1", "Anna Berg, Moving, 2017."), ("2", "Ibid., 14.")]
    assert labels(document) == ["1", "2"]
    assert document.links == ()


def test_raised_numbers_that_lead_to_another_page_are_no_markers() -> None:
    target = "https://j.example/article{}"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="x/hyperlink" TargetMode="External" Target="{}"/></Relationships>'
    )
    body = p(*(r("A.") + f'<w:hyperlink r:id="r1">{r(str(n), RAISED)}</w:hyperlink>' for n in (1, 2, 3)))
    for place, expected in (("#B1", []), ("", []), ("#cite_note-1", ["1", "2", "3"])):
        parts = {"word/_rels/document.xml.rels": relation.format(target.format(place))}
        assert labels(read_here(docx(body, **parts))) == expected
