"""The addresses of a run, each with the places that stand on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from refcheck.checks import LinkUse
from refcheck.documents.lines import Lines
from refcheck.model.document import Document, Link, LinkRole
from refcheck.model.place import Location
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.pipeline.inputs import Inputs
from refcheck.references.addresses import address_key, addresses_of, identifier_addresses, place_in

ASKED_ROLES = frozenset({LinkRole.CITATION, LinkRole.TEXT})
"""What is looked at beside other things; where links alone are the matter, all are."""
MAX_PLACES = 20
"""So many further places of an address are told of."""
PRIVATE = frozenset({ReferenceKind.INTERVIEW, ReferenceKind.LETTER})


def link_uses(inputs: Inputs, *, links_alone: bool = False) -> tuple[LinkUse, ...]:
    """Return the addresses to look at: those of references, then others in the documents' text.

    An address that a note gives belongs to its reference, and stands where the note has it. A
    document is told of an address once, where it first has it. With ``links_alone`` the links of
    every role are looked at, and identifiers where an entry gives no address.
    """
    uses: list[LinkUse] = []
    cited: dict[str, set[str]] = {}
    listed = _in_lists(inputs)
    for use in _of_references(inputs, links_alone=links_alone):
        uses.append(use)
        paths = cited.setdefault(address_key(use.url), set())
        if use.reference is not None:
            paths.update(citation.path for citation in use.reference.citations)
            paths |= listed.get(address_key(use.url), set())
    for document in inputs.documents:
        path = document.path
        seen: dict[str, int] = {}
        again: dict[int, list[Location]] = {}
        for link in document.links:
            if not links_alone and link.role not in ASKED_ROLES:
                continue
            url = address_key(link.url)
            if url in seen:
                again.setdefault(seen[url], []).append(_at(document, link))
                continue
            if url in cited and path in cited[url]:
                continue
            seen[url] = len(uses)
            uses.append(LinkUse(url=link.url, location=_at(document, link), document=document))
        for index, places in again.items():
            uses[index] = replace(uses[index], also=tuple(places[:MAX_PLACES]))
    return tuple(uses)


def _of_references(inputs: Inputs, *, links_alone: bool) -> Iterator[LinkUse]:
    asked = [r for r in inputs.references if not r.problem and r.kind not in PRIVATE]
    if not asked:
        return
    texts = {library.path: library.text for library in (*inputs.libraries, *inputs.stored) if library.path}
    lines: dict[str, Lines] = {}
    notes = _in_notes(inputs)
    for reference in asked:
        found = addresses_of(reference)
        if links_alone and not found:
            found = identifier_addresses(reference)
        for address in found:
            location = _in_note(notes, reference, address.url)
            if location is None:
                file = reference.file
                if file not in lines:
                    lines[file] = Lines(texts.get(file, ""))
                location = place_in(lines[file].text, lines[file].starts, address, reference)
            # An address among others is no whole field: nothing may be put in its place there.
            field = address.field if address.alone or address.field != "url" else None
            yield LinkUse(url=address.url, location=location, reference=reference, field=field)


def _in_lists(inputs: Inputs) -> dict[str, set[str]]:
    """Return the addresses that lists of references give, each with the paths of their documents."""
    found: dict[str, set[str]] = {}
    for document in inputs.documents:
        for link in (link for entry in document.entries for link in entry.links):
            found.setdefault(address_key(link.url), set()).add(document.path)
    return found


def _at(document: Document, link: Link) -> Location:
    return Location(path=document.path, line=link.line, column=link.column, marker=link.marker)


def _in_notes(inputs: Inputs) -> dict[str, dict[str, Location]]:
    """Return where the notes and lists of each document have their addresses: by path, then by address."""
    found: dict[str, dict[str, Location]] = {}
    for document in inputs.documents:
        places = found.setdefault(document.path, {})
        listed = {id(link) for entry in document.entries for link in entry.links}
        for link in document.links:
            if link.marker is not None or id(link) in listed:
                places.setdefault(address_key(link.url), _at(document, link))
    return found


def _in_note(notes: Mapping[str, Mapping[str, Location]], reference: Reference, url: str) -> Location | None:
    """Return where the note or the list that gives a reference has its address, ``None`` when none does."""
    cited = [*(citation.path for citation in reference.citations), *(m.location.path for m in reference.mentions)]
    cited = [*dict.fromkeys(cited), *([reference.file] if not reference.fields else [])]
    wanted = address_key(url)
    return next((notes[path][wanted] for path in cited if wanted in notes.get(path, {})), None)
