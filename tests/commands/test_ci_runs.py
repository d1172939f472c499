"""What is written for CI is run: the steps of a pull request, and the hooks of pre-commit from a clone."""

from __future__ import annotations

import os
import re
import shutil
import site
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import ROOT
from tests.pipeline.repositories import Repository, make_repository, needs_git

from .test_init import ALL, WORKFLOW, read_yaml

Run = Callable[..., Any]
pytestmark = [
    needs_git,
    pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed"),
]
RIGHT = """# A statement

As the report *Migrating to Opportunity* says.[^1]

[^1]: Mauro Testaverde and others, *Migrating to Opportunity: Overcoming Barriers*, World Bank, 2017.
"""
WRONG = RIGHT.replace("*Migrating to Opportunity*", "*Migrating for Opportunities*")


@pytest.fixture
def project(run: Run, here: Path) -> Repository:
    """A pull request as GitHub checks it out: a merge whose first parent is what it is merged into."""
    made = make_repository(here)
    made.put("a.md", RIGHT)
    assert run("init", "a.md", *ALL).code == 0
    made.commit("before")
    made.git("switch", "-q", "-c", "change")
    made.put("a.md", WRONG)
    made.commit("the change")
    made.git("switch", "-q", "main")
    made.git("merge", "-q", "--no-ff", "-m", "merged", "change")
    return made


def program(folder: Path, *, offline: bool = True) -> Path:
    """A refcheck on the path, which asks nobody."""
    folder.mkdir(exist_ok=True)
    file = folder / "refcheck"
    more = " --offline" if offline else ""
    file.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m refcheck "$@"{more}\n')
    file.chmod(0o755)
    return folder


