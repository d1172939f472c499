"""What of a page counts as accepted: pure rules on what the memory has, and what a run has seen.

The first run that sees the page of a reference accepts it. From then on it is compared with that day, however
often it is looked at, until somebody says that it was read again: by a later access date, or by
``--lock accept``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from refcheck.memory.codec import MAX_EXCERPT
from refcheck.memory.strikes import day_of
from refcheck.model.evidence import PAGES, Accepted, LinkEvidence
from refcheck.model.report import Agreement
from refcheck.text.sketch import MAX_SKETCH
from refcheck.text.titles import compare_titles

__all__ = ["accepted_by", "entry_of", "from_entry", "state_of"]


def state_of(link: LinkEvidence) -> Accepted | None:
    """Return what there is to accept of a page as it was seen, ``None`` when nothing can be compared later."""
    day = day_of(link.checked)
    if day is None:
        return None
    file = link.content_type not in PAGES
    state = Accepted(
        day=day.isoformat(),
        title=(link.title or "")[:MAX_EXCERPT],
        sketch=link.sketch or "",
        sha256=(link.sha256 or "") if file else "",
        modified=(link.modified or "") if file else "",
    )
    return state if state.title or state.sketch or (state.sha256 and state.modified) else None


def accepted_by(known: Accepted | None, link: LinkEvidence, *, read: date | None, anew: bool) -> Accepted | None:
    """Return what is accepted after ``link`` was seen, ``None`` as long as nothing is.

    ``known`` is what was accepted before, ``read`` the last access date of those who cite the page; ``anew``
    accepts what it is now.
    """
    seen = state_of(link)
    if seen is None or (known is not None and seen.day < known.day):
        return known
    if known is None or anew:
        return seen
    if read is not None and read.isoformat() > known.day:
        # What was accepted is not what was read, and what was read is not seen before its day.
        return seen if seen.day >= read.isoformat() else None
    return seen if _adds(known, seen) else known


def _adds(known: Accepted, seen: Accepted) -> bool:
    """Return whether a text is seen for the first time, under the title that was accepted."""
    if known.sketch or not seen.sketch or not known.title:
        return False
    return compare_titles(known.title, seen.title).agreement is Agreement.SAME


def entry_of(accepted: Accepted) -> dict[str, str]:
    """Return what stands in an entry of the lock."""
    told = {
        "accepted": accepted.day,
        "title": accepted.title,
        "sketch": accepted.sketch,
        "sha256": accepted.sha256,
        "modified": accepted.modified,
    }
    return {name: text for name, text in told.items() if text}


def from_entry(entry: Any) -> Accepted | None:
    """Return what an entry of the lock says was accepted, ``None`` when nothing was, or it cannot be read."""
    if not isinstance(entry, dict) or day_of(entry.get("accepted")) is None:
        return None
    said = {name: entry.get(name, "") for name in ("title", "sketch", "sha256", "modified")}
    if not all(isinstance(text, str) for text in said.values()):
        return None
    return Accepted(
        day=entry["accepted"][:10],
        title=said["title"][:MAX_EXCERPT],
        sketch=said["sketch"][: MAX_SKETCH + 1],
        sha256=said["sha256"][:64],
        modified=said["modified"][:10],
    )
