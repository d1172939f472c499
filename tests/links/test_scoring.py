from __future__ import annotations

import pytest

from benchmarks.behaviours import Case, Group
from benchmarks.behaviours.scoring import Verdict, by_code, score
from benchmarks.peers import Said, State
from refcheck.model.evidence import LinkVerdict

V = LinkVerdict


def case(group: Group, *verdicts: LinkVerdict) -> Case:
    return Case(name=group.value, group=group, verdicts=verdicts, setting=lambda _: "")


ALIVE, DEAD = case(Group.ALIVE, V.OK), case(Group.DEAD, V.SOFT_404)
GUARDED, UNKNOWN = case(Group.ALIVE, V.BLOCKED), case(Group.UNKNOWN, V.TIMEOUT)


@pytest.mark.parametrize(
    ("case", "word", "right", "harmful"),
    [
        (ALIVE, V.OK, True, False),
        (ALIVE, V.TIMEOUT, False, False),
        (ALIVE, V.SOFT_404, False, True),
        (DEAD, V.SOFT_404, True, False),
        (DEAD, V.BLOCKED, False, False),
        (DEAD, V.REDIRECTED, False, True),
        (GUARDED, V.OK, False, False),
        (GUARDED, V.BROKEN, False, True),
        (UNKNOWN, V.TIMEOUT, True, False),
        (UNKNOWN, V.BLOCKED, False, False),
        (UNKNOWN, V.OK, False, True),
        (UNKNOWN, V.BROKEN, False, True),
    ],
)
def test_words(case: Case, word: LinkVerdict, right: bool, harmful: bool) -> None:
    verdict = Verdict.worded(word, "")
    assert (verdict.is_right(case), verdict.is_harmful(case)) == (right, harmful)


@pytest.mark.parametrize(
    ("case", "state", "right", "harmful"),
    [
        (ALIVE, State.ALIVE, True, False),
        (ALIVE, State.DEAD, False, True),
        (GUARDED, State.UNKNOWN, True, False),
        (GUARDED, State.ALIVE, False, False),
        (DEAD, State.DEAD, True, False),
        (DEAD, State.ALIVE, False, True),
        (UNKNOWN, State.DEAD, False, True),
    ],
)
def test_states(case: Case, state: State, right: bool, harmful: bool) -> None:
    verdict = Verdict.of_peer(Said(state=state))
    assert (verdict.is_right(case), verdict.is_harmful(case)) == (right, harmful)


def test_the_table_counts_and_lists_the_harmful_first() -> None:
    said = {
        "alive": Verdict.worded(V.TIMEOUT, "slow"),
        "dead": Verdict.worded(V.OK, "200"),
        "unknown": Verdict.of_peer(None),
    }
    scored = score("it", (ALIVE, DEAD, UNKNOWN), said, 1.5)
    assert scored.row() == "| it | 0 of 1 | 1 of 1 | 0 of 1 | 0 of 3 | 1 | 1.5 |"
    assert [line[:6] for line in scored.misses] == ["! dead", "  aliv", "  unkn"]


def test_each_check_has_a_row_with_how_often_its_verdict_was_right() -> None:
    said = {
        "alive": Verdict.worded(V.BROKEN, "404", ("LNK001",)),
        "dead": Verdict.worded(V.SOFT_404, "gone", ("LNK001", "LNK010")),
        "unknown": Verdict.of_peer(None),
    }
    assert by_code((ALIVE, DEAD, UNKNOWN), said).splitlines()[2:] == [
        "| LNK001 | 2 | 1 | 1 | 1 | 1 |",
        "| LNK010 | 1 | 1 | 0 | 0 | 0 |",
    ]
