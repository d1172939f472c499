"""References: cited works with where they come from, and the citations that lead to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from refcheck.model.document import Document, Mention, Problem, Suppression
from refcheck.model.place import Location
from refcheck.model.work import Work


class NoteKind(StrEnum):
    """What a note does."""

    FULL = "full"
    SHORT = "short"
    IBID = "ibid"
    OP_CIT = "op-cit"
    SUPRA = "supra"
    COMMENT = "comment"
    MIXED = "mixed"


class Doubt(StrEnum):
    """Why it is not sure, or wrong, what a short form leads to."""

    COMMENT_BETWEEN = "comment-between"
    FOLLOWS_UNRESOLVED = "follows-unresolved"
    SPELLING = "spelling"
    OTHER_TITLE = "other-title"
    WRONG_NOTE = "wrong-note"
    NO_SUCH_NOTE = "no-such-note"
    LATER_NOTE = "later-note"
    NO_NAME = "no-name"
    UNCONFIRMED = "unconfirmed"
    DRIFTED = "drifted"


class ReferenceKind(StrEnum):
    """What sort of source a reference is; only publications and web pages are ever asked about."""

    PUBLICATION = "publication"
    WEB_PAGE = "web-page"
    LAW = "law"
    INTERVIEW = "interview"
    LETTER = "letter"
    UNKNOWN = "unknown"


class ParseConfidence(StrEnum):
    """How sure the rules are of a field that they took from a note."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """A fact of a reference that was not written as such but read from somewhere.

    ``field`` is a field of ``Work`` or "handle"; ``source`` tells a person from where ("the
    address", "the text before the marker").
    """

    field: str
    value: str
    source: str
    confidence: ParseConfidence = ParseConfidence.HIGH


@dataclass(frozen=True, kw_only=True, slots=True)
class CitationItem:
    """One work that a note cites. ``references`` are keys (one, or several candidates when
    ambiguous, or none); ``locator`` is the place in the work that is cited ("5", "12-14");
    ``target`` the marker of the note that a short form leads to, ``target_path`` its document
    when that is another one. ``doubt`` says what is wrong with a short form, ``named`` the note that
    it names itself ("supra note 4"), ``instead`` the markers of the notes that it should name, or the
    keys of the works that it led to before.
    """

    kind: NoteKind
    text: str = ""
    references: tuple[str, ...] = ()
    locator: str | None = None
    target: str | None = None
    target_path: str | None = None
    doubt: Doubt | None = None
    named: str | None = None
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """What a note of a document cites, after resolution. ``kind`` is MIXED when ``items`` are
    several works; otherwise there is one item, or none for a comment. ``path`` is the document.
    """

    path: str
    marker: str
    line: int
    text: str
    kind: NoteKind
    items: tuple[CitationItem, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """The keys of all works that the note cites, in order."""
        return tuple(key for item in self.items for key in item.references)

    @property
    def locator(self) -> str | None:
        """The locator of the note's only item."""
        return self.items[0].locator if len(self.items) == 1 else None


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldText:
    """A field of a .bib entry as it stands: ``raw`` is the value with its delimiters (braces,
    quotes, macros), ``line`` (1-based) where the field begins."""

    name: str
    raw: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """One cited work.

    ``id`` is unique in a run, ``key`` is the entry's citation key. ``file`` and ``line`` (1-based)
    are the .bib entry's, or the note's when there is no .bib. ``entry_type`` is the BibTeX type as
    written, lower case. ``fields`` are the entry's fields as written, by lower-case name.
    ``mentions`` are those that documents make of the work, ``citations`` the notes that cite it;
    both come from the document or, for a .bib alone, from its ``refcheck-mention`` and
    ``refcheck-note`` fields. ``origin`` is the name (no folders) of the document that the
    reference was extracted from: it is part of fingerprints. ``claimed`` is what the document's
    own note says when the reference itself comes from a .bib (``None`` otherwise). ``text`` is the words that first
    cite the work in a note or a list, empty for an entry of a .bib.
    """

    id: str
    key: str
    work: Work
    kind: ReferenceKind = ReferenceKind.PUBLICATION
    file: str
    line: int
    entry_type: str = "misc"
    fields: Mapping[str, FieldText] = field(default_factory=lambda: MappingProxyType({}))
    mentions: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    derived: tuple[Derived, ...] = ()
    origin: str | None = None
    claimed: Work | None = None
    text: str = ""
    problem: Problem | None = None

    @property
    def location(self) -> Location:
        """Where the entry or the note begins."""
        return Location(path=self.file, line=self.line)

    @property
    def cited_at(self) -> Location:
        """Where the first note that cites the work stands, else its entry."""
        for citation in self.citations:
            return Location(path=citation.path, line=citation.line, marker=citation.marker)
        return self.location

    def field_line(self, name: str) -> int:
        """Return the line of a field of the .bib entry, the entry's own when it has none."""
        found = self.fields.get(name)
        return found.line if found else self.line


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """References with the file they come from.

    ``path`` is ``None`` for a library that no file holds. An entry that cannot be parsed is among
    ``references`` with a ``problem``; ``problems`` are all that was wrong with the file. ``text``
    and ``sha256`` are the file's, for byte edits. ``citations`` and ``documents`` are those that
    an extraction started from, in the order of the documents.
    """

    path: str | None
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    citations: tuple[Citation, ...] = ()
    documents: tuple[Document, ...] = ()
    text: str = ""
    sha256: str = ""
    encoding: str = "utf-8"
    bom_length: int = 0

    def get(self, key: str) -> Reference | None:
        """Return the first reference with this key, ``None`` when there is none."""
        return next((r for r in self.references if r.key == key), None)
