from __future__ import annotations

import pytest

from refcheck.exports import export
from refcheck.formats.eras import in_words, of_era
from refcheck.model.work import Name, PartialDate, Work
from refcheck.references.incoming import parse_records
from tests.factories import make_reference

BEFORE_CHRIST = Work(type="book", title="On knots", author=(Name(family="Ropestratos"),), issued=PartialDate(year=-329))


@pytest.mark.parametrize(
    ("raw", "year"),
    [("329 BC", -329), ("0044 BC", -44), ("44 BCE", None), ("ca. 44 BC", None), ("0 BC", None), ("BC", None)],
)
def test_a_year_before_christ_is_read_as_it_is_written_here_alone(raw: str, year: int | None) -> None:
    date = of_era(PartialDate(raw=raw))
    assert date is not None
    assert (date.year, date.raw) == ((year, "") if year else (None, raw))


@pytest.mark.parametrize("issued", [None, PartialDate(year=2019), PartialDate(raw="n.d.")])
def test_another_date_stays(issued: PartialDate | None) -> None:
    work = Work(title="On knots", issued=issued)
    assert in_words(work) is work
    assert of_era(issued) == issued


@pytest.mark.parametrize("name", ["ris", "endnote-xml", "csl-json", "bibtex", "biblatex"])
def test_it_comes_back_from_every_format(name: str) -> None:
    library = parse_records(export([make_reference(key="a", work=BEFORE_CHRIST)], name), path="a", format=name)
    assert [reference.work.issued for reference in library.references] == [PartialDate(year=-329)]


def test_zotero_gets_words_and_citation_processors_a_number() -> None:
    reference = [make_reference(key="a", work=BEFORE_CHRIST)]
    assert '"literal": "329 BC"' in export(reference, "csl-json-zotero")
    assert "-329" in export(reference, "csl-json")
    assert "DA  - 0329 BC\nPY  - -329\n" in export(reference, "ris")
