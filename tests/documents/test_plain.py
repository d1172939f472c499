from __future__ import annotations

from refcheck.documents import read_text
from refcheck.model.document import BlockKind, MentionForm

TEXT = """A STATEMENT ON ROADS

3 June 2020

We rely on the report "The Great Title of Things" [1] and
on others [2], see http://a.example/x_y. A field of 5 m².

-----

Notes

[1] Smith, J., "The Great Title of Things", 2001.
[2] Doe, J., On Roads, 2002,
    second line.
http://a.example/two
"""


def test_a_text() -> None:
    document = read_text(TEXT, path="a.txt", format="text")
    assert (document.title, document.date, document.format) == ("A STATEMENT ON ROADS", "2020-06-03", "text")
    assert [(m.label, m.line) for m in document.markers] == [("1", 5), ("2", 6)]
    assert [(n.marker, n.line) for n in document.notes] == [("1", 12), ("2", 13)]
    assert document.notes[1].text == "Doe, J., On Roads, 2002, second line. http://a.example/two"
    (mention,) = document.mentions
    assert (mention.text, mention.form, mention.marker) == ("The Great Title of Things", MentionForm.QUOTED, "1")
    assert [link.url for link in document.links] == ["http://a.example/x_y", "http://a.example/two"]


def test_markup_is_text() -> None:
    document = read_text("*The Art of Moving On* <b>x</b> &amp; [^1] \\_", format="text")
    assert document.blocks[0].text == "*The Art of Moving On* <b>x</b> &amp; [^1] \\_"
    assert document.mentions == ()


def test_numbered_lines_under_notes() -> None:
    document = read_text("Claim [1]. Second [2].\n\nNotes\n\n1. Smith, 2001.\n2) Ibid.\n", format="text")
    assert [(n.marker, n.text) for n in document.notes] == [("1", "Smith, 2001."), ("2", "Ibid.")]


def test_superscript_characters() -> None:
    document = read_text("One claim.¹\n\n¹ Smith, On Roads, 2001.\n", format="text")
    assert [n.text for n in document.notes] == ["Smith, On Roads, 2001."]


def test_a_sentence_is_no_heading() -> None:
    document = read_text(
        "First line of it\nsecond line.\n\nA sentence, with more words in it that goes on", format="text"
    )
    assert all(block.kind is BlockKind.PARAGRAPH for block in document.blocks)
