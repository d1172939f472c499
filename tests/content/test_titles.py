from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.content.titles import MAX_TITLE, head_title, is_no_title, tidy, without_site


def test_a_title_is_found_with_its_entities_resolved_on_one_line() -> None:
    assert (
        head_title("<html><TITLE>\n Work &amp; Life:\n the  &#8220;Report&#8221; </TITLE>")
        == "Work & Life: the “Report”"
    )


@pytest.mark.parametrize(
    "page",
    [
        "<!-- <title>No</title> --><title>Yes</title>",
        "<script>var t='<title>No</title>'</script><title>Yes</title>",
        "<style>/*<title>No</title>*/</style><title>Yes</title>",
        "<body><svg><title>No</title></svg><title>Yes</title>",
        "<noscript><title>No</title></noscript><title>Yes</title>",
        "<title></title><title>Yes</title>",
        "<title lang='en' data-x=1>Yes</title>",
        "<titles>No</titles><title>Yes</title>",
    ],
)
def test_only_what_a_browser_shows_is_a_title(page: str) -> None:
    assert head_title(page) == "Yes"


@pytest.mark.parametrize(
    "page", ["", "no markup", "<title>never closed", "<title", "<!-- <title>x</title>", "<h1>x</h1>"]
)
def test_without_a_title_there_is_none(page: str) -> None:
    assert head_title(page) == ""


def test_markup_in_a_title_and_double_escapes_are_resolved() -> None:
    assert tidy("The ribs of <em>Brachiosaurus</em>") == "The ribs of Brachiosaurus"
    assert tidy("&lt;i&gt;Homo sapiens&lt;/i&gt; &amp;amp; others") == "Homo sapiens & others"
    assert tidy("if a < b and c > d") == "if a < b and c > d"


def test_controls_bidi_and_invisible_characters_are_taken_out() -> None:
    assert tidy("A\u202ereversed\u202c re\u00adport\u200b\x00\x1b[31m") == "Areversed report[31m"
    assert tidy("نمی\u200cدانم") == "نمی\u200cدانم"
    assert tidy("one\u2028two\u0085three") == "one two three"


def test_figures_too_long_for_an_entity_do_no_harm() -> None:
    head_title("<title>&#" + "1" * 6000 + ";</title>")
    assert tidy("&#" + "9" * 3_900 + ";") == "\ufffd"


def test_titles_are_cut() -> None:
    assert len(tidy("x" * 3_000)) == MAX_TITLE


@pytest.mark.parametrize("part", ["<title>", "<title ", "<!--", "<svg>", "<script>", "<title></title>", "<", " "])
def test_hostile_pages_end(part: str) -> None:
    page = part * (2_000_000 // len(part))
    # Quadratic, it would take hours.
    assert len(head_title(page) or "") <= MAX_TITLE


@given(st.text(max_size=400))
def test_any_text_can_be_tidied_and_stays_on_one_line(text: str) -> None:
    tidied = tidy(text)
    assert len(tidied.splitlines()) <= 1
    assert head_title(f"<title>{text}</title>") is not None


@pytest.mark.parametrize(
    ("title", "site", "host", "wanted"),
    [
        ("A Statistical Model - ACL Anthology", "", "aclanthology.org", "A Statistical Model"),
        ("A Statistical Model | World Bank", "World Bank", "x.example", "A Statistical Model"),
        ("World Bank: A Statistical Model", "World Bank", "x.example", "A Statistical Model"),
        ("A Model – Journal – Publisher", "Publisher", "www.journal.example", "A Model"),
        (
            "Migrating to Opportunity: Overcoming Barriers",
            "Open Knowledge",
            "x.example",
            "Migrating to Opportunity: Overcoming Barriers",
        ),
        ("Left - Right", "", "www.example.org", "Left - Right"),
        ("Example", "", "www.example.org", "Example"),
    ],
)
def test_the_name_of_the_site_is_taken_off(title: str, site: str, host: str, wanted: str) -> None:
    assert without_site(title, site, host) == wanted


@pytest.mark.parametrize(
    "title", ["", "Home", "Untitled document", "Index of /pub", "2017", "…", "example.org", "Example", "My Site"]
)
def test_these_name_no_work(title: str) -> None:
    assert is_no_title(title, "My Site", "www.example.org")


@pytest.mark.parametrize(
    "title", ["Home Work", "Migrating to Opportunity", "移民", "Example of a Report", "Nineteen 84"]
)
def test_these_do(title: str) -> None:
    assert not is_no_title(title, "My Site", "www.example.org")
