from __future__ import annotations

from typing import Any

import pytest

from refcheck.checks import notes
from refcheck.checks.interface import Check
from refcheck.documents import read_text
from refcheck.model.document import Block, BlockKind, Marker, Problem
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, Span
from refcheck.model.reference import Library
from tests.factories import judged_notes, make_context, make_document, make_marker, make_note


def test_numbers_that_begin_again_are_counted_chapter_by_chapter() -> None:
    labels = ("1", "2", "1", "2", "3")
    assert judged_notes(notes.marker_without_note, markers=labels, labels=labels) == []
    assert judged_notes(notes.note_without_marker, markers=labels, labels=labels) == []
    assert judged_notes(notes.numbering_gap, markers=labels, labels=labels) == []
    (finding,) = judged_notes(notes.marker_without_note, markers=labels, labels=("1", "2", "1", "2"))
    assert finding.severity is Severity.ERROR
    (finding,) = judged_notes(notes.marker_without_note, markers=labels, labels=("1", "2", "3", "1", "2"))
    assert (finding.location.marker, finding.severity) == ("3", Severity.WARNING)
    (finding,) = judged_notes(notes.note_without_marker, markers=("1", "2", "1", "2"), labels=labels)
    assert finding.message == "nothing in the text leads to note 3"


def test_a_doubled_note_where_numbers_begin_again() -> None:
    found = judged_notes(
        notes.note_without_marker, markers=("1", "2", "1", "2", "1"), labels=("1", "2", "2", "2", "1", "2")
    )
    assert [f.message for f in found] == ["there are two notes 2"] * 2


def numbered(*markers: str, labels: tuple[str, ...] | None = None, text: str = "3") -> list[Finding]:
    document = make_document(
        text=text,
        markers=tuple(Marker(label=m, span=Span(0, len(text)), line=1, column=1, block=0, offset=0) for m in markers),
        notes=tuple(map(make_note, markers if labels is None else labels)),
    )
    context = make_context(documents=(document,), libraries=(Library(path=None),))
    return list(notes.numbering_gap.judge(notes.numbering_gap.rule, context, document))


def test_numbers_left_out_doubled_and_out_of_order() -> None:
    (gap,) = numbered("1", "2", "4", "5", "6")
    assert gap.message == "the numbers of the notes jump from 2 to 4"
    assert gap.severity is Severity.WARNING
    (twice,) = numbered("1", "2", "3", "2", "4", "5")
    assert twice.message == "the marker of note 2 comes twice"
    (order,) = numbered("1", "3", "2", "4", "5")
    assert order.message == "the marker of note 2 comes after that of note 3"


@pytest.mark.parametrize("markers", [(), ("7", "8", "9"), ("1", "2", "3"), ("a", "b"), ("1", "2", "1", "2")])
def test_numbers_in_order_are_silent(markers: tuple[str, ...]) -> None:
    assert numbered(*markers) == []


def test_a_note_that_is_there_without_its_marker_is_no_gap() -> None:
    assert numbered("1", "2", "4", labels=("1", "2", "3", "4")) == []


def test_sources_that_are_cited_by_number_again_and_again_are_no_notes() -> None:
    assert numbered("1", "2", "3", "1", "2", "1", "3", "4") == []


def test_names_of_notes_are_information() -> None:
    (finding,) = numbered("1", "2", "4", "5", text="[^4]")
    assert finding.severity is Severity.INFO


def test_what_a_reader_found_damaged_is_told_of() -> None:
    problem = Problem(
        code="DOC012", message="the marker of note 7 is damaged", location=Location(path="statement.md", line=4)
    )
    document = make_document(format="docx", problems=(problem,))
    context = make_context(documents=(document,))
    (finding,) = notes.numbering_gap.judge(notes.numbering_gap.rule, context, document)
    assert finding.message == problem.message


def test_formats_that_tie_markers_and_notes_are_left_alone() -> None:
    document = make_document(format="html", markers=tuple(map(make_marker, ("1", "2", "7"))))
    assert list(notes.numbering_gap.judge(notes.numbering_gap.rule, make_context(), document)) == []


def test_notes_with_letters_are_whole() -> None:
    assert notes.is_whole(make_document(notes=(make_note("a"), make_note("b"))))


