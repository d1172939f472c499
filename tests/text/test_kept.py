"""Answers that are kept: few, about short texts, and no others than those that are asked for anew."""

from __future__ import annotations

import pytest

from refcheck.text.kept import kept


def test_what_was_asked_is_not_asked_again() -> None:
    asked: list[str] = []

    @kept(2, longest=4)
    def doubled(text: str, *, times: int = 2) -> str:
        """Return a text several times."""
        asked.append(text)
        return text * times

    assert [doubled("ab"), doubled("ab"), doubled("ab", times=3)] == ["abab", "abab", "ababab"]
    assert asked == ["ab", "ab"]  # what else is said of the text tells answers apart


def test_only_the_last_answers_are_kept() -> None:
    asked: list[str] = []

    @kept(2, longest=4)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    for text in ("a", "b", "c", "a"):
        length(text)
    assert asked == ["a", "b", "c", "a"]


def test_long_texts_are_not_kept() -> None:
    asked: list[str] = []

    @kept(8, longest=4)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("abcde"), length("abcde")] == [5, 5]
    assert asked == ["abcde"] * 2


def test_a_fault_is_raised_each_time() -> None:
    @kept(8, longest=4)
    def number(text: str) -> int:
        return int(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            number("x")


def test_a_kept_function_keeps_its_name() -> None:
    @kept(1, longest=1)
    def said(text: str) -> str:
        """Return what was said."""
        return text

    assert (said.__name__, said.__doc__) == ("said", "Return what was said.")
