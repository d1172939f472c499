"""The chapters of an EPUB in the order of its spine (EPUB 3.3, https://www.w3.org/TR/epub-33/), read in the worker."""

from __future__ import annotations

from typing import Any

from refcheck.content.charset import decode
from refcheck.documents.packages import Package, PackageError

__all__ = ["read"]

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
MAX_CHAPTERS = 5_000


def read(body: bytes) -> dict[str, Any]:
    """Return the book: ``{"failed": reason}``, or ``chapters`` (name, text), ``title``, ``date``, ``creators``, ``language``."""
    try:
        package = Package(body)
        container = package.xml("META-INF/container.xml")
        found = None if container is None else next(container.iter(_CONTAINER), None)
        if found is None:
            return {"failed": "other"}
        name = found.get("full-path", "")
        book = package.xml(name)
        if book is None:
            return {"failed": "damaged"}
        return _read(package, name, book)
    except PackageError as error:
        return {"failed": error.reason}


def _read(package: Package, name: str, book: Any) -> dict[str, Any]:
    locked = _locked(package)
    parts = {one.get("id", ""): one for one in book.iter(OPF + "item")}
    chapters: list[tuple[str, str]] = []
    for one in book.iter(OPF + "itemref"):
        part = parts.get(one.get("idref", ""))
        if part is None or part.get("media-type", "") not in _PAGES or len(chapters) >= MAX_CHAPTERS:
            continue
        if "nav" in part.get("properties", "").split():
            continue
        path = Package.resolve(name, part.get("href", ""))
        if path in locked:
            return {"failed": "encrypted"}
        raw = package.read(path)
        if raw is not None:
            chapters.append((path, decode(raw, "application/xhtml+xml")))
    if not chapters:
        return {"failed": "damaged"}
    said = {
        tag: [(e.text or "").strip() for e in book.iter(DC + tag) if e.text]
        for tag in ("title", "date", "creator", "language")
    }
    return {
        "chapters": chapters,
        "title": next(iter(said["title"]), ""),
        "date": next(iter(said["date"]), ""),
        "creators": said["creator"],
        "language": next(iter(said["language"]), ""),
    }


def _locked(package: Package) -> frozenset[str]:
    """Return the parts that are encrypted; fonts often are, chapters only where a licence locks them."""
    root = package.xml("META-INF/encryption.xml")
    found = () if root is None else root.iter(_ENCRYPTED)
    return frozenset(Package.resolve("", one.get("URI", "")) for one in found)
