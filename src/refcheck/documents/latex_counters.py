r"""The numbers of notes as LaTeX gives them out, and how they are printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from refcheck.text.lazy import lazy_re

__all__ = ["Counters"]

# https://ctan.org/pkg/footmisc and the LaTeX kernel: \fnsymbol.
_SYMBOLS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")
_STYLE = lazy_re(r"\\(arabic|alph|Alph|roman|Roman|fnsymbol)\s*\{\s*(\w+)\s*\}")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MAX_ROMAN = 200
"""Greater numbers are shown in Arabic figures."""


@dataclass(slots=True)
class Counters:
    """One counter for each kind of notes (``footnote``, ``endnote``, ...).

    ``within`` says which headings begin the notes anew: an unnumbered one does not step its counter.
    """

    values: dict[str, int] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    within: dict[str, set[str]] = field(default_factory=lambda: {"footnote": {"chapter", "addchap"}})
    front_or_back: bool = False

    def step(self, counter: str) -> str:
        """Add one and return the label."""
        self.values[counter] = self.values.get(counter, 0) + 1
        return self.label(counter)

    def label(self, counter: str, number: int | None = None) -> str:
        """Return how ``number`` (else what the counter has) is printed."""
        value = self.values.get(counter, 0) if number is None else number
        return _shown(value, self.styles.get(counter, "arabic"))

    def set(self, counter: str, number: int, *, add: bool = False) -> None:
        r"""Do what ``\setcounter`` and ``\addtocounter`` do."""
        self.values[counter] = number + (self.values.get(counter, 0) if add else 0)

    def heading(self, name: str) -> None:
        """Begin anew what is numbered within a numbered heading."""
        if name == "chapter" and self.front_or_back:
            return
        for counter, headings in self.within.items():
            if name in headings:
                self.values[counter] = 0

    def restyle(self, counter: str, body: str) -> None:
        r"""Take the style from the body of a ``\renewcommand{\thefootnote}{...}``."""
        match = _STYLE.search(body)
        if match:
            self.styles[counter] = match[1]


def _shown(value: int, style: str) -> str:
    if style == "fnsymbol" and 0 < value <= len(_SYMBOLS):
        return _SYMBOLS[value - 1]
    if style in {"alph", "Alph"} and 0 < value <= 26:
        letter = chr(ord("a") + value - 1)
        return letter.upper() if style == "Alph" else letter
    if style in {"roman", "Roman"} and 0 < value <= MAX_ROMAN:
        number = _roman(value)
        return number.upper() if style == "Roman" else number
    return str(value)


def _roman(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    parts = ["c" * hundreds]
    for size, letters in ((90, "xc"), (50, "l"), (40, "xl"), *_ROMAN):
        count, rest = divmod(rest, size)
        parts.append(letters * count)
    return "".join(parts)
