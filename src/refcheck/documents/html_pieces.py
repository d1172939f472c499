"""Blocks of a page in the making: pieces of text of one look, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from refcheck.documents.html_anchors import label_of
from refcheck.documents.tags import decode_value
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["HtmlBlock", "Piece", "even", "joined", "own_label", "pieces_of", "unbracketed", "without_label"]

BLANKS = " \t\r\n\f"
_PIECES = lazy_re(
    # Words with one blank between them map to the source one to one.
    r"(?:(?:[^ \t\r\n\f&]|&(?![#A-Za-z]))++(?:[ \t\r\n\f](?![ \t\r\n\f]))?+)++"
    r"|[ \t\r\n\f]++|&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8});?|[A-Za-z][A-Za-z0-9]{1,31};?)|&"
)
_UNEVEN = lazy_re(r"[ \t\r\n\f]{2}|&")
_ONE_LINE = str.maketrans("\t\r\n\f", "    ")
_BETWEEN = lazy_re(r"[\s,;–-]*")
_OWN_LABEL = lazy_re(r"\s*(?:[\[(](\d{1,4})[\])]|(\d{1,4})[.)])\s+\S")
_ARROWS = lazy_re(r"[\s^↑↩]*+")
_REMAINS = lazy_re(r"[\s^↑↩]*+(?:\[\s*\]|\(\s*\))?(?:[.:)\]](?=\s))?[\s^↑↩]*+")
_OPENING = lazy_re(r"[\[(]?\s*+")
_ENDING = lazy_re(r"\s*([\])]?)\s*([.:)]?)(\s*)")
_CLOSING = {"[": "]", "(": ")"}


@dataclass(slots=True)
class Piece:
    """A segment in the making; ``raised``: above the line."""

    segment: Segment
    raised: bool = False


@dataclass(slots=True)
class HtmlBlock:
    """A block of a page. ``note`` tells the note that it is a part of from all others, ``label`` is what that
    one is called; ``loose``: it is one because it follows one; ``opens``: where the element that is the note stands;
    ``breaks``: where lines end.
    """

    kind: BlockKind
    start: int
    level: int = 0
    pieces: list[Piece] = field(default_factory=list)
    note: str | None = None
    label: str | None = None
    loose: bool = False
    opens: int = 1 << 60
    ordinal: int | None = None
    page: str | None = None
    comments: list[Span] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The plain text, markers left out."""
        return "".join(piece.segment.text for piece in self.pieces if piece.segment.marker is None)


def even(text: str, start: int, end: int) -> str | None:
    """Return ``text[start:end]`` when a reader sees all of it as it stands, blanks included."""
    if text[start] in BLANKS or _UNEVEN.search(text, start, end):
        return None
    return text[start:end].translate(_ONE_LINE)


