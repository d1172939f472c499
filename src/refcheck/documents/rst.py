"""reStructuredText documents: notes (``[1]_``, ``[#label]_``), citations (``[Key]_``), links, with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.drafts import Draft
from refcheck.documents.entries import with_entries
from refcheck.documents.figures import Dialect
from refcheck.documents.lines import Lines
from refcheck.documents.rst_blocks import RstBlock, read_rst_blocks
from refcheck.documents.rst_inline import Names, scan_rst
from refcheck.documents.sink import Sink
from refcheck.documents.source import Source
from refcheck.model.document import BlockKind, Document
from refcheck.model.place import Span

__all__ = ["read_rst"]

# https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#auto-symbol-footnotes
_SYMBOLS = ("*", "†", "‡", "§", "¶", "#", "♠", "♥", "♦", "♣")


def read_rst(source: Source) -> Document:
    """Return the document that the reStructuredText of ``source`` is."""
    lines = Lines(source.text)
    file = read_rst_blocks(lines)
    labels = _Labels(file.blocks)
    names = Names(
        targets=file.targets,
        anonymous=file.anonymous,
        note=labels.referred,
        keys=frozenset(block.key for block in file.blocks if block.key),
    )
    pairs = [(block, _draft(block, lines, names, labels)) for block in file.blocks]
    front = Front(
        title=_title(pairs),
        date=file.fields.get("date", ""),
        bibliography=True,
        bibliographies=tuple(dict.fromkeys(file.bibliographies)),
    )
    document = assemble(source, "rst", [draft for _, draft in pairs], lines, front)
    document = replace(document, includes=tuple(dict.fromkeys(file.includes)))
    keyed = [(block.key, draft) for block, draft in pairs if block.key]
    return with_entries(document, keyed)


def _title(pairs: Sequence[tuple[RstBlock, Draft]]) -> str:
    return next((" ".join(d.text.split()) for b, d in pairs if b.kind is BlockKind.HEADING), "")


@dataclass(slots=True)
class _Labels:
    """The labels of notes as they are printed: numbers in the order of the notes, those written left out."""

    blocks: Sequence[RstBlock]
    named: dict[str, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    symbols: int = 0
    printed: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the notes."""
        notes = [block for block in self.blocks if block.note is not None]
        taken = {block.note for block in notes}
        number, symbols = 0, 0
        for block in notes:
            label = block.note or ""
            if label.startswith("#"):
                number += 1
                while str(number) in taken:
                    number += 1
                printed = str(number)
                if label == "#":
                    self.waiting.append(printed)
                else:
                    self.named.setdefault(label, printed)
            elif label == "*":
                printed = _symbol(symbols)
                symbols += 1
            else:
                printed = label
            self.printed[id(block)] = printed

    def referred(self, label: str) -> str:
        """Return what a reference in the text leads to; called in the order of the text."""
        if label == "#":
            return self.waiting.pop(0) if self.waiting else "#"
        if label == "*":
            self.symbols += 1
            return _symbol(self.symbols - 1)
        return self.named.get(label, label.lstrip("#"))


def _symbol(number: int) -> str:
    return _SYMBOLS[number % len(_SYMBOLS)] * (number // len(_SYMBOLS) + 1)


def _draft(block: RstBlock, lines: Lines, names: Names, labels: _Labels) -> Draft:
    start = block.pieces[0].start if block.pieces else block.start
    sink = Sink(block.kind, start)
    if block.kind is not BlockKind.CODE:
        scan_rst(lines.text, block.pieces, sink, names)
    segments = sink.segments()
    end = max([piece.end for piece in block.pieces], default=start)
    return Draft(
        kind=block.kind,
        span=Span(start, end),
        line=lines.line(block.start),
        level=block.level,
        ordinal=block.ordinal,
        segments=segments,
        links=tuple(sorted(sink.links, key=lambda link: link.span)),
        keys=tuple(sink.keys),
        comments=(block.comment,) if block.comment else (),
        note=labels.printed[id(block)] if block.note is not None else None,
        dialect=Dialect.CARET if block.note is not None else None,
    )
