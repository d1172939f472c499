"""The text of a document in the report: nothing lost, everything tied."""

from __future__ import annotations

from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config, MemoryConfig
from refcheck.model.document import BlockKind, MentionForm
from refcheck.model.report import Agreement, DocumentRecord, PassagePart
from refcheck.pipeline import passages

TEXT = """# Fair rules

Nobody reads *Wages on the Ferries*, which says so.[^1] It found that "nobody who was asked had ever seen a contract".[^1]

Plain words, and [a link](https://delta.example/x?token=abcdef0123456789) with *stress* in it.

- One item.

> Quoted without a note.

[^1]: Ann Novak, *Wages at the Ferries*, Delta Press, 2017, <https://delta.example/wages.pdf>.
"""


@pytest.fixture
def document(tmp_path: Path) -> DocumentRecord:
    return read(tmp_path, TEXT)


def read(folder: Path, text: str) -> DocumentRecord:
    path = folder / "statement.md"
    path.write_text(text, encoding="utf-8")
    report = refcheck.check(path, offline=True, config=Config(memory=MemoryConfig(use=False)))
    return report.documents[0]


def parts(document: DocumentRecord) -> list[PassagePart]:
    return [part for passage in document.passages for part in passage.parts]


def test_the_whole_text_is_there_without_its_notes(document: DocumentRecord) -> None:
    assert document.whole
    assert [(p.line, p.kind, p.level) for p in document.passages] == [
        (1, BlockKind.HEADING, 1),
        (3, BlockKind.PARAGRAPH, 0),
        (5, BlockKind.PARAGRAPH, 0),
        (7, BlockKind.LIST_ITEM, 0),
        (9, BlockKind.QUOTE, 0),
    ]
    text = "".join(part.text for part in parts(document))
    assert "Plain words, and a link with stress in it." in text
    assert "Delta Press" not in text


def test_mentions_markers_quotations_and_links_are_tied(document: DocumentRecord) -> None:
    (mention,) = [part for part in parts(document) if part.mention]
    assert (mention.text, mention.mention, mention.italic) == ("Wages on the Ferries", MentionForm.ITALIC, True)
    assert mention.agreement is Agreement.MISQUOTED
    key = mention.reference
    assert key is not None
    assert [(part.text, part.reference) for part in parts(document) if part.marker] == [("1", key), ("1", key)]
    (quoted,) = [part for part in parts(document) if part.quoted]
    assert (quoted.text.strip('"'), quoted.reference) == ("nobody who was asked had ever seen a contract", key)
    (link,) = [part for part in parts(document) if part.url]
    assert link.text == "a link"
    assert "abcdef0123456789" not in (link.url or "")
    assert [part.text for part in parts(document) if part.italic and not part.mention] == ["stress"]


def test_of_a_text_that_is_too_long_only_what_says_something_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passages, "LONGEST", 20)
    document = read(tmp_path, TEXT)
    assert not document.whole
    assert [p.line for p in document.passages] == [3]


def test_where_links_alone_are_looked_at_the_text_is_left(tmp_path: Path) -> None:
    path = tmp_path / "statement.md"
    path.write_text(TEXT, encoding="utf-8")
    config = Config(memory=MemoryConfig(use=False), only=("links",))
    (document,) = refcheck.check(path, offline=True, config=config).documents
    assert not document.whole
    assert [p.line for p in document.passages] == [3]
