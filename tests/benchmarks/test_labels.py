"""The benchmark of references that others have labelled: its labels, its registries, and that no valid one is accused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.labelled import Told, figures
from benchmarks.labels import __main__ as labelled
from benchmarks.outsider.__main__ import said_of
from benchmarks.outsider.works import held_in
from refcheck.model.finding import Severity

WORKS = held_in(labelled.HERE / "works.txt")
TEXT = "\n".join((labelled.HERE / name).read_text("utf-8") for name in labelled.FILES)


def entries_of(*keys: str) -> str:
    return "\n".join(f"% {piece}" for piece in TEXT.split("% ") if any(f"{{{key}," in piece for key in keys))


def test_every_entry_has_its_label() -> None:
    labels = labelled.labels_in(TEXT)
    assert (len(labels), len({label.key for label in labels})) == (TEXT.count("\n@"), len(labels))
    assert sum(not label.wrong for label in labels) == 94
    assert all(label.wrong for label in labels if label.error)
    kinds = {label.text.partition(":")[0] for label in labels}
    assert len(kinds) == 16
    assert "valid" in kinds


def test_registries_know_no_conference_that_registers_nothing() -> None:
    assert all(work.doi or "C" not in work.holders for work in WORKS)
    assert all(work.agency == "DataCite" and "C" not in work.holders for work in WORKS if work.arxiv)


def test_a_few_references_are_judged() -> None:
    keys = ("c874720f3e08", "da9f3dcc242e", "dcbb641d5adc", "hallmark_xd_0001", "hallmark_xd_0220", "realworld_zhao")
    text = entries_of(*keys)
    labels = labelled.labels_in(text)
    assert [label.key for label in labels] == [key for key in keys if f"{{{key}," in text]
    told = said_of(text, WORKS)
    assert figures(labels, told, Severity.ERROR)[1] == []
    line, odd = figures(labels, told, Severity.WARNING)
    assert odd == []
    assert "false alarms on 0 of 2 clean ones" in line
    assert told.asked["dblp.org"] == 1
    counted = labelled.by_kind([*labels, replace(labels[0], key="unheard")], told, Severity.WARNING)
    assert "    valid: 0 of 2" in counted
    assert sum(int(one.rpartition(" ")[2]) for one in counted) == len(keys) + 1


def test_the_command_prints_the_figures(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labelled, "FILES", ("models.bib",))
    assert labelled.main(["-v"]) == 0
    printed = capsys.readouterr().out
    assert "23 references, 15 made up or wrong" in printed
    assert "false alarms on 0 of 8 clean ones" in printed
    assert "llm_chowdhery2022 preprint_as_published" in printed


def test_it_fails_when_a_valid_reference_is_called_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    found = said_of(entries_of("da9f3dcc242e"), WORKS).findings["da9f3dcc242e"]
    monkeypatch.setattr(labelled, "FILES", ("models.bib",))
    monkeypatch.setattr(labelled, "said_of", lambda *_: Told(findings={"llm_he2016": found}, asked={}))
    assert labelled.main([]) == 1
