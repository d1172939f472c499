"""What somebody typed instead of letting the word processor count: numbers of notes and of items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from refcheck.documents.figures import BRACKETS, TYPED_ITEM
from refcheck.documents.flow import Paragraph, Run
from refcheck.model.document import BlockKind

__all__ = ["as_typed"]

MAX_ITEM = 20
"""The number of an item stands within so many characters."""


def as_typed(paragraph: Paragraph, *, listed: bool) -> Paragraph:
    """Return a paragraph as it reads where nothing is counted by Word: "[1]" may be a marker or open a note,
    "1. " opens an item. Items of a list that Word knows as one of references (``listed``) are left alone.
    """
    if listed:
        return paragraph
    runs = tuple(piece for run in paragraph.runs for piece in _pieces(run))
    if paragraph.kind is not BlockKind.PARAGRAPH or paragraph.note is not None:
        return replace(paragraph, runs=runs)
    match = TYPED_ITEM.match("".join(run.text for run in runs[:4])[:MAX_ITEM])
    if match is None or any(run.marker is not None or run.raised for run in runs[:1]):
        return replace(paragraph, runs=runs)
    return replace(paragraph, runs=_from(runs, match.end()), kind=BlockKind.LIST_ITEM, ordinal=int(match[1]))


def _pieces(run: Run) -> Iterator[Run]:
    """Yield a run in pieces: numbers in brackets, and what stands between them."""
    if "[" not in run.text or run.code or run.url is not None or run.marker is not None:
        yield run
        return
    at = 0
    for match in BRACKETS.finditer(run.text):
        if at < match.start():
            yield replace(run, text=run.text[at : match.start()])
        yield replace(run, text=match.group(), bracketed=not run.raised)
        at = match.end()
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def _from(runs: tuple[Run, ...], start: int) -> tuple[Run, ...]:
    """Return the runs without their first ``start`` characters."""
    rest = []
    for run in runs:
        cut = min(start, len(run.text))
        start -= cut
        if cut < len(run.text) or run.marker is not None:
            rest.append(replace(run, text=run.text[cut:]) if cut else run)
    return tuple(rest)
