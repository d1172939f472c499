"""Files of other programs as libraries: which format a text is in, and what its reader finds in it.

Formats: ``ris``, ``csl-json``, ``endnote-xml``, ``enw`` (EndNote's tags), ``nbib`` (PubMed), ``bibtex`` and ``biblatex`` (one
reader for both).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from refcheck.errors import BibliographyError
from refcheck.formats.bibtex import entry_type_of
from refcheck.formats.encoding import ENCODING_NAMES, Decoded, decode
from refcheck.formats.mapping import Dialect, kind_of
from refcheck.formats.records import Fault, Record, Records
from refcheck.model.document import Problem, line_at
from refcheck.model.place import Location
from refcheck.model.reference import Library, Reference, ReferenceKind
from refcheck.model.work import Work
from refcheck.references.bibtex import parse_bibtex
from refcheck.text.lazy import lazy_re

__all__ = ["FORMATS", "MAX_FILE", "format_of", "parse_records", "read_records"]

MAX_FILE = 64 * 1024 * 1024
"""Larger files (bytes) are refused."""


def _ris(text: str) -> Records:
    from refcheck.formats.ris_reader import read

    return read(text)


def _csl_json(text: str) -> Records:
    from refcheck.formats.csl_json_reader import read

    return read(text)


def _endnote_xml(text: str) -> Records:
    from refcheck.formats.endnote_xml_reader import read

    return read(text)


def _enw(text: str) -> Records:
    from refcheck.formats.enw_reader import read

    return read(text)


def _nbib(text: str) -> Records:
    from refcheck.formats.nbib_reader import read

    return read(text)


_READERS: Mapping[str, Callable[[str], Records]] = {
    "ris": _ris,
    "csl-json": _csl_json,
    "endnote-xml": _endnote_xml,
    "enw": _enw,
    "nbib": _nbib,
}
FORMATS = (*_READERS, "bibtex", "biblatex")
"""The names of the formats that are read."""

_ENDINGS = {".ris": "ris", ".json": "csl-json", ".csljson": "csl-json", ".xml": "endnote-xml", ".enw": "enw",
            ".nbib": "nbib", ".bib": "bibtex"}  # fmt: skip
_LOOKS = (
    ("ris", lazy_re(r"(?m)^[ \t]{0,3}TY {1,3}-[ \t]?[A-Za-z0-9]{2,12}[ \t]*$")),
    ("nbib", lazy_re(r"(?m)^PMID- ?\d{1,9}[ \t]*$")),
    ("enw", lazy_re(r"(?m)^%0 [A-Z][A-Za-z ]{2,40}$")),
    ("bibtex", lazy_re(r"(?m)^[ \t]*@[A-Za-z]+[ \t]*[{(]")),
)
LOOKED_AT = 100_000
"""So much (characters) of a text is looked at to tell its format."""

_DECLARED = lazy_re(rb"""^<\?xml[^>]{0,100}\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def format_of(text: str, path: str = "") -> str | None:
    """Return the format of a text by what it says, else by the ending of its file's name; ``None`` when neither tells."""
    start = text[:LOOKED_AT].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \t\n")
    if start[:1] == "<" and re.search(r"<records?[\s>]", start):
        return "endnote-xml"
    if start[:1] in {"[", "{"} and re.match(r"(?:\[\s*)?(?:\{|\]|\Z)", start):
        return "csl-json"
    found = [(match.start(), name) for name, look in _LOOKS if (match := look.search(start))]
    if found:
        return min(found)[1]
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    return _ENDINGS.get(ending)


