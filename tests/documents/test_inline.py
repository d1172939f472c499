from __future__ import annotations

import pytest

from refcheck.documents.inline import normal_label, scan
from refcheck.documents.segments import Inline
from refcheck.model.place import Span
from tests.growth import lines_run


def scanned(text: str, definitions: dict[str, str] | None = None, *, markup: bool = True) -> Inline:
    return scan(text, [Span(0, len(text))] if text else [], definitions, markup=markup)


def plain(text: str) -> str:
    return "".join(s.text for s in scanned(text).segments)


def italics(text: str) -> list[str]:
    return [s.text for s in scanned(text).segments if s.italic]


def bolds(text: str) -> list[str]:
    return [s.text for s in scanned(text).segments if s.bold]


def urls(text: str, definitions: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(link.element, link.url) for link in scanned(text, definitions).links]


def labels(text: str, *, markup: bool = True) -> list[str]:
    return [f.label for f in scanned(text, markup=markup).figures]


# Emphasis: the cases of CommonMark that people write


@pytest.mark.parametrize(
    ("text", "italic"),
    [
        ("a *b* c", ["b"]),
        ("a _b c_ d", ["b c"]),
        ("*a*b", ["a"]),
        ("snake_case_name", []),
        ("a * b * c", []),
        ("2*3*4", ["3"]),
        ("*open", []),
        ("**bold**", []),
        ("***both***", ["both"]),
        ("*a **b** c*", ["a ", "b", " c"]),
        ("**a *b* c**", ["b"]),
        ("*foo [bar*](http://a.example)", []),
        ("_(bar)_.", ["(bar)"]),
        ("*a `*` b*", ["a ", "*", " b"]),
        ("**foo*", ["foo"]),
        ("<em>x</em> <cite>y</cite>", ["x", "y"]),
        ("</em>x<em>y", []),
        (r"\*a\*", []),
    ],
)
def test_italic(text: str, italic: list[str]) -> None:
    assert italics(text) == italic


def test_bold() -> None:
    assert bolds("a **b** <strong>c</strong> ***d***") == ["b", "c", "d"]
    assert bolds("**a*b**") == ["a*b"]


def test_literal_delimiters_stay() -> None:
    assert plain("**foo* a * b_c") == "*foo a * b_c"


# Text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"a\_b \\ \x", r"a_b \ \x"),
        ("AT&amp;T &eacute; &copy=2 & &nosuch; &#233;", "AT&T é &copy=2 & &nosuch; é"),
        ("`a*b`", "a*b"),
        ("``a`b``", "a`b"),
        ("`open", "`open"),
        ("a\nb", "a b"),
        ("a\\\nb", "a b"),
        ("a<br>b<span>c</span>", "a bc"),
        ("a <!-- hidden --> b", "a  b"),
        ("a <!-- open", "a "),
        ("<script>alert(1)</script>b", "b"),
        ("<style>x", "x"),
        ("~~gone~~", "gone"),
        ("1 < 2", "1 < 2"),
        ("![alt *x*](p.png)b", "b"),
        ("a]b[c", "a]b[c"),
        ("!x", "!x"),
        ("<?php ?>a<!DOCTYPE b>", "a"),
    ],
)
def test_plain(text: str, read: str) -> None:
    assert plain(text) == read


def test_segments_lead_back() -> None:
    text = "x *a\\_b* &amp; c"
    for segment in scanned(text).segments:
        raw = segment.span.of(text)
        assert raw == segment.text or len(raw) != len(segment.text)


def test_lines_with_prefixes_map_to_the_source() -> None:
    text = "> one *two\n> three* four"
    inline = scan(text, [Span(2, 10), Span(13, 24)])
    assert [(s.text, s.span.of(text)) for s in inline.segments if s.italic] == [
        ("two", "two"),
        (" ", "\n> "),
        ("three", "three"),
    ]


