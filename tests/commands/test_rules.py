from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from refcheck.checks import RULES
from refcheck.commands.rules import LEGEND

Run = Callable[..., Any]


def test_every_check_has_its_line(run: Run) -> None:
    outcome = run("rules")
    assert (outcome.code, outcome.err) == (0, f"refcheck: {LEGEND}\n")
    lines = outcome.out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]
    assert len({line.index(rule.name) for line, rule in zip(lines, RULES, strict=True)}) == 1
    mismatch = next(line for line in lines if line.startswith("TTL002"))
    assert mismatch.split()[:4] == ["TTL002", "error", "OU", "in-text-title-mismatch"]


def test_the_list_for_programs(run: Run) -> None:
    outcome = run("rules", "--json")
    records = {record["code"]: record for record in json.loads(outcome.out)}
    assert list(records) == [rule.code for rule in RULES]
    assert records["TTL002"]["fixable"] == "unsafe"
    assert records["TTL002"]["offline"] is True
    assert records["LNK001"]["offline"] is False
    assert all(record["explanation"] for record in records.values())
    assert records["DUP003"]["judged"] == {"right": 45, "read": 48}
    assert records["LNK001"]["judged"] is None
    assert records["LNK001"]["measured"].startswith("`benchmarks.behaviours`")
    assert records["LNK017"]["measured"] is None
    assert (records["STY001"]["default"], records["STY003"]["default"]) == (False, True)
    keys = [
        "code",
        "name",
        "summary",
        "severity",
        "confidence",
        "offline",
        "fixable",
        "default",
        "judged",
        "measured",
        "explanation",
    ]
    assert all(list(record) == keys for record in records.values())


def test_checks_that_are_off_are_marked(run: Run) -> None:
    lines = {line[:6]: line.split() for line in run("rules").out.splitlines()}
    assert lines["STY001"][2] == "OF-"
    assert lines["STY003"][2] == "OF"


def test_what_came_of_reading_by_hand_is_told(run: Run) -> None:
    assert "read by hand: 45 of 48 findings right (6 % false alarms)" in run("rule", "DUP003").out
    assert "read by hand: as it stands it warned of nothing" in run("rule", "DAT001").out
    assert "read by hand: no: findings on live answers were not read" in run("rule", "LNK001").out
    assert "measured on: `benchmarks.behaviours`" in run("rule", "LNK001").out
    assert "measured on: not measured on real answers: tests alone hold" in run("rule", "LNK017").out
    assert "measured on" not in run("rule", "DAT001").out
    assert "read by hand" not in run("rule", "TTL003").out
    assert "off by default: --extend-select STY001" in run("rule", "STY001").out


def test_colours_only_when_they_are_wanted(run: Run) -> None:
    assert "\x1b[31merror" in run("rules", "--color", "always").out
    assert "\x1b[" not in run("rules").out


@pytest.mark.parametrize("word", ["TTL002", "ttl002", "in-text-title-mismatch"])
def test_a_check_is_explained(run: Run, word: str) -> None:
    outcome = run("rule", word)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("TTL002 in-text-title-mismatch\n")
    assert "works offline: yes · fixable: with --unsafe-fixes" in outcome.out
    rule = next(rule for rule in RULES if rule.code == "TTL002")
    assert rule.explanation.splitlines()[-1] in outcome.out


def test_the_explanations_title_is_bold_in_colour(run: Run) -> None:
    assert run("rule", "TTL002", "--color=always").out.startswith("\x1b[1mTTL002")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("TTL02", "did you mean TTL002?"),
        ("in-text-title", "did you mean in-text-title-mismatch?"),
        ("xyzzy", "lists them"),
    ],
)
def test_a_check_that_is_not_known(run: Run, word: str, near: str) -> None:
    outcome = run("rule", word)
    assert (outcome.code, outcome.out) == (2, "")
    assert near in outcome.err


def test_the_beginning_of_codes_is_told_with_its_codes(run: Run) -> None:
    outcome = run("rule", "ttl")
    assert (outcome.code, outcome.out) == (2, "")
    assert "'ttl' is the beginning of several codes" in outcome.err
    assert "TTL001, TTL002" in outcome.err
    assert outcome.err.count("\n") == 1


def test_in_a_narrow_terminal_what_a_check_does_stands_below_its_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("refcheck.commands.rules.width_of_terminal", lambda: 80)
    lines = run("rules", "-q").out.splitlines()
    assert max(map(len, lines)) <= 80
    at = next(number for number, line in enumerate(lines) if line.startswith("CNT002"))
    assert lines[at].endswith("content-changed")
    assert lines[at + 1].startswith(" " * 21 + "the page or file behind a link is")
