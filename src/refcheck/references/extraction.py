"""Documents to references: every note and list parsed, resolved and tied to the mentions of its works."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from refcheck.formats.mapping import type_row
from refcheck.model.document import BlockKind, Document, Embedded, Mention, Note
from refcheck.model.reference import Citation, CitationItem, Library, NoteKind, Reference, ReferenceKind
from refcheck.references.in_text import tie_in_text
from refcheck.references.keyed import KEYED, entry_key, with_works, without_keys
from refcheck.references.keys import make_keys
from refcheck.references.lists import works_of_entries
from refcheck.references.parse import parse_note
from refcheck.references.resolve import NotePlace, ResolvedItem, Resolver, managed_id
from refcheck.references.strings import with_string
from refcheck.references.tying import NO_TITLES, tie_mentions
from refcheck.references.works import CitedWork

__all__ = ["extract"]

_Read = tuple[Document, Note, tuple[ResolvedItem, ...]]


def extract(*documents: Document) -> Library:
    """Return the works that ``documents`` cite, each once, with citations and mentions.

    Notes are read, lists of references, and what a reference manager left in the file. The documents
    are one project, in the order given: *op. cit.* looks across them. Keys are made for all works but
    those that the document cites by a key.
    """
    documents = tuple(d if any(one.manager == KEYED for one in d.embedded) else with_works(d, {}) for d in documents)
    resolver = Resolver()
    notes: list[tuple[Document, Note, int]] = []
    listed: list[list[int | None]] = []
    for document in documents:
        resolver.begin_document()
        listed.append(_add_listed(document, resolver))
        notes += _add_notes(document, resolver)
        resolver.finish()
    read: list[_Read] = [(document, note, resolver.items_of(number)) for document, note, number in notes]
    works = [[work for item in items for work in item.works] for _, _, items in read]
    at = 0
    for document, of_entries in zip(documents, listed, strict=True):
        tie_mentions(document, works[at : at + len(document.notes)], resolver.index)
        tie_in_text(document, of_entries, resolver.index)
        at += len(document.notes)
    ordered = _in_order(read, resolver)
    keys = _keys(ordered, resolver)
    citations = tuple(_citation(*entry, keys) for entry in read)
    by_work: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        for key in dict.fromkeys(citation.references):
            by_work[key].append(citation)
    made = ((cited, keys[cited.index]) for cited in ordered)
    return Library(
        path=None,
        references=tuple(_reference(cited, key, tuple(by_work[key])) for cited, key in made),
        citations=citations,
        documents=documents,
    )


def _in_order(read: Sequence[_Read], resolver: Resolver) -> list[CitedWork]:
    """Return the works in the order in which notes cite them, then those that only a list gives."""
    cited = dict.fromkeys(work for _, _, items in read for item in items for work in item.works)
    rest = (one.index for one in resolver.index.works if one.index not in cited)
    return [resolver.index.works[index] for index in (*cited, *rest)]


def _keys(ordered: Sequence[CitedWork], resolver: Resolver) -> dict[int, str]:
    """Return the key of each work, by index: the one that it is cited by, else one that is made."""
    given = resolver.managed_by(KEYED)
    rest = [cited for cited in ordered if cited.index not in given]
    made = make_keys([cited.work for cited in rest], taken=given.values())
    return {**given, **dict(zip((cited.index for cited in rest), made, strict=True))}


def _add_listed(document: Document, resolver: Resolver) -> list[int | None]:
    """Add the works of lists of references, and those that a manager left outside notes; return the number of
    the work of each entry.

    They come first: a short form in a note may mean a work that only the list gives in full.
    """
    made: list[int | None] = []
    for entry, item in works_of_entries(document):
        if item.work is None:
            made.append(None)
            continue
        place = NotePlace(path=document.path, marker="", line=entry.line)
        key = entry_key(entry)
        managed = f"{KEYED}:{key}" if key else None
        known = resolver.known(item.work, item.source, place, derived=item.derived, text=item.text, managed=managed)
        made.append(known.index)
    for one in document.embedded:
        if one.note is None:
            place = NotePlace(path=document.path, marker="", line=one.line)
            resolver.known(one.work, ReferenceKind.PUBLICATION, place, managed=managed_id(one))
    return made


def _add_notes(document: Document, resolver: Resolver) -> Iterator[tuple[Document, Note, int]]:
    """Read the notes of a document; yield each with its number in the resolver."""
    places = _marker_places(document)
    mentions = _titles_before(document, places)
    restarts = _restarts(document, places)
    embedded = _embedded_of_notes(document)
    cited_by_key = document.key_mentions
    for index, note in enumerate(document.notes):
        match restarts.get(index):
            case "chapter":
                resolver.begin_chapter()
            case "page":
                resolver.begin_page()
        place = NotePlace(path=document.path, marker=note.marker, line=note.line)
        mention, near = mentions.get(index, (None, True))
        said = without_keys(note, cited_by_key)
        items = with_string(parse_note(said, mention, near=near), said)
        number = resolver.add(place, items, text=note.text, embedded=embedded.get(index, ()))
        yield document, note, number


def _marker_places(document: Document) -> dict[int, tuple[int, int]]:
    """Return for each note, by its index, where its marker stands, and the marker of that label before it
    (-1 when there is none).

    Notes that share a label go with the markers of that label in their order.
    """
    markers: dict[str, list[int]] = defaultdict(list)
    for marker in document.markers:
        markers[marker.label].append(marker.span.start)
    seen: dict[str, int] = defaultdict(int)
    places: dict[int, tuple[int, int]] = {}
    for index, note in enumerate(document.notes):
        own, number = markers[note.marker], seen[note.marker]
        seen[note.marker] += 1
        if number < len(own):
            places[index] = own[number], own[number - 1] if number else -1
    return places


def _restarts(document: Document, places: Mapping[int, tuple[int, int]]) -> dict[int, str]:
    """Return the notes, by index, with which the numbers begin again: a chapter where a heading stands
    before the marker, else a page."""
    headings = [block.span.start for block in document.blocks if block.kind is BlockKind.HEADING]
    found: dict[int, str] = {}
    for index, note in enumerate(document.notes):
        if not index or note.marker != document.notes[0].marker:
            continue
        before = places.get(index - 1, (document.notes[index - 1].span.start, -1))[0]
        here = places.get(index, (note.span.start, -1))[0]
        between = bisect_right(headings, here) > bisect_right(headings, before)
        found[index] = "chapter" if between else "page"
    return found


def _embedded_of_notes(document: Document) -> dict[int, list[Embedded]]:
    """Return the works that a manager left in each note, by the note's index."""
    labelled: dict[str, list[int]] = defaultdict(list)
    for index, note in enumerate(document.notes):
        labelled[note.marker].append(index)
    found: dict[int, list[Embedded]] = defaultdict(list)
    for one in document.embedded:
        indexes = labelled.get(one.note or "", [])
        within = (i for i in indexes if document.notes[i].span.start <= one.span.start < document.notes[i].span.end)
        for index in (next(within, indexes[0]),) if indexes else ():
            found[index].append(one)
    return found


def _titles_before(document: Document, places: Mapping[int, tuple[int, int]]) -> dict[int, tuple[Mention, bool]]:
    """Return for each note, by its index, the title that stands last before its marker, and whether
    only punctuation stands between."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        if mention.marker is not None and mention.form not in NO_TITLES:
            mentions[mention.marker].append(mention)
    found: dict[int, tuple[Mention, bool]] = {}
    for index, note in enumerate(document.notes):
        if index not in places or not mentions[note.marker]:
            continue
        place, before = places[index]
        own = [m for m in mentions[note.marker] if before < m.span.start and m.span.end <= place]
        if own:
            gap = document.text[own[-1].span.end : place]
            found[index] = own[-1], not any(char.isalnum() for char in gap)
    return found


def _citation(document: Document, note: Note, items: tuple[ResolvedItem, ...], keys: Mapping[int, str]) -> Citation:
    made = tuple(
        CitationItem(
            kind=item.kind,
            text=item.text,
            references=tuple(keys[work] for work in item.works),
            locator=item.locator,
            target=item.target,
            target_path=item.target_path,
            doubt=item.doubt,
            named=item.named,
            instead=item.instead,
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
        text=cited.text,
    )
