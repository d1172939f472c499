"""Where something stands: spans of text, places for people, and byte edits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points, 0-based, in a decoded text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that ends before it begins."""
        if not 0 <= self.start <= self.end:
            msg = f"not a span: {self.start}..{self.end}"
            raise ValueError(msg)

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]


class Unit(StrEnum):
    """What the lines of a document are, to a person who has it open."""

    LINE = "line"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A place that a person can go to.

    ``line`` and ``column`` are 1-based, ``None`` when they cannot be told exactly; ``marker`` is
    the bare footnote label ("3", "a"); ``page`` the printed page in paged formats, the chapter's file
    in EPUB. ``unit`` says what ``line`` counts: in DOCX and EPUB paragraphs, notes after the text.
    """

    path: str
    line: int | None = None
    column: int | None = None
    marker: str | None = None
    page: str | None = None
    unit: Unit = Unit.LINE


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """A place between two characters of a text: ``line`` and ``column`` are 1-based, columns count code
    points, and ``byte_column`` the bytes that they are in UTF-8. Only a line feed ends a line.
    """

    line: int
    column: int
    byte_column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """The characters that an edit replaces, as editors and other tools count them.

    ``offset`` and ``length`` are code points of the text without its byte order mark, ``encoding`` is
    that of the file; ``end`` is exclusive.
    """

    offset: int
    length: int
    start: Position
    end: Position
    encoding: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """One replacement: the bytes ``[start, end)`` of the file with this SHA-256 become ``text``.

    ``text`` is written in the file's own encoding. A file whose digest differs refuses the edit.
    ``region`` says the same in characters; ``None`` when that is not known.
    """

    path: str
    sha256: str
    start: int
    end: int
    text: str
    region: Region | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fix:
    """How to mend a finding. A fix is *safe* when it cannot change what the author meant."""

    safe: bool
    summary: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplaceText:
    """Intent: the characters ``span`` of the document at ``path`` should read ``text``.

    ``text`` is plain; the one who writes it escapes what the format wants escaped. With ``raw`` it is
    as the format writes it, and stands as it is. ``also`` are further places of the document with
    what they should read: all of it is one change.
    """

    path: str
    span: Span
    text: str
    safe: bool
    summary: str
    raw: bool = False
    also: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SetField:
    """Intent: ``field`` of the entry that begins at ``line`` of a .bib should be ``value``.

    ``value`` is plain Unicode without delimiters; ``None`` removes the field. With ``raw`` it is as BibTeX
    writes it, and stands as it is. ``was`` is all that stands there now, as BibTeX writes it; empty where that
    is not known, or nothing.
    """

    path: str
    line: int
    key: str
    field: str
    value: str | None
    safe: bool
    summary: str
    raw: bool = False
    was: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddFields:
    """Intent: the entry that begins at ``line`` of a .bib should have ``fields`` too, where it lacks them.

    Values are as BibTeX writes them, without delimiters.
    """

    path: str
    line: int
    key: str
    fields: tuple[tuple[str, str], ...]
    safe: bool
    summary: str


Intent = ReplaceText | SetField | AddFields
