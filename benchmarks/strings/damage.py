"""What happens to reference strings: fields left out, marks lost, names in capitals, letters misread."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.strings.styles import Shown

_MISREAD = (("rn", "m"), ("m", "rn"), ("l", "1"), ("o", "0"), ("e", "c"), ("ti", "li"), ("h", "b"), ("fi", "f"))
_SHARES = {
    "none": 0.4,
    "no quotation marks": 0.06,
    "no italics": 0.08,
    "no markup at all": 0.06,
    "no issue": 0.06,
    "no year": 0.05,
    "no pages": 0.06,
    "no authors": 0.03,
    "et al.": 0.08,
    "title in capitals": 0.03,
    "misread letters": 0.09,
}


def dealt(chance: Random) -> str:
    """Return what happens to a string."""
    return chance.choices(list(_SHARES), weights=list(_SHARES.values()))[0]


def shorten(shown: Shown, kind: str) -> Shown:
    """Return a work without what a kind of damage leaves out."""
    match kind:
        case "no issue":
            return replace(shown, issue="")
        case "no year":
            return replace(shown, year="")
        case "no pages":
            return replace(shown, pages="")
        case "no authors":
            return replace(shown, work=replace(shown.work, author=(), editor=()))
        case "et al.":
            return replace(shown, most=1)
        case "title in capitals":
            return replace(shown, title=shown.title.upper())
    return shown


def spoil(text: str, kind: str, chance: Random) -> str:
    """Return a string with what a kind of damage does to its letters."""
    match kind:
        case "no quotation marks":
            return _without(r"[“”«»]\s?|(?<!\w)‘|’(?!\w)", text)
        case "no italics":
            return text.replace("*", "")
        case "no markup at all":
            return _without(r"[“”«»*]|(?<!\w)‘|’(?!\w)", text)
        case "misread letters":
            return _misread(text, chance)
    return text


def _without(pattern: str, text: str) -> str:
    return " ".join(re.sub(pattern, "", text).split())


def _misread(text: str, chance: Random) -> str:
    """Return a text in which two or three words were misread, one of them parted."""
    changes: list[Callable[[str], str]] = [_swap(chance), _swap(chance), _parted(chance)]
    for change in changes[: chance.randint(2, 3)]:
        found = [match for match in re.finditer(r"[^\W\d_]{5,}", text) if match.group().islower()]
        if not found:
            break
        word = chance.choice(found)
        text = text[: word.start()] + change(word.group()) + text[word.end() :]
    return text


def _swap(chance: Random) -> Callable[[str], str]:
    def swap(word: str) -> str:
        fitting = [pair for pair in _MISREAD if pair[0] in word]
        return word.replace(*chance.choice(fitting), 1) if fitting else word

    return swap


def _parted(chance: Random) -> Callable[[str], str]:
    def part(word: str) -> str:
        at = chance.randint(2, len(word) - 2)
        return f"{word[:at]}- {word[at:]}"

    return part
