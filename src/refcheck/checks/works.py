"""TTL, AUT, DAT, PUB: the fields of a reference beside what sources say of its own work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.checks.enriching import enrichment_of
from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.measured import among_works, in_records
from refcheck.checks.nearby import by_others, elsewhere_alone, in_one_language, is_settled, other_small_words, retitled
from refcheck.checks.records import Witness, agreeing, differing, indexes, is_heard, of_work, said_by, witnesses_of
from refcheck.checks.written import written
from refcheck.model.comparison import Difference, FieldComparison, Identity
from refcheck.model.evidence import NEAR_MISS, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import SetField
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.model.sources import called
from refcheck.model.work import Work
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.candidates import is_near_miss
from refcheck.text.identifiers import find_identifiers, normalise_doi
from refcheck.text.titles import compare_titles

ENOUGH = 2
"""So many sources that agree against a reference make an error."""
SHOWN = 12
"""So many authors of a longer list are shown."""
_WHOLE_PLACE = frozenset({"title", "author", "issued", "volume"})
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_PAGES = frozenset({"page", "pdf"})


def _registered(context: Context, reference: Reference) -> list[Witness]:
    """Return the records of the reference's own work; none as long as a registry could not be heard on it."""
    return of_work(witnesses_of(context, reference)) if is_heard(context, reference) else []


def _against(
    witnesses: Sequence[Witness], field: str, kinds: frozenset[Difference]
) -> list[tuple[Witness, FieldComparison]]:
    """Return the witnesses against a field, empty as soon as one of them agrees with the reference."""
    if any(not one.seen.of(field).is_cut_short for one in agreeing(witnesses, field)):
        return []
    return [(one, seen) for one, seen in differing(witnesses, field) if seen.difference in kinds]


def _confidence(count: int) -> Confidence:
    return Confidence.HIGH if count >= ENOUGH else Confidence.MEDIUM


def _severity(sources: Sequence[Witness], reference: Reference) -> Severity:
    """Return an error where so many sources agree on the very work, else a warning."""
    sure = len(_names(sources)) >= ENOUGH and is_settled(sources, reference)
    return Severity.ERROR if sure else Severity.WARNING


def _set_field(reference: Reference, field: str, value: str, source: str) -> SetField | None:
    """Return the change of an entry's field, ``None`` when the reference is not from a .bib."""
    if field not in reference.fields or not value:
        return None
    return SetField(
        path=reference.file,
        line=reference.line,
        key=reference.key,
        field=field,
        value=value,
        safe=False,
        summary=f"{field} as {source} has it",
        was=written(reference, field) or "",
    )


@check(
    "TTL001",
    "registry-title-mismatch",
    "the title of a reference is not the work's title",
    severity=Severity.ERROR,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_works(so=11, more=in_records(85, 88, what="with one word of the title changed")),
)
def registry_title_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the title of a reference with the title that sources have of that very work.

    ## Why it matters

    A title with a wrong word is not found again, and shows that the work was not at hand when it was cited.

    ## Example

    ```text
    the reference says   Migrating [for] [Opportunities]
    Crossref says        Migrating [to] [Opportunity]: Overcoming Barriers ...
    ```

    ## How to mend

    Correct the title, unless the title page says otherwise: registries have mistakes too.

    ## How sure it is

    Only when it is certain which work is meant. Two sources that agree against the reference make an *error*,
    one a *warning*; a source that agrees with the reference silences it. Case, markup, punctuation, spelling, a
    dropped subtitle, translations and other scripts are no differences; a source that has the beginning of the title alone
    says nothing of the rest. Where the cited DOI leads to the first author and the pages that are cited, under a wholly
    other title, that is told as well: an *error* with two sources, where both titles are known to be in one language. Other
    prepositions are a *warning* of low confidence. A book that no search has found is a *warning*
    where one of the same authors, year and publisher differs in a word or two of its title.

    ## Known false alarms

    Works whose title was changed between the preprint and the journal, when the registry has the older one.
    """
    against = _against(_registered(context, reference), "title", frozenset({Difference.WORDS}))
    if not against:
        yield from _of_other_words(rule, context, reference)
        return
    one = against[0][0]
    sources = [witness for witness, _ in against]
    yield rule.finding(
        message=f"the title differs from the one that {_who_has(sources)}",
        location=place_of(reference, "title"),
        severity=_severity(sources, reference),
        confidence=_confidence(len(_names(sources))),
        actual=reference.work.title,
        expected=one.record.title,
        remedy="look at the title page; correct the title",
        about=reference,
        evidence=indexes(sources),
        intent=_set_field(reference, "title", one.record.title, one.name),
    )


def _of_other_words(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tell of a wholly other title of the very work, of other prepositions, or of a book that is near."""
    witnesses = witnesses_of(context, reference) if is_heard(context, reference) else []
    other = retitled(witnesses, reference)
    small = other_small_words(of_work(witnesses))
    if other:
        titles = reference.work.title, other[0].record.title
        certain = len(_names(other)) >= ENOUGH and in_one_language(*titles)
        yield rule.finding(
            message=f"{_who_has(other)} another title of the work on these pages",
            location=place_of(reference, "title"),
            severity=Severity.ERROR if certain else Severity.WARNING,
            confidence=_confidence(len(_names(other))),
            actual=titles[0],
            expected=titles[1],
            remedy="look at the title page: is it this work?",
            about=reference,
            evidence=indexes(other),
        )
    elif small:
        sources = [one for one, _ in small]
        yield rule.finding(
            message=f"small words of the title differ from those that {_who_has(sources)}",
            location=place_of(reference, "title"),
            severity=Severity.WARNING,
            confidence=Confidence.LOW,
            actual=small[0][1].cited,
            expected=small[0][1].found,
            remedy="look at the title page; correct the title",
            about=reference,
            evidence=indexes(sources),
        )
    else:
        yield from _near_title(rule, context, reference)


