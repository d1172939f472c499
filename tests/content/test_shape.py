from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.content.shape import MAX_WORDS, PageShape, dump_shape, is_same_page, load_shape, shape_of, words_in

MENU = "".join(
    f"<li><a href='/{word}'>{word}</a></li>"
    for word in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")
)


def page(body: str, title: str = "Institute", head: str = "") -> PageShape:
    return shape_of(f"<html><head><title>{title}</title>{head}</head><body><ul>{MENU}</ul>{body}</body></html>")


GONE = "<h2>Nichts da</h2><p>Was Sie suchen, ist leider fort.</p>"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GONE, GONE),
        (f"{GONE}<p>/reports/one.html</p>", f"{GONE}<p>/reports/qqq.html</p>"),
        (f"{GONE}<p>14:02:11, number 18.2d3f</p>", f"{GONE}<p>15:17:45, number 23.77aa</p>"),
        (f"{GONE}<script>var a='x'</script>", f"{GONE}<script>var a='y'</script>"),
        ("<p>ไม่มีอะไรอยู่ที่นี่เลย</p>", "<p>ไม่มีอะไรอยู่ที่นี่เลย</p>"),
    ],
)
def test_an_error_page_is_the_same_whatever_was_asked(one: str, other: str) -> None:
    urls = ("http://h.example/reports/one.html", "http://h.example/reports/qqq.html")
    assert is_same_page(page(one), page(other), urls=urls)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Minutes of the third of May: the report was adopted.</p>", GONE),
        (f"{GONE}<p>Minutes: the report was adopted.</p>", GONE),
        ("<p>人口数据表二零一五年全国统计</p>", "<p>农业生产总值历年比较分析表</p>"),
        ("<table><tr><td>12</td><td>345</td><td>17</td><td>2015</td><td>99</td><td>41</td><td>7</td></tr></table>", ""),
    ],
)
def test_a_page_with_a_text_of_its_own_is_another(one: str, other: str) -> None:
    assert not is_same_page(page(one), page(other))


def test_pages_with_other_titles_are_others() -> None:
    assert not is_same_page(page(GONE, "Wages"), page(GONE, "Institute"))
    urls = ("http://h.example/wages", "http://h.example/qqq")
    assert is_same_page(page(GONE, "wages - Institute"), page(GONE, "qqq - Institute"), urls=urls)


def test_a_page_that_a_script_or_a_frame_fills_is_compared_with_none() -> None:
    shell = shape_of("<title>App</title><body><div id='root'></div><script src='/a.js'></script>")
    assert shell.shell
    assert not is_same_page(shell, shell)
    assert shape_of("<title>A</title><frameset><frame src='a'></frameset>").shell
    assert shape_of(
        "<noscript>Please enable JavaScript</noscript><p>Portal of data, loading</p><script>x</script>"
    ).shell
    assert not page(GONE).shell
    assert not page(GONE, head="<script src='/analytics.js'></script>").shell


def test_a_page_that_says_nothing_is_compared_with_none() -> None:
    empty = shape_of("<p>Hello there</p>")
    assert not is_same_page(empty, empty)


def test_a_page_with_more_words_than_are_kept_is_compared_by_those() -> None:
    words = " ".join(f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(3_000))
    one = shape_of(f"<p>{words}</p>")
    assert len(one.words) == MAX_WORDS
    assert is_same_page(one, one)
    assert not is_same_page(one, shape_of(f"<p>{words[: len(words) // 2]}</p>"))


def test_a_password_is_seen() -> None:
    assert page("<input name=p type=password>").login
    assert page('<input type="password">').login
    assert not page("<input type=text>").login


def test_words_of_letters_and_of_figures_are_told_apart() -> None:
    assert all(word % 2 == 0 for word in words_in("Wages, work; «Löhne»"))
    assert all(word % 2 == 1 for word in words_in("2017 3rd 18.2d3f 12"))
    assert words_in("(wages)") == words_in("Wages")


@given(st.text(max_size=200), st.text(max_size=40))
def test_a_shape_is_remembered(text: str, title: str) -> None:
    shape = shape_of(f"<title>{title}</title><p>{text}</p>")
    assert load_shape(dump_shape(shape)) == shape


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1,2,3]", '["a",1,0,"\\u1234"]', '["a","b",0,""]', "[[[[", "null"])
def test_damaged_shapes_are_none(text: str) -> None:
    assert load_shape(text) is None


@pytest.mark.parametrize(
    ("body", "shell"),
    [
        ("<div id='app'><p>Was Sie suchen, ist leider fort.</p></div><script>x</script>", False),
        ("<div id='app'><nav><a href='/'>Home and more of it</a></nav></div><script>x</script>", True),
        ("<div id='app'><main>Loading the page ...</main></div><script>x</script>", True),
        ("<div id='__next'><p>Footer of the frame that comes first</p></div><script>x</script>", True),
    ],
)
def test_what_a_host_has_filled_itself_is_no_shell(body: str, shell: bool) -> None:
    assert shape_of(f"<title>Institut</title><body>{body}").shell is shell
