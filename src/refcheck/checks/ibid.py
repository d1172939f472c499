"""DOC: *Ibid.* and its like: whether they lead to one work, and to the one that they led to before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.checks.interface import Context, Fixable, Rule, Scope, check
from refcheck.checks.notes import is_whole
from refcheck.checks.shortforms import (
    WORDS,
    citations_of,
    goes_back,
    items_of,
    note_of,
    place_of_note,
    renumbered,
    unresolved,
    works_called,
)
from refcheck.model.document import Document
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import ReplaceText
from refcheck.model.reference import Citation, CitationItem, Doubt, NoteKind
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import main_title

IBID_WORD = lazy_re(r"(?i)\W*((?:ib[ií]d(?:em)?|[ií]d(?:em)?|ebd|ebenda|ivi)\b\.?)")


@check(
    "DOC006",
    "ibid-no-antecedent",
    "an Ibid. has no work before it to go back to",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    judged=(3, 3),
)
def ibid_no_antecedent(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Looks for the work that *Ibid.*, *Id.* or *Ebd.* goes back to: the last one of the note before.

    The first note of a chapter has none before it. An *Ibid.* after another one that leads nowhere, or
    after a short form that does, is not told of again: mending the first mends both.

    ## Why it matters

    The citation cannot be followed. A reader who goes back finds no work there, and only the author knows which one
    was meant.

    ## Example

    Before:

    ```markdown
    The fees are three months' wages.[^1] Few are ever paid back.[^2]

    [^1]: Ibid., p. 41.
    [^2]: Harbour Watch, *Tied to the Boat*, Harbour Press, 2021, p. 7.
    ```

    After:

    ```markdown
    The fees are three months' wages.[^1] Few are ever paid back.[^2]

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    [^2]: Harbour Watch, *Tied to the Boat*, Harbour Press, 2021, p. 7.
    ```

    ## How to mend

    Name the work in full, or put the note that it went back to before it again.

    ## How sure it is

    An *error* only where the document's notes are whole and none stands before it. It is *information* in an
    excerpt, whose first note may go on from the rest, and after a note in which refcheck reads no work: that may be a
    source that it does not know how to read ("J. Coggins, private communication"), or a remark that is repeated.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages, and on 103 documents with
    *Ibid.*, *Id.* or *Ebd.* in Markdown (essays, theses, decisions, reports): one error, rightly. An error and three
    warnings after notes without a work were all wrong; they are information since. In excerpts of 48 further documents
    (436 notes in ten languages) two errors, both right: pages of a manual whose only note is an *Ibid.*

    ## Known false alarms

    Chapters of a book that are checked one by one, where a chapter begins with *Ibid.*
    """
    citations = citations_of(context, document)
    whole = is_whole(document)
    for number, citation, item in items_of(citations):
        if item.kind is NoteKind.IBID and not item.references and item.doubt is not Doubt.FOLLOWS_UNRESOLVED:
            unread = _note_before(citations, number)
            what = "has no work before it to go back to"
            if unread is not None:
                what = f"goes back to note {unread}, in which refcheck reads no work"
            yield unresolved(rule, citation, item, what, sure=whole and unread is None)


