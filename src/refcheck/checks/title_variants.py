"""TTL: one source under two titles, two subtitles or two addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.title_index import IN_TEXT, cited_title
from refcheck.checks.titles import other_subtitle
from refcheck.model.document import Note
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Citation, NoteKind, Reference
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.hosts import ARCHIVES
from refcheck.text.lazy import lazy_re
from refcheck.text.names import same_person
from refcheck.text.titles import compare_titles, may_score
from refcheck.text.urls import is_web, mend, normalise, split
from refcheck.text.words import STOPWORDS, fold

ALIKE = 0.8
"""From this score on, two titles by one author of one year are taken for one source."""
MAX_SHARED = 12
"""An address that more works share is a portal's, not a source's."""
MAX_BARE = 350
"""A longer note (characters) says more than what it cites."""
_REMARK = lazy_re(r"(?i);|\b(?:see|also|compare|cf|for|but|according|quoted|cited)\b")
_FILE = lazy_re(r"[\w-]{1,60}\.[a-z][a-z0-9]{1,4}")
_LASTING = ("doi.org", "dx.doi.org", "hdl.handle.net", "handle.net", "jstor.org", "arxiv.org")


@check(
    "TTL003",
    "subtitle-differs",
    "a title has another subtitle in the text than in its note",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
)
def subtitle_differs(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares the subtitles where the text and the note give a work the same main title.

    A subtitle that is left out on one side is no finding, nor is one with some words changed: that is
    a misquoted title (TTL002). Here the two subtitles have hardly a word in common.

    ## Why it matters

    Two works of a series often share the main title; the reader may look for the wrong one. An editor cannot tell
    which of the two was at hand.

    ## Example

    Before:

    ```markdown
    Markets were made by laws, as *The Great Transformation: Markets and Their Limits* shows.[^1]

    [^1]: Karl Polanyi, *The Great Transformation: The Political and Economic Origins of Our Time*, 1944.
    ```

    After:

    ```markdown
    Markets were made by laws, as *The Great Transformation: The Political and Economic Origins of Our Time* shows.[^1]

    [^1]: Karl Polanyi, *The Great Transformation: The Political and Economic Origins of Our Time*, 1944.
    ```

    ## How to mend

    Take the subtitle from the work's title page.

    ## How sure it is

    *Information* only: editions and translations change subtitles. Subtitles in two languages, and
    titles whose numbers differ, are not compared.

    ## Known false alarms

    A work that was published under two subtitles.
    """
    del context
    title = cited_title(reference)
    for mention in reference.mentions:
        found = other_subtitle(mention.text, title) if mention.form in IN_TEXT and mention.marker is not None else None
        if found is None or compare_titles(*found).agreement is Agreement.UNKNOWN:
            continue
        mine, theirs = found
        yield rule.finding(
            message="the subtitle in the text is not the one in the note",
            location=mention.location,
            related=_notes_of(reference),
            expected=theirs,
            actual=mine,
            remedy="take the subtitle from the work itself",
            about=reference,
        )


