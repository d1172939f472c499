"""AUT: the authors of a reference beside those that sources have of its own work."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Rule, check
from refcheck.checks.measured import among_real, among_works, in_records
from refcheck.checks.nearby import by_others, unlike_preprint
from refcheck.checks.records import indexes
from refcheck.checks.registered import (
    SHOWN,
    confidence_of,
    opposing,
    registered_records,
    severity_of,
    sources_of,
    who_has,
)
from refcheck.model.comparison import Difference
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.reference import Reference
from refcheck.model.sources import called
from refcheck.model.work import Work


@check(
    "AUT001",
    "first-author-mismatch",
    "an author of a reference is not an author of the work",
    severity=Severity.ERROR,
    online=True,
    judged=(2, 2),
    measured=among_works(
        so=24,
        more=in_records(86, 88, what="with another first author"),
        real=among_real("1 named, rightly, and 2 others missed", since="2 named, both rightly, and 1 missed"),
    ),
)
def other_author(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the authors of a reference with those that sources have of that very work.

    ## Why it matters

    Somebody is credited with a work of somebody else. Readers who search by the name do not find it, and its author
    loses a citation.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Brown, Kim},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12}
    }
    ```

    The registry of the DOI has Joan Adams as the only author.

    ## How to mend

    Look at the title page.

    ## How sure it is

    Another person is one without a common family name, given name or initial, in the same script. Two sources that
    agree against the reference make an *error*, one a *warning*. Where an initial of the given names is all that two names
    have in common, or they may have been turned around ("Zhang, Y.", "Yi, Z."), it is a *warning* at most, and somebody whose given name is the same, or a form of it, is left alone: family
    names change. A work that no search has found is a *warning* of low confidence where a registry has one of the very
    title, year and publisher (an article: in the same journal) by other people. Initials, order of the parts of a name,
    particles, accents, transliteration, institutions and "et al." are no differences.

    Tried on 129 references that real authors wrote, beside real answers of registries about the works:
    2 were named, both rightly.

    ## Known false alarms

    Editors that are given as authors, and people who have changed their whole name.
    """
    near = by_others(context, reference)
    if near is not None:
        index, one, seen = near
        yield rule.finding(
            message=f"{called(one.source)} has a work of the very title and year by other people",
            location=place_of(reference, "author"),
            severity=Severity.WARNING,
            confidence=Confidence.LOW,
            actual=seen.cited,
            expected=seen.found,
            remedy="look at the title page: is it this work?",
            about=reference,
            evidence=(index,),
        )
        return
    kinds = frozenset({Difference.FIRST_AUTHOR, Difference.OTHER_PERSON, Difference.DOUBTFUL_PERSON})
    yield from _of_authors(
        rule,
        context,
        reference,
        kinds=kinds,
        error=True,
        message="an author is another than {who_has}",
        remedy="look at the title page; correct the author",
    )


@check(
    "AUT002",
    "authors-incomplete",
    "authors are missing, surplus or in another order",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
    judged=(0, 0),
    measured=among_works(
        so=15,
        more=in_records(36, 37, what="without one of their authors"),
        real=among_real(
            "3 named, none of them rightly (an ellipsis, an et al. in a name, the twin of an editorial)", since="none"
        ),
    ),
)
def authors_incomplete(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells when the authors of a reference are the work's, but some are missing, added or in another order.

    ## Why it matters

    Who comes first matters to them, and to those who look the work up by its authors. Styles make the short form in
    the text of it (“Adams and Chen”, “Adams et al.”), which is then wrong too.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan and Chen, Li},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12}
    }
    ```

    After:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan and Chen, Li and Dara, Sokha},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12}
    }
    ```

    The registry of the DOI has three authors. `Adams, Joan and others` is right as well.

    ## How to mend

    Copy the authors from the work, or end the list with "and others".

    ## How sure it is

    A *warning* at most. A list that ends in "et al." or "and others" is as long as its author wants it; a
    source that gives fewer authors than the work has is not believed. Where only a preprint is known, two and at least
    half of its authors have to be missing, added or others.

    Tried on 129 references that real authors wrote, beside real answers of registries about the works:
    none was named, so no share can be given.

    ## Known false alarms

    Registries that list a consortium's members as authors.
    """
    preprints = unlike_preprint(context, reference)
    if preprints:
        yield rule.finding(
            message=f"the authors are not those of its preprint that {who_has(preprints)}",
            location=place_of(reference, "author"),
            confidence=Confidence.LOW,
            actual=_people(reference.work),
            expected=_people(preprints[0].record),
            remedy="look at the title page; correct the authors",
            about=reference,
            evidence=indexes(preprints),
        )
        return
    kinds = frozenset({Difference.MISSING, Difference.SURPLUS, Difference.ORDER})
    yield from _of_authors(
        rule,
        context,
        reference,
        kinds=kinds,
        error=False,
        message="the authors are not all those that {who_has}, or in another order",
        remedy='complete the authors, or end them with "and others"',
    )


def _of_authors(
    rule: Rule,
    context: Context,
    reference: Reference,
    *,
    kinds: frozenset[Difference],
    error: bool,
    message: str,
    remedy: str,
) -> Iterator[Finding]:
    against = opposing(registered_records(context, reference), "author", kinds)
    if not against:
        return
    sources = [witness for witness, _ in against]
    count = len(sources_of(sources))
    certain = any(seen.difference is not Difference.DOUBTFUL_PERSON for _, seen in against)
    yield rule.finding(
        message=message.format(who_has=who_has(sources)),
        location=place_of(reference, "author"),
        severity=severity_of(sources, reference) if error and certain else Severity.WARNING,
        confidence=confidence_of(count) if certain else Confidence.MEDIUM,
        actual=_people(reference.work),
        expected=_people(against[0][0].record),
        remedy=remedy,
        about=reference,
        evidence=indexes(sources),
    )


def _people(work: Work) -> str:
    """Return the authors of a work, or its editors, as far as a person reads on."""
    names = [name.full for name in work.author or work.editor]
    return "; ".join((*names[:SHOWN], "...") if len(names) > SHOWN else names)