@check(
    "DOC007",
    "ibid-ambiguous",
    "an Ibid. goes back to a note that cites several works, or over one that cites none",
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    judged=(1, 1),
)
def ibid_ambiguous(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Finds an *Ibid.* after a note that cites several works, and one after a note that only comments:
    readers cannot tell which work is meant. One with a name ("Arendt, ebd.") is told of when the note
    before cites no work by it.

    ## Why it matters

    Readers guess which of the works is meant, and look the page up in the wrong one. When the works of the note
    before are put in another order, or one is taken out, *Ibid.* leads astray without a sign of it.

    ## Example

    Before:

    ```markdown
    The fees are three months' wages.[^1] Few are ever paid back.[^2]

    [^1]: Sokha Dara, *Fees at the Border*, 2018, p. 41; Harbour Watch, *Tied to the Boat*, 2021, p. 7.
    [^2]: Ibid., p. 52.
    ```

    After:

    ```markdown
    The fees are three months' wages.[^1] Few are ever paid back.[^2]

    [^1]: Sokha Dara, *Fees at the Border*, 2018, p. 41; Harbour Watch, *Tied to the Boat*, 2021, p. 7.
    [^2]: Dara, *Fees at the Border*, p. 52.
    ```

    ## How to mend

    Name the work again in a short form ("Testaverde et al., 2017, page 5").

    ## How sure it is

    A *warning* where the note before cites several works. *Information* where it cites none, or none by the name:
    refcheck may not know how to read it. So is an *Ibid.* that goes on from one that was told of already.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages, and on 103 documents with
    *Ibid.*, *Id.* or *Ebd.* in Markdown (essays, theses, decisions, reports): one warning of several works is right; two,
    of quoted words and of the parts of an article that were taken for works, are not told any more. Of those after a
    note without a work 5 of 7 were wrong, and all of 3 before: they are information since.

    ## Known false alarms

    A work that is quoted in another one, where it is plain which of the two *Ibid.* goes on with. House styles in
    which *Ibid.* stands for all works of the note before, or for the last one.
    """
    citations = citations_of(context, document)
    for number, citation, item in items_of(citations):
        several = len(item.references) > 1
        unsure = item.doubt in {Doubt.COMMENT_BETWEEN, Doubt.UNCONFIRMED}
        if not goes_back(item) or not (several or unsure):
            continue
        before = citations[number - 1] if number else None
        goes_on = before is not None and any(goes_back(i) and i.references == item.references for i in before.items)
        word = citation.text.split(",")[0].strip()[:40] or "Ibid."
        if several:
            where = "the note before" if item.doubt is not Doubt.COMMENT_BETWEEN else f"note {item.target}"
            message = f"{word} may mean any of {len(item.references)} works of {where}"
        elif item.doubt is Doubt.UNCONFIRMED and item.target is None:
            message = (
                f"the note before cites no work by {word}; {works_called(context, item.references[:1])} may be meant"
            )
        elif item.doubt is Doubt.UNCONFIRMED:
            message = f"{word} may also mean a citation of the note before that leads nowhere"
        else:
            message = f"{word} follows a note that cites no work; it may go back to note {item.target}"
        yield rule.finding(
            message=message,
            location=place_of_note(citation),
            severity=Severity.WARNING if several and not goes_on and item.doubt is None else Severity.INFO,
            actual=item.text or citation.text,
            expected=works_called(context, item.references),
            remedy="name the work in a short form",
        )


@check(
    "DOC008",
    "ibid-drifted",
    "a short form leads to another work than when the document was last extracted",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    scope=Scope.DOCUMENT,
    fixable=Fixable.UNSAFE,
    judged=(0, 0),
)
def ibid_drifted(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Compares where each *Ibid.* and each *supra note 4* leads with what `references/<document>.bib`
    remembers of it (`refcheck-note`), which `refcheck extract` wrote.

    ## Why it matters

    A note that is put in between takes every *Ibid.* after it away from its work, and moves the numbers that
    *supra* counts on; nothing on the page shows it. Readers look the page up in the wrong work.

    ## Example

    Before:

    ```text
    1  Sokha Dara, Fees at the Border, Delta Books, 2018, p. 41.
    2  Ruth Evans, Inspectors without Cars, Delta Books, 2019, p. 7.
    3  Ibid., p. 52.
    ```

    After:

    ```text
    1  Sokha Dara, Fees at the Border, Delta Books, 2018, p. 41.
    2  Ruth Evans, Inspectors without Cars, Delta Books, 2019, p. 7.
    3  Dara, Fees at the Border, p. 52.
    ```

    When the document was last extracted the note on Evans was not there, and *Ibid.* led to Dara.

    ## How to mend

    Name the work again in a short form, or correct the number: `refcheck fix DOCUMENT` shows it, and
    `--write --unsafe-fixes` writes it. Where the new work is the one that is meant, run `refcheck extract`
    again: the memory follows.

    ## How sure it is

    Notes are told apart by what they cite and where they stand among each other; where that does not
    show which note was which, nothing is said.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: none was named, since
    none of them was extracted before, so no share can be given.

    ## Known false alarms

    None was seen. The likeliest one is a note that was changed on purpose: it is told of until `refcheck extract`
    is run again.
    """
    citations = citations_of(context, document)
    for _, citation, item in items_of(citations):
        if item.doubt is not Doubt.DRIFTED:
            continue
        before, now = " or ".join(item.instead), " or ".join(item.references) or "no work"
        right = _notes_citing(citations, item.instead)
        yield rule.finding(
            message=f"{WORDS[item.kind]} of note {citation.marker} led to {before} when the document was last extracted; it now leads to {now}",
            location=place_of_note(citation),
            actual=(item.text or citation.text)[:200],
            expected=before,
            remedy="name the work again, or run refcheck extract where the new one is meant",
            intent=renumbered(document, citation, item, right) or _named_again(context, document, citation, item),
        )


def _named_again(context: Context, document: Document, citation: Citation, item: CitationItem) -> ReplaceText | None:
    """Return the intent to write author and short title where *Ibid.* opens the note."""
    note = note_of(document, citation) if document.editable and item.kind is NoteKind.IBID else None
    match = IBID_WORD.match(note.block.text) if note else None
    works = [r.work for r in context.references if (r.key,) == item.instead and r.work.title]
    if note is None or match is None or len(works) != 1:
        return None
    work = works[0]
    names = [name.surname for name in work.author]
    author = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    text = ", ".join(part for part in (author, main_title(work.title)) if part)
    span = note.block.source_span(match.start(1), match.end(1))
    if span.of(document.text) != match[1]:
        return None
    return ReplaceText(path=document.path, span=span, text=text, safe=False, summary=f"name the work: {text}")


def _notes_citing(citations: Sequence[Citation], keys: Sequence[str]) -> tuple[str, ...]:
    """Return the marker of the first note that cites a work in full."""
    for citation in citations:
        for item in citation.items:
            if item.kind is NoteKind.FULL and item.references == tuple(keys):
                return (citation.marker,)
    return ()


def _note_before(citations: Sequence[Citation], number: int) -> str | None:
    """Return the marker of the last note before that is no *Ibid.* without a work, ``None`` where there is none."""
    before = (one.marker for one in reversed(citations[:number]) if one.kind is not NoteKind.IBID or one.references)
    return next(before, None)