def surroundings(tmp_path: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    paths = [str(ROOT / "src"), *site.getsitepackages(), *(path for path in sys.path if "site-packages" in path)]
    return {
        **kept,
        "PATH": f"{program(tmp_path / 'bin')}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "HOME": os.environ["HOME"],
        "CI": "true",
        "LC_ALL": "C.UTF-8",
        **more,
    }


def step(here: Path, job: str, name: str) -> str:
    (found,) = [one["run"] for one in read_yaml(here / WORKFLOW)["jobs"][job]["steps"] if one.get("name") == name]
    assert isinstance(found, str)
    return found


def run_script(script: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script as the runner of GitHub does."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_a_pull_request_with_a_wrong_title_fails(project: Repository, tmp_path: Path) -> None:
    environment = surroundings(tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    done = run_script(step(project.root, "change", "Check what is new"), project.root, environment)
    assert done.returncode == 1, done.stderr
    assert re.search(r"::error file=a.md,line=3,.*TTL002", done.stdout)
    assert "Migrating" in (tmp_path / "summary.md").read_text()
    assert (project.root / "report" / "references.html").is_file()
    project.git("reset", "-q", "--hard", "HEAD^1")
    project.commit("nothing")
    assert run_script(step(project.root, "change", "Check what is new"), project.root, environment).returncode == 0


def test_a_run_that_says_nothing_warns(project: Repository, tmp_path: Path) -> None:
    project.put("a.md", "# Nothing is cited\n")
    environment = surroundings(tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    for job, name in (("change", "Check what is new"), ("everything", "Check everything")):
        done = run_script(step(project.root, job, name), project.root, environment)
        assert (done.returncode, "::warning::Nothing could be asked" in done.stdout) == (0, True)


GH = """#!/bin/sh
echo "gh $*" >> "$LOG"
case "$1 $2" in
  "run download") [ -n "$LEARNT" ] || exit 1; mkdir -p "$7"; printf '%s' "$LEARNT" > "$7/refcheck.lock" ;;
  "pr list") echo "$OPEN" ;;
esac
"""


@pytest.mark.parametrize(
    ("learnt", "opened", "expected"),
    [
        ("{new}", "0", "gh pr create"),
        ("{new}", "1", "gh pr list"),
        ("{old}", "0", "gh run download"),
        ("", "0", "gh run download"),
    ],
)
def test_the_lock_is_proposed_when_it_changed(
    project: Repository, tmp_path: Path, learnt: str, opened: str, expected: str
) -> None:
    project.put("references/refcheck.lock", "{old}")
    project.commit()
    project.git("init", "-q", "--bare", str(tmp_path / "remote"))
    project.git("remote", "add", "origin", str(tmp_path / "remote"))
    environment = surroundings(
        tmp_path,
        GITHUB_RUN_ID="7",
        GITHUB_REF_NAME="main",
        RUNNER_TEMP=str(tmp_path),
        BRANCH="refcheck/lock",
        LOCK="references/refcheck.lock",
        LOG=str(tmp_path / "log"),
        LEARNT=learnt,
        OPEN=opened,
    )
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    done = run_script(step(project.root, "lock", "Open a pull request with the lock"), project.root, environment)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "log").read_text().splitlines()[-1].startswith(expected)
    branches = project.git("ls-remote", str(tmp_path / "remote"))
    assert ("refs/heads/refcheck/lock" in branches) == (learnt == "{new}")


def test_the_script_of_the_action(project: Repository, tmp_path: Path) -> None:
    steps = read_yaml(ROOT / "action.yml")["runs"]["steps"]
    (script,) = [one["run"] for one in steps if one.get("id") == "check"]
    (tmp_path / "refcheck").mkdir()
    program(tmp_path / "refcheck" / "bin", offline=False)
    settings = {"PATHS": "a.md\n\n", "CHANGED": "HEAD^1", "OFFLINE": "true", "LOCK": "read", "FAIL_ON": "error"}
    out = tmp_path / "output"
    environment = surroundings(
        tmp_path,
        **settings,
        DEADLINE="60",
        REPORT="report",
        RUNNER_TEMP=str(tmp_path),
        GITHUB_OUTPUT=str(out),
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
    )
    done = run_script(script, project.root, environment)
    assert (done.returncode, out.read_text()) == (1, "exit-code=1\n"), done.stderr
    assert {path.suffix for path in (project.root / "report").iterdir()} == {".html", ".json", ".sarif"}
    hostile = {**environment, "PATHS": "$(touch owned)\n--version\n`touch owned`", "CHANGED": ""}
    assert run_script(script, project.root, hostile).returncode == 2
    assert not (project.root / "owned").exists()


@pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_the_hooks_run_from_a_clone(project: Repository, tmp_path: Path) -> None:
    """The hook is installed as pre-commit does it, from a repository that holds this tree."""
    clone = make_repository(tmp_path / "clone")
    shutil.copytree(ROOT / "src", clone.root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, clone.root / name)
    commit = clone.commit()
    config = project.root / ".pre-commit-config.yaml"
    text = re.sub(r"repo: .*", f"repo: {clone.root}", config.read_text())
    config.write_text(re.sub(r"rev: .*", f"rev: {commit}", text))
    # No registry is asked: what refcheck needs, and what builds it, is that of these tests.
    environment = surroundings(
        tmp_path,
        PRE_COMMIT_HOME=str(tmp_path / "kept"),
        PIP_NO_INDEX="1",
        PIP_NO_DEPS="1",
        PIP_NO_BUILD_ISOLATION="0",
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        GIT_CONFIG_NOSYSTEM="1",
    )

    def hook(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--color=never", "--all-files", *arguments]
        return subprocess.run(
            command, cwd=project.root, env=environment, capture_output=True, text=True, timeout=300, check=False
        )

    project.git("add", "-A")
    done = hook("refcheck")
    assert (done.returncode, "TTL002" in done.stdout) == (1, True), done.stdout + done.stderr
    assert "refcheck-online" not in done.stdout
    project.put("a.md", RIGHT)
    project.git("add", "-A")
    done = hook("refcheck")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout + done.stderr
