"""Documents to references: every note parsed, resolved and tied to the mentions of its work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath

from refcheck.formats.mapping import type_row
from refcheck.model.document import Document, Mention, MentionForm, Note
from refcheck.model.reference import Citation, CitationItem, Library, NoteKind, Reference
from refcheck.model.report import Agreement
from refcheck.references.keys import make_keys
from refcheck.references.parse import parse_note
from refcheck.references.resolve import NotePlace, ResolvedItem, Resolver
from refcheck.references.works import CitedWork
from refcheck.text.titles import compare_titles

__all__ = ["extract"]

_Read = tuple[Document, Note, tuple[ResolvedItem, ...]]


def extract(*documents: Document) -> Library:
    """Return the works that the notes of ``documents`` cite, each once, with citations and mentions.

    The documents are one project, in the order given: *op. cit.* looks across them. Keys are made
    for all works; citations by key are left to the .bib that they come from.
    """
    resolver = Resolver()
    read: list[_Read] = []
    for document in documents:
        resolver.begin_document()
        mentions = _titles_before(document)
        for index, note in enumerate(document.notes):
            place = NotePlace(path=document.path, marker=note.marker, line=note.line)
            mention, near = mentions.get(index, (None, True))
            read.append((document, note, resolver.add(place, parse_note(note, mention, near=near))))
    works = resolver.index.works
    _tie_mentions(documents, read, resolver)
    keys = make_keys([cited.work for cited in works])
    citations = tuple(_citation(*entry, keys) for entry in read)
    by_work: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        for key in dict.fromkeys(citation.references):
            by_work[key].append(citation)
    return Library(
        path=None,
        references=tuple(_reference(cited, key, tuple(by_work[key])) for cited, key in zip(works, keys, strict=True)),
        citations=citations,
        documents=tuple(documents),
    )


def _titles_before(document: Document) -> dict[int, tuple[Mention, bool]]:
    """Return for each note, by its index, the title that stands last before its marker, and whether
    only punctuation stands between.

    Notes that share a label go with the markers of that label in their order.
    """
    markers: dict[str, list[int]] = defaultdict(list)
    for marker in document.markers:
        markers[marker.label].append(marker.span.start)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        if mention.marker is not None and mention.form is not MentionForm.KEY:
            mentions[mention.marker].append(mention)
    seen: dict[str, int] = defaultdict(int)
    found: dict[int, tuple[Mention, bool]] = {}
    for index, note in enumerate(document.notes):
        places = markers[note.marker]
        number = seen[note.marker]
        seen[note.marker] += 1
        if number >= len(places):
            continue
        before = places[number - 1] if number else -1
        own = [m for m in mentions[note.marker] if before < m.span.start and m.span.end <= places[number]]
        if own:
            gap = document.text[own[-1].span.end : places[number]]
            found[index] = own[-1], not any(char.isalnum() for char in gap)
    return found


def _tie_mentions(documents: Sequence[Document], read: Sequence[_Read], resolver: Resolver) -> None:
    """Give each mention to the work of its note, or, without one, to the work of that title."""
    by_note: dict[tuple[str, str], list[int]] = defaultdict(list)
    for document, note, items in read:
        by_note[document.path, note.marker] += [work for item in items for work in item.works]
    for document in documents:
        for mention in document.mentions:
            if mention.form is MentionForm.KEY:
                continue
            if mention.marker is None:
                cited = next(iter(resolver.index.titled(mention.text)), None)
            else:
                works = dict.fromkeys(by_note[document.path, mention.marker])
                cited = _best(mention, [resolver.index.works[work] for work in works])
            if cited is not None:
                cited.mentions.append(mention)


_RANK = {Agreement.SAME: 3, Agreement.SHORT: 2, Agreement.MISQUOTED: 1}


def _best(mention: Mention, works: Sequence[CitedWork]) -> CitedWork | None:
    """Return the only work, or of several the one that the mention fits best; ``None`` when none fits."""
    if len(works) == 1:
        return works[0]
    ranked = []
    for cited in works:
        agreement = compare_titles(mention.text, cited.work.title)
        ranked.append((_RANK.get(agreement.agreement, 0), agreement.score, -cited.index, cited))
    best = max(ranked, default=None, key=lambda entry: entry[:3])
    return best[3] if best and best[0] else None


def _citation(document: Document, note: Note, items: tuple[ResolvedItem, ...], keys: Sequence[str]) -> Citation:
    made = tuple(
        CitationItem(
            kind=item.kind,
            text=item.text,
            references=tuple(keys[work] for work in item.works),
            locator=item.locator,
            target=item.target,
            target_path=item.target_path,
        )
        for item in items
    )
    comment = len(made) == 1 and made[0].kind is NoteKind.COMMENT
    return Citation(
        path=document.path,
        marker=note.marker,
        line=note.line,
        text=" ".join(note.text.split()),
        kind=made[0].kind if len(made) == 1 else NoteKind.MIXED,
        items=() if comment else made,
    )


def _reference(cited: CitedWork, key: str, citations: tuple[Citation, ...]) -> Reference:
    return Reference(
        id=f"{cited.path}#{key}",
        key=key,
        work=cited.work,
        kind=cited.source,
        file=cited.path,
        line=cited.line,
        entry_type=type_row(cited.work.type).bibtex,
        mentions=tuple(cited.mentions),
        citations=citations,
        derived=cited.derived,
        origin=PurePath(cited.path).name,
    )
