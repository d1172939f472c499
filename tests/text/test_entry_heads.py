"""Entries known by the names and years that citations give them."""

from __future__ import annotations

import pytest

from refcheck.text.entry_heads import HeadIndex, MatchKind, head_of, heads_of

ENTRIES = (
    "García, A., & López, B. (2012). Caminos del mar. Madrid: Akal.",
    "International Labour Organization. (2016). Work in motion. Geneva: ILO.",
    "Jones, B., & Roe, C. (2018). Another title here. Journal of Things, 12(3), 45–67.",
    "Müller, A., Meier, B., & Schulz, C. (2015). Wege. Zeitschrift für Wege, 3, 1–9.",
    "Smithson, J. (2017). A big title: with subtitle. Oxford University Press.",
    "Poe, A. 2011a. One side. London: Quay.",
    "Poe, A. 2011b. Other side. London: Quay.",
    "van der Berg J, Otto K. Some paper. BMJ. 2012;3(2):4-5.",
    "Environmental Agency (ENVA). 2014. Water. Oslo: ENVA.",
    "Douglas M. Bates and Donald G. Watts. Curves. Wiley, 1988.",
    "Oxfam. n.d. Who we are. Oxford: Oxfam.",
)
INDEX = HeadIndex(heads_of([(entry, False) for entry in ENTRIES]))


@pytest.mark.parametrize(
    ("names", "year", "entry"),
    [
        ("García y López", "2012", 0),
        ("Garcia & Lopez", "2012", 0),
        ("International Labour Organization", "2016", 1),
        ("ILO", "2016", 1),
        ("Recently Jones and Roe", "2018", 2),
        ("Müller et al.", "2015", 3),
        ("Mueller et al.", "2015", None),
        ("Smithson", "2017", 4),
        ("J. Smithson", "2017", 4),
        ("Poe", "2011b", 6),
        ("van der Berg and Otto", "2012", 7),
        ("ENVA", "2014", 8),
        ("Bates and Watts", "1988", 9),
        ("Oxfam", "n.d.", 10),
    ],
)
def test_names_and_year_lead_to_the_entry(names: str, year: str, entry: int | None) -> None:
    match = INDEX.match(names, year)
    assert (match.entries[0] if match.kind is MatchKind.TIED else None) == entry


def test_fewer_names_are_a_loose_fit() -> None:
    assert INDEX.match("Jones", "2018").kind is MatchKind.LOOSE


def test_two_entries_of_one_year_are_ambiguous() -> None:
    match = INDEX.match("Poe", "2011")
    assert (match.kind, match.entries) == (MatchKind.AMBIGUOUS, (5, 6))
    assert INDEX.match("Poe", "2011c").kind is MatchKind.OTHER_LETTER


def test_another_year_is_told_with_the_nearest_entry() -> None:
    match = INDEX.match("Smithson", "2019")
    assert (match.kind, match.entries) == (MatchKind.OTHER_YEAR, (4,))


def test_other_names_of_that_year_are_told() -> None:
    assert INDEX.match("Jones and Doe", "2018").kind is MatchKind.OTHER_NAME
    assert INDEX.match("Smithsen", "2017").entries == (4,)


@pytest.mark.parametrize(
    ("names", "year"), [("Paris", "2015"), ("Roe", "2018"), ("Hoffman and Smithson", "2019"), ("", "2017")]
)
def test_what_no_entry_is_of_is_none(names: str, year: str) -> None:
    assert INDEX.match(names, year).kind is MatchKind.NONE


def test_a_dash_has_the_authors_before() -> None:
    heads = heads_of([("Poe, A. 2011. One side. London: Quay.", False), ("———. 2012. Other side. London: Quay.", True)])
    assert heads[1].authors == heads[0].authors
    assert heads[1].year == "2012"


def test_an_entry_without_a_year_has_none() -> None:
    assert head_of("Poe, A. One side. London: Quay.").year is None
    assert not head_of("What is this all about").is_clear
