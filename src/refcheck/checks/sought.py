"""What documents say is in their sources: words in quotation marks, and pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from refcheck.model.document import Document, Quotation
from refcheck.model.evidence import Sought
from refcheck.model.place import Location
from refcheck.model.reference import Citation, Reference

__all__ = ["Places", "sought_in"]

Places = dict[str, list[tuple[Sought, Location]]]

_PAGE = re.compile(r"(?:[ivxlc]+|\d{1,5})(?:\s?[-–]\s?(?:[ivxlc]+|\d{1,5}))?")


def sought_in(documents: Sequence[Document], references: Sequence[Reference]) -> Places:
    """Return what documents say is in each work, by the reference's id, with the place that says so.

    A quotation counts when its note cites one work alone; so does the page that a note cites.
    """
    found: Places = {}
    quoted = {document.path: _quotations(document) for document in documents}
    for reference in references:
        for citation in reference.citations:
            if len(citation.items) != 1 or citation.references != (reference.key,):
                continue
            page = _page_of(citation)
            quotations = quoted.get(citation.path, {}).get(citation.marker, ())
            places = found.setdefault(reference.id, [])
            places += [(Sought(reference=reference.id, text=q.text, page=page), q.location) for q in quotations]
            if page and not quotations:
                where = Location(path=citation.path, line=citation.line, marker=citation.marker)
                places.append((Sought(reference=reference.id, page=page), where))
    return {reference: places for reference, places in found.items() if places}


def _page_of(citation: Citation) -> str:
    """Return the page that a note cites; a chapter or a paragraph is none."""
    locator = citation.locator or ""
    return locator if _PAGE.fullmatch(locator.lower()) else ""


def _quotations(document: Document) -> dict[str, list[Quotation]]:
    """Return the quotations by the markers of their notes.

    Where numbers begin again it is not certain enough which note is meant: such are left out.
    """
    count = Counter(note.marker for note in document.notes)
    found: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in document.quotations:
        if quotation.marker is not None and count[quotation.marker] == 1:
            found[quotation.marker].append(quotation)
    return found
