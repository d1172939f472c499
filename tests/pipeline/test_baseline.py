"""The baseline from end to end: old findings do not fail, new ones do, mended ones are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import refcheck
from refcheck.checks import Selection
from refcheck.config import Config
from refcheck.errors import ConfigError
from refcheck.memory.baseline import read, write
from refcheck.model.baseline import BaselineEntry
from refcheck.model.evidence import Gathered, Unknown
from refcheck.model.finding import Severity
from refcheck.pipeline.assemble import Judged
from refcheck.pipeline.baseline import kept, record_of
from refcheck.pipeline.inputs import open_sources
from refcheck.reports import parse, render

TODAY = date(2026, 11, 27)
TEXT = """# A statement

As the report *Migrating for Opportunities* says.[^1]

[^1]: Mauro Testaverde and others, *Migrating to Opportunity: Overcoming Barriers*, World Bank, 2017.
"""
MENDED = TEXT.replace("for Opportunities", "to Opportunity")
WORSE = TEXT.replace("says.[^1]", "says.[^1] So does the report *Migrating from Opportunities*.[^1]")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.md").write_text(TEXT)
    return tmp_path


@pytest.fixture
def known(project: Path) -> Config:
    """A project whose only finding is put off."""
    report = refcheck.check("s.md", offline=True)
    write(project / "known.json", kept(report, {}, root=Path(), today=TODAY, add=True))
    return Config(baseline="known.json")


def test_what_is_known_does_not_fail(known: Config) -> None:
    report = refcheck.check("s.md", offline=True, config=known)
    assert (report.exit_code, report.errors) == (0, ())
    assert [(hidden.finding.code, hidden.why) for hidden in report.suppressed] == [("TTL002", "baseline")]
    assert "1 finding put off by known.json\n" in render(report, "full")


def test_what_is_new_fails_beside_it(project: Path, known: Config) -> None:
    (project / "s.md").write_text(WORSE)
    report = refcheck.check("s.md", offline=True, config=known)
    assert report.exit_code == 1
    assert [finding.actual for finding in report.errors] == ["Migrating from Opportunities"]


def test_it_holds_wherever_the_run_starts(project: Path, known: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "below").mkdir()
    monkeypatch.chdir(project / "below")
    report = refcheck.check("../s.md", offline=True, config=Config(root=Path(".."), baseline="../known.json"))
    assert report.errors == ()


def test_what_is_mended_is_told_and_taken_out(project: Path, known: Config) -> None:
    (project / "s.md").write_text(MENDED)
    report = refcheck.check("s.md", offline=True, config=known)
    assert report.baseline is not None
    (fixed,) = report.baseline.fixed
    assert (fixed.code, fixed.path, fixed.since) == ("TTL002", "s.md", "2026-11-27")
    assert "1 finding of it mended (refcheck baseline prune takes it out)" in render(report, "full")
    assert kept(report, read(project / "known.json"), root=Path(), today=TODAY, add=False) == ()


def test_a_file_that_was_not_looked_at_is_not_called_mended(project: Path, known: Config) -> None:
    (project / "other.md").write_text("# T\n\nx[^1]\n\n[^1]: A. Doe, *A Title of a Book*, Press, 2017.\n")
    report = refcheck.check("other.md", offline=True, config=known)
    assert report.baseline is not None
    assert report.baseline.fixed == ()
    (project / "s.md").unlink()
    report = refcheck.check("other.md", offline=True, config=known)
    assert report.baseline is not None
    assert len(report.baseline.fixed) == 1


@pytest.mark.parametrize(
    ("whole", "gathered", "expected"),
    [
        (True, Gathered(), 1),
        (False, Gathered(), 0),
        (True, Gathered(offline=True), 0),
        (True, Gathered(interrupted=True), 0),
        (True, Gathered(unknown=(Unknown(reference="testaverde2017migrating", what="link", reason="blocked"),)), 0),
        (True, Gathered(unknown=(Unknown(reference="another", what="link", reason="blocked"),)), 1),
    ],
)
def test_what_needs_evidence_is_mended_only_when_all_of_it_came(
    project: Path, *, whole: bool, gathered: Gathered, expected: int
) -> None:
    config = Config(baseline="known.json")
    entry = BaselineEntry(
        fingerprint="a" * 32,
        code="LNK001",
        severity=Severity.ERROR,
        path="s.md",
        reference="testaverde2017migrating",
    )
    inputs = open_sources(["s.md"], config)
    record = record_of(
        {entry.fingerprint: entry},
        Judged(findings=(), suppressed=()),
        inputs,
        gathered,
        config=config,
        selection=Selection(),
        whole=whole,
    )
    assert record is not None
    assert len(record.fixed) == expected


def test_what_was_put_off_before_keeps_its_day(project: Path, known: Config) -> None:
    report = refcheck.check("s.md", offline=True)
    old = read(project / "known.json")
    (again,) = kept(report, old, root=Path(), today=date(2027, 1, 1), add=True)
    assert again.since == "2026-11-27"


def test_a_saved_run_keeps_it(project: Path, known: Config) -> None:
    (project / "s.md").write_text(MENDED)
    report = refcheck.check("s.md", offline=True, config=known)
    assert parse(render(report, "json")).baseline == report.baseline


def test_a_baseline_that_is_absent_ends_the_run(project: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such baseline"):
        refcheck.check("s.md", offline=True, config=Config(baseline="none.json"))


def test_what_was_found_by_a_check_that_is_not_made_is_not_taken_for_mended(project: Path) -> None:
    (project / "s.bib").write_text(
        "@article{a, title = {Wages}, author = {Doe, A.}, journal = {J}, year = 2000, pages = {1-9}}\n"
    )
    asked = Config(extend_select=("STY001",), baseline="known.json")
    write(project / "known.json", ())
    report = refcheck.check("s.bib", offline=True, config=asked)
    write(project / "known.json", kept(report, {}, root=Path(), today=TODAY, add=True))
    assert "STY001" in {entry.code for entry in read(project / "known.json").values()}
    for config, fixed in ((Config(baseline="known.json"), 0), (asked, 0)):
        record = refcheck.check("s.bib", offline=True, config=config).baseline
        assert record is not None
        assert len(record.fixed) == fixed
    (project / "s.bib").write_text((project / "s.bib").read_text().replace("1-9", "1--9"))
    record = refcheck.check("s.bib", offline=True, config=asked).baseline
    assert record is not None
    assert [entry.code for entry in record.fixed] == ["STY001"]
