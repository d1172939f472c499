from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.document import BlockKind, LinkRole


def test_blocks() -> None:
    text = "# H *x*\n\npara\nmore\n\n- item\n\n  second\n\n> quote\n\n| a | b\\|c |\n|---|---|\n| d |\n\n```\ncode\n```\n\nSet\n===\n\n<div>html</div>\n"
    document = read_text(text)
    assert [(b.kind, b.text, b.line) for b in document.blocks] == [
        (BlockKind.HEADING, "H x", 1),
        (BlockKind.PARAGRAPH, "para more", 3),
        (BlockKind.LIST_ITEM, "item", 6),
        (BlockKind.LIST_ITEM, "second", 8),
        (BlockKind.QUOTE, "quote", 10),
        (BlockKind.TABLE, "a", 12),
        (BlockKind.TABLE, "b|c", 12),
        (BlockKind.TABLE, "d", 14),
        (BlockKind.CODE, "", 16),
        (BlockKind.HEADING, "Set", 20),
        (BlockKind.PARAGRAPH, " html ", 23),
    ]
    assert [b.level for b in document.blocks if b.kind is BlockKind.HEADING] == [1, 1]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept_and_counted(newline: str) -> None:
    text = newline.join(["# T", "", "One", "two.[^1]", "", "[^1]: Note", "goes on."])
    document = read_text(text)
    assert document.text == text
    assert [(m.line, m.column) for m in document.markers] == [(4, 5)]
    assert [(n.line, n.text) for n in document.notes] == [(6, "Note goes on.")]


def test_title_and_date_of_the_text() -> None:
    document = read_text("\n\n## The Network's Statement\n\n22 November 2017\n\nText of 2016.\n")
    assert (document.title, document.date) == ("The Network's Statement", "2017-11-22")


def test_a_date_needs_a_line_of_its_own() -> None:
    assert read_text("# T\n\nOn 22 November 2017 we met in a town.\n\n2017\n").date == ""
    assert read_text("# T\n\nDate: 5 May 2018\n").date == "2018-05-05"


@pytest.mark.parametrize("end", ["---", "..."])
def test_front_matter(end: str) -> None:
    document = read_text(
        f'---\ntitle: "On: Roads"\ndate: 3 June 2019\ntags:\n  - a\n{end}\n\n# Other\n\n*x*[^1]\n\n[^1]: y\n'
    )
    assert (document.title, document.date) == ("On: Roads", "2019-06-03")
    assert document.blocks[0].line == 8
    assert [n.line for n in document.notes] == [12]


def test_a_date_that_cannot_be_read_is_kept() -> None:
    assert read_text("---\ndate: soon\n---\n").date == "soon"


