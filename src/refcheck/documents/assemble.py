"""Drafts made into a document: blocks, notes, markers, links with their roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from refcheck.documents.author_dates import with_in_text
from refcheck.documents.datelines import document_date
from refcheck.documents.drafts import Draft
from refcheck.documents.entries import put_entries
from refcheck.documents.footnotes import is_bibliography_heading
from refcheck.documents.lines import Lines
from refcheck.documents.mentions import find_key_mentions, find_mentions
from refcheck.documents.quotations import find_quotations
from refcheck.documents.reference_lists import find_entries
from refcheck.documents.simple import LINK
from refcheck.documents.source import Source
from refcheck.documents.suppress import find_suppressions
from refcheck.model.document import Block, BlockKind, Document, Link, LinkRole, Marker, Note
from refcheck.model.place import Span
from refcheck.text.lazy import lazy_re
from refcheck.text.urls import normalise

__all__ = ["Front", "assemble", "assemble_links"]

_LINES_COUNT = frozenset({"markdown", "rst", "text"})
"""Formats in which an entry may begin with a line of a paragraph."""
_CONTACT = lazy_re(r"(?i)^(?:mailto|tel|sms|fax|callto|xmpp|skype):")


@dataclass(frozen=True, kw_only=True, slots=True)
class Front:
    """What the front matter says; ``bibliography``: it names one, ``bibliographies`` are their files.

    ``leads`` are the labels of the notes that it leads to: pandoc reads them in titles and names.
    """

    title: str = ""
    date: str = ""
    bibliography: bool = False
    bibliographies: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


def assemble(source: Source, format_name: str, drafts: Sequence[Draft], lines: Lines, front: Front) -> Document:
    """Return the document that ``drafts`` are, in their order."""
    blocks, kept = [], []
    for draft in drafts:
        if draft.segments or draft.note is not None or draft.kind is BlockKind.CODE:
            blocks.append(_block(draft))
            kept.append(draft)
    markers = _markers(blocks, lines)
    links = find_links(drafts, lines)
    suppressions, problems = find_suppressions(drafts, lines, source.path)
    keys = find_key_mentions(source.path, lines, drafts, expected=front.bibliography)
    mentions = (*find_mentions(source.path, lines, blocks, markers, notes=[d.note for d in kept], keys=keys), *keys)
    notes = _notes(blocks, kept, links)
    document = Document(
        path=source.path,
        format=format_name,
        text=source.text,
        sha256=source.sha256,
        encoding=source.encoding,
        bom_length=source.bom_length,
        title=front.title or next((_one_line(b.text) for b in blocks if b.kind is BlockKind.HEADING), ""),
        date=document_date(front.date, blocks, notes),
        blocks=tuple(blocks),
        markers=markers,
        notes=notes,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        links=tuple(links),
        suppressions=suppressions,
        problems=(*source.problems, *problems),
        unit=lines.unit,
        bibliographies=front.bibliographies,
        leads=front.leads,
    )
    split = format_name in _LINES_COUNT
    document = put_entries(document, find_entries(blocks, [draft.ordinal for draft in kept], lines, split=split))
    document = with_in_text(document, lines)
    return replace(document, quotations=find_quotations(document, lines))


def assemble_links(source: Source, format_name: str, drafts: Sequence[Draft], lines: Lines, front: Front) -> Document:
    """Return the document with its links (brief), title and suppressions; the rest is left out."""
    suppressions, problems = find_suppressions(drafts, lines, source.path)
    title = front.title or next((_one_line(d.text) for d in drafts if d.kind is BlockKind.HEADING and d.segments), "")
    return Document(
        path=source.path,
        format=format_name,
        text=source.text,
        sha256=source.sha256,
        encoding=source.encoding,
        bom_length=source.bom_length,
        title=title,
        links=tuple(find_links(drafts, lines, brief=True)),
        suppressions=suppressions,
        problems=(*source.problems, *problems),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _block(draft: Draft) -> Block:
    return Block(
        kind=draft.kind,
        line=draft.line,
        span=draft.span,
        segments=draft.segments,
        level=draft.level,
        page=draft.page,
    )


def _markers(blocks: Sequence[Block], lines: Lines) -> tuple[Marker, ...]:
    markers = []
    for index, block in enumerate(blocks):
        offset = 0
        for segment in block.segments:
            if segment.marker is None:
                offset += len(segment.text)
                continue
            markers.append(
                Marker(
                    label=segment.marker,
                    span=segment.span,
                    line=lines.line(segment.span.start),
                    column=lines.column(segment.span.start),
                    block=index,
                    offset=offset,
                )
            )
    return tuple(markers)


def find_links(drafts: Sequence[Draft], lines: Lines, *, brief: bool = False) -> list[Link]:
    """Return the links in order; ``brief`` leaves out what a reader sees and what stands in the source.

    Only brief ones are found in runs of items.
    """
    furniture = {normalise(one.url) for d in drafts if d.kind is BlockKind.FURNITURE for one in d.links}
    found: list[Link] = []
    listed = False
    for draft in drafts:
        if draft.kind is BlockKind.HEADING or is_bibliography_heading(draft):
            listed = is_bibliography_heading(draft)
        if draft.run is not None:
            found += _links_in_run(draft.run, lines, furniture, listed=listed)
        for one in draft.links:
            start = one.span.start
            line = lines.line(start)
            link = Link(
                url=one.url,
                raw="" if brief else one.span.of(lines.text),
                text="" if brief else one.text,
                span=one.span,
                line=line,
                column=start - lines.bounds(line - 1)[0] + 1,
                element=one.element,
                role=_role(one.url, one.element, draft, furniture, listed=listed),
                marker=draft.note,
                attribute=one.attribute,
            )
            found.append(link)
    found.sort(key=lambda link: link.span.start)
    return found


def _links_in_run(run: range, lines: Lines, furniture: set[str], *, listed: bool) -> Iterator[Link]:
    """Yield the links of a run of items in which there is nothing but text and plain links."""
    role = LinkRole.CITATION if listed else LinkRole.TEXT
    text, bounds, found, is_contact = lines.text, lines.bounds, LINK.finditer, _CONTACT.match
    for index in run:
        low, high = bounds(index)
        for match in found(text, low + 2, high):
            start, end = match.span()
            url = match[2]
            own = role
            if url[:4] != "http" and is_contact(url):
                own = LinkRole.CONTACT
            elif furniture and normalise(url) in furniture:
                own = LinkRole.BOILERPLATE
            yield Link(
                url=url,
                raw="",
                text="",
                span=Span(start, end),
                line=index + 1,
                column=start - low + 1,
                element="link",
                role=own,
            )


def _role(url: str, element: str, draft: Draft, furniture: set[str], *, listed: bool) -> LinkRole:
    if _CONTACT.match(url):
        return LinkRole.CONTACT
    if draft.kind is BlockKind.FURNITURE:
        return LinkRole.BOILERPLATE
    if draft.note is not None:
        return LinkRole.CITATION
    if furniture and normalise(url) in furniture:
        return LinkRole.BOILERPLATE
    if listed and draft.kind in {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH} and element not in {"image", "img"}:
        return LinkRole.CITATION
    return LinkRole.TEXT


def _notes(blocks: Sequence[Block], kept: Sequence[Draft], links: Sequence[Link]) -> tuple[Note, ...]:
    """Return the notes; the links of a note are those in its span and in its address paragraphs."""
    notes: list[Note] = []
    cited = [link for link in links if link.marker is not None]
    starts = [link.span.start for link in cited]
    for index, draft in enumerate(kept):
        if draft.note is None or draft.tail:
            continue
        last = index
        while last + 1 < len(kept) and kept[last + 1].tail:
            last += 1
        end = max(kept[last].span.end, draft.span.start + 1)
        within = cited[bisect_left(starts, draft.span.start) : bisect_left(starts, end)]
        notes.append(
            Note(
                marker=draft.note,
                line=draft.line,
                span=draft.span,
                block=blocks[index],
                links=tuple(link for link in within if link.marker == draft.note),
            )
        )
    return tuple(notes)
