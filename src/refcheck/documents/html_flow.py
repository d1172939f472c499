"""The elements of a page made blocks: what a reader sees as a paragraph, with looks, markers and notes.

Every segment keeps its place in the page's source, so that what is to be mended can be mended there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refcheck.documents.html_anchors import Anchors, label_of
from refcheck.documents.html_events import Close, Comment, Event, Open, Text
from refcheck.documents.html_nodes import BLOCKS, CLOSERS, MAX_DEPTH, Anchor, is_raised
from refcheck.documents.html_notes import NoteStart
from refcheck.documents.html_pieces import HtmlBlock, Piece, even, joined, own_label, pieces_of, unbracketed
from refcheck.documents.tags import cleaned
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["read_blocks"]

_HIDDEN = frozenset(
    "script style template head noscript svg math object audio video canvas select option button iframe title textarea"  # noqa: SIM905 - a word list
    " d-bibliography d-appendix".split()
)
_FURNITURE = frozenset({"nav", "header", "footer", "aside"})
_FURNITURE_WORDS = lazy_re(
    r"(?i)(?:^|\s)(?:navigation|banner|contentinfo|doc-toc|doc-pagelist|landmarks|page-list|toc|sphinxsidebar|navbox|navheader|navfooter|nav-panel"
    r"|breadcrumbs?|catlinks|mw-jump-link|printfooter)(?=\s|$)"
)
_HIDDEN_WORDS = lazy_re(
    r"(?i)(?:^|\s)(?:mw-cite-backlink|mw-linkback-text|backrefs|ltx_note_mark|ltx_note_type|ltx_tag_note|sidenote-number|margin-toggle|mw-editsection|headerlink"
    r"|anchorjs-link|sr-only|visually-hidden|screen-reader-text|citation-comment|cs1-maint|inline-template|pagenum|reference nowrap)(?=\s|$)"
)
_INLINE_NOTE = lazy_re(
    r"(?:^|\s)(?:ltx_role_footnote|ltx_role_endnote|sidenote|footnote-inline|inline-footnote)(?=\s|$)"
)
_MARGIN_NOTE = lazy_re(r"(?:^|\s)marginnote(?=\s|$)")
_MARK = lazy_re(r"ltx_note_mark[^>]{0,40}>\s*([^<\s]{1,4})\s*<")
_ITALIC = frozenset({"em", "i", "cite", "dfn"})
_BOLD = frozenset({"b", "strong"})
_CODE = frozenset({"code", "pre", "samp", "kbd", "tt", "var"})
_STYLE_ITALIC = lazy_re(r"(?i)font-style\s*:\s*italic")
_STYLE_UPRIGHT = lazy_re(r"(?i)font-style\s*:\s*normal")
_STYLE_BOLD = lazy_re(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)")
_STYLE_HIDDEN = lazy_re(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_HEADING = lazy_re(r"h[1-6]")
_ENDS_TRAIL = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "nav", "footer", "dt"})
_QUOTES = ("“", "”")


@dataclass(slots=True)
class _Element:
    """An element that is open: what it changes, and how it was when it began."""

    name: str
    italic: bool = False
    bold: bool = False
    code: bool = False
    raised: bool = False
    hidden: bool = False
    furniture: bool = False
    url: str | None = None
    note: NoteStart | None = None
    loose: bool = False
    trailing: NoteStart | None = None
    inline_note: bool = False
    counter: int = 0
    counted: bool = False
    quotes: bool = False
    marks: Anchor | None = None


def read_blocks(name: str, text: str, stream: Sequence[Event], anchors: Anchors) -> list[HtmlBlock]:
    """Return the blocks of a page, in order; ``name`` is its file's in a book, empty for a page alone."""
    builder = _Builder(name, text, anchors)
    for event in stream:
        builder.take(event)
    builder.finish()
    return builder.blocks


