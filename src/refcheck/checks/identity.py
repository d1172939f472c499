"""IDN and PUB010: whether the identifiers of a reference lead to its work, and whether anybody knows the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.measured import among_works, in_records
from refcheck.checks.records import Witness, indexes, is_heard, of_work, witnesses_of
from refcheck.model.comparison import Difference, FieldAgreement, Identity
from refcheck.model.evidence import PLACE_TAKEN, Evidence, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference, ReferenceKind
from refcheck.model.report import Agreement
from refcheck.model.sources import called
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.candidates import is_by_others
from refcheck.text.comparison.kinds import is_reviewing
from refcheck.text.comparison.places import is_in_issue, stands_in_place_of
from refcheck.text.comparison.titles import telling
from refcheck.text.titles import compare_titles, main_title

AGENCIES = ("doi.org", "crossref", "datacite")
"""All of these have to disown a DOI before it is called unregistered."""
_KNOWN = frozenset({Identity.SAME, Identity.VERSION})
_PARTS = frozenset({"chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary"})
_WHOLES = frozenset({"book", "periodical", "report", "document"})
_WEAK = frozenset({"doi", "issued", "type"})
"""What any two works may have in common."""
_OTHER_AUTHORS = frozenset({Difference.FIRST_AUTHOR, Difference.DOUBTFUL_PERSON})
ENOUGH = 2
"""So many telling words are more than the name of a column."""
TELLING = 3
"""So many telling words of a title are hardly those of two works."""
_DESCRIBED = frozenset({"article-journal", "paper-conference"})
"""What registries cover well enough that not being there says something."""
_FIELDS = {"doi": "doi", "isbn": "isbn", "arxiv": "eprint", "pmid": "pmid", "pmcid": "pmcid"}


def _cited(context: Context, reference: Reference) -> Iterator[tuple[int, Evidence, str, str]]:
    """Yield what registries said of the identifiers that a reference gives, with kind and value of each."""
    for index, evidence in context.evidence_by_reference.get(reference.id, ()):
        if evidence.via is Via.CITED:
            kind, _, value = evidence.identifier.partition(":")
            yield index, evidence, kind, value


@check(
    "IDN004",
    "doi-unregistered",
    "the DOI of a reference does not exist",
    severity=Severity.ERROR,
    online=True,
    measured=among_works(so=24, more=in_records(103, 103, what="with a DOI that nobody registered")),
)
def doi_unregistered(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds DOIs that nobody has registered: doi.org itself says so, and Crossref and DataCite do not know them.

    ## Why it matters

    A DOI that leads nowhere was mistyped, cut off, or never existed. A reader cannot follow it.

    ## How to mend

    Look the work up by its title. Often a figure is missing, or a full stop belongs to the sentence.

    ## How sure it is

    An *error* when doi.org, Crossref and DataCite all disown it; a *warning* when only doi.org could be
    asked. When doi.org did not answer, nothing is said.

    ## Known false alarms

    DOIs that are announced before they are registered, for some days.
    """
    said: dict[str, dict[str, tuple[int, Evidence]]] = {}
    for index, evidence, kind, value in _cited(context, reference):
        if kind == "doi":
            said.setdefault(value, {})[evidence.source] = index, evidence
    for doi, by_source in said.items():
        answers = {name: found.outcome for name, (_, found) in by_source.items() if name in AGENCIES}
        if answers.get("doi.org") is not Outcome.NOT_FOUND or Outcome.FOUND in answers.values():
            continue
        everybody = all(answers.get(name) is Outcome.NOT_FOUND for name in AGENCIES)
        yield rule.finding(
            message="no agency has registered this DOI" if everybody else "doi.org does not know this DOI",
            location=place_of(reference, "doi"),
            severity=Severity.ERROR if everybody else Severity.WARNING,
            confidence=Confidence.HIGH if everybody else Confidence.MEDIUM,
            actual=doi,
            expected=_found_by_search(context, reference),
            remedy="look the work up by its title and correct the DOI",
            about=reference,
            evidence=tuple(index for name, (index, _) in by_source.items() if name in AGENCIES),
        )


def _found_by_search(context: Context, reference: Reference) -> str:
    """Return the DOI of the work as a search has found it, empty for none."""
    for one in witnesses_of(context, reference):
        if one.evidence.via is Via.SEARCH and one.seen.identity is Identity.SAME and one.record.doi:
            return one.record.doi
    return ""


