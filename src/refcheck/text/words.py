"""Words: folded so that two spellings of one word are equal, and weighed by how much they tell."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from refcheck.text.language import FUNCTION_WORDS
from refcheck.text.lazy import lazy_re
from refcheck.text.spelling import american

__all__ = [
    "STOPWORDS",
    "UPPER",
    "Token",
    "fold",
    "has_figure",
    "has_unspaced_script",
    "is_common",
    "is_number",
    "is_year",
    "letters_of",
    "one_blank",
    "same_stem",
    "small_words",
    "telling_words",
    "tokens",
    "weight",
]

UPPER = "".join(
    chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper()
)
"""The capitals of Latin, Greek and Cyrillic letters, to stand in a class of a regular expression."""
MAX_TEXT = 10_000
"""Longer texts (characters) are cut before they are folded: NFKC is quadratic on combining marks."""

MAX_KEPT = 600
"""So many characters of a title tell which words are in it."""

# Vowel signs of Indic and Thai, accents written apart, and what is invisible within a word.
_MARKS = "".join(char for char in map(chr, range(0x300, 0x1D00)) if unicodedata.category(char)[0] == "M")
_INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"
_LETTER = rf"(?:[^\W_]|[{_MARKS}{_INVISIBLE}\u3099\u309a])"
_WORD = lazy_re(rf"&|[^\W_]+(?:[{_MARKS}{_INVISIBLE}\u3099\u309a]++[^\W_]*+)*(?:['’]{_LETTER}+)*")
_APOSTROPHE = lazy_re("['’\u02bc]")
# These do not tell words apart: accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic.
_DROPPED = lazy_re(
    f"[{_INVISIBLE}\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_UNSPACED = lazy_re(
    "[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]"
)
# The zeros of scripts that titles have years in; the other figures follow each.
_ZEROS = "\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u0f20\u1040\u17e0"
_FIGURES = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)}
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_LETTERS |= _FIGURES

STOPWORDS = frozenset().union(*FUNCTION_WORDS.values())
"""Words that tell little in a title."""
# Words that many titles share; two works that have only these in common are not alike.
_COMMON = frozenset(
    """report reports study studies analysis review introduction overview paper development international
    national global world annual policy policies handbook guide research new case approach framework
    proceedings conference journal volume results using based""".split()  # noqa: SIM905
)
_WHOLE = lazy_re(r"(?<![\w’'-])[^\W\d_]+")
_FIGURE = lazy_re(r"\d")
_STEM = lazy_re(r"(at(?:ions?|ing|ed|es?)|ities|ity|ies|ings?|ers?|ed|es|s|y)$")


class Token(NamedTuple):
    """A word: its folded form and the half-open range of it in the text (code points)."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, in compatibility form, ``&`` as "and".

    Vowel signs and tone marks of Indic and Southeast Asian scripts stay: they tell words apart.
    """
    if text.isascii():  # nothing to take apart, and a tenth of the time
        return text[:MAX_TEXT].lower().replace("&", " and ")
    plain = unicodedata.normalize("NFKD", text[:MAX_TEXT].casefold().translate(_LETTERS))
    return _DROPPED.sub("", plain).replace("&", " and ")


def one_blank(text: str) -> str:
    """Return ``text`` with one blank for every run of blanks, those at its ends included."""
    if not text:
        return ""
    inner = " ".join(text.split())
    before, after = " " * text[0].isspace(), " " * text[-1].isspace()
    return f"{before}{inner}{after}" if inner else " "


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of ``text`` in order, folded, with American spelling.

    In scripts that put no blanks between words each character is a word of its own.
    """
    # The words of a title are asked for several times while its note is read.
    return _tokens(text) if len(text) <= MAX_KEPT else _tokens.__wrapped__(text)


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    text = text[:MAX_TEXT]
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if not word.isascii() and _UNSPACED.search(word):
            single = ((fold(text[i]).strip(), i) for i in range(start, end))
            found.extend(Token(char, i, i + 1) for char, i in single if char)
            continue
        plain = _plain(word) if len(word) <= 40 else _plain.__wrapped__(word)
        if plain:
            found.append(Token(plain, start, end))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """Return a word folded, with American spelling and without apostrophes."""
    return "and" if word == "&" else american(_APOSTROPHE.sub("", fold(word))).strip()


def small_words(text: str, *, least: int = 5) -> list[str]:
    """Return the words in small letters, of ``least`` letters or more, that tell something; names and ranks have few."""
    return [word for word in _WHOLE.findall(text) if len(word) >= least and word.islower() and word not in STOPWORDS]


def has_unspaced_script(text: str) -> bool:
    """Return whether ``text`` holds a script that puts no blanks between words."""
    return _UNSPACED.search(text[:MAX_TEXT]) is not None


def is_number(word: str) -> bool:
    """Return whether a folded word is a number in figures."""
    return word.isascii() and word.isdigit()


def has_figure(word: str) -> bool:
    """Return whether there is a decimal figure in a word."""
    return _FIGURE.search(word) is not None


def is_year(word: str) -> bool:
    """Return whether a folded word may be a year."""
    return len(word) == 4 and is_number(word)


def weight(word: str) -> float:
    """Return how much a folded word tells of a title, 0-1 (a stand-in for its IDF)."""
    if word in STOPWORDS:
        return 0.2
    if word in _COMMON:
        return 0.6
    return 0.4 if is_year(word) else 1.0


def is_common(word: str) -> bool:
    """Return whether many titles share a folded word, so that it alone does not tell a work."""
    return word in _COMMON


def letters_of(text: str) -> str:
    """Return the folded letters and figures of a text without blanks."""
    return "".join(token.word for token in tokens(text))


def telling_words(text: str) -> frozenset[str]:
    """Return the folded words of a text that tell something of it."""
    return _telling(text[:MAX_KEPT])


@lru_cache(maxsize=5_000)
def _telling(text: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens(text) if token.word not in STOPWORDS)


def same_stem(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one word ("opportunity", "opportunities").

    Errs towards *no*: the stems must be four letters or more.
    """
    if is_number(one) or is_number(other):
        return False
    first, second = _STEM.sub("", one), _STEM.sub("", other)
    return len(first) >= 4 and first == second
