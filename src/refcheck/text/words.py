"""Words: folded so that two spellings of one word are equal, and weighed by how much they tell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["STOPWORDS", "Token", "fold", "has_unspaced_script", "is_number", "same_stem", "tokens", "weight"]

MAX_TEXT = 10_000
"""Longer texts (characters) are cut before they are folded: NFKC is quadratic on combining marks."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]")
_UNSPACED = re.compile(
    "[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]"
)
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})

# Words that tell little in a title, in the languages that titles of our users are mostly in.
STOPWORDS = frozenset(
    """a an the and or of on in to for from by with at as into its it is are be this that these those not no
    le la les l un une des du de d et ou en dans sur pour par avec au aux
    el los las una unos y o del al con por para su sus
    der die das ein eine und oder im am zu zum zur von vom mit für fur auf aus den dem des
    il lo gli i e ed di da nel nella per con su
    o os as um uma em no na nos nas do dos das
    dan yang di ke dari untuk pada""".split()  # noqa: SIM905 - a word list reads best as running text
)
# Words that many titles share; two works that have only these in common are not alike.
_COMMON = frozenset(
    """report reports study studies analysis review introduction overview paper development international
    national global world annual policy policies handbook guide research new case approach framework
    proceedings conference journal volume results using based""".split()  # noqa: SIM905
)
_SPELLINGS = (
    (re.compile(r"(?<=..)isation(?=s?$)"), "ization"),
    (re.compile(r"(?<=...)is(?=(e|ed|es|ing|er|ers)$)"), "iz"),
    (re.compile(r"(?<=..)ys(?=(e|ed|es|ing)$)"), "yz"),
    (re.compile(r"(?<=...)our(?=(s|ed|ing|er|ers|al|able|ful|hood|ism)?$)"), "or"),
    (re.compile(r"(?<=..)tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=..)ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=..)ence(?=s?$)"), "ense"),
    (re.compile(r"^programme(?=s?$)"), "program"),
    (re.compile(r"ll(?=(ed|ing|er|ers)$)"), "l"),
    (re.compile(r"^(p)?ae(?=d)"), r"\1e"),
)
_STEM = re.compile(r"(ations?|ities|ity|ies|ings?|ers?|ed|es|s|y)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its folded form and the half-open range of it in the text (code points)."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, in compatibility form, ``&`` as "and"."""
    plain = unicodedata.normalize("NFKD", text[:MAX_TEXT].casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("&", " and ")


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of ``text`` in order, folded, with American spelling.

    In scripts that put no blanks between words each character is a word of its own.
    """
    found: list[Token] = []
    text = text[:MAX_TEXT]
    for match in re.finditer(r"&|" + _WORD.pattern, text):
        start, end = match.span()
        if _UNSPACED.search(match.group()):
            found.extend(Token(fold(text[i]), i, i + 1) for i in range(start, end) if fold(text[i]).strip())
            continue
        word = "and" if match.group() == "&" else _american(_APOSTROPHE.sub("", fold(match.group())))
        if word.strip():
            found.append(Token(word.strip(), start, end))
    return tuple(found)


def _american(word: str) -> str:
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    return word


def has_unspaced_script(text: str) -> bool:
    """Return whether ``text`` holds a script that puts no blanks between words."""
    return _UNSPACED.search(text[:MAX_TEXT]) is not None


def is_number(word: str) -> bool:
    """Return whether a folded word is a number in figures."""
    return word.isascii() and word.isdigit()


def weight(word: str) -> float:
    """Return how much a folded word tells of a title, 0-1 (a stand-in for its IDF)."""
    if word in STOPWORDS:
        return 0.2
    return 0.6 if word in _COMMON else 1.0


def same_stem(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one word ("opportunity", "opportunities").

    Errs towards *no*: the stems must be four letters or more.
    """
    if is_number(one) or is_number(other):
        return False
    first, second = _STEM.sub("", one), _STEM.sub("", other)
    return len(first) >= 4 and first == second
