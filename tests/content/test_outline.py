from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.content.outline import has_prose, outline_of, unquoted, visible_text
from refcheck.content.shape import SHOWN_TITLE, shape_of

PARAGRAPH = "A sentence that says something about how people live and work along the border of two countries."


def test_blocks_are_what_a_reader_sees_apart() -> None:
    page = "<head><title>No</title></head><body><h1>One <b>T</b>wo</h1><p>Three &amp; <i>four</i><br>five</p><script>no</script>"
    assert outline_of(page).blocks == ("One Two", "Three & four", "five")
    assert outline_of(page).headings == ("One Two",)
    assert outline_of(page).text == "One Two Three & four five"
    assert visible_text(page) == "One Two Three & four five"


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- x -->",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<svg><title>x</title></svg>",
        "<SCRIPT>x</SCRIPT >",
    ],
)
def test_what_is_hidden_is_no_text(hidden: str) -> None:
    assert outline_of(f"<p>a</p>{hidden}<p>b</p>").blocks == ("a", "b")


def test_what_is_not_closed_hides_the_rest_but_for_a_head() -> None:
    assert outline_of("<p>a</p><script>b").blocks == ("a",)
    assert outline_of("<p>a</p><!-- b").blocks == ("a",)
    assert outline_of("<head><script>x</script><body><p>a</p>").blocks == ("a",)


def test_prose_is_text_that_is_no_menu() -> None:
    menu = "".join(f"<li><a href='/{n}'>Entry {n}</a></li>" for n in range(50))
    assert outline_of(menu).prose == 0
    assert outline_of(menu).links == 50
    assert outline_of(f"<a href='/'>{PARAGRAPH}</a>").prose == 0
    assert outline_of(f"<p>{PARAGRAPH}</p>").prose == len(PARAGRAPH)
    assert outline_of("<p>" + "人" * 30 + "</p>").prose == 90


def test_figures_too_long_for_an_entity_do_no_harm() -> None:
    assert outline_of("<p>&#" + "1" * 6_000 + ";</p>").blocks


@pytest.mark.parametrize(
    "part",
    [
        "<div>",
        "<a ",
        "<a>",
        "<a href=x>",
        "<h1>",
        "<h1 ",
        "<!--",
        "<script>",
        "<",
        "&#1",
        "<b",
        "x ",
        "</a>",
        "<head>",
        "\x01",
        "&amp;",
        "<iframe ",
        " id=",
    ],
)
def test_hostile_pages_end(part: str) -> None:
    page = part * (400_000 // len(part))
    # Quadratic, it would take minutes.
    assert len(shape_of(page).title) <= SHOWN_TITLE


@given(st.text(max_size=300))
def test_any_text_has_an_outline(text: str) -> None:
    assert all("\n" not in block for block in outline_of(text).blocks)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<head><title>x</title></head><body>{'<p class=a>' + PARAGRAPH + '</p>'}{f'<p>{PARAGRAPH}</p>' * 7}", True),
        (f"<body>{f'<p>{PARAGRAPH}</p>' * 3}</body>", False),
        (f"<body><script>{f'<p>{PARAGRAPH}</p>' * 8}</script></body>", False),
        (f"<body><!-- {f'<p>{PARAGRAPH}</p>' * 8} --></body>", False),
        (f"<body>{f'<p><a href=x>{PARAGRAPH}</a></p>' * 8}</body>", False),
        (f"<body>{'<p>short</p>' * 90}</body>", False),
        ("", False),
    ],
)
def test_prose_at_a_glance_is_sure_or_not_said(page: str, expected: bool) -> None:
    assert has_prose(page, 560) is expected
    assert not expected or outline_of(page).prose >= 560


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("<p>a</p><blockquote>b<p>c</p></blockquote><p>d</p>", "a d"),
        ("<p>a</p><PRE class=x>b</PRE>c", "a c"),
        ("a<dl><dt>2</dt><dd>b<dl><dd>c</dl></dl>d", "a d"),
        ("a<div hidden><div>b</div>c</div>d", "a d"),
        ("a<div style='margin:0;display:none'>b</div>d", "a d"),
        ("a<div class=hidden>b</div>d", "a b d"),  # the style sheet may say anything
        ("a<div data-x='hidden y'>b</div>d", "a b d"),
        ("a<pre>b", "a b"),  # not closed
        ("a<previous>b</previous>c", "a b c"),
    ],
)
def test_what_is_quoted_or_hidden_is_left_out(source: str, left: str) -> None:
    assert visible_text(unquoted(source)) == left


def test_a_paragraph_that_was_wrapped_by_hand_is_one() -> None:
    wrapped = "<p>Seven million people in the region\nwork in a country other than their own,\r\nmost of them with few papers."
    seen = outline_of(f"<html><body><h1>Work\nabroad</h1>\n{wrapped}</p>\n<p>Short.</p></body></html>")
    assert seen.blocks == (
        "Work abroad",
        "Seven million people in the region work in a country other than their own, most of them with few papers.",
        "Short.",
    )
    assert len(seen.paragraphs) == 1
    assert seen.prose > 80


def test_what_stands_in_links_is_a_menu() -> None:
    seen = outline_of("<p><a href=a>Tides</a><a href=b>Boats</a></p><p>See <a href=a>it</a> for more of that.</p>")
    assert seen.menus == {"TidesBoats"}


_BY_PATTERN = re.compile(r"<p(?:\s[^<>]*+)?>([^<>&\s][^<>&]{79,}+)</p>")
_HIDING = re.compile(
    r"(?i)<!--|<(script|style|noscript|template|svg|select|datalist|head|dialog(?![^<>]{0,500}?\sopen\b))(?=[\s>/])"
)


def by_pattern(source: str, size: int) -> bool:
    """Return what two patterns say of a page's plain paragraphs, at ten times the cost."""
    body = source.find("</head>") + 1
    found = 0
    for match in _BY_PATTERN.finditer(source, body, 300_000):
        found += len(match[1])
        if found >= size:
            return _HIDING.search(source, body, match.end()) is None
    return False


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "<p>",
                    "<p\n>",
                    "<p class=x>",
                    "<p ",
                    "<P>",
                    "<pre>",
                    "</p>",
                    "</P>",
                    "</head>",
                    "<head>",
                    "<!-- x -->",
                ),
                *(
                    "<script>",
                    "</script>",
                    "<dialog open>",
                    "<dialog>",
                    "<svg",
                    "<br>",
                    "&amp;",
                    ">",
                    "<",
                    " ",
                    "\u00a0",
                ),
                *("Te\u00e4t " * 12, "word " * 20, "word " * 20, "w" * 79, "w" * 80),
            ]
        ),
        max_size=14,
    ).map("".join),
    st.sampled_from([80, 160, 560]),
)
def test_paragraphs_are_found_as_two_patterns_find_them(source: str, size: int) -> None:
    assert has_prose(source, size) is by_pattern(source, size)


def test_many_openings_without_an_end_take_no_longer_than_they_are() -> None:
    assert not has_prose("<p " * 100_000 + ">", 560)
    assert not has_prose("<p>" * 100_000, 560)
