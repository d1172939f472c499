"""Notes of German lawyers: names in italics or plain, journals with year and page, commentaries."""

from __future__ import annotations

import pytest

from refcheck.documents import read_text
from refcheck.model.reference import NoteKind, ReferenceKind
from refcheck.references.parse import ParsedItem, parse_note


def item(note: str) -> ParsedItem:
    (found,) = parse_note(read_text(f"Satz.[^1]\n\n[^1]: {note}\n").notes[0])
    return found


@pytest.mark.parametrize(
    ("note", "authors", "where", "places"),
    [
        (
            "*Salz*, Der Schutz von Netzen, GRUR 2020, 1025 (1028).",
            ["Salz"],
            ("Der Schutz von Netzen", "GRUR", 2020),
            ("1025", "1028"),
        ),
        ("*Salz u. a.*, Netze im Recht, NJW 2019, 44 mwN.", ["Salz"], ("Netze im Recht", "NJW", 2019), ("44", "44")),
        (
            "Salz, Der Schutz von Netzen, GRUR 2020, 1025 (1028).",
            ["Salz"],
            ("Der Schutz von Netzen", "GRUR", 2020),
            ("1025", "1028"),
        ),
        (
            "Eva Salz/Rolf Ried, Netze und Recht, in: Zeitschrift für Seerecht 2015, S. 221, 224.",
            ["Eva Salz", "Rolf Ried"],
            ("Netze und Recht", "Zeitschrift für Seerecht", 2015),
            ("221", "224"),
        ),
        (
            "*Salz*, in: *Ried*/*Boll*, Seerecht, 7. Aufl. 2022, § 4, Rn. 17.",
            ["Salz"],
            ("", "Seerecht", 2022),
            ("", "Rn. 17"),
        ),
        (
            "*Salz*, in: SeeOK Netze, 42. Aufl. 2024, § 87a, Rn. 28 mwN.",
            ["Salz"],
            ("", "SeeOK Netze", 2024),
            ("", "Rn. 28"),
        ),
        (
            "*Salz*/*Ried*, in: *Boll* (Hrsg.), Handbuch der Netze 2024 Rn. 11.",
            ["Salz", "Ried"],
            ("", "Handbuch der Netze", 2024),
            ("", "Rn. 11"),
        ),
        ("So auch *Salz*, Rechte an Netzen 2023, S. 80.", ["Salz"], ("Rechte an Netzen", "", 2023), ("", "80")),
        (
            "*Salz*/*Ried*, Netzrecht, 8. Aufl. 2022, § 11 Rn. 2.",
            ["Salz", "Ried"],
            ("Netzrecht", "", 2022),
            ("", "Rn. 2"),
        ),
    ],
)
def test_who_what_where(note: str, authors: list[str], where: tuple[str, str, int], places: tuple[str, str]) -> None:
    found = item(note)
    assert found.work is not None
    assert found.kind is NoteKind.FULL
    assert [name.full for name in found.work.author] == authors
    assert (found.work.title, found.work.container_title, found.work.year) == where
    assert (found.work.page, found.locator) == places


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("*Netze und Kais*, in: *Meer und Land*, Berlin 2010, S. 3.", "Netze und Kais"),
        ("*Salz*, Berlin 2010.", "Salz"),
        ("Salz, Manfred G.: *Netze und Kais*, 2. Aufl., München 2011, S. 152.", "Netze und Kais"),
    ],
)
def test_italic_titles_stay_titles(note: str, title: str) -> None:
    found = item(note)
    assert found.work is not None
    assert found.work.title == title


@pytest.mark.parametrize(
    "note",
    [
        "BGH, GRUR, 1991, 529 (530).",
        "BGH, Urt. v. 1. Dezember 2010 (I ZR 196/08), Rn. 19.",
        "OLG Hamburg, NJW-RR 2001, 225 (227).",
        "EuGH, Urt. v. 9. November 2004 (C-444/02), Rn. 18 ff.",
        "BGE 140 II 315.",
    ],
)
def test_judgments_are_law(note: str) -> None:
    assert item(note).source is ReferenceKind.LAW


def test_hostile_notes_end() -> None:
    for text in ("Ab/" * 300 + "C, x", "A B, " * 200, "Ab, in: " * 150 + "2010"):
        assert parse_note(read_text(f"Satz.[^1]\n\n[^1]: {text}\n").notes[0])
