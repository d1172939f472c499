"""Records beside a cited work: which of them is its own, and whether two fit equally well."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.model.comparison import FieldAgreement, Identity, WorkComparison
from refcheck.model.work import Work
from refcheck.text.comparison import compare_works

__all__ = ["OWN", "are_equal", "is_doubtful", "ranked"]

OWN = (Identity.SAME, Identity.VERSION)
"""What a record of the cited work itself is."""
CLOSE = 0.05
"""Two records of one work whose scores differ by less are equally good."""
_DOUBTFUL = frozenset({"title", "author", "issued"})
_ORDER = {Identity.SAME: 0, Identity.VERSION: 1}


def is_doubtful(seen: WorkComparison) -> bool:
    """Return whether a record differs from a cited work in what a second witness should be heard about, or has less of
    its title than is cited, so that it says nothing of the rest.
    """
    differs = (one.field in _DOUBTFUL and one.agreement is FieldAgreement.DIFFER for one in seen.fields)
    return seen.of("title").is_cut_short or any(differs)


def ranked(seen: Sequence[WorkComparison]) -> list[tuple[WorkComparison, int]]:
    """Return how records go with a cited work, each with its index, the work's own first, then the likest."""
    pairs = [(one, index) for index, one in enumerate(seen)]
    return sorted(pairs, key=lambda pair: (_ORDER.get(pair[0].identity, 2), -pair[0].score))


def are_equal(mine: Sequence[tuple[WorkComparison, int]], records: Sequence[Work]) -> bool:
    """Return whether the first two of ``mine``, as ranked, are different works that fit equally well."""
    if len(mine) < 2:
        return False
    (one, first), (other, second) = mine[:2]
    if one.identity is not other.identity or one.score - other.score >= CLOSE or one.supports != other.supports:
        return False
    # Two records of one work (a source has such) say the same of it.
    return compare_works(records[first], records[second]).identity is not Identity.SAME
