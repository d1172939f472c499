from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from refcheck.commands import main
from refcheck.config import Config, locate
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import ReferenceKind
from refcheck.model.report import ReferenceRecord, Report, RunRecord, Verdict
from refcheck.model.work import Work

SOURCE = Path(__file__).parents[2] / "src"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without any configuration above it; no user has one either."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(locate, "users_own", lambda: tmp_path / "own" / "refcheck.toml")
    return folder


@pytest.fixture
def run(here: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Call the command line within this process."""

    def call(*arguments: str) -> Outcome:
        capfd.readouterr()
        code = main(list(arguments))
        captured = capfd.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a process of its own: an empty home folder, no colours, no CI."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "COVERAGE_PROCESS_START") if name in os.environ}
    return {**kept, "PYTHONPATH": str(SOURCE), "HOME": str(home), "TERM": "xterm", "COLUMNS": "100"}


@pytest.fixture
def spawn(here: Path, environment: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a Python process in the working folder; what is still running at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **attributes: Any) -> subprocess.Popen[str]:
        attributes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment, **attributes}
        process = subprocess.Popen([sys.executable, *arguments], cwd=here, text=True, encoding="utf-8", **attributes)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def run_apart(spawn: Callable[..., subprocess.Popen[str]]) -> Callable[..., Outcome]:
    """Call the command line in a process of its own."""

    def call(*arguments: str, **attributes: Any) -> Outcome:
        process = spawn("-m", "refcheck", *arguments, **attributes)
        out, err = process.communicate(timeout=60)
        return Outcome(process.returncode, out or "", err or "")

    return call


def a_finding(severity: Severity = Severity.ERROR, **parts: Any) -> Finding:
    parts = {"location": Location(path="statement.md", line=7), "message": "the titles differ", **parts}
    return Finding(
        code="TTL002",
        name="in-text-title-mismatch",
        severity=severity,
        confidence=Confidence.HIGH,
        expected="Migrating to Opportunity",
        actual="Migrating for Opportunities",
        **parts,
    )


def a_report(*findings: Finding, **parts: Any) -> Report:
    run = RunRecord(
        version="0", started="2026-11-23T14:02:00Z", finished="2026-11-23T14:02:01Z", offline=True, requests={}
    )
    reference = ReferenceRecord(
        id="a2017",
        key="a2017",
        work=Work(title="Migrating to Opportunity"),
        kind=ReferenceKind.PUBLICATION,
        file="statement.md",
        line=9,
        verdict=Verdict.UNVERIFIED,
        reason="offline",
    )
    return Report(**{"run": run, "references": (reference,), "findings": findings, "asked": {}, **parts})


class Calls(list[Any]):
    """What ``check`` was called with; it answers with ``report``, or raises it."""

    report: Any = a_report()

    def check(self, *sources: Any, **options: Any) -> Any:
        self.append((sources, options))
        if isinstance(self.report, BaseException):
            raise self.report
        config = options["config"]
        return replace(self.report, fail_on=config.fail_on, strict=config.strict)

    @property
    def config(self) -> Config:
        config = self[-1][1]["config"]
        assert isinstance(config, Config)
        return config


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, here: Path) -> Calls:
    found = Calls()
    pipeline = ModuleType("refcheck.pipeline")
    pipeline.check = found.check  # type: ignore[attr-defined]  # a module of our own
    monkeypatch.setitem(sys.modules, "refcheck.pipeline", pipeline)
    (here / "a.md").touch()
    return found
