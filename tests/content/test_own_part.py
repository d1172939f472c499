"""What is left of a page without menus, banners, and what stands above, beside and below it."""

from __future__ import annotations

import time

import pytest

from refcheck.content.outline import outline_of
from refcheck.content.own_part import MOST_FRAMES, is_list, without_chrome


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("<nav>A</nav><p>Text</p><footer>B</footer>", "Text"),
        ("<header>Office</header><main><h1>Minutes</h1></main>", "Minutes"),
        ("<header><h1>Office</h1></header><main><h1>Minutes</h1></main>", "Minutes"),
        ("<header><h1>Minutes</h1></header><p>Text</p>", "Minutes Text"),  # its only heading
        ("<article><header><h1>Minutes</h1></header><p>Text</p></article>", "Minutes Text"),
        ("<div class='cookie-banner'><div>We count you.</div></div><p>Text</p>", "Text"),
        ("<div class='c' id=Footer>B</div><p>Text</p>", "Text"),
        ("<div role=navigation>A</div><p>Text</p>", "Text"),
        ("<div class='site-header'><div>A</div></div><p>Text</p>", "Text"),
        ("<section class='breadcrumbs'>A</section><p>Text</p>", "Text"),
        ("<h2 class='page-header first-page-header'>Minutes</h2><p>Text</p>", "Minutes Text"),
        ("<nav>İletişim</nav><p>Text</p><footer>İ</footer>", "Text"),  # its small letter is two characters
        ("<div id='aside'>A</div><p>Text</p>", "Text"),
        ("<h2 class='sr-only'>Office</h2><p>Text</p>", "Text"),
        ("<div class='menu-of-the-day'>Rice</div><p>Text</p>", "Rice Text"),
        ("<div class='cooking'>Rice</div><p>Text</p>", "Rice Text"),
        ("<div class=footer>B<p>Text</p>", "B Text"),  # not closed
        ("<div data-x=footer>B</div>", "B"),
    ],
)
def test_frames_are_told_by_name_role_and_class(source: str, left: str) -> None:
    assert outline_of(without_chrome(source)).text == left


def test_a_page_of_frames_alone_stays_as_it_is() -> None:
    source = "<nav>A</nav>" * (MOST_FRAMES + 1)
    assert without_chrome(source) == source


@pytest.mark.parametrize(
    "piece", ["<nav>", "<div class=footer>", "<div class=footer><div id=a>", "<div id=", "<header ", "\u0130<nav>"]
)
def test_a_hostile_page_costs_no_more_than_a_long_one(piece: str) -> None:
    began = time.process_time()
    without_chrome(piece * (300_000 // len(piece)))
    assert time.process_time() - began < 3


def test_a_list_has_links_of_its_own_and_no_text() -> None:
    menu = "<nav><a href=/a>A</a><a href=/b>B</a></nav>"
    links = "<main><h1>History</h1><a href=/c>Maps</a> <a href=/d>Bridges</a></main>"
    assert is_list(menu + links)
    assert not is_list(menu + "<main><h1>History</h1><a href=/c>Maps</a></main>")
    assert not is_list(menu + links + "<p>" + "The bridge was built by the town. " * 3)
