"""What is sent to search for a work: its title, the surname of its first author, the year; of a string that may be
sent whole the stretch that is most likely the title as well. Nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.content.titles import tidy
from refcheck.model.work import Work
from refcheck.text.lazy import lazy_re
from refcheck.text.words import STOPWORDS, fold

__all__ = ["first_surname", "likely_title", "search_words", "title_words", "without_a_word"]

MAX_TITLE = 300
"""So much of a title (characters) finds any work."""
_ENDS = lazy_re(r"[.?!;]\s|[“”„«»\"()\[\]]|,\s|(?<=\w):\s(?=[^\sA-Za-z])|\s[‘’]|[’‘]\s")
"""What a title seldom goes on behind; a piece of one finds it as well."""
_WORD = lazy_re(r"[^\W_]+(?:['’-][^\W_]+)*")
_ARTICLES = frozenset("the a an der die das".split())  # noqa: SIM905 - a word list
_PARTICLES = frozenset("al and da de del della den der di dos du et la le ten ter und van von".split())  # noqa: SIM905
_JOINS = frozenset("and & et und y in eds".split())  # noqa: SIM905 - a word list
MIN_WORDS = 2
"""With fewer telling words a piece finds anything."""
ENOUGH = 3
"""So many telling words of a title find few works where all of them have to be there."""


def first_surname(work: Work) -> str:
    """Return the surname of the first author or editor, empty for none."""
    people = work.author or work.editor
    return people[0].surname if people else ""


def title_words(work: Work) -> str:
    """Return the title alone, without the marks that a query language could read."""
    return " ".join("".join(c if c.isalnum() or c in "'’-" else " " for c in tidy(work.title)[:MAX_TITLE]).split())


def without_a_word(title: str) -> list[str]:
    """Return pieces of a title, of which one holds no wrong word where a single word of it is wrong: its halves, or where
    it is too short for two that find few works, the title without each of its telling words. Empty for a title of fewer.
    """
    words = title.split()
    told = [at for at, word in enumerate(words) if len(word) > 1 and fold(word) not in STOPWORDS]
    if len(told) >= 2 * ENOUGH:
        middle = told[len(told) // 2]
        return [" ".join(words[:middle]), " ".join(words[middle:])]
    if len(told) <= ENOUGH:
        return []
    return [" ".join(word for at, word in enumerate(words) if at != left) for left in told]


def likely_title(text: str) -> str:
    """Return the words of a string that are most likely its title, or a piece of it, in small letters; empty for none.

    The first piece between marks that no row of names is; without one the piece of most words. It errs towards a piece
    that is none: a search for it finds nothing, or what is refused.
    """
    best: list[str] = []
    for piece in _ENDS.split(text):
        name, colon, rest = piece[:MAX_TITLE].partition(": ")
        shown = rest if colon and len(name.split()) < MIN_WORDS + 1 else piece[:MAX_TITLE]
        words = _WORD.findall(shown)
        telling = [word for word in words if len(word) > 1 and fold(word) not in STOPWORDS and not word.isdecimal()]
        if _is_spaceless(shown) or (len(telling) >= MIN_WORDS and _is_phrase(words)):
            return " ".join(words).lower()
        if len(telling) > max(len(best), MIN_WORDS):
            best = words
    return " ".join(best).lower()


def _is_phrase(words: Sequence[str]) -> bool:
    """Return whether words are more than names: small ones stand among them, or they are many."""
    first = words[0].lower()
    if first in _JOINS:
        return False
    return (
        first in _ARTICLES
        or len(words) > 4
        or any(len(word) > 1 and word.islower() and word not in _PARTICLES for word in words)
    )


def _is_spaceless(piece: str) -> bool:
    """Return whether a piece is of a script without blanks, and longer than a name."""
    return sum("\u0e00" <= char <= "\u9fff" for char in piece) > 5


def search_words(work: Work) -> str:
    """Return title, first author and year as one line."""
    year = str(work.year) if work.year else ""
    return " ".join(part for part in (tidy(work.title)[:MAX_TITLE], tidy(first_surname(work)), year) if part)
