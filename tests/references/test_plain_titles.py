"""Titles without italics or quotation marks: taken where the order tells them, else left alone."""

from __future__ import annotations

import pytest

from refcheck.references.journal_places import JournalPlace, find_journal_place
from refcheck.references.law_reviews import split_article
from refcheck.references.plain_titles import (
    PlainTitle,
    find_report_title,
    find_subtitle,
    is_commentary,
    plain_title_before,
    split_author_date,
    split_book,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Doe, J. (2016). Roads to the sea. New York: Penguin.",
            PlainTitle("Doe, J. (2016)", "Roads to the sea", ". New York: Penguin."),
        ),
        ("Doe, J. (n.d.). Roads to the sea.", PlainTitle("Doe, J. (n.d.)", "Roads to the sea", ".")),
        ("Doe, J. (2016, May 3). Roads to the sea", PlainTitle("Doe, J. (2016)", "Roads to the sea", "")),
        ("Doe (2016) 88(3) Walls", PlainTitle("Doe (2016)", "", "88(3) Walls")),
        ("Doe (2016), p. 9", PlainTitle("Doe (2016)", "", "p. 9")),
        ("Doe, Roads, 2016", None),
    ],
)
def test_author_and_date(text: str, found: PlainTitle | None) -> None:
    assert split_author_date(text) == found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Doe, J. (2010). Roads to the sea. ", ", 15(1), 6.", PlainTitle("Doe, J. (2010)", "Roads to the sea.", "")),
        ("See Doe, J. (2010). Roads to sea? ", ".", PlainTitle("Doe, J. (2010)", "Roads to sea?", "")),
        (
            "Doe, J. (2010). Roads to sea. In A. Lee (Ed.), ",
            " (pp. 3-4).",
            PlainTitle("Doe, J. (2010)", "Roads to sea", ". In A. Lee (Ed.),"),
        ),
        ("Jane Doe, Roads to sea, ", ", vol. 42, no. 5, 2004", PlainTitle("Jane Doe, Roads to sea, ", "", "")),
        ("Doe, J. (2010). ", " (2nd ed.).", None),
        ("World Bank (2010) report on ", ", p. 3.", None),
        ("Karl Marx, ", ", vol. 1, Berlin, 1867.", None),
    ],
)
def test_italics_that_name_the_container(before: str, after: str, found: PlainTitle | None) -> None:
    assert plain_title_before(before, after) == found


@pytest.mark.parametrize(
    ("note", "number"),
    [
        ("Thailand Migration Report 2014, Jane Doe (ed.), 2014", 0),
        ("World Bank, World Development Report 1995, 1995", 1),
        ("World Bank, Announcement on Permits", None),
        ("Jane Doe, Bo Chan, 2014", None),
        ("Ministry of Labour, Bureau of Statistics, 2014", None),
        ("Report", None),
    ],
)
def test_report_titles(note: str, number: int | None) -> None:
    assert find_report_title([piece.strip() for piece in note.split(",")]) == number


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("”: Abuse of Workers, 2010", ("”: Abuse of Workers", 19)),
        ('": Abuse of Workers (2010)', ('": Abuse of Workers', 19)),
        ("”, 2010", None),
        ("”: 2010", None),
        ("”: abuse, 2010", None),
    ],
)
def test_subtitles_behind_quotation_marks(after: str, found: tuple[str, int] | None) -> None:
    assert find_subtitle(after) == found


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (
            "' (2006) 88(863) International Review 491, 495.",
            JournalPlace(
                year="2006", volume="88", issue="863", journal="International Review", page="491", locator="495"
            ),
        ),
        (
            "’ (2010) 16 Walls 383",
            JournalPlace(year="2010", volume="16", issue="", journal="Walls", page="383", locator=None),
        ),
        (
            "’ (2010) 16 Walls 383, 390–1",
            JournalPlace(year="2010", volume="16", issue="", journal="Walls", page="383", locator="390-1"),
        ),
        ("’ (Brill 2010) 16", None),
        (
            ", 14 Langmuir 17 (1998).",
            JournalPlace(year="1998", volume="14", issue="", journal="Langmuir", page="17", locator=None),
        ),
        (
            ", 14 Yale L.J. 17, 19–20 (Mar. 1998)",
            JournalPlace(year="1998", volume="14", issue="", journal="Yale L.J.", page="17", locator="19-20"),
        ),
        ("’, Walls 16 (2010) 383", None),
    ],
)
def test_oxford_journals(after: str, place: JournalPlace | None) -> None:
    assert find_journal_place(after) == place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("This is discussed at length in Sverre Molland, ", True),
        ("For a long standing critique of this view see Jane Doe, ", True),
        ("name " * 41, True),
        ("Jane Doe and Bo Chan, ", False),
        ("Department of Economic and Social Affairs, ", False),
        ("All India Trade Union Congress, ", False),
    ],
)
def test_commentary(text: str, told: bool) -> None:
    assert is_commentary(text) is told


def test_long_texts_end() -> None:
    for text in ("(2010) " * 1_500, "A. " * 3_000, "Aa " * 3_000 + "(2010). ", "’ (2010) 16 " + "Wall " * 2_000):
        split_author_date(text)
        plain_title_before(text, text)
        find_journal_place(text)
        find_subtitle(f"”: {text}")
        assert find_report_title(text.split(",")) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ray Gonzalez, The Ghost of John Wayne (2001).", ("Ray Gonzalez", "The Ghost of John Wayne", "")),
        (
            "Ann B. Doe & Carl van den Berg, Walls, Roads and Rivers (Brill 2001), 5",
            ("Ann B. Doe & Carl van den Berg", "Walls, Roads and Rivers", ""),
        ),
        (
            "Jane Doe, On Walls, in A Book of Borders 55 (Sam Roe ed., 2000).",
            ("Jane Doe", "On Walls", "A Book of Borders"),
        ),
        ("The Minister, in a Speech of Some Length (2001)", None),
        ("A report on walls was written (2001).", None),
        ("Jane Doe, Walls", None),
    ],
)
def test_books_without_markup(text: str, told: tuple[str, str, str] | None) -> None:
    found = split_book(text)
    assert (found and (found[0].authors, found[0].title, found[1])) == told


def test_articles_without_markup() -> None:
    found = split_article("Gordon E. Moore, Cramming More Components onto Circuits, 38 Electronics 114, 116 (1965).")
    assert found is not None
    assert (found.authors, found.title) == ("Gordon E. Moore", "Cramming More Components onto Circuits")
    assert split_article("In 1965 many, 38 Electronics") is None


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("AKSIN, Özge, TÜRKMEN, Hayati, et al. Effect of walls on roads. ", "Effect of walls on roads"),
        (
            "WESTFAHL, Gary. The true frontier: Confronting it. In: WESTFAHL, Gary (ed.), ",
            "The true frontier: Confronting it",
        ),
        ("DUPONT, Jean et MARTIN, Paul. ", None),
        ("SILVA, João. ", None),
    ],
)
def test_titles_after_surnames_in_capitals(before: str, title: str | None) -> None:
    found = plain_title_before(before, " 2010, p. 5.")
    assert (found and found.title) == title


def test_a_year_alone_between_names_and_title_before_a_journal() -> None:
    before = "See Jane Doe and Ann Roe. 2017. Roads to the sea. "
    found = PlainTitle("Jane Doe and Ann Roe (2017)", "Roads to the sea.", "")
    assert plain_title_before(before, " 12, 3 (2017), 4–9.") == found
    assert plain_title_before(before, " (Harbour Press)") is None
