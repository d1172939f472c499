"""Addresses in plain text: where they end, and where they go on in the next line."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text

A = "http://a.example"
LONG = "A line that is as long as those that mail programs break, with "

FORMS: list[tuple[str, list[str]]] = [
    (f"see {A}/x.", [f"{A}/x"]),
    (f"see <{A}/x>.", [f"{A}/x"]),
    (f"see <URL:{A}/x>.", [f"{A}/x"]),
    (f"see <URL: {A}/long/\n  path.html >", [f"{A}/long/path.html"]),
    (f"see <{A}/long/\npath\n.html>", [f"{A}/long/path.html"]),
    (f"({A}/x_(y)), [{A}/z]", [f"{A}/x_(y)", f"{A}/z"]),
    (f"“{A}/x” '{A}/y' \"{A}/z\"", [f"{A}/x", f"{A}/y", f"{A}/z"]),
    (f"`{A}/x`", [f"{A}/x"]),
    (f"{A}/a\\_b", [f"{A}/a\\_b"]),
    (f"{A}/?a=1&amp;b=2", [f"{A}/?a=1&amp;b=2"]),
    (f"{A}/a*b_c*", [f"{A}/a*b_c"]),
    (f"见{A}/x。", [f"{A}/x"]),
    (f"{A}/x\u200b", [f"{A}/x"]),
    ("www.a.example/x;", ["www.a.example/x"]),
    ("[label](http://a.example/x)", [f"{A}/x"]),
    ("me@a.example, http://", []),
    # broken over lines
    (f"{LONG}{A}/reports/\n2017/final.pdf, page 3", [f"{A}/reports/2017/final.pdf"]),
    (f"{LONG}{A}/reports-\nof-2017.pdf", [f"{A}/reports-of-2017.pdf"]),
    (f"{LONG}{A}/index.php?id=\n17&lang=en.", [f"{A}/index.php?id=17&lang=en"]),
    (f"{LONG}{A}/index.php?id=17&\nlang=en", [f"{A}/index.php?id=17&lang=en"]),
    (f"{LONG}{A}/a%\n20b", [f"{A}/a%20b"]),
    (f"   {LONG}{A}/reports/\n   2017/final.pdf", [f"{A}/reports/2017/final.pdf"]),
    (f"{LONG}{A}/reports/\n{'long-' * 12}/\nand/more.html", [f"{A}/reports/{'long-' * 12}/and/more.html"]),
    # not broken: a short line, a plain word, another address, a blank line, an end that is one
    (f"{A}/reports/\n2017/final.pdf", [f"{A}/reports/"]),
    (f"{LONG}{A}/reports/\nand other things", [f"{A}/reports/"]),
    (f"{LONG}{A}/reports/\n{A}/x", [f"{A}/reports/", f"{A}/x"]),
    (f"{LONG}{A}/reports/\n\n2017/final.pdf", [f"{A}/reports/"]),
    (f"{LONG}{A}/reports.\n2017/final.pdf", [f"{A}/reports"]),
    (f"{LONG}{A}/reports\n2017/final.pdf", [f"{A}/reports"]),
    (f"{LONG}{A}/reports/ \n(see page 3)", [f"{A}/reports/"]),
]


@pytest.mark.parametrize(("text", "urls"), FORMS)
def test_a_form(text: str, urls: list[str]) -> None:
    for light in (False, True):
        links = read_text(text, format="text", links=light).links
        assert [link.url for link in links] == urls
        assert {link.element for link in links} <= {"bare", "autolink"}


def test_a_place() -> None:
    text = f"one\n\n{LONG}{A}/reports/\n2017/final.pdf, page 3"
    link = read_text(text, format="text").links[0]
    assert (link.line, link.column) == (3, len(LONG) + 1)
    assert link.raw == f"{A}/reports/\n2017/final.pdf"
    assert link.raw == link.span.of(text)
