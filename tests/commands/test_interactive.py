"""``fix --interactive``: what a person answers is what is written, all of it at the end."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import refcheck
from refcheck.commands.interactive import Answers, choose
from refcheck.config import Config, MemoryConfig
from refcheck.model.evidence import Evidence, Outcome
from refcheck.model.report import Report
from refcheck.model.work import Work

Run = Callable[..., Any]

BIB = """@book{one, title = {One}, author = {A. Meyer}, year = {2014}, publisher = {P}, note = {}}

@book{two, title = {Two}, author = {B. Kok}, year = {2015}, publisher = {P}, note = {}}

@book{three, title = {Three}, author = {C. Lim}, year = {2016}, publisher = {P}, note = {}}
"""
EMPTY = " note = {}"


@pytest.fixture
def bib(here: Path) -> Path:
    path = here / "works.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


@pytest.fixture
def answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(answers: str, *options: str) -> Any:
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        return run("fix", "works.bib", "--offline", "--isolated", "--interactive", "--no-cache", *options)

    return call


def test_each_answer_is_carried_out_at_the_end(answer: Run, bib: Path) -> None:
    outcome = answer("a\nr\ni\nthe printer's own\n")
    lines = bib.read_text(encoding="utf-8").splitlines()
    assert EMPTY not in lines[0]
    assert EMPTY in lines[2]
    assert lines[4] == '% refcheck: ignore=SYN009 reason="the printer\'s own"'
    assert EMPTY in lines[5]
    assert "1 of 3: info SYN009" in outcome.err
    assert "refcheck: 1 accepted, 1 ignored, 1 rejected\n" in outcome.err
    assert "1 finding silenced" in outcome.out
    assert outcome.code == 0


def test_a_change_is_shown_with_what_goes_and_what_comes(answer: Run, bib: Path) -> None:
    outcome = answer("q\n")
    assert (
        "  - @book{one, title = {One}, author = {A. Meyer}, year = {2014}, publisher = {P}, note = {}}" in outcome.err
    )
    assert "  + @book{one, title = {One}, author = {A. Meyer}, year = {2014}, publisher = {P},}" in outcome.err


@pytest.mark.parametrize(("answers", "mended"), [("", 0), ("q\n", 0), ("a\nq\n", 1), ("a\n", 1), ("A\nyes\nQuit", 1)])
def test_the_end_of_the_input_quits_with_what_was_decided(answer: Run, bib: Path, answers: str, mended: int) -> None:
    outcome = answer(answers)
    assert bib.read_text(encoding="utf-8").count(EMPTY) == 3 - mended
    assert f"{3 - mended} not looked at" in outcome.err
    assert ("wrote works.bib" in outcome.err) == bool(mended)


def test_what_is_no_answer_is_asked_again_with_help(answer: Run, bib: Path) -> None:
    outcome = answer("?\n\nx\nr\nr\nr\n")
    assert outcome.err.count("Ctrl-C leaves everything as it was") == 3
    assert "refcheck: 3 rejected\n" in outcome.err
    assert bib.read_text(encoding="utf-8") == BIB


def test_without_a_reason_nothing_is_ignored(answer: Run, bib: Path) -> None:
    outcome = answer("i\n \nr\nq\n")
    assert "refcheck: 1 rejected, 2 not looked at\n" in outcome.err
    assert bib.read_text(encoding="utf-8") == BIB


def test_nothing_to_mend_asks_nothing(answer: Run, bib: Path) -> None:
    bib.write_text(BIB.replace(", note = {}", ""), encoding="utf-8")
    outcome = answer("a\n")
    assert "there is nothing that can be mended by itself" in outcome.err
    assert "accept" not in outcome.err


def test_an_interrupt_leaves_everything_as_it_was(answer: Run, bib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override]  # typeshed: two bases disagree
            line = super().readline(-1 if size is None else size)
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr(io, "StringIO", Interrupted)
    assert answer("a\n").code == 130
    assert bib.read_text(encoding="utf-8") == BIB


def test_a_file_that_changed_meanwhile_is_not_touched(run: Run, bib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(io.StringIO):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override]  # typeshed: two bases disagree
            bib.write_text(BIB + "% edited\n", encoding="utf-8")
            return super().readline(-1 if size is None else size)

    monkeypatch.setattr(sys, "stdin", Slow("a\na\nq\n"))
    outcome = run("fix", "works.bib", "--offline", "--isolated", "--interactive", "--no-cache")
    assert outcome.code == 2
    assert "changed since it was checked" in outcome.err
    assert bib.read_text(encoding="utf-8") == BIB + "% edited\n"


def test_without_a_standard_input_it_quits(run: Run, bib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    outcome = run("fix", "works.bib", "--offline", "--isolated", "--interactive", "--no-cache")
    assert "3 not looked at" in outcome.err
    assert bib.read_text(encoding="utf-8") == BIB


def test_in_a_terminal_the_answer_stands_behind_the_question(
    bib: Path, here: Path, environment: dict[str, str]
) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "refcheck", "fix", bib.name, "--offline", "--isolated", "--interactive"]
    process = subprocess.Popen(
        command, cwd=here, env=environment, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    os.close(theirs)
    # Ctrl-D at the beginning of a line is the end of the input.
    os.write(ours, b"a\n\x04")
    _, errors = process.communicate(timeout=60)
    os.close(ours)
    assert "[a r i e q ?] \n2 of 3" in errors
    assert "1 accepted, 2 not looked at" in errors
    assert bib.read_text(encoding="utf-8").count(EMPTY) == 2


def said(report: Report, *answers: str) -> tuple[str, Any]:
    given: Iterator[str] = iter(answers)
    lines: list[str] = []
    chosen = choose(report, Answers(lambda _: next(given, None), lines.append))
    return "\n".join(lines), chosen


@pytest.fixture
def report(here: Path, bib: Path) -> Report:
    return refcheck.check("works.bib", offline=True, config=Config(root=here, memory=MemoryConfig(use=False)))


def test_evidence_is_shown_when_asked_for(report: Report) -> None:
    evidence = Evidence(
        source="crossref",
        asked="10.1000/1",
        outcome=Outcome.FOUND,
        when="2026-11-23T14:02:12Z",
        record=Work(type="book", title="Another\x1b[31m"),
        excerpt="An excerpt",
    )
    first = replace(report.findings[0], evidence=(0, 7))
    text, _ = said(replace(report, findings=(first,), evidence=(evidence,)), "e", "q")
    assert "Crossref: found, 23 Nov 2026, 14:02 UTC" in text
    assert "its title: Another\ufffd[31m" in text
    assert "An excerpt" in text
    text, _ = said(report, "e", "q")
    assert "no source outside was asked for it" in text


def test_a_fix_that_findings_share_is_shown_once(report: Report) -> None:
    first = report.findings[0]
    again = replace(first, message="the same, seen from elsewhere")
    text, chosen = said(replace(report, findings=(first, again)), "a")
    assert "1 of 1" in text
    assert str(chosen) == "1 accepted"


def test_a_comment_within_a_change_that_is_accepted_is_refused(report: Report) -> None:
    first, second, _ = report.findings
    assert first.fix is not None
    edit = replace(first.fix.edits[0], start=0, end=len(BIB), text="")
    wide = replace(first, fix=replace(first.fix, edits=(edit,)))
    text, chosen = said(replace(report, findings=(wide, second)), "a", "i", "why", "r")
    assert "it would stand in a change that you have decided on" in text
    assert str(chosen) == "1 accepted, 1 rejected"


def test_the_mark_at_the_beginning_of_a_file_is_not_shown(answer: Run, here: Path) -> None:
    (here / "works.bib").write_text(BIB, encoding="utf-8-sig")
    outcome = answer("q\n")
    assert "  - @book{one, title" in outcome.err
    assert "\ufeff" not in outcome.err
    assert "\ufffd" not in outcome.err


def test_fixes_are_asked_about_as_they_stand(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = "\n\n[^2]: Kei Ito, *Rooms at Night* (Lima: Kranich, 2015).\n\n[^1]: Ana Lim, *Boats at Night* (Lima: Kranich, 2016).\n"
    (here / "a.md").write_text(f"See *Boat at Night*.[^1] And *Room at Night*.[^2]{notes}")
    monkeypatch.setattr(sys, "stdin", io.StringIO("r\nr\n"))
    asked = run("fix", "a.md", "--offline", "--isolated", "--interactive", "--no-cache").err
    assert asked.index("Boat") < asked.index("Room")
    diff = run("fix", "a.md", "--offline", "--isolated", "--no-cache").out
    assert diff.index("Boats at Night") < diff.index("Rooms at Night")


def test_what_is_put_off_is_offered_and_no_failure_afterwards(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.md").write_text("See *Boat at Night*.[^1]\n\n[^1]: Ana Lim, *Boats at Night* (Lima: Kranich, 2016).\n")
    run("baseline", "write", "a.md", "--offline", "--isolated", "--no-cache")
    (here / "refcheck.toml").write_text('baseline = "refcheck-baseline.json"\n')
    monkeypatch.setattr(sys, "stdin", io.StringIO("r\n"))
    outcome = run("fix", "a.md", "--offline", "--interactive", "--no-cache")
    assert "1 of 1: error TTL002" in outcome.err
    assert (outcome.code, "1 finding put off by refcheck-baseline.json" in outcome.out) == (0, True)
