"""References: read from .bib files, extracted from documents, brought together, kept.

``load`` reads a .bib file and ``extract`` documents; ``reconcile`` joins what both say of a document's
works, ``merge`` makes the text of the .bib that holds them, ``write_library`` keeps it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from refcheck.garbage import rarely_collected

if TYPE_CHECKING:
    from refcheck.model.document import Document
    from refcheck.model.reference import Library

__all__ = ["extract", "load", "merge", "parse_bibtex", "reconcile", "write_library"]


@rarely_collected()
def load(path: str | os.PathLike[str]) -> Library:
    """Return the library that a .bib file holds; broken entries are among its references.

    Raises ``BibliographyError`` when the file cannot be read at all.
    """
    from refcheck.references.bibtex import load as read

    return read(path)


@rarely_collected()
def parse_bibtex(text: str, *, path: str = "<text>") -> Library:
    """Return the library that a BibTeX or BibLaTeX text is; broken entries are among its references.

    ``path`` is only a name. Nothing that the text holds raises.
    """
    from refcheck.references.bibtex import parse_bibtex as parse

    return parse(text, path=path)


@rarely_collected()
def extract(*documents: Document) -> Library:
    """Return the references of documents, which are taken as one project in the order given."""
    from refcheck.references.extraction import extract as take

    return take(*documents)


def reconcile(extracted: Library, stored: Library) -> Library:
    """Return the extracted references with what the stored entries of the same works say."""
    from refcheck.references.store import reconcile as bring_together

    return bring_together(extracted, stored)


def merge(extracted: Library, stored: Library | None, *, path: str, biblatex: bool = False) -> str:
    """Return the text of the .bib at ``path`` with the extracted references in it.

    New entries are such that BibTeX and BibLaTeX both know them, with ``biblatex`` as BibLaTeX alone does.
    """
    from refcheck.formats.mapping import Dialect
    from refcheck.references.store import merge as put_in

    return put_in(extracted, stored, path=path, dialect=Dialect.BIBLATEX if biblatex else Dialect.BIBTEX)


def write_library(path: str | os.PathLike[str], text: str) -> None:
    """Write the text of a .bib file, whole or not at all. Raises ``OutputError``."""
    from refcheck.references.store import write_library as write

    write(path, text)
