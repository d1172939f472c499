"""Notes that stand at their markers (``^[text]``), and markers behind an exclamation mark."""

from __future__ import annotations

import pytest

from refcheck import check, extract
from refcheck.documents import read_text
from refcheck.mend import plan
from refcheck.model.document import BlockKind, Document, LinkRole
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, ReplaceText


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.marker, note.text) for note in document.notes]


def markers(document: Document) -> list[tuple[str, int | None]]:
    return [(marker.label, marker.column) for marker in document.markers]


def test_a_note_at_its_marker_has_its_place_looks_and_links() -> None:
    text = "The *Great Book of Names*^[Doe, *Great Book*, https://a.example/x_y] says so.^[Ibid., p. 5.]\n"
    document = read_text(text)
    assert notes(document) == [("1", "Doe, Great Book, https://a.example/x_y"), ("2", "Ibid., p. 5.")]
    assert markers(document) == [("1", 26), ("2", 78)]
    assert document.notes[0].span.of(text) == "Doe, *Great Book*, https://a.example/x_y"
    assert [s.text for s in document.notes[0].block.segments if s.italic] == ["Great Book"]
    assert [(link.url, link.role, link.marker) for link in document.links] == [
        ("https://a.example/x_y", LinkRole.CITATION, "1")
    ]
    assert document.notes[0].links == document.links
    assert document.blocks[0].text == "The Great Book of Names says so."
    assert document.mentions[0].marker == "1"


@pytest.mark.parametrize(
    "source",
    [
        "# Head^[The note here.]\n",
        "- item^[The note here.]\n",
        "> quoted^[The\n> note here.] on\n",
        "| a^[The note here.] | b |\n|---|---|\n| c | d |\n",
        "*in italics^[The note here.]*\n",
        "[in a link^[The note here.]](http://a.example)\n",
        "^[The note here.] opens a block.\n",
        "<div>\nraw^[The note here.]\n</div>\n",
        "one^[The note\nhere.] two\n",
    ],
)
def test_it_stands_wherever_a_marker_does(source: str) -> None:
    document = read_text(source)
    assert notes(document) == [("1", "The note here.")]
    assert [marker.label for marker in document.markers] == ["1"]
    assert all("note" not in block.text for block in document.blocks if block.kind is not BlockKind.NOTE)


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("see [a [b] c] and [1]", "see [a [b] c] and [1]"),
        ("see [Doe](http://a.example/(x)) there", "see Doe there"),
        ("code `]` and \\] stay", "code ] and ] stay"),
        ("https://a.example/x", "https://a.example/x"),
        ("Ibid.", "Ibid."),
        ("หน้า", "หน้า"),
        ("well-known things", "well-known things"),
    ],
)
def test_what_may_stand_in_it(inner: str, shown: str) -> None:
    document = read_text(f"Text.^[{inner}] More.\n")
    assert notes(document) == [("1", shown)]
    assert document.blocks[0].text == "Text. More."


@pytest.mark.parametrize(
    "source",
    [
        r"Text.\^[no note here]",
        r"Text.^\[no note here]",
        "Text.^[never closed",
        "`^[some code here]`",
        "The class ^[a-z]+ and ^[A-Z0-9_] and ^[^abc] and ^[:alpha:] of ^[aeiou]*",
        "Raised x^2^[no note here]",
        "Text.^[ ] and ^[]",
        "Text ^[link](http://a.example/)",
    ],
)
def test_what_is_no_note(source: str) -> None:
    assert read_text(source).notes == ()


def test_a_number_in_brackets_behind_a_caret_is_a_marker_as_before() -> None:
    document = read_text("Text.^[1]\n\n[1] A note of its own.\n")
    assert notes(document) == [("1", "A note of its own.")]


def test_labels_beside_it_are_numbered_by_their_markers() -> None:
    text = "A[^x] B^[Second one.] C[^y] D[^x]\n\n[^y]: Third.\n[^x]: First.\n[^2]: Nobody's.\n"
    document = read_text(text)
    assert [marker.label for marker in document.markers] == ["1", "2", "3", "1"]
    assert notes(document) == [("1", "First."), ("2", "Second one."), ("3", "Third."), ("^2", "Nobody's.")]


def test_labels_alone_stay_as_they_are() -> None:
    document = read_text("A[^x] B[^2]\n\n[^x]: First.\n[^2]: Second.\n")
    assert notes(document) == [("x", "First."), ("2", "Second.")]


def test_a_note_in_a_note_is_one_of_its_own() -> None:
    document = read_text("A^[Outer ^[inner note] text] B[^x].\n\n[^x]: Label ^[with one] here.\n")
    assert notes(document) == [("1", "Outer  text"), ("2", "Label  here."), ("3", "inner note"), ("4", "with one")]


