"""DOC: op. cit., supra and short titles: whether they lead to the work that is meant; and what *Ibid.* shares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from refcheck.checks.interface import Context, Fixable, Rule, Scope, check
from refcheck.checks.notes import is_whole
from refcheck.model.document import Document, Note
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location, ReplaceText, Span
from refcheck.model.reference import Citation, CitationItem, Doubt, NoteKind
from refcheck.model.report import Agreement
from refcheck.text.lazy import lazy_re
from refcheck.text.titles import compare_titles, main_title

SHORT_FORMS = frozenset({NoteKind.SHORT, NoteKind.OP_CIT, NoteKind.SUPRA})
WORDS = {
    NoteKind.IBID: "Ibid.",
    NoteKind.OP_CIT: "op. cit.",
    NoteKind.SUPRA: "supra",
    NoteKind.SHORT: "a short form",
}

NAME = lazy_re(r"[^\W\d_a-zà-öø-ÿ][\w’'-]{2,}")
"""A word with a capital letter, such as the surname before *op. cit.*"""
LEAD_INS = frozenset(
    {"see", "also", "but", "cf", "cfr", "vgl", "siehe", "voir", "véase", "vid", "vedi", "ver", "the", "quoted"}
)
"""Words that may stand before that name, in lower case."""
PASSAGE = lazy_re(
    r"(?i)\b(?:accompanying|associated) text\b|\b(?:foot)?notes\s+\d|\bnn\.?\s*\d|\d\s?[-–]\s?\d+\s+above\b"
)
"""Notes and the text about them are meant, no single work."""
NUMBERED = r"(?i)\b(?:(?:foot)?notes?|n|nn|fns?|anm|fu(?:ß|ss)n(?:ote)?|nota|nt|chú thích(?: số)?|เชิงอรรถ(?:ที่)?|catatan kaki(?: no\.?)?)\.?\s*(?:no\.|nr\.)?\s*0{0,3}"
MAX_NOTES = 2_000
"""As many notes before a short form are searched for its name (number)."""


def citations_of(context: Context, document: Document) -> tuple[Citation, ...]:
    """Return what the notes of a document cite, in order."""
    return tuple(c for library in context.libraries for c in library.citations if c.path == document.path)


def items_of(citations: Sequence[Citation]) -> Iterator[tuple[int, Citation, CitationItem]]:
    """Yield what the notes cite, with each note and its place among them."""
    for number, citation in enumerate(citations):
        for item in citation.items:
            yield number, citation, item


def goes_back(item: CitationItem) -> bool:
    """Return whether an item goes back to the note before: *Ibid.*, and *loc. cit.* without a name."""
    return item.kind is NoteKind.IBID or item.doubt is Doubt.COMMENT_BETWEEN


def place_of_note(citation: Citation) -> Location:
    """Return where the note of a citation stands."""
    return Location(path=citation.path, line=citation.line, marker=citation.marker)


@check(
    "DOC009",
    "short-form-orphan",
    "a short form (op. cit., supra, a short title) has no work to go back to, or leads to the wrong note",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    fixable=Fixable.UNSAFE,
    judged=(3, 3),
)
def short_form_orphan(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Looks for the full citation that *op. cit.*, *loc. cit.*, *supra note N* or a short title needs, and
    for the surname that is given with it among the authors of that note.

    ## Why it matters

    The citation cannot be followed, or leads to another work than the one that is meant. An editor finds out only
    by asking the author.

    ## Example

    Before:

    ```markdown
    States may not turn back those who flee.[^1] This binds them at sea as well.[^2] Courts have held so.[^3]

    [^1]: James Hathaway, *The Rights of Refugees*, Cambridge University Press, 2005, p. 279.
    [^2]: Guy Goodwin-Gill, *The Refugee in International Law*, Oxford University Press, 2007, p. 246.
    [^3]: Hathaway, supra note 2, p. 301.
    ```

    After:

    ```markdown
    States may not turn back those who flee.[^1] This binds them at sea as well.[^2] Courts have held so.[^3]

    [^1]: James Hathaway, *The Rights of Refugees*, Cambridge University Press, 2005, p. 279.
    [^2]: Guy Goodwin-Gill, *The Refugee in International Law*, Oxford University Press, 2007, p. 246.
    [^3]: Hathaway, supra note 1, p. 301.
    ```

    Note 2 is Goodwin-Gill's: another note had been put in or taken out since the number was written.

    ## How to mend

    Give the work in full at its first mention; mend the name or the number of the note. Where one note
    alone has the name, `refcheck fix DOCUMENT` shows its number, and `--write --unsafe-fixes` writes it.

    ## How sure it is

    An *error* only where the document's notes are whole and the form is an explicit one; two candidates, a misspelt name
    and a title that is not the work's are a *warning*. It is *information* where a short title or a name alone leads to no
    work or to two ("HOPL, 22", "Restat 2d of Contracts, § 347"): it may be the citation itself. So it is where an earlier
    note has the name, which refcheck may not know how to read, where the text before an earlier marker has it, and in an
    excerpt, whose earlier notes may stand in the rest. Two entries of one work are no choice.

    It is *information* where the form leads to a work of the list alone, and a note gives that work's
    address under another title.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 4 found, 2 right; the
    others were an example and two entries of one work, which the rule passes over since (the 1,231 were not tried
    again). In 125 further documents with short
    forms (law reports, essays, manuals of styles) 9 were found: an *op. cit.* without a name and a *supra* with the number of
    another note, rightly, and 7 wrong ones, of which 6 are information since and one, a name behind *op. cit.*, is not told.
    In excerpts of 48 further documents (436 notes in ten languages, 110 of them short forms) 3 were found: a *supra* with
    the number of another note, rightly, and two that a work of one name and brackets behind a semicolon led astray, which do not
    any more. As it stands, 3 of 3 were right.

    ## Known false alarms

    Chapters of a book that are checked one by one: give all of them in one run.
    """
    citations = citations_of(context, document)
    whole = is_whole(document)
    drift = _common_shift(citations)
    # A reference by number to a note that only comments means what is said there.
    remarks = {citation.marker for citation in citations if not citation.items}
    for number, citation, item in items_of(citations):
        if item.kind not in SHORT_FORMS or item.doubt in {Doubt.FOLLOWS_UNRESOLVED, Doubt.DRIFTED}:
            continue
        if item.doubt is not None and item.references:
            if not goes_back(item) and not _is_named(context, citation, item):
                yield _doubtful(rule, context, document, citation, item, whole=whole, drift=drift)
        elif len(item.references) > 1:
            if not (item.named and PASSAGE.search(item.text or citation.text)) and not _is_one_work(context, item):
                yield _several(rule, context, citation, item)
        elif not item.references and not (item.doubt is None and item.named in remarks):
            yield _orphan(rule, document, citations, number, item, whole=whole)


