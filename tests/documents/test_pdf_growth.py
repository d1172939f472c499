"""Hostile pages: the work of reading one grows with its words, and no faster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from refcheck.documents.pdf_furniture import set_apart
from refcheck.documents.pdf_layout import pieces_of
from refcheck.documents.pdf_markers import mark
from refcheck.documents.pdf_notes import find_notes
from refcheck.documents.pdf_pages import in_order, pages_of
from tests.growth import lines_run

Words = list[list[Any]]
SMALL, TIMES, ROOM = 200, 4, 1.5


def word(text: str, x: float, y: float, size: float = 10.0, *, glued: bool = False) -> list[Any]:
    return [text, x, x + len(text) * size / 2, y, size, 0, glued]


def page(words: Words, links: int = 0, rules: int = 0) -> Mapping[str, Any]:
    return {
        "label": "1",
        "box": [0, 0, 612, 792],
        "words": words,
        "links": [[0, 300, 600, 500, f"https://a.example/{n}"] for n in range(links)],
        "rules": [[70, 200, n * 7 % 792] for n in range(rules)],
    }


TEXT = word("Text that is long enough to tell how large the text is", 72, 780, 12)


def close_lines(count: int) -> Mapping[str, Any]:
    return page([word("a line", 72, 770 - n / 100) for n in range(count)], rules=500)


def scattered(count: int) -> Mapping[str, Any]:
    return page([word(f"w{n}", n * 7919 % 600, n * 104729 % 780, 6 + n % 5) for n in range(count)], links=2_000)


def one_line(count: int) -> Mapping[str, Any]:
    return page([word(f"w{n}", n * 7919 % 100_000, 400 + n % 7 / 10) for n in range(count)])


def figures(count: int) -> Mapping[str, Any]:
    return page(
        [
            w
            for n in range(count)
            for w in (word("word", n * 30, 400), word(str(n % 9999), n * 30 + 20, 404, 6, glued=True))
        ]
    )


def notes_in_one_line(count: int) -> Mapping[str, Any]:
    found = [
        w
        for n in range(2, count)
        for w in (word("Ibid.", n * 30, 100, 8), word(str(n), n * 30 + 22, 104, 6, glued=True))
    ]
    return page([TEXT, word("1", 72, 104, 6, glued=False), *found])


def stars(count: int) -> Mapping[str, Any]:
    asked = [
        w
        for n in range(count)
        for w in (word("word", 72, 690 - n / 999, 12), word("*", 110, 694 - n / 999, 6, glued=True))
    ]
    return page(
        [
            TEXT,
            *asked,
            *(
                w
                for n in range(count)
                for w in (word("*", 72, 200 - n / 999, 8), word("A note.", 80, 200 - n / 999, 8))
            ),
        ]
    )


def first_items(count: int) -> Mapping[str, Any]:
    return page([w for n in range(count) for w in (word("1.", 72, 700 - n / 50), word("item", 90, 700 - n / 50))])


def headings(count: int) -> Mapping[str, Any]:
    return page([word("Notes", 72, 700 - n / 50) for n in range(count)])


def columns(count: int) -> Mapping[str, Any]:
    rows = [
        w
        for n in range(count)
        for w in (
            word("the left side has text in it", 72, 700 - n / 10),
            word("and the right side has text", 350, 700 - n / 10),
        )
    ]
    return page([*rows, *(word("x" * 80, 72, 699.95 - n * 0.3) for n in range(count // 3))])


def words_of(said: Mapping[str, Any]) -> int:
    """How many words come out of a page."""
    pages = pages_of([said])
    set_apart(pages, 12.0)
    for one in pages:
        in_order(one)
    mark(pages, *find_notes(pages, 12.0, 14.0))
    pieces = pieces_of(pages, 12.0, 14.0, {})
    return sum(len(line.words) for piece in pieces for line in piece.lines)


@pytest.mark.parametrize(
    "made",
    [close_lines, scattered, one_line, figures, notes_in_one_line, stars, first_items, headings, columns],
    ids=lambda made: made.__name__,
)
def test_work_grows_with_the_words_of_a_page_and_no_faster(made: Callable[[int], Mapping[str, Any]]) -> None:
    few, many = made(SMALL), made(SMALL * TIMES)
    assert words_of(many) > SMALL
    assert lines_run(lambda: words_of(many)) < lines_run(lambda: words_of(few)) * TIMES * ROOM