def read_records(body: bytes, *, path: str, format: str | None = None) -> Library:  # noqa: A002 - the option's own name
    """Return the references in the bytes of another program's file; ``path`` is only a name.

    UTF-8, UTF-16 with its mark and Windows-1252 are read; that a file is not UTF-8 is among the problems.
    Raises ``BibliographyError`` for what cannot be read at all: too large, no text, in no format that is known.
    """
    if len(body) > MAX_FILE:
        raise BibliographyError(f"the file is larger than {MAX_FILE >> 20} MB", path=path, remedy="split it")
    decoded = _decoded(body)
    if "\x00" in decoded.text[:8192] or body.startswith(_BINARY):
        raise BibliographyError(
            "this is no text file", path=path, remedy=f"export it as one of {', '.join(FORMATS)}, in UTF-8"
        )
    name = format or format_of(decoded.text, path)
    if name is None:
        raise BibliographyError(
            "the format of this file is not known", path=path, remedy=f"name it with --format {'|'.join(FORMATS)}"
        )
    library = parse_records(decoded.text, path=path, format=name)
    if decoded.bad_offset is None:
        return library
    told = ENCODING_NAMES.get(decoded.encoding, decoded.encoding)
    line = 1 if decoded.bom_length else line_at(decoded.text, decoded.bad_offset)
    problem = _problem(path, line, f"the file is not UTF-8; it was read as {told}", "look at the accented letters")
    return replace(library, problems=(problem, *(p for p in library.problems if p.code != "SYN013")))


def _decoded(body: bytes) -> Decoded:
    """Return the text of a file; an encoding that XML declares counts before a guess."""
    decoded = decode(body)
    declared = _DECLARED.match(body)
    if decoded.bad_offset is None or decoded.bom_length or declared is None:
        return decoded
    try:
        name = declared[1].decode("ascii")
        return replace(decoded, text=body.decode(name), encoding=name)
    except (LookupError, ValueError):
        return decoded


def parse_records(text: str, *, path: str, format: str) -> Library:  # noqa: A002 - see above
    """Return the references of a text in a format; records that cannot be read are among them, with a problem.

    ``path`` is only a name. Never raises on what the text holds. Raises ``BibliographyError`` for an unknown format.
    """
    if format in {"bibtex", "biblatex"}:
        return parse_bibtex(text, path=path)
    reader = _READERS.get(format)
    if reader is None:
        raise BibliographyError(
            f'"{format}" is no format that is read', path=path, remedy=f"one of {', '.join(FORMATS)}"
        )
    records = reader(text)
    taken: dict[str, int] = {}
    references = [_reference(record, path, taken) for record in records.found]
    lost = [_lost(fault, path, taken) for fault in records.faults if fault.lost]
    return Library(
        path=path,
        references=tuple(sorted([*references, *lost], key=lambda reference: reference.line)),
        problems=tuple(
            _problem(path, fault.line, fault.message, fault.remedy, mild=not fault.lost) for fault in records.faults
        ),
        text=text,
    )


def _unique(key: str, line: int, taken: dict[str, int]) -> str:
    base = key or f"line-{line}"
    count = taken[base] = taken.get(base, 0) + 1
    return base if count == 1 else f"{base}~{count}"


def _reference(record: Record, path: str, taken: dict[str, int]) -> Reference:
    work = record.work
    bare = Reference(id="", key=record.key, work=work, file=path, line=record.line, entry_type="")
    entry_type = entry_type_of(bare, Dialect.BIBTEX)
    return replace(
        bare, id=_unique(record.key, record.line, taken), entry_type=entry_type, kind=kind_of(entry_type, work)
    )


def _lost(fault: Fault, path: str, taken: dict[str, int]) -> Reference:
    return Reference(
        id=_unique("", fault.line, taken),
        key="",
        work=Work(),
        kind=ReferenceKind.UNKNOWN,
        file=path,
        line=fault.line,
        problem=_problem(path, fault.line, fault.message, fault.remedy),
    )


def _problem(path: str, line: int, message: str, remedy: str, *, mild: bool = False) -> Problem:
    """Return a problem of a file; ``mild`` ones lose nothing."""
    return Problem(code="SYN001", message=message, location=Location(path=path, line=line), remedy=remedy, mild=mild)
