"""Fields of a Word document: addresses behind words, citations of managers, lists that Word makes.

A field is either one element or a row of marks in the runs: it begins, gives its instruction, then shows
its result, and ends; fields stand in fields (ECMA-376, part 1, 17.16).
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from refcheck.documents.cited_works import Cited, CitedWorks, bookmarked, csl_works, managed, role_of, show
from refcheck.documents.docx_citations import custom_properties, decoded, endnote_works, word_sources
from refcheck.documents.docx_names import W, value_of
from refcheck.documents.packages import Package

__all__ = ["Fields", "address"]

MAX_INSTRUCTION = 2_000_000
MAX_WORDS = 4_000
"""So much (characters) of an instruction is taken apart into words."""
MAX_OPEN = 50
_MENDELEY_TAG = "MENDELEY_CITATION_v3_"
_BOOKMARKS = ("ZOTERO_BREF_", "Mendeley_Bookmark_")
_CONTENTS = ("TOC", "INDEX", "TOA")
_GALLERIES = {"Table of Contents": "contents"}


@dataclass(slots=True, eq=False)
class _Field:
    """An open field; ``held`` is what EndNote put beside the instruction, ``element`` says that it is one
    element, not a row of marks, ``bookmark`` the id of the bookmark that it is."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    shows: bool = False
    element: bool = False
    bookmark: str | None = None
    url: str | None = None
    held: str = ""
    role: str = ""
    works: list[dict[str, Any]] = field(default_factory=list)

    @property
    def instruction(self) -> str:
        return "".join(self.pieces)

    def add(self, text: str) -> None:
        if self.size < MAX_INSTRUCTION:
            self.pieces.append(text)
            self.size += len(text)


