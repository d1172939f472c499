from __future__ import annotations

from dataclasses import replace

import pytest

from refcheck.evidence.registries import open_library
from refcheck.evidence.registries.interface import Record, Told
from refcheck.evidence.registries.telling import evidence_of, told_of
from refcheck.model.evidence import ELSEWHERE, NEAR_MISS, OTHER_PEOPLE, Evidence, Outcome
from refcheck.model.work import Name, PartialDate, Work
from refcheck.text.identifiers import Identifier, IdentifierKind
from tests.evidence.registries.asking import a_claim, a_ledger

NAME = open_library.REGISTRY.name
SAILORS = Work(
    type="book",
    title="Ferries and Fares: Sailors, Porters and Pilgrims on Seasonal Contracts",
    author=(Name(family="Wirawan", given="Dewi"), Name(family="Lindqvist", given="Karl")),
    issued=PartialDate(year=2018),
    publisher="Harbour Press",
)
SLIP = replace(SAILORS, title="Harbours and Tides: Sailors, Porters and Pilgrims on Seasonal Contracts")
CLAIM = a_claim(0, SAILORS)


def told(*works: Work, outcome: Outcome = Outcome.FOUND) -> Told:
    own = [Identifier(IdentifierKind.OPEN_LIBRARY, f"OL{number}W") for number in range(len(works))]
    records = tuple(Record(work=work, identifier=one) for work, one in zip(works, own, strict=True))
    return Told(outcome=outcome, asked="https://registry.example/search", records=records)


def evidence(said: Told) -> Evidence:
    known = a_ledger()
    known.tell_search(NAME, CLAIM.id, said)
    (found,) = evidence_of(CLAIM, known, [NAME])
    return found


def test_a_book_with_a_slip_in_its_title_is_kept_with_what_did_not_find_it() -> None:
    found = evidence(told(replace(SAILORS, title="Tides"), SLIP))
    assert (found.outcome, found.reason, found.record) == (Outcome.NOT_FOUND, NEAR_MISS, SLIP)
    assert (found.identifier, found.matches, found.excerpt) == ("open-library:OL1W", False, SLIP.title)


def test_it_is_kept_for_the_next_run_and_looked_at_again() -> None:
    before = told_of(evidence(told(SLIP)))
    assert before is not None
    assert (evidence(before).reason, evidence(before).record) == (NEAR_MISS, SLIP)
    other = replace(before, records=told(replace(SLIP, publisher="Quay Books")).records)
    assert (evidence(other).reason, evidence(other).record) == ("", None)


OTHERS = replace(SAILORS, author=(Name(family="Okafor", given="Ngozi"),), publisher="Quay Books")


def test_a_work_of_the_very_title_by_other_people_is_kept_too_and_looked_at_again() -> None:
    found = evidence(told(replace(SAILORS, title="Tides", author=()), OTHERS))
    assert (found.outcome, found.reason, found.record) == (Outcome.NOT_FOUND, OTHER_PEOPLE, OTHERS)
    assert found.matches is False
    before = told_of(found)
    assert before is not None
    assert (evidence(before).reason, evidence(before).record) == (OTHER_PEOPLE, OTHERS)


def test_nothing_is_said_of_others_where_one_of_that_title_may_be_the_work() -> None:
    nobody = replace(OTHERS, author=(), issued=None)
    found = evidence(told(OTHERS, nobody))
    assert (found.outcome, found.reason, found.record) == (Outcome.NOT_FOUND, "", None)


@pytest.mark.parametrize(
    "work", [replace(SLIP, publisher="Quay Books"), replace(SLIP, title="Tides"), Work(type="book")]
)
def test_what_is_further_away_is_told_by_its_title_alone(work: Work) -> None:
    found = evidence(told(work))
    assert (found.outcome, found.reason, found.record) == (Outcome.NOT_FOUND, "", None)
    assert found.excerpt == work.title


def test_the_work_itself_and_no_answer_are_no_slips() -> None:
    assert (evidence(told(SAILORS, SLIP)).outcome, evidence(told(SAILORS, SLIP)).reason) == (Outcome.FOUND, "")
    down = evidence(replace(told(outcome=Outcome.UNAVAILABLE), reason="timeout"))
    assert (down.outcome, down.reason, down.record) == (Outcome.UNAVAILABLE, "timeout", None)


PIECE = Work(
    type="article-journal",
    title="F\u00e4hren und Fahrpreise: die \u00dcberfahrt der Wanderarbeiter",
    author=(Name(family="Wirawan", given="Dewi"),),
    issued=PartialDate(year=2018),
    container_title="Journal of Island Labour",
    volume="12",
    page="201-224",
)


def test_a_neighbour_in_another_language_leads_to_no_work_and_the_work_does() -> None:
    claim = a_claim(0, PIECE)
    beside = replace(
        PIECE,
        title="The Soil of Upland Terraces and its Uses",
        author=(Name(family="Okafor", given="Ngozi"),),
        page="225-240",
    )
    for work, led in ((beside, False), (replace(beside, author=PIECE.author, page=PIECE.page), True)):
        known = a_ledger()
        known.tell_search("crossref", claim.id, told(work))
        assert known.is_led(claim) is led


def test_the_very_title_in_another_journal_is_kept_unless_another_record_may_be_the_work() -> None:
    article = replace(SAILORS, type="article-journal", container_title="Tides", volume="3", page="1-9", publisher="")
    moved = replace(article, container_title="Harbour Law", volume="8", page="50-61", issued=PartialDate(year=2009))
    claim = a_claim(0, article)
    known = a_ledger()
    known.tell_search(NAME, claim.id, told(moved))
    (found,) = evidence_of(claim, known, [NAME])
    assert (found.outcome, found.reason, found.record) == (Outcome.NOT_FOUND, ELSEWHERE, moved)
    again = told_of(found)
    assert again is not None
    known = a_ledger()
    known.tell_search(NAME, claim.id, again)
    assert [one.reason for one in evidence_of(claim, known, [NAME])] == [ELSEWHERE]
    known = a_ledger()
    known.tell_search(NAME, claim.id, told(moved, replace(moved, container_title="")))
    assert [one.reason for one in evidence_of(claim, known, [NAME])] == [""]
