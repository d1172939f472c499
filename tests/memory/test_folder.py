from __future__ import annotations

import contextlib
import os
import stat
import time
from pathlib import Path

import pytest

from refcheck.memory.folder import MAX_AGE, HeldError, held, is_inside, is_regular, replace_file
from tests.memory.conftest import names


def test_a_folder_is_held_by_one_and_left_clean(tmp_path: Path) -> None:
    naps: list[float] = []
    with (
        held(tmp_path),
        pytest.raises(HeldError, match="another run"),
        held(tmp_path, patience=0.1, sleep=naps.append),
    ):
        pass
    assert 0 < sum(naps) <= 0.2
    with held(tmp_path, patience=0):
        assert list(tmp_path.iterdir()) == []


def test_one_that_lets_go_is_waited_for(tmp_path: Path) -> None:
    first = contextlib.ExitStack()
    first.enter_context(held(tmp_path))
    with held(tmp_path, sleep=lambda _: first.close()):
        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), held(tmp_path / "none"):
        pass


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    replace_file(path, "ä\n")
    assert path.read_bytes() == "ä\n".encode()
    path.chmod(0o640)
    replace_file(path, "b")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("b", 0o640)
    assert names(tmp_path) == ["a"]


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, "new")
    assert (path.read_text(), names(tmp_path)) == ("old", ["a"])


def test_a_link_inside_the_project_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    replace_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_what_killed_runs_left_is_swept_after_an_hour(tmp_path: Path) -> None:
    old, young = tmp_path / ".refcheck-1.tmp", tmp_path / ".refcheck-2.tmp"
    for path in (old, young):
        path.write_text("half")
    then = time.time() - MAX_AGE - 60
    os.utime(old, (then, then))
    replace_file(tmp_path / "a", "x")
    assert names(tmp_path) == [".refcheck-2.tmp", "a"]


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "link").symlink_to("a")
    assert [is_regular(tmp_path / name) for name in ("a", "link", "fifo", "none", ".")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_links_are_followed_before_a_path_is_called_inside(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "out").symlink_to(tmp_path)
    (project / "loop").symlink_to("loop")
    assert is_inside(project / "a" / "b", project)
    assert not is_inside(project / "out" / "a", project)
    assert not is_inside(project / ".." / "a", project)
    assert not is_inside(project / "loop" / "a", project / "loop" / "a" / "b")
