"""The elements of a page made blocks: what a reader sees as a paragraph, with looks, markers and notes.

Every segment keeps its place in the page's source, so that what is to be mended can be mended there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from refcheck.documents.html_anchors import Anchors, label_of
from refcheck.documents.html_events import Close, Comment, Event, Open, Text
from refcheck.documents.tags import cleaned, decode_value
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span

__all__ = ["HtmlBlock", "Piece", "read_blocks", "without_label"]

MAX_DEPTH = 400
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3"  # noqa: SIM905 - a word list
    " h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption".split()
)
_HIDDEN = frozenset(
    "script style template head noscript svg math object audio video canvas select option button iframe title".split()  # noqa: SIM905 - a word list
)
_FURNITURE = frozenset({"nav", "header", "footer"})
_ITALIC = frozenset({"em", "i", "cite", "dfn"})
_CODE = frozenset({"code", "pre", "samp", "kbd", "tt", "var"})
_INLINE_NOTE = re.compile(r"(?:^|\s)(?:ltx_role_footnote|ltx_note|sidenote|footnote-inline)(?:\s|$)")
_BACK_CLASS = re.compile(
    r"(?:^|\s)(?:mw-cite-backlink|ltx_note_mark|ltx_tag_note|sidenote-number|footnote-number-back)(?:\s|$)"
)
_STYLE_ITALIC = re.compile(r"(?i)font-style\s*:\s*italic")
_STYLE_BOLD = re.compile(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)")
_STYLE_RAISED = re.compile(r"(?i)vertical-align\s*:\s*super")
_STYLE_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_PIECES = re.compile(
    # Words with one blank between them map to the source one to one.
    r"(?:(?:[^ \t\r\n\f&]|&(?![#A-Za-z]))++(?:[ \t\n\f](?![ \t\r\n\f]))?+)++"
    r"|[ \t\r\n\f]++|&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8});?|[A-Za-z][A-Za-z0-9]{1,31};?)|&"
)
_BEGINS_REFERENCE = frozenset("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ONE_LINE = str.maketrans("\t\n\f", "   ")
_QUOTES = ("“", "”")


@dataclass(slots=True)
class Piece:
    """A segment in the making; ``raised``: above the line."""

    segment: Segment
    raised: bool = False


@dataclass(slots=True)
class HtmlBlock:
    """A block of a page. ``note`` is the id of the note that it is a part of."""

    kind: BlockKind
    start: int
    level: int = 0
    pieces: list[Piece] = field(default_factory=list)
    note: str | None = None
    label: str | None = None
    ordinal: int | None = None
    page: str | None = None
    comments: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The plain text, markers left out."""
        return "".join(piece.segment.text for piece in self.pieces if piece.segment.marker is None)


@dataclass(slots=True)
class _Element:
    """An element that is open: what it changes, and how it was when it began."""

    name: str
    ids: tuple[str, ...] = ()
    italic: bool = False
    bold: bool = False
    code: bool = False
    raised: bool = False
    hidden: bool = False
    furniture: bool = False
    url: str | None = None
    note: str | None = None
    inline_note: bool = False
    counter: int = 0
    quotes: bool = False


def read_blocks(name: str, text: str, stream: Sequence[Event], anchors: Anchors, *, base: str = "") -> list[HtmlBlock]:
    """Return the blocks of a page, in order; ``name`` is its file's in a book, empty for a page alone."""
    builder = _Builder(name, text, anchors, base)
    for event in stream:
        builder.take(event)
    builder.flush()
    return builder.blocks