@pytest.mark.parametrize("text", ["---\n\n---\nText", "---\nA sentence here.\n---\n", "---\ntitle: x\n"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert "Text" not in text or read_text(text).blocks[-1].text == "Text"
    assert read_text(text).title != "x"


def test_bibliography_links_are_citations() -> None:
    document = read_text(
        "# T\n\nhttp://a.example/1\n\n## References\n\n- Smith. http://a.example/2\n\nDoe. http://a.example/3\n\n## Contact\n\nhttp://a.example/4\n"
    )
    assert [link.role for link in document.links] == [
        LinkRole.TEXT,
        LinkRole.CITATION,
        LinkRole.CITATION,
        LinkRole.TEXT,
    ]


@pytest.mark.parametrize("url", ["mailto:a@b.example", "tel:+123", "MAILTO:a@b.example"])
def test_contact_links(url: str) -> None:
    (link,) = read_text(f"[x]({url})").links
    assert (link.role, link.column) == (LinkRole.CONTACT, 1)


def test_deep_nesting_is_read_without_recursion_errors() -> None:
    assert read_text("> " * 500 + "a").blocks is not None
    assert read_text("".join("  " * n + "- a\n" for n in range(200))).blocks


HOSTILE = {
    "backticks": "`" * 40_000,
    "backticks apart": "` " * 20_000 + "".join("`" * (n % 200) + " " for n in range(500)),
    "brackets": "[" * 20_000 + "]" * 20_000,
    "links": "[a](b" * 8_000,
    "pictures": "![a" * 8_000 + "](b)" * 8_000,
    "stars": "*a" * 20_000,
    "strong": "a**b" * 10_000,
    "mixed": "*_" * 12_000,
    "quotes": '"A ' * 12_000 + "“A " * 12_000 + " 'A" * 12_000,
    "nested quotations": ">" * 20_000,
    "angles": "<" * 12_000 + "<a " * 8_000,
    "comments": "<!-- " * 20_000,
    "html links": '<a href="x">' * 2_000 + "</a>" * 2_000,
    "raised": "<sup>" * 8_000,
    "figures": "<sup>1</sup>" * 2_000,
    "notes": "<sup>1</sup> a b\n" * 2_000,
    "definitions": "[^1]: a\n" * 2_000 + "[a]: b\n" * 2_000,
    "entities": "&" * 20_000,
    "addresses": "http://" * 6_000 + "www.a" * 6_000 + " http://a.b/" + "(" * 20_000,
    "titles": "*A Title Here of Us*<sup>1</sup>. " * 1_200,
    "cut sentences": "foo\n\n---\n\n" * 2_000,
    "blanks": " " * 40_000 + "a" + "\t" * 40_000 + "b" + "\n" * 20_000,
    "combining": "*A B C" + "\u0301" * 20_000 + "*",
    "points": ". " * 20_000 + "A. " * 12_000,
    "keys": "@a " * 8_000,
    "escapes": "\\" * 20_000,
    "table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 1_200,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends(name: str) -> None:
    """Where a reader were quadratic, it would not."""
    assert len(read_text(HOSTILE[name]).text) <= 2 * len(HOSTILE[name])


def test_much_prose() -> None:
    paragraph = "Some *words* of a [text](http://a.example/x) that goes on, as “they say”, for a while.[^1]\n\n"
    text = paragraph * (300_000 // len(paragraph)) + "[^1]: A note.\n"
    document = read_text(text)
    assert len(document.links) == text.count("http://a.example/x")


def test_what_is_indented_under_a_definition_is_no_code() -> None:
    text = (
        "# On roads\n\n`build`\n\n:   A road is needed.[^1]\n\n    A second paragraph.[^2]\n\n"
        "Term\n: As here.\n\n        code[^9]\n\n[^1]: One.\n[^2]: Two.\n"
    )
    document = read_text(text)
    assert [marker.label for marker in document.markers] == ["1", "2"]
    shown = [(block.kind, block.text) for block in document.blocks if block.kind is not BlockKind.NOTE]
    assert shown[1:] == [
        (BlockKind.PARAGRAPH, "build"),
        (BlockKind.PARAGRAPH, "A road is needed."),
        (BlockKind.PARAGRAPH, "A second paragraph."),
        (BlockKind.PARAGRAPH, "Term"),
        (BlockKind.PARAGRAPH, "As here."),
        (BlockKind.CODE, ""),
    ]


def test_a_colon_that_opens_a_line_of_prose_defines_nothing() -> None:
    document = read_text("Une phrase qui cite « un mot »,\nsur deux lignes\n: la suite.\n\n    code[^9]\n")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "Une phrase qui cite « un mot », sur deux lignes : la suite."),
        (BlockKind.CODE, ""),
    ]


def test_numbers_that_converters_escape_open_notes() -> None:
    text = "A claim. [1] Another. [2]\n\n## Notes\n\n1\\. Doe, *Roads* (1999), 7.\n\n2\\) Ibid., 8.\n\n1999\\. was a year.\n"
    document = read_text(text)
    assert [(note.marker, note.text, note.line) for note in document.notes][:2] == [
        ("1", "Doe, Roads (1999), 7.", 5),
        ("2", "Ibid., 8.", 7),
    ]
    assert [marker.label for marker in document.markers] == ["1", "2"]
    for mention in document.mentions:
        assert document.text[mention.span.start : mention.span.end] == mention.raw
