from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from refcheck.model.finding import Severity
from refcheck.model.place import Edit, Fix

from .conftest import Calls, a_finding, a_report

Run = Callable[..., Any]


class Mending:
    """What mending was asked for."""

    def __init__(self) -> None:
        self.applied: list[bool] = []
        self.changed: tuple[str, ...] = ("a.md",)
        self.text = "--- a.md\n+++ a.md\n"

    def apply(self, findings: Any, *, unsafe: bool = False) -> tuple[str, ...]:
        self.applied.append(unsafe)
        return self.changed

    def diff(self, findings: Any, *, unsafe: bool = True) -> str:
        return self.text if unsafe and findings else ""


@pytest.fixture
def mending(monkeypatch: pytest.MonkeyPatch, calls: Calls) -> Mending:
    found = Mending()
    module = ModuleType("refcheck.mend")
    module.apply = found.apply  # type: ignore[attr-defined]  # a module of our own
    module.diff = found.diff  # type: ignore[attr-defined]  # a module of our own
    monkeypatch.setitem(sys.modules, "refcheck.mend", module)
    fix = Fix(safe=False, summary="x", edits=(Edit(path="a.md", sha256="", start=0, end=0, text="x"),))
    calls.report = a_report(a_finding(fix=fix))
    return found


@pytest.mark.parametrize("arguments", [[], ["--diff"]])
def test_a_diff_is_shown_and_nothing_is_written(run: Run, mending: Mending, calls: Calls, arguments: list[str]) -> None:
    outcome = run("fix", "a.md", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (1, "--- a.md\n+++ a.md\n", "")
    assert mending.applied == []
    assert len(calls) == 1


def test_a_diff_that_is_to_be_written_is_one_wish_too_many(run: Run, mending: Mending, calls: Calls) -> None:
    for asked in ("--write", "--interactive"):
        outcome = run("fix", "a.md", "--diff", asked)
        assert outcome.code == 2
        assert "--diff writes nothing" in outcome.err
    assert (calls, mending.applied) == ([], [])


def test_a_diff_goes_to_a_file(run: Run, mending: Mending, here: Path) -> None:
    outcome = run("fix", "a.md", "-o", "patches/a.diff")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "refcheck: wrote patches/a.diff\n")
    assert (here / "patches" / "a.diff").read_text() == mending.text


def test_reports_are_written_beside_a_diff(run: Run, mending: Mending, here: Path) -> None:
    outcome = run("fix", "a.md", "-f", "json:run.json", "-f", "csv:run.csv")
    assert (outcome.code, outcome.out, outcome.err) == (1, mending.text, "refcheck: wrote run.json, run.csv\n")
    assert (here / "run.json").read_text().startswith("{")
    outcome = run("fix", "a.md", "-o", "page.html")
    assert (outcome.out, outcome.err) == (mending.text, "refcheck: wrote page.html\n")
    outcome = run("fix", "a.md", "-f", "concise", "-o", "told.txt")
    assert outcome.out == mending.text
    assert "TTL002" in (here / "told.txt").read_text()


def test_a_report_does_not_go_where_the_diff_goes(run: Run, mending: Mending, calls: Calls, here: Path) -> None:
    outcome = run("fix", "a.md", "-f", "json")
    assert outcome.code == 2
    assert "give the report a path" in outcome.err
    (here / "a.diff").write_text("x")
    assert run("fix", "a.md", "-f", "json:a.diff", "-o", "a.diff").code == 2
    assert run("fix", "a.diff", "-o", "a.diff").code == 2
    assert calls == []


def test_the_reports_of_a_configuration_are_those_of_checks(run: Run, mending: Mending, here: Path) -> None:
    (here / "refcheck.toml").write_text('output-format = ["html:page.html"]\n')
    assert run("fix", "a.md").out == mending.text
    assert not (here / "page.html").exists()


def test_a_mending_of_what_changed_asks_about_that_alone(run: Run, mending: Mending, calls: Calls) -> None:
    run("fix", "a.md", "--write", "--changed=main", "--only", "links")
    assert [options["changed"] for _, options in calls] == ["main", "main"]
    assert all(options["config"].only == ("links",) for _, options in calls)


def test_nothing_to_mend_is_said_on_stderr(run: Run, mending: Mending, calls: Calls) -> None:
    calls.report = a_report()
    outcome = run("fix", "a.md")
    assert (outcome.code, outcome.out) == (0, "")
    assert "nothing that can be mended" in outcome.err
    assert run("fix", "a.md", "-q").err == ""


def test_what_is_left_for_a_person_is_counted_with_the_command_that_tells_it(
    run: Run, mending: Mending, calls: Calls, here: Path
) -> None:
    (here / "our statement.md").touch()
    calls.report = a_report(a_finding(), a_finding(Severity.WARNING), a_finding(Severity.INFO))
    mending.text = ""
    outcome = run("fix", "our statement.md")
    assert outcome.err == (
        "refcheck: there is nothing that can be mended by itself; 2 findings to mend by hand: "
        "refcheck check 'our statement.md'\n"
    )


def test_writing_checks_again_what_was_written(run: Run, mending: Mending, calls: Calls) -> None:
    outcome = run("fix", "a.md", "--write", "--offline")
    assert mending.applied == [False]
    assert len(calls) == 2
    assert all(options["offline"] for _, options in calls)
    assert outcome.code == 1
    assert "TTL002" in outcome.out
    assert "refcheck: mended a.md\n" in outcome.err
    assert "1 unsafe fix left" in outcome.err


def test_unsafe_fixes_are_asked_for(run: Run, mending: Mending) -> None:
    outcome = run("fix", "a.md", "--write", "--unsafe-fixes")
    assert mending.applied == [True]
    assert "unsafe" not in outcome.err


def test_entries_are_completed_when_that_is_asked_for(run: Run, mending: Mending, calls: Calls) -> None:
    run("fix", "a.md", "--write", "--enrich")
    run("fix", "a.md")
    assert [options["enrich"] for _, options in calls] == [True, True, False]


def test_without_a_change_nothing_is_checked_again(run: Run, mending: Mending, calls: Calls) -> None:
    mending.changed = ()
    outcome = run("fix", "a.md", "--write")
    assert len(calls) == 1
    assert "mended" not in outcome.err


def test_an_interrupted_run_mends_nothing(run: Run, mending: Mending, calls: Calls) -> None:
    report = calls.report
    calls.report = replace(report, run=replace(report.run, interrupted=True))
    assert run("fix", "a.md", "--write").code == 130
    assert mending.applied == []


def test_the_report_goes_where_it_is_asked_to(run: Run, mending: Mending, here: Path) -> None:
    outcome = run("fix", "a.md", "--write", "-f", "json:run.json")
    assert (here / "run.json").is_file()
    assert "run.json" in outcome.out


def test_a_path_that_does_not_exist(run: Run, mending: Mending, calls: Calls) -> None:
    assert run("fix", "absent.md", "--write").code == 2
    assert (calls, mending.applied) == ([], [])


def test_a_diff_is_painted_on_a_terminal(run: Run, mending: Mending) -> None:
    mending.text = "# unsafe\n--- a.md\n+++ a.md\n@@ -1 +1 @@\n same\n"
    out = run("fix", "a.md", "--color=always").out
    assert "\x1b[31m--- a.md\x1b[0m\n\x1b[32m+++ a.md\x1b[0m\n\x1b[36m@@ -1 +1 @@\x1b[0m\n same\n" in out
    assert "\x1b" not in run("fix", "a.md").out
