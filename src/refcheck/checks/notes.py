"""DOC: markers in the text and notes counted against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from refcheck.checks.author_dates import numbers_without_entry
from refcheck.checks.interface import Context, Rule, Scope, check
from refcheck.checks.unwritten import is_unwritten
from refcheck.model.document import BlockKind, Document, Marker, Note
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Location

TIED = frozenset({"docx", "odt", "epub", "html", "latex", "rst"})
"""Formats that tie markers and notes themselves: there a number cannot be left out or come twice."""
MAX_FINDINGS = 12
"""Of one kind in one document; where more is wrong the numbering itself is another one."""
_SURE = {Severity.ERROR: Confidence.HIGH, Severity.WARNING: Confidence.MEDIUM, Severity.INFO: Confidence.LOW}
HAND_SET = frozenset({"latex"})
"""Formats in which the marker of a note that stands alone (``\\footnotetext``) is as often set by hand."""
SEEN = frozenset({"pdf"})
"""Formats whose notes are told by where they stand on the page: what seems to be missing has mostly not been seen."""


def _marks_them_itself(document: Document) -> bool:
    r"""Return whether a LaTeX document has a mark for each note: ``\footnote`` sets its own, and to each
    ``\footnotetext`` there is a ``\footnotemark``, which may stand in a command of the document's own."""
    return document.format == "latex" and document.text.count("\\footnotetext") <= document.text.count("\\footnotemark")


_NO_TEXT = frozenset({BlockKind.NOTE, BlockKind.HEADING, BlockKind.FURNITURE})


def grade(severity: Severity) -> dict[str, Severity | Confidence]:
    """Return how bad and how sure it is that markers and notes do not go together."""
    return {"severity": severity, "confidence": _SURE[severity]}


def is_whole(document: Document) -> bool:
    """Return whether the notes of a document are all there: they start at 1 and are unbroken.

    They may begin again at 1 with each chapter or page. Of an excerpt nothing is said as an error: what
    is missing may stand in the rest.
    """
    labels = [note.marker for note in document.notes]
    if not all(map(_is_number, labels)):
        return True
    numbers = [[int(labels[i]) for i in run] for run in runs_of(labels)]
    return all(run == list(range(1, len(run) + 1)) for run in numbers)


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdigit() and len(label) < 6


def runs_of(labels: Sequence[str]) -> list[list[int]]:
    """Return the indexes of ``labels`` in runs: one begins wherever the first label comes again."""
    runs: list[list[int]] = []
    for index, label in enumerate(labels):
        if not runs or label == labels[0]:
            runs.append([])
        runs[-1].append(index)
    return runs


def _counted(document: Document) -> tuple[list[list[Marker]], list[list[Note]]]:
    """Return markers and notes by run; one run each unless both begin again, equally often.

    Where most notes of a run are asked for in another one, nothing began again: footnotes and numbered sources stand
    side by side, or in another order than their markers.
    """
    markers = [[document.markers[i] for i in run] for run in runs_of([m.label for m in document.markers])]
    notes = [[document.notes[i] for i in run] for run in runs_of([n.marker for n in document.notes])]
    if len(notes) > 1 and len(markers) == len(notes) and all(map(_belong, markers, notes)):
        return markers, notes
    return [list(document.markers)], [list(document.notes)]


def _belong(markers: Sequence[Marker], notes: Sequence[Note]) -> bool:
    labels = {note.marker for note in notes}
    return 2 * len(labels & {marker.label for marker in markers}) >= len(labels)


