"""Pages scanned: their blocks, and what their head says. Big ones in the worker, as what comes back is plain JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from refcheck.content.looks import BOLD, CODE, ITALIC, RAISED
from refcheck.documents.containers import opened
from refcheck.documents.html_anchors import find_anchors
from refcheck.documents.html_coins import Coins, find_coins
from refcheck.documents.html_events import Event, Open, events
from refcheck.documents.html_flow import read_blocks
from refcheck.documents.html_pieces import HtmlBlock, Piece
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["Scanned", "from_record", "scan", "scan_page", "to_record"]

JOB = "refcheck.documents.html_parts:read"
BIG = 2_000_000
"""Longer pages (characters) are scanned in the worker."""
WALL = 90.0
FAILED = ("cannot be read as a page within bounds", "split it into smaller files")
_DATES = frozenset(
    {
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
        "article:published_time",
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "datepublished",
        "pubdate",
        "publish_date",
    }
)
_PUBLISHED = lazy_re(r"(?i)(?:^|\s)(?:datepublished|published|dt-published|entry-date|post-date|pubdate)(?=\s|$)")
_DAY = lazy_re(r"\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?(?!\d)")


@dataclass(slots=True)
class Scanned:
    """The blocks of one or more pages; ``ties``: where the links between notes and markers stand."""

    blocks: list[HtmlBlock] = field(default_factory=list)
    ties: list[tuple[int, int]] = field(default_factory=list)
    coins: list[Coins] = field(default_factory=list)
    title: str = ""
    date: str = ""


def scan_page(text: str, path: str) -> Scanned:
    """Return what the page is. Raises ``DocumentError`` for a big one that cannot be scanned within bounds."""
    if len(text) <= BIG:
        return scan([("", text)])
    return from_record(opened(JOB, path, text.encode(), wall=WALL, reasons={}, failed=FAILED))


def read(body: bytes) -> dict[str, Any]:
    """Return the record of a page in UTF-8."""
    return to_record(scan([("", body.decode())]))


def scan(pages: Sequence[tuple[str, str]]) -> Scanned:
    """Return what the pages of one document are: of each its name and its text."""
    streams = [(name, text, list(events(text))) for name, text in pages]
    anchors = find_anchors(streams)
    scanned = Scanned()
    for name, text, stream in streams:
        scanned.blocks += read_blocks(name, text, stream, anchors)
        scanned.coins += find_coins(name, stream)
    ties = (*anchors.references.values(), *anchors.backs.values())
    scanned.ties = sorted((anchor.start, anchor.end) for anchor in ties)
    if streams:
        scanned.title, scanned.date = _head(streams[0][2])
    return scanned


def _head(stream: Sequence[Event]) -> tuple[str, str]:
    """Return the title and the day of publication that a page gives for others to read."""
    title, date = "", ""
    times: list[str] = []
    for event in stream:
        if not isinstance(event, Open) or event.name not in {"meta", "time"}:
            continue
        attributes = event.attributes
        said = attributes.get("content" if event.name == "meta" else "datetime", "").strip()
        words = " ".join(attributes.get(one, "") for one in ("name", "property", "itemprop", "class")).lower()
        match = _DAY.match(said)
        if event.name == "meta":
            title = title or (said if "og:title" in words.split() else "")
            date = date or (match.group() if match and not _DATES.isdisjoint(words.split()) else "")
        elif match:
            times.append(match.group())
            published = "pubdate" in attributes or _PUBLISHED.search(words) is not None
            date = date or (match.group() if published else "")
    if not date and len(set(times)) == 1:
        date = times[0]
    return title[:500], date


# Records -------------------------------------------------------------------------------------------


def to_record(scanned: Scanned) -> dict[str, Any]:
    """Return what was scanned in a form that JSON can say."""
    return {
        "blocks": [_block_record(block) for block in scanned.blocks],
        "ties": scanned.ties,
        "coins": [(one.page, one.start, one.text) for one in scanned.coins],
        "title": scanned.title,
        "date": scanned.date,
    }


def _block_record(block: HtmlBlock) -> list[Any]:
    pieces = [
        (
            piece.segment.text,
            piece.segment.span.start,
            piece.segment.span.end,
            ITALIC * piece.segment.italic
            + BOLD * piece.segment.bold
            + CODE * piece.segment.code
            + RAISED * piece.raised,
            piece.segment.marker,
            piece.segment.url,
        )
        for piece in block.pieces
    ]
    comments = [(span.start, span.end) for span in block.comments]
    place = [block.kind.value, block.start, block.level, block.note, block.label, block.loose, block.opens]
    return [*place, block.ordinal, block.page, pieces, comments]


def from_record(said: Mapping[str, Any]) -> Scanned:
    """Return what ``to_record`` was given."""
    return Scanned(
        blocks=[_block(one) for one in said["blocks"]],
        ties=[(start, end) for start, end in said["ties"]],
        coins=[Coins(page, start, text) for page, start, text in said["coins"]],
        title=said["title"],
        date=said["date"],
    )


def _block(said: Sequence[Any]) -> HtmlBlock:
    kind, start, level, note, label, loose, opens, ordinal, page, pieces, comments = said
    return HtmlBlock(
        BlockKind(kind),
        start,
        level=level,
        pieces=[_piece(one) for one in pieces],
        note=note,
        label=label,
        loose=loose,
        opens=opens,
        ordinal=ordinal,
        page=page,
        comments=[Span(low, high) for low, high in comments],
    )


def _piece(said: Sequence[Any]) -> Piece:
    text, start, end, looks, marker, url = said
    segment = Segment(
        text=text,
        span=Span(start, end),
        italic=bool(looks & ITALIC),
        bold=bool(looks & BOLD),
        code=bool(looks & CODE),
        marker=marker,
        url=url,
    )
    return Piece(segment, bool(looks & RAISED))