class _Builder:
    """The state of one pass."""

    def __init__(self, name: str, text: str, anchors: Anchors, base: str) -> None:
        self.name = name
        self.text = text
        self.anchors = anchors
        self.base = base
        self.blocks: list[HtmlBlock] = []
        self.open: list[_Element] = []
        self.block: HtmlBlock | None = None
        self.held: list[HtmlBlock | None] = []
        self.after: list[HtmlBlock] = []
        self.inline_notes = 0
        self.skip_until = -1
        self.pending_note: str | None = None

    # Events ------------------------------------------------------------------------------------

    def take(self, event: Event) -> None:
        """Look at one event."""
        if event.start < self.skip_until:
            if isinstance(event, Close):
                self._close(event)
            elif isinstance(event, Open) and not event.closed:
                self.open.append(_Element(event.name, hidden=True))
            return
        if isinstance(event, Open):
            self._open(event)
        elif isinstance(event, Close):
            self._close(event)
        elif isinstance(event, Comment):
            self._comment(event)
        elif not event.of:
            self._text(event)

    def _open(self, event: Open) -> None:
        name, attributes = event.name, event.attributes
        ids = tuple(f"{self.name}#{value}" for value in (attributes.get("id"), attributes.get("name")) if value)
        note = next((one for one in ids if one in self.anchors.labels), None)
        if event.closed:
            self._empty(event, note)
            return
        if len(self.open) >= MAX_DEPTH:
            return
        above = self.open[-1] if self.open else _Element("")
        look = attributes.get("style", "")
        element = _Element(
            name,
            ids=ids,
            italic=above.italic ^ (name in _ITALIC)
            if name in _ITALIC
            else above.italic or bool(_STYLE_ITALIC.search(look)),
            bold=above.bold or name in {"b", "strong"} or bool(_STYLE_BOLD.search(look)),
            code=above.code or name in _CODE,
            raised=above.raised or name == "sup" or bool(_STYLE_RAISED.search(look)),
            hidden=above.hidden or name in _HIDDEN or "hidden" in attributes or bool(_STYLE_HIDDEN.search(look)),
            furniture=above.furniture or name in _FURNITURE,
            url=above.url,
            note=above.note,
            quotes=name == "q",
        )
        if name in _BLOCKS:
            self._begin_block(event, element, note)
        else:
            self._begin_inline(event, element, note)
        self.open.append(element)

    def _begin_block(self, event: Open, element: _Element, note: str | None) -> None:
        self.flush()
        self._implied_end(element.name)
        if note is not None:
            element.note = note
        elif self.open and self.open[-1].note is not None:
            element.note = self.open[-1].note
        if element.name == "dt" and note is not None:
            self.pending_note = note
        elif element.name == "dd" and self.pending_note is not None:
            element.note, self.pending_note = self.pending_note, None
        if element.name == "ol":
            start = event.attributes.get("start", "")
            element.counter = int(start) - 1 if start.isdigit() and len(start) < 6 else 0

    def _implied_end(self, name: str) -> None:
        """Close what a new element ends by itself: items, cells and paragraphs need no closing tag."""
        closers = {
            "li": {"li"},
            "dt": {"dt", "dd"},
            "dd": {"dt", "dd"},
            "tr": {"tr", "td", "th"},
            "td": {"td", "th"},
            "th": {"td", "th"},
        }
        ends = closers.get(name, set())
        while self.open and (self.open[-1].name == "p" or self.open[-1].name in ends):
            self.open.pop()

    def _begin_inline(self, event: Open, element: _Element, note: str | None) -> None:
        kind = event.attributes.get("class", "")
        if event.start in self.anchors.backs or _BACK_CLASS.search(kind):
            element.hidden = True
        if event.name == "a":
            anchor = self.anchors.references.get(event.start)
            if anchor is not None and not element.hidden:
                self._marker(anchor.label, Span(anchor.start, anchor.end))
                self.skip_until = anchor.end
                element.hidden = True
            href = cleaned(event.attributes.get("href", ""))
            if href and not href.startswith("#"):
                element.url = self._completed(href)
        if note is not None:
            self._enter_note(note, element)
        if _INLINE_NOTE.search(kind) and not element.hidden and not any(one.inline_note for one in self.open):
            self._begin_inline_note(event, element)
        if element.quotes and not element.hidden:
            self._add(_QUOTES[0], Span(event.start, event.end), element)

    def _enter_note(self, note: str, element: _Element) -> None:
        """A note begins inside a block: the block is the note's from here, and what follows in its container."""
        block = self.block
        if block is not None and block.note is not None and block.note != note and block.text.strip():
            self.flush()
            block = None
        if block is not None and block.note is None and block.text.strip(" \u00a0[]().0123456789*"):
            return  # a place in the middle of a text is named, no note begins
        for holder in reversed(self.open):
            if holder.name in {"p", "li", "div", "dd", "td", "aside", "section"} and holder.name != "section":
                holder.note = note
                if holder.name != "p" or not self._is_alone_in(holder):
                    break
        element.note = note
        if block is not None:
            block.note, block.label = note, self.anchors.labels[note]

    def _is_alone_in(self, holder: _Element) -> bool:
        """Return whether the container of a paragraph is that of one note (``<div id="ftn1">``)."""
        at = self.open.index(holder)
        above = self.open[at - 1] if at else None
        return (
            above is not None
            and above.name in {"div", "li", "aside", "dd"}
            and any(
                re.search(r"(?i)#_?(?:ftn|edn|fn|en|sdfootnote|sdendnote|footnote|endnote)[-_:]?\d", one)
                for one in above.ids
            )
        )

    def _begin_inline_note(self, event: Open, element: _Element) -> None:
        self.inline_notes += 1
        label = str(self.inline_notes)
        self._marker(label, Span(event.start, event.end))
        self.held.append(self.block)
        element.inline_note = True
        element.note = f"inline {label}"
        self.block = HtmlBlock(BlockKind.NOTE, event.start, note=element.note, label=label, page=self.name or None)

    def _close(self, event: Close) -> None:
        index = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].name == event.name), -1)
        if index < 0:
            return
        if event.name not in _BLOCKS and any(one.name in _BLOCKS for one in self.open[index + 1 :]):
            # <b><p>...</b>: the block goes on without it.
            del self.open[index]
            return
        closed = self.open[index:]
        if any(one.name in _BLOCKS for one in closed):
            self.flush()
        for one in reversed(closed):
            if one.quotes and not one.hidden:
                self._add(_QUOTES[1], Span(event.start, event.end), one)
            if one.inline_note:
                note, self.block = self.block, self.held.pop()
                if note is not None and note.text.strip():
                    self.after.append(note)
        del self.open[index:]

    def _empty(self, event: Open, note: str | None) -> None:
        if note is not None and event.name not in _BLOCKS:
            self._enter_note(note, _Element(event.name))
        if event.name == "hr":
            self.flush()
        elif event.name == "br" and self.open and not self.open[-1].hidden:
            self._add(" ", Span(event.start, event.end), self.open[-1])

    def _comment(self, event: Comment) -> None:
        if "refcheck" in self.text[event.start : event.end]:
            if self.block is None:
                self.blocks.append(
                    HtmlBlock(
                        BlockKind.PARAGRAPH,
                        event.start,
                        comments=[Span(event.start, event.end)],
                        page=self.name or None,
                    )
                )
            else:
                self.block.comments.append(Span(event.start, event.end))

    # Text --------------------------------------------------------------------------------------

    def _text(self, event: Text) -> None:
        above = self.open[-1] if self.open else _Element("")
        if above.hidden:
            return
        raw = self.text[event.start : event.end]
        if self.block is None and not raw.strip():
            return
        if above.raised and raw.strip(" \t\r\n[](),;") == "":
            return  # the brackets and commas around raised markers
        for match in _PIECES.finditer(raw):
            piece = match.group()
            span = Span(event.start + match.start(), event.start + match.end())
            if piece[0] in " \t\r\n\f":
                self._add(" ", span, above)
            elif piece[0] == "&" and len(piece) > 1 and piece[1] in _BEGINS_REFERENCE:
                self._add(decode_value(piece), span, above)
            else:
                self._add(piece.translate(_ONE_LINE), span, above)

    def _add(self, text: str, span: Span, look: _Element) -> None:
        block = self.block
        if block is None:
            if text == " ":
                return
            block = self._new_block(span.start)
        pieces = block.pieces
        if text == " " and (not pieces or pieces[-1].segment.text.endswith(" ")):
            return
        segment = Segment(text=text, span=span, italic=look.italic, bold=look.bold, code=look.code, url=look.url)
        last = pieces[-1] if pieces else None
        if last is not None and last.raised == look.raised and _joins(last.segment, segment):
            joined = last.segment
            last.segment = Segment(
                text=joined.text + text,
                span=Span(joined.span.start, span.end),
                italic=joined.italic,
                bold=joined.bold,
                code=joined.code,
                url=joined.url,
            )
        else:
            pieces.append(Piece(segment, look.raised))

    def _marker(self, label: str, span: Span) -> None:
        block = self.block if self.block is not None else self._new_block(span.start)
        block.pieces.append(Piece(Segment(text=label, span=span, marker=label)))

    def _new_block(self, start: int) -> HtmlBlock:
        kind, level, ordinal = self._kind()
        block = HtmlBlock(kind, start, level=level, ordinal=ordinal, page=self.name or None)
        note = self.open[-1].note if self.open else None
        if note is not None:
            block.note, block.label = note, self.anchors.labels.get(note, note.removeprefix("inline "))
        self.block = block
        return block

    def _kind(self) -> tuple[BlockKind, int, int | None]:
        for index in range(len(self.open) - 1, -1, -1):
            one = self.open[index]
            if one.furniture:
                return BlockKind.FURNITURE, 0, None
            if re.fullmatch(r"h[1-6]", one.name):
                return BlockKind.HEADING, int(one.name[1]), None
            if one.name in {"td", "th", "caption"}:
                return BlockKind.TABLE, 0, None
            if one.name == "pre":
                return BlockKind.CODE, 0, None
            if one.name == "blockquote":
                return BlockKind.QUOTE, 0, None
            if one.name == "li":
                return BlockKind.LIST_ITEM, 0, self._ordinal(index)
        return BlockKind.PARAGRAPH, 0, None

    def _ordinal(self, index: int) -> int | None:
        holder = self.open[index - 1] if index else None
        if holder is None or holder.name != "ol" or self.open[index].counter:
            return None
        holder.counter += 1
        self.open[index].counter = 1
        return holder.counter

    def flush(self) -> None:
        """End the block that is under way."""
        block, self.block = self.block, None
        if self.held and self.open and any(one.inline_note for one in self.open):
            # Paragraphs inside an inline note are one note.
            self.block = block
            return
        if block is None:
            return
        while block.pieces and block.pieces[-1].segment.text == " ":
            block.pieces.pop()
        if block.pieces or block.comments:
            self.blocks.append(block)
        self.blocks += self.after
        self.after = []

    def _completed(self, url: str) -> str:
        if not self.base or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", url):
            return url
        try:
            return urljoin(self.base, url)
        except ValueError:
            return url


