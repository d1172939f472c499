"""Lists of references, found by their headings in the blocks of a document of any format.

What stands under such a heading is a list when most of it reads as entries: a chapter of prose that is
called *Sources*, a list of links and a table of contents are none. Notes are never entries as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from refcheck.documents.entries import REPEATED, cut_block, joined_blocks
from refcheck.documents.lines import Lines
from refcheck.documents.list_entries import LABEL, is_continued, is_entry, may_be_entry, opens_entry, split_at
from refcheck.model.document import Block, BlockKind, Entry
from refcheck.text.list_headings import ListKind, is_subheading, list_kind

__all__ = ["find_entries", "made_entry"]

_ITEMS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_PASSED = frozenset({BlockKind.FURNITURE, BlockKind.NOTE})
"""Blocks that a list goes on over."""
BELOW = 100
"""The level of a heading that is only a paragraph."""
MAX_TAIL = 300
"""A longer block (characters) is no address of the entry before."""
MIN_LINKS = 3
"""From so many links without a year on, a list is one of links."""


@dataclass(slots=True)
class _Section:
    """A heading with what stands under it."""

    kind: ListKind
    level: int
    items: list[tuple[Block, int | None]] = field(default_factory=list)


def find_entries(
    blocks: Sequence[Block], ordinals: Sequence[int | None], lines: Lines, *, split: bool
) -> tuple[Entry, ...]:
    """Return the entries of the lists of references, in order, links left out; ``ordinals`` are the numbers
    of the list items that blocks are. ``split``: an entry may begin with a line inside a block.
    """
    return tuple(
        made_entry(block, ordinal)
        for section in _sections(blocks, ordinals)
        for block, ordinal in _chosen(section, lines, split=split)
    )


def made_entry(block: Block, number: int | None) -> Entry:
    """Return a block as an entry; ``number`` is the one that its list counts, unless it says one itself."""
    label = LABEL.match(block.text[:20])
    own = cut_block(block, [label.end()])[1] if label and block.text[label.end() :].strip() else block
    said = next(filter(None, label.groups())) if label else None
    return Entry(
        label=said or (str(number) if number is not None else None),
        line=own.line,
        span=own.span,
        block=own,
        repeated=REPEATED.match(own.text[:40]) is not None,
    )


def _sections(blocks: Sequence[Block], ordinals: Sequence[int | None]) -> Iterator[_Section]:
    """Yield what stands under each heading of a list of works, up to the next heading."""
    open_one: _Section | None = None
    for block, ordinal in zip(blocks, ordinals, strict=True):
        kind = _heads(block)
        ends = open_one is not None and _ends(block, open_one)
        if kind is not None and (open_one is None or ends):
            if open_one is not None:
                yield open_one
            open_one = _Section(kind, block.level if block.kind is BlockKind.HEADING else BELOW)
        elif open_one is not None and ends:
            yield open_one
            open_one = None
        elif open_one is not None and block.kind in _ITEMS:
            open_one.items.append((block, ordinal))
    if open_one is not None:
        yield open_one


def _heads(block: Block) -> ListKind | None:
    """Return what a block heads: a heading, or a short paragraph that says nothing else."""
    if block.kind is BlockKind.HEADING:
        return list_kind(block.text)
    if block.kind not in _ITEMS or len(block.text) > BELOW:
        return None
    bold = all(segment.bold or not segment.text.strip() for segment in block.segments)
    kind = list_kind(block.text)
    return kind if kind is ListKind.CITED or bold or block.text.rstrip().endswith(":") else None


def _ends(block: Block, section: _Section) -> bool:
    if block.kind in _PASSED:
        return False
    if _heads(block) is not None and not (section.items and is_subheading(block.text)):
        return True
    if block.kind is not BlockKind.HEADING or is_subheading(block.text):
        return False
    # A short entry alone in its paragraph may have been taken for a heading.
    return block.level <= section.level and not is_entry(block.text)


def _chosen(section: _Section, lines: Lines, *, split: bool) -> Iterator[tuple[Block, int | None]]:
    """Yield the blocks of a section that are entries, when most of it is, with their numbers."""
    found = [*_counted(section, lines, split=split)]
    if not found:
        return
    sure = [is_entry(block.text) for block, _ in found]
    fit = [one or may_be_entry(block.text) for one, (block, _) in zip(sure, found, strict=True)]
    if section.kind is ListKind.CITED:  # what floats to the end of a document is none of the list
        size = len(fit) - next((n for n, one in enumerate(reversed(fit)) if one), len(fit))
        found, sure, fit = found[:size], sure[:size], fit[:size]
    share = 0.4 if section.kind is ListKind.CITED else 0.6
    if (sum(sure) < share * len(found) and sum(fit) < 0.8 * len(found)) or _is_of_links([b for b, _ in found], sure):
        return
    if not any(sure):
        return
    yield from (one for one, fits in zip(found, fit, strict=True) if fits)


def _is_of_links(blocks: Sequence[Block], sure: Sequence[bool]) -> bool:
    """Return whether a list holds hardly anything but links."""
    bare = [block for block in blocks if _is_link(block)]
    return len(bare) >= MIN_LINKS and len(bare) > 0.6 * len(blocks) and sum(sure) < 0.5 * len(blocks)


def _is_link(block: Block) -> bool:
    rest = "".join(s.text for s in block.segments if s.url is None and s.marker is None)
    return any(s.url for s in block.segments) and len(rest.split()) < 4


def _counted(section: _Section, lines: Lines, *, split: bool) -> Iterator[tuple[Block, int | None]]:
    """Yield the entries that the blocks of a section hold, put together and cut; items of a list have
    numbers that rise, whatever is written.
    """
    last = 0
    for block, ordinal in _joined(section.items):
        number = ordinal
        if ordinal is not None:
            last = number = ordinal if ordinal > last else last + 1
        cuts = split_at(block, lines.text) if split else []
        parts = cut_block(block, cuts, lines) if cuts else [block]
        yield from ((part, number if len(parts) == 1 else None) for part in parts if part.text.strip())


def _joined(items: Sequence[tuple[Block, int | None]]) -> Iterator[tuple[Block, int | None]]:
    """Yield the blocks with what belongs to the one before put to it: its address, the rest of its sentence."""
    held: tuple[Block, int | None] | None = None
    for block, ordinal in items:
        if held is not None and ordinal is None and _belongs(held[0], block):
            held = joined_blocks(held[0], block), held[1]
            continue
        if held is not None:
            yield held
        held = block, ordinal
    if held is not None:
        yield held


def _belongs(before: Block, block: Block) -> bool:
    text = block.text.strip()
    if len(before.text) > 2_000 or LABEL.match(text):
        return False
    if _is_link(block) and len(text) < MAX_TAIL and not is_entry(text) and before.text.strip():
        return not _is_link(before) and is_entry(before.text)
    cut = before.page != block.page or before.text.rstrip().endswith(("”", '"', "»"))
    if cut and opens_entry(before.text) and not (opens_entry(text) or is_entry(text)):
        return len(text) < MAX_TAIL
    return is_continued(before.text, text)
