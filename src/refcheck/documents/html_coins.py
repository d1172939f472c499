"""Works that a page describes for programs in the titles of its elements (COinS): where, and which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refcheck.content.coins import MARK, MAX_TITLE, work_of_coins
from refcheck.documents.html_events import Event, Open
from refcheck.model.document import Embedded
from refcheck.model.place import Span

__all__ = ["Coins", "embedded_work", "find_coins"]

MAX_COINS = 20_000


@dataclass(frozen=True, slots=True)
class Coins:
    """What a title says, as it stands, and where; ``page`` is the name of the page's file."""

    page: str
    start: int
    text: str


def find_coins(name: str, stream: Sequence[Event]) -> Iterator[Coins]:
    """Yield the descriptions in a page."""
    count = 0
    for event in stream:
        if isinstance(event, Open) and MARK in event.attributes.get("class", ""):
            text = event.attributes.get("title", "")
            count += 1
            if text and len(text) <= MAX_TITLE and count <= MAX_COINS:
                yield Coins(name, event.start, text)


def embedded_work(coins: Coins, *, line: int, span: Span, note: str | None) -> Embedded | None:
    """Return the work that a description gives, ``None`` when it is not clearly a publication with a title."""
    work = work_of_coins(coins.text)
    if work is None:
        return None
    name = work.doi or next(iter(work.isbn), "") or work.title
    return Embedded(id=name, work=work, span=span, line=line, note=note, manager="coins")
