"""What was said of each case against what is right: counts, and a line for every miss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.behaviours.case import ACCUSED, FINE, Case, Group
from benchmarks.peers import Said, State
from refcheck.model.evidence import LinkEvidence, LinkVerdict

__all__ = ["HEAD", "Score", "Verdict", "by_code", "score"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What a checker said of a case: its state, the word when it has words, and why; ``codes`` are those of the
    checks that told it.
    """

    state: State
    word: LinkVerdict | None = None
    why: str = ""
    codes: tuple[str, ...] = ()

    @classmethod
    def of(cls, link: LinkEvidence) -> Verdict:
        """Return what refcheck said."""
        return cls.worded(link.verdict, f"{link.reason}: {link.detail}" if link.detail else link.reason)

    @classmethod
    def worded(cls, word: LinkVerdict, why: str, codes: tuple[str, ...] = ()) -> Verdict:
        """Return a verdict that has a word."""
        return cls(state=_state_of(word), word=word, why=why, codes=codes)

    @classmethod
    def of_peer(cls, said: Said | None) -> Verdict:
        """Return what another checker said, if anything."""
        return cls(state=State.UNKNOWN, why=NOTHING_SAID) if said is None else cls(state=said.state, why=said.why)

    def is_right(self, case: Case) -> bool:
        """Return whether the word is right; of those without words, whether the state is.

        Silence is no answer.
        """
        if self.word is not None:
            return self.word in case.verdicts
        return self.why != NOTHING_SAID and self.state in {_state_of(verdict) for verdict in case.verdicts}

    def is_harmful(self, case: Case) -> bool:
        """Return whether a living page is accused, or a dead one called fine."""
        if self.word is not None:
            return case.harmful(self.word)
        wrong = {
            Group.ALIVE: {State.DEAD},
            Group.DEAD: {State.ALIVE},
            Group.UNKNOWN: {State.DEAD, State.ALIVE},
        }[case.group]
        return self.state in wrong and not self.is_right(case)


NOTHING_SAID = "nothing said"


def _state_of(word: LinkVerdict) -> State:
    if word in ACCUSED:
        return State.DEAD
    # A page without its part is there.
    return State.ALIVE if word in FINE or word is LinkVerdict.FRAGMENT_MISSING else State.UNKNOWN


HEAD = "| client | alive called broken | dead called fine | unknown called either | exact | not said | seconds |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """The line of a checker in the table, and its misses: the harmful first. ``silent`` is of
    how many cases it said nothing: a client that stays silent does no harm, and is of no use.
    """

    name: str
    harm: Mapping[Group, int]
    sizes: Mapping[Group, int]
    exact: int
    silent: int
    seconds: float
    misses: tuple[str, ...]

    def row(self) -> str:
        """Return the line of the table."""
        harm = " | ".join(f"{self.harm[group]} of {self.sizes[group]}" for group in Group)
        return f"| {self.name} | {harm} | {self.exact} of {sum(self.sizes.values())} | {self.silent} | {self.seconds:.1f} |"


def score(name: str, cases: Sequence[Case], said: Mapping[str, Verdict], seconds: float) -> Score:
    """Return how ``said`` (by name of the case) fares."""
    harmful = [case for case in cases if said[case.name].is_harmful(case)]
    wrong = [case for case in cases if not said[case.name].is_right(case) and case not in harmful]
    return Score(
        name=name,
        harm={group: sum(case.group is group for case in harmful) for group in Group},
        sizes={group: sum(case.group is group for case in cases) for group in Group},
        exact=sum(said[case.name].is_right(case) for case in cases),
        silent=sum(said[case.name].why == NOTHING_SAID for case in cases),
        seconds=seconds,
        misses=tuple(_line(case, said[case.name], "!" if case in harmful else " ") for case in (*harmful, *wrong)),
    )


def by_code(cases: Sequence[Case], said: Mapping[str, Verdict]) -> str:
    """Return a table: how many cases each check named, and of how many of these the verdict is right, wrong, harmful."""
    named: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for code in said[case.name].codes:
            named[code].append(case)
    lines = ["| check | cases | verdict right | wrong | harmful | alive |", "|---|---|---|---|---|---|"]
    for code, each in sorted(named.items()):
        right = sum(said[case.name].is_right(case) for case in each)
        harmful = sum(said[case.name].is_harmful(case) for case in each)
        alive = sum(case.group is Group.ALIVE for case in each)
        lines.append(f"| {code} | {len(each)} | {right} | {len(each) - right} | {harmful} | {alive} |")
    return "\n".join(lines)


def _line(case: Case, verdict: Verdict, mark: str) -> str:
    wanted = " or ".join(case.verdicts)
    reason = f" ({case.why})" if case.why else ""
    said = f"{verdict.word or verdict.state} ({verdict.why})"
    return f"{mark} {case.group:8}{case.name}: {wanted} is right{reason}, said: {said}"