def test_notes_that_begin_again_are_whole() -> None:
    assert notes.is_whole(make_document(notes=tuple(map(make_note, ("1", "2", "1", "2", "3")))))
    assert not notes.is_whole(make_document(notes=tuple(map(make_note, ("1", "2", "1", "3")))))
    assert not notes.is_whole(make_document(notes=tuple(map(make_note, ("4", "5", "6")))))


def test_the_graver_the_surer() -> None:
    assert notes.grade(Severity.ERROR) == {"severity": Severity.ERROR, "confidence": Confidence.HIGH}
    assert notes.grade(Severity.INFO) == {"severity": Severity.INFO, "confidence": Confidence.LOW}


def of_document(check: Check, **fields: Any) -> list[Finding]:
    document = make_document(**fields)
    context = make_context(documents=(document,), libraries=(Library(path=None),))
    return list(check.judge(check.rule, context, document))


def test_nothing_is_counted_in_what_is_told_by_its_place_on_a_page() -> None:
    markers, kept = (make_marker("1"), make_marker("4")), (make_note("1"), make_note("2"))
    for check in (notes.marker_without_note, notes.note_without_marker, notes.numbering_gap):
        assert of_document(check, format="pdf", markers=markers, notes=kept) == []
        assert of_document(check, format="text", markers=markers, notes=kept)


def test_footnotes_beside_numbered_sources_do_not_begin_again() -> None:
    markers = ("1", "SI", "Red", "1", "2", "3", "4")
    labels = ("1", "2", "3", "4", "1", "SI", "Red")
    assert judged_notes(notes.marker_without_note, markers=markers, labels=labels) == []


def test_a_page_of_notes_alone_has_no_text_to_count() -> None:
    note = Block(kind=BlockKind.NOTE, line=1, span=Span(0, 1))
    kept = (make_note("2"),)
    assert of_document(notes.note_without_marker, blocks=(note,), notes=kept) == []
    text = Block(kind=BlockKind.PARAGRAPH, line=2, span=Span(1, 2))
    assert len(of_document(notes.note_without_marker, blocks=(text, note), notes=kept)) == 1


@pytest.mark.parametrize(
    ("markers", "format_", "severity"),
    [
        (("1", "2", "3"), "markdown", Severity.WARNING),
        (("1", "2"), "markdown", Severity.WARNING),
        (("1",), "markdown", Severity.INFO),
        ((), "markdown", Severity.INFO),
        (("1", "2", "3"), "html", Severity.WARNING),
    ],
)
def test_where_few_notes_have_markers_these_are_written_otherwise(
    markers: tuple[str, ...], format_: str, severity: Severity
) -> None:
    text = Block(kind=BlockKind.PARAGRAPH, line=2, span=Span(1, 2))
    found = of_document(
        notes.note_without_marker,
        format=format_,
        blocks=(text,),
        markers=tuple(map(make_marker, markers)),
        notes=tuple(map(make_note, ("1", "2", "3", "4"))),
    )
    assert {f.severity for f in found} == {severity}


def test_latex_marks_its_notes_itself() -> None:
    text = "\\documentclass{a}\\begin{document}A\\own[\\footnotemark]\\footnotetext[3]{B}%s\\end{document}"
    for more, count in (("", 0), ("\\footnotetext[4]{C}", 2)):
        document = read_text(text % more, path="a.tex", format="latex")
        context = make_context(documents=(document,))
        found = list(notes.note_without_marker.judge(notes.note_without_marker.rule, context, document))
        assert bool(found) == bool(count), found
        assert {f.severity for f in found} <= {Severity.INFO}


def test_the_front_matter_leads_to_notes() -> None:
    front = "---\ntitle: Old roads[^2]\nauthor:\n- Ann Roe[^1]\n---\n\n"
    text = "A claim.[^3]\n\n[^1]: Harbour Office.\n[^2]: Thanks to all.\n[^3]: A. Poe, *Roads*, Gland, 2004.\n[^4]: Left over.\n"
    document = read_text(front + text, path="paper.md")
    assert document.title == "Old roads"
    rule = notes.note_without_marker.rule
    found = list(notes.note_without_marker.judge(rule, make_context(documents=(document,)), document))
    assert [finding.message for finding in found] == ["nothing in the text leads to note 4"]