@check(
    "IDN005",
    "doi-other-work",
    "an identifier of a reference is that of another work",
    severity=Severity.ERROR,
    online=True,
    measured=among_works(so=31, more=in_records(93, 103, what="with the DOI of another work")),
)
def identifier_of_other_work(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares a reference with the record that its own DOI, arXiv number or PMID leads to.

    ## Why it matters

    A real identifier with another work's title is the commonest fault of references that were made up, and
    of those that were copied from the line above.

    ## Example

    A reference to *The Costs of Recruitment* whose DOI is that of a paper on soil chemistry.

    ## How to mend

    Open the identifier. Correct it, or cite the work that it leads to.

    ## How sure it is

    An *error* when title and first author are both another's, when the first author is and the record stands on other
    pages of the very volume, or when the title is, nothing in the record agrees, and the work itself was found with
    another DOI; a *warning* when only the title is, or when the titles
    are in different languages and the first author is another, or when the record agrees in nothing that can be
    compared while the work itself was found with another DOI. Reviews
    of a work, its other editions, its preprint and notices about it are not called another work.

    ## Known false alarms

    A chapter whose book is named in another way than the registry names it, cited with the DOI of the book.
    """
    told: set[str] = set()
    mine = {one.record.doi for one in of_work(witnesses_of(context, reference)) if one.record.doi}
    for one in witnesses_of(context, reference):
        kind, _, value = one.evidence.identifier.partition(":")
        if not one.is_cited or kind == "isbn" or value in told:
            continue
        # A registry that has two records of one DOI, and the book of a chapter, accuse nobody.
        if one.record.doi in mine or _may_hold(one, reference):
            continue
        found = _found_by_search(context, reference)
        apart = _is_apart(one)
        elsewhere = found not in {"", one.record.doi} and _is_surely_another(one, reference)
        other = one.seen.identity is Identity.OTHER or elsewhere or _is_next_to_it(one)
        near = _is_near_title_of_others(one)
        if not (other or apart or near or _has_other_title(one) or (found and _agrees_in_nothing(one))):
            continue
        told.add(value)
        yield rule.finding(
            message=f"this {_called(kind)} is that of another work ({one.name})",
            location=place_of(reference, _FIELDS.get(kind, "url")),
            severity=Severity.ERROR if other else Severity.WARNING,
            confidence=Confidence.HIGH if other else Confidence.MEDIUM,
            expected=_called_work(one),
            actual=reference.work.title,
            remedy=_remedy(context, reference, kind),
            about=reference,
            evidence=(one.index,),
        )


def _may_hold(one: Witness, reference: Reference) -> bool:
    """Return whether a record is of a book that the cited chapter or paper may stand in."""
    work = reference.work
    if work.type not in _PARTS or one.record.type not in _WHOLES:
        return False
    return not work.container_title or _is_its_book(reference, one)


def _is_surely_another(one: Witness, reference: Reference) -> bool:
    """Return whether a record is another work than the one that was found with an identifier of its own: nothing
    speaks for it, and either title or first author is surely another's.

    Two bodies, a body and a person, or "Möller" and "Müller" are not known to be others; beside a title that is, and
    with the work itself at hand, they need not be. The record of a whole may be that of what the work stands in, and a
    title that many have tells nothing.
    """
    if not one.seen.supports <= _WEAK:
        return False
    if _is_apart(one) or _is_near_title_of_others(one):
        return one.seen.of("author").difference is Difference.FIRST_AUTHOR
    part = reference.work.type in _PARTS and one.record.type in _WHOLES
    told = telling(reference.work.title) and telling(one.record.title)
    return one.seen.title is Agreement.DIFFERENT and bool(told) and not part


def _is_near_title_of_others(one: Witness) -> bool:
    """Return whether a record has some of the cited title's words among others, is of other people, and nothing else in
    it agrees: "The Politics of International Law" beside "... International Law in Domestic Politics".
    """
    seen = one.seen
    others = seen.of("author").difference is Difference.FIRST_AUTHOR and seen.supports <= _WEAK
    return others and seen.title is Agreement.MISQUOTED and seen.identity is Identity.UNKNOWN


def _is_next_to_it(one: Witness) -> bool:
    """Return whether a record is of a neighbour in the very volume: on other pages, by surely other people, whatever
    language its title is in.
    """
    seen = one.seen
    same = all(seen.of(field).agreement is FieldAgreement.AGREE for field in ("container_title", "volume"))
    other = seen.of("page").agreement is FieldAgreement.DIFFER
    people = seen.of("author").difference is Difference.FIRST_AUTHOR and "author" not in seen.supports
    return same and other and people and "title" not in seen.supports and seen.identity is Identity.UNKNOWN


def _has_other_title(one: Witness) -> bool:
    """Return whether a record has another title, and neither its author nor its place says that it is the work."""
    apart = one.seen.title is Agreement.DIFFERENT and one.seen.identity is Identity.UNKNOWN
    return apart and not {"page", "author"} <= one.seen.supports


def _is_apart(one: Witness) -> bool:
    """Return whether the first author of a record is somebody else, and the titles are in different languages, so
    that they cannot be compared.
    """
    return (
        one.seen.identity is Identity.UNKNOWN
        and one.seen.title is Agreement.UNKNOWN
        and bool(one.record.title)
        and one.seen.of("author").difference in _OTHER_AUTHORS
        and "author" not in one.seen.supports
    )


def _agrees_in_nothing(one: Witness) -> bool:
    """Return whether nothing but the identifier speaks for a record, and something against it."""
    fields = ("issued", "container_title", "volume", "page", "author", "type")
    return (
        one.seen.identity is Identity.UNKNOWN
        and one.seen.supports <= {"doi", "type"}
        and any(one.seen.of(field).agreement is FieldAgreement.DIFFER for field in fields)
    )


def _called(kind: str) -> str:
    return {"doi": "DOI", "arxiv": "arXiv number", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN"}.get(kind, kind)


def _called_work(one: Witness) -> str:
    names = [name.surname for name in one.record.author[:1]]
    year = [str(one.record.year)] if one.record.year else []
    about = " ".join((*names, *year))
    return f"{one.record.title} ({about})" if about else one.record.title


def _remedy(context: Context, reference: Reference, kind: str) -> str:
    doi = _found_by_search(context, reference)
    if doi:
        return f"the work itself seems to have the DOI {doi}"
    return f"open the {_called(kind)}; correct it, or the work that is cited"


@check(
    "IDN008",
    "isbn-other-work",
    "an ISBN of a reference is that of another book",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
)
def isbn_of_other_work(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares a reference with the book that registries have under its ISBN.

    ## Why it matters

    Libraries and shops find a book by its ISBN.

    ## How to mend

    Look on the back of the title page.

    ## How sure it is

    A *warning* when title and author are both another's. Chapters are compared with their book. Other
    editions, volumes and translations of the book are left alone.

    ## Known false alarms

    Publishers have printed one ISBN in two books.
    """
    for one in witnesses_of(context, reference):
        kind, _, value = one.evidence.identifier.partition(":")
        if not one.is_cited or kind != "isbn" or one.seen.identity is not Identity.OTHER:
            continue
        if _is_its_book(reference, one):
            continue
        yield rule.finding(
            message=f"this ISBN is that of another book ({one.name})",
            location=place_of(reference, "isbn"),
            expected=one.record.title,
            actual=f"{value}: {reference.work.title}",
            remedy="look on the back of the title page",
            about=reference,
            evidence=(one.index,),
        )
        return


def _is_its_book(reference: Reference, one: Witness) -> bool:
    """Return whether a record is that of the book which a chapter or paper stands in."""
    container = reference.work.container_title or reference.work.collection_title
    if not container:
        return False
    return compare_titles(container, one.record.title).agreement in {Agreement.SAME, Agreement.SHORT, Agreement.UNKNOWN}


@check(
    "IDN017",
    "ids-disagree",
    "the identifiers of a reference lead to different works",
    severity=Severity.ERROR,
    online=True,
)
def identifiers_disagree(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the records that the identifiers of one reference lead to with each other.

    ## Why it matters

    All of them have to name one work. Which is wrong cannot be said from here.

    ## How to mend

    Open each of them.

    ## How sure it is

    An *error* when title and first author of the two records are both different. The print and the electronic
    edition, a chapter and its book, a preprint and the article are levels of one work and are left alone;
    so is an identifier that is another work's already (IDN005).

    ## Known false alarms

    None are known.
    """
    led = [one for one in witnesses_of(context, reference) if one.is_cited]
    if any(one.seen.identity in _KNOWN for one in led) and any(one.seen.identity is Identity.OTHER for one in led):
        return  # one of them is right, and IDN005 names the other
    for one, other in combinations(led, 2):
        if one.evidence.identifier == other.evidence.identifier or _share_identifier(one, other):
            continue
        if compare_works(one.record, other.record).identity is Identity.OTHER and not _are_levels(one, other):
            yield rule.finding(
                message="two identifiers of this reference lead to different works",
                location=reference.location,
                expected=f"{one.evidence.identifier}: {one.record.title}",
                actual=f"{other.evidence.identifier}: {other.record.title}",
                remedy="open both, and take the wrong one out",
                about=reference,
                evidence=indexes([one, other]),
            )
            return


def _share_identifier(one: Witness, other: Witness) -> bool:
    return bool(one.record.doi and one.record.doi == other.record.doi)


def _are_levels(one: Witness, other: Witness) -> bool:
    """Return whether one record is of a whole that the other may be a part of."""
    return any(w.evidence.identifier.startswith("isbn:") for w in (one, other))


@check(
    "PUB010",
    "not-found",
    "no registry knows the work",
    severity=Severity.WARNING,
    confidence=Confidence.LOW,
    online=True,
    measured=among_works(so=211, otherwise=11, warned=1, told=42),
)
def not_found(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells of publications that registries were searched for and that none of them has.

    ## Why it matters

    A work that no registry knows may have been described wrongly, or may not exist. It may also be one of the many
    that registries do not cover.

    ## How to mend

    Confirm the work by hand: in a library's catalogue, at its publisher.

    ## How sure it is

    A *warning* for an article or a conference paper with author and journal that two registries answered about;
    an *error* when, beside that, Crossref holds the journal's volume and has another work of other people at these very
    pages of the cited issue (a *warning* where no issue is given and the volume is paged through, or where a registry has
    a work of the cited title somewhere); *information* for everything else: reports, books, theses and works that are not in English are often in no
    registry, those of a column ("Book Review: ...") are often there under its name alone, and a work of the very same title that
    a registry has may be the cited one, unless it is by other people. A registry that did not answer means that nothing is said. It is never said that a work does not
    exist.

    ## Known false alarms

    Articles of journals without DOIs, newspapers, works before about 1950.
    """
    if reference.kind is not ReferenceKind.PUBLICATION or any(
        one.seen.identity in _KNOWN or (one.is_cited and not one.seen.supports <= _WEAK)
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
    told = _is_described(reference) and len(missing) > 1
    described = told and not _is_in_column(reference.work.title) and not _is_known_by_title(reference, missing)
    unknown = f"{_names(missing)} {'do' if len(missing) > 1 else 'does'} not know this work"
    taken = _in_its_place(reference, evidence) if told else None
    if taken is not None:
        index, other, same_issue = taken
        yield rule.finding(
            message=f"{unknown}, and at its place in the journal {called(other.source)} has another",
            location=reference.location,
            severity=Severity.ERROR if described and same_issue else Severity.WARNING,
            confidence=Confidence.MEDIUM,
            actual=reference.work.title,
            expected=other.record.title if other.record else "",
            remedy="look at these pages of the journal; correct the reference, or take it out",
            about=reference,
            evidence=(*(number for number, _ in missing), index),
        )
        return
    yield rule.finding(
        message=f"{unknown}; registries may not cover it",
        location=reference.location,
        severity=Severity.WARNING if described else Severity.INFO,
        actual=reference.work.title,
        expected=next((one.excerpt for _, one in missing if one.excerpt), ""),
        remedy="confirm it by hand",
        about=reference,
        evidence=tuple(index for index, _ in missing),
    )


def _in_its_place(reference: Reference, evidence: Sequence[tuple[int, Evidence]]) -> tuple[int, Evidence, bool] | None:
    """Return what is known of another work at the cited place, where a registry holds the journal's volume, and whether
    the issue was compared as well.
    """
    for index, one in evidence:
        if one.via is Via.PLACE and one.reason == PLACE_TAKEN and one.record is not None:
            there = stands_in_place_of(reference.work, one.record, paged_through=True)
            return (index, one, is_in_issue(reference.work, one.record)) if there else None
    return None


def _is_described(reference: Reference) -> bool:
    work = reference.work
    return work.type in _DESCRIBED and bool(work.author and work.container_title and work.year)


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
    # What is by other people is another work, or this one under wrong names: either way the cited one is not known.
    near = [one.excerpt for _, one in missing if one.excerpt and not _is_others(reference, one)]
    if any(compare_titles(other, title).agreement is Agreement.SHORT for other in near):
        return True
    return len(telling(title)) >= TELLING and any(
        compare_titles(title, other).agreement is Agreement.SAME for other in near
    )


def _is_others(reference: Reference, one: Evidence) -> bool:
    return one.record is not None and is_by_others(reference.work, one.record)


def _names(missing: Sequence[tuple[int, Evidence]]) -> str:
    return " and ".join(dict.fromkeys(called(one.source) for _, one in missing))
