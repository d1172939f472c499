"""DOC: markers, notes and short forms of a document against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.model.document import Document
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Citation, CitationItem, NoteKind

SHORT_FORMS = frozenset({NoteKind.SHORT, NoteKind.OP_CIT, NoteKind.SUPRA})
WORDS = {
    NoteKind.IBID: "Ibid.",
    NoteKind.OP_CIT: "op. cit.",
    NoteKind.SUPRA: "supra",
    NoteKind.SHORT: "a short form",
}

LIKE_A_CITATION = re.compile(r"\b(?:1[5-9]|20)\d\d\b|https?:|\bp{1,2}\.\s?\d|§|[“„«‘\"'][^“”„»’\"']{8,}[”“»’\"']")
"""A year, an address, a page, a paragraph or a title in quotation marks: a comment seldom has one."""
NAME = re.compile(r"[^\W\d_a-zà-öø-ÿ][\w’'-]{2,}")
"""A word with a capital letter, such as the surname before *op. cit.*"""
LEAD_INS = frozenset(
    {"see", "also", "but", "cf", "cfr", "vgl", "siehe", "voir", "véase", "vid", "vedi", "ver", "the", "quoted"}
)
"""Words that may stand before that name, in lower case."""


def citations_of(context: Context, document: Document) -> tuple[Citation, ...]:
    """Return what the notes of a document cite, in order."""
    return tuple(c for library in context.libraries for c in library.citations if c.path == document.path)


def is_whole(document: Document) -> bool:
    """Return whether the notes of a document are all there: they start at 1 and are unbroken.

    Of an excerpt nothing is said as an error: what is missing may stand in the rest.
    """
    labels = [note.marker for note in document.notes]
    if not all(label.isascii() and label.isdigit() and len(label) < 6 for label in labels):
        return True
    return [int(label) for label in labels] == list(range(1, len(labels) + 1))


@check(
    "DOC004",
    "marker-without-note",
    "a note marker in the text has no note",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
)
def marker_without_note(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Counts the markers in the text against the notes.

    ## Why it matters

    A reader who follows the marker finds nothing: the source of the sentence is lost.

    ## How to mend

    Write the note, or take the marker out. A note that was damaged in conversion (`<sup>7</sup>sup>`)
    may still stand somewhere in the file.

    ## How sure it is

    An *error* where the document has notes and they are whole (they begin at 1 without a gap, but for
    the missing ones); a *warning* where it has none at all, since the notes may stand in another file.

    ## Known false alarms

    Raised figures that mean something else in a dialect that refcheck does not know.
    """
    notes = {note.marker for note in document.notes}
    for marker in document.markers:
        if marker.label not in notes:
            notes.add(marker.label)
            yield rule.finding(
                message=f"the text has a marker for note {marker.label}, but there is no such note",
                location=Location(path=document.path, line=marker.line, column=marker.column, marker=marker.label),
                severity=Severity.ERROR if document.notes else Severity.WARNING,
                confidence=Confidence.HIGH if document.notes else Confidence.MEDIUM,
                actual=f"marker {marker.label}",
                expected=f"a note {marker.label}",
                remedy="write the note, or take the marker out",
            )


