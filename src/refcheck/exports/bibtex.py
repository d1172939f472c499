"""BibTeX and BibLaTeX files for other programs: bibliographic fields only."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.exports.item import Item
from refcheck.formats.bibtex import write_entry
from refcheck.formats.mapping import Dialect

__all__ = ["write", "write_biblatex"]


def write(items: Sequence[Item]) -> str:
    """Return entries that reference managers, BibTeX and BibLaTeX read, an empty line between them."""
    return _entries(items, Dialect.EXCHANGE)


def write_biblatex(items: Sequence[Item]) -> str:
    """Return entries in biblatex's own types and fields (``@report``, ``date``, ``journaltitle``)."""
    return _entries(items, Dialect.BIBLATEX)


def _entries(items: Sequence[Item], dialect: Dialect) -> str:
    return "\n".join(
        write_entry(item.reference, key=item.key, dialect=dialect, annotation=item.status, for_zotero=True)
        for item in items
    )
