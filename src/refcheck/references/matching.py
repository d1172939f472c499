"""Which stored entry an extracted reference is.

In this order: an entry that the document itself wrote (the same note, a title alike), one with the same
identifier or address, one with the same title, first author and year. An entry is given away once. Errs
towards *another work*: a doubled entry is seen and removed, two works in one entry are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from refcheck.formats.provenance import citation_records, document_name, mention_records
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.identifiers import isbn13, normalise_doi
from refcheck.text.names import same_person
from refcheck.text.titles import compare_titles
from refcheck.text.urls import normalise
from refcheck.text.words import fold

__all__ = ["match"]

_ALIKE = {Agreement.SAME, Agreement.SHORT, Agreement.MISQUOTED}
_RANK = {Agreement.SAME: 0, Agreement.SHORT: 1, Agreement.MISQUOTED: 2, Agreement.UNKNOWN: 3, Agreement.DIFFERENT: 4}

Handles = Callable[[Reference], Iterable[object]]
Judge = Callable[[Reference, Reference], bool]


def match(extracted: Sequence[Reference], stored: Sequence[Reference]) -> dict[int, int]:
    """Return the index of the stored entry of each extracted reference that has one, by its index."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    usable = [i for i, reference in enumerate(stored) if reference.problem is None]
    for handles, judge in _PASSES:
        by_handle: dict[object, list[int]] = defaultdict(list)
        for index in usable:
            if index not in taken:
                for handle in handles(stored[index]):
                    by_handle[handle].append(index)
        for index, reference in enumerate(extracted):
            if index in found:
                continue
            near = dict.fromkeys(
                i for handle in handles(reference) for i in by_handle.get(handle, ()) if i not in taken
            )
            fit = [i for i in near if judge(reference, stored[i])]
            if fit:
                best = min(fit, key=lambda i: (_likeness(reference, stored[i]), i))
                found[index] = best
                taken.add(best)
    return found


def _likeness(one: Reference, other: Reference) -> tuple[int, bool]:
    """Return a rank, the best first: the agreement of the titles, then whether the keys are the same."""
    return _RANK[_agreement(one.work, other.work)], one.key != other.key


def _agreement(one: Work, other: Work) -> Agreement:
    """Return how two titles go together, whichever of them is the shorter one."""
    found = (compare_titles(one.title, other.title), compare_titles(other.title, one.title))
    return min((each.agreement for each in found), key=_RANK.__getitem__)


def _records(reference: Reference) -> frozenset[str]:
    """Return what the tool's own two fields say of a reference: its documents, lines, notes."""
    return frozenset((*mention_records(reference.mentions), *citation_records(reference.citations, reference.key)))


def _as_written(reference: Reference) -> Iterable[object]:
    yield reference.key.lower(), _records(reference)


def _under_another_key(reference: Reference) -> Iterable[object]:
    records = _records(reference)
    if records:
        yield records


def _notes(reference: Reference) -> Iterable[object]:
    for citation in reference.citations:
        if (reference.key,) in (cited.references for cited in citation.items):
            yield document_name(citation.path), citation.marker


def _identifiers(reference: Reference) -> Iterable[object]:
    work = reference.work
    if doi := normalise_doi(work.doi):
        yield "doi", doi
    yield from (("isbn", isbn13(isbn)) for isbn in work.isbn)
    if work.url:
        yield "url", normalise(work.url).removeprefix("https:").removeprefix("http:")


def _years(reference: Reference) -> Iterable[object]:
    yield reference.work.year


def _is_as_written(one: Reference, other: Reference) -> bool:
    return bool(one.citations or one.mentions or not one.work.title) or _same_title(one.work, other.work)


def _is_not_another(one: Reference, other: Reference) -> bool:
    return _agreement(one.work, other.work) is not Agreement.DIFFERENT


def _by_note(one: Reference, other: Reference) -> bool:
    if _agreement(one.work, other.work) in _ALIKE:
        return True
    same_identifier = not set(_identifiers(one)).isdisjoint(_identifiers(other))
    return same_identifier or (one.work.year == other.work.year and _same_author(one.work, other.work) is True)


def _by_identifier(one: Reference, other: Reference) -> bool:
    shared = {kind for kind, _ in set(_pairs(one)) & set(_pairs(other))}
    if "doi" in shared:
        return True
    # Chapters share the ISBN and the address of their book.
    return _agreement(one.work, other.work) is not Agreement.DIFFERENT and (
        one.work.type == other.work.type or _same_title(one.work, other.work)
    )


def _pairs(reference: Reference) -> Iterable[tuple[str, str]]:
    for pair in _identifiers(reference):
        assert isinstance(pair, tuple)
        yield pair


def _by_title(one: Reference, other: Reference) -> bool:
    author = _same_author(one.work, other.work)
    if author is False:
        return False
    agreement = _agreement(one.work, other.work)
    return agreement is Agreement.SAME or (agreement is Agreement.SHORT and author is True)


def _same_title(one: Work, other: Work) -> bool:
    return fold(one.title).split() == fold(other.title).split()


def _same_author(one: Work, other: Work) -> bool | None:
    """Return whether the first authors can be the same; ``None`` when that cannot be told."""
    mine, theirs = one.author or one.editor, other.author or other.editor
    if not mine or not theirs:
        return (
            None
            if mine or theirs or not (one.publisher or other.publisher)
            else fold(one.publisher) == fold(other.publisher)
        )
    return same_person(mine[0], theirs[0])


_PASSES: tuple[tuple[Handles, Judge], ...] = (
    (_as_written, _is_as_written),
    (_under_another_key, _is_not_another),
    (_notes, _by_note),
    (_identifiers, _by_identifier),
    (_years, _by_title),
)
