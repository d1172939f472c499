"""Styles of an OpenDocument text: what paragraphs are, how runs look, which lists are numbered.

Styles that were set by hand stand in the content ("automatic"), those with names in a part of their own; an
automatic one is based on a named one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from refcheck.content.looks import BOLD, CODE, HIDDEN, ITALIC, RAISED
from refcheck.documents.odt_names import FO, OFFICE, STYLE, TEXT
from refcheck.documents.style_names import is_code
from refcheck.text.lazy import lazy_re

__all__ = ["Look", "Styles"]

Look = tuple[int, int]
"""Flags of a look, and those of them that the style says anything of."""
MAX_CHAIN = 20
MAX_NAME = 100
_HOLDERS = (OFFICE + "styles", OFFICE + "automatic-styles")
_ESCAPED = lazy_re(r"_([0-9a-fA-F]{2})_")
_HEAVY = lazy_re(r"bold|[6-9]00")
_RAISED = lazy_re(r"super|[1-9]\d{0,2}(?:\.\d{1,3})?%")


class Styles:
    """The styles of the roots of several parts, the later ones first."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._numbered: dict[str, dict[str, int | None]] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        for holder in (one for root in roots for name in _HOLDERS for one in root.iter(name)):
            for one in holder:
                if one.tag == STYLE + "style":
                    self._styles[one.get(STYLE + "family", ""), one.get(STYLE + "name", "")] = one
                elif one.tag == TEXT + "list-style":
                    self._numbered[one.get(STYLE + "name", "")] = {
                        level.get(TEXT + "level", ""): _start(level) for level in one if isinstance(level.tag, str)
                    }

    def _chain(self, family: str, name: str) -> list[Any]:
        found: list[Any] = []
        while (family, name) in self._styles and len(found) < MAX_CHAIN:
            found.append(self._styles[family, name])
            name = found[-1].get(STYLE + "parent-style-name", "")
        return found

    def names(self, name: str) -> list[str]:
        """Return the names of a paragraph's style and of those that it is based on, in small letters; those
        that were made by hand have none."""
        chain = self._chain("paragraph", name)
        named = [_shown_name(one) for one in chain if one.getparent().tag == OFFICE + "styles"]
        last = chain[-1].get(STYLE + "parent-style-name", "") if chain else name
        return named or [_unescaped(last)]

    def look(self, family: str, name: str) -> Look:
        """Return how a style of the family *text* or *paragraph* makes its text look."""
        key = (family, name)
        if key not in self._looks:
            flags = said = 0
            chain = self._chain(family, name)
            for one in chain:
                flags, said = _merged(one.find(STYLE + "text-properties"), flags, said)
            if any(is_code(_shown_name(one)) for one in chain) or is_code(_unescaped(name)):
                flags, said = flags | CODE, said | CODE
            self._looks[key] = flags, said
        return self._looks[key]

    def is_hidden(self, section: str) -> bool:
        """Return whether a section of this style is not shown."""
        return any(
            found.get(TEXT + "display") == "none"
            for one in self._chain("section", section)
            for found in one.iter(STYLE + "section-properties")
        )

    def start(self, style: str, level: int) -> int | None:
        """Return the first number of a list at a level (from 1), ``None`` for one that counts nothing."""
        return self._numbered.get(style, {}).get(str(level))


def _start(level: Any) -> int | None:
    if level.tag != TEXT + "list-level-style-number" or not level.get(STYLE + "num-format"):
        return None
    said = level.get(TEXT + "start-value", "1")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 1


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name[:MAX_NAME]).strip().lower()


def _shown_name(style: Any) -> str:
    shown = style.get(STYLE + "display-name")
    return shown[:MAX_NAME].strip().lower() if shown else _unescaped(style.get(STYLE + "name", ""))


def _merged(properties: Any, flags: int, said: int) -> Look:
    """Return a look with what ``properties`` say that was not ``said`` yet."""
    if properties is None:
        return flags, said
    slant, weight = properties.get(FO + "font-style"), properties.get(FO + "font-weight")
    position, display = properties.get(STYLE + "text-position"), properties.get(TEXT + "display")
    for value, flag, holds in (
        (slant, ITALIC, slant in {"italic", "oblique"}),
        (weight, BOLD, bool(weight) and _HEAVY.fullmatch(weight) is not None),
        (position, RAISED, bool(position) and _RAISED.fullmatch(position.partition(" ")[0]) is not None),
        (display, HIDDEN, display == "none"),
    ):
        if value and not said & flag:
            said |= flag
            flags |= flag if holds else 0
    return flags, said
