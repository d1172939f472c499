"""What entries open with, in the styles of the field."""

from __future__ import annotations

import pytest

from refcheck.text.entry_leads import find_lead, read_authors
from tests.growth import lines_run


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        ("Doe, J., & Roe, A. (2010). Roads. Quay.", "Doe Roe", "2010"),
        ("Doe, Jane, and Ann Roe. 2010a. Roads. Quay.", "Doe Roe", "2010a"),
        ("Doe J, Roe A. Roads of the coast. BMJ. 2010;1:2-3.", "Doe Roe", None),
        ("J. Doe and A. Roe. Roads of the coast. Quay, 2010.", "Doe Roe", None),
        ("Doe, Jane. Roads of the Coast. Quay, 2010.", "Doe", None),
        ("World Bank. 2017. Roads. Washington, DC: World Bank.", "World Bank", "2017"),
        ("van der Berg, A. (2012). Wegen. Brook.", "van der Berg", "2012"),
        ("Doe, J. (Ed.). (2010). Roads. Quay.", "Doe", "2010"),
        ("Oxfam. n.d. Who we are. Oxford.", "Oxfam", "n.d"),
    ],
)
def test_authors_and_year_are_read(text: str, authors: str, year: str | None) -> None:
    lead = find_lead(text, None, repeated=False)
    assert lead is not None
    names, _, _ = read_authors(lead.authors)
    assert " ".join(name.surname for name in names) == authors
    assert (lead.year or "").rstrip(".") == (year or "")


@pytest.mark.parametrize("text", ["", "A title without anybody and 12 cats", "https://a.example/x 2010", "?? (2010)"])
def test_other_texts_have_no_lead(text: str) -> None:
    assert find_lead(text, None, repeated=False) is None


def test_editors_are_told_from_authors() -> None:
    assert read_authors("Doe, J., & Roe, A. (Eds.)")[2]
    assert read_authors("Doe, J., et al.")[1]


@pytest.mark.parametrize("part", ["Doe, J., ", "Doe J, ", "van der ", "A. ", "(2010", "Doe. ", "Éa-", "De-la-", "A’"])
def test_hostile_leads_take_linear_time(part: str) -> None:
    def read(text: str) -> None:
        find_lead(text, None, repeated=False)
        read_authors(text)

    def cost(size: int) -> int:
        return lines_run(lambda: read(part * (size // len(part))))

    cost(1_000)
    assert cost(20_000) < 5 * cost(5_000) + 1_000
    read(part * 20_000)