def pieces_of(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield what a reader sees of ``text[start:end]``: words, blanks as one each, references resolved."""
    for match in _PIECES.finditer(text, start, end):
        piece = match.group()
        span = Span(match.start(), match.end())
        if piece[0] in BLANKS:
            yield " ", span
        elif piece[0] == "&" and len(piece) > 1 and (piece[1] == "#" or (piece[1].isascii() and piece[1].isalpha())):
            yield decode_value(piece).translate(_ONE_LINE), span
        else:
            yield piece.translate(_ONE_LINE), span


def joined(one: Segment, other: Segment) -> Segment | None:
    """Return two segments as one when they are one in the source, character by character."""
    alike = (
        one.marker is None
        and one.span.end == other.span.start
        and (one.italic, one.bold, one.code, one.url) == (other.italic, other.bold, other.code, other.url)
        and one.exact
        and other.exact
    )
    if not alike:
        return None
    span = Span(one.span.start, other.span.end)
    text = one.text + other.text
    return Segment(text=text, span=span, italic=one.italic, bold=one.bold, code=one.code, url=one.url)


def own_label(pieces: Sequence[Piece]) -> str:
    """Return the number that a paragraph begins with as notes do: raised, in brackets or before a point."""
    shown = [piece for piece in pieces if piece.segment.text.strip()]
    if not shown or shown[0].segment.marker is not None:
        return ""
    if shown[0].raised and len(shown) > 1:
        label = label_of(shown[0].segment.text)
        return label if label.isdigit() else ""
    match = _OWN_LABEL.match("".join(piece.segment.text for piece in shown[:4])[:40])
    return (match[1] or match[2]) if match else ""


def unbracketed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without the brackets around markers, and the commas between them."""
    done: list[Piece] = []
    at = 0
    while at < len(pieces):
        if pieces[at].segment.marker is None:
            done.append(pieces[at])
            at += 1
            continue
        last = _last_of_run(pieces, at)
        opening = done[-1].segment.text[-1:] if done else ""
        after = pieces[last + 1] if last + 1 < len(pieces) else None
        run = [piece for piece in pieces[at : last + 1] if piece.segment.marker is not None]
        closed = opening in _CLOSING and after is not None and after.segment.text.startswith(_CLOSING[opening])
        if closed and after is not None:
            done[-1:] = _kept(done[-1], 0, -1)
            done += run
            done += _kept(after, 1, None)
            last += 1
        else:
            done += pieces[at : last + 1]
        at = last + 1
    return done


def _last_of_run(pieces: Sequence[Piece], first: int) -> int:
    """Return the index of the last marker of those that only commas and blanks part."""
    last = at = first
    while at + 1 < len(pieces):
        at += 1
        if pieces[at].segment.marker is not None:
            last = at
        elif not _BETWEEN.fullmatch(pieces[at].segment.text):
            break
    return last


def _kept(piece: Piece, low: int, high: int | None) -> list[Piece]:
    kept = piece.segment.part(low, high)
    return [Piece(kept, piece.raised)] if kept.text else []


def without_label(block: HtmlBlock, label: str, *, more: bool) -> list[Piece]:
    """Return the pieces of a note's first block without the label that it begins with, and the blanks around
    it; ``more``: other blocks of the note follow, so that this one may be its label and nothing else."""
    kept = _dropped(block.pieces, _ARROWS)
    if more and label and "".join(piece.segment.text for piece in kept)[:40].strip(" \u00a0[]().:") == label:
        return []
    kept = _dropped_first(kept, _size_of_label(kept, label, listed=block.ordinal is not None) if label else 0)
    # The label itself may be a link that leads back, and gone with it.
    return _dropped(kept, _REMAINS)


def _dropped(pieces: Sequence[Piece], opening: re.Pattern[str]) -> list[Piece]:
    """Return the pieces without what they begin with."""
    texts: list[str] = []
    for piece in pieces[:8]:
        if piece.segment.marker is not None:
            break
        texts.append(piece.segment.text)
    match = opening.match("".join(texts)[:80])
    return _dropped_first(pieces, match.end() if match else 0)


def _dropped_first(pieces: Sequence[Piece], size: int) -> list[Piece]:
    """Return the pieces without their first characters."""
    kept = list(pieces)
    while size and kept and kept[0].segment.marker is None:
        text = kept[0].segment.text
        if len(text) > size:
            kept[0] = Piece(kept[0].segment.part(size), kept[0].raised)
            break
        size -= len(text)
        kept.pop(0)
    return kept


def _size_of_label(pieces: Sequence[Piece], label: str, *, listed: bool) -> int:
    """Return how many characters of the note are its label, 0 when it begins with none; ``listed``: its list
    numbers it, so that a number may be the first word of its text."""
    texts = [piece.segment.text for piece in pieces[:8]]
    text = "".join(texts)[:80]
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    match = _ENDING.match(text, start + len(label)) if text.startswith(label, start) else None
    if match is None or match.end() >= len(text.rstrip()):
        return 0
    ends: list[int] = []
    for one in texts:
        ends.append((ends[-1] if ends else 0) + len(one))
    bare = not match[1] and listed and label.isalnum()
    apart = pieces[0].raised or (
        not pieces[0].segment.italic and not {match.end(1), match.end(2), match.end()}.isdisjoint(ends)
    )
    whole = bool(match[3]) and (bool(match[2]) or not bare)
    return match.end() if apart or whole or (not bare and not match[3]) else 0
