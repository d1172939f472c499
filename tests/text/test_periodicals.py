from __future__ import annotations

import pytest

from refcheck.text.periodicals import is_newspaper, is_of_computing


@pytest.mark.parametrize("name", ["The New York Times", "Bangkok Post", "Le Monde", "BBC News"])
def test_a_newspaper_has_a_word_of_newspapers_in_its_name(name: str) -> None:
    assert is_newspaper(name)


@pytest.mark.parametrize("name", ["Journal of Island Labour", "Timescales", "Posts and Telecommunications", ""])
def test_a_journal_has_none(name: str) -> None:
    assert not is_newspaper(name)


def test_a_journal_of_computing_has_a_word_of_it_in_its_name() -> None:
    assert is_of_computing("Journal of Machine Learning on Ships")
    assert is_of_computing("IEEE Transactions on Harbours")
    assert not is_of_computing("Journal of Island Labour")
    assert not is_of_computing("")
