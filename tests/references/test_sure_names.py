"""Entries and notes whose plain title stands between names that show where they end and what names its journal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from refcheck.documents import read_text
from refcheck.model.work import Work
from refcheck.references import extract
from refcheck.references.lists import works_of_entries
from refcheck.text.entry_leads import opens_book, sure_names

BOOKS = [
    "Doe JA, Roe M. Roads to the sea. Porto, Portugal: Quay Books; 1995.",
    "Doe J. Roads to the sea. Porto, Portugal: Quay Books; 1995.",
    "Doe, Jane: Roads to the sea. Porto, Portugal: Quay Books, 1995.",
    "Doe, Jane; Roe, Max: Roads to the sea. Porto, Portugal: Quay Books, 1995.",
    "J. Doe and M. Roe, Roads to the sea. Porto, Portugal: Quay Books, 1995.",
    "J. Doe, Roads to the sea. Quay Books, 1995.",
    "Jane Doe. 1995. Roads to the sea. Porto, Portugal: Quay Books.",
    "Jane Doe, Max Roe and Ann Poe. 1995. Roads to the sea. Porto, Portugal: Quay Books.",
    "See also Jane Doe. 1995. roads to the sea: a manual. Porto, Portugal: Quay Books.",
]
ARTICLES = [
    "Doe J. The Roads of 1990. *RST*. 2007;19(2):6–12.",
    "Doe JA, Roe M. The Roads of 1990. *J. Old Roads*. 2007;19(2):6–12.",
    "Doe J et al. The Roads of 1990. *Roads & routes*. 2007;19:6–12.",
    "Doe, J. A. The Roads of 1990. *RST* **19**, 6–12 (2007).",
    "Doe, J. & Roe, M. B. The Roads of 1990. *RST* **19**, 6–12 (2007).",
    "DOE, Jane. The Roads of 1990. *RST*. 2007, **19**(2), 6–12.",
    "DOE, Paweł and ŁĘK, Jan. The Roads of 1990. *RST*. 2007, **19**, 6–12.",
    "Jane Doe. 2007. The Roads of 1990. *Road Studies—Theory and Practice* (2007), 6–12.",
]


def listed(entry: str) -> Work:
    """Return the work of an entry of a list of references."""
    document = read_text(f"# T\n\nText.\n\n## References\n\n{entry}\n")
    return next(item.work for _, item in works_of_entries(document) if item.work is not None)


def noted(note: str) -> Work:
    """Return the work that a note cites."""
    return extract(read_text(f"# T\n\nA claim.[^1]\n\n[^1]: {note}\n")).references[0].work


@pytest.mark.parametrize("read", [listed, noted])
@pytest.mark.parametrize("entry", BOOKS)
def test_books_without_markup(entry: str, read: Callable[[str], Work]) -> None:
    entry = entry.removeprefix("See also ") if read is listed else entry
    work = read(entry)
    assert work.title.casefold().startswith("roads to the sea")
    assert (work.author[0].family, work.author[0].given[:1], work.year) == ("Doe", "J", 1995)
    assert work.publisher == "Quay Books"


@pytest.mark.parametrize("read", [listed, noted])
@pytest.mark.parametrize("entry", ARTICLES)
def test_articles_before_a_journal_in_italics(entry: str, read: Callable[[str], Work]) -> None:
    work = read(entry)
    assert (work.title, work.year, work.page) == ("The Roads of 1990", 2007, "6-12")
    assert work.container_title.strip(".") in {
        "RST", "J. Old Roads", "Roads & routes", "Road Studies—Theory and Practice",
    }  # fmt: skip
    assert work.author[0].family.casefold() == "doe"
    assert work.volume == ("" if "Theory" in entry else "19")


def test_chapters_before_a_book_in_italics() -> None:
    work = noted("Doe, J. A. & Roe, M. Ways of salt. in *Old Roads, New Towns* (eds Poe, A.) (Quay, 1990).")
    assert (work.title, work.container_title) == ("Ways of salt", "Old Roads, New Towns")
    assert [name.family for name in work.author] == ["Doe", "Roe"]


@pytest.mark.parametrize(
    ("entry", "title", "authors"),
    [
        # the only initial may be a middle one
        ("Jane A. Doe and Max Roe. Roads to the sea. Porto: Quay, 1995.", "Roads to the sea", ["Doe", "Roe"]),
        # the italics are the title
        ("Doe J. *The old roads*. Porto: Quay; 1995.", "The old roads", ["Doe"]),
        ("Doe, J. A. (2007). *The old roads*. Quay.", "The old roads", ["Doe"]),
        # the year stands behind the names, not in the title
        ("Doe J, Roe M. 2007. Roads to the sea. Road Studies 19(2): 6-12.", "Roads to the sea", ["Doe", "Roe"]),
        ("Porch, J. F. (1998). Level. Serif: The Magazine of Type, 6, 24–31.", "Level", ["Porch"]),
    ],
)
def test_what_only_looks_alike(entry: str, title: str, authors: list[str]) -> None:
    work = listed(entry)
    assert (work.title, [name.family for name in work.author]) == (title, authors)


def test_a_title_may_end_in_what_is_cut_short_before_numbers() -> None:
    assert listed("J. Doe, Roads of Art. London: Quay and Sons, 1967.").title == "Roads of Art"


def test_a_title_before_its_publisher_is_no_further_name() -> None:
    work = noted("D. M. Doe, D. G. Roe, Linear Road Analysis and Its Uses, Wiley, 1988.")
    assert (work.title, work.publisher) == ("Linear Road Analysis and Its Uses", "Wiley")


@pytest.mark.parametrize("piece", ["Aa-", "Doe, Jane; ", "Doe J, ", "A. Bb, ", "DOE, Jane and ", "D'"])
def test_names_without_an_end_take_no_time(piece: str) -> None:
    assert sure_names(piece * 50_000 + "1", 0) is None
    assert not opens_book(piece * 50_000 + "1", 0)
