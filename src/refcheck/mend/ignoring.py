"""An ignore written beside what a finding is about, in the form that its format has for it.

The comment is tried before it is proposed: the file with it is read again, and must say the same as
before, with an ignore that covers the finding and not the whole file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from refcheck.documents import FORMATS, read_bytes
from refcheck.errors import DocumentError, OutputError
from refcheck.formats.encoding import Decoded, decode, encode
from refcheck.mend.places import Places
from refcheck.model.document import Document, Suppression
from refcheck.model.finding import Finding
from refcheck.model.place import Edit, Fix
from refcheck.references import parse_bibtex
from refcheck.text.lazy import lazy_re

__all__ = ["ignore"]

LONGEST = 300
"""A longer reason (characters) is cut."""

_ENTRY = lazy_re(r"[ \t]*@[ \t]*\w+[ \t]*[{(]")
_BIB_ENDINGS = frozenset({".bib", ".bibtex", ".biblatex"})


def ignore(finding: Finding, reason: str) -> Fix | None:
    """Return the fix that silences a finding in its file with this reason; nothing is written.

    ``None`` when there is no place for a comment: in a plain text or a file that is not written to (Word, PDF, EPUB), without
    a line, or where the file would no longer read the same. Raises ``OutputError`` for a file that
    cannot be read.
    """
    path, line = finding.location.path, finding.location.line
    name = _format_of(path)
    if line is None or name not in _FORMS:
        return None
    try:
        body = Path(path).read_bytes()
    except OSError as error:
        raise OutputError(f"the file cannot be read: {error.strerror or error}", path=path) from error
    found = decode(body)
    for offset, text in _FORMS[name](found.text, line, finding.code, _said(reason)):
        edited = _edited(found, offset, text)
        if edited is not None and _holds(name, path, (body, edited), finding):
            places = Places(found.text, encoding=found.encoding, bom_length=found.bom_length)
            start = places.bytes_before(offset)
            digest = hashlib.sha256(body).hexdigest()
            edit = Edit(
                path=path, sha256=digest, start=start, end=start, text=text, region=places.region(offset, offset)
            )
            return Fix(safe=True, summary=f"ignore it here: {_said(reason)}", edits=(edit,))
    return None


def _format_of(path: str) -> str:
    ending = Path(path).suffix.lower()
    if ending in _BIB_ENDINGS:
        return "bib"
    return next((known.name for known in FORMATS if ending in known.endings), "")


def _said(reason: str) -> str:
    """Return a reason that ends neither its quotation marks nor its comment, and begins no entry."""
    plain = re.sub(r"--+", "-", reason).replace('"', "'").replace("@", " at ").replace("%", " per cent ")
    return " ".join(re.sub(r"[<>\\{}\x00-\x1f]", " ", plain).split())[:LONGEST].strip()


def _edited(found: Decoded, offset: int, text: str) -> bytes | None:
    try:
        return encode(f"{found.text[:offset]}{text}{found.text[offset:]}", found.encoding, found.bom_length)
    except UnicodeEncodeError:
        return None


def _line(text: str, line: int) -> tuple[int, int, str]:
    """Return where a line (1-based) begins and ends, without its line end, and what the line end is."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text), len(text), "\n"
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    crlf = text[start:end].endswith("\r")
    return start, end - crlf, "\r\n" if crlf else "\n"


def _html(text: str, line: int, code: str, reason: str) -> Iterator[tuple[int, str]]:
    """Yield the comment at the end of the line, then before it on a line of its own."""
    start, end, newline = _line(text, line)
    comment = f'<!-- refcheck: ignore={code} reason="{reason}" -->'
    yield end, f" {comment}"
    yield start, f"{comment}{newline}"


def _latex(text: str, line: int, code: str, reason: str) -> Iterator[tuple[int, str]]:
    """Yield a comment line before the line: to TeX it is not there."""
    start, _, newline = _line(text, line)
    yield start, f'% refcheck: ignore={code} reason="{reason}"{newline}'


def _rst(text: str, line: int, code: str, reason: str) -> Iterator[tuple[int, str]]:
    """Yield a comment of its own before the paragraph."""
    start, _, newline = _line(text, line)
    while start > 0:
        before = text.rfind("\n", 0, start - 1) + 1
        if not text[before:start].strip():
            break
        start = before
    indent = re.match(r"[ \t]*", text[start:])
    yield start, f'{indent[0] if indent else ""}.. refcheck: ignore={code} reason="{reason}"{newline}{newline}'


def _bib(text: str, line: int, code: str, reason: str) -> Iterator[tuple[int, str]]:
    """Yield a comment line before the entry that the line is in."""
    start, _, newline = _line(text, line)
    while not _ENTRY.match(text, start):
        if start == 0:
            return
        start = text.rfind("\n", 0, start - 1) + 1
    yield start, f'% refcheck: ignore={code} reason="{reason}"{newline}'


_FORMS: Mapping[str, Callable[[str, int, str, str], Iterator[tuple[int, str]]]] = {
    "markdown": _html,
    "html": _html,
    "latex": _latex,
    "rst": _rst,
    "bib": _bib,
}


def _holds(name: str, path: str, bodies: tuple[bytes, bytes], finding: Finding) -> bool:
    """Return whether a file reads the same with the comment, which covers the finding and not all of it."""
    read = _read_bib if name == "bib" else _read_document
    try:
        before, after = (read(name, path, body) for body in bodies)
    except DocumentError:
        return False
    new = [one for one in after[1] if _key(one) not in {_key(old) for old in before[1]}]
    lines = bodies[1].count(b"\n") + 1
    covering = [one for one in new if finding.code in one.codes and one.last_line - one.first_line < lines - 1]
    # The comment moves the line at most by its own.
    at = finding.location.line or 0
    covers = any(one.first_line <= at + 1 and one.last_line >= at for one in covering)
    return before[0] == after[0] and covers


def _key(suppression: Suppression) -> tuple[tuple[str, ...], str, int]:
    return suppression.codes, suppression.reason, suppression.last_line - suppression.first_line


def _read_document(name: str, path: str, body: bytes) -> tuple[object, tuple[Suppression, ...]]:
    document: Document = read_bytes(body, path=path, format=name)
    said = (
        [" ".join(block.text.split()) for block in document.blocks],
        [" ".join(note.text.split()) for note in document.notes],
        [mention.text for mention in document.mentions],
        [link.url for link in document.links],
        len(document.problems),
    )
    return said, document.suppressions


def _read_bib(_: str, path: str, body: bytes) -> tuple[object, tuple[Suppression, ...]]:
    library = parse_bibtex(decode(body).text, path=path)
    said = ([(reference.key, reference.work) for reference in library.references], len(library.problems))
    return said, library.suppressions
