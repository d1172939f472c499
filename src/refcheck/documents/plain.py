"""Plain text: paragraphs between blank lines, bare addresses, notes such as ``[1] ...``.

No markup: quotation marks are all that tells a title. Notes are the lines that a bracketed number
or a superscript character opens, and numbered lines under a heading such as *Notes*.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.documents.assemble import Front, assemble, assemble_links
from refcheck.documents.blocks import RawBlock
from refcheck.documents.drafts import Draft, draft_blocks
from refcheck.documents.flat_figures import raise_figures
from refcheck.documents.footnotes import attach_addresses, decide_markers, mark_notes
from refcheck.documents.furniture import join_cut_sentences, mark_furniture
from refcheck.documents.lines import Lines
from refcheck.documents.source import Source
from refcheck.model.document import BlockKind, Document
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["read_plain", "read_plain_links"]

_RULE = lazy_re(r"[-_=*~]{3,}")
_NOTE_LINE = lazy_re(r"(?:\[\d{1,4}\]|[⁰¹²³⁴-⁹]+)\s*\S")
_ITEM = lazy_re(r"(\d{1,4})[.)]\s+(?=\S)")
_HEADING = lazy_re(r"[^\W\d_][^.!?;,]{1,80}")


def read_plain(source: Source) -> Document:
    """Return the document that the plain text of ``source`` is."""
    lines = Lines(source.text)
    return assemble(source, "text", _drafts(source, lines), lines, Front())


def read_plain_links(source: Source) -> Document:
    """Return the document with its links alone, unless it has notes: then it is read as a whole."""
    lines = Lines(source.text)
    drafts = _drafts(source, lines)
    read = assemble_links if all(draft.note is None for draft in drafts) else assemble
    return read(source, "text", drafts, lines, Front())


def _drafts(source: Source, lines: Lines) -> list[Draft]:
    drafts = draft_blocks(source.text, [*_blocks(lines)], [], lines, markup=False)
    drafts = attach_addresses(mark_furniture(mark_notes(raise_figures(drafts), lines)))
    return join_cut_sentences(decide_markers(drafts))


def _blocks(lines: Lines) -> Iterator[RawBlock]:
    pieces: list[Span] = []
    first = True
    for index in range(len(lines) + 1):
        span = lines.span(index) if index < len(lines) else Span(0, 0)
        line = span.of(lines.text)
        inner = line.strip()
        rule = bool(_RULE.fullmatch(inner))
        if pieces and (not inner or rule or _NOTE_LINE.match(inner) or _ITEM.match(inner)):
            yield _block(lines.text, pieces, first=first)
            first, pieces = False, []
        if rule:
            yield RawBlock(kind=BlockKind.PARAGRAPH, rule=True)
        elif inner:
            start = span.start + line.index(inner)
            pieces.append(Span(start, start + len(inner)))


def _block(text: str, pieces: list[Span], *, first: bool) -> RawBlock:
    line = pieces[0].of(text)
    item = _ITEM.match(line)
    if item:
        begin = Span(pieces[0].start + item.end(), pieces[0].end)
        return RawBlock(kind=BlockKind.LIST_ITEM, pieces=(begin, *pieces[1:]), ordinal=int(item[1]))
    # The first line alone in its paragraph is the title; a lone short line without an end may be a heading.
    alone = len(pieces) == 1 and _HEADING.fullmatch(line) is not None
    heading = alone and (first or line.isupper() or line.endswith(":") or len(line.split()) < 4)
    return RawBlock(
        kind=BlockKind.HEADING if heading else BlockKind.PARAGRAPH, pieces=tuple(pieces), level=int(heading)
    )
