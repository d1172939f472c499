"""Reading for links alone: the same links as reading everything, in less time and memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.documents import read, read_bytes, read_links, read_text
from refcheck.documents.inline import scan
from refcheck.errors import DocumentError
from refcheck.model.document import Document
from refcheck.model.place import Span

from .test_properties import PIECES

MORE = (
    "- [a](http://a.example/x): text\n", "- [b](http://b.example/y) and [c](z)\n", "- no link\n", "- `code` http://c.example\n",
    "- [mail](mailto:a@b.example)\n", "- References:\n", "- **bold** [d](e)\n", "-  wide\n", "- a\n\n", "  more\n", "* star\n", "+ plus [f](g)\n",
    "- [x]: y\n", "- [1](h)\n", "- www.d.example\n", "- [a]()\n", "- ---\n", "---\n", "lazy\n", "# Sources\n", "\tx\n", "- [t](#u)\n", "- é [v](w)\r\n",
)  # fmt: skip
texts = st.lists(st.sampled_from((*PIECES, *MORE)), max_size=30).map("".join)
runs = st.lists(st.sampled_from(MORE), min_size=1, max_size=60).map("".join)


def facts(document: Document) -> list[Any]:
    return [
        [(k.url, k.span, k.line, k.column, k.element, k.attribute, k.role, k.marker) for k in document.links],
        document.title,
        document.suppressions,
        document.problems,
    ]


@given(texts)
def test_markdown_is_read_alike(text: str) -> None:
    assert facts(read_text(text, links=True)) == facts(read_text(text))


@given(runs, st.integers(min_value=1, max_value=4))
def test_lists_are_read_alike(text: str, times: int) -> None:
    text = (
        f"{text}{'- [a](http://a.example/x) b' * (times % 2)}\n" + "- [i](http://i.example/j): k\n" * 20 * times + text
    )
    assert facts(read_text(text, links=True)) == facts(read_text(text))


@given(texts)
def test_plain_text_and_html_are_read_alike(text: str) -> None:
    light, whole = read_text(text, format="text", links=True), read_text(text, format="text")
    assert facts(light)[:3] == facts(whole)[:3]
    light, whole = read_text(text, format="html", links=True), read_text(text, format="html")
    # Notes, and so the roles of their links, are only known of a page that is read as a whole.
    assert [link[:6] for link in facts(light)[0]] == [link[:6] for link in facts(whole)[0]]


SIMPLE = (" ", "a", "word.", ":", "[b](c)", "[d e](http://f.g/h?i=j&k)", "![l](m)", "(", ")", "[", "]", "w", "www.x.y", "http://n.o", "~", "!", "*p*", "[q](#r)", "[1](s)", "[t](data:u)", "é")  # fmt: skip


@given(st.lists(st.sampled_from(SIMPLE), max_size=12).map("".join))
def test_the_short_way_finds_what_the_scanner_finds(text: str) -> None:
    text = text.strip()
    short = scan(text, [Span(0, len(text))])
    # Two pieces take the long way, whatever they hold.
    long = scan(f"{text}\n", [Span(0, len(text)), Span(len(text) + 1, len(text) + 1)])
    assert [(k.url, k.span, k.element, k.text) for k in short.links] == [
        (k.url, k.span, k.element, k.text) for k in long.links
    ]
    assert "".join(s.text for s in short.segments).strip() == "".join(s.text for s in long.segments).strip()
    assert [s.url for s in short.segments if s.url] == [s.url for s in long.segments if s.url]


def test_notes_make_it_read_everything() -> None:
    text = "- [a](http://a.example/x)\n" * 30 + "\nText.[^1]\n\n[^1]: A. Author, *A Title*, http://b.example/y\n"
    light = read_text(text, links=True)
    assert facts(light) == facts(read_text(text))
    assert light.notes
    assert light.links[-1].marker == "1"


def test_without_notes_the_rest_is_left_out() -> None:
    document = read_text("# Title\n\n<!-- refcheck: ignore=LNK001 -->\n\n[a](b) *word*\n", links=True)
    assert (document.title, len(document.suppressions)) == ("Title", 1)
    assert not document.blocks
    assert not document.mentions
    assert (document.links[0].raw, document.links[0].text) == ("", "")


def test_files_are_read_by_their_ending(tmp_path: Path) -> None:
    for name, text in (("a.md", "[a](b)"), ("b.TXT", "http://b.example/c"), ("c.xhtml", "<a href='d'/>")):
        path = tmp_path / name
        path.write_text(text)
        assert len(read_links(path).links) == len(read(path).links) == 1
    for name in ("d.sxw", "e.rtf"):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(DocumentError, match="are not read by this version"):
            read_links(tmp_path / name)


def test_bytes_are_read() -> None:
    assert [k.url for k in read_bytes("[ü](b)".encode(), path="<stdin>").links] == ["b"]
    assert read_bytes(b"<a href=b>", path="p", format="html", links=True).links[0].url == "b"
    with pytest.raises(DocumentError):
        read_bytes(b"a\0b", path="p")
    with pytest.raises(DocumentError, match="no format"):
        read_text("", format="odd", links=True)


def test_many_links_take_little_memory() -> None:
    lines = "".join(f"- [Title {i}](https://h{i % 97}.example/{i}/page.html): words\n" for i in range(10_000))
    read_text("- [a](b)\n" * 40, links=True)
    tracemalloc.start()
    try:
        document = read_text(lines, links=True)
        kept, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(document.links) == 10_000
    assert kept < 450 * 10_000
    assert peak < 700 * 10_000
