"""The chapters of an EPUB in the order of its spine (EPUB 3.3, https://www.w3.org/TR/epub-33/), read in the worker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from refcheck.content.charset import decode
from refcheck.documents.html_parts import Scanned, scan, to_record
from refcheck.documents.html_pieces import HtmlBlock
from refcheck.documents.packages import Package, PackageError
from refcheck.documents.suppress import MAX_REMARK
from refcheck.text.lazy import lazy_re

__all__ = ["read"]

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER_FILE = "META-INF/container.xml"
_ROOT = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_ENDINGS = (".xhtml", ".html", ".htm")
_OTHER_EVENTS = frozenset({"modification", "conversion", "creation", "ops-publication"})
_ELSEWHERE = lazy_re(r"""href\s*=\s*["']([^"'#:]{1,300})#""")
MAX_CHAPTERS = 5_000
MAX_REMARKS = 10_000
"""So many comments for refcheck are read."""


def read(body: bytes) -> dict[str, Any]:
    """Return the book: ``{"failed": reason}``, or ``scanned`` (the record of its pages), ``remarks``, ``title``, ``date``,
    ``creators``, ``language``.
    """
    try:
        package = Package(body)
        name = _book_file(package)
        if not name:
            return {"failed": "other"}
        book = package.xml(name)
        if book is None:
            return {"failed": "damaged"}
        return _read(package, name, book)
    except PackageError as error:
        return {"failed": error.reason}


def _book_file(package: Package) -> str:
    """Return the name of the file that describes the book, empty when there is none.

    Some books have all their files in one folder more than they should.
    """
    known = [name for name in package.names() if name.endswith(_CONTAINER_FILE)]
    for one in sorted(known, key=len)[:3]:
        container = package.xml(one)
        root = None if container is None else next(container.iter(_ROOT), None)
        if root is not None:
            return Package.resolve(one.removesuffix(_CONTAINER_FILE), root.get("full-path", ""))
    return next((name for name in package.names() if name.lower().endswith(".opf")), "")


def _read(package: Package, name: str, book: Any) -> dict[str, Any]:
    locked = _locked(package)
    chapters: dict[str, str] = {}
    for path in _paths(name, book):
        if path in chapters or len(chapters) >= MAX_CHAPTERS:
            continue
        if path in locked:
            return {"failed": "locked"}
        raw = package.read(path)
        if raw is not None:
            chapters[path] = decode(raw, "application/xhtml+xml")
    if not chapters:
        return {"failed": "damaged"}
    chapters |= _led_to(package, name, book, chapters)
    texts = {
        tag: [(e.text or "").strip() for e in book.iter(DC + tag) if e.text] for tag in ("title", "creator", "language")
    }
    scanned = scan([*chapters.items()])
    remarks = _remarks(scanned, chapters)
    return {
        "scanned": to_record(scanned),
        "remarks": remarks,
        "title": next(iter(texts["title"]), ""),
        "date": next(_days(book), ""),
        "creators": texts["creator"],
        "language": next(iter(texts["language"]), ""),
    }


def _remarks(scanned: Scanned, chapters: Mapping[str, str]) -> list[tuple[int | None, bool, str, str]]:
    """Take the comments for refcheck out of the blocks, and the blocks that are nothing else; return of each comment
    the block that it speaks of (``None``: no text of its chapter follows), whether it stands before the words of
    that block, its chapter and its text.
    """
    found: list[tuple[int | None, bool, str, str]] = []
    waiting: list[tuple[str, str]] = []
    kept: list[HtmlBlock] = []
    for block in scanned.blocks:
        page = block.page or ""
        said = [(span.start, chapters[page][span.start : span.end][:MAX_REMARK]) for span in block.comments]
        shown = [piece.segment for piece in block.pieces if piece.segment.marker or piece.segment.text.strip()]
        block.comments = []
        if said and not shown:
            waiting += [(page, text) for _, text in said]
            continue
        found += [(len(kept) if where == page else None, True, where, text) for where, text in waiting]
        found += [(len(kept), all(start < one.span.start for one in shown), page, text) for start, text in said]
        waiting = []
        kept.append(block)
    found += [(None, True, where, text) for where, text in waiting]
    scanned.blocks = kept
    return found[:MAX_REMARKS]


def _paths(name: str, book: Any) -> Iterator[str]:
    """Yield the chapters in the order of the spine, without tables of contents."""
    parts = {one.get("id", ""): one for one in book.iter(OPF + "item")}
    contents = {
        Package.resolve(name, one.get("href", "")) for one in book.iter(OPF + "reference") if one.get("type") == "toc"
    }
    for one in book.iter(OPF + "itemref"):
        part = parts.get(one.get("idref", ""))
        if part is None or "nav" in part.get("properties", "").split():
            continue
        path = Package.resolve(name, part.get("href", ""))
        said = part.get("media-type", "")
        if path not in contents and (said in _PAGES or (not said and path.lower().endswith(_ENDINGS))):
            yield path


def _led_to(package: Package, name: str, book: Any, chapters: dict[str, str]) -> dict[str, str]:
    """Return the pages of notes that chapters lead to, and that the order of reading leaves out."""
    held = {
        Package.resolve(name, one.get("href", ""))
        for one in book.iter(OPF + "item")
        if one.get("media-type", "") in _PAGES and "nav" not in one.get("properties", "").split()
    }
    wanted = {
        Package.resolve(path, match[1]): None for path, text in chapters.items() for match in _ELSEWHERE.finditer(text)
    }
    found: dict[str, str] = {}
    for path in wanted:
        raw = package.read(path) if path in held and path not in chapters and len(found) < MAX_CHAPTERS else None
        if raw is not None:
            found[path] = decode(raw, "application/xhtml+xml")
    return found


def _days(book: Any) -> Iterator[str]:
    """Yield the days of publication; a date with a time of day is when the file was made."""
    for one in book.iter(DC + "date"):
        said = (one.text or "").strip()
        day, _, time = said.partition("T")
        if (
            one.get(OPF + "event", "") not in _OTHER_EVENTS
            and day[:1] in {"1", "2"}
            and (not time or time.startswith("00:00:00"))
        ):
            yield day


def _locked(package: Package) -> frozenset[str]:
    """Return the parts that are encrypted; fonts often are, chapters only where a licence locks them."""
    file = next((one for one in package.names() if one.endswith("META-INF/encryption.xml")), "")
    root = package.xml(file) if file else None
    found = () if root is None else root.iter(_ENCRYPTED)
    folder = file.removesuffix("META-INF/encryption.xml")
    return frozenset(Package.resolve(folder, one.get("URI", "")) for one in found)
