"""The cases of lists are read as they are written, and the figures stay where they are."""

from __future__ import annotations

from benchmarks.lists.case import read_cases
from benchmarks.lists.scoring import Score, score


def test_the_figures_are_reached() -> None:
    made = Score()
    cases = read_cases()
    assert len({case.name for case in cases}) == len(cases)
    for case in cases:
        score(case, made)
    assert made.share("entries") == 1.0, made.misses
    assert made.share("fields") >= 0.97, made.misses
    assert made.share("cites") >= 0.97, made.misses
    assert made.share("findings") == 1.0, made.misses
    assert made.false == []
