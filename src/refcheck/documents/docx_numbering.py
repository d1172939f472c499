"""Lists of a Word document: which paragraphs are items, and the numbers that Word counts for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from refcheck.documents.docx_names import W, value_of

__all__ = ["Numbering"]

MAX_LEVEL = 9
_UNNUMBERED = frozenset({"bullet", "none", ""})


@dataclass(slots=True)
class _Level:
    form: str
    start: int


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists by id. Lists of one definition count on together, as in Word (17.9.18)."""

    def __init__(self, root: Any) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, int]]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for one in root.iterfind(W + "abstractNum"):
            levels = {_index(level): _level(level) for level in one.iterfind(W + "lvl")}
            self._abstract[one.get(W + "abstractNumId", "")] = _List(levels)
        for one in root.iterfind(W + "num"):
            shared = self._abstract.get(value_of(one, "abstractNumId"), _List())
            starts: dict[int, int] = {}
            for override in one.iterfind(W + "lvlOverride"):
                start = value_of(override, "startOverride")
                if start.isascii() and start.isdigit() and len(start) < 8:
                    starts[_index(override)] = int(start)
            self._lists[one.get(W + "numId", "")] = shared, starts

    def item(self, properties: Any, inherited: tuple[str, int] | None) -> tuple[bool, int | None]:
        """Return whether a paragraph is an item of a list, and its number (``None``: a bullet).

        ``inherited`` is the list that its style puts it in. To be asked once for each paragraph, in order.
        """
        own = properties.find(W + "numPr") if properties is not None else None
        identity, level = inherited or ("", 0)
        if own is not None:
            identity = value_of(own, "numId") or identity
            said = value_of(own, "ilvl")
            level = int(said) if said.isascii() and said.isdigit() and len(said) < 3 else level
        if not identity or identity == "0":
            return False, None
        if identity not in self._lists or level >= MAX_LEVEL:
            return True, None
        return True, self._count(identity, level)

    def _count(self, identity: str, level: int) -> int | None:
        shared, starts = self._lists[identity]
        about = shared.levels.get(level, _Level("", 1))
        if level in starts and (identity, level) not in self._begun:
            self._begun.add((identity, level))
            number = starts[level]
        else:
            number = shared.counts.get(level, about.start - 1) + 1
        shared.counts[level] = number
        for deeper in [one for one in shared.counts if one > level]:
            del shared.counts[deeper]
        return None if about.form in _UNNUMBERED else number


def _index(element: Any) -> int:
    level = element.get(W + "ilvl", "0")
    return int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 0


def _level(element: Any) -> _Level:
    start = value_of(element, "start")
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 1
    return _Level(value_of(element, "numFmt"), number)
