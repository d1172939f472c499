"""The text of an OpenDocument file, paragraph by paragraph: what a reader sees when every change is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from refcheck.content.looks import HIDDEN, RAISED
from refcheck.documents.odt_citations import Citations
from refcheck.documents.odt_names import DRAW, OFFICE, TABLE, TEXT, XLINK
from refcheck.documents.odt_styles import Styles
from refcheck.documents.style_names import is_listed, kind_named
from refcheck.documents.suppress import MAX_REMARK
from refcheck.documents.word_runs import BREAK, Paragraphs, References, characters, parts_at_breaks, squeezed
from refcheck.text.lazy import lazy_re

__all__ = ["KINDS", "Body"]

KINDS = ("footnote", "endnote")
MAX_DEPTH = 120
"""Elements that are nested deeper are left out; none of ours are."""
MAX_LABEL = 20
MAX_BLANKS = 100
_PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
_INDEXES = frozenset(
    TEXT + name
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index")
)  # fmt: skip
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LEFT_OUT = frozenset(
    {
        TEXT + "tracked-changes", OFFICE + "annotation", OFFICE + "forms", OFFICE + "event-listeners", OFFICE + "binary-data",
        TABLE + "covered-table-cell", _SVG + "title", _SVG + "desc", TEXT + "ruby-text", TEXT + "hidden-text",
        TEXT + "note", DRAW + "object", *(f"{name}-source" for name in (*_INDEXES, TEXT + "bibliography")),
    }
)  # fmt: skip
_REVISIONS = (TEXT + "insertion", TEXT + "deletion")
_BLANKS = lazy_re(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks stand: in a table, an index (``role``), an item of a list; ``note`` is the label of theirs."""

    table: bool = False
    role: str = ""
    item: bool = False
    ordinal: int | None = None
    note: str | None = None
    group: int = 0


