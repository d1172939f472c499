"""What could not be known of the references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.evidence.quotations import NAME as QUOTATION
from refcheck.model.evidence import Evidence, LinkEvidence, LinkVerdict, Outcome, Unknown
from refcheck.model.reference import Reference

__all__ = ["unknown_of"]

_REASONS = {
    LinkVerdict.BLOCKED: "blocked",
    LinkVerdict.TIMEOUT: "timeout",
    LinkVerdict.UNAVAILABLE: "unavailable",
    LinkVerdict.TLS_ERROR: "unavailable",
}
_UNREAD = {
    "pdf-scan": ("unavailable", "the file is a scan, without text or title"),
    "pdf-encrypted": ("unavailable", "the file is encrypted, and shows no title"),
    "pdf-damaged": ("unavailable", "the file is damaged, and shows no title"),
    "pdf-cut-off": ("not-asked", "the file is too large to be read for its title"),
    "pdf-not-read": ("unavailable", "the file could not be read within its bounds"),
    "pdf-no-title": ("unavailable", "the file shows no title that two places in it agree on"),
    "pdf-unclear": ("unavailable", "the file has another title, and the cited one on its first pages"),
    "no-page": ("not-asked", "what the link leads to is no page"),
    "no-title": ("unavailable", "the page shows no title"),
    "site-name-only": ("unavailable", "the page shows only the name of its site"),
}


def unknown_of(
    references: Sequence[Reference], links: Sequence[LinkEvidence], evidence: Sequence[Evidence]
) -> tuple[Unknown, ...]:
    """Return what could not be known of each reference, in the order of the references."""
    by_reference: dict[str, list[LinkEvidence]] = {}
    for link in links:
        for one in link.references:
            by_reference.setdefault(one, []).append(link)
    pages: dict[str, list[Evidence]] = {}
    for piece in evidence:
        if piece.reference is not None and piece.source != QUOTATION:  # it says nothing of the work's title
            pages.setdefault(piece.reference, []).append(piece)
    return tuple(
        unknown
        for reference in references
        for unknown in _of_one(reference.id, by_reference.get(reference.id, []), pages.get(reference.id, []))
    )


def _of_one(reference: str, links: Sequence[LinkEvidence], pages: Sequence[Evidence]) -> Iterator[Unknown]:
    for link in links:
        if link.verdict.is_unverified:
            reason = _REASONS.get(link.verdict, "offline" if link.reason == "offline" else "not-asked")
            yield Unknown(reference=reference, what="link", reason=reason, detail=link.detail)
    if any(page.outcome is Outcome.FOUND for page in pages):
        return
    for page in pages:
        if page.reason in _UNREAD:
            reason, detail = _UNREAD[page.reason]
            yield Unknown(reference=reference, what="title", reason=reason, detail=detail)
