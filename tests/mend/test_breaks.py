"""Line ends stay where they were when a title that runs over several lines is put right."""

from __future__ import annotations

import pytest

from refcheck.mend.breaks import with_breaks

CASES = [
    ("Forced Labour\nin Fishing", "Forced Labour in Fisheries", "Forced Labour\nin Fisheries"),
    ("Forced Labour\r\nin Fishing", "Forced Labour in Fisheries", "Forced Labour\r\nin Fisheries"),
    ("Forced Work\nin Fisheries", "Forced Labour in Fisheries", "Forced Labour\nin Fisheries"),
    ("Forced\n> Labour\n> in Fishing", "Forced Labour in Fisheries", "Forced\n> Labour\n> in Fisheries"),
    ("Forced Labour\n    in Fishing", "Forced Labour in Fisheries", "Forced Labour\n    in Fisheries"),
    ("Labour\nin Fishing", "Forced Labour in Fisheries", "Forced Labour\nin Fisheries"),
    ("Forced Labour in\nAsian Fishing", "Forced Labour in Fisheries", "Forced Labour in\nFisheries"),
    ("Forced Labour in the Fishing\nof Asia", "Forced Labour", "Forced Labour"),
    ("no break", "another text", "another text"),
    ("one\ntwo", "", ""),
]


@pytest.mark.parametrize(("old", "new", "written"), CASES)
def test_breaks_stay(old: str, new: str, written: str) -> None:
    assert with_breaks(old, new) == written


@pytest.mark.parametrize("word", ["-", "#", "1.", "2)", ">", "+", "..", "*Late*"])
def test_no_word_begins_a_line_and_a_list_with_it(word: str) -> None:
    assert with_breaks("Early\nX Reports", f"Early {word} Reports") == f"Early {word} Reports"


def test_the_words_are_the_new_ones_whatever_stood_there() -> None:
    old = "a b\nc\n\nd e\r\n> f"
    for new in ("a b c d e f", "f e d c b a", "x", "a b c d e f g h", "b b b"):
        assert with_breaks(old, new).replace(">", " ").split() == new.split()


def test_a_very_long_text_is_one_line() -> None:
    old = "\n".join(["word"] * 900)
    assert "\n" not in with_breaks(old, " ".join(["word"] * 900))
