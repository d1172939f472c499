"""The authors of a cited work beside those of a record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison
from refcheck.model.work import Name, Work
from refcheck.text.comparison.persons import Likeness, Person, are_doubtful, are_unlike, likeness, person_of
from refcheck.text.lazy import lazy_re
from refcheck.text.names import is_placeholder

__all__ = ["AuthorComparison", "compare_authors"]

MAX_NAMES = 60
"""Longer lists (names) are compared as far as this: every name is compared with every other."""
SHOWN = 12
"""As many names are written for a person."""


_NOBODY = frozenset(
    (word,) for word in ("others", "anonymous", "anon", "nn", "n", "unknown", "various", "al", "various authors")
)
_CUTS = frozenset({1, 3, 10, 50})
"""After so many names sources cut a list."""
_OTHERS = frozenset({Difference.FIRST_AUTHOR, Difference.OTHER_PERSON})
_GOES_ON = frozenset({("others",), ("al",), ("authors",)})
_ET_AL = lazy_re(r"(?i)[\s,]{0,3}\bet\.?\s{1,3}al\b[.\s]{0,3}$")
"""What a field of BibTeX takes for the end of a name: "Roe, J. et al."."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorComparison:
    """The field, and what identity needs of it: ``first`` is how sure the first authors are one,
    ``None`` when a side names nobody; ``same`` counts the names that surely stand in both lists,
    ``apart`` says that no name may stand in both, ``unlike`` that none surely does and the first
    authors have no name in common."""

    field: FieldComparison
    first: Likeness | None = None
    same: int = 0
    apart: bool = False
    unlike: bool = False


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which cited name is which of the record's, and how sure (by cited index)."""

    to: dict[int, tuple[int, Likeness]]
    cited_left: list[int]
    found_left: list[int]


def compare_authors(cited: Work, record: Work) -> AuthorComparison:
    """Return how the authors go with the record's.

    Editors stand for authors where a side has no authors. Institutions beside persons, another
    script, and a list that is known to be cut make the field unknown, never different.
    """
    mine, theirs, roles = _lists(cited, record)
    if not mine or not theirs:
        return AuthorComparison(field=_field(FieldAgreement.UNKNOWN, Difference.NONE, mine, theirs))
    cut = _cut(cited, record, mine, theirs)
    mine, theirs = mine[:MAX_NAMES], theirs[:MAX_NAMES]
    persons = [[p for p in people if not p.forms] for people in (mine, theirs)]
    if not persons[0] or not persons[1]:
        return _bodies(mine, theirs)
    pairing = _pair(persons[0], persons[1])
    agreement, difference = _judge(pairing, cut)
    if difference not in _OTHERS and (doubtful := _doubtful(pairing, persons[0], persons[1])):
        agreement, difference = FieldAgreement.DIFFER, Difference.DOUBTFUL_PERSON
        pairing = doubtful
    if agreement is FieldAgreement.DIFFER and roles:
        agreement, difference = FieldAgreement.UNKNOWN, Difference.NONE
    if pairing.to and pairing.cited_left and not pairing.found_left and _are_helpers(pairing, persons[0], record):
        agreement, difference = FieldAgreement.AGREE, Difference.NONE
    sure = sum(level is Likeness.SAME for _, level in pairing.to.values())
    return AuthorComparison(
        field=_field(agreement, difference, persons[0], persons[1], pairing),
        first=likeness(persons[0][0], persons[1][0]),
        same=sure,
        apart=difference is not Difference.DOUBTFUL_PERSON and not pairing.to and not roles,
        unlike=not sure and not roles and are_unlike(persons[0][0], persons[1][0]),
    )


def _lists(cited: Work, record: Work) -> tuple[list[Person], list[Person], bool]:
    """Return the two lists, and whether editors of one are beside authors of the other."""
    mine, theirs = _people(cited.author), _people(record.author)
    roles = False
    if not mine and not theirs:
        mine, theirs = _people(cited.editor), _people(record.editor)
    elif not mine:
        mine, roles = _people(cited.editor), True
    elif not theirs:
        theirs, roles = _people(record.editor), True
    return mine, theirs, roles


def _people(names: Sequence[Name]) -> list[Person]:
    people = [person_of(_named(name)) for name in names[: MAX_NAMES * 4] if not is_placeholder(name)]
    return [p for p in people if (p.family or p.forms) and p.family not in _NOBODY and "other" not in p.given]


def _cut(cited: Work, record: Work, mine: list[Person], theirs: list[Person]) -> tuple[bool, bool]:
    """Return whether the cited list goes on, and whether the record's may: a record of one name, or
    of a round number as a source cuts them."""
    short = (len(theirs) in _CUTS and len(theirs) < len(mine)) or len(theirs) >= MAX_NAMES
    mine_goes_on, theirs_go_on = (_goes_on(work) for work in (cited, record))
    return mine_goes_on or len(mine) >= MAX_NAMES, theirs_go_on or short


def _goes_on(work: Work) -> bool:
    """Return whether a list of authors says that it is cut: "et al.", a last name "Other Authors"."""
    if work.others or not work.author:
        return work.others
    last = person_of(work.author[-1])
    return last.family in _GOES_ON or "other" in last.given or _named(work.author[-1]) is not work.author[-1]


def _named(name: Name) -> Name:
    """Return a name without the "et al." that was taken for a part of it; the very name where there is none."""
    if not _ET_AL.search(name.family or name.literal) and not _ET_AL.search(name.given):
        return name
    parts = {part: _ET_AL.sub("", getattr(name, part)).strip(" ,") for part in ("family", "given", "literal")}
    return replace(name, **parts)