def _is_named(context: Context, citation: Citation, item: CitationItem) -> bool:
    """Return whether the name that a form seems to lack stands behind it: "Op. cit. ReadWriteWeb (2009)"."""
    names = _names_of(context, item).casefold().split(", ") if item.doubt is Doubt.NO_NAME else []
    return any(name and name in (item.text or citation.text).casefold() for name in names)


def _orphan(
    rule: Rule, document: Document, citations: Sequence[Citation], number: int, item: CitationItem, *, whole: bool
) -> Finding:
    """Return the finding for a short form that leads nowhere, as sure as its form and the notes before it let it be."""
    what, unread = _what(item), _unread_named(citations, number, item)
    if unread is not None:
        what = f"seems to go back to note {unread}, which could not be read as a citation of one work"
    in_text = unread is None and item.named is None and _text_names(document, citations[number], item)
    if in_text:
        what = "gives a name that only the text has: the work may be that of a note without an author"
    explicit = item.kind is not NoteKind.SHORT and not in_text and whole
    return unresolved(
        rule,
        citations[number],
        item,
        what,
        sure=explicit and unread is None,
    )


def _text_names(document: Document, citation: Citation, item: CitationItem) -> bool:
    """Return whether the paragraph of an earlier marker has the name of a short form: there the author may be named
    in the text and the title alone in the note.
    """
    name = _name_of(item.text or citation.text)
    own = next(
        (n for n, marker in enumerate(document.markers) if marker.label == citation.marker), len(document.markers)
    )
    blocks = {marker.block for marker in document.markers[:own]}
    return bool(name) and any(name in block.text.casefold() for n, block in enumerate(document.blocks) if n in blocks)


