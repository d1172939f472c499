"""The addresses of a run as evidence is gathered on them: each once, with what is known of what it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from refcheck.checks.sought import sought_in
from refcheck.model.document import Document
from refcheck.model.reference import Reference
from refcheck.model.work import PartialDate
from refcheck.text.dates import find_date
from refcheck.text.urls import is_web

if TYPE_CHECKING:
    from refcheck.checks import LinkUse
    from refcheck.evidence import LinkTarget

__all__ = ["targets_of"]


def targets_of(
    uses: Sequence[LinkUse], documents: Sequence[Document] = (), references: Sequence[Reference] = ()
) -> tuple[LinkTarget, ...]:
    """Return each address once, with the references that stand on it, the words that a document links
    with it, the day of the document that cites it, and the words that it says are there.
    """
    from refcheck.evidence import LinkTarget

    days = {document.path: find_date(document.date) if document.date else None for document in documents}
    words: dict[str, dict[str, str]] = {}
    sought = {one: tuple(s for s, _ in places) for one, places in sought_in(documents, references).items()}
    found: dict[str, LinkTarget] = {}
    for use in uses:
        target = found.get(use.url) or LinkTarget(url=use.url)
        if use.reference is not None and use.reference.id not in target.references:
            target = replace(
                target,
                references=(*target.references, use.reference.id),
                sought=(*target.sought, *sought.get(use.reference.id, ())),
            )
        text, day = target.text, target.day
        if use.document is not None:
            path = use.document.path
            if path not in words:
                words[path] = _words(use.document)
            text = text or words[path].get(use.url, "")
        day = day or _day(use, days)
        if (text, day) != (target.text, target.day):
            target = replace(target, text=text, day=day)
        found[use.url] = target
    return tuple(found.values())


def _words(document: Document) -> dict[str, str]:
    """Return the words by which a document links each address, the first where there are several."""
    found: dict[str, str] = {}
    for link in document.links:
        if link.text and not is_web(link.text):
            found.setdefault(link.url, " ".join(link.text.split()))
    return found


def _day(use: LinkUse, days: dict[str, PartialDate | None]) -> PartialDate | None:
    if use.document is not None:
        return days.get(use.document.path)
    citations = use.reference.citations if use.reference is not None else ()
    return next((day for citation in citations if (day := days.get(citation.path)) is not None), None)