class _Builder:
    """The state of one pass."""

    def __init__(self, name: str, text: str, anchors: Anchors) -> None:
        self.name = name
        self.text = text
        self.anchors = anchors
        self.blocks: list[HtmlBlock] = []
        self.open: list[_Element] = []
        self.counts: dict[str, int] = {}
        self.over: dict[str, int] = {}
        self.block: HtmlBlock | None = None
        self.held: list[HtmlBlock | None] = []
        self.after: list[HtmlBlock] = []
        self.inline_notes = 0
        self.loose = 0
        self.skip_until = -1

    # Events ------------------------------------------------------------------------------------

    def take(self, event: Event) -> None:
        """Look at one event."""
        if isinstance(event, Text):
            if not event.of and event.start >= self.skip_until:
                self._text(event)
        elif isinstance(event, Open):
            self._open(event)
        elif isinstance(event, Close):
            self._close(event)
        elif event.start >= self.skip_until:
            self._comment(event)

    def _open(self, event: Open) -> None:
        name = event.name
        if event.start < self.skip_until:
            if not event.closed:
                self._push(_Element(name, hidden=True))
            return
        start = self.anchors.starts.get((self.name, event.start))
        if event.closed:
            self._empty(event, start)
            return
        if name in BLOCKS:
            self._implied_end(name)
        element = self._element(event)
        if name in BLOCKS:
            self._begin_block(event, element, start)
        else:
            self._begin_inline(event, element, start)
        self._push(element)

    def _push(self, element: _Element) -> None:
        if len(self.open) >= MAX_DEPTH:
            self.over[element.name] = self.over.get(element.name, 0) + 1
            return
        self.open.append(element)
        self.counts[element.name] = self.counts.get(element.name, 0) + 1

    def _element(self, event: Open) -> _Element:
        """Return the element that an opening tag begins, with what it inherits."""
        name, attributes = event.name, event.attributes
        above = self.open[-1] if self.open else _Element("")
        element = _Element(
            name,
            italic=above.italic != (name in _ITALIC),
            bold=above.bold or name in _BOLD,
            code=above.code or name in _CODE,
            raised=above.raised or is_raised(event),
            hidden=above.hidden or name in _HIDDEN,
            furniture=above.furniture or name in _FURNITURE,
            url=above.url,
            note=above.note,
            loose=above.loose,
            quotes=name == "q",
        )
        if attributes:
            self._describe(event, element)
        return element

    def _describe(self, event: Open, element: _Element) -> None:
        """Add what the attributes of an element say."""
        attributes = event.attributes
        look = attributes.get("style")
        if look:
            element.italic = (element.italic or bool(_STYLE_ITALIC.search(look))) and not _STYLE_UPRIGHT.search(look)
            element.bold = element.bold or bool(_STYLE_BOLD.search(look))
            element.hidden = element.hidden or bool(_STYLE_HIDDEN.search(look))
        words = f"{attributes.get('class', '')} {attributes.get('role', '')} {attributes.get('epub:type', '')}"
        if words != "  ":
            element.furniture = element.furniture or bool(_FURNITURE_WORDS.search(words))
            element.hidden = element.hidden or bool(_HIDDEN_WORDS.search(words))
        element.hidden = element.hidden or "hidden" in attributes

    def _begin_block(self, event: Open, element: _Element, start: NoteStart | None) -> None:
        self.flush()
        above = self.open[-1] if self.open else None
        if start is not None:
            element.note, element.loose, element.hidden = start, False, False
            if above is not None:
                above.trailing = start if start.trailing else None
        elif above is not None and above.trailing is not None:
            if element.name in _ENDS_TRAIL:
                above.trailing = None
            else:
                element.note, element.loose = above.trailing, True
        if element.name == "ol":
            said = event.attributes.get("start", "")
            element.counter = int(said) - 1 if said.isascii() and said.isdigit() and len(said) < 6 else 0
        if element.furniture and self.counts.get("blockquote") and element.name in {"footer", "header"}:
            element.furniture = False

    def _implied_end(self, name: str) -> None:
        ends = CLOSERS.get(name, frozenset())
        if self.open and (self.open[-1].name == "p" or self.open[-1].name in ends):
            self.flush()
        while self.open and (self.open[-1].name == "p" or self.open[-1].name in ends):
            self.counts[self.open.pop().name] -= 1

    def _begin_inline(self, event: Open, element: _Element, start: NoteStart | None) -> None:
        place = (self.name, event.start)
        if place in self.anchors.backs:
            element.hidden = True
        if event.name == "a" and event.attributes:
            self._begin_link(event, element)
        if start is not None:
            self._enter_note(start, element)
        if element.hidden:
            return
        kind = event.attributes.get("class", "")
        if event.name in {"d-footnote", "dt-fn"} or (kind and _INLINE_NOTE.search(kind)):
            self._begin_inline_note(event, element, numbered=True)
        elif kind and _MARGIN_NOTE.search(kind):
            self._begin_inline_note(event, element, numbered=False)
        if element.quotes:
            self._add(_QUOTES[0], Span(event.start, event.end), element)

    def _begin_link(self, event: Open, element: _Element) -> None:
        anchor = self.anchors.references.get((self.name, event.start))
        if anchor is not None and not element.hidden:
            shown = anchor.text.strip(" \u00a0\n\t[]().,:")
            if not shown or label_of(shown) or shown == anchor.label:
                self._marker(anchor.label, Span(anchor.start, anchor.end))
                self.skip_until = anchor.end
                element.hidden = True
            else:
                element.marks = anchor
            return
        href = cleaned(event.attributes.get("href", ""))
        if href and not href.startswith("#"):
            element.url = href

    def _enter_note(self, start: NoteStart, element: _Element) -> None:
        """A note begins inside a block: the block is the note's from here, and what follows in its container."""
        block = self.block
        if block is not None and block.text.strip(" \u00a0[]().0123456789*"):
            if block.note is None or block.note == start.key:
                return  # a place in the middle of a text is named, no note begins
            self.flush()
            block = None
        for holder in reversed(self.open):
            if holder.name in BLOCKS:
                if holder.name not in {"body", "html"}:
                    holder.note, holder.loose = start, False
                break
        element.note = start
        if block is not None:
            block.note, block.label = start.key, start.label

    def _begin_inline_note(self, event: Open, element: _Element, *, numbered: bool) -> None:
        if self.held:
            return
        self.held.append(self.block)
        element.inline_note = True
        if numbered:
            self.inline_notes += 1
            mark = _MARK.search(self.text, event.start, event.start + 400)
            label = (label_of(mark[1]) if mark else "") or str(self.inline_notes)
            self._marker(label, Span(event.start, event.end))
            self.held[0] = self.block
            element.note = NoteStart(label, f"{self.name}#{event.start}", event.start)
        self.block = HtmlBlock(BlockKind.PARAGRAPH, event.start, page=self.name or None)
        if numbered and element.note is not None:
            self.block.note, self.block.label = element.note.key, element.note.label

    def _close(self, event: Close) -> None:
        name = event.name
        if self.over.get(name):
            self.over[name] -= 1
            return
        if not self.counts.get(name):
            return
        if self.open[-1].name == name:
            if name in BLOCKS:
                self.flush()
            self.counts[name] -= 1
            self._ended(self.open.pop(), event)
            return
        index = next(i for i in range(len(self.open) - 1, -1, -1) if self.open[i].name == name)
        if name not in BLOCKS and any(one.name in BLOCKS for one in self.open[index + 1 :]):
            # <b><p>...</b>: the block goes on without it.
            self._ended(self.open.pop(index), event)
            self.counts[name] -= 1
            return
        closed = self.open[index:]
        if any(one.name in BLOCKS for one in closed):
            self.flush()
        del self.open[index:]
        for one in reversed(closed):
            self.counts[one.name] -= 1
            self._ended(one, event)

    def _ended(self, element: _Element, event: Close) -> None:
        if element.quotes and not element.hidden:
            self._add(_QUOTES[1], Span(event.start, event.end), element)
        if element.marks is not None:
            self._marker(element.marks.label, Span(event.start, event.end))
        if element.inline_note and self.held:
            note, self.block = self.block, self.held.pop()
            if note is not None and note.text.strip():
                self.after.append(note)

    def _empty(self, event: Open, start: NoteStart | None) -> None:
        if start is not None and event.name not in BLOCKS:
            self._enter_note(start, _Element(event.name))
        if event.name == "hr":
            self.flush()
            if self.open:
                self.open[-1].trailing = None
        elif event.name == "br" and self.open and not self.open[-1].hidden:
            self._add(" ", Span(event.start, event.end), self.open[-1])
            if self.block is not None:
                self.block.breaks.append(event.start)

    def _comment(self, event: Comment) -> None:
        if (
            not self.text.startswith("refcheck", event.start + 4)
            and "refcheck" not in self.text[event.start : event.end]
        ):
            return
        if self.block is None:
            block = HtmlBlock(BlockKind.PARAGRAPH, event.start, page=self.name or None)
            self.blocks.append(block)
        else:
            block = self.block
        block.comments.append(Span(event.start, event.end))

    # Text --------------------------------------------------------------------------------------

    def _text(self, event: Text) -> None:
        above = self.open[-1] if self.open else _Element("")
        if above.hidden:
            return
        if self.block is None and self.text[event.start : event.end].isspace():
            return
        if above.raised and not self.text[event.start : event.end].strip(" \t\r\n[](),;"):
            return  # the brackets and commas around raised markers
        whole = even(self.text, event.start, event.end)
        if whole is not None:
            self._add(whole, Span(event.start, event.end), above)
            return
        for text, span in pieces_of(self.text, event.start, event.end):
            self._add(text, span, above)

    def _add(self, text: str, span: Span, look: _Element) -> None:
        block = self.block
        if block is None:
            if text == " ":
                return
            block = self._new_block(span.start)
        pieces = block.pieces
        last = pieces[-1] if pieces else None
        if text == " " and (last is None or last.segment.text.endswith(" ")):
            return
        segment = Segment(text=text, span=span, italic=look.italic, bold=look.bold, code=look.code, url=look.url)
        whole = joined(last.segment, segment) if last is not None and last.raised == look.raised else None
        if last is not None and whole is not None:
            last.segment = whole
        else:
            pieces.append(Piece(segment, look.raised))

    def _marker(self, label: str, span: Span) -> None:
        if self.block is None:
            self.block = self._new_block(span.start)
        self.block.pieces.append(Piece(Segment(text=label, span=span, marker=label)))

    def _new_block(self, start: int) -> HtmlBlock:
        kind, level, ordinal = self._kind()
        block = HtmlBlock(kind, start, level=level, ordinal=ordinal, page=self.name or None)
        above = self.open[-1] if self.open else None
        if above is not None and above.note is not None:
            block.note, block.label, block.loose, block.opens = (
                above.note.key,
                above.note.label,
                above.loose,
                above.note.at,
            )
        elif above is not None and above.trailing is not None:
            block.note, block.label, block.loose = above.trailing.key, above.trailing.label, True
        self.block = block
        return block

    def _kind(self) -> tuple[BlockKind, int, int | None]:
        found: tuple[BlockKind, int, int | None] = (BlockKind.PARAGRAPH, 0, None)
        furniture = bool(self.open) and self.open[-1].furniture
        for index in range(len(self.open) - 1, -1, -1):
            one = self.open[index]
            if _HEADING.fullmatch(one.name):
                titled = not furniture or (self.counts.get("header") and not self.counts.get("nav"))
                return (BlockKind.HEADING, int(one.name[1]), None) if titled else (BlockKind.FURNITURE, 0, None)
            if furniture:
                continue
            if one.name in {"td", "th", "caption"}:
                found = BlockKind.TABLE, 0, None
            elif one.name == "pre":
                found = BlockKind.CODE, 0, None
            elif one.name == "blockquote":
                found = BlockKind.QUOTE, 0, None
            elif one.name == "li":
                found = BlockKind.LIST_ITEM, 0, self._ordinal(index)
            else:
                continue
            return found
        return (BlockKind.FURNITURE, 0, None) if furniture else found

    def _ordinal(self, index: int) -> int | None:
        holder = self.open[index - 1] if index else None
        if holder is None or holder.name != "ol" or self.open[index].counted:
            return None
        holder.counter += 1
        self.open[index].counted = True
        return holder.counter

    def flush(self) -> None:
        """End the block that is under way."""
        if self.held:
            # Paragraphs inside an inline note are one note.
            block = self.block
            if block is not None and block.pieces and not block.pieces[-1].segment.text.endswith(" "):
                end = block.pieces[-1].segment.span.end
                block.pieces.append(Piece(Segment(text=" ", span=Span(end, end))))
            return
        block, self.block = self.block, None
        if block is None:
            return
        while block.pieces and block.pieces[-1].segment.text == " ":
            block.pieces.pop()
        seen = any(piece.segment.marker or piece.segment.text.strip() for piece in block.pieces)
        if seen or block.comments:
            block.pieces = unbracketed(block.pieces)
            self._tell_loose(block)
            self.blocks.append(block)
        self.blocks += [note for note in self.after if note.pieces]
        self.after = []

    def _tell_loose(self, block: HtmlBlock) -> None:
        """A paragraph behind a note that has a number of its own is another note."""
        if not block.loose:
            return
        label = own_label(block.pieces)
        if label and label != block.label:
            self.loose += 1
            block.note, block.label, block.loose = f"{self.name}#loose{self.loose}", label, False
            holder = next((one for one in reversed(self.open) if one.trailing is not None), None)
            if holder is not None:
                holder.trailing = NoteStart(label, block.note, block.start, trailing=True)

    def finish(self) -> None:
        """End what is open where the page ends."""
        while self.held:
            note, self.block = self.block, self.held.pop()
            if note is not None and note.text.strip():
                self.after.append(note)
        self.flush()
