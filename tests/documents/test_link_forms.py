"""Links in Markdown in all their forms, as CommonMark and GFM read them; markdown-it-py is the witness."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from lxml import html
from markdown_it import MarkdownIt

from refcheck.documents import read_text
from refcheck.model.document import Document

A, B = "http://a.example", "http://b.example"
WITNESS = MarkdownIt("commonmark").enable("table")

FORMS: list[tuple[str, list[str]]] = [
    # inline links
    (f"[a]({A}/x)", [f"link {A}/x"]),
    (f'[a]({A}/x "title")', [f"link {A}/x"]),
    (f"[a]({A}/x 'ti)tle')", [f"link {A}/x"]),
    (f"[a]({A}/x (title))", [f"link {A}/x"]),
    (f'[a]({A}/x "two\nlines")', [f"link {A}/x"]),
    (f"[a](\n{A}/x\n)", [f"link {A}/x"]),
    (f"[a]( {A}/x )", [f"link {A}/x"]),
    (f"[a](<{A}/x y>)", [f"link {A}/x y"]),
    (f"[a]( <{A}/x y> 'title' )", [f"link {A}/x y"]),
    (f"[a](<{A}/x)y>)", [f"link {A}/x)y"]),
    (f"[a]({A}/b_(c)_(d))", [f"link {A}/b_(c)_(d)"]),
    (f"[a]({A}/b\\(c)", [f"link {A}/b(c"]),
    (f"[a]({A}/b\\_c)", [f"link {A}/b_c"]),
    (f"[a]({A}/?x=1&amp;y=2)", [f"link {A}/?x=1&y=2"]),
    (f"[a]({A}/?x=1&copy=2)", [f"link {A}/?x=1&copy=2"]),
    (f"[a]({A}/b*c*d)", [f"link {A}/b*c*d"]),
    (f"[a [b] c]({A}/x)", [f"link {A}/x"]),
    (f"[a \\] c]({A}/x)", [f"link {A}/x"]),
    (f"[a\nb]({A}/x)", [f"link {A}/x"]),
    (f"[*a* `b` **c**]({A}/x)", [f"link {A}/x"]),
    (f"[`]`]({A}/x)", [f"link {A}/x"]),
    (f"*[a]({A}/x)*", [f"link {A}/x"]),
    (f"[a]({A}/x)[b]({B}/y)", [f"link {A}/x", f"link {B}/y"]),
    (f"[a]({A}/x)({B})", [f"link {A}/x", f"bare {B}"]),
    (f"[a [b]({B}) c](/x)", [f"link {B}"]),
    ("[a]()", ["link "]),
    ("[a](#part)", []),
    ("[a](sub/page.md#part)", ["link sub/page.md#part"]),
    ("[a](/root.html)", ["link /root.html"]),
    ("[a](mailto:me@a.example)", ["link mailto:me@a.example"]),
    ("[a](tel:+1-2)", ["link tel:+1-2"]),
    ("[a](file:///etc/hosts)", ["link file:///etc/hosts"]),
    ("[a](javascript:alert)", ["link javascript:alert"]),
    ("[a](ftp://f.example/x)", ["link ftp://f.example/x"]),
    ("[a](doi:10.1000/182)", ["link doi:10.1000/182"]),
    ("[a](//a.example/x)", ["link //a.example/x"]),
    (f"[a] ({A}/x)", [f"bare {A}/x"]),
    (f"\\[a]({A}/x)", [f"bare {A}/x"]),
    ("[a](b c)", []),
    ("[a](<b\nc>)", []),
    (f"[{A}/1]({B}/2)", [f"link {B}/2"]),
    (f"[{A}\\_x]({B}/2)", [f"link {B}/2"]),
    (f"[see <{A}/1> there]({B}/2)", [f"link {B}/2", f"autolink {A}/1"]),
    ("[ü](http://bücher.example/ä?ö)", ["link http://bücher.example/ä?ö"]),
    # pictures
    (f"![p]({A}/p.png)", [f"image {A}/p.png"]),
    (f'![p]({A}/p.png "t")', [f"image {A}/p.png"]),
    (f"![]({A}/p.png)", [f"image {A}/p.png"]),
    (f"[![p]({A}/p.png)]({B})", [f"link {B}", f"image {A}/p.png"]),
    (f"[![p]({A}/p.png) and ![q](q.png)]({B})", [f"link {B}", f"image {A}/p.png", "image q.png"]),
    (f"![a [b]({B})]({A}/p.png)", [f"image {A}/p.png"]),
    ("![p](data:image/png;base64,AAAA)", []),
    ("![p][pic]\n\n[pic]: p.png", ["image p.png"]),
    # reference links and definitions
    (f"[a][b]\n\n[b]: {A}/x", [f"link {A}/x"]),
    (f"[a][B  b]\n\n[b\tb]: {A}/x", [f"link {A}/x"]),
    (f"[b][]\n\n[b]: {A}/x", [f"link {A}/x"]),
    (f"[b]\n\n[b]: {A}/x", [f"link {A}/x"]),
    (f"[b]: {A}/x\n\n[b] again [b]", [f"link {A}/x", f"link {A}/x"]),
    (f"[b]: <{A}/x y> 'title'\n\n[b]", [f"link {A}/x y"]),
    (f"[b]:\n  {A}/x\n  'title'\n\n[b]", [f"link {A}/x"]),
    (f"[b]: {A}/x\n[b]: {B}/y\n\n[b]", [f"link {A}/x"]),
    (f"[unused]: {A}/x", [f"definition {A}/x"]),
    (f"[ub]: {A}/x\n[uc]: {B}/y", [f"definition {A}/x", f"definition {B}/y"]),
    (f"> [q]: {A}/x\n\n[q]", [f"link {A}/x"]),
    (f"- [q]: {A}/x\n\n[q]", [f"link {A}/x"]),
    (f"[a][nobody] {A}/x", [f"bare {A}/x"]),
    (f"[b]: {A}/x_\\_y\n\n[b]", [f"link {A}/x__y"]),
    (f"text\n[b]: {A}/x", [f"bare {A}/x"]),
    (f"[b]: {A}/x words", [f"bare {A}/x"]),
    ("[b]: #part\n\n[b]", []),
    # autolinks
    (f"<{A}/x>", [f"autolink {A}/x"]),
    (f"<{A}/?x=1&amp;y=2>", [f"autolink {A}/?x=1&y=2"]),
    (f"<{A}/x_y*z>", [f"autolink {A}/x_y*z"]),
    ("<me@a.example>", ["autolink mailto:me@a.example"]),
    ("<tel:+12>", ["autolink tel:+12"]),
    (f"<{A}/x y>", [f"bare {A}/x"]),
    (f"**<{A}/x>**", [f"autolink {A}/x"]),
    # bare addresses
    (f"see {A}/x.", [f"bare {A}/x"]),
    (f"see {A}/x, and", [f"bare {A}/x"]),
    (f"see {A}/x?!", [f"bare {A}/x"]),
    (f"({A}/x)", [f"bare {A}/x"]),
    (f"({A}/x_(y))", [f"bare {A}/x_(y)"]),
    (f"[{A}/x]", [f"bare {A}/x"]),
    (f"{A}/x_(y)", [f"bare {A}/x_(y)"]),
    (f"{A}/?a[]=1&b[c]=2", [f"bare {A}/?a[]=1&b[c]=2"]),
    (f"{A}/a_b_c_d", [f"bare {A}/a_b_c_d"]),
    (f"{A}/a\\_b", [f"bare {A}/a_b"]),
    (f"{A}/a*b*c", [f"bare {A}/a*b*c"]),
    (f"_{A}/x_", [f"bare {A}/x"]),
    (f"**{A}/x**", [f"bare {A}/x"]),
    (f"~~{A}/x~~", [f"bare {A}/x"]),
    (f"“{A}/x”", [f"bare {A}/x"]),
    (f"'{A}/x'", [f"bare {A}/x"]),
    (f'"{A}/x"', [f"bare {A}/x"]),
    (f"‘{A}/x’", [f"bare {A}/x"]),
    (f"«{A}/x»", [f"bare {A}/x"]),
    (f"{A}/x…", [f"bare {A}/x"]),
    (f"见{A}/x。再见", [f"bare {A}/x"]),
    (f"见{A}/x，再见", [f"bare {A}/x"]),
    (f"（{A}/x）", [f"bare {A}/x"]),
    (f"「{A}/x」", [f"bare {A}/x"]),
    (f"{A}/x、{B}/y", [f"bare {A}/x", f"bare {B}/y"]),
    (f"{A}/x\u200b next", [f"bare {A}/x"]),
    (f"{A}/x&amp;y=2", [f"bare {A}/x&y=2"]),
    (f"{A}/x&gt; more", [f"bare {A}/x"]),
    (f"{A}/x&quot;&nbsp;more", [f"bare {A}/x"]),
    (f"{A}/x<br>more", [f"bare {A}/x"]),
    (f"{A}/x<{B}/y>", [f"bare {A}/x", f"autolink {B}/y"]),
    (f"{A}/x|{B}/y", [f"bare {A}/x", f"bare {B}/y"]),
    (f"{A}/x[^1]\n\n[^1]: note", [f"bare {A}/x"]),
    (f"{A}/x[b]({B}/y)", [f"bare {A}/x", f"link {B}/y"]),
    ("www.a.example/x", ["bare www.a.example/x"]),
    ("at www.a.example.", ["bare www.a.example"]),
    ("HTTP://A.EXAMPLE/X", ["bare HTTP://A.EXAMPLE/X"]),
    ("http://[::1]:80/x", ["bare http://[::1]:80/x"]),
    ("http://a.example:8080/~u/%7Ex?y=z#p", ["bare http://a.example:8080/~u/%7Ex?y=z#p"]),
    ("http://user:pw@a.example/", ["bare http://user:pw@a.example/"]),
    ("xhttp://a.example", []),
    ("http:// and www.", []),
    ("me@a.example", []),
    # raw HTML
    (f'<a href="{A}/x">t</a>', [f"a {A}/x"]),
    (f"<a\n  class=b\n  href='{A}/x'>t</a>", [f"a {A}/x"]),
    (f"<a href={A}/x>t</a>", [f"a {A}/x"]),
    (f'<A HREF="{A}/?a=1&amp;b=2">t</A>', [f"a {A}/?a=1&b=2"]),
    (f'<a title="a > b" href="{A}/x">t</a>', [f"a {A}/x"]),
    (f'<a href="{A}/x">{A}/x</a>', [f"a {A}/x"]),
    (f'<a href="{A}/x">\n\n![p](p.png)\n\n</a>', [f"a {A}/x", "image p.png"]),
    (f'<a href="{A}/x"><img src="p.png"></a>', [f"a {A}/x", "img p.png"]),
    (f'[<img src="p.png" alt="p">]({A}/x)', [f"link {A}/x", "img p.png"]),
    ('<img alt="p" src=p.png />', ["img p.png"]),
    ('<img src="p.png" srcset="q.png 1x, r.png 2x">', ["img p.png", "img q.png", "img r.png"]),
    ('<iframe src="https://v.example/e"></iframe>', ["iframe https://v.example/e"]),
    ('<video poster="p.jpg"><source src="v.mp4"></video>', ["video p.jpg", "source v.mp4"]),
    ('<link rel="stylesheet" href="s.css">', ["link s.css"]),
    ('<map><area href="x.html"></map>', ["area x.html"]),
    ('<object data="o.pdf"></object> <embed src="e.pdf">', ["object o.pdf", "embed e.pdf"]),
    (f'<div>\n<p><a href="{A}/x">t</a></p>\n</div>', [f"a {A}/x"]),
    ("<a name=x>t</a> <a id='y'></a>", []),
    ('<a href="">t</a> <a href="#top">t</a>', []),
    (f'<form action="{A}/x">', []),
    # what is code or comment
    (f"`{A}/x` `[a]({A}/y)`", []),
    (f"``a ` {A}/x``", []),
    (f"```\n{A}/x\n[a]({A}/y)\n```", []),
    (f"~~~text\n{A}/x\n~~~", []),
    (f"text\n\n    {A}/x", []),
    (f"<code>{A}/x</code> <kbd>{A}/y</kbd>", []),
    (f"<pre>\n{A}/x\n</pre>", []),
    (f"<!-- {A}/x [a]({A}/y) -->", []),
    (f"<!--\n\n{A}/x\n\n-->\n\n{B}/y", [f"bare {B}/y"]),
    (f"<script>var a = '{A}/x'</script>", []),
    # where they stand
    (f"# Heading [a]({A}/x)", [f"link {A}/x"]),
    (f"[a]({A}/x)\n===", [f"link {A}/x"]),
    (f"> quoted [a]({A}/x)\n> {B}/y", [f"link {A}/x", f"bare {B}/y"]),
    (f"1. one [a]({A}/x)\n   - two {B}/y", [f"link {A}/x", f"bare {B}/y"]),
    (f"- [ ] task [a]({A}/x)", [f"link {A}/x"]),
    (f"| a | b |\n|---|---|\n| [a]({A}/x) | {B}/y |", [f"link {A}/x", f"bare {B}/y"]),
    (f"| a |\n|---|\n| {A}/x\\|y |", [f"bare {A}/x"]),
    (f"a[^1]\n\n[^1]: note [a]({A}/x)\n    {B}/y", [f"link {A}/x", f"bare {B}/y"]),
    (f"---\ntitle: t\nurl: {A}/front\n---\n\n[a]({A}/x)", [f"link {A}/x"]),
    (f"Term\n: {A}/x", [f"bare {A}/x"]),
]  # fmt: skip
NOT_SO_FOR_THE_WITNESS = (
    "javascript:", "file:", "data:", "definition",
    "bücher", "<http://a.example/?x=1&amp;", "---\ntitle", "][^1]", "[^1]:", "[b]: http://a.example/x\n[b]",
)  # fmt: skip
"""It refuses some schemes, encodes hosts, decodes no references in autolinks (GitHub does), shows no unused
definition, and knows neither front matter nor footnotes."""


def told(document: Document) -> list[str]:
    return [f"{link.element} {link.url}" for link in document.links]


@pytest.mark.parametrize(("text", "links"), FORMS)
def test_a_form(text: str, links: list[str]) -> None:
    assert sorted(told(read_text(text))) == sorted(links)


@pytest.mark.parametrize(("text", "links"), FORMS)
def test_the_light_reader_sees_the_same(text: str, links: list[str]) -> None:
    assert sorted(told(read_text(text, links=True))) == sorted(links)


def same(url: str) -> str:
    return re.sub(r"^mailto:|\s", "", unquote(url.strip()))


def witnessed(text: str) -> set[str]:
    """What markdown-it-py and lxml make of it: no bare addresses."""
    root = html.fromstring(f"<div>{WITNESS.render(text)}</div>")
    found = {e.get(name) for e in root.iter() for name in ("href", "src", "poster", "data") if isinstance(e.tag, str)}
    return {same(url) for url in found if url is not None and url[:1] not in {"", "#"}}


@pytest.mark.parametrize(
    ("text", "links"), [form for form in FORMS if not any(part in str(form) for part in NOT_SO_FOR_THE_WITNESS)]
)
def test_the_witness_agrees(text: str, links: list[str]) -> None:
    document = read_text(text)
    ours = {same(link.url) for link in document.links if link.element not in {"bare", "definition"} and link.url}
    candidates = {same(link.url) for link in document.links if link.raw.startswith("<img")}
    assert ours - candidates <= witnessed(text) | {same(b) for b in links if ".example" not in b}
    assert witnessed(text) <= {same(link.url) for link in document.links}


def test_there_are_enough_forms() -> None:
    assert len(FORMS) > 150


PLACES = [
    (f"one\n\ntwo [a]({A}/x) three", f"[a]({A}/x)", 3, 5),
    (f"# [a]({A}/x)", f"[a]({A}/x)", 1, 3),
    (f"> > [a\n> > b]({A}/x)", f"[a\n> > b]({A}/x)", 1, 5),
    (f"- x\n\n  y <{A}/x>", f"<{A}/x>", 3, 5),
    (f"\tcode\n\n\n  {A}/x.", f"{A}/x", 4, 3),
    (f"é😀 {A}/x", f"{A}/x", 1, 4),
    (f"a\r\nb\rc {A}/x", f"{A}/x", 3, 3),
    (f"| a | b |\n|---|---|\n| c | {A}/x |", f"{A}/x", 3, 7),
    (f"[a]: {A}/x", f"[a]: {A}/x", 1, 1),
    (f"x <a\nhref='{A}/x'>t</a>", f"<a\nhref='{A}/x'>t</a>", 1, 3),
    (f"a[^1]\n\n[^1]: see {A}/x", f"{A}/x", 3, 11),
    (f"\ufeff[a]({A}/x)", f"[a]({A}/x)", 1, 2),
    (f"* [a](b)\n* c [d]({A}/x)", f"[d]({A}/x)", 2, 5),
]


@pytest.mark.parametrize(("text", "raw", "line", "column"), PLACES)
def test_a_place(text: str, raw: str, line: int, column: int) -> None:
    link = read_text(text).links[-1]
    assert (link.raw, link.line, link.column) == (raw, line, column)
    assert link.raw == link.span.of(text)
    brief = read_text(text, links=True).links[-1]
    assert (brief.span, brief.line, brief.column) == (link.span, line, column)


def test_the_attribute_is_named() -> None:
    links = read_text('<a href="x">t</a> <img src=y srcset="z 2x"> [a](b)').links
    assert [(k.element, k.attribute) for k in links] == [
        ("a", "href"),
        ("img", "src"),
        ("img", "srcset"),
        ("link", ""),
    ]


def test_roles() -> None:
    contact = "[office](mailto:o@a.example) [www.a.example](http://www.a.example)\n\n"
    text = f"{contact}Text {A}/t.[^1]\n\n{contact}[^1]: See {A}/c.\n\n{contact}## References\n\n- {A}/r\n"
    roles = {link.url: link.role for link in read_text(text).links}
    assert roles[f"{A}/t"] == "text"
    assert roles[f"{A}/c"] == "citation"
    assert roles[f"{A}/r"] == "citation"
    assert roles["mailto:o@a.example"] == "contact"
