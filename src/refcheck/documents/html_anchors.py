"""Which links of a page refer to notes, which lead back from them, and where the notes are.

Known by what the page says of itself (``doc-noteref``, ``epub:type``, the names that Word, Pandoc,
Wikipedia and others give), or by a short label that leads to a place which leads back or begins with it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from refcheck.documents.html_events import Close, Event, Open, Text

__all__ = ["Anchor", "Anchors", "find_anchors", "label_of"]

MAX_LABEL = 12
MAX_TEXT = 100
_TARGET = re.compile(
    r"(?i)^(?:user-content-)?(?:_?ft?n(?:ote)?s?|foot-?notes?|end-?notes?|_?edn|_?ftn|ftnt|sdfootnote|sdendnote|cite_note|note|en|_footnotedef_|fndef|bib|ref|cit|r|n)"
    r"[-_:.]?(?:[\w.-]*?\d|[\w-]+)[\w.:-]*(?:sym)?$"
)
_REFERENCE_CLASS = re.compile(
    r"(?i)\b(?:footnote-?ref(?:erence)?|noteref|note-?ref|fnref|footnote-link|footref|reference|footnote-anchor|footnoteref|noteanchor)\b"
)
_BACK = re.compile(
    r"(?i)\b(?:footnote-?back(?:ref|link)?|back-?link|backref|back-?reference|reversefootnote|fn-backref|data-footnote-backref)\b"
)
_LABEL = re.compile(
    r"\s*[\[(]?\s*((?:note |n\.? ?|fn\.? ?)?(?:\d{1,4}|[a-zA-Z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4}))\s*[\])]?\s*[.:]?\s*",
    re.IGNORECASE,
)
_RAISED = frozenset({"sup"})


@dataclass(slots=True)
class Anchor:
    """A link within the page: ``target`` is the id that it leads to, ``ids`` are its own and those of what
    holds it alone; ``start`` and ``end`` are where the element stands, ``position`` its number in order.
    """

    target: str
    ids: tuple[str, ...]
    start: int
    end: int
    text: str = ""
    raised: bool = False
    said: bool = False
    back: bool = False
    position: int = 0
    label: str = ""


@dataclass(slots=True)
class Anchors:
    """``references`` by where they begin, ``backs`` likewise; ``labels`` of the notes by their ids."""

    references: dict[int, Anchor] = field(default_factory=dict)
    backs: dict[int, Anchor] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def label_of(text: str) -> str:
    """Return the bare label that ``text`` is ("[1]", "(a)", "note 2", "*"), empty when it is none."""
    match = _LABEL.fullmatch(text) if len(text) <= MAX_LABEL + 8 else None
    return match[1].strip() if match else ""


def find_anchors(pages: Sequence[tuple[str, str, Sequence[Event]]]) -> Anchors:
    """Return the anchors of the pages of one document: of each its name (empty for a page alone), its text and events.

    Ids are "name#id".
    """
    collector = _Collector()
    for name, text, stream in pages:
        collector.collect(name, text, stream)
    return _sorted_out(collector.found, collector.places)


class _Collector:
    """What is gathered in one pass: links within the document, and where every id stands."""

    def __init__(self) -> None:
        self.found: list[Anchor] = []
        self.places: dict[str, int] = {}
        self._count = 0
        self._anchor: Anchor | None = None
        self._raised = 0
        self._pending: list[str] = []

    def collect(self, name: str, text: str, stream: Sequence[Event]) -> None:
        """Look at the events of one page, called ``name``."""
        self._begin()
        for event in stream:
            self._count += 1
            if isinstance(event, Open):
                self._open(name, event)
            elif isinstance(event, Close):
                self._raised -= event.name in _RAISED and self._raised > 0
                if event.name == "a" and self._anchor is not None:
                    self._anchor.end = event.end
                    self._anchor = None
            elif isinstance(event, Text) and not event.of:
                self._text(text[event.start : event.end])

    def _begin(self) -> None:
        self._anchor, self._raised, self._pending = None, 0, []

    def _open(self, name: str, event: Open) -> None:
        own = [f"{name}#{value}" for value in (event.attributes.get("id"), event.attributes.get("name")) if value]
        for one in own:
            self.places.setdefault(one, self._count)
        self._raised += event.name in _RAISED and not event.closed
        if event.name == "a" and not event.closed:
            self._anchor = _begun(name, event, (*self._pending, *own), raised=self._raised > 0, position=self._count)
            if self._anchor is not None:
                self.found.append(self._anchor)
            self._pending = []
        elif event.name in {"sup", "span", "a"}:
            self._pending += own
        else:
            self._pending = []

    def _text(self, piece: str) -> None:
        if self._anchor is not None:
            if len(self._anchor.text) < MAX_TEXT:
                self._anchor.text += unescape(piece[:MAX_TEXT])
        elif piece.strip(" \n\t[]()"):
            self._pending = []


def _begun(name: str, event: Open, ids: tuple[str, ...], *, raised: bool, position: int) -> Anchor | None:
    attributes = event.attributes
    href = attributes.get("href", "").strip()
    file, mark, fragment = href.partition("#")
    if not mark or not fragment or (file and not name) or ":" in file:
        return None
    target = f"{_sibling(name, file) if file else name}#{fragment}"
    kinds = f"{attributes.get('epub:type', '')} {attributes.get('role', '')} {attributes.get('rel', '')}"
    said = "noteref" in kinds or "doc-noteref" in kinds or bool(_REFERENCE_CLASS.search(attributes.get("class", "")))
    back = "backlink" in kinds or bool(_BACK.search(f"{attributes.get('class', '')} {attributes.get('rev', '')}"))
    back = back or "data-footnote-backref" in attributes
    return Anchor(
        target=target,
        ids=ids,
        start=event.start,
        end=event.end,
        raised=raised,
        said=said and not back,
        back=back,
        position=position,
    )


def _sibling(name: str, file: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(file)))


def _sorted_out(found: Sequence[Anchor], places: Mapping[str, int]) -> Anchors:
    anchors = Anchors()
    by_id = {one: anchor for anchor in found for one in anchor.ids}
    leading_to: dict[str, list[Anchor]] = {}
    for anchor in found:
        leading_to.setdefault(anchor.target, []).append(anchor)
    for anchor in found:
        if anchor.target not in places:
            # Said to be a reference, and leads nowhere: a marker without a note.
            if anchor.said and label_of(anchor.text):
                anchor.label = label_of(anchor.text)
                anchors.references[anchor.start] = anchor
            continue
        if anchor.back or _answers(anchor, by_id, places):
            anchors.backs[anchor.start] = anchor
            continue
        label = label_of(anchor.text)
        ahead = places[anchor.target] > anchor.position
        if anchor.said or (label and ahead and _is_sure(anchor, leading_to)):
            anchor.label = label
            anchors.references[anchor.start] = anchor
    return _labelled(anchors)


def _answers(anchor: Anchor, by_id: Mapping[str, Anchor], places: Mapping[str, int]) -> bool:
    """Return whether an anchor leads back to a reference that leads to it."""
    other = by_id.get(anchor.target)
    if other is None or other is anchor or places[anchor.target] >= anchor.position:
        return False
    return other.target in anchor.ids or bool(_TARGET.match(other.target.partition("#")[2])) or other.said


def _is_sure(anchor: Anchor, leading_to: Mapping[str, Sequence[Anchor]]) -> bool:
    """Return whether a short label that leads ahead is a reference to a note, not to a figure or a chapter."""
    answered = any(back.target in anchor.ids for one in anchor.ids for back in leading_to.get(one, ()))
    named = bool(_TARGET.match(anchor.target.partition("#")[2]))
    bracketed = anchor.text.strip()[:1] in {"[", "("}
    return answered or (named and (anchor.raised or bracketed))


def _labelled(anchors: Anchors) -> Anchors:
    number = 0
    for _, anchor in sorted(anchors.references.items(), key=lambda pair: pair[1].position):
        known = anchors.labels.get(anchor.target)
        if known is None:
            number += 1
            known = anchors.labels[anchor.target] = anchor.label or str(number)
        anchor.label = anchor.label or known
    return anchors