class Body:
    """Paragraphs as they are read; ``runs`` of each are ``[text, flags, url, marker]``.

    ``order`` has kind and label of each reference to a note, ``revised`` says that there are tracked changes,
    ``remarks`` has the comments that name refcheck, with the first and the last paragraph that each stands in.
    """

    def __init__(self, styles: Styles, citations: Citations) -> None:
        self._styles = styles
        self._citations = citations
        self._references = References()
        self._notes: list[tuple[str, str, Any]] = []
        self._blank = True
        self._counts: dict[tuple[str, int], int] = {}
        self._done = Paragraphs()
        self.paragraphs = self._done.all
        self.order: list[tuple[str, str]] = []
        self.remarks: list[tuple[int, int, str]] = []
        self.revised = False

    def read(self, root: Any) -> None:
        """Read the text, then its notes: footnotes before endnotes, as they are referred to."""
        self.revised = next(root.iter(*_REVISIONS), None) is not None
        self._blocks(root, _Place(), 0)
        for place, kind in enumerate(KINDS):
            found = [(label, body) for own, label, body in self._notes if own == kind]
            for number, (label, body) in enumerate(found):
                self._read_note(body, label, 2 * number + place)
        self._references.settle({label for _, label in self.order})

    def _read_note(self, body: Any, label: str, group: int) -> None:
        first = len(self.paragraphs)
        self._citations.begin_part()
        if body is not None:
            self._blocks(body, _Place(note=label, group=group), 0)
        self._done.end_note(first, label, group, typed=True)

    # Blocks ------------------------------------------------------------------------------------

    def _blocks(self, parent: Any, place: _Place, depth: int) -> None:
        if depth > MAX_DEPTH:
            return
        for child in parent:
            tag = child.tag
            if tag in _PARAGRAPHS:
                self._add(child, place, depth)
            elif tag == TEXT + "list":
                self._list(child, place, "", 1, depth)
            elif tag in _LEFT_OUT or self._is_hidden(child):
                continue
            else:
                self._blocks(child, self._within(child, place), depth + 1)

    def _is_hidden(self, element: Any) -> bool:
        if element.tag != TEXT + "section":
            return False
        return element.get(TEXT + "display") == "none" or self._styles.is_hidden(element.get(TEXT + "style-name", ""))

    @staticmethod
    def _within(element: Any, place: _Place) -> _Place:
        tag = element.tag
        if tag == TABLE + "table":
            return replace(place, table=True)
        if tag in _INDEXES:
            return replace(place, role="contents")
        if tag == TEXT + "bibliography":
            return replace(place, role="list")
        if tag == TEXT + "index-title" and place.role == "list":
            return replace(place, role="title")
        if tag == TEXT + "section" and Citations.is_list(element.get(TEXT + "name", "")):
            return replace(place, role="list")
        return place

    def _list(self, element: Any, place: _Place, style: str, level: int, depth: int) -> None:
        """Read the items of a list: what an item begins with has its number."""
        if depth > MAX_DEPTH:
            return
        style = element.get(TEXT + "style-name") or style
        start = self._styles.start(style, level)
        key = (style, level)
        goes_on = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list") is not None
        if start is not None and not (goes_on and key in self._counts):
            self._counts[key] = start - 1
        for item in element:
            within = replace(place, item=item.tag == TEXT + "list-item")
            if within.item and start is not None:
                said = item.get(TEXT + "start-value", "")
                number = int(said) if said.isascii() and said.isdigit() and len(said) < 8 else self._counts[key] + 1
                self._counts[key] = number
                within = replace(within, ordinal=number)
            for child in item:
                if child.tag == TEXT + "list":
                    self._list(child, place, style, level + 1, depth + 2)
                elif child.tag in _PARAGRAPHS:
                    self._add(child, within, depth)
                    within = place
                elif child.tag not in _LEFT_OUT:
                    self._blocks(child, place, depth + 2)

    def _add(self, element: Any, place: _Place, depth: int) -> None:
        name = element.get(TEXT + "style-name", "")
        names = self._styles.names(name)
        self._citations.works.paragraph, self._citations.works.note = len(self.paragraphs), place.note
        self._blank = True
        boxes: list[Any] = []
        runs = list(self._runs(element, self._styles.look("paragraph", name), None, boxes, depth))
        kind, level = self._kind(element, place, names)
        shared = {
            "kind": kind, "level": level, "note": place.note, "group": place.group, "ordinal": place.ordinal,
            "style": names[0], "listed": kind != "heading" and (place.role == "list" or is_listed(names[0])),
        }  # fmt: skip
        here = len(self.paragraphs)
        for part in parts_at_breaks(runs) if place.note is None else (runs,):
            self._done.append({"runs": squeezed(part), **shared})
        self.remarks += [(here, len(self.paragraphs) - 1, text) for text in _remarks(element)]
        for box in boxes:
            self._blocks(box, replace(place, item=False, ordinal=None), depth + 1)

    @staticmethod
    def _kind(element: Any, place: _Place, names: list[str]) -> tuple[str, int]:
        named = kind_named(names)
        if place.role == "contents" or named == "furniture":
            return "furniture", 0
        if place.table:
            return "table", 0
        if element.tag == TEXT + "h":
            said = element.get(TEXT + "outline-level", "1")
            return "heading", int(said) if said in set("123456789") else 1
        if names[0] == "title" or place.role == "title":
            return "heading", 1
        return ("list-item" if place.item and named == "paragraph" else named), 0

    # Runs --------------------------------------------------------------------------------------

    def _runs(
        self, parent: Any, look: tuple[int, int], url: str | None, boxes: list[Any], depth: int
    ) -> Iterator[list[Any]]:
        """Yield ``[text, flags, url, marker]`` for what stands under ``parent``."""
        if depth > MAX_DEPTH:
            return
        if parent.text:
            yield from self._shown(parent.text, look[0], url)
        for child in parent:
            yield from self._child(child, look, url, boxes, depth)
            if child.tail:
                yield from self._shown(child.tail, look[0], url)

    def _child(
        self, child: Any, look: tuple[int, int], url: str | None, boxes: list[Any], depth: int
    ) -> Iterator[list[Any]]:
        tag = child.tag
        if tag == TEXT + "note":
            if not look[0] & HIDDEN:
                yield self._note(child)
        elif tag in {TEXT + "s", TEXT + "tab", TEXT + "line-break"}:
            yield from self._sign(child, look[0], url)
        elif tag == TEXT + "note-ref":
            yield from self._reference(child, look[0], url)
        elif str(tag).startswith(DRAW) and tag != DRAW + "a":
            boxes.append(child)
        elif tag not in _LEFT_OUT:
            own = self._styles.look("text", child.get(TEXT + "style-name", "")) if tag == TEXT + "span" else (0, 0)
            if tag in {TEXT + "a", DRAW + "a"}:
                url = child.get(XLINK + "href") or url
            works = self._citations.enter(child)
            yield from self._runs(child, (own[0] | look[0] & ~own[1], look[1]), url, boxes, depth + 1)
            self._citations.leave(works)

    def _note(self, note: Any) -> list[Any]:
        kind = note.get(TEXT + "note-class", KINDS[0])
        kind = kind if kind in KINDS else KINDS[0]
        citation = note.find(TEXT + "note-citation")
        label = "" if citation is None else (citation.get(TEXT + "label") or "".join(citation.itertext()))
        label = label.strip()[:MAX_LABEL] or str(sum(own == kind for own, _, _ in self._notes) + 1)
        self._notes.append((kind, label, note.find(TEXT + "note-body")))
        self.order.append((kind, label))
        self._blank = False
        return ["", 0, None, label]

    def _sign(self, child: Any, look: int, url: str | None) -> Iterator[list[Any]]:
        text = BREAK if child.tag == TEXT + "line-break" else " "
        if child.tag == TEXT + "s":
            said = child.get(TEXT + "c", "1")
            text *= min(int(said), MAX_BLANKS) if said.isascii() and said.isdigit() and len(said) < 8 else 1
        self._blank = False
        if not look & HIDDEN:
            yield [text, look, url, None]

    def _reference(self, child: Any, look: int, url: str | None) -> Iterator[list[Any]]:
        """Yield a reference that leads to a note for a second time: raised, it is a marker."""
        text = "".join(child.itertext())
        again = self._references.again(text, look) if look & RAISED else None
        yield from (again,) if again is not None else self._shown(text, look, url)

    def _shown(self, text: str, look: int, url: str | None) -> Iterator[list[Any]]:
        # White space is one blank, and none at the beginning of a paragraph (6.1.2).
        text = _BLANKS.sub(" ", text)
        if self._blank:
            text = text.removeprefix(" ")
        if not text or look & HIDDEN:
            return
        self._blank = text.endswith(" ")
        text = characters(text)
        if self._citations.show(text):
            look &= ~RAISED  # the number of an entry of the list, not of a note
        yield [text, look, url, None]


def _remarks(paragraph: Any) -> Iterator[str]:
    """Yield the comments that name refcheck and stand in a paragraph itself, not in a note of it."""
    for one in paragraph.iter(OFFICE + "annotation"):
        holder = one.getparent()
        while holder is not paragraph and holder is not None and holder.tag not in _PARAGRAPHS:
            holder = holder.getparent()
        text = " ".join("".join(each.itertext()) for each in one.iter(*_PARAGRAPHS))[:MAX_REMARK]
        if holder is paragraph and "refcheck" in text.lower():
            yield text
