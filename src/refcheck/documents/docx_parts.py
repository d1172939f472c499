"""What the parts of a Word document say (ECMA-376, part 1, WordprocessingML), read in the worker.

``read`` returns plain lists and mappings that JSON can carry: paragraphs in the order of reading, each
a list of runs, the notes with their paragraphs, and what reference managers left in fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from refcheck.documents.docx_body import Body
from refcheck.documents.docx_fields import Fields
from refcheck.documents.docx_names import TRANSITIONAL, W
from refcheck.documents.docx_notes import KINDS, NoteNumbers
from refcheck.documents.docx_numbering import Numbering
from refcheck.documents.docx_styles import Styles
from refcheck.documents.packages import Package, PackageError, kind_of, parsed, strictly_parsed
from refcheck.documents.suppress import MAX_REMARK

__all__ = ["read"]

_STRICT = "http://purl.oclc.org/ooxml/"
_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", TRANSITIONAL.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""The strict variant has other names for the same elements."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LATER = frozenset({"normal", ""})
MAX_TITLE = 500
MAX_REMARKS = 10_000
"""So many comments are looked at."""


def read(body: bytes) -> dict[str, Any]:
    """Return the document: ``{"failed": reason}``, or ``paragraphs``, ``order`` (the kinds of the references
    to notes), ``title``, ``embedded``, ``revised``, ``absent`` (files put in whole that are not read), ``remarks``
    (comments for refcheck, with the first and the last paragraph that each is put on).
    """
    try:
        package = Package(body)
        parts = _Parts(package)
        root = parts.main_root()
        return _document(parts, root)
    except PackageError as error:
        return {"failed": kind_of(body) if error.reason == "other" else error.reason}
    except MemoryError:
        return {"failed": "killed"}


class _Parts:
    """The parts of the file that are read, found by what relates them: their names are free."""

    def __init__(self, package: Package) -> None:
        self.package = package
        names = package.names()
        main = self._first("", "/officeDocument")
        self.main = main if main in names else "word/document.xml"
        if self.main not in names:
            said = (package.read("mimetype") or b"")[:100]
            if b"opendocument" in said:
                raise PackageError("odt")
            if b"epub" in said:
                raise PackageError("epub")
            raise PackageError("damaged" if "[Content_Types].xml" in names else "zip")

    def _relations(self, part: str) -> list[Any]:
        folder, _, name = part.rpartition("/")
        root = self.package.xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        return [] if root is None else [*root.iter(_RELATIONSHIP)]

    def _first(self, part: str, suffix: str) -> str:
        for one in self._relations(part):
            if one.get("Type", "").endswith(suffix) and one.get("TargetMode") != "External":
                return Package.resolve(part, one.get("Target", ""))
        return ""

    def main_root(self) -> Any:
        """Return the root of the main part. Raises ``PackageError``."""
        root = self._strictly(self.main)
        if root is None:
            raise PackageError("damaged")
        if root.tag != W + "document":
            name = str(root.tag).rpartition("}")[2]
            raise PackageError({"workbook": "sheet", "presentation": "slides"}.get(name, "not-word"))
        return root

    def name_of(self, kind: str) -> str:
        """Return the name of the part of a kind ("footnotes") that the main part refers to."""
        found = self._first(self.main, f"/{kind}")
        folder = self.main.rpartition("/")[0]
        return found or (f"{folder}/{kind}.xml" if folder else f"{kind}.xml")

    def mended(self, kind: str) -> Any:
        """Return the root of a part that the text can be read without, mended where it is broken."""
        raw = self.package.read(self.name_of(kind))
        return None if raw is None else parsed(_transitional(raw))

    def strictly(self, kind: str) -> Any:
        """Return the root of a part that holds text; ``None`` when there is none. Raises ``PackageError``."""
        return self._strictly(self.name_of(kind))

    def _strictly(self, name: str) -> Any:
        raw = self.package.read(name)
        return None if raw is None else strictly_parsed(_transitional(raw))

    def links(self, part: str) -> dict[str, str]:
        """Return where the hyperlinks of a part lead, by their ids."""
        return {
            one.get("Id", ""): one.get("Target", "")
            for one in self._relations(part)
            if one.get("TargetMode") == "External" and one.get("Type", "").endswith("/hyperlink")
        }

    def title(self) -> str:
        """Return the title in the properties of the file."""
        root = self.package.xml(self._first("", "/core-properties") or "docProps/core.xml")
        found = () if root is None else root.iter(_TITLE)
        return " ".join(next((one.text for one in found if one.text), "")[:MAX_TITLE].split())


def _transitional(raw: bytes) -> bytes:
    if _STRICT.encode() in raw:
        for strict, transitional in _NAMES:
            raw = raw.replace(strict, transitional)
    return raw


def _document(parts: _Parts, root: Any) -> dict[str, Any]:
    fields = Fields(parts.package)
    numbers = NoteNumbers(parts.mended("settings"))
    body = Body(Styles(parts.mended("styles")), Numbering(parts.mended("numbering")), fields, numbers)
    inner = root.find(W + "body")
    body.read(inner if inner is not None else root, parts.links(parts.main))
    numbers.end_section(None)
    for place, kind in enumerate(KINDS):
        used = numbers.used(kind)
        notes = parts.strictly(kind + "s") if used else None
        if notes is None:
            continue
        links = parts.links(parts.name_of(kind + "s"))
        by_id = {one.get(W + "id"): one for one in notes.iter(W + kind) if one.get(W + "type", "") in _LATER}
        fields.begin_part(notes)
        # Notes that nothing refers to any more stand in the file all the same, and nobody sees them.
        for number, (identity, label) in enumerate(used):
            note = by_id.pop(identity, None)
            if note is not None:
                body.read_note(note, links, label, 2 * number + place)
    body.settle({label for _, label in numbers.order})
    return {
        "paragraphs": body.paragraphs,
        "order": [kind for kind, _ in numbers.order],
        "title": parts.title(),
        "embedded": fields.works.all,
        "revised": body.revised,
        "absent": body.absent,
        "remarks": [*_remarks(parts, body.commented)] if body.commented else [],
    }


def _remarks(parts: _Parts, commented: dict[str, tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the comments that name refcheck, each with the first and the last paragraph that it is put on."""
    root = parts.mended("comments")
    found = () if root is None else root.iter(W + "comment")
    for one in islice(found, MAX_REMARKS):
        place = commented.get(one.get(W + "id", ""))
        words = ("".join(t.text or "" for t in paragraph.iter(W + "t")) for paragraph in one.iter(W + "p"))
        text = " ".join(words)[:MAX_REMARK]
        if place is not None and "refcheck" in text.lower():
            yield *place, text
