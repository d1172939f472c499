"""DOC: works named in the text, and notes against the entries that were made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.titles import AGREE
from refcheck.model.document import BlockKind, Document, Mention, MentionForm
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location
from refcheck.model.reference import Reference
from refcheck.model.report import Agreement
from refcheck.model.work import Work
from refcheck.text.names import same_person
from refcheck.text.titles import compare_titles
from refcheck.text.urls import normalise
from refcheck.text.words import fold

BIBLIOGRAPHY_HEADINGS = frozenset(
    {
        *("references", "reference list", "bibliography", "works cited", "sources", "literature", "further reading"),
        *("literatur", "literaturverzeichnis", "quellen", "bibliographie", "references bibliographiques"),
        *("bibliografia", "referencias", "referencias bibliograficas", "literatura", "tai lieu tham khao"),
        *("บรรณานุกรม", "เอกสารอ้างอิง", "参考文献"),
    }
)
"""Folded headings of lists of works: what stands under them is a reference, not a mention."""
LOCATOR = re.compile(r"^[\s\"'”’»*_]*[,(\[]?\s*(?:pp?\.|pages?\b|S\.|Seiten?\b|หน้า|tr\.)\s*\d")
"""A page right after a title: the work is cited in the text itself."""


@check(
    "DOC014",
    "mention-without-note",
    "a work is named in the text, and no note gives it",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.DOCUMENT,
)
def mention_without_note(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Finds titles in italics or quotation marks that no note and no reference of the run gives.

    ## Why it matters

    Readers cannot look the work up.

    ## Example

    > the community described in *ASEAN 2025: Forging Ahead Together*, we urge ...

    ## How to mend

    Add a note with the source, or silence the finding where the work needs none.

    ## How sure it is

    A *warning* for a title in italics or quotation marks, *information* for a plain one, and for any in
    a document without notes or citation keys, which cites in another way. Terms (*non-refoulement*),
    words in scare quotes, quoted sentences, what begins with a small letter, titles with a page
    right after them and those in a list of references are left alone.

    ## Known false alarms

    Names of ships, court cases, songs and slogans that look like titles; works that are so well known
    that nobody cites them.
    """
    titles = [t for r in context.references for t in (r.work.title, r.work.title_short) if t]
    tied = {id(mention) for reference in context.references for mention in reference.mentions}
    places = {(m.location.path, m.span) for r in context.references for m in r.mentions}
    seen: set[str] = set()
    lists = _bibliography_lines(document)
    noted = _cites_by_notes(document)
    for mention in document.mentions:
        if mention.form is MentionForm.KEY or mention.marker is not None or id(mention) in tied:
            continue
        if (document.path, mention.span) in places or mention.text in seen or _is_no_bare_title(mention, lists):
            continue
        if _is_known(mention, titles, document):
            continue
        seen.add(mention.text)
        sure = noted and mention.form is not MentionForm.PLAIN
        yield rule.finding(
            message=f"“{mention.text}” is named, no note gives it",
            location=mention.location,
            severity=Severity.WARNING if sure else Severity.INFO,
            confidence=Confidence.MEDIUM if noted else Confidence.LOW,
            actual=mention.text,
            remedy="add a note with its source",
        )


def _cites_by_notes(document: Document) -> bool:
    """Return whether the document has notes, or cites by keys: others cite in the running text."""
    return bool(document.notes or document.markers or any(m.form is MentionForm.KEY for m in document.mentions))


def _is_no_bare_title(mention: Mention, lists: tuple[tuple[int, float], ...]) -> bool:
    """Return whether the mention is a phrase, a citation in the text, or stands in a list of works."""
    line = mention.location.line or 0
    listed = any(first <= line < end for first, end in lists)
    return listed or mention.text[:1].islower() or LOCATOR.match(mention.after) is not None


def _bibliography_lines(document: Document) -> tuple[tuple[int, float], ...]:
    """Return the half-open ranges of lines that stand under the heading of a list of works."""
    found: list[tuple[int, float]] = []
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    for index, heading in enumerate(headings):
        name = fold(heading.text).strip(" .:0123456789")
        if name in BIBLIOGRAPHY_HEADINGS:
            end = next((h.line for h in headings[index + 1 :] if h.level <= heading.level), float("inf"))
            found.append((heading.line, end))
    return tuple(found)


def _is_known(mention: Mention, titles: list[str], document: Document) -> bool:
    """Return whether the mention is a title of a cited work, about one, or the document's own."""
    alike = AGREE | {Agreement.MISQUOTED}
    if document.title and compare_titles(mention.text, document.title).agreement in AGREE:
        return True
    return any(compare_titles(mention.text, title).agreement in alike for title in titles)


@check(
    "DOC013",
    "note-bib-drift",
    "a note and the entry that was made of it disagree",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
)
def note_bib_drift(rule: Rule, context: Context, reference: Reference) -> Iterator[Finding]:
    """Compares what a note says with the entry of `references/<document>.bib` that belongs to it.

    Title, first author, year and address are compared where both sides give them. An entry that says
    more than its note (a DOI, a place, a subtitle) agrees with it.

    ## Why it matters

    One of the two has been corrected and the other has not.

    ## How to mend

    Correct the note or the entry. `refcheck extract` never overwrites an entry that a person has
    edited.
    """
    claimed = reference.claimed
    if claimed is None:
        return
    for name, noted, stored in _differences(claimed, reference.work):
        yield rule.finding(
            message=f"the note and the entry {reference.key} differ in the {name}",
            location=_note_location(reference),
            related=(reference.location,),
            expected=stored,
            actual=noted,
            remedy="correct the note or the entry",
            about=reference,
        )


def _note_location(reference: Reference) -> Location:
    """Return where the work's first note stands, else its entry."""
    for citation in reference.citations:
        return Location(path=citation.path, line=citation.line, marker=citation.marker)
    return reference.location


def _differences(claimed: Work, stored: Work) -> Iterator[tuple[str, str, str]]:
    if claimed.title and stored.title and compare_titles(claimed.title, stored.title).agreement not in AGREE:
        yield "title", claimed.title, stored.title
    if claimed.author and stored.author and same_person(claimed.author[0], stored.author[0]) is False:
        yield "first author", claimed.author[0].full, stored.author[0].full
    if claimed.year and stored.year and claimed.year != stored.year:
        yield "year", str(claimed.year), str(stored.year)
    if claimed.url and stored.url and normalise(claimed.url) != normalise(stored.url):
        yield "address", claimed.url, stored.url
