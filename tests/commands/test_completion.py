"""What shells are offered, by the shells themselves where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refcheck.commands import main

Run = Callable[..., Any]
SHELLS = ("bash", "zsh", "fish")

# Each calls the script's own function as the shell would, with stand-ins for what only works at a prompt.
CALLS = {
    "bash": """
        source "$SCRIPT"
        compopt() { echo "files: " "$@"; }
        COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
        _refcheck_completion refcheck
        printf '%s\\n' "${COMPREPLY[@]}"
    """,
    "zsh": """
        compdef() { }
        source "$SCRIPT"
        _path_files() { echo "files: $*" }
        _describe() { print -l -- ${(P)3} }
        compadd() { print -l -- $completions }
        words=("$@"); CURRENT=$#
        _refcheck_completion
    """,
    "fish": """
        source $SCRIPT
        complete -C (string join ' ' -- $argv)
    """,
}


# In CI nothing may be left out.
REQUIRED = bool(os.environ.get("REFCHECK_REQUIRE_SHELLS"))


@pytest.fixture
def folder(here: Path, environment: dict[str, str]) -> Path:
    """A folder with a document, and a refcheck on the path."""
    (here / "statement.md").touch()
    program = here.parent / "bin" / "refcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m refcheck "$@"\n')
    program.chmod(0o755)
    environment["PATH"] = f"{program.parent}{os.pathsep}{environment['PATH']}"
    return here


@pytest.fixture
def offered(folder: Path, environment: dict[str, str]) -> Callable[..., list[str]]:
    def ask(shell: str, *words: str) -> list[str]:
        if shutil.which(shell) is None:
            (pytest.fail if REQUIRED else pytest.skip)(f"{shell} is not installed")
        script = folder.parent / f"completion.{shell}"
        made = subprocess.run(
            [sys.executable, "-m", "refcheck", "completion", shell], env=environment, capture_output=True, check=True
        )
        script.write_bytes(made.stdout)
        plain = {"bash": ["--norc", "-c"], "zsh": ["-f", "-c"], "fish": ["--no-config", "-c"]}[shell]
        name = [] if shell == "fish" else [shell]
        done = subprocess.run(
            [shell, *plain, CALLS[shell], *name, "refcheck", *words],
            cwd=folder,
            env={**environment, "SCRIPT": str(script)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.stderr == ""
        return [line.partition("\t")[0] for line in done.stdout.splitlines() if line]

    return ask


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell(run: Run, shell: str) -> None:
    outcome = run("completion", shell)
    assert (outcome.code, outcome.err) == (0, "")
    assert "_REFCHECK_COMPLETE" in outcome.out
    assert "refcheck" in outcome.out


def test_another_shell_is_told_which_there_are(run: Run) -> None:
    outcome = run("completion", "tcsh")
    assert (outcome.code, outcome.out) == (2, "")
    assert "bash" in outcome.err


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_verbs_options_and_values(offered: Callable[..., list[str]], shell: str) -> None:
    def values(*words: str) -> list[str]:
        return [line.partition(":")[0] for line in offered(shell, *words)]

    assert values("base") == ["baseline"]
    assert values("check", "--off") == ["--offline"]
    assert values("completion", "z") == ["zsh"]
    assert values("check", "--select", "TTL00")[:2] == ["TTL001", "TTL002"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_paths_and_what_comes_after_them(offered: Callable[..., list[str]], shell: str) -> None:
    for words in (("sta",), ("check", "sta"), ("check", "--config", "sta")):
        (found,) = offered(shell, *words)
        assert found.startswith("files: ") or found == "statement.md"
    # The verb is left out.
    assert [line.partition(":")[0] for line in offered(shell, "statement.md", "--off")] == ["--offline"]


def complete(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *words: str) -> list[str]:
    monkeypatch.setenv("_REFCHECK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "\n".join(("refcheck", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    capfd.readouterr()
    assert main([]) == 0
    return [line for line in capfd.readouterr().out.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("rule", "in-text"), ["plain,in-text-title-mismatch"]),
        (("check", "-f", "ht"), ["plain,html"]),
        (("check", "--ignore", "LNK001,TTL002"), ["plain,LNK001,TTL002"]),
        (("check", "--lock", "up"), ["plain,update"]),
        (("--ver",), ["plain,--version"]),
        (("check", "nothing"), ["file,nothing"]),
        (("check", "--nothing"), []),
    ],
)
def test_what_is_offered(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    expected: list[str],
) -> None:
    assert complete(monkeypatch, capfd, *words) == expected


def test_an_unknown_instruction_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    for instruction in ("tcsh_complete", "bash_nothing", "bash"):
        monkeypatch.setenv("_REFCHECK_COMPLETE", instruction)
        assert main([]) == 1
