"""What laws are called in passing: "the Trade Union Law" for "Law on Trade Unions, Royal Kram NS/RKM/0516/007"."""

from __future__ import annotations

from itertools import pairwise

from refcheck.text.alignment import likeness
from refcheck.text.lazy import lazy_re
from refcheck.text.words import STOPWORDS, tokens

__all__ = ["is_called_so", "without_number"]

_LAWS = frozenset(
    "act law bill code statute ordinance regulation regulations directive decree treaty convention covenant charter".split()  # noqa: SIM905
)
_NUMBER = lazy_re(
    r"(?i)\b(?P<law>ley|lei|loi|legge|decreto|décret|act|law|decree|ordinance|undang-undang|luật)\s(?:n[.º°o]{0,2}\s?|núm\.\s|nomor\s|số\s)?\d[\d./-]*"
)


def without_number(title: str) -> str:
    """Return the title of a law without the number behind its kind: "Ley 21.431 de plataformas" is "Ley de plataformas"."""
    return _NUMBER.sub(r"\g<law>", title)


def is_called_so(name: str, title: str) -> bool:
    """Return whether a law is called ``name`` in passing: its kind comes last, and the title has the other words,
    in whatever order and form. Where the title has that pair of words too, it is its name, and may be misquoted.
    """
    words = [token.word for token in tokens(name)]
    if len(words) < 2 or words[-1] not in _LAWS:
        return False
    theirs = [token.word for token in tokens(title)]
    if any(likeness(words[-2], one) != "other" and words[-1] == two for one, two in pairwise(theirs)):
        return False
    telling = [word for word in words[:-1] if word not in STOPWORDS]
    return bool(telling) and all(any(likeness(word, other) != "other" for other in theirs) for word in telling)
