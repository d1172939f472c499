"""The cases of notes are read as they are written, and the figures stay where they are."""

from __future__ import annotations

from benchmarks.shortforms.case import read_cases
from benchmarks.shortforms.scoring import Score, documents_of, score


def test_cases_are_whole() -> None:
    cases = read_cases()
    assert len(cases) >= 40
    assert len({case.name for case in cases}) == len(cases)
    for case in cases:
        documents = documents_of(case)
        assert sum(len(document.notes) for document in documents) == len(case.notes), case.name


def test_the_figures_are_reached() -> None:
    made = Score()
    for case in read_cases():
        score(case, made)
    assert made.share("kinds") >= 0.95, made.misses
    assert made.share("resolved") >= 0.92, made.misses
    assert made.share("findings") >= 0.95, made.misses
    assert made.silent == []
    assert len(made.false) <= 2, made.false
