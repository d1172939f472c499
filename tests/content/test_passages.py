from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.content.passages import PageText, find_passage, parts_of

PAGES = PageText(
    [
        "Migrants move for work. They often send money home, and it helps fam-\nilies to pay for schooling.",
        "On page two: “The costs of moving are high, and they fall on the poor.” It’s said that co\u00adoperation is ﬁne.",
    ]
)


@pytest.mark.parametrize(
    ("quotation", "page"),
    [
        ("They often send money home, and it helps families", 0),
        ("the costs of moving are high – and they fall on the poor", 1),
        ("[T]he costs of moving … fall on the poor", 1),
        ("The costs of moving [for work] are high", 1),
        ("its said that cooperation is fine", 1),
        ("The cost of moving are high, and they fall on the poor", 1),
        ("fall on the poor ... They often send money home", 0),
    ],
)
def test_words_are_found_however_they_are_set(quotation: str, page: int) -> None:
    found = find_passage(quotation, PAGES)
    assert found.is_there
    assert found.page == page


@pytest.mark.parametrize(
    ("quotation", "near"),
    [
        ("The costs of staying are low, and they fall on the rich", True),
        ("The costs of moving are high, but nobody has to pay them in the end", True),
        ("completely other words that stand in no such text", False),
    ],
)
def test_other_words_are_not(quotation: str, near: bool) -> None:
    found = find_passage(quotation, PAGES)
    assert not found.is_there
    assert bool(found.passage) is near


@pytest.mark.parametrize("quotation", ["", "...", "[...]", "—"])
def test_nothing_is_found_nowhere(quotation: str) -> None:
    assert parts_of(quotation) == []
    assert not find_passage(quotation, PAGES).is_there
    assert not find_passage("a b c", PageText([""])).is_there


@given(
    st.lists(
        st.sampled_from(["moving", "staying", "work", "home", "money", "costs", "high", "low", "poor", "rich"]),
        min_size=6,
        max_size=60,
    ),
    st.data(),
)
def test_what_was_cut_out_of_a_text_is_in_it(words: list[str], data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(words) - 5))
    high = data.draw(st.integers(low + 5, len(words)))
    assert find_passage(" ".join(words[low:high]), PageText([" ".join(words)])).share == 1.0


def test_a_long_text_of_like_words_ends() -> None:
    text = PageText(["word and another thing that stands here many times " * 40_000])
    assert not find_passage("word and another thing that never stands here at all times of the day", text).is_there