def test_it_is_not_left_over_from_the_text_of_a_picture() -> None:
    document = read_text("![alt ^[some note]](x.png) B^[Other note].\n")
    assert notes(document) == [("1", "Other note")]


def test_it_is_no_fault_of_numbering_and_ibid_means_the_note_printed_before() -> None:
    text = (
        "A.^[Jane Doe, *The Book of Roads* (Oxford University Press, 2001).] B.[^i] C.^[John Roe, *A River of Names*"
        " (Oxford University Press, 2005), 7.]\n\n[^i]: Ibid., 9.\n"
    )
    document = read_text(text, path="a.md")
    report = check(document, offline=True)
    assert not [finding for finding in report.findings if finding.code.startswith("DOC")]
    first, ibid, _ = extract(document).citations
    assert (ibid.marker, ibid.references) == ("2", first.references)


def test_a_mend_lands_in_the_note() -> None:
    text = "Über *Roads*.^[Döe, *A Book of Röads*,\n  https://a.example/x.] Ends.\n"
    document = read_text(text, path="a.md")
    (title,) = [segment for segment in document.notes[0].block.segments if segment.italic]
    intent = ReplaceText(path="a.md", span=title.span, text="A Book of [Rails]", summary="", safe=True)
    finding = Finding(
        code="TTL001",
        name="title-mismatch",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        message="m",
        location=Location(path="a.md", line=1),
        intent=intent,
    )
    (planned,) = plan([finding], documents=[document])
    assert planned.fix is not None
    (edit,) = planned.fix.edits
    raw = text.encode()
    mended = raw[: edit.start] + edit.text.encode() + raw[edit.end :]
    assert mended.decode() == text.replace("A Book of Röads", "A Book of \\[Rails\\]")


def test_links_alone_have_the_notes_too() -> None:
    text = "A.^[See https://a.example/x there.]\n"
    (link,) = read_text(text, links=True).links
    assert (link.role, link.marker) == (LinkRole.CITATION, "1")


@pytest.mark.parametrize("source", ["word![^5] on", "word![^5]", "word!\\![^5]"])
def test_a_marker_behind_an_exclamation_mark(source: str) -> None:
    document = read_text(f"{source}\n\n[^5]: Five.\n")
    assert [marker.label for marker in document.markers] == ["5"]
    assert document.blocks[0].text.startswith("word!")


def test_a_number_behind_an_exclamation_mark() -> None:
    assert [m.label for m in read_text("word![1]\n\n[1] A note of its own.\n").markers] == ["1"]


@pytest.mark.parametrize("source", ["![^6](p.png)", "![^6][p]\n\n[p]: p.png", "![1]\n\n[1]: p.png"])
def test_a_picture_is_no_marker(source: str) -> None:
    document = read_text(f"{source}\n\n[^6]: Six.\n")
    assert document.markers == ()
    assert [link.element for link in document.links if link.element == "image"] == ["image"]


def test_hostile_carets_take_linear_time() -> None:
    for text in ("^[" * 20_000, "^[ab " * 5_000 + "]" * 5_000, "a^[ab] " * 4_000, "^[*a <i> " * 3_000 + "]" * 3_000):
        document = read_text(text)
        assert sum(len(block.segments) for block in document.blocks) < 5 * len(text)


def test_numbers_raised_in_mathematics_alone_are_markers_and_notes() -> None:
    text = (
        "Two roads cross.$^1$ They part again.$^{2}$ Few return.$^{ 3 }$\n\n"
        "$^1$ Jane Doe, *Roads*, 2010.\n\n$^{2}$ Ibid., p. 4.\n\n$^3$ So it is.\n"
    )
    document = read_text(text)
    assert [(note.marker, note.text) for note in document.notes] == [
        ("1", "Jane Doe, Roads, 2010."),
        ("2", "Ibid., p. 4."),
        ("3", "So it is."),
    ]
    assert [marker.label for marker in document.markers] == ["1", "2", "3"]


def test_powers_and_prices_are_none() -> None:
    document = read_text("It costs $5 and 10$^3$ m, then $x^2$ or $ ^ 4.\n")
    assert document.markers == ()
    assert document.notes == ()


@pytest.mark.parametrize("heading", ["Сноски", "Przypisy", "Fotnoter", "Voetnoten", "Note de subsol", "注释", "脚注："])
def test_a_numbered_list_under_a_heading_of_notes_is_notes(heading: str) -> None:
    text = f"A road.[1] Another.[2]\n\n## {heading}\n\n1. Jane Doe, *Roads*, 2010, p. 4.\n2. Ibid., p. 5.\n"
    document = read_text(text)
    assert [note.marker for note in document.notes] == ["1", "2"]
    assert [marker.label for marker in document.markers] == ["1", "2"]
