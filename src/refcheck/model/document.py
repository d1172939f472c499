"""What a reader makes of a document: text with spans, blocks, notes, markers, mentions, links."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from enum import StrEnum

from refcheck.model.place import Location, Span, Unit
from refcheck.model.work import Work


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    NOTE = "note"
    FURNITURE = "furniture"


ALL_KEYS = "*"
r"""The key of ``\nocite{*}``: every entry."""


class MentionForm(StrEnum):
    """How a title, or a citation, stands in the running text."""

    ITALIC = "italic"
    QUOTED = "quoted"
    PLAIN = "plain"
    KEY = "key"
    AUTHOR_DATE = "author-date"
    NUMBER = "number"


class LinkRole(StrEnum):
    """What a link is there for."""

    CITATION = "citation"
    BOILERPLATE = "boilerplate"
    CONTACT = "contact"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A stretch of plain text with one look; ``span`` is where it stands in the source.

    When ``len(text) == span.end - span.start`` the mapping is one to one; otherwise the segment
    is an escape or an entity, and maps as a whole.
    """

    text: str
    span: Span
    italic: bool = False
    bold: bool = False
    code: bool = False
    marker: str | None = None
    url: str | None = None

    @property
    def exact(self) -> bool:
        """Whether its characters map to the source one to one."""
        return len(self.text) == self.span.end - self.span.start

    def part(self, low: int, high: int | None = None) -> Segment:
        """Return its characters ``[low, high)``; an escape or an entity maps as a whole."""
        text = self.text[low:high]
        span = Span(self.span.start + low, self.span.start + low + len(text)) if self.exact else self.span
        return replace(self, text=text, span=span)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A paragraph, a heading, a list item ...; its plain text is that of its segments joined.

    A sentence that page furniture cuts in two is one block: its segments have a gap between them.
    A segment with a ``marker`` is a note marker and adds nothing to the plain text.
    """

    kind: BlockKind
    line: int
    span: Span
    segments: tuple[Segment, ...] = ()
    level: int = 0
    page: str | None = None

    @property
    def text(self) -> str:
        """The plain text of the block, markers left out."""
        return "".join([s.text for s in self.segments if s.marker is None])

    def source_span(self, start: int, end: int) -> Span:
        """Return the span in the source of the plain characters ``[start, end)``."""
        first: int | None = None
        last = 0
        at = 0
        for segment in self.segments:
            if segment.marker is not None:
                continue
            size = len(segment.text)
            if at + size > start and at < end and size:
                span = segment.part(max(start - at, 0), end - at).span
                first = span.start if first is None else first
                last = span.end
            at += size
        if first is None:
            return Span(self.span.start, self.span.start)
        return Span(first, last)


@dataclass(frozen=True, kw_only=True, slots=True)
class Marker:
    """A reference to a note in the running text. ``label`` is bare ("3"); ``block`` is the index
    of its block in the document, ``offset`` the number of plain characters of the block before it.
    """

    label: str
    span: Span
    line: int
    column: int | None
    block: int
    offset: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An address in a document.

    ``url`` is the address after the format's own unescaping, ``raw`` what stands in the source,
    ``text`` what a reader sees, ``element`` what holds it: in Markdown and plain text a link, an
    autolink, a bare address, an image or a definition; for raw HTML and in HTML files the element's
    name ("a", "img"), with ``attribute`` the name of the attribute ("href"). ``span`` is that of the
    whole link, in HTML files that of the attribute's value. ``marker`` is the note that it belongs to.
    """

    url: str
    raw: str
    text: str
    span: Span
    line: int
    column: int | None
    element: str
    role: LinkRole
    marker: str | None = None
    attribute: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A foot- or endnote as it stands. ``block`` holds its text with looks (a block of kind NOTE);
    ``links`` are those that belong to it, an address in the paragraph after it included.
    """

    marker: str
    line: int
    span: Span
    block: Block
    links: tuple[Link, ...] = ()

    @property
    def text(self) -> str:
        """The plain text of the note without its marker."""
        return self.block.text.strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    r"""One work of a list of references in a document, as it stands.

    ``label`` is its number without brackets ("12"), or its key (``\bibitem{key}``), ``None`` in an
    author-date list. ``block`` holds its text with looks, ``links`` are those in it. ``repeated`` says
    that a dash stands for the author of the entry before.
    """

    label: str | None
    line: int
    span: Span
    block: Block
    links: tuple[Link, ...] = ()
    repeated: bool = False

    @property
    def text(self) -> str:
        """The plain text of the entry without its label."""
        return self.block.text.strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class Embedded:
    """A work whose fields the file itself holds: what a reference manager put into a field of a text.

    ``id`` is the manager's own; ``span`` is the citation's in the text, ``note`` the marker of the note
    that the citation stands in.
    """

    id: str
    work: Work
    span: Span
    line: int
    locator: str | None = None
    note: str | None = None
    manager: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """What a document says a work is called.

    ``text`` is plain, ``raw`` is ``document.text[span]`` (both are the same in a .bib). ``marker``
    is the note that the sentence ends in, ``None`` when there is none; ``keys`` are the citation
    keys of a mention of form KEY, or those that the sentence of a title ends in, ``locators`` the places
    in their works, where the format says which they are. ``before`` and ``after`` are a few words around it.
    """

    text: str
    raw: str
    form: MentionForm
    location: Location
    span: Span
    marker: str | None = None
    before: str = ""
    after: str = ""
    keys: tuple[str, ...] = ()
    locators: tuple[str | None, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """Words that a document takes from a source: between quotation marks, or a block of their own.

    ``text`` is plain, on one line; ``marker`` the note that its sentence ends in, else ``cited`` where the citation
    by key, by author and date or by number stands that it belongs to.
    """

    text: str
    location: Location
    span: Span
    marker: str | None = None
    cited: Span | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Suppression:
    """A comment that silences codes from its line on (``lines`` 1-based, inclusive; whole file when
    the comment stands before any text). ``until`` is an ISO date; ``reason`` may be empty. With the ``key``
    of an entry of that file it also silences what is said of that reference elsewhere. ``also`` are further ranges
    of lines that it holds for: the notes of a paragraph in a Word file.
    """

    codes: tuple[str, ...]
    location: Location
    first_line: int
    last_line: int
    until: str | None = None
    reason: str = ""
    key: str = ""
    also: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Something about a file that a check turns into a finding (code says which).

    ``mild`` says that it may be right all the same, so that the finding is milder: a warning in the place of an error,
    information in the place of a warning. ``field`` is the name (lower case) of the field of an entry that it is
    about, empty for anything else.
    """

    code: str
    message: str
    location: Location
    actual: str = ""
    expected: str = ""
    remedy: str = ""
    mild: bool = False
    field: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document as read. Spans count code points of ``text``; ``encoding`` and ``bom_length``
    (bytes) lead back to the bytes of the file, whose SHA-256 is ``sha256``.

    Where ``editable`` is false, ``text`` was taken out of a container (DOCX, EPUB, PDF) and has no
    bytes in the file. ``unit`` says what its lines are. ``bibliographies`` and ``includes`` are the
    paths of files that it names, as they are written there. ``leads`` are the labels of the notes that its
    front matter, which has no block, leads to. ``entries`` are its lists of references,
    ``embedded`` the works that a reference manager left in it.
    """

    path: str
    format: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    bom_length: int = 0
    title: str = ""
    date: str = ""
    blocks: tuple[Block, ...] = ()
    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    links: tuple[Link, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    problems: tuple[Problem, ...] = ()
    editable: bool = True
    unit: Unit = Unit.LINE
    entries: tuple[Entry, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    bibliographies: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()

    @property
    def key_mentions(self) -> tuple[Mention, ...]:
        """The citations by key, in order."""
        return tuple(mention for mention in self.mentions if mention.form is MentionForm.KEY)

    def byte_range(self, span: Span) -> tuple[int, int]:
        """Return the half-open byte range of the file that ``span`` covers."""
        encoder = codecs.lookup(self.encoding).encode
        start = self.bom_length + len(encoder(self.text[: span.start], "strict")[0])
        return start, start + len(encoder(span.of(self.text), "strict")[0])

    def line_of(self, offset: int) -> int:
        """Return the 1-based line of a code point offset. Lines end at LF, CR LF or CR."""
        return line_at(self.text, offset)


def line_at(text: str, offset: int) -> int:
    """Return the 1-based line of ``offset`` in ``text``. Lines end at LF, CR LF or CR."""
    before = text[:offset]
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    # An offset between CR and LF is still on the line that the pair ends.
    return line - 1 if before.endswith("\r") and text[offset : offset + 1] == "\n" else line
