"""Labels of notes in a PDF: the figures and signs in its lines that may lead to a note, and those that may open one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from refcheck.documents.figures import is_exponent, is_isotope, labels_of
from refcheck.documents.pdf_lines import Line, Page, Word
from refcheck.text.lazy import lazy_re

__all__ = ["Alphabet", "Asked", "Form", "Opening", "alphabet_of", "asked_on", "number_of", "opening_of_line"]

SIGNS = str.maketrans({"\u2217": "*", "\u204e": "*", "\uff0a": "*", "\u2225": "‖"})
_SIGN = lazy_re(r"\*{1,4}|†{1,3}|‡{1,3}|§{1,2}|¶{1,2}|‖{1,2}|#")
_ROMAN = lazy_re(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_EDGES = "()[].,;:"
_BARE = lazy_re(r"(\d{1,4})")
_POINT = lazy_re(r"(\d{1,4})[.:]")
_PAREN = lazy_re(r"[\[(](\d{1,4})[\])][.:]?|(\d{1,4})\)")
_RUN_ON = lazy_re(r"(\d{1,4})(?=[A-ZÀ-ÞĀ-Ž“\"‘«„][^\d]|[A-Z][a-z])")
_GLUED = lazy_re(r"(?:[^\W\d_]|[.,;:!?”\"’'»)\]…])(\d{1,3})[.,;:]?$")
_IN_BRACKETS = lazy_re(r"[\[(](\d{1,4})[\])](?=$|[.,;:!?”\"’'»)\]…])")
_MAY_ASK = lazy_re("[0-9*\u2217\u204e\uff0a†‡§¶]")
_LETTERS = lazy_re(r"[a-z]")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
BEFORE = 12


class Form(StrEnum):
    """How a label is set."""

    RAISED = "raised"
    PAREN = "paren"
    POINT = "point"
    PLAIN = "plain"
    GLUED = "glued"
    PAIR = "pair"
    SIGN = "sign"


class Alphabet(StrEnum):
    """What notes are counted in."""

    ARABIC = "arabic"
    ROMAN = "roman"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Asked:
    """A place in the text that may lead to a note: the word ``index`` of a line, or its characters from ``low``
    to ``high``; ``doubtful`` says that it may as well be an exponent."""

    label: str
    line: Line
    index: int
    form: Form
    low: int
    high: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """What may open a note at the beginning of a line: ``words`` of it, and ``cut`` characters of the next."""

    label: str
    number: int
    form: Form
    words: int = 1
    cut: int = 0


def number_of(label: str, alphabet: Alphabet) -> int | None:
    """Return the number that a label stands for, ``None`` when it is none of the alphabet."""
    if alphabet is Alphabet.ARABIC:
        return int(label) if label.isascii() and label.isdigit() and len(label) <= 4 else None
    if alphabet is Alphabet.LETTERS:
        return ord(label) - ord("a") + 1 if _LETTERS.fullmatch(label) else None
    if not label or len(label) > 9 or not _ROMAN.fullmatch(label):
        return None
    values = [_VALUES[letter] for letter in label]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def asked_on(page: Page) -> Iterator[Asked]:
    """Yield the places in the lines of a page that may lead to notes, in their order."""
    for line in page.lines:
        before = ""
        for index, word in enumerate(line.words):
            after = line.words[index + 1].text if index + 1 < len(line.words) else ""
            yield from _asked(line, index, word, before, after)
            before = (before + ("" if word.glued else " ") + word.text)[-BEFORE:]


def _asked(line: Line, index: int, word: Word, before: str, after: str) -> Iterator[Asked]:
    if not word.raised and _MAY_ASK.search(word.text) is None:
        return
    text = word.text.translate(SIGNS).replace("\u00ad", "")
    if word.raised:
        if index == 0 and is_isotope(after):
            return
        inner = text.strip(_EDGES)
        low = text.find(inner)
        for label, start, end in labels_of(inner) or _roman(inner):
            doubtful = index > 0 and is_exponent(before, label)
            yield Asked(label, line, index, Form.RAISED, low + start, low + end, doubtful)
        for label, start, end in _pair(inner):
            yield Asked(label, line, index, Form.PAIR, low + start, low + end, doubtful=True)
        return
    for match in _IN_BRACKETS.finditer(text):
        yield Asked(match[1], line, index, Form.PAREN, match.start(), match.end(1) + 1)
    glued = _GLUED.search(text)
    if glued and not text[: glued.start(1)].isupper():
        yield Asked(glued[1], line, index, Form.GLUED, glued.start(1), glued.end(1))
    sign = re.search(r"(?:\*{1,4}|†{1,3}|‡{1,3}|§|¶)[.,;:]?$", text)
    if sign and (sign.start() > 0 or word.glued or index > 0):
        end = sign.end() - (text[-1] in ".,;:")
        yield Asked(text[sign.start() : end], line, index, Form.SIGN, sign.start(), end)


def _pair(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return two numbers that follow each other and stand side by side: "12" may be 1 and 2."""
    half = len(text) // 2
    one, other = text[:half], text[half:]
    if not (text.isascii() and text.isdigit() and 1 < len(text) < 8) or other[0] == "0" or int(other) != int(one) + 1:
        return ()
    return (one, 0, half), (other, half, len(text))


