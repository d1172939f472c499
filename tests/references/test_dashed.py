from __future__ import annotations

import pytest

from refcheck.references.dashed import MAX_TEXT, DashedEntry, split_dashed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MOREL Anne - La route des marais - Paris, Le Quai, 1990",
            ("MOREL Anne", "La route des marais", "", ", Paris, Le Quai, 1990"),
        ),
        (
            "BRANCO, Rui – O rio e a ponte. Lisboa, Gradil, 1998",
            ("BRANCO, Rui", "O rio e a ponte", "", ", Lisboa, Gradil, 1998"),
        ),
        (
            "MOREL Anne - Les digues du nord - Cahiers des marais, tome 3, p. 12-40 - Lille, Le Quai, 1990",
            ("MOREL Anne", "Les digues du nord", "Cahiers des marais", ", tome 3, p. 12-40, Lille, Le Quai, 1990"),
        ),
    ],
)
def test_an_imprint_shows_where_title_and_container_end(text: str, expected: tuple[str, str, str, str]) -> None:
    authors, title, container, rest = expected
    assert split_dashed(text) == DashedEntry(authors=authors, title=title, container=container, rest=rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Morel Anne - La route des marais - Paris, Le Quai, 1990",  # a surname in capitals tells names from a title
        "MOREL Anne - La route des marais",
        "UN-HABITAT - a body",
        "MOREL Anne - " + "x" * MAX_TEXT + " - Paris, Le Quai, 1990",
        "MOREL Anne -" * 60,
    ],
)
def test_without_capitals_or_an_imprint_nothing_is_taken_apart(text: str) -> None:
    assert split_dashed(text) is None


def test_hyphens_without_end_end() -> None:
    assert split_dashed("DOE, " + "Aa-" * 190 + "1") is None
