from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from refcheck.mend.markdown import escape_markdown, is_replaceable_markdown
from tests.formats.hostile import texts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Migrating to Opportunity", "Migrating to Opportunity"),
        ("a*b [c] `d` \\", "a\\*b \\[c\\] \\`d\\` \\\\"),
        ("snake_case _word_", "snake_case \\_word\\_"),
        ("AT&T &amp; R&D", "AT&T \\&amp; R&D"),
        ("a < b <i>x</i>", "a < b \\<i>x\\</i>"),
        ("# no heading", "# no heading"),
        ("one\ntwo", "one two"),
    ],
)
def test_only_what_would_mean_something_is_escaped(text: str, written: str) -> None:
    assert escape_markdown(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("# x", "\\# x"), ("1. x", "1\\. x"), ("- x", "\\- x"), ("> x", "\\> x"), ("1984", "1984"), ("~~~ x", "\\~~~ x")],
)
def test_at_the_start_of_a_line_more_means_something(text: str, written: str) -> None:
    assert escape_markdown(text, starts_line=True) == written


@given(texts)
def test_a_reader_sees_the_text_itself(text: str) -> None:
    plain = " ".join(text.split())
    if not plain or "\x00" in plain:
        return
    (paragraph,) = [
        token for token in MarkdownIt("commonmark").parse(f"x {escape_markdown(text)} y") if token.type == "inline"
    ]
    assert "".join(child.content for child in paragraph.children or ()) == f"x {plain} y"
    starts = MarkdownIt("commonmark").parse(escape_markdown(text, starts_line=True))
    assert "".join(c.content for token in starts if token.type == "inline" for c in token.children or ()) == plain


@pytest.mark.parametrize(
    ("source", "free"),
    [
        ("A *plain* title", True),
        ("x^2 and [a](b)", True),
        ("A title[^1] goes on", False),
        ("A title^[Its note.] goes on", False),
        ("A title<sup>1</sup> goes on", False),
    ],
)
def test_a_note_is_never_lost_with_the_text_around_it(source: str, free: bool) -> None:
    assert is_replaceable_markdown(source) is free
