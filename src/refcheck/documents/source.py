"""Files opened safely and decoded so that every character leads back to its bytes."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from refcheck.errors import DocumentError
from refcheck.model.document import Problem
from refcheck.model.place import Location
from refcheck.text.lazy import lazy_re

__all__ = [
    "MAX_BYTES",
    "DocumentFormat",
    "Source",
    "decode",
    "format_of",
    "open_bytes",
    "open_source",
    "source_of_text",
]

MAX_BYTES = 20_000_000
"""Larger files (bytes) of text are refused."""
MAX_CONTAINER = 64_000_000
"""The same for containers, whose pictures are not read."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (as DOCX, ODT and EPUB files are)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b", "a gzip file"),
)
_NEWLINE = lazy_re(rb"\r\n?|\n")
_REMEDY_BINARY = "save or convert it as Markdown (.md), HTML (.html) or plain text (.txt)"


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentFormat:
    """A format of documents: its name, the endings of its files, its name for people, and whether its
    files are containers (no text)."""

    name: str
    endings: tuple[str, ...]
    title: str
    container: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A decoded file. Newlines are as they stand; ``bom_length`` is in bytes."""

    path: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    bom_length: int = 0
    problems: tuple[Problem, ...] = ()


UNREAD_TEXTS = frozenset(
    {".doc", ".dot", ".docm", ".dotx", ".rtf", ".wps", ".wpd", ".pages", ".sxw", ".odm", ".hwp", ".abw", ".lwp"}
)
"""Endings of texts of word processors that are not read."""
CONVERT = "open it in its program or in LibreOffice, and save it as .docx or .odt"


def format_of(path: str | Path, formats: Sequence[DocumentFormat]) -> str:
    """Return the name of the format that the ending of ``path`` stands for.

    Raises ``DocumentError`` naming what can be read.
    """
    ending = Path(path).suffix.lower()
    for known in formats:
        if ending in known.endings:
            return known.name
    if ending in UNREAD_TEXTS:
        raise DocumentError(f"{ending} files are not read by this version", path=str(path), remedy=CONVERT)
    read_today = ", ".join(f"{known.title} ({' '.join(known.endings)})" for known in formats)
    what = f"{ending} files are not read by this version" if ending else "a file without an ending is not read"
    raise DocumentError(what, path=str(path), remedy=f"convert it to one of: {read_today}")


def open_source(path: str | Path, *, page: bool = False) -> Source:
    """Return the text of the regular file at ``path``; a symbolic link to one is followed. A ``page``
    of HTML may say itself how it is encoded.

    Raises ``DocumentError`` when it is absent, not a regular file, too large or binary.
    """
    return decode(open_bytes(path, limit=MAX_BYTES), str(path), page=page)


def open_bytes(path: str | Path, *, limit: int = MAX_CONTAINER) -> bytes:
    """Return the bytes of the regular file at ``path``, at most ``limit``; a symbolic link is followed.

    Raises ``DocumentError`` when it is absent, not a regular file or too large.
    """
    name = str(path)
    try:
        return _bytes_of(path, name, limit)
    except ValueError as error:
        raise DocumentError("not a path that can be opened", path=name) from error
    except FileNotFoundError as error:
        raise DocumentError("no such file", path=name, remedy="check the path") from error
    except PermissionError as error:
        raise DocumentError("not allowed to read it", path=name, remedy="change its permissions") from error
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", path=name) from error


def _bytes_of(path: str | Path, name: str, limit: int) -> bytes:
    _refuse_odd(Path(path).stat(), name, limit)
    # A FIFO put in its place meanwhile must not hang us, hence NONBLOCK and a second look.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        _refuse_odd(os.fstat(file.fileno()), name, limit)
        raw = file.read(limit + 1)
    if len(raw) > limit:
        _refuse_size(name, limit)
    return raw


def _refuse_odd(status: os.stat_result, name: str, limit: int) -> None:
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise DocumentError("is a folder, not a file", path=name, remedy="name the files in it")
    if not stat.S_ISREG(mode):
        kinds = {stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
        kind = kinds.get(stat.S_IFMT(mode), "no regular file")
        raise DocumentError(f"is {kind}, not a regular file", path=name, remedy="save it as a regular file")
    if status.st_size > limit:
        _refuse_size(name, limit)


def _refuse_size(name: str, limit: int) -> None:
    raise DocumentError(f"is larger than {limit // 1_000_000} MB", path=name, remedy="split it into smaller files")


def source_of_text(text: str, path: str) -> Source:
    """Return ``text`` as a source in UTF-8. A lone surrogate becomes U+FFFD: no file can hold one."""
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return Source(path=path, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def decode(raw: bytes, path: str, *, page: bool = False) -> Source:
    """Return ``raw`` decoded: by its byte order mark, else as UTF-8, else (a ``page``) as it says itself,
    else as Windows-1252 or Latin-1.

    The last gives a problem that names the first line that is not UTF-8. Raises ``DocumentError``
    for binary files.
    """
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise DocumentError(f"is {kind}, not text", path=path, remedy=_REMEDY_BINARY)
    digest = hashlib.sha256(raw).hexdigest()
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _marked(raw, path, digest, encoding, len(bom))
    if b"\0" in raw:
        line = len(_NEWLINE.findall(raw[: raw.index(b"\0")])) + 1
        raise DocumentError("is binary (it holds NUL bytes)", path=path, line=line, remedy="save it as text in UTF-8")
    try:
        return Source(path=path, text=raw.decode("utf-8"), sha256=digest)
    except UnicodeDecodeError as error:
        if page:
            from refcheck.content.charset import decode as decode_page

            return Source(path=path, text=decode_page(raw), sha256=digest)
        return _legacy(raw, path, digest, error.start)


def _marked(raw: bytes, path: str, digest: str, encoding: str, bom_length: int) -> Source:
    """Return the text of a file with a byte order mark."""
    try:
        text = raw[bom_length:].decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _legacy(raw, path, digest, error.start + bom_length)
        reason = f"is damaged: its mark says {encoding[:6].upper()}, byte {error.start + bom_length} does not fit"
        raise DocumentError(reason, path=path, remedy="save it as UTF-8") from error
    return Source(path=path, text=text, sha256=digest, encoding=encoding, bom_length=bom_length)


def _legacy(raw: bytes, path: str, digest: str, bad: int) -> Source:
    line = len(_NEWLINE.findall(raw[:bad])) + 1
    encoding, title = "cp1252", "Windows-1252"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        encoding, title = "latin-1", "Latin-1"
        text = raw.decode(encoding)
    problem = Problem(
        code="SYN013",
        message=f"the file is not UTF-8; it was read as {title}",
        location=Location(path=path, line=line),
        actual=f"byte 0x{raw[bad]:02x}",
        expected="UTF-8",
        remedy="save it as UTF-8",
    )
    return Source(path=path, text=text, sha256=digest, encoding=encoding, problems=(problem,))
