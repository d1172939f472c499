"""Where the notes of a page begin and how far they reach: items, paragraphs, cells, what follows a label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from refcheck.documents.html_nodes import HEAD, Node, Tree
from refcheck.text.lazy import lazy_re

__all__ = ["NoteStart", "find_starts"]

_HEAD_LABEL = lazy_re(
    r"[\s\^↑]*[\[(]?\s*(\d{1,4}|[*†‡§¶]{1,4}|[a-z](?=[\]).]))\s*(?:[\])]\s*[.:]?|[.:)]?)(?=\s|$|[A-Z“\"'])"
)
_AROUND = " \u00a0\t\r\n[]().:,^↑↩"
MAX_KEYS = 6
"""So many ids of an element and of what it begins with are looked at."""
_WIDENED = frozenset({"li", "dd", "td", "tr", "aside"})
_MANY = frozenset({"ol", "ul", "dl", "body", "html", "section", "article", "main", "tbody"})


@dataclass(frozen=True, slots=True)
class NoteStart:
    """A note that begins with an element. ``key`` tells it from all others of its label; ``at``: where the
    element stands; ``trailing``: what stands after the element is its text too, up to the next note; ``inline``: it begins within a block.
    """

    label: str
    key: str
    at: int
    trailing: bool = False
    inline: bool = False


def find_starts(tree: Tree, labels: Mapping[int, str], led_to: AbstractSet[int]) -> dict[tuple[str, int], NoteStart]:
    """Return where the notes begin, by page and place; ``labels`` are those of the nodes that are referred to,
    ``led_to`` all that any link leads to."""
    return _Starts(tree, labels, led_to).find()


class _Starts:
    """The state of one search."""

    def __init__(self, tree: Tree, labels: Mapping[int, str], led_to: AbstractSet[int]) -> None:
        self.tree = tree
        self.led_to = led_to
        self.targets = labels
        self.inside = self._counted()
        self.hosts: dict[int, tuple[str, bool]] = {}
        self.keys: dict[int, list[str]] = {}
        for index, node in enumerate(tree.nodes):
            block = tree.block_of(index) if node.keys else -1
            if block == index or (
                block >= 0 and len(self.keys.get(block, ())) < MAX_KEYS and self._opens(index, block)
            ):
                self.keys.setdefault(block, []).extend(node.keys)

    def find(self) -> dict[tuple[str, int], NoteStart]:
        """Return the starts: those that are referred to, and their like."""
        inline: list[tuple[int, str]] = []
        for index, label in sorted(self.targets.items()):
            block = self.tree.block_of(index)
            if block != index and block >= 0 and not self._opens(index, block):
                inline.append((index, label))
            elif block >= 0 and self.tree.nodes[block].tag not in {"body", "html"}:
                host, trailing = self._host(block, label)
                self.hosts.setdefault(host, (label, trailing))
            else:
                inline.append((index, label))
        self._add_others()
        starts = {}
        for index, (label, trailing) in self.hosts.items():
            node = self.tree.nodes[index]
            starts[node.page, node.start] = NoteStart(label, f"{node.page}#{node.start}", node.start, trailing=trailing)
        for index, label in inline:
            node = self.tree.nodes[index]
            starts.setdefault(
                (node.page, node.start), NoteStart(label, f"{node.page}#{node.start}", node.start, inline=True)
            )
        return starts

    def _counted(self) -> dict[int, int]:
        """Return how many notes each element holds."""
        inside: dict[int, int] = {}
        for index in self.targets:
            at = index
            while at >= 0:
                inside[at] = inside.get(at, 0) + 1
                at = self.tree.nodes[at].parent
        return inside

    def _opens(self, index: int, block: int) -> bool:
        """Return whether an inline place stands where its block begins."""
        while index != block and index >= 0:
            if not self.tree.nodes[index].first:
                return False
            index = self.tree.nodes[index].parent
        return True

    def _host(self, index: int, label: str) -> tuple[int, bool]:
        """Return the element that is the note which begins with the block ``index``, and whether what follows
        that element is the note's too."""
        nodes = self.tree.nodes
        while nodes[index].parent >= 0:
            above = nodes[nodes[index].parent]
            if (
                not nodes[index].first
                or self.inside.get(nodes[index].parent, 0) > 1
                or above.says in {"notes", "sources"}
            ):
                break
            alone = above.tag == "div" and len(self.targets) > 1 and nodes[index].tag not in _MANY
            if not (above.tag in _WIDENED or above.says == "note" or alone):
                break
            index = nodes[index].parent
        node = nodes[index]
        bare = len(node.head) < HEAD and node.head.strip(_AROUND) in {"", label} and node.tag != "li"
        return index, node.tag == "dt" or bare or self._is_listed(node)

    def _is_listed(self, node: Node) -> bool:
        """Return whether a paragraph stands right in what says that it holds notes."""
        return node.tag in {"p", "div"} and node.parent >= 0 and self.tree.nodes[node.parent].says == "notes"

    def _add_others(self) -> None:
        """Add what is a note like its neighbours, though nothing refers to it."""
        groups: dict[tuple[int, str], list[int]] = {}
        for index in self.hosts:
            node = self.tree.nodes[index]
            groups.setdefault((node.parent, node.tag), []).append(index)
        members: dict[tuple[int, str], list[int]] = {group: [] for group in groups}
        for index, node in enumerate(self.tree.nodes):
            group = (node.parent, node.tag)
            above = self.tree.nodes[node.parent] if node.parent >= 0 else None
            if group in members:
                members[group].append(index)
            elif (above is not None and above.tag in {"ol", "dl"} and self._holds_notes(node.parent)) or (
                node.says == "note" and not self._is_within(index)
            ):
                members[group] = [index]
        for group, indexes in members.items():
            self._add_group(indexes, groups.get(group, ()))

    def _holds_notes(self, index: int) -> bool:
        nodes = self.tree.nodes
        above = nodes[index].parent
        return nodes[index].says == "notes" or (above >= 0 and nodes[above].says == "notes")

    def _is_within(self, index: int) -> bool:
        """Return whether an element stands in a note, or holds one."""
        if self.inside.get(index):
            return True
        at = self.tree.nodes[index].parent
        while at >= 0:
            if at in self.hosts or self.tree.nodes[at].says == "note":
                return True
            at = self.tree.nodes[at].parent
        return False

    def _add_group(self, indexes: Sequence[int], hosts: Sequence[int]) -> None:
        nodes = self.tree.nodes
        missing = [index for index in indexes if index not in self.hosts and not self.inside.get(index)]
        said = [index for index in missing if nodes[index].says == "note" or self._holds_notes(nodes[index].parent)]
        if not said and 2 * len(hosts) < len(indexes) and nodes[indexes[0]].tag != "p":
            return
        patterns = {_pattern(key) for index in hosts for key in self.keys.get(index, ())}
        trailing = any(self.hosts[index][1] for index in hosts)
        for index in missing:
            node = nodes[index]
            alike = any(_pattern(key) in patterns for key in self.keys.get(index, ()))
            if not (alike or index in said or node.tag == "li") or node.tag == "dd":
                continue
            if index not in said and not self.led_to.isdisjoint(self._places(index)):
                continue  # words lead to it, as they do in an author-date text
            label = self._label(index, hosts)
            if label and (alike or node.head.strip()):
                self.hosts[index] = (label, trailing)

    def _places(self, index: int) -> list[int]:
        return [at for key in self.keys.get(index, ()) for at in self.tree.places.get(key, ())[:9]]

    def _label(self, index: int, hosts: Sequence[int]) -> str:
        """Return the label of a note that nothing refers to: what those beside it are called by."""
        nodes = self.tree.nodes
        node = nodes[index]
        known = [
            self.targets[at]
            for key in self.keys.get(index, ())
            for at in self.tree.places.get(key, ())[:9]
            if at in self.targets
        ]
        if known:
            return known[0]
        shown = _HEAD_LABEL.match(node.head)
        digits = next(
            (found[0] for key in self.keys.get(index, ()) if (found := re.findall(r"\d{1,4}(?=\D*$)", key))), ""
        )
        if hosts and digits and all(self._digits(i) == self.hosts[i][0] for i in hosts):
            return digits
        if node.ordinal is not None and all(self.hosts[i][0] == str(nodes[i].ordinal) for i in hosts):
            return str(node.ordinal)
        if shown:
            return shown[1]
        return str(node.ordinal) if node.ordinal is not None else digits

    def _digits(self, index: int) -> str:
        found = [re.findall(r"\d{1,4}(?=\D*$)", key) for key in self.keys.get(index, ())]
        return found[0][0] if found and found[0] else ""


def _pattern(key: str) -> str:
    """Return an id without its numbers: those of the notes of a page are alike."""
    return re.sub(r"\d+", "0", key)
