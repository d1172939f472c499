from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from refcheck.evidence.authority import Authority, Vetted
from refcheck.model.document import Problem
from refcheck.model.evidence import Evidence, Outcome, Via
from refcheck.model.place import Location
from refcheck.model.reference import ReferenceKind
from refcheck.model.work import Name, PartialDate, Work
from tests.factories import TITLE, make_reference, make_work
from tests.growth import lines_run

DOI = "10.1596/978-1-4648-1106-7"
BOOK = make_work(doi=DOI, isbn=("978-1-4648-1106-7",), publisher="World Bank")


def told(cited: Work, *vetted: Work, **fields: Any) -> list[Evidence]:
    library = Authority((Vetted(work=one, place=f"own.bib: e{at}") for at, one in enumerate(vetted)), when="2026")
    return list(library.tell([make_reference(work=cited, **fields)]))


def test_a_work_is_found_by_its_identifier() -> None:
    (one,) = told(make_work(title="Migrating for Opportunities", doi=DOI), BOOK)
    assert (one.source, one.asked, one.when, one.outcome) == ("authority", "own.bib: e0", "2026", Outcome.FOUND)
    assert (one.via, one.identifier, one.record, one.matches) == (Via.CITED, f"doi:{DOI}", BOOK, True)


def test_a_work_is_found_by_its_title() -> None:
    (one,) = told(make_work(title="Migrating to Opportunity"), BOOK)
    assert (one.via, one.identifier, one.matches) == (Via.SEARCH, f"doi:{DOI}", True)


def test_what_it_does_not_have_is_not_spoken_of() -> None:
    assert told(make_work(title="Moving to Opportunity: An Experiment"), BOOK) == []
    assert told(make_work(), *()) == []
    assert told(make_work(title="Annual"), replace(BOOK, title="Annual")) == []


def test_an_identifier_of_another_work_is_said() -> None:
    other = make_work(title="Soil Chemistry of the Lower Delta", author=(Name(family="Nowak", given="A"),), doi=DOI)
    (one,) = told(other, BOOK)
    assert (one.via, one.matches) == (Via.CITED, False)


def test_a_work_is_still_found_by_its_title_when_its_identifier_is_wrong() -> None:
    soil = make_work(title="Soil Chemistry of the Lower Delta", author=(Name(family="Nowak"),), doi="10.7001/soil")
    assert [(one.via, one.matches) for one in told(make_work(doi="10.7001/soil"), BOOK, soil)] == [
        (Via.CITED, False),
        (Via.SEARCH, True),
    ]


def test_a_chapter_does_not_stand_for_the_book_of_its_isbn() -> None:
    chapter = Work(type="chapter", title="Soils of the Delta", author=(Name(family="Nowak"),), isbn=BOOK.isbn)
    assert told(BOOK, chapter) == []
    book = Work(type="book", title="Soils of the Delta", author=(Name(family="Nowak"),), isbn=BOOK.isbn)
    assert told(replace(BOOK, doi=""), book) == []


def test_of_two_that_fit_equally_well_neither_is_taken() -> None:
    column = Work(type="article-journal", title="Letter from the Editor", author=(Name(family="Duarte", given="I"),))
    one, other = (replace(column, container_title=name) for name in ("Boats and Borders", "Soil Letters"))
    assert told(column, one, other) == []


def test_the_year_tells_editions_apart_in_a_long_series() -> None:
    report = Work(type="report", title="Annual Report on the Work of the Camps", author=(Name(literal="Camp Watch"),))
    years = [replace(report, issued=PartialDate(year=year), doi=f"10.7001/{year}") for year in range(1990, 2020)]
    (one,) = told(replace(report, issued=PartialDate(year=2014)), *years)
    assert one.identifier == "doi:10.7001/2014"


@pytest.mark.parametrize("kind", [ReferenceKind.INTERVIEW, ReferenceKind.LETTER])
def test_private_sources_are_not_looked_up(kind: ReferenceKind) -> None:
    assert told(BOOK, BOOK, kind=kind) == []


def test_an_entry_that_cannot_be_parsed_is_not_looked_up() -> None:
    problem = Problem(code="SYN001", message="unclosed", location=Location(path="a.bib", line=1))
    assert told(BOOK, BOOK, problem=problem) == []


def works(count: int) -> list[Work]:
    chance = Random(5)
    words = ["".join(chance.choices("abdegiklmnoprstu", k=7)) for _ in range(3_000)]
    return [
        Work(
            title=" ".join(chance.choices(words, k=8)), author=(Name(family=chance.choice(words)),), doi=f"10.7001/{at}"
        )
        for at in range(count)
    ]


def test_many_works_take_no_more_steps_each() -> None:
    def cost(count: int) -> int:
        kept = works(count)
        references = [make_reference(key=str(at), work=replace(kept[at], doi="")) for at in range(50)]
        library = Authority(Vetted(work=one, place="own.bib") for one in kept)
        told: list[object] = []
        lines = lines_run(lambda: told.extend(one for one in library.tell(references) if one.matches))
        assert len(told) == 50
        return lines

    cost(100)
    assert cost(4_000) < 2 * cost(1_000)


def test_a_title_of_common_words_alone_leads_to_nothing() -> None:
    same = [Work(title="Report of the Commission", doi=f"10.7001/{at}") for at in range(600)]
    assert told(Work(title="Report of the Commission"), *same) == []


def test_the_title_that_is_looked_up_may_be_anything() -> None:
    assert told(Work(title=" ".join(f"{TITLE}{at}" for at in range(3_000))), BOOK) == []
