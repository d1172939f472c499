"""Every situation of the benchmark, for one work: no wrong copy, and at most a few that are missed."""

from __future__ import annotations

from collections import Counter

from benchmarks.rescue import told
from benchmarks.rescue_cases import WORK_AT_THE_END, cases
from benchmarks.rescue_works import WORKS


def test_no_wrong_copy_is_offered_and_nearly_all_are_found() -> None:
    counts: Counter[str] = Counter()
    wrong = []
    most = 0
    for case in cases(WORKS[0], 1):
        if "with the title" in case.name:
            WORK_AT_THE_END[case.url] = WORKS[0].title
        how, offered, opened = told(case)
        counts[how] += 1
        most = max(most, opened)
        if how == "wrong":
            wrong.append((case.name, offered))
    assert wrong == []
    assert most <= 2
    assert counts["silent"] > 50
    assert counts["right"] >= 0.9 * (counts["right"] + counts["missed"]) > 20
