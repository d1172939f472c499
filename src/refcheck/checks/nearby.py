"""Records that are not certain to be those of a cited work, and what they say of it all the same.

Each function returns what speaks against a reference, nothing where another explanation is at hand: a review, a
translation, a column of one name, an appearance in another place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refcheck.checks.interface import Context
from refcheck.checks.records import Witness, agreeing, is_heard, of_work, witnesses_of
from refcheck.model.comparison import Difference, FieldAgreement, FieldComparison, Identity, WorkComparison
from refcheck.model.evidence import OTHER_PEOPLE, Evidence, Outcome, Via
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.authors import compare_authors
from refcheck.text.comparison.candidates import is_by_others
from refcheck.text.comparison.containers import compare_containers
from refcheck.text.comparison.kinds import group_of, is_placed_preprint, is_preprint
from refcheck.text.comparison.publishers import same_publisher
from refcheck.text.comparison.titles import other_prepositions, telling
from refcheck.text.title_language import languages_of_title
from refcheck.text.titles import compare_titles

__all__ = [
    "by_others",
    "elsewhere_alone",
    "in_one_language",
    "is_settled",
    "other_small_words",
    "preprints_alone",
    "retitled",
    "unlike_preprint",
]

WHOLE = 5
"""So many telling words of a title are hardly those of two books of one year."""
NAMED = 2
"""With fewer telling words a title is the name of a column, or of a kind of text."""
_BOOKS = frozenset({"book", "thesis", "report"})
_LISTS = frozenset({Difference.MISSING, Difference.SURPLUS, Difference.OTHER_PERSON})
_DISTANT = frozenset({Difference.TWO_YEARS, Difference.YEARS})


def by_others(context: Context, reference: Reference) -> tuple[int, Evidence, FieldComparison] | None:
    """Return a record of the very title, year and publisher (of an article: the same journal) by other people, where no
    search has found the work itself; ``None`` where a registry was not heard.
    """
    said = context.evidence_by_reference.get(reference.id, ())
    searched = [(index, one) for index, one in said if one.via is Via.SEARCH]
    if any(one.outcome is not Outcome.NOT_FOUND for _, one in searched) or not is_heard(context, reference):
        return None
    if of_work(witnesses_of(context, reference)):
        return None
    for index, one in searched:
        if one.reason == OTHER_PEOPLE and one.record is not None and is_by_others(reference.work, one.record):
            seen = compare_works(reference.work, one.record)
            year = seen.of("issued")
            dated = year.agreement is FieldAgreement.AGREE and year.difference is Difference.NONE
            if dated and _is_in_one_place(reference.work, one.record, seen):
                return index, one, seen.of("author")
    return None


def preprints_alone(witnesses: Sequence[Witness], reference: Reference) -> list[Witness]:
    """Return the preprints of a work that is said to have been printed, where nothing else is known of it; of a paper that
    gives the DOI of its preprint, where nothing is known of it in the conference that it names.
    """
    placed = is_placed_preprint(reference.work)
    own = frozenset({Identity.SAME, Identity.VERSION}) if placed else frozenset({Identity.SAME})
    for one in witnesses:
        elsewhere = placed and _is_in_another_place(reference.work, one.record)
        if one.seen.identity in own and not _is_preprint_record(one) and not elsewhere:
            return []
    # A record is a version too where the reference is the preprint, by the DOI that it cites.
    versions = own if placed else frozenset({Identity.VERSION})
    return [one for one in witnesses if one.seen.identity in versions and _is_preprint_record(one)]


def _is_in_another_place(work: Work, record: Work) -> bool:
    """Return whether a record is surely in another conference than a paper names, whatever its DOI says of it."""
    return compare_containers(replace(work, doi=""), record).agreement is FieldAgreement.DIFFER


def _is_preprint_record(one: Witness) -> bool:
    return one.record.type == "article" or one.evidence.source == "arxiv"


def unlike_preprint(context: Context, reference: Reference) -> list[Witness]:
    """Return the preprints of a work, where nothing else is known of it, of whose people two and at least half are others,
    or fewer, or more: somebody may join a paper before it is printed, a whole list does not change.
    """
    witnesses = witnesses_of(context, reference) if is_heard(context, reference) else []
    if reference.work.others or of_work(witnesses):
        return []
    return [
        one
        for one in witnesses
        if one.seen.identity is Identity.VERSION
        and one.seen.title is Agreement.SAME
        and is_preprint(one.record)
        and one.seen.of("author").difference in _LISTS
        and _apart(reference.work, one.record) >= max(2, len(one.record.author) / 2)
    ]


def _apart(cited: Work, record: Work) -> int:
    """Return how many names stand in one of two lists of authors alone."""
    return len(cited.author) + len(record.author) - 2 * compare_authors(cited, record).same


def _is_in_one_place(cited: Work, record: Work, seen: WorkComparison) -> bool:
    """Return whether two works of one title came out in one place: books with one publisher, or of a long title where a
    side names none; the name of a book is that of many an article about it.
    """
    groups = {group_of(cited), group_of(record)} - {""}
    if not groups <= _BOOKS:
        return len(groups) < 2 and seen.of("container_title").agreement is FieldAgreement.AGREE
    if cited.publisher and record.publisher:
        return same_publisher(cited.publisher, record.publisher)
    return len(telling(cited.title)) >= WHOLE


def is_settled(witnesses: Sequence[Witness], reference: Reference) -> bool:
    """Return whether the records are those of the cited work for certain: not where a manual, which names no place, was
    found by its title as an article in a journal, which may be about it, unless its pages are the cited ones.
    """
    return any(
        one.is_cited
        or reference.work.container_title
        or "page" in one.seen.supports
        or not one.record.container_title
        or group_of(one.record) not in {"article", "conference"}
        for one in witnesses
    )


def retitled(witnesses: Sequence[Witness], reference: Reference) -> list[Witness]:
    """Return the witnesses to which an identifier of the reference led, whose first author and pages are the cited ones
    and whose title is another; empty as soon as one has the cited title.

    Nobody has two works on one page. The title of what the work stands in, and that of a column, are left alone.
    """
    work = reference.work
    if agreeing(witnesses, "title") or len(telling(work.title)) < NAMED:
        return []
    return [
        one
        for one in witnesses
        if one.is_cited
        and one.seen.identity is Identity.UNKNOWN
        and one.seen.title is Agreement.DIFFERENT
        and {"author", "page"} <= one.seen.supports
        and len(telling(one.record.title)) >= NAMED
        and not _is_container(work, one.record)
    ]


def _is_container(work: Work, record: Work) -> bool:
    names = [name for name in (work.container_title, work.collection_title, record.container_title) if name]
    agree = {Agreement.SAME, Agreement.SHORT}
    return any(compare_titles(record.title, name).agreement in agree for name in names)


def in_one_language(cited: str, found: str) -> bool:
    """Return whether two titles are known to be in one language, so that neither translates the other."""
    return not languages_of_title(cited).isdisjoint(languages_of_title(found))


def other_small_words(witnesses: Sequence[Witness]) -> list[tuple[Witness, FieldComparison]]:
    """Return the witnesses whose title has other prepositions in one or two places, and is the cited one else; empty
    as soon as one has the cited title in all its words.
    """
    pairs = [(one, one.seen.of("title")) for one in witnesses]
    if any(seen.agreement is FieldAgreement.AGREE and seen.difference is Difference.NONE for _, seen in pairs):
        return []
    return [(one, seen) for one, seen in pairs if _are_prepositions(seen)]


def _are_prepositions(seen: FieldComparison) -> bool:
    if seen.difference is not Difference.WORDS or seen.agreement is not FieldAgreement.AGREE:
        return False
    return other_prepositions(seen.cited, seen.found)


def elsewhere_alone(context: Context, reference: Reference) -> list[Witness]:
    """Return the witnesses of a work that appeared in another place, where nobody knows it in the one that is cited.

    A talk is often printed again as an article, a year or more later: that is silent. So the other place has to be of the
    cited year or the one before, or the pages have to be the cited ones; and two registries have to have been searched,
    or an identifier to have led there.
    """
    witnesses = witnesses_of(context, reference)
    if not is_heard(context, reference) or is_preprint(reference.work) or agreeing(witnesses, "container_title"):
        return []
    if any(one.seen.identity is Identity.SAME for one in witnesses):
        return []
    said = context.evidence_by_reference.get(reference.id, ())
    searched = {one.source for _, one in said if one.via is Via.SEARCH and one.outcome is not Outcome.SKIPPED}
    found = [one for one in witnesses if _is_elsewhere(one, reference)]
    return found if len(searched) > 1 or any(one.is_cited for one in found) else []


def _is_elsewhere(one: Witness, reference: Reference) -> bool:
    seen, work = one.seen, reference.work
    if seen.identity is not Identity.VERSION or seen.title is not Agreement.SAME or is_preprint(one.record):
        return False
    if seen.of("container_title").difference is not Difference.OTHER_CONTAINER or "author" not in seen.supports:
        return False
    near = seen.of("issued").difference not in _DISTANT and bool(work.year and one.record.year)
    later = (one.record.year or 0) > (work.year or 0)
    return "page" in seen.supports or (near and not later)
