from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TEXT = """# A statement

As the report *Migrating for Opportunities* says.[^1]

[^1]: Mauro Testaverde and others, *Migrating to Opportunity: Overcoming Barriers*, World Bank, 2017.
"""


@pytest.fixture
def text(here: Path) -> Path:
    path = here / "s.md"
    path.write_text(TEXT)
    return path


def test_write_show_check_prune(run: Run, text: Path, here: Path) -> None:
    outcome = run("baseline", "write", "s.md", "--offline")
    assert (outcome.code, outcome.out) == (0, "refcheck-baseline.json: 1 put off, 1 new\n")
    assert "baseline = " in outcome.err
    assert run("baseline", "show").out.startswith(
        "s.md: error TTL002 in-text-title-mismatch of testaverde2017migrating, since"
    )

    assert run("check", "s.md", "--offline").code == 1
    assert run("check", "s.md", "--offline", "--baseline", "refcheck-baseline.json").code == 0
    (here / "refcheck.toml").write_text('baseline = "refcheck-baseline.json"\n')
    assert run("check", "s.md", "--offline").code == 0
    assert run("baseline", "write", "s.md", "--offline").out == "refcheck-baseline.json: 1 put off, nothing to change\n"

    text.write_text(TEXT.replace("for Opportunities", "to Opportunity"))
    outcome = run("baseline", "prune", "s.md", "--offline")
    assert outcome.out == "refcheck-baseline.json: 0 put off, 1 mended and taken out\n"
    assert run("baseline", "show").out == ""


def test_pruning_adds_nothing(run: Run, text: Path, here: Path) -> None:
    assert run("baseline", "prune", "s.md", "--offline").code == 2
    text.write_text(TEXT.replace("for Opportunities", "to Opportunity"))
    run("baseline", "write", "s.md", "--offline")
    text.write_text(TEXT)
    assert run("baseline", "prune", "s.md", "--offline").out == "refcheck-baseline.json: 0 put off, nothing to change\n"


def test_what_is_put_off_can_still_be_mended(run: Run, text: Path, here: Path) -> None:
    (here / "refcheck.toml").write_text('baseline = "refcheck-baseline.json"\n')
    run("baseline", "write", "s.md", "--offline")
    assert "+As the report *Migrating to Opportunity" in run("fix", "s.md", "--offline").out


def test_an_absent_baseline_is_told(run: Run, text: Path) -> None:
    outcome = run("check", "s.md", "--offline", "--baseline", "none.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "none.json: there is no such baseline; write it: refcheck baseline write" in outcome.err
    assert run("baseline", "show").code == 2