def _name_of(text: str) -> str:
    """Return the folded name before *op. cit.*: the first word with a capital letter that is no lead-in."""
    return next((word.casefold() for word in NAME.findall(text) if word.casefold() not in LEAD_INS), "")


def _is_one_work(context: Context, item: CitationItem) -> bool:
    """Return whether all that a short form fits are entries of one work: no reader is led astray then."""
    works = [reference.work for reference in context.references if reference.key in item.references]
    titles = [work.title for work in works if work.title]
    alike = all(compare_titles(titles[0], other).agreement is Agreement.SAME for other in titles[1:])
    return len(titles) == len(item.references) and alike and len({work.year for work in works if work.year}) < 2


def _several(rule: Rule, context: Context, citation: Citation, item: CitationItem) -> Finding:
    return rule.finding(
        message=f"{WORDS[item.kind]} fits several works",
        location=place_of_note(citation),
        severity=Severity.INFO if item.kind is NoteKind.SHORT else Severity.WARNING,
        confidence=Confidence.LOW if item.kind is NoteKind.SHORT else Confidence.MEDIUM,
        actual=item.text or citation.text,
        expected=works_called(context, item.references),
        remedy="say which is meant",
    )


def _what(item: CitationItem) -> str:
    match item.doubt:
        case Doubt.NO_SUCH_NOTE:
            return f"names note {item.named}, and there is no such note before it"
        case Doubt.WRONG_NOTE:
            return f"names note {item.named}, which does not cite that name"
        case _:
            return "leads to no earlier citation of the work"


def _with_number(item: CitationItem, citation: Citation) -> str:
    """Return the short form with the one right number, empty where it cannot be written so."""
    if len(item.instead) != 1 or item.named is None:
        return f"note {' or '.join(item.instead)}" if item.instead else ""
    text = (item.text or citation.text)[:200]
    place = _place_of_number(text, item.named)
    if place is None:
        return f"note {item.instead[0]}"
    return text[: place.start] + item.instead[0] + text[place.end :]


def _place_of_number(text: str, label: str) -> Span | None:
    """Return where a text names the note ``label`` ("note 4"), ``None`` unless it does so once."""
    found = list(re.finditer(NUMBERED + rf"(?P<n>{re.escape(label)})(?!\d)", text))
    return Span(*found[0].span("n")) if len(found) == 1 else None


def works_called(context: Context, keys: Sequence[str]) -> str:
    """Return works by their main titles, as readers of a document know them: its keys are nowhere in it.

    One without a title is called by its key, and so are those whose titles are the same.
    """
    titles = {r.key: main_title(r.work.title) for r in context.references if r.key in keys}
    told = Counter(titles.values())
    return " or ".join(f"“{title}”" if (title := titles.get(key, "")) and told[title] == 1 else key for key in keys)


def _names_of(context: Context, item: CitationItem) -> str:
    """Return the surnames of the work that is meant."""
    works = [reference.work for reference in context.references if (reference.key,) == item.references]
    return ", ".join(name.surname for name in (works[0].author or works[0].editor)) if len(works) == 1 else ""


