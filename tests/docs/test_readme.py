"""What the README shows is what the tool prints, and its Python example runs.

``pytest tests/docs --renew-golden`` writes the outputs anew.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs import picture
from tests.docs.pages import README, ROOT, fences, refcheck_sessions, replace_block, run


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The part of a clone that the README's commands use."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-golden"))


def test_every_command_prints_what_the_readme_shows(clone: Path, renew: bool) -> None:
    text = README.read_text(encoding="utf-8")
    sessions = refcheck_sessions(text)
    assert len(sessions) >= 6
    shown, printed = {}, {}
    for session in sessions:
        done = run(session.arguments, clone, together=True)
        assert done.returncode in (0, 1), f"{session.command}: {done.stdout}"
        shown[session.command] = session.output
        printed[session.command] = done.stdout.rstrip("\n")
    if renew:
        for session in sessions:
            old = f"$ {session.command}\n{session.output}".rstrip("\n")
            new = f"$ {session.command}\n{printed[session.command]}".rstrip("\n")
            assert text.count(old) >= 1
            text = text.replace(f"{old}\n", f"{new}\n", 1)
        README.write_text(text, encoding="utf-8")
        return
    assert shown == printed


def test_the_help_block_is_what_help_says(clone: Path, renew: bool) -> None:
    text = README.read_text(encoding="utf-8")
    done = run(["--help"], clone)
    assert done.returncode == 0
    current = replace_block(text, "help", f"```text\n{done.stdout.strip()}\n```")
    if renew:
        README.write_text(current, encoding="utf-8")
    assert renew or text == current


def test_the_first_command_ends_with_1_and_the_error_is_the_misquoted_title(clone: Path) -> None:
    first = refcheck_sessions(README.read_text(encoding="utf-8"))[0]
    assert run(first.arguments, clone).returncode == 1
    assert "TTL002" in first.output
    assert first.output.count("\nerror") == 1


@contextlib.contextmanager
def working_in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def test_the_python_example_runs(clone: Path) -> None:
    (example,) = fences(README.read_text(encoding="utf-8"), "python")
    out = io.StringIO()
    with working_in(clone), contextlib.redirect_stdout(out):
        exec(compile(example, "README.md", "exec"), {"__name__": "example"})
    assert re.fullmatch(
        r"\d+ Migrating for Opportunities -> Migrating to Opportunity: Overcoming Barriers to Labor Mobility "
        r"in Southeast Asia\n",
        out.getvalue(),
    )
    assert "<html" in (clone / "statement.html").read_text(encoding="utf-8")


def test_the_manual_shows_the_same_example() -> None:
    assert fences((ROOT / "docs" / "api.md").read_text(encoding="utf-8"), "python") == fences(
        README.read_text(encoding="utf-8"), "python"
    )


def test_the_picture_shows_what_the_tool_prints(renew: bool) -> None:
    drawn = picture.draw(picture.terminal_output())
    if renew:
        picture.main()
    assert picture.PICTURE.read_text(encoding="utf-8") == drawn
    loads = re.findall(r"(?:href|src|url\()\s*=?\s*[\"'(]?(https?:[^\"')]*)", drawn)
    assert not loads
