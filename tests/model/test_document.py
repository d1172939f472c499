from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.document import Block, BlockKind, Document, Note, Segment, line_at
from refcheck.model.place import Span

ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("latin-1", b""),
    ("cp1252", b""),
]


def document(text: str, encoding: str = "utf-8", bom: bytes = b"") -> Document:
    return Document(path="a.md", format="markdown", text=text, sha256="", encoding=encoding, bom_length=len(bom))


@pytest.mark.parametrize(("encoding", "bom"), ENCODINGS)
@pytest.mark.parametrize("text", ["abc", "é-ü\r\nb", "a\rb\nc"])
def test_spans_lead_back_to_the_bytes_of_the_file(encoding: str, bom: bytes, text: str) -> None:
    content = bom + text.encode(encoding)
    read = document(text, encoding, bom)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            first, last = read.byte_range(Span(start, end))
            assert content[first:last].decode(encoding) == text[start:end]


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30), st.sampled_from(ENCODINGS[:4]))
def test_spans_of_any_text_lead_back(text: str, one: int, other: int, encoding: tuple[str, bytes]) -> None:
    name, bom = encoding
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    first, last = document(text, name, bom).byte_range(span)
    assert (bom + text.encode(name))[first:last].decode(name) == span.of(text)


def test_wide_characters_are_four_bytes_in_utf_16() -> None:
    assert document("😀x", "utf-16-le", codecs.BOM_UTF16_LE).byte_range(Span(1, 2)) == (6, 8)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ab\ncd", [1, 1, 1, 2, 2, 2]),
        ("a\r\nb", [1, 1, 1, 2, 2]),
        ("a\rb", [1, 1, 2, 2]),
        ("\r\n\r\n", [1, 1, 2, 2, 3]),
        ("\n\r\n", [1, 2, 2, 3]),
        ("\r\r\n", [1, 2, 2, 3]),
        ("\n\n", [1, 2, 3]),
        ("a\u2028b\x0bc", [1, 1, 1, 1, 1, 1]),
        ("", [1]),
    ],
)
def test_lines_end_at_any_of_three_ends(text: str, lines: list[int]) -> None:
    assert [line_at(text, offset) for offset in range(len(text) + 1)] == lines
    assert [document(text).line_of(offset) for offset in range(len(text) + 1)] == lines


@given(st.text(alphabet="a\r\n", max_size=20))
def test_lines_never_go_back(text: str) -> None:
    lines = [line_at(text, offset) for offset in range(len(text) + 1)]
    assert lines == sorted(lines)
    assert lines[-1] == text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


#         0123456789012345678901234
SOURCE = "A *b\\_c*<sup>1</sup> d &amp; e"


def block() -> Block:
    return Block(
        kind=BlockKind.PARAGRAPH,
        line=1,
        span=Span(0, len(SOURCE)),
        segments=(
            Segment(text="A ", span=Span(0, 2)),
            Segment(text="b", span=Span(3, 4), italic=True),
            Segment(text="_", span=Span(4, 6), italic=True),
            Segment(text="c", span=Span(6, 7), italic=True),
            Segment(text="1", span=Span(8, 20), marker="1"),
            Segment(text=" d ", span=Span(20, 23)),
            Segment(text="&", span=Span(23, 28)),
            Segment(text=" e", span=Span(28, 30)),
        ),
    )


@pytest.mark.parametrize(
    ("start", "end", "source"),
    [
        (0, 1, "A"),
        (2, 5, "b\\_c"),
        (2, 3, "b"),
        (3, 4, "\\_"),
        (1, 3, " *b"),
        (4, 6, "c*<sup>1</sup> "),
        (6, 7, "d"),
        (8, 9, "&amp;"),
        (6, 9, "d &amp;"),
        (0, 11, SOURCE),
        (10, 99, "e"),
        (5, 5, ""),
        (99, 120, ""),
    ],
)
def test_plain_characters_lead_back_to_the_source(start: int, end: int, source: str) -> None:
    assert block().source_span(start, end).of(SOURCE) == source


def test_a_marker_adds_nothing_to_the_plain_text() -> None:
    assert block().text == "A b_c d & e"
    assert Note(marker="1", line=1, span=Span(0, 1), block=block()).text == "A b_c d & e"


def test_a_block_without_text_has_an_empty_span() -> None:
    assert Block(kind=BlockKind.CODE, line=1, span=Span(3, 9)).source_span(0, 5) == Span(3, 3)
