"""What the parts of an OpenDocument text say (ODF 1.3), read in the worker.

``read`` returns what ``docx_parts.read`` does, so that what comes after need not know which it was. A flat file
(.fodt) holds in one piece of XML what the parts of an archive do.
"""

from __future__ import annotations

from typing import Any

from refcheck.documents.odt_body import Body
from refcheck.documents.odt_citations import Citations
from refcheck.documents.odt_names import OFFICE
from refcheck.documents.odt_styles import Styles
from refcheck.documents.packages import MAX_PART, Package, PackageError, kind_of, strictly_parsed
from refcheck.text.lazy import lazy_re

__all__ = ["read"]

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_PICTURES = lazy_re(rb"<office:binary-data>[^<]*</office:binary-data>")
_OTHERS = {"spreadsheet": "sheet", "presentation": "slides", "drawing": "other-office", "chart": "other-office"}
_LOOK = 4_000
"""So many bytes of a flat file say that it is one."""
MAX_TITLE = 500


def read(body: bytes) -> dict[str, Any]:
    """Return the document: ``{"failed": reason}``, or ``paragraphs``, ``order`` (the kinds of the references
    to notes), ``title``, ``embedded``, ``revised``, ``remarks``.
    """
    try:
        return _flat(body) if b"office:document" in body[:_LOOK] and body[:2] != b"PK" else _packed(Package(body))
    except PackageError as error:
        return {"failed": kind_of(body) if error.reason == "other" else error.reason}
    except MemoryError:
        return {"failed": "killed"}


def _flat(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_PART:
        raise PackageError("too-large")
    root = strictly_parsed(_PICTURES.sub(b"", body))
    return _document(root, [root], root)


def _packed(package: Package) -> dict[str, Any]:
    names = package.names()
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(_ENCRYPTED), None) is not None:
        raise PackageError("encrypted")
    raw = package.read("content.xml")
    if raw is None:
        raise PackageError(_kind_of_archive(package, names))
    content = strictly_parsed(raw)
    styles, meta = package.xml("styles.xml"), package.xml("meta.xml")
    return _document(content, [one for one in (styles, content) if one is not None], meta)


def _kind_of_archive(package: Package, names: list[str]) -> str:
    """Return what an archive without the part of the text is."""
    said = (package.read("mimetype") or b"")[:100]
    if b"epub" in said:
        return "epub"
    if b"opendocument" in said:
        return "damaged"
    folders = {name.partition("/")[0] for name in names} if "[Content_Types].xml" in names else set()
    return next(
        (kind for folder, kind in (("word", "docx"), ("xl", "sheet"), ("ppt", "slides")) if folder in folders), "zip"
    )


def _document(content: Any, styles: list[Any], meta: Any) -> dict[str, Any]:
    holder = next(content.iter(OFFICE + "body"), None)
    text = holder.find(OFFICE + "text") if holder is not None else None
    if text is None:
        other = str(holder[0].tag).rpartition("}")[2] if holder is not None and len(holder) else ""
        raise PackageError(_OTHERS.get(other, "not-text"))
    citations = Citations(meta)
    body = Body(Styles(styles), citations)
    body.read(text)
    found = () if meta is None else meta.iter(_TITLE)
    title = next((one.text for one in found if one.text and one.getparent().tag == OFFICE + "meta"), "")
    return {
        "paragraphs": body.paragraphs,
        "order": [kind for kind, _ in body.order],
        "title": " ".join(title[:MAX_TITLE].split()),
        "embedded": citations.works.all,
        "revised": body.revised,
        "remarks": body.remarks,
    }
