"""Styles of a Word document: which paragraphs are headings and items, which runs are italic or raised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

__all__ = ["ParagraphStyle", "Styles"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ITALIC, BOLD, RAISED = 1, 2, 4
_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"(?i)heading ([1-9])")
MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph is; ``flags`` is the look of its runs unless they say otherwise."""

    kind: str = "paragraph"
    level: int = 0
    flags: int = 0


class Styles:
    """The styles by id, looked up along what each is based on."""

    def __init__(self, root: Any) -> None:
        found = () if root is None else root.iter(W + "style")
        self._styles = {one.get(W + "styleId", ""): one for one in found}
        self._flags: dict[str, int] = {}

    def of_paragraph(self, paragraph: Any) -> ParagraphStyle:
        """Return what a paragraph is: by its own outline level, its style's, or its style's name."""
        properties = paragraph.find(W + "pPr")
        identity = ""
        if properties is not None:
            style = properties.find(W + "pStyle")
            identity = style.get(W + "val", "") if style is not None else ""
        chain = self._chain(identity)
        flags = self._look(identity)
        level = self._level(properties, chain)
        if level:
            return ParagraphStyle("heading", level, flags)
        numbered = properties is not None and properties.find(W + "numPr") is not None
        if numbered or any(one.find(f"{W}pPr/{W}numPr") is not None for one in chain):
            return ParagraphStyle("list-item", 0, flags)
        name = _name(chain[0]) if chain else ""
        return ParagraphStyle("quote" if "quote" in name else "paragraph", 0, flags)

    def _level(self, properties: Any, chain: list[Any]) -> int:
        holders = [properties] if properties is not None else []
        for holder in (*holders, *(p for p in (one.find(W + "pPr") for one in chain) if p is not None)):
            outline = holder.find(W + "outlineLvl")
            if outline is not None and outline.get(W + "val", "").isdigit():
                level = int(outline.get(W + "val")) + 1
                return level if level < 10 else 0
        for one in chain:
            # The names of built-in styles are English in every language of Word, their ids are not.
            match = _HEADING.fullmatch(_name(one))
            if match or _name(one) == "title":
                return int(match[1]) if match else 1
        return 0

    def _chain(self, identity: str) -> list[Any]:
        found: list[Any] = []
        while identity in self._styles and len(found) < MAX_CHAIN:
            one = self._styles[identity]
            if one in found:
                break
            found.append(one)
            based = one.find(W + "basedOn")
            identity = based.get(W + "val", "") if based is not None else ""
        return found

    def _look(self, identity: str) -> int:
        """Return the flags that a style gives, the nearest one that says something first."""
        if identity not in self._flags:
            flags, said = 0, 0
            for one in self._chain(identity):
                flags, said = _merge(one.find(W + "rPr"), flags, said)
            self._flags[identity] = flags
        return self._flags[identity]

    def of_run(self, run: Any, paragraph: ParagraphStyle) -> int | None:
        """Return the look of a run as flags, ``None`` for one that is hidden."""
        properties = run.find(W + "rPr")
        if properties is None:
            return paragraph.flags
        if _is_on(properties.find(W + "vanish")):
            return None
        style = properties.find(W + "rStyle")
        own = self._look(style.get(W + "val", "")) if style is not None else 0
        # Italics in an italic paragraph stand upright (17.7.3, toggle properties).
        inherited = (paragraph.flags ^ own) & (ITALIC | BOLD) | (own & RAISED)
        flags, said = _merge(properties, 0, 0)
        return flags | (inherited & ~said)


def _name(style: Any) -> str:
    name = style.find(W + "name")
    return name.get(W + "val", "").strip().lower() if name is not None else ""


def _merge(properties: Any, flags: int, said: int) -> tuple[int, int]:
    """Return the flags with what ``properties`` say that was not ``said`` yet."""
    if properties is None:
        return flags, said
    for tag, flag in ((W + "i", ITALIC), (W + "b", BOLD)):
        one = properties.find(tag)
        if one is not None and not said & flag:
            said |= flag
            flags |= flag if _is_on(one) else 0
    raised = properties.find(W + "vertAlign")
    if raised is not None and not said & RAISED:
        said |= RAISED
        flags |= RAISED if raised.get(W + "val") == "superscript" else 0
    return flags, said


def _is_on(element: Any) -> bool:
    return element is not None and element.get(W + "val", "true").lower() not in _OFF
