from __future__ import annotations

import pytest

from benchmarks.titles import __main__ as pairs
from benchmarks.titles import mentions

LABELS = {"same", "short", "misquoted", "different", "unknown"}


@pytest.mark.parametrize("half", pairs.HALVES)
def test_titles_are_told_as_a_person_tells_them(half: str) -> None:
    rows = pairs.told(pairs.read(half))
    assert {row.pair.label for row in rows} == LABELS
    assert sum(row.right for row in rows) / len(rows) >= 0.95


@pytest.mark.parametrize("half", pairs.HALVES)
def test_no_misquoted_title_passes_as_right(half: str) -> None:
    rows = pairs.told(pairs.read(half))
    assert [r.pair for r in rows if r.pair.label == "misquoted" and r.found.agreement in pairs.FINE] == []


def test_at_most_one_in_forty_right_ones_is_called_misquoted() -> None:
    rows = [row for half in pairs.HALVES for row in pairs.told(pairs.read(half)) if row.pair.label in pairs.FINE]
    assert sum(row.found.agreement == "misquoted" for row in rows) * 40 <= len(rows)


def test_no_work_is_in_both_halves() -> None:
    first, second = ({pair.actual for pair in pairs.read(half)} - {""} for half in pairs.HALVES)
    assert first.isdisjoint(second)


def test_the_figures_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert pairs.main(["tuning", "-v"]) == 0
    assert "right (" in capsys.readouterr().out


def test_titles_in_running_text_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    cases = mentions.read_cases()
    assert len(cases) >= 60
    wrong = [case.trait for case in cases if sorted(mentions.named_in(case)) != sorted(case.titles)]
    assert wrong == []
    assert mentions.main(["-v"]) == 0
    assert "form and marker right" in capsys.readouterr().out
