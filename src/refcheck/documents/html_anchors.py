"""Which links of a page refer to notes, which lead back from them, and where the notes begin.

Known by what the page says of itself (``doc-noteref``, ``epub:type``, the names that Word, Pandoc,
Wikipedia and others give), or by a short label that leads to a place which leads back to it. What only
looks like a number that leads somewhere is none: the rules err towards *no marker*.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from refcheck.documents.html_nodes import Anchor, Node, Page, Tree, grow
from refcheck.documents.html_notes import NoteStart, find_starts
from refcheck.text.lazy import lazy_re

__all__ = ["Anchors", "find_anchors", "label_of"]

MAX_LABEL = 20
_TARGET = lazy_re(
    r"(?i)^(?:[\w-]*user-content-)?(?:_?ft?n(?:ote)?s?|_?foot-?(?:note)?s?|_?end-?notes?|_?edn|ftnt|sdfootnote|sdendnote|cite_note|notes?|en|_footnotedef|fndef"
    r"|bib|ref|cit|cr|r|n|b)(?:[-_:.]|(?=\d)|(?<=cite_note)|(?<=fn)|(?<=footnote))[\w.:%-]*$"
)
_LABEL = lazy_re(
    r"\s*[\[(]?\s*((?:notes? |n\.? ?|fn\.? ?)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4}))(?::\d{1,2})?\s*[\])]?\s*[.:,]?\s*",
    re.IGNORECASE,
)
_YEAR = lazy_re(r"[\s\[(]*(?:1[4-9]|20)\d\d[\s\])]*")
_KEY = lazy_re(r"\s*\[?\s*([A-Za-z][\w.+:-]{0,40}\d[\w.+:-]{0,10}|[A-Z][\w.+:-]{1,19})\s*\]?\s*")
_ARROWS = lazy_re(
    r"(?i)[\s\[(]*(?:[\^↑↩↵⏎⤴⮌↰⬆←⇑⇧]\ufe0e?\ufe0f?|jump (?:up|back)[\w\s]*\^?|back(?: to (?:text|content|article|reference))?|return(?: to text)?"
    r"|zurück|retour|volver|torna su)[\s\])\d.]*"
)
_SEE = lazy_re(
    r"(?i)\b(?:notes?|nn?|fn|footnotes?|endnotes?|anm(?:erkung)?|fu(?:ß|ss)note|nota|catatan|supra|infra|see|siehe|voir|véase)\.?\s*$"
)
_OWN = lazy_re(r"(?i)#.*(?:ref|anc|anchor|text|back|src|call)[-_:.]?\w{0,3}\d")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Anchors:
    """``references`` and ``backs`` by page and where they begin; ``starts``: where notes begin, likewise."""

    references: dict[tuple[str, int], Anchor] = field(default_factory=dict)
    backs: dict[tuple[str, int], Anchor] = field(default_factory=dict)
    starts: Mapping[tuple[str, int], NoteStart] = field(default_factory=dict)


def label_of(text: str) -> str:
    """Return the bare label that ``text`` is ("[1]", "(a)", "note 2", "*"), empty when it is none."""
    match = _LABEL.fullmatch(text) if len(text) <= MAX_LABEL else None
    return " ".join(match[1].split()) if match else ""


def find_anchors(pages: Sequence[Page]) -> Anchors:
    """Return the anchors of the pages of one document, and where its notes begin."""
    tree = grow(pages)
    anchors = Anchors()
    _Sorting(tree, anchors).run()
    _label(anchors)
    labels = {anchor.place: anchor.label for anchor in reversed(_ordered(anchors)) if anchor.place >= 0}
    others = {anchor.place for anchor in tree.anchors if (anchor.page, anchor.start) not in anchors.backs}
    anchors.starts = find_starts(tree, labels, others)
    return anchors


def _ordered(anchors: Anchors) -> list[Anchor]:
    return sorted(anchors.references.values(), key=lambda anchor: anchor.order)


class _Sorting:
    """References told from links that lead back, and from all others."""

    def __init__(self, tree: Tree, anchors: Anchors) -> None:
        self.tree = tree
        self.anchors = anchors
        self.by_id: dict[str, list[Anchor]] = {}
        self.leading_to: dict[str, list[Anchor]] = {}
        for anchor in tree.anchors:
            for one in anchor.ids:
                self.by_id.setdefault(one, []).append(anchor)
            self.leading_to.setdefault(anchor.target, []).append(anchor)

    def run(self) -> None:
        """Sort the anchors, in the order of the document."""
        noted: set[int] = set()
        later: list[Anchor] = []
        for anchor in self.tree.anchors:
            if anchor.back or _ARROWS.fullmatch(anchor.text) or self._is_lost_back(anchor):
                self._is_back(anchor)
            elif self._is_reference(anchor):
                noted.add(anchor.place)
                self._refers(anchor)
            else:
                later.append(anchor)
        for anchor in later:
            if (
                anchor.place in noted
                and label_of(anchor.text)
                and not self._is_year(anchor)
                and self._may_refer(anchor, known=True)
            ):
                self._refers(anchor)
            elif self._leads_back(anchor):
                self._is_back(anchor)

    def _refers(self, anchor: Anchor) -> None:
        anchor.label = label_of(anchor.text)
        if not anchor.label and anchor.said:
            key = _KEY.fullmatch(anchor.text)
            anchor.label = key[1] if key else ""
        self.anchors.references[anchor.page, anchor.start] = anchor

    def _is_back(self, anchor: Anchor) -> None:
        if not anchor.far or anchor.place >= 0:
            self.anchors.backs[anchor.page, anchor.start] = anchor

    def _is_lost_back(self, anchor: Anchor) -> bool:
        """Return whether an anchor stands at a note and leads back to a marker that is gone."""
        at_note = any(_TARGET.match(one.partition("#")[2]) for one in anchor.ids)
        return anchor.place < 0 and at_note and bool(_OWN.search(anchor.target))

    def _is_reference(self, anchor: Anchor) -> bool:
        label = label_of(anchor.text)
        named = bool(_TARGET.match(anchor.target.partition("#")[2]))
        bracketed = anchor.text.strip()[:1] in {"[", "("}
        if anchor.place < 0:
            # Said to be a reference, and leads nowhere: a marker without a note.
            plain = named and label.isdigit() and (anchor.raised or any(_OWN.search(one) for one in anchor.ids))
            return bool(label) and not anchor.far and (anchor.said or plain)
        if anchor.far and not (label and (named or anchor.said)):
            return False
        if anchor.said and not self._is_heading(anchor):
            return not self._leads_back(anchor)
        return (
            bool(label)
            and not self._is_year(anchor)
            and self._may_refer(anchor, known=False)
            and (
                self._is_answered(anchor)
                or (
                    named
                    and (
                        anchor.raised
                        or bracketed
                        or self.tree.is_note(anchor.place)
                        or self._begins_with(anchor, label)
                    )
                    and not self._leads_back(anchor)
                )
                or (anchor.raised and self.tree.is_note(anchor.place))
            )
        )

    def _is_year(self, anchor: Anchor) -> bool:
        """Return whether a link is the year of a citation by author and date: "Ho et al. (2007)", whose entry
        has the year somewhere in it."""
        year = _YEAR.fullmatch(anchor.text)
        return bool(year) and not anchor.raised and not self._begins_with(anchor, label_of(anchor.text))

    def _begins_with(self, anchor: Anchor, label: str) -> bool:
        """Return whether what a label leads to is a text that begins with it."""
        block = self.tree.block_of(anchor.place)
        node = self.tree.nodes[block if block >= 0 else anchor.place]
        head = node.head.lstrip(" \u00a0[(^")
        rest = head.removeprefix(label)
        return node.tag in {"p", "li", "div", "dt", "td", "aside", "dd"} and rest != head and not rest[:1].isalnum()

    def _may_refer(self, anchor: Anchor, *, known: bool) -> bool:
        """Return whether an anchor with a label can be a marker where it stands.

        In a note, and after *see note*, a number that is not raised is a word of the sentence.
        """
        place = self.tree.nodes[anchor.place]
        if place.order > anchor.order and not known:
            return anchor.raised or not _SEE.search(anchor.before) or anchor.text.strip()[:1] == "["
        if self._inside(anchor, anchor.place):
            return False
        return (
            anchor.raised
            or (anchor.text.strip()[:1] == "[" and not self._leads_back(anchor))
            or (place.order > anchor.order and not _SEE.search(anchor.before))
        )

    def _inside(self, anchor: Anchor, index: int) -> bool:
        """Return whether an anchor stands in what the place ``index`` names, or is the place itself."""
        node = self.tree.nodes[self.tree.block_of(index)] if self.tree.block_of(index) >= 0 else self.tree.nodes[index]
        return node.order <= anchor.order <= node.last and node.tag not in {"body", "html"} and self._first_in(anchor)

    def _first_in(self, anchor: Anchor) -> bool:
        return not anchor.before.strip() or not anchor.raised

    def _is_heading(self, anchor: Anchor) -> bool:
        return self.tree.nodes[anchor.place].tag in _HEADINGS

    def _is_answered(self, anchor: Anchor) -> bool:
        """Return whether the place that a label leads to leads back to it."""
        index = anchor.place
        node = self.tree.nodes[index]
        if node.order < anchor.order or node.tag in _HEADINGS:
            return False
        block = self.tree.block_of(index)
        holder = self.tree.nodes[block] if block >= 0 else node
        if holder.tag in {"td", "th", "dt", "p"} and holder.parent >= 0:
            holder = self.tree.nodes[holder.parent]
        for one in anchor.ids:
            for other in self.leading_to.get(one, ())[:8]:
                near = other.order >= node.order and (other.order <= holder.last or other.order - node.order < 24)
                if other is not anchor and near and not self._is_long(holder, other):
                    return True
        return False

    def _is_long(self, holder: Node, other: Anchor) -> bool:
        """Return whether the way back is only somewhere within a chapter."""
        return holder.tag in {"section", "article", "main", "body", "html"} and other.order - holder.order > 40

    def _leads_back(self, anchor: Anchor) -> bool:
        """Return whether an anchor leads back to a reference that leads to where it stands."""
        known = self.by_id.get(anchor.target, ())
        at = bisect_left(known, anchor.order, key=lambda one: one.order) - 1
        if at < 0:
            return False
        other = known[at]
        if other.target in anchor.ids:
            return True
        index = other.place
        if index < 0:
            return False
        block = self.tree.block_of(index)
        node = self.tree.nodes[block if block >= 0 else index]
        if node.tag in {"td", "th", "dt", "p"} and node.parent >= 0:
            node = self.tree.nodes[node.parent]
        return node.order <= anchor.order <= node.last


def _label(anchors: Anchors) -> None:
    """Give a number to the references that show none, as style sheets do."""
    numbers: dict[str, str] = {}
    for anchor in _ordered(anchors):
        known = numbers.get(f"{anchor.place} {anchor.target}")
        if known is None:
            known = numbers[f"{anchor.place} {anchor.target}"] = anchor.label or str(len(numbers) + 1)
        anchor.label = anchor.label or known
