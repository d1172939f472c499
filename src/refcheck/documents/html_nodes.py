"""The elements of a page that may hold a note, the places that links lead to, and the links within the page.

One pass, in time that grows with the page: of an element no more is kept than how its text begins.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from types import MappingProxyType
from urllib.parse import unquote

from refcheck.documents.html_events import Close, Event, Open, Text
from refcheck.text.lazy import lazy_re

__all__ = ["BLOCKS", "CLOSERS", "Anchor", "Node", "Page", "Tree", "grow", "is_raised"]

Page = tuple[str, str, Sequence[Event]]
"""A page of a document: its name (empty for a page alone), its text and its events."""

MAX_DEPTH = 400
HEAD = 48
"""So much (characters) of the text of an element is kept."""
MAX_TEXT = 100
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3"  # noqa: SIM905 - a word list
    " h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
CLOSERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "li": frozenset({"li"}),
        "dt": frozenset({"dt", "dd"}),
        "dd": frozenset({"dt", "dd"}),
        "tr": frozenset({"tr", "td", "th"}),
        "td": frozenset({"td", "th"}),
        "th": frozenset({"td", "th"}),
    }
)
"""What an element ends by itself, a paragraph besides: items and cells need no closing tag."""
_NOTE = lazy_re(
    r"(?i)(?:^|[\s;])(?:doc-(?:foot|end)note|(?:foot|end|rear)note|mso-element:\s*(?:foot|end)note|ltx_note_content)(?![\w-])"
)
_NOTES = lazy_re(
    r"(?i)(?:^|[\s;])(?:doc-endnotes|footnotes|endnotes|rearnotes|mso-element:\s*(?:foot|end)note-list|data-footnotes|footnotes?-list|footnote-definitions?"
    r"|thefootnotes|footnotes-segment|wp-block-footnotes|fn-group|footnotes_reference_container|notes-list|endnotes-list)(?![\w-])"
)
_SOURCES = lazy_re(
    r"(?i)(?:^|\s)(?:references|reflist|mw-references|mw-references-wrap|ltx_biblist|ref-list|citation|doc-bibliography|bibliography)(?![\w-])"
)
_REFERENCE = lazy_re(
    r"(?i)(?:^|\s)(?:doc-noteref|noteref|note-?ref|fnref|foot(?:note)?-?ref(?:erence)?|footnote-(?:link|anchor|ref-link|marker|call)|noteanchor|note-anchor"
    r"|fnanchor|sdfootnoteanc|sdendnoteanc|citation-reference|footnote(?:-[\w-]*)?|endnote-?ref(?:erence)?|easy-footnote-to|xref-fn|xref-bibr|data-footnote-ref"
    r"|mso-(?:foot|end)note-id:\S*)(?=\s|$)"
)
_BACK = lazy_re(
    r"(?i)(?:^|\s)(?:doc-backlink|backlink|footnote-?back(?:ref|link)?|footnote-?return|back-?ref|back-?reference|reversefootnote|fn-?backref|fn-?back"
    r"|data-footnote-backref|rev-xref[\w-]*|mw:referencedby|footnote-?up|easy-footnote-back|sdfootnotesym|sdendnotesym)(?=\s|$)"
)
_RAISING = lazy_re(r"(?i)vertical-align\s*:\s*super")
_RAISED_CLASS = lazy_re(
    r"(?i)(?:^|\s)(?:super|superscript|sup|mso(?:foot|end)notereference|(?:foot|end)?note-?ref|fnref)(?=\s|$)"
)
_INLINE = frozenset({"sup", "span", "a", "small", "b", "i", "em", "strong", "font"})


@dataclass(slots=True)
class Node:
    """An element that is a block or has an id. ``parent`` is the index of the next one around it, -1
    where there is none; ``first``: no text of the parent stands before it; ``says``: what it is by its own
    words: note, notes, sources, or nothing; ``order`` counts events, ``ordinal`` items.
    """

    tag: str
    page: str
    start: int
    parent: int
    order: int
    keys: tuple[str, ...] = ()
    says: str = ""
    head: str = ""
    first: bool = False
    ordinal: int | None = None
    last: int = 0


@dataclass(slots=True)
class Anchor:
    """A link within the document: ``target`` is the id that it leads to, ``ids`` are its own, those in it and
    those of what holds it alone; ``start`` and ``end`` are where the element stands, ``order`` its place
    among the events, ``node`` the index of what holds it; ``before``: what is read right before it;
    ``far``: it names a file, which may be this one; ``place``: the index of the node that it leads to, -1
    where there is none.
    """

    target: str
    page: str
    start: int
    end: int
    order: int
    node: int
    ids: list[str] = field(default_factory=list)
    text: str = ""
    raised: bool = False
    said: bool = False
    back: bool = False
    far: bool = False
    before: str = ""
    label: str = ""
    place: int = -1


@dataclass(slots=True)
class Tree:
    """What the pages of a document hold; ``places``: the nodes of every id ("page#id"), in order."""

    nodes: list[Node] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)

    def is_note(self, index: int) -> bool:
        """Return whether a node says that it is a note, or stands among such."""
        for _ in range(4):
            if index < 0:
                return False
            if self.nodes[index].says:
                return True
            index = self.nodes[index].parent
        return False

    def settle(self) -> None:
        """Find where each anchor leads to. Of several places with one id, as pages put together have them,
        it is the next one that can be a note."""
        for key, indexes in self.places.items():
            if len(indexes) > 1:
                self.places[key] = [index for index in indexes if self.is_note(index)] or indexes
        for anchor in self.anchors:
            found = self.places.get(anchor.target)
            if found:
                at = bisect_right(found, anchor.order, key=lambda index: self.nodes[index].order)
                anchor.place = found[at] if at < len(found) else found[-1]

    def block_of(self, index: int) -> int:
        """Return the index of the block that a node is or stands in, -1 where there is none."""
        while index >= 0 and self.nodes[index].tag not in BLOCKS:
            index = self.nodes[index].parent
        return index


def grow(pages: Sequence[Page]) -> Tree:
    """Return what the pages of one document hold, in order."""
    tree = Tree()
    order = 0
    for name, text, stream in pages:
        order = _Grower(tree, name, text, order).run(stream)
    tree.settle()
    return tree


class _Grower:
    """The state of one pass over one page."""

    def __init__(self, tree: Tree, name: str, text: str, order: int) -> None:
        self.tree = tree
        self.name = name
        self.text = text
        self.order = order
        self.open: list[tuple[str, int, bool]] = []
        self.counts: dict[str, int] = {}
        self.over: dict[str, int] = {}
        self.items: dict[int, int] = {}
        self.hungry: list[int] = []
        self.anchor: Anchor | None = None
        self.raised = 0
        self.pending: list[str] = []
        self.before = ""

    def run(self, stream: Sequence[Event]) -> int:
        """Look at every event; return the number of the last."""
        for event in stream:
            self.order += 1
            if isinstance(event, Open):
                self._open(event)
            elif isinstance(event, Close):
                self._close(event.name, event.end)
            elif isinstance(event, Text) and not event.of:
                self._text(self.text[event.start : event.end])
        for _, index, _ in self.open:
            self._ended(index)
        return self.order

    def _open(self, event: Open) -> None:
        name, attributes = event.name, event.attributes
        keys = tuple(f"{self.name}#{value}" for value in (attributes.get("id"), attributes.get("name")) if value)
        if name in BLOCKS:
            self._implied_end(name)
        index = self._node(event, keys) if keys or name in BLOCKS else -1
        raises = is_raised(event)
        if name == "a" and not event.closed and "#" in event.attributes.get("href", ""):
            self._begin_anchor(event, keys)
        elif self.anchor is not None:
            self.anchor.ids += keys
            self.anchor.raised = self.anchor.raised or (raises and not self.anchor.text.strip())
        elif name in _INLINE:
            self.pending += keys
        else:
            self.pending = []
        if event.closed:
            self._ended(index)
            return
        if len(self.open) >= MAX_DEPTH:
            self.over[name] = self.over.get(name, 0) + 1
            self._ended(index)
            return
        self.raised += raises
        self.open.append((name, index, raises))
        self.counts[name] = self.counts.get(name, 0) + 1

    def _node(self, event: Open, keys: tuple[str, ...]) -> int:
        parent = next((i for _, i, _ in reversed(self.open) if i >= 0), -1)
        index = len(self.tree.nodes)
        node = Node(event.name, self.name, event.start, parent, self.order, keys)
        above = self.tree.nodes[parent] if parent >= 0 else None
        node.first = above is None or not above.head.strip(" \u00a0\n\t[]()^.0123456789*†‡")
        node.says = _says(event)
        if event.name == "li" and above is not None and above.tag == "ol":
            node.ordinal = self.items[parent] = _number(event.attributes.get("value"), self.items.get(parent, 0) + 1)
        if event.name == "ol":
            self.items[index] = _number(event.attributes.get("start"), 1) - 1
        self.tree.nodes.append(node)
        for key in keys:
            self.tree.places.setdefault(key, []).append(index)
        if not event.closed:
            self.hungry.append(index)
        return index

    def _begin_anchor(self, event: Open, keys: tuple[str, ...]) -> None:
        holder = next((i for _, i, _ in reversed(self.open) if i >= 0), -1)
        self.anchor = _anchor(self.name, event, self.order, holder)
        if self.anchor is not None:
            self.anchor.ids = [*self.pending, *keys]
            self.anchor.raised = self.anchor.raised or self.raised > 0
            self.anchor.before = self.before
            self.tree.anchors.append(self.anchor)
        self.pending = []

    def _implied_end(self, name: str) -> None:
        ends = CLOSERS.get(name, frozenset())
        while self.open and (self.open[-1][0] == "p" or self.open[-1][0] in ends):
            self._pop()

    def _close(self, name: str, end: int) -> None:
        if name == "a" and self.anchor is not None:
            self.anchor.end = end
            self.anchor = None
        if self.over.get(name):
            self.over[name] -= 1
            return
        if not self.counts.get(name):
            return
        if name not in BLOCKS:
            at = next(i for i in range(len(self.open) - 1, -1, -1) if self.open[i][0] == name)
            if any(one in BLOCKS for one, *_ in self.open[at + 1 :]):
                self.counts[name] -= 1
                _, index, raised = self.open.pop(at)
                self.raised -= raised
                self._ended(index)
                return
        while self.open:
            if self._pop() == name:
                return

    def _pop(self) -> str:
        name, index, raised = self.open.pop()
        self.counts[name] -= 1
        self.raised -= raised
        self._ended(index)
        return name

    def _ended(self, index: int) -> None:
        if index >= 0:
            self.tree.nodes[index].last = self.order
            while self.hungry and self.hungry[-1] >= index:
                self.hungry.pop()

    def _text(self, piece: str) -> None:
        if piece.isspace():
            piece = " "
        shown = unescape(piece[:MAX_TEXT])
        if self.anchor is not None:
            if len(self.anchor.text) < MAX_TEXT:
                self.anchor.text += shown
        elif piece.strip(" \n\t[]()"):
            self.pending = []
        self.before = (self.before + piece[-HEAD:])[-HEAD:]
        kept = []
        for index in self.hungry:
            node = self.tree.nodes[index]
            node.head = (node.head + shown).lstrip()[:HEAD]
            if len(node.head) < HEAD:
                kept.append(index)
        self.hungry = kept


def is_raised(event: Open) -> bool:
    """Return whether an element raises its text above the line."""
    attributes = event.attributes
    if event.name == "sup" or not attributes:
        return event.name == "sup"
    look, kind = attributes.get("style"), attributes.get("class")
    return bool((look and _RAISING.search(look)) or (kind and _RAISED_CLASS.search(kind)))


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 6 else otherwise


def _says(event: Open) -> str:
    """Return what a block is by its own words: note, notes, sources, or nothing."""
    attributes = event.attributes
    if not attributes or event.name in {"a", "sup", "html", "body"}:
        return ""
    words = " ".join(
        (
            attributes.get("role", ""),
            attributes.get("epub:type", ""),
            attributes.get("class", ""),
            attributes.get("style", ""),
            attributes.get("id", "") if attributes.get("id", "").lower() in {"footnotes", "endnotes"} else "",
            "data-footnotes" if "data-footnotes" in attributes else "",
        )
    )
    if _NOTES.search(words):
        return "notes"
    if _NOTE.search(words) and event.name not in {"span", "dl"}:
        return "note"
    return "sources" if _SOURCES.search(words) else ""


def _anchor(name: str, event: Open, order: int, node: int) -> Anchor | None:
    attributes = event.attributes
    file, mark, fragment = attributes.get("href", "").strip().partition("#")
    if not mark or not fragment:
        return None
    far = bool(file) and (not name or ":" in file)
    target = f"{name if far or not file else _sibling(name, file)}#{fragment}"
    words = " ".join(
        (
            *(attributes.get(one, "") for one in ("epub:type", "role", "rel", "rev", "class")),
            *(one for one in ("data-footnote-ref", "data-footnote-backref") if one in attributes),
            attributes.get("style", "").replace("mso-footnote-id: ", "mso-footnote-id:"),
        )
    )
    back = bool(_BACK.search(words))
    said = not back and bool(_REFERENCE.search(words))
    raised = is_raised(event)
    return Anchor(target, name, event.start, event.end, order, node, raised=raised, said=said, back=back, far=far)


def _sibling(name: str, file: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(file)))
