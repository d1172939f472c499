"""What a file is, by its first bytes: neither its name nor what the server calls it tells."""

from __future__ import annotations

from refcheck.content.pdf import is_pdf
from refcheck.text.lazy import lazy_re

__all__ = ["kind_of", "may_show", "wanted_kind"]

_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"GIF8", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x00\x00\x01\x00", "image"),
    (b"AT&TFORM", "djvu"),
)
_BEGINNINGS = frozenset(magic[0] for magic, _ in _MAGIC)
_BY_ENDING = {
    "pdf": "pdf",
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "zip", "kmz"), "zip"),
    **dict.fromkeys(("png", "gif", "jpg", "jpeg", "tif", "tiff", "webp"), "image"),
}
"""Endings of files of which every one begins alike. Not ".doc" and ".xls": many of those are pages."""
_SHOWS = {
    "pdf": lazy_re(rb"\.pdf\b|application/pdf|pdf\.?js|pdf[-_]?viewer|/viewer\.html"),
    "zip": lazy_re(rb"\.(?:docx|xlsx|pptx|od[tsp]|epub|zip|kmz)\b|officeapps|/viewer"),
    "image": lazy_re(rb"<img\s|og:image|<picture"),
}
_FRAME = lazy_re(rb"<(?:iframe|embed|object)\s[^<>]{0,500}?\b(?:src|data)\s{0,9}=\s{0,9}[\"']?(?!https?:|//)[^\"'<>\s]")
"""A frame with something of the page's own host in it."""
_TARGET = lazy_re(
    rb"(?:src|href|data|file|content|url|value|action)[\"']?\s{0,9}(?:=\s{0,9}[\"']?|:\s{0,9}[\"'])[^\"'<>\s]{0,1000}"
)


def wanted_kind(url: str) -> str:
    """Return what the file at ``url`` has to be by its name: pdf, zip, image; empty when anything may be."""
    host, slash, path = url.partition("//")[2].partition("/")
    last = path.partition("?")[0].rpartition("/")[2]
    return _BY_ENDING.get(last.rpartition(".")[2].lower(), "") if host and slash and "." in last else ""


def kind_of(body: bytes) -> str:
    """Return what ``body`` is: pdf, zip, ole, rtf, image, ...; empty when its first bytes do not tell."""
    if is_pdf(body):
        return "pdf"
    if not body or (body[0] not in _BEGINNINGS and body[0] != 0x52):
        return ""
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image"
    return next((kind for magic, kind in _MAGIC if body.startswith(magic)), "")


def may_show(body: bytes, kind: str) -> bool:
    """Return whether a page may be a viewer of a file of ``kind``, or lead to it.

    Only what its elements refer to counts: an error page names the file in its text.
    """
    lower = body.lower()
    if kind == "pdf" and _FRAME.search(lower):
        return True
    if _SHOWS[kind].search(lower) is None:
        return False
    if kind == "pdf" and (b"application/pdf" in lower or b"pdfjs" in lower or b"pdf.js" in lower):
        return True
    return kind == "image" or any(_SHOWS[kind].search(target) for target in _TARGET.findall(lower))
