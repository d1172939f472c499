from __future__ import annotations

import pytest

from refcheck.content import fragments
from refcheck.content.fragments import can_be_looked_for, missing_of

HTML = "text/html; charset=utf-8"
BODY = (
    '<h2 id="one">1</h2><a name="two"></a><h2 id="user-content-three">3</h2><i id="tr%C3%A8s"></i><i id="a b"></i>'
    "<p>The Café of\n<b>Mig</b>rants, in   Bangkok &amp; beyond. It opened in 2009, and closed.</p>"
    + "<p>Filler of words.</p>"
    * 20
).encode()


@pytest.mark.parametrize(
    ("fragment", "looked_for"),
    [
        ("one", True),
        ("topics", True),
        ("page=3", True),
        ("page=3&zoom=100", True),
        (":~:text=a", True),
        ("one:~:text=a", True),
        ("", False),
        ("top", False),
        ("TOP", False),
        ("/route", False),
        ("!route", False),
        ("L10-L20", False),
        ("L10", False),
        ("C3-L9", False),
        ("issuecomment-12", False),
        ("nameddest=a", False),
        ("page/n5/mode/2up", False),
        ("metadata_info_tab_contents", False),
        ("ixzz1aBc", False),
        (".VXlQ5flViko", False),
        (".VXlQ5flVi", True),
        ("and/or", False),  # a path within a program
        ("note_17", False),
        ("note_a", True),
        (":~:text=" + "a" * 3_000, False),
    ],
)
def test_which_parts_a_page_can_show_to_be_missing(fragment: str, looked_for: bool) -> None:
    assert can_be_looked_for(fragment) is looked_for


@pytest.mark.parametrize(
    ("fragment", "missing"),
    [
        ("one", False),
        ("two", False),
        ("three", False),
        ("user-content-three", False),
        ("a b", False),
        ("One", True),
        ("four", True),
        (":~:text=café of migrants", False),
        (":~:text=CAFE%20OF%20MIGRANTS", False),
        (":~:text=the cafe,bangkok", False),
        (":~:text=opened-,in 2009,-and", False),
        (":~:text=in 2009, and closed", False),
        (":~:text=bangkok,the cafe", True),
        (":~:text=nothing of the kind", True),
        (":~:text=cafe&text=nothing of the kind", True),
        ("one:~:text=cafe", False),
        (":~:selector=x", False),
    ],
)
def test_a_part_is_there_or_missing(fragment: str, missing: bool) -> None:
    assert missing_of(BODY, HTML, {fragment}) == ({fragment} if missing else set())


def test_text_far_down_a_page_is_found() -> None:
    body = ("<p>" + "word " * 20_000 + "the very end of it</p>").encode()
    assert missing_of(body, HTML, {":~:text=the very end"}) == frozenset()
    assert missing_of(body, HTML, {":~:text=the other end"})


@pytest.mark.parametrize(
    "body", [b"<div id='root'></div><script src='/a.js'></script>", b"<p>no names</p><SCRIPT>names()</SCRIPT>"]
)
def test_a_page_whose_parts_a_script_may_make_misses_nothing(body: bytes) -> None:
    assert missing_of(body, HTML, {"four"}) == frozenset()


def test_a_page_without_names_and_scripts_has_no_parts() -> None:
    assert missing_of(b"<p>no names</p>", HTML, {"four"}) == {"four"}


def test_a_shell_misses_no_text() -> None:
    assert missing_of(b"<div id='root'></div><script src='/a.js'></script>", HTML, {":~:text=a report"}) == frozenset()


@pytest.mark.parametrize(
    ("pages", "fragment", "missing"),
    [
        (12, "page=12", False),
        (12, "page=13", True),
        (None, "page=13", False),
        (12, "nameddest=a", False),
        (12, "view=FitH&page=99", True),
    ],
)
def test_a_page_of_a_pdf(monkeypatch: pytest.MonkeyPatch, pages: int | None, fragment: str, missing: bool) -> None:
    monkeypatch.setattr(fragments, "pages_of", lambda body: pages)
    assert missing_of(b"%PDF-1.7", "application/pdf", {fragment}) == ({fragment} if missing else set())
