"""Blocks on their way to the document: scanned, not yet known to be note, furniture or text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from refcheck.documents.addresses import definition, is_held
from refcheck.documents.blocks import RawBlock
from refcheck.documents.figures import Dialect, Figure
from refcheck.documents.inline import normal_label, scan
from refcheck.documents.lines import Lines
from refcheck.documents.segments import FoundKeys, FoundLink, Inline, InlineNote
from refcheck.model.document import BlockKind, Segment
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re

__all__ = ["Definition", "Draft", "cut", "draft_blocks", "merged", "take_definitions"]

_NO_DEFINITIONS = frozenset({BlockKind.CODE, BlockKind.HEADING, BlockKind.TABLE})
_MAY_DEFINE = lazy_re(r"\[(?:[^\[\]\\\r\n]|\\.)*+(?:\]:|[\r\n]|\\?\Z)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """A link definition; ``block`` is the index of the raw block that holds it."""

    label: str
    url: str
    span: Span
    block: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A block in the making. ``note`` is the marker of the note that it is or, with ``tail``, of
    the note whose address it is; ``line`` is 1-based. ``run`` are the lines (0-based) of a run of
    simple items that is one draft, whose links are not looked for yet. ``inner`` are the notes whose text
    stands in it, at their markers."""

    kind: BlockKind
    span: Span
    line: int
    level: int = 0
    segments: tuple[Segment, ...] = ()
    figures: tuple[Figure, ...] = ()
    links: tuple[FoundLink, ...] = ()
    keys: tuple[FoundKeys, ...] = ()
    comments: tuple[Span, ...] = ()
    label: str | None = None
    group: int = -1
    ordinal: int | None = None
    rule: bool = False
    note: str | None = None
    dialect: Dialect | None = None
    tail: bool = False
    run: range | None = None
    page: str | None = None
    inner: tuple[Draft, ...] = ()

    @property
    def text(self) -> str:
        """The plain text, figures left out."""
        return "".join([s.text for s in self.segments if s.marker is None])

    @property
    def is_bold(self) -> bool:
        """Whether all of the text is bold."""
        return bool(self.segments) and all(s.bold or not s.text.strip() for s in self.segments)


def take_definitions(text: str, raw: Sequence[RawBlock]) -> tuple[list[RawBlock], list[Definition]]:
    """Return the blocks without the link definitions that open them, and these definitions."""
    rest: list[RawBlock] = []
    found: list[Definition] = []
    for index, block in enumerate(raw):
        pieces = block.pieces
        if block.kind in _NO_DEFINITIONS or block.html or block.run is not None:
            pieces = ()
        used = 0
        while used < len(pieces) and _MAY_DEFINE.match(text, pieces[used].start):
            count = _definition_at(text, pieces, used, index, found)
            if not count:
                break
            used += count
        rest.append(replace(block, pieces=block.pieces[used:]) if used else block)
    return rest, found


def _definition_at(text: str, pieces: Sequence[Span], first: int, block: int, found: list[Definition]) -> int:
    """Add the definition in the line ``first``; return how many lines it takes, 0 when there is none."""
    for count in (3, 2, 1):  # address and title may stand in lines of their own
        lines = pieces[first : first + count]
        content = "\n".join(piece.of(text) for piece in lines)
        match = definition(content, 0)
        if match and len(lines) == count and not content[match[2] :].strip():
            span = Span(lines[0].start, lines[-1].end)
            found.append(Definition(label=match[0], url=match[1], span=span, block=block))
            return count
    return 0


def draft_blocks(
    text: str, raw: Sequence[RawBlock], found: Sequence[Definition], lines: Lines, *, markup: bool = True
) -> list[Draft]:
    """Return a draft for each block, and one for each definition that is a note or is not used."""
    urls: dict[str, str] = {}
    for one in found:
        urls.setdefault(normal_label(one.label), one.url)
    drafts: list[tuple[int, Draft]] = []
    used: set[str] = set()
    for index, block in enumerate(raw):
        draft, names = _draft(text, block, urls, lines, markup=markup)
        used |= names
        drafts.append((index, draft))
    figures = {figure.label for _, draft in drafts for figure in draft.figures if figure.dialect is Dialect.BRACKET}
    for one in found:
        is_note = one.label in figures and one.label.isdigit()
        if is_note or normal_label(one.label) not in used:
            drafts.append((one.block, _definition_draft(one, text, lines, is_note=is_note)))
    return [draft for _, draft in sorted(drafts, key=lambda pair: (pair[0], pair[1].span.start))]


