"""What holds for any text: places are right, nothing raises, nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from refcheck.documents import read_text
from refcheck.documents.source import decode
from refcheck.model.document import BlockKind, Document, line_at

PIECES = (
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "!", "<", ">", "&", "&amp;", "&nbsp;", "\\", "\\_", "~~", "\n", "\r\n", "\r", "\n\n",
    "> ", "- ", "1. ", "    ", "\t", "# ", "---\n", "[^1]", "[^1]: ", "^[", "^[a note ", "![^1]", "<sup>1</sup>", "<sup>2</sup> ", "<sup>st</sup>", "</sup>", "[1]", "[2] ",
    "¹", "²", "http://a.example/x_y", "www.example.org", "<http://b.example/>", "[a](http://c.example/?a=1&copy=2)", "![i](p.png)",
    '<a href="#fn1">1</a>', "<em>", "</em>", "<br>", "<!-- c -->", "<!--", "“", "”", '"', "‘", "’", "@smith2004", "[@lee99]", "|a|b|\n|-|-|\n",
    "A Title of Works", "*The Great Book of Names*", "“The Right of All”", ".", ". ", ", ", " ", "word", "é", "ก", "中文", "\u0301", "\u200b", "😀", "[x]: http://d.example\n",
    "[x]", "<div>\n", "</div>\n", "```\n", "Ibid.", "; ", "2017", "pp. 3-4", "(", "(2017), 5", "mailto:a@b.example", "<a@b.example>",
)  # fmt: skip
markdown_text = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def check_places(document: Document) -> None:
    text = document.text
    for block in document.blocks:
        at = block.span.start
        for segment in block.segments:
            assert at <= segment.span.start <= segment.span.end
            at = segment.span.end
            if segment.marker is None and len(segment.text) == segment.span.end - segment.span.start:
                assert segment.text == segment.span.of(text).replace("\n", " ").replace("\r", " ")
    for mention in document.mentions:
        assert mention.raw == mention.span.of(text)
        assert mention.location.line == line_at(text, mention.span.start)
    for link in document.links:
        assert link.raw == link.span.of(text)
        assert link.line == line_at(text, link.span.start)
    for marker in document.markers:
        block = document.blocks[marker.block]
        assert 0 <= marker.offset <= len(block.text)
        assert any(s.marker == marker.label and s.span == marker.span for s in block.segments)
    assert all(note.block.kind is BlockKind.NOTE for note in document.notes)


@given(markdown_text)
def test_places_in_markdown(text: str) -> None:
    check_places(read_text(text))


@given(markdown_text)
def test_places_in_plain_text(text: str) -> None:
    check_places(read_text(text, format="text"))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    check_places(read_text(text))


@given(markdown_text)
def test_a_mention_stands_where_it_says(text: str) -> None:
    document = read_text(f"{text}\n\nIn the report *Roads to the Sea: Ten Years On* it is said.\n")
    for mention in document.mentions:
        if mention.text == "Roads to the Sea: Ten Years On":
            assert mention.raw == mention.text


@given(markdown_text, st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"]))
def test_byte_ranges_lead_back_to_the_bytes(text: str, encoding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\x00\x00"}
    raw = marks.get(encoding, b"") + text.encode(encoding, errors="ignore")
    source = decode(raw, "a.md")
    document = read_text("x")
    document = Document(
        path="a.md",
        format=document.format,
        text=source.text,
        sha256=source.sha256,
        encoding=source.encoding,
        bom_length=source.bom_length,
        blocks=read_text(source.text).blocks,
    )
    for block in document.blocks:
        for segment in block.segments:
            start, end = document.byte_range(segment.span)
            assert raw[start:end].decode(source.encoding) == segment.span.of(document.text)
