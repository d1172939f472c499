"""Short forms that lead to another work than when the document was last extracted.

The memory is the field ``refcheck-note`` of the entries: which notes of the document cited the work, and
how. The notes of then and now are laid side by side by what they cite; an *Ibid.* that stands among the
same neighbours and leads elsewhere has drifted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from refcheck.formats.provenance import document_name
from refcheck.model.reference import Citation, Doubt, NoteKind, Reference

__all__ = ["mark_drift"]

MAX_CELLS = 4_000_000
"""Documents with more pairs of changed notes (then times now) are not laid side by side."""

_MAY_DRIFT = frozenset({NoteKind.IBID, NoteKind.SUPRA})
_Token = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cited:
    """One work's part of a note: what it is told by, the key it led to, and where it stands now."""

    token: _Token
    key: str
    citation: int = 0
    item: int = 0


def mark_drift(citations: Sequence[Citation], stored: Sequence[Reference]) -> tuple[Citation, ...]:
    """Return the citations with a doubt at each item that led to another work when ``stored`` was written."""
    known = {key for citation in citations for key in citation.references}
    paths = dict.fromkeys(citation.path for citation in citations)
    names = Counter(document_name(path) for path in paths)
    then = _remembered(stored)
    marked = list(citations)
    for path in paths:
        name = document_name(path)
        if names[name] > 1 or name not in then:  # two documents of one name share their records
            continue
        for now, before in _pairs(then[name], _present(citations, path)):
            citation = marked[now.citation]
            item = citation.items[now.item]
            moved = before.key != now.key and before.key in known and item.kind in _MAY_DRIFT
            if moved and item.doubt is None and len(item.references) == 1:
                items = list(citation.items)
                items[now.item] = replace(item, doubt=Doubt.DRIFTED, instead=(before.key,))
                marked[now.citation] = replace(citation, items=tuple(items))
    return tuple(marked)


def _token(kind: NoteKind, key: str, locator: str | None) -> _Token:
    """Return what tells an item from its neighbours: its work, unless that is what may have changed."""
    return (kind.value, locator or "") if kind in _MAY_DRIFT else ("work", key)


def _remembered(stored: Sequence[Reference]) -> dict[str, list[_Cited]]:
    """Return what the entries say of each document's notes, in the order of the notes."""
    found: dict[str, list[tuple[int, int, _Cited]]] = {}
    for reference in stored:
        for citation in reference.citations:
            label = int(citation.marker) if citation.marker.isascii() and citation.marker[:6].isdigit() else 0
            for item in citation.items:
                one = _Cited(token=_token(item.kind, reference.key, item.locator), key=reference.key)
                found.setdefault(document_name(citation.path), []).append((citation.line, label, one))
    return {name: [one for *_, one in sorted(rows, key=lambda row: row[:2])] for name, rows in found.items()}


def _present(citations: Sequence[Citation], path: str) -> list[_Cited]:
    return [
        _Cited(
            token=_token(item.kind, item.references[0] if item.references else "", item.locator),
            key=item.references[0] if item.references else "",
            citation=number,
            item=index,
        )
        for number, citation in enumerate(citations)
        if citation.path == path
        for index, item in enumerate(citation.items)
    ]


def _pairs(then: Sequence[_Cited], now: Sequence[_Cited]) -> list[tuple[_Cited, _Cited]]:
    """Return which item of now was which of then; none where there is too much to tell."""
    if len(then) * len(now) > MAX_CELLS:
        return []
    matcher = SequenceMatcher(a=[one.token for one in then], b=[one.token for one in now], autojunk=False)
    return [
        (now[block.b + offset], then[block.a + offset])
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    ]
