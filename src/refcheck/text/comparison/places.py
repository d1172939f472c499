"""The very place of a cited article (journal, volume, issue, pages) beside that of a record of another work."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from refcheck.model.comparison import Difference, FieldAgreement
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.comparison.containers import compare_containers
from refcheck.text.comparison.pages import compare_issues, compare_volumes, shared_pages
from refcheck.text.comparison.titles import telling
from refcheck.text.comparison.works import compare_works
from refcheck.text.words import fold

__all__ = ["COVERED", "PAGED", "is_in_issue", "is_placed", "occupant", "stands_in_place_of"]

COVERED = 3
"""So many works of one journal and volume show that a registry holds it."""
SHARED = 3
"""So many pages in common are no shared page on which one piece ends and the next begins."""
PAGED = 8
"""So many works of a volume of which no two share pages show that its pages are counted through."""
MOST = 80
"""A record of more pages is that of a whole issue, or wrong."""


def is_placed(work: Work) -> bool:
    """Return whether an article gives what says where it stands: journal, volume, first and last page, year.

    Many volumes are paged through, so that the issue may be missing.
    """
    whole = work.container_title and work.volume and work.year
    return work.type == "article-journal" and bool(whole) and shared_pages(work, work, most=MOST) >= SHARED


def occupant(cited: Work, records: Sequence[Work]) -> int | None:
    """Return which record is of another work at the cited place, ``None`` for none, or when the records do not show
    that their source holds the journal's volume.
    """
    held = [index for index, record in enumerate(records) if _in_volume(cited, record)]
    if len(held) < COVERED:
        return None
    through = _is_paged_through([records[index] for index in held])
    return next((index for index in held if stands_in_place_of(cited, records[index], paged_through=through)), None)


def _is_paged_through(works: Sequence[Work]) -> bool:
    """Return whether the works of a volume show that its pages are counted through: many, of which no two share pages,
    and of several issues where issues are told.

    Were each issue's pages counted from 1, eight works that nothing tells apart would share some in 99 of 100 volumes.
    """
    placed = [work for work in works if shared_pages(work, work, most=MOST)]
    issues = {work.issue.strip() for work in placed}
    if len(placed) < PAGED or (len(issues) == 1 and "" not in issues):
        return False
    return not any(shared_pages(one, other, most=MOST) >= SHARED for one, other in combinations(placed, 2))


def stands_in_place_of(cited: Work, record: Work, *, paged_through: bool = False) -> bool:
    """Return whether a record is of another work at the cited place. It errs towards "no".

    Issues that all begin with page 1 make the same pages many places, so that the issue must agree, unless the volume is
    known to be ``paged_through``: then it must not differ. A work that is known by a translated title, or under the name
    of another of its authors, stands there by right.
    """
    if not _in_volume(cited, record) or not (paged_through or is_in_issue(cited, record)):
        return False
    if compare_issues(cited, record).agreement is FieldAgreement.DIFFER:
        return False
    if shared_pages(cited, record, most=MOST) < SHARED or not (telling(cited.title) and telling(record.title)):
        return False
    seen = compare_works(cited, record)
    others = seen.title is Agreement.DIFFERENT and seen.of("author").difference is Difference.FIRST_AUTHOR
    return others and _surnames(cited).isdisjoint(_surnames(record))


def is_in_issue(cited: Work, record: Work) -> bool:
    """Return whether the cited issue is the record's; not where either names none."""
    return compare_issues(cited, record).agreement is FieldAgreement.AGREE


def _in_volume(cited: Work, record: Work) -> bool:
    return (
        compare_containers(cited, record).agreement is FieldAgreement.AGREE
        and compare_volumes(cited, record).agreement is FieldAgreement.AGREE
        and abs((cited.year or 0) - (record.year or 0)) <= 1
    )


def _surnames(work: Work) -> set[str]:
    return {fold(name.surname) for name in (*work.author, *work.editor)}
