"""IDN: whether the identifiers of a reference exist, and lead to its work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.measured import among_real, among_works, in_records
from refcheck.checks.records import Witness, indexes, of_work, witnesses_of
from refcheck.model.comparison import Difference, FieldAgreement, Identity
from refcheck.model.evidence import Evidence, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.titles import telling
from refcheck.text.identifiers import RFC_DOI
from refcheck.text.titles import compare_titles

AGENCIES = ("doi.org", "crossref", "datacite")
"""All of these have to disown a DOI before it is called unregistered."""
KNOWN = frozenset({Identity.SAME, Identity.VERSION})
_PARTS = frozenset({"chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary"})
_WHOLES = frozenset({"book", "periodical", "report", "document"})
WEAK = frozenset({"doi", "issued", "type"})
"""What any two works may have in common."""
_OTHER_AUTHORS = frozenset({Difference.FIRST_AUTHOR, Difference.DOUBTFUL_PERSON})
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
    judged=(1, 1),
    measured=among_works(
        so=24,
        more=in_records(103, 103, what="with a DOI that nobody registered"),
        real=among_real("1 named, rightly, the only one"),
    ),
)
def doi_unregistered(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Finds DOIs that nobody has registered: doi.org itself says so, and Crossref and DataCite do not know them.

    ## Why it matters

    A DOI that leads nowhere was mistyped, cut off, or never existed. A reader cannot follow it.

    ## Example

    Before:

    ```bibtex
    @article{sato2021,
      author  = {Sato, Yuki},
      title   = {Trainees and the law of the host country},
      journal = {Review of Labour Inspection},
      volume  = {9},
      pages   = {33--52},
      year    = {2021},
      doi     = {10.5555/rli.2021.9.3},
    }
    ```

    After:

    ```bibtex
    @article{sato2021,
      author  = {Sato, Yuki},
      title   = {Trainees and the law of the host country},
      journal = {Review of Labour Inspection},
      volume  = {9},
      pages   = {33--52},
      year    = {2021},
      doi     = {10.5555/rli.2021.9.33},
    }
    ```

    The last figure had been cut off.

    ## How to mend

    Look the work up by its title. Often a figure is missing, or a full stop belongs to the sentence.

    ## How sure it is

    An *error* when doi.org, Crossref and DataCite all disown it; a *warning* when only doi.org could be
    asked. When doi.org did not answer, nothing is said.

    Tried on 129 references that real authors wrote, beside real answers of registries about the works:
    1 was named, rightly.

    ## Known false alarms

    DOIs that are announced before they are registered, for some days.
    """
    said: dict[str, dict[str, tuple[int, Evidence]]] = {}
    for index, evidence, kind, value in _cited(context, reference):
        if kind == "doi" and not _is_of_number(reference, value):
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


def _is_of_number(reference: Reference, doi: str) -> bool:
    """Return whether a DOI is one that was made of the number of an RFC, and is not what the reference says."""
    work = reference.work
    return doi.startswith(RFC_DOI) and RFC_DOI not in f"{work.doi} {work.url} {work.note}".lower()


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
    judged=(0, 0),
    measured=among_works(
        so=31,
        more=in_records(93, 103, what="with the DOI of another work"),
        real=among_real(
            "2 named, both wrongly (titles misread: the label of a link, the number of a preprint in italics)",
            since="none",
        ),
    ),
)
def identifier_of_other_work(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares a reference with the record that its own DOI, arXiv number or PMID leads to.

    ## Why it matters

    A real identifier with another work's title is the commonest fault of references that were made up, and
    of those that were copied from the line above.

    ## Example

    Before:

    ```bibtex
    @article{diallo2019,
      author  = {Diallo, Aminata},
      title   = {The Costs of Recruitment},
      journal = {Journal of Labour Rights},
      volume  = {12},
      pages   = {201--219},
      year    = {2019},
      doi     = {10.5555/soil.2019.77},
    }
    ```

    After:

    ```bibtex
    @article{diallo2019,
      author  = {Diallo, Aminata},
      title   = {The Costs of Recruitment},
      journal = {Journal of Labour Rights},
      volume  = {12},
      pages   = {201--219},
      year    = {2019},
      doi     = {10.5555/jlr.2019.12.201},
    }
    ```

    The first DOI is that of a paper on soil chemistry.

    ## How to mend

    Open the identifier. Correct it, or cite the work that it leads to.

    ## How sure it is

    An *error* when title and first author are both another's, when the first author is and the record stands on other
    pages of the very volume, or when the title is, nothing in the record agrees, and the work itself was found with
    another DOI; a *warning* when only the title is, or when the titles
    are in different languages and the first author is another, or when the record agrees in nothing that can be
    compared while the work itself was found with another DOI. Reviews
    of a work, its other editions, its preprint and notices about it are not called another work.

    Tried on 129 references that real authors wrote, beside real answers of registries about the works:
    none was named, so no share can be given.

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
    if not one.seen.supports <= WEAK:
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
    others = seen.of("author").difference is Difference.FIRST_AUTHOR and seen.supports <= WEAK
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

    Libraries and shops find a book by its ISBN. Who orders by a wrong one gets another book, and a reference manager
    that looks the number up fills the entry with another book's title.

    ## Example

    Before:

    ```bibtex
    @book{okafor2018,
      author    = {Okafor, Ngozi},
      title     = {Household and Contract},
      publisher = {Example Press},
      year      = {2018},
      isbn      = {978-0-000-00001-9},
    }
    ```

    After:

    ```bibtex
    @book{okafor2018,
      author    = {Okafor, Ngozi},
      title     = {Household and Contract},
      publisher = {Example Press},
      year      = {2018},
      isbn      = {978-0-000-00002-6},
    }
    ```

    Registries have *A Field Guide to Mangrove Birds* under the first number, by another author.

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

    All of them have to name one work. Some readers follow the DOI and others the number of PubMed, and they read
    different things. Which is wrong cannot be said from here.

    ## Example

    Before:

    ```bibtex
    @article{meyer2019,
      author  = {Meyer, Jonas and Sato, Yuki},
      title   = {Heat, shifts and kidney disease among field workers},
      journal = {Journal of Occupational Health Studies},
      year    = {2019},
      doi     = {10.5555/johs.2019.31.12},
      pmid    = {30512345},
    }
    ```

    After:

    ```bibtex
    @article{meyer2019,
      author  = {Meyer, Jonas and Sato, Yuki},
      title   = {Heat, shifts and kidney disease among field workers},
      journal = {Journal of Occupational Health Studies},
      year    = {2019},
      doi     = {10.5555/johs.2019.31.12},
    }
    ```

    The number of PubMed was that of a paper on hearing loss.

    ## How to mend

    Open each of them.

    ## How sure it is

    An *error* when title and first author of the two records are both different. The print and the electronic
    edition, a chapter and its book, a preprint and the article are levels of one work and are left alone;
    so is an identifier that is another work's already (IDN005).

    ## Known false alarms

    None are known. The likeliest is a registry whose own record is wrong: then both identifiers are right.
    """
    led = [one for one in witnesses_of(context, reference) if one.is_cited]
    if any(one.seen.identity in KNOWN for one in led) and any(one.seen.identity is Identity.OTHER for one in led):
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
