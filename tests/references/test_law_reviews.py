"""Articles without italics as law reviews set them, and the prose before one."""

from __future__ import annotations

import pytest

from refcheck.references.law_reviews import find_citation, split_article


@pytest.mark.parametrize(
    ("text", "authors", "title", "container"),
    [
        ("Jane A. Roe, Nets and Quays, 73 VAND. L. REV. 929 (2020)", "Jane A. Roe", "Nets and Quays", ""),
        (
            "Tim Salt, Ann Reed & Bo Carr, Nets: A Study, 39 J. PORT L. (forthcoming 2024)",
            "Tim Salt, Ann Reed & Bo Carr",
            "Nets: A Study",
            "",
        ),
        ("Ann Roe, Science and Nets, 68 LA. L. REV. 117 (2007)", "Ann Roe", "Science and Nets", ""),
        (
            "Bo Carr & Di Lee, Boats Took My Job. Now It Sails, WASH. POST (June 2, 2023)",
            "Bo Carr & Di Lee",
            "Boats Took My Job. Now It Sails",
            "WASH. POST",
        ),
        ("Ann Roe, Opinion, Nets and Quays, 73 PORT L. REV. 929, 931 n. 4 (2020)", "Ann Roe", "Nets and Quays", ""),
        ("Note, The Paradox of “Many Nets,” 132 PORT L. REV. 748 (2018)", "", "The Paradox of “Many Nets,”", ""),
        ("Ann Roe, Nets and Quays, 46 J. PORT 334 (2002) for the number of boats in each of them", "Ann Roe", "Nets and Quays", ""),
        ("ANN ROE & BO CARR, NETS: A GUIDE TO THE SEA 1–33 (2010)", "ANN ROE & BO CARR", "NETS: A GUIDE TO THE SEA", ""),
        ("NET BUREAU, DEP’T OF NETS, BOATS AT SEA, 1980–2009 15 tbl.2 (2011)", "NET BUREAU, DEP’T OF NETS", "BOATS AT SEA, 1980–2009", ""),
        ("ANN ROE, CTR. FOR NETS, 2017 NET SIZE STUDY (2017)", "ANN ROE", "2017 NET SIZE STUDY", ""),
    ],
)  # fmt: skip
def test_articles(text: str, authors: str, title: str, container: str) -> None:
    found = split_article(text)
    assert found is not None
    assert (found.authors, found.title, found.container) == (authors, title, container)


def test_pages_with_an_address() -> None:
    blanks = " " * 40
    for text, authors, container in (
        (f"Ann Roe, More Nets, NPR (Nov. 26, 2020),{blanks}.", "Ann Roe", "NPR"),
        (f"The 10 harbours with the most nets, PORTWATCH (Nov. 24, 2015),{blanks}", "", "PORTWATCH"),
    ):
        found = split_article(text, addressed=True)
        assert found is not None
        assert (found.authors, found.container) == (authors, container)
    assert split_article(f"Ann Roe, More Nets, ILO (2020),{blanks}.", addressed=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe, U.S. Chief Pilot, 25 Point Plan to Reform the Federal Harbour Management of Boats 17 (2010)",
        "Ann Roe, Nets and Quays (2010)",
        "Ann Roe, Nets and Quays, ILO (May 3, 2010)",
        "In 1999 many boats, so they say, 14 were lost 17 (2001)",
        "Nets, 14 J. PORT L. 17",
    ],
)
def test_what_is_no_article(text: str) -> None:
    assert split_article(text) is None


def test_prose_before_a_citation() -> None:
    text = "Most boats that were counted are no longer at sea. Ann Roe, Nets and Quays, 73 PORT L. REV. 929 (2020)"
    assert text[find_citation(text) :].startswith("Ann Roe")
    assert find_citation("Most boats that were counted are no longer at sea. They sank in 1999.") == 0
    assert find_citation("") == 0


def test_hostile_notes_cost_little() -> None:
    for text in ("A. Roe, " * 200, "1 A " * 400, "Ab. Cd. " * 300):
        assert find_citation(text) == 0
