"""The runs, links and parts of a note."""

from __future__ import annotations

import pytest

from refcheck import extract
from refcheck.documents import read_text
from refcheck.references.notetext import MAX_ADDRESS, MAX_NOTE, MAX_RUN, NoteText, RunForm, items_of, note_text


def read(note: str) -> NoteText:
    return note_text(read_text(f"A.[^1]\n\n[^1]: {note}\n").notes[0])


def runs(note: str) -> list[tuple[RunForm, str]]:
    found = read(note)
    return [(run.form, run.of(found.text)) for run in found.runs]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Doe, *The Right*, 2011.", [(RunForm.ITALIC, "The Right")]),
        ("Doe, “On Borders,” *Walls*.", [(RunForm.QUOTED, "On Borders"), (RunForm.ITALIC, "Walls")]),
        ("Doe, *All “About” It*.", [(RunForm.ITALIC, "All “About” It")]),
        ("[The Right](http://a.example/)", [(RunForm.LINK, "The Right")]),
        ("[*The Right*](http://a.example/)", [(RunForm.ITALIC, "The Right")]),
        ("*The Right*: *A Study*", [(RunForm.ITALIC, "The Right: A Study")]),
        ("*The Right* and *A Study*", [(RunForm.ITALIC, "The Right"), (RunForm.ITALIC, "A Study")]),
        ("Doe, 'On Borders' (2006) 8 Walls", [(RunForm.QUOTED, "On Borders")]),
        ("Doe, ‘Workers’ Rights’ (2006) 8 Walls", [(RunForm.QUOTED, "Workers’ Rights")]),
        ("*Ibid.*, see *supra* and *et al.*", []),
        ("[here](http://a.example/) <http://a.example/x>", []),
        ("*...*", []),
        ("Doe, Roads, *arXiv preprint arXiv:1901.00001*, 2019.", []),
        ("Doe, Roads, *CoRR abs/1901.00001*, 2019.", []),
        ("Doe, Roads, *arXiv:math/0101001v2*.", []),
        ("Doe, *arXiv and its readers*, 2019.", [(RunForm.ITALIC, "arXiv and its readers")]),
        ("Doe, *arXiv preprint arXiv:*, 2019.", [(RunForm.ITALIC, "arXiv preprint arXiv:")]),
        ("Doe, ‘‘On Borders,’’ *Walls*.", [(RunForm.QUOTED, "On Borders"), (RunForm.ITALIC, "Walls")]),
    ],
)
def test_runs(note: str, found: list[tuple[RunForm, str]]) -> None:
    assert runs(note) == found


def test_addresses_are_blanks_in_the_text_alone() -> None:
    found = read("Doe, http://a.example/x, 2011.")
    assert found.text == "Doe,                   , 2011."
    assert found.raw == "Doe, http://a.example/x, 2011."
    assert [link.url for link in found.links] == ["http://a.example/x"]


def test_mail_addresses_are_no_links_of_a_work() -> None:
    assert read("Write to <mail@a.example>.").links == ()


def test_a_long_note_is_cut() -> None:
    assert len(read("word " * 4_000).text) == MAX_NOTE


def test_long_runs_of_a_sign_are_cut_and_places_stay_right() -> None:
    found = read("Doe " + "(" * 9_000 + " *The Right*, 2011.")
    assert found.text == "Doe " + "(" * MAX_RUN + " The Right, 2011."
    assert [run.of(found.text) for run in found.runs] == ["The Right"]


def test_a_huge_address_is_cut_in_the_text_and_whole_in_the_link() -> None:
    address = "http://a.example/" + "x" * 5_000
    found = read(f"Doe, {address} 2011.")
    assert found.text == "Doe, " + " " * MAX_ADDRESS + " 2011."
    assert [link.url for link in found.links] == [address]


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("Doe, *A B*, 2011; Lee, *C D*, 2012", ["Doe, A B, 2011", "Lee, C D, 2012"]),
        ("Ibid.; Lee, 2012; supra note 3", ["Ibid.", "Lee, 2012", "supra note 3"]),
        ("Doe, http://a.example/1; http://a.example/2", ["Doe, http://a.example/1", "http://a.example/2"]),
        ("Doe; Lee; *C D*, 2012", ["Doe; Lee; C D, 2012"]),
        ("Doe, *A; B*, 2011", ["Doe, A; B, 2011"]),
        ("Doe, *A* (1999; 2001)", ["Doe, A (1999; 2001)"]),
        ("Doe, *A*, 2011; emphasis added", ["Doe, A, 2011; emphasis added"]),
        ('Ibid., p. 17: banned; "we built new ways of it."', ['Ibid., p. 17: banned; "we built new ways of it."']),
        ("Ray, *On Lines*, Pt. I, 1861; Pt. II, 1862", ["Ray, On Lines, Pt. I, 1861; Pt. II, 1862"]),
        ("Ray, *On Lines*, 1861; Parton, *On Waves*, 1862", ["Ray, On Lines, 1861", "Parton, On Waves, 1862"]),
        ('Ibid., p. 17; "e-Voting," 2012', ["Ibid., p. 17", '"e-Voting," 2012']),
    ],
)
def test_parts(note: str, parts: list[str]) -> None:
    assert [part.raw for part in items_of(read(note))] == parts


def test_each_part_has_its_own_links_and_runs() -> None:
    one, two = items_of(read("Doe, *A B*, http://a.example/1; Lee, [C D](http://a.example/2), 2012"))
    assert ([k.url for k in one.links], [k.url for k in two.links]) == (["http://a.example/1"], ["http://a.example/2"])
    assert [r.of(two.text) for r in two.runs] == ["C D"]


def test_an_address_in_the_paragraph_below_belongs_to_the_last_part() -> None:
    text = "A.<sup>1</sup>\n\n<sup>1</sup> Doe, *A B*, 2011; Lee, *C D*, 2012.\n\n<http://a.example/x>\n"
    one, two = items_of(note_text(read_text(text).notes[0]))
    assert (one.links, [k.url for k in two.links]) == ((), ["http://a.example/x"])


def test_the_point_behind_a_raised_number_is_no_part_of_the_note() -> None:
    document = read_text("One.<sup>1</sup>\n\n***\n\n<sup>1</sup>. *See* Jane Doe, *Roads*, 2010.\n")
    assert note_text(document.notes[0]).text.strip().startswith("See Jane Doe")


def test_a_year_behind_a_semicolon_belongs_to_the_work_before_it() -> None:
    assert len(items_of(read("Harrow N. *Counting boats*. Oslo: Tern Press; 1986."))) == 1
    assert len(items_of(read("Harrow, *Boats*, 1986; Quist, *Lamps*, 1990."))) == 2


def test_an_address_that_a_page_does_not_link_is_no_part_of_the_title() -> None:
    page = (
        '<p>A.<sup><a href="#f1" id="r1">1</a></sup></p><ol><li id="f1">Quay Office (2024), Guide to Old Roads, '
        "https://a.example/r, truy cập ngày 15/05/2026."
        '<a href="#r1">↩</a></li></ol>'
    )
    (note,) = read_text(page, format="html").notes
    found = note_text(note)
    assert len(found.text) == len(found.raw)
    assert "example" not in found.text
    assert "https://a.example/r" in found.raw
    (reference,) = extract(read_text(page, format="html")).references
    assert (reference.work.title, reference.work.url) == ("Guide to Old Roads", "https://a.example/r")
