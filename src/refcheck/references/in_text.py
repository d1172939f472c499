"""Citations by author and date, or by number, tied to the works of a document's lists of references."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.model.document import Document, Mention, MentionForm
from refcheck.references.works import WorkIndex
from refcheck.text.entry_heads import HeadIndex, MatchKind, heads_of
from refcheck.text.in_text import IBID

__all__ = ["tie_in_text"]

_SURE = frozenset({MatchKind.TIED, MatchKind.LOOSE})


def tie_in_text(document: Document, works: Sequence[int | None], index: WorkIndex) -> None:
    """Give each citation in the text to its work; ``works`` are those of the document's entries, in order.

    One that fits two entries, or none in every point, is given to none. *Ibid.* goes with the citation before it,
    unless several works are cited there.
    """
    if not document.entries:
        return
    heads = HeadIndex(heads_of([(entry.text, entry.repeated) for entry in document.entries]))
    numbers = {entry.label: at for at, entry in reversed(list(enumerate(document.entries))) if entry.label}
    before: Mention | None = None
    last: int | None = None
    for mention in document.mentions:
        if mention.form is MentionForm.NUMBER:
            entry = numbers.get(mention.text.strip("[]"))
        elif mention.form is not MentionForm.AUTHOR_DATE:
            continue
        elif mention.text == IBID:
            entry = last
        else:
            entry = _entry_of(mention, heads)
            last = None if before is not None and _is_beside(document, before, mention) else entry
            before = mention
        work = works[entry] if entry is not None else None
        if work is not None:
            index.works[work].mentions.append(mention)


def _entry_of(mention: Mention, heads: HeadIndex) -> int | None:
    names, _, year = mention.text.rpartition(" ")
    match = heads.match(names, year)
    return match.entries[0] if match.kind in _SURE and len(match.entries) == 1 else None


def _is_beside(document: Document, before: Mention, mention: Mention) -> bool:
    """Return whether two citations stand in the same brackets."""
    between = document.text[before.span.end : mention.span.start]
    return len(between) < 40 and not any(char in between for char in "()[].")