class Fields:
    """The fields that are open at a point of the text, innermost last."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._open: list[_Field] = []
        self._beyond = 0
        self._whole = True
        self._sources: dict[str, dict[str, Any]] | None = None
        self._kept: dict[str, str] | None = None
        self.works = CitedWorks()

    def begin_part(self, root: Any) -> None:
        """Go on to another part of the file, in which every field that begins should end."""
        kinds = [one.get(W + "fldCharType") for one in root.iter(W + "fldChar")]
        self._whole = kinds.count("begin") == kinds.count("end")
        self._open, self._beyond = [], 0

    def begin_paragraph(self, index: int, note: str | None) -> None:
        """Go on to another paragraph; a field may go on over several, unless some never end."""
        self.works.paragraph, self.works.note = index, note
        if not self._whole:
            self._open, self._beyond = [one for one in self._open if one.element], 0

    def take(self, element: Any) -> None:
        """Take the mark that begins, divides or ends a field, or a piece of its instruction."""
        if element.tag == W + "instrText":
            if self._open and not self._open[-1].shows:
                self._open[-1].add(element.text or "")
            return
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            if len(self._open) < MAX_OPEN:
                self._open.append(_Field(held=_held(element)))
            else:
                self._beyond += 1
        elif kind == "end" and self._beyond:
            self._beyond -= 1
        elif kind in {"separate", "end"} and not self._beyond:
            self._go_on(ends=kind == "end")

    def _go_on(self, *, ends: bool) -> None:
        """Divide or end the innermost row of marks."""
        one = next((one for one in reversed(self._open) if not one.element), None)
        if one is None:
            return
        if not ends:
            self._separate(one)
            return
        self._open.remove(one)
        if not one.shows:
            self._read(one)

    def _separate(self, one: _Field) -> None:
        one.shows = True
        one.url = address(one.instruction)
        one.role = _role(one.instruction)
        self._read(one)

    def hides(self) -> bool:
        """Return whether text at this point is part of an instruction, which nobody sees."""
        return any(not one.shows for one in self._open)

    def url(self) -> str | None:
        """Return where the text at this point leads."""
        return next((one.url for one in reversed(self._open) if one.url), None)

    def show(self, text: str) -> set[str]:
        """Give shown text to the citations that it is the text of; return the roles of the
        fields around it: *list*, *contents*, *citation*, *note* (a reference to a note that stands elsewhere)."""
        for one in self._open:
            show(one.works, text)
        return {one.role for one in self._open}

    def enter(self, element: Any) -> None:
        """Enter a field or a content control that is one element."""
        one = _Field(shows=True, element=True)
        self._open.append(one)
        if element.tag == W + "fldSimple":
            one.add(element.get(W + "instr", "")[:MAX_INSTRUCTION])
            self._separate(one)
            return
        properties = element.find(W + "sdtPr")
        tag = value_of(properties, "tag")
        if tag.startswith(_MENDELEY_TAG):
            one.role = "citation"
            self.works.keep(csl_works(decoded(tag[len(_MENDELEY_TAG) :])), "Mendeley", one.works)
        elif tag.startswith("MENDELEY_BIBLIOGRAPHY"):
            one.role = "list"
        part = properties.find(W + "docPartObj") if properties is not None else None
        if part is not None:
            one.role = _GALLERIES.get(value_of(part, "docPartGallery"), "")

    def pass_bookmark(self, element: Any) -> None:
        """Pass the mark that begins or ends a bookmark, where managers keep a citation that other programs
        should leave alone: its instruction stands in the properties of the file."""
        identity, name = element.get(W + "id", ""), element.get(W + "name", "")
        if element.tag == W + "bookmarkEnd":
            self._open = [one for one in self._open if one.bookmark is None or one.bookmark != identity]
        elif name.startswith(_BOOKMARKS) and len(self._open) < MAX_OPEN:
            if self._kept is None:
                self._kept = bookmarked(custom_properties(self._package))
            one = _Field(shows=True, element=True, bookmark=identity)
            one.add(self._kept.get(name, ""))
            self._separate(one)
            self._open.insert(0, one)

    def leave(self) -> None:
        """Leave the element that was entered last; a row of marks that began within it goes on."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].element and self._open[index].bookmark is None:
                del self._open[index]
                return

    def _read(self, one: _Field) -> None:
        instruction = one.instruction.strip()
        known = managed(instruction)
        if known is not None:
            self.works.keep(*known, one.works)
        elif instruction.startswith("ADDIN EN.CITE.DATA"):
            # What did not fit into the instruction of the citation around it.
            around = self._open[-1] if self._open else None
            if around is not None and not around.held and "EN.CITE" in around.instruction[:20]:
                around.held = one.held
        elif instruction.startswith("ADDIN EN.CITE"):
            text = instruction if "<EndNote" in instruction else decoded(one.held)
            self.works.keep(endnote_works(text), "EndNote", one.works)
        elif instruction.startswith("CITATION "):
            self.works.keep(self._word(_words(instruction)), "Word", one.works)

    def _word(self, words: list[str]) -> Iterable[Cited]:
        r"""Yield the sources of ``CITATION tag \p pages \m tag ...``."""
        if self._sources is None:
            self._sources = word_sources(self._package)
        found: list[list[str]] = [[words[1] if len(words) > 1 else "", ""]]
        for switch, value in pairwise(words[2:]):
            if switch == "\\m":
                found.append([value, ""])
            elif switch == "\\p":
                found[-1][1] = value
        return [(self._sources[tag], pages) for tag, pages in found if tag in self._sources]


def _held(element: Any) -> str:
    held = element.find(W + "fldData")
    return (held.text or "")[:MAX_INSTRUCTION] if held is not None else ""


def _role(instruction: str) -> str:
    role = role_of(instruction)
    if role:
        return role
    word = " ".join(instruction[:60].upper().split()).partition(" ")[0]
    if word in _CONTENTS:
        return "contents"
    return "note" if word in {"NOTEREF", "FTNREF"} else ""


def address(instruction: str) -> str | None:
    """Return the address of a HYPERLINK instruction, ``None`` for any other."""
    if "HYPERLINK" not in instruction[:40].upper():
        return None
    words = _words(instruction)
    if not words or words[0].upper() != "HYPERLINK":
        return None
    url, anchor, at = "", "", 1
    while at < len(words):
        word = words[at]
        if word == "\\l" and at + 1 < len(words):
            anchor, at = words[at + 1], at + 1
        elif word in {"\\o", "\\t"}:
            at += 1
        elif not word.startswith("\\") and not url:
            url = word
        at += 1
    return f"{url}#{anchor}" if anchor else url or None


def _words(instruction: str) -> list[str]:
    instruction = instruction[:MAX_WORDS]
    scanner = shlex.shlex(instruction, posix=True)
    scanner.whitespace_split, scanner.escape, scanner.commenters, scanner.quotes = True, "", "", '"'
    try:
        return list(scanner)
    except ValueError:
        return instruction.split()
