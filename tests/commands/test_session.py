from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

import refcheck
from refcheck.commands import session as sessions
from refcheck.commands.session import Session, open_session, refuse_missing
from refcheck.config import Config
from refcheck.errors import ConfigError

Open = Callable[..., Session]


@pytest.fixture
def opened(here: Path) -> Open:
    def call(settings: dict[str, Any] | None = None, checked: tuple[str, ...] = (), **options: Any) -> Session:
        with click.Context(click.Command("check")) as context:
            context.meta["refcheck.settings"] = settings or {}
            return open_session(options, checked=checked)

    return call


def test_paths_are_named_from_where_a_person_stands(here: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "refcheck.toml").touch()
    assert opened().config.root == Path()
    (here / "docs").mkdir()
    monkeypatch.chdir(here / "docs")
    assert opened().config.root == Path("..")


def test_another_drive_has_no_way_from_here(opened: Open, monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    def relpath(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", relpath)
    assert opened().config.root == here


def test_what_the_command_line_gave_is_known(opened: Open) -> None:
    session = opened({"timeout": 3.0})
    assert session.chosen == {"timeout"}
    assert session.config.network.timeout == 3.0


def test_isolated_and_a_named_file_contradict(opened: Open) -> None:
    with pytest.raises(click.UsageError, match="give one of them"):
        opened(isolated=True, config="a.toml")


@pytest.mark.parametrize(("quiet", "verbose", "expected"), [(0, 0, 0), (1, 0, -1), (9, 0, -2), (0, 2, 2), (1, 1, 0)])
def test_verbosity(opened: Open, quiet: int, verbose: int, expected: int) -> None:
    assert opened(quiet=quiet, verbose=verbose).verbosity == expected


def test_an_ignore_that_ended_stands_where_a_person_finds_it(here: Path, opened: Open) -> None:
    (here / "refcheck.toml").write_text('ignore = [{codes = "LNK001", reason = "old", until = 2001-01-01}]\n')
    (ended,) = opened().config.ended
    assert (ended.path, ended.line) == (Path("refcheck.toml"), 1)


def test_a_working_folder_that_is_gone(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def cwd() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", cwd)
    with pytest.raises(ConfigError, match="the working folder is gone"):
        opened()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("absent.md", "absent.md: no such file or folder"),
        ("", '"": no such file or folder'),
        ("chekc", "did you mean refcheck check?"),
        ("extract", "a verb comes first: refcheck extract"),
        ("-", "a document is not read from the standard input; save it to a file"),
    ],
)
def test_a_path_that_does_not_exist(here: Path, path: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        refuse_missing([path])
    assert message in str(caught.value)


def test_a_path_that_exists_is_none_of_it(here: Path) -> None:
    (here / "a.md").touch()
    (here / "link.md").symlink_to("absent.md")
    refuse_missing(["a.md", ".", "link.md"])


def test_the_other_distribution_is_seen_and_said(
    opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not sessions.other_distribution()
    opened()
    assert capsys.readouterr().err == ""
    (tmp_path / "log_conf.py").touch()
    monkeypatch.setattr(refcheck, "__path__", [str(tmp_path)])
    assert sessions.other_distribution()
    opened()
    captured = capsys.readouterr().err
    assert captured.count("\n") == 1
    assert "another distribution, 'refcheck'" in captured


class Screen:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("parts", "term", "expected"),
    [
        ({}, "xterm", True),
        ({"progress": False}, "xterm", False),
        ({"verbosity": -1}, "xterm", False),
        ({}, "dumb", False),
    ],
)
def test_when_progress_is_shown(
    monkeypatch: pytest.MonkeyPatch, parts: dict[str, Any], term: str, expected: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stderr", Screen())
    assert Session(config=Config(), **parts).shows_progress is expected


def test_progress_needs_a_terminal() -> None:
    assert not Session(config=Config()).shows_progress