@check(
    "TTL011",
    "title-inconsistent",
    "the same source has two titles, or two addresses, in one project",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.PROJECT,
    judged=(0, 0),
)
def title_inconsistent(rule: Rule, context: Context, subject: object) -> Iterator[Finding]:
    """Compares the references of all documents of a run with each other.

    Two references are one source when they have the same DOI or the same address, or the same first
    author, year and almost the same title. It is told when their titles differ in words. It is told as
    well when two notes give one work two different addresses.

    ## Why it matters

    One of the two is wrong, or has moved; a bibliography made of the notes lists the work twice. A reader who
    searches for the wrong title, or opens the old address, finds nothing.

    ## Example

    Before:

    ```markdown
    Fees keep many from leaving.[^1] Others go without papers.[^2]

    [^1]: Ann Smith, *Migrating to Opportunity*, 2017, https://doi.org/10.5555/28342.
    [^2]: Ann Smith, *Migrating for Opportunities*, 2017, https://doi.org/10.5555/28342.
    ```

    After:

    ```markdown
    Fees keep many from leaving.[^1] Others go without papers.[^2]

    [^1]: Ann Smith, *Migrating to Opportunity*, 2017, https://doi.org/10.5555/28342.
    [^2]: Ann Smith, *Migrating to Opportunity*, 2017, https://doi.org/10.5555/28342.
    ```

    ## How to mend

    Look the source up, and give it one title and one address everywhere.

    ## How sure it is

    A *warning* where one DOI has two titles; *information* where an address alone, or author and year, make them one
    source. Short forms, translations and
    other spellings are one title, and so are the same words in another order; titles that differ in numbers or in the names
    of files are those of two works. Addresses that differ in `http`, `www.`, a
    final slash, a query or a fragment are one, and a DOI or an archive's copy goes with any. Two works of other
    authors, years, volumes, issues or pages are pieces of what lies at one address, such as the news of an issue.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages, and on 615 bibliographies
    (5,507 entries): of 16 that were told of one address 4 were right. Packages, examples and notes share a page with
    others whose titles are like theirs: those are information. No two titles under one DOI were found, so that no share can be
    given of these.

    ## Known false alarms

    A work that is kept at two places on purpose (notes with a remark in them are left out). Two parts of one work by
    the same author that differ in a word and are on one page.
    """
    del subject
    seen: set[tuple[str, str]] = set()
    for one, other, sure in _one_source(context):
        if (one.id, other.id) in seen:
            continue
        seen.add((one.id, other.id))
        yield rule.finding(
            message="this source has another title elsewhere in the project",
            location=other.cited_at,
            related=(one.cited_at,),
            severity=Severity.WARNING if sure else Severity.INFO,
            confidence=Confidence.MEDIUM if sure else Confidence.LOW,
            expected=cited_title(one),
            actual=cited_title(other),
            remedy="look the source up, and give it one title everywhere",
            about=other,
        )
    yield from _two_addresses(rule, context)


def _one_source(context: Context) -> Iterator[tuple[Reference, Reference, bool]]:
    """Yield references that are one source under two titles; ``True``: a DOI says so, and no address alone, since
    more than one work may lie there.
    """
    for names, sure in ((_dois, True), (_addresses, False)):
        for group in _groups(context.references, names):
            for one, other in _pairs(group):
                if not _are_pieces(one.work, other.work) and _misquotes(one, other) is not None:
                    yield one, other, sure
    for group in _groups(context.references, _author_and_year):
        for one, other in _pairs(group):
            # Two people of one family name are soon told apart, two titles are not.
            if not same_person(one.work.author[0], other.work.author[0]) or not _may_be_alike(one, other):
                continue
            score = _misquotes(one, other)
            if score is not None and score >= ALIKE:
                yield one, other, False


def _groups(references: tuple[Reference, ...], names: Callable[[Work], Iterator[str]]) -> Iterator[list[Reference]]:
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if cited_title(reference):
            for name in names(reference.work):
                found[name].append(reference)
    yield from (group for group in found.values() if 1 < len(group) <= MAX_SHARED)


def _dois(work: Work) -> Iterator[str]:
    if work.doi:
        yield work.doi.casefold()


def _addresses(work: Work) -> Iterator[str]:
    if work.url and is_web(work.url):
        parts = split(work.url)
        if parts is not None and parts.path.strip("/"):
            yield normalise(mend(work.url))


def _author_and_year(work: Work) -> Iterator[str]:
    if work.author and work.year and work.author[0].surname:
        yield f"{work.author[0].surname.casefold()} {work.year}"


def _pairs(group: list[Reference]) -> Iterator[tuple[Reference, Reference]]:
    for index, one in enumerate(group):
        yield from ((one, other) for other in group[index + 1 :])


