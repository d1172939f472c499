from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.text import sketch
from refcheck.text.sketch import MAX_SKETCH, kept_of, sketch_of

WORDS = ["".join(random.Random(n).choices("abcdefghijklmnopqrstuvwxyz", k=6)) for n in range(2_000)]


def prose(count: int, seed: int = 0) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def share(one: str, other: str) -> float:
    kept = kept_of(sketch_of([one]), sketch_of([other]))
    assert kept is not None
    return kept.of_earlier


@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 0.8, 1.0])
@pytest.mark.parametrize("count", [100, 1_000, 10_000])
def test_how_much_of_a_text_is_left(part: float, count: int) -> None:
    one, left = prose(count, 1), int(count * part)
    other = " ".join([*one.split()[:left], prose(count - left, 2)])
    assert part - 0.1 <= share(one, other) <= part + 0.25, "it errs towards more"


def test_a_text_that_goes_on_is_all_there() -> None:
    kept = kept_of(sketch_of([prose(300)]), sketch_of([prose(300), prose(1_200, 1)]))
    assert kept is not None
    assert kept.of_earlier > 0.8
    assert kept.of_later < 0.5
    assert 4 < kept.size < 6


def test_what_changes_every_day_is_not_looked_at() -> None:
    text = prose(200)
    words = text.split()
    for at in range(10, 190, 20):
        words[at] = f"{words[at]} 1,024"
    assert sketch_of([text]) == sketch_of([" ".join(words).upper() + "!"])
    halves = [" ".join(text.split()[:100]), " ".join(text.split()[100:])]
    assert sketch_of(halves) == sketch_of(halves[::-1])


def test_scripts_without_blanks() -> None:
    thai = "แรงงานข้ามชาติที่เดินทางมาทำงานในภาคประมงต้องจ่ายค่านายหน้าเป็นจำนวนมากก่อนออกเดินทางจากบ้านเกิด"
    assert share(thai, thai) == 1.0
    assert sketch_of(["ก" * 100]) == ""


@pytest.mark.parametrize(
    "text", ["", "too few words to be compared with any other text", "1 2 3 " * 100, "word " * 400]
)
def test_too_little_to_be_compared(text: str) -> None:
    assert sketch_of([text]) == ""


@pytest.mark.parametrize("count", [50, 500, 30_000])
def test_a_sketch_is_small_and_fits_into_json_as_it_is(count: int) -> None:
    made = sketch_of([prose(count)])
    assert 0 < len(made) <= MAX_SKETCH
    assert made.isascii()
    assert not re.search(r"[\"\\\s]", made)


GOOD = sketch_of([prose(100)])


@pytest.mark.parametrize(
    "text",
    ["", "1", "1.", "1.5.abc", "2" + GOOD[1:], GOOD[:-1], GOOD + "a", GOOD * 9, "1.99999999." + GOOD[5:], "1.100." + "~" * 160,
     "1.100." + "0" * 160, "1.-1." + GOOD[5:], "\ud800"],
)  # fmt: skip
def test_what_is_no_sketch_is_not_compared(text: str) -> None:
    assert kept_of(GOOD, text) is None
    assert kept_of(text, GOOD) is None


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_sketched(one: str, other: str) -> None:
    made = sketch_of([one * 3, other])
    assert made == "" or kept_of(made, made) is not None


def test_time_grows_with_the_text_and_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: Counter[str] = Counter()
    mixed = sketch._mixed

    def counting(number: int) -> int:
        counted["mixed"] += 1
        return mixed(number)

    monkeypatch.setattr(sketch, "_mixed", counting)
    sketch_of([prose(1_000)])
    few = counted.pop("mixed")
    sketch_of([prose(10_000)])
    assert counted.pop("mixed") < 11 * few
    sketch_of([prose(10_000, seed) for seed in range(10)])
    assert counted["mixed"] <= sketch.MAX_GROUPS + sketch.BINS
