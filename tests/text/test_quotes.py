from __future__ import annotations

import pytest

from refcheck.text.quotes import find_quoted


def inner(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_quoted(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a “b c” d", ["b c"]),
        ('a "b c", d', ["b c"]),
        ("a « b c » d", ["b c"]),
        ("a „b c“ d", ["b c"]),
        ("a ‘b c’ d", ["b c"]),
        ("a ‘workers’ rights’, d", ["workers’ rights"]),
        ("a 'b c', d", ["b c"]),
        ("a “b ‘c’ d” e", ["b ‘c’ d"]),
        ("workers’ rights and employers’ duties", []),
        ("it's 5' 6\" and 6\" more", []),
        ("“open", []),
        ("“" + "x" * 500 + "”", []),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert inner(text) == found


def test_marks_of_books() -> None:
    assert [found.is_book for found in find_quoted("《红楼梦》“红楼梦”")] == [True, False]


@pytest.mark.parametrize("mark", list("“«„\"‘'»›‚「《『"))
def test_marks_that_nothing_closes_are_passed_over(mark: str) -> None:
    assert len(find_quoted(f"a {mark}" * 50_000)) < 50_000
