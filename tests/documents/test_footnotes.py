"""The dialects of notes: each works, its near miss stays text, and what is odd is not lost."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.document import BlockKind, Document, LinkRole


def markers(document: Document) -> list[tuple[str, int]]:
    return [(m.label, m.line) for m in document.markers]


def notes(document: Document) -> list[tuple[str, int, str]]:
    return [(n.marker, n.line, n.text) for n in document.notes]


def links(document: Document, marker: str) -> list[str]:
    return [link.url for note in document.notes if note.marker == marker for link in note.links]


# [^1]


def test_caret_notes() -> None:
    document = read_text("A.[^1] B.[^long-label]\n\n[^1]: First *note*.\n[^long-label]: Second.\n")
    assert markers(document) == [("1", 1), ("long-label", 1)]
    assert notes(document) == [("1", 3, "First note."), ("long-label", 4, "Second.")]
    assert [s.text for s in document.notes[0].block.segments if s.italic] == ["note"]


def test_a_definition_that_nothing_uses_is_kept() -> None:
    document = read_text("Text.\n\n[^9]: See http://a.example/x.\n")
    assert notes(document) == [("9", 3, "See http://a.example/x.")]
    assert links(document, "9") == ["http://a.example/x"]


def test_a_definition_of_one_word_is_no_link_definition() -> None:
    assert notes(read_text("A.[^1]\n\n[^1]: Ibid.\n")) == [("1", 3, "Ibid.")]


def test_a_definition_goes_on_over_lines_and_paragraphs() -> None:
    text = "A.[^1]\n\n[^1]: One\nlazy.\n\n    Two http://a.example/\n\n    - three\n\nText again.\n"
    document = read_text(text)
    assert notes(document) == [("1", 3, "One lazy. Two http://a.example/ three")]
    assert links(document, "1") == ["http://a.example/"]
    assert document.blocks[-1].text == "Text again."


def test_two_definitions_of_one_label_are_two_notes() -> None:
    assert notes(read_text("A.[^1]\n\n[^1]: One.\n[^1]: Two.\n")) == [("1", 3, "One."), ("1", 4, "Two.")]


def test_an_empty_definition_is_a_note() -> None:
    assert notes(read_text("A.[^1] B.[^2]\n\n[^1]:\n[^2]: Two.\n")) == [("1", 3, ""), ("2", 4, "Two.")]


def test_a_definition_without_its_colon() -> None:
    assert notes(read_text("A.[^1]\n\n[^1] Smith, 2001.\n")) == [("1", 3, "Smith, 2001.")]


def test_an_undefined_label_is_a_marker_only_among_definitions() -> None:
    assert markers(read_text("A.[^1] B.[^2]\n\n[^1]: One.\n")) == [("1", 1), ("2", 1)]
    alone = read_text("The class [^a-z] and [^x] in an expression.\n")
    assert (markers(alone), alone.blocks[0].text) == ([], "The class [^a-z] and [^x] in an expression.")
    among = read_text("A.[^1] The class [^a-z].\n\n[^1]: One.\n")
    assert markers(among) == [("1", 1)]


def test_no_notes_in_code() -> None:
    document = read_text("```\n[^1]: no\n```\n\n    [^2]: no\n\n`a[^3]`\n")
    assert (document.notes, document.markers) == ((), ())


# <sup>1</sup>

PAGE = """# A Statement

Some claim.<sup>1</sup> Another one.<sup>2</sup>

---

<sup>1</sup> Task Force on Something (TFS), 2009.

