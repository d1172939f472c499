"""Notes in the margins of PDFs, apart from the lines that they stand beside."""

from __future__ import annotations

import pytest

from refcheck.content.passages import PageText, find_passage
from refcheck.content.pdf import page_texts
from tests.fakes.pdf_files import Bit, pdf

LINE = "The workers of the farm were paid in the spring of that year, as they all knew."
SAID = (
    "The costs of moving are high for all those who",
    "earn least, and they fall on the families that",
    "stay behind.",
)
SENTENCE = "The costs of moving are high for all those who earn least, and they fall on the families that stay behind"
LEFT, RIGHT = 130.0, 500.0


def page(*beside: Bit, lines: int = 12, said: tuple[str, ...] = SAID) -> str:
    """The text of a page: lines of prose, a sentence with ``beside`` between its lines, lines again."""
    prose = [(LEFT, 760.0 - 14 * n, 10.0, "R", LINE) for n in range(lines)]
    own = [(LEFT, 580.0 - 14 * n, 10.0, "R", line) for n, line in enumerate(said)]
    pages = page_texts(pdf([*prose, own[0], *beside, *own[1:]]))
    assert pages is not None
    return pages[0][1]


def differences(text: str, quotation: str = SENTENCE) -> tuple[tuple[str, str], ...]:
    found = find_passage(quotation, PageText([text], printed=True))
    assert found.is_there
    return found.differences


@pytest.mark.parametrize("lines", [(), ("New rule",), ("New rule", "of the year before")])
def test_what_stands_right_of_the_lines_comes_behind_them(lines: tuple[str, ...]) -> None:
    text = page(*((RIGHT, 580.0 - 9 * n, 8.0, "R", line) for n, line in enumerate(lines)))
    assert differences(text) == ()
    assert text.endswith("\r\n".join(["stay behind.", *lines]))


def test_what_stands_left_of_a_line_has_a_line_of_its_own() -> None:
    text = page((40.0, 566.0, 8.0, "R", "New rule"))
    assert "New rule\r\nearn least" in text
    assert differences(text) == ()


def test_a_heading_in_the_margin_stays_before_its_sentence() -> None:
    said = ("All of it was said.", "Later they came home to stay behind with us.")
    text = page((40.0, 566.0, 12.0, "R", "Return"), said=said)
    assert text.index("was said.") < text.index("Return") < text.index("Later")


def test_words_of_a_line_are_none_though_they_go_on_beyond_the_others() -> None:
    text = page(said=(f"{SAID[0]} do not earn anything or know of anybody who does so or will", *SAID[1:]))
    assert ("", "do not earn anything or know of anybody who does so or will") not in differences(
        text, SAID[1] + " stay"
    )
    assert "do not earn anything or know of anybody who does so or will\r\nearn" in text


@pytest.mark.parametrize("lines", [0, 2])
def test_nothing_is_told_of_pages_with_few_lines(lines: int) -> None:
    text = page((RIGHT, 580.0, 8.0, "R", "New rule"), lines=lines)
    assert "New rule\r\nearn least" in text


def test_two_columns_are_no_margins() -> None:
    left = [(60.0, 700.0 - 14 * n, 8.0, "R", "the first column of the page") for n in range(12)]
    right = [(320.0, 700.0 - 14 * n, 8.0, "R", "the second column of the page is wider") for n in range(12)]
    pages = page_texts(pdf([*left, *right]))
    assert pages is not None
    assert pages[0][1].split("\r\n") == [bit[4] for bit in (*left, *right)]
