"""What a .bib remembers of the documents that cite its works, in two fields.

``refcheck-mention`` holds what a document calls the work in its text, ``refcheck-note`` the notes that
cite it. A field is one line of records joined by `` || ``::

    refcheck-mention = {statement.md:75 [3] italic: Migrating for Opportunities}
    refcheck-note = {statement.md:21 [1] full || statement.md:25 [2] ibid p. 9}

Name of the document (no folders), line (``?`` when it is not known), marker in brackets when there is
one, form or kind, then the text or the cited place. What could end a field, start a command or be
changed by a program that wraps lines is percent-encoded as UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Generic, TypeVar
from urllib.parse import unquote_to_bytes

from refcheck.model.document import Mention, MentionForm
from refcheck.model.place import Location, Span
from refcheck.model.reference import Citation, CitationItem, NoteKind
from refcheck.text.lazy import lazy_re

__all__ = [
    "KIND_FIELD",
    "MENTION_FIELD",
    "NOTE_FIELD",
    "Records",
    "citation_records",
    "decode_mentions",
    "decode_notes",
    "decoded",
    "document_name",
    "encoded",
    "mention_records",
    "record_document",
    "split_records",
]

MENTION_FIELD = "refcheck-mention"
NOTE_FIELD = "refcheck-note"
KIND_FIELD = "refcheck-kind"
SEPARATOR = " || "

MAX_RECORDS = 10_000
"""Further records of one field are not read (number)."""

_ALWAYS = frozenset('{}\\|%#"@')
_RECORD = lazy_re(
    r"(?P<doc>\S+):(?P<line>\d{1,9}|\?) (?:\[(?P<marker>[^\[\]\s]*)\] )?(?P<word>[a-z-]+)(?P<rest>(?:[: ].*)?)$",
    re.DOTALL,
)


T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Records(Generic[T]):
    """What a field holds: the records that could be read, and the pieces that could not."""

    found: tuple[T, ...] = ()
    malformed: tuple[str, ...] = ()


def document_name(path: str) -> str:
    """Return the name of a document without its folders, whichever way its slashes lean."""
    return PurePath(path.replace("\\", "/")).name or path


def encoded(text: str, *, also: str = "") -> str:
    """Return ``text`` with everything that a BibTeX program could stumble over as ``%XX``."""
    parts: list[str] = []
    last = len(text) - 1
    for i, char in enumerate(text):
        blank = char == " " and i not in (0, last) and text[i - 1] != " "
        plain = blank or (char.isprintable() and not char.isspace() and char not in _ALWAYS)
        if plain and char not in also:
            parts.append(char)
        else:
            parts += [f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass")]
    return "".join(parts)


def decoded(text: str) -> str:
    """Return a text as it was before ``encoded``."""
    if "%" not in text:
        return text
    body = unquote_to_bytes(text)
    try:
        return body.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return body.decode("utf-8", "replace")


def _head(path: str, line: int | None, marker: str | None) -> str:
    place = f"{encoded(document_name(path), also=' ')}:{line if line is not None else '?'} "
    return place if marker is None else f"{place}[{encoded(marker, also=' []')}] "


def mention_records(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return one record for each mention, in order, without doubles."""
    return tuple(
        dict.fromkeys(
            f"{_head(m.location.path, m.location.line, m.marker)}{m.form.value}: {encoded(m.text)}".rstrip()
            for m in mentions
        )
    )


def citation_records(citations: Iterable[Citation], key: str) -> tuple[str, ...]:
    """Return one record for each time that a note certainly cites the work with this key.

    A note that cites several works says so first (``mixed full``).
    """
    records: list[str] = []
    for citation in citations:
        for cited in citation.items:
            if cited.references != (key,):
                continue
            mixed = "mixed " if citation.kind is NoteKind.MIXED and cited.kind is not NoteKind.MIXED else ""
            place = f" p. {encoded(cited.locator)}" if cited.locator else ""
            records.append(f"{_head(citation.path, citation.line, citation.marker)}{mixed}{cited.kind.value}{place}")
    return tuple(dict.fromkeys(records))


def split_records(text: str) -> tuple[str, ...]:
    """Return the records of a field as it stands, without delimiters; blanks are folded.

    No record holds a backslash: one that is there was put in by a program that escapes ``&``.
    """
    text = text.replace("\\", "")
    return tuple(piece for raw in text.split("||")[:MAX_RECORDS] if (piece := " ".join(raw.split())))


def record_document(record: str) -> str | None:
    """Return the name of the document that a record speaks of, ``None`` when it cannot be read."""
    match = _RECORD.match(record)
    return decoded(match["doc"]) if match else None


def decode_mentions(text: str) -> Records[Mention]:
    """Return the mentions that ``refcheck-mention`` holds."""
    return _records(text, _mention)


def decode_notes(text: str, key: str) -> Records[Citation]:
    """Return the citations that ``refcheck-note`` of the entry ``key`` holds."""
    return _records(text, lambda match: _citation(match, key))


def _records(text: str, read: Callable[[re.Match[str]], T | None]) -> Records[T]:
    found: list[T] = []
    malformed: list[str] = []
    for piece in split_records(text):
        match = _RECORD.match(piece)
        value = read(match) if match else None
        if value is None:
            malformed.append(piece)
        else:
            found.append(value)
    return Records(found=tuple(found), malformed=tuple(malformed))


def _line(match: re.Match[str]) -> int | None:
    return None if match["line"] == "?" else int(match["line"])


def _marker(match: re.Match[str]) -> str | None:
    return None if match["marker"] is None else decoded(match["marker"])


def _mention(match: re.Match[str]) -> Mention | None:
    if match["word"] not in set(MentionForm) or not match["rest"].startswith(":"):
        return None
    text = decoded(match["rest"][1:].removeprefix(" "))
    place = Location(path=decoded(match["doc"]), line=_line(match), marker=_marker(match))
    return Mention(
        text=text,
        raw=text,
        form=MentionForm(match["word"]),
        location=place,
        span=Span(0, len(text)),
        marker=place.marker,
    )


_PLACE = lazy_re(r"(?: (?P<kind>[a-z-]+))?(?: p\. (?P<place>.+))?$", re.DOTALL)


def _citation(match: re.Match[str], key: str) -> Citation | None:
    rest = _PLACE.match(match["rest"])
    kinds = set(NoteKind)
    if rest is None or match["word"] not in kinds or _line(match) is None:
        return None
    kind = NoteKind(match["word"])
    inner = rest["kind"] or kind
    if inner not in kinds or (rest["kind"] and kind is not NoteKind.MIXED):
        return None
    cited = CitationItem(
        kind=NoteKind(inner),
        references=(key,),
        locator=decoded(rest["place"]) if rest["place"] else None,
    )
    return Citation(
        path=decoded(match["doc"]),
        marker=_marker(match) or "",
        line=_line(match) or 0,
        text="",
        kind=kind,
        items=(cited,),
    )
