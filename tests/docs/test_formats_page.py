"""The tables of the page on formats are the table that the writers go by.

``pytest tests/docs --renew-golden`` writes them anew.
"""

from __future__ import annotations

import pytest

from refcheck.formats.mapping import ENDNOTE_TYPES, FIELDS, TYPES
from tests.docs.pages import DOCS
from tests.docs.test_pages import is_current


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-golden"))


def code(text: str) -> str:
    return f"`{text}`" if text else ""


def test_the_page_has_every_type(renew: bool) -> None:
    rows = ["| CSL | .bib | BibLaTeX | RIS | EndNote | COinS |", "|---|---|---|---|---|---|"]
    for row in TYPES:
        bib = row.exchange or row.bibtex
        biblatex = f"`@{row.biblatex}`" + (f", `{row.subtype}`" if row.subtype else "")
        endnote = f"{row.endnote} {ENDNOTE_TYPES[row.endnote]}"
        rows.append(f"| `{row.csl}` | `@{bib}` | {biblatex} | {row.ris} | {endnote} | {row.coins} |")
    assert is_current(DOCS / "formats.md", "types", "\n".join(rows), renew=renew)


def test_the_page_has_every_field(renew: bool) -> None:
    rows = ["| CSL | .bib | BibLaTeX | RIS | EndNote | COinS |", "|---|---|---|---|---|---|"]
    for row in FIELDS:
        name = row.csl or row.work.replace("_", "-")
        cells = (code(row.bibtex), code(row.biblatex), row.ris, code(row.endnote), code(row.coins))
        rows.append(f"| `{name}` | {' | '.join(cells)} |")
    assert is_current(DOCS / "formats.md", "fields", "\n".join(rows), renew=renew)


def test_every_type_has_a_name_in_endnote() -> None:
    assert {row.endnote for row in TYPES} <= ENDNOTE_TYPES.keys()
