"""How names and titles are written into BibTeX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from refcheck.model.work import Name


def joined(names: Sequence[Name]) -> str:
    """Return an author field: family names first, institutions in braces."""
    parts = []
    for name in names:
        if name.literal:
            parts.append(f"{{{name.literal}}}")
        else:
            parts.append(", ".join(part for part in (name.surname, name.suffix, name.given) if part))
    return _escaped(" and ".join(parts))


def plain(text: str) -> str:
    """Return a value without braces of its own, what TeX would misread escaped."""
    return _escaped(text.replace("{", "").replace("}", ""))


def _escaped(text: str) -> str:
    return re.sub(r"(?<!\\)([&%#$_])", r"\\\1", text)


_ACCENTS = {
    "\u0301": "'",
    "\u0300": "`",
    "\u0302": "^",
    "\u0308": '"',
    "\u0303": "~",
    "\u030c": "v ",
    "\u0327": "c ",
    "\u0328": "k ",
}
_LETTERS: Mapping[str, str] = {
    "ß": r"{\ss}",
    "ø": r"{\o}",
    "Ø": r"{\O}",
    "ł": r"{\l}",
    "Ł": r"{\L}",
    "ı": r"{\i}",
    "Å": r"{\AA}",
    "å": r"{\aa}",
}


def tex(text: str) -> str:
    """Return text with TeX's commands for letters with accents."""
    made = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        if letter in _LETTERS:
            made.append(_LETTERS[letter])
        elif len(marks) == 1 and marks[0] in _ACCENTS:
            made.append(f"{{\\{_ACCENTS[marks[0]]}{base}}}")
        else:
            made.append(letter)
    return "".join(made)


def distinct(names: Sequence[Name]) -> list[Name]:
    """Return the names without repetitions."""
    return list({name.full: name for name in names}.values())
