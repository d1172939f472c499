"""Ignores from end to end: in a .bib for what its document says, and those of a configuration that ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import refcheck
from refcheck.config import Config, EndedIgnore
from tests.documents.word_files import W, docx, note, p, r, ref

TEXT = """# A statement

As the report *Migrating for Opportunities* says.[^1]

[^1]: Mauro Testaverde and others, *Migrating to Opportunity: Overcoming Barriers*, World Bank, 2017.
"""
ENTRY = """@book{testaverde2017migrating,
  author = {Testaverde, Mauro and others},
  title = {Migrating to Opportunity: Overcoming Barriers},
  publisher = {World Bank},
  year = {2017},
  refcheck-mention = {s.md:3 [1] italic: Migrating for Opportunities},
  refcheck-note = {s.md:5 [1] full},
  refcheck-ignore = {TTL002, reason="the working title"},
}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.md").write_text(TEXT)
    return tmp_path


def codes(report: refcheck.Report) -> list[str]:
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("source", ["s.md", "references/s.bib"])
def test_an_ignore_in_an_entry_silences_what_is_said_of_its_work(project: Path, source: str) -> None:
    assert "TTL002" in codes(refcheck.check("s.md", offline=True))
    (project / "references").mkdir()
    (project / "references" / "s.bib").write_text(ENTRY)
    report = refcheck.check(source, offline=True)
    assert not {"TTL002", "RUN001"} & set(codes(report))
    assert [(hidden.finding.code, hidden.why) for hidden in report.suppressed] == [("TTL002", "the working title")]


def test_an_ignore_of_the_configuration_that_ended_is_a_finding(project: Path) -> None:
    ended = EndedIgnore(codes=("LNK",), reason="it moves", until=date(2026, 1, 31), path=Path("refcheck.toml"), line=4)
    (told,) = [
        f for f in refcheck.check("s.md", offline=True, config=Config(ended=(ended,))).findings if f.code == "RUN002"
    ]
    assert (told.location.path, told.location.line) == ("refcheck.toml", 4)
    assert told.message == "the ignore of LNK (it moves) ended on 2026-01-31"


def test_a_comment_of_word_silences_a_paragraph_and_its_notes(project: Path) -> None:
    put = '<w:r><w:commentReference w:id="1"/></w:r>'
    body = p(r("As "), r("Moving for Works", "<w:i/>"), r(" shows."), ref(1), put) + p(r("More."), ref(2))
    notes = note(1, p(r("Anna Berg, "), r("Moving for Work", "<w:i/>"), r(", Delta, 2019, https://a.example/1.")))
    notes += note(2, p(r("Kei Ito, "), r("Staying", "<w:i/>"), r(", Delta, 2020, https://a.example/2.")))
    said = 'refcheck: ignore=TTL002,CMP005 reason="agreed"'
    comments = f'<w:comments {W}><w:comment w:id="1">{p(r(said))}</w:comment></w:comments>'
    (project / "a.docx").write_bytes(docx(body, notes, **{"word/comments.xml": comments}))
    report = refcheck.check("a.docx", offline=True)
    silenced = {(one.finding.code, one.finding.location.marker, one.why) for one in report.suppressed}
    assert silenced == {("TTL002", "1", "agreed"), ("CMP005", "1", "agreed")}
    assert [f.location.marker for f in report.findings if f.code in {"TTL002", "CMP005"}] == ["2"]
    assert "RUN001" not in codes(report)