@check(
    "DOC004",
    "marker-without-note",
    "a note marker in the text has no note",
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    judged=(10, 10),
)
def marker_without_note(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Counts the markers in the text against the notes; chapter by chapter, or page by page, where the
    notes begin again at 1. Numbers in brackets are counted against the entries of a numbered list of references.

    ## Why it matters

    A reader who follows the marker finds nothing: the source of the sentence is lost. An editor cannot tell whether
    the note was lost or the marker was left over.

    ## Example

    Before:

    ```markdown
    The fees are three months' wages.[^1] Few are ever paid back.[^2]

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    ```

    After:

    ```markdown
    The fees are three months' wages.[^1] Few are ever paid back.[^2]

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    [^2]: Harbour Watch, *Tied to the Boat*, Harbour Press, 2021, p. 7.
    ```

    ## How to mend

    Write the note, or take the marker out. A note that was damaged in conversion (`<sup>7</sup>sup>`)
    may still stand somewhere in the file.

    ## How sure it is

    An *error* where the document has notes; a *warning* where it has none at all, since they may stand
    in another file, where the notes begin again with each page, since a note may stand on the next, and for a
    number of a list of references, and for a note that is still to be written. Markers in a PDF are not counted: a formula may look like one.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: after mending, 8
    findings read in the last 495, all right. In PDFs, where none of 6 was, markers are not counted any more. In excerpts of 48 further documents
    (436 notes in ten languages) 2 errors, both right.

    ## Known false alarms

    Raised figures that mean something else in a dialect that refcheck does not know.
    """
    yield from numbers_without_entry(rule, document)
    yield from _unwritten(rule, document)
    if document.format in SEEN:
        return
    known = {note.marker for note in document.notes}
    told: set[str] = set()
    for markers, notes in zip(*_counted(document), strict=True):
        labels = {note.marker for note in notes}
        for marker in markers:
            if marker.label in labels or (marker.label in told and marker.label not in known):
                continue
            labels.add(marker.label)
            told.add(marker.label)
            sure = bool(document.notes) and marker.label not in known
            yield rule.finding(
                message=f"the text has a marker for note {marker.label}, but there is no such note",
                location=Location(path=document.path, line=marker.line, column=marker.column, marker=marker.label),
                **grade(Severity.ERROR if sure else Severity.WARNING),
                actual=f"marker {marker.label}",
                expected=f"a note {marker.label}",
                remedy="write the note, or take the marker out",
            )


def _unwritten(rule: Rule, document: Document) -> Iterator[Finding]:
    """Yield the notes that stand for ones that are still to be written."""
    unwritten = [note for note in document.notes if not note.links and is_unwritten(note.text)]
    for note in unwritten[:MAX_FINDINGS]:
        yield rule.finding(
            message=f"note {note.marker} says only that its source is still to be found",
            location=Location(path=document.path, line=note.line, marker=note.marker),
            **grade(Severity.WARNING),
            actual=" ".join(note.text.split()),
            expected="the source",
            remedy="write which source is meant, or take the marker and its note out",
        )


@check(
    "DOC005",
    "note-without-marker",
    "a note has no marker in the text",
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    judged=(5, 5),
)
def note_without_marker(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    r"""Counts the notes against the markers in the text, and each note once; chapter by chapter, or page
    by page, where the notes begin again at 1.

    ## Why it matters

    A note that nothing leads to is usually left over from an edit, and the notes after it may have moved. A reader
    who comes from the note finds no sentence that it supports.

    ## Example

    Before:

    ```markdown
    The fees are three months' wages.[^1] Few are ever paid back.

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    [^2]: Harbour Watch, *Tied to the Boat*, Harbour Press, 2021, p. 7.
    ```

    After:

    ```markdown
    The fees are three months' wages.[^1] Few are ever paid back.[^2]

    [^1]: Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.
    [^2]: Harbour Watch, *Tied to the Boat*, Harbour Press, 2021, p. 7.
    ```

    ## How to mend

    Set the marker where the note belongs, or take the note out.

    ## How sure it is

    *Information* where no note, or less than half of them, has a marker: those may be written in a way that refcheck does
    not know, or stand in the text of which this is a part; and in LaTeX, where the marker of a `\footnotetext` is as
    often set by hand.

    Tried on 1,451 manuals, articles, vignettes and pages of TeX, R and PyPI packages: 4 found in the last 715, 2 right;
    the others were marks that a document sets by hand. As it stands, 3 were found in 220 further pages of manuals with
    notes, all right. In PDFs, where none of 30 was right, notes are not counted. In 103 parts of documents in Markdown,
    most of them without their markers, 96 notes were named, none rightly: 93 are information since. In excerpts of 48
    further documents (436 notes in ten languages) 5 were named that the excerpt does not itself explain: 2 rightly, and
    3 that titles and names in the front matter lead to, which are counted since.

    ## Known false alarms

    Notes to a title page or a table whose marker is a picture.
    """
    if not document.markers and all(block.kind in _NO_TEXT for block in document.blocks):
        return  # a page of notes alone: the text stands in another file
    if document.format in SEEN or _marks_them_itself(document):
        return
    often = Counter(marker.label for marker in document.markers)
    again = (
        len(runs_of([n.marker for n in document.notes])) > 1 and len(runs_of([m.label for m in document.markers])) > 1
    )
    severity = Severity.INFO if document.format in HAND_SET or not _mostly_marked(document) else rule.severity
    for markers, notes in zip(*_counted(document), strict=True):
        labels = {marker.label for marker in markers}
        seen: Counter[str] = Counter()
        for note in notes:
            seen[note.marker] += 1
            # Where numbering begins again there may be as many notes of a number as markers.
            allowed = max(often[note.marker], 1) if again and len(notes) == len(document.notes) else 1
            if seen[note.marker] > allowed:
                message = f"there are two notes {note.marker}"
            elif note.marker not in labels and note.marker not in document.leads:
                message = f"nothing in the text leads to note {note.marker}"
            else:
                continue
            yield rule.finding(
                message=message,
                location=Location(path=document.path, line=note.line, marker=note.marker),
                **grade(severity),
                actual=note.text[:120],
                remedy="set its marker in the text, or take the note out",
            )


def _mostly_marked(document: Document) -> bool:
    """Return whether at least half of the notes have a marker, so that markers are written as refcheck knows them."""
    labels = {marker.label for marker in document.markers}
    return 2 * sum(note.marker in labels for note in document.notes) >= len(document.notes)


@check(
    "DOC012",
    "numbering-gap",
    "the numbers of the notes leave one out, come twice or are out of order",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    scope=Scope.DOCUMENT,
    judged=(0, 0),
)
def numbering_gap(rule: Rule, context: Context, document: Document) -> Iterator[Finding]:
    """Follows the numbers of the markers through the text: each should be the one before plus one.

    Numbering may start anywhere, and begin again at its first number. A number that is left out is told
    of here only when there is no note of that number either.

    ## Why it matters

    Where a number is missing a note was lost, or deleted by half; where one comes twice, one of the two sentences
    has another sentence's source. A note that says “see note 5” may then lead to the wrong one.

    ## Example

    Before:

    ```markdown
    The fees are three months' wages.<sup>1</sup> Few are ever paid back.<sup>3</sup>

    <sup>1</sup> Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.

    <sup>3</sup> Harbour Watch, *Tied to the Boat*, Harbour Press, 2021, p. 7.
    ```

    After:

    ```markdown
    The fees are three months' wages.<sup>1</sup> Few are ever paid back.<sup>2</sup>

    <sup>1</sup> Sokha Dara, *Fees at the Border*, Delta Books, 2018, p. 41.

    <sup>2</sup> Harbour Watch, *Tied to the Boat*, Harbour Press, 2021, p. 7.
    ```

    ## How to mend

    Number the notes anew, or find the note that was lost.

    ## How sure it is

    A *warning*; nothing in a PDF, where a number may not have been seen; *information* for `[^1]`, where the
    numbers are names that are counted anew when the document is made. Formats that number their notes
    themselves are left alone, and so are documents that cite the same number again and again: those are
    numbers of sources, not of notes.

    Tried on 1,231 manuals, articles, vignettes and pages of TeX, R and PyPI packages: none was named but in
    PDFs; there none of 6 was right, and numbers are not
    followed any more: no share can be given.

    ## Known false alarms

    A text that sets the marker of an earlier note a second time on purpose, to cite it again: two such markers, or
    one in five, are told. Raised figures that mean something else.
    """
    for problem in document.problems:
        if problem.code == rule.code:
            yield rule.finding(
                message=problem.message,
                location=problem.location,
                severity=Severity.INFO if problem.mild else Severity.WARNING,
                actual=problem.actual,
                expected=problem.expected,
                remedy=problem.remedy,
            )
    if document.format in TIED | SEEN:
        return
    found = [one for run in runs_of([m.label for m in document.markers]) for one in _broken(document, run)]
    if len(found) > max(2, len(document.markers) // 5) or len(found) > MAX_FINDINGS:
        return
    for marker, message, expected in found:
        named = marker.span.of(document.text).startswith("[^")
        yield rule.finding(
            message=message,
            location=Location(path=document.path, line=marker.line, column=marker.column, marker=marker.label),
            **grade(Severity.INFO if named else Severity.WARNING),
            actual=f"marker {marker.label}",
            expected=expected,
            remedy="number the notes anew, or find the one that was lost",
        )


def _broken(document: Document, run: Sequence[int]) -> Iterator[tuple[Marker, str, str]]:
    """Yield the markers of a run that do not follow the one before, with what to say."""
    markers = [document.markers[i] for i in run if _is_number(document.markers[i].label)]
    markers = [
        m for m in markers if not m.span.of(document.text).startswith("[") or m.span.of(document.text)[1:2] == "^"
    ]
    noted = {note.marker for note in document.notes}
    present = {marker.label for marker in markers}
    seen: set[str] = set()
    highest = int(markers[0].label) - 1 if markers else 0
    for marker in markers:
        number = int(marker.label)
        missing = [n for n in range(highest + 1, min(number, highest + 50)) if str(n) not in present | noted]
        if marker.label in seen:
            yield marker, f"the marker of note {number} comes twice", f"marker {highest + 1}"
        elif number < highest:
            yield marker, f"the marker of note {number} comes after that of note {highest}", f"marker {highest + 1}"
        elif missing:
            yield marker, f"the numbers of the notes jump from {highest} to {number}", f"marker {highest + 1}"
        seen.add(marker.label)
        highest = max(highest, number)
