"""PUB010: whether any registry knows the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.checks.identity import KNOWN, WEAK
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.measured import among_real, among_works
from refcheck.checks.records import is_heard, witnesses_of
from refcheck.model.evidence import ELSEWHERE, PLACE_TAKEN, Evidence, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.model.report import Agreement
from refcheck.model.sources import called
from refcheck.text.comparison.candidates import is_by_others, is_elsewhere
from refcheck.text.comparison.kinds import is_reviewing
from refcheck.text.comparison.places import is_in_issue, stands_in_place_of
from refcheck.text.comparison.titles import telling
from refcheck.text.lazy import lazy_re
from refcheck.text.periodicals import is_newspaper
from refcheck.text.titles import compare_titles, main_title

ENOUGH = 2
"""So many telling words are more than the name of a column."""
TELLING = 3
"""So many telling words of a title are hardly those of two works."""
_PAGES = lazy_re(r"\d\s?[-\u2010-\u2015]{1,2}\s?\d")
"""The first and the last page of something."""
_DESCRIBED = frozenset({"article-journal", "paper-conference"})
"""What registries cover well enough that not being there says something."""


@check(
    "PUB010",
    "not-found",
    "no registry knows the work",
    severity=Severity.WARNING,
    confidence=Confidence.LOW,
    online=True,
    measured=among_works(
        so=211,
        otherwise=11,
        warned=1,
        told=42,
        real=among_real(
            "5 named, 1 of them rightly (made up) and 4 not judged: papers of conferences, of which other registries that know them were not heard"
        ),
    ),
)
def not_found(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells of publications that registries were searched for and that none of them has.

    ## Why it matters

    A work that no registry knows may have been described wrongly, or may not exist. It may also be one of the many
    that registries do not cover.

    ## Example

    Before:

    ```bibtex
    @article{okafor2020,
      author  = {Okafor, N.},
      title   = {Inspection of hidden domestic labour},
      journal = {Journal of Inspection Law},
      volume  = {8},
      pages   = {101--120},
      year    = {2020},
    }
    ```

    After:

    ```bibtex
    @article{okafor2020,
      author  = {Okafor, Ngozi},
      title   = {Inspecting what nobody sees: domestic work and the law},
      journal = {Review of Labour Inspection},
      volume  = {8},
      pages   = {101--120},
      year    = {2020},
    }
    ```

    The reference had been written from memory; the article exists under another title, in another journal.

    ## How to mend

    Confirm the work by hand: in a library's catalogue, at its publisher.

    ## How sure it is

    A *warning* for an article or a conference paper with author and journal that two registries answered about (three
    where a paper names no conference), and for what has an author, a year, and volume and number or the first and the last
    page of something whose name is missing;
    an *error* when, beside that, Crossref holds the journal's volume and has another work of other people at these very
    pages of the cited issue (a *warning* where no issue is given and the volume is paged through, or where a registry has
    a work of the cited title somewhere); *information* for everything else: reports, books, theses and works that are not in English are often in no
    registry, those of a column ("Book Review: ...") are often there under its name alone, and a work of the very same title that
    a registry has may be the cited one, unless it is by other people. A preprint whose number arXiv itself does not have
    is a *warning* too. A registry that did not answer means that nothing is said. It is never said that a work does not
    exist.

    ## Known false alarms

    Articles of journals without DOIs, newspapers, works before about 1950.
    """
    if reference.kind is not ReferenceKind.PUBLICATION or any(
        one.seen.identity in KNOWN or (one.is_cited and not one.seen.supports <= WEAK)
        for one in witnesses_of(context, reference)
    ):
        return
    if not is_heard(context, reference):
        return
    evidence = context.evidence_by_reference.get(reference.id, ())
    searched = [(index, one) for index, one in evidence if one.via is Via.SEARCH]
    missing = [(index, one) for index, one in searched if one.outcome is Outcome.NOT_FOUND]
    if not missing or len(missing) != len(searched):
        return
    told = len(missing) > 1 and _is_described(reference, heard=len(missing))
    # Whose whole title a registry has, by other people, is not there under the name of its column.
    column = _is_in_column(reference.work.title) and not any(_is_others(reference, one) for _, one in missing)
    described = told and not column and not _is_known_by_title(reference, missing)
    unknown = f"{_names(missing)} {'do' if len(missing) > 1 else 'does'} not know this work"
    elsewhere = next((one for _, one in missing if _is_elsewhere(reference, one)), None)
    taken = _in_its_place(reference, evidence) if told else None
    if taken is not None:
        index, other, same_issue = taken
        yield rule.finding(
            message=f"{unknown}, and at its place in the journal {called(other.source)} has another",
            location=reference.location,
            severity=Severity.ERROR if described and same_issue and elsewhere is None else Severity.WARNING,
            confidence=Confidence.MEDIUM,
            actual=reference.work.title,
            expected=other.record.title if other.record else "",
            remedy="look at these pages of the journal; correct the reference, or take it out",
            about=reference,
            evidence=(*(number for number, _ in missing), index),
        )
        return
    # The preprint of what a registry has in another place alone is no sign that it was printed in the cited one.
    if told and not column and elsewhere is not None and elsewhere.record is not None:
        yield rule.finding(
            message=f"{called(elsewhere.source)} has this title by the same people in another place alone",
            location=reference.location,
            actual=f"{reference.work.container_title}, {reference.work.year}",
            expected=f"{elsewhere.record.container_title}, {elsewhere.record.year or 'no year'}",
            remedy="look at the work itself: which place is right?",
            about=reference,
            evidence=tuple(index for index, _ in missing),
        )
        return
    disowned = _disowned(evidence) if len(missing) > 1 else ""
    yield rule.finding(
        message=f"{unknown}, and arXiv has no preprint {disowned}"
        if disowned
        else f"{unknown}; registries may not cover it",
        location=reference.location,
        severity=Severity.WARNING if described or disowned else Severity.INFO,
        actual=reference.work.title,
        expected=next((one.excerpt for _, one in missing if one.excerpt), ""),
        remedy="confirm it by hand",
        about=reference,
        evidence=tuple(index for index, _ in missing),
    )