def _draft(
    text: str, block: RawBlock, urls: Mapping[str, str], lines: Lines, *, markup: bool
) -> tuple[Draft, frozenset[str]]:
    if not block.pieces:
        return Draft(kind=block.kind, span=Span(0, 0), line=0, rule=block.rule), frozenset()
    span = Span(block.pieces[0].start, block.pieces[-1].end)
    if block.run is not None:
        items = Segment(text="items", span=span)
        line = lines.line(span.start)
        return Draft(kind=block.kind, span=span, line=line, segments=(items,), run=block.run), frozenset()
    inline = Inline() if block.kind is BlockKind.CODE else scan(text, block.pieces, urls, markup=markup)
    draft = Draft(
        kind=block.kind,
        span=span,
        line=lines.line(span.start),
        level=block.level,
        label=block.label,
        group=block.group,
        ordinal=block.ordinal,
        segments=inline.segments,
        figures=inline.figures,
        links=inline.links,
        keys=inline.keys,
        comments=inline.comments,
        inner=tuple(_inner(note, lines) for note in inline.notes),
    )
    return draft, inline.used


def _inner(note: InlineNote, lines: Lines) -> Draft:
    return Draft(
        kind=BlockKind.NOTE,
        span=note.span,
        line=lines.line(note.span.start),
        segments=note.inline.segments,
        figures=note.inline.figures,
        links=note.inline.links,
        keys=note.inline.keys,
        comments=note.inline.comments,
        note=note.label,
        dialect=Dialect.INLINE,
    )


def _definition_draft(one: Definition, text: str, lines: Lines, *, is_note: bool) -> Draft:
    start = one.span.start + one.span.of(text).find("]:") + 2
    place = Span(start, one.span.end)
    link = FoundLink(url=one.url, start=0, end=0, element="definition", text=one.url, span=one.span)
    return Draft(
        kind=BlockKind.NOTE if is_note else BlockKind.PARAGRAPH,
        span=one.span,
        line=lines.line(one.span.start),
        segments=(Segment(text=one.url, span=place, url=one.url),) if is_note else (),
        links=(link,) if is_held(one.url) else (),
        note=one.label if is_note else None,
        dialect=Dialect.BRACKET if is_note else None,
    )


def cut(draft: Draft, indexes: Sequence[int], lines: Lines) -> list[Draft]:
    """Return the parts of a draft that begin at its start and at the segments ``indexes`` (rising)."""
    starts = [draft.span.start, *(draft.segments[index].span.start for index in indexes)]
    firsts = [0, *indexes, len(draft.segments)]
    figures: list[list[Figure]] = [[] for _ in starts]
    for figure in draft.figures:
        part = bisect_right(indexes, figure.index)
        figures[part].append(replace(figure, index=figure.index - firsts[part]))
    links: list[list[FoundLink]] = [[] for _ in starts]
    for link in draft.links:
        links[bisect_right(starts, link.span.start, 1) - 1].append(link)
    ends = [*starts[1:], draft.span.end]
    return [
        replace(
            draft,
            span=Span(start, max(start, ends[part])),
            line=lines.line(start),
            segments=draft.segments[firsts[part] : firsts[part + 1]],
            figures=tuple(figures[part]),
            links=tuple(links[part]),
            keys=draft.keys if part == 0 else (),
            comments=draft.comments if part == 0 else (),
            inner=draft.inner if part == 0 else (),
        )
        for part, start in enumerate(starts)
    ]


def merged(drafts: Sequence[Draft]) -> Draft:
    """Return several drafts as one block: a blank stands for what lies between two of them."""
    if len(drafts) == 1:
        return drafts[0]
    segments: list[Segment] = []
    figures: list[Figure] = []
    for draft in drafts:
        if segments and draft.segments and not _is_hyphenated(segments[-1].text):
            end = segments[-1].span.end
            segments.append(Segment(text=" ", span=Span(end, max(end, draft.segments[0].span.start))))
        figures += [replace(figure, index=figure.index + len(segments)) for figure in draft.figures]
        segments += draft.segments
    return replace(
        drafts[0],
        span=Span(drafts[0].span.start, max(draft.span.end for draft in drafts)),
        segments=tuple(segments),
        figures=tuple(figures),
        links=tuple(link for draft in drafts for link in draft.links),
        keys=tuple(keys for draft in drafts for keys in draft.keys),
        comments=tuple(comment for draft in drafts for comment in draft.comments),
        inner=tuple(note for draft in drafts for note in draft.inner),
    )


def _is_hyphenated(text: str) -> bool:
    return text[-1:] == "-" and text[-2:-1].isalpha()
