"""The workflows ask for no more than they need, and what they run cannot change under them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_both_workflows_are_there() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "refcheck.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_with_the_version_beside(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text())
    assert used
    for line in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_be_written_and_no_job_runs_for_ever(path: Path) -> None:
    text = path.read_text()
    assert "\npermissions: {}\n" in text
    assert set(re.findall(r"^ +(\w[\w-]*): (?:read|write)\b", text, re.MULTILINE)) == {"contents"}
    assert "write" not in re.findall(r"contents: (\w+)", text)
    assert text.count("runs-on:") == text.count("timeout-minutes:")
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_documents_are_checked_on_each_push_and_weekly() -> None:
    text = (ROOT / ".github" / "workflows" / "refcheck.yml").read_text()
    assert "\n  push:" in text
    assert re.search(r'cron: "\d+ \d+ \* \* [0-6]"', text)
    assert "-f github" in text
