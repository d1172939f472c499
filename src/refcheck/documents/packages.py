"""Files that are ZIP archives of XML: DOCX, EPUB. Opened within bounds, in the worker.

No entity is resolved, no network asked, no DTD loaded; names lead to members of the archive only.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any
from urllib.parse import unquote

from lxml import etree

__all__ = ["MAX_PART", "MAX_PARTS", "Package", "PackageError", "kind_of", "parsed", "strictly_parsed"]

MAX_PARTS = 20_000
MAX_PART = 64 * 1024 * 1024
"""Bytes of one part, unpacked."""
MAX_WHOLE = 256 * 1024 * 1024
"""Bytes of all parts that are read, unpacked."""
_OLD = b"\xd0\xcf\x11\xe0"
_SIGNATURES = (
    (b"%pdf-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"<html", "html"),
    (b"<!doctype html", "html"),
    (b"<?xml", "xml"),
)


class PackageError(Exception):
    """The file is not what it should be; ``reason`` is one of old, encrypted, damaged, too-large, other."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Package:
    """The parts of a ZIP archive, each read once at most."""

    def __init__(self, body: bytes) -> None:
        if body[:4] == _OLD:
            # Word wraps what a password protects in the format of its older files.
            raise PackageError("encrypted" if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in body else "old")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
            raise PackageError("damaged" if body[:2] == b"PK" else "other") from None
        members = self._zip.infolist()
        if len(members) > MAX_PARTS:
            raise PackageError("too-large")
        self._members = {member.filename.lstrip("/"): member for member in members}
        self._left = MAX_WHOLE

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """Return a part, ``None`` when there is none. Raises ``PackageError``."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & 1:
            raise PackageError("encrypted")
        bound = min(MAX_PART, self._left)
        try:
            with self._zip.open(member) as part:
                # What a member says of its size need not be true.
                raw = part.read(bound + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
            raise PackageError("damaged") from None
        if len(raw) > bound:
            raise PackageError("too-large")
        self._left -= len(raw)
        return raw

    def xml(self, name: str) -> Any:
        """Return the root element of a part, ``None`` when there is none or it is no XML at all."""
        raw = self.read(name)
        return None if raw is None else parsed(raw)

    @staticmethod
    def resolve(base: str, target: str) -> str:
        """Return the name of the part that ``target`` is, as the part ``base`` refers to it."""
        target = unquote(target.partition("#")[0])
        if target.startswith("/"):
            return posixpath.normpath(target).lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), target)).lstrip("/")


def parsed(raw: bytes) -> Any:
    """Return the root element of XML bytes, mended where they are broken; ``None`` when nothing is there."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        recover=True,
        remove_comments=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def strictly_parsed(raw: bytes) -> Any:
    """Return the root element of XML bytes that hold text: half of it would pass for all of it.

    Raises ``PackageError`` where they are broken or declare entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise PackageError("damaged") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError("declares")
    return root


def kind_of(body: bytes) -> str:
    """Return what a file that is no archive is by its first bytes: pdf, rtf, html, xml, other."""
    start = body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    lowered = start.lower()
    if b"<html" in lowered and lowered.startswith(b"<"):
        return "html"
    return next((kind for magic, kind in _SIGNATURES if lowered.startswith(magic)), "other")