def _disowned(evidence: Sequence[tuple[int, Evidence]]) -> str:
    """Return the number of a cited preprint that arXiv, which gives these numbers, does not have in any version; empty
    where there is none, or arXiv did not answer.
    """
    told = [one for _, one in evidence if one.source == "arxiv" and one.via is Via.CITED]
    missing = [one.identifier.partition(":")[2] for one in told if one.outcome is Outcome.NOT_FOUND]
    return missing[0] if missing and len(missing) == len(told) else ""


def _in_its_place(reference: Reference, evidence: Sequence[tuple[int, Evidence]]) -> tuple[int, Evidence, bool] | None:
    """Return what is known of another work at the cited place, where a registry holds the journal's volume, and whether
    the issue was compared as well.
    """
    for index, one in evidence:
        if one.via is Via.PLACE and one.reason == PLACE_TAKEN and one.record is not None:
            there = stands_in_place_of(reference.work, one.record, paged_through=True)
            return (index, one, is_in_issue(reference.work, one.record)) if there else None
    return None


def _is_described(reference: Reference, *, heard: int) -> bool:
    """Return whether an article or a paper is described well enough; not where a newspaper's name is all of its place.

    ``heard`` registries were searched: where they are three, a conference need not be named.
    """
    work = reference.work
    if not (work.author and work.year):
        return False
    if work.type == "document" and not work.container_title:
        # Volume and number, or the first and the last page, are those of something printed, whose name is missing.
        return bool((work.volume and (work.issue or work.number)) or _PAGES.search(work.page))
    placed = work.volume or work.issue or work.page or not is_newspaper(work.container_title)
    if work.type == "paper-conference" and heard > ENOUGH:
        return True
    return work.type in _DESCRIBED and bool(work.container_title and placed)


def _is_in_column(title: str) -> bool:
    """Return whether a title begins with the name of a column ("Book Review: ..."), by which alone registries have many
    of its pieces.
    """
    main = main_title(title)
    return main != title and (not telling(main) or (is_reviewing(main) and len(telling(main)) < ENOUGH))


def _is_known_by_title(reference: Reference, missing: Sequence[tuple[int, Evidence]]) -> bool:
    """Return whether a registry has a work of the very title, or of its beginning ("Book Review"), of which it is not
    certain that it is the cited one.
    """
    title = reference.work.title
    # What is by other people, or in another journal, is another work or this one with something wrong: either way the
    # cited one is not known.
    apart = (_is_others, _is_elsewhere)
    near = [
        one.excerpt for _, one in missing if one.excerpt and not any(is_apart(reference, one) for is_apart in apart)
    ]
    if any(_is_part_of(one, whole) for other in near for one, whole in ((other, title), (title, other))):
        return True
    return len(telling(title)) >= TELLING and any(
        compare_titles(title, other).agreement is Agreement.SAME for other in near
    )


def _is_part_of(title: str, whole: str) -> bool:
    """Return whether a title is what stands before the colon of another; "Curriculum Learning" is no such part of
    "Curriculum Learning for Trainees".
    """
    main = main_title(whole)
    return len(main) < len(whole) and compare_titles(title, main).agreement is Agreement.SAME


def _is_others(reference: Reference, one: Evidence) -> bool:
    return one.record is not None and is_by_others(reference.work, one.record)


def _is_elsewhere(reference: Reference, one: Evidence) -> bool:
    return one.reason == ELSEWHERE and one.record is not None and is_elsewhere(reference.work, one.record)


def _names(missing: Sequence[tuple[int, Evidence]]) -> str:
    return " and ".join(dict.fromkeys(called(one.source) for _, one in missing))