def _bodies(mine: list[Person], theirs: list[Person]) -> AuthorComparison:
    """Return the comparison where a side names bodies alone: the same, or not known."""
    level = max(likeness(one, other) for one in mine for other in theirs)
    agree = level is Likeness.SAME
    agreement = FieldAgreement.AGREE if agree else FieldAgreement.UNKNOWN
    return AuthorComparison(
        field=_field(agreement, Difference.NONE, mine, theirs),
        first=Likeness.SAME if agree else Likeness.UNCLEAR,
        same=int(agree),
    )


def _pair(mine: list[Person], theirs: list[Person]) -> _Pairing:
    """Return the pairs: sure ones first, those of one place before others."""
    to: dict[int, tuple[int, Likeness]] = {}
    taken: set[int] = set()
    levels = [[likeness(one, other) for other in theirs] for one in mine]
    for level in (Likeness.SAME, Likeness.UNCLEAR):
        for anywhere in (False, True):
            for i in range(len(mine)):
                if i in to:
                    continue
                places = range(len(theirs)) if anywhere else range(i, min(i + 1, len(theirs)))
                j = next((j for j in places if j not in taken and levels[i][j] is level), None)
                if j is not None and (level is Likeness.SAME or _fits(i, j, to)):
                    to[i] = (j, level)
                    taken.add(j)
    return _Pairing(to, _left(mine, set(to)), _left(theirs, taken))


def _left(people: list[Person], paired: set[int]) -> list[int]:
    """Return the names without a partner, but for those that a source gives twice."""
    known = {(people[i].letters, people[i].initials) for i in paired}
    return [i for i, one in enumerate(people) if i not in paired and (one.letters, one.initials) not in known]


def _fits(i: int, j: int, to: dict[int, tuple[int, Likeness]]) -> bool:
    """Return whether an unclear pair keeps the order of the pairs around it: alike names in two places are two."""
    return all((i < other) == (j < place) for other, (place, _) in to.items())


def _judge(pairing: _Pairing, cut: tuple[bool, bool]) -> tuple[FieldAgreement, Difference]:
    differ = FieldAgreement.DIFFER
    if pairing.cited_left and pairing.found_left:
        if not pairing.to or (0 in pairing.cited_left and 0 in pairing.found_left):
            return differ, Difference.FIRST_AUTHOR
        return _replaced(pairing, cut)
    if pairing.cited_left:
        return (FieldAgreement.UNKNOWN, Difference.NONE) if cut[1] else (differ, Difference.SURPLUS)
    if pairing.found_left and not cut[0]:
        return differ, Difference.MISSING
    return _in_order(pairing)


def _replaced(pairing: _Pairing, cut: tuple[bool, bool]) -> tuple[FieldAgreement, Difference]:
    """Return the judgement where both lists have names that the other has not."""
    if cut[1] and len(pairing.to) == 1:
        return FieldAgreement.UNKNOWN, Difference.NONE
    if 0 in pairing.cited_left:
        return FieldAgreement.DIFFER, Difference.FIRST_AUTHOR
    return FieldAgreement.DIFFER, Difference.OTHER_PERSON


def _in_order(pairing: _Pairing) -> tuple[FieldAgreement, Difference]:
    places = [place for _, (place, level) in sorted(pairing.to.items()) if level is Likeness.SAME]
    if places != sorted(places):
        return FieldAgreement.DIFFER, Difference.ORDER
    # Names that may or may not be one person's are no agreement.
    sure = 2 * len(places) >= len(pairing.to)
    return (FieldAgreement.AGREE if sure else FieldAgreement.UNKNOWN), Difference.NONE


def _doubtful(pairing: _Pairing, mine: list[Person], theirs: list[Person]) -> _Pairing | None:
    """Return the pairing without the pairs that are hardly one person's, ``None`` when there are none."""
    apart = {
        i: place
        for i, (place, level) in pairing.to.items()
        if level is Likeness.UNCLEAR and are_doubtful(mine[i], theirs[place])
    }
    if not apart:
        return None
    cited = sorted({*pairing.cited_left, *apart})
    found = sorted({*pairing.found_left, *apart.values()})
    return _Pairing({i: pair for i, pair in pairing.to.items() if i not in apart}, cited, found)


def _are_helpers(pairing: _Pairing, mine: list[Person], record: Work) -> bool:
    """Return whether all surplus authors are the record's editors or translators."""
    helpers = [person_of(name) for name in (*record.editor, *record.translator)[:MAX_NAMES]]
    return all(any(likeness(mine[i], one) is Likeness.SAME for one in helpers) for i in pairing.cited_left)


def _field(
    agreement: FieldAgreement,
    difference: Difference,
    mine: list[Person],
    theirs: list[Person],
    pairing: _Pairing | None = None,
) -> FieldComparison:
    """Return the field, the names that stand in one list alone marked where it differs."""
    left = pairing if agreement is FieldAgreement.DIFFER else None
    return FieldComparison(
        field="author",
        agreement=agreement,
        difference=difference,
        cited=_written(mine, left.cited_left if left else ()),
        found=_written(theirs, left.found_left if left else ()),
    )


def _written(people: list[Person], marked: Collection[int]) -> str:
    """Return names for a person to read, the first of them and all that are marked in "[" "]"."""
    shown = [i for i in range(len(people)) if i < SHOWN or i in marked][: SHOWN * 2]
    names = [f"[{people[i].name.full}]" if i in marked else people[i].name.full for i in shown]
    return "; ".join(names) + (" ..." if len(shown) < len(people) else "")