def _joins(one: Segment, other: Segment) -> bool:
    """Return whether two segments are one in the source, character by character."""
    return (
        one.marker is None
        and one.span.end == other.span.start
        and len(one.text) == one.span.end - one.span.start
        and len(other.text) == other.span.end - other.span.start
        and (one.italic, one.bold, one.code, one.url) == (other.italic, other.bold, other.code, other.url)
    )


def without_label(pieces: list[Piece], label: str) -> list[Piece]:
    """Return the pieces of a note without the label that it begins with, and the blanks around it."""
    kept = list(pieces)
    while kept:
        first = kept[0].segment
        text = first.text.strip(" \u00a0")
        if first.marker is not None or not text or text in {"^", "↑", "↩", "[", "]", "."}:
            kept.pop(0)
            continue
        if label_of(first.text) == label and (kept[0].raised or len(kept) > 1):
            kept.pop(0)
            label = ""
            continue
        match = re.match(rf"\s*[\[(]?{re.escape(label)}[\])]?[.:)]?\s+(?=\S)", first.text) if label else None
        if match and match.group().strip(" ") != label:
            kept[0] = Piece(_cut(first, match.end()), kept[0].raised)
        break
    if kept:
        first = kept[0].segment
        stripped = len(first.text) - len(first.text.lstrip(" \u00a0.:"))
        if 0 < stripped < len(first.text):
            kept[0] = Piece(_cut(first, stripped), kept[0].raised)
    return kept


def _cut(segment: Segment, at: int) -> Segment:
    exact = len(segment.text) == segment.span.end - segment.span.start
    start = segment.span.start + at if exact else segment.span.start
    return Segment(
        text=segment.text[at:],
        span=Span(start, segment.span.end),
        italic=segment.italic,
        bold=segment.bold,
        code=segment.code,
        url=segment.url,
    )
