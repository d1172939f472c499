"""Where an article stands, in the orders of several styles."""

from __future__ import annotations

import pytest

from refcheck.references.journal_places import JournalPlace, find_journal_place, find_place_around


def place(journal: str, volume: str, year: str, page: str = "", **more: str) -> JournalPlace:
    cited = more.get("cited")
    return JournalPlace(
        year=year, volume=volume, issue=more.get("issue", ""), journal=journal, page=page, locator=cited
    )


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("’ (2006) 88(863) Net Review 491, 495.", place("Net Review", "88", "2006", "491", issue="863", cited="495")),
        ("” (2018) 43:2 Queen's LJ 255 at 261.", place("Queen's LJ", "43", "2018", "255", issue="2", cited="261")),
        ("’ (2025) Future Nets 151", place("Future Nets", "", "2025", "151")),
        (", 14 Net L.J. 17, 19–20 (Mar. 1998)", place("Net L.J.", "14", "1998", "17", cited="19-20")),
        (", 105 NET. L.J. 819, 840, n. 133 (2017)", place("NET. L.J.", "105", "2017", "819", cited="840")),
        (", 110 Net. L.J. Online (2022)", place("Net. L.J. Online", "110", "2022")),
        (", 39 J. Net L. (forthcoming 2024)", place("J. Net L.", "39", "2024")),
        (", 2001 Net L. Rev. 100, 105", place("Net L. Rev.", "2001", "2001", "100", cited="105")),
        ("” Net Review 194.1 (2004): 78-91.", place("Net Review", "194", "2004", "78-91", issue="1")),
        ("” Net Review 10, no. 8 (May 1966): 707.", place("Net Review", "10", "1966", "707", issue="8")),
        ("” Nets, vol. 60, no. 3 (December 2008), pp. 538–56.", place("Nets", "60", "2008", "538-56", issue="3")),
        ("’, Net Talk 21/2 (2007-8), 39-50.", place("Net Talk", "21", "2007", "39-50", issue="2")),
        ("’, Net Review 118 (2005) 23-41, aldaar 30.", place("Net Review", "118", "2005", "23-41", cited="30")),
        ("” Acts of Nets: Boats, Quays 83c (1983): 37-79.", place("Acts of Nets: Boats, Quays", "83c", "1983", "37-79")),
        ("” Advances in Net Systems 25 (2012).", place("Advances in Net Systems", "25", "2012")),
        (", Net Data 3, 160018 (2016)", place("Net Data", "3", "2016", "160018")),
        (", The Net's Eye no. 6 (Dec 1948).", place("The Net's Eye", "", "1948", issue="6")),
        ("’ (2010) 16 Walls 383. This was read by many.", None),
        ("’, Walls 16 (2010) 383", None),  # a page of it, or the one cited?
        ("’ (Brill 2010) 16", None),
        (", Roads (Verso, 2010), 5", None),
        (", 2009. Page 8.", None),
        (", Net Discussion Paper 01384 (2013)", None),
        (", edited by Ann Roe 5 (2010): 9", None),
        (", 14 nets 17 (1998)", None),
        ("", None),
    ],
)  # fmt: skip
def test_journal_places(after: str, found: JournalPlace | None) -> None:
    assert find_journal_place(after) == found


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("” (2017) 52 ,  1, 8.", place("", "52", "2017", "1", cited="8")),
        ("’ [2005] ,  1, 5", place("", "", "2005", "1", cited="5")),
        (", 14 ,  17, 19 (1998).", place("", "14", "1998", "17", cited="19")),
        (", ,  71 (1997): 310-335", None),
        (", 14 ,  (1998)", None),
        ("", None),
    ],
)
def test_places_around_a_journal_in_italics(after: str, found: JournalPlace | None) -> None:
    assert find_place_around(after) == found


def test_hostile_places_cost_little() -> None:
    for text in ("1 A " * 2_000, "(1999) " * 900, "A: " * 2_000, "9" * 5_000, ", " * 4_000, "“" * 4_000):
        assert find_journal_place(text) is None
        assert find_place_around(text) is None
