"""The reports in ``reports/`` are what a run gives today; ``make report`` renews them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config, MemoryConfig

ROOT = Path(__file__).parents[1]
SOURCES = ("references/mmn-statement-2017.bib", "examples/statement.md")
FORMATS = {"html": "html", "markdown": "md", "json": "json"}
TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d UTC")


@pytest.mark.parametrize("source", SOURCES)
def test_a_committed_report_is_what_a_run_gives(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = refcheck.check(source, offline=True, config=Config(memory=MemoryConfig(use=False)))
    for format_, ending in FORMATS.items():
        stored = (ROOT / "reports" / f"{Path(source).stem}.{ending}").read_text("utf-8")
        assert TIMES.sub("TIME", stored) == TIMES.sub("TIME", refcheck.render(report, format_))


def test_the_mismatch_that_refcheck_was_built_for_is_in_the_report() -> None:
    text = (ROOT / "reports" / "mmn-statement-2017.md").read_text("utf-8")
    assert "Migrating **for** **Opportunities**" in text
