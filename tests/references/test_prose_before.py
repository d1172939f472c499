"""Prose that leads to a citation is left out; names, titles and clauses of the citation itself stay."""

import pytest

from refcheck.references.prose_before import without_prose_before


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("For a critique see Doe, *Roads*, 2007", "Doe, *Roads*, 2007"),
        ("Harbours and ships: cf. Doe, *Roads*, 2007", "Doe, *Roads*, 2007"),
        ("The definition is taken from: Jane Doe, *Roads*, 2007", "Jane Doe, *Roads*, 2007"),
        ("Eine Übersicht der Häfen ist entnommen aus: Jane Doe, *Roads*, 2007", "Jane Doe, *Roads*, 2007"),
        ("a useful overview of Doe", "Doe"),
        ("discussion in Doe, *Roads*, 2007", "Doe, *Roads*, 2007"),
    ],
)
def test_prose_that_leads_to_a_citation_is_left_out(text: str, citation: str) -> None:
    assert without_prose_before(text) == citation


@pytest.mark.parametrize(
    "citation",
    [
        "",
        "Jane Doe, *Roads: A History*, 2007",
        "The Harbour Board, *Where the Sea Is: Reports from Quay*, 2007",
        "Doe, Jane: Roads. Porto: Quay, 1995",
        "The Best Overview of Doe",
        "Ministry of Roads: Annual Report 2007",
    ],
)
def test_a_citation_stays_as_it_is(citation: str) -> None:
    assert without_prose_before(citation) == citation