def _roman(text: str) -> tuple[tuple[str, int, int], ...]:
    return ((text, 0, len(text)),) if 0 < len(text) <= 9 and _ROMAN.fullmatch(text) else ()


def alphabet_of(asked: Sequence[Asked]) -> Alphabet:
    """Return what the notes of a document are counted in: as most of the raised figures in it are."""
    raised = Counter(one.label for one in asked if one.form is Form.RAISED and not one.doubtful)
    figures = sum(count for label, count in raised.items() if label.isdigit())
    roman = sum(count for label, count in raised.items() if number_of(label, Alphabet.ROMAN))
    letters = sum(count for label, count in raised.items() if _LETTERS.fullmatch(label))
    if roman > max(1, figures) and {"i", "ii"} <= set(raised):
        return Alphabet.ROMAN
    if letters > max(3, 2 * figures) and {"a", "b"} <= set(raised) and roman < letters:
        return Alphabet.LETTERS
    return Alphabet.ARABIC


def opening_of_line(line: Line, alphabet: Alphabet) -> Opening | None:
    """Return what may open a note at the beginning of a line with more in it than that."""
    first = line.words[0]
    text = first.text.translate(SIGNS)
    if _SIGN.fullmatch(text.strip("()[].")):
        return Opening(text.strip("()[]."), 0, Form.SIGN) if len(line.words) > 1 else None
    if first.raised:
        inner = text.strip(_EDGES)
        number = number_of(inner, alphabet)
        # "1" and a full ")" behind it
        more = len(line.words) > 1 and line.words[1].glued and line.words[1].text in {")", ".", "]"}
        enough = len(line.words) > 1 + more
        return Opening(inner, number, Form.RAISED, 1 + more) if number and enough else None
    sign = re.match(r"(\*{1,4}|†{1,3}|‡{1,3})(?=[^\W\d_])", text)
    if sign:
        return Opening(sign[1], 0, Form.SIGN, 0, sign.end())
    return _figure(line, text, alphabet)


def _figure(line: Line, text: str, alphabet: Alphabet) -> Opening | None:
    more = len(line.words) > 1
    if alphabet is not Alphabet.ARABIC:
        inner = text.strip("().[]")
        number = number_of(inner, alphabet)
        if number and more:
            return Opening(inner, number, Form.PLAIN if inner == text else Form.POINT)
        run_on = re.match(r"([ivxlc]{1,9})(?=[A-Z“\"‘«])", text) if alphabet is Alphabet.ROMAN else None
        number = number_of(run_on[1], alphabet) if run_on else None
        return Opening(run_on[1], number, Form.PLAIN, 0, run_on.end(1)) if run_on and number else None
    for pattern, form in ((_BARE, Form.PLAIN), (_POINT, Form.POINT), (_PAREN, Form.PAREN)):
        match = pattern.fullmatch(text)
        if match:
            label = match[1] or match[match.lastindex or 1]
            return Opening(label, int(label), form) if more else None
    match = _RUN_ON.match(text)
    return Opening(match[1], int(match[1]), Form.PLAIN, 0, match.end(1)) if match else None
