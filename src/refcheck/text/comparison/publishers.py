"""Whether two names of publishers may be one's: "Springer-Verlag" and "Springer", "Duke Univ. Press" in full."""

from __future__ import annotations

from refcheck.text.comparison.abbreviations import is_short_for
from refcheck.text.words import STOPWORDS, tokens

__all__ = ["same_publisher"]

MAX_NAME = 200
"""Longer names (characters) are cut."""
MAX_WORDS = 12
_COMMON = frozenset(
    """press publisher publishers publishing publications publication pub verlag verlagsgesellschaft verlagshaus edition
    editions editora editorial editore editores edizioni ediciones uitgeverij nakladatelstvi wydawnictwo kitabevi yayinlari
    books book company co inc ltd llc gmbh sa sons group house university univ universite universitat universidad
    universita academic international""".split()  # noqa: SIM905
)
"""What publishers have in common, so that it does not tell one from another."""


def same_publisher(one: str, other: str) -> bool:
    """Return whether all telling words of one name stand in the other, in full or shortened.

    A name without a telling word ("University Press") is nobody's.
    """
    mine, theirs = _telling(one), _telling(other)
    short, long = sorted((mine, theirs), key=len)
    return bool(short) and all(any(is_short_for(a, b) or is_short_for(b, a) for b in long) for a in short)


def _telling(name: str) -> list[str]:
    words = [token.word for token in tokens(name[:MAX_NAME])[:MAX_WORDS]]
    return [word for word in words if word not in _COMMON and word not in STOPWORDS and len(word) > 1]
