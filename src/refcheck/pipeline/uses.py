"""The addresses of a run, each with the places that stand on it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks import LinkUse
from refcheck.model.document import Document, Link
from refcheck.model.place import Location
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.pipeline.inputs import ASKED_ROLES, Inputs
from refcheck.text.urls import normalise

PRIVATE = frozenset({ReferenceKind.INTERVIEW, ReferenceKind.LETTER})


def link_uses(inputs: Inputs) -> tuple[LinkUse, ...]:
    """Return the addresses to look at: those of references, then others in the documents' text.

    An address that a note gives belongs to its reference, and stands where the note has it.
    """
    uses: list[LinkUse] = []
    known: set[str] = set()
    for reference in inputs.references:
        if reference.problem or reference.kind in PRIVATE:
            continue
        for field, url in _addresses(reference):
            known.add(normalise(url))
            uses.append(
                LinkUse(url=url, location=_place(inputs, reference, field, url), reference=reference, field=field)
            )
    for document in inputs.documents:
        for link in document.links:
            if link.role in ASKED_ROLES and normalise(link.url) not in known:
                known.add(normalise(link.url))
                uses.append(LinkUse(url=link.url, location=_at(document, link), document=document))
    return tuple(uses)


def _addresses(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.work.url:
        yield "url", reference.work.url
    if reference.work.archive_url:
        yield "archive-url", reference.work.archive_url


def _at(document: Document, link: Link) -> Location:
    return Location(path=document.path, line=link.line, column=link.column, marker=link.marker)


def _place(inputs: Inputs, reference: Reference, field: str, url: str) -> Location:
    wanted = normalise(url)
    paths = {citation.path for citation in reference.citations}
    for document in inputs.documents:
        if document.path in paths:
            for link in document.links:
                if link.marker is not None and normalise(link.url) == wanted:
                    return _at(document, link)
    return Location(path=reference.file, line=reference.field_line(field))