def _are_pieces(one: Work, other: Work) -> bool:
    """Return whether what two works say of themselves makes them two pieces in one file or on one page."""
    if one.doi and other.doi and one.doi.casefold() == other.doi.casefold():
        return False
    if one.author and other.author and not same_person(one.author[0], other.author[0]):
        return True
    if one.year and other.year and one.year != other.year:
        return True
    told = ((one.volume, other.volume), (one.issue, other.issue), (one.page, other.page))
    return any(mine and theirs and mine != theirs for mine, theirs in told)


def _may_be_alike(one: Reference, other: Reference) -> bool:
    mine, theirs = cited_title(one), cited_title(other)
    return may_score(mine, theirs, ALIKE) or may_score(theirs, mine, ALIKE)


def _misquotes(one: Reference, other: Reference) -> float | None:
    """Return how alike two titles are that differ in words, ``None`` when they do not or are two works'."""
    mine, theirs = _words(cited_title(one)), _words(cited_title(other))
    if mine != theirs and (sorted(mine) == sorted(theirs) or any(map(_FILE.fullmatch, {*mine} ^ {*theirs}))):
        return None  # the same words in another order, or another file
    scores: list[float] = []
    # A short title goes with a long one in one direction only.
    for a, b in ((other, one), (one, other)):
        found = compare_titles(cited_title(a), cited_title(b))
        if found.agreement in {Agreement.SAME, Agreement.SHORT, Agreement.UNKNOWN}:
            return None
        if found.agreement is Agreement.MISQUOTED:
            scores.append(found.score)
    return max(scores, default=None)


def _words(title: str) -> list[str]:
    words = (word.strip(".,:;()") for word in fold(title).split())
    return [word for word in words if word not in STOPWORDS]


def _two_addresses(rule: Rule, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first further address that a note gives a work."""
    notes: dict[tuple[str, str], list[Note]] = defaultdict(list)
    for document in context.documents:
        for note in document.notes:
            notes[document.path, note.marker].append(note)
    for reference in context.references:
        given = list(_addresses_of(reference, notes))
        other = next((one for one in given if _bare(one[1]) != _bare(given[0][1])), None)
        if other is not None:
            citation, url = other
            yield rule.finding(
                message="this source has another address elsewhere in the project",
                location=Location(path=citation.path, line=citation.line, marker=citation.marker),
                related=(Location(path=given[0][0].path, line=given[0][0].line, marker=given[0][0].marker),),
                severity=Severity.INFO,
                confidence=Confidence.LOW,
                expected=given[0][1],
                actual=url,
                remedy="give the source one address everywhere",
                about=reference,
            )


def _addresses_of(reference: Reference, notes: Mapping[tuple[str, str], list[Note]]) -> Iterator[tuple[Citation, str]]:
    """Yield the notes that cite this one work and give it one address."""
    for citation in reference.citations:
        own = notes.get((citation.path, citation.marker), [])
        alone = citation.kind in {NoteKind.FULL, NoteKind.SHORT} and len(own) == 1 and len(own[0].links) == 1
        if alone and _is_bare_reference(own[0].text) and _bare(own[0].links[0].url):
            yield citation, own[0].links[0].url


def _is_bare_reference(text: str) -> bool:
    """Return whether a note says nothing besides its reference: an address in a remark may be another's."""
    return len(text) <= MAX_BARE and _REMARK.search(text) is None


def _bare(url: str) -> str:
    """Return what tells an address from others; empty for a lasting one, an archive's, a front page's."""
    if not is_web(url):
        return ""
    parts = urlsplit(normalise(mend(url)))
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/")
    return "" if host.endswith((*_LASTING, *ARCHIVES)) or not path else f"{host}{path}"


def _notes_of(reference: Reference) -> tuple[Location, ...]:
    return tuple(Location(path=c.path, line=c.line, marker=c.marker) for c in reference.citations[:1])
