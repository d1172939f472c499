"""The text of a Word document, paragraph by paragraph: what a reader sees when every change is accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from refcheck.content.looks import HIDDEN, RAISED
from refcheck.documents.docx_fields import Fields
from refcheck.documents.docx_names import W, is_on
from refcheck.documents.docx_notes import NoteNumbers
from refcheck.documents.docx_numbering import Numbering
from refcheck.documents.docx_styles import ParagraphStyle, Styles
from refcheck.documents.docx_text import mathematics, plain_text, text_of
from refcheck.documents.word_runs import LABEL, Paragraphs, References, parts_at_breaks, squeezed

__all__ = ["Body"]

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = frozenset(
    f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in ("oMath", "oMathPara")
)
_TRANSPARENT = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "hyperlink", "fldSimple")
)
_DELETED = frozenset({W + "del", W + "moveFrom"})
_BOOKMARKS = frozenset({W + "bookmarkStart", W + "bookmarkEnd"})
_INSERTED = frozenset({W + "ins", W + "moveTo"})
_PROPERTIES = frozenset(
    W + name for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "tcPr", "trPr", "sdtPr", "sdtEndPr")
)
_COMMENTED = (W + "commentRangeStart", W + "commentReference")
_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_TEXT_BOX = W + "txbxContent"
MAX_MARK = 20
MAX_DEPTH = 120
"""Elements that are nested deeper are left out; none of ours are."""


class Body:
    """Paragraphs as they are read; ``runs`` of each are ``[text, flags, url, marker]``.

    ``revised`` says that there are tracked changes, ``absent`` counts files put in whole, ``commented`` has the first
    and the last paragraph that a comment is put on, by its id.
    """

    def __init__(self, styles: Styles, numbering: Numbering, fields: Fields, numbers: NoteNumbers) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields = fields
        self._numbers = numbers
        self._links: dict[str, str] = {}
        self._carried: list[list[Any]] = []
        self._mark: Any = None
        self._references = References()
        self._roles: set[str] = set()
        self._done = Paragraphs()
        self.paragraphs = self._done.all
        self.commented: dict[str, tuple[int, int]] = {}
        self.revised = False
        self.absent = 0

    def read(self, body: Any, links: dict[str, str]) -> None:
        """Read the main part."""
        self._links = links
        self._fields.begin_part(body)
        for element, table in self._blocks(body, 0):
            self._add(element, table=table)
        self._finish()
        self._numbers.end_section(body.find(W + "sectPr"))

    def read_note(self, note: Any, links: dict[str, str], label: str, group: int) -> None:
        """Read a note as the one that is called ``label``."""
        self._links = links
        first = len(self.paragraphs)
        for element, table in self._blocks(note, 0):
            self._add(element, table=table, note=label, group=group)
        self._finish()
        typed = note.find(f".//{W}footnoteRef") is None and note.find(f".//{W}endnoteRef") is None
        self._done.end_note(first, label, group, typed=typed)

    def settle(self, labels: Collection[str]) -> None:
        """Make text again of what refers a second time to a note that is not there."""
        self._references.settle(labels)

    # Blocks ------------------------------------------------------------------------------------

    def _blocks(self, parent: Any, depth: int, *, table: bool = False) -> Iterator[tuple[Any, bool]]:
        """Yield the paragraphs under ``parent`` in the order of reading; and whether each stands in a table."""
        if depth > MAX_DEPTH:
            return
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                yield child, table
                for box in _boxes(child):
                    yield from self._blocks(box, depth + 1, table=table)
            elif tag == W + "sdt":
                yield from self._in_control(child, depth, table=table)
            elif tag == _MC + "AlternateContent":
                for chosen in _chosen(child):
                    yield from self._blocks(chosen, depth + 1, table=table)
            elif not self._is_left_out(child):
                yield from self._blocks(child, depth + 1, table=table or tag == W + "tbl")

    def _is_left_out(self, element: Any) -> bool:
        """Return whether an element holds no paragraphs of the text; remember what is missed by that."""
        tag = element.tag
        if tag == W + "altChunk":
            self.absent += 1
        if tag in _DELETED or self._is_deleted_row(element):
            self.revised = True
            return True
        return tag in _PROPERTIES or not isinstance(tag, str)

    def _in_control(self, control: Any, depth: int, *, table: bool) -> Iterator[tuple[Any, bool]]:
        content = control.find(W + "sdtContent")
        if content is None or _is_placeholder(control):
            return
        self._fields.enter(control)
        yield from self._blocks(content, depth + 1, table=table)
        self._fields.leave()

    @staticmethod
    def _is_deleted_row(element: Any) -> bool:
        """Return whether an element is a row or a cell of a table that a tracked change takes out."""
        properties = element.find(W + ("trPr" if element.tag == W + "tr" else "tcPr"))
        if properties is None:
            return False
        return properties.find(W + "del") is not None or properties.find(W + "cellDel") is not None

    def _add(self, element: Any, *, table: bool, note: str | None = None, group: int = 0) -> None:
        properties = element.find(W + "pPr")
        style = self._styles.of_paragraph(properties)
        here = len(self.paragraphs)
        self._fields.begin_paragraph(here, note)
        for one in element.iter(*_COMMENTED):
            identity = one.get(W + "id", "")
            self.commented[identity] = (self.commented.get(identity, (here, here))[0], here)
        self._roles = set()
        runs = [*self._carried, *self._runs(element, style, None, 0)]
        self._carried = []
        if self._goes_on(properties):
            self._carried = runs
            return
        item, ordinal = self._numbering.item(properties, style.numbered)
        kind = "list-item" if item and style.kind == "paragraph" else style.kind
        if "contents" in self._roles:
            kind = "furniture"
        elif table:
            kind = "table"
        shared = {
            "kind": kind, "level": style.level, "note": note, "group": group, "ordinal": ordinal, "style": style.name,
            "listed": style.listed or "list" in self._roles,
        }  # fmt: skip
        for part in parts_at_breaks(runs) if note is None else (runs,):
            self._done.append({"runs": squeezed(part), **shared})
        section = properties.find(W + "sectPr") if properties is not None else None
        if section is not None and note is None:
            self._numbers.end_section(section)

    def _goes_on(self, properties: Any) -> bool:
        """Return whether the next paragraph goes on with this one: its end was deleted, or it is the large
        letter that another one begins with."""
        if properties is None:
            return False
        mark = properties.find(W + "rPr")
        if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None):
            self.revised = True
            return True
        frame = properties.find(W + "framePr")
        return frame is not None and frame.get(W + "dropCap", "none") != "none"

    def _finish(self) -> None:
        """Give what waits for a paragraph that does not come to the one before."""
        if self._carried:
            if self.paragraphs:
                self.paragraphs[-1]["runs"] += self._carried
            self._carried = []

    # Runs --------------------------------------------------------------------------------------

    def _runs(self, parent: Any, style: ParagraphStyle, url: str | None, depth: int) -> Iterator[list[Any]]:
        """Yield ``[text, flags, url, marker]`` for what stands under ``parent``."""
        if depth > MAX_DEPTH:
            return
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child, style, url)
            elif tag in _TRANSPARENT:
                yield from self._inside(child, style, url, depth)
            elif tag == _MC + "AlternateContent":
                for chosen in _chosen(child):
                    yield from self._runs(chosen, style, url, depth + 1)
            elif tag in _DELETED:
                self.revised = True
            elif tag in _BOOKMARKS:
                self._fields.pass_bookmark(child)
            elif tag in _MATH:
                yield [mathematics(child), style.flags, None, None]

    def _inside(self, child: Any, style: ParagraphStyle, url: str | None, depth: int) -> Iterator[list[Any]]:
        tag = child.tag
        self.revised = self.revised or tag in _INSERTED
        if tag == W + "hyperlink":
            url = self._address(child) or url
        if tag not in {W + "fldSimple", W + "sdt"}:
            yield from self._runs(child, style, url, depth + 1)
        elif not _is_placeholder(child):
            self._fields.enter(child)
            yield from self._runs(child, style, url, depth + 1)
            self._fields.leave()

    def _address(self, hyperlink: Any) -> str | None:
        anchor = hyperlink.get(W + "anchor") or hyperlink.get(W + "docLocation")
        url = self._links.get(hyperlink.get(R_ID, ""), "")
        if anchor and "#" not in url:
            url = f"{url}#{anchor}"
        return url or None

    def _run(self, run: Any, paragraph: ParagraphStyle, url: str | None) -> Iterator[list[Any]]:
        look = self._styles.of_run(run, paragraph)
        custom = run is self._mark
        for child in run:
            tag = child.tag
            if tag in {W + "fldChar", W + "instrText"}:
                self._fields.take(child)
            elif tag == W + "lastRenderedPageBreak":
                self._numbers.end_page()
            elif look & HIDDEN or self._fields.hides():
                continue
            elif tag in _REFERENCES:
                custom = is_on_attribute(child, "customMarkFollows")
                marker: list[Any] = ["", 0, None, ""]
                mark, self._mark = _custom(run) if custom else ("", None)
                self._numbers.refer(_REFERENCES[tag], child.get(W + "id", ""), marker, mark)
                yield marker
            elif not custom:
                text = text_of(child)
                if text:
                    yield self._shown(text, look, url)

    def _shown(self, text: str, look: int, url: str | None) -> list[Any]:
        roles = self._fields.show(text)
        self._roles |= roles
        if "citation" in roles:
            look &= ~RAISED  # the number of an entry of the list, not of a note
        again = self._references.again(text, look) if look & RAISED and "note" in roles else None
        if again is not None:
            return again
        return [text, look & ~HIDDEN, url or self._fields.url(), None]


def is_on_attribute(element: Any, name: str) -> bool:
    """Return whether an attribute of an element says yes."""
    return element.get(W + name, "0").lower() in {"1", "true", "on"}


def _custom(run: Any) -> tuple[str, Any]:
    """Return the mark that somebody typed in place of a number, and the run after this one when it is there."""
    mark = plain_text(run)
    after = run.getnext()
    if not mark and after is not None and after.tag == W + "r":
        following = plain_text(after)
        if LABEL.fullmatch(following):
            return following, after
    return mark[:MAX_MARK] or "*", None


def _is_placeholder(control: Any) -> bool:
    """Return whether a content control still shows the words that ask for its content."""
    properties = control.find(W + "sdtPr")
    return properties is not None and is_on(properties.find(W + "showingPlcHdr"))


def _chosen(alternates: Any) -> Iterator[Any]:
    """Yield the variant of alternate content that is read: the first choice, else what stands for it."""
    chosen = alternates.find(_MC + "Choice")
    if chosen is None:
        chosen = alternates.find(_MC + "Fallback")
    if chosen is not None:
        yield chosen


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes that hang on a paragraph, each once although it is stored twice; those within
    them come with theirs."""
    if paragraph.find(f".//{_TEXT_BOX}") is None:
        return
    for box in paragraph.iter(_TEXT_BOX):
        above = box.getparent()
        while above is not None and above is not paragraph and above.tag not in {_MC + "Fallback", _TEXT_BOX}:
            above = above.getparent()
        if above is paragraph or above is None:
            yield box
