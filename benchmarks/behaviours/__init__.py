"""A catalogue of what servers do, with the verdict that each of them deserves.

Each module is a chapter: cases with a name, a group, the verdicts that are right and the hosts that
are set up for it. The verdicts follow from what a person with a browser would get, not from what any
program says. ``python -m benchmarks.behaviours`` asks programs; ``tests/links`` asks the library.
"""

from __future__ import annotations

from benchmarks.behaviours import (
    archivist_further,
    archivist_last,
    archivist_living,
    archivist_lost,
    archivist_once_more,
    archivist_programs,
    auditor,
    bodies,
    challenges,
    clerk,
    desk_again,
    desk_living,
    desk_lost,
    desk_third,
    editor_living,
    editor_living_more,
    editor_lost,
    editor_unsure,
    examiner,
    fixtures_further,
    fixtures_last,
    fixtures_plain,
    forager_first,
    forager_second,
    forager_third,
    fragments,
    gatherer_first,
    gatherer_second,
    gatherer_third,
    headers,
    heads,
    librarian_again,
    librarian_last,
    librarian_living,
    librarian_lost,
    look_alikes,
    missing_pages,
    network,
    newsroom_living,
    newsroom_lost,
    platforms,
    postmaster,
    redirects,
    statuses,
    surveyor,
    translator_living,
    translator_lost,
    written,
)
from benchmarks.behaviours.case import ACCUSED, FINE, Case, Group
from benchmarks.behaviours.stage import Stage, StagedWeb

__all__ = ["ACCUSED", "CASES", "FINE", "Case", "Group", "Stage", "StagedWeb", "set_up"]

CASES: tuple[Case, ...] = tuple(
    case
    for module in (
        *(heads, redirects, statuses, headers, bodies, network, written, fragments),
        *(
            challenges,
            missing_pages,
            look_alikes,
            archivist_lost,
            archivist_living,
            archivist_further,
            archivist_last,
            archivist_programs,
            archivist_once_more,
            librarian_lost,
            librarian_living,
            librarian_again,
            librarian_last,
            newsroom_lost,
            newsroom_living,
            clerk,
            fixtures_plain,
            fixtures_further,
            fixtures_last,
            platforms,
            translator_lost,
            translator_living,
            desk_lost,
            desk_living,
            desk_again,
            desk_third,
            editor_lost,
            editor_living,
            editor_living_more,
            editor_unsure,
            auditor,
            surveyor,
            postmaster,
            gatherer_first,
            gatherer_second,
            gatherer_third,
            forager_first,
            forager_second,
            forager_third,
            examiner,
        ),
    )
    for case in module.chapter.cases
)


def set_up(web: StagedWeb, cases: tuple[Case, ...] = CASES) -> dict[str, str]:
    """Set the hosts of ``cases`` up and return the address of each case, by its name."""
    return {case.name: case.setting(Stage(web, case.name)) for case in cases}