# Links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](http://a.example/x_y)", [("link", "http://a.example/x_y")]),
        ("[a](<http://a.example/x y>)", [("link", "http://a.example/x y")]),
        ('[a](http://a.example "T (1)")', [("link", "http://a.example")]),
        (r"[a](http://a.example/b\_c)", [("link", "http://a.example/b_c")]),
        ("[a](http://a.example/?a=1&amp;copy=2&copy=3)", [("link", "http://a.example/?a=1&copy=2&copy=3")]),
        ("[a](http://a.example/b_(c))", [("link", "http://a.example/b_(c)")]),
        ("[a](http://a.example/b_(c)", [("bare", "http://a.example/b_(c)")]),
        ("[a](b c)", []),
        ("[a]( http://a.example )", [("link", "http://a.example")]),
        ("[http://a.example/1](http://a.example/2)", [("link", "http://a.example/2")]),
        ("[![i](i.png)](http://a.example)", [("link", "http://a.example"), ("image", "i.png")]),
        ("![a ![b](b.png)](a.png)", [("image", "a.png")]),
        ("[a [b](http://b.example)](http://a.example)", [("link", "http://b.example"), ("bare", "http://a.example")]),
        ("<http://a.example/?a=1&copy=2>", [("autolink", "http://a.example/?a=1&copy=2")]),
        ("<www.a.example>", [("autolink", "www.a.example")]),
        ("<me@a.example>", [("autolink", "mailto:me@a.example")]),
        ("(see http://a.example/b).", [("bare", "http://a.example/b")]),
        ("http://a.example/b_(c), and", [("bare", "http://a.example/b_(c)")]),
        ("*http://a.example/*", [("bare", "http://a.example/")]),
        ("www.a.example/b, x", [("bare", "www.a.example/b")]),
        (r"http://a.example/b\_c", [("bare", "http://a.example/b_c")]),
        ("http://a.example/b[^1]", [("bare", "http://a.example/b")]),
        ("http://a.example/?a[]=1", [("bare", "http://a.example/?a[]=1")]),
        ("“http://a.example/”", [("bare", "http://a.example/")]),
        ("xhttp://a.example", []),
        ("http://", []),
        ('<a href="http://a.example/?a=1&amp;b=2">x</a>', [("a", "http://a.example/?a=1&b=2")]),
        ("<a href='http://a.example'>x</a> <a>y</a> </a>", [("a", "http://a.example")]),
        ("<a name=x>y</a>", []),
        ("<img src=p.png>", [("img", "p.png")]),
        ("[a](#section)", []),
    ],
)
def test_links(text: str, found: list[tuple[str, str]]) -> None:
    assert urls(text) == found


@pytest.mark.parametrize("text", ["[Text][X]", "[x][]", "[x]", "[X ]"])
def test_reference_links(text: str) -> None:
    assert urls(text, {"x": "http://a.example"}) == [("link", "http://a.example")]
    assert urls(text) == []


def test_an_unknown_reference_is_text() -> None:
    assert urls("[a][b]", {"x": "http://a.example"}) == []
    assert urls("[a][b]", {"b": "http://b.example"}) == [("link", "http://b.example")]


def test_label_normal_form() -> None:
    assert normal_label("  A\n b ") == "a b"


def test_link_text_is_what_a_reader_sees() -> None:
    (link,) = scanned(r"[*A* b\\_c &amp; d](http://a.example)").links
    assert link.text == r"A b\_c & d"


# Figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a[^1] b[^note]", ["1", "note"]),
        ("a<sup>1</sup>", ["1"]),
        ("a<sup> 12 </sup>", ["12"]),
        ("a<sup>4,5</sup> b<sup>7–9</sup>", ["4", "5", "7", "8", "9"]),
        ("a<sup>7</sup>sup> b", ["7"]),
        ('a<sup class="x">[3]</sup>', ["3"]),
        ('a<sup><a href="#fn1">1</a></sup>', ["1"]),
        ("a<sup>[1](#fn1)</sup>", ["1"]),
        ("31<sup>st</sup> 2<sup>nd</sup> 1<sup>a</sup> M<sup>me</sup> TM<sup>TM</sup>", []),
        ("Ca<sup>2+</sup> 10<sup>-6</sup>", []),
        ("the <sup>14</sup>C method", []),
        ("a¹ b²³", ["1", "23"]),
        ("10⁻⁶ Ca²⁺ ⁴⁵⁶⁷⁸", []),
        ("a[1] b[2, 3] c\\[4\\]", ["1", "2", "3", "4"]),
        ("[1](http://a.example)", []),
        ("[1](#fn1) [[2]](#cite-2) [\\[3\\]](#_ftn3)", ["1", "2", "3"]),
        ('<a href="#fn4">4</a>', ["4"]),
        ("[text](#fn1)", []),
        ("a<sup>1-99</sup>", []),
        ("a<sup>*</sup>", ["*"]),
    ],
)
def test_figures(text: str, found: list[str]) -> None:
    assert labels(text) == found


@pytest.mark.parametrize("text", ["m<sup>2</sup>", "25 km²", "10<sup>6</sup>", "R²", "x<sup>2</sup>", "CO²"])
def test_powers_are_doubtful(text: str) -> None:
    assert [f.doubtful for f in scanned(text).figures] == [True]


@pytest.mark.parametrize("text", ["workers<sup>2</sup>", "in 2009<sup>3</sup>", "end.²", "(GMS)”<sup>2</sup>"])
def test_markers_are_not_doubtful(text: str) -> None:
    assert [f.doubtful for f in scanned(text).figures] == [False]


def test_the_place_of_a_figure() -> None:
    text = "a<sup>1</sup> b<sup>2,3</sup>"
    figures = [(s.marker, s.span.of(text)) for s in scanned(text).segments if s.marker]
    assert figures == [("1", "<sup>1</sup>"), ("2", "2"), ("3", "3")]


@pytest.mark.parametrize("head", ["", "**", "> ", "<b>", "  "])
def test_line_start(head: str) -> None:
    assert [f.line_start for f in scanned(f"{head}<sup>1</sup> x").figures] == [True]
    assert [f.line_start for f in scanned(f"x\n{head}<sup>1</sup> x").figures] == [True]
    assert [f.line_start for f in scanned(f"{'w' * 90} <sup>1</sup> x").figures] == [False]


def test_a_back_link_is_dropped() -> None:
    assert plain("A note. [↩](#fnref1)").strip() == "A note."
    assert plain('A note. <a href="#r">↑</a>').strip() == "A note."


def test_emphasis_in_a_marker_does_not_leak() -> None:
    assert italics("[*1*](#fn1) then text and more") == []


# Keys


def test_keys() -> None:
    inline = scanned("as [see @smith2004, p. 5; @{doe:99}] and @lee2001. a@b.example [@x](http://a.example) \\@y")
    assert [(k.keys, k.bracketed) for k in inline.keys] == [(("smith2004", "doe:99"), True), (("lee2001",), False)]


def test_comments_are_kept() -> None:
    text = "a <!-- refcheck: ignore=LNK001 --> b"
    assert [c.of(text) for c in scanned(text).comments] == ["<!-- refcheck: ignore=LNK001 -->"]


# Plain text


def test_plain_text_has_no_markup() -> None:
    text = "*a* [1] http://a.example/x\\_y &amp; <b> m² [x](http://b.example)"
    inline = scanned(text, markup=False)
    assert not any(s.italic for s in inline.segments)
    assert [f.label for f in inline.figures] == ["1", "2"]
    assert [link.url for link in inline.links] == ["http://a.example/x\\_y", "http://b.example"]


def test_nothing() -> None:
    assert scanned("") == Inline()


@pytest.mark.parametrize("piece", ["^", "~", "^~", "www.", "www.a ", "http://", "://", "http://a ", "h² "])
def test_marks_and_beginnings_of_addresses_without_end_cost_one_pass(piece: str) -> None:
    def work(size: int) -> None:
        text = piece * size
        scan(text, [Span(0, len(text))])

    assert lines_run(lambda: work(2_000)) < 2.5 * lines_run(lambda: work(1_000))
