from __future__ import annotations

import pytest

from refcheck.checks import notes
from refcheck.checks.interface import Check
from refcheck.model.document import Block, BlockKind, Marker, Note, Segment
from refcheck.model.finding import Finding, Severity
from refcheck.model.place import Span
from refcheck.model.reference import Citation, CitationItem, Library, NoteKind
from tests.factories import make_citation, make_context, make_document


def marker(label: str, line: int = 3) -> Marker:
    return Marker(label=label, span=Span(0, 1), line=line, column=1, block=0, offset=0)


def note(label: str, line: int = 9, text: str = "A. Author, A Title, 2001.") -> Note:
    segment = Segment(text=text, span=Span(0, len(text)))
    return Note(
        marker=label,
        line=line,
        span=Span(0, len(text)),
        block=Block(kind=BlockKind.NOTE, line=line, span=Span(0, len(text)), segments=(segment,)),
    )


def judged(
    check: Check, *citations: Citation, markers: tuple[str, ...] = ("1",), labels: tuple[str, ...] = ("1",)
) -> list[Finding]:
    document = make_document(markers=tuple(map(marker, markers)), notes=tuple(map(note, labels)))
    context = make_context(documents=(document,), libraries=(Library(path=None, citations=citations),))
    return list(check.judge(check.rule, context, document))


def short(kind: NoteKind, *references: str, label: str = "2") -> Citation:
    item = CitationItem(kind=kind, text="Ibid, page 9.", references=references, locator="9")
    return make_citation(marker=label, kind=kind, text="Ibid, page 9.", items=(item,))


def test_a_marker_without_a_note_is_an_error_once() -> None:
    (finding,) = judged(notes.marker_without_note, markers=("1", "2", "2"))
    assert finding.severity is Severity.ERROR
    assert finding.location.marker == "2"


def test_markers_with_their_notes_are_silent() -> None:
    assert judged(notes.marker_without_note, markers=("1", "1"), labels=("1",)) == []


def test_in_a_document_without_notes_a_marker_is_a_warning() -> None:
    (finding,) = judged(notes.marker_without_note, labels=())
    assert finding.severity is Severity.WARNING


def test_a_note_without_a_marker_and_a_doubled_one() -> None:
    found = judged(notes.note_without_marker, markers=("1", "2"), labels=("1", "2", "2", "3"))
    assert [f.message for f in found] == ["there are two notes 2", "nothing in the text leads to note 3"]


def test_notes_with_their_markers_are_silent() -> None:
    assert judged(notes.note_without_marker) == []


def test_an_ibid_without_a_work_is_an_error_in_a_whole_document() -> None:
    (finding,) = judged(notes.ibid_no_antecedent, short(NoteKind.IBID))
    assert finding.severity is Severity.ERROR
    assert "Ibid." in finding.message


def test_an_ibid_without_a_work_is_a_warning_in_an_excerpt() -> None:
    (finding,) = judged(notes.ibid_no_antecedent, short(NoteKind.IBID), labels=("7", "8"))
    assert finding.severity is Severity.WARNING


def comment(text: str, label: str = "1") -> Citation:
    return make_citation(marker=label, kind=NoteKind.COMMENT, text=text, items=())


@pytest.mark.parametrize(
    "text", ["A. Author, 'A Long Title' (2001) 60 CLJ 301.", "Act on Aliens, § 5", "https://www.example.org/a", "p. 4"]
)
def test_an_ibid_after_a_note_that_was_not_read_is_a_warning_that_says_so(text: str) -> None:
    found = judged(
        notes.ibid_no_antecedent,
        comment(text),
        short(NoteKind.IBID),
        short(NoteKind.IBID, label="3"),
        labels=("1", "2", "3"),
    )
    assert [f.severity for f in found] == [Severity.WARNING] * 2
    assert all("note 1, which could not be read" in f.message for f in found)


def test_an_ibid_after_a_comment_is_an_error() -> None:
    (finding,) = judged(
        notes.ibid_no_antecedent, comment("We thank our friends."), short(NoteKind.IBID), labels=("1", "2")
    )
    assert finding.severity is Severity.ERROR


def op_cit(text: str, *, kind: NoteKind = NoteKind.OP_CIT, target: str | None = None) -> Citation:
    item = CitationItem(kind=kind, text=text, target=target)
    return make_citation(marker="2", kind=kind, text=text, items=(item,))


def test_a_short_form_whose_name_an_earlier_note_has_is_a_warning_that_says_so() -> None:
    earlier = comment("Jürgen Bast, Aufenthaltsrecht, Tübingen 2011")
    (finding,) = judged(notes.short_form_orphan, earlier, op_cit("Vgl. Bast, a.a.O., S. 50"), labels=("1", "2"))
    assert finding.severity is Severity.WARNING
    assert "note 1, which could not be read" in finding.message


def test_a_short_form_whose_name_no_note_has_is_an_error() -> None:
    earlier = comment("See Jürgen Bast, Aufenthaltsrecht, Tübingen 2011")
    (finding,) = judged(notes.short_form_orphan, earlier, op_cit("See Thym, op. cit., p. 50"), labels=("1", "2"))
    assert finding.severity is Severity.ERROR


def test_a_name_in_another_note_than_the_one_named_does_not_count() -> None:
    earlier = comment("Jürgen Bast, Aufenthaltsrecht, Tübingen 2011")
    supra = op_cit("Bast (n 9) 5", kind=NoteKind.SUPRA, target="9")
    (finding,) = judged(notes.short_form_orphan, earlier, supra, labels=("1", "2"))
    assert finding.severity is Severity.ERROR


def test_an_ibid_with_its_work_is_silent() -> None:
    cited = short(NoteKind.IBID, "author2001title")
    assert judged(notes.ibid_no_antecedent, cited) == judged(notes.ibid_ambiguous, cited) == []


def test_an_ibid_after_several_works_is_ambiguous() -> None:
    (finding,) = judged(notes.ibid_ambiguous, short(NoteKind.IBID, "one", "two"))
    assert finding.expected == "one or two"
    assert finding.severity is Severity.WARNING


def test_an_orphaned_short_form() -> None:
    (finding,) = judged(notes.short_form_orphan, short(NoteKind.OP_CIT))
    assert finding.severity is Severity.ERROR
    assert "op. cit." in finding.message


def test_an_implicit_short_form_is_a_warning_at_most() -> None:
    (finding,) = judged(notes.short_form_orphan, short(NoteKind.SHORT))
    assert finding.severity is Severity.WARNING


def test_a_short_form_that_fits_two_works_is_a_warning() -> None:
    (finding,) = judged(notes.short_form_orphan, short(NoteKind.SUPRA, "one", "two"))
    assert "one, two" in finding.message
    assert finding.severity is Severity.WARNING


def test_a_short_form_with_its_work_and_a_full_note_are_silent() -> None:
    assert judged(notes.short_form_orphan, short(NoteKind.SUPRA, "one"), short(NoteKind.FULL)) == []


def test_notes_with_letters_are_whole() -> None:
    assert notes.is_whole(make_document(notes=(note("a"), note("b"))))