def _near_title(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tell of a book with another word in its title, where no registry has one with the title that is cited."""
    said = context.evidence_by_reference.get(reference.id, ())
    searched = [(index, one) for index, one in said if one.via is Via.SEARCH]
    near = [
        (index, one.source, one.record)
        for index, one in searched
        if one.reason == NEAR_MISS and one.record is not None and is_near_miss(reference.work, one.record)
    ]
    silent = all(one.outcome is Outcome.NOT_FOUND for _, one in searched)
    if not near or not silent or of_work(witnesses_of(context, reference)) or not is_heard(context, reference):
        return
    if any(compare_titles(reference.work.title, one.excerpt).agreement is Agreement.SAME for _, one in searched):
        return
    _, source, record = near[0]
    seen = compare_works(reference.work, record).of("title")
    yield rule.finding(
        message=f"{called(source)} has a book of the same authors, year and publisher with another word in its title",
        location=place_of(reference, "title"),
        severity=Severity.WARNING,
        confidence=Confidence.LOW,
        actual=seen.cited,
        expected=seen.found,
        remedy="look at the title page: is it this book?",
        about=reference,
        evidence=tuple(index for index, _, _ in near),
    )


def _names(witnesses: Sequence[Witness]) -> set[str]:
    return {one.evidence.source for one in witnesses}


def _who_has(witnesses: Sequence[Witness]) -> str:
    """Return the sources with their verb: "Crossref has", "Crossref and OpenAlex have"."""
    return f"{said_by(witnesses)} {'have' if len(_names(witnesses)) > 1 else 'has'}"


@check(
    "AUT001",
    "first-author-mismatch",
    "an author of a reference is not an author of the work",
    severity=Severity.ERROR,
    online=True,
    measured=among_works(so=24, more=in_records(86, 88, what="with another first author")),
)
def other_author(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the authors of a reference with those that sources have of that very work.

    ## Why it matters

    Somebody is credited with a work of somebody else.

    ## How to mend

    Look at the title page.

    ## How sure it is

    Another person is one without a common family name, given name or initial, in the same script. Two sources that
    agree against the reference make an *error*, one a *warning*. Where an initial is all that two names have in
    common, it is a *warning* at most, and somebody whose given name is the same, or a form of it, is left alone: family
    names change. A work that no search has found is a *warning* of low confidence where a registry has one of the very
    title, year and publisher (an article: in the same journal) by other people. Initials, order of the parts of a name,
    particles, accents, transliteration, institutions and "et al." are no differences.

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
    measured=among_works(so=15, more=in_records(36, 37, what="without one of their authors")),
)
def authors_incomplete(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells when the authors of a reference are the work's, but some are missing, added or in another order.

    ## Why it matters

    Who comes first matters to them, and to those who look the work up by its authors.

    ## How to mend

    Copy the authors from the work, or end the list with "and others".

    ## How sure it is

    A *warning* at most. A list that ends in "et al." or "and others" is as long as its author wants it; a
    source that gives fewer authors than the work has is not believed.

    ## Known false alarms

    Registries that list a consortium's members as authors.
    """
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
    against = _against(_registered(context, reference), "author", kinds)
    if not against:
        return
    sources = [witness for witness, _ in against]
    count = len(_names(sources))
    certain = any(seen.difference is not Difference.DOUBTFUL_PERSON for _, seen in against)
    yield rule.finding(
        message=message.format(who_has=_who_has(sources)),
        location=place_of(reference, "author"),
        severity=_severity(sources, reference) if error and certain else Severity.WARNING,
        confidence=_confidence(count) if certain else Confidence.MEDIUM,
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


@check(
    "DAT003",
    "year-mismatch",
    "the year of a reference is not the work's",
    severity=Severity.ERROR,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_works(so=28, told=39, more=in_records(99, 103, what="whose year is off by six")),
)
def year_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the year of a reference with the years that sources have of that very work.

    ## Why it matters

    The year tells which edition is meant, and what could be known when it was written.

    ## How to mend

    Look at the title page, or at the article's first page.

    ## How sure it is

    One year apart is silent where the work appeared online first or as a preprint, else *information*; two are
    a *warning*; more are an *error* when two sources agree against the reference, else a *warning*. Ranges,
    "n.d.", "forthcoming", other calendars, reprints and new editions are no differences. The year of a book counts
    where an ISBN, or a DOI with a date of print, says which printing is meant; that a book is known with other years
    alone is *information*.

    ## Known false alarms

    Registries that give the year of a digitisation.
    """
    kinds = frozenset({Difference.ONE_YEAR, Difference.TWO_YEARS, Difference.YEARS})
    witnesses = _registered(context, reference)
    against = _against(witnesses, "issued", kinds)
    if not against:
        yield from _other_printing(rule, reference, witnesses)
        return
    one, seen = against[0]
    sources = [witness for witness, _ in against]
    # Who does not say which printing a record is of confirms the year that somebody else has of it.
    sources += [w for w in witnesses if w not in sources and w.record.year == one.record.year and w.record.doi]
    count = len(_names(sources))
    severity = {Difference.ONE_YEAR: Severity.INFO, Difference.TWO_YEARS: Severity.WARNING}.get(
        seen.difference, _severity(sources, reference)
    )
    year = str(one.record.year or "")
    yield rule.finding(
        message=f"the year differs from the one that {_who_has(sources)}",
        location=place_of(reference, "year" if "year" in reference.fields else "date"),
        severity=severity,
        confidence=_confidence(count),
        actual=seen.cited,
        expected=seen.found,
        remedy="look at the title page; correct the year",
        about=reference,
        evidence=indexes(sources),
        intent=_set_field(reference, "year", year, one.name),
    )


def _other_printing(rule: Rule, reference: Reference, witnesses: Sequence[Witness]) -> Iterator[Finding]:
    """Tell that a book was found by its title, with other years alone than the one that is cited."""
    year = reference.work.year
    found = [one for one in witnesses if one.record.year and one.evidence.source not in _PAGES]
    if not year or not found or reference.work.type not in {"book", "chapter"} or agreeing(witnesses, "issued"):
        return
    years = {int(text) for one in found for text in _YEAR.findall(f"{one.record.year} {one.record.issued}")}
    years |= {int(text) for one in found if one.record.issued for text in _YEAR.findall(one.record.issued.raw)}
    if min(abs(each - year) for each in years) < 2:
        return
    yield rule.finding(
        message=f"{_who_has(found)} this work with other years: is it another printing?",
        location=place_of(reference, "year" if "year" in reference.fields else "date"),
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        actual=str(year),
        expected=", ".join(map(str, sorted(years)[:SHOWN])),
        remedy="look at the title page, and at the back of it",
        about=reference,
        evidence=indexes(found),
    )


@check(
    "PUB009",
    "venue-mismatch",
    "the journal or the conference of a reference is not where the work appeared",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    online=True,
    measured=among_works(so=11),
)
def venue_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the journal, the proceedings or the book of a reference with where sources have that very work.

    ## Why it matters

    A reader looks for the work in the wrong place.

    ## How to mend

    Look at the work itself.

    ## How sure it is

    A *warning* when both are clearly names of different venues and no source agrees with the reference.
    Abbreviations, acronyms, spelled-out names, series, years and places in the name, and translated names are no
    differences; a name that is not recognised is not known, and nothing is said. A lone acronym is told, with low
    confidence, where title, author, year and volume are the same and neither the letters nor the first letters of the
    journal's name make it up. So is a paper or article that two searches, or its DOI, find in another place alone: of the
    cited year or the one before, or on the cited pages; a talk that was printed as an article later is left alone.

    ## Known false alarms

    Journals that were renamed. Acronyms of a journal's name in another language.
    """
    witnesses = _registered(context, reference)
    against = _against(witnesses, "container_title", frozenset({Difference.OTHER_CONTAINER}))
    certain = bool(against)
    against = against or _under_strange_acronym(witnesses)
    alone = [] if against else elsewhere_alone(context, reference)
    if alone:
        against, certain = [(one, one.seen.of("container_title")) for one in alone], False
    if not against:
        return
    sources = [witness for witness, _ in against]
    seen = against[0][1]
    field = next((one for one in ("journal", "journaltitle", "booktitle") if one in reference.fields), "journal")
    yield rule.finding(
        message=f"{_who_has(sources)} this work in another place{', and none in this one' if alone else ''}",
        location=place_of(reference, field),
        confidence=_confidence(len(_names(sources))) if certain else Confidence.LOW,
        actual=seen.cited,
        expected=seen.found,
        remedy="look at the work itself",
        about=reference,
        evidence=indexes(sources),
    )


def _under_strange_acronym(witnesses: Sequence[Witness]) -> list[tuple[Witness, FieldComparison]]:
    """Return the witnesses whose journal the cited acronym has nothing to do with, all else being the same."""
    if agreeing(witnesses, "container_title"):
        return []
    pairs = [(one, one.seen.of("container_title")) for one in witnesses if one.seen.supports >= _WHOLE_PLACE]
    return [
        (one, seen)
        for one, seen in pairs
        if seen.difference is Difference.DOUBTFUL_CONTAINER
        and not one.seen.supports.isdisjoint({"page", "issue", "doi"})
    ]


@check(
    "CMP002",
    "missing-identifier",
    "a registry has a DOI for the work, the reference has none",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    online=True,
    fixable=Fixable.UNSAFE,
    measured=among_works(so=488, more=in_records(78, 88, what="without their DOI got it, all of them the right one")),
)
def missing_identifier(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Tells the DOI of a work that was found by its title, its first author and its year.

    ## Why it matters

    A DOI leads to the work when its address has moved.

    ## How to mend

    `refcheck fix --write --unsafe-fixes` puts it into the entry.

    ## How sure it is

    Only when one record, and no other, agrees in title and in a second field.

    ## Known false alarms

    A reprint or another edition of the work, which has a DOI of its own.
    """
    if reference.work.doi or reference.problem or "doi" in reference.fields:
        return
    for one in witnesses_of(context, reference):
        if one.evidence.source in _PAGES or one.seen.identity is not Identity.SAME or not one.record.doi:
            continue
        if one.seen.title not in {Agreement.SAME, Agreement.SHORT}:
            continue
        value = one.record.doi
        if normalise_doi(value) in {found.value for found in find_identifiers(reference.work.url)}:
            return  # the link gives it already
        yield rule.finding(
            message=f"{one.name} has a DOI for this work",
            location=reference.location,
            expected=value,
            remedy="add the DOI (in BibTeX: doi)",
            about=reference,
            evidence=(one.index,),
            intent=None if enrichment_of(context, reference) else _add_doi(reference, value, one.name),
        )
        return


def _add_doi(reference: Reference, doi: str, source: str) -> SetField | None:
    if not reference.fields:
        return None
    return SetField(
        path=reference.file,
        line=reference.line,
        key=reference.key,
        field="doi",
        value=doi,
        safe=False,
        summary=f"the DOI that {source} has",
    )
