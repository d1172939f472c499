"""The copy that can be given away: everything that should not be in it is looked for in every format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.model.baseline import BaselineEntry, BaselineRecord
from refcheck.model.finding import Severity, Suppressed
from refcheck.model.place import AddFields, Location, ReplaceText
from refcheck.model.reference import CitationItem, NoteKind, ReferenceKind
from refcheck.model.report import Report
from refcheck.reports import FORMATS, parse, render, shared
from refcheck.reports.share import shared as made
from tests.reports import factories
from tests.reports.whole import (
    ALTERED,
    DEAD_LINK,
    EXCERPT,
    FOLDER,
    INTERVIEW,
    NOTES,
    PATH,
    PLAIN,
    QUOTED,
    SECRET,
    whole,
)

ABSENT = {
    "the text": PLAIN,
    "the text around a mention": "joined forces to formulate",
    "quoted words": QUOTED,
    "quoted words of a finding": ALTERED,
    "what the source has instead": "half a year of wages",
    "an interview": SECRET,
    "its person": "Dao Van",
    "its key": INTERVIEW.key,
    "a comment": NOTES[-1].text,
    "what is said in confidence": "told us in confidence",
    "an excerpt": EXCERPT,
    "the own note of an entry": "ask Mia",
    "an abstract": "An abstract.",
    "a folder": FOLDER,
    "a home": "/home/mia",
    "another folder": "private/other",
    "a contact": "mia@harbour.example",
    "a host that only a private note names": "intranet",
    "edits of a file": factories.SHA,
}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("what", ABSENT)
def test_nothing_private_is_in_any_format(what: str, format_: str) -> None:
    assert ABSENT[what] not in render(shared(whole()), format_)


@pytest.mark.parametrize("what", sorted(set(ABSENT) - {"another folder"}))
def test_what_is_looked_for_is_there_before(what: str) -> None:
    assert ABSENT[what] in render(whole(), "json")


def test_what_a_reader_needs_is_left() -> None:
    copy = shared(whole())
    page = render(copy, "html")
    assert "Migrating <mark>for</mark> <mark>Opportunities</mark>" in page
    assert "statement.md" in page
    assert "This copy is made to be shared" in page
    assert "2 private notes" in copy.run.notes[0]
    assert [n.marker for n in copy.documents[0].notes] == ["1", "2", "3"]
    assert "The text of statement.md is not in this report, only its notes." in page
    assert copy.run.notes[1] == "the folder build could not be written"
    assert [r.key for r in copy.references] == ["tfamw2009civil", "testaverde2017migrating"]


def test_findings_lead_to_their_evidence() -> None:
    before, copy = whole(), shared(whole())
    for finding in copy.findings:
        old = next(f for f in before.findings if f.fingerprint == finding.fingerprint)
        assert [copy.evidence[i].source for i in finding.evidence] == [before.evidence[i].source for i in old.evidence]


def test_the_copy_is_a_run_like_any_other() -> None:
    copy = shared(whole())
    assert parse(render(copy, "json")) == copy
    assert made(copy).references == copy.references


def test_in_doubt_a_note_is_private() -> None:
    unknown = replace(factories.PROPOSAL_RECORD, kind=ReferenceKind.UNKNOWN, work=replace(factories.PROPOSAL, url=""))
    report = replace(factories.offline(), references=(unknown, factories.BOOK_RECORD))
    assert [r.key for r in shared(report).references] == ["testaverde2017migrating"]
    findable = replace(unknown, work=factories.PROPOSAL)
    assert len(shared(replace(report, references=(findable, factories.BOOK_RECORD))).references) == 2


def test_a_note_with_a_private_part_goes_as_a_whole() -> None:
    mixed = replace(
        NOTES[2], kind=NoteKind.MIXED, items=(*NOTES[2].items, CitationItem(kind=NoteKind.COMMENT, text="between us"))
    )
    report = whole()
    document = replace(report.documents[0], notes=(*NOTES[:2], mixed))
    copy = shared(replace(report, documents=(document,)))
    assert [n.marker for n in copy.documents[0].notes] == ["1", "2"]
    assert all(f.location.marker != "3" for f in copy.findings)


def suppressed(report: Report) -> str:
    (one,) = shared(report).suppressed
    return one.why


def test_paths_inside_sentences_are_cut() -> None:
    hidden = replace(
        whole(), suppressed=(Suppressed(finding=DEAD_LINK, why=f"{PATH} and C:\\Users\\mia\\x.toml say so"),)
    )
    assert suppressed(hidden) == "statement.md and x.toml say so"
    address = replace(
        whole(), suppressed=(Suppressed(finding=DEAD_LINK, why="see https://a.example/b/c/d and 1/2 of it and/or"),)
    )
    assert suppressed(address) == "see https://a.example/b/c/d and 1/2 of it and/or"
    local = replace(whole(), suppressed=(Suppressed(finding=DEAD_LINK, why="file:///srv/mia/x.pdf, ~/y/z.md"),))
    assert suppressed(local) == "x.pdf, z.md"


def test_changes_of_more_than_a_title_are_left_out() -> None:
    assert isinstance(factories.MISQUOTED.intent, ReplaceText)
    raw = replace(factories.MISQUOTED, intent=replace(factories.MISQUOTED.intent, raw=True), fingerprint="1")
    fields = AddFields(
        path="/a/b.bib", line=1, key="k", fields=(("year", "2017"), ("note", "mine")), safe=True, summary=""
    )
    added = replace(factories.MISQUOTED, intent=fields, fingerprint="2")
    report = replace(factories.offline(), findings=(factories.MISQUOTED, raw, added))
    kept, dropped, cut = (f.intent for f in shared(report).findings)
    assert isinstance(kept, ReplaceText)
    assert dropped is None
    assert isinstance(cut, AddFields)
    assert (cut.path, cut.fields) == ("b.bib", (("year", "2017"),))


def test_related_places_in_private_notes_are_left_out() -> None:
    related = (Location(path=PATH, line=97, marker="4"), Location(path=PATH, line=91, marker="3"))
    report = replace(whole(), findings=(replace(DEAD_LINK, related=related),))
    (finding,) = shared(report).findings
    assert [at.marker for at in finding.related] == ["3"]


def test_the_baseline_is_told_by_its_name_alone() -> None:
    entry = BaselineEntry(
        fingerprint="a" * 32, code="DOC005", severity=Severity.WARNING, path=f"{FOLDER}/x.md", reference=INTERVIEW.key
    )
    report = replace(whole(), baseline=BaselineRecord(path=f"{FOLDER}/known.json", fixed=(entry,)))
    assert FOLDER in render(report, "json")
    for format_ in FORMATS:
        said = render(shared(report), format_)
        assert FOLDER not in said
        assert INTERVIEW.key not in said
    assert shared(report).baseline == BaselineRecord(path="known.json")


def test_where_something_is_silenced_stays() -> None:
    hidden = Suppressed(
        finding=next(one for one in whole().findings if one.code == "TTL002"), why="known", in_source=True
    )
    assert [one.in_source for one in shared(replace(whole(), suppressed=(hidden,))).suppressed] == [True]
