"""The benchmark written by hand: its labels, its registries, and that no clean entry is called an error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.labelled import figures
from benchmarks.outsider import __main__ as outsider
from benchmarks.outsider.works import held_in
from refcheck.model.finding import Severity

WORKS = held_in(outsider.HERE / "works.txt")
TEXT = "\n".join((outsider.HERE / name).read_text("utf-8") for name in outsider.FILES)


def test_every_entry_has_its_label() -> None:
    labels = outsider.labels_in(TEXT)
    assert (len(labels), len({label.key for label in labels})) == (TEXT.count("\n@"), len(labels))
    assert sum(label.wrong for label in labels) == 70
    assert all(label.wrong for label in labels if label.error)


def test_works_are_read_as_they_are_written(tmp_path: Path) -> None:
    by_doi = {work.doi: work for work in WORKS if work.doi}
    paper = by_doi["10.1017/s0020589300069347"]
    assert (paper.short, paper.volume, paper.issue, paper.pages) == ("ICLQ", "52", "3", "671-702")
    assert (paper.printed, paper.online, paper.year, paper.holders) == (2003, 2008, 2003, "CA")
    assert by_doi["10.48550/arxiv.1706.03762"].agency == "DataCite"
    book = by_doi["10.1017/cbo9780511807763"]
    assert (book.whole_title.partition(": ")[0], book.years) == ("Governing the Commons", (1990, 1991))
    odd = tmp_path / "odd.txt"
    odd.write_text("# none\n- | book | nonsense | | | a b c d | year\n", "utf-8")
    with pytest.raises(ValueError, match="nonsense"):
        held_in(odd)


def test_a_few_references_are_judged_by_hand_written_registries() -> None:
    keys = ("he2016", "hrw2014", "f14", "f18", "f24", "r02", "s02")
    entries = [f"% {piece}" for piece in TEXT.split("% ") if any(f"{{{key}," in piece for key in keys)]
    labels = outsider.labels_in("\n".join(entries))
    assert [label.key for label in labels] == list(keys)
    told = outsider.said_of("\n".join(entries))
    line, odd = figures(labels, told, Severity.ERROR)
    assert odd == []
    assert line.startswith("precision 1.000, recall 1.000")
    assert told.asked["api.crossref.org"] > 0
    missed = [replace(label, wrong=True, error=True) for label in labels]
    assert figures(missed, told, Severity.WARNING)[1] == ["he2016", "hrw2014", "s02"]


def test_the_command_prints_the_figures(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outsider, "FILES", ("standing.bib",))
    assert outsider.main(["-v"]) == 0
    printed = capsys.readouterr().out
    assert "30 references, 10 faulty" in printed
    assert "errors: precision 1.000, recall 1.000" in printed
