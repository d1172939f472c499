"""Numbers in titles: "2", "two", "II" are one number; "2nd" and "second" another."""

from __future__ import annotations

__all__ = ["figures_of", "in_figures"]

_UNITS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
# Not I, V, X and XI, nor MIX: a pronoun, "versus", an unknown, a name, a word.
_ROMAN = "ii iii iv - vi vii viii ix - - xii xiii xiv xv xvi xvii xviii xix xx xxi"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _table() -> dict[str, str]:
    table = {word: str(number) for number, word in enumerate(_UNITS.split(), 2)}
    ordinals = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}
    table |= {word: _ordinal(number) for word, number in ordinals.items()}
    table |= {word: str(number) for number, word in enumerate(_ROMAN.split(), 2) if word != "-"}
    for tens, value in _TENS.items():
        table |= {tens: str(value), f"{tens[:-1]}ieth": _ordinal(value), f"{tens}one": str(value + 1)}
        table |= {tens + word: str(value + number) for number, word in enumerate(_UNITS.split()[:8], 2)}
        table |= {tens + word: _ordinal(value + number) for word, number in ordinals.items() if number < 10}
    return table


_FIGURES = _table()


def in_figures(word: str) -> str:
    """Return a folded number word or Roman numeral (2-99) in figures, any other word as it is.

    "one" and "I" stay: they are pronouns too.
    """
    return _FIGURES.get(word, word)


def figures_of(word: str) -> str:
    """Return the decimal digits in ``word``, in order."""
    return "".join(c for c in word if c.isdecimal())
