"""`make check` succeeds when the tool did its work, and says what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

STUB = """#!/bin/sh
printf '%s\\n' "$*" >> called
exit {code}
"""


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def tree(folder: Path, code: int) -> Path:
    """A tree where the set-up is done and the tool is a stub that ends with ``code``."""
    root = folder / "a folder with blanks"
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / "src").mkdir()
    shutil.copy(ROOT / "Makefile", root)
    for name in ("pyproject.toml", "constraints.txt"):
        (root / name).touch()
    stub = root / ".venv" / "bin" / "python"
    stub.write_text(STUB.format(code=code))
    stub.chmod(0o755)
    for name in (".runtime", ".package", ".dev"):
        (root / ".venv" / name).touch()
    return root


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (0, "nothing to correct was found"),
        (1, "there is something to correct"),
        (3, "the run says nothing"),
    ],
)
def test_a_run_that_did_its_work_succeeds_and_says_which_it_was(tmp_path: Path, code: int, said: str) -> None:
    root = tree(tmp_path, code)
    done = make(root, "check")
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
    assert "reports/latest/references.html" in done.stdout
    called = (root / "called").read_text()
    assert called.startswith("-m refcheck check references/*.bib --lock read")
    assert called.count("\n") == 1


@pytest.mark.parametrize("code", [2, 4, 70, 130])
def test_a_run_that_could_not_work_fails(tmp_path: Path, code: int) -> None:
    done = make(tree(tmp_path, code), "check")
    assert done.returncode != 0
    assert f"exit {code}" in done.stderr
    assert "did its work" not in done.stdout


def test_help_is_the_default_and_lists_the_targets(tmp_path: Path) -> None:
    done = make(tree(tmp_path, 0))
    assert done.returncode == 0
    for target in ("check", "test", "lint", "docs", "report", "clean"):
        assert f"make {target} " in done.stdout


def test_without_a_python_that_is_new_enough_it_says_so(tmp_path: Path) -> None:
    root = tree(tmp_path, 0)
    (root / ".venv" / ".runtime").unlink()
    done = make(root, "check", "PYTHON=")
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stderr


def test_an_empty_home_stays_in_the_tree(tmp_path: Path) -> None:
    root = tree(tmp_path, 0)
    (root / ".venv" / "bin" / "python").write_text('#!/bin/sh\nprintf "%s" "$HOME" > home\n')
    make(root, "check", HOME="")
    assert (root / "home").read_text() == f"{root}/build/home"
