r"""Entries of lists of references that a format marks with keys (``\bibitem{key}``, ``.. [key]``)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refcheck.documents.drafts import Draft
from refcheck.model.document import Block, Document, Entry, Link, MentionForm
from refcheck.model.place import Span

__all__ = ["with_entries"]

_REPEATED = re.compile(r"\s*[—–_-]{2,}")


def with_entries(document: Document, keyed: Sequence[tuple[str, Draft]]) -> Document:
    """Return the document with the entries that drafts are, each with its key; what stands in them is no
    title of the text.
    """
    entries = tuple(_entries(keyed, document.blocks, document.links))
    if not entries:
        return document
    spans = sorted(entry.span for entry in entries)
    starts = [span.start for span in spans]

    def is_text(place: Span) -> bool:
        index = bisect_right(starts, place.start) - 1
        return index < 0 or place.start >= spans[index].end

    mentions = (m for m in document.mentions if m.form is MentionForm.KEY or is_text(m.span))
    return replace(document, entries=entries, mentions=tuple(mentions))


def _entries(keyed: Sequence[tuple[str, Draft]], blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[Entry]:
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
