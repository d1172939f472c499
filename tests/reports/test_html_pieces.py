from __future__ import annotations

from refcheck.reports.html_pieces import address, copy, linked
from refcheck.reports.words import Part

HOSTILE = '"><script>alert(1)</script>\u202e'
SHOWN = "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\ufffd"


def test_what_is_foreign_is_escaped_and_cannot_reorder() -> None:
    for written in (copy(HOSTILE), address(HOSTILE), linked([Part(HOSTILE, differs=True)], None)):
        assert SHOWN in written
        assert "<script" not in written and "\u202e" not in written  # noqa: PT018 - two faces of one thing


def test_only_what_a_reader_may_follow_is_a_link() -> None:
    assert address("https://example.org/a") == '<a href="https://example.org/a">https://example.org/a</a>'
    assert address("javascript:alert(1)") == '<span class="address">javascript:alert(1)</span>'


def test_a_text_in_parts_is_marked_and_named_where_it_is_not_its_own_address() -> None:
    parts = [Part("a "), Part("b", differs=True)]
    assert linked(parts, None) == "a <mark>b</mark>"
    assert linked(parts, "https://example.org/") == ('<a class=named href="https://example.org/">a <mark>b</mark></a>')
    assert "named" not in linked([Part("https://example.org/")], "https://example.org/")


def test_an_empty_text_has_no_button() -> None:
    assert copy("") == ""