def _doubtful(
    rule: Rule,
    context: Context,
    document: Document,
    citation: Citation,
    item: CitationItem,
    *,
    whole: bool,
    drift: int | None,
) -> Finding:
    """Return a finding for a short form that leads to a work, but not as it should."""
    work = works_called(context, item.references)
    instead = " or ".join(item.instead)
    sure = False
    match item.doubt:
        case Doubt.WRONG_NOTE | Doubt.NO_SUCH_NOTE:
            there = "does not cite that name" if item.doubt is Doubt.WRONG_NOTE else "is not before it"
            right = f"note {instead} does" if instead else f"it is that of {work}"
            message = f"note {citation.marker} names note {item.named}, which {there}; {right}"
            if drift is not None and len(item.instead) == 1:
                message += f" (all such numbers are off by {drift:+d}: a note was put in or taken out)"
            sure = whole and len(item.references) == 1 and bool(item.instead)
            expected, remedy = _with_number(item, citation) or work, "correct the number of the note"
        case Doubt.LATER_NOTE:
            message = f"note {citation.marker} names note {item.named} as an earlier one; it comes later"
            expected, remedy = f"a note before {citation.marker}", "correct the number, or write infra"
        case Doubt.SPELLING:
            message = f"note {citation.marker}: the name is not spelt as in the citation of {work}"
            expected, remedy = _names_of(context, item) or work, "correct the name, here or there"
        case Doubt.UNCONFIRMED:
            there = f"note {item.named} gives no such name; " if item.named else "no note cites it so; "
            message = f"note {citation.marker}: {there}{work} may be meant"
            expected, remedy = work, "see whether the text names the work so"
        case Doubt.NO_NAME:
            message = (
                f"note {citation.marker}: {WORDS[item.kind]} names no author; it may go back to note {item.target}"
            )
            expected, remedy = work, "name the author"
        case _:
            message = f"note {citation.marker}: the title given with {WORDS[item.kind]} is not that of {work}"
            expected, remedy = work, "correct the title, or cite the other work in full"
    return rule.finding(
        message=message,
        location=place_of_note(citation),
        severity=Severity.ERROR if sure else (Severity.INFO if item.doubt is Doubt.UNCONFIRMED else Severity.WARNING),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        actual=(item.text or citation.text)[:200],
        expected=expected,
        remedy=remedy,
        intent=renumbered(document, citation, item, item.instead),
    )


def _common_shift(citations: Sequence[Citation]) -> int | None:
    """Return by how much all wrong numbers are off, ``None`` when there are fewer than two or they differ."""
    shifts: Counter[int] = Counter()
    for _, _, item in items_of(citations):
        wrong = item.doubt in {Doubt.WRONG_NOTE, Doubt.NO_SUCH_NOTE}
        if wrong and len(item.instead) == 1 and _is_short_number(item.named) and _is_short_number(item.instead[0]):
            shifts[int(item.instead[0]) - int(item.named or 0)] += 1
    return next(iter(shifts)) if len(shifts) == 1 and shifts.total() > 1 else None


def _is_short_number(label: str | None) -> bool:
    return bool(label and label.isascii() and label.isdigit() and len(label) < 6)


def renumbered(document: Document, citation: Citation, item: CitationItem, right: Sequence[str]) -> ReplaceText | None:
    """Return the intent to write the one right number where the wrong one stands once in the note."""
    if not document.editable or item.named is None or len(right) != 1 or right[0] == item.named:
        return None
    note = note_of(document, citation)
    place = _place_of_number(note.block.text, item.named) if note else None
    if note is None or place is None:
        return None
    span = note.block.source_span(place.start, place.end)
    if span == Span(note.block.span.start, note.block.span.start) or span.of(document.text) != item.named:
        return None
    return ReplaceText(
        path=document.path, span=span, text=right[0], safe=False, summary=f"name note {right[0]}", raw=True
    )


def note_of(document: Document, citation: Citation) -> Note | None:
    """Return the note of a citation."""
    return next((n for n in document.notes if n.marker == citation.marker and n.line == citation.line), None)


def _unread_named(citations: Sequence[Citation], number: int, item: CitationItem) -> str | None:
    """Return the marker of the earlier note that has the name of a short form, wrongly read or not at all.

    Where the form names a note (supra note 4), only that note counts.
    """
    name = _name_of(item.text or citations[number].text)
    named = item.named or item.target
    for other in citations[max(number - MAX_NOTES, 0) : number] if name else ():
        meant = named is None or other.marker == named
        if meant and name in other.text.casefold() and not any(i.kind in SHORT_FORMS for i in other.items):
            return other.marker
    return None


def unresolved(rule: Rule, citation: Citation, item: CitationItem, what: str, *, sure: bool) -> Finding:
    """Return the finding for a short form that leads nowhere: an error where that is ``sure``, else information."""
    return rule.finding(
        message=f"note {citation.marker}: {WORDS[item.kind]} {what}",
        location=place_of_note(citation),
        severity=Severity.ERROR if sure else Severity.INFO,
        confidence=Confidence.HIGH if sure else Confidence.LOW,
        actual=(item.text or citation.text)[:200],
        remedy="name the work in full, or mend the note that it should lead to",
    )