@check(
    "DOC005",
    "note-without-marker",
    "a note has no marker in the text",
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
)
def note_without_marker(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Counts the notes against the markers in the text, and each note once.

    ## Why it matters

    A note that nothing leads to is usually left over from an edit, and the notes after it may have
    moved.

    ## How to mend

    Set the marker where the note belongs, or take the note out.

    ## Known false alarms

    Notes to a title page or a table whose marker is a picture.
    """
    markers = {marker.label for marker in document.markers}
    doubled = {label for label, count in Counter(note.marker for note in document.notes).items() if count > 1}
    seen: set[str] = set()
    for note in document.notes:
        if note.marker in doubled and note.marker in seen:
            message = f"there are two notes {note.marker}"
        elif note.marker not in markers:
            message = f"nothing in the text leads to note {note.marker}"
        else:
            seen.add(note.marker)
            continue
        seen.add(note.marker)
        yield rule.finding(
            message=message,
            location=Location(path=document.path, line=note.line, marker=note.marker),
            actual=note.text[:120],
            remedy="set its marker in the text, or take the note out",
        )


def _items(citations: tuple[Citation, ...]) -> Iterator[tuple[Citation, CitationItem]]:
    for citation in citations:
        for item in citation.items:
            yield citation, item


@check(
    "DOC006",
    "ibid-no-antecedent",
    "an Ibid. has no work before it to go back to",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
)
def ibid_no_antecedent(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Looks for the work that *Ibid.*, *Id.* or *Ebd.* goes back to: the last one of the note before.

    ## Why it matters

    The citation cannot be followed.

    ## How to mend

    Name the work in full, or put the note that it went back to before it again.

    ## How sure it is

    An *error* only where the document's notes are whole; in an excerpt a *warning*. So it is where the
    note before looks like a citation that refcheck does not know how to read.
    """
    citations = citations_of(context, document)
    for citation, item in _items(citations):
        if item.kind is NoteKind.IBID and not item.references:
            what = "has no work before it to go back to"
            yield _unresolved(rule, document, citation, item, what, unread=_unread_before(citations, citation))


@check(
    "DOC007",
    "ibid-ambiguous",
    "an Ibid. goes back to a note that cites several works",
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
)
def ibid_ambiguous(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Finds an *Ibid.* after a note that cites several works: readers cannot tell which is meant.

    ## How to mend

    Name the work again in a short form ("Testaverde et al., 2017, page 5").
    """
    for citation, item in _items(citations_of(context, document)):
        if item.kind is NoteKind.IBID and len(item.references) > 1:
            yield rule.finding(
                message=f"{citation.text.split(',')[0].strip() or 'Ibid.'} may mean any of {len(item.references)} works of the note before",
                location=Location(path=document.path, line=citation.line, marker=citation.marker),
                actual=item.text or citation.text,
                expected=" or ".join(item.references),
                remedy="name the work in a short form",
            )


@check(
    "DOC009",
    "short-form-orphan",
    "a short form (op. cit., supra, a short title) has no work to go back to",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
)
def short_form_orphan(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Looks for the full citation that *op. cit.*, *loc. cit.*, *supra note N* or a short title needs.

    ## Why it matters

    The citation cannot be followed.

    ## How to mend

    Give the work in full at its first mention; mend the name or the number of the note.

    ## How sure it is

    An *error* only where the document's notes are whole and the form is an explicit one; a short
    title that leads to no work is a *warning*, two candidates are a *warning*. So it is where an
    earlier note has the name: then it may be a citation that refcheck does not know how to read.

    ## Known false alarms

    Chapters of a book that are checked one by one: give all of them in one run.
    """
    citations = citations_of(context, document)
    for citation, item in _items(citations):
        if item.kind not in SHORT_FORMS or len(item.references) == 1:
            continue
        if item.references:
            yield rule.finding(
                message=f"{WORDS[item.kind]} fits several works: {', '.join(item.references)}",
                location=Location(path=document.path, line=citation.line, marker=citation.marker),
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
                actual=item.text or citation.text,
                expected=" or ".join(item.references),
                remedy="say which is meant",
            )
        else:
            what = "leads to no earlier citation of the work"
            yield _unresolved(rule, document, citation, item, what, unread=_unread_named(citations, citation, item))


def _unread_before(citations: tuple[Citation, ...], citation: Citation) -> str | None:
    """Return the marker of the note before where it may be a citation that was not read as one.

    What an *Ibid.* that goes back to such a note goes back to is as unknown.
    """
    before = list(citations[: citations.index(citation)])
    while before and before[-1].kind is NoteKind.IBID and not before[-1].references:
        before.pop()
    if not before or before[-1].references:
        return None
    return before[-1].marker if LIKE_A_CITATION.search(before[-1].text) else None


def _unread_named(citations: tuple[Citation, ...], citation: Citation, item: CitationItem) -> str | None:
    """Return the marker of the earlier note that has the name of a short form, wrongly read or not at all.

    Where the form names a note (supra note 4), only that note counts.
    """
    words = NAME.findall(item.text or citation.text)
    name = next((word.casefold() for word in words if word.casefold() not in LEAD_INS), "")
    for other in citations[: citations.index(citation)]:
        meant = item.target is None or other.marker == item.target
        if name and meant and name in other.text.casefold() and not any(i.kind in SHORT_FORMS for i in other.items):
            return other.marker
    return None


def _unresolved(
    rule: Rule, document: Document, citation: Citation, item: CitationItem, what: str, *, unread: str | None
) -> Finding:
    sure = is_whole(document) and item.kind is not NoteKind.SHORT and unread is None
    if unread is not None:
        what = f"seems to go back to note {unread}, which could not be read as a citation of one work"
    return rule.finding(
        message=f"note {citation.marker}: {WORDS[item.kind]} {what}",
        location=Location(path=document.path, line=citation.line, marker=citation.marker),
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.LOW,
        actual=(item.text or citation.text)[:200],
        remedy="name the work in full, or mend the note that it should lead to",
    )
