"""Elements of a page that are found without a parser."""

from __future__ import annotations

import pytest

from refcheck.content.elements import without_elements

REACH = {"ul": 20, "nav": 20, "a": 5}


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("x<ul><li>1</ul>y", "x y"),
        ("x<UL class=a>1</ul >y<ul>2</ul>z", "x y z"),
        ("x<ul><nav>1</nav>2</ul>y", "x y"),
        ("x<ul><ul>1</ul>2</ul>y", "x 2</ul>y"),
        ("x<ul>1<nav>2</nav>y", "x<ul>1 y"),
        ("x<ul>" + "1" * 30 + "</ul>y<ul>2</ul>z", "x<ul>" + "1" * 30 + "</ul>y z"),
        ("<a href=b>2</a>x<a b>2</a>y<abbr>1</abbr>", "<a href=b>2</a>x y<abbr>1</abbr>"),
        ("no elements", "no elements"),
        ("", ""),
    ],
)
def test_elements_are_left_out(source: str, left: str) -> None:
    assert without_elements(source, REACH) == left


@pytest.mark.parametrize("piece", ["<ul>", "<nav>", "<ul></nav>", "<ul><li>"])
def test_what_is_never_closed_costs_one_look(piece: str) -> None:
    source = piece * 60_000
    assert len(without_elements(source, {"ul": 20_000, "nav": 20_000, "a": 5})) >= len(source)
    late = without_elements("<ul>" * 60_000 + " " * 30_000 + "</ul>", {"ul": 20_000, "nav": 20_000, "a": 5})
    assert len(late) > 240_000
