"""A folder is read without the reports that earlier runs left in it."""

from __future__ import annotations

from pathlib import Path

import refcheck
from refcheck.config import Config
from refcheck.pipeline.inputs import source_files


def test_a_report_of_an_earlier_run_is_no_document(tmp_path: Path) -> None:
    statement = tmp_path / "statement.md"
    statement.write_text(
        "As *A Walk* says.[^1]\n\n[^1]: Jane Doe, *A Walk*, Bath: Row, 2001, https://one.example/walk.\n"
    )
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>A page</title><p>See <a href='https://one.example/walk'>it</a>.</p>")
    refcheck.check(str(statement), offline=True).write(tmp_path / "report.html")
    assert source_files([tmp_path], Config()) == (page, statement)
    # Who names it has it.
    assert source_files([tmp_path / "report.html"], Config()) == (tmp_path / "report.html",)
