"""TTL, DAT, PUB: the fields of a reference beside what sources say of its own work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.checks.enriching import enrichment_of
from refcheck.checks.fields import place_of
from refcheck.checks.interface import Context, Fixable, Rule, check
from refcheck.checks.measured import among_real, among_works, in_records
from refcheck.checks.nearby import elsewhere_alone, in_one_language, other_small_words, retitled
from refcheck.checks.records import Witness, agreeing, indexes, is_heard, of_work, witnesses_of
from refcheck.checks.registered import (
    ENOUGH,
    SHOWN,
    confidence_of,
    opposing,
    registered_records,
    severity_of,
    sources_of,
    who_has,
)
from refcheck.checks.written import written
from refcheck.model.comparison import Difference, FieldComparison, Identity
from refcheck.model.evidence import NEAR_MISS, Outcome, Via
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import SetField
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.model.sources import called
from refcheck.text.comparison import compare_works
from refcheck.text.comparison.candidates import is_near_miss
from refcheck.text.comparison.kinds import group_of
from refcheck.text.identifiers import find_identifiers, normalise_doi
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import compare_titles

_WHOLE_PLACE = frozenset({"title", "author", "issued", "volume"})
_YEAR = lazy_re(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_PAGES = frozenset({"page", "pdf"})


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
    judged=(0, 0),
    measured=among_works(
        so=11,
        more=in_records(85, 88, what="with one word of the title changed"),
        real=among_real("none named, and nothing to name"),
    ),
)
def registry_title_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the title of a reference with the title that sources have of that very work.

    ## Why it matters

    A title with a wrong word is not found again, and shows that the work was not at hand when it was cited. Readers
    and libraries that search for it find nothing, or another work.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Migrating for Opportunities},
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
      title = {Migrating to Opportunity: Overcoming Barriers to Work},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015},
      doi = {10.5555/sea.2015.12}
    }
    ```

    Crossref has the title of the second for this DOI.

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

    Tried on 129 references that real authors wrote, beside real answers of registries about the works:
    none was named, so no share can be given.

    ## Known false alarms

    Works whose title was changed between the preprint and the journal, when the registry has the older one.
    """
    against = opposing(registered_records(context, reference), "title", frozenset({Difference.WORDS}))
    if not against:
        yield from _of_other_words(rule, context, reference)
        return
    one = against[0][0]
    sources = [witness for witness, _ in against]
    yield rule.finding(
        message=f"the title differs from the one that {who_has(sources)}",
        location=place_of(reference, "title"),
        severity=severity_of(sources, reference),
        confidence=confidence_of(len(sources_of(sources))),
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
        certain = len(sources_of(other)) >= ENOUGH and in_one_language(*titles)
        yield rule.finding(
            message=f"{who_has(other)} another title of the work on these pages",
            location=place_of(reference, "title"),
            severity=Severity.ERROR if certain else Severity.WARNING,
            confidence=confidence_of(len(sources_of(other))),
            actual=titles[0],
            expected=titles[1],
            remedy="look at the title page: is it this work?",
            about=reference,
            evidence=indexes(other),
        )
    elif small:
        sources = [one for one, _ in small]
        yield rule.finding(
            message=f"small words of the title differ from those that {who_has(sources)}",
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


@check(
    "DAT003",
    "year-mismatch",
    "the year of a reference is not the work's",
    severity=Severity.ERROR,
    online=True,
    fixable=Fixable.UNSAFE,
    judged=(0, 0),
    measured=among_works(
        so=28,
        told=39,
        more=in_records(99, 103, what="whose year is off by six"),
        real=among_real("none warned of, and nothing to warn of"),
    ),
)
def year_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the year of a reference with the years that sources have of that very work.

    ## Why it matters

    The year tells which edition is meant, and what could be known when it was written. A reader finds another
    edition, whose pages are not the cited ones.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2005},
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

    The registry of the DOI has 2015.

    ## How to mend

    Look at the title page, or at the article's first page.

    ## How sure it is

    One year apart is silent where the work appeared online first or as a preprint, else *information*; two are
    a *warning*; more are an *error* when two sources agree against the reference, else a *warning*. Ranges,
    "n.d.", "forthcoming", other calendars, reprints and new editions are no differences. The year of a book counts
    where an ISBN, or a DOI with a date of print, says which printing is meant; that a book is known with other years
    alone is *information*. A chapter on the very pages of a record with a date of print is a *warning*, and so is an
    article of which nothing but title, author and journal say that it is the one.

    Tried on 129 references that real authors wrote, beside real answers of registries about the works:
    none was named, so no share can be given.

    ## Known false alarms

    Registries that give the year of a digitisation.
    """
    kinds = frozenset({Difference.ONE_YEAR, Difference.TWO_YEARS, Difference.YEARS})
    witnesses = registered_records(context, reference)
    against = opposing(witnesses, "issued", kinds)
    if not against:
        yield from _other_printing(rule, reference, witnesses)
        return
    one, seen = against[0]
    sources = [witness for witness, _ in against]
    # Who does not say which printing a record is of confirms the year that somebody else has of it.
    sources += [w for w in witnesses if w not in sources and w.record.year == one.record.year and w.record.doi]
    count = len(sources_of(sources))
    sure = severity_of(sources, reference) if _is_placed(sources) else Severity.WARNING
    severity = {Difference.ONE_YEAR: Severity.INFO, Difference.TWO_YEARS: Severity.WARNING}.get(seen.difference, sure)
    year = str(one.record.year or "")
    yield rule.finding(
        message=f"the year differs from the one that {who_has(sources)}",
        location=place_of(reference, "year" if "year" in reference.fields else "date"),
        severity=severity,
        confidence=confidence_of(count),
        actual=seen.cited,
        expected=seen.found,
        remedy="look at the title page; correct the year",
        about=reference,
        evidence=indexes(sources),
        intent=_set_field(reference, "year", year, one.name),
    )


def _is_placed(witnesses: Sequence[Witness]) -> bool:
    """Return whether an identifier, or an article's place, says which work is meant, or it is a thesis or a report: a
    journal may have had the same piece in another year, and a chapter is printed again on the same pages.
    """
    return any(
        not one.seen.supports.isdisjoint({"doi", "isbn", "eprint", "pmid"})
        or (not one.seen.supports.isdisjoint({"volume", "page", "issue"}) and group_of(one.record) != "chapter")
        or group_of(one.record) in {"thesis", "report", ""}
        for one in witnesses
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
        message=f"{who_has(found)} this work with other years: is it another printing?",
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
    judged=(0, 0),
    measured=among_works(
        so=11, real=among_real("1 named, wrongly (the twin of an editorial in another journal)", since="none")
    ),
)
def venue_mismatch(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the journal, the proceedings or the book of a reference with where sources have that very work.

    ## Why it matters

    A reader looks for the work in the wrong place. A library that is asked for it by the journal cannot deliver it.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Review of Harbour Law},
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

    The registry of the DOI has the article in the *Journal of Work at Sea*.

    ## How to mend

    Look at the work itself.

    ## How sure it is

    A *warning* when both are clearly names of different venues and no source agrees with the reference.
    Abbreviations, acronyms, spelled-out names, series, years and places in the name, and translated names are no
    differences; a name that is not recognised is not known, and nothing is said. A lone acronym is told, with low
    confidence, where title, author, year and volume are the same and neither the letters nor the first letters of the
    journal's name make it up. So is a paper or article that two searches, or its DOI, find in another place alone: of the
    cited year or the one before, or on the cited pages; a talk that was printed as an article later is left alone.

    Tried on 129 references that real authors wrote, beside real answers of registries about the works:
    none was named, so no share can be given.

    ## Known false alarms

    Journals that were renamed. Acronyms of a journal's name in another language.
    """
    witnesses = registered_records(context, reference)
    against = opposing(witnesses, "container_title", frozenset({Difference.OTHER_CONTAINER}))
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
        message=f"{who_has(sources)} this work in another place{', and none in this one' if alone else ''}",
        location=place_of(reference, field),
        confidence=confidence_of(len(sources_of(sources))) if certain else Confidence.LOW,
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

    A DOI leads to the work when its address has moved. Reference managers fetch the other fields by it, and see by
    it that two entries are one work.

    ## Example

    Before:

    ```bibtex
    @article{adams2015,
      author = {Adams, Joan},
      title = {Wages after Recruitment Fees},
      journal = {Journal of Work at Sea},
      volume = {12},
      pages = {319--340},
      year = {2015}
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

    Crossref has the DOI for an article of this title, author and year.

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
