r"""LaTeX documents: notes, citations by key, titles, links, lists of references, with their places in the file.

A file without ``\documentclass`` is a part of a document, and all of it is text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refcheck.documents.assemble import Front, assemble
from refcheck.documents.drafts import Draft
from refcheck.documents.latex_commands import HANDLERS
from refcheck.documents.latex_scanner import Scanner
from refcheck.documents.lines import Lines
from refcheck.documents.source import Source
from refcheck.model.document import Block, Document, Entry, Link, MentionForm
from refcheck.model.place import Span
from refcheck.text.dates import parse_date

__all__ = ["read_latex"]

_REPEATED = re.compile(r"\s*(?:[—–_-]{2,}|———)")


def read_latex(source: Source) -> Document:
    """Return the document that the LaTeX of ``source`` is."""
    lines = Lines(source.text)
    scanner = Scanner(source.text, lines, HANDLERS)
    scanner.run()
    date = scanner.front.get("date", "")
    front = Front(
        title=scanner.front.get("title", ""),
        date=date if parse_date(date) else "",
        bibliography=True,
        bibliographies=tuple(scanner.bibliographies),
    )
    document = assemble(source, "latex", scanner.drafts, lines, front)
    document = replace(document, includes=tuple(dict.fromkeys(name for name, _ in scanner.includes)))
    entries = tuple(_entries(scanner.keyed, document.blocks, document.links))
    return _with_entries(document, entries) if entries else document


def _entries(keyed: Sequence[tuple[str, Draft]], blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[Entry]:
    r"""Yield the entries that ``\bibitem`` begins, each with its key."""
    by_span = {block.span: block for block in blocks}
    starts = [link.span.start for link in links]
    for key, draft in keyed:
        block = by_span.get(draft.span)
        if block is not None:
            own = links[bisect_left(starts, draft.span.start) : bisect_left(starts, draft.span.end)]
            yield Entry(
                label=key,
                line=draft.line,
                span=draft.span,
                block=block,
                links=tuple(own),
                repeated=_REPEATED.match(block.text) is not None,
            )


def _with_entries(document: Document, entries: tuple[Entry, ...]) -> Document:
    """Return the document with its entries, what stands in them being no title or quotation of the text."""
    spans = sorted(entry.span for entry in entries)
    starts = [span.start for span in spans]

    def is_text(place: Span) -> bool:
        index = bisect_right(starts, place.start) - 1
        return index < 0 or place.start >= spans[index].end

    mentions = (m for m in document.mentions if m.form is MentionForm.KEY or is_text(m.span))
    return replace(document, entries=entries, mentions=tuple(mentions))
