"""The long document: a seed stands for one text, and every format of it has the same notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.long_document import made, written
from benchmarks.reading import stages
from refcheck.documents import read_bytes
from refcheck.model.reference import NoteKind
from refcheck.references import extract


def test_a_seed_stands_for_one_document() -> None:
    assert made(5_000, seed=3) == made(5_000, seed=3)
    assert made(5_000, seed=3) != made(5_000, seed=4)


@pytest.mark.parametrize("name", ["markdown", "html", "text"])
def test_every_format_has_the_notes_of_the_document(name: str) -> None:
    document = made(12_000)
    read = read_bytes(written(document, name), path=f"long.{name}", format=name)
    assert [note.marker for note in read.notes] == [str(number) for number in range(1, len(document.notes) + 1)]
    kinds = {citation.kind for citation in extract(read).citations}
    assert {NoteKind.FULL, NoteKind.IBID} <= kinds


def test_stages_are_measured(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_bytes(written(made(3_000), "markdown"))
    found = stages(str(path), 1)
    assert found["notes"] > 0
    assert found["whole"] >= found["reading"] >= 0
