from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refcheck.model.finding import Severity
from refcheck.reports import render

from .conftest import a_finding, a_report

Run = Callable[..., Any]


@pytest.fixture
def saved(here: Path) -> Path:
    path = here / "run.json"
    path.write_text(render(a_report(a_finding(), a_finding(Severity.WARNING)), "json"), encoding="utf-8")
    return path


def test_a_saved_run_is_read_in_the_terminal(run: Run, saved: Path) -> None:
    outcome = run("report", "run.json")
    assert (outcome.code, outcome.err) == (1, "")
    assert "TTL002" in outcome.out


def test_other_formats_of_a_saved_run(run: Run, saved: Path, here: Path) -> None:
    outcome = run("report", "run.json", "-f", "markdown", "-f", "html:page.html")
    assert outcome.code == 1
    assert "Opportunit" in outcome.out
    assert "<html" in (here / "page.html").read_text()


def test_the_exit_code_is_that_of_this_fail_on(run: Run, saved: Path) -> None:
    assert run("report", "run.json", "--fail-on", "never").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--select", "LNK"], 0),
        (["--ignore", "in-text-title-mismatch"], 0),
        (["--ignore", "TTL", "--select", "TTL002"], 1),
        (["--select", "TTL"], 1),
        (["--extend-select", "LNK"], 1),
    ],
)
def test_findings_are_left_out_of_a_saved_run(run: Run, saved: Path, arguments: list[str], code: int) -> None:
    outcome = run("report", "run.json", "-f", "json", *arguments)
    report = json.loads(outcome.out)
    assert outcome.code == code
    assert (len(report["findings"]), len(report["suppressed"])) == ((2, 0) if code else (0, 2))
    assert all(each["why"] for each in report["suppressed"])


def test_a_configuration_takes_nothing_out_of_a_saved_run(run: Run, saved: Path, here: Path) -> None:
    (here / "refcheck.toml").write_text('select = ["LNK"]\n')
    assert len(json.loads(run("report", "run.json", "-f", "json").out)["findings"]) == 2


def test_a_check_that_nobody_knows_is_a_mistake(run: Run, saved: Path) -> None:
    outcome = run("report", "run.json", "--select", "TTL999")
    assert outcome.code == 2
    assert "there is no check" in outcome.err


def test_a_saved_run_is_not_written_over(run: Run, saved: Path) -> None:
    before = saved.read_bytes()
    outcome = run("report", "run.json", "-o", "run.json")
    assert outcome.code == 2
    assert "is what is checked" in outcome.err
    assert saved.read_bytes() == before


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "run.json"),
        (b"{", "run.json"),
        (b"[]", "run.json"),
        (b'{"schema": "other/1"}', "run.json"),
        (b"\xff\xfe", "it is not UTF-8"),
        (b"[" * 100_000, "run.json"),
    ],
)
def test_what_is_no_saved_run_is_one_line(run: Run, here: Path, body: bytes, message: str) -> None:
    (here / "run.json").write_bytes(body)
    outcome = run("report", "run.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert message in outcome.err
    assert "unexpected" not in outcome.err


def test_a_pipe_a_folder_and_an_absent_file(run: Run, here: Path) -> None:
    os.mkfifo(here / "pipe.json")
    (here / "folder").mkdir()
    for name, message in (("pipe.json", "no file"), ("folder", "no file"), ("absent.json", "no such file")):
        outcome = run("report", name)
        assert (outcome.code, outcome.out) == (2, "")
        assert message in outcome.err


def test_a_file_that_cannot_be_opened(run: Run, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    outcome = run("report", "run.json")
    assert (outcome.code, outcome.err) == (2, "refcheck: run.json: cannot be read (permission denied)\n")


def test_a_file_that_is_too_large(run: Run, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from refcheck.commands import report

    monkeypatch.setattr(report, "MAX_BYTES", 10)
    outcome = run("report", "run.json")
    assert (outcome.code, outcome.err) == (2, "refcheck: run.json: is too large to be a run\n")


def test_a_copy_to_give_away_lacks_what_is_private_and_ends_as_the_run(run: Run, here: Path) -> None:
    (here / "drafts").mkdir()
    (here / "drafts" / "statement.md").write_text(
        "Nobody reads *Migrating for Opportunities*, which says so.[^1]\n\nBetween us, it is dull.\n\n"
        "[^1]: Ann Novak, *Migrating to Opportunity: Wages on Ferries*, Delta Press, 2017.\n"
        "[^2]: Interview with Dao Van Lam, Hai Phong, 3 May 2026, on file with the author.\n"
    )
    whole = run("check", "drafts/statement.md", "--offline", "--no-cache", "-f", "json:run.json")
    outcome = run("report", "run.json", "--share", "-f", "html:page.html", "-f", "json:copy.json", "-f", "markdown")
    assert whole.code == outcome.code == 1
    at_once = run("check", "drafts/statement.md", "--offline", "--no-cache", "--share", "-f", "json")
    copies = (outcome.out, (here / "page.html").read_text(), (here / "copy.json").read_text(), at_once.out)
    for words in ("Between us", "Dao Van", "drafts/"):
        assert words in (here / "run.json").read_text()
        for copy in copies:
            assert words not in copy
    for copy in copies:
        assert "Ferries" in copy
