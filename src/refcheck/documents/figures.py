"""Figures that may be note markers: the dialects, and what only looks like one.

Recognised are ``[^1]``, ``<sup>1</sup>`` (also damaged, lists, links inside), superscript
characters, ``[1]`` and in-page links around a number. Ordinals (``31<sup>st</sup>``) are none;
exponents and chemistry are told from what stands beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from refcheck.text.lazy import lazy_re

__all__ = [
    "BRACKETS",
    "SUPERSCRIPTS",
    "TO_SUPERSCRIPT",
    "TYPED_ITEM",
    "Dialect",
    "Figure",
    "begins_note",
    "in_brackets",
    "is_exponent",
    "is_isotope",
    "is_note",
    "is_superscript",
    "labels_of",
]

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")
MAX_RANGE = 20
"""A list such as 4-9 that spans more notes is no list of notes."""
MAX_HIGH = 3
"""So many superscript characters make the number of a note."""
MAX_LOOK = 300
"""So many characters of a note are looked at to tell it from an expression."""
MAX_RAISED = 12
"""So many characters (at most) are raised between two carets."""

BRACKETS = lazy_re(r"\[(\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\](?![(:])|\\\[(\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\\\]")
TYPED_ITEM = lazy_re(r"\s*(\d{1,3})[.)]\s+(?=\S)")
"""The number that opens an item which somebody numbered by hand."""
_NUMBERS = lazy_re(r"\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*")
_SIGN = lazy_re(r"[a-z]|[*†‡§¶#]{1,3}")
_MARKUP = lazy_re(r"<[^<>]*>|\(#[^()]*\)|[\[\]\\^]")
# Units and symbols that take a square, a cube or a power; a single letter is a variable.
_BASE = lazy_re(
    r"(?:^|[^\w])(?:[^\W\d_]|[kcmdμµn]?m|km|mi|ft|yd|in|ha|chi|log|sin|cos|tan|ln|CO|SO|NO|PO|Ca|Mg|Fe|Na)$|[\d)\]}]$"
)
_ELEMENT = lazy_re(
    r"(?:H|He|Li|Be|B|C|N|O|F|Ne|Na|Mg|Al|Si|P|S|Cl|Ar|K|Ca|Fe|Co|Cu|Kr|Sr|Tc|I|Xe|Cs|Ba|Pb|Rn|Ra|Th|U|Pu|Am)(?![\w.])"
)
_RAISED_BEFORE = lazy_re(r"\^[^\s^\[\]]+\Z")
_WORD = lazy_re(r"[^\W\d_]{2}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CLASS = lazy_re(r"(?<![a-z])[a-z]-[a-z](?![a-z])|(?<![A-Z])[A-Z]-[A-Z](?![A-Z])|(?<!\d)0-9(?!\d)|\\[a-z]|:[a-z]+:|\^")
_QUANTIFIERS = frozenset("+*?{$\\|")


class Dialect(StrEnum):
    """How a marker is written."""

    CARET = "caret"
    SUP = "sup"
    CHARACTER = "character"
    BRACKET = "bracket"
    ANCHOR = "anchor"
    LIST = "list"
    INLINE = "inline"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A segment that may be a marker. ``index`` is the segment's; ``doubtful`` says that it may
    as well be an exponent or a sign; ``line_start`` that it opens a line of its block."""

    index: int
    label: str
    dialect: Dialect
    doubtful: bool = False
    line_start: bool = False


def labels_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the labels in the inner text of a raised figure, each with its range in ``text``.

    Empty when it is none: an ordinal, a word, a formula.
    """
    plain = _MARKUP.sub(lambda match: " " * len(match.group()), text).translate(_PLAIN)
    inner = plain.strip()
    at = plain.find(inner)
    if _SIGN.fullmatch(inner):
        return ((inner, at, at + len(inner)),)
    if not inner.isascii() and "–" not in inner:
        return ()
    return _numbers(inner, at) if _NUMBERS.fullmatch(inner) else ()


def in_brackets(match: re.Match[str]) -> tuple[tuple[str, int, int], ...]:
    """Return the labels of a match of ``BRACKETS`` with their ranges in the matched text."""
    group = 1 if match[1] is not None else 2
    return _numbers(match[group], match.start(group) - match.start())


def _numbers(text: str, at: int) -> tuple[tuple[str, int, int], ...]:
    found: list[tuple[str, int, int]] = []
    previous = None
    for match in re.finditer(r"\d+", text):
        number = int(match.group())
        joint = text[: match.start()].rstrip()[-1:]
        if joint in {"-", "–"} and previous is not None:
            if not 0 < number - previous <= MAX_RANGE:
                return ()
            start, end = found[-1][1:]
            found += [(str(between), start, end) for between in range(previous + 1, number)]
        found.append((match.group(), at + match.start(), at + match.end()))
        previous = number
    return tuple(found)


def is_exponent(before: str, label: str) -> bool:
    """Return whether a raised ``label`` after ``before`` may be a power: ``m²``, ``10⁶``, ``R²``.

    Errs towards *may be*: a note of that number, with no other marker, overrules it.
    """
    if not label.isdigit() or len(label) > 2:
        return False
    year = re.search(r"(?<!\d)(?:1[4-9]|20)\d\d$", before)
    return not year and _BASE.search(before[-8:]) is not None


def is_isotope(after: str) -> bool:
    """Return whether what follows a raised figure is the symbol of an element: ``<sup>14</sup>C``."""
    return _ELEMENT.match(after) is not None


def begins_note(text: str, at: int) -> bool:
    """Return whether the caret at ``at`` may begin a note: it does not end a raised text (``x^2^``)."""
    return _RAISED_BEFORE.search(text[max(0, at - MAX_RAISED) : at]) is None


def is_note(text: str, start: int, end: int) -> bool:
    """Return whether ``[start, end)`` reads as a note; a class of characters (``^[a-z]+``) does not."""
    inner = text[start : min(end, start + MAX_LOOK)]
    if not _WORD.search(inner):
        return False
    if "://" in inner or len(inner.split()) > 2:
        return True
    return not _CLASS.search(inner) and text[end + 1 : end + 2] not in _QUANTIFIERS


def is_superscript(text: str) -> bool:
    """Return whether a text is nothing but superscript characters, as many as make the number of a note."""
    return 0 < len(text) <= MAX_HIGH and not text.strip(SUPERSCRIPTS)
