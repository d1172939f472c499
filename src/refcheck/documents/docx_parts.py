"""What the parts of a Word document say (ECMA-376, part 1, WordprocessingML), read in the worker.

``read`` returns plain lists and mappings that JSON can carry: paragraphs in the order of reading, each
a list of runs, the notes with their paragraphs, and what reference managers left in fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refcheck.documents.docx_fields import Fields
from refcheck.documents.docx_notes import NoteNumbers
from refcheck.documents.docx_styles import Styles
from refcheck.documents.packages import Package, PackageError

__all__ = ["read"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TRANSPARENT = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "hyperlink", "fldSimple")
)
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX = W + "txbxContent"
_DROPPED = frozenset(W + name for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "sdtPr"))
ITALIC, BOLD, RAISED = 1, 2, 4
MAX_PARAGRAPHS = 200_000
MAX_DEPTH = 40


def read(body: bytes) -> dict[str, Any]:
    """Return the document: ``{"failed": reason}``, or ``paragraphs``, ``title``, ``embedded``, ``revised``."""
    try:
        package = Package(body)
        main = _main_part(package)
        root = _root(package, main)
        if root is None:
            return {"failed": "damaged" if "[Content_Types].xml" in package.names() else "other"}
        return _Reader(package, main, root).read()
    except PackageError as error:
        return {"failed": error.reason}


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    if relations is not None:
        for one in relations.iter(_RELATIONSHIPS):
            if one.get("Type", "").endswith("/officeDocument"):
                return Package.resolve("", one.get("Target", ""))
    return "word/document.xml"


def _root(package: Package, name: str) -> Any:
    from refcheck.documents.packages import parsed

    raw = package.read(name)
    # The strict variant has other names for the same elements.
    return None if raw is None else parsed(raw.replace(_STRICT, _TRANSITIONAL))


class _Reader:
    """The state of one reading."""

    def __init__(self, package: Package, main: str, root: Any) -> None:
        self.package = package
        self.folder, _, name = main.rpartition("/")
        self.main = main
        self.root = root
        self.links = self._relations(name)
        self.styles = Styles(_root(package, self._part("styles.xml")))
        self.notes = NoteNumbers(_root(package, self._part("settings.xml")))
        self.fields = Fields(package)
        self.revised = False
        self.paragraphs: list[dict[str, Any]] = []
        self.used: list[tuple[str, str, str]] = []

    def _part(self, name: str) -> str:
        return f"{self.folder}/{name}" if self.folder else name

    def _relations(self, name: str) -> dict[str, str]:
        root = self.package.xml(self._part(f"_rels/{name}.rels"))
        found = () if root is None else root.iter(_RELATIONSHIPS)
        return {
            one.get("Id", ""): one.get("Target", "")
            for one in found
            if one.get("TargetMode") == "External" and one.get("Type", "").endswith("/hyperlink")
        }

    def read(self) -> dict[str, Any]:
        body = self.root.find(W + "body")
        self.notes.plan(body if body is not None else self.root)
        for element in self._blocks(body if body is not None else self.root, 0):
            self._add(element, note=None)
        for part, kind in (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")):
            self._add_notes(part, kind)
        core = self.package.xml("docProps/core.xml")
        titles = () if core is None else core.iter("{http://purl.org/dc/elements/1.1/}title")
        return {
            "paragraphs": self.paragraphs,
            "title": next((one.text.strip() for one in titles if one.text), ""),
            "embedded": self.fields.embedded,
            "revised": self.revised,
        }

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
            elif not isinstance(tag, str) or tag in _DROPPED:
                self.revised = self.revised or tag in {W + "del", W + "moveFrom"}
            else:
                yield from self._blocks(child, depth + 1, table=table or tag == W + "tbl")

    def _add(self, pair: tuple[Any, bool], *, note: str | None, group: int = 0) -> None:
        element, table = pair
        if len(self.paragraphs) >= MAX_PARAGRAPHS:
            raise PackageError("too-large")
        style = self.styles.of_paragraph(element)
        self.fields.begin_paragraph(len(self.paragraphs), note)
        runs = [*self._runs(element, style, None, 0)]
        kind = "table" if table else style.kind
        self.paragraphs.append(
            {"runs": _squeezed(runs), "kind": kind, "level": style.level, "note": note, "group": group}
        )

    def _add_notes(self, part: str, kind: str) -> None:
        root = _root(self.package, self._part(part))
        if root is None:
            return
        self.links |= self._relations(part)
        by_id = {one.get(W + "id"): one for one in root.iter(W + kind) if one.get(W + "type") in {None, "normal"}}
        for group, (identity, label) in enumerate(self.notes.used(kind)):
            note = by_id.pop(identity, None)
            if note is not None:
                self._add_note(note, label, group if kind == "footnote" else 1_000_000 + group)
        # Notes that nothing refers to any more stand in the file all the same, and nobody sees them.

    def _add_note(self, note: Any, label: str, group: int) -> None:
        for pair in self._blocks(note, 0):
            self._add(pair, note=label, group=group)

    # Runs --------------------------------------------------------------------------------------

    def _runs(self, parent: Any, style: Any, url: str | None, depth: int) -> Iterator[list[Any]]:
        """Yield ``[text, flags, url, marker]`` for what stands under ``parent``."""
        if depth > MAX_DEPTH:
            return
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child, style, url)
            elif tag in _TRANSPARENT:
                yield from self._inside(child, style, url, depth)
            elif tag == _ALTERNATE:
                chosen = child.find(_CHOICE)
                if chosen is None:
                    chosen = child.find(_FALLBACK)
                if chosen is not None:
                    yield from self._runs(chosen, style, url, depth + 1)
            elif tag in {W + "del", W + "moveFrom"}:
                self.revised = True

    def _inside(self, child: Any, style: Any, url: str | None, depth: int) -> Iterator[list[Any]]:
        if child.tag in {W + "ins", W + "moveTo"}:
            self.revised = True
        if child.tag == W + "hyperlink":
            anchor = child.get(W + "anchor")
            url = self.links.get(child.get(R_ID, ""), f"#{anchor}" if anchor else url)
            if url and anchor and not url.startswith("#"):
                url = f"{url}#{anchor}"
        if child.tag == W + "fldSimple":
            url = self.fields.simple(child.get(W + "instr", "")) or url
        if child.tag == W + "sdt":
            self.fields.control(child)
        yield from self._runs(child, style, url, depth + 1)

    def _run(self, run: Any, paragraph: Any, url: str | None) -> Iterator[list[Any]]:
        look = self.styles.of_run(run, paragraph)
        if look is None:
            return
        custom = None
        for child in run:
            tag = child.tag
            if tag in {W + "footnoteReference", W + "endnoteReference"}:
                kind = "footnote" if tag == W + "footnoteReference" else "endnote"
                custom = child.get(W + "customMarkFollows") in {"1", "true", "on"}
                label = self.notes.label(kind, child.get(W + "id"), None if not custom else _plain(run))
                if label is not None:
                    yield ["", 0, None, label]
                    if custom:
                        return
                continue
            if tag == W + "fldChar" or tag == W + "instrText":
                self.fields.take(child)
                continue
            if self.fields.hides():
                continue
            text = _text(child)
            if text:
                self.fields.note_text(text)
                yield [text, look, url or self.fields.url(), None]


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes that hang on a paragraph, each once although it is stored twice."""
    if paragraph.find(f".//{_TEXT_BOX}") is None:
        return
    for box in paragraph.iter(_TEXT_BOX):
        above = box.getparent()
        fallback = False
        while above is not None and above is not paragraph:
            fallback = fallback or above.tag == _FALLBACK
            above = above.getparent()
        if not fallback:
            yield box


_SIGNS = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "ptab": " ", W + "noBreakHyphen": "-", W + "softHyphen": ""}


def _text(child: Any) -> str:
    if child.tag == W + "t":
        # Entities, which are not resolved, are nodes between the pieces of the text.
        return (child.text or "") + "".join(one.tail or "" for one in child)
    if child.tag == W + "sym":
        code = int(child.get(W + "char", "0") or "0", 16) if child.get(W + "char", "").isalnum() else 0
        return chr(code) if 32 <= code < 0xE000 else ""
    return _SIGNS.get(child.tag, "")


def _plain(run: Any) -> str:
    return "".join(_text(child) for child in run).strip()


def _squeezed(runs: list[list[Any]]) -> list[list[Any]]:
    """Return the runs with neighbours of one look as one: Word cuts text wherever it was edited."""
    done: list[list[Any]] = []
    for run in runs:
        if done and run[3] is None and done[-1][3] is None and done[-1][1:] == run[1:]:
            done[-1][0] += run[0]
        else:
            done.append(run)
    return done
