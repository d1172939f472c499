"""What only a process of its own can show: pipes, terminals, signals, what is loaded."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refcheck.commands.rules import LEGEND

RunApart = Callable[..., Any]
Spawn = Callable[..., subprocess.Popen[str]]

HEAVY = ("requests", "urllib3", "bs4", "lxml", "rich", "jinja2", "bibtexparser", "markdown_it", "rapidfuzz")

# A ``check`` that tells when it has begun, waits for a signal, and answers as one that was interrupted.
INTERRUPTIBLE = """
import sys, time, types
from dataclasses import replace
from refcheck.commands import main
from refcheck.model.report import Report, RunRecord
def check(*sources, config, progress=None, **options):
    interrupted = False
    try:
        if progress:
            progress(types.SimpleNamespace(done=1, total=2, seconds=0.0, url="https://one.example/a", counts={{}}))
        print("begun", file=sys.stderr, flush=True)
        {wait}
    except KeyboardInterrupt:
        if {caught}:
            interrupted = True
        else:
            raise
    run = RunRecord(version="0", started="2026-11-23T14:02:00Z", finished="2026-11-23T14:02:01Z",
                    offline=False, interrupted=interrupted, requests={{}})
    return Report(run=run, asked={{}})
pipeline = types.ModuleType("refcheck.pipeline")
pipeline.check = check
sys.modules["refcheck.pipeline"] = pipeline
sys.exit(main(sys.argv[1:]))
"""


def script(wait: str = "time.sleep(30)", *, caught: bool = True) -> str:
    return INTERRUPTIBLE.format(wait=wait, caught=caught)


def test_python_m_is_the_same_as_the_script(run_apart: RunApart) -> None:
    outcome = run_apart("--version")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("refcheck ")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["check", "absent.md"]])
def test_starting_loads_nothing_heavy(spawn: Spawn, arguments: list[str]) -> None:
    code = "import sys; from refcheck.commands import main; main(sys.argv[1:]); print('\\n' + ' '.join(sys.modules))"
    out, _ = spawn("-c", code, *arguments).communicate(timeout=60)
    loaded = {name.partition(".")[0] for name in out.splitlines()[-1].split()}
    assert "click" in loaded
    assert not loaded & set(HEAVY)


def test_the_version_loads_neither_verbs_nor_configuration(spawn: Spawn) -> None:
    code = "import sys; from refcheck.commands import main; main(['--version']); print(' '.join(sys.modules))"
    out, _ = spawn("-c", code).communicate(timeout=60)
    ours = {name for name in out.splitlines()[-1].split() if name.startswith("refcheck")}
    assert ours == {
        "refcheck",
        "refcheck.commands",
        "refcheck.commands.edge",
        "refcheck.commands.terminal",
        "refcheck.commands.verbs",
        "refcheck.errors",
        "refcheck.garbage",
        "refcheck.version",
    }


def test_a_reader_that_goes_away_is_quiet(run_apart: RunApart) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        outcome = run_apart("rules", "--json", stdout=writing)
    finally:
        os.close(writing)
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["rules"], ["--version"], ["--help"]])
def test_a_full_disk_is_one_line_and_exit_2(run_apart: RunApart, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        outcome = run_apart(*arguments, stdout=full)
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert "no space left on device" in outcome.err.lower()


def test_without_a_stderr_the_results_still_come(run_apart: RunApart) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        outcome = run_apart("check", "absent.md", stderr=writing)
    finally:
        os.close(writing)
    assert outcome.code == 2


def test_a_terminal_of_few_letters_is_no_harm(run_apart: RunApart, environment: dict[str, str]) -> None:
    outcome = run_apart("rule", "TTL002", env={**environment, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.isascii()
    outcome = run_apart("rules", "--json", env={**environment, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert json.loads(outcome.out)


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colours_in_a_pipe(
    run_apart: RunApart, environment: dict[str, str], variables: dict[str, str], coloured: bool
) -> None:
    assert ("\x1b[" in run_apart("rules", env={**environment, **variables}).out) is coloured


@pytest.fixture
def on_a_terminal(spawn: Spawn, environment: dict[str, str]) -> Callable[..., tuple[int, str, str]]:
    """Run with both streams on a terminal of their own; return exit code, stdout and stderr."""

    def call(*arguments: str, **variables: str) -> tuple[int, str, str]:
        (out, out_end), (err, err_end) = pty.openpty(), pty.openpty()
        process = spawn(*arguments, stdout=out_end, stderr=err_end, env={**environment, **variables})
        os.close(out_end)
        os.close(err_end)
        texts = [drained(out), drained(err)]
        return process.wait(timeout=60), texts[0], texts[1]

    return call


def drained(terminal: int) -> str:
    """Return all that is written to a terminal until nobody has it open any more."""
    body = b""
    try:
        while piece := os.read(terminal, 65_536):
            body += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(terminal)
    return body.decode()


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "1"}, False)],
)
def test_colours_on_a_terminal(on_a_terminal: Any, variables: dict[str, str], coloured: bool) -> None:
    code, out, err = on_a_terminal("-m", "refcheck", "rules", **variables)
    assert (code, err.strip()) == (0, f"refcheck: {LEGEND}")
    assert ("\x1b[" in out) is coloured


def test_progress_on_a_terminal(on_a_terminal: Any, here: Path) -> None:
    (here / "a.md").touch()
    code, out, err = on_a_terminal("-c", script("pass"), "check", "a.md")
    assert code == 3
    assert "one.example" in err
    assert err.endswith("\r\x1b[K")
    assert "one.example" not in out


@pytest.mark.parametrize(("arguments", "variables"), [(["--no-progress"], {}), (["-q"], {}), ([], {"TERM": "dumb"})])
def test_progress_can_be_done_without(
    on_a_terminal: Any, here: Path, arguments: list[str], variables: dict[str, str]
) -> None:
    (here / "a.md").touch()
    _, _, err = on_a_terminal("-c", script("pass"), "check", "a.md", *arguments, **variables)
    assert err.strip() == "begun"


def test_no_progress_in_a_pipe(spawn: Spawn, here: Path) -> None:
    (here / "a.md").touch()
    _, err = spawn("-c", script("pass"), "check", "a.md").communicate(timeout=60)
    assert err == "begun\n"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_after_writing_what_is_known(
    spawn: Spawn, here: Path, number: signal.Signals, code: int
) -> None:
    (here / "a.md").touch()
    process = spawn("-c", script(), "check", "a.md", "-f", "concise", "-f", "markdown:known.md")
    assert process.stderr is not None
    assert process.stderr.readline() == "begun\n"
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert "Traceback" not in err
    assert (here / "known.md").is_file()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_before_anything_is_known(spawn: Spawn, here: Path, number: signal.Signals, code: int) -> None:
    (here / "a.md").touch()
    process = spawn("-c", script(caught=False), "check", "a.md")
    assert process.stderr is not None
    assert process.stderr.readline() == "begun\n"
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (code, "", "refcheck: interrupted\n")


def test_both_scripts_lead_to_main() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert project["scripts"] == {"refcheck": "refcheck.commands:main", "refcheck-cite": "refcheck.commands:main"}
    assert sys.version_info >= (3, 11)
