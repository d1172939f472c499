"""The entries that the keys of documents mean: which bibliographies a document's keys come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from refcheck.model.document import ALL_KEYS, Document
from refcheck.model.reference import Library, Reference
from refcheck.pipeline.project import Project

__all__ = ["KnownEntries", "known_entries"]


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownEntries:
    """``own`` are the bibliographies that a document names, by its path; ``None`` where one could not be
    had. ``shared`` are those of the run, in which the keys of documents are looked for that name none.
    """

    documents: tuple[Document, ...]
    own: Mapping[str, tuple[Library, ...] | None]
    shared: tuple[Library, ...]

    def libraries_of(self, document: Document) -> tuple[Library, ...]:
        """Return the bibliographies that the keys of a document are looked for in."""
        own = self.own.get(document.path) or () if document.bibliographies else ()
        return (*own, *(library for library in self.shared if library not in own))

    def with_works(self, document: Document) -> Document:
        """Return the document with the works that its citations by key mean."""
        from refcheck.references.keyed import with_works

        keys = {key for mention in document.key_mentions for key in mention.keys}
        return with_works(document, _entries(self.libraries_of(document), keys)) if keys else document

    def tied(self, extracted: Library) -> Library:
        """Return the extracted references with those that are cited by key as the entries of their .bib."""
        from refcheck.references.keyed import tie_entries

        keys = {reference.key for reference in extracted.references}
        return tie_entries(extracted, _entries(self.shared, keys))

    def whole(self, library: Library) -> Library:
        r"""Return what of a named bibliography belongs to the run: all of it after ``\nocite{*}``, else what is cited
        by its key, and what could not be read.

        Two keys of one work are two entries, although the document cites one work: that it stands twice is told.
        """
        cited: set[str] = set()
        for document in self.documents:
            if library in self.libraries_of(document):
                cited.update(key for mention in document.key_mentions for key in mention.keys)
        if ALL_KEYS in cited:
            return library
        kept = (r for r in library.references if r.problem is not None or r.key in cited)
        return replace(library, references=tuple(kept))

    def bibliographies(self, given: Sequence[Library]) -> dict[str, tuple[Library, ...]]:
        r"""Return the bibliographies of each document of which all are known; ``given`` are those that the
        documents do not name. The keys of their own entries (``\bibitem``) are known too."""
        from refcheck.references.keyed import entry_key

        listed = any(entry_key(entry) for document in self.documents for entry in document.entries)
        whole = all(libraries is not None for libraries in self.own.values())
        found: dict[str, tuple[Library, ...]] = {}
        for document in self.documents:
            own = self.own.get(document.path) if document.bibliographies else ()
            more = tuple(library for library in (*self.shared, *given) if library not in (own or ()))
            if own is None or not (whole or own) or not (own or more or listed):
                continue
            found[document.path] = (*own, *more)
        return found


def _entries(libraries: Sequence[Library], keys: set[str]) -> dict[str, Reference]:
    """Return the entries of the keys; of two with one key the first, as BibTeX has it."""
    found: dict[str, Reference] = {}
    for library in libraries:
        for reference in library.references:
            if reference.problem is None and reference.key in keys:
                found.setdefault(reference.key, reference)
    return found


def known_entries(
    documents: Sequence[Document], project: Project, named: dict[str, Library], loaded: Sequence[Library]
) -> KnownEntries:
    """Return the bibliographies of documents: those that they name, and for all those of the run."""
    shared = [*named.values(), *(library for library in loaded if library not in named.values())]
    own = {d.path: project.of_document(d, named) for d in documents if d.bibliographies}
    return KnownEntries(documents=tuple(documents), own=own, shared=tuple(shared))
