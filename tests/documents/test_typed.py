from __future__ import annotations

import pytest

from refcheck.model.document import BlockKind
from tests.documents.word_files import docx, labels, note, notes, p, r, read_here, ref, texts

BODY = p(r("One says so"), r(" [1]", "<w:i/>"), r(". Two do [2, 3], and an array x[9] too.")) + p(
    r("Notes"), style="berschrift1"
)


@pytest.mark.parametrize("form", ["[{}] ", "[{}]\u00a0"])
def test_numbers_in_brackets_that_notes_answer(form: str) -> None:
    body = BODY
    for number, text in enumerate(("Anna Berg, Moving, 2017.", "Ibid., 14.", "Cleo Dorn, Staying, 2018."), 1):
        body += p(r(form.format(number)), r(text, "<w:i/>"))
    document = read_here(docx(body))
    assert labels(document) == ["1", "2", "3"]
    assert notes(document) == [
        ("1", "Anna Berg, Moving, 2017."),
        ("2", "Ibid., 14."),
        ("3", "Cleo Dorn, Staying, 2018."),
    ]
    assert texts(document)[0].endswith("x[9] too.")
    for block in document.blocks:
        for one in block.segments:
            if one.marker is None:
                assert one.span.of(document.text) == one.text


def test_numbers_in_brackets_that_nothing_answers_are_text() -> None:
    document = read_here(docx(BODY))
    assert document.markers == ()
    assert texts(document)[0].startswith("One says so [1]. Two do ")


def test_typed_items_are_items() -> None:
    document = read_here(
        docx(p(r("12"), r(".\u00a0"), r("Moving", "<w:i/>")) + p(r("3) x")) + p(r("2017. A year")) + p(r("4.5 m")))
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.LIST_ITEM, "Moving"),
        (BlockKind.LIST_ITEM, "x"),
        (BlockKind.PARAGRAPH, "2017. A year"),
        (BlockKind.PARAGRAPH, "4.5 m"),
    ]


def test_typed_items_under_their_heading_answer_raised_figures() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p(r("One."), r("1", raised), r(" Two."), r("2", raised)) + p(r("Endnotes"), style="berschrift1")
    document = read_here(docx(body + p(r("1. Anna Berg, Moving, 2017.")) + p(r("2. Ibid., 14."))))
    assert notes(document) == [("1", "Anna Berg, Moving, 2017."), ("2", "Ibid., 14.")]
    assert labels(document) == ["1", "2"]


def test_where_word_counts_nothing_typed_is_taken_for_it() -> None:
    document = read_here(docx(p(r("A [1]"), ref(1)) + p(r("[1] one")) + p(r("2. two")), note(1, p(r("n")))))
    assert labels(document) == ["1"]
    assert texts(document) == ["A [1]", "[1] one", "2. two", "n"]
