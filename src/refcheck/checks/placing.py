"""Where findings stand in files that have no lines: paragraphs and pages instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from refcheck.model.document import Document
from refcheck.model.finding import Finding
from refcheck.model.place import Location, Unit

__all__ = ["Places"]


class Places:
    """The documents whose lines are paragraphs, with the pages of these."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._pages: dict[str, dict[int, str | None]] = {
            document.path: {block.line: block.page for block in document.blocks}
            for document in documents
            if document.unit is Unit.PARAGRAPH
        }

    def told(self, finding: Finding) -> Finding:
        """Return ``finding`` with places that a person can go to in such a file."""
        if not self._pages:
            return finding
        location = self._told(finding.location)
        related = tuple(self._told(place) for place in finding.related)
        if location is finding.location and all(
            one is other for one, other in zip(related, finding.related, strict=True)
        ):
            return finding
        return replace(finding, location=location, related=related)

    def _told(self, place: Location) -> Location:
        pages = self._pages.get(place.path)
        if pages is None or (place.unit is Unit.PARAGRAPH and place.column is None):
            return place
        page = place.page or pages.get(place.line or 0)
        return replace(place, unit=Unit.PARAGRAPH, column=None, page=page)
