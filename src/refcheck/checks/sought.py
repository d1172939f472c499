"""What documents say is in their sources: words in quotation marks, and pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from refcheck.model.document import Document, MentionForm, Quotation
from refcheck.model.evidence import Sought
from refcheck.model.place import Location, Span
from refcheck.model.reference import Reference
from refcheck.text.lazy import lazy_re

__all__ = ["Places", "sought_in"]

Places = dict[str, list[tuple[Sought, Location]]]

_IN_TEXT = frozenset({MentionForm.AUTHOR_DATE, MentionForm.NUMBER})
_PAGE = lazy_re(r"(?:[ivxlc]+|\d{1,5})(?:\s?[-–]\s?(?:[ivxlc]+|\d{1,5}))?")


def sought_in(documents: Sequence[Document], references: Sequence[Reference]) -> Places:
    """Return what documents say is in each work, by the reference's id, with the place that says so.

    A quotation counts when its note, or its citation in the text, cites one work alone; so does the page that is
    cited.
    """
    found: Places = {}
    quoted = {document.path: _quotations(document) for document in documents}
    keyed = _by_key(documents)
    by_citation: dict[tuple[str, Span], list[Quotation]] = defaultdict(list)
    for document in documents:
        for quotation in document.quotations:
            if quotation.cited is not None:
                by_citation[document.path, quotation.cited].append(quotation)
    for reference in references:
        places = found.setdefault(reference.id, [])
        for citation in reference.citations:
            if len(citation.items) != 1 or citation.references != (reference.key,):
                continue
            page = _page(citation.locator)
            quotations = quoted.get(citation.path, {}).get(citation.marker, ())
            places += [(Sought(reference=reference.id, text=q.text, page=page), q.location) for q in quotations]
            if page and not quotations:
                where = Location(path=citation.path, line=citation.line, marker=citation.marker)
                places.append((Sought(reference=reference.id, page=page), where))
        for where, span, page in (*_by_author(reference), *keyed.get(reference.key, ())):
            said = by_citation.get((where.path, span), ())
            places += [(Sought(reference=reference.id, text=q.text, page=page), q.location) for q in said]
            if page and not said:
                places.append((Sought(reference=reference.id, page=page), where))
    return {reference: places for reference, places in found.items() if places}


def _by_author(reference: Reference) -> Iterator[tuple[Location, Span, str]]:
    """Yield where a text cites a work by author and date or by number, and the page that it gives."""
    for mention in reference.mentions:
        if mention.form in _IN_TEXT:
            yield mention.location, mention.span, _page(mention.locators[0] if mention.locators else None)


def _by_key(documents: Sequence[Document]) -> dict[str, list[tuple[Location, Span, str]]]:
    """Return where texts cite works by their keys, one alone at a time, and the pages that they give."""
    found: dict[str, list[tuple[Location, Span, str]]] = defaultdict(list)
    for document in documents:
        count = Counter(one.span for one in document.embedded)
        for one in document.embedded:
            if one.note is None and count[one.span] == 1:
                where = Location(path=document.path, line=one.line)
                found[one.id].append((where, one.span, _page(one.locator)))
    return found


def _page(locator: str | None) -> str:
    """Return a place in a work if it is a page; a chapter or a paragraph is none."""
    return locator if locator and _PAGE.fullmatch(locator.lower()) else ""


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