[http://a.example/Resources\\\\_72/x.pdf](http://a.example/Resources_72/x.pdf)

<sup>2</sup>*Ibid*, page 9.

More text, and a third.<sup>3</sup>

***

**<sup>3</sup>** Jane Doe, *A Long Way Home*, 2011. Available at:

<https://b.example/handle/10986/1.pdf?sequence=22&isAllowed=y>

https://b.example/second

And text again with https://c.example/.
"""


def test_raised_figures() -> None:
    document = read_text(PAGE)
    assert markers(document) == [("1", 3), ("2", 3), ("3", 13)]
    assert [(m, line) for m, line, _ in notes(document)] == [("1", 7), ("2", 11), ("3", 17)]


def test_the_address_in_the_next_paragraph_belongs_to_the_note() -> None:
    document = read_text(PAGE)
    assert links(document, "1") == ["http://a.example/Resources_72/x.pdf"]
    assert links(document, "2") == []
    assert links(document, "3") == [
        "https://b.example/handle/10986/1.pdf?sequence=22&isAllowed=y",
        "https://b.example/second",
    ]
    assert {link.role for link in document.links if link.marker} == {LinkRole.CITATION}


@pytest.mark.parametrize(
    "between", ["---", "***", "# Heading", "Text in between.", "<sup>2</sup> Doe, 2010.", "```\nx\n```"]
)
def test_an_address_behind_something_else_does_not(between: str) -> None:
    document = read_text(
        f"A.<sup>1</sup> B.<sup>2</sup>\n\n<sup>1</sup> Smith, 2001.\n\n{between}\n\nhttp://a.example/x\n"
    )
    assert links(document, "1") == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "Available at: http://a.example/x",
        "http://a.example/x (accessed 5 May 2017).",
        "<http://a.example/x>, last visited on 3 June 2018",
    ],
)
def test_words_that_go_with_an_address(paragraph: str) -> None:
    assert links(read_text(f"A.<sup>1</sup>\n\n<sup>1</sup> Smith, 2001.\n\n{paragraph}\n"), "1") == [
        "http://a.example/x"
    ]


def test_lists_ranges_and_damage() -> None:
    text = "A<sup>1,2</sup> b<sup>3–4</sup> c<sup>5</sup>sup> d.\n\n" + "".join(
        f"<sup>{n}</sup> Note {n} on it.\n\n" for n in range(1, 6)
    )
    document = read_text(text)
    assert [m.label for m in document.markers] == ["1", "2", "3", "4", "5"]
    assert document.blocks[0].text == "A b c d."


def test_what_only_looks_like_a_marker() -> None:
    document = read_text(
        "The 31<sup>st</sup> of 25 m<sup>2</sup> and 10<sup>6</sup>, E = mc<sup>2</sup> and <sup>14</sup>C, x<sup>2</sup>.\n"
    )
    assert document.markers == ()
    assert document.blocks[0].text == "The 31st of 25 m2 and 106, E = mc2 and 14C, x2."


def test_chemistry_and_exponents_among_real_notes() -> None:
    text = "Ca<sup>2+</sup>, 10<sup>-3</sup>, CO<sub>2</sub> and the 1<sup>er</sup> of them.<sup>1</sup>\n\n<sup>1</sup> Smith, 2001.\n"
    document = read_text(text)
    assert document.blocks[0].text == "Ca2+, 10-3, CO2 and the 1er of them."
    assert [m.label for m in document.markers] == ["1"]


def test_markers_in_tables_quotes_and_lists() -> None:
    text = (
        "| a | b |\n|---|---|\n| x[^1] | y |\n\n> Quoted.[^2]\n\n- Item.[^3]\n\n[^1]: One.\n[^2]: Two.\n[^3]: Three.\n"
    )
    document = read_text(text)
    assert [(m.label, m.line, m.column) for m in document.markers] == [("1", 3, 4), ("2", 5, 10), ("3", 7, 8)]
    assert [m.span.of(text) for m in document.markers] == ["[^1]", "[^2]", "[^3]"]


def test_what_a_link_below_a_note_says_does_not_matter() -> None:
    text = "A.<sup>1</sup>\n\n<sup>1</sup> Smith, 2001.\n\n[http://wrong.example/shown](http://a.example/meant)\n"
    assert links(read_text(text), "1") == ["http://a.example/meant"]


def test_a_power_is_a_marker_when_only_it_can_be() -> None:
    note = "\n\n<sup>2</sup> Smith, *On Things*, 2001.\n"
    assert [m.span.of("vitamin C<sup>2</sup>") for m in read_text("vitamin C<sup>2</sup>" + note).markers] == [
        "<sup>2</sup>"
    ]
    both = read_text("25 m<sup>2</sup> as said.<sup>2</sup>" + note)
    assert [m.column for m in both.markers] == [26]


def test_markers_without_any_notes() -> None:
    assert [m.label for m in read_text("A claim.<sup>1</sup> Another.<sup>2</sup>\n").markers] == ["1", "2"]
    assert read_text("Once raised.<sup>2</sup>\n").markers == ()


def test_notes_in_the_lines_of_one_paragraph_and_glued_ones() -> None:
    text = "A<sup>1</sup> b<sup>2</sup> c<sup>3</sup> d.\n\n<sup>1</sup> One, 2001.\n<sup>2</sup> Two, 2002. <sup>3</sup> Three <sup>9</sup>, 2003.\n"
    assert notes(read_text(text)) == [("1", 3, "One, 2001."), ("2", 4, "Two, 2002."), ("3", 4, "Three 9, 2003.")]


def test_signs_need_an_answer() -> None:
    document = read_text(
        "A claim<sup>*</sup> and n<sup>o</sup> 5 and 2<sup>a</sup>.\n\n<sup>*</sup> The author works here.\n"
    )
    assert [(m.label) for m in document.markers] == ["*"]
    assert notes(document) == [("*", 3, "The author works here.")]
    assert read_text("Trade<sup>*</sup> mark.\n").markers == ()


def test_a_block_of_a_figure_alone_is_no_note() -> None:
    assert read_text("A.<sup>1</sup> B.<sup>2</sup>\n\n<sup>1</sup>\n").notes == ()


def test_html_notes() -> None:
    text = (
        'A claim.<sup><a href="#fn1">1</a></sup>\n\n<p id="fn1"><sup>1</sup> Smith, <i>On Roads</i>, 2001. '
        '<a href="http://a.example/">x</a> <a href="#ref1">↩</a></p>\n'
    )
    document = read_text(text)
    assert markers(document) == [("1", 1)]
    assert notes(document) == [("1", 3, "Smith, On Roads, 2001. x")]
    assert links(document, "1") == ["http://a.example/"]


# Superscript characters


def test_superscript_characters() -> None:
    document = read_text("One.¹ Two.² A field of 5 m² and 10⁶ people.\n\n¹ Smith, *On Roads*, 2001.\n\n² Ibid., 12.\n")
    assert markers(document) == [("1", 1), ("2", 1)]
    assert notes(document) == [("1", 3, "Smith, On Roads, 2001."), ("2", 5, "Ibid., 12.")]
    assert document.blocks[0].text == "One. Two. A field of 5 m² and 10⁶ people."


def test_superscript_characters_without_notes_are_text() -> None:
    document = read_text("One.¹ Two.²\n")
    assert (document.markers, document.blocks[0].text) == ((), "One.¹ Two.²")


# Numbers in brackets


def test_bracketed_numbers() -> None:
    text = "A [1], b [2, 3], x[7].\n\n## References\n\n[1] Smith, 2001.\n[2] Doe, 2002.\n\n\\[3\\] Lee, 2003.\n"
    document = read_text(text)
    assert [m.label for m in document.markers] == ["1", "2", "3"]
    assert [n for n, _, _ in notes(document)] == ["1", "2", "3"]
    assert document.blocks[0].text.endswith("x[7].")


def test_bracketed_numbers_without_notes_are_text() -> None:
    document = read_text("An array [1] of [2, 3] things.\n\n[4] begins here.\n")
    assert (document.markers, document.notes) == ((), ())
    assert document.blocks[0].text == "An array [1] of [2][3] things."


def test_a_link_definition_as_a_note() -> None:
    document = read_text('A claim [1] and [a page][2].\n\n[1]: http://a.example/one "T"\n[2]: http://a.example/two\n')
    assert markers(document) == [("1", 1)]
    assert notes(document) == [("1", 3, "http://a.example/one")]
    assert [(link.url, link.element, link.role) for link in document.links] == [
        ("http://a.example/two", "link", LinkRole.TEXT),
        ("http://a.example/one", "definition", LinkRole.CITATION),
    ]


def test_an_unused_definition_keeps_its_address() -> None:
    document = read_text(
        "Text.\n\n[x]: <http://a.example/>\n  'T'\n[y]:\nhttp://b.example/\n[//]: # (comment)\n[z]: a b\n"
    )
    assert [(link.url, link.line) for link in document.links] == [("http://a.example/", 3), ("http://b.example/", 5)]
    assert document.blocks[-1].text == "[z]: a b"


def test_in_page_links() -> None:
    document = read_text("A [[1]](#fn1) and b [2](#fn2).\n\n[[1]](#r1) Smith, 2001.\n\n[2](#r2) Doe, 2002.\n")
    assert [m.label for m in document.markers] == ["1", "2"]
    assert notes(document) == [("1", 3, "Smith, 2001."), ("2", 5, "Doe, 2002.")]


# Lists under a heading


@pytest.mark.parametrize("heading", ["## Notes", "**Endnotes**", "### References:", "Fußnoten\n---", "Notes:"])
def test_a_numbered_list_under_a_heading(heading: str) -> None:
    document = read_text(
        f"A.<sup>1</sup> B.<sup>2</sup>\n\n{heading}\n\n1. Smith, 2001.\n1. Ibid.\n\n## Contact\n\n1. Not a note.\n"
    )
    assert [(n, t) for n, _, t in notes(document)] == [("1", "Smith, 2001."), ("2", "Ibid.")]


def test_a_list_under_another_heading_is_none() -> None:
    assert read_text("A.<sup>1</sup> B.<sup>2</sup>\n\n## Steps\n\n1. Smith, 2001.\n2. Ibid.\n").notes == ()


def test_a_list_that_no_marker_asks_for_is_none() -> None:
    assert read_text("A.\n\n## Notes\n\n1. Bring water.\n").notes == ()


def test_a_marker_in_a_note() -> None:
    document = read_text("A.[^1] B.[^2]\n\n[^1]: One, see also[^2].\n[^2]: Two.\n")
    assert [(m.label, document.blocks[m.block].kind) for m in document.markers] == [
        ("1", BlockKind.PARAGRAPH),
        ("2", BlockKind.PARAGRAPH),
        ("2", BlockKind.NOTE),
    ]


def test_a_note_that_a_superscript_opens_may_be_one_word_that_leads_back() -> None:
    text = "One.¹ Two.² Three.³\n\n---\n\n¹ Jane Doe, *Roads*, 2010.\n\n² *Id.*\n\n³ Sea\n"
    assert [(note.marker, note.text) for note in read_text(text).notes] == [
        ("1", "Jane Doe, Roads, 2010."),
        ("2", "Id."),
    ]


def test_a_numbered_list_of_sources_beside_named_notes_is_one() -> None:
    text = (
        "Roads matter [2].[^1] So do rivers [1].\n\n## {0}\n\n1. Doe J. A road to the sea. Road Studies. 2017;12(3):4-9.\n"
        "2. Roe A. A river to the sea. River Studies. 2018;2(1):5-7.\n\n[^1]: A remark.\n"
    )
    document = read_text(text.replace("{0}", "References"))
    assert ([note.marker for note in document.notes], [e.label for e in document.entries]) == (["1"], ["1", "2"])
    plain = read_text(text.replace("{0}", "References").replace("[^1]: A remark.\n", "").replace("[^1]", ""))
    assert [note.marker for note in plain.notes] == ["1", "2"]
