"""The blocks of reStructuredText: paragraphs, headings, lists, notes, targets and directives, line by line.

https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from refcheck.documents.lines import Lines
from refcheck.model.document import BlockKind
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["RstBlock", "RstFile", "normal_name", "read_rst_blocks"]

_ADORNMENT = lazy_re(r"([!-/:-@\[-`{-~])\1{2,}\s*")
_EXPLICIT = lazy_re(r"\.\.(?:[ \t]+|$)")
_NOTE = lazy_re(r"\[(\d+|#[\w.-]*|\*)\][ \t]*")
_CITATION = lazy_re(r"\[([A-Za-z][\w.:+-]*)\][ \t]+")
_TARGET = lazy_re(r"_(`[^`]+`|(?:[^:\\]|\\.)+|_):(?:[ \t]+(.*))?$")
_DIRECTIVE = lazy_re(r"(?:\|[^|]+\|[ \t]+)?([A-Za-z][\w:+.-]*?)::(?:[ \t]+(.*))?$")
_BULLET = lazy_re(
    r"(?:[-*+•‣⁃][ \t]+|((?:\d{1,5}|#|[A-Za-z]|[ivxlcdmIVXLCDM]{1,8})[.)]|\((?:\d{1,5}|[A-Za-z]|#)\))[ \t]+)(?=\S)"
)
_FIELD = lazy_re(r":([A-Za-z][\w \t-]{0,60}):(?:[ \t]+|$)")
_GRID = lazy_re(r"\+[-=+]{2,}\+\s*$")
_SIMPLE_TABLE = lazy_re(r"=+(?:[ ]+=+)+\s*$")
_CELL = lazy_re(r"[^|]+")
_COLUMN = lazy_re(r"\S(?:.*?\S)??(?=[ ]{2,}|$)")

_NO_TEXT = frozenset(
    """code code-block sourcecode literalinclude math raw image toctree highlight contents parsed-literal default-role
    role include bibliography footbibliography csv-table graphviz digraph plot doctest testcode testoutput testsetup
    index only sectnum target-notes unicode date meta header footer productionlist prompt mermaid tabularcolumns
    currentmodule module automodule autoclass autofunction autosummary title""".split()  # noqa: SIM905 - a word list
)
_QUOTES = frozenset({"epigraph", "highlights", "pull-quote"})


@dataclass(slots=True)
class RstBlock:
    """A block with the spans of its lines. ``note`` is the label of a note as written (``1``, ``#``, ``#a``,
    ``*``), ``key`` that of a citation."""

    kind: BlockKind
    start: int
    pieces: list[Span] = field(default_factory=list)
    level: int = 0
    ordinal: int | None = None
    note: str | None = None
    key: str | None = None
    comment: Span | None = None


@dataclass(slots=True)
class RstFile:
    """What a file consists of."""

    blocks: list[RstBlock] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)
    anonymous: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    includes: list[str] = field(default_factory=list)
    bibliographies: list[str] = field(default_factory=list)


def read_rst_blocks(lines: Lines) -> RstFile:
    """Return the blocks of a text, and what it names elsewhere."""
    reader = _Reader(lines)
    reader.run()
    return reader.file


class _Reader:
    """One pass over the lines."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.count = len(lines)
        self.file = RstFile()
        self.levels: list[str] = []
        self.open: RstBlock | None = None
        self.literal: int | None = None
        self.at = 0
        self.body = self.quoted = 0
        self.flush = self.in_fields = False

    def run(self) -> None:
        """Read all lines."""
        while self.at < self.count:
            self._line()
        self._close()

    def _text(self, index: int) -> str:
        return self.lines.span(index).of(self.lines.text) if index < self.count else ""

    def _indent(self, index: int) -> int:
        line = self._text(index).expandtabs(8)
        return len(line) - len(line.lstrip())

    def _close(self) -> None:
        block, self.open = self.open, None
        if block is None:
            return
        last = block.pieces[-1].of(self.lines.text) if block.pieces else ""
        if last.endswith("::"):
            self.literal = self._indent_of(block)
            # One colon of the two is shown, none when they stand alone.
            cut = 2 if last == "::" or last.endswith(" ::") else 1
            block.pieces[-1] = Span(block.pieces[-1].start, block.pieces[-1].end - cut)
        self.file.blocks.append(block)

    def _indent_of(self, block: RstBlock) -> int:
        first = block.pieces[0].start if block.pieces else block.start
        return first - self.lines.bounds(self.lines.line(first) - 1)[0]

    def _line(self) -> None:
        index = self.at
        line = self._text(index)
        stripped = line.strip()
        if not stripped:
            self._close()
            self.at += 1
        elif self.literal is not None and self._indent(index) > self.literal:
            self._skip_literal(self.literal)
        elif self._ends_list(stripped) or self.open is None:
            self._close()
            self.literal = None
            if self._explicit(index, line) is None:
                self._plain(index, line, stripped)
        else:
            self.literal = None
            self._plain(index, line, stripped)

    def _ends_list(self, stripped: str) -> bool:
        """Return whether a note follows a list at once, as people write it."""
        item = self.open is not None and self.open.kind is BlockKind.LIST_ITEM
        return item and stripped.startswith(".. [")

    def _skip_literal(self, indent: int) -> None:
        start = self.lines.bounds(self.at)[0]
        end = self._body_end(self.at, indent)
        self.file.blocks.append(RstBlock(BlockKind.CODE, start, [Span(start, self.lines.bounds(end - 1)[1])]))
        self.at, self.literal = end, None

    def _body_end(self, index: int, indent: int) -> int:
        """Return the line (0-based) after the lines from ``index`` on that are indented deeper."""
        last = index
        while index < self.count and (self.lines.is_blank(index) or self._indent(index) > indent):
            if not self.lines.is_blank(index):
                last = index + 1
            index += 1
        return max(last, self.at + 1)

    # Plain blocks ------------------------------------------------------------------------------

    def _plain(self, index: int, line: str, stripped: str) -> None:
        if self.open is None and (_GRID.match(stripped) or _SIMPLE_TABLE.match(stripped)):
            self._table(grid=stripped.startswith("+"))
            return
        if _ADORNMENT.fullmatch(stripped) and self._heading(index, stripped):
            return
        start = self.lines.bounds(index)[0] + len(line) - len(line.lstrip())
        if self.open is None and stripped.startswith(">>>"):
            self._doctest()
            return
        if self.open is None:
            self._open(line, stripped, start)
        elif self.in_fields and _FIELD.match(stripped):
            self._close()
            self._open(line, stripped, start)
        elif (bullet := _BULLET.match(stripped)) and self.open.kind is BlockKind.LIST_ITEM:
            self._close()
            self._item(start, bullet, stripped)
        else:
            self.open.pieces.append(Span(start, start + len(stripped)))
        self.at += 1

    def _doctest(self) -> None:
        start = self.lines.bounds(self.at)[0]
        while self.at < self.count and not self.lines.is_blank(self.at):
            self.at += 1
        self.file.blocks.append(RstBlock(BlockKind.CODE, start, [Span(start, self.lines.bounds(self.at - 1)[1])]))

    def _open(self, line: str, stripped: str, start: int) -> None:
        bullet = _BULLET.match(stripped)
        field_name = _FIELD.match(stripped)
        self.in_fields = field_name is not None
        if bullet:
            self._item(start, bullet, stripped)
        elif field_name:
            value = stripped[field_name.end() :]
            self.file.fields.setdefault(field_name[1].lower(), value)
            begin = start + field_name.end()
            self.open = RstBlock(BlockKind.PARAGRAPH, start, [Span(begin, start + len(stripped))])
        else:
            lead = 2 if stripped.startswith("| ") else 0
            previous = self.file.blocks[-1].kind if self.file.blocks else None
            # A paragraph of an item or of a directive's body is indented too.
            quoted = line[:1] in {" ", "\t"} and self.at >= self.body and (self.flush or previous is BlockKind.QUOTE)
            self.flush = line[:1] not in {" ", "\t"}
            kind = BlockKind.QUOTE if quoted or self.at < self.quoted else BlockKind.PARAGRAPH
            self.open = RstBlock(kind, start, [Span(start + lead, start + len(stripped))])

    def _item(self, start: int, bullet: re.Match[str], stripped: str) -> None:
        self.flush = False
        number = re.sub(r"[^0-9]", "", bullet[1] or "")
        begin = Span(start + bullet.end(), start + len(stripped))
        self.open = RstBlock(BlockKind.LIST_ITEM, start, [begin], ordinal=int(number) if number else None)

    def _heading(self, index: int, stripped: str) -> bool:
        """Take a line of punctuation as what underlines, overlines or parts; return whether it is one of these."""
        block = self.open
        if block is not None:
            one = len(block.pieces) == 1 and block.kind is not BlockKind.LIST_ITEM
            title = block.pieces[0].of(self.lines.text) if one else ""
            if not title or len(stripped) < min(len(title), 4):
                return False
            block.kind, block.level = BlockKind.HEADING, self._level(stripped[0])
            self._close()
            self.at += 1
            return True
        title = self._text(index + 1).strip()
        if (
            title
            and self._text(index + 2).strip()[:1] == stripped[0]
            and _ADORNMENT.fullmatch(self._text(index + 2).strip())
        ):
            span = self.lines.span(index + 1)
            raw = span.of(self.lines.text)
            start = span.start + len(raw) - len(raw.lstrip())
            level = self._level(stripped[0] * 2)
            self.file.blocks.append(RstBlock(BlockKind.HEADING, start, [Span(start, start + len(title))], level))
            self.at += 3
            return True
        self.at += 1  # a transition
        return True

    def _level(self, adornment: str) -> int:
        if adornment not in self.levels:
            self.levels.append(adornment)
        return min(self.levels.index(adornment) + 1, 6)

    def _table(self, *, grid: bool) -> None:
        while self.at < self.count and not self.lines.is_blank(self.at):
            line, low = self._text(self.at), self.lines.bounds(self.at)[0]
            if not _GRID.match(line.strip()) and not re.fullmatch(r"[=+\- |]+", line.strip()):
                for cell in (_CELL if grid else _COLUMN).finditer(line):
                    text = cell.group().strip()
                    if text:
                        start = low + cell.start() + len(cell.group()) - len(cell.group().lstrip())
                        self.file.blocks.append(RstBlock(BlockKind.TABLE, start, [Span(start, start + len(text))]))
            self.at += 1

    # Explicit markup ---------------------------------------------------------------------------

    def _explicit(self, index: int, line: str) -> bool | None:
        """Read what two dots begin, or an anonymous target; ``None`` when it is something else."""
        indent = len(line) - len(line.lstrip())
        body = line.strip()
        low = self.lines.bounds(index)[0] + indent
        if body.startswith("__ "):
            self.file.anonymous.append(_address(body[3:]))
            self.at += 1
            return True
        match = _EXPLICIT.match(body)
        if match is None:
            return None
        rest, start = body[match.end() :], low + match.end()
        end = self._body_end(index + 1, indent)
        if note := _NOTE.match(rest):
            self._note(index, start + note.end(), end, note=note[1])
        elif cited := _CITATION.match(rest):
            self._note(index, start + cited.end(), end, key=cited[1])
        elif target := _TARGET.match(rest):
            self._target(target, index, end)
        elif directive := _DIRECTIVE.match(rest):
            self._directive(directive, index, end)
        else:
            if "refcheck" in rest:
                self.file.blocks.append(RstBlock(BlockKind.PARAGRAPH, low, comment=Span(low, low + len(body))))
            self.at = end
        return True

    def _note(self, index: int, start: int, end: int, *, note: str | None = None, key: str | None = None) -> None:
        pieces = [Span(start, max(start, self.lines.bounds(index)[0] + len(self._text(index).rstrip())))]
        for number in range(index + 1, end):
            raw = self._text(number)
            low = self.lines.bounds(number)[0] + len(raw) - len(raw.lstrip())
            if raw.strip():
                pieces.append(Span(low, low + len(raw.strip())))
        kind = BlockKind.NOTE if note else BlockKind.LIST_ITEM
        pieces = [piece for piece in pieces if piece.start < piece.end]
        self.file.blocks.append(RstBlock(kind, self.lines.bounds(index)[0], pieces, note=note, key=key))
        self.at = end

    def _target(self, match: re.Match[str], index: int, end: int) -> None:
        rest = [self._text(number).strip() for number in range(index + 1, end)]
        address = _address("".join([match[2] or "", *rest]))
        name = match[1].strip("`")
        if name == "_":
            self.file.anonymous.append(address)
        elif address:
            self.file.targets.setdefault(normal_name(name), address)
        self.at = end

    def _directive(self, match: re.Match[str], index: int, end: int) -> None:
        name, argument = match[1].lower(), (match[2] or "").strip()
        if name == "include" and argument:
            self.file.includes.append(argument)
        elif name in {"bibliography", "footbibliography"}:
            self.file.bibliographies += argument.split()
        if name in _NO_TEXT or self._text(index).lstrip().startswith(".. |"):
            start = self.lines.bounds(index)[0]
            span = Span(start, self.lines.bounds(end - 1)[1])
            if name.endswith(("code", "code-block")):
                self.file.blocks.append(RstBlock(BlockKind.CODE, start, [span]))
            self.at = end
            return
        self.body = end
        self.quoted = end if name in _QUOTES else self.quoted
        self.at = index + 1
        while self.at < end and _FIELD.match(self._text(self.at).strip()):
            self.at += 1
        if argument and name not in {"figure", "table", "list-table", "py:function", "function", "class"}:
            line = self._text(index)
            begin = self.lines.bounds(index)[0] + line.rindex(argument)
            kind = BlockKind.QUOTE if name in _QUOTES else BlockKind.PARAGRAPH
            self.file.blocks.append(RstBlock(kind, begin, [Span(begin, begin + len(argument))]))


def _address(text: str) -> str:
    """Return the address of a target; ``name_`` leads to another one and is none."""
    text = text.strip()
    return "" if re.fullmatch(r"[^\s:/]+_|`[^`]+`_", text) else re.sub(r"\\(.)", r"\1", text)


def normal_name(name: str) -> str:
    """Return a reference name as targets are compared: case and blanks do not count."""
    return " ".join(name.replace("\\", "").casefold().split())
