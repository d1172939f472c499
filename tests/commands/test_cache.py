from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refcheck.memory.store import Store

Run = Callable[..., Any]


@pytest.fixture
def folder(here: Path) -> Path:
    path = here / "cache"
    store = Store(path)
    store.put_link("https://one.example/", "2026-11-23T14:02:00Z", "{}")
    store.close()
    return path


@pytest.mark.parametrize("arguments", [["info"], []])
def test_what_is_kept_is_said(run: Run, folder: Path, arguments: list[str]) -> None:
    outcome = run("cache", *arguments, "--cache-dir", "cache")
    assert (outcome.code, outcome.err) == (0, "")
    rows = dict(line.split(None, 1) for line in outcome.out.splitlines())
    assert rows["store"].startswith("cache/")
    assert rows["size"].endswith(" bytes")
    assert (rows["links"], rows["evidence"]) == ("1", "0")
    assert rows["oldest"] == rows["newest"] == "2026-11-23T14:02:00Z"


def test_the_store_is_removed_and_nothing_else(run: Run, folder: Path) -> None:
    (folder / "mine.txt").touch()
    outcome = run("cache", "clean", "--cache-dir", "cache")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith(": removed\n")
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert "there was nothing to remove" in run("cache", "clean", "--cache-dir", "cache").out
    assert "nothing is kept yet" in run("cache", "info", "--cache-dir", "cache").out


def test_a_damaged_store_is_told(run: Run, folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"no database at all, but long enough to be read as one" * 50)
    outcome = run("cache", "info", "--cache-dir", "cache")
    assert outcome.code == 1
    assert "refcheck cache clean removes it" in outcome.out


def test_a_store_that_cannot_be_removed(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("refcheck.memory.store.clean_cache", refuse)
    outcome = run("cache", "clean", "--cache-dir", "cache")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "refcheck: cache: the evidence store cannot be removed: permission denied\n"
