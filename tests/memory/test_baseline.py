from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from refcheck.errors import ConfigError, OutputError
from refcheck.memory.baseline import parse, read, render, write
from refcheck.model.baseline import BaselineEntry
from refcheck.model.finding import Severity

ENTRY = BaselineEntry(
    fingerprint="0" * 31 + "a",
    code="TTL002",
    severity=Severity.ERROR,
    path="statement.md",
    reference="doe2020title",
    since="2026-11-27",
)
OTHER = replace(ENTRY, fingerprint="0" * 31 + "b", reference="", path="ö.md", severity=Severity.WARNING)


@pytest.mark.parametrize("entries", [(), (ENTRY,), (OTHER, ENTRY)])
def test_what_is_written_is_read_back(tmp_path: Path, entries: tuple[BaselineEntry, ...]) -> None:
    path = tmp_path / "new" / "known.json"
    assert write(path, entries)
    assert not write(path, entries)
    assert set(read(path).values()) == set(entries)


def test_one_sorted_line_each() -> None:
    text = render((OTHER, ENTRY))
    assert text == render((ENTRY, OTHER))
    assert [line[1:33] for line in text.splitlines()[3:5]] == [ENTRY.fingerprint, OTHER.fingerprint]
    assert json.loads(text)["findings"][OTHER.fingerprint]["path"] == "ö.md"
    assert "reference" not in json.loads(text)["findings"][OTHER.fingerprint]


GOOD = render((ENTRY,))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        GOOD[:-5],
        f"<<<<<<< HEAD\n{GOOD}",
        GOOD.replace("error", "fatal"),
        GOOD.replace(ENTRY.fingerprint, "x"),
        GOOD.replace('"code"', '"kode"'),
        GOOD.replace('{"code', '[{"code').replace('27"}', '27"}]'),
        "[" * 100_000,
        "\ud800",
    ],
)
def test_a_damaged_one_is_refused_whole(body: str) -> None:
    with pytest.raises(ConfigError, match="the baseline is damaged"):
        parse(body.encode("utf-8", "surrogatepass"), "known.json")


def test_one_of_a_later_version_is_refused() -> None:
    with pytest.raises(ConfigError, match="schema"):
        parse(GOOD.replace("baseline/1", "baseline/2").encode(), "known.json")


def test_one_that_is_absent_is_told_how_it_is_made(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="refcheck baseline write"):
        read(tmp_path / "known.json")


def test_a_fifo_and_a_link_that_leads_out_are_not_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    os.mkfifo(root / "fifo")
    (tmp_path / "known.json").write_text(GOOD)
    (root / "known.json").symlink_to(tmp_path / "known.json")
    assert read(root / "known.json")
    for name in ("fifo", "known.json"):
        with pytest.raises(ConfigError, match="no regular file of this project"):
            read(root / name, root=root)


def test_one_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "known.json").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "known.json", (ENTRY,))
