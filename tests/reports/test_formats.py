"""The room's front: formats, endings, writing."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from refcheck.errors import OutputError
from refcheck.model.report import Report
from refcheck.reports import ENDINGS, FORMATS, format_of, parse, render, schema, write
from tests.reports import factories


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_that_is_named_is_there(format_: str, report: Report) -> None:
    text = render(report, format_)
    assert text.endswith("\n")
    assert text.encode()
    assert render(report, format_) == text


def test_every_ending_stands_for_a_format() -> None:
    assert set(ENDINGS.values()) <= set(FORMATS)
    assert format_of("a/B.HTML") == "html"


@pytest.mark.parametrize("path", ["report", "report.docx", ".html"])
def test_other_endings_are_refused(path: str) -> None:
    with pytest.raises(OutputError, match="no format is known by the ending"):
        format_of(path)


def test_other_formats_are_refused() -> None:
    with pytest.raises(OutputError, match="there is no format 'docx'; choose from full, concise, json"):
        render(factories.empty(), "docx")


def test_coverage_is_in_every_format() -> None:
    report = factories.offline()
    for format_ in FORMATS:
        assert "offline" in render(report, format_)


def test_a_report_is_written_in_the_format_of_its_ending(tmp_path: Path) -> None:
    report = factories.offline()
    for ending, format_ in ENDINGS.items():
        path = tmp_path / "new" / "folder" / f"report{ending}"
        write(report, path)
        assert path.read_bytes().decode() == render(report, format_)
    report.write(tmp_path / "r.json")
    assert parse((tmp_path / "r.json").read_text(encoding="utf-8")) == report


def test_a_format_that_is_given_counts_more_than_the_ending(tmp_path: Path) -> None:
    write(factories.offline(), tmp_path / "report.html", "json")
    assert parse((tmp_path / "report.html").read_text(encoding="utf-8")) == factories.offline()


def test_the_vilest_report_can_be_written(tmp_path: Path) -> None:
    for format_ in FORMATS:
        write(factories.hostile(), tmp_path / format_, format_)


def test_nothing_is_left_beside_a_report(tmp_path: Path) -> None:
    write(factories.offline(), tmp_path / "r.md")
    write(factories.offline(), tmp_path / "r.md")
    assert [path.name for path in tmp_path.iterdir()] == ["r.md"]


def test_the_old_file_is_whole_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.md"
    path.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device") as caught:
        write(factories.offline(), path)
    assert caught.value.path == str(path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [left.name for left in tmp_path.iterdir()] == ["r.md"]


def test_places_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    for path in (tmp_path / "file" / "r.md", tmp_path / "folder.md", tmp_path / "nul\0.md", Path("/proc/none/r.md")):
        with pytest.raises(OutputError):
            write(factories.offline(), path)


def test_rights_are_those_of_any_file_or_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "r.md"
    before = os.umask(0o027)
    try:
        write(factories.offline(), path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write(factories.offline(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("precious", encoding="utf-8")
    link = tmp_path / "r.md"
    link.symlink_to(outside)
    write(factories.offline(), link)
    assert outside.read_text(encoding="utf-8") == "precious"
    assert not link.is_symlink()


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write(factories.offline(), pipe, "concise")
    reader.join()
    assert read == [render(factories.offline(), "concise")]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_killed_runs_left_is_swept(tmp_path: Path) -> None:
    old, fresh, other = tmp_path / ".r.md.aa.tmp", tmp_path / ".r.md.bb.tmp", tmp_path / ".s.md.aa.tmp"
    for path in (old, fresh, other):
        path.write_text("x", encoding="utf-8")
    for path in (old, other):
        os.utime(path, (1, 1))
    write(factories.offline(), tmp_path / "r.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".r.md.bb.tmp", ".s.md.aa.tmp", "r.md"]


def test_the_schema_is_shipped() -> None:
    assert schema()["title"] == "refcheck-report/1"


def test_a_damaged_schema_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    from refcheck.errors import RefcheckError

    monkeypatch.setattr(json, "loads", lambda _: [])
    with pytest.raises(RefcheckError, match="the schema that was shipped is damaged"):
        schema()
