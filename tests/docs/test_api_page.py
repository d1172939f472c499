"""The programs on the page about the library run, and do what it says of them."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import refcheck
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
IN_A_TEXT, LINKS, A_PART = re.findall(r"^```\{code-block\} python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def printed(program: str) -> list[str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program, "api.md", "exec"), {"__name__": "program"})
    return out.getvalue().splitlines()


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_text_in_no_file_is_checked_and_nothing_is_written(tmp_path: Path) -> None:
    lines = printed(IN_A_TEXT)
    assert [line.split()[:3] for line in lines] == [["1", "error", "TTL002"]]
    assert list(tmp_path.iterdir()) == []


def test_links_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = refcheck.check_links
    monkeypatch.setattr(refcheck, "check_links", lambda urls, *, config: ask(urls, config=config, offline=True))
    assert printed(LINKS) == [
        f"not known https://example.org/{page} not asked: this run is offline" for page in ("a", "b")
    ]


def test_a_part_of_a_bibliography_goes_on_with_what_was_said_of_it() -> None:
    lines = printed(A_PART)
    assert "TI  - A Good Book" in lines
    assert any(line.startswith("N1  - refcheck ") and "unverified" in line for line in lines)
