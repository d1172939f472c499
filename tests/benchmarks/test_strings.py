"""Strings are written as their style says, damaged as their label says, and nothing in them is a DOI."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.scholar.entry import fresh
from benchmarks.strings.__main__ import brought_by, check
from benchmarks.strings.damage import shorten, spoil
from benchmarks.strings.documents import PLACES, write
from benchmarks.strings.scoring import Fate, results_of, table
from benchmarks.strings.styles import IN_LISTS, IN_NOTES, Shown, tidied
from benchmarks.strings.works import Cited, apart, cited_of, is_usable, kin_of
from refcheck.config import Search
from refcheck.model.work import Name, PartialDate, Work

WORK = Work(
    type="article-journal",
    title="Ferries of the upper lakes",
    author=(Name(family="Harrow", given="Nell Ida"), Name(family="Quist", given="Bo")),
    issued=PartialDate(year=2011),
    container_title="Journal of Inland Transport",
    volume="14",
    issue="2",
    page="201-219",
)
SHOWN = Shown(work=WORK, title=WORK.title, year="2011", issue="2", pages="201–219", journal=WORK.container_title)


def test_styles_are_written_as_they_should_be() -> None:
    made = {name: tidied(style(SHOWN)) for name, style in {**IN_LISTS, **IN_NOTES}.items()}
    assert (
        made["vancouver"] == "Harrow NI, Quist B. Ferries of the upper lakes. J. Inland Transport. 2011;14(2):201–219."
    )
    assert made["law"] == "Nell Ida Harrow & Bo Quist, *Ferries of the upper lakes*, 14 J. Inland Transport 201 (2011)."
    assert made["apa"] == (
        "Harrow, N. I., & Quist, B. (2011). Ferries of the upper lakes. *Journal of Inland Transport*, *14*(2), 201–219."
    )


def test_damage_does_what_it_is_called() -> None:
    assert shorten(SHOWN, "no year").year == ""
    assert spoil("“A *title*”", "no markup at all", Random(1)) == "A title"
    assert spoil("Ferries of the upper lakes", "misread letters", Random(1)) != "Ferries of the upper lakes"
    assert spoil("as it is", "none", Random(1)) == "as it is"


def stage(size: int = 60) -> list[Cited]:
    chance = Random(5)
    return [cited_of(entry, chance) for entry in apart([one for one in fresh() if is_usable(one)], size)]


def test_a_seed_stands_for_one_set_of_documents() -> None:
    assert write(stage(), Random(7)).texts == write(stage(), Random(7)).texts
    written = write(stage(), Random(7))
    assert {item.place for item in written.items} == set(PLACES)
    for item in written.items:
        assert item.text in written.texts[item.file].splitlines()[item.line - 1]
        assert not item.cited.true.doi or item.cited.true.doi not in item.text.lower()


def test_works_left_out_leave_their_kin_behind() -> None:
    chance = Random(2)
    left = next(one for one in stage() if one.left_out)
    kin = kin_of(left, chance)
    assert len(kin) >= 4
    assert all(one.held_by and one.doi != left.true.doi for one in kin)
    assert not left.is_held


@pytest.mark.parametrize("search", [Search.RAW, Search.FIELDS])
def test_no_string_is_led_to_another_work(search: Search) -> None:
    chance = Random(3)
    cited = stage(24)
    works = [one.true for one in cited] + [kin for one in cited for kin in kin_of(one, chance)]
    written = write(cited, chance)
    report, requests = check(written, works, search)
    results = results_of(report, written.items, brought_by(works))
    assert len(results) == len(cited)
    assert requests
    assert not [result for result in results if result.fate is Fate.WRONG]
    assert any(result.fate is Fate.RIGHT for result in results)
    assert "recall by place" in table(results)
