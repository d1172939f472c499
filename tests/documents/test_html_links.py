"""Links in HTML: elements, attributes, entities, places, and what a hostile page may try."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from refcheck.documents import read, read_text
from refcheck.documents.tags import decode_value
from refcheck.model.document import Document

A = "http://a.example"

FORMS: list[tuple[str, list[str]]] = [
    (f'<a href="{A}/x">t</a>', [f"a {A}/x"]),
    (f"<a href='{A}/x'>t</a>", [f"a {A}/x"]),
    (f"<a href={A}/x>t</a>", [f"a {A}/x"]),
    (f"<a href={A}/x/>t</a>", [f"a {A}/x/"]),
    (f"<A HREF = '{A}/x' >t</A>", [f"a {A}/x"]),
    (f'<a\n\tclass="b"\n\thref="{A}/x"\n>t</a>', [f"a {A}/x"]),
    (f'<a href=" {A}/x\n">t</a>', [f"a {A}/x"]),
    (f'<a href="{A}/x\n  y">t</a>', [f"a {A}/x  y"]),
    (f'<a href="{A}/?a=1&amp;copy=2">t</a>', [f"a {A}/?a=1&copy=2"]),
    (f'<a href="{A}/?a=1&copy=2&section=3&lt=4">t</a>', [f"a {A}/?a=1&copy=2&section=3&lt=4"]),
    (f'<a href="{A}/&eacute;&#233;&#xE9;">t</a>', [f"a {A}/ééé"]),
    (f'<a title="a > b" href="{A}/x">t</a>', [f"a {A}/x"]),
    (f"<a title=it's href={A}/x>t</a>", [f"a {A}/x"]),
    (f'<a href="{A}/x" href="{A}/y">t</a>', [f"a {A}/x"]),
    (f'<a href="{A}/x"><a href="{A}/y">t</a>', [f"a {A}/x", f"a {A}/y"]),
    ('<a href="">t</a><a href="#p">t</a><a name=n>t</a><a href>t</a>', []),
    ('<a href="mailto:me@a.example">t</a>', ["a mailto:me@a.example"]),
    ('<a href="javascript:void(0)">t</a>', ["a javascript:void(0)"]),
    ('<a href="data:text/plain,x">t</a><img src="DATA:image/png;base64,AA">', []),
    ('<a href="page.html#p">t</a>', ["a page.html#p"]),
    ('<area href="x.html">', ["area x.html"]),
    ('<link rel="canonical" href="c.html"><link rel="stylesheet" href="s.css">', ["link c.html", "link s.css"]),
    ('<link rel="preconnect" href="//p.example"><link rel="dns-prefetch" href="//q.example">', []),
    ('<img src="p.png" alt="A picture">', ["img p.png"]),
    ('<img srcset="p.png 1x, q.png 2x,r.png" src=s.png>', ["img p.png", "img q.png", "img r.png", "img s.png"]),
    ('<img srcset="a,b.png 100w">', ["img a,b.png"]),
    ('<picture><source srcset="p.webp"><img src="p.png"></picture>', ["source p.webp", "img p.png"]),
    ('<img src="p.png" longdesc="l.html">', ["img p.png", "img l.html"]),
    ('<iframe src="f.html">http://in.example/</iframe><frame src="g.html">', ["iframe f.html", "frame g.html"]),
    ("<video src=v.mp4 poster=p.jpg><track src=t.vtt></video><audio src=a.mp3>", ["video v.mp4", "video p.jpg", "track t.vtt", "audio a.mp3"]),
    ('<object data="o.pdf"></object><embed src="e.swf">', ["object o.pdf", "embed e.swf"]),
    ('<blockquote cite="b.html">t</blockquote><q cite="q.html">t</q><del cite=d></del><ins cite=i></ins>', ["blockquote b.html", "q q.html", "del d", "ins i"]),
    ('<input type=image src="i.png">', ["input i.png"]),
    ('<body background="b.png">', ["body b.png"]),
    ('<svg><a xlink:href="s.html"><text>t</text></a><image href="i.png"/></svg>', ["a s.html", "image i.png"]),
    ('<meta http-equiv="Refresh" content="0; URL=\'next.html\'">', ["meta next.html"]),
    ('<meta name="description" content="http://d.example">', []),
    ('<script src="s.js">"<a href=x>" http://in.example/</script>', ["script s.js"]),
    ('<form action="f.html"><button>b</button></form>', []),
    ('<div data="x" cite="y" poster="z">t</div>', []),
    # bare addresses in the text
    (f"<p>see {A}/x, and ({A}/y).</p>", [f"text {A}/x", f"text {A}/y"]),
    (f"<p>{A}/?a=1&amp;b=2&gt; <b>www.b.example</b></p>", [f"text {A}/?a=1&b=2", "text www.b.example"]),
    (f'<a href="{A}/x">{A}/x</a>', [f"a {A}/x"]),
    (f"<a name=n>{A}/x</a>", []),
    (f"<code>{A}/x</code><pre>{A}/y</pre><kbd>{A}/z</kbd> {A}/w", [f"text {A}/w"]),
    (f"<style>a {{ background: url({A}/x) }}</style><textarea>{A}/y</textarea><title>{A}/z</title>", []),
    (f"1 < 2 and {A}/x", [f"text {A}/x"]),
    # what is no element
    (f'<!-- <a href="{A}/x"> -->', []),
    (f'<!--> <a href="{A}/x">', [f"a {A}/x"]),
    (f'<!-- a --!> <a href="{A}/x">', [f"a {A}/x"]),
    (f'<!-- for ever <a href="{A}/x">', []),
    (f'<![CDATA[ <a href="{A}/x"> ]]>', []),
    (f'<?php echo "a" ?> <!DOCTYPE html> <a href="{A}/x">', [f"a {A}/x"]),
    (f'</a href="{A}/x">', []),
    (f'<a href="{A}/x', []),
    # completed addresses
    ('<base href="http://b.example/d/"><a href="x.html"><img src="/y.png"><a href="//c.example/">', ["a http://b.example/d/x.html", "img http://b.example/y.png", "a http://c.example/"]),
    ('<a href="x"><base target=t><base href="http://b.example/"><base href="http://c.example/">', ["a http://b.example/x"]),
    ('<base href="rel/"><a href="x">', ["a x"]),
    ('<base href="http://b.example/"><a href="mailto:m@b.example"><a href="http://[x">', ["a mailto:m@b.example", "a http://[x"]),
]  # fmt: skip


def page(text: str) -> Document:
    return read_text(text, format="html", path="a.html")


def told(text: str) -> list[str]:
    return [f"{link.element} {link.url}" for link in page(text).links]


@pytest.mark.parametrize(("text", "links"), FORMS)
def test_a_form(text: str, links: list[str]) -> None:
    assert told(text) == links
    for link in page(text).links:
        assert link.raw == link.span.of(text)


@pytest.mark.parametrize(
    ("text", "raw", "line", "column"),
    [
        (f'<p>\n <a class=c\n    href="{A}/x">t</a>', f"{A}/x", 3, 11),
        (f"<a href={A}/x>t</a>", f"{A}/x", 1, 9),
        (f'é😀<img alt=""\r\n src=" {A}/x ">', f"{A}/x", 2, 8),
        ("<img srcset='a 1x,\n  b 2x'>", "b", 2, 3),
        ("<p>\r\rsee www.b.example.</p>", "www.b.example", 3, 5),
        (f"<a href='{A}/?a&amp;b'>", f"{A}/?a&amp;b", 1, 10),
        ("<meta http-equiv=refresh content='5;url=n.html'>", "n.html", 1, 41),
    ],
)
def test_a_place(text: str, raw: str, line: int, column: int) -> None:
    link = page(text).links[-1]
    assert (link.raw, link.line, link.column) == (raw, line, column)


def test_texts_titles_and_roles() -> None:
    document = page(
        "<title>A &amp; B\n C</title><link href=s.css><nav><a href=n>menu</a></nav><a href=x>see <b>this</b></a>"
        "<img src=p alt='A &lt; B'><a href=tel:1>call</a><q cite=c>t</q><title>no</title>"
    )
    assert document.title == "A & B C"
    assert [(k.url, k.text, k.role) for k in document.links] == [
        ("s.css", "", "boilerplate"),
        ("n", "menu", "boilerplate"),
        ("x", "see this", "text"),
        ("p", "A < B", "text"),
        ("tel:1", "call", "contact"),
        ("c", "", "citation"),
    ]
    assert [k.attribute for k in document.links][:4] == ["href", "href", "href", "src"]


def test_a_page_may_say_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<meta charset=gb2312><title>中文</title><a href='http://中文.example/'>".encode("gb2312"))
    document = read(path)
    assert (document.title, document.links[0].url) == ("中文", "http://中文.example/")
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Exception, match="PDF"):
        read(path)


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("a&amp;b", "a&b"), ("a&ampb", "a&ampb"), ("a&amp=b", "a&amp=b"), ("a&amp", "a&"), ("a&amp b", "a& b"),
        ("&copy;=", "©="), ("&nosuch;", "&nosuch;"), ("&#0;", "\ufffd"), ("&#x80;", "€"), ("&#xD800;", "\ufffd"), ("&#99999999;", "\ufffd"),
        ("&#65", "A"), ("&", "&"), ("&;", "&;"), ("&#;", "&#;"),
    ],
)  # fmt: skip
def test_values_are_decoded_as_browsers_do(text: str, decoded: str) -> None:
    assert decode_value(text) == decoded
    if "\ufffd" not in decoded:
        element = lxml_html.fromstring(f'<p title="{text}">x</p>')
        assert element.get("title") == decoded


WITNESSED = ("href", "src", "longdesc", "background")
PIECES = ("<a href='b'>", '<a href="c&amp;d">', "</a>", "<img src=e>", "<p>", "</p>", "text ", "<!-- ", "-->", "<br/>", "<b title='>'>", "</b>", " < ", "&lt;", "<title>", "</title>", "<link href=f>", "<div>", "</div>", "\n", "<ul><li>")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_lxml_sees_the_same(text: str) -> None:
    ours = {re.sub("&amp;", "&", k.raw) for k in page(f"<html><body>{text}").links if k.attribute in WITNESSED}
    root = lxml_html.document_fromstring(f"<html><body>{text}x")
    theirs = {e.get(name) for e in root.iter() if isinstance(e.tag, str) for name in WITNESSED if e.get(name)}
    assert ours == theirs


N = 10_000


@pytest.mark.parametrize(
    "text",
    [
        "<a " * N, '<a href="' * N, "<a href='" * N, "<!--" * N, "<![CDATA[" * N, "<" * N, "<div>" * N, "<script>" * N, "</" * N,
        "</a " * N, "<a href=x>t" * N, "<a " + "x=1 " * N + ">", "<img srcset='" + "a, " * N + "'>", "<img srcset='" + "," * N + "'>",
        "<a href='" + "&#" * N + "9" * N + "'>", "<title>" * N, "<base href='http://x/'>" * N, f"{A}/" + "(" * N, f"{A}/" + "[]" * N,
        f"{A}/" + "&amp;" * N, f"{A}/" + "&a;" * N, "http://a" * N, "www." * N, "<meta http-equiv=refresh content='0;" + " " * N + "'>",
    ],
)  # fmt: skip
def test_hostile_pages_end(text: str) -> None:
    # Quadratic, it would take minutes.
    assert len(page(text).links) <= N
