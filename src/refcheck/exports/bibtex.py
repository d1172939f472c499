"""BibTeX and BibLaTeX files for other programs: bibliographic fields only."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.formats.bibtex import write_entry
from refcheck.formats.mapping import Dialect
from refcheck.model.reference import Reference

__all__ = ["write", "write_biblatex"]


def write(references: Sequence[tuple[str, Reference]]) -> str:
    """Return entries that BibTeX and BibLaTeX both read, an empty line between them."""
    return "\n".join(write_entry(reference, key=key) for key, reference in references)


def write_biblatex(references: Sequence[tuple[str, Reference]]) -> str:
    """Return entries in biblatex's own types and fields (``@report``, ``date``, ``journaltitle``)."""
    return "\n".join(write_entry(reference, key=key, dialect=Dialect.BIBLATEX) for key, reference in references)
