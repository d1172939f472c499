"""The blocks of a Markdown text, by markdown-it-py's block parser, each with the spans of its lines.

https://spec.commonmark.org/0.31.2/#blocks-and-inlines · tables of GFM · footnote definitions as in
https://pandoc.org/MANUAL.html#footnotes. Inline markup is not looked at here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from refcheck.documents.lines import Lines
from refcheck.documents.simple import SIMPLE
from refcheck.model.document import BlockKind
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["RawBlock", "parse_blocks"]

MAX_NESTING = 60
"""Deeper lists and quotations are not taken apart; each level costs stack frames of the parser."""

MIN_RUN = 16
"""So many simple items in a row are kept as one block where only links are wanted."""
KEPT = 4
"""So many items at both ends of such a run stay blocks of their own: neighbours look at them."""

# An item of one line that begins with no other block, and that the next line cannot go on with.
_ITEM_TEXT = r"(?:[^\W\d_]|[^\x00-\x7f\s]|[(\"']|\[(?!\^)|!\[|\*{1,3}[^\W\d_\[]|_{1,3}[^\W_]|`[^\s`]|\d{1,9}[^\d.)\s])"
_ITEM = lazy_re(rf"[-*+] (?={_ITEM_TEXT})[^\n]*+(?:\n(?=[-*+] \S)|\n(?:[ \t]*+\n)++(?=\S)|(?:\n[ \t]*+)*+\Z)")
_DEFINITION = lazy_re(r"\[\^([^\]\[\s]{1,100})\]:")
# Pandoc's ":   text" below a term, and "~".
_DEFINED = lazy_re(r"[:~](?:[ ]{1,4}|[ ]{0,3}\t)(?=\S)")
# "1\\." at the beginning of a paragraph: converters write so what somebody typed.
_TYPED_NUMBER = lazy_re(r"(\d{1,3})\\[.)][ \t]+(?=\S)")
_CELL = lazy_re(r"(?<!\\)\|")


@dataclass(frozen=True, kw_only=True, slots=True)
class RawBlock:
    """A block without its inline markup.

    ``pieces`` are the spans of its lines in the source, prefixes (quotation marks, indents, ``#``)
    and blanks at both ends left out. ``label`` is set in a footnote definition, ``ordinal`` is the
    number of the ordered list item that the block opens. ``group`` tells the footnote definitions
    apart (the 0-based line where each begins). A thematic break has no pieces. ``run`` are the lines
    (0-based, half-open) of a run of simple items; its pieces are the first and the last.
    """

    kind: BlockKind
    pieces: tuple[Span, ...] = ()
    level: int = 0
    label: str | None = None
    group: int = -1
    ordinal: int | None = None
    html: bool = False
    rule: bool = False
    run: range | None = None


def parse_blocks(text: str, lines: Lines, *, runs: bool = False) -> tuple[RawBlock, ...]:
    """Return the blocks of ``text`` in order. ``lines`` are those of the same text.

    With ``runs`` the middle of a long run of items with nothing but text and plain links is one block.
    """
    tokens = _parser().parse(text)
    return tuple(_Walk(lines, runs=runs).blocks(tokens))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    # Link definitions are read from the paragraphs that they stand in, so that none is lost.
    parser.disable("reference")
    parser.core.ruler.disable(["inline", "text_join"])
    parser.block.ruler.before("table", "items", _items)
    parser.block.ruler.before("html_block", "note_definition", _note_definition, {"alt": ["paragraph"]})
    parser.block.ruler.before("html_block", "defined", _defined, {"alt": ["paragraph"]})
    return parser


def _items(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - the face of a rule
    """A block rule for runs of items that need no look at what they hold: the parser's own takes 50 us each."""
    if silent or state.level or state.blkIndent or state.sCount[start]:
        return False
    begin = at = state.bMarks[start]
    while match := _ITEM.match(state.src, at):
        at = match.end()
    if at == begin:
        return False
    count = state.src.count("\n", begin, at) + (at == len(state.src) and not state.src.endswith("\n"))
    token = state.push("items", "", 0)
    token.map = [start, start + count]
    state.line = start + count
    return True


def _note_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule for ``[^label]: text`` and what is indented under it."""
    first = state.bMarks[start] + state.tShift[start]
    match = _DEFINITION.match(state.src, first, state.eMarks[start])
    if not match or state.is_code_block(start):
        return False
    if silent:
        return True
    opening = state.push("note_open", "", 1)
    opening.meta = {"label": match[1]}
    opening.map = [start, start + 1]
    _indented(state, start, end, match.end())
    state.push("note_close", "", -1)
    return True


def _defined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule for ``:   text`` below a term of one line, and what is indented under it: no code stands there.

    https://pandoc.org/MANUAL.html#definition-lists
    """
    first = state.bMarks[start] + state.tShift[start]
    match = _DEFINED.match(state.src, first, state.eMarks[start])
    if not match or state.is_code_block(start) or not start:
        return False
    if silent:  # a longer paragraph is prose whose line happens to begin so
        return start - state.line == 1
    if all(state.isEmpty(line) for line in range(max(start - 2, 0), start)):
        return False
    _indented(state, start, end, match.end())
    return True


def _indented(state: StateBlock, start: int, end: int, begin: int) -> None:
    """Parse what stands from ``begin`` in the line ``start`` on and is indented by four under it."""
    saved = (state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType)
    while begin < state.eMarks[start] and state.src[begin] in " \t":
        begin += 1
    state.bMarks[start], state.tShift[start] = begin, 0
    state.sCount[start] = state.blkIndent = state.blkIndent + 4
    state.parentType = "note"
    state.md.block.tokenize(state, start, end)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType = saved
    if state.line <= start:
        state.line = start + 1


class _Walk:
    """A pass over the parser's tokens that keeps what the open containers say."""

    def __init__(self, lines: Lines, *, runs: bool) -> None:
        self.lines = lines
        self.runs = runs
        self.notes: list[tuple[str, int]] = []
        self.empty_note = False
        self.containers: list[BlockKind] = []
        self.ordinal: int | None = None
        self.level = 0
        self.heading = False
        self.rows = -1

    def blocks(self, tokens: Sequence[Token]) -> Iterator[RawBlock]:
        """Yield the blocks of a token stream, in order."""
        for token in tokens:
            step = _STEPS.get(token.type)
            if step:
                yield from step(self, token)

    def _kind(self) -> BlockKind:
        return self.containers[-1] if self.containers else BlockKind.PARAGRAPH

    def _made(self, kind: BlockKind, pieces: Sequence[Span], *, html: bool = False, level: int = 0) -> RawBlock:
        ordinal, self.ordinal = self.ordinal, None
        self.empty_note = False
        label, group = self.notes[-1] if self.notes else (None, -1)
        return RawBlock(
            kind=kind, pieces=tuple(pieces), level=level, label=label, group=group, ordinal=ordinal, html=html
        )

    def open_note(self, token: Token) -> Iterator[RawBlock]:
        """Begin a footnote definition."""
        self.notes.append((str(token.meta["label"]), token.map[0] if token.map else 0))
        self.empty_note = True
        yield from ()

    def close_note(self, _token: Token) -> Iterator[RawBlock]:
        """A definition without any text is a note all the same."""
        if self.empty_note:
            end = self.lines.span(self.notes[-1][1]).end
            yield self._made(BlockKind.PARAGRAPH, [Span(end, end)])
        self.notes.pop()

    def open_item(self, token: Token) -> Iterator[RawBlock]:
        """Begin a list item."""
        self.containers.append(BlockKind.LIST_ITEM)
        self.ordinal = int(token.info) if token.info and len(token.info) < 6 else None
        yield from ()

    def items(self, token: Token) -> Iterator[RawBlock]:
        """Yield a block for each of several items of one line each."""
        self.ordinal = None
        first, last = token.map or (0, 0)
        indexes = range(first, min(last, len(self.lines)))
        plain = _plain_items(self.lines, indexes) if self.runs else frozenset()
        run: list[int] = []
        for index in indexes:
            if index in plain:
                run.append(index)
                continue
            if self.lines.is_blank(index):
                continue
            yield from self._run(run)
            run = []
            yield self._item(index)
        yield from self._run(run)

    def _item(self, index: int) -> RawBlock:
        return self._made(BlockKind.LIST_ITEM, [item_piece(self.lines, index)])

    def _run(self, run: Sequence[int]) -> Iterator[RawBlock]:
        if len(run) < MIN_RUN:
            yield from map(self._item, run)
            return
        yield from map(self._item, run[:KEPT])
        middle = range(run[KEPT], run[-KEPT - 1] + 1)
        pieces = (item_piece(self.lines, middle[0]), item_piece(self.lines, middle[-1]))
        yield RawBlock(kind=BlockKind.LIST_ITEM, pieces=pieces, run=middle)
        yield from map(self._item, run[-KEPT:])

    def open_quote(self, _token: Token) -> Iterator[RawBlock]:
        """Begin a quotation."""
        self.containers.append(BlockKind.QUOTE)
        yield from ()

    def close_container(self, _token: Token) -> Iterator[RawBlock]:
        """End the innermost item or quotation."""
        self.containers.pop()
        self.ordinal = None
        yield from ()

    def open_heading(self, token: Token) -> Iterator[RawBlock]:
        """Begin a heading and keep its level."""
        self.heading, self.level = True, int(token.tag[1:])
        yield from ()

    def close_heading(self, _token: Token) -> Iterator[RawBlock]:
        """End a heading."""
        self.heading = False
        yield from ()

    def row(self, token: Token) -> Iterator[RawBlock]:
        """One block for each cell: a sentence does not run on into the next one."""
        if not token.map:
            return
        self.rows = token.map[0]
        span = self.lines.span(self.rows)
        at = span.start
        cuts = [span.start + m.start() for m in _CELL.finditer(span.of(self.lines.text))]
        for cut in [*cuts, span.end]:
            piece = _stripped(self.lines.text, at, cut)
            if piece:
                yield self._made(BlockKind.TABLE, [piece])
            at = cut + 1

    def inline(self, token: Token) -> Iterator[RawBlock]:
        """Yield the block that a run of inline text is."""
        if not token.map or token.map[0] == self.rows:
            return
        pieces = self._pieces(token.map[0], token.content)
        if not pieces:
            return
        kind = BlockKind.HEADING if self.heading else self._kind()
        typed = (
            _TYPED_NUMBER.match(self.lines.text, pieces[0].start, pieces[0].end)
            if kind is BlockKind.PARAGRAPH
            else None
        )
        if typed and not self.notes:
            kind, self.ordinal = BlockKind.LIST_ITEM, int(typed[1])
            pieces[0] = Span(typed.end(), pieces[0].end)
        yield self._made(kind, pieces, level=self.level if self.heading else 0)

    def html(self, token: Token) -> Iterator[RawBlock]:
        """Yield a block of raw HTML."""
        if token.map:
            yield self._made(self._kind(), self._pieces(token.map[0], token.content), html=True)

    def code(self, token: Token) -> Iterator[RawBlock]:
        """Yield a block of code, fenced or indented."""
        if token.map:
            last = min(token.map[1], len(self.lines)) - 1
            yield self._made(BlockKind.CODE, [Span(self.lines.span(token.map[0]).start, self.lines.span(last).end)])

    def rule(self, _token: Token) -> Iterator[RawBlock]:
        """Yield a thematic break."""
        yield RawBlock(kind=BlockKind.PARAGRAPH, rule=True)

    def _pieces(self, first: int, content: str) -> list[Span]:
        """Return the spans of the lines of ``content``, which begins at the line ``first`` (0-based)."""
        pieces = []
        for index, line in enumerate(content.split("\n"), first):
            if index >= len(self.lines):
                break
            wanted = line.strip()
            span = self.lines.span(index)
            if wanted:
                pieces.append(_find(self.lines.text, span, wanted))
        return pieces


def _find(text: str, span: Span, wanted: str) -> Span:
    """Return where ``wanted`` stands in the line ``span``: at its end, unless it is a heading's."""
    line = span.of(text).rstrip()
    at = len(line) - len(wanted) if line.endswith(wanted) else line.find(wanted)
    if at < 0:
        return _stripped(text, span.start, span.end) or Span(span.start, span.start)
    return Span(span.start + at, span.start + at + len(wanted))


def _stripped(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    inner = part.strip()
    if not inner:
        return None
    start += part.index(inner)
    return Span(start, start + len(inner))


def item_piece(lines: Lines, index: int) -> Span:
    """Return where the text of a simple item stands: behind its mark, blanks at the end left out."""
    span = lines.span(index)
    return Span(span.start + 2, span.start + len(span.of(lines.text).rstrip()))


def _plain_items(lines: Lines, indexes: range) -> frozenset[int]:
    """Return which simple items have no markup but plain links, and are no heading of sources."""
    text, bounds, matches = lines.text, lines.bounds, SIMPLE.fullmatch
    plain = []
    for index in indexes:
        low, high = bounds(index)
        if low + 2 < high and text[high - 1] not in ": \t" and matches(text, low + 2, high):
            plain.append(index)
    return frozenset(plain)


_STEPS: dict[str, Callable[[_Walk, Token], Iterator[RawBlock]]] = {
    "note_open": _Walk.open_note,
    "note_close": _Walk.close_note,
    "items": _Walk.items,
    "list_item_open": _Walk.open_item,
    "list_item_close": _Walk.close_container,
    "blockquote_open": _Walk.open_quote,
    "blockquote_close": _Walk.close_container,
    "heading_open": _Walk.open_heading,
    "heading_close": _Walk.close_heading,
    "tr_open": _Walk.row,
    "inline": _Walk.inline,
    "html_block": _Walk.html,
    "fence": _Walk.code,
    "code_block": _Walk.code,
    "hr": _Walk.rule,
}
