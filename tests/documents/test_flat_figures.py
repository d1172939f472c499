"""Figures that lost their raising are markers only where everything speaks for it."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.document import Document
from refcheck.references import extract

BODY = (
    'In 2010 much was claimed.1 More was said;2 the "third" point,3 and so on.4 It cost 3.5 million under section 2.1.'
)
NOTES = (
    "Jane Doe, Roads to the Sea (London: Quay, 2017), 3.",
    "Ibid., 12.",
    "ILO, World Report 2014 (Geneva: ILO, 2014).",
    "Jane Doe, Roads to the Sea (London: Quay, 2017), 9.",
)


def document(*, body: str = BODY, form: str = "{}. ", heading: str = "Notes", format: str = "text") -> Document:  # noqa: A002 - as in read_text
    """Return a document whose notes are numbered in that form."""
    listed = "\n\n".join(form.format(number) + note for number, note in enumerate(NOTES, 1))
    marks = "" if format == "text" else "# ", "" if format == "text" else "## "
    return read_text(f"{marks[0]}A paper\n\n{body}\n\n{marks[1]}{heading}\n\n{listed}\n", format=format)


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("form", ["{}. ", "{}) ", "{} "])
@pytest.mark.parametrize("heading", ["Notes", "Endnotes", "References"])
def test_markers_and_notes_go_together(form: str, heading: str, format: str) -> None:  # noqa: A002 - as in read_text
    found = document(form=form, heading=heading, format=format)
    assert [note.marker for note in found.notes] == ["1", "2", "3", "4"]
    assert [marker.label for marker in found.markers] == ["1", "2", "3", "4"]
    text = "".join(segment.text for block in found.blocks for segment in block.segments if segment.marker is None)
    assert "claimed. More was said; the" in text
    assert "3.5 million under section 2.1." in text


def test_short_forms_are_resolved_and_places_are_those_of_the_file() -> None:
    found = document()
    references = extract(found).references
    assert [reference.work.title for reference in references] == ["Roads to the Sea", "World Report 2014"]
    assert [citation.marker for citation in references[0].citations] == ["1", "2", "4"]
    marker = found.markers[1]
    assert (marker.line, marker.column) == (3, BODY.index("2 the") + 1)


def test_in_html() -> None:
    items = "".join(f"<li>{note}</li>" for note in NOTES)
    found = read_text(f"<h1>A</h1><p>{BODY}</p><h2>Notes</h2><ol>{items}</ol>", format="html")
    assert [marker.label for marker in found.markers] == ["1", "2", "3", "4"]


def test_a_note_may_be_named_again_and_one_may_be_lost() -> None:
    found = document(body="Much was claimed.1 More was said.2 As was claimed before.1 And so on.4")
    assert [marker.label for marker in found.markers] == ["1", "2", "1", "4"]
    found = document(body="Much was claimed.1 The word2 of it. A third point.4")
    assert [marker.label for marker in found.markers] == ["1", "2", "4"]


@pytest.mark.parametrize(
    "body",
    [
        "Nothing is marked here. In 2010 it cost 3.5 million under section 2.1.",
        "See Fig.1 and Fig.2, then Table3 and Step4 of it.",
        "Files in mp3, html5 and win32, with CO2, H2O and G20 among them: word1, word2 are names.",
        "Much was claimed.1 No more was marked, neither here nor there.",
        "It is at https://road.example/a.1 and https://road.example/b.2 and www.road.example/c.3 and /d.4",
        "Backwards it counts.4 So it does.3 And on.2 And on.1",
    ],
)
def test_what_is_no_marker_stays_text(body: str) -> None:
    found = document(body=body)
    assert found.markers == ()
    assert body.split(maxsplit=1)[0] in "".join(s.text for block in found.blocks for s in block.segments)


def test_where_something_else_marks_notes_figures_stay_text() -> None:
    found = document(body=BODY.replace("claimed.1", "claimed [1]."))
    assert [marker.label for marker in found.markers] == ["1"]
    found = read_text(
        f"# A\n\n{BODY}[^a]\n\n[^a]: A note.\n\n## Notes\n\n1. One thing\n2. Another\n3. Third\n4. Fourth\n"
    )
    assert [marker.label for marker in found.markers] == ["a"]


def test_a_list_that_does_not_count_from_one_is_none_of_notes() -> None:
    text = f"A paper\n\n{BODY}\n\nNotes\n\n3. Doe, Roads.\n\n7. Roe, Rivers.\n"
    assert read_text(text, format="text").markers == ()
