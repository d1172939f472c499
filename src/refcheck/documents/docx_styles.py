"""Styles of a Word document: which paragraphs are headings and items, which runs are italic or raised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from refcheck.content.looks import BOLD, CODE, HIDDEN, ITALIC, RAISED
from refcheck.documents.docx_names import W, is_on, value_of
from refcheck.documents.style_names import is_code, is_listed, kind_named
from refcheck.text.lazy import lazy_re

__all__ = ["ParagraphStyle", "Styles"]

_TOGGLES = ((W + "i", ITALIC), (W + "b", BOLD), (W + "vanish", HIDDEN))
_ALL_TOGGLES = ITALIC | BOLD | HIDDEN
_HEADING = lazy_re(r"heading ?([1-9])")
_MIN_POSITION = 4
"""A run that is moved up by so much (half-points) stands raised."""
MAX_CHAIN = 20
MAX_NAME = 100
"""Of a longer name (characters) the beginning is looked at."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph is; ``flags`` is the look of its runs unless they say otherwise, ``listed`` says
    that it is an item of a list of references, ``numbered`` the list and the level that its style puts it in.
    """

    kind: str = "paragraph"
    level: int = 0
    flags: int = 0
    name: str = ""
    listed: bool = False
    numbered: tuple[str, int] | None = None


class Styles:
    """The styles by id, looked up along what each is based on."""

    def __init__(self, root: Any) -> None:
        found = () if root is None else root.iter(W + "style")
        self._styles: dict[str, Any] = {}
        self._default = ""
        for one in found:
            identity = one.get(W + "styleId", "")
            self._styles.setdefault(identity, one)
            if one.get(W + "type") == "paragraph" and one.get(W + "default") in {"1", "true", "on"}:
                self._default = identity
        self._looks: dict[str, tuple[int, int]] = {}
        self._kinds: dict[str, ParagraphStyle] = {}

    def of_paragraph(self, properties: Any) -> ParagraphStyle:
        """Return what a paragraph with these properties is: by its own outline level, its style's, or its
        style's name."""
        identity = value_of(properties, "pStyle") or self._default
        if identity not in self._kinds:
            self._kinds[identity] = self._of_style(identity)
        style = self._kinds[identity]
        outline = value_of(properties, "outlineLvl")
        if len(outline) == 1 and outline.isdigit():
            level = int(outline) + 1
            kind = "heading" if level < 10 else "paragraph" if style.kind == "heading" else style.kind
            return ParagraphStyle(kind, level % 10, style.flags, style.name, style.listed, style.numbered)
        return style

    def _of_style(self, identity: str) -> ParagraphStyle:
        chain = self._chain(identity)
        flags = self._look(identity)[0]
        # A file without its styles still has ids: those of English Word are the names without blanks.
        name = _name(chain[0]) if chain else re.sub(r"(?<=[a-z])(?=\d)", " ", identity[:MAX_NAME].lower())
        numbered = self._numbered(chain)
        level = _level(chain, name)
        if level:
            return ParagraphStyle("heading", level, flags, name, numbered=numbered)
        kind = kind_named([name, *map(_name, chain[1:])])
        if kind == "furniture":
            return ParagraphStyle(kind, 0, flags, name)
        return ParagraphStyle(kind, 0, flags | CODE if kind == "code" else flags, name, is_listed(name), numbered)

    @staticmethod
    def _numbered(chain: list[Any]) -> tuple[str, int] | None:
        for one in chain:
            numbering = one.find(f"{W}pPr/{W}numPr")
            if numbering is not None:
                level = value_of(numbering, "ilvl")
                return value_of(numbering, "numId"), int(level) if level.isdigit() and len(level) < 3 else 0
        return None

    def _chain(self, identity: str) -> list[Any]:
        found: list[Any] = []
        while identity in self._styles and len(found) < MAX_CHAIN:
            one = self._styles[identity]
            if one in found:
                break
            found.append(one)
            identity = value_of(one, "basedOn")
        return found

    def _look(self, identity: str) -> tuple[int, int]:
        """Return the flags that a style gives, the nearest one that says something first; and which it says."""
        if identity not in self._looks:
            flags, said = 0, 0
            for one in self._chain(identity):
                if is_code(_name(one)):
                    flags |= CODE
                flags, said = _merge(one.find(W + "rPr"), flags, said)
            self._looks[identity] = flags, said
        return self._looks[identity]

    def of_run(self, run: Any, paragraph: ParagraphStyle) -> int:
        """Return the look of a run as flags."""
        properties = run.find(W + "rPr")
        if properties is None:
            return paragraph.flags
        style = value_of(properties, "rStyle")
        own, own_said = self._look(style) if style else (0, 0)
        # Italics in an italic paragraph stand upright (17.7.3, toggle properties).
        inherited = (paragraph.flags ^ own) & _ALL_TOGGLES | (paragraph.flags | own) & CODE
        inherited |= (own if own_said & RAISED else paragraph.flags) & RAISED
        flags, said = _merge(properties, 0, 0)
        return flags | (inherited & ~said)


def _level(chain: list[Any], name: str) -> int:
    """Return the outline level of a style, 0 for one that is no heading."""
    for one in chain:
        outline = value_of(one.find(W + "pPr"), "outlineLvl")
        if len(outline) == 1 and outline.isdigit():
            return (int(outline) + 1) % 10
    # The names of built-in styles are English in every language of Word, their ids are not.
    for one in [name, *map(_name, chain[1:])]:
        match = _HEADING.fullmatch(one)
        if match or one == "title":
            return int(match[1]) if match else 1
    return 0


def _name(style: Any) -> str:
    return value_of(style, "name")[:MAX_NAME].strip().lower()


def _merge(properties: Any, flags: int, said: int) -> tuple[int, int]:
    """Return the flags with what ``properties`` say that was not ``said`` yet."""
    if properties is None:
        return flags, said
    for tag, flag in _TOGGLES:
        one = properties.find(tag)
        if one is not None and not said & flag:
            said |= flag
            flags |= flag if is_on(one) else 0
    if not said & RAISED:
        raised, position = value_of(properties, "vertAlign"), value_of(properties, "position")
        if raised or position:
            said |= RAISED
            up = position.isascii() and position.isdigit() and len(position) < 4 and int(position) >= _MIN_POSITION
            flags |= RAISED if raised == "superscript" or (up and raised != "subscript") else 0
    return flags, said
