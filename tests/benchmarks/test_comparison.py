from __future__ import annotations

import random

import pytest

from benchmarks.comparison import pairs, perturbed
from benchmarks.comparison.faults import FAULTS
from benchmarks.comparison.hands import HANDS, abbreviated
from refcheck.model.work import PartialDate, Work
from refcheck.text.names import parse_name


def works() -> list[Work]:
    subjects = "lentils harbours glaciers beetles ferries orchards kilns weirs looms wells quays mosses".split()  # noqa: SIM905
    names = "Ana Lopes|Karel Novak|Mina Sato|Ingrid Dahl|Bert Huys|Rui Tan|Eva Brandt|Paul Marchand|Olga Sidorova|Umar Bello|Yusuf Qadir|Gerda Witt"
    people = [parse_name(name) for name in names.split("|")]
    return [
        Work(
            type="article-journal",
            title=f"Counting {subject} along {subjects[i - 3]} during extraordinary winters",
            author=(people[i], people[i - 5]),
            issued=PartialDate(year=1990 + i, raw=str(1990 + i)),
            container_title=f"{subject.capitalize()} and {subjects[i - 4].capitalize()}",
            volume=str(10 + i),
            page=f"{100 + i}-{120 + i}",
        )
        for i, subject in enumerate(subjects)
    ]


@pytest.mark.parametrize("half", pairs.HALVES)
def test_pairs_are_told_as_a_person_tells_them(half: str) -> None:
    rows = pairs.told(pairs.read(half))
    assert sum(row.right for row in rows) / len(rows) >= 0.97
    assert [row.pair for row in rows if row.accused] == []


def test_no_pair_is_in_both_halves() -> None:
    first, second = ({(p.field, p.cited, p.found) for p in pairs.read(half)} for half in pairs.HALVES)
    assert len(first) + len(second) >= 250
    assert first.isdisjoint(second)


def test_a_fault_is_put_and_found() -> None:
    sample = works() * 6
    tally = perturbed.measure(sample)
    assert tally.put.keys() == FAULTS.keys()
    assert {name for name in FAULTS if tally.found[name] < 0.9 * tally.put[name]} == set()


def test_no_hand_makes_a_difference() -> None:
    assert perturbed.measure(works() * 6).alarms.total() == 0


def test_a_seed_gives_the_same_record() -> None:
    work = works()[0]
    for write in HANDS.values():
        assert write(work, random.Random(3)) == write(work, random.Random(3))


def test_a_journal_is_abbreviated() -> None:
    assert abbreviated("Journal of Lentil Research", points=True) == "J. Lent. Resear."
